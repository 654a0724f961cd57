"""A regulation of a committee's own: read as data, checked, and obeyed clause by clause."""

import datetime
import tomllib

import pytest
from tally_cases import agree_ballots, codes, contest, contest_data, marks, told

from tally.clauses import ThresholdClause
from tally.contest_check import parse_contest
from tally.engine import compute
from tally.problems import InvalidError, UnreadableError
from tally.regulation import (
    Setting,
    builtin_ids,
    clause_for,
    clauses_for,
    forms_of,
    load_builtin,
    parse_regulation,
    setting_of,
    source_of,
    with_settings,
)

OWN = """
schema = "regulation/1"
id = "own"
vi = "Điều lệ hội"
en = "Statutes"
source = "Điều lệ hội 2024"

[[kind]]
id = "board"
vi = "ban quản trị"
en = "board"

[[clause]]
id = "base"
mechanism = "base"
base = "present"
valid_to = 2024-12-31
confidence = "verified"
vi = "Tính trên số người có mặt."
en = "Of those present."

[[clause]]
id = "three-quarters"
mechanism = "threshold"
applies = { kinds = ["board"] }
numerator = 3
denominator = 4
strict = false
confidence = "unverified"
article = "Đ7"
vi = "Từ ba phần tư trở lên."
en = "Three quarters or more."

[[clause]]
id = "half"
mechanism = "threshold"
numerator = 1
denominator = 2
strict = true
confidence = "verified"
vi = "Quá một nửa."
en = "More than half."

[[clause]]
id = "tie"
mechanism = "tie"
rule = "operator"
confidence = "verified"
vi = "Hội nghị quyết định."
en = "The meeting decides."

[[clause]]
id = "form"
mechanism = "form"
form = "agree"
confidence = "verified"
vi = "Phiếu đồng ý."
en = "Agree ballot."

[[clause]]
id = "percent"
mechanism = "rounding"
decimals = 1
rule = "half_up"
confidence = "verified"
vi = "Một số lẻ."
en = "One decimal."
"""


def own(**replaced):
    text = OWN
    for old, new in replaced.items():
        text = text.replace(old, new)
    return tomllib.loads(text)


def result(day=None, **keys):
    regulation = parse_regulation(tomllib.loads(OWN), "own.toml")
    data = contest_data(2, 2, regulation="own.toml", electorate={"body": "meeting", "present": 8}, **keys)
    data["event"] = {"date": day} if day else {}
    return compute(parse_contest(data, "x", regulation), regulation, agree_ballots([(6, 2, 0), (5, 3, 0)]))


def test_its_base_threshold_and_rounding_hold():
    board = result(kind="board")
    assert (board.base.kind, board.needed, board.elected) == ("present", 6, ("c01",))
    assert [one.share for one in board.candidates] == ["75.0", "62.5"]
    assert [one.clause for one in board.candidates] == ["three-quarters"] * 2
    assert result().needed == 5


def test_only_its_own_unverified_clauses_are_told():
    (told,) = [one for one in result(kind="board").warnings if one.code == "W01"]
    assert "three-quarters (Điều lệ hội 2024, Đ7)" in told.en
    assert "W01" not in codes(result().warnings)


@pytest.mark.parametrize(("day", "warned"), [("2024-12-31", False), ("2025-01-01", True)])
def test_a_clause_out_of_force_is_told(day, warned):
    assert ("W21" in codes(result(day=day).warnings)) == warned


