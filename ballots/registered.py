"""A page in its place: crops of the scan in canonical pixels of the blank print, as darkness."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import BLACK_POINTS, PX, BlankPage, Grey, Points, Rect
from ballots.ranks import median
from ballots.thresholds import PAPER_TILE_MM

Matrix = NDArray[np.float64]

TILE = 8
"""Canonical pixels (about 1 mm) to one pixel of the map of paper white."""


@dataclass(frozen=True)
class Drift:
    """Shift of the scan against the fit (`across`, `down`) at heights `y` of the page, all in canonical pixels."""

    y: NDArray[np.float64]
    across: NDArray[np.float64]
    down: NDArray[np.float64]

    def at(self, y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Shift across and down at each of the heights `y`: two columns."""
        return np.column_stack([np.interp(y, self.y, self.across), np.interp(y, self.y, self.down)])

    @property
    def largest(self) -> float:
        return float(max(np.abs(self.across).max(), np.abs(self.down).max()))


BAND = 48
"""Height (canonical pixels, 6 mm) over which the drift is taken as constant."""
_MOST_POINTS = 30_000
"""OpenCV's pictures of points are no wider than 32,767."""
DRIFT_IGNORED = 0.8
"""Drift (canonical pixels, 0.1 mm) not worth following."""


Pair = tuple[Points, Points]
"""A reference point on the blank print and in the picture."""


