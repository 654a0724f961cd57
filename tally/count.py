"""Counting ballots: one row a ballot in, numbers out. Everything unknown is refused, nothing is corrected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from tally.clauses import GroundClause, Regulation
from tally.codes import FORMS, FormCells
from tally.contest import Contest, Form
from tally.messages import problem
from tally.problems import InvalidError, Place, UnreadableError
from tally.regulation import clauses_for, setting_of
from tally.validity import (
    POINTS,
    found_by,
    ground_of_ballot,
    is_weight,
    mark,
    mark_columns,
    measures,
    number_of,
)
from tally.votes import counted_rows, problems_of_votes, row_kinds

VOTE, AGAINST, CLEAR = "v:", "a:", "c:"


@dataclass(frozen=True)
class Count:
    """What the ballots of one count say. Per candidate: `votes`, `against` and `unusable` rows of valid ballots.

    `open_cases`: clause id → ballots that met a case the rules leave open. `unresolved`: ballots nobody has decided,
    in no other number; `unopened`: files that may hold ballots. `listed`: pages that are no ballots of this count.
    `weight`: the votes (of shares: shares) that the counted ballots bear, `valid_weight` the valid ones,
    `undecided_weight` the undecided ones, None where that is not known.
    """

    valid: int
    invalid: int
    by_ground: Mapping[str, int]
    votes: Mapping[str, int]
    against: Mapping[str, int | None]
    unusable: Mapping[str, int | None]
    levels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    weight: int = 0
    valid_weight: int = 0
    open_cases: Mapping[str, int] = field(default_factory=dict)
    over_seats: int = 0
    unresolved: int = 0
    unresolved_ids: tuple[str, ...] = ()
    unopened: tuple[str, ...] = ()
    listed: Mapping[str, int] = field(default_factory=dict)
    undecided_weight: int | None = None
    freely_divided: bool = False

    @property
    def counted(self) -> int:
        return self.valid + self.invalid


def grounds_for(regulation: Regulation, contest: Contest, form: Form) -> tuple[GroundClause, ...]:
    """The grounds of invalidity that hold for this list and form, in the regulation's order."""
    return tuple(clauses_for(regulation, GroundClause, setting_of(contest, form)))


def count_ballots(votes: pl.LazyFrame | pl.DataFrame, contest: Contest, regulation: Regulation, form: Form) -> Count:
    """Counts `votes` (columns `ballot`, `problem`, one per candidate id, perhaps `status`; text, empty or null alike).

    Raises InvalidError with every missing column, unknown cell, ground, status and repeated ballot id.
    """
    ids = [one.id for one in contest.candidate]
    cells = FORMS[form]
    clauses = grounds_for(regulation, contest, form)
    codes = list(dict.fromkeys(clause.code for clause in clauses))
    weighted = is_weighted(contest, form)
    frame = votes.lazy()
    _require_columns(frame, ["ballot", "problem", *ids, *(["weight"] if weighted else [])])
    kinds = row_kinds(frame, weighted=weighted)
    row = _totals_row(counted_rows(frame), ids, cells, clauses, contest.seats, weighted=weighted)
    if _may_have_faults(row, ids, codes) or kinds.faulty:
        faults = problems_of_votes(frame, ids, cells, codes, regulation.id, weighted=weighted)
        if faults:
            raise InvalidError(faults)
    supported = {name: row[VOTE + name] for name in ids}
    against = {name: row.get(AGAINST + name, 0) for name in ids}
    return Count(
        valid=row["valid"],
        invalid=row["rows"] - row["valid"],
        by_ground={code: row["g:" + code] for code in codes if row["g:" + code]},
        votes=supported,
        against=against,
        unusable={name: row["valid_weight"] - row[CLEAR + name] for name in ids},
        levels={name: {level: row[f"{level}:{name}"] for level in cells.levels} for name in ids}
        if cells.levels
        else {},
        weight=row["weight"],
        valid_weight=row["valid_weight"],
        open_cases={c.id: row["o:" + c.id] for c in clauses if c.counts_as == "valid" and row["o:" + c.id]},
        over_seats=row["over"] if cells.unclear and not cells.levels else 0,
        undecided_weight=kinds.weight,
        freely_divided=cells.points,
        unresolved=kinds.unresolved,
        unresolved_ids=kinds.unresolved_ids,
        unopened=kinds.unopened,
        listed=kinds.listed,
    )


def _require_columns(frame: pl.LazyFrame, needed: Sequence[str]) -> None:
    try:
        present = frame.collect_schema().names()
    except pl.exceptions.PolarsError as error:
        raise UnreadableError(problem("VOTES_UNREADABLE", reason=str(error).partition("\n")[0])) from error
    missing = [problem("VOTES_COLUMN_MISSING", Place(at=name), column=name) for name in needed if name not in present]
    if missing:
        raise InvalidError(missing)


