"""The printed frames of the boxes. Where part of one is not in its place, the picture is torn there (a file damaged on
its way), or the paper is covered or gone: what the boxes of that row show may be another row's, or nobody's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ballots.blankprint import PX, BlankPage, Grey, Rect, rect
from ballots.layout import Target
from ballots.thresholds import FRAME_INK, FRAME_PLAY_MM, FRAME_SHARE

_BAND_MM = 0.5
"""From the edge of a box to either side: the printed line is in there."""


@dataclass(frozen=True)
class Frames:
    """Every half of every side of the boxes: where in the flattened `area` its print is or, out of place, may be (a row
    for each distance, a column for each pixel of print), where each part begins among the columns, of which box it is,
    whether it is of an upright side and of which, and whose box that is."""

    area: Rect
    places: NDArray[np.int64]
    starts: NDArray[np.int64]
    boxes: NDArray[np.int64]
    uprights: NDArray[np.int64]
    candidates: tuple[str, ...]


def frames_of(targets: Sequence[Target], blank: BlankPage, area: Rect) -> Frames:
    """`area` is the part of the page that will be compared (see `ink.new_ink`)."""
    area = area.within(*blank.size)
    play = round(FRAME_PLAY_MM * PX)
    astray = np.arange(-play, play + 1)[:, None]
    places: list[NDArray[np.int64]] = []
    of: list[tuple[int, int]] = []
    for number, target in enumerate(targets):
        for part, upright in _parts(rect(target.box)):
            rows, columns = np.nonzero(blank.ink[part.slices] > 128)
            if len(rows):
                where = (rows + part.top - area.top) * area.width + columns + part.left - area.left
                places.append(where + astray * (1 if upright else area.width))
                of.append((number, upright))
    starts = np.cumsum([0, *(place.shape[1] for place in places[:-1])])
    boxes, uprights = np.array(of, np.int64).reshape(-1, 2).T
    return Frames(area, np.hstack(places), starts, boxes, uprights, tuple(target.candidate for target in targets))


def _parts(box: Rect) -> Iterator[tuple[Rect, int]]:
    """The halves of the sides, and which upright side they are of: the left (1), the right (2), none (0)."""
    band = round(_BAND_MM * PX)
    across, down = (box.left + box.right) // 2, (box.top + box.bottom) // 2
    for edge in (box.top, box.bottom):
        yield Rect(box.left + band, edge - band, across, edge + band), 0
        yield Rect(across, edge - band, box.right - band, edge + band), 0
    for upright, edge in enumerate((box.left, box.right), 1):
        yield Rect(edge - band, box.top + band, edge + band, down), upright
        yield Rect(edge - band, down, edge + band, box.bottom - band), upright


def torn(frames: Frames, seen: Grey) -> frozenset[str]:
    """The candidates of whose boxes a part of a side is not there; `seen` is the darkness of `frames.area`.

    One upright side alone may be missing: a streak of the scanner along it is taken out with it, and hides no mark. A
    row put aside lacks both, a tear or a cover parts of the level sides as well.
    """
    there = seen.ravel().take(frames.places).max(axis=0) >= FRAME_INK * 255
    lengths = np.diff(frames.starts, append=frames.places.shape[1])
    shares = np.add.reduceat(there, frames.starts, dtype=np.int64) / lengths
    missing: dict[int, set[int]] = {}
    for part in np.flatnonzero(shares < FRAME_SHARE):
        missing.setdefault(int(frames.boxes[part]), set()).add(int(frames.uprights[part]))
    return frozenset(frames.candidates[box] for box, sides in missing.items() if sides not in ({1}, {2}))
