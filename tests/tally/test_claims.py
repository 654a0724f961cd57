"""What must be true for an outcome to hold: every claim with its numbers, and what each sheet is worth to it."""

from fractions import Fraction

import polars as pl
import pytest
from tally_cases import contest, count_totals, marks

from tally.handcheck import Claim, Evidence, Sheet, Threshold, after, claims_of, nothing_drawn, sheets_needed
from tally.regulation import load_builtin
from tally.sheetvotes import votes_by_sheet

HUNDRED = {"returned": 100, "valid": 100, "invalid": 0}


def claims(votes, seats, threshold=None, **keys):
    case = contest(len(votes), seats, **({"base": 100, "form": "agree", "accounts": HUNDRED} | keys))
    return claims_of(count_totals(case, votes), threshold)


def ahead(one, other, least=1):
    return Claim("ahead", one, 1, least, other=other, rival=-1)


def test_everyone_passed_or_not_and_the_seated_are_ahead():
    assert claims([70, 60, 40], 1) == (
        Claim("passed", "c01", 1, 51),
        Claim("passed", "c02", 1, 51),
        Claim("not_passed", "c03", -1, -50),
        ahead("c01", "c02"),
    )


@pytest.mark.parametrize(
    ("threshold", "passed", "failed"),
    [
        (Threshold(1, 2, strict=True), (2, 1, -1), (-2, 0, 1)),
        (Threshold(1, 2, strict=False), (2, 0, -1), (-2, 1, 1)),
        (Threshold(2, 3, strict=True), (3, 1, -2), (-3, 0, 2)),
    ],
)
def test_of_the_valid_ballots_a_claim_weighs_votes_against_sheets(threshold, passed, failed):
    assert claims([70, 40], 2, threshold) == tuple(
        Claim(kind, name, vote, least, paper=paper)
        for kind, name, (vote, least, paper) in (("passed", "c01", passed), ("not_passed", "c02", failed))
    )


def test_alternates_are_behind_the_seated_and_ahead_of_those_left():
    found = [one for one in claims([90, 80, 70, 60, 40], 2, kind="delegates", alternates=1) if one.kind == "ahead"]
    assert found == [
        ahead("c01", "c03"), ahead("c01", "c04"), ahead("c02", "c03"), ahead("c02", "c04"), ahead("c03", "c04"),
    ]  # fmt: skip


def test_alternates_are_ahead_of_those_tied_for_the_last_place_of_an_alternate():
    votes = [90, 80, 70, 70, 60]
    found = [one for one in claims(votes, 1, kind="delegates", alternates=2) if one.kind == "ahead"]
    assert set(found) == {
        *(ahead("c01", name) for name in ("c02", "c03", "c04", "c05")),
        *(ahead(name, "c05") for name in ("c02", "c03", "c04")),
        ahead("c02", "c03"), ahead("c02", "c04"),
    }  # fmt: skip


def test_those_who_go_on_are_ahead_of_those_who_do_not():
    electorate = {"body": "meeting", "summoned": 100, "present": 100}
    found = claims([40, 30, 20], 1, regulation="party-planning", electorate=electorate, base=None)
    assert [one for one in found if one.kind == "ahead"] == [ahead("c01", "c03"), ahead("c02", "c03")]


def test_where_any_vote_at_all_passes_the_order_is_claimed_too():
    any_vote = {"threshold": {"numerator": 0, "denominator": 1, "strict": True}}
    assert claims([12, 5, 0], 1, regulation="majority", settings=any_vote) == (
        Claim("passed", "c01", 1, 1),
        Claim("passed", "c02", 1, 1),
        Claim("not_passed", "c03", -1, 0),
        ahead("c01", "c02"),
    )


def test_in_a_revote_only_the_order_is_claimed():
    assert claims([40, 30, 20], 1, mode="revote") == (ahead("c01", "c02"), ahead("c01", "c03"))


