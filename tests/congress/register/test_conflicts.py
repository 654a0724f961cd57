"""Relatives and posts: who is related to whom, and every conflict with the way between the two."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from congress.cli.app import app
from congress.custody import read_entries
from congress.i18n import set_language
from congress.register.conflictfiles import conflict_rows
from congress.register.conflicts import Post, conflicts, decide, rules, way_words
from congress.register.kinship import graph_of, kin_of
from congress.register.records import commit, load, propose
from congress.register.register import Register, applied
from congress.register.tables import TABLES
from congress.workspace import Settings, create

Stated = tuple[str, str, str]


def register(relations: list[Stated], **tables: list[dict[str, str]]) -> Register:
    people = sorted({one for person, _, other in relations for one in (person, other) if not other.startswith("~")})
    rows = {
        "units": [
            {"id": "top", "name": "Tỉnh"},
            *({"id": f"u{n}", "name": f"Sở {n}", "parent": "top"} for n in range(4)),
        ],
        "people": [{"id": one, "name": one.upper()} for one in people],
        "relations": [{"person": p, "relation": r, "other": o} for p, r, o in relations],
        **tables,
    }
    return applied(Register({t.name: {} for t in TABLES}), rows, ())


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ([("a", "spouse", "b")], "spouse"),
        ([("b", "spouse", "a")], "spouse"),
        ([("b", "child", "a")], "parent"),  # stated by the other one only
        ([("a", "spouse", "m"), ("m", "parent", "b")], "parent_in_law"),
        ([("a", "spouse", "m"), ("m", "sibling", "b")], "sibling_in_law"),
        ([("a", "sibling", "m"), ("m", "spouse", "b")], "sibling_in_law"),
        ([("a", "child", "m"), ("m", "spouse", "b")], "child_in_law"),
        ([("a", "parent", "m"), ("m", "child", "b")], "sibling"),
        ([("a", "parent", "m"), ("b", "parent", "m")], "sibling"),
        ([("a", "spouse", "m"), ("m", "parent", "n"), ("n", "child", "b")], "sibling_in_law"),
        ([("a", "parent", "m"), ("m", "sibling", "b")], ""),  # an uncle
        ([("a", "parent", "m"), ("m", "parent", "b")], ""),  # a grandparent
        ([("a", "sibling", "m"), ("m", "spouse", "n"), ("n", "sibling", "b")], ""),
    ],
)
def test_a_chain_is_followed_as_long_as_it_comes_to_a_relation_that_counts(
    relations: list[Stated], expected: str
) -> None:
    found = {kin.person: kin.relation for kin in kin_of(graph_of(register(relations)), "a")}
    assert found.get("b", "") == expected


def test_of_two_ways_the_shorter_one_is_told() -> None:
    found = register([("a", "parent", "m"), ("m", "child", "b"), ("a", "sibling", "b")])
    (kin,) = [kin for kin in kin_of(graph_of(found), "a") if kin.person == "b"]
    assert way_words(found, "a", kin, "en") == "A (a) → sibling: B (b)"


def test_relatives_of_the_same_name_outside_the_register_join_nobody() -> None:
    relations = [
        {"person": one, "relation": relation, "other_name": "Trần Thị Bé", "other_post": f"Kế toán {one}"}
        for one, relation in (("a", "sibling"), ("b", "spouse"))
    ]
    people = [{"id": one, "name": one.upper()} for one in "ab"]
    rows = proposed(*((one, "Ủy viên", "top", "BTV", "") for one in "ab"))
    made = applied(register([], people=people, proposals=rows), {"relations": relations}, ())
    (kin,) = kin_of(graph_of(made), "a")
    assert way_words(made, "a", kin, "en") == "A (a) → sibling: Trần Thị Bé"
    assert [(one.rule, one.one.person) for one in conflicts(made)] == [("outside", "a"), ("outside", "b")]
    assert [row.other for row in conflict_rows(made, conflicts(made), "en")] == [
        "Trần Thị Bé: Kế toán a", "Trần Thị Bé: Kế toán b",
    ]  # fmt: skip


SPOUSES: list[Stated] = [("a", "spouse", "b"), ("b", "spouse", "a")]


def proposed(*rows: tuple[str, str, str, str, str]) -> list[dict[str, str]]:
    return [dict(zip(("person", "post", "unit", "body", "sector"), row, strict=True)) for row in rows]


def found(*rows: tuple[str, str, str, str, str], relations: list[Stated] = SPOUSES) -> list[str]:
    return [one.id for one in conflicts(register(relations, proposals=proposed(*rows)))]


def test_two_members_of_one_body() -> None:
    one, other = ("a", "Ủy viên", "top", "Ban Thường vụ", ""), ("b", "Ủy viên", "top", "BAN THƯỜNG  VỤ", "")
    assert found(one, other) == ["same_body|a/ủy-viên/top/ban-thường-vụ|b/ủy-viên/top/ban-thường-vụ"]
    assert found(one, (*other[:3], "Ủy ban Kiểm tra", "")) == []
    assert found(one, other, relations=[("a", "sibling", "c"), ("b", "sibling", "d")]) == []


def test_relatives_in_two_bodies_are_two_conflicts_and_a_decision_on_one_is_none_on_the_other(tmp_path: Path) -> None:
    here = create(tmp_path / "ws", settings=Settings(title="A"), by="Tấn")
    rows = [(one, f"Ủy viên {body}", "", body, "") for one in "ab" for body in "XY"]
    made = register(SPOUSES, proposals=proposed(*rows))
    commit(here, propose(here, {t.name: list(made.rows(t.name).values()) for t in TABLES}), "Tấn", "Nhập")
    one, other = (conflict.id for conflict in conflicts(made))
    assert one != other
    decide(here, load(here), one, "Được", "Lan")
    assert {c.id: c.decision for c in conflicts(load(here), read_entries(here))} == {one: "Được", other: ""}


def test_head_and_deputy_of_one_unit() -> None:
    assert found(("a", "Giám đốc", "u1", "", ""), ("b", "Phó Giám đốc", "u1", "", "")) == [
        "head_and_deputy|a/giám-đốc/u1/|b/phó-giám-đốc/u1/"
    ]
    assert found(("a", "Giám đốc", "u1", "", ""), ("b", "Phó Giám đốc", "u2", "", "")) == []
    assert found(("a", "Phó Giám đốc", "u1", "", ""), ("b", "Phó Giám đốc", "u1", "", "")) == []


@pytest.mark.parametrize("sector", rules()["sectors"])
def test_heads_of_the_sectors_named(sector: str) -> None:
    rows = [("a", "Giám đốc", "u1", "", sector), ("b", "Chánh Thanh tra", "u2", "", "thanh tra")]
    assert found(*rows) == ["heads_of_sectors|a/giám-đốc/u1/|b/chánh-thanh-tra/u2/"]
    assert found(rows[0], ("b", "Giám đốc", "u2", "", "Y tế")) == []
    assert found(rows[0], ("b", "Phó Giám đốc", "u2", "", "thuế")) == []


def test_a_post_held_now_counts_against_one_put_forward_and_not_against_another_held() -> None:
    people = [
        {"id": "a", "name": "A", "post": "Giám đốc", "unit": "u1"},
        {"id": "b", "name": "B", "post": "Phó Giám đốc", "unit": "u1"},
    ]
    assert conflicts(register(SPOUSES, people=people)) == []
    one = proposed(("b", "Phó Giám đốc", "u1", "", ""))
    (conflict,) = conflicts(register(SPOUSES, people=people, proposals=one))
    assert (conflict.rule, conflict.kin.relation) == ("head_and_deputy", "spouse")


def test_a_relative_outside_the_register_with_a_post_is_shown() -> None:
    relation = [{"person": "a", "relation": "sibling", "other_name": "Lý Thị Sương", "other_post": "Kế toán trưởng"}]
    made = register([], people=[{"id": "a", "name": "A"}], proposals=proposed(("a", "Bí thư", "top", "", "")))
    one = applied(made, {"relations": relation}, ())
    (conflict,) = conflicts(one)
    assert (conflict.rule, conflict.other) == ("outside", None)
    two = applied(one, {"proposals": proposed(("a", "Ủy viên", "top", "BTV", ""))}, ())
    assert len({conflict.id for conflict in conflicts(two)}) == 2


def test_what_was_decided_stays_with_the_conflict_and_excludes_nobody(tmp_path: Path) -> None:
    here = create(tmp_path / "ws", settings=Settings(title="A"), by="Tấn")
    made = register(SPOUSES, proposals=proposed(("a", "x", "", "BTV", ""), ("b", "y", "", "BTV", "")))
    commit(here, propose(here, {t.name: list(made.rows(t.name).values()) for t in TABLES}), "Tấn", "Nhập")
    decide(here, load(here), "same_body|a/x//btv|b/y//btv", "Thôi giới thiệu B", "Lan")
    (conflict,) = conflicts(load(here), read_entries(here))
    assert (conflict.decision, conflict.decided_by) == ("Thôi giới thiệu B", "Lan")
    set_language("en")
    try:
        out = tmp_path / "c.csv"
        options = ["register", "conflicts", "--workspace", str(here.root), "-o", str(out)]
        assert CliRunner().invoke(app, options).exit_code == 2  # a file on people needs a reason
        assert not out.exists()
        options += ["--reason", "Rà soát", "--as", "Lan"]
        assert CliRunner().invoke(app, options).exit_code == 0
        last = read_entries(here)[-1]
        assert (last.action, last.by, sorted(last.payload["people"])) == ("register_export", "Lan", ["a", "b"])
        wrong = CliRunner().invoke(app, [*options, "--decide", "same_body|a|c", "--decision", "x"])
    finally:
        set_language("vi")
    assert wrong.exit_code == 3
    assert "Thôi giới thiệu B (Lan)" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("post", "role"),
    [("Bí thư Đảng ủy", "head"), ("Phó Bí thư", "deputy"), ("Phó trưởng ban", "deputy"), ("Ủy viên", "member"),
     ("Trưởng ban", "head"), ("Chuyên viên", "member"), ("Chủ tịch UBND", "head"), ("Phóng viên", "member")],
)  # fmt: skip
def test_head_deputy_member(post: str, role: str) -> None:
    assert Post("a", post, "", "", "", proposed=True).role == role
