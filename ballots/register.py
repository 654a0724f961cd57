"""Where a scanned page lies in its picture: from the codes' corners to a start, from the corner marks to a fit.

A page that does not fit is refused; missing marks are never made up. The result maps canonical pixels of the blank
print (see `blankprint`) to pixels of the picture, and gives crops of the scan as darkness: 0 paper white, 255 black.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from ballots.blankprint import PX, QR_CODES, BlankPage, Fiducial, Grey, Points, Rect, corners_of, rect
from ballots.layout import LayoutPage
from ballots.thresholds import FIDUCIAL_MATCH, FIT_MM, PAPER_TILE_MM

Matrix = NDArray[np.float64]

CODE_SEARCH_MM = 17.0
"""How far a code may be from its place: ±5° of tilt about the page's middle, and 6 % of scale."""
TILE = 8
"""Canonical pixels (about 1 mm) to one pixel of the map of paper white."""


@dataclass(frozen=True)
class CodeHit:
    """A code found on a page: its text, and its corners in pixels of the picture, in the code's own order."""

    text: str
    corners: Points


@dataclass(frozen=True)
class Drift:
    """Shift of the scan against the fit (`across`, `down`) at heights `y` of the page, all in canonical pixels."""

    y: NDArray[np.float64]
    across: NDArray[np.float64]
    down: NDArray[np.float64]

    def at(self, y: float) -> tuple[float, float]:
        return float(np.interp(y, self.y, self.across)), float(np.interp(y, self.y, self.down))

    @property
    def largest(self) -> float:
        return float(max(np.abs(self.across).max(), np.abs(self.down).max()))


FLAT_MM = 0.12
"""Mean misfit up to which a page is taken to lie flat."""
BAND = 48
"""Height (canonical pixels, 6 mm) over which the drift is taken as constant."""
DRIFT_IGNORED = 0.8
"""Drift (canonical pixels, 0.1 mm) not worth following."""


@dataclass(frozen=True)
class Registered:
    """A page in its place. `misfit` is the largest distance (mm) of a reference point from where the fit puts it."""

    picture: Grey
    matrix: Matrix
    white: Grey
    black: int
    misfit: float
    marks: tuple["Pair", ...] = ()
    tile: int = TILE
    drift: Drift | None = None

    def refitted(self, anchors: Sequence["Pair"]) -> "Registered":
        """The page fitted anew to its corner marks and to printed places found again (`anchors`)."""
        pairs = (*self.marks, *anchors)
        source, target = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
        flat = _settled(_affine, source, target)
        bent = None if flat is None or flat[1] <= FLAT_MM else _settled(_homography, source, target)
        best = bent if bent is not None and flat is not None and bent[1] < flat[1] / 1.5 else flat
        return self if best is None else replace(self, matrix=best[0])

    def with_drift(self, drift: Drift) -> "Registered":
        return replace(self, drift=drift if drift.largest > DRIFT_IGNORED else None)

    def crop(self, area: Rect) -> Grey:
        """Darkness of `area` (canonical pixels), each band of the page taken from where the drift has it."""
        if self.drift is None:
            return self._darkness(area, (0.0, 0.0))
        bands = [
            Rect(area.left, top, area.right, min(top + BAND, area.bottom)) for top in range(area.top, area.bottom, BAND)
        ]
        return np.vstack([self._darkness(band, self.drift.at((band.top + band.bottom) / 2)) for band in bands])

    def _darkness(self, area: Rect, shift: tuple[float, float]) -> Grey:
        size = (area.width, area.height)
        seen = _warped(self.picture, self.matrix @ _moved(area.left + shift[0], area.top + shift[1]), size)
        white = cv2.warpAffine(
            self.white,
            np.array(
                [
                    [1 / self.tile, 0, (area.left + 0.5) / self.tile - 0.5],
                    [0, 1 / self.tile, (area.top + 0.5) / self.tile - 0.5],
                ]
            ),
            size,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        span = np.maximum(cv2.subtract(white, np.full(1, self.black, np.uint8)), 30)
        return np.asarray(cv2.divide(cv2.subtract(white, seen), span, scale=255), dtype=np.uint8)

    def half_page(self, blank: BlankPage) -> Grey:
        """Darkness of the whole page at half the canonical resolution."""
        height, width = self.picture.shape
        small = np.asarray(
            cv2.resize(self.picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA), dtype=np.uint8
        )
        to_small = np.array([[0.5, 0, -0.25], [0, 0.5, -0.25], [0, 0, 1]])
        to_canonical = np.array([[2, 0, 0.5], [0, 2, 0.5], [0, 0, 1]], dtype=np.float64)
        half = Registered(
            small, to_small @ self.matrix @ to_canonical, self.white, self.black, self.misfit, (), TILE // 2
        )
        return half.crop(Rect(0, 0, blank.size[0] // 2, blank.size[1] // 2))

    def to_picture(self, points: Points) -> Points:
        return mapped(self.matrix, points)


def _warped(picture: Grey, matrix: Matrix, size: tuple[int, int]) -> Grey:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    if np.allclose(matrix[2], (0, 0, 1), atol=1e-12):
        return np.asarray(cv2.warpAffine(picture, matrix[:2], size, flags=flags, borderValue=255), dtype=np.uint8)
    return np.asarray(cv2.warpPerspective(picture, matrix, size, flags=flags, borderValue=255), dtype=np.uint8)


def _moved(x: float, y: float) -> Matrix:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], dtype=np.float64)


def mapped(matrix: Matrix, points: Points) -> Points:
    return np.asarray(cv2.perspectiveTransform(points.reshape(-1, 1, 2), matrix), dtype=np.float64).reshape(-1, 2)


def working_picture(grey: Grey, page: LayoutPage) -> tuple[Grey, float]:
    """The picture shrunk to about 200 dpi where it is finer, and by how much (1 where it is not)."""
    factor = max(grey.shape) / (max(page.width, page.height) * PX)
    if factor < 1.3:
        return grey, 1.0
    size = (round(grey.shape[1] / factor), round(grey.shape[0] / factor))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), factor


