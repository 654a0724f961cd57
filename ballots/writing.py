"""Ink outside the places for it: a name added, a signature, a private sign (grounds MARKED, SIGNED, OUTSIDE_NAME).

Judged on the whole page at half the canonical resolution. The stamp area, the page's edges, the codes, the corner marks
and the surroundings of names or boxes (where tails of strokes end) are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ballots.blankprint import PX, BlankPage, Grey, Rect, rect
from ballots.folds import Fold, OpenPaper, find_folds, lowered, open_paper
from ballots.ink import Mask, joined_pieces, longest_stroke_mm
from ballots.layout import Layout
from ballots.names import Name
from ballots.stains import Cells, find_stains, lighten, open_cells
from ballots.thresholds import (
    BLANK_INK,
    BOX_TAIL_MM,
    EDGE_MM,
    NAME_ABOVE_MM,
    NAME_TAIL_MM,
    STRAY_INK,
    STRAY_MM,
    STRAY_MM2,
    STROKE_MM,
)

HALF = PX / 2
PRINT_PLAY_MM = 0.7
"""Print may be this far from its place (paper distortion) without being taken for writing."""
FOLD_PLAY_MM = 0.25
"""And this far without being taken for a fold, which may run close along a printed rule."""
STAMP_MARGIN_MM = 1.5
STAMP_ASTRAY_MM = 14.0
CODE_MARGIN_MM = 3.0
HOLE_MM = (3.5, 8.5)
HOLE_FILLED = 0.65
HOLE_EDGE_MM = 16.0
SHADOW_MM = 6.0
CREASE_MM = 0.8
CREASE_UNBROKEN = 0.6
JOIN_MM = 1.2
"""Letters of one word closer than twice this count as one piece of writing."""


@dataclass(frozen=True)
class Stray:
    """One piece of ink outside the places for it, in canonical pixels; `filled` is its share of the box around it, as
    far as print leaves that open."""

    area: Rect
    filled: float

    @property
    def at_mm(self) -> tuple[int, int]:
        return round((self.area.left + self.area.right) / 2 / PX), round((self.area.top + self.area.bottom) / 2 / PX)


@dataclass(frozen=True)
class Places:
    """One side at half resolution: the darkest that paper may be without being written upon (`allowed`) or folded
    (`open`), 255 where neither is looked for; what is darker than `written` is ink; the paper that print leaves open
    for folds and stains."""

    allowed: Grey
    written: Grey
    open: Grey
    paper: OpenPaper
    cells: Cells
    stamp: Rect | None


@dataclass(frozen=True)
class Flaws:
    """What is on the paper and is no ink, and the darkness of the open paper (see `find_flaws`) it was found in."""

    dark: Grey
    folds: Sequence[Fold]
    stains: Grey | None

    def take_out(self, beyond: Grey, area: Rect, step: int = 1) -> None:
        """Takes the flaws out of `beyond`, the darkness of `area` beyond its print; one pixel for `step` canonical
        ones."""
        lighten(beyond, area, self.stains, step)
        lowered(beyond, area, self.folds, step)


def find_flaws(half: Grey, places: Places) -> Flaws:
    """The folds and stains of a side; `half` is its darkness at half resolution. They show on open paper, which is
    judged by its darkness beyond the print (0 where there is print)."""
    seen = np.asarray(cv2.subtract(half, places.open), dtype=np.uint8)
    return Flaws(seen, find_folds(seen, places.paper), find_stains(seen, places.cells))


def stray_ink(half: Grey, places: Places, flaws: Flaws) -> list[Stray]:
    """Every piece of writing outside the places meant for marks, largest first. `half`: see `find_flaws`."""
    if cv2.countNonZero(cv2.compare(half, places.written, cv2.CMP_GT)) < STRAY_MM2 * HALF**2:
        return []
    new = np.asarray(cv2.subtract(half, places.allowed), dtype=np.uint8)
    height, width = new.shape
    flaws.take_out(new, Rect(0, 0, width * 2, height * 2), step=2)
    pieces = _pieces(np.asarray(new > int(STRAY_INK * 255)), np.asarray(places.allowed < 255))
    return [
        piece
        for piece in pieces
        if not (places.stamp is not None and _is_stamp(piece.area, places.stamp))
        and not _is_hole(piece, width * 2, height * 2)
        and not _is_edge(piece.area, width * 2, height * 2)
    ]


def _is_hole(piece: Stray, width: int, height: int) -> bool:
    """Whether ink is the hole of a punch: a disc near an edge of the sheet, of which the strip that is not judged may
    hide a part."""
    area, (low, high) = piece.area, HOLE_MM
    off = _edge_distance(area, width, height)
    shortest = low / 2 if off <= (EDGE_MM + 0.5) * PX else low
    round_ = shortest * PX <= min(area.width, area.height) and low * PX <= max(area.width, area.height) <= high * PX
    return round_ and piece.filled >= HOLE_FILLED and off <= HOLE_EDGE_MM * PX


def _is_edge(area: Rect, width: int, height: int) -> bool:
    """Whether ink is the shadow of the sheet's edge: close to it and lying along it; one that begins at the strip that
    is not judged may reach farther in."""
    sides = (
        (area.left, area.right, area.height / max(area.width, 1)),
        (width - area.right, width - area.left, area.height / max(area.width, 1)),
        (area.top, area.bottom, area.width / max(area.height, 1)),
        (height - area.bottom, height - area.top, area.width / max(area.height, 1)),
    )
    return any(
        along >= 2 and far <= (EDGE_MM + (SHADOW_MM if near <= (EDGE_MM + 0.5) * PX else SHADOW_MM / 2)) * PX
        for near, far, along in sides
    )


def _edge_distance(area: Rect, width: int, height: int) -> int:
    return min(area.left, area.top, width - area.right, height - area.bottom)


def _is_stamp(piece: Rect, stamp: Rect) -> bool:
    """Whether ink is the rim of a stamp set a little beside its area: it begins there and does not reach far."""
    near, far = stamp.grown(STAMP_MARGIN_MM, STAMP_MARGIN_MM), stamp.grown(STAMP_ASTRAY_MM, STAMP_ASTRAY_MM)
    return (
        piece.left < near.right and piece.top < near.bottom and piece.right <= far.right and piece.bottom <= far.bottom
    )


def _pieces(mask: Mask, free: Mask) -> list[Stray]:
    least = STRAY_MM2 * HALF**2
    if np.count_nonzero(mask) < least:
        return []
    labels, sizes = joined_pieces(mask, round(JOIN_MM * HALF))
    found = []
    for label in np.argsort(-sizes):
        if sizes[label] < least:
            break
        rows, columns = np.nonzero(labels == label)
        left, right, top, bottom = int(columns.min()), int(columns.max()) + 1, int(rows.min()), int(rows.max()) + 1
        if np.hypot(right - left, bottom - top) >= STRAY_MM * HALF and _is_drawn(
            labels[top:bottom, left:right] == label
        ):
            filled = float(sizes[label]) / np.count_nonzero(free[top:bottom, left:right])
            found.append(Stray(Rect(2 * left, 2 * top, 2 * right, 2 * bottom), filled))
    return found


def _is_drawn(piece: Mask) -> bool:
    """Whether ink has a pen's stroke in it: specks have none, and what a fold leaves of itself in black and white is a
    row of specks and dashes, as thin and straight as the fold."""
    length, thickness = max(piece.shape), min(piece.shape)
    stroke = longest_stroke_mm(piece)[0] * PX
    broken = stroke < CREASE_UNBROKEN * length
    return stroke >= STROKE_MM * HALF and not (broken and thickness <= CREASE_MM * HALF)


def places(layout: Layout, blank: BlankPage, names: Sequence[Name]) -> Places:
    """What is left of a side without print, edges, codes, the stamp and the surroundings of names or boxes."""
    allowed, print_ = (_spread_print(blank, play) for play in (PRINT_PLAY_MM, FOLD_PLAY_MM))
    free = np.asarray(allowed < BLANK_INK * 255)
    open_ = np.asarray(print_ < BLANK_INK * 255)
    for place in _left_out(layout, blank, names):
        half = Rect(place.left // 2, place.top // 2, place.right // 2 + 1, place.bottom // 2 + 1)
        free[half.slices] = False
    edge = round(EDGE_MM * HALF)
    free[:edge], free[-edge:], free[:, :edge], free[:, -edge:] = False, False, False, False
    stamp = rect(layout.stamp) if _has_stamp(layout, blank) else None
    allowed[~free], print_[~open_] = 255, 255
    written = np.asarray(cv2.add(allowed, np.full_like(allowed, int(STRAY_INK * 255))), dtype=np.uint8)
    return Places(allowed, written, print_, open_paper(open_), open_cells(open_), stamp)


def _spread_print(blank: BlankPage, play_mm: float) -> Grey:
    """The print of a side at half resolution, in every place where it may be."""
    size = 2 * round(play_mm * PX) + 1
    spread = cv2.dilate(blank.allowed, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    width, height = blank.size
    return np.asarray(cv2.resize(spread, (width // 2, height // 2), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _has_stamp(layout: Layout, blank: BlankPage) -> bool:
    """The committee's stamp is on the front of each sheet: on the odd pages."""
    return any(blank.layout is page for page in layout.pages[::2])


def _left_out(layout: Layout, blank: BlankPage, names: Sequence[Name]) -> list[Rect]:
    page = blank.layout
    left_out = [rect(spot.box).grown(CODE_MARGIN_MM, CODE_MARGIN_MM) for spot in (*page.codes, *page.fiducials)]
    if _has_stamp(layout, blank):
        left_out.append(rect(layout.stamp))
    if layout.form == "strike":
        left_out += [name.ink.grown(NAME_TAIL_MM, NAME_ABOVE_MM + 1) for name in names]
    left_out += [rect(t.box).grown(BOX_TAIL_MM + 0.5, BOX_TAIL_MM + 0.5) for t in page.targets if t.option != "name"]
    return left_out
