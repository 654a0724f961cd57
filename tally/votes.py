"""The rows of votes files: which count, which wait for people, which are no ballots, and what is wrong in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from tally.codes import NO_BALLOTS, STATUSES, TO_BE_KEYED, UNOPENED, FormCells
from tally.messages import problem
from tally.problems import Place, Problem
from tally.shape import LIMIT, shown
from tally.validity import POINTS, is_weight, number_of

FILE, LINE = "file", "line"
"""Columns that say where a row stands, where the votes were read from files."""


@dataclass(frozen=True)
class RowKinds:
    """What the rows that are not counted are."""

    unresolved: int = 0
    weight: int | None = 0
    unresolved_ids: tuple[str, ...] = ()
    unopened: tuple[str, ...] = ()
    listed: dict[str, int] = field(default_factory=dict)
    faulty: bool = False


def _status() -> pl.Expr:
    return pl.when(pl.col("status").fill_null("") == "").then(pl.lit("read")).otherwise(pl.col("status"))


def _has_status(frame: pl.LazyFrame) -> bool:
    return "status" in frame.collect_schema().names()


def counted_rows(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The ballots whose marks are settled."""
    return frame.filter(_status() == "read") if _has_status(frame) else frame


def row_kinds(frame: pl.LazyFrame, *, weighted: bool) -> RowKinds:
    """Sorts the rows that are not settled ballots. `faulty`: a status or rejection nobody knows."""
    if not _has_status(frame):
        return RowKinds()
    weight = pl.when(is_weight(pl.col("weight"))).then(number_of("weight")).otherwise(0) if weighted else pl.lit(1)
    columns = (pl.col("ballot", "problem").fill_null(""), _status().alias("status"), weight.alias("weight"))
    every = frame.select(*columns).collect()
    rows = every.filter(pl.col("status") != "read")
    review = rows.filter(pl.col("status") == "review")
    rejected = rows.filter(pl.col("status") == "rejected")
    keyed = rejected.filter(pl.col("problem").is_in(list(TO_BE_KEYED)))
    unopened = rejected.filter(pl.col("problem") == UNOPENED)
    listed = rejected.filter(pl.col("problem").is_in(list(NO_BALLOTS)))
    undecided = pl.concat([review, keyed])
    waiting = undecided.get_column("ballot").to_list()
    weights = undecided.get_column("weight").to_list()
    settled = every.filter(pl.col("status") == "read").get_column("ballot")
    return RowKinds(
        unresolved=len(waiting),
        unresolved_ids=tuple(waiting),
        weight=sum(weights) if all(weights) else None,
        unopened=tuple(unopened.get_column("ballot").to_list()),
        listed=dict(listed.group_by("problem").len().sort("problem").iter_rows()),
        faulty=len(review) + len(keyed) + len(unopened) + len(listed) != len(rows)
        or len(set(waiting)) != len(waiting)
        or "" in waiting
        or settled.is_in(waiting).any(),
    )


def problems_of_votes(
    frame: pl.LazyFrame,
    ids: Sequence[str],
    form: FormCells,
    grounds: Sequence[str],
    regulation: str,
    *,
    weighted: bool,
) -> list[Problem]:
    """Everything wrong in the rows, with file, line and column where known; long lists are cut, with their number."""
    placed = frame if LINE in frame.collect_schema().names() else frame.with_row_index(LINE, 1)
    if not _has_status(frame):
        placed = placed.with_columns(status=pl.lit("read"))
    rows = placed.with_columns(_status().alias("status"))
    return [
        *_capped(_unknown_cells(rows, ids, form)),
        *_capped(_wrong_weights(rows) if weighted else iter(())),
        *_capped(_unknown_grounds(rows, grounds, regulation)),
        *_capped(_unknown_statuses(rows)),
        *_capped(_ballot_ids(rows)),
    ]


def _capped(found: Iterator[Problem]) -> Iterator[Problem]:
    more = 0
    for index, one in enumerate(found):
        if index < LIMIT:
            yield one
        else:
            more += 1
    if more:
        yield problem("AND_MORE", more=more)