# ---- codes


def find_codes(grey: Grey, page: LayoutPage) -> list[CodeHit]:
    """All codes of the page: first where they should be, any side up; then everywhere, with more patience."""
    hits = [hit for area in _expected_places(grey, page) for hit in _read(grey, area)]
    if not hits:
        whole = Rect(0, 0, grey.shape[1], grey.shape[0])
        for picture, binarizer in (
            (grey, zxingcpp.Binarizer.LocalAverage),
            (cv2.GaussianBlur(grey, (3, 3), 0), zxingcpp.Binarizer.LocalAverage),
            (grey, zxingcpp.Binarizer.GlobalHistogram),
            (cv2.medianBlur(grey, 3), zxingcpp.Binarizer.LocalAverage),
        ):
            hits = _read(np.asarray(picture, dtype=np.uint8), whole, binarizer)
            if hits:
                break
        else:
            hits = [hit for area in _expected_places(grey, page) for hit in _read_enlarged(grey, area)]
    return _different(hits)


def _expected_places(grey: Grey, page: LayoutPage) -> list[Rect]:
    """Where codes can be with the page upright, upside down or on its side: each once."""
    height, width = grey.shape
    px = max(grey.shape) / max(page.width, page.height)
    places = []
    for spot in page.codes:
        x, y, w, h = (value * px for value in spot.box)
        reach = CODE_SEARCH_MM * px
        upright = (x - reach, y - reach, x + w + reach, y + h + reach)
        for turns in range(4):
            turned = _turned(upright, page.width * px, page.height * px, turns)
            if (turns % 2 == 1) == ((width > height) != (page.width > page.height)):
                places.append(Rect(*(int(value) for value in turned)).within(width, height))
    return list(dict.fromkeys(places))


def _turned(box: tuple[float, float, float, float], width: float, height: float, turns: int) -> tuple[float, ...]:
    left, top, right, bottom = box
    for _ in range(turns):
        left, top, right, bottom = height - bottom, left, height - top, right
        width, height = height, width
    return left, top, right, bottom


def _read(grey: Grey, area: Rect, binarizer: zxingcpp.Binarizer = zxingcpp.Binarizer.LocalAverage) -> list[CodeHit]:
    if area.width < 20 or area.height < 20:
        return []
    crop = np.ascontiguousarray(grey[area.slices])
    codes = zxingcpp.read_barcodes(crop, formats=QR_CODES, binarizer=binarizer)
    return [CodeHit(code.text, corners_of(code) + np.array([area.left, area.top])) for code in codes]


