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
    for each distance, a column for each pixel of print), where each part begins among the columns, whose box it is."""

    area: Rect
    places: NDArray[np.int64]
    starts: NDArray[np.int64]
    candidates: tuple[str, ...]


def frames_of(targets: Sequence[Target], blank: BlankPage, area: Rect) -> Frames:
    """`area` is the part of the page that will be compared (see `ink.new_ink`)."""
    area = area.within(*blank.size)
    play = round(FRAME_PLAY_MM * PX)
    astray = np.arange(-play, play + 1)[:, None]
    places: list[NDArray[np.int64]] = []
    candidates: list[str] = []
    for target in targets:
        for part, across in _parts(rect(target.box)):
            rows, columns = np.nonzero(blank.ink[part.slices] > 128)
            if len(rows):
                where = (rows + part.top - area.top) * area.width + columns + part.left - area.left
                places.append(where + astray * (area.width if across else 1))
                candidates.append(target.candidate)
    starts = np.cumsum([0, *(place.shape[1] for place in places[:-1])])
    return Frames(area, np.hstack(places), starts, tuple(candidates))


def _parts(box: Rect) -> Iterator[tuple[Rect, bool]]:
    """The halves of the sides, and whether they run across the page."""
    band = round(_BAND_MM * PX)
    across, down = (box.left + box.right) // 2, (box.top + box.bottom) // 2
    for edge in (box.top, box.bottom):
        yield Rect(box.left + band, edge - band, across, edge + band), True
        yield Rect(across, edge - band, box.right - band, edge + band), True
    for edge in (box.left, box.right):
        yield Rect(edge - band, box.top + band, edge + band, down), False
        yield Rect(edge - band, down, edge + band, box.bottom - band), False


def torn(frames: Frames, seen: Grey) -> frozenset[str]:
    """The candidates of whose boxes a part of a side is not there; `seen` is the darkness of `frames.area`."""
    there = seen.ravel().take(frames.places).max(axis=0) >= FRAME_INK * 255
    lengths = np.diff(frames.starts, append=frames.places.shape[1])
    shares = np.add.reduceat(there, frames.starts, dtype=np.int64) / lengths
    return frozenset(frames.candidates[number] for number in np.flatnonzero(shares < FRAME_SHARE))