def test_a_ground_it_does_not_know_is_refused():
    regulation = parse_regulation(tomllib.loads(OWN), "own.toml")
    data = contest_data(2, 2, regulation="own.toml", electorate={"body": "meeting", "present": 8})
    with pytest.raises(InvalidError):
        compute(parse_contest(data, "x", regulation), regulation, marks([["yes", "no"]], ["MARKED"]))


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (lambda d: d.update(schema="regulation/2"), "VALUE_CHOICE", "schema"),
        (lambda d: d["clause"][0].update(base="attending"), "VALUE_CHOICE", "clause[1].base"),
        (lambda d: d["clause"][1].update(denominator=0), "VALUE_LOW", "clause[2].denominator"),
        (lambda d: d["clause"][1].update(numerator=4), None, None),
        (lambda d: d["clause"][1].update(numerator=5), "VALUE_LOW", "clause[2].denominator"),
        (lambda d: d["clause"][1].update(numerator=10**30), "VALUE_HIGH", "clause[2].numerator"),
        (lambda d: d["clause"][1].update(numerator=3.0), "VALUE_KIND", "clause[2].numerator"),
        (lambda d: d["clause"][1].update(numerator=-1), "VALUE_LOW", "clause[2].numerator"),
        (lambda d: d["clause"][1].update(strict="sometimes"), "VALUE_KIND", "clause[2].strict"),
        (lambda d: d["clause"][1].update(strikt=True), "KEY_UNKNOWN_NEAR", "clause[2].strikt"),
        (lambda d: d["clause"][1].pop("vi"), "KEY_MISSING", "clause[2].vi"),
        (lambda d: d["clause"][1].update(confidence="sure"), "VALUE_CHOICE", "clause[2].confidence"),
        (lambda d: d["clause"][3].update(mechanism="dice"), "VALUE_CHOICE", "clause[4]"),
        (lambda d: d["clause"][3].pop("mechanism"), "VALUE_CHOICE", "clause[4]"),
        (lambda d: d["clause"][1]["applies"].update(kinds=["bord"]), "CLAUSE_KIND_UNKNOWN", ""),
        (lambda d: d["clause"].append(d["clause"][0]), "REGULATION_ID_TWICE", "clause[7].id"),
        (lambda d: d["kind"].append(d["kind"][0]), "REGULATION_ID_TWICE", "kind[2].id"),
        (lambda d: d["clause"][0].update(valid_from=datetime.date(2024, 12, 31)), None, None),
        (lambda d: d["clause"][0].update(valid_from=datetime.date(2025, 1, 1)), "DATES_REVERSED", "clause[1].valid_to"),
        (
            lambda d: d.update(valid_from=datetime.date(2025, 1, 2), valid_to=datetime.date(2025, 1, 1)),
            "DATES_REVERSED",
            "valid_to",
        ),
        (lambda d: d["clause"][0].update(vi="a\u0007b"), "VALUE_REFUSED", "clause[1].vi"),
        (lambda d: d["clause"][0].update(vi=" "), "VALUE_LENGTH", "clause[1].vi"),
        (lambda d: d["clause"][0].update(article="a\u202eb"), "VALUE_REFUSED", "clause[1].article"),
        (lambda d: d.pop("clause"), "KEY_MISSING", "clause"),
        (lambda d: d.update(clause=[]), "LIST_EMPTY", "clause"),
    ],
)
def test_what_is_wrong_in_it_is_named_by_key(change, code, at):
    data = own()
    change(data)
    if code is None:
        assert parse_regulation(data, "own.toml")
        return
    with pytest.raises(InvalidError) as refused:
        parse_regulation(data, "own.toml")
    assert [(one.code, one.place.at) for one in refused.value.problems] == [(code, at)]


@pytest.mark.parametrize("missing", ["base", "threshold", "tie", "rounding", "form"])
def test_a_mechanism_it_lacks_is_named(missing):
    data = own()
    data["clause"] = [one for one in data["clause"] if one["mechanism"] != missing]
    regulation = parse_regulation(data, "own.toml")
    case = parse_contest(
        contest_data(2, 2, regulation="own.toml", electorate={"body": "meeting", "present": 8}), "x", regulation
    )
    with pytest.raises(InvalidError) as refused:
        compute(case, regulation, agree_ballots([(6, 2, 0), (5, 3, 0)]))
    (one,) = refused.value.problems
    assert one.code == "CLAUSE_MISSING"
    assert missing in one.text("en")


