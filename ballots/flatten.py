"""Lays a page flat that was photographed askew or bent: by a fold that stands up, a curl, the camera's lens.

Printed places all over the page are found again, first within some millimetres, then, on the page laid flat by what
they tell, within one. A smooth bend is fitted to them; what they tell of its neighbourhood refines it. A page whose
printed places do not come to lie where they should is not read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots import drift
from ballots.blankprint import FIDUCIAL_MARGIN_MM, PX, BlankPage, Grey, Points, Rect, rect
from ballots.register import best_match
from ballots.registered import (
    FROM_HALF,
    TO_HALF,
    Registered,
    halved,
    is_affine,
    moved,
    paper_white,
    print_black,
    warped,
)
from ballots.thresholds import LYING_MM, ROW_MATCH

Where = Callable[[Points], Points]
"""From canonical pixels to pixels of the picture."""

LANDMARK_MM = (14.0, 8.0)
APART_MM = (12.0, 7.0)
AROUND_MM = 1.5
DISTINCT = 0.05
"""Of the most distinct places' distinctness: less has too little print, or lines one way only."""
FAR_MM = 4.5
NEAR_MM = 1.2
REACH_MM = 16.0
"""How far what a place tells beyond the smooth bend counts around it."""
STEP = 48
"""Canonical pixels between the places whose origin is computed; between them it is interpolated."""
USUAL_MM = 0.3
"""What a smooth surface may miss of the bend at a place; places missed by several times this are matched wrongly."""
GRAIN_PX = 0.7
"""How far the grain of a dim photograph is smoothed, canonical pixels: less than half of a thin line's width."""
LEAST = 12
"""Fewer printed places found again do not tell how a page is bent."""


@dataclass(frozen=True)
class Landmarks:
    """What is to be read on a side, from top to bottom, and its distinct printed `places` (canonical pixels); its print
    whole and at half size."""

    needed: tuple[Rect, ...]
    places: tuple[Rect, ...]
    ink: Grey
    half: Grey


@dataclass(frozen=True)
class Found:
    """Printed places found again: their middles (canonical pixels) and how far from there each was found."""

    at: Points
    shift: Points


def in_place(page: Registered, blank: BlankPage, marks: Landmarks) -> Registered | None:
    """The page with its print where the layout has it, or None where that is not certain of what is to be read."""
    followed = drift.followed(page, marks.half, marks.needed) if is_affine(page.matrix) else None
    return _laid_flat(page, blank, marks) if followed is None else followed


def _laid_flat(page: Registered, blank: BlankPage, marks: Landmarks) -> Registered | None:
    """The page as if scanned flat, or None where printed places near those needed do not agree on where they are."""
    rough = _found(page, marks, _nowhere, FAR_MM, halves=True)
    if len(rough.at) < LEAST:
        return None
    found = _found(page, marks, _bend(rough, degree=2), NEAR_MM)
    if len(found.at) < LEAST:
        return None
    bend = _bend(found, degree=3)
    if not _lies_flat(found, bend, marks.needed):
        return None
    return _flattened(page, blank, lambda at: page.to_picture(np.asarray(at + bend(at))))


def _nowhere(at: Points) -> Points:
    return np.zeros_like(at)


# ---- printed places


