"""Marks in boxes (forms `agree` and `confidence`): each box is empty, marked, or a question to people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from ballots.blankprint import PX, Grey, Rect, rect
from ballots.ink import Mask, NewInk, area_mm2, extent_mm, longest_stroke_mm, outline
from ballots.layout import Target
from ballots.messages import problem
from ballots.thresholds import (
    BOX_INSET_MM,
    BOX_TAIL_MM,
    DOT_MM2,
    FILLED_GAP_MM,
    FILLED_SOLID_MM,
    MARK_CLEAR_MM2,
    MARK_INK,
    MARK_LENGTH_MM,
    MARK_OFF_CENTRE_MM,
    MARK_THIN_MM,
    RING_CLEAR_MM2,
    STROKE_MM,
    TAIL_IN_BOX_MM,
)
from tally.problems import Place, Problem

State = Literal["clear", "marked", "ask"]
END_PX = 15
"""The ends of a stroke that touch print belong to its outline: no two hands put them at one place."""
LINE_MM = 1.2
"""A line through the whole box and out of it, all of it no thicker than this, may be a fold in black and white."""
DUST_MM = 1.2
"""Diagonal of a speck of half a millimetre with the blur round it."""
CORE_SHARE = 0.5
"""Middle part of the box, by side: crosses, ticks and slashes go through it, a ring does not."""


@dataclass(frozen=True)
class BoxReading:
    """What one box says. `likely`: whether a doubtful one is more likely meant than not; `score` 0…1, 0.5 is a mark;
    `filled`: little paper is left open in it, `solid`: hardly any."""

    target: Target
    state: State
    likely: bool
    filled: bool
    score: float
    doubt: str = ""
    drawn: tuple[float, ...] = ()
    solid: bool = False


@dataclass(frozen=True)
class RowReading:
    """What one candidate's row says: its cell (a doubtful one ends in `?`), its doubts, its scores, and the outline of
    what was drawn there (see `ink.outline`)."""

    candidate: str
    cell: str
    doubts: tuple[Problem, ...]
    scores: dict[tuple[str, str], float]
    drawn: tuple[float, ...] = ()


def rooms(targets: Sequence[Target]) -> dict[str, Rect]:
    """By candidate, the part of the page in which the boxes and the tails of their marks lie."""
    found: dict[str, Rect] = {}
    for target in targets:
        area = rect(target.box).grown(BOX_TAIL_MM + 1, BOX_TAIL_MM + 1)
        found[target.candidate] = found[target.candidate].joined(area) if target.candidate in found else area
    return found


def read_rows(targets: Sequence[Target], ink: NewInk) -> list[RowReading]:
    """One reading a candidate, in the order of `targets`."""
    boxes = _read_boxes(targets, ink)
    by_candidate: dict[str, list[BoxReading]] = {}
    for box in boxes:
        by_candidate.setdefault(box.target.candidate, []).append(box)
    return [_row(candidate, row) for candidate, row in by_candidate.items()]


# ---- boxes


def _read_boxes(targets: Sequence[Target], ink: NewInk) -> list[BoxReading]:
    readings = [_read_box(target, ink) for target in targets]
    taken = {label for reading, labels in readings if reading.state == "marked" for label in labels}
    return [
        _with_ring(reading, labels, taken, ink) if reading.state == "clear" else reading for reading, labels in readings
    ]


def _read_box(target: Target, ink: NewInk) -> tuple[BoxReading, set[int]]:
    """The box by itself, and the labels of the pieces of ink inside it."""
    box = rect(target.box)
    inner = box.grown(-BOX_INSET_MM, -BOX_INSET_MM)
    part = ink.part(inner)
    mask, apart = ink.mask[part], ink.apart[part]
    if not mask.any():
        return BoxReading(target, "clear", False, False, 0.0), set()
    labels = ink.labels[part]
    sizes = np.bincount(labels[apart], minlength=2)
    sizes[0] = 0
    main, inside = int(sizes.argmax()), float(sizes.sum()) / PX**2
    if sizes[main] < MARK_CLEAR_MM2 * PX**2 and inside < RING_CLEAR_MM2:
        return BoxReading(target, "clear", False, False, round(inside / RING_CLEAR_MM2 * 0.2, 3)), set()
    names = {int(value) for value in np.flatnonzero(sizes)}
    piece, darkness = labels == main, ink.darkness[part]
    length, thickness = longest_stroke_mm(piece & apart)
    if length <= DUST_MM and (_core_mm2(piece, darkness) < DOT_MM2 or _is_pale(piece, darkness)):
        return BoxReading(target, "clear", False, False, 0.2), set()
    gap = _widest_gap_mm(mask)
    filled, solid = gap < FILLED_GAP_MM, gap < FILLED_SOLID_MM
    score = round(min(1.0, 0.5 * length / MARK_LENGTH_MM), 3)
    doubt = _doubt(box, main, (length, thickness), ink) or _faintness(piece, darkness, length)
    if doubt == "TAIL":
        return BoxReading(target, "clear", False, False, min(score, 0.2)), set()
    if doubt:
        return BoxReading(target, "ask", doubt not in {"MARK_DOT"}, filled, score, doubt), names
    around = box.grown(BOX_TAIL_MM, BOX_TAIL_MM).within(ink.area.right, ink.area.bottom)
    near = cv2.dilate((ink.labels[ink.part(around)] == main).view(np.uint8), np.ones((END_PX, END_PX), np.uint8))
    drawn = outline(np.asarray(ink.inked[ink.part(around)] & (near > 0)), around)
    return BoxReading(target, "marked", True, filled, max(score, 0.5), drawn=drawn, solid=solid), names


def _core_mm2(mask: Mask, darkness: Grey) -> float:
    """Area of a dot without the blur round it: what is at least half as dark as its middle."""
    return area_mm2(np.asarray(mask & (darkness >= int(darkness[mask].max()) // 2)))


def _widest_gap_mm(mask: Mask) -> float:
    """Radius of the largest disc without ink inside the box: wide in a cross, narrow in a filled box."""
    open_ = cv2.copyMakeBorder((~mask).view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0,))
    return float(cv2.distanceTransform(open_, cv2.DIST_L2, 3).max()) / PX


def _faintness(mask: Mask, darkness: Grey, length: float) -> str:
    """A stain or noise may darken a box as well: a mark has a stroke, and is clearly darker than the paper. `length` of
    its stroke apart from print, which is no longer than its stroke as a whole, but by a blob's corners."""
    stroke = length >= 2 * STROKE_MM or longest_stroke_mm(mask)[0] >= STROKE_MM
    return "" if stroke and not _is_pale(mask, darkness) else "MARK_FAINT"


