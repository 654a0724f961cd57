"""Pens on paper: strokes in millimetres become ink in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.rehearsal.texture import Image, Plate, lay_ink, speckled

Stroke = NDArray[np.float64]
"""One movement of the pen without lifting it: (n, 2) points x, y in mm."""
Colour = tuple[int, int, int]
Range = tuple[float, float]

BLUE: Colour = (140, 52, 26)
DEEP_BLUE: Colour = (105, 35, 28)
BLACK: Colour = (34, 30, 30)
RED: Colour = (40, 34, 190)
GRAPHITE: Colour = (84, 80, 80)

FINER = 4
"""Strokes are drawn this many times finer than the picture and averaged down."""


@dataclass(frozen=True)
class PenKind:
    """`width` in mm, `cover` how much of the paper the ink hides (0…1), `grain` how uneven it lies (0…1)."""

    colours: tuple[Colour, ...]
    width: Range
    cover: Range
    grain: float


PEN_KINDS: dict[str, PenKind] = {
    "ballpoint": PenKind((BLUE, BLUE, BLUE, BLACK), (0.45, 0.70), (0.80, 0.97), 0.12),
    "gel": PenKind((DEEP_BLUE, BLUE, BLACK), (0.50, 0.80), (0.92, 1.00), 0.04),
    "felt": PenKind((BLACK, DEEP_BLUE), (0.80, 1.15), (0.90, 1.00), 0.05),
    "marker": PenKind((BLACK, DEEP_BLUE), (1.20, 1.70), (0.90, 1.00), 0.05),
    "pencil": PenKind((GRAPHITE,), (0.50, 0.80), (0.62, 0.85), 0.30),
    "faint pencil": PenKind((GRAPHITE,), (0.40, 0.60), (0.42, 0.55), 0.35),
}


@dataclass(frozen=True)
class Pen:
    """One pen: colour blue-green-red, width in mm; see `PenKind`."""

    kind: str
    colour: Colour
    width: float
    cover: float
    grain: float


def pick_pen(rng: np.random.Generator, kind: str) -> Pen:
    table = PEN_KINDS[kind]
    return Pen(
        kind,
        table.colours[int(rng.integers(len(table.colours)))],
        float(rng.uniform(*table.width)),
        float(rng.uniform(*table.cover)),
        table.grain,
    )


def other_ink(pen: Pen) -> Pen:
    """A pen that anyone sees to be another one: red beside blue or black, thicker beside thin."""
    return Pen("felt" if pen.kind == "gel" else "gel", BLACK if pen.colour == RED else RED, pen.width + 0.35, 1.0, 0.04)


def draw_strokes(image: Image, strokes: Sequence[Stroke], pen: Pen, rng: np.random.Generator, dpi: float) -> None:
    """Draws `strokes` onto `image` in place. Pressure changes slowly along them, and with it width and darkness."""
    every = np.concatenate(list(strokes))
    per_mm = dpi / 25.4
    room = pen.width * 1.5 + 0.3
    left, top = (int(v) for v in np.floor((every.min(axis=0) - room) * per_mm))
    right, bottom = (int(v) for v in np.ceil((every.max(axis=0) + room) * per_mm))
    height, width = bottom - top, right - left
    fine = np.zeros((height * FINER, width * FINER), np.uint8)
    for stroke in strokes:
        draw_fine(fine, (stroke * per_mm - (left, top)) * FINER, pen.width * per_mm * FINER, rng)
    cover = cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 255.0
    lay_ink(image, top, left, cover * unevenness(pen, height, width, rng), pen.colour)


def draw_fine(fine: Image, points: Stroke, width: float, rng: np.random.Generator) -> None:
    """One stroke onto the fine canvas; `points` and `width` in its pixels."""
    pressure = 1.0 + 0.12 * smooth_walk(rng, len(points))
    if len(points) > 4:
        pressure[-1] *= 0.75
    pixels = np.rint(points).astype(np.int64)
    for start, end, thickness in zip(pixels, pixels[1:], np.rint(width * pressure[1:]), strict=False):
        ends = ((int(start[0]), int(start[1])), (int(end[0]), int(end[1])))
        cv2.line(fine, *ends, color=255, thickness=max(1, int(thickness)), lineType=cv2.LINE_8)


def unevenness(pen: Pen, height: int, width: int, rng: np.random.Generator) -> Plate:
    """How much of the pen's ink stays at each pixel: broad changes of pressure, fine tooth of the paper."""
    broad = speckled(rng, height, width, 24.0)
    tooth = speckled(rng, height, width, 0.8)
    kept = pen.cover * (1.0 + 0.05 * broad) * (1.0 + pen.grain * (tooth - 0.3))
    return np.clip(kept, 0.0, 1.0).astype(np.float32)


def smooth_walk(rng: np.random.Generator, count: int, span: int = 7) -> NDArray[np.float64]:
    """`count` numbers about 0 with deviation about 1, each near the one before."""
    raw = rng.standard_normal(count + span - 1)
    return np.convolve(raw, np.hanning(span + 2)[1:-1] / np.sqrt((np.hanning(span + 2)[1:-1] ** 2).sum()), "valid")


def shaky(points: Stroke, tremor: float, rng: np.random.Generator, step: float = 0.8) -> Stroke:
    """The line through `points` (mm) as a hand draws it: a point every `step` mm, off by about `tremor` mm."""
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    count = max(4, int(lengths[-1] / step) + 1)
    along = np.linspace(0.0, lengths[-1], count)
    line = np.column_stack([np.interp(along, lengths, points[:, axis]) for axis in (0, 1)])
    shake = np.column_stack([smooth_walk(rng, count), smooth_walk(rng, count)])
    return line + tremor * np.clip(shake, -2.0, 2.0)
