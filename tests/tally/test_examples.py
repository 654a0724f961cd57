"""The worked examples, by number: each a count whose answer is known beforehand."""

import pytest
from tally_cases import (
    agree_ballots,
    codes,
    contest,
    count,
    count_totals,
    ids,
    kept_rows,
    marks,
    strike_ballots,
    verdicts,
)

from tally.lists import surplus_bounds
from tally.problems import StopError
from tally.regulation import load_builtin

C1_ELECTORATE = {
    "body": "delegates",
    "summoned": 150,
    "present": 145,
    "subtract": [
        {"reason": "committee_absent", "count": 2},
        {"reason": "absent_no_alternate", "count": 3},
    ],
}
PAPER = {"issued": 145, "returned": 144}


def c1(boundary: int):
    """Seventeen people for fifteen seats; the first has `boundary` votes on 142 valid ballots."""
    case = contest(17, 15, kind="committee", electorate=C1_ELECTORATE, accounts=PAPER)
    votes = [boundary] + [100] * 16
    kept = [*kept_rows(votes, 142, 15), set(range(17)), set()]
    return count(case, marks([["" if n in row else "x" for n in range(17)] for row in kept]))


@pytest.mark.parametrize(("votes", "verdict", "share"), [(72, "not_elected", "49.66"), (73, "elected", "50.34")])
def test_c1_more_than_half_is_taken_of_those_summoned_not_of_the_valid_ballots(votes, verdict, share):
    result = c1(votes)
    first = result.candidates[0]
    assert (result.base.value, result.needed) == (145, 73)
    assert (result.ballots.valid, result.ballots.invalid_by_ground) == (142, {"OVERVOTE": 1, "NONE": 1})
    assert (first.votes, first.verdict, first.share) == (votes, "not_seated" if votes == 73 else verdict, share)


@pytest.mark.parametrize(("votes", "elected"), [(72, 14), (73, 15), (74, 15)])
def test_c1_with_fourteen_others_the_boundary_decides_the_last_seat(votes, elected):
    case = contest(17, 15, kind="committee", electorate=C1_ELECTORATE, accounts={"issued": 145, "returned": 142})
    result = count(case, strike_ballots([votes] + [90] * 14 + [30] * 2, 142, 15))
    assert len(result.elected) == elected
    assert ("c01" in result.elected) == (votes >= 73)
    assert result.short == 15 - elected
    assert result.next.action == ("none" if elected == 15 else "congress_decides")
    assert result.next.seats == 15 - elected


def test_c2_the_last_two_who_pass_get_no_seat():
    votes = [95, 90, 88, 70, 66, 60, 55, 53, 51]
    result = count(contest(9, 7, base=100, kind="committee"), strike_ballots(votes, 100, 7))
    assert (result.needed, [one.votes for one in result.candidates]) == (51, votes)
    assert verdicts(result) == ["elected"] * 7 + ["not_seated"] * 2
    assert (result.short, result.next.action) == (0, "none")


C3_VOTES = [95, 90, 88, 80, 75, 70, 66, 66, 60]


def test_c3_a_tie_at_the_last_seat_is_voted_again_among_the_tied():
    result = count(contest(9, 7, base=100, kind="committee"), strike_ballots(C3_VOTES, 100, 7))
    assert result.elected == tuple(ids(6))
    assert result.tied == ("c07", "c08")
    assert verdicts(result)[6:] == ["tied", "tied", "not_seated"]
    assert (result.next.action, result.next.seats, result.next.candidates) == ("revote", 1, ("c07", "c08"))
    assert [one.rank for one in result.candidates] == [1, 2, 3, 4, 5, 6, 7, 7, 9]


@pytest.mark.parametrize(
    ("votes", "elected", "action"), [([48, 45], ("c01",), "none"), ([46, 46], (), "congress_decides")]
)
def test_c3_in_the_revote_the_higher_wins_without_half_and_equal_again_goes_to_the_congress(votes, elected, action):
    case = contest(2, 1, base=100, kind="committee", mode="revote", round=2)
    result = count(case, strike_ballots(votes, sum(votes), 1))
    assert (result.elected, result.next.action) == (elected, action)
    assert result.needed == 0
    assert result.tied == (() if elected else ("c01", "c02"))


def test_c4_a_tie_inside_the_seats_needs_no_revote():
    result = count(contest(6, 5, base=100, kind="committee"), strike_ballots([95, 90, 88, 66, 66, 60], 100, 5))
    assert (result.elected, result.tied, result.next.action) == (tuple(ids(5)), (), "none")


