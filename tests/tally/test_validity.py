"""Which ballots are valid: each ground with rows below, at and above its boundary."""

import polars as pl
import pytest
from tally_cases import codes, contest, count, ids, marks

from tally.problems import InvalidError
from tally.result import result_document


def ground(cells, *, seats, problem="", **keys):
    result = count(contest(len(cells), seats, base=50, **keys), marks([cells], [problem]))
    assert result.ballots.valid + result.ballots.invalid == 1
    return next(iter(result.ballots.invalid_by_ground), None)


@pytest.mark.parametrize(
    ("struck", "expected"), [(0, "OVERVOTE"), (1, "OVERVOTE"), (2, None), (3, None), (4, None), (5, "NONE")]
)
def test_strike_from_one_to_as_many_as_seats(struck, expected):
    assert ground(["x"] * struck + [""] * (5 - struck), seats=3) == expected


def test_strike_of_the_only_name_is_a_vote_against():
    assert ground(["x"], seats=1, form="strike") is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("yes", None), ("no", None), ("both", "ONE_BOTH_OR_NEITHER"), ("", "ONE_BOTH_OR_NEITHER")],
)
def test_agree_with_one_person(cell, expected):
    assert ground([cell], seats=1) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["both", "", "both"], "ALL_ROWS_UNUSABLE"),
        (["", "", ""], "ALL_ROWS_UNUSABLE"),
        (["both", "", "no"], None),
        (["both", "", "yes"], None),
        (["no", "no", "no"], None),
        (["yes", "yes", "yes"], None),
    ],
)
def test_agree_with_several(cells, expected):
    assert ground(cells, seats=3) == expected


@pytest.mark.parametrize("problem", ["NOT_ISSUED", "MARKED", "SIGNED", "TWO_INKS", "OUTSIDE_NAME"])
@pytest.mark.parametrize("cells", [["", "", ""], ["x", "x", "x"], ["x", "", ""]])
def test_what_people_found_on_the_paper_comes_before_the_marks(problem, cells):
    assert ground(cells, seats=2, problem=problem) == problem


def test_people_may_give_a_ground_of_the_marks():
    assert ground(["x", "", ""], seats=2, problem="OVERVOTE") == "OVERVOTE"


@pytest.mark.parametrize("problem", ["DUPLICATE", "UNREADABLE", "marked", "ONE_BOTH_OR_NEITHER", "?"])
def test_a_ground_the_regulation_does_not_know_for_this_list(problem):
    with pytest.raises(InvalidError) as refused:
        ground(["x", "", ""], seats=2, problem=problem)
    assert codes(refused.value.problems) == ["GROUND_UNKNOWN_LINE"]


def test_the_open_case_of_disagreeing_with_everyone_is_valid_and_told():
    case = contest(2, 2, base=9)
    result = count(case, marks([["no", "no"], ["yes", "no"]]))
    assert (result.ballots.valid, "W06" in codes(result.warnings)) == (2, True)
    assert "W06" not in codes(count(case, marks([["yes", "no"]])).warnings)


def test_the_open_case_can_be_decided_the_other_way_in_the_contest_file():
    case = contest(2, 2, base=9, settings={"open-all-against": {"counts_as": "invalid"}})
    result = count(case, marks([["no", "no"], ["yes", "no"]]))
    assert result.ballots.invalid_by_ground == {"NONE": 1}
    assert "W12" in codes(result.warnings)


def test_agreeing_with_more_people_than_seats_is_told():
    case = contest(2, 1, base=9, form="agree")
    assert "W07" in codes(count(case, marks([["yes", "yes"]])).warnings)
    assert "W07" not in codes(count(case, marks([["yes", "no"]])).warnings)


@pytest.mark.parametrize(
    ("cells", "form"), [(["X", "", ""], "strike"), (["x ", "", ""], "strike"), (["1", "", ""], "strike"),
                        (["x?", "", ""], "strike"), (["x", "", ""], "agree"), (["YES", "", ""], "agree")],
)  # fmt: skip
def test_a_cell_nobody_knows_is_refused_with_its_place(cells, form):
    with pytest.raises(InvalidError) as refused:
        count(contest(3, 2, base=9, form=form), marks([cells]))
    (one,) = refused.value.problems
    assert (one.code, one.place.at, one.place.subject) == ("CELL_UNKNOWN", "1:c01", "b0")


def test_many_unknown_cells_are_cut_with_their_number():
    with pytest.raises(InvalidError) as refused:
        count(contest(3, 2, base=900), marks([["q", "", ""]] * 60))
    assert codes(refused.value.problems) == ["CELL_UNKNOWN"] * 50 + ["AND_MORE"]
    assert "10" in refused.value.problems[-1].text("en")


def test_ballots_named_twice_or_not_at_all():
    ballots = marks([["x", "", ""]] * 4).with_columns(ballot=pl.Series(["a", "a", "", None]))
    with pytest.raises(InvalidError) as refused:
        count(contest(3, 2, base=9), ballots)
    assert codes(refused.value.problems) == ["CELL_MISSING", "CELL_MISSING", "BALLOT_TWICE"]


def test_empty_text_and_null_are_the_same():
    case = contest(3, 2, base=9)
    ballots = marks([["x", "", ""], ["", "x", ""]])
    nulls = ballots.with_columns(pl.col("problem", *ids(3)).replace("", None))
    assert result_document(count(case, ballots)) == result_document(count(case, nulls))
