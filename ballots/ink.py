"""New ink: what a scan shows that the blank print does not, and how its pieces hang together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Grey, Rect
from ballots.registered import Registered
from ballots.thresholds import APART_MM, INK

Mask = NDArray[np.bool_]
Labels = NDArray[np.int32]

BLOB = 0.6
"""Share of the box around it that a blob of ink fills; a slanted stroke fills less."""
BRIDGE_MM = 0.45
"""Pieces of ink closer than twice this belong together: a stroke is cut where it crosses a printed line."""


@dataclass(frozen=True)
class NewInk:
    """New ink of one area of the page. `seen`: all that is dark there, print and ink (0…255). `mask`: where new ink is;
    `judged`: where it could be told from print;
    `apart`: where a print out of place does not reach; `darkness` (0…255) beyond the print; `labels`: which piece each
    inked pixel belongs to (0: none); `sizes`: pixels of ink by label; `inked`: `mask` with the ink close to print that
    may be print itself."""

    area: Rect
    seen: Grey
    mask: Mask
    judged: Mask
    apart: Mask
    darkness: Grey
    labels: Labels
    sizes: NDArray[np.int64]
    inked: Mask

    def part(self, place: Rect) -> tuple[slice, slice]:
        """Index of `place` (canonical pixels of the page) in the arrays."""
        return place.seen_from(self.area).slices


Correct = Callable[[Grey, Rect], None]
"""Takes out of the darkness of an area what is no ink: folds, stains."""


def new_ink(
    page: Registered, blank: BlankPage, area: Rect, correct: Correct | None = None, *, open_paper: bool = False
) -> NewInk:
    """Compares `area` of the scan with the blank print. With `open_paper` ink close to print counts only as the end of
    ink that is apart from it: alone it is print that is fat or out of place."""
    area = area.within(*blank.size)
    darkness = page.crop(area)
    allowed = blank.allowed[area.slices]
    judged = blank.judged[area.slices]
    beyond = np.asarray(cv2.subtract(darkness, allowed), dtype=np.uint8)
    if correct is not None:
        correct(beyond, area)
    mask = (beyond > int(INK * 255)) & judged
    inked = _without_single_pixels(mask)
    apart = blank.apart[area.slices]
    mask = _reached_from(apart, inked) if open_paper else inked
    labels, sizes = joined_pieces(mask, round(BRIDGE_MM * PX))
    return NewInk(area, darkness, mask, judged, apart, beyond, labels, sizes, inked)


def _reached_from(apart: Mask, mask: Mask) -> Mask:
    """Of the ink close to print, what lies next to ink that is not."""
    size = 2 * (round(APART_MM * PX) + 1) + 1
    reached = cv2.dilate((mask & apart).view(np.uint8), np.ones((size, size), np.uint8))
    return np.asarray(mask & reached.view(np.bool_))


def _without_single_pixels(mask: Mask) -> Mask:
    """Drops pixels with fewer than two inked neighbours: noise of the sensor and of JPEG."""
    neighbours = cv2.boxFilter(mask.view(np.uint8), cv2.CV_8U, (3, 3), normalize=False)
    return np.asarray(mask & (neighbours >= 3))


def joined_pieces(mask: Mask, reach: int) -> tuple[Labels, NDArray[np.int64]]:
    """Pieces of ink, of which those nearer than twice `reach` (pixels) count as one: the label of each inked pixel, and
    the pixels of each label (of 0, no ink, none)."""
    bridge = _disc(reach)
    labels = np.zeros(mask.shape, np.int32)
    sizes = [np.zeros(1, np.int64)]
    pieces = 0
    for part in _inked_parts(mask, reach):
        inked = mask[part]
        number, found = cv2.connectedComponents(cv2.dilate(inked.view(np.uint8), bridge), connectivity=8)
        here = np.asarray(found)[inked]
        sizes.append(np.bincount(here, minlength=number)[1:])
        labels[part][inked] = here + pieces
        pieces += number - 1
    return labels, np.concatenate(sizes)


@lru_cache
def _disc(reach: int) -> Grey:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)), dtype=np.uint8)


def _inked_parts(mask: Mask, reach: int) -> list[tuple[slice, slice]]:
    """Rectangles that hold all ink and `reach` pixels around it; no bridge leads from one to another."""
    return [
        (rows, columns)
        for rows in _inked_runs(np.asarray(mask.any(axis=1)), reach)
        for columns in _inked_runs(np.asarray(mask[rows].any(axis=0)), reach)
    ]


def _inked_runs(flags: Mask, reach: int) -> list[slice]:
    inked = np.flatnonzero(flags).tolist()
    if not inked:
        return []
    starts = [inked[0], *(place for before, place in pairwise(inked) if place - before > 2 * reach + 1)]
    ends = [*(before for before, place in pairwise(inked) if place - before > 2 * reach + 1), inked[-1]]
    return [slice(max(0, start - reach), end + reach + 1) for start, end in zip(starts, ends, strict=True)]


def area_mm2(mask: Mask) -> float:
    return float(np.count_nonzero(mask)) / PX**2


def by_column(mask: Mask) -> NDArray[np.int32]:
    """How many pixels of each column are inked."""
    if not mask.size:
        return np.zeros(mask.shape[1], np.int32)
    return np.asarray(cv2.reduce(mask.view(np.uint8), 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S), dtype=np.int32).ravel()


def by_row(mask: Mask) -> NDArray[np.int32]:
    """How many pixels of each row are inked."""
    if not mask.size:
        return np.zeros(mask.shape[0], np.int32)
    return np.asarray(cv2.reduce(mask.view(np.uint8), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S), dtype=np.int32).ravel()


def outline(mask: Mask, area: Rect) -> tuple[float, ...]:
    """What makes one person's stroke unlike any other: its edges, its middle (mm on the page) and its area (mm²)."""
    left, top, width, height = cv2.boundingRect(mask.view(np.uint8))
    if not width:
        return ()
    down, across = by_row(mask), by_column(mask)
    pixels = int(down.sum())
    middle = (int(across @ np.arange(len(across))) / pixels, int(down @ np.arange(len(down))) / pixels)
    places = (left, top, left + width - 1, top + height - 1, *middle)
    corner = (area.left, area.top)
    at = (float(place + corner[number % 2]) / PX for number, place in enumerate(places))
    return (*at, pixels / PX**2)


def longest_run(flags: Mask) -> int:
    """Length of the longest run of True."""
    if not flags.any():
        return 0
    padded = np.concatenate(([False], flags, [False]))
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return int((edges[1::2] - edges[::2]).max())


def longest_stroke_mm(mask: Mask) -> tuple[float, float]:
    """Length of the longest unbroken piece of ink, and its narrower side. A stroke is as long as its diagonal; a blob,
    which fills the box around it, as its longer side."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    longest = narrower = 0.0
    for _left, _top, width, height, area in stats[1:].tolist():
        length = max(width, height) if area >= BLOB * width * height else hypot(width, height)
        if length > longest:
            longest, narrower = length, min(width, height)
    return longest / PX, narrower / PX


def extent_mm(mask: Mask) -> float:
    """Diagonal of the box around the ink, in mm."""
    _left, _top, width, height = cv2.boundingRect(mask.view(np.uint8))
    return hypot(width, height) / PX
