"""Two counts of one contest: where they differ, and where to find the sheet. Only equal counts are official."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from tally.contest import Contest
from tally.count import Count
from tally.messages import problem
from tally.problems import Place, Problem
from tally.result import Result
from tally.shape import LIMIT
from tally.votes import counted_rows

WHERE = ("file", "line", "source", "page", "batch", "position")
"""Columns that say where a sheet is, most of them only in read files."""
WHOLE = "problem"


@dataclass(frozen=True)
class Difference:
    """One thing the two counts do not agree on. `ballot` is empty in a comparison by totals; `column` is a candidate
    id, `problem`, or a figure such as `valid`. `where`: column → value, of the sheet in either count."""

    ballot: str
    column: str
    first: str
    second: str
    where: Mapping[str, str]


@dataclass(frozen=True)
class Comparison:
    """`by`: ballot by ballot, or by totals where the two counts do not name the same ballots."""

    by: Literal["ballots", "totals"]
    differences: tuple[Difference, ...]
    names: Mapping[str, str]

    @property
    def equal(self) -> bool:
        return not self.differences


def compare_votes(
    first: pl.LazyFrame, second: pl.LazyFrame, contest: Contest, results: tuple[Result, Result]
) -> Comparison:
    """Compares ballot by ballot where the two counts share ballot ids, else by the totals of `results`."""
    return compare_ballots(first, second, contest) or compare_results(*results)


def compare_ballots(first: pl.LazyFrame, second: pl.LazyFrame, contest: Contest) -> Comparison | None:
    """Compares ballot by ballot; None where the two counts share no ballot id."""
    left, right = (counted_rows(frame).collect() for frame in (first, second))
    if left.join(right, on="ballot", how="semi").is_empty() and not (left.is_empty() and right.is_empty()):
        return None
    columns = [WHOLE, *(one.id for one in contest.candidate)]
    if "weight" in left.columns and "weight" in right.columns:
        columns.append("weight")
    found = [*_missing(left, right, first_is_missing=False), *_missing(right, left, first_is_missing=True)]
    found += _cells(left, right, columns)
    return Comparison("ballots", tuple(found), {one.id: one.name for one in contest.candidate})


def _missing(here: pl.DataFrame, there: pl.DataFrame, *, first_is_missing: bool) -> Iterator[Difference]:
    """Ballots that only one of the counts has."""
    for row in here.join(there, on="ballot", how="anti", maintain_order="left").iter_rows(named=True):
        has, lacks = "1", "0"
        first, second = (lacks, has) if first_is_missing else (has, lacks)
        yield Difference(row["ballot"], "ballot", first, second, _where(row))


def _cells(left: pl.DataFrame, right: pl.DataFrame, columns: Sequence[str]) -> Iterator[Difference]:
    """Marks on a ballot that both counts call invalid on the same ground count for nothing, and are not compared."""
    marks = set(columns) - {WHOLE, "weight"}
    both = left.join(right, on="ballot", how="inner", suffix="|2", maintain_order="left")
    for row in both.filter(pl.any_horizontal([_differs(column) for column in columns])).iter_rows(named=True):
        for column in columns:
            first, second = row[column] or "", row[f"{column}|2"] or ""
            same_ground = bool(row[WHOLE]) and row[WHOLE] == row[f"{WHOLE}|2"]
            if first != second and not (same_ground and column in marks):
                yield Difference(row["ballot"], column, first, second, _where(row))


def _differs(column: str) -> pl.Expr:
    return pl.col(column).fill_null("") != pl.col(f"{column}|2").fill_null("")


def _where(row: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in WHERE:
        for name in (column, f"{column}|2"):
            if row.get(name) not in (None, ""):
                found[name] = str(row[name])
    return found


def compare_results(first: Result, second: Result) -> Comparison:
    """Compares two counts by their totals: the paper, and every candidate's figures."""
    found: list[Difference] = []
    for key in ("returned", "valid", "invalid"):
        found += _figure(key, getattr(first.ballots, key), getattr(second.ballots, key))
    grounds = dict.fromkeys([*first.ballots.invalid_by_ground, *second.ballots.invalid_by_ground])
    if first.ballots.invalid_by_ground and second.ballots.invalid_by_ground:
        for code in grounds:
            counts = (one.ballots.invalid_by_ground.get(code, 0) for one in (first, second))
            found += _figure(code, *counts)
    others = {one.id: one for one in second.candidates}
    for one in first.candidates:
        other = others[one.id]
        for key in ("votes", "against", "unusable"):
            found += _figure(f"{one.id} {key}", getattr(one, key), getattr(other, key))
    return Comparison("totals", tuple(found), {one.id: one.name for one in first.candidates})


def compare_counts(first: Count, second: Count, contest: Contest) -> Comparison:
    """Compares two counts of a batch by their figures."""
    found = [*_figure("returned", first.counted, second.counted), *_figure("valid", first.valid, second.valid)]
    found += _figure("invalid", first.invalid, second.invalid)
    for code in dict.fromkeys([*first.by_ground, *second.by_ground]):
        found += _figure(code, first.by_ground.get(code, 0), second.by_ground.get(code, 0))
    for one in contest.candidate:
        for key in ("votes", "against", "unusable"):
            found += _figure(f"{one.id} {key}", getattr(first, key)[one.id], getattr(second, key)[one.id])
    return Comparison("totals", tuple(found), {one.id: one.name for one in contest.candidate})


def _figure(column: str, first: int | None, second: int | None) -> Iterator[Difference]:
    """A figure one of the counts does not tell is no difference."""
    if first is not None and second is not None and first != second:
        yield Difference("", column, str(first), str(second), {})


def comparison_problems(comparison: Comparison) -> list[Problem]:
    """Each difference in words, a long list cut with its number."""
    found = [_in_words(one, comparison.names) for one in comparison.differences[:LIMIT]]
    more = len(comparison.differences) - LIMIT
    return [*found, problem("AND_MORE", more=more)] if more > 0 else found


def _in_words(one: Difference, names: Mapping[str, str]) -> Problem:
    where = ", ".join(f"{column} {value}" for column, value in one.where.items() if not column.endswith("|2"))
    place = Place(at=where, subject=one.ballot)
    key = one.column.split()[0]
    column = one.column.replace(key, names.get(key, key), 1)
    if one.column == "ballot":
        return problem("COUNTS_BALLOT_ONCE", place, ballot=one.ballot, count="1" if one.first == "1" else "2")
    code = "COUNTS_DIFFER_BALLOT" if one.ballot else "COUNTS_DIFFER_TOTAL"
    return problem(code, place, ballot=one.ballot, column=column, first=one.first or "–", second=one.second or "–")
