"""What cells mean on each ballot form, and which ballots are invalid, as Polars expressions over one row a ballot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import polars as pl

from tally.clauses import GroundClause
from tally.contest import Form


@dataclass(frozen=True)
class FormCells:
    """The values a candidate's cell may hold. An empty cell is a vote where `empty_is_vote`; a row that is neither
    for nor against is unusable. `levels` are kept apart in the result."""

    votes_for: tuple[str, ...]
    against: tuple[str, ...]
    neither: tuple[str, ...] = ()
    empty_is_vote: bool = False
    levels: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        return (*self.votes_for, *self.against, *self.neither)


FORMS: dict[Form, FormCells] = {
    "strike": FormCells(votes_for=(), against=("x",), empty_is_vote=True),
    "agree": FormCells(votes_for=("yes",), against=("no",), neither=("both",)),
}


def rows_holding(ids: Sequence[str], values: Sequence[str]) -> pl.Expr:
    """In how many of a ballot's rows one of `values` stands."""
    hits = [pl.col(name).is_in(list(values)) if len(values) > 1 else pl.col(name) == values[0] for name in ids]
    return pl.sum_horizontal([hit.cast(pl.UInt16) for hit in hits]) if values and ids else pl.lit(0, pl.UInt16)


def measures(ids: Sequence[str], form: FormCells) -> dict[str, pl.Expr]:
    """Per ballot: `_chosen` rows for someone, `_against` rows against, `_unclear` rows that are neither."""
    against = rows_holding(ids, form.against)
    if form.empty_is_vote:
        return {"_chosen": len(ids) - against, "_against": against, "_unclear": pl.lit(0, pl.UInt16)}
    chosen = rows_holding(ids, form.votes_for)
    return {"_chosen": chosen, "_against": against, "_unclear": len(ids) - chosen - against}


def found_by(clause: GroundClause, *, names: int, seats: int) -> pl.Expr:
    """Whether the marks of a ballot show the ground of `clause` (over the columns of `measures`)."""
    return {
        "people": pl.lit(value=False),
        "too_many": pl.col("_chosen") > seats,
        "none_chosen": pl.col("_chosen") == 0,
        "one_row_unclear": pl.col("_unclear") == names,
        "all_rows_unclear": pl.col("_unclear") == names,
        "all_rows_against": pl.col("_against") == names,
    }[clause.finder]


def ground_of_ballot(clauses: Sequence[GroundClause], *, names: int, seats: int) -> pl.Expr:
    """The one ground a ballot is invalid on, or an empty text. What people found (`problem`) comes before the marks."""
    from_marks = [clause for clause in clauses if clause.finder != "people" and clause.counts_as == "invalid"]
    otherwise: pl.Expr = reduce(
        lambda rest, clause: (
            pl.when(found_by(clause, names=names, seats=seats)).then(pl.lit(clause.code)).otherwise(rest)
        ),
        reversed(from_marks),
        pl.lit(""),
    )
    return pl.when(pl.col("_problem") != "").then(pl.col("_problem")).otherwise(otherwise)
