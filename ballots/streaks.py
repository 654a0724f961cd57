"""A scanner's streaks: thin lines down the whole picture, drawn by dirt on a feeder's glass. They are no ink.

A streak runs exactly along the picture's columns (or rows, where the sheet was turned afterwards): its pixels are
replaced by their neighbours', so that a mark it crosses stays a mark.
"""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import Grey
from ballots.ink import Mask
from ballots.thresholds import STREAK_MM

Means = NDArray[np.float32]

PARTS = 24
STREAK_LEVELS = 4.0
"""Grey levels by which a streak differs from what is beside it, on average over a part of the picture."""
STREAK_PARTS = 0.85
STREAK_EDGE_MM = 5.0
"""Next to the picture's edge there is nothing to read, and the sheet's own edge looks like a streak."""
EVERY = 3
"""Of the pixels along a streak, this many are enough: one in three."""


def without_streaks(grey: Grey, px_per_mm: float) -> Grey:
    """The picture without streaks, whichever way it was fed."""
    down = _streaks(_parts_down(grey), px_per_mm)
    healed = _healed(grey, down) if down.any() else grey
    across = _streaks(_parts_across(healed), px_per_mm)
    return np.ascontiguousarray(_healed(healed.T, across).T) if across.any() else healed


def _parts_down(grey: Grey) -> list[Means]:
    """Mean of each column in each part of the picture's height."""
    edges = np.linspace(0, grey.shape[0], PARTS + 1).astype(int)
    return [
        np.asarray(cv2.reduce(grey[top:bottom:EVERY], 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F), dtype=np.float32).ravel()
        for top, bottom in pairwise(edges)
    ]


def _parts_across(grey: Grey) -> list[Means]:
    edges = np.linspace(0, grey.shape[1], PARTS + 1).astype(int)
    return [
        np.asarray(cv2.reduce(grey[:, left:right], 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F), dtype=np.float32).ravel()
        for left, right in pairwise(edges)
    ]


def _streaks(means: list[Means], px_per_mm: float) -> Mask:
    """Lines darker (or lighter) than those beside them in nearly every part."""
    parts = np.stack(means)
    kernel = np.ones((1, 2 * round(STREAK_MM * px_per_mm) + 1), np.uint8)
    dark = (cv2.morphologyEx(parts, cv2.MORPH_BLACKHAT, kernel) > STREAK_LEVELS).mean(axis=0)
    light = (cv2.morphologyEx(parts, cv2.MORPH_TOPHAT, kernel) > STREAK_LEVELS).mean(axis=0)
    found = np.maximum(dark, light) >= STREAK_PARTS
    edge = round(STREAK_EDGE_MM * px_per_mm)
    found[:edge], found[-edge:] = False, False
    if not found.any() or np.count_nonzero(found) > 0.05 * len(found):
        return np.zeros_like(found)
    return np.asarray(np.convolve(found, np.ones(3), mode="same") > 0)


def _healed(grey: Grey, columns: Mask) -> Grey:
    healed = grey.copy()
    edges = np.flatnonzero(np.diff(np.concatenate(([0], columns.view(np.int8), [0]))))
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        if left < 2 or right > grey.shape[1] - 2:
            continue
        before, after = grey[:, left - 1].astype(np.float32), grey[:, right].astype(np.float32)
        for number, column in enumerate(range(left, right), 1):
            part = number / (right - left + 1)
            healed[:, column] = (before * (1 - part) + after * part).astype(np.uint8)
    return healed
