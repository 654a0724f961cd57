"""Ballots that nobody has decided: no result, unless asked for, and then whether they could change who is elected."""

import polars as pl
import pytest
from tally_cases import codes, contest, count, marks, strike_ballots

from tally.problems import InvalidError, StopError


def read_rows(rows):
    """(status, problem, cells) → a read file."""
    frame = marks([list(cells) for _status, _problem, cells in rows], [problem for _s, problem, _c in rows])
    return frame.with_columns(status=pl.Series([status for status, _p, _c in rows]))


READ = ("read", "", ["x", "", ""])
CASE = contest(3, 2, base=9)


@pytest.mark.parametrize(
    "waiting",
    [("review", "", ["x?", "", ""]), ("review", "", ["?", "?", "?"]), ("rejected", "UNREADABLE", [None] * 3),
     ("rejected", "DAMAGED", [None] * 3)],
)  # fmt: skip
def test_undecided_ballots_stop_the_count_and_are_named(waiting):
    with pytest.raises(StopError) as stopped:
        count(CASE, read_rows([READ, waiting]))
    (one,) = stopped.value.problems
    assert one.code == "UNRESOLVED_BALLOTS"
    assert "b1" in one.text("en")
    assert count(CASE, read_rows([READ, waiting]), unresolved=True).ballots.unresolved == 1


@pytest.mark.parametrize(
    "code",
    ["NOT_A_BALLOT", "OTHER_CONTEST", "OTHER_ROUND", "OTHER_VERSION", "TEST_BALLOT", "BAD_SIGNATURE", "DUPLICATE"],
)
def test_pages_that_are_no_ballots_of_this_count_are_listed_not_counted(code):
    result = count(CASE, read_rows([READ, ("rejected", code, [None] * 3)]))
    assert result.ballots.returned == 1
    assert "W15" in codes(result.warnings)


def test_a_file_that_could_not_be_opened_stops_the_count():
    rows = [READ, ("rejected", "UNREADABLE_FILE", [None] * 3)]
    with pytest.raises(StopError):
        count(CASE, read_rows(rows))
    assert "W13" in codes(count(CASE, read_rows(rows), unresolved=True).warnings)


@pytest.mark.parametrize(
    "row", [("Read", "", ["", "x", ""]), ("rejected", "", [None] * 3), ("rejected", "MARKED", [None] * 3)]
)
def test_an_unknown_status_or_rejection_is_refused(row):
    with pytest.raises(InvalidError) as refused:
        count(CASE, read_rows([READ, row]))
    assert codes(refused.value.problems) == ["CELL_UNKNOWN"]


def test_one_id_for_a_read_and_a_waiting_ballot_is_refused():
    ballots = read_rows([READ, ("review", "", ["?", "", ""])]).with_columns(ballot=pl.lit("b0"))
    with pytest.raises(InvalidError) as refused:
        count(CASE, ballots, unresolved=True)
    assert codes(refused.value.problems) == ["BALLOT_TWICE"]


def test_the_rows_with_the_undecided_must_be_the_ballots_returned():
    rows = [READ, ("review", "", ["?", "", ""]), ("rejected", "DUPLICATE", [None] * 3)]
    for returned, fits in ((1, False), (2, True), (3, False)):
        case = contest(3, 2, base=9, accounts={"returned": returned})
        if fits:
            assert count(case, read_rows(rows), unresolved=True).ballots.returned == 2
        else:
            with pytest.raises(StopError) as stopped:
                count(case, read_rows(rows), unresolved=True)
            assert codes(stopped.value.problems) == ["F06"]


@pytest.mark.parametrize(("votes", "changes"), [(3, False), (4, True), (5, False)])
def test_one_undecided_ballot_matters_only_at_one_below_the_votes_needed(votes, changes):
    ballots = strike_ballots([9 - 1, votes, 1], 8, 2)
    rows = ballots.with_columns(status=pl.lit("read"))
    waiting = marks([["?", "?", "?"]]).with_columns(ballot=pl.lit("w"), status=pl.lit("review"))
    result = count(contest(3, 2, base=9), pl.concat([rows, waiting]), unresolved=True)
    assert ("W08" in codes(result.warnings), "W09" in codes(result.warnings)) == (changes, not changes)
