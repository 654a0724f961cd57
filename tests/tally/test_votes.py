"""The rows of votes files: what is counted, what waits, what is listed, and every fault with its place."""

import polars as pl
import pytest
from tally_cases import contest, ids, marks, told

from tally.count import count_ballots
from tally.problems import InvalidError, UnreadableError
from tally.regulation import load_builtin
from tally.votes import row_kinds

PARTY, COMPANY = load_builtin("party-2024"), load_builtin("company-cumulative")
CASE = contest(2, 1, base=9, form="strike")
SHARES = contest(2, 2, regulation="company-cumulative", form="points", electorate={"body": "shares", "shares": 999})


def frame(cells, problems=None, **columns):
    return marks(cells, problems).with_columns(
        **{name: pl.Series(name, values, dtype=pl.Int64 if isinstance(values[0], int) else pl.String)
           for name, values in columns.items()}
    )  # fmt: skip


def counted(ballots, case=CASE, regulation=PARTY):
    return count_ballots(ballots, case, regulation, case.form)


def refused(ballots, case=CASE, regulation=PARTY):
    with pytest.raises(InvalidError) as found:
        counted(ballots, case, regulation)
    return [(one.place.file, *rest) for one, rest in zip(found.value.problems, told(found.value.problems), strict=True)]


GOOD = ["", "x"]
KNOWN_GROUNDS = "NOT_ISSUED, OUTSIDE_NAME, MARKED, TWO_INKS, SIGNED, OVERVOTE, NONE"
REJECTIONS = ("BAD_SIGNATURE, DAMAGED, DUPLICATE, NOT_A_BALLOT, OTHER_CONTEST, OTHER_ROUND, OTHER_VERSION, "
              "TEST_BALLOT, UNREADABLE, UNREADABLE_FILE")  # fmt: skip


def test_every_kind_of_fault_is_told_at_once_with_file_line_and_column():
    ballots = frame(
        [GOOD, ["q", "x"], GOOD, GOOD, GOOD, GOOD], ["", "", "UGLY", "", "LOST", ""],
        ballot=["a", "b", "c", "d", "e", "a"], status=["read", "", "read", "torn", "rejected", None],
        file=["one.csv"] * 5 + ["two.csv"], line=[2, 3, 4, 5, 6, 2],
    )  # fmt: skip
    assert refused(ballots) == [
        ("one.csv", "CELL_UNKNOWN", "3:c01", "b", {"line": 3, "value": "q", "column": "c01", "known": "x"}),
        ("one.csv", "GROUND_UNKNOWN_LINE", "4:problem", "c",
         {"line": 4, "ground": "UGLY", "regulation": "party-2024", "known": KNOWN_GROUNDS}),
        ("one.csv", "CELL_UNKNOWN", "5:status", "d",
         {"line": 5, "value": "torn", "column": "status", "known": "read, review, rejected"}),
        ("one.csv", "CELL_UNKNOWN", "6:problem", "e",
         {"line": 6, "value": "LOST", "column": "problem", "known": REJECTIONS}),
        ("two.csv", "BALLOT_TWICE", "2:ballot", "a", {"ballot": "a", "times": 2}),
    ]  # fmt: skip


def test_rows_without_a_line_are_numbered_from_one():
    assert refused(frame([GOOD, ["q", ""]])) == [
        ("", "CELL_UNKNOWN", "2:c01", "b1", {"line": 2, "value": "q", "column": "c01", "known": "x"})
    ]


def test_ballots_without_an_id_are_named_by_line():
    ballots = frame([GOOD] * 3, ballot=["", None, "a"])
    assert refused(ballots) == [
        ("", "CELL_MISSING", f"{line}:ballot", "", {"line": line, "column": "ballot"}) for line in (1, 2)
    ]


def test_an_id_in_three_rows_is_told_once_at_the_last():
    ballots = frame([GOOD] * 5, ballot=["a", "b", "a", "b", "a"])
    assert refused(ballots) == [
        ("", "BALLOT_TWICE", "5:ballot", "a", {"ballot": "a", "times": 3}),
        ("", "BALLOT_TWICE", "4:ballot", "b", {"ballot": "b", "times": 2}),
    ]