@pytest.mark.parametrize("name", ["", "party-1930", "../party-2024", "party-2024.toml"])
def test_only_known_ids_are_built_in(name):
    with pytest.raises(UnreadableError):
        load_builtin(name)


def test_votes_divided_freely_need_shares():
    case = parse_contest(
        contest_data(2, 1, regulation="majority", form="points", electorate={"body": "meeting", "present": 8}), "x"
    )
    with pytest.raises(InvalidError) as refused:
        compute(case, load_builtin("majority"), marks([["1", ""]]))
    assert codes(refused.value.problems) == ["POINTS_NEED_SHARES"]


def faults(change):
    data = own()
    change(data)
    with pytest.raises(InvalidError) as refused:
        parse_regulation(data, "own.toml")
    problems = refused.value.problems
    assert {one.place.file for one in problems} == {"own.toml"}
    return told(problems)


MECHANISMS = ("base, threshold, ranking, tie, shortfall, alternates, hold, turnout, form, ground, surplus, "
              "list_tie, rounding, officers_not_on_list, order, support, adoption, nomination, quorum, selection, "
              "classes")  # fmt: skip
CLASSES = {"id": "k", "mechanism": "classes", "vi": "a", "en": "b", "confidence": "verified"}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            lambda d: d["clause"][3].update(mechanism="dice"),
            [("VALUE_CHOICE", "clause[4]", "", {"key": "[4]", "value": "…", "choices": MECHANISMS})],
        ),
        (
            lambda d: d["clause"][3].pop("mechanism"),
            [("VALUE_CHOICE", "clause[4]", "", {"key": "[4]", "value": "…", "choices": "mechanism"})],
        ),
        (
            lambda d: d["clause"][1].update(strikt=True, decimal=1),
            [("KEY_UNKNOWN_NEAR", "clause[2].strikt", "three-quarters", {"key": "strikt", "near": "strict"}),
             ("KEY_UNKNOWN", "clause[2].decimal", "three-quarters", {"key": "decimal", "near": ""})],
        ),
        (
            lambda d: d["clause"][5].update(decimal=True),
            [("KEY_UNKNOWN_NEAR", "clause[6].decimal", "percent", {"key": "decimal", "near": "decimals"})],
        ),
        (
            lambda d: d["clause"][1]["applies"].update(kindz=[]),
            [("KEY_UNKNOWN_NEAR", "clause[2].applies.kindz", "three-quarters", {"key": "kindz", "near": "kinds"})],
        ),
        (
            lambda d: d["clause"][1]["applies"].update(kinds=["bord", "board", "x"]),
            [("CLAUSE_KIND_UNKNOWN", "", "three-quarters", {"kind": "bord"}),
             ("CLAUSE_KIND_UNKNOWN", "", "three-quarters", {"kind": "x"})],
        ),
        (
            lambda d: (d["clause"].append(d["clause"][0]), d["kind"].extend([d["kind"][0]] * 2)),
            [("REGULATION_ID_TWICE", "kind[2].id", "", {"id": "board", "table": "kind"}),
             ("REGULATION_ID_TWICE", "kind[3].id", "", {"id": "board", "table": "kind"}),
             ("REGULATION_ID_TWICE", "clause[7].id", "", {"id": "base", "table": "clause"})],
        ),
        (
            lambda d: d.update(schma=1),
            [("KEY_UNKNOWN_NEAR", "schma", "", {"key": "schma", "near": "schema"})],
        ),
        (
            lambda d: d["clause"].append(CLASSES | {"classes": [
                {"verdict": "class_1", "level": "x", "numerator": 1, "denominator": 0, "strickt": True}]}),
            [("VALUE_CHOICE", "clause[7].classes[1].level", "k",
              {"key": "level", "value": "x", "choices": "high, medium, low"}),
             ("VALUE_LOW", "clause[7].classes[1].denominator", "k",
              {"key": "denominator", "value": "0", "bound": "1"}),
             ("KEY_MISSING", "clause[7].classes[1].strict", "k", {"key": "strict"}),
             ("KEY_UNKNOWN_NEAR", "clause[7].classes[1].strickt", "k", {"key": "strickt", "near": "strict"})],
        ),
        (
            lambda d: d["clause"].append(CLASSES | {"classes": []}),
            [("LIST_EMPTY", "clause[7].classes", "k", {"key": "classes"})],
        ),
        (
            lambda d: d.update(clause={"a": 1}),
            [("VALUE_KIND", "clause", "",
              {"key": "clause", "value": "…", "wanted_vi": "một danh sách", "wanted_en": "a list"})],
        ),
        (
            lambda d: d.update(clause=[5]),
            [("VALUE_KIND", "clause[1]", "",
              {"key": "[1]", "value": "5", "wanted_vi": "một bảng các khóa", "wanted_en": "a table of keys"})],
        ),
        (
            lambda d: d["clause"][0].update(valid_to=True),
            [("VALUE_KIND", "clause[1].valid_to", "base",
              {"key": "valid_to", "value": "True", "wanted_vi": "một ngày, ví dụ 2025-09-25",
               "wanted_en": "a date such as 2025-09-25"})],
        ),
    ],
)  # fmt: skip
def test_every_fault_of_it_names_key_clause_value_and_what_is_wanted(change, found):
    assert sorted(faults(change), key=str) == sorted(found, key=str)


