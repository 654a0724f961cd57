"""What does not belong on a ballot, drawn for all to see: a signature, a private sign, a written name."""

from collections.abc import Callable

import numpy as np

from ballots.layout import Box
from ballots.rehearsal.pens import Stroke

Rng = np.random.Generator
Glyph = tuple[tuple[tuple[float, float], ...], ...]

LETTERS: dict[str, Glyph] = {
    "a": (((0.6, 0.1), (0.3, 0.0), (0.05, 0.35), (0.2, 0.9), (0.5, 0.8), (0.6, 0.1), (0.62, 0.8), (0.8, 0.95)),),
    "e": (((0.05, 0.5), (0.5, 0.4), (0.45, 0.05), (0.15, 0.1), (0.05, 0.6), (0.3, 1.0), (0.65, 0.8)),),
    "g": (
        ((0.6, 0.1), (0.25, 0.0), (0.1, 0.5), (0.4, 0.8), (0.6, 0.1), (0.6, 1.5), (0.3, 1.8), (0.1, 1.4), (0.8, 0.8)),
    ),
    "h": (((0.1, 1.0), (0.2, -0.9), (0.1, 1.0), (0.3, 0.2), (0.5, 0.2), (0.55, 1.0), (0.75, 0.9)),),
    "i": (((0.05, 0.2), (0.1, 0.9), (0.3, 0.9)), ((0.1, -0.3), (0.13, -0.25))),
    "n": (((0.0, 0.1), (0.08, 1.0), (0.15, 0.3), (0.4, 0.05), (0.5, 1.0), (0.7, 0.9)),),
    "o": (((0.4, 0.0), (0.1, 0.3), (0.2, 0.95), (0.55, 0.8), (0.5, 0.1), (0.4, 0.0), (0.8, 0.1)),),
    "u": (((0.0, 0.1), (0.08, 0.8), (0.3, 1.0), (0.5, 0.1), (0.52, 0.9), (0.75, 0.95)),),
    "y": (((0.0, 0.1), (0.1, 0.7), (0.4, 0.7), (0.55, 0.0), (0.5, 1.4), (0.2, 1.7), (0.1, 1.3), (0.75, 0.8)),),
    "0": (((0.55, -0.85), (0.15, -0.5), (0.1, 0.5), (0.4, 1.0), (0.7, 0.5), (0.7, -0.4), (0.5, -0.9)),),
    "1": (((0.1, -0.3), (0.4, -0.9), (0.38, 1.0)),),
    "2": (((0.1, -0.6), (0.4, -0.9), (0.65, -0.5), (0.35, 0.3), (0.05, 0.95), (0.75, 0.9)),),
    "3": (((0.1, -0.8), (0.5, -0.9), (0.6, -0.4), (0.3, 0.0), (0.7, 0.3), (0.5, 0.95), (0.05, 0.8)),),
    "4": (((0.5, -0.9), (0.05, 0.35), (0.8, 0.3)), ((0.55, -0.2), (0.52, 1.0))),
    "5": (((0.65, -0.9), (0.15, -0.85), (0.12, -0.1), (0.55, -0.1), (0.7, 0.4), (0.45, 0.95), (0.05, 0.85)),),
    "6": (((0.6, -0.9), (0.2, -0.3), (0.1, 0.5), (0.4, 1.0), (0.7, 0.5), (0.4, 0.1), (0.12, 0.5)),),
    "7": (((0.05, -0.85), (0.75, -0.9), (0.3, 1.0)), ((0.2, 0.05), (0.7, 0.0))),
    "8": (
        (
            (0.6, -0.7),
            (0.3, -0.9),
            (0.15, -0.5),
            (0.6, 0.2),
            (0.6, 0.8),
            (0.3, 1.0),
            (0.1, 0.6),
            (0.55, -0.3),
            (0.6, -0.7),
        ),
    ),
    "9": (((0.65, -0.5), (0.35, -0.9), (0.1, -0.5), (0.35, -0.1), (0.65, -0.5), (0.6, 0.3), (0.45, 1.0)),),
    "H": (((0.05, -0.9), (0.1, 1.0)), ((0.7, -0.9), (0.7, 1.0)), ((0.05, 0.1), (0.75, 0.0))),
    "L": (((0.25, -0.9), (0.1, 0.9), (0.75, 0.95)),),
    "N": (((0.05, 1.0), (0.1, -0.9), (0.65, 1.0), (0.75, -0.9)),),
    "T": (((0.0, -0.85), (0.8, -0.9)), ((0.4, -0.9), (0.35, 1.0))),
}
NAMES = ("Lo Thi Hoa", "Ngo Ha Huy", "Nong Thi Thao", "Hoang Huy Thong", "Ly Thi Hien Nhu")
SMALL_LETTER = 2.6
"""Height of a small letter in writing, mm."""