def _place(row: dict[str, object], column: str) -> Place:
    return Place(file=str(row.get(FILE) or ""), at=f"{row[LINE]}:{column}", subject=shown(row["ballot"] or ""))


def _unknown_cell(row: dict[str, object], column: str, known: str) -> Problem:
    value = shown(row[column])
    return problem("CELL_UNKNOWN", _place(row, column), line=row[LINE], value=value, column=column, known=known)


def _where_columns(frame: pl.LazyFrame) -> list[str]:
    return [name for name in (FILE, LINE, "ballot") if name in frame.collect_schema().names()]


def _unknown_cells(rows: pl.LazyFrame, ids: Sequence[str], form: FormCells) -> Iterator[Problem]:
    known = pl.Series(["", *form.known]).implode()
    where = _where_columns(rows)
    settled = rows.filter(pl.col("status") == "read")
    words = "0, 1, 2, …" if form.points else ", ".join(form.known)
    for name in ids:
        text = pl.col(name).cast(pl.String).fill_null("")
        fits = (text == "") | text.str.contains(POINTS) if form.points else text.is_in(known)
        for row in settled.filter(~fits).select(*where, name).collect().iter_rows(named=True):
            yield _unknown_cell(row, name, words)


def _wrong_weights(rows: pl.LazyFrame) -> Iterator[Problem]:
    wrong = rows.filter((pl.col("status") == "read") & ~is_weight(pl.col("weight")))
    for row in wrong.select(*_where_columns(rows), "weight").collect().iter_rows(named=True):
        yield problem("WEIGHT_WRONG", _place(row, "weight"), line=row[LINE], value=shown(row["weight"]))


def _unknown_grounds(rows: pl.LazyFrame, grounds: Sequence[str], regulation: str) -> Iterator[Problem]:
    known = pl.Series(["", *grounds]).implode()
    wrong = rows.filter((pl.col("status") == "read") & ~pl.col("problem").fill_null("").is_in(known))
    for row in wrong.select(*_where_columns(rows), "problem").collect().iter_rows(named=True):
        words = ", ".join(grounds)
        place = _place(row, "problem")
        yield problem(
            "GROUND_UNKNOWN_LINE",
            place,
            line=row[LINE],
            ground=shown(row["problem"]),
            regulation=regulation,
            known=words,
        )


def _unknown_statuses(rows: pl.LazyFrame) -> Iterator[Problem]:
    where = [*_where_columns(rows), "status", pl.col("problem").fill_null("")]
    rejections = sorted(NO_BALLOTS | TO_BE_KEYED | {UNOPENED})
    for row in rows.filter(pl.col("status") != "read").select(where).collect().iter_rows(named=True):
        if row["status"] not in STATUSES:
            words = ", ".join(STATUSES)
            yield _unknown_cell(row, "status", words)
        elif row["status"] == "rejected" and row["problem"] not in rejections:
            yield _unknown_cell(row, "problem", ", ".join(rejections))


def _ballot_ids(rows: pl.LazyFrame) -> Iterator[Problem]:
    ballots = rows.filter(~((pl.col("status") == "rejected") & pl.col("problem").is_in(list(NO_BALLOTS))))
    named = ballots.with_columns(ballot=pl.col("ballot").fill_null("")).select(_where_columns(rows))
    for row in named.filter(pl.col("ballot") == "").collect().iter_rows(named=True):
        yield problem("CELL_MISSING", _place(row, "ballot"), line=row[LINE], column="ballot")
    twice = (
        named.filter(pl.col("ballot") != "")
        .group_by("ballot", maintain_order=True)
        .agg(pl.len().alias("times"), *[pl.col(c).last() for c in (FILE, LINE) if c in _where_columns(rows)])
        .filter(pl.col("times") > 1)
    )
    for row in twice.collect().iter_rows(named=True):
        yield problem("BALLOT_TWICE", _place(row, "ballot"), ballot=shown(row["ballot"]), times=row["times"])
