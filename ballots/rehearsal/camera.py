"""A sheet photographed: on a table, from above and not quite straight, its paper not quite flat."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.rehearsal.pens import Range
from ballots.rehearsal.texture import Image, shade, speckled

Rng = np.random.Generator
Points = NDArray[np.float64]

MARGIN = 0.09
"""Table seen on each side, as a part of the sheet."""
ASKEW = 0.022
"""How far each corner of the sheet is moved by a camera held askew, as a part of its width."""
WOOD = np.array([60.0, 85.0, 115.0])
FOLDS_AT = (0.5, 0.5, 1 / 3, 2 / 3)
CREASE = 8.0
"""Half the width of the round back of a fold that has been smoothed out, mm."""
STEP = 8
"""Pixels of the picture between two places whose origin on the sheet is computed; between them it is interpolated."""


@dataclass(frozen=True)
class Camera:
    """`tilt` ± degrees; `height` over the table, `fold` the height at which the back of a fold stands up and `curl` the
    rise of the sheet's far edge, mm; `lens` ± how much the picture's corners are drawn outwards (parts of 1); `shadow`
    the chance that a hand or the phone itself throws a shadow."""

    tilt: float
    height: Range = (330.0, 480.0)
    fold: Range = (0.0, 0.0)
    curl: Range = (0.0, 0.0)
    lens: float = 0.0
    shadow: float = 0.0


def photographed(sheet: Image, camera: Camera, rng: Rng, dpi: float) -> Image:
    """A picture, always in colour, larger than the sheet."""
    if sheet.ndim == 2:
        sheet = np.asarray(cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR), np.uint8)
    height, width = sheet.shape[:2]
    frame = (round(width * (1 + 2 * MARGIN)), round(height * (1 + 2 * MARGIN)))
    to_table = np.linalg.inv(held_askew(width, height, camera.tilt, rng))
    straightened, flattened = lens_of(frame, camera, rng), relief_of(width, height, camera, rng, dpi / 25.4)
    seen = nodes(frame)
    on_table = cv2.perspectiveTransform(straightened(seen).reshape(-1, 1, 2), to_table).reshape(-1, 2)
    origin = flattened(np.asarray(on_table, np.float64)).reshape(-(-frame[1] // STEP) + 2, -1, 2).astype(np.float32)
    across, down = (enlarged(origin[..., axis], frame) for axis in (0, 1))
    photo = table_top(frame, rng)
    cv2.remap(sheet, across, down, cv2.INTER_LINEAR, dst=photo, borderMode=cv2.BORDER_TRANSPARENT)
    if rng.random() < camera.shadow:
        photo = shade(photo, cast_shadow(rng))
    tint = np.rint(np.linspace(0, 255, 256)[:, None] * rng.uniform(0.90, 1.0, 3)).astype(np.uint8)
    return np.asarray(cv2.LUT(photo, tint.reshape(256, 1, 3)), np.uint8)


def held_askew(width: int, height: int, tilt: float, rng: Rng) -> NDArray[np.float64]:
    """The perspective that puts a flat sheet into the picture."""
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-tilt, tilt), 1.0)
    seen = corners @ turn[:, :2].T + turn[:, 2] + np.array([width, height]) * MARGIN
    seen += rng.uniform(-ASKEW, ASKEW, (4, 2)) * width
    return np.asarray(cv2.getPerspectiveTransform(corners, seen.astype(np.float32)), np.float64)


def nodes(frame: tuple[int, int]) -> Points:
    """Places of the picture `STEP` pixels apart, one more than it needs on each side."""
    across, down = (np.arange(-1, -(-side // STEP) + 1) * STEP + (STEP - 1) / 2 for side in frame)
    return np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)


def enlarged(values: NDArray[np.float32], frame: tuple[int, int]) -> NDArray[np.float32]:
    """A value for each pixel of the picture from those at its `nodes`."""
    large = cv2.resize(values, None, fx=STEP, fy=STEP, interpolation=cv2.INTER_LINEAR)
    return np.asarray(large[STEP : STEP + frame[1], STEP : STEP + frame[0]], np.float32)


def lens_of(frame: tuple[int, int], camera: Camera, rng: Rng) -> Callable[[Points], Points]:
    """Takes the lens's distortion, none in the picture's middle and strongest in its corners, out of its points."""
    middle = np.array(frame) / 2
    strength = rng.uniform(-camera.lens, camera.lens)

    def straightened(points: Points) -> Points:
        away = points - middle
        far = (away**2).sum(axis=1, keepdims=True) / (middle**2).sum()
        return np.asarray(middle + away * (1 + strength * far), np.float64)

    return straightened


def relief_of(width: int, height: int, camera: Camera, rng: Rng, per_mm: float) -> Callable[[Points], Points]:
    """Takes from points seen on the table what they have moved there because the paper stands up from it: the higher a
    place, the further it seems from the point below the camera."""
    size = np.array([width, height]) / per_mm
    below = size / 2 + rng.uniform(-40, 40, 2)
    lens_height = rng.uniform(*camera.height)
    fold, curl = rng.uniform(*camera.fold), rng.uniform(*camera.curl)
    axis, at = int(rng.integers(2)), float(rng.choice(FOLDS_AT))
    turn, start = rng.uniform(0, 2 * np.pi), rng.uniform(-0.2, 0.4)

    def flattened(points: Points) -> Points:
        place = points / per_mm
        from_fold = np.hypot((place[:, axis] - at * size[axis]), CREASE) - CREASE
        raised = fold * np.clip(1 - from_fold / (size[axis] / 2), 0, 1)
        along = (place / size - 0.5) @ np.array([np.cos(turn), np.sin(turn)])
        raised += curl * (np.clip(along - start, 0, None) / (0.6 - start)) ** 2
        moved = raised[:, np.newaxis] / lens_height * (place - below)
        return np.asarray((place - moved) * per_mm, np.float64)

    return flattened


def table_top(frame: tuple[int, int], rng: Rng) -> Image:
    """Wood: long grain across the picture, in a colour of its own."""
    width, height = frame
    grain = cv2.resize(speckled(rng, height // 6, max(8, width // 60), 1.5), frame, interpolation=cv2.INTER_CUBIC)
    shades = [cv2.convertScaleAbs(grain, alpha=0.1 * part, beta=part) for part in WOOD * rng.uniform(0.6, 1.3)]
    return np.asarray(cv2.merge(shades), np.uint8)


def cast_shadow(rng: Rng) -> NDArray[np.float32]:
    """One side of the picture in the shadow of a hand or the phone, its edge millimetres to centimetres wide."""
    y, x = np.mgrid[0:1.4:140j, 0:1:100j]
    turn = rng.uniform(0, 2 * np.pi)
    from_edge = (x - rng.uniform(0.2, 0.8)) * np.cos(turn) + (y - rng.uniform(0.3, 1.1)) * np.sin(turn)
    lit = 1 / (1 + np.exp(-from_edge / rng.uniform(0.008, 0.05)))
    return np.asarray(1 - rng.uniform(0.1, 0.35) * (1 - lit), np.float32)
