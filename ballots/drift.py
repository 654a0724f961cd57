"""Follows the paper's own distortion: a feeder stretches and slips by tenths of a millimetre from line to line.

Printed rows are found again near where the fit of the page puts them; between them the shift is interpolated.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, Grey, Points, Rect
from ballots.ranks import median, quantile
from ballots.register import best_match, refitted
from ballots.registered import FROM_HALF, TO_HALF, Drift, Registered, mapped, moved, warped
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


def followed(page: Registered, half_print: Grey, anchors: Sequence[Rect]) -> Registered | None:
    """The page fitted once more to printed places (`anchors`, from top to bottom), and the drift that remains; None
    where that is more than a feeder does, or does not explain where the places are: the page does not lie flat.

    Places are found at half size, to a quarter of a pixel: `half_print` is the blank print's ink so.
    """
    step = max(1, -(-len(anchors) // ANCHORS)) | 1
    found = [place for anchor in anchors[::step] if (place := _shift(page, half_print, anchor)) is not None]
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


def _shift(page: Registered, half_print: Grey, anchor: Rect) -> tuple[float, float, float, float] | None:
    """(x, y, dx, dy) in canonical pixels: where the place is printed, and how far the scan has it from there."""
    widest = round(WIDEST_MM * PX)
    anchor = Rect(anchor.left, anchor.top, min(anchor.right, anchor.left + widest), anchor.bottom)
    wide = anchor.grown(MARGIN_MM, MARGIN_MM)
    height, width = half_print.shape
    place = Rect(wide.left // 2, wide.top // 2, wide.right // 2, wide.bottom // 2).within(width, height)
    reach = round(SHIFT_MM * PX / 2)
    origin, size = moved(place.left - reach, place.top - reach), (place.width + 2 * reach, place.height + 2 * reach)
    seen = cv2.bitwise_not(warped(page.half, TO_HALF @ page.matrix @ FROM_HALF @ origin, size))
    match = best_match(np.asarray(seen, dtype=np.uint8), np.ascontiguousarray(half_print[place.slices]))
    if match is None or match[2] < ROW_MATCH:
        return None
    return place.left + place.right, place.top + place.bottom, 2 * (match[0] - reach), 2 * (match[1] - reach)


def _calm(y: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The middle value of each place's neighbourhood: one place matched wrongly (scribbled over) does not count."""
    near = np.abs(y[:, np.newaxis] - y) <= NEAR_MM * PX
    return np.array([median(values[row]) for row in near])
