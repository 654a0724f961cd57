"""Follows the paper's own distortion: a feeder stretches and slips by tenths of a millimetre from line to line.

Printed rows are found again near where the fit of the page puts them; between them the shift is interpolated.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Points, Rect
from ballots.ranks import median, quantile
from ballots.register import best_match, refitted
from ballots.registered import Drift, Registered, mapped, moved, warped
from ballots.thresholds import BENT_MM, ROW_MATCH, SHIFT_MM

ANCHORS = 12
"""Rows looked for on a page, spread over its height."""
MARGIN_MM = 0.8
NEAR_MM = 25.0
MOST = 0.8
"""Of the places that part must be explained: one or two may be matched wrongly."""
STEADY_MM = 0.4
"""A feeder slips by less than this."""
WIDEST_MM = 14.0
"""Of a long name its beginning is enough."""


def followed(page: Registered, blank: BlankPage, anchors: Sequence[Rect]) -> Registered | None:
    """The page fitted once more to printed places (`anchors`, from top to bottom), and the drift that remains; None
    where that is more than a feeder does, or does not explain where the places are: the page does not lie flat."""
    step = max(1, -(-len(anchors) // ANCHORS)) | 1
    found = [place for anchor in anchors[::step] if (place := _shift(page, blank, anchor)) is not None]
    if len(found) < 3:
        return None
    places = np.array(found, dtype=np.float64)
    to = page.to_picture(np.asarray(places[:, :2] + places[:, 2:], dtype=np.float64))
    fitted = refitted(page, [(place, seen) for place, seen in zip(places[:, :2], to, strict=True)])
    left = _canonical(fitted, to) - places[:, :2]
    order = np.argsort(places[:, 1], kind="stable")
    rows = np.column_stack([places[order, 1], left[order]])
    across, down = (_calm(rows[:, 0], rows[:, axis]) for axis in (1, 2))
    unexplained = np.hypot(rows[:, 1] - across, rows[:, 2] - down) / PX
    drift = Drift(rows[:, 0], across, down)
    steady = drift.largest <= STEADY_MM * PX and quantile(unexplained, MOST) <= BENT_MM
    return fitted.with_drift(drift) if steady else None


def _canonical(page: Registered, seen: Points) -> Points:
    back = np.asarray(np.linalg.inv(page.matrix), dtype=np.float64)
    return mapped(back, seen)


def _shift(page: Registered, blank: BlankPage, anchor: Rect) -> tuple[float, float, float, float] | None:
    """(x, y, dx, dy) in canonical pixels: where the place is printed, and how far the scan has it from there."""
    widest = round(WIDEST_MM * PX)
    anchor = Rect(anchor.left, anchor.top, min(anchor.right, anchor.left + widest), anchor.bottom)
    place = anchor.grown(MARGIN_MM, MARGIN_MM).within(*blank.size)
    reach = round(SHIFT_MM * PX)
    origin, size = moved(place.left - reach, place.top - reach), (place.width + 2 * reach, place.height + 2 * reach)
    seen = np.asarray(cv2.bitwise_not(warped(page.picture, page.matrix @ origin, size)), dtype=np.uint8)
    match = best_match(seen, np.ascontiguousarray(blank.ink[place.slices]))
    if match is None or match[2] < ROW_MATCH:
        return None
    return (place.left + place.right) / 2, (place.top + place.bottom) / 2, match[0] - reach, match[1] - reach


def _calm(y: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The middle value of each place's neighbourhood: one place matched wrongly (scribbled over) does not count."""
    near = np.abs(y[:, np.newaxis] - y) <= NEAR_MM * PX
    return np.array([median(values[row]) for row in near])