def written_name(rng: Rng) -> list[Stroke]:
    return written(NAMES[int(rng.integers(len(NAMES)))], rng)


def written(text: str, rng: Rng) -> list[Stroke]:
    """`text` in a hand's letters, from (0, 0), in mm."""
    strokes: list[Stroke] = []
    slope, at = rng.uniform(-0.1, 0.35), 0.0
    for letter in text:
        for part in LETTERS.get(letter, ()):
            line = np.array(part, np.float64) + rng.normal(0, 0.04, (len(part), 2))
            line[:, 0] += at - slope * line[:, 1]
            strokes.append(rounded(line * SMALL_LETTER))
        at += 0.85 if letter in LETTERS else 0.6
    return strokes


def signature(rng: Rng) -> list[Stroke]:
    """A large loop, a run of small ones, and a flourish under them."""
    turns = rng.uniform(4, 7)
    along = np.linspace(0, 1, 140)
    height = 5.0 * np.exp(-3.0 * along) + 1.2
    loops = np.column_stack([
        24 * along + 2.2 * np.sin(2 * np.pi * turns * along),
        height * np.cos(2 * np.pi * turns * along + rng.uniform(0, 1)) - 2 * along,
    ])  # fmt: skip
    flourish = np.array([(25.0, -2.0), (29.0, 1.0), (8.0, 5.5), (2.0, 5.0), (31.0, 3.0)])
    return [loops, rounded(flourish + rng.normal(0, 0.6, flourish.shape))]


def star(rng: Rng) -> list[Stroke]:
    turn = -np.pi / 2 + np.arange(6) * 4 * np.pi / 5
    return [4.0 * np.column_stack([np.cos(turn), np.sin(turn)]) + rng.normal(0, 0.25, (6, 2))]


def heart(rng: Rng) -> list[Stroke]:
    turn = np.linspace(0, 2 * np.pi, 40) + rng.normal(0, 0.01, 40)
    across = 16 * np.sin(turn) ** 3
    down = -(13 * np.cos(turn) - 5 * np.cos(2 * turn) - 2 * np.cos(3 * turn) - np.cos(4 * turn))
    return [0.26 * np.column_stack([across, down])]


def spiral(rng: Rng) -> list[Stroke]:
    turn = np.linspace(0, rng.uniform(4, 7) * np.pi, 60)
    return [0.24 * np.column_stack([turn * np.cos(turn), turn * np.sin(turn)])]


def private_sign(rng: Rng) -> list[Stroke]:
    signs: tuple[Callable[[Rng], list[Stroke]], ...] = (star, heart, spiral)
    return signs[int(rng.integers(len(signs)))](rng)


ADDED_WRITING: dict[str, Callable[[Rng], list[Stroke]]] = {
    "SIGNED": signature,
    "MARKED": private_sign,
    "OUTSIDE_NAME": written_name,
}


def rounded(line: Stroke) -> Stroke:
    """The same way with its corners rounded off (Chaikin's cutting, twice)."""
    for _ in range(2):
        cut = np.empty((2 * (len(line) - 1), 2))
        cut[0::2] = 0.75 * line[:-1] + 0.25 * line[1:]
        cut[1::2] = 0.25 * line[:-1] + 0.75 * line[1:]
        line = np.concatenate([line[:1], cut, line[-1:]])
    return line


def placed(strokes: list[Stroke], box: Box) -> list[Stroke]:
    """`strokes` moved into `box` (mm), made smaller where they do not fit."""
    every = np.concatenate(strokes)
    low, size = every.min(axis=0), np.ptp(every, axis=0)
    scale = min(1.0, box[2] / size[0], box[3] / size[1])
    middle = np.array([box[0] + box[2] / 2, box[1] + box[3] / 2])
    return [(stroke - low - size / 2) * scale + middle for stroke in strokes]


def extent(strokes: list[Stroke]) -> tuple[float, float]:
    """Width and height in mm."""
    size = np.ptp(np.concatenate(strokes), axis=0)
    return float(size[0]), float(size[1])