def landmarks(blank: BlankPage, needed: Sequence[Rect]) -> Landmarks:
    """The places `needed` themselves, the corner marks, and the most distinct print elsewhere, `APART_MM` from one
    another."""
    ink = halved(blank.ink)
    width, height = (round(side * PX / 2) for side in LANDMARK_MM)
    places = [Rect(area.left, area.top, min(area.right, area.left + 2 * width), area.bottom) for area in needed]
    places = [area.grown(AROUND_MM, AROUND_MM).within(*blank.size) for area in places]
    places += [rect(mark.box).grown(FIDUCIAL_MARGIN_MM, FIDUCIAL_MARGIN_MM) for mark in blank.layout.fiducials]
    corners = cv2.cornerMinEigenVal(cv2.GaussianBlur(ink, (0, 0), 1.0), 3)
    distinct = cv2.GaussianBlur(corners, (0, 0), LANDMARK_MM[1] * PX / 2 / 4)
    least = DISTINCT * float(np.percentile(distinct, 99))
    for area in places:
        distinct[area.top // 2 : area.bottom // 2, area.left // 2 : area.right // 2] = 0
    # Of equally distinct neighbours one comes first.
    ranked = distinct * (1 + 1e-4 * np.linspace(0, 1, distinct.size, dtype=np.float32).reshape(distinct.shape))
    apart = np.ones([2 * round(side * PX / 2) + 1 for side in reversed(APART_MM)], np.uint8)
    peaks = (ranked == cv2.dilate(ranked, apart)) & (distinct > least)
    places += [
        Rect(2 * x - width, 2 * y - height, 2 * x + width, 2 * y + height).within(*blank.size)
        for y, x in np.argwhere(peaks).tolist()
    ]
    return Landmarks(tuple(sorted(needed, key=lambda place: place.top)), tuple(places), blank.ink, ink)


def _found(page: Registered, marks: Landmarks, bend: Where, reach_mm: float, *, halves: bool = False) -> Found:
    """The printed places that the picture has within `reach_mm` of where `bend` puts them."""
    part, ink, picture = (2, marks.half, page.half) if halves else (1, marks.ink, page.picture)
    reach = round(reach_mm * PX) // part
    middles = np.array([_middle(area) for area in marks.places], np.float64)
    starts = middles + bend(middles)
    at, shift = [], []
    for area, middle, start in zip(marks.places, middles, starts, strict=True):
        place = Rect(area.left // part, area.top // part, area.right // part, area.bottom // part)
        template = np.ascontiguousarray(ink[place.slices])
        size = (template.shape[1] + 2 * reach, template.shape[0] + 2 * reach)
        origin = (place.left - reach + (start[0] - middle[0]) / part, place.top - reach + (start[1] - middle[1]) / part)
        matrix = TO_HALF @ page.matrix @ FROM_HALF if halves else page.matrix
        match = best_match(np.asarray(255 - warped(picture, matrix @ moved(*origin), size)), template)
        if match is not None and match[2] >= ROW_MATCH:
            at.append(middle)
            shift.append(start - middle + (np.array(match[:2]) - reach) * part)
    return Found(np.array(at, np.float64).reshape(-1, 2), np.array(shift, np.float64).reshape(-1, 2))


def _middle(area: Rect) -> tuple[float, float]:
    return (area.left + area.right) / 2, (area.top + area.bottom) / 2


# ---- the bend


def _bend(found: Found, degree: int) -> Where:
    """How far each point of the page has moved: a smooth surface through the places found, most of which agree, and
    what is left of it round about each."""
    middle = found.at.mean(axis=0)
    terms = _terms((found.at - middle) / (100 * PX), degree)
    weights = np.ones(len(found.at))
    for _ in range(10):
        root = np.sqrt(weights)[:, np.newaxis]
        surface, *_ = np.linalg.lstsq(terms * root, found.shift * root, rcond=None)
        left = found.shift - terms @ surface
        far = np.linalg.norm(left, axis=1)
        usual = max(float(np.median(far)), USUAL_MM * PX)
        weights = 1 / (1 + (far / (4 * usual)) ** 2) ** 2
    kept = weights > 0.1

    def bend(at: Points) -> Points:
        smooth = _terms((at - middle) / (100 * PX), degree) @ surface
        return np.asarray(smooth + _round_about(at, found.at[kept], left[kept]))

    return bend


def _terms(at: Points, degree: int) -> NDArray[np.float64]:
    x, y = at[:, 0], at[:, 1]
    return np.column_stack([x**i * y**j for i in range(degree + 1) for j in range(degree + 1 - i)])


def _round_about(at: Points, places: Points, left: Points) -> Points:
    """The mean of what is `left` at the `places` near each point."""
    away = ((at[:, np.newaxis, :] - places[np.newaxis]) ** 2).sum(axis=2)
    near = np.exp(-away / (2 * (REACH_MM * PX) ** 2))
    return np.asarray(near @ left / (near.sum(axis=1, keepdims=True) + 1))


def _lies_flat(found: Found, bend: Where, needed: Sequence[Rect]) -> bool:
    """Whether near every place needed, most printed places lie where the bend has them."""
    lies = np.linalg.norm(found.shift - bend(found.at), axis=1) <= LYING_MM * PX
    middles = np.array([_middle(place) for place in needed], np.float64)
    for middle in middles.reshape(-1, 2):
        near = np.linalg.norm(found.at - middle, axis=1) <= 2 * REACH_MM * PX
        if np.count_nonzero(lies & near) < max(2, 0.6 * np.count_nonzero(near)):
            return False
    return True


def _flattened(page: Registered, blank: BlankPage, where: Where) -> Registered:
    """The page with a picture in which every point lies where the blank print has it."""
    width, height = blank.size
    across, down = (np.arange(-1, -(-side // STEP) + 1) * STEP + (STEP - 1) / 2 for side in (width, height))
    origin = where(np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2))
    maps = [
        cv2.resize(origin[:, axis].reshape(len(down), -1).astype(np.float32), None, fx=STEP, fy=STEP)[
            STEP : STEP + height, STEP : STEP + width
        ]
        for axis in (0, 1)
    ]
    picture = np.asarray(
        cv2.remap(page.picture, maps[0], maps[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=255),
        dtype=np.uint8,
    )
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), GRAIN_PX), dtype=np.uint8)
    half, flat = halved(picture), np.eye(3)
    return replace(
        page,
        picture=picture,
        half=half,
        matrix=flat,
        white=paper_white(half, flat, blank),
        black=print_black(picture, blank, flat),
        marks=(),
        drift=None,
    )
