"""Stains, shadows and the other side showing through: paper that is pale grey over some width. They are no ink.

A pen leaves a line with light paper beside it; what is evenly grey over several millimetres is paper, as long as it is
paler than the palest ink. Taken over cells of a millimetre, from the open paper between the print.
"""

import cv2
import numpy as np

from ballots.blankprint import Grey, Rect
from ballots.folds import OpenPaper
from ballots.registered import TILE, enlarged
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


def find_stains(new: Grey, paper: OpenPaper) -> Grey | None:
    """How much darker than white the paper itself is, one cell for `TILE` canonical pixels; None for a clean sheet.
    `new`: darkness beyond the print, at half resolution."""
    height, width = new.shape
    size = (width // HALF_TILE, height // HALF_TILE)
    whole = (slice(size[1] * HALF_TILE), slice(size[0] * HALF_TILE))
    seen = cv2.bitwise_and(new[whole], paper.mask[whole])
    dark = cv2.resize(seen, size, interpolation=cv2.INTER_AREA)
    open_ = cv2.resize(paper.mask[whole], size, interpolation=cv2.INTER_AREA)
    mean = cv2.divide(dark, np.maximum(open_, 1), scale=255)
    known = open_ >= OPEN
    mean[~known] = 255
    across = round(STAIN_MM)
    wide = np.ones((across, across), np.uint8)
    lightest = cv2.erode(mean, wide)
    lightest[cv2.boxFilter(known.view(np.uint8), cv2.CV_8U, (across, across), normalize=False) < KNOWN * across**2] = 0
    around = cv2.morphologyEx(cv2.dilate(lightest, wide), cv2.MORPH_CLOSE, np.ones((LINE_CELLS, LINE_CELLS), np.uint8))
    cells = np.asarray(cv2.min(around, STAIN_INK * 255), dtype=np.uint8)  # type: ignore[call-overload]
    cells[cells < PALEST] = 0
    return cells if cells.any() else None


def lighten(beyond: Grey, area: Rect, cells: Grey | None, step: int = 1) -> None:
    """Takes the stains out of `beyond`, the darkness of `area` beyond its print; one pixel for `step` canonical
    ones."""
    if cells is None:
        return
    tile = TILE // step
    seen = Rect(area.left // step, area.top // step, area.right // step, area.bottom // step)
    beyond[:] = cv2.subtract(beyond, enlarged(cells, seen, tile))
