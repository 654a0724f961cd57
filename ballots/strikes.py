"""Struck names (form `strike`): a name is kept, struck, or a question to people.

A strike is a line over the printed name. What is measured is the share of the name's width that new ink covers at the
height of its letters, above all where there is no print: between words and letters. Diacritics are print and never ink.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ballots.blankprint import PX, Rect
from ballots.folds import Fold
from ballots.ink import Mask, NewInk, area_mm2, by_column, by_row, longest_run, outline
from ballots.marks import RowReading
from ballots.messages import problem
from ballots.names import Name
from ballots.thresholds import (
    FOLD_BURIES,
    FOLD_HIDES,
    FOLD_MM,
    FOLD_OVER_NAME,
    FOLD_OVER_NAME_INK,
    MARK_INK,
    NAME_ABOVE_MM,
    NAME_TAIL_MM,
    SPECK_MM2,
    SPOT_MM,
    STRIKE_BESIDE,
    STRIKE_CLEAR_BAND,
    STRIKE_CLEAR_MM,
    STRIKE_CLEAR_MM2,
    STRIKE_CLEAR_SHARE,
    STRIKE_GAP,
    STRIKE_IN_BODY,
    STRIKE_OPEN_SHARE,
    STRIKE_PALE_SHARE,
    STRIKE_SHARE,
    STRIKE_SHARED_SHARE,
    STRIKE_SLANT_SHARE,
)
from tally.problems import Place

CLOSE_MM = 1.0
"""Uncovered stretches of a line shorter than this are grain of the pencil or gaps of a scribble."""


@dataclass(frozen=True)
class Coverage:
    """How new ink covers a name, as shares of its width (0…1; `body_ink` without closing small gaps), and how much
    of it there is away from print."""

    body: float
    body_open: float
    body_gap: float
    middle: float
    tall: float
    tall_gap: float
    above: float
    below: float
    body_ink: float
    length_mm: float
    area_mm2: float


def kept(name: Name) -> RowReading:
    """The reading of a name on which nothing was drawn."""
    return RowReading(name.candidate, "", (), {(name.candidate, "name"): 0.0})


def read_rows(names: Sequence[Name], ink: NewInk, folds: Sequence[Fold] = ()) -> list[RowReading]:
    """One reading a candidate, in order. A name on two lines is struck when both are; one of them is a question."""
    owners = _owners(names, ink)
    tail = round(NAME_TAIL_MM * PX)
    taken = [(name.ink.left - tail, name.ink.right + tail) for name in names]
    creases = [Crease(fold, fold.mean(taken, outside=True)) for fold in folds if not fold.runs_down]
    lines: dict[str, list[RowReading]] = {}
    for number, name in enumerate(names):
        lines.setdefault(name.candidate, []).append(_read_name(number, name, ink, owners, creases))
    return [_joined(rows) for rows in lines.values()]


@dataclass(frozen=True)
class Crease:
    """A fold across the page, and how dark (0…255) it is away from the names."""

    fold: Fold
    darkness: float

    def crosses(self, area: Rect) -> bool:
        """Whether the fold comes near `area` somewhere on its way."""
        return bool(self.fold.at.min() < area.bottom + FOLD_MM * PX and self.fold.at.max() > area.top - FOLD_MM * PX)

    def is_inked(self, name: Name) -> bool:
        """Whether the fold is clearly darker over a name than elsewhere: then there is ink along it. The grain of the
        paper and the blur of the letters make a pale fold a shade darker there; the palest pencil makes it more."""
        own = self.fold.mean([(name.ink.left, name.ink.right)])
        return own > FOLD_OVER_NAME * self.darkness and own > self.darkness + FOLD_OVER_NAME_INK * 255

    def band(self, area: Rect) -> Mask:
        """Which pixels of `area` the fold itself darkens."""
        way = np.interp(np.arange(area.left, area.right), self.fold.middles, self.fold.at)
        rows = np.arange(area.top, area.bottom)[:, np.newaxis]
        return np.asarray(np.abs(rows - way) <= FOLD_MM / 2 * PX)


def _hidden_by_fold(name: Name, own: Mask, cell: str, ink: NewInk, creases: Sequence[Crease]) -> bool:
    """A fold along a name hides a pale strike and may look like one: a kept name is certain only where the fold is as
    dark as elsewhere, a struck one where other ink strikes it, or ink that is clearly darker than the fold."""
    tall = name.tall.within(ink.area.right, ink.area.bottom)
    part = ink.part(tall)
    body = slice(name.body.top - tall.top, name.body.bottom - tall.top)
    for crease in creases:
        band = crease.band(tall)
        if not band.any():
            continue
        dark = crease.darkness > FOLD_HIDES * 255
        if not cell and (dark or crease.is_inked(name)):
            return True
        if cell and (dark or not crease.is_inked(name)):
            if not dark:
                band &= ink.darkness[part] < max(MARK_INK * 255, FOLD_BURIES * crease.darkness)
            rest = np.asarray(own & ~band)
            if _verdict(_coverage(rest, ink.judged[part], ink.apart[part], body))[0] != "x":
                return True
    return False


def _joined(rows: Sequence[RowReading]) -> RowReading:
    if len({row.cell for row in rows}) == 1:
        return replace(rows[0], drawn=tuple(value for row in rows for value in row.drawn))
    candidate = rows[0].candidate
    doubts = tuple(doubt for row in rows for doubt in row.doubts) or (problem("STRIKE_PART", Place(subject=candidate)),)
    return RowReading(candidate, "?", doubts, {key: score for row in rows for key, score in row.scores.items()})


NOBODY = -1
DUST = -2
SPECKS_MM2 = 1.6
"""More ink than this in one piece is not looked at as dust: a few specks side by side, and the blur round them."""
SPECKS_TOGETHER = 3
"""So many specks on one name are no accident: a pencil's line may break into specks."""


