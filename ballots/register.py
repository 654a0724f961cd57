"""Where a scanned page lies in its picture: from the codes' corners to a start, from the corner marks to a fit.

A page that does not fit is refused; missing marks are never made up.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Fiducial, Grey, Points
from ballots.codesearch import CodeHit, other_codes
from ballots.ranks import median
from ballots.registered import (
    FROM_HALF,
    TO_HALF,
    Matrix,
    Pair,
    Registered,
    halved,
    mapped,
    moved,
    paper_white,
    print_black,
    warped,
)
from ballots.thresholds import FIDUCIAL_MATCH, FIT_MM

RIGHT_WAY_UP_PX = 4.0
"""Misfit up to which the codes are surely taken for the right ones: the wrong way round they miss by half a page."""
MARK_SEARCH_MM = 6.0
MARK_PLAY_MM = 1.2
FLAT_MM = 0.12
"""Misfit of the corner marks up to which a page is taken to lie flat: they are found to a fraction of a pixel, and a
feeder stretches the way between two of them by less than this."""


def register(grey: Grey, blank: BlankPage, hits: Sequence[CodeHit]) -> Registered | None:
    """The page in its place, or None where its corner marks are not where the codes say they must be."""
    start = _start(grey, blank, hits)
    if start is not None and len(hits) < len(blank.codes):
        start = _start(grey, blank, [*hits, *other_codes(grey, blank, start[0], hits)])
    if start is None:
        return None
    matrix, pairs = start
    half = halved(grey)
    found = _marks(half, blank, matrix, MARK_PLAY_MM)
    fitted = _fit(found, pairs) if len(found) == len(blank.fiducials) else None
    if fitted is None or fitted[1] > FINE_MM:
        searched = _searched(half, blank, matrix, pairs)
        found = _marks(half, blank, searched, MARK_PLAY_MM) if searched is not None else []
        fitted = _fit(found, pairs) if len(found) >= min(3, len(blank.fiducials)) else None
    if fitted is None:
        return None
    matrix, misfit = fitted
    white = paper_white(half, matrix, blank)
    return Registered(grey, half, matrix, white, print_black(grey, blank, matrix), misfit, tuple(found))


def _searched(half: Grey, blank: BlankPage, matrix: Matrix, pairs: Sequence[Pair]) -> Matrix | None:
    """A first fit where the corner marks are not close to where the codes alone put them: a page askew or stretched."""
    fitted: tuple[Matrix, float] | None = None
    for _ in range(2):
        found = _marks(half, blank, matrix, MARK_SEARCH_MM)
        fitted = _fit(found, pairs) if len(found) >= min(3, len(blank.fiducials)) else None
        if len(found) == len(blank.fiducials) or not found:
            break
        guess = _guessed(found, pairs)
        matrix = matrix if guess is None else guess
    return None if fitted is None else fitted[0]


def refitted(page: Registered, anchors: Sequence[Pair]) -> Registered:
    """A flat page fitted anew to its corner marks and to printed places found again (`anchors`); those that disagree
    with the others are left out."""
    pairs = (*page.marks, *anchors)
    source, target = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
    kept = np.ones(len(source), np.bool_)
    matrix: Matrix | None = None
    for _ in range(3):
        matrix = _affine(source[kept], target[kept])
        if matrix is None:
            return page
        misfits = np.linalg.norm(mapped(matrix, source) - target, axis=1) / _px_per_mm(matrix)
        limit = max(FINE_MM, 2.5 * median(misfits))
        if ((misfits <= limit) == kept).all():
            break
        kept = misfits <= limit
    return page if matrix is None else replace(page, matrix=matrix)


def _marks(half: Grey, blank: BlankPage, matrix: Matrix, reach_mm: float) -> list[Pair]:
    """The corner marks found near where `matrix` puts them, as points of the full print and the full picture. They are
    looked for in the picture at half size: quicker, and their place is known to a tenth of a pixel all the same."""
    halves = TO_HALF @ matrix @ FROM_HALF
    found = (_find_mark(half, mark, halves, round(reach_mm * PX / 2)) for mark in blank.fiducials)
    return [(2 * at + 0.5, 2 * seen + 0.5) for at, seen in filter(None, found)]


def _start(grey: Grey, blank: BlankPage, hits: Sequence[CodeHit]) -> tuple[Matrix, list[Pair]] | None:
    """The best similarity from the codes' corners; which code is which: what puts the page inside the picture."""
    best: tuple[float, Matrix, list[Pair]] | None = None
    number = min(len(hits), len(blank.codes), 2)
    if not number:
        return None
    for order in permutations(blank.codes, number):
        pairs = [
            (a, b) for corners, hit in zip(order, hits, strict=False) for a, b in zip(corners, hit.corners, strict=True)
        ]
        source = np.array([a for a, _ in pairs])
        target = np.array([b for _, b in pairs])
        matrix = _similarity(source, target)
        misfit = float(np.abs(mapped(matrix, source) - target).max())
        outside = _outside(matrix, blank, grey)
        if best is None or misfit + outside < best[0]:
            best = (misfit + outside, matrix, pairs)
        if best[0] < RIGHT_WAY_UP_PX:
            break
    return (best[1], best[2]) if best else None


def _similarity(source: Points, target: Points) -> Matrix:
    """Least squares rotation, scale and shift (no mirror image)."""
    a = source - source.mean(axis=0)
    b = target - target.mean(axis=0)
    spread = float((a * a).sum())
    cos = float((a * b).sum()) / spread
    sin = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / spread
    turn = np.array([[cos, -sin], [sin, cos]])
    shift = target.mean(axis=0) - turn @ source.mean(axis=0)
    return np.array([[cos, -sin, shift[0]], [sin, cos, shift[1]], [0, 0, 1]])