@pytest.mark.parametrize("first", ["read", "review", "rejected"])
@pytest.mark.parametrize("second", ["review", "rejected"])
def test_an_id_of_a_waiting_ballot_belongs_to_no_other(first, second):
    ballots = frame([GOOD] * 2, ["DAMAGED" if one == "rejected" else "" for one in (first, second)],
                    ballot=["a", "a"], status=[first, second])  # fmt: skip
    assert [one[1] for one in refused(ballots)] == ["BALLOT_TWICE"]


def test_a_waiting_ballot_without_an_id_is_refused():
    ballots = frame([GOOD] * 2, ballot=["a", ""], status=["read", "review"])
    assert [one[1:3] for one in refused(ballots)] == [("CELL_MISSING", "2:ballot")]


def test_pages_that_are_no_ballots_may_bear_any_id():
    ballots = frame([GOOD] * 4, ["", "DUPLICATE", "DUPLICATE", "TEST_BALLOT"], ballot=["a", "a", "", None],
                    status=["read", "rejected", "rejected", "rejected"])  # fmt: skip
    found = counted(ballots)
    assert (found.valid, found.unresolved, found.listed) == (1, 0, {"DUPLICATE": 2, "TEST_BALLOT": 1})
    assert list(found.listed) == ["DUPLICATE", "TEST_BALLOT"]


@pytest.mark.parametrize(("number", "more"), [(50, 0), (51, 1), (53, 3)])
def test_each_kind_of_fault_is_cut_at_fifty(number, more):
    found = refused(frame([["q", ""]] * number, ["UGLY"] * number))
    told_of = [one[1] for one in found]
    cut = ["AND_MORE"] if more else []
    assert told_of == ["CELL_UNKNOWN"] * 50 + cut + ["GROUND_UNKNOWN_LINE"] * 50 + cut
    assert [one[4] for one in found if one[1] == "AND_MORE"] == [{"more": more}] * (2 * len(cut))
    assert found[49][2] == "50:c01"


def test_cells_of_ballots_not_settled_are_not_looked_at():
    ballots = frame([GOOD, ["q", "?"], ["q", "q"]], ["", "what", "DAMAGED"], status=["read", "review", "rejected"])
    found = counted(ballots)
    assert (found.valid, found.unresolved, found.unresolved_ids, found.counted) == (1, 2, ("b1", "b2"), 1)


def test_without_a_status_every_row_is_a_settled_ballot():
    kinds = row_kinds(frame([GOOD]).lazy(), weighted=False)
    assert (kinds.unresolved, kinds.weight, kinds.unresolved_ids, kinds.unopened) == (0, 0, (), ())
    assert (kinds.listed, kinds.faulty) == ({}, False)


def test_rows_not_settled_are_sorted_by_what_they_are():
    ballots = frame(
        [GOOD] * 8,
        ["", "", "UNREADABLE", "DAMAGED", "UNREADABLE_FILE", "DUPLICATE", "BAD_SIGNATURE", "UNREADABLE_FILE"],
        status=["read", "review", *["rejected"] * 6],
    )
    kinds = row_kinds(ballots.lazy(), weighted=False)
    assert (kinds.unresolved, kinds.unresolved_ids, kinds.weight) == (3, ("b1", "b2", "b3"), 3)
    assert (kinds.unopened, kinds.listed) == (("b4", "b7"), {"BAD_SIGNATURE": 1, "DUPLICATE": 1})
    assert kinds.faulty is False
    assert counted(ballots).unopened == ("b4", "b7")


@pytest.mark.parametrize("code", ["MARKED", "", None, "duplicate"])
def test_a_rejection_nobody_knows_is_refused(code):
    ballots = frame([GOOD] * 2, ["", code], status=["read", "rejected"])
    assert [(one[1], one[2], one[4]["known"]) for one in refused(ballots)] == [
        ("CELL_UNKNOWN", "2:problem", REJECTIONS)
    ]


# ---- shares


