"""What scans of a test deck say of printer and scanner: scale, resolution, streaks, corner marks, codes, readings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ballots import names, writing
from ballots.blankprint import PX, BlankPage, Grey, blank_pages
from ballots.codesearch import CodeHit
from ballots.layout import Layout
from ballots.pagereader import PageReading, read_page
from ballots.pages import PageRef, load_page
from ballots.register import register
from ballots.registered import Registered, mapped
from ballots.rehearsal.votes import Filling
from ballots.sheets import ReadBallot, ballots_of
from ballots.streaks import streak_lines
from ballots.working import working_picture
from tally.problems import Lang

Spot = tuple[float, float]
"""Middle of a corner mark or code, millimetres from the top left corner of the page."""
NEAR_MM = 3.0


@dataclass(frozen=True, eq=False)
class Examined:
    """One page. `scale`: size in the scan to true size, None where the scanner states no resolution or the page was
    not found; `streaks`: columns of `picture`, in which a line runs down it; `marks`, `codes`: those not found;
    `folds`: how far down the page (mm) folds run across it."""

    ref: PageRef
    reading: PageReading
    picture: Grey
    dpi: float | None = None
    scale: float | None = None
    streaks: tuple[int, ...] = ()
    marks: tuple[Spot, ...] = ()
    codes: tuple[Spot, ...] = ()
    folds: tuple[float, ...] = ()
    place: Registered | None = None

    def at(self, spot: Spot) -> Spot:
        """Where a place of the page (mm) lies in `picture` (pixels)."""
        if self.place is None:
            return spot
        x, y = mapped(self.place.matrix, np.array([[spot[0] * PX, spot[1] * PX]]))[0]
        return float(x), float(y)


def examine(layout: Layout, ref: PageRef) -> Examined:
    """Raises UnreadableError where the file cannot be opened."""
    image = load_page(ref)
    reading = read_page(layout, image)
    sides = blank_pages(layout)
    working = working_picture(image.grey, sides[0])
    picture, hits = working.raw, working.hits
    per_mm = max(picture.shape) / max(layout.pages[0].width, layout.pages[0].height)
    streaks = tuple(streak_lines(picture, per_mm))
    side = sides[reading.page - 1] if reading.page else sides[0]
    place = register(picture, side, hits) if hits else None
    if place is None:
        return Examined(ref, reading, picture, streaks=streaks)
    seen = float(np.hypot(place.matrix[0, 0], place.matrix[1, 0])) * PX * working.shrunk * 25.4
    return Examined(
        ref,
        reading,
        picture,
        dpi=seen,
        scale=seen / image.dpi if image.dpi else None,
        streaks=streaks,
        marks=tuple(_marks_missing(side, place)),
        codes=tuple(_codes_missing(side, place, hits)),
        folds=tuple(_folds(layout, side, place)),
        place=place,
    )


def _folds(layout: Layout, side: BlankPage, place: Registered) -> list[float]:
    places = writing.places(layout, side, names.printed_names(side.layout.targets, side))
    found = writing.find_flaws(place.half_page(side), places).folds
    return [float(np.median(fold.at)) / PX for fold in found if not fold.runs_down]


def _marks_missing(side: BlankPage, place: Registered) -> list[Spot]:
    found = [(float(at[0]) / PX, float(at[1]) / PX) for at, _seen in place.marks]
    wanted = [_middle(spot.box) for spot in side.layout.fiducials]
    return [spot for spot in wanted if not any(_near(spot, other) for other in found)]


def _codes_missing(side: BlankPage, place: Registered, hits: Sequence[CodeHit]) -> list[Spot]:
    back = np.asarray(np.linalg.inv(place.matrix), np.float64)
    found = [tuple(mapped(back, hit.corners).mean(axis=0) / PX) for hit in hits]
    wanted = [_middle(spot.box) for spot in side.layout.codes]
    return [spot for spot in wanted if not any(_near(spot, other, 12.0) for other in found)]


def _middle(box: tuple[float, float, float, float]) -> Spot:
    x, y, width, height = box
    return x + width / 2, y + height / 2


def _near(spot: Spot, other: Sequence[float], reach: float = NEAR_MM) -> bool:
    return abs(spot[0] - other[0]) <= reach and abs(spot[1] - other[1]) <= reach


@dataclass(frozen=True)
class Sheet:
    """A sheet of the deck and what was read of it: `wrong` are candidates whose cell was read clearly and wrongly,
    `doubtful` those left to people."""

    known: Filling
    read: ReadBallot
    wrong: tuple[str, ...]
    doubtful: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """The sheets found, those of the deck that no scan shows, and pages that are no ballot of it."""

    sheets: tuple[Sheet, ...]
    missing: tuple[Filling, ...]
    others: tuple[ReadBallot, ...]


def match(layout: Layout, deck: Sequence[Filling], pages: Sequence[Examined], lang: Lang) -> Matched:
    """Which scan is which sheet: identical ballots bear no number, so it is the one they are most alike to."""
    refs, readings = [one.ref for one in pages], [one.reading for one in pages]
    ballots = ballots_of(layout, refs, readings, batch="T", lang=lang)
    left = list(deck)
    sheets: list[Sheet] = []
    others: list[ReadBallot] = []
    for ballot in ballots:
        if not ballot.record.cells:
            others.append(ballot)
        elif left:
            known = min(left, key=lambda one: _unlike(one, ballot))
            left.remove(known)
            sheets.append(_compared(known, ballot))
        else:
            others.append(ballot)
    return Matched(tuple(sheets), tuple(left), tuple(others))


def _unlike(known: Filling, ballot: ReadBallot) -> int:
    cells = ballot.record.cells
    return sum(cells.get(one, "").removesuffix("?") != cell for one, cell in known.cells.items())


def _compared(known: Filling, ballot: ReadBallot) -> Sheet:
    cells = ballot.record.cells
    doubtful = tuple(one for one in known.cells if cells.get(one, "?").endswith("?"))
    wrong = tuple(one for one, cell in known.cells.items() if one not in doubtful and cells[one] != cell)
    return Sheet(known, ballot, wrong, doubtful)
