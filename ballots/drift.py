"""Follows the paper's own distortion: a feeder stretches and slips by tenths of a millimetre from line to line.

Printed rows are found again near where the fit of the page puts them; between them the shift is interpolated.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Rect
from ballots.register import Drift, Registered, best_match
from ballots.thresholds import ROW_MATCH, SHIFT_MM

ANCHORS = 12
"""Rows looked for on a page, spread over its height."""
MARGIN_MM = 0.8


def followed(page: Registered, blank: BlankPage, anchors: Sequence[Rect]) -> Registered:
    """The page with the shift of its rows measured at `anchors` (printed places, from top to bottom)."""
    step = max(1, -(-len(anchors) // ANCHORS))
    found = [row for anchor in anchors[::step] if (row := _shift(page, blank, anchor)) is not None]
    if len(found) < 3:
        return page
    rows = np.array(sorted(found))
    rows[:, 1], rows[:, 2] = _calm(rows[:, 1]), _calm(rows[:, 2])
    return page.with_drift(Drift(rows[:, 0], rows[:, 1], rows[:, 2]))


def _shift(page: Registered, blank: BlankPage, anchor: Rect) -> tuple[float, float, float] | None:
    """(y, dx, dy) in canonical pixels: where the row is, and how far the scan has it from there."""
    place = anchor.grown(MARGIN_MM, MARGIN_MM).within(*blank.size)
    reach = round(SHIFT_MM * PX)
    seen = page.crop(Rect(place.left - reach, place.top - reach, place.right + reach, place.bottom + reach))
    match = best_match(seen, np.ascontiguousarray(blank.ink[place.slices]))
    if match is None or match[2] < ROW_MATCH:
        return None
    return (place.top + place.bottom) / 2, match[0] - reach, match[1] - reach


def _calm(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Median of three neighbours: one row that was matched wrongly (scribbled over) does not count."""
    padded = np.concatenate((values[:1], values, values[-1:]))
    return np.median(np.stack([padded[:-2], padded[1:-1], padded[2:]]), axis=0)
