"""The paper accounts: figures that cannot be give no result, odd ones a warning."""

import polars as pl
import pytest
from tally_cases import codes, contest, count, count_totals, marks, strike_ballots

from tally.problems import StopError

ELECTORATE = {"body": "delegates", "summoned": 150, "present": 145,
              "subtract": [{"reason": "committee_absent", "count": 5}]}  # fmt: skip


def outcome(accounts, electorate=ELECTORATE, valid=100):
    """The codes of one count of 100 valid ballots: of its refusal, or of its warnings."""
    case = contest(3, 2, electorate=electorate, accounts=accounts)
    try:
        return codes(count(case, strike_ballots([90, 80, 30], valid, 2)).warnings)
    except StopError as stopped:
        return codes(stopped.problems)


@pytest.mark.parametrize(
    ("accounts", "code", "refused"),
    [
        ({"issued": 100, "returned": 100}, "F01", False),
        ({"issued": 99, "returned": 100}, "F01", True),
        ({"returned": 100}, "F06", False),
        ({"returned": 101}, "F06", True),
        ({"returned": 99}, "F06", True),
        ({"printed": 120, "issued": 120}, "F07", False),
        ({"printed": 119, "issued": 120}, "F07", True),
        ({"issued": 145}, "F08", False),
        ({"issued": 146}, "F08", True),
        ({"issued": 146, "spoiled": 1}, "F08", False),
        ({"issued": 147, "spoiled": 1}, "F08", True),
        ({"issued": 120, "spoiled": 120}, "F13", False),
        ({"issued": 120, "spoiled": 121}, "F13", True),
        ({"issued": 120, "spoiled": 20, "returned": 100}, "W05", False),
        ({"issued": 120, "spoiled": 21, "returned": 100}, "W05", True),
        ({"valid": 100}, "F15", False),
        ({"valid": 99}, "F15", True),
        ({"invalid": 0}, "F15", False),
        ({"invalid": 1}, "F15", True),
        ({"invalid_by_ground": {"OVERVOTE": 0}}, "F15", False),
        ({"invalid_by_ground": {"OVERVOTE": 1}}, "F15", True),
    ],
)
def test_paper(accounts, code, refused):
    assert (code in outcome(accounts)) == refused


@pytest.mark.parametrize(
    ("summoned", "present", "code", "refused"),
    [
        (150, 145, "F09", False), (150, 146, "F09", True),
        (151, 146, "F09", False),
        (144, 144, "F14", False), (144, 145, "F14", True),
        (150, 100, "F10", False), (150, 99, "F10", True),
    ],
)  # fmt: skip
def test_people(summoned, present, code, refused):
    electorate = ELECTORATE | {"summoned": summoned, "present": present}
    if code == "F14":
        electorate["subtract"] = []
    assert (code in outcome({"returned": 100}, electorate)) == refused


def test_all_faults_are_told_together():
    told = outcome({"printed": 90, "issued": 95, "returned": 101})
    assert {"F01", "F06", "F07"} <= set(told)


def agree_totals(rows, **accounts):
    figures = {"valid": 10, "invalid": 0} | accounts
    return count_totals(contest(len(rows), len(rows), base=20, accounts=figures), rows)


@pytest.mark.parametrize(
    ("row", "refused"),
    [((6, 3, 1), False), ((6, 3, 0), True), ((6, 4, 1), True), ((10, 0, 0), False), ((11, 0, 0), True)],
)
def test_the_figures_of_a_row_add_up_to_the_valid_ballots(row, refused):
    rows = [row, (10, 0, 0), (10, 0, 0)]
    if refused:
        with pytest.raises(StopError):
            agree_totals(rows)
    else:
        assert agree_totals(rows).ballots.valid == 10


@pytest.mark.parametrize(("unusable", "refused"), [(20, False), (21, True)])
def test_no_more_unusable_rows_than_valid_ballots_allow(unusable, refused):
    rows = [(10 - n, 0, n) for n in (10, unusable - 10 if unusable <= 20 else 10, 0 if unusable <= 20 else 1)]
    if refused:
        with pytest.raises(StopError) as stopped:
            agree_totals(rows)
        assert "F16" in codes(stopped.value.problems)
    else:
        assert agree_totals(rows).ballots.valid == 10