def test_an_unknown_built_in_id_is_answered_with_those_known():
    with pytest.raises(UnreadableError) as refused:
        load_builtin("party-1930")
    assert told(refused.value.problems) == [
        ("REGULATION_UNKNOWN", "", "", {"regulation": "party-1930", "known": ", ".join(builtin_ids())})
    ]
    assert {"party-2024", "state-2025", "majority"} <= set(builtin_ids())
    assert list(builtin_ids()) == sorted(builtin_ids())


def changed(settings):
    with pytest.raises(InvalidError) as refused:
        with_settings(parse_regulation(own(), "own.toml"), settings, "contest.toml")
    assert {one.place.file for one in refused.value.problems} == {"contest.toml"}
    return told(refused.value.problems)


def test_settings_that_cannot_be_are_all_told_by_key():
    settings = {"no-such": {"a": 1}, "percent": {"decimals": 9, "id": "x"}, "half": {"strict": "perhaps", "vi": "b"}}
    parameters = "denominator, numerator, strict"
    assert changed(settings) == [
        ("SETTING_CLAUSE_UNKNOWN", "settings.no-such", "", {"clause": "no-such", "regulation": "own"}),
        ("SETTING_KEY_FIXED", "settings.percent.id", "",
         {"clause": "percent", "key": "id", "known": "decimals, rule"}),
        ("VALUE_HIGH", "settings.percent.decimals", "", {"key": "decimals", "value": "9", "bound": "6"}),
        ("SETTING_KEY_FIXED", "settings.half.vi", "", {"clause": "half", "key": "vi", "known": parameters}),
        ("VALUE_KIND", "settings.half.strict", "",
         {"key": "strict", "value": "perhaps", "wanted_vi": "true hoặc false", "wanted_en": "true or false"}),
    ]  # fmt: skip


def test_settings_change_their_clause_and_no_other():
    before = parse_regulation(own(), "own.toml")
    after = with_settings(before, {"half": {"numerator": 2, "denominator": 3}})
    changes = [(old.id, new) for old, new in zip(before.clause, after.clause, strict=True) if old != new]
    assert [name for name, _new in changes] == ["half"]
    assert (changes[0][1].numerator, changes[0][1].denominator, changes[0][1].strict) == (2, 3, True)
    assert with_settings(before, {}) == before


SETTING = Setting(kind="board", body="meeting", form="agree", mode="normal", several=True, surplus=False)


