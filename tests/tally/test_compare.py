"""Two counts of one contest."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tally_cases import codes, contest, count, count_totals, ids, marks, told

from tally.compare import compare_counts, compare_results, compare_votes, comparison_problems
from tally.count import count_ballots
from tally.engine import compute
from tally.lists import prescribed_form
from tally.official import UNOFFICIAL, with_counts
from tally.regulation import load_builtin
from tally.result import CountsDone

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


def counted(rows, **columns):
    return marks(rows).with_columns(**{name: pl.Series(values) for name, values in columns.items()})


def test_a_sheet_is_named_by_every_place_either_count_knows():
    first = counted(ROWS, file=["a", "a", "a"], line=[2, 3, 4], source=["s1", None, ""], page=[1, 2, 3])
    second = counted([ROWS[0], ["", "x", "x"], ROWS[2]], file=["b", "b", "b"], line=[7, 8, 9], batch=["3", "3", "3"])
    (one,) = compared(first, second).differences
    assert one.where == {"file": "a", "file|2": "b", "line": "3", "line|2": "8", "page": "2", "batch": "3"}
    assert told(comparison_problems(compared(first, second))) == [
        (
            "COUNTS_DIFFER_BALLOT", "file a, line 3, page 2, batch 3", "b1",
            {"ballot": "b1", "column": "Phạm Văn Thử 3", "first": "–", "second": "x"},
        )
    ]  # fmt: skip
    (back,) = told(comparison_problems(compared(second, first)))
    assert (back[3]["first"], back[3]["second"]) == ("x", "–")


def test_ballots_of_one_count_only_are_told_for_either_count():
    first, second = marks(ROWS), marks([*ROWS, ROWS[0]]).tail(3)
    found = compared(first, second)
    assert [(one.ballot, one.column, one.first, one.second) for one in found.differences] == [
        ("b0", "ballot", "1", "0"), ("b3", "ballot", "0", "1"),
    ]  # fmt: skip
    assert told(comparison_problems(found)) == [
        ("COUNTS_BALLOT_ONCE", "", "b0", {"ballot": "b0", "count": "1"}),
        ("COUNTS_BALLOT_ONCE", "", "b3", {"ballot": "b3", "count": "2"}),
    ]
    assert found.names == dict(zip(ids(3), ["Trần Văn Thử 1", "Lê Văn Thử 2", "Phạm Văn Thử 3"], strict=True))


def test_differences_stand_in_the_order_of_the_first_count():
    changed = [["", "", ""], ["", "", ""], ["", "", ""]]
    assert [one.ballot for one in compared(marks(ROWS), marks(changed)).differences] == ["b0", "b1", "b2"]


def test_empty_text_and_null_are_no_difference():
    nulls = marks(ROWS).with_columns(pl.col("problem", *ids(3)).replace("", None))
    assert compared(marks(ROWS), nulls).equal
    assert compared(nulls, marks(ROWS)).equal


def test_shares_read_differently_are_a_difference():
    case = contest(2, 1, regulation="company-cumulative", form="points", electorate={"body": "shares", "shares": 99})
    rows = [["1", ""], ["", "2"]]
    first, second = (counted(rows, weight=weights) for weights in (["4", "5"], ["4", "6"]))
    results = (count(case, first), count(case, second))
    (one,) = compare_votes(first.lazy(), second.lazy(), case, results).differences
    assert (one.ballot, one.column, one.first, one.second) == ("b1", "weight", "5", "6")


@pytest.mark.parametrize("lacks", [0, 1])
def test_shares_that_one_count_does_not_state_are_not_compared(lacks):
    rows = [["x", "", ""]]
    frames = [counted(rows, weight=["4"]), counted(rows, weight=["5"])]
    frames[lacks] = marks(rows)
    assert compared(*frames).equal


def test_two_empty_counts_agree_ballot_by_ballot():
    found = compared(marks(ROWS).head(0), marks(ROWS).head(0))
    assert (found.by, found.equal) == ("ballots", True)


def test_an_empty_count_against_a_full_one_is_compared_by_totals():
    found = compared(marks(ROWS), marks(ROWS).head(0))
    assert (found.by, found.equal) == ("totals", False)


def test_waiting_ballots_are_not_compared():
    waiting = counted(ROWS, status=["read", "read", "review"])
    results = (count(CASE, marks(ROWS).head(2)), count(CASE, marks(ROWS).head(2)))
    assert compare_votes(waiting.lazy(), marks(ROWS).head(2).lazy(), CASE, results).equal


def by_hand(valid, invalid, grounds, votes, returned=None):
    accounts = {"valid": valid, "invalid": invalid, "invalid_by_ground": grounds}
    accounts |= {} if returned is None else {"returned": returned}
    return count_totals(contest(2, 2, base=9, form="agree", accounts=accounts), votes)


def test_totals_that_differ_are_told_figure_by_figure():
    first = by_hand(4, 2, {"MARKED": 2}, [(3, 1, 0), (2, 1, 1)])
    second = by_hand(5, 3, {"MARKED": 1, "SIGNED": 2}, [(4, 1, 0), (2, 1, 2)])
    found = compare_results(first, second)
    assert found.by == "totals"
    assert [(one.ballot, one.column, one.first, one.second, one.where) for one in found.differences] == [
        ("", "returned", "6", "8", {}),
        ("", "valid", "4", "5", {}),
        ("", "invalid", "2", "3", {}),
        ("", "MARKED", "2", "1", {}),
        ("", "SIGNED", "0", "2", {}),
        ("", "c01 votes", "3", "4", {}),
        ("", "c02 unusable", "1", "2", {}),
    ]
    assert told(comparison_problems(found))[-1] == (
        "COUNTS_DIFFER_TOTAL", "", "", {"ballot": "", "column": "Lê Văn Thử 2 unusable", "first": "1", "second": "2"}
    )  # fmt: skip
    assert [one.column for one in compare_results(second, first).differences][3:5] == ["MARKED", "SIGNED"]


def test_grounds_that_one_count_does_not_sort_are_no_difference():
    sorted_, unsorted = by_hand(4, 2, {"MARKED": 2}, [3, 2]), by_hand(4, 2, {}, [3, 2])
    assert compare_results(sorted_, unsorted).equal
    assert compare_results(unsorted, sorted_).equal


@pytest.mark.parametrize(("number", "more"), [(50, None), (51, 1), (60, 10)])
def test_a_long_list_of_differences_is_cut_with_its_number(number, more):
    case = contest(3, 2, base=900)
    rows = [ROWS[0]] * number
    first, second = (
        marks(rows),
        marks([ROWS[1]] * number).with_columns(c01=pl.lit("x"), c02=pl.lit(""), c03=pl.lit("x")),
    )
    results = (count(case, first), count(case, second))
    found = comparison_problems(compare_votes(first.lazy(), second.lazy(), case, results))
    assert codes(found) == ["COUNTS_DIFFER_BALLOT"] * 50 + (["AND_MORE"] if more else [])
    assert found[-1].values.get("more") == more


def test_a_person_is_named_once_whatever_the_id():
    people = [{"id": "t", "name": "Lê An"}, {"id": "c02", "name": "Lê Ba"}]
    case = contest(2, 2, base=9, form="agree", candidate=people)
    first, second = (count(case, marks([[cell, "no"]]).rename({"c01": "t"})) for cell in ("yes", "no"))
    found = comparison_problems(compare_results(first, second))
    assert [one.values["column"] for one in found] == ["Lê An votes", "Lê An against"]


def test_marks_on_a_ballot_invalid_on_the_same_ground_in_both_counts_are_not_compared():
    grounds = ["", "MARKED", ""]
    assert compared(marks(ROWS, grounds), marks([ROWS[0], ["x", "x", ""], ROWS[2]], grounds)).equal
    (one,) = compared(marks(ROWS, grounds), marks(ROWS, ["", "SIGNED", ""])).differences
    assert (one.column, one.first, one.second) == ("problem", "MARKED", "SIGNED")
    cells = compared(marks(ROWS, grounds), marks([ROWS[0], ["x", "x", ""], ROWS[2]])).differences
    assert {one.column for one in cells} == {"problem", "c01"}


def test_two_counts_of_a_batch_are_compared_by_their_figures():
    regulation = load_builtin(CASE.regulation)
    form = prescribed_form(CASE, regulation)
    first = count_ballots(marks(ROWS), CASE, regulation, form)
    second = count_ballots(marks([ROWS[0], ROWS[1], ["x", "x", "x"]], ["", "", "MARKED"]), CASE, regulation, form)
    assert compare_counts(first, first, CASE).equal
    found = compare_counts(first, second, CASE)
    assert (found.by, {one.column: (one.first, one.second) for one in found.differences}) == (
        "totals",
        {
            "valid": ("3", "2"),
            "invalid": ("0", "1"),
            "MARKED": ("0", "1"),
            "c01 votes": ("2", "1"),
            "c02 votes": ("2", "1"),
            "c03 against": ("1", "0"),
        },
    )


# ---- official


@pytest.mark.parametrize(
    ("required", "done", "differing", "left", "expected"),
    [
        (1, 1, 0, 0, []),
        (2, 1, 0, 0, ["W22"]),
        (2, 2, 0, 0, []),
        (2, 2, 3, 0, []),
        (2, 2, 3, 1, ["W23"]),
        (1, 2, 3, 1, ["W23"]),
        (2, 1, 3, 1, ["W22", "W23"]),
    ],
)
def test_a_result_is_official_after_the_counts_required_with_every_difference_settled(
    required, done, differing, left, expected
):
    counts = CountsDone(required=required, done=done, differing=differing, open=left)
    result = with_counts(with_counts(count(CASE, marks(ROWS)), counts), counts)
    assert [one.code for one in result.warnings if one.code in UNOFFICIAL] == expected
    assert (result.official, result.counts) == (not expected, counts)


def test_two_counts_required_make_the_result_of_one_unofficial():
    case = contest(3, 2, base=9, count={"required": 2})
    assert not count(case, marks(ROWS)).official
    assert count(CASE, marks(ROWS)).official


def test_a_result_with_undecided_ballots_is_not_official():
    rows = marks(ROWS).with_columns(status=pl.Series(["read", "read", "review"]))
    result = compute(CASE, load_builtin(CASE.regulation), rows, unresolved=True)
    assert (result.official, result.ballots.unresolved) == (False, 1)


def test_a_ballot_read_differently_in_every_column_is_found():
    found = compared(marks([["x", "", ""]]), marks([["", "x", "x"]], ["MARKED"])).differences
    assert [(one.column, one.first, one.second) for one in found] == [
        ("problem", "", "MARKED"), ("c01", "x", ""), ("c02", "", "x"), ("c03", "", "x"),
    ]  # fmt: skip


def test_places_that_are_not_known_are_left_out():
    first = counted(ROWS, source=["", "", ""], page=["1", "2", "3"])
    (one,) = compared(first, marks([ROWS[0], ["", "x", "x"], ROWS[2]])).differences
    assert one.where == {"page": "2"}


def test_the_figures_of_two_batches_that_differ_are_told_in_words():
    regulation = load_builtin(CASE.regulation)
    first, second = (
        count_ballots(marks(rows, grounds), CASE, regulation, "strike")
        for rows, grounds in ((ROWS, ["", "", "MARKED"]), ([*ROWS[:2], ["x", "", ""], ROWS[0]], ["", "", "", "SIGNED"]))
    )
    found = compare_counts(first, second, CASE)
    assert [(one.column, one.first, one.second) for one in found.differences] == [
        ("returned", "3", "4"), ("valid", "2", "3"), ("MARKED", "1", "0"), ("SIGNED", "0", "1"),
        ("c01 against", "1", "2"), ("c02 votes", "1", "2"), ("c03 votes", "2", "3"),
    ]  # fmt: skip
    assert told(comparison_problems(found))[-1] == (
        "COUNTS_DIFFER_TOTAL", "", "", {"ballot": "", "column": "Phạm Văn Thử 3 votes", "first": "2", "second": "3"}
    )  # fmt: skip


def test_shares_of_a_ballot_invalid_in_both_counts_are_compared_all_the_same():
    case = contest(2, 1, regulation="company-cumulative", form="points", electorate={"body": "shares", "shares": 99})
    grounds = [one.code for one in load_builtin("company-cumulative").clause if one.mechanism == "ground"]
    first, second = (
        counted([["1", ""]], weight=[weight]).with_columns(problem=pl.lit(grounds[0])) for weight in ("4", "5")
    )
    results = (count(case, first), count(case, second))
    (one,) = compare_votes(first.lazy(), second.lazy(), case, results).differences
    assert (one.column, one.first, one.second) == ("weight", "4", "5")


def test_a_result_that_is_not_official_says_why():
    result = with_counts(count(CASE, marks(ROWS)), CountsDone(required=2, done=1, differing=3, open=2))
    reasons = [one for one in result.warnings if one.code in UNOFFICIAL]
    assert [one.en for one in reasons] == [
        "The result is not official: 1 independent count(s) made, 2 required.",
        "The result is not official: 2 differences between the two counts are not settled.",
    ]
    assert all(one.vi and one.fix_vi and one.fix_en and one.vi != one.en for one in reasons)
