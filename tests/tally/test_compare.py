"""Two counts of one contest."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tally_cases import codes, contest, count, count_totals, marks

from tally.compare import compare_results, compare_votes, comparison_problems

CASE = contest(3, 2, base=9)
ROWS = [["x", "", ""], ["", "x", ""], ["", "", "x"]]


def compared(first, second):
    return compare_votes(first.lazy(), second.lazy(), CASE, (count(CASE, first), count(CASE, second)))


def test_equal_counts_have_no_differences():
    found = compared(marks(ROWS), marks(ROWS))
    assert (found.by, found.equal, comparison_problems(found)) == ("ballots", True, [])


def test_the_order_of_ballots_does_not_matter():
    assert compared(marks(ROWS), marks(ROWS).reverse()).equal


def test_a_cell_read_differently_is_named_with_its_sheet():
    first = marks(ROWS).with_columns(batch=pl.lit("3"), position=pl.Series(["36", "37", "38"]))
    second = marks([ROWS[0], ["", "x", "x"], ROWS[2]])
    (one,) = compared(first, second).differences
    assert (one.ballot, one.column, one.first, one.second) == ("b1", "c03", "", "x")
    assert (one.where["batch"], one.where["position"]) == ("3", "37")
    (words,) = comparison_problems(compared(first, second))
    assert words.code == "COUNTS_DIFFER_BALLOT"
    assert "Lê Văn Thử 3" not in words.place.at
    assert "37" in words.place.at


def test_a_ground_given_by_one_count_only():
    (one,) = compared(marks(ROWS), marks(ROWS, ["", "MARKED", ""])).differences
    assert (one.ballot, one.column, one.second) == ("b1", "problem", "MARKED")


def test_a_ballot_in_one_count_only():
    found = compared(marks(ROWS), marks(ROWS).head(2))
    (one,) = found.differences
    assert (one.ballot, one.column) == ("b2", "ballot")
    assert codes(comparison_problems(found)) == ["COUNTS_BALLOT_ONCE"]


def test_counts_that_name_ballots_differently_are_compared_by_totals():
    other = marks(ROWS).with_columns(ballot=pl.Series(["k1", "k2", "k3"]))
    assert (compared(marks(ROWS), other).by, compared(marks(ROWS), other).equal) == ("totals", True)
    changed = marks([["x", "", ""], ["", "x", ""], ["", "x", ""]]).with_columns(ballot=pl.Series(["k1", "k2", "k3"]))
    assert {one.column for one in compared(marks(ROWS), changed).differences} == {
        "c02 votes", "c02 against", "c03 votes", "c03 against",
    }  # fmt: skip


@pytest.mark.parametrize(("votes", "equal"), [(2, True), (1, False)])
def test_ballots_against_hand_tallied_totals(votes, equal):
    by_hand = contest(3, 2, base=9, accounts={"valid": 3, "invalid": 0})
    found = compare_results(count(CASE, marks(ROWS)), count_totals(by_hand, [2, 2, votes]))
    assert found.equal == equal
    assert equal or {one.column for one in found.differences} == {"c03 votes", "c03 against"}


def test_what_one_count_does_not_tell_is_no_difference():
    case = contest(2, 2, base=9)
    by_hand = contest(2, 2, base=9, accounts={"valid": 2, "invalid": 0})
    ballots = count(case, marks([["yes", "no"], ["yes", ""]]))
    assert compare_results(ballots, count_totals(by_hand, [2, 0])).equal


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["", "x"]), min_size=3, max_size=3), min_size=1, max_size=8), st.randoms())
def test_two_counts_are_equal_exactly_when_every_cell_is(rows, random):
    first = marks(rows)
    assert compared(first, first.sample(fraction=1, shuffle=True, seed=1)).equal
    place, column = random.randrange(len(rows)), random.randrange(3)
    rows[place][column] = "" if rows[place][column] else "x"
    found = compared(first, marks(rows))
    assert [(one.ballot, one.column) for one in found.differences] == [(f"b{place}", f"c0{column + 1}")]
