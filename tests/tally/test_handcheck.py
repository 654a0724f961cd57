"""The hand check: which claims an outcome rests on, how many sheets prove them, and how often a wrong one escapes."""

import random
from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256
from itertools import permutations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tally_cases import contest, count, count_totals, ids, strike_ballots

from tally.handcheck import (
    STAKE,
    Claim,
    Sheet,
    Threshold,
    claims_of,
    evidence_of,
    fewest_wrong,
    margin,
    order_of_draw,
    sheets_needed,
    ticket,
)
from tally.regulation import load_builtin
from tally.result import Result
from tally.sheetvotes import votes_by_sheet

FIVE = Fraction(1, 20)


def said(result: Result, threshold: Threshold | None = None) -> set[tuple[str, str, str]]:
    return {(claim.kind, claim.candidate, claim.other) for claim in claims_of(result, threshold)}


def passed(needed: int) -> Claim:
    return Claim("passed", "c01", 1, needed)


# ---- claims


def test_each_person_has_a_claim_to_have_passed_or_not() -> None:
    case = contest(5, 5, base=100, form="agree", accounts={"returned": 100, "valid": 100, "invalid": 0})
    result = count_totals(case, [(95, 5, 0), (90, 10, 0), (88, 12, 0), (50, 50, 0), (49, 51, 0)])
    assert said(result) == {
        *(("passed", one, "") for one in ids(3)),
        ("not_passed", "c04", ""),
        ("not_passed", "c05", ""),
    }


def test_where_more_pass_than_there_are_seats_everyone_seated_is_ahead_of_everyone_left() -> None:
    case = contest(9, 7, base=100, accounts={"returned": 100, "valid": 100, "invalid": 0})
    result = count_totals(case, [95, 90, 88, 70, 66, 60, 55, 53, 51])
    ahead = {(one, other) for kind, one, other in said(result) if kind == "ahead"}
    assert ahead == {(one, other) for one in ids(9)[:7] for other in ("c08", "c09")}


def test_between_people_with_equal_votes_at_the_cut_there_is_no_claim() -> None:
    case = contest(9, 7, base=100, accounts={"returned": 100, "valid": 100, "invalid": 0})
    result = count_totals(case, [95, 90, 88, 80, 75, 70, 66, 66, 60])
    assert result.tied == ("c07", "c08")
    ahead = {(one, other) for kind, one, other in said(result) if kind == "ahead"}
    assert ("c07", "c08") not in ahead
    assert ("c06", "c07") in ahead
    assert ("c08", "c09") in ahead


def test_in_a_revote_the_higher_wins_and_nobody_has_to_pass() -> None:
    case = contest(2, 1, base=100, mode="revote", round=2, accounts={"returned": 93, "valid": 93, "invalid": 0})
    assert said(count_totals(case, [48, 45])) == {("ahead", "c01", "c02")}


def test_equal_votes_decided_by_age_claim_only_not_to_be_behind() -> None:
    people = [{"id": f"c0{n}", "name": f"Lê Văn Thử {n}", "born": f"19{60 + n}-05-01"} for n in (1, 2, 3)]
    case = contest(
        3, 2, regulation="state-2025", kind="peoples-council", candidate=people,
        electorate={"body": "voters", "registered": 1200, "voted": 1000},
        accounts={"issued": 1000, "returned": 1000, "valid": 1000, "invalid": 0},
    )  # fmt: skip
    result = count_totals(case, [700, 600, 600])
    assert result.elected == ("c01", "c02")
    level = next(
        one for one in claims_of(result, Threshold(1, 2, strict=True)) if (one.candidate, one.other) == ("c02", "c03")
    )
    assert (level.kind, level.least) == ("ahead", 0)


@pytest.mark.parametrize(
    ("votes", "needed", "kind", "expected"),
    [(73, 73, "passed", 1), (74, 73, "passed", 2), (72, 73, "not_passed", 1), (70, 73, "not_passed", 3)],
)
def test_the_margin_is_the_number_of_misread_sheets_that_makes_the_claim_wrong(
    votes: int, needed: int, kind: str, expected: int
) -> None:
    sheets = [Sheet(True, frozenset({"c01"}))] * votes + [Sheet(True, frozenset())] * (145 - votes)
    claim = passed(needed) if kind == "passed" else Claim("not_passed", "c01", -1, 1 - needed)
    assert margin(claim, sheets) == expected
    assert fewest_wrong(claim, expected) == expected


@pytest.mark.parametrize(("lead", "fewest"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2)])
def test_of_a_lead_every_misread_sheet_can_take_two(lead: int, fewest: int) -> None:
    claim = Claim("ahead", "c01", 1, 1, other="c02", rival=-1)
    sheets = [Sheet(True, frozenset({"c01"}))] * lead + [Sheet(True, frozenset({"c01", "c02"}))] * 9
    assert fewest_wrong(claim, margin(claim, sheets)) == fewest
    assert claim.worst == 2


