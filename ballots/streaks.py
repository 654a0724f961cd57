"""A scanner's streaks: thin lines down the whole picture, drawn by dirt on a feeder's glass. They are no ink.

A streak runs exactly along the picture's columns (or rows, where the sheet was turned afterwards): its pixels are
replaced by their neighbours', so that a mark it crosses stays a mark.
"""

from collections.abc import Callable
from functools import partial

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
DARK_BACKING = 100.0
"""Where a part at an end of the picture is mostly darker, there is no paper in it on which a streak would show."""
STREAK_EDGE_MM = 5.0
"""Next to the picture's edge there is nothing to read, and the sheet's own edge looks like a streak."""
EVERY = 3
"""Of the pixels along a streak, this many are enough: one in three."""
AT_ONCE = 4
"""So many parts are looked at together: fewer cannot tell that there is no streak."""
OUTER_FIRST = sorted(range(PARTS), key=lambda part: min(part, PARTS - 1 - part))
"""The margins of a sheet are empty: they soon tell that nothing runs through the whole picture."""


def without_streaks(grey: Grey, px_per_mm: float) -> Grey:
    """The picture without streaks, whichever way it was fed."""
    down = _streaks(partial(_mean_down, grey), grey.shape[1], px_per_mm)
    if down is not None:
        grey = grey.copy()
        _heal(grey, down)
    across = _streaks(partial(_mean_across, grey), grey.shape[0], px_per_mm)
    if across is not None:
        grey = grey if down is not None else grey.copy()
        _heal(grey.T, across)
    return grey


def streak_lines(grey: Grey, px_per_mm: float) -> list[int]:
    """The middle of each streak that runs down the picture, in pixels from its left edge."""
    streaks = _streaks(partial(_mean_down, grey), grey.shape[1], px_per_mm)
    if streaks is None:
        return []
    columns = np.flatnonzero(streaks)
    return [round(float(run.mean())) for run in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)]


def _mean_down(grey: Grey, part: int) -> Means:
    """Mean of each column in one part of the picture's height."""
    top, bottom = _edges(grey.shape[0], part)
    return _mean(grey[top:bottom:EVERY], 0)


def _mean_across(grey: Grey, part: int) -> Means:
    left, right = _edges(grey.shape[1], part)
    # Pixels side by side lie together in memory: the first third of each row costs a third of the time.
    return _mean(grey[:, left : left + (right - left) // EVERY], 1)


def _mean(part: Grey, axis: int) -> Means:
    # OpenCV's own mean takes ten times as long as its sum.
    sums = np.asarray(cv2.reduce(part, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32F), dtype=np.float32)
    return sums.reshape(1, -1) / np.float32(part.shape[axis])


def _edges(length: int, part: int) -> tuple[int, int]:
    return int(length * part / PARTS), int(length * (part + 1) / PARTS)


def _streaks(mean: Callable[[int], Means], length: int, px_per_mm: float) -> Mask | None:
    """Of the picture's `length` lines those darker (or lighter) than their neighbours in nearly every part, and at both
    ends, beyond which a table's rules do not reach; None where there are none."""
    kernel = np.ones((1, 2 * round(STREAK_MM * px_per_mm) + 1), np.uint8)
    edge = round(STREAK_EDGE_MM * px_per_mm)
    most_missing = PARTS - int(np.ceil(STREAK_PARTS * PARTS))
    found = np.zeros((2, length), np.int32)
    for looked in range(AT_ONCE, PARTS + 1, AT_ONCE):
        parts = OUTER_FIRST[looked - AT_ONCE : looked]
        lines = np.vstack([mean(part) for part in parts])
        missed = np.array([[-PARTS if _is_end(part, line) else 0] for part, line in zip(parts, lines, strict=True)])
        for sort, hat in enumerate((cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)):
            there = cv2.morphologyEx(lines, hat, kernel) > STREAK_LEVELS
            found[sort] += np.where(there, 1, missed).sum(axis=0)
        if looked - found[:, edge:-edge].max(initial=-PARTS) > most_missing:
            return None
    dark, light = found >= PARTS - most_missing
    # The paper between two dark streaks is no light streak.
    streaks = dark | (light & ~(cv2.dilate(dark.view(np.uint8)[np.newaxis], kernel)[0] > 0))
    streaks[:edge], streaks[-edge:] = False, False
    if np.count_nonzero(streaks) > 0.05 * len(streaks):
        return None
    return np.asarray(np.convolve(streaks, np.ones(3), mode="same") > 0)


def _is_end(part: int, line: Means) -> bool:
    """Whether paper is seen in an outermost part of the picture."""
    return part in {0, PARTS - 1} and bool(2 * np.count_nonzero(line > DARK_BACKING) > line.size)


def _heal(grey: Grey, columns: Mask) -> None:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], columns.view(np.int8), [0]))))
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        if left < 2 or right > grey.shape[1] - 2:
            continue
        before, after = grey[:, left - 1].astype(np.float32), grey[:, right].astype(np.float32)
        for number, column in enumerate(range(left, right), 1):
            part = number / (right - left + 1)
            grey[:, column] = (before * (1 - part) + after * part).astype(np.uint8)