@dataclass(frozen=True)
class Registered:
    """A page in its place. `half`: the picture at half its size; `white`: paper white in canonical cells of `TILE`
    pixels; `black`: the grey of print; `misfit`: the largest distance (mm) of a reference point from its place."""

    picture: Grey
    half: Grey
    matrix: Matrix
    white: Grey
    black: int
    misfit: float
    marks: tuple[Pair, ...] = ()
    drift: Drift | None = None

    def with_drift(self, drift: Drift) -> "Registered":
        return replace(self, drift=drift if drift.largest > DRIFT_IGNORED else None)

    def crop(self, area: Rect) -> Grey:
        """Darkness of `area` (canonical pixels), each band of the page taken from where the drift has it."""
        if self.drift is None:
            return self._darkness(area, (0.0, 0.0))
        bands = [
            Rect(area.left, top, area.right, min(top + BAND, area.bottom)) for top in range(area.top, area.bottom, BAND)
        ]
        shifts = self.drift.at(np.array([(band.top + band.bottom) / 2 for band in bands]))
        return np.vstack([self._darkness(band, shift) for band, shift in zip(bands, shifts.tolist(), strict=True)])

    def _darkness(self, area: Rect, shift: Sequence[float]) -> Grey:
        seen = warped(
            self.picture, self.matrix @ moved(area.left + shift[0], area.top + shift[1]), (area.width, area.height)
        )
        return darkness(seen, enlarged(self.white, area, TILE), self.black)

    def darkness_at(self, points: Points) -> Grey:
        """Darkness at single `points` (canonical pixels), each taken from where the drift has it."""
        at = points
        if self.drift is not None:
            at = points + self.drift.at(points[:, 1])
        white = sampled(self.white, _TO_TILES, points, border=cv2.BORDER_REPLICATE)
        return darkness(sampled(self.picture, self.matrix, at), white, self.black).ravel()

    def half_page(self, blank: BlankPage) -> Grey:
        """Darkness of the whole page at half the canonical resolution: each pixel that of the nearest of the picture,
        which is quicker and for what is looked for on the whole page near enough."""
        area = Rect(0, 0, blank.size[0] // 2, blank.size[1] // 2)
        matrix = TO_HALF @ self.matrix @ FROM_HALF
        seen = warped(self.half, matrix, (area.width, area.height), between=cv2.INTER_NEAREST)
        return darkness(seen, enlarged(self.white, area, TILE // 2), self.black)

    def to_picture(self, points: Points) -> Points:
        return mapped(self.matrix, points)


TO_HALF: Matrix = np.array([[0.5, 0, -0.25], [0, 0.5, -0.25], [0, 0, 1]], dtype=np.float64)
_TO_TILES: Matrix = np.array([[1 / TILE, 0, 0.5 / TILE - 0.5], [0, 1 / TILE, 0.5 / TILE - 0.5], [0, 0, 1]], np.float64)
FROM_HALF: Matrix = np.array([[2, 0, 0.5], [0, 2, 0.5], [0, 0, 1]], dtype=np.float64)


def halved(picture: Grey) -> Grey:
    """The picture at half its size; an odd last row or column is left out, which makes it several times quicker."""
    height, width = picture.shape
    even = picture[: height // 2 * 2, : width // 2 * 2]
    return np.asarray(cv2.resize(even, (width // 2, height // 2), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def darkness(seen: Grey, white: Grey, black: int) -> Grey:
    """0 where `seen` is paper white, 255 where it is as black as print."""
    span = cv2.max(cv2.subtract(white, np.full(1, black, np.uint8)), 30)  # type: ignore[call-overload]
    return np.asarray(cv2.divide(cv2.subtract(white, seen), span, scale=255), dtype=np.uint8)


def enlarged(cells: Grey, area: Rect, size: int) -> Grey:
    """The part `area` (in pixels) of a coarse map with one value for `size` × `size` pixels, smoothly filled."""
    left, top = max(0, area.left // size - 1), max(0, area.top // size - 1)
    right, bottom = min(cells.shape[1], area.right // size + 2), min(cells.shape[0], area.bottom // size + 2)
    part = cells[top:bottom, left:right]
    whole = cv2.resize(part, ((right - left) * size, (bottom - top) * size), interpolation=cv2.INTER_LINEAR)
    x, y = area.left - left * size, area.top - top * size
    inside = whole[max(0, y) : y + area.height, max(0, x) : x + area.width]
    missing = (
        max(0, -y),
        area.height - inside.shape[0] - max(0, -y),
        max(0, -x),
        area.width - inside.shape[1] - max(0, -x),
    )
    if any(missing):
        inside = cv2.copyMakeBorder(inside, *missing, cv2.BORDER_REPLICATE)
    return np.asarray(inside, dtype=np.uint8)


def warped(
    picture: Grey,
    matrix: Matrix,
    size: tuple[int, int],
    *,
    border: int = cv2.BORDER_CONSTANT,
    between: int = cv2.INTER_LINEAR,
) -> Grey:
    """The part of a picture that `matrix` makes `size` large; beyond the picture white, if not as `border` says, and
    between its pixels as `between` says."""
    flags = between | cv2.WARP_INVERSE_MAP
    if is_affine(matrix):
        seen = cv2.warpAffine(picture, matrix[:2], size, flags=flags, borderMode=border, borderValue=255)
    else:
        seen = cv2.warpPerspective(picture, matrix, size, flags=flags, borderMode=border, borderValue=255)
    return np.asarray(seen, dtype=np.uint8)


def is_affine(matrix: Matrix) -> bool:
    return bool(np.abs(matrix[2] - (0, 0, 1)).max() < 1e-12)


def moved(x: float, y: float) -> Matrix:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], dtype=np.float64)


def mapped(matrix: Matrix, points: Points) -> Points:
    return np.asarray(cv2.perspectiveTransform(points.reshape(-1, 1, 2), matrix), dtype=np.float64).reshape(-1, 2)


def paper_white(half: Grey, matrix: Matrix, blank: BlankPage) -> Grey:
    """White of the paper in canonical cells of `TILE` pixels: the lightest of the neighbourhood, smoothed."""
    cell = TILE // 2
    height, width = half.shape[0] // cell, half.shape[1] // cell
    small = halved(halved(half[: height * cell, : width * cell]))
    reach = int(PAPER_TILE_MM * PX / TILE) | 1
    wide = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    lightest = cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, wide), (reach, reach))
    enlarge = np.array([[TILE, 0, (TILE - 1) / 2], [0, TILE, (TILE - 1) / 2], [0, 0, 1]], dtype=np.float64)
    to_small = _TO_TILES @ matrix @ enlarge
    size = (blank.size[0] // TILE + 1, blank.size[1] // TILE + 1)
    return warped(np.asarray(lightest, dtype=np.uint8), to_small / to_small[2, 2], size, border=cv2.BORDER_REPLICATE)


def print_black(grey: Grey, blank: BlankPage, matrix: Matrix) -> int:
    """Black of the print: each of its black places has the middle grey of its points, the print the middle of those."""
    if not len(blank.black):
        return 0
    seen = np.sort(sampled(grey, matrix, blank.black.reshape(-1, 2)).reshape(len(blank.black), -1), axis=1)
    return int(median(seen[:, BLACK_POINTS // 2]))


def sampled(picture: Grey, matrix: Matrix, points: Points, border: int = cv2.BORDER_CONSTANT) -> Grey:
    """The greys of `picture` at canonical `points` (to a fraction of a pixel); outside it white, if not as `border`
    says."""
    at = mapped(matrix, points).astype(np.float32).reshape(1, -1, 2)
    parts = (at[:, start : start + _MOST_POINTS] for start in range(0, at.shape[1], _MOST_POINTS))
    rows = [
        cv2.remap(picture, part[..., 0], part[..., 1], cv2.INTER_LINEAR, borderMode=border, borderValue=255)
        for part in parts
    ]
    return np.asarray(np.hstack(rows), dtype=np.uint8).ravel()