@pytest.mark.parametrize(("votes", "strict", "holds"), [(51, True, True), (50, True, False), (50, False, True)])
def test_of_valid_ballots_the_claim_moves_with_their_number(votes: int, strict: bool, holds: bool) -> None:
    case = contest(1, 1, base=100, form="agree", accounts={"returned": 100, "valid": 100, "invalid": 0})
    result = count_totals(case, [(votes, 100 - votes, 0)])
    needed = 51 if strict else 50
    result = result.model_copy(update={"needed": needed})
    (claim,) = claims_of(result, Threshold(1, 2, strict))
    assert (claim.kind == "passed") is holds
    sheets = [Sheet(True, frozenset({"c01"}))] * votes + [Sheet(True, frozenset())] * (100 - votes)
    assert margin(claim, sheets) >= 1
    one_less = [*sheets[1:], Sheet(False, frozenset())]
    assert margin(claim, one_less) == margin(claim, sheets) - (1 if holds else -1)


# ---- sizes and risk


@given(st.integers(1, 120), st.data())
def test_with_the_whole_stake_and_no_difference_the_risk_is_the_hypergeometric_chance(
    sheets: int, data: st.DataObject
) -> None:
    wrong = data.draw(st.integers(1, sheets))
    drawn = data.draw(st.integers(0, sheets))
    exact = Fraction(comb(sheets - wrong, drawn), comb(sheets, drawn))
    ours = evidence_of(passed(1), wrong, sheets, [0] * drawn).risk()
    assert exact <= ours  # a smaller stake never says more than the exact chance
    assert ours == 0 if drawn > sheets - wrong else ours > 0


def test_the_evidence_of_a_small_case_by_hand() -> None:
    """10 sheets, 4 of them would have to be wrong: the first two drawn agree. 1/10 + 9/10 · 10/6, 1/10 + 9/10 · 9/5."""
    assert Fraction(9, 10) == STAKE
    assert evidence_of(passed(1), 4, 10, [0]).risk() == 1 / (Fraction(1, 10) + Fraction(9, 10) * Fraction(10, 6))
    first, second = Fraction(8, 5), Fraction(1, 10) + Fraction(9, 10) * Fraction(9, 5)
    assert evidence_of(passed(1), 4, 10, [0, 0]).risk() == 1 / (first * second)


def test_a_difference_against_the_claim_multiplies_the_risk_and_one_in_its_favour_lowers_it() -> None:
    agreeing = evidence_of(passed(1), 20, 100, [0] * 20).risk()
    against = evidence_of(passed(1), 20, 100, [0] * 19 + [1]).risk()
    in_favour = evidence_of(passed(1), 20, 100, [0] * 19 + [-1]).risk()
    assert in_favour < agreeing < against
    assert against == 10 * evidence_of(passed(1), 20, 100, [0] * 19).risk()


def test_a_claim_with_all_sheets_drawn_is_certain_or_not_proved() -> None:
    assert evidence_of(passed(1), 3, 20, [1, 1] + [0] * 18).risk() == 0
    assert evidence_of(passed(1), 3, 20, [1, 1, 1] + [0] * 17).risk() == 1


@pytest.mark.parametrize("wrong", [1, 2, 5, 16, 60])
def test_the_size_is_the_smallest_that_keeps_the_limit(wrong: int) -> None:
    size = sheets_needed(evidence_of(passed(1), wrong, 300, []), passed(1), 300, FIVE)
    assert evidence_of(passed(1), wrong, 300, [0] * size).within(FIVE)
    assert not evidence_of(passed(1), wrong, 300, [0] * (size - 1)).within(FIVE)


def test_sizes_of_a_usual_election() -> None:
    """300 sheets, one vote is one sheet: the closer the result, the more sheets, and all but a few for one vote."""
    sizes = {k: sheets_needed(evidence_of(passed(1), k, 300, []), passed(1), 300, FIVE) for k in (1, 5, 16, 60)}
    assert sizes == {1: 290, 5: 145, 16: 55, 60: 15}


def test_a_claim_that_the_records_themselves_deny_is_never_proved() -> None:
    claim = passed(10)
    evidence = evidence_of(claim, 0, 50, [0] * 50)
    assert evidence.risk() == 1
    assert sheets_needed(evidence_of(claim, 0, 50, []), claim, 50, FIVE) == 50


# ---- the draw