def _outside(matrix: Matrix, blank: BlankPage, grey: Grey) -> float:
    """How far (pixels) the page's corners would lie outside the picture."""
    width, height = blank.size
    corners = mapped(matrix, np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float64))
    over = np.maximum(corners - (grey.shape[1], grey.shape[0]), 0) + np.maximum(-corners, 0)
    return float(over.max())


def _find_mark(half: Grey, mark: Fiducial, matrix: Matrix, reach: int) -> Pair | None:
    """The middle of a corner mark within `reach` pixels of where `matrix` puts it; all of it at half size."""
    height, width = mark.template.shape
    origin = (mark.at[0] / 2 - reach, mark.at[1] / 2 - reach)
    seen = 255 - warped(half, matrix @ moved(*origin), (width + 2 * reach, height + 2 * reach))
    place = best_match(np.asarray(seen, dtype=np.uint8), mark.template)
    if place is None or place[2] < FIDUCIAL_MATCH:
        return None
    centre = np.array([(width - 1) / 2, (height - 1) / 2])
    found = mapped(matrix, np.array([[origin[0] + place[0], origin[1] + place[1]]]) + centre)
    return np.array(mark.at) / 2 + centre, found[0]


def best_match(seen: Grey, template: Grey) -> tuple[float, float, float] | None:
    """Where `template` fits best in `seen` (x, y to a fraction of a pixel) and how well (1 is perfect)."""
    if _is_flat(seen) or _is_flat(template):
        return None
    scores = np.asarray(cv2.matchTemplate(seen, template, cv2.TM_CCOEFF_NORMED), dtype=np.float32)
    _, best, _, (x, y) = cv2.minMaxLoc(scores)
    return x + _vertex(scores[y, max(0, x - 1) : x + 2]), y + _vertex(scores[max(0, y - 1) : y + 2, x]), best


def _is_flat(picture: Grey) -> bool:
    """Whether all is of one shade: nothing can be found there."""
    return float(cv2.meanStdDev(picture)[1][0, 0]) < 1


def _vertex(values: NDArray[np.float32]) -> float:
    """Offset of the top of the parabola through three neighbours, −0.5…0.5."""
    if len(values) < 3:
        return 0.0
    left, middle, right = (float(value) for value in values)
    bend = left - 2 * middle + right
    return 0.0 if bend >= 0 else max(-0.5, min(0.5, 0.5 * (left - right) / bend))


FINE_MM = 0.35
"""Misfit of the codes' corners, known to a pixel only, up to which a fit is taken before a freer one is tried."""


def _fit(marks: Sequence[Pair], corners: Sequence[Pair]) -> tuple[Matrix, float] | None:
    """Affine where the paper lay flat, else with perspective; one corner mark that disagrees is left out (a stamp, a
    torn corner) as long as three remain. The codes' corners, known to a pixel only, are a check and help where
    marks are missing. None where the reference points disagree by more than `FIT_MM`."""
    without_one = [[mark for mark in marks if mark is not left_out] for left_out in marks] if len(marks) > 3 else []
    tries = [(fitting, chosen) for picked in ([list(marks)], without_one) for fitting in FITTINGS for chosen in picked]
    best: tuple[Matrix, float] | None = None
    for fitting, chosen in tries:
        matrix = _fitted(fitting, [*chosen * 4, *corners])
        if matrix is None:
            continue
        of_marks, of_codes = _misfit(matrix, chosen), _misfit(matrix, corners)
        if of_marks <= FLAT_MM and of_codes <= FINE_MM:
            return matrix, max(of_marks, of_codes)
        if best is None or max(of_marks, of_codes) < best[1]:
            best = (matrix, max(of_marks, of_codes))
    return best if best is not None and best[1] <= FIT_MM else None


def _guessed(marks: Sequence[Pair], corners: Sequence[Pair]) -> Matrix | None:
    """Where the page may lie, from too few corner marks to be sure: two codes tell the perspective."""
    return _fitted(_homography if len(corners) > 4 else _affine, [*list(marks) * 4, *corners])


def _fitted(fitting: "Fitting", pairs: Sequence[Pair]) -> Matrix | None:
    return fitting(np.array([a for a, _ in pairs]), np.array([b for _, b in pairs]))


def _misfit(matrix: Matrix, pairs: Sequence[Pair]) -> float:
    """Largest distance (mm) of a reference point from where `matrix` puts it."""
    source, target = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
    return float(np.linalg.norm(mapped(matrix, source) - target, axis=1).max()) / _px_per_mm(matrix)


def _px_per_mm(matrix: Matrix) -> float:
    return float(np.sqrt(abs(np.linalg.det(matrix[:2, :2])))) * PX


def _affine(source: Points, target: Points) -> Matrix | None:
    """Least squares; None where the points lie on one line."""
    middle, to = source.mean(axis=0), target.mean(axis=0)
    a, b = source - middle, target - to
    (xx, xy), (_, yy) = (a.T @ a).tolist()
    spread = xx * yy - xy * xy
    if spread <= 1e-9 * (xx + yy) ** 2:
        return None
    turn = b.T @ a @ np.array([[yy, -xy], [-xy, xx]]) / spread
    matrix = np.eye(3)
    matrix[:2, :2], matrix[:2, 2] = turn, to - turn @ middle
    return matrix


def _homography(source: Points, target: Points) -> Matrix | None:
    matrix, _ = cv2.findHomography(source, target, method=0)
    return None if matrix is None else np.asarray(matrix, dtype=np.float64)


Fitting = Callable[[Points, Points], Matrix | None]
FITTINGS: tuple[Fitting, ...] = (_affine, _homography)