def test_c5_half_is_not_more_than_half():
    rows = [(95, 5, 0), (90, 10, 0), (88, 12, 0), (50, 50, 0), (49, 51, 0)]
    result = count(contest(5, 5, base=100, kind="committee"), agree_ballots(rows))
    assert verdicts(result) == ["elected"] * 3 + ["not_elected"] * 2
    assert (result.short, result.form) == (2, "agree")
    assert [one.margin for one in result.candidates] == [44, 39, 37, -1, -2]


def test_c6_rows_with_both_boxes_or_neither_count_for_nobody_on_a_valid_ballot():
    columns = [
        ["yes"] * 6 + ["no"] * 2 + ["both"],
        ["yes"] * 5 + ["no"] * 3 + [""],
        ["yes"] * 4 + ["no"] * 5,
    ]
    columns[1] = columns[1][-1:] + columns[1][:-1]
    case = contest(3, 3, base=9, kind="committee", accounts={"issued": 9, "returned": 9})
    result = count(case, marks([list(row) for row in zip(*columns, strict=True)]))
    assert [(one.votes, one.against, one.unusable) for one in result.candidates] == [(6, 2, 1), (5, 3, 1), (4, 5, 0)]
    assert (result.needed, result.ballots.valid) == (5, 9)
    assert verdicts(result) == ["elected", "elected", "not_elected"]


def test_c7_ten_of_eighteen_valid_is_less_than_eleven_of_twenty():
    cells = [["yes"]] * 10 + [["no"]] * 8 + [["both"], [""]]
    result = count(contest(1, 1, base=20, kind="secretary"), marks(cells))
    assert (result.needed, result.ballots.valid, result.ballots.invalid) == (11, 18, 2)
    assert result.ballots.invalid_by_ground == {"ONE_BOTH_OR_NEITHER": 2}
    assert verdicts(result) == ["not_elected"]


def test_c8_members_subtracted_leave_thirty_three():
    subtract = {"temporary_elsewhere": 2, "exempt_absent": 2, "suspended": 1, "excused_all": 2}
    electorate = {
        "body": "members",
        "summoned": 40,
        "subtract": [{"reason": reason, "count": number} for reason, number in subtract.items()],
    }
    result = count(contest(2, 1, electorate=electorate), strike_ballots([17, 16], 33, 1))
    assert (result.base.value, result.needed) == (33, 17)
    assert verdicts(result) == ["elected", "not_elected"]


@pytest.mark.parametrize(
    ("seats", "most"),
    [(3, 1), (5, 1), (7, 2), (9, 2), (11, 3), (15, 4), (21, 6), (27, 8), (33, 9), (45, 13), (53, 15), (55, 16)],
)
def test_c9_the_surplus_is_at_most_thirty_percent_rounded_down_and_one_for_small_bodies(seats, most):
    bounds = surplus_bounds(load_builtin("party-2024"), "committee", seats)
    assert bounds.most == most
    assert bounds.least == 1


@pytest.mark.parametrize(("seats", "band"), [(15, (2, 2)), (27, (3, 4)), (53, (6, 7))])
def test_c9_the_band_the_committee_prepares(seats, band):
    bounds = surplus_bounds(load_builtin("party-2024"), "committee", seats)
    assert (bounds.low, bounds.high) == band


def totals_case(**accounts):
    figures = {"issued": 145, "returned": 144, "valid": 142, "invalid": 2} | accounts
    return contest(3, 2, electorate=C1_ELECTORATE, accounts=figures)


def test_c12_totals_that_agree_give_a_result():
    assert count_totals(totals_case(), [100, 90, 80]).elected == ("c01", "c02")


@pytest.mark.parametrize(
    ("accounts", "votes", "code"),
    [
        ({"returned": 146, "valid": 144}, [100, 90, 80], "F01"),
        ({"valid": 143}, [100, 90, 80], "F02"),
        ({}, [143, 90, 80], "F03"),
        ({}, [142, 142, 1], "F04"),
        ({}, [100, 40, 1], "F12"),
    ],
)
def test_c12_figures_that_cannot_be_give_no_result(accounts, votes, code):
    with pytest.raises(StopError) as stopped:
        count_totals(totals_case(**accounts), votes)
    assert code in codes(stopped.value.problems)
    assert stopped.value.exit_status == 4


def test_c12_the_votes_just_at_the_limit_are_taken():
    assert count_totals(totals_case(), [142, 141, 1]).elected == ("c01", "c02")
