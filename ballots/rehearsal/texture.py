"""Plates of texture, made once a process and cropped at random places: fresh noise for every page is too slow."""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""A picture: (height, width) grey or (height, width, 3) blue-green-red."""
Plate = NDArray[np.float32]

PLATE_SIDE = 1024
PLATE_SEED = 20_240_101
NOISE_MARGIN = 257
GRAIN = 16.0


@lru_cache(maxsize=16)
def speckled_plate(smoothing: float) -> Plate:
    """Noise of mean 0 and standard deviation 1, its grains about `smoothing` pixels wide; seamless at the edges."""
    coarser = 2 ** max(0, int(np.log2(smoothing / 2)))
    side = PLATE_SIDE // coarser
    noise = np.random.default_rng(PLATE_SEED).standard_normal((side, side), dtype=np.float32)
    edge = side // 4
    around = cv2.copyMakeBorder(noise, edge, edge, edge, edge, cv2.BORDER_WRAP)
    smooth = cv2.GaussianBlur(around, (0, 0), smoothing / coarser)
    large = cv2.resize(smooth, None, fx=coarser, fy=coarser, interpolation=cv2.INTER_CUBIC)
    plate = large[edge * coarser : -edge * coarser, edge * coarser : -edge * coarser]
    return np.asarray((plate - plate.mean()) / plate.std(), np.float32)


def speckled(rng: np.random.Generator, height: int, width: int, smoothing: float) -> Plate:
    """A crop of the plate, height × width pixels, from a place that `rng` chooses."""
    plate = speckled_plate(smoothing)
    down, right = (int(shift) for shift in rng.integers(0, PLATE_SIDE, 2))
    rows = (np.arange(height) + down) % PLATE_SIDE
    columns = (np.arange(width) + right) % PLATE_SIDE
    return plate[np.ix_(rows, columns)]


@lru_cache(maxsize=4)
def grain_plates(height: int, width: int) -> tuple[Image, Image]:
    """What grain of standard deviation `GRAIN` adds to a picture and what it takes away; larger than the picture."""
    grain = speckled_plate(0.6) * GRAIN
    rows, columns = height + NOISE_MARGIN, width + NOISE_MARGIN
    times = (rows // PLATE_SIDE + 1, columns // PLATE_SIDE + 1)
    added, taken = (np.clip(sign * grain, 0, 255).astype(np.uint8) for sign in (1, -1))
    return np.tile(added, times)[:rows, :columns], np.tile(taken, times)[:rows, :columns]


def add_grain(image: Image, deviation: float, rng: np.random.Generator) -> Image:
    """`image` with sensor noise of the given standard deviation (grey levels)."""
    height, width = image.shape[:2]
    down, right = (int(shift) for shift in rng.integers(0, NOISE_MARGIN, 2))
    for plate, apply in zip(grain_plates(height, width), (cv2.add, cv2.subtract), strict=True):
        crop = plate[down : down + height, right : right + width]
        scaled = cv2.multiply(crop, np.ones_like(crop), scale=deviation / GRAIN)
        image = apply(image, scaled if image.ndim == 2 else cv2.merge([scaled] * 3)).astype(np.uint8, copy=False)
    return image


def shade(image: Image, gain: Plate) -> Image:
    """`image` times a smooth gain of 0…1 given by a small picture, which is stretched over it."""
    height, width = image.shape[:2]
    small = np.clip(gain * 255.0, 0, 255).astype(np.uint8)
    large = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(
        cv2.multiply(image, large if image.ndim == 2 else cv2.merge([large] * 3), scale=1 / 255), np.uint8
    )


def grey_of(colour: tuple[int, int, int]) -> int:
    """The grey that a scanner makes of a blue-green-red colour (ITU-R BT.601)."""
    blue, green, red = colour
    return round(0.114 * blue + 0.587 * green + 0.299 * red)


def lay_ink(image: Image, top: int, left: int, cover: Plate, colour: tuple[int, int, int]) -> None:
    """Multiplies ink onto `image` in place: `cover` 0…1 per pixel, its corner at (`top`, `left`); cut at the edges."""
    height, width = image.shape[:2]
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + cover.shape[0], height), min(left + cover.shape[1], width)
    if y0 >= y1 or x0 >= x1:
        return
    part = cover[y0 - top : y1 - top, x0 - left : x1 - left]
    region = image[y0:y1, x0:x1]
    if image.ndim == 2:
        region[:] = region * (1.0 - part * (1.0 - grey_of(colour) / 255.0)) + 0.5
    else:
        lack = 1.0 - np.asarray(colour, np.float32) / 255.0
        region[:] = region * (1.0 - part[:, :, None] * lack) + 0.5