@pytest.mark.parametrize(
    ("applies", "holds"),
    [
        ({}, True),
        ({"kinds": ["board"]}, True), ({"kinds": ["other"]}, False),
        ({"bodies": ["voters", "meeting"]}, True), ({"bodies": ["voters"]}, False),
        ({"forms": ["agree"]}, True), ({"forms": ["strike"]}, False),
        ({"modes": ["normal"]}, True), ({"modes": ["revote"]}, False),
        ({"several": True}, True), ({"several": False}, False),
        ({"surplus": False}, True), ({"surplus": True}, False),
        ({"kinds": ["board"], "forms": ["strike"]}, False),
    ],
)  # fmt: skip
def test_a_clause_holds_where_everything_it_names_fits(applies, holds):
    data = own()
    data["clause"][1]["applies"] = applies
    data["kind"].append({"id": "other", "vi": "a", "en": "b"})
    regulation = parse_regulation(data, "own.toml")
    found = clause_for(regulation, ThresholdClause, SETTING)
    assert found.id == ("three-quarters" if holds else "half")
    assert [one.id for one in clauses_for(regulation, ThresholdClause, SETTING)] == (
        ["three-quarters", "half"] if holds else ["half"]
    )


@pytest.mark.parametrize(
    ("names", "seats", "several", "surplus"), [(1, 1, False, False), (2, 1, True, True), (2, 2, True, False)]
)
def test_what_clauses_look_at(names, seats, several, surplus):
    case = contest(names, seats, base=9, kind="committee", mode="additional")
    assert setting_of(case, "agree") == Setting("committee", "delegates", "agree", "additional", several, surplus)
    assert setting_of(contest(names, seats), None) == Setting(None, None, None, "normal", several, surplus)


def test_the_forms_are_those_prescribed_and_those_with_grounds():
    assert forms_of(parse_regulation(own(), "own.toml")) == ("agree",)
    data = own()
    ground = {"mechanism": "ground", "code": "X", "finder": "people", "vi": "a", "en": "b", "confidence": "verified"}
    data["clause"] += [ground | {"id": "g1", "applies": {"forms": ["strike", "agree"]}}, ground | {"id": "g2"}]
    assert forms_of(parse_regulation(data, "own.toml")) == ("agree", "strike")


@pytest.mark.parametrize(
    ("source", "article", "said"),
    [("", "", "Điều lệ hội 2024"), ("", "Đ7", "Điều lệ hội 2024, Đ7"), ("Luật", "Đ7", "Luật, Đ7"),
     ("Luật", "Luật", "Luật"), ("", "Điều lệ hội 2024", "Điều lệ hội 2024")],
)  # fmt: skip
def test_the_source_of_a_clause_in_words(source, article, said):
    regulation = parse_regulation(own(), "own.toml")
    clause = regulation.clause[0].model_copy(update={"source": source, "article": article})
    assert source_of(regulation, clause) == said


@pytest.mark.parametrize(
    ("start", "end", "refused"), [("2024-06-01", "2024-06-01", False), ("2024-06-02", "2024-06-01", True)]
)
def test_a_validity_that_ends_before_it_begins_names_its_place(start, end, refused):
    days = {"valid_from": start, "valid_to": end}
    if refused:
        told_of = {"start": start, "end": end}
        assert faults(lambda data: (data.update(days), data["clause"][1].update(days))) == [
            ("DATES_REVERSED", "valid_to", "own", told_of),
            ("DATES_REVERSED", "clause[2].valid_to", "three-quarters", told_of),
        ]
    else:
        assert parse_regulation(own() | days, "own.toml").valid_to


def test_a_ground_found_by_people_cannot_be_set_to_count_as_valid():
    with pytest.raises(InvalidError) as refused:
        with_settings(load_builtin("party-2024"), {"ground-marked": {"counts_as": "valid"}}, "contest.toml")
    assert [(p.code, p.place.at) for p in refused.value.problems] == [
        ("VALUE_CHOICE", "settings.ground-marked.counts_as")
    ]


def test_an_open_case_found_from_the_marks_can_be_set_either_way():
    for counts_as in ("valid", "invalid"):
        changed = with_settings(load_builtin("party-2024"), {"ground-overvote": {"counts_as": counts_as}})
        assert next(one for one in changed.clause if one.id == "ground-overvote").counts_as == counts_as
