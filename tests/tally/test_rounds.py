"""A further round held against the result before it."""

import pytest
from tally_cases import codes, contest, contest_data, count, strike_ballots

from tally.contest_check import parse_contest
from tally.rounds import follow_up_problems

BEFORE = count(contest(5, 3, base=20), strike_ballots([15, 13, 12, 12, 5], 20, 3))


def further(ids, seats, mode="revote", number=2):
    data = contest_data(5, seats, base=20, mode=mode, round=number)
    data["candidate"] = [one for one in data["candidate"] if one["id"] in ids]
    return parse_contest(data, "x")


def test_the_tied_for_the_seat_left():
    assert (BEFORE.tied, BEFORE.next.seats) == (("c03", "c04"), 1)
    assert follow_up_problems(further(["c03", "c04"], 1), BEFORE) == []


@pytest.mark.parametrize(
    ("ids", "seats", "mode", "number", "found"),
    [
        (["c03", "c04", "c05"], 1, "revote", 2, ["REVOTE_NOT_THE_TIED"]),
        (["c03", "c05"], 1, "revote", 2, ["REVOTE_NOT_THE_TIED"]),
        (["c03", "c04", "c05"], 2, "revote", 2, ["REVOTE_NOT_THE_TIED"]),
        (["c03", "c04"], 1, "revote", 1, ["ROUND_SKIPS"]),
        (["c03", "c04"], 1, "revote", 3, ["ROUND_SKIPS"]),
        (["c01", "c05"], 1, "normal", 2, ["ELECTED_ALREADY"]),
        (["c04", "c05"], 1, "normal", 2, []),
        (["c01", "c02", "c03", "c04", "c05"], 3, "repeat", 2, []),
    ],
)
def test_what_does_not_follow(ids, seats, mode, number, found):
    assert codes(follow_up_problems(further(ids, seats, mode, number), BEFORE)) == found