def _read_enlarged(grey: Grey, area: Rect) -> list[CodeHit]:
    """For codes too small or too rough at their own size."""
    crop = np.asarray(cv2.resize(grey[area.slices], None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
    hits = _read(crop, Rect(0, 0, crop.shape[1], crop.shape[0]))
    return [CodeHit(hit.text, (hit.corners + 0.5) / 2 - 0.5 + (area.left, area.top)) for hit in hits]


def _different(hits: Sequence[CodeHit]) -> list[CodeHit]:
    kept: list[CodeHit] = []
    for hit in hits:
        if all(np.abs(hit.corners - other.corners).max() > 5 for other in kept):
            kept.append(hit)
    return kept


# ---- the fit


def register(grey: Grey, blank: BlankPage, hits: Sequence[CodeHit]) -> Registered | None:
    """The page in its place, or None where its corner marks are not where the codes say they must be."""
    start = _start(grey, blank, hits)
    if start is None:
        return None
    white = _paper_white(grey)
    matrix = start[0]
    pairs = start[1]
    for reach in (6.0, 2.0):
        found = [pair for mark in blank.fiducials if (pair := _find_mark(grey, mark, matrix, reach)) is not None]
        if len(found) < min(3, len(blank.fiducials)):
            return None
        fitted = _fit(found, pairs)
        if fitted is None:
            return None
        matrix, misfit = fitted
    black = _print_black(grey, blank, matrix)
    return Registered(grey, matrix, _canonical_white(white, grey, matrix, blank), black, misfit, tuple(found))


Pair = tuple[Points, Points]
"""A reference point on the blank print and in the picture."""


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


def _find_mark(grey: Grey, mark: Fiducial, matrix: Matrix, reach_mm: float) -> Pair | None:
    """The corner mark near where `matrix` puts it, to a fraction of a pixel; None where nothing looks like it."""
    height, width = mark.template.shape
    reach = round(reach_mm * PX)
    origin = (mark.at[0] - reach, mark.at[1] - reach)
    seen = 255 - _warped(grey, matrix @ _moved(*origin), (width + 2 * reach, height + 2 * reach))
    place = best_match(np.asarray(seen, dtype=np.uint8), mark.template)
    if place is None or place[2] < FIDUCIAL_MATCH:
        return None
    centre = np.array([(width - 1) / 2, (height - 1) / 2])
    found = mapped(matrix, np.array([[origin[0] + place[0], origin[1] + place[1]]]) + centre)
    return np.array(mark.at) + centre, found[0]


def best_match(seen: Grey, template: Grey) -> tuple[float, float, float] | None:
    """Where `template` fits best in `seen` (x, y to a fraction of a pixel) and how well (1 is perfect)."""
    if float(seen.std()) < 1 or float(template.std()) < 1:
        return None
    scores = np.asarray(cv2.matchTemplate(seen, template, cv2.TM_CCOEFF_NORMED), dtype=np.float64)
    y, x = (int(value) for value in np.unravel_index(int(np.nanargmax(scores)), scores.shape))
    return (
        x + _vertex(scores[y, max(0, x - 1) : x + 2]),
        y + _vertex(scores[max(0, y - 1) : y + 2, x]),
        float(scores[y, x]),
    )


def _vertex(values: NDArray[np.float64]) -> float:
    """Offset of the top of the parabola through three neighbours, −0.5…0.5."""
    if len(values) < 3:
        return 0.0
    left, middle, right = (float(value) for value in values)
    bend = left - 2 * middle + right
    return 0.0 if bend >= 0 else max(-0.5, min(0.5, 0.5 * (left - right) / bend))


FINE_MM = 0.35
"""Misfit up to which a simpler fit is taken before a freer one is tried."""


def _fit(marks: Sequence[Pair], corners: Sequence[Pair]) -> tuple[Matrix, float] | None:
    """Affine where the paper lay flat, else with perspective; one corner mark that disagrees is left out (a stamp, a
    torn corner) as long as three remain. The codes' corners, known to a pixel only, are a check and help where
    marks are missing. None where the reference points disagree by more than `FIT_MM`."""
    without_one = [[mark for mark in marks if mark is not left_out] for left_out in marks] if len(marks) > 3 else []
    tries = (
        [(_affine, list(marks))]
        + [(_affine, chosen) for chosen in without_one]
        + [(_homography, list(marks))]
        + [(_homography, chosen) for chosen in without_one]
    )
    best: tuple[Matrix, float] | None = None
    for fitting, chosen in tries:
        heavy = [*chosen * 4, *corners]
        source, target = np.array([a for a, _ in heavy]), np.array([b for _, b in heavy])
        matrix = fitting(source, target)
        if matrix is None:
            continue
        misfit = float(np.linalg.norm(mapped(matrix, source) - target, axis=1).max()) / _px_per_mm(matrix)
        if misfit <= FINE_MM:
            return matrix, misfit
        if best is None or misfit < best[1]:
            best = (matrix, misfit)
    return best if best is not None and best[1] <= FIT_MM else None


def _px_per_mm(matrix: Matrix) -> float:
    return float(np.sqrt(abs(np.linalg.det(matrix[:2, :2])))) * PX


def _settled(
    fitting: Callable[[Points, Points], Matrix | None], source: Points, target: Points
) -> tuple[Matrix, float] | None:
    """A fit from which points that disagree with the others have been taken, and its mean misfit in mm."""
    kept = np.ones(len(source), np.bool_)
    matrix = fitting(source, target)
    misfits = np.zeros(len(source))
    for _ in range(3):
        matrix = fitting(source[kept], target[kept])
        if matrix is None:
            return None
        misfits = np.linalg.norm(mapped(matrix, source) - target, axis=1) / _px_per_mm(matrix)
        limit = max(FINE_MM, 2.5 * float(np.median(misfits)))
        if ((misfits <= limit) == kept).all():
            break
        kept = misfits <= limit
    return None if matrix is None else (matrix, float(np.sqrt((misfits[kept] ** 2).mean())))


def _affine(source: Points, target: Points) -> Matrix | None:
    design = np.column_stack([source, np.ones(len(source))])
    solution, _, rank, _ = np.linalg.lstsq(design, target, rcond=None)
    return np.vstack([solution.T, (0, 0, 1)]) if rank == 3 else None


def _homography(source: Points, target: Points) -> Matrix | None:
    matrix, _ = cv2.findHomography(source, target, method=0)
    return None if matrix is None else np.asarray(matrix, dtype=np.float64)


# ---- light


def _paper_white(grey: Grey) -> Grey:
    """White of the paper at each millimetre of the picture: the lightest of the neighbourhood, smoothed."""
    small = cv2.resize(
        grey, (max(1, grey.shape[1] // TILE), max(1, grey.shape[0] // TILE)), interpolation=cv2.INTER_AREA
    )
    reach = int(PAPER_TILE_MM * PX / TILE) | 1
    lightest = cv2.dilate(small, np.ones((reach, reach), np.uint8))
    return np.asarray(cv2.blur(lightest, (reach, reach)), dtype=np.uint8)


def _canonical_white(white: Grey, grey: Grey, matrix: Matrix, blank: BlankPage) -> Grey:
    width, height = blank.size
    size = (width // TILE + 1, height // TILE + 1)
    enlarge = np.array([[TILE, 0, (TILE - 1) / 2], [0, TILE, (TILE - 1) / 2], [0, 0, 1]], dtype=np.float64)
    across, down = white.shape[1] / grey.shape[1], white.shape[0] / grey.shape[0]
    shrink = np.array([[across, 0, across / 2 - 0.5], [0, down, down / 2 - 0.5], [0, 0, 1]], dtype=np.float64)
    moved = shrink @ matrix @ enlarge
    moved = moved / moved[2, 2]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpPerspective(white, moved, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8
    )


def _print_black(grey: Grey, blank: BlankPage, matrix: Matrix) -> int:
    """Black of the print: the middle value inside the codes and corner marks where the blank print is black."""
    values = []
    for spot in (*blank.layout.codes, *blank.layout.fiducials):
        area = rect(spot.box).within(*blank.size)
        seen = _warped(grey, matrix @ _moved(area.left, area.top), (area.width, area.height))
        core = cv2.erode(blank.ink[area.slices], np.ones((3, 3), np.uint8)) > 200
        if core.any():
            values.append(float(np.median(seen[core])))
    return int(np.median(values)) if values else 0