def is_weighted(contest: Contest, form: Form) -> bool:
    """Whether each ballot bears a number of shares, in the column `weight`."""
    return form == "points" or (contest.electorate is not None and contest.electorate.body == "shares")


def _totals_row(
    frame: pl.LazyFrame,
    ids: Sequence[str],
    form: FormCells,
    clauses: Sequence[GroundClause],
    seats: int,
    *,
    weighted: bool,
) -> dict[str, int]:
    """One pass over the ballots. `u:` counts cells with a value the form does not know."""
    names = len(ids)
    weight = {"_weight": number_of("weight")} if weighted else {}
    prepared = (
        frame.with_columns(pl.col("problem").fill_null("").alias("_problem"), **weight, **mark_columns(ids, form))
        .with_columns(**measures(ids, form, seats))
        .with_columns(ground_of_ballot(clauses, names).alias("_ground"))
        .with_columns((pl.col("_ground") == "").alias("_valid"))
    )
    valid = pl.col("_valid")

    def votes_of(ballots: pl.Expr) -> pl.Expr:
        """The ballots that hold, or the shares they bear."""
        return (pl.col("_weight").filter(ballots).sum() if weighted else ballots.sum()).cast(pl.Int64)

    totals = {
        "rows": pl.len(),
        "valid": valid.sum(),
        "valid_weight": votes_of(valid),
        "weight": pl.col("_weight").sum() if weighted else pl.len(),
        "over": (valid & (pl.col("_chosen") > pl.col("_allowed"))).sum(),
        # Equal ids have equal hashes: as many hashes as rows means no id twice; else the ids themselves are compared.
        "ids": pl.col("ballot").hash().n_unique(),
        "no_id": (pl.col("ballot").is_null() | (pl.col("ballot") == "")).sum(),
        "no_weight": (~is_weight(pl.col("weight"))).sum() if weighted else pl.lit(0),
    }
    for clause in clauses:
        totals["g:" + clause.code] = (pl.col("_ground") == clause.code).sum()
        if clause.counts_as == "valid":
            totals["o:" + clause.id] = (valid & found_by(clause, names)).sum()
    schema = frame.collect_schema()
    for name in ids:
        if form.points:
            totals |= _points_totals(name)
        else:
            totals |= _marks_totals(name, form, votes_of) | _unknown_marks(name, form, schema[name])
    try:
        row: dict[str, int] = prepared.select(**totals).collect(engine="streaming").row(0, named=True)
    except pl.exceptions.PolarsError as error:
        raise UnreadableError(problem("VOTES_UNREADABLE", reason=str(error).partition("\n")[0])) from error
    return row


def _marks_totals(name: str, form: FormCells, votes_of: Callable[[pl.Expr], pl.Expr]) -> dict[str, pl.Expr]:
    valid = pl.col("_valid")
    marked = {value: votes_of(valid & pl.col(mark(value, name))) for value in form.clear}
    levels = {f"{level}:{name}": marked[level] for level in form.levels}
    if form.empty_is_vote:
        every = votes_of(valid)
        return {AGAINST + name: marked[form.against], CLEAR + name: every, VOTE + name: every - marked[form.against]}
    clear = pl.sum_horizontal(marked.values())
    return {AGAINST + name: marked[form.against], CLEAR + name: clear, VOTE + name: marked[form.votes_for], **levels}


def _unknown_marks(name: str, form: FormCells, kind: pl.DataType) -> dict[str, pl.Expr]:
    """The number of cells that hold no value of the form. A column read as one of the form's values holds no other."""
    if isinstance(kind, pl.Enum) and set(kind.categories) <= {"", *form.known}:
        return {}
    known = [pl.col(mark(value, name)).sum().cast(pl.Int64) for value in form.known]
    return {"u:" + name: (pl.col(name) != "").sum().cast(pl.Int64) - pl.sum_horizontal(known)}


def _points_totals(name: str) -> dict[str, pl.Expr]:
    cell = pl.col(name)
    return {
        "u:" + name: ((cell != "") & ~cell.cast(pl.String).str.contains(POINTS)).sum(),
        VOTE + name: number_of(name).filter(pl.col("_valid")).sum(),
        CLEAR + name: pl.col("_weight").filter(pl.col("_valid")).sum(),
    }


def _may_have_faults(row: Mapping[str, int], ids: Sequence[str], codes: Sequence[str]) -> bool:
    known_grounds = sum(row["g:" + code] for code in codes)
    return (
        any(row.get("u:" + name, 0) for name in ids)
        or row["rows"] - row["valid"] != known_grounds
        or bool(row["no_id"] or row["no_weight"])
        or row["ids"] != row["rows"]
    )
