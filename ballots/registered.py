"""A page in its place: crops of the scan in canonical pixels of the blank print, as darkness."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Grey, Points, Rect
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

    def at(self, y: float) -> tuple[float, float]:
        return float(np.interp(y, self.y, self.across)), float(np.interp(y, self.y, self.down))

    @property
    def largest(self) -> float:
        return float(max(np.abs(self.across).max(), np.abs(self.down).max()))


BAND = 48
"""Height (canonical pixels, 6 mm) over which the drift is taken as constant."""
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
        return np.vstack([self._darkness(band, self.drift.at((band.top + band.bottom) / 2)) for band in bands])

    def _darkness(self, area: Rect, shift: tuple[float, float]) -> Grey:
        seen = warped(
            self.picture, self.matrix @ moved(area.left + shift[0], area.top + shift[1]), (area.width, area.height)
        )
        return darkness(seen, enlarged(self.white, area, TILE), self.black)

    def half_page(self, blank: BlankPage) -> Grey:
        """Darkness of the whole page at half the canonical resolution."""
        area = Rect(0, 0, blank.size[0] // 2, blank.size[1] // 2)
        seen = warped(self.half, TO_HALF @ self.matrix @ FROM_HALF, (area.width, area.height))
        return darkness(seen, enlarged(self.white, area, TILE // 2), self.black)

    def to_picture(self, points: Points) -> Points:
        return mapped(self.matrix, points)


TO_HALF: Matrix = np.array([[0.5, 0, -0.25], [0, 0.5, -0.25], [0, 0, 1]], dtype=np.float64)
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


def warped(picture: Grey, matrix: Matrix, size: tuple[int, int]) -> Grey:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    if is_affine(matrix):
        return np.asarray(cv2.warpAffine(picture, matrix[:2], size, flags=flags, borderValue=255), dtype=np.uint8)
    return np.asarray(cv2.warpPerspective(picture, matrix, size, flags=flags, borderValue=255), dtype=np.uint8)


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
    small = cv2.resize(half[: height * cell, : width * cell], (width, height), interpolation=cv2.INTER_AREA)
    reach = int(PAPER_TILE_MM * PX / TILE) | 1
    wide = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    lightest = cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, wide), (reach, reach))
    enlarge = np.array([[TILE, 0, (TILE - 1) / 2], [0, TILE, (TILE - 1) / 2], [0, 0, 1]], dtype=np.float64)
    shrink = np.array([[1 / TILE, 0, 0.5 / TILE - 0.5], [0, 1 / TILE, 0.5 / TILE - 0.5], [0, 0, 1]], dtype=np.float64)
    to_small = shrink @ matrix @ enlarge
    size = (blank.size[0] // TILE + 1, blank.size[1] // TILE + 1)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpPerspective(lightest, to_small / to_small[2, 2], size, flags=flags, borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )


def print_black(grey: Grey, blank: BlankPage, matrix: Matrix) -> int:
    """Black of the print: the middle value inside the codes and corner marks where the blank print is black."""
    values = []
    for area, core in blank.black:
        seen = warped(grey, matrix @ moved(area.left, area.top), (area.width, area.height))
        values.append(middle_grey(seen[core]))
    return int(np.median(values)) if values else 0


def middle_grey(values: Grey) -> float:
    """The median; counting greys is several times quicker than sorting them."""
    counted = np.cumsum(np.bincount(values, minlength=256))
    low, high = np.searchsorted(counted, ((len(values) - 1) // 2 + 1, len(values) // 2 + 1))
    return float(low + high) / 2