@pytest.mark.parametrize("weight", ["", None, "0", "-1", "1.5", "x", "1234567890123", " 1", "+5", "000"])
def test_a_number_of_shares_that_cannot_be_is_named_by_line(weight):
    found = refused(frame([["1", ""]] * 2, weight=["3", weight]), SHARES, COMPANY)
    value = "None" if weight is None else (weight or "").strip()
    assert found == [("", "WEIGHT_WRONG", "2:weight", "b1", {"line": 2, "value": value})]


@pytest.mark.parametrize("weight", ["1", "999999999999", "007"])
def test_a_number_of_shares_that_can_be(weight):
    assert counted(frame([["1", ""]], weight=[weight]), SHARES, COMPANY).weight == int(weight)


@pytest.mark.parametrize("cell", ["-1", "x", "1.0", "1234567890123", " 2", "+2"])
def test_points_are_whole_numbers(cell):
    (found,) = refused(frame([["1", ""], ["", cell]], weight=["3", "3"]), SHARES, COMPANY)
    assert found[1:4] == ("CELL_UNKNOWN", "2:c02", "b1")
    assert found[4]["known"] == "0, 1, 2, …"


def test_cells_of_points_may_be_empty():
    found = counted(frame([["1", ""], [None, "2"]], weight=["3", "2"]), SHARES, COMPANY)
    assert (found.votes, found.weight, found.valid) == ({"c01": 1, "c02": 2}, 5, 2)
    assert (found.unusable, found.against) == ({"c01": 0, "c02": 0}, {"c01": 0, "c02": 0})


@pytest.mark.parametrize(("cells", "valid"), [(["4", "2"], 1), (["6", ""], 1), (["4", "3"], 0), (["7", ""], 0)])
def test_a_holder_divides_shares_times_seats(cells, valid):
    found = counted(frame([cells], weight=["3"]), SHARES, COMPANY)
    assert (found.valid, found.invalid) == (valid, 1 - valid)
    assert sum(found.votes.values()) == (6 if valid else 0)


def test_a_wrong_weight_matters_only_on_settled_ballots():
    ballots = frame([["1", ""]] * 2, weight=["3", "x"], status=["read", "review"])
    found = counted(ballots, SHARES, COMPANY)
    assert (found.unresolved, found.undecided_weight) == (1, None)


@pytest.mark.parametrize(
    ("weights", "shares"),
    [(("4", "5"), 9), (("4", None), None), (("4", "0"), None), (("4", "-2"), None), (("4", "+2"), None)],
)
def test_the_shares_that_undecided_ballots_bear(weights, shares):
    ballots = frame([["1", ""]] * 3, weight=["3", *weights], status=["read", "review", "review"])
    assert counted(ballots, SHARES, COMPANY).undecided_weight == shares


def test_undecided_ballots_bear_a_vote_each_or_shares_to_divide():
    ballots = frame([GOOD] * 3, status=["read", "review", "review"])
    found = counted(ballots, contest(2, 2, base=9, form="strike"))
    assert (found.undecided_weight, found.freely_divided) == (2, False)
    divided = counted(frame([["1", ""]], weight=["3"]), SHARES, COMPANY)
    assert (divided.freely_divided, divided.undecided_weight) == (True, 0)


def test_shares_bear_marks_too():
    """Each valid ballot counts with its shares: for, against and without a clear mark."""
    case = contest(2, 2, regulation="majority", form="agree", electorate={"body": "shares", "shares": 99})
    ballots = frame([["yes", "no"], ["no", "both"], ["both", "yes"], ["yes", "yes"]], ["", "", "", "MARKED"],
                    weight=["2", "3", "5", "7"])  # fmt: skip
    found = counted(ballots, case, load_builtin("majority"))
    assert (found.votes, found.against) == ({"c01": 2, "c02": 5}, {"c01": 3, "c02": 2})
    assert found.unusable == {"c01": 5, "c02": 3}
    assert (found.valid, found.invalid, found.weight) == (3, 1, 17)


# ---- what one pass over the ballots gives


def test_ballots_for_more_people_than_seats_are_counted_where_they_hold():
    case = contest(3, 1, base=9, form="agree")
    cells = [["yes", "yes", "no"], ["yes", "no", "no"], ["yes", "yes", "yes"], ["no", "no", "no"]]
    assert counted(marks([*cells, cells[0]], ["", "", "", "", "MARKED"]), case).over_seats == 2


