"""Whether a page is sharp enough for ink to be told from print: blurred print is fat, and looks like ink beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import BlankPage, Grey, Points, Rect
from ballots.ranks import median
from ballots.registered import Registered
from ballots.thresholds import INK

SAMPLES = 16
"""Printed places looked at, spread over the page; marks and strikes on fewer than half of them do not count."""
OF_EACH = 200
"""Points looked at of one place at the most."""


@dataclass(frozen=True)
class Beside:
    """Paper close to print: `points` of the page (canonical pixels), the darkest each may be, and where the points of
    each printed place begin."""

    points: Points
    allowed: Grey
    starts: NDArray[np.int64]


def beside_print(blank: BlankPage, places: Sequence[Rect]) -> Beside:
    """The paper close to some of the printed `places`; made once a layout."""
    close = blank.judged & ~blank.apart
    found = [_spread(np.argwhere(close[place.slices]) + np.array([place.top, place.left])) for place in _some(places)]
    found = [points for points in found if len(points)]
    rows, columns = np.concatenate([np.empty((0, 2), np.int64), *found]).T
    points = np.column_stack([columns, rows]).astype(np.float64)
    starts = np.cumsum([0, *(len(place) for place in found)], dtype=np.int64)[:-1]
    return Beside(points, blank.allowed[rows, columns], starts)


def _some(places: Sequence[Rect]) -> Sequence[Rect]:
    return places[:: max(1, len(places) // SAMPLES)]


def _spread(points: NDArray[np.int64]) -> NDArray[np.int64]:
    return points[:: max(1, -(-len(points) // OF_EACH))]


def fatness(page: Registered, beside: Beside) -> float:
    """The share (0…1) of the paper close beside print that looks inked, at most of the places."""
    if not len(beside.starts):
        return 0.0
    beyond = page.darkness_at(beside.points).astype(np.int16) - beside.allowed
    fat = np.add.reduceat(beyond > INK * 255, beside.starts, dtype=np.int64)
    return median(fat / np.diff(beside.starts, append=len(beside.points)))
