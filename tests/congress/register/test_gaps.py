"""What is missing or contradictory; records that look alike; units that merge and split."""

from datetime import date

import pytest

from congress.register.gapfiles import summary
from congress.register.gaps import gaps, limits
from congress.register.messages import MESSAGES
from congress.register.register import Register, Row, applied
from congress.register.tables import BY_NAME, TABLES
from congress.register.twins import pairs
from congress.register.units import become, lines, loops, tree, within

ON = date(2025, 9, 25)
WHOLE = {
    "name": "Nguyễn Văn An", "born": "12/03/1975", "sex": "male", "ethnicity": "Kinh", "home": "xã A",
    "joined": "01/05/2000", "official": "01/05/2001", "education": "Đại học", "theory": "Cao cấp", "post": "Bí thư",
    "unit": "u1",
}  # fmt: skip


def register(**tables: list[dict[str, str]]) -> Register:
    rows: dict[str, list[Row]] = {"units": [{"id": "u1", "name": "Đảng bộ A"}], **tables}
    return applied(Register({t.name: {} for t in TABLES}), rows, ())


def one(**values: str) -> Register:
    levels = [{"person": "a1", "year": str(year), "level": "good"} for year in (2022, 2023, 2024)]
    return register(people=[{"id": "a1", **WHOLE, **values}], evaluations=levels)


def codes(found: Register) -> list[str]:
    return [gap.problem.code for gap in gaps(found, ON)]


def test_a_whole_record_has_no_gap() -> None:
    assert codes(one()) == []


@pytest.mark.parametrize("column", [c.name for c in BY_NAME["people"].columns if c.required and c.name != "id"])
def test_each_required_field_that_is_empty_is_a_gap_of_the_unit(column: str) -> None:
    (gap, *_rest) = gaps(one(**{column: ""}), ON)
    assert (gap.problem.code, gap.person) == ("GAP", "a1")
    assert gap.unit == ("" if column == "unit" else "u1")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"joined": "11/03/1993"}, ["JOINED_YOUNG"]),
        ({"joined": "12/03/1993"}, []),
        ({"joined": "13/03/1993"}, []),
        ({"joined": "1993"}, []),  # it may have been later in the year
        ({"official": "30/04/2001"}, ["OFFICIAL_EARLY"]),
        ({"official": "01/05/2001"}, []),
        ({"official": "30/04/2000"}, ["DATES_ORDER"]),
        ({"official": "2001"}, []),
        ({"joined": "01/01/1970", "official": "01/01/1972"}, ["DATES_ORDER"]),
        ({"unit": "u9"}, ["NO_SUCH_ID"]),
    ],
)
def test_contradictions_of_one_person(values: dict[str, str], expected: list[str]) -> None:
    assert codes(one(**values)) == expected


def test_years_without_an_evaluation_are_named() -> None:
    (gap,) = gaps(register(people=[{"id": "a1", **WHOLE}]), ON)
    assert gap.problem.text("en") == "no evaluation for 2022, 2023, 2024"


def with_rows(table: str, *rows: dict[str, str]) -> list[str]:
    people = [{"id": f"a{n}", **WHOLE, "name": name, "born": f"0{n}/01/1975"} for n, name in
              enumerate(("Trần Thị Bé", "Lê Văn Cả", "Đỗ Quang Hạnh"), start=1)]  # fmt: skip
    levels = [{"person": p["id"], "year": str(y), "level": "good"} for p in people for y in (2022, 2023, 2024)]
    return codes(register(people=people, evaluations=levels, **{table: list(rows)}))


def related(*rows: tuple[str, str, str]) -> list[str]:
    return with_rows("relations", *({"person": p, "relation": r, "other": o} for p, r, o in rows))


def test_relations_are_said_by_both_and_the_same() -> None:
    assert related(("a1", "parent", "a2"), ("a2", "child", "a1")) == []
    assert related(("a1", "spouse", "a2"), ("a2", "spouse", "a1")) == []
    assert related(("a1", "parent", "a2")) == ["RELATION_ONE_SIDED"]
    assert related(("a1", "parent", "a2"), ("a2", "sibling", "a1")) == ["RELATION_CONTRADICTS"] * 2
    assert related(("a1", "parent", "a7")) == ["NO_SUCH_ID"]
    assert related(("a1", "parent", "")) == ["RELATIVE_UNNAMED"]


def test_discipline_without_an_end_and_with_one_before_the_decision() -> None:
    row = {"person": "a1", "kind": "discipline", "what": "Khiển trách", "decided": "01/03/2024"}
    assert with_rows("awards", row) == ["DISCIPLINE_OPEN"]
    assert with_rows("awards", {**row, "until": "01/03/2025"}) == []
    assert with_rows("awards", {**row, "until": "28/02/2024"}) == ["DATES_ORDER"]
    assert with_rows("awards", {**row, "kind": "reward"}) == []


@pytest.mark.parametrize(("count", "expected"), [(3, 0), (4, 1)])
def test_not_more_than_three_posts_a_person(count: int, expected: int) -> None:
    rows = [{"person": "a1", "post": f"Chức danh {n}", "term": "2025-2030"} for n in range(count)]
    assert with_rows("plans", *rows) == ["PLANS_TOO_MANY"] * expected


