"""A further round held against the result before it."""

import pytest
from tally_cases import codes, contest, contest_data, count, strike_ballots, told

from tally.contest_check import parse_contest
from tally.rounds import follow_up_problems


@pytest.fixture(scope="module")
def tied():
    return count(contest(5, 3, base=20), strike_ballots([15, 13, 12, 12, 5], 20, 3))


def further(ids, seats, mode="revote", number=2):
    data = contest_data(5, seats, base=20, mode=mode, round=number)
    data["candidate"] = [one for one in data["candidate"] if one["id"] in ids]
    return parse_contest(data, "x")


def test_the_tied_for_the_seat_left(tied):
    assert (tied.tied, tied.next.seats) == (("c03", "c04"), 1)
    assert follow_up_problems(further(["c03", "c04"], 1), tied) == []


@pytest.mark.parametrize(
    ("ids", "seats", "mode", "number", "found"),
    [
        (["c03", "c04", "c05"], 1, "revote", 2, ["REVOTE_NOT_THE_TIED"]),
        (["c03", "c05"], 1, "revote", 2, ["REVOTE_NOT_THE_TIED"]),
        (["c03", "c04", "c05"], 2, "revote", 2, ["ROUND_SEATS", "REVOTE_NOT_THE_TIED"]),
        (["c03", "c04", "c05"], 2, "normal", 2, ["ROUND_SEATS"]),
        (["c01", "c02", "c03", "c04", "c05"], 2, "repeat", 2, ["ROUND_SEATS"]),
        (["c03", "c04"], 1, "revote", 1, ["ROUND_SKIPS"]),
        (["c03", "c04"], 1, "revote", 3, ["ROUND_SKIPS"]),
        (["c01", "c05"], 1, "normal", 2, ["ELECTED_ALREADY"]),
        (["c04", "c05"], 1, "normal", 2, []),
        (["c01", "c02", "c03", "c04", "c05"], 3, "repeat", 2, []),
    ],
)
def test_what_does_not_follow(tied, ids, seats, mode, number, found):
    assert codes(follow_up_problems(further(ids, seats, mode, number), tied)) == found


STATE = {"regulation": "state-2025", "form": "strike", "kind": "national-assembly"}


def before(votes, seats, registered=20, **keys):
    voters = {"electorate": {"body": "voters", "registered": registered, "voted": 20}}
    case = contest(
        len(votes), seats, **({"base": 20} | keys | (voters if keys.get("regulation") == "state-2025" else {}))
    )
    return count(case, strike_ballots(votes, 20, seats))


@pytest.mark.parametrize(
    ("votes", "registered", "keys", "action", "left"),
    [
        ([15, 13, 8, 7], 20, {}, "congress_decides", 1),
        ([15, 9, 8, 7], 20, {"kind": "delegates"}, "another_round", 2),
        ([15, 13, 8, 7], 20, STATE, "another_round", 1),
        ([15, 13, 12, 7], 40, STATE, "repeat", 3),
    ],
)
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_the_seats_are_those_left_whatever_comes_next(votes, registered, keys, action, left, more):
    result = before(votes, 3, registered, **keys)
    assert (result.next.action, result.next.seats) == (action, left)
    if left + more:
        case = further(["c03", "c04", "c05"], left + more, "normal")
        found = [code for code in codes(follow_up_problems(case, result)) if code != "ELECTED_ALREADY"]
        assert found == ([] if more == 0 else ["ROUND_SEATS"])


def test_no_further_round_where_all_are_elected_or_the_procedure_stops():
    full = before([15, 13, 8], 2)
    stopped = before([15, 13, 8], 3, regulation="youth-union", round=2, form="strike")
    for result, action in ((full, "none"), (stopped, "stop")):
        assert result.next.action == action
        again = further(["c03", "c04"], 1, "normal", result.round + 1)
        assert codes(follow_up_problems(again, result)) == ["ROUND_NOT_DUE"]
        whole = further(["c01", "c02", "c03"], result.seats, "repeat", result.round + 1)
        assert follow_up_problems(whole, result) == []


def test_each_fault_names_its_key_and_what_was_expected(tied):
    other = further(["c01", "c02", "c03", "c04"], 2, number=4).model_copy(update={"id": "other"})
    assert told(follow_up_problems(other, tied)) == [
        ("ROUND_OF_ANOTHER", "id", "", {"contest": "other", "before": "bch"}),
        ("ROUND_SKIPS", "round", "", {"round": 4, "expected": 2}),
        ("ROUND_SEATS", "seats", "", {"seats": 2, "left": 1}),
        ("REVOTE_NOT_THE_TIED", "candidate", "", {"tied": "Phạm Văn Thử 3, Vũ Văn Thử 4"}),
        ("ELECTED_ALREADY", "c01", "Trần Văn Thử 1", {"name": "Trần Văn Thử 1"}),
        ("ELECTED_ALREADY", "c02", "Lê Văn Thử 2", {"name": "Lê Văn Thử 2"}),
    ]


def test_a_revote_where_nobody_is_tied_and_nothing_is_left():
    clear = before([15, 13, 12, 11, 5], 3)
    assert told(follow_up_problems(further(["c04", "c05"], 1), clear)) == [
        ("ROUND_NOT_DUE", "round", "", {"before": 1}),
        ("REVOTE_NOT_THE_TIED", "candidate", "", {"tied": "–"}),
    ]


@pytest.mark.parametrize(("seats", "codes_found"), [(2, []), (1, ["ROUND_SEATS"])])
def test_an_election_held_again_is_for_all_seats_though_nothing_was_left(seats, codes_found):
    full = before([15, 13, 8], 2)
    assert codes(follow_up_problems(further(["c01", "c02", "c03"], seats, "repeat"), full)) == codes_found