def test_one_row_unclear_makes_the_ballot_invalid_so_totals_of_one_person_have_none():
    with pytest.raises(StopError):
        agree_totals([(6, 3, 1)])
    assert agree_totals([(6, None, None)]).candidates[0].against == 4


def test_what_totals_do_not_tell_stays_unknown():
    result = agree_totals([(6, None, None), (7, 2, None), (8, None, 1)])
    assert [(one.against, one.unusable) for one in result.candidates] == [(None, None), (2, 1), (1, 1)]


@pytest.mark.parametrize(
    ("parts", "refused"), [({"OVERVOTE": 1, "NONE": 1}, False), ({"OVERVOTE": 1}, True), ({}, False)]
)
def test_invalid_ballots_by_ground_add_up(parts, refused):
    case = contest(3, 2, base=145, accounts={"valid": 100, "invalid": 2, "invalid_by_ground": parts})
    if refused:
        with pytest.raises(StopError) as stopped:
            count_totals(case, [90, 80, 30])
        assert codes(stopped.value.problems) == ["F11"]
    else:
        assert count_totals(case, [90, 80, 30]).ballots.invalid == 2


@pytest.mark.parametrize(
    ("valid", "invalid", "warned"), [(97, 2, False), (97, 3, True), (98, 3, False), (10, 2, False), (10, 3, True)]
)
def test_many_invalid_ballots_are_remarked_on(valid, invalid, warned):
    case = contest(2, 1, base=145)
    result = count(case, strike_ballots([valid - 1, 1], valid, 1, ["MARKED"] * invalid))
    assert ("W02" in codes(result.warnings)) == warned


def test_nobody_voted_for_and_nothing_valid():
    case = contest(3, 2, base=145)
    result = count(case, strike_ballots([10, 5, 0], 10, 2))
    assert "W04" in codes(result.warnings)
    empty = count(case, strike_ballots([0, 0, 0], 0, 2, ["MARKED", "SIGNED"]))
    assert "W03" in codes(empty.warnings)
    assert (empty.elected, empty.short, empty.ballots.valid) == ((), 2, 0)


def test_no_ballot_at_all_is_a_result_too():
    case = contest(3, 2, base=145)
    result = count(case, marks([["", "", ""]]).head(0))
    assert (result.ballots.returned, result.short) == (0, 2)
    assert result.candidates[0].share == "0.00"


def test_a_base_of_nobody_has_no_shares():
    result = count(contest(3, 2, base=0), marks([["", "", ""]]).head(0))
    assert (result.candidates[0].share, result.needed, result.elected) == (None, 1, ())


@pytest.mark.parametrize(
    ("clear", "unusable", "warned"), [(98, 2, False), (98, 3, False), (97, 3, True), (2, 2, False)]
)
def test_many_unusable_rows_of_one_person_are_remarked_on(clear, unusable, warned):
    cells = [["yes", "yes"]] * clear + [["both", "yes"]] * unusable
    result = count(contest(2, 2, base=145), marks(cells))
    assert ("W20" in codes(result.warnings)) == warned


@pytest.mark.parametrize(("unclear", "warned"), [("2", False), ("3", True)])
def test_unusable_rows_of_shares_are_held_against_the_shares(unclear, warned):
    case = contest(2, 2, regulation="majority", form="agree", electorate={"body": "shares", "shares": 200})
    votes = marks([["yes", "no"], ["both", "no"]]).with_columns(weight=pl.Series([str(100 - int(unclear)), unclear]))
    found = [one for one in count(case, votes).warnings if one.code == "W20"]
    assert [one.en for one in found] == ([f"{case.candidate[0].name}: 3 of 100 shares of valid ballots give no clear "
                                          "vote, more than usual."] if warned else [])  # fmt: skip
