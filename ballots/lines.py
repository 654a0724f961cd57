"""Lines across the page that are no ink: a scanner's streaks and the folds of the paper.

A streak runs the whole length of the picture, exactly along its columns: its pixels are replaced by their neighbours'.
A fold runs across the whole page, almost straight; along it ink counts only where it is darker than the fold itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, Grey, Rect
from ballots.ink import Mask
from ballots.thresholds import LINE_ACROSS, STREAK_MM

Profile = NDArray[np.float32]

# ---- streaks

CHUNKS = 24
STREAK_LEVELS = 4.0
"""Grey levels by which a streak differs from the columns beside it, on average over a part of the picture."""
STREAK_PARTS = 0.85


def without_streaks(grey: Grey, px_per_mm: float) -> Grey:
    """The picture without the thin lines that dirt on a feeder's glass draws down all of it, however fed."""
    healed = _healed_columns(grey, px_per_mm)
    across = np.ascontiguousarray(healed.T)
    healed_across = _healed_columns(across, px_per_mm)
    return healed if healed_across is across else np.ascontiguousarray(healed_across.T)


def _healed_columns(grey: Grey, px_per_mm: float) -> Grey:
    columns = _streak_columns(grey, px_per_mm)
    if not columns.any():
        return grey
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


def _streak_columns(grey: Grey, px_per_mm: float) -> Mask:
    """Columns darker (or lighter) than those beside them in nearly every part of the picture's height."""
    parts = cv2.resize(grey, (grey.shape[1], CHUNKS), interpolation=cv2.INTER_AREA).astype(np.float32)
    kernel = np.ones((1, 2 * round(STREAK_MM * px_per_mm) + 1), np.uint8)
    dark = (cv2.morphologyEx(parts, cv2.MORPH_BLACKHAT, kernel) > STREAK_LEVELS).mean(axis=0)
    light = (cv2.morphologyEx(parts, cv2.MORPH_TOPHAT, kernel) > STREAK_LEVELS).mean(axis=0)
    found = np.maximum(dark, light) >= STREAK_PARTS
    if not found.any() or np.count_nonzero(found) > 0.05 * len(found):
        return np.zeros_like(found)
    return np.asarray(np.convolve(found, np.ones(3), mode="same") > 0)


# ---- folds

STRIPS = 16
FOLD_INK = 0.02
"""Mean darkness, over a strip of the page, from which a line is looked at as a fold."""
FOLD_SLOPE = 0.05
"""Largest slope of a fold against the page's edge."""
FOLD_REACH_MM = 1.2
"""Half the width of the band a fold may darken."""


@dataclass(frozen=True)
class Fold:
    """A fold: where it runs (`at`: canonical pixels down the page at each strip's middle; across it where the fold runs
    down), and the darkness (0…255) along it in each strip."""

    runs_down: bool
    middles: NDArray[np.float64]
    at: NDArray[np.float64]
    depth: NDArray[np.float64]

    def raised(self, area: Rect) -> Grey:
        """How much darker than the fold's surroundings ink must be, for each pixel of `area`."""
        width, height = (area.height, area.width) if self.runs_down else (area.width, area.height)
        start, off = (area.top, area.left) if self.runs_down else (area.left, area.top)
        along = np.arange(start, start + width)
        line = np.interp(along, self.middles, self.at) - off
        depth = np.interp(along, self.middles, self.depth)
        away = np.abs(np.arange(height)[:, np.newaxis] - line[np.newaxis])
        band = np.where(away <= FOLD_REACH_MM * PX, FOLD_MARGIN * depth, 0)
        raised = np.clip(band, 0, 255).astype(np.uint8)
        return np.ascontiguousarray(raised.T) if self.runs_down else raised


FOLD_MARGIN = 1.6
"""Along a fold ink must be darker than the fold's mean darkness by this factor, beside the usual threshold."""


def folds(new: Grey, open_: Mask) -> list[Fold]:
    """The folds of a page. `new`: darkness beyond the print at half resolution; `open_`: where it can be judged."""
    found = _folds_across(new, open_, runs_down=False)
    return found + _folds_across(np.ascontiguousarray(new.T), np.ascontiguousarray(open_.T), runs_down=True)


def _folds_across(new: Grey, open_: Mask, *, runs_down: bool) -> list[Fold]:
    profile, known = _profiles(new, open_)
    found: list[Fold] = []
    for _ in range(3):
        line = _strongest_line(profile, known)
        if line is None:
            break
        at, depth = line
        middles = (np.arange(STRIPS) + 0.5) * new.shape[1] / STRIPS
        found.append(Fold(runs_down, middles * 2, at * 2, depth))
        for strip in range(STRIPS):
            row = round(float(at[strip]))
            profile[max(0, row - 3) : row + 4, strip] = 0
    return found


def _profiles(new: Grey, open_: Mask) -> tuple[Profile, Mask]:
    """Mean darkness of each line of pixels in each strip the page is cut into, less that of its surroundings."""
    weight = open_.astype(np.float32)
    size = (STRIPS, new.shape[0])
    share = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    total = cv2.resize(np.minimum(new, 110).astype(np.float32) * weight, size, interpolation=cv2.INTER_AREA)
    mean = np.where(share > 0.25, total / np.maximum(share, 0.01), 0).astype(np.float32)
    ground = cv2.morphologyEx(mean, cv2.MORPH_OPEN, np.ones((15, 1), np.uint8))
    return np.asarray(cv2.blur(mean - ground, (1, 3)), dtype=np.float32), np.asarray(share > 0.25)


def _strongest_line(profile: Profile, known: Mask) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """The line, nearly straight, that is dark in the most strips; None where none runs across the page."""
    height, _ = profile.shape
    strips = np.arange(STRIPS) - (STRIPS - 1) / 2
    loose = cv2.dilate(profile, np.ones((3, 1), np.uint8))
    present = loose > FOLD_INK * 255
    best: tuple[float, float, float] | None = None
    px_a_strip = FOLD_SLOPE * 1170 / STRIPS
    for slope in np.linspace(-px_a_strip, px_a_strip, 29):
        offsets = np.rint(strips * slope).astype(int)
        votes = np.zeros(height, np.float32)
        judged = np.zeros(height, np.float32)
        for strip, offset in enumerate(offsets):
            votes += np.roll(present[:, strip] & known[:, strip], -offset)
            judged += np.roll(known[:, strip], -offset)
        share = np.where(judged >= STRIPS * 0.5, votes / np.maximum(judged, 1), 0)
        margin = round(2 * PX / 2) + int(np.abs(offsets).max())
        share[:margin], share[-margin:] = 0, 0
        row = int(np.argmax(share))
        if best is None or share[row] > best[0]:
            best = (float(share[row]), float(row), float(slope))
    if best is None or best[0] < max(LINE_ACROSS, 0.75):
        return None
    at = best[1] + strips * best[2]
    rows = np.rint(at).astype(int)
    depth = np.array([profile[max(0, r - 2) : r + 3, strip].max(initial=0.0) for strip, r in enumerate(rows)])
    typical = float(np.median(depth[depth > 0])) if (depth > 0).any() else 0.0
    bounded = np.clip(depth, 0.7 * typical, 1.5 * typical)
    return np.asarray(at, dtype=np.float64), np.asarray(bounded, dtype=np.float64)


def raised_by(found: Sequence[Fold], area: Rect) -> Grey | None:
    """The raise of the ink threshold in `area` by all folds; None where none crosses the page."""
    raised = [fold.raised(area) for fold in found]
    if not raised:
        return None
    return np.asarray(np.maximum.reduce(raised), dtype=np.uint8)
