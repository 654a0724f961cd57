"""Whether a page is sharp enough for ink to be told from print: blurred print is fat, and looks like ink beside it."""

from collections.abc import Sequence

import cv2
import numpy as np

from ballots.blankprint import BlankPage, Rect
from ballots.registered import Registered
from ballots.thresholds import INK

SAMPLES = 16
"""Printed places looked at, spread over the page; marks and strikes on fewer than half of them do not count."""


def fatness(page: Registered, blank: BlankPage, places: Sequence[Rect]) -> float:
    """The share (0…1) of the paper close beside print that looks inked, at most of `places` (canonical pixels)."""
    shares = [share for place in places[:: max(1, len(places) // SAMPLES)] if (share := _fat(page, blank, place)) >= 0]
    return float(np.median(shares)) if shares else 0.0


def _fat(page: Registered, blank: BlankPage, place: Rect) -> float:
    """−1 where there is no paper close to print."""
    beside = blank.judged[place.slices] & ~blank.apart[place.slices]
    beyond = cv2.subtract(page.crop(place), blank.allowed[place.slices])
    return float(np.count_nonzero(beyond[beside] > INK * 255) / np.count_nonzero(beside)) if beside.any() else -1.0