def _owners(names: Sequence[Name], ink: NewInk) -> "np.ndarray[tuple[int, ...], np.dtype[np.int32]]":
    """For each piece of ink the name whose letters it covers most, NOBODY where it covers none, DUST for mere spots."""
    pieces = len(ink.sizes)
    covered = np.zeros((len(names), pieces), np.int32)
    for number, name in enumerate(names):
        part = ink.part(name.body)
        covered[number] = np.bincount(ink.labels[part][ink.mask[part]], minlength=pieces)
    owners = np.where(covered.any(axis=0), covered.argmax(axis=0), NOBODY).astype(np.int32)
    small = ink.sizes < SPECKS_MM2 * PX**2
    for name in names:
        part = ink.part(name.tall)
        labels = ink.labels[part]
        found = np.flatnonzero(np.bincount(labels[ink.mask[part]], minlength=pieces))
        spots = {piece: _spots(labels == piece, ink, part) for piece in found[small[found]]}
        specks = [piece for piece, count in spots.items() if count]
        if sum(spots.values()) < SPECKS_TOGETHER or _are_close(np.isin(labels, specks)):
            owners[specks] = DUST
    owners[ink.sizes < SPECK_MM2 * PX**2] = DUST
    owners[0] = NOBODY
    return owners


def _spots(piece: Mask, ink: NewInk, part: tuple[slice, slice]) -> int:
    """Of how many specks of dust a piece of ink consists; none where a part of it is wider than dust. The blur round a
    speck (what is less than half as dark as its middle) is no part of it; between letters, which break a stroke into
    specks, it is."""
    if max(np.count_nonzero(by_column(piece)), np.count_nonzero(by_row(piece))) <= SPOT_MM * PX:
        return 1
    if 2 * np.count_nonzero(piece & ink.apart[part]) < np.count_nonzero(piece):
        return 0
    darkness = ink.darkness[part]
    core = np.asarray(piece & (darkness >= int(darkness[piece].max()) // 2))
    number, _, stats, _ = cv2.connectedComponentsWithStats(core.view(np.uint8), connectivity=8)
    widest = stats[1:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1].max()
    return number - 1 if widest <= SPOT_MM * PX else 0


def _are_close(specks: Mask) -> bool:
    """Whether specks lie on so short a part of the name that no line through it can have broken into them."""
    return bool(_span_mm(specks) * PX < STRIKE_CLEAR_SHARE * specks.shape[1])


def _read_name(
    number: int,
    name: Name,
    ink: NewInk,
    owners: "np.ndarray[tuple[int, ...], np.dtype[np.int32]]",
    creases: Sequence[Crease],
) -> RowReading:
    tall = name.tall.within(ink.area.right, ink.area.bottom)
    creases = [crease for crease in creases if crease.crosses(tall)]
    part = ink.part(tall)
    inked = ink.mask[part]
    if not creases and not inked.any():
        return kept(name)
    labels = ink.labels[part]
    whose = owners.take(labels)
    own = inked & ((whose == number) | (whose == NOBODY))
    foreign = inked & ~own & (whose != DUST)
    body = slice(name.body.top - tall.top, name.body.bottom - tall.top)
    coverage = _coverage(own, ink.judged[part], ink.apart[part], body)
    cell, doubt, score = _verdict(coverage)
    paper: Mask | None = None
    if own.any() and float(ink.darkness[part][own].mean()) < MARK_INK * 255:
        if cell == "x" and not doubt:
            doubt = "STRIKE_FAINT"
        elif not cell and _is_slight(coverage):
            doubt, paper = "", own
    foreign_share = np.count_nonzero(by_column(foreign)) / foreign.shape[1]
    shared = _span_mm(foreign[body]) >= STRIKE_CLEAR_MM or foreign_share >= STRIKE_SHARED_SHARE
    if not doubt and shared:
        doubt = "STRIKE_SHARED"
    if not doubt and not cell and _ink_beside(name, ink, owners, paper):
        doubt = "STRIKE_SMALL"
    if not doubt and _hidden_by_fold(name, own, cell, ink, creases):
        doubt = "STRIKE_FOLD"
    doubts = (problem(doubt, Place(subject=name.candidate)),) if doubt else ()
    drawn = _whole_stroke(tall, labels[own], ink) if cell == "x" else ()
    return RowReading(name.candidate, cell + ("?" if doubt else ""), doubts, {(name.candidate, "name"): score}, drawn)


def _whole_stroke(
    tall: Rect, pieces: "np.ndarray[tuple[int, ...], np.dtype[np.int32]]", ink: NewInk
) -> tuple[float, ...]:
    """The outline of the pieces of ink that strike a name, with their ends, which no two hands put at one place."""
    around = tall.grown(NAME_TAIL_MM, NAME_ABOVE_MM).within(ink.area.right, ink.area.bottom)
    own = np.zeros(len(ink.sizes), np.bool_)
    own[pieces] = True
    return outline(own.take(ink.labels[ink.part(around)]), around)


def _ink_beside(
    name: Name, ink: NewInk, owners: "np.ndarray[tuple[int, ...], np.dtype[np.int32]]", paper: Mask | None
) -> bool:
    """Whether ink that belongs to no name lies at this one's ends: a line along a printed rule may show only there.
    `paper`: what within the height of the name has been found to be no ink."""
    around = name.tall.grown(NAME_TAIL_MM, 0).within(ink.area.right, ink.area.bottom)
    part = ink.part(around)
    loose = np.asarray((ink.labels[part] > 0) & (owners[ink.labels[part]] == NOBODY) & ink.apart[part])
    if paper is not None:
        tall = name.tall.within(ink.area.right, ink.area.bottom).seen_from(around)
        loose[tall.slices] &= ~paper
    return _span_mm(loose) >= STRIKE_CLEAR_MM and area_mm2(loose) >= STRIKE_CLEAR_MM2


def _coverage(own: Mask, judged: Mask, apart: Mask, body: slice) -> Coverage:
    _height, width = own.shape
    judged_body = judged[body]
    judged_rows = by_column(judged_body)
    inked = by_column(own[body]) > 0
    open_columns, testable = judged_rows == len(judged_body), judged_rows > 0.25 * len(judged_body)
    body_columns = _closed(inked)
    # One pixel is what a printed rule leaves that lies a hair beside its place; every pen is wider.
    tall_columns = _closed(by_column(own) >= 2)
    third = slice(width // 3, width - width // 3)
    clear = own & apart
    return Coverage(
        body=_share(body_columns, testable),
        body_open=_share(body_columns, open_columns),
        body_gap=longest_run(~body_columns) / width,
        middle=_share(body_columns[third], testable[third]),
        tall=np.count_nonzero(tall_columns) / width,
        tall_gap=longest_run(~tall_columns) / width,
        above=np.count_nonzero(by_column(own[: body.start])) / width,
        below=np.count_nonzero(by_column(own[body.stop :])) / width,
        body_ink=_share(inked, testable),
        length_mm=_span_mm(clear),
        area_mm2=area_mm2(clear),
    )


def _is_slight(coverage: Coverage) -> bool:
    """Whether ink covers so little of a name, at each height, that none that is pale as well can be meant."""
    shares = (coverage.body, coverage.body_open, coverage.tall, coverage.above, coverage.below)
    return max(shares) < STRIKE_PALE_SHARE


def _closed(flags: Mask) -> Mask:
    """Fills gaps shorter than `CLOSE_MM`."""
    size = round(CLOSE_MM * PX)
    padded = np.zeros((1, len(flags) + 2 * size), np.uint8)
    padded[0, size:-size] = flags
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, np.ones((1, size), np.uint8))
    return np.asarray(closed[0, size:-size] > 0)


def _share(flags: Mask, counted: Mask) -> float:
    total = int(np.count_nonzero(counted))
    return float(np.count_nonzero(flags & counted)) / total if total else 0.0


def _span_mm(mask: Mask) -> float:
    columns = np.flatnonzero(by_column(mask))
    return float(columns[-1] - columns[0] + 1) / PX if len(columns) else 0.0


def _verdict(coverage: Coverage) -> tuple[str, str, float]:
    """Cell, code of the doubt (empty: none), score."""
    score = round(coverage.body, 3)
    covered = coverage.body >= STRIKE_SHARE and coverage.body_open >= STRIKE_SHARE - 0.1
    open_covered = coverage.body_open >= STRIKE_OPEN_SHARE and coverage.body >= STRIKE_SHARE - 0.2
    through = (covered or open_covered) and coverage.body_gap <= STRIKE_GAP
    slanting = (
        coverage.tall >= STRIKE_SLANT_SHARE
        and coverage.tall_gap <= STRIKE_GAP
        and coverage.body >= STRIKE_IN_BODY
        and coverage.middle >= 0.85
        and coverage.body_gap <= STRIKE_IN_BODY
        and max(coverage.above, coverage.below) < STRIKE_BESIDE
    )
    if through or slanting:
        return "x", "", max(score, 0.5)
    if (
        coverage.length_mm < STRIKE_CLEAR_MM
        and coverage.area_mm2 < STRIKE_CLEAR_MM2
        and coverage.body_ink < STRIKE_CLEAR_SHARE
        and coverage.tall < STRIKE_CLEAR_BAND
    ):
        return "", "", min(score, 0.2)
    return ("x" if coverage.body > 0.6 else ""), _doubt(coverage), min(score, 0.49)


def _doubt(coverage: Coverage) -> str:
    if coverage.body >= 0.2 and coverage.middle >= 0.2:
        return "STRIKE_PART"
    if coverage.above >= 0.4 and coverage.below >= 0.4:
        return "STRIKE_CIRCLE"
    if coverage.below >= 0.4:
        return "STRIKE_UNDER"
    if coverage.above >= 0.4:
        return "STRIKE_OVER"
    return "STRIKE_PART" if coverage.length_mm >= 6 else "STRIKE_SMALL"
