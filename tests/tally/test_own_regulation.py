"""A regulation of a committee's own: read as data, checked, and obeyed clause by clause."""

import tomllib

import pytest
from tally_cases import agree_ballots, codes, contest_data, marks

from tally.contest_check import parse_contest
from tally.engine import compute
from tally.problems import InvalidError, UnreadableError
from tally.regulation import load_builtin, parse_regulation

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
        (lambda d: d["clause"].append(d["clause"][0]), "VALUE_REFUSED", ""),
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