def test_the_draw_can_be_repeated_with_a_calculator_of_hashes() -> None:
    places = [("B1", 1), ("B1", 2), ("B2", 1), ("B2", 2)]
    digits = "314159265358"
    by_hand = sorted(places, key=lambda one: sha256(f"{digits},{one[0]},{one[1]}".encode()).hexdigest())
    assert order_of_draw(digits, places) == by_hand
    assert ticket(digits, "B1", 2) == sha256(b"314159265358,B1,2").hexdigest()


@given(st.permutations([("B1", n) for n in range(1, 8)] + [("B2", 1)]), st.text("0123456789", min_size=12, max_size=20))
def test_the_draw_depends_on_digits_and_places_only(places: list[tuple[str, int]], digits: str) -> None:
    assert order_of_draw(digits, places) == order_of_draw(digits, sorted(places))


def test_every_sheet_is_drawn_as_often_as_every_other() -> None:
    places = [("B", n) for n in range(1, 21)]
    times = dict.fromkeys(places, 0)
    for seed in range(2000):
        for place in order_of_draw(f"{seed:012d}", places)[:5]:
            times[place] += 1
    assert all(400 < number < 600 for number in times.values()), times


# ---- what a sheet says


def test_a_sheet_says_what_the_count_counts() -> None:
    votes = [73, 60, 55, 20]
    ballots = strike_ballots(votes, 100, 3, ["SIGNED", "NONE", "OVERVOTE"])
    case = contest(4, 3, base=120)
    result = count(case, ballots)
    sheets = votes_by_sheet(ballots, case, load_builtin("party-2024"), "strike")
    assert len(sheets) == result.ballots.returned
    assert sum(sheet.valid for sheet in sheets.values()) == result.ballots.valid
    for one in result.candidates:
        assert sum(one.id in sheet.votes for sheet in sheets.values()) == one.votes


# ---- how often a wrong count escapes


def escapes(true: Sequence[Sheet], recorded: Sequence[Sheet], claims: Sequence[Claim], runs: int, seed: int) -> int:
    """In how many of `runs` draws the check lets the recorded count through, without enlarging the sample."""
    sheets, escaped = len(recorded), 0
    margins = {claim: margin(claim, recorded) for claim in claims}
    sizes = [sheets_needed(evidence_of(c, margins[c], sheets, []), c, sheets, FIVE) for c in claims]
    rng = random.Random(seed)
    for _ in range(runs):
        drawn = rng.sample(range(sheets), max(sizes))
        escaped += all(
            evidence_of(
                claim, margins[claim], sheets, [claim.worth(recorded[n]) - claim.worth(true[n]) for n in drawn]
            ).within(FIVE)
            for claim in claims
        )
    return escaped


@pytest.mark.parametrize("limit", [Fraction(1, 20), Fraction(1, 5), Fraction(1, 2)])
@pytest.mark.parametrize(
    ("claim", "overstated"),
    [
        (passed(1), (1, 0, 0, 0, 0, 0, 0)),
        (passed(1), (1, 1, 1, 0, 0, 0, 0)),
        (passed(1), (1, 1, 1, -1, 0, 0, 0)),
        (Claim("ahead", "c01", 1, 1, other="c02", rival=-1), (2, 2, 1, 0, 0, -1, 0)),
        (Claim("ahead", "c01", 1, 1, other="c02", rival=-1), (2, 1, 1, 1, -2, 0, 0)),
    ],
)
def test_in_every_order_of_drawing_a_wrong_claim_passes_at_most_as_often_as_the_limit_says(
    claim: Claim, overstated: tuple[int, ...], limit: Fraction
) -> None:
    """All orders of seven sheets, looked at after every sheet: enlarging as often as one likes helps nobody."""
    orders = list(permutations(overstated))
    sheets, just_wrong = len(overstated), sum(overstated)
    passes = sum(
        any(evidence_of(claim, just_wrong, sheets, order[:drawn]).within(limit) for drawn in range(1, sheets + 1))
        for order in set(orders)
    )
    assert Fraction(passes, len(set(orders))) <= limit


@pytest.mark.parametrize("wrong", [3, 8, 20])
def test_a_count_altered_so_that_the_outcome_is_wrong_escapes_at_most_as_often_as_promised(wrong: int) -> None:
    """Of 200 sheets, needing 101: truly 100 vote for the person, the records say `wrong` more."""
    true = [Sheet(True, frozenset({"c01"}))] * 100 + [Sheet(True, frozenset())] * 100
    recorded = [Sheet(True, frozenset({"c01"}))] * (100 + wrong) + [Sheet(True, frozenset())] * (100 - wrong)
    runs = 400
    escaped = escapes(true, recorded, [passed(101)], runs, seed=wrong)
    assert escaped <= runs * FIVE + 3 * (runs * FIVE * (1 - FIVE)) ** 0.5
