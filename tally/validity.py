"""What cells mean on each ballot form, and which ballots are invalid, as Polars expressions over one row a ballot."""

from collections.abc import Sequence
from functools import reduce

import polars as pl

from tally.clauses import GroundClause
from tally.codes import FormCells

POINTS = r"^[0-9]{1,12}$"
"""A number of votes in a cell, or of shares in `weight`."""


def number_of(column: str) -> pl.Expr:
    """The whole number a text column holds; 0 where it is empty or holds anything else."""
    return pl.col(column).cast(pl.String).cast(pl.Int64, strict=False).fill_null(0)


def is_weight(cell: pl.Expr) -> pl.Expr:
    """Whether a cell holds a number of shares: a whole number above 0."""
    text = cell.cast(pl.String).fill_null("")
    return text.str.contains(POINTS) & text.str.contains("[1-9]")


def mark(value: str, name: str) -> str:
    """The column that says whether a candidate's cell holds `value`."""
    return f"{value}|{name}"


def mark_columns(ids: Sequence[str], form: FormCells) -> dict[str, pl.Expr]:
    """One true/false column for each candidate and value, never null: compared once, used by every sum."""
    return {mark(value, name): (pl.col(name) == value).fill_null(value=False) for name in ids for value in form.known}


def rows_holding(ids: Sequence[str], values: Sequence[str]) -> pl.Expr:
    """In how many of a ballot's rows one of `values` stands, over `mark_columns`."""
    hits = [pl.col(mark(value, name)).cast(pl.UInt16) for name in ids for value in values]
    return pl.sum_horizontal(hits, ignore_nulls=False) if hits else pl.lit(0, pl.UInt16)


def measures(ids: Sequence[str], form: FormCells, seats: int) -> dict[str, pl.Expr]:
    """Per ballot: `_chosen` votes given and `_allowed` at most, `_against` rows against, `_unclear` rows that are
    neither, `_both` rows with more than one mark; over `mark_columns`, and `_weight` where cells hold points."""
    nothing = pl.lit(0, pl.UInt16)
    found = {"_allowed": pl.lit(seats, pl.UInt16), "_against": nothing, "_unclear": nothing, "_both": nothing}
    if form.points:
        points = pl.sum_horizontal([number_of(name) for name in ids])
        return found | {"_chosen": points, "_allowed": pl.col("_weight") * seats}
    against = rows_holding(ids, [form.against])
    if form.empty_is_vote:
        return found | {"_chosen": len(ids) - against, "_against": against}
    return found | {
        "_chosen": rows_holding(ids, [form.votes_for]),
        "_against": against,
        "_unclear": len(ids) - rows_holding(ids, form.clear),
        "_both": rows_holding(ids, form.unclear),
    }


def found_by(clause: GroundClause, names: int) -> pl.Expr:
    """Whether the marks of a ballot show the ground of `clause` (over the columns of `measures`)."""
    return {
        "people": pl.lit(value=False),
        "too_many": pl.col("_chosen") > pl.col("_allowed"),
        "none_chosen": pl.col("_chosen") == 0,
        "one_row_unclear": pl.col("_unclear") == names,
        "one_row_both": pl.col("_both") == names,
        "all_rows_unclear": pl.col("_unclear") == names,
        "all_rows_against": pl.col("_against") == names,
    }[clause.finder]


def ground_of_ballot(clauses: Sequence[GroundClause], names: int) -> pl.Expr:
    """The one ground a ballot is invalid on, or an empty text. What people found (`problem`) comes before the marks."""
    from_marks = [clause for clause in clauses if clause.finder != "people" and clause.counts_as == "invalid"]
    otherwise: pl.Expr = reduce(
        lambda rest, clause: pl.when(found_by(clause, names)).then(pl.lit(clause.code)).otherwise(rest),
        reversed(from_marks),
        pl.lit(""),
    )
    return pl.when(pl.col("_problem") != "").then(pl.col("_problem")).otherwise(otherwise)