def test_levels_are_counted_one_by_one():
    case = contest(
        2, 1, regulation="confidence-2023", electorate={"body": "meeting", "summoned": 9, "present": 9}
    ).model_copy(update={"form": "confidence"})
    cells = [["high", "low"], ["medium", "low"], ["low", "many"], ["high", ""]]
    found = counted(marks(cells), case, load_builtin("confidence-2023"))
    assert found.levels == {
        "c01": {"high": 2, "medium": 1, "low": 1}, "c02": {"high": 0, "medium": 0, "low": 2},
    }  # fmt: skip
    assert (found.votes, found.against, found.unusable) == (
        {"c01": 2, "c02": 0}, {"c01": 1, "c02": 2}, {"c01": 0, "c02": 2},
    )  # fmt: skip
    assert found.over_seats == 0
    assert counted(marks([["", "x"]])).levels == {}


def test_open_cases_are_counted_on_the_ballots_that_hold():
    case = contest(2, 2, base=9, form="agree")
    found = counted(marks([["no", "no"]] * 3 + [["yes", "no"]], ["", "", "MARKED", ""]), case)
    assert (found.open_cases, found.by_ground) == ({"open-all-against": 2}, {"MARKED": 1})
    assert counted(marks([["yes", "no"]]), case).open_cases == {}


def test_grounds_stand_in_the_regulations_order_without_empty_ones():
    found = counted(marks([GOOD, GOOD, ["", ""], ["x", "x"]], ["SIGNED", "NOT_ISSUED", "", ""]))
    assert list(found.by_ground.items()) == [("NOT_ISSUED", 1), ("SIGNED", 1), ("OVERVOTE", 1), ("NONE", 1)]
    assert (found.valid, found.invalid, found.counted) == (0, 4, 4)


@pytest.mark.parametrize("extra", [[], ["x?"]])
def test_a_column_read_as_values_of_the_form_is_still_checked_for_others(extra):
    kind = pl.Enum(["", "x", *extra])
    ballots = marks([["", "x"], [extra[0] if extra else "x", ""]]).with_columns(pl.col(*ids(2)).cast(kind))
    if extra:
        assert [one[1:3] for one in refused(ballots)] == [("CELL_UNKNOWN", "2:c01")]
    else:
        assert counted(ballots).votes == {"c01": 1, "c02": 1}


def test_every_column_that_is_not_there_is_named():
    case = SHARES.model_copy(update={"candidate": contest(3, 2).candidate})
    assert [one[1:] for one in refused(marks([["", "x"]]).drop("problem", "ballot"), case, COMPANY)] == [
        ("VOTES_COLUMN_MISSING", name, "", {"column": name}) for name in ("ballot", "problem", "c03", "weight")
    ]


@pytest.mark.parametrize("text", ["", "ballot,problem,c01,c02\nb1,,,x\nb2,,,x,too,many\n"])
def test_a_file_that_breaks_while_it_is_read_is_told_in_one_line(tmp_path, text):
    (tmp_path / "votes.csv").write_text(text)
    with pytest.raises(UnreadableError) as found:
        counted(pl.scan_csv(tmp_path / "votes.csv", infer_schema=False))
    ((code, at, _subject, values),) = told(found.value.problems)
    assert (code, at) == ("VOTES_UNREADABLE", "")
    assert values["reason"]
    assert "\n" not in values["reason"]


def test_a_status_that_is_empty_or_null_is_read():
    assert counted(frame([GOOD] * 3, status=["read", "", None])).valid == 3


def test_empty_cells_beside_a_fault_are_no_fault():
    """The second look, which names every fault, knows what the first knows."""
    ballots = frame([["q", None], [None, ""], [None, None], GOOD], ["", None, "", None],
                    status=["read", None, "", "read"])  # fmt: skip
    assert [one[1:3] for one in refused(ballots)] == [("CELL_UNKNOWN", "1:c01")]


