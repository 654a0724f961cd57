"""Which names show any trace of ink, a fold or a stain; all others are kept, without a closer look.

Open paper is looked at at half resolution. Paper close to print cannot be: there a line may hide along a printed rule,
or against the letters. It is looked at point by point, in one column of pixels for each millimetre of the name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Grey, Points, Rect
from ballots.names import Name
from ballots.registered import Registered
from ballots.thresholds import INK, NAME_TAIL_MM, TRACE_INK, TRACE_SHARE

AROUND_MM = 0.5
LEAST_PIXELS = 3
"""Half pixels (a quarter of a millimetre each way): fewer are the noise of a sensor or of JPEG."""
COLUMN = round(PX)
ROW = 2
"""Every second pixel of a column is looked at: a line is no thinner than two."""


@dataclass(frozen=True)
class Surroundings:
    """Where traces show: for each name its part of the page at half resolution (`around`), and the paper close to print
    in columns: `points` (canonical pixels), the darkest each may be, where the points of each column begin, and whose
    each column is (the name's place among the names)."""

    names: Sequence[Name]
    around: Sequence[tuple[slice, slice]]
    points: Points
    allowed: Grey
    starts: NDArray[np.int64]
    owners: NDArray[np.int64]


def surroundings(names: Sequence[Name], blank: BlankPage) -> Surroundings:
    """Made once a layout."""
    close = blank.judged & ~blank.apart
    found: list[NDArray[np.int64]] = []
    owners: list[int] = []
    for number, name in enumerate(names):
        area = name.tall.within(*blank.size)
        for x in range(area.left, area.right, COLUMN):
            rows = np.flatnonzero(close[area.top : area.bottom, x])[::ROW] + area.top
            if len(rows):
                found.append(np.column_stack([np.full(len(rows), x), rows]))
                owners.append(number)
    columns, rows = np.concatenate([np.empty((0, 2), np.int64), *found]).T
    starts = np.cumsum([0, *(len(points) for points in found)], dtype=np.int64)[:-1]
    points = np.column_stack([columns, rows]).astype(np.float64)
    around = [_at_half(name.tall.grown(NAME_TAIL_MM, AROUND_MM)) for name in names]
    return Surroundings(names, around, points, blank.allowed[rows, columns], starts, np.array(owners, np.int64))


def _at_half(area: Rect) -> tuple[slice, slice]:
    return Rect(area.left // 2, area.top // 2, area.right // 2 + 1, area.bottom // 2 + 1).slices


def touched(page: Registered, dark: Grey, where: Surroundings) -> list[Name]:
    """The names with a trace; `dark` is the darkness of the open paper at half resolution."""
    traces = cv2.threshold(dark, TRACE_INK * 255, 255, cv2.THRESH_BINARY)[1]
    seen = [cv2.countNonZero(traces[area]) >= LEAST_PIXELS for area in where.around]
    found = {name.candidate for name, is_seen in zip(where.names, seen, strict=True) if is_seen}
    found |= {where.names[number].candidate for number in np.flatnonzero(_close_to_print(page, where)).tolist()}
    return [name for name in where.names if name.candidate in found]


def _close_to_print(page: Registered, where: Surroundings) -> NDArray[np.bool_]:
    """For each name whether enough of its columns are inked close to print."""
    of = len(where.names)
    if not len(where.starts):
        return np.zeros(of, np.bool_)
    beyond = page.darkness_at(where.points).astype(np.int16) - where.allowed
    inked = np.maximum.reduceat(beyond, where.starts) > INK * 255
    columns = np.bincount(where.owners, minlength=of)
    return np.asarray(np.bincount(where.owners, inked, minlength=of) >= TRACE_SHARE * np.maximum(columns, 1))
