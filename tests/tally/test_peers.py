"""Defects that other programs were reported to have, each as a test that this one does not have it. More of them stand
beside the published examples."""

import pytest
from tally_cases import (
    agree_ballots,
    codes,
    contest,
    contest_data,
    count,
    count_totals,
    marks,
    strike_ballots,
    verdicts,
)

from tally.contest_check import parse_contest
from tally.problems import InvalidError, StopError
from tally.rounds import follow_up_problems

PEOPLE = {"body": "meeting", "summoned": 12, "present": 11}


@pytest.mark.parametrize(("votes", "refused"), [([6, 5], False), ([-1, 5], True)])
def test_peers_negative_votes_are_refused(votes, refused):
    case = contest(2, 2, base=12, accounts={"valid": 10, "invalid": 0})
    if refused:
        with pytest.raises(InvalidError) as told:
            count_totals(case, votes)
        assert codes(told.value.problems) == ["TOTAL_NEGATIVE"]
    else:
        assert [one.votes for one in count_totals(case, votes).candidates] == votes


@pytest.mark.parametrize(("valid", "refused"), [(9, True), (10, False), (11, True)])
def test_peers_sums_are_held_against_the_ballots_cast(valid, refused):
    case = contest(2, 2, base=12, accounts={"returned": 11, "valid": valid, "invalid": 1})
    if refused:
        with pytest.raises(StopError) as told:
            count_totals(case, [6, 5])
        assert codes(told.value.problems) == ["F02"]
    else:
        assert count_totals(case, [6, 5]).ballots.returned == 11


@pytest.mark.parametrize(
    ("base", "value", "needed", "share"),
    [("summoned", 12, 7, "50.00"), ("present", 11, 6, "54.55"), ("returned", 10, 6, "60.00"), ("valid", 9, 5, "66.67")],
)
def test_peers_the_base_is_named_data_and_stands_beside_every_share(base, value, needed, share):
    settings = {"base": {"base": base}}
    case = contest(1, 1, regulation="majority", form="agree", electorate=PEOPLE, settings=settings)
    result = count(case, marks([["yes"]] * 6 + [["no"]] * 3 + [["both"]]))
    assert (result.base.kind, result.base.value, result.needed) == (base, value, needed)
    assert (result.candidates[0].share, result.elected) == (share, ("c01",) if needed <= 6 else ())


def test_peers_everybody_above_half_does_not_mean_everybody_elected():
    result = count(contest(3, 2, base=10), strike_ballots([8, 7, 6], 12 - 1, 2))
    assert verdicts(result) == ["elected", "elected", "not_seated"]


@pytest.mark.parametrize(("votes", "margin"), [(5, -1), (6, 0), (7, 1)])
def test_peers_the_votes_missing_or_in_excess_are_told(votes, margin):
    result = count(contest(1, 1, base=10), marks([["yes"]] * votes + [["no"]] * (10 - votes)))
    assert (result.needed, result.candidates[0].margin) == (6, margin)


def test_peers_a_person_added_to_the_list_needs_votes_of_their_own():
    ballots = strike_ballots([5, 4, 3], 6, 2)
    assert [one.votes for one in count(contest(3, 2, base=9), ballots).candidates] == [5, 4, 3]
    with pytest.raises(InvalidError) as told:
        count(contest(4, 2, base=9), ballots)
    assert [(one.code, one.place.at) for one in told.value.problems] == [("VOTES_COLUMN_MISSING", "c04")]


def test_peers_nobody_elected_stands_again_and_the_seats_left_are_those_left():
    before = count(contest(4, 3, base=20, kind="delegates"), strike_ballots([15, 13, 8, 7], 20, 3))
    assert (before.next.seats, before.next.candidates) == (1, ("c03", "c04"))
    data = contest_data(4, 2, base=20, round=2)
    found = codes(follow_up_problems(parse_contest(data, "x"), before))
    assert found == ["ROUND_SEATS", "ELECTED_ALREADY", "ELECTED_ALREADY"]


def test_peers_fewer_people_than_seats_still_need_the_votes():
    result = count(contest(2, 3, base=10, form="agree"), agree_ballots([(6, 3, 0), (5, 4, 0)]))
    assert (result.elected, result.short) == (("c01",), 2)
