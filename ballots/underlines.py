"""Lines drawn along a printed rule: they are no new ink beside it, but the rule is thicker under a name than elsewhere.

A rule's own thickness differs from printer to printer and from scanner to scanner, so it is compared with itself: how
much darkness there is across it, along the name against where nothing is written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Points
from ballots.names import Name
from ballots.ranks import median
from ballots.registered import Registered
from ballots.thresholds import NAME_TAIL_MM, RULE_SHARE, RULE_THICKER_MM

AROUND_MM = 3.0
"""A rule this far above or below the box of a name still counts as beside it."""
BAND_MM = 0.6
"""From the edge of a rule to either side: what is drawn along it is in there."""
EVERY_MM = 2.5
"""Distance of the columns of pixels looked at."""
FEWEST, MOST = 4, 10
"""Columns looked at where nothing is written."""
DARK, PAPER = 110, 40
"""Print, and paper without print, on the blank (0…255)."""


@dataclass(frozen=True)
class Rules:
    """Stretches of the printed rules beside the names, in columns of pixels across them: `points` (canonical pixels),
    where each column begins, and where each stretch begins among the columns. `beside`: whose name, the stretch of the
    rule along it, and the stretch of the same rule where nothing is written."""

    points: Points
    columns: NDArray[np.int64]
    stretches: NDArray[np.int64]
    beside: Sequence[tuple[str, int, int]]


def rules_of(names: Sequence[Name], blank: BlankPage) -> Rules:
    """Made once a layout."""
    stretches: dict[tuple[int, int, tuple[int, ...]], int] = {}
    beside = []
    for name in names:
        for top, bottom in _rules_beside(name, blank):
            usable = _usable(top, bottom, blank)
            along = tuple(x for x in usable if name.ink.left <= x < name.ink.right)
            elsewhere = _elsewhere(usable, name, names)
            if along and len(elsewhere) >= FEWEST:
                where = [stretches.setdefault((top, bottom, xs), len(stretches)) for xs in (along, elsewhere)]
                beside.append((name.candidate, where[0], where[1]))
    columns = [_column(x, top, bottom) for top, bottom, xs in stretches for x in xs]
    starts = np.cumsum([0, *(len(column) for column in columns)], dtype=np.int64)[:-1]
    firsts = np.cumsum([0, *(len(xs) for _, _, xs in stretches)], dtype=np.int64)[:-1]
    points = np.concatenate([np.empty((0, 2), np.int64), *columns]).astype(np.float64)
    return Rules(points, starts, firsts, beside)


def _column(x: int, top: int, bottom: int) -> NDArray[np.int64]:
    rows = np.arange(top - round(BAND_MM * PX), bottom + round(BAND_MM * PX))
    return np.column_stack([np.full(len(rows), x), rows])


def _rules_beside(name: Name, blank: BlankPage) -> Iterator[tuple[int, int]]:
    """First and one-past-last row of each rule that runs along the whole name."""
    area = name.ink.grown(0, AROUND_MM).within(*blank.size)
    rule = blank.ink[area.slices].min(axis=1) > DARK
    edges = np.flatnonzero(np.diff(np.concatenate([[False], rule, [False]]).astype(np.int8))) + area.top
    return zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _usable(top: int, bottom: int, blank: BlankPage) -> list[int]:
    """The columns of pixels in which the rule runs and nothing else is printed close to it."""
    above = max(0, top - round(BAND_MM * PX))
    ink = blank.ink[above : bottom + round(BAND_MM * PX)]
    first, last = top - above, bottom - above
    there = ink[first:last].min(axis=0) > DARK
    paper = np.delete(ink, slice(first - 1, last + 1), axis=0).max(axis=0) < PAPER
    return [x for x in range(0, blank.size[0], round(EVERY_MM * PX)) if there[x] and paper[x]]


def _elsewhere(usable: Sequence[int], name: Name, names: Sequence[Name]) -> tuple[int, ...]:
    """Those nearest to the column of names, beyond where the tails of their strikes reach."""
    column = [one.ink for one in names if one.ink.left < name.ink.right and name.ink.left < one.ink.right]
    tail = round((NAME_TAIL_MM + 1) * PX)
    left, right = min(ink.left for ink in column) - tail, max(ink.right for ink in column) + tail
    beyond = [x for x in usable if x < left or x >= right]
    return tuple(sorted(sorted(beyond, key=lambda x: max(left - x, x - right))[:MOST]))


def underlined(page: Registered, rules: Rules) -> set[str]:
    """The candidates along whose names a rule is thicker than elsewhere."""
    if not rules.beside:
        return set()
    thick = np.add.reduceat(page.darkness_at(rules.points), rules.columns, dtype=np.int64) / 255 / PX
    stretches = np.split(thick, rules.stretches[1:])
    usual = {elsewhere: median(stretches[elsewhere]) for _, _, elsewhere in rules.beside}
    return {
        candidate
        for candidate, along, elsewhere in rules.beside
        if float((stretches[along] >= usual[elsewhere] + RULE_THICKER_MM).mean()) >= RULE_SHARE
    }