def _is_pale(mask: Mask, darkness: Grey) -> bool:
    return float(darkness[mask].mean()) < MARK_INK * 255


def _doubt(box: Rect, main: int, stroke: tuple[float, float], ink: NewInk) -> str:
    """Why the piece of ink `main` inside the box, whose longest stroke has this length and thickness, may be no mark of
    this box; empty where it is one."""
    length, thickness = stroke
    side = min(box.width, box.height) / PX
    core = box.grown(-side * (1 - CORE_SHARE) / 2, -side * (1 - CORE_SHARE) / 2)
    through_core = bool((ink.labels[ink.part(core)] == main).any())
    around = ink.part(box.grown(BOX_TAIL_MM + 1, BOX_TAIL_MM + 1))
    piece = ink.labels[around] == main
    height, width = piece.shape
    left, top, wide, high = cv2.boundingRect(piece.view(np.uint8))
    off_down = abs(top + high / 2 - height / 2) / PX - box.height / PX / 2
    off_across = abs(left + wide / 2 - width / 2) / PX - box.width / PX / 2
    beyond = 1 * PX - 1
    if not through_core and max(off_down, off_across) > 0 and length <= TAIL_IN_BOX_MM:
        return "TAIL"
    if min(top, left) < beyond or top + high - 1 > height - beyond or left + wide - 1 > width - beyond:
        return "MARK_LONG"
    if max(off_down, off_across) > MARK_OFF_CENTRE_MM:
        return "MARK_BESIDE"
    if length < MARK_LENGTH_MM:
        return "MARK_DOT"
    if thickness <= MARK_THIN_MM or (min(wide, high) <= LINE_MM * PX and max(wide, high) > (side + LINE_MM) * PX):
        return "MARK_THIN"
    return "" if through_core else "MARK_RING"


def _with_ring(reading: BoxReading, own: set[int], taken: set[int], ink: NewInk) -> BoxReading:
    """An empty box with ink close around it that is no part of another box's mark is a question; what is paler than any
    certain mark is the rim of a stain or what is left of a fold."""
    box = rect(reading.target.box)
    near = box.grown(BOX_TAIL_MM / 2, BOX_TAIL_MM / 2)
    part = ink.part(near)
    if not (ink.mask[part] & ink.apart[part]).any():
        return reading
    labels = ink.labels[part] * ink.apart[part]
    loose = [labels == value for value in np.flatnonzero(np.bincount(labels.ravel())) if value and value not in taken]
    darkness = ink.darkness[part]
    lines = [piece for piece in loose if extent_mm(piece) >= MARK_LENGTH_MM and not _is_pale(piece, darkness)]
    if sum(area_mm2(piece) for piece in lines) < RING_CLEAR_MM2:
        return reading
    return BoxReading(reading.target, "ask", True, False, max(reading.score, 0.35), "MARK_RING")


# ---- rows


def _row(candidate: str, boxes: Sequence[BoxReading]) -> RowReading:
    marked = [box for box in boxes if box.state == "marked"]
    doubts = [
        problem(box.doubt, Place(subject=candidate), option=box.target.option) for box in boxes if box.state == "ask"
    ]
    # A broad pen's cross may leave as little open as a box filled over thinly: beside a solid box it is a cross.
    crossed = [box for box in marked if not box.filled] or [box for box in marked if not box.solid]
    if not doubts and crossed and len(crossed) < len(marked):
        doubts.append(problem("MARK_FILLED_OVER", Place(subject=candidate)))
        marked = crossed
    elif doubts and not marked:
        marked = [box for box in boxes if box.state == "ask" and box.likely]
    several = "both" if len(boxes) == 2 else "many"
    value = "" if not marked else str(marked[0].target.option) if len(marked) == 1 else several
    scores = {(candidate, str(box.target.option)): box.score for box in boxes}
    drawn = tuple(value for box in boxes for value in box.drawn)
    return RowReading(candidate, value + ("?" if doubts else ""), tuple(doubts), scores, drawn)