def test_pages_that_are_no_ballots_beside_a_fault_are_no_fault():
    ballots = frame([["q", ""], GOOD, GOOD, GOOD], ["", "DUPLICATE", "DUPLICATE", "TEST_BALLOT"],
                    ballot=["a", "a", "", None], status=["read", *["rejected"] * 3])  # fmt: skip
    assert [one[1:3] for one in refused(ballots)] == [("CELL_UNKNOWN", "1:c01")]


def test_a_rejection_without_a_reason_is_shown_empty():
    ballots = frame([GOOD] * 2, ["", None], status=["read", "rejected"])
    assert [one[4]["value"] for one in refused(ballots)] == [""]


def test_the_values_of_a_form_are_listed_with_an_unknown_cell():
    (found,) = refused(marks([["yes", "maybe"]]), contest(2, 2, base=9, form="agree"))
    assert found[4]["known"] == "yes, no, both"


def test_repeated_ids_stand_in_the_order_of_their_first_row():
    names = [f"b{n * 7 % 40}" for n in range(40)]
    assert [one[3] for one in refused(frame([GOOD] * 80, ballot=names * 2))] == names


@pytest.mark.parametrize("cell", ["-1", "x", "1.0", "+2"])
def test_points_are_whole_numbers_where_every_cell_is_filled(cell):
    assert [one[1:3] for one in refused(frame([["1", "1"], ["1", cell]], weight=["3", "3"]), SHARES, COMPANY)] == [
        ("CELL_UNKNOWN", "2:c02")
    ]


def test_points_where_no_cell_is_a_number():
    assert [one[1:3] for one in refused(frame([["x", "-1"]], weight=["3"]), SHARES, COMPANY)] == [
        ("CELL_UNKNOWN", "1:c01"),
        ("CELL_UNKNOWN", "1:c02"),
    ]


@pytest.mark.parametrize("rows", [1, 2])
def test_ballots_without_any_cell_of_the_form_are_refused(rows):
    found = refused(frame([["q", "q"]] * rows))
    assert [one[2] for one in found] == [f"{line}:{name}" for name in ids(2) for line in range(1, rows + 1)]


@pytest.mark.parametrize("name", ["", None])
def test_the_only_ballot_needs_an_id_too(name):
    assert [one[1:3] for one in refused(frame([GOOD], ballot=[name or ""]).with_columns(ballot=pl.lit(name)))] == [
        ("CELL_MISSING", "1:ballot")
    ]


@pytest.mark.parametrize("weight", ["", "x", "0"])
def test_the_only_ballot_needs_its_shares_too(weight):
    assert [one[1:3] for one in refused(frame([["1", ""]], weight=[weight]), SHARES, COMPANY)] == [
        ("WEIGHT_WRONG", "1:weight")
    ]


@pytest.mark.parametrize("form", ["strike", "agree", "points"])
@pytest.mark.parametrize(
    "finder", ["one_row_unclear", "one_row_both", "all_rows_unclear", "all_rows_against", "people"]
)
def test_a_ground_that_the_marks_of_a_form_cannot_show_is_never_found(form, finder):
    clause = next(one for one in PARTY.clause if one.mechanism == "ground")
    clause = clause.model_copy(update={"finder": finder, "applies": clause.applies.model_validate({})})
    others = [one for one in PARTY.clause if one.mechanism != "ground"]
    regulation = PARTY.model_copy(update={"clause": (*others, clause)})
    case = SHARES if form == "points" else contest(2, 1, base=9, form=form)
    cells = {"strike": ["", "x"], "agree": ["yes", "no"], "points": ["1", ""]}[form]
    assert counted(frame([cells], weight=["3"]), case, regulation).valid == 1


@pytest.mark.parametrize(("cells", "valid"), [(["x", "x"], 0), (["x", ""], 1)])
def test_a_ballot_that_strikes_everybody_is_against_all(cells, valid):
    clause = next(one for one in PARTY.clause if one.id == "ground-marked").model_copy(
        update={"finder": "all_rows_against"}
    )
    others = [one for one in PARTY.clause if one.mechanism != "ground"]
    assert counted(frame([cells]), CASE, PARTY.model_copy(update={"clause": (*others, clause)})).valid == valid
