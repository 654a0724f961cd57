"""Folds of the paper: lines, almost straight, across the whole page. They are no ink.

Ballots are folded before they go into the box. Along a fold ink counts only where it is darker than the fold itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, Grey, Rect
from ballots.ink import Mask
from ballots.ranks import quantile
from ballots.thresholds import EDGE_MM, FOLD_DARKER, FOLD_INK, FOLD_MM, LINE_ACROSS

Floats = NDArray[np.float32]
Line = NDArray[np.float64]

STRIPS = 16
SLOPES = 15
STEEPEST = 0.03
"""Largest slope of a fold against the page's edge."""
DARKEST = 110
"""Ink darker than this (0…255) adds no more to a strip's mean: one pen stroke must not look like a fold."""
DEEPEST = 40.0
"""Mean darkness of a strip's line (0…255) above which it makes no better a fold: a strike is darker than a crease."""
MOST_FOLDS = 3
WANDER = 3
"""Half pixels (0.25 mm each) by which a crease leaves the straight line."""
ACROSS = np.arange(-2, 3)
"""Half pixels across a crease in which it is darkest."""
MARGIN_STRIPS = 2
"""A fold runs on into the margins of the sheet; strikes of two names side by side do not."""
PALE_STRIPS = 0.25
"""Part of a crease's strips that are free of ink: its ends run through the margins."""
DEEPER = 1.4
"""A crease may be this many times as dark in one strip as in its paler ones."""
SHADOW = 8
"""Half pixels on either side in which one fold makes its shadow: no second fold is found there."""


