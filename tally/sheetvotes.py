"""What each single ballot says, by the rules that the count goes by."""

import polars as pl

from tally.clauses import Regulation
from tally.codes import FORMS
from tally.contest import Contest, Form
from tally.count import grounds_for
from tally.handcheck import Sheet
from tally.validity import ground_of_ballot, mark, mark_columns, measures
from tally.votes import counted_rows


def votes_by_sheet(
    votes: pl.LazyFrame | pl.DataFrame, contest: Contest, regulation: Regulation, form: Form
) -> dict[str, Sheet]:
    """Ballot id → what it says, of every settled row of `votes`, whose cells were checked by the count before.

    For the forms where a ballot is for a person or is not: `strike` and `agree`.
    """
    ids, cells = [one.id for one in contest.candidate], FORMS[form]
    chosen = {
        name: ~pl.col(mark(cells.against, name)) if cells.empty_is_vote else pl.col(mark(cells.votes_for, name))
        for name in ids
    }
    rows = (
        counted_rows(votes.lazy())
        .with_columns(pl.col("problem").fill_null("").alias("_problem"), **mark_columns(ids, cells))
        .with_columns(**measures(ids, cells, contest.seats))
        .with_columns((ground_of_ballot(grounds_for(regulation, contest, form), len(ids)) == "").alias("_valid"))
        .select("ballot", "_valid", **chosen)
        .collect()
    )
    return {
        row["ballot"]: Sheet(row["_valid"], frozenset(name for name in ids if row["_valid"] and row[name]))
        for row in rows.iter_rows(named=True)
    }
