"""Ink outside the places meant for it: a name added, a signature, a private sign (RULES 1.7: MARKED, SIGNED, OUTSIDE_NAME).

Judged on the whole page at half the canonical resolution. The stamp area, the page's edges, the codes, the corner marks
and the surroundings of names or boxes (where tails of strokes end) are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ballots.blankprint import PX, BlankPage, Grey, Rect, rect
from ballots.ink import Mask
from ballots.layout import Layout
from ballots.register import Registered
from ballots.strikes import Name
from ballots.thresholds import (
    BLANK_INK,
    BOX_TAIL_MM,
    EDGE_MM,
    NAME_ABOVE_MM,
    NAME_TAIL_MM,
    STRAY_INK,
    STRAY_MM,
    STRAY_MM2,
)

HALF = PX / 2
PRINT_PLAY_MM = 0.7
"""Print may be this far from its place (paper distortion) without being taken for writing."""
STAMP_MARGIN_MM = 3.0
CODE_MARGIN_MM = 3.0
JOIN_MM = 1.2
"""Letters of one word closer than twice this count as one piece of writing."""


@dataclass(frozen=True)
class Stray:
    """One piece of ink outside the places for it, in canonical pixels."""

    area: Rect

    @property
    def at_mm(self) -> tuple[int, int]:
        return round((self.area.left + self.area.right) / 2 / PX), round((self.area.top + self.area.bottom) / 2 / PX)


@dataclass(frozen=True)
class Places:
    """Where writing is looked for on one side, at half resolution, and the darkest the print may be there."""

    allowed: Grey
    free: Mask


def stray_ink(page: Registered, blank: BlankPage, places: Places) -> list[Stray]:
    """Every piece of writing outside the places meant for marks, largest first."""
    new = cv2.subtract(page.half_page(blank), places.allowed)
    return _pieces(np.asarray((new > STRAY_INK * 255) & places.free))


def _pieces(mask: Mask) -> list[Stray]:
    if not mask.any():
        return []
    size = 2 * round(JOIN_MM * HALF) + 1
    bridged = cv2.dilate(mask.view(np.uint8), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    number, labels = cv2.connectedComponents(bridged)
    labels[~mask] = 0
    sizes = np.bincount(labels.ravel(), minlength=number)
    found = []
    for label in np.argsort(-sizes[1:]) + 1:
        if sizes[label] < STRAY_MM2 * HALF**2:
            break
        rows, columns = np.nonzero(labels == label)
        left, right, top, bottom = int(columns.min()), int(columns.max()) + 1, int(rows.min()), int(rows.max()) + 1
        if np.hypot(right - left, bottom - top) >= STRAY_MM * HALF:
            found.append(Stray(Rect(2 * left, 2 * top, 2 * right, 2 * bottom)))
    return found


def places(layout: Layout, blank: BlankPage, names: Sequence[Name]) -> Places:
    """What is left of a side when print, edges, codes, the stamp and the surroundings of names or boxes are taken away."""
    width, height = blank.size
    size = 2 * round(PRINT_PLAY_MM * PX) + 1
    spread = cv2.dilate(blank.allowed, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    allowed = np.asarray(cv2.resize(spread, (width // 2, height // 2), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    free = np.asarray(allowed < BLANK_INK * 255)
    for place in _left_out(layout, blank, names):
        half = Rect(place.left // 2, place.top // 2, place.right // 2 + 1, place.bottom // 2 + 1)
        free[half.slices] = False
    edge = round(EDGE_MM * HALF)
    free[:edge], free[-edge:], free[:, :edge], free[:, -edge:] = False, False, False, False
    return Places(allowed, free)


def _left_out(layout: Layout, blank: BlankPage, names: Sequence[Name]) -> list[Rect]:
    page = blank.layout
    left_out = [rect(spot.box).grown(CODE_MARGIN_MM, CODE_MARGIN_MM) for spot in (*page.codes, *page.fiducials)]
    if page is layout.pages[0]:
        left_out.append(rect(layout.stamp).grown(STAMP_MARGIN_MM, STAMP_MARGIN_MM))
    if layout.form == "strike":
        left_out += [name.ink.grown(NAME_TAIL_MM, NAME_ABOVE_MM + 1) for name in names]
    left_out += [rect(t.box).grown(BOX_TAIL_MM + 0.5, BOX_TAIL_MM + 0.5) for t in page.targets if t.option != "name"]
    return left_out