@dataclass(frozen=True)
class Fold:
    """A fold: where it runs (`at`: canonical pixels down the page at each strip's middle; across it where the fold runs
    down), the darkness (0…255) along it in each strip, and in each half pixel of its length (NaN: print)."""

    runs_down: bool
    middles: NDArray[np.float64]
    at: NDArray[np.float64]
    depth: NDArray[np.float64]
    along: NDArray[np.float32]

    def mean(self, spans: Sequence[tuple[int, int]], *, outside: bool = False) -> float:
        """Mean darkness along it over `spans` of its length (canonical pixels), or where none of them is."""
        chosen = np.full(len(self.along), outside)
        for start, end in spans:
            chosen[max(0, start // 2) : max(0, end // 2)] = not outside
        values = self.along[chosen & ~np.isnan(self.along)]
        return float(values.mean()) if len(values) else 0.0

    def raised(self, area: Rect) -> tuple[Rect, Grey] | None:
        """The part of `area` that the fold runs through, and how much darker than usual ink must be there."""
        start, length, off = (area.top, area.height, area.left) if self.runs_down else (area.left, area.width, area.top)
        across = area.width if self.runs_down else area.height
        along = np.arange(start, start + length)
        line = np.interp(along, self.middles, self.at) - off
        reach = FOLD_MM * PX
        low, high = max(0, int(line.min() - reach)), min(across, int(line.max() + reach) + 2)
        if low >= high:
            return None
        depth = np.interp(along, self.middles, self.depth)
        away = np.abs(np.arange(low, high)[:, np.newaxis] - line[np.newaxis])
        band = np.clip(np.where(away <= reach, FOLD_DARKER * depth, 0), 0, 255).astype(np.uint8)
        if self.runs_down:
            part = Rect(area.left + low, area.top, area.left + high, area.bottom)
            return part, np.ascontiguousarray(band.T)
        return Rect(area.left, area.top + low, area.right, area.top + high), band


@dataclass(frozen=True)
class Lines:
    """The lines of the strips one way, `length` pixels long: which of them have enough open paper to be `known`, the
    part of a line's sum that is its mean (0: not known), and how many strips must be dark about each place for a fold
    to have its middle there."""

    length: int
    known: Mask
    parts: Floats
    votes: Floats


@dataclass(frozen=True)
class OpenPaper:
    """Where print leaves the paper open (255), at half resolution, and what that means for folds across and down; made
    once a layout."""

    mask: Grey
    across: Lines
    down: Lines


def open_paper(open_: Mask) -> OpenPaper:
    mask = np.where(open_, 255, 0).astype(np.uint8)
    return OpenPaper(mask, _lines(np.ascontiguousarray(open_.T)), _lines(np.ascontiguousarray(open_)))


def _lines(open_: Mask) -> Lines:
    """The lines are columns here."""
    length, pixels = open_.shape[0], _strip_sums(open_.view(np.uint8))
    known = np.asarray(pixels > 0.25 * length / STRIPS)
    edge = round(EDGE_MM * PX / 2)
    known[:, :edge], known[:, -edge:] = False, False
    parts = np.where(known, 1 / np.maximum(pixels, 1), 0).astype(np.float32)
    around = np.ones((1, 2 * _reach(length) + 1), np.uint8)
    of = cv2.erode(known.view(np.uint8), around, borderType=cv2.BORDER_CONSTANT, borderValue=(0,)).sum(axis=0)
    votes = (LINE_ACROSS * np.maximum(of, STRIPS / 2)).astype(np.float32)
    margin = round(PX)
    votes[:margin], votes[-margin:] = np.inf, np.inf
    return Lines(length, known, parts, votes)


def _steepest(length: int) -> float:
    """By how many pixels a fold may leave its line from strip to strip."""
    return STEEPEST * length / STRIPS


def _reach(length: int) -> int:
    """How far a fold may be from its middle, pixels."""
    return int(np.ceil(_steepest(length) * STRIPS / 2)) + 1


def find_folds(new: Grey, paper: OpenPaper) -> list[Fold]:
    """The folds of a page. `new`: darkness of the open paper, at half resolution; 0 elsewhere."""
    seen = np.asarray(cv2.min(new, DARKEST), dtype=np.uint8)  # type: ignore[call-overload]
    turned = np.asarray(cv2.transpose(seen), dtype=np.uint8)
    return [
        *_folds(turned, paper.across, (new.T, paper.mask.T), runs_down=False),
        *_folds(seen, paper.down, (new, paper.mask), runs_down=True),
    ]


def lowered(beyond: Grey, area: Rect, folds: Sequence[Fold], step: int = 1) -> None:
    """Takes the folds out of `beyond`, the darkness of `area` beyond its print; one pixel for `step` canonical ones."""
    for fold in folds:
        found = fold.raised(area)
        if found is None:
            continue
        place, band = found
        part = place.seen_from(area)
        rows = slice(-(-part.top // step), -(-part.bottom // step))
        columns = slice(-(-part.left // step), -(-part.right // step))
        first_row, first_column = rows.start * step - part.top, columns.start * step - part.left
        target = beyond[rows, columns]
        raised = band[first_row::step, first_column::step][: target.shape[0], : target.shape[1]]
        target[:] = cv2.subtract(target, np.ascontiguousarray(raised))


# ---- search: `seen` lies so that the fold runs down it; strips are one below the other, lines are columns


def _strip_sums(values: Grey) -> Floats:
    """Sum of each line in each strip: one row a strip, one column a line."""
    edges = np.linspace(0, values.shape[0], STRIPS + 1).astype(int)
    sums = [cv2.reduce(values[top:bottom], 0, cv2.REDUCE_SUM, dtype=cv2.CV_32F) for top, bottom in pairwise(edges)]
    return np.asarray(np.vstack(sums), dtype=np.float32)


def _folds(seen: Grey, lines: Lines, side: tuple[Grey, Grey], *, runs_down: bool) -> list[Fold]:
    length = lines.length
    profile = _profiles(seen, lines)
    middles = (np.arange(STRIPS) + 0.5) * length / STRIPS
    found: list[Fold] = []
    while len(found) < MOST_FOLDS:
        line = _strongest_line(profile, lines)
        if line is None:
            break
        at = _followed(profile, line)
        depth, along = _darkness(*side, np.interp(np.arange(length), middles, at))
        found.append(Fold(runs_down, middles * 2, at * 2, depth, along))
        for strip in range(STRIPS):
            column = round(float(at[strip]))
            profile[strip, max(0, column - SHADOW) : column + SHADOW + 1] = 0
    return found


def _profiles(seen: Grey, lines: Lines) -> Floats:
    """Mean darkness of each line in each strip, less that of its surroundings; 0 where it is not known."""
    mean = _strip_sums(seen) * lines.parts
    ground = cv2.morphologyEx(mean, cv2.MORPH_OPEN, np.ones((1, 15), np.uint8))
    return np.asarray(cv2.blur(cv2.subtract(mean, ground), (3, 1)), dtype=np.float32)


def _strongest_line(profile: Floats, paper: Lines) -> Line | None:
    """Where in each strip the line, nearly straight, runs that is dark in enough of them and darkest in all; None where
    none runs across the page."""
    known, steepest, reach = paper.known, _steepest(paper.length), _reach(paper.length)
    wide = cv2.dilate(profile, np.ones((1, 2 * WANDER + 1), np.uint8))
    present = np.asarray(wide > FOLD_INK * 255) & known
    votes = cv2.dilate(present.view(np.uint8), np.ones((1, 2 * reach + 1), np.uint8)).sum(axis=0, dtype=np.uint8)
    middles = np.flatnonzero(votes >= paper.votes)
    if not len(middles) or np.count_nonzero(present.any(axis=1)) < LINE_ACROSS * STRIPS:
        return None
    strips = np.arange(STRIPS) - (STRIPS - 1) / 2
    slopes = np.linspace(-steepest, steepest, SLOPES)
    offsets = np.rint(strips * slopes[:, np.newaxis]).astype(int) + reach
    lines = offsets[:, :, np.newaxis] + middles
    seen, judged, dark = (
        np.pad(flags, ((0, 0), (reach, reach)))[np.arange(STRIPS)[:, np.newaxis], lines]
        for flags in (present, known, np.minimum(profile, DEEPEST))
    )
    of, dark = judged.sum(axis=1), dark.sum(axis=1)
    in_margins = seen[:, :MARGIN_STRIPS].any(axis=1) & seen[:, -MARGIN_STRIPS:].any(axis=1)
    across = (of >= STRIPS / 2) & (seen.sum(axis=1) >= LINE_ACROSS * of) & in_margins
    if not across.any():
        return None
    slope, middle = np.unravel_index(int(np.argmax(np.where(across, dark, -1))), dark.shape)
    return np.asarray(middles[middle] + strips * slopes[slope], dtype=np.float64)


def _followed(profile: Floats, line: Line) -> Line:
    """The fold's own way: a crease is not quite straight. In each strip the darkest place near the line."""
    places = (np.rint(line).astype(int)[:, np.newaxis] + np.arange(-WANDER, WANDER + 1)).clip(0, profile.shape[1] - 1)
    values = profile[np.arange(STRIPS)[:, np.newaxis], places]
    off = np.where(values.max(axis=1) > FOLD_INK * 255, values.argmax(axis=1) - WANDER, 0)
    padded = np.pad(off, 1, mode="edge")
    return np.asarray(line + np.median([padded[:-2], off, padded[2:]], axis=0), dtype=np.float64)


def _darkness(new: Grey, open_: Grey, way: Line) -> tuple[Line, Floats]:
    """How dark the crease is in each strip, kept near what it is in its paler ones, and at each half pixel of its
    length (NaN: print). Pens' strokes are not the fold's: down a column of boxes, or along two struck names, it bears
    ink in more than half of its strips."""
    places = (np.rint(way).astype(int)[:, np.newaxis] + ACROSS).clip(0, new.shape[1] - 1)
    lines = np.arange(len(way))[:, np.newaxis]
    paper = open_[lines, places] > 0
    dark = np.where(paper, new[lines, places], 0).max(axis=1).astype(np.float32)
    strips = zip(np.array_split(dark, STRIPS), np.array_split(paper.any(axis=1), STRIPS), strict=True)
    depth = np.array([quantile(strip[seen], 0.8) if seen.any() else 0.0 for strip, seen in strips])
    typical = quantile(depth[depth > 0], PALE_STRIPS) if (depth > 0).any() else 0.0
    dark[~paper.all(axis=1)] = np.nan
    return np.asarray(np.clip(depth, 0.8 * typical, DEEPER * typical), dtype=np.float64), dark
