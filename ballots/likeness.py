"""What a page without a readable code is: blank, a ballot of this style all the same, or something else."""

import cv2
import numpy as np

from ballots.blankprint import BlankPage, Grey
from ballots.layout import LayoutPage
from ballots.thresholds import BLANK_PAGE_MM2, EDGE_MM

COARSE = 8
"""Canonical pixels to one pixel of the coarse pictures compared (about 1 mm)."""
ALIKE = 0.5
PARTS = (1.0, 0.85, 0.71)
"""How long the ballot may be in its picture: a scan of its own size, a photograph, A5 on the glass of an A4 scanner."""
TILTS = (-4.0, -2.0, 0.0, 2.0, 4.0)
DARK = 90


def is_blank(grey: Grey, page: LayoutPage) -> bool:
    """Whether a page shows paper only: no more dark spots than dust makes."""
    px = max(grey.shape) / max(page.width, page.height)
    edge = int(EDGE_MM * px)
    inner = grey[edge:-edge, edge:-edge]
    if inner.size == 0:
        return False
    paper = float(np.percentile(inner[::4, ::4], 90))
    dark = np.count_nonzero(inner < paper - DARK)
    return paper > 120 and dark / px**2 < BLANK_PAGE_MM2


def looks_like(grey: Grey, blank: BlankPage) -> bool:
    """Whether the page, any side up and a little tilted, has the print of `blank`, however roughly, and were it only a
    part of the picture."""
    width, height = blank.size[0] // COARSE, blank.size[1] // COARSE
    print_ = cv2.GaussianBlur(cv2.resize(blank.ink, (width, height), interpolation=cv2.INTER_AREA), (0, 0), 1.5)
    margin_x, margin_y = width // 8, height // 8
    middle = np.asarray(print_[margin_y:-margin_y, margin_x:-margin_x], np.uint8)
    for turns in range(4):
        turned = np.ascontiguousarray(np.rot90(grey, turns))
        for part in PARTS:
            size = (round(width / part), round(height / part))
            seen = cv2.GaussianBlur(255 - cv2.resize(turned, size, interpolation=cv2.INTER_AREA), (0, 0), 1.5)
            if any(_has(np.asarray(seen, np.uint8), middle, tilt) for tilt in TILTS):
                return True
    return False


def _has(seen: Grey, print_: Grey, tilt: float) -> bool:
    height, width = seen.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
    tilted = cv2.warpAffine(seen, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return float(cv2.matchTemplate(tilted, print_, cv2.TM_CCOEFF_NORMED).max()) > ALIKE
