"""What a sheet is known again by: the very same picture, its serial, or strokes that lie where another sheet has them.

Kept from batch to batch, so that no sheet counts twice. Serials and pictures are kept as hashes, strokes as outlines;
nobody is named, and none of them says more of a voter than the paper itself.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ballots.layout import Layout
from ballots.messages import problem
from ballots.pagereader import PageReading
from ballots.thresholds import SAME_AREA, SAME_MARKS, SAME_MIDDLE_MM, SAME_PLACE_MM, SAME_STRIKES
from tally.problems import Place, UnreadableError

Outlines = NDArray[np.float32]
"""A line for each stroke."""

SAME_STROKE = (*(SAME_PLACE_MM,) * 4, np.inf, SAME_MIDDLE_MM, SAME_AREA)
"""How near the outlines of two strokes are that are one: edges and middle in mm, area as a share."""
_NONE: Outlines = np.empty((0, len(SAME_STROKE)), np.float32)


@dataclass(frozen=True)
class Trace:
    """`ballot` is batch and position; `marks` are hashes of serial and picture of each side; `cells` and `strokes`
    stand only where enough was drawn to tell one sheet from another. `twin` is the earlier ballot that it repeats,
    surely or perhaps."""

    ballot: str
    marks: tuple[str, ...]
    cells: tuple[str, ...] = ()
    strokes: Outlines = field(default_factory=lambda: _NONE)
    twin: str = ""


def trace_of(layout: Layout, ballot: str, sides: Sequence[PageReading], cells: Mapping[str, str]) -> Trace:
    """The trace of a sheet whose sides were read; `cells` are those of the whole ballot."""
    marks = tuple(_mark(layout, side.page, mark) for side in sides for mark in (side.serial, side.digest) if mark)
    strokes = np.array([value for side in sides for value in side.drawn], np.float32).reshape(-1, len(SAME_STROKE))
    enough = SAME_STRIKES if layout.form == "strike" else SAME_MARKS
    if layout.identity == "serial" or len(strokes) < enough:
        return Trace(ballot, marks)
    return Trace(ballot, marks, tuple(cells.values()), strokes)


def marks_of_serial(layout: Layout, serial: str) -> tuple[str, ...]:
    """The marks of a sheet of which only the serial is known: one keyed by people."""
    return tuple(_mark(layout, page, serial) for page in range(1, len(layout.pages) + 1))


def _mark(layout: Layout, page: int, mark: str) -> str:
    return hashlib.sha256(f"{layout.style} {page} {mark}".encode()).hexdigest()[:32]


class Traces:
    """The sheets seen so far.

    Identical ballots carry no number: that a sheet was scanned twice shows only in marks that lie, to a fraction of a
    millimetre, where another ballot has them. A sheet with few marks cannot be told: among hundreds of ballots
    two people do make one mark alike.
    """

    def __init__(self, earlier: Iterable[Trace] = ()) -> None:
        self._marks: dict[str, str] = {}
        self._alike: dict[tuple[object, ...], _Alike] = {}
        for trace in earlier:
            self.add(trace)

    def add(self, trace: Trace) -> None:
        for mark in trace.marks:
            self._marks.setdefault(mark, trace.ballot)
        if len(trace.strokes):
            self._alike.setdefault(_kind(trace), _Alike()).add(trace)

    def same(self, trace: Trace) -> str:
        """The earlier ballot with the same serial or the very same picture, else empty."""
        return next((self._marks[mark] for mark in trace.marks if mark in self._marks), "")

    def alike(self, trace: Trace) -> str:
        """The earlier ballot on which the same strokes were drawn, else empty."""
        others = self._alike.get(_kind(trace))
        return others.twin(trace) if others else ""


def _kind(trace: Trace) -> tuple[object, ...]:
    return (trace.cells, len(trace.strokes))


class _Alike:
    """Ballots with the same cells and as many strokes. First strokes stand in one table, so that of thousands of
    ballots voted alike only those are compared whole that begin alike."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []
        self._first = np.empty((16, len(SAME_STROKE)), np.float32)

    def add(self, trace: Trace) -> None:
        if len(self._traces) == len(self._first):
            self._first = np.concatenate([self._first, np.empty_like(self._first)])
        self._first[len(self._traces)] = trace.strokes[0]
        self._traces.append(trace)

    def twin(self, trace: Trace) -> str:
        begin_alike = np.flatnonzero(_same(trace.strokes[0], self._first[: len(self._traces)]))
        found = (self._traces[number] for number in begin_alike)
        return next((other.ballot for other in found if _same(trace.strokes, other.strokes).all()), "")


def _same(ours: Outlines, theirs: Outlines) -> NDArray[np.bool_]:
    apart = np.abs(ours - theirs)
    apart[..., -1] /= np.maximum(ours[..., -1], theirs[..., -1])
    return np.asarray((apart <= SAME_STROKE).all(axis=-1))


# ---- kept in a file, one line a sheet


def to_lines(traces: Iterable[Trace]) -> str:
    return "".join(
        json.dumps([trace.ballot, trace.twin, trace.marks, trace.cells, _text(trace.strokes)], separators=(",", ":"))
        + "\n"
        for trace in traces
    )


def from_lines(path: Path) -> list[Trace]:
    """The traces in `path`. Raises UnreadableError when they are not what `to_lines` writes."""
    try:
        with path.open(encoding="ascii") as lines:
            return [_trace(*json.loads(line)) for line in lines]
    except (OSError, TypeError, ValueError) as error:
        raise UnreadableError(problem("TRACES_UNREADABLE", Place(file=path.name))) from error


def _trace(ballot: str, twin: str, marks: Sequence[str], cells: Sequence[str], strokes: str) -> Trace:
    return Trace(ballot, tuple(marks), tuple(cells), _strokes(strokes), twin)


def _text(strokes: Outlines) -> str:
    return base64.b64encode(strokes.astype("<f4").tobytes()).decode("ascii")


def _strokes(text: str) -> Outlines:
    return np.frombuffer(base64.b64decode(text, validate=True), "<f4").astype(np.float32).reshape(-1, len(SAME_STROKE))
