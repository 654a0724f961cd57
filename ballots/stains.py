"""Stains, shadows and the other side showing through: paper that is pale grey over some width. They are no ink.

A pen leaves a line with light paper beside it; what is evenly grey over several millimetres is paper, as long as it is
paler than the palest ink. Taken over cells of a millimetre, from the open paper between the print.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from ballots.blankprint import Grey, Rect
from ballots.ink import Mask
from ballots.registered import TILE, enlarged, halved
from ballots.thresholds import STAIN_INK, STAIN_MM

HALF_TILE = TILE // 2
OPEN = 40
"""Share of a cell (of 255) that must be open paper for its darkness to be known."""
KNOWN = 0.75
"""Share of the cells of a stain's width that must be known: a strike among letters is no stain."""
LINE_CELLS = 5
"""A stain above and below a line of print is there under the print as well."""
PALEST = 6
"""Darkness (0…255) not worth taking out."""


@dataclass(frozen=True)
class Cells:
    """The paper that print leaves open, one cell for `TILE` canonical pixels: the part of a cell (of 255) that is open,
    255 where that is too little to tell (`unknown`) or else 0, and 255 where enough cells are known for a stain to be
    found (`told`); made once a layout."""

    open: Grey
    unknown: Grey
    told: Grey


def open_cells(open_: Mask) -> Cells:
    """`open_`: where print leaves the paper open, at half resolution."""
    part = np.maximum(_by_cells(np.where(open_, 255, 0).astype(np.uint8)), 1)
    known = part >= OPEN
    across = round(STAIN_MM)
    of = cv2.boxFilter(known.view(np.uint8), cv2.CV_8U, (across, across), normalize=False)
    told = np.where(of >= KNOWN * across**2, 255, 0).astype(np.uint8)
    return Cells(part, np.where(known, 0, 255).astype(np.uint8), told)


def _by_cells(half: Grey) -> Grey:
    """The mean of each cell of a picture at half resolution."""
    height, width = (side // HALF_TILE * HALF_TILE for side in half.shape)
    return halved(halved(half[:height, :width]))


def find_stains(seen: Grey, paper: Cells) -> Grey | None:
    """How much darker than white the paper itself is, one cell for `TILE` canonical pixels; None for a clean sheet.
    `seen`: darkness of the open paper, at half resolution; 0 elsewhere."""
    mean = cv2.max(cv2.divide(_by_cells(seen), paper.open, scale=255), paper.unknown)
    across = round(STAIN_MM)
    wide = np.ones((across, across), np.uint8)
    lightest = cv2.bitwise_and(cv2.erode(mean, wide), paper.told)
    around = cv2.morphologyEx(cv2.dilate(lightest, wide), cv2.MORPH_CLOSE, np.ones((LINE_CELLS, LINE_CELLS), np.uint8))
    cells = cv2.min(around, STAIN_INK * 255)  # type: ignore[call-overload]
    cells = np.asarray(cv2.threshold(cells, PALEST - 1, 0, cv2.THRESH_TOZERO)[1], dtype=np.uint8)
    return cells if cells.any() else None


def lighten(beyond: Grey, area: Rect, cells: Grey | None, step: int = 1) -> None:
    """Takes the stains out of `beyond`, the darkness of `area` beyond its print; one pixel for `step` canonical
    ones."""
    if cells is None:
        return
    tile = TILE // step
    seen = Rect(area.left // step, area.top // step, area.right // step, area.bottom // step)
    left, top, width, height = (side * tile for side in cv2.boundingRect(cells))
    stained = Rect(left - tile, top - tile, left + width + tile, top + height + tile)
    inside = Rect(
        max(seen.left, stained.left),
        max(seen.top, stained.top),
        min(seen.right, stained.right),
        min(seen.bottom, stained.bottom),
    )
    if inside.width <= 0 or inside.height <= 0:
        return
    part = beyond[inside.seen_from(seen).slices]
    cv2.subtract(part, enlarged(cells, inside, tile), dst=part)