def test_records_that_look_alike_are_shown_and_others_are_not() -> None:
    def found(*people: dict[str, str]) -> list[tuple[str, str]]:
        rows = [{"id": f"a{n}", "unit": f"u{n}", **values} for n, values in enumerate(people)]
        return [(pair.one, pair.other) for pair in pairs(register(people=rows))]

    an, born = "Nguyễn Văn An", "12/03/1975"
    assert found({"name": an, "born": born}, {"name": "Nguyen Van An", "born": born}) == [("a0", "a1")]
    assert found({"name": an, "born": born}, {"name": "Nguyễn Văn  Anh", "born": born}) == [("a0", "a1")]
    assert found({"name": an, "born": born}, {"name": "Vũ Thị Hoa", "born": born}) == []
    assert found({"name": an, "born": born}, {"name": an, "born": "13/03/1975"}) == []
    assert found({"name": an, "born": born}, {"name": an, "born": "1975"}) == [("a0", "a1")]
    assert found({"name": an, "born": born}, {"name": an, "born": ""}) == [("a0", "a1")]
    assert found({"name": an, "born": ""}, {"name": an, "born": ""}) == [("a0", "a1")]


UNITS = [
    {"id": "top", "name": "Tỉnh"},
    {"id": "a", "name": "Xã A", "parent": "top", "until": "30/06/2025"},
    {"id": "b", "name": "Xã B", "parent": "top", "until": "30/06/2025"},
    {"id": "c", "name": "Xã C", "parent": "top", "since": "01/07/2025"},
    {"id": "d", "name": "Xã D", "parent": "top", "since": "01/09/2025"},
    {"id": "e", "name": "Xã E", "parent": "top", "since": "01/09/2025"},
    {"id": "a1", "name": "Chi bộ A1", "parent": "a"},
]
CHANGES = [
    {"date": "01/07/2025", "kind": "merge", "source": "a", "target": "c"},
    {"date": "01/07/2025", "kind": "merge", "source": "b", "target": "c"},
    {"date": "01/09/2025", "kind": "split", "source": "c", "target": "d"},
    {"date": "01/09/2025", "kind": "split", "source": "c", "target": "e"},
]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2025, 6, 30), ["a"]), (date(2025, 7, 1), ["c"]), (date(2025, 8, 31), ["c"]), (date(2025, 9, 1), ["d", "e"])],
)
def test_a_unit_is_followed_through_mergers_and_splits(on: date, expected: list[str]) -> None:
    assert become(register(units=UNITS, changes=CHANGES), "a", on) == expected


def test_the_tree_is_that_of_the_day() -> None:
    found = register(units=UNITS, changes=CHANGES)
    before = [(depth, node.id) for depth, node in lines(tree(found, date(2025, 6, 30)))]
    assert before == [(0, "top"), (1, "a"), (2, "a1"), (1, "b")]
    after = [(depth, node.id) for depth, node in lines(tree(found, date(2025, 7, 1)))]
    assert after == [(0, "a1"), (0, "top"), (1, "c")]
    assert within(found, "top", date(2025, 6, 30)) == {"top", "a", "a1", "b"}


def test_a_unit_below_itself_is_named_and_harms_nothing() -> None:
    found = register(units=[{"id": "x", "name": "X", "parent": "y"}, {"id": "y", "name": "Y", "parent": "x"}])
    assert loops(found) == [("x", "y")]
    assert codes(found) == ["UNIT_LOOP"]
    assert tree(found, ON) == ()


def test_people_of_a_unit_that_ended_are_told_where_it_went() -> None:
    rows = [{"id": "p1", **WHOLE, "unit": "a"}]
    found = [g.problem for g in gaps(register(units=UNITS, changes=CHANGES, people=rows), date(2025, 8, 1))]
    assert next(p for p in found if p.code == "UNIT_ENDED").text("en") == (
        "the unit Xã A ended on 30/06/2025; now: Xã C (c)"
    )


def test_the_summary_counts_people_and_problems_of_each_unit() -> None:
    (line,) = summary(one(), gaps(one(home="", joined="01/01/1970", official="01/01/1972"), ON))
    assert (line.name, line.people, line.concerned, line.missing, line.contradictory) == ("Đảng bộ A", 1, 1, 1, 1)


def test_messages_say_the_same_in_both_languages() -> None:
    import re

    for code, message in MESSAGES.items():
        for vi, en in ((message.vi, message.en), (message.fix_vi, message.fix_en)):
            said = [{re.sub("_(vi|en)$", "", name) for name in re.findall(r"\{(\w+)\}", text)} for text in (vi, en)]
            assert said[0] == said[1], code
        assert message.fix_vi, code


def test_every_limit_has_its_source() -> None:
    assert {name: one.value for name, one in limits().items()} == {
        "people_a_post_at_most": 3, "posts_a_person_at_most": 3, "joining_age_months": 216, "probation_months": 12,
        "evaluation_years": 3,
    }  # fmt: skip
    assert all(one.source for one in limits().values())
