"""The picture in which a page is read: at about 200 dpi of the ballot, without streaks, its codes found.

How large the ballot is in its picture is not known beforehand: it may lie on larger glass or be a part of a
photograph. Its codes tell.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from ballots.blankprint import PX, BlankPage, Grey
from ballots.codesearch import CodeHit, find_codes
from ballots.streaks import without_streaks

GLASS_MM = 297.0
"""The longest side that a picture is taken for before its codes are found: an A4 scanner's."""
FINER = 1.3
"""A picture finer than needed by less than this is read as it is."""
MISJUDGED = 1.2


@dataclass(frozen=True)
class Working:
    """`raw`: the picture with its streaks; `shrunk`: by how much it is smaller than the one given (1: not at all)."""

    raw: Grey
    picture: Grey
    shrunk: float
    hits: list[CodeHit]


def working_picture(grey: Grey, blank: BlankPage) -> Working:
    """`grey`, any side up and of any resolution, prepared to be read; `blank`: any side of its layout."""
    longest = max(blank.layout.width, blank.layout.height)
    shrunk = _needed(max(grey.shape) / (max(longest, GLASS_MM) * PX))
    raw = _smaller(grey, shrunk)
    picture = without_streaks(raw, max(raw.shape) / longest)
    hits = find_codes(picture, blank.layout)
    better = _needed(shrunk * _magnified(hits[0], blank)) if hits else shrunk
    if 1 / MISJUDGED < better / shrunk < MISJUDGED:
        return Working(raw, picture, shrunk, hits)
    raw = _smaller(grey, better)
    hits = [CodeHit(hit.text, (hit.corners + 0.5) * shrunk / better - 0.5) for hit in hits]
    return Working(raw, without_streaks(raw, PX), better, hits)


def _needed(finer: float) -> float:
    return finer if finer >= FINER else 1.0


def _magnified(hit: CodeHit, blank: BlankPage) -> float:
    """How many pixels of the picture a canonical pixel has, by the sides of a code."""
    seen, printed = (cv2.arcLength(corners.astype(np.float32), True) for corners in (hit.corners, blank.codes[0]))
    return float(seen / printed)


def _smaller(grey: Grey, times: float) -> Grey:
    if times == 1:
        return grey
    size = (round(grey.shape[1] / times), round(grey.shape[0] / times))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
