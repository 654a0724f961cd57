"""Counting ballots: one row a ballot in, numbers out. Everything unknown is refused, nothing is corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from tally.clauses import GroundClause, Regulation
from tally.contest import Contest, Form
from tally.messages import problem
from tally.problems import InvalidError, UnreadableError
from tally.regulation import clauses_for, setting_of
from tally.validity import FORMS, FormCells, found_by, ground_of_ballot, measures
from tally.votes import counted_rows, problems_of_votes, row_kinds

VOTE, AGAINST = "v:", "a:"


@dataclass(frozen=True)
class Count:
    """What the ballots of one count say. Per candidate: `votes`, `against` and `unusable` rows of valid ballots.

    `open_cases`: clause id → ballots that met a case the rules leave open. `unresolved`: ballots nobody has decided,
    in no other number; `unopened`: files that may hold ballots. `listed`: pages that are no ballots of this count.
    """

    valid: int
    invalid: int
    by_ground: Mapping[str, int]
    votes: Mapping[str, int]
    against: Mapping[str, int | None]
    unusable: Mapping[str, int | None]
    levels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    open_cases: Mapping[str, int] = field(default_factory=dict)
    over_seats: int = 0
    unresolved: int = 0
    unresolved_ids: tuple[str, ...] = ()
    unopened: tuple[str, ...] = ()
    listed: Mapping[str, int] = field(default_factory=dict)

    @property
    def counted(self) -> int:
        return self.valid + self.invalid


def grounds_for(regulation: Regulation, contest: Contest, form: Form) -> tuple[GroundClause, ...]:
    """The grounds of invalidity that hold for this list and form, in the regulation's order."""
    return tuple(clauses_for(regulation, GroundClause, setting_of(contest, form)))


def count_ballots(votes: pl.LazyFrame | pl.DataFrame, contest: Contest, regulation: Regulation, form: Form) -> Count:
    """Counts `votes` (columns `ballot`, `problem`, one per candidate id, perhaps `status`; text, empty or null alike).

    Raises InvalidError with every unknown cell, ground, status and repeated ballot id.
    """
    if form not in FORMS:
        raise InvalidError(problem("FORM_NOT_COUNTED", form=form, regulation=regulation.id))
    ids = [one.id for one in contest.candidate]
    clauses = grounds_for(regulation, contest, form)
    frame = votes.lazy()
    kinds = row_kinds(frame)
    row = _totals_row(counted_rows(frame), ids, FORMS[form], clauses, contest.seats)
    codes = list(dict.fromkeys(clause.code for clause in clauses))
    if _has_faults(row, ids, codes) or kinds.faulty:
        raise InvalidError(problems_of_votes(frame, ids, FORMS[form], codes, regulation.id))
    valid = row["valid"]
    no_cell = FORMS[form].empty_is_vote
    against = {name: row[AGAINST + name] for name in ids}
    supported = {name: valid - against[name] if no_cell else row[VOTE + name] for name in ids}
    return Count(
        valid=valid,
        invalid=row["rows"] - valid,
        by_ground={code: row["g:" + code] for code in codes if row["g:" + code]},
        votes=supported,
        against=against,
        unusable={name: valid - supported[name] - against[name] for name in ids},
        open_cases={c.id: row["o:" + c.id] for c in clauses if c.counts_as == "valid" and row["o:" + c.id]},
        over_seats=0 if no_cell else row["over"],
        unresolved=kinds.unresolved,
        unresolved_ids=kinds.unresolved_ids,
        unopened=kinds.unopened,
        listed=kinds.listed,
    )


def _totals_row(
    frame: pl.LazyFrame, ids: Sequence[str], form: FormCells, clauses: Sequence[GroundClause], seats: int
) -> dict[str, int]:
    """One pass over the ballots. `u:` counts cells with a value the form does not know."""
    names = len(ids)
    prepared = frame.with_columns(
        pl.col("problem").fill_null("").alias("_problem"), **measures(ids, form)
    ).with_columns(ground_of_ballot(clauses, names=names, seats=seats).alias("_ground"))
    prepared = prepared.with_columns((pl.col("_ground") == "").alias("_valid"))
    valid = pl.col("_valid")
    totals = {
        "rows": pl.len(),
        "valid": valid.sum(),
        "over": (valid & (pl.col("_chosen") > seats)).sum(),
        "ids": pl.col("ballot").replace("", None).n_unique(),
        "no_id": (pl.col("ballot").is_null() | (pl.col("ballot") == "")).sum(),
    }
    for clause in clauses:
        totals["g:" + clause.code] = (pl.col("_ground") == clause.code).sum()
        if clause.counts_as == "valid":
            totals["o:" + clause.id] = (valid & found_by(clause, names=names, seats=seats)).sum()
    for name in ids:
        cell = pl.col(name)
        known = [(cell == value).sum() for value in form.known]
        totals["u:" + name] = (cell != "").sum().cast(pl.Int64) - pl.sum_horizontal(known)
        totals[AGAINST + name] = (valid & (cell == form.against[0])).sum()
        if form.votes_for:
            totals[VOTE + name] = (valid & (cell == form.votes_for[0])).sum()
    try:
        row: dict[str, int] = prepared.select(**totals).collect(engine="streaming").row(0, named=True)
    except pl.exceptions.PolarsError as error:
        raise UnreadableError(problem("VOTES_UNREADABLE", reason=str(error).partition("\n")[0])) from error
    return row


def _has_faults(row: Mapping[str, int], ids: Sequence[str], codes: Sequence[str]) -> bool:
    known_grounds = sum(row["g:" + code] for code in codes)
    return (
        any(row["u:" + name] for name in ids)
        or row["rows"] - row["valid"] != known_grounds
        or bool(row["no_id"])
        or row["ids"] != row["rows"]
    )
