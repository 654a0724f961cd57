"""What happens to a sheet between printer and scanner: the stamp, folds, stains, holes, a torn corner."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from ballots.rehearsal.pens import Range
from ballots.rehearsal.texture import Image, Plate, lay_ink, shade, speckled
from ballots.stock import stamp_area

Rng = np.random.Generator
STAMP_RED = (62, 44, 205)
STAMP_RADIUS = 18.0
STAMP_OFF = (1.5, 3.0)
"""How far right and down of the middle of its area a committee stamps, mm."""
COFFEE = (120, 165, 196)


@dataclass(frozen=True)
class Wear:
    """How the sheets of a rehearsal are handled. Chances 0…1; `fold_depth` is the grey lost in a fold, 0…1."""

    stamp: float = 0.0
    stamp_astray: float = 0.0
    folds: float = 0.0
    fold_depth: Range = (0.0, 0.0)
    stains: float = 0.0
    holes: float = 0.0
    torn: float = 0.0
    bleed: float = 0.0
    crumple: float = 0.0


def wear(image: Image, how: Wear, rng: Rng, dpi: float) -> Image:
    """`image` (grey or blue-green-red, at `dpi`) after the hall: every effect of `how` by its chance."""
    image = image.copy()
    if rng.random() < how.stamp:
        press_stamp(image, how.stamp_astray, rng, dpi)
    if rng.random() < how.bleed:
        image = bleed_through(image, rng)
    if rng.random() < how.folds:
        fold(image, how.fold_depth, rng, dpi)
    if rng.random() < how.crumple:
        image = shade(image, np.float32(1.0) - np.float32(0.05) * np.abs(speckled(rng, 60, 42, 2.0)))
    if rng.random() < how.stains:
        stain(image, rng, dpi)
    if rng.random() < how.holes:
        punch(image, rng, dpi)
    if rng.random() < how.torn:
        tear_corner(image, rng, dpi)
    return image


@lru_cache(maxsize=4)
def stamp_die(dpi: float) -> Plate:
    """The face of the round stamp, 0…1: two rings, lettering between them, a star."""
    scale = dpi / 25.4 * 2
    side = int(2.4 * STAMP_RADIUS * scale)
    face = np.zeros((side, side), np.uint8)
    middle = (side // 2, side // 2)
    for radius, thickness in ((STAMP_RADIUS, 0.8), (STAMP_RADIUS - 1.6, 0.35), (STAMP_RADIUS - 6.5, 0.35)):
        cv2.circle(face, middle, int(radius * scale), 255, max(1, int(thickness * scale)), cv2.LINE_AA)
    turn = -np.pi / 2 + np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2 == 0, 6.0, 2.4) * scale
    star = np.column_stack([reach * np.cos(turn), reach * np.sin(turn)]) + side / 2
    cv2.fillPoly(face, [star.astype(np.int32)], 255)
    letter_ring(face, "DANG BO TINH * BAN CHAP HANH * ", scale)
    small = cv2.resize(face, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / 255.0


def letter_ring(face: Image, text: str, scale: float) -> None:
    """`text` once round the stamp, the feet of the letters towards the middle."""
    side = face.shape[0]
    cell = int(5.0 * scale)
    for index, letter in enumerate(text):
        upright = np.zeros_like(face)
        at = (side // 2 - cell // 3, int(side / 2 - (STAMP_RADIUS - 5.6) * scale))
        cv2.putText(
            upright, letter, at, cv2.FONT_HERSHEY_SIMPLEX, cell / 38, 255, max(1, int(0.45 * scale)), cv2.LINE_AA
        )
        turned = cv2.getRotationMatrix2D((side / 2, side / 2), -360.0 * index / len(text), 1.0)
        np.maximum(face, cv2.warpAffine(upright, turned, (side, side)), out=face)


def press_stamp(image: Image, astray: float, rng: Rng, dpi: float) -> None:
    """One press of the stamp: turned a little, unevenly inked, within 4 mm of its place, sometimes further."""
    per_mm = dpi / 25.4
    die = stamp_die(dpi)
    side = die.shape[0]
    turned = cv2.warpAffine(die, cv2.getRotationMatrix2D((side / 2, side / 2), rng.normal(0, 6), 1.0), (side, side))
    inked = 0.85 + 0.12 * speckled(rng, side, side, 18.0) + 0.10 * speckled(rng, side, side, 1.2)
    shift = rng.uniform(-4.0, 4.0, 2)
    if rng.random() < astray:
        shift += rng.uniform(2.0, 6.0, 2)
    area = stamp_area(image.shape[1] / per_mm, image.shape[0] / per_mm)
    middle = [area[axis] + area[axis + 2] / 2 + STAMP_OFF[axis] for axis in (0, 1)]
    left, top = (int((middle[axis] + shift[axis]) * per_mm - side / 2) for axis in (0, 1))
    lay_ink(image, top, left, (turned * np.clip(inked, 0.25, 1.0)).astype(np.float32), STAMP_RED)


def fold(image: Image, depth: Range, rng: Rng, dpi: float) -> None:
    """Folded once or twice, as a ballot is before it goes into the box."""
    for across in (True, False)[: int(rng.integers(1, 3))]:
        crease(image, across, float(rng.uniform(*depth)), rng, dpi)


def crease(image: Image, across: bool, depth: float, rng: Rng, dpi: float) -> None:
    """A dark hairline, broken here and there, and a soft shadow on one side of it."""
    per_mm = dpi / 25.4
    view = image if across else image.swapaxes(0, 1)
    length, extent = view.shape[1], view.shape[0]
    middle = extent * rng.choice([0.5, 0.5, 1 / 3, 2 / 3]) + rng.normal(0, 5 * per_mm)
    path = (
        middle
        + np.linspace(-1, 1, length) * rng.normal(0, 1.5 * per_mm)
        + 0.15 * per_mm * speckled(rng, 1, length, 40.0)[0]
    )
    reach = int(4 * per_mm)
    top = int(path.min()) - reach
    bottom = int(path.max()) + reach
    if top < 0 or bottom > extent:
        return
    away = (np.arange(top, bottom)[:, None] - path[None, :]) / per_mm
    broken = np.clip(0.75 + 0.35 * speckled(rng, 1, length, 12.0), 0.15, 1.2)
    hairline = np.exp(-((away / rng.uniform(0.15, 0.3)) ** 2)) * broken
    shadow = np.where(away > 0, np.exp(-away / 1.2), 0.0) * 0.4
    cover = (depth * np.maximum(hairline, shadow)).astype(np.float32)
    region = view[top:bottom]
    kept = 1.0 - cover
    region[:] = region * (kept if region.ndim == 2 else kept[:, :, None]) + 0.5


def bleed_through(image: Image, rng: Rng, other_side: Image | None = None) -> Image:
    """Thin paper: the other side in mirror image, faint and soft; taken to look like this one where it is not given."""
    back = cv2.GaussianBlur(cv2.flip(image if other_side is None else other_side, 1), (0, 0), 2.0)
    faint = rng.uniform(0.04, 0.09)
    return np.asarray(cv2.addWeighted(image, 1.0, back, faint, -255.0 * faint), np.uint8)


def blank_back(front: Image, rng: Rng) -> Image:
    """The unprinted other side of a filled sheet: white, the front showing through faintly."""
    return bleed_through(np.full_like(front, 255), rng, front)


def stain(image: Image, rng: Rng, dpi: float) -> None:
    """A drop or two of tea: a pale blot with a darker rim, somewhere on the sheet."""
    per_mm = dpi / 25.4
    for _ in range(int(rng.integers(1, 3))):
        side = int(rng.uniform(10, 30) * per_mm)
        y, x = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
        away = np.hypot(x, y) * 1.2 + 0.06 * speckled(rng, side, side, 25.0)
        blot = np.clip((1.0 - away) * 12, 0, 1) * 0.35 + np.exp(-(((away - 0.95) / 0.04) ** 2)) * 0.35
        top, left = int(rng.uniform(0, image.shape[0] - side)), int(rng.uniform(0, image.shape[1] - side))
        lay_ink(image, top, left, (blot * rng.uniform(0.3, 0.9)).astype(np.float32), COFFEE)


def punch(image: Image, rng: Rng, dpi: float) -> None:
    """Two holes at the left edge, 80 mm apart: the dark backing shows through."""
    per_mm = dpi / 25.4
    middle = image.shape[0] / 2 + rng.normal(0, 3 * per_mm)
    for shift in (-40.0, 40.0):
        at = (int(rng.uniform(9, 12) * per_mm), int(middle + shift * per_mm))
        cv2.circle(image, at, int(2.75 * per_mm), (70,) * 3, -1, cv2.LINE_AA)


def tear_corner(image: Image, rng: Rng, dpi: float) -> None:
    """A small corner is gone at the top right or bottom right, less than the codes need."""
    per_mm = dpi / 25.4
    height, width = image.shape[:2]
    long, short = rng.uniform(6, 14) * per_mm, rng.uniform(5, 9) * per_mm
    corner = np.array([(width, 0), (width - long, 0), (width - long / 2, short / 2.2), (width, short)])
    if rng.random() < 0.5:
        corner[:, 1] = height - corner[:, 1]
    cv2.fillPoly(image, [corner.astype(np.int32)], (70,) * 3, cv2.LINE_AA)
