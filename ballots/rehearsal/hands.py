"""How people mark and strike: the shapes that a hand draws in a box or through a name, and how much they vary.

All lengths in mm. A hand is ordinary (clearly inside the place meant for the mark) or careless (still plain to a
person, but large, off centre, faint); a doubtful hand draws what people must judge: a dot, a circle, half a strike.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ballots.layout import Box
from ballots.rehearsal.pens import Pen, Range, Stroke, pick_pen, shaky

Rng = np.random.Generator
Shape = Callable[[Rng], list[Stroke]]
"""Strokes in the unit square: the box goes from -1 to 1."""


def points(*pairs: tuple[float, float]) -> Stroke:
    return np.array(pairs, np.float64)


def wobbled(stroke: Stroke, rng: Rng, amount: float = 0.12) -> Stroke:
    return np.asarray(stroke + rng.normal(0.0, amount, stroke.shape).clip(-2 * amount, 2 * amount), np.float64)


def cross(rng: Rng) -> list[Stroke]:
    return [wobbled(points((-1, -1), (1, 1)), rng), wobbled(points((1, -1), (-1, 1)), rng)]


def tick(rng: Rng) -> list[Stroke]:
    return [wobbled(points((-0.75, 0.0), (-0.25, 0.85), (1.0, -1.0)), rng, 0.1)]


def slash(rng: Rng) -> list[Stroke]:
    return [wobbled(points((-0.9, 0.95), (0.9, -0.95)), rng)]


def backslash(rng: Rng) -> list[Stroke]:
    return [wobbled(points((-0.9, -0.95), (0.9, 0.95)), rng)]


def filled(rng: Rng) -> list[Stroke]:
    rows = int(rng.integers(9, 14))
    heights = np.linspace(-0.85, 0.85, rows)
    sides = np.where(np.arange(rows) % 2 == 0, -0.9, 0.9)
    return [wobbled(np.column_stack([sides, heights]), rng, 0.05)]


def dash(rng: Rng) -> list[Stroke]:
    return [wobbled(points((-1, 0), (1, 0)), rng)]


def dot(rng: Rng) -> list[Stroke]:
    """A pen put down and turned on the spot: 0.7 mm and more. Nobody can tell a mere touch of 0.5 mm from dust."""
    turn = np.linspace(0.0, 2 * np.pi, 6) + rng.uniform(0, 6)
    around = rng.uniform(0.08, 0.13) * np.column_stack([np.cos(turn), np.sin(turn)])
    return [rng.uniform(-0.4, 0.4, 2) + around + rng.normal(0.0, 0.03, around.shape)]


def circle(rng: Rng) -> list[Stroke]:
    turn = np.linspace(0.0, 2 * np.pi + rng.uniform(-0.2, 0.5), 28) + rng.uniform(0, 6)
    wide, high = rng.uniform(1.5, 1.75, 2)
    return [np.column_stack([wide * np.cos(turn), high * np.sin(turn)])]


CORRECTED = "corrected"
"""Not a shape of its own: a cross, and the other box of the row filled over."""
MARKS: dict[str, Shape] = {
    "cross": cross,
    "tick": tick,
    "slash": slash,
    "backslash": backslash,
    "filled": filled,
    "dash": dash,
    "dot": dot,
    "circle": circle,
    CORRECTED: cross,
}


def straight(rng: Rng) -> list[Stroke]:
    lift = rng.uniform(-0.25, 0.25)
    return [points((-1, lift), (1, lift + rng.uniform(-0.1, 0.1)))]


def slanted(rng: Rng) -> list[Stroke]:
    rise = rng.uniform(0.3, 0.75) * rng.choice([-1, 1])
    return [points((-1, rise), (1, -rise))]


def wavy(rng: Rng) -> list[Stroke]:
    along = np.linspace(-1, 1, 160)
    waves, height = rng.uniform(5, 12), rng.uniform(0.35, 0.7)
    return [np.column_stack([along, height * np.sin(along * np.pi * waves + rng.uniform(0, 6))])]


def double(rng: Rng) -> list[Stroke]:
    apart = rng.uniform(0.25, 0.5)
    return [line + np.array((0.0, shift)) for shift in (-apart, apart) for line in straight(rng)]


def crossed(rng: Rng) -> list[Stroke]:
    reach = rng.uniform(0.8, 1.5)
    return [points((-1, -reach), (1, reach)), points((-1, reach), (1, -reach))]


def scribbled(rng: Rng) -> list[Stroke]:
    sweeps = int(rng.integers(26, 48))
    along = np.linspace(-1, 1, sweeps) + rng.normal(0, 0.008, sweeps)
    along[0], along[-1] = -1.0, 1.0
    heights = np.where(np.arange(sweeps) % 2 == 0, -0.8, 0.8) * rng.uniform(0.75, 1.1, sweeps)
    return [np.column_stack([along, heights])]


def half(rng: Rng) -> list[Stroke]:
    return [line * (0.5, 1.0) + (rng.choice([-0.5, 0.5]), 0.0) for line in straight(rng)]


def underline(rng: Rng) -> list[Stroke]:
    return [line + np.array((0.0, 1.9)) for line in straight(rng)]


def overline(rng: Rng) -> list[Stroke]:
    return [line - np.array((0.0, 2.1)) for line in straight(rng)]


def ringed(rng: Rng) -> list[Stroke]:
    turn = np.linspace(0.0, 2 * np.pi + rng.uniform(-0.1, 0.4), 60) + rng.uniform(0, 6)
    return [np.column_stack([np.cos(turn), rng.uniform(2.2, 2.5) * np.sin(turn)])]


STRIKES: dict[str, Shape] = {
    "straight": straight,
    "slanted": slanted,
    "wavy": wavy,
    "double": double,
    "crossed": crossed,
    "scribbled": scribbled,
    "half": half,
    "underline": underline,
    "overline": overline,
    "ringed": ringed,
}


@dataclass(frozen=True)
class Hand:
    """How one sort of people writes. Weights by kind; ranges in mm: `size` of a mark as a part of its box, `off` its
    deviation from the middle, `past` how far it may leave the box, `beyond` how far a strike goes past the name."""

    pens: dict[str, float]
    marks: dict[str, float]
    strikes: dict[str, float]
    tremor: Range
    size: Range
    off: float
    past: float
    beyond: Range


STEADY = 0.92
"""People mostly keep to one shape on one ballot."""
USUAL_PENS = {"ballpoint": 6.0, "gel": 3.0, "felt": 0.7, "pencil": 0.7}
HANDS: dict[str, Hand] = {
    "ordinary": Hand(
        USUAL_PENS,
        {"cross": 12, "tick": 4, "slash": 1, "filled": 1},
        {"straight": 8, "slanted": 3, "wavy": 2, "double": 2, "crossed": 1, "scribbled": 1},
        tremor=(0.03, 0.12), size=(0.70, 1.0), off=0.25, past=0.5, beyond=(1.0, 6.0),
    ),
    "careless": Hand(
        {**USUAL_PENS, "faint pencil": 1.5, "felt": 1.0, "marker": 0.5, "pencil": 2.0},
        {"cross": 8, "tick": 6, "slash": 3, "backslash": 1, "filled": 2, "dash": 1},
        {"straight": 5, "slanted": 4, "wavy": 3, "double": 2, "crossed": 2, "scribbled": 2},
        tremor=(0.10, 0.30), size=(0.55, 1.4), off=0.7, past=3.4, beyond=(0.4, 7.5),
    ),
    "doubtful": Hand(
        USUAL_PENS, {"dot": 2, "circle": 2, "corrected": 1}, {"half": 2, "underline": 2, "overline": 1, "ringed": 1},
        tremor=(0.03, 0.12), size=(0.9, 1.0), off=0.2, past=3.0, beyond=(1.0, 3.0),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Voter:
    """One person at one ballot: the same pen all the way down, and with chance `steady` the same shapes."""

    hand: Hand
    pen: Pen
    mark: str
    strike: str
    tremor: float
    size: float
    steady: float = 1.0


def pick(rng: Rng, weights: dict[str, float]) -> str:
    chances = np.array(list(weights.values()), np.float64)
    return list(weights)[int(rng.choice(len(chances), p=chances / chances.sum()))]


def pick_voter(rng: Rng, hand: str = "ordinary", *, pen: str = "", mark: str = "", strike: str = "") -> Voter:
    """A voter with habits drawn from the hand's table; `pen`, `mark`, `strike` set a habit instead of drawing it.

    A voter whose mark or strike is set never draws another.
    """
    habits = HANDS[hand]
    return Voter(
        habits,
        pick_pen(rng, pen or pick(rng, habits.pens)),
        mark or pick(rng, habits.marks),
        strike or pick(rng, habits.strikes),
        float(rng.uniform(*habits.tremor)),
        float(rng.uniform(*habits.size)),
        1.0 if mark or strike else STEADY,
    )


def at_next_row(voter: Voter, rng: Rng) -> Voter:
    """The voter with the shapes of the next row: mostly the usual ones."""
    if rng.random() < voter.steady:
        return voter
    return replace(voter, mark=pick(rng, voter.hand.marks), strike=pick(rng, voter.hand.strikes))


def mark_strokes(voter: Voter, box: Box, free: tuple[float, float, float, float], rng: Rng) -> list[Stroke]:
    """A mark in the square `box`. `free` is the room left, top, right and bottom of it before something else begins."""
    x, y, width, height = box
    middle = np.array([x + width / 2, y + height / 2])
    half_box = np.array([width / 2, height / 2])
    off = rng.normal(0.0, voter.hand.off, 2).clip(-1.6 * voter.hand.off, 1.6 * voter.hand.off)
    size = voter.size * rng.uniform(0.9, 1.1)
    margin = voter.pen.width / 2
    past = np.minimum(voter.hand.past, np.array(free) - 0.6) - margin
    low, high = np.array((x, y)) - past[:2], np.array((x + width, y + height)) + past[2:]
    strokes = [shape * half_box * size + middle + off for shape in MARKS[voter.mark](rng)]
    return [shaky(stroke, voter.tremor, rng, step=0.5).clip(low, high) for stroke in strokes]


@dataclass(frozen=True)
class PrintedLine:
    """One line of a printed name: from `left` to `right`, the body of its small letters `top` to `bottom`, in mm."""

    left: float
    right: float
    top: float
    bottom: float


def strike_strokes(voter: Voter, line: PrintedLine, free: tuple[float, float], rng: Rng) -> list[Stroke]:
    """A strike through the whole of a printed line and past both its ends; `free` is the room left and right of it."""
    beyond = rng.uniform(*voter.hand.beyond, 2).clip(0.3, np.maximum(np.array(free) - 0.8, 0.3))
    left, right = line.left - beyond[0], line.right + beyond[1]
    middle = np.array([(left + right) / 2, (line.top + line.bottom) / 2])
    half_size = np.array([(right - left) / 2, (line.bottom - line.top) / 2])
    strokes = [shape * half_size + middle for shape in STRIKES[voter.strike](rng)]
    return [shaky(bowed(stroke, rng), voter.tremor, rng) for stroke in strokes]


def bowed(stroke: Stroke, rng: Rng) -> Stroke:
    """A long line is never quite straight: the arm turns about the elbow."""
    if len(stroke) > 2:
        return stroke
    along = np.linspace(0.0, 1.0, 24)
    line: NDArray[np.float64] = stroke[0] + np.outer(along, stroke[1] - stroke[0])
    line[:, 1] += np.sin(along * np.pi) * rng.normal(0.0, 0.15)
    return line