@pytest.mark.parametrize(
    ("claim", "worths", "worst"),
    [
        (Claim("passed", "c01", 1, 5), (1, 0, 0), 1),
        (Claim("not_passed", "c01", -1, -4), (-1, 0, 0), 1),
        (ahead("c01", "c02"), (1, 0, 0), 2),
        (ahead("c02", "c01"), (-1, 0, 0), 2),
        (Claim("passed", "c01", 3, 1, paper=-2), (1, -2, 0), 3),
        (Claim("not_passed", "c01", -2, 0, paper=1), (-1, 1, 0), 2),
    ],
)
def test_what_a_sheet_is_worth_to_a_claim(claim, worths, worst):
    sheets = (Sheet(True, frozenset({"c01"})), Sheet(True, frozenset()), Sheet(False, frozenset()))
    assert tuple(claim.worth(sheet) for sheet in sheets) == worths
    assert claim.worst == worst


def test_the_evidence_counts_the_sheets_drawn_and_what_is_left():
    claim = Claim("passed", "c01", 1, 5)
    start = nothing_drawn(claim, 4, 10)
    assert start == Evidence(1, 1, 6, 0)
    assert start.risk() == 1
    once = after(start, claim, 10, 0)
    assert (once.drawn, once.left, Fraction(once.above, once.below)) == (1, 5, Fraction(1, 10) + Fraction(9, 6))
    assert after(start, claim, 10, 1).left == 6
    assert after(Evidence(3, 2, 0, 4), claim, 10, 0) == Evidence(3, 2, -1, 5)
    assert after(Evidence(3, 2, 0, 4), claim, 10, 1) == Evidence(3, 2, 0, 5)
    assert after(Evidence(3, 2, 1, 4), claim, 10, 0) == Evidence(3 * 55, 2 * 10, 0, 5)


@pytest.mark.parametrize(
    ("evidence", "risk"),
    [(Evidence(4, 1, 3), Fraction(1, 4)), (Evidence(1, 1, 3), 1), (Evidence(1, 4, 3), 1), (Evidence(1, 4, -1), 0),
     (Evidence(4, 1, 0), Fraction(1, 4))],
)  # fmt: skip
def test_the_risk_left_is_the_inverse_of_the_evidence(evidence, risk):
    assert evidence.risk() == risk
    assert evidence.within(Fraction(1, 4)) == (risk <= Fraction(1, 4))
    assert evidence.within(Fraction(1, 5)) == (risk <= Fraction(1, 5))


def test_sheets_drawn_already_count():
    claim = Claim("passed", "c01", 1, 5)
    some = after(after(nothing_drawn(claim, 16, 300), claim, 300, 0), claim, 300, 0)
    assert sheets_needed(some, claim, 300, Fraction(1, 20)) == 55
    assert sheets_needed(Evidence(1, 1, -1, 7), claim, 300, Fraction(1, 20)) == 7


def test_a_sheet_says_whom_a_valid_ballot_is_for():
    ballots = marks(
        [["yes", "no"], ["both", "yes"], ["", "both"], ["yes", "yes"], ["no", "no"]], ["", None, "", "MARKED", ""]
    )
    sheets = votes_by_sheet(ballots, contest(2, 2, base=9), load_builtin("party-2024"), "agree")
    assert sheets == {
        "b0": Sheet(True, frozenset({"c01"})),
        "b1": Sheet(True, frozenset({"c02"})),
        "b2": Sheet(False, frozenset()),
        "b3": Sheet(False, frozenset()),
        "b4": Sheet(True, frozenset()),
    }


def test_waiting_ballots_say_nothing_yet_and_too_many_names_are_no_vote():
    ballots = marks([["", "x"], ["", ""], ["", "x"]]).with_columns(status=pl.Series(["read", "read", "review"]))
    sheets = votes_by_sheet(ballots.lazy(), contest(2, 1, base=9), load_builtin("party-2024"), "strike")
    assert sheets == {"b0": Sheet(True, frozenset({"c01"})), "b1": Sheet(False, frozenset())}
