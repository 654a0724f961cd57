"""Reads one page: a pure function of the layout and the picture. Rejects rather than guesses."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

from ballots import code, ink, marks, names, strikes, writing
from ballots.blankprint import PX, BlankPage, Grey, Points, Rect, blank_pages, rect
from ballots.codesearch import CodeHit
from ballots.evenness import is_faded
from ballots.flatten import Landmarks, in_place, landmarks
from ballots.frames import Frames, frames_of, torn
from ballots.groups import groups
from ballots.keys import public_key
from ballots.layout import Layout, Target
from ballots.likeness import is_blank, looks_like
from ballots.marks import RowReading
from ballots.messages import problem
from ballots.pages import PageImage
from ballots.record import Rejection
from ballots.register import register
from ballots.registered import Registered
from ballots.sharpness import Beside, beside_print, fatness
from ballots.thresholds import DPI_MIN, FAT_PRINT, SCALE_MAX, SCALE_MIN
from ballots.touched import Surroundings, surroundings, touched
from ballots.underlines import Rules, rules_of, underlined
from ballots.working import working_picture
from ballots.writing import Flaws, Places
from tally.problems import InvalidError, Place, Problem

CROP_MARGIN_MM = 4.0
LEAST_SIDE = 64
"""A picture with fewer pixels a side shows neither a ballot nor that it is none."""


@dataclass(frozen=True)
class Crop:
    """A picture (PNG, or the file it was put into) of a doubtful place. `candidate` is empty for ink outside the places
    meant for it."""

    candidate: str
    reading: str
    why: Problem
    picture: bytes | Path


@dataclass(frozen=True)
class PageReading:
    """What one page says. `problem` is empty for a page of this count; `page` is its number in the layout, from 1;
    `drawn` holds the outlines of the marks, by which a sheet scanned twice is known."""

    problem: Rejection | str = ""
    page: int = 0
    blank: bool = False
    serial: str = ""
    digest: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    scores: dict[tuple[str, str], float] = field(default_factory=dict)
    doubts: tuple[Problem, ...] = ()
    crops: tuple[Crop, ...] = ()
    drawn: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False)
class _Side:
    """One side of the layout with all that does not depend on the scan."""

    blank: BlankPage
    names: Surroundings
    rules: Rules
    boxes: Sequence["_BoxGroup"]
    corners: Points
    numbers: Sequence[Target]
    places: Places
    landmarks: Landmarks
    beside: Beside


@dataclass(frozen=True, eq=False)
class _BoxGroup:
    """Boxes that stand together, and their frames."""

    boxes: Sequence[Target]
    frames: Frames


@dataclass(frozen=True, eq=False)
class _Prepared:
    layout: Layout
    sides: tuple[_Side, ...]


_prepared: dict[int, _Prepared] = {}


def prepare(layout: Layout) -> None:
    """Checks that a layout can be read with. Raises InvalidError when its key or its blank print cannot be used."""
    _preparation(layout)


def _preparation(layout: Layout) -> _Prepared:
    """Made once a layout; kept by identity, since comparing two layouts costs more than reading a page."""
    kept = _prepared.get(id(layout))
    if kept is None or kept.layout is not layout:
        try:
            public_key(layout.public_key)
        except ValueError as error:
            raise InvalidError(problem("LAYOUT_KEY")) from error
        if len(_prepared) > 8:
            _prepared.clear()
        kept = _Prepared(layout, tuple(_side(layout, blank) for blank in blank_pages(layout)))
        _prepared[id(layout)] = kept
    return kept


def _side(layout: Layout, blank: BlankPage) -> _Side:
    printed = names.printed_names(blank.layout.targets, blank)
    boxes = [target for target in blank.layout.targets if target.option not in {"name", "points"}]
    needed = [rect(box.box) for box in boxes] if boxes else [name.ink for name in printed]
    numbers = [target for target in blank.layout.targets if target.option == "points"]
    known = landmarks(blank, needed)
    places = writing.places(layout, blank, printed)
    beside = beside_print(blank, known.places)
    corners = _corners([rect(target.box) for target in blank.layout.targets])
    struck = [] if boxes else printed
    around, rules = surroundings(struck, blank), rules_of(struck, blank)
    return _Side(blank, around, rules, _box_groups(boxes, blank), corners, numbers, places, known, beside)


def _corners(places: Sequence[Rect]) -> Points:
    return np.array([(x, y) for r in places for x in (r.left, r.right) for y in (r.top, r.bottom)], dtype=np.float64)


def _box_groups(boxes: Sequence[Target], blank: BlankPage) -> list[_BoxGroup]:
    found = []
    for group in groups(marks.rooms(boxes)):
        own = [box for box in boxes if box.candidate in group.candidates]
        found.append(_BoxGroup(own, frames_of(own, blank, group.area)))
    return found


# ---- the page


def read_page(layout: Layout, image: PageImage) -> PageReading:
    """Reads one page of one ballot. The same page always gives the same reading."""
    prepared = _preparation(layout)
    if min(image.grey.shape) < LEAST_SIDE:
        dpi = max(image.grey.shape) * 25.4 / max(layout.pages[0].width, layout.pages[0].height)
        return _rejected("UNREADABLE", image, problem("PAGE_TOO_COARSE", dpi=round(dpi), least=round(DPI_MIN)))
    working = working_picture(image.grey, prepared.sides[0].blank)
    payload, refusal = _verified(working.hits, prepared)
    if payload is None:
        return _without_code(prepared, working.picture, image, refusal)
    refused = code.not_of_this_count(payload, layout)
    if refused:
        return PageReading(refused, digest=image.digest, doubts=(problem(refused, found=_found(payload)),))
    side = prepared.sides[payload.page - 1]
    page = register(working.picture, side.blank, [hit for hit in working.hits if hit.text == working.hits[0].text])
    if page is None:
        return _rejected("UNREADABLE", image, problem("PAGE_NOT_FOUND"))
    fault = _fault(page, side, image, working.shrunk)
    if fault is not None:
        return _rejected("DAMAGED" if fault.code == "PAGE_CUT" else "UNREADABLE", image, fault)
    return _read_registered(page, side, payload, image)


def _rejected(verdict: Rejection, image: PageImage, why: Problem) -> PageReading:
    return PageReading(verdict, digest=image.digest, doubts=(why,))


def _verified(hits: Sequence[CodeHit], prepared: _Prepared) -> tuple[code.Payload | None, Rejection | str]:
    """What the page's codes say; two that contradict each other are two ballots in one picture."""
    payloads, refusal = [], ""
    for text in dict.fromkeys(hit.text for hit in hits):
        try:
            payloads.append(_payload(text, prepared.layout.public_key))
        except code.BadSignatureError:
            refusal = "BAD_SIGNATURE"
        except code.ForeignCodeError:
            continue
    if refusal or not payloads:
        return None, refusal
    if any(payload != payloads[0] for payload in payloads):
        return None, "UNREADABLE"
    return payloads[0], ""


@lru_cache(maxsize=64)
def _payload(text: str, key: str) -> code.Payload:
    """Identical ballots bear one code: its signature is checked once."""
    return code.read(text, public_key(key))


def _without_code(prepared: _Prepared, picture: Grey, image: PageImage, refusal: Rejection | str) -> PageReading:
    if refusal == "BAD_SIGNATURE":
        return _rejected("BAD_SIGNATURE", image, problem("BAD_SIGNATURE"))
    if refusal == "UNREADABLE":
        return _rejected("UNREADABLE", image, problem("PAGE_TWO_BALLOTS"))
    if is_blank(picture, prepared.layout.pages[0]):
        return PageReading("NOT_A_BALLOT", blank=True, digest=image.digest, doubts=(problem("PAGE_BLANK"),))
    if any(looks_like(picture, side.blank) for side in prepared.sides):
        return _rejected("UNREADABLE", image, problem("PAGE_NO_CODE"))
    return _rejected("NOT_A_BALLOT", image, problem("NOT_A_BALLOT"))


def _found(payload: code.Payload) -> str:
    return f"{payload.contest} · {payload.round} · {payload.style[:8]}{' · TEST' if payload.test else ''}"


def _fault(page: Registered, side: _Side, image: PageImage, shrunk: float) -> Problem | None:
    """What keeps a page that was found from being read."""
    a, b = page.matrix[0, 0], page.matrix[1, 0]
    per_mm = float(np.hypot(a, b)) * PX * shrunk
    dpi = per_mm * 25.4
    if dpi < DPI_MIN:
        return problem("PAGE_TOO_COARSE", dpi=round(dpi), least=round(DPI_MIN))
    if image.dpi and 0.5 < dpi / image.dpi < 2 and not SCALE_MIN <= dpi / image.dpi <= SCALE_MAX:
        return problem("PAGE_SCALE", percent=round(100 * dpi / image.dpi))
    height, width = page.picture.shape
    seen = page.to_picture(side.corners)
    if seen.min() < 0 or (seen[:, 0] > width).any() or (seen[:, 1] > height).any():
        return problem("PAGE_CUT")
    return None


def _read_registered(found: Registered, side: _Side, payload: code.Payload, image: PageImage) -> PageReading:
    page = in_place(found, side.blank, side.landmarks)
    if page is None:
        return _rejected("UNREADABLE", image, problem("PAGE_BENT"))
    if fatness(page, side.beside) > FAT_PRINT:
        return _rejected("UNREADABLE", image, problem("PAGE_BLURRED"))
    if is_faded(page, side.blank):
        return _rejected("UNREADABLE", image, problem("PAGE_FADED"))
    half = page.half_page(side.blank)
    flaws = writing.find_flaws(half, side.places)
    rows = _rows(page, side, flaws)
    stray = writing.stray_ink(half, side.places, flaws)
    doubts = [doubt for row in rows for doubt in row.doubts]
    strays = [problem("STRAY_INK", x=spot.at_mm[0], y=spot.at_mm[1]) for spot in stray]
    crops = [_row_crop(page, side, row) for row in rows if row.doubts]
    crops += [Crop("", "", why, _png(page, spot.area)) for why, spot in zip(strays, stray, strict=True)]
    return PageReading(
        page=payload.page,
        serial=payload.serial,
        digest=image.digest,
        cells={row.candidate: row.cell for row in rows},
        scores={key: score for row in rows for key, score in row.scores.items()},
        doubts=(*doubts, *strays),
        crops=tuple(crops),
        drawn=tuple(value for row in rows for value in row.drawn),
    )


def _rows(page: Registered, side: _Side, flaws: Flaws) -> list[RowReading]:
    if side.numbers:
        return [_number_to_key(target.candidate) for target in side.numbers]
    read = _marked_rows if side.boxes else _struck_rows
    rows = {row.candidate: row for row in read(page, side, flaws)}
    return [rows[candidate] for candidate in dict.fromkeys(target.candidate for target in side.blank.layout.targets)]


def _marked_rows(page: Registered, side: _Side, flaws: Flaws) -> Iterator[RowReading]:
    for group in side.boxes:
        found = ink.new_ink(page, side.blank, group.frames.area, flaws.take_out, open_paper=True)
        yield from _doubted(marks.read_rows(group.boxes, found), torn(group.frames, found.seen), "BOX_TORN")


def _struck_rows(page: Registered, side: _Side, flaws: Flaws) -> Iterator[RowReading]:
    rows = {name.candidate: strikes.kept(name) for name in side.names.names}
    looked_at = touched(page, flaws.dark, side.names)
    for group in groups(names.rooms(looked_at)):
        found = ink.new_ink(page, side.blank, group.area, flaws.take_out)
        own = [name for name in looked_at if name.candidate in group.candidates]
        rows.update((row.candidate, row) for row in strikes.read_rows(own, found, flaws.folds))
    kept = {candidate for candidate, row in rows.items() if not row.cell}
    yield from _doubted(rows.values(), kept & underlined(page, side.rules), "STRIKE_UNDER")


def _doubted(rows: Iterable[RowReading], doubtful: Container[str], code: str) -> list[RowReading]:
    return [
        replace(
            row,
            cell=row.cell.removesuffix("?") + "?",
            doubts=(*row.doubts, problem(code, Place(subject=row.candidate))),
        )
        if row.candidate in doubtful
        else row
        for row in rows
    ]


def _number_to_key(candidate: str) -> RowReading:
    """Handwritten numbers are not guessed at: people key them from their pictures."""
    return RowReading(candidate, "?", (problem("POINTS_TO_KEY", Place(subject=candidate)),), {})


# ---- pictures for people


def _row_crop(page: Registered, side: _Side, row: RowReading) -> Crop:
    """The whole row of the candidate: the name as printed and its boxes."""
    places = [rect(target.box) for target in side.blank.layout.targets if target.candidate == row.candidate]
    area = places[0]
    for place in places[1:]:
        area = area.joined(place)
    return Crop(row.candidate, row.cell, row.doubts[0], _png(page, area))


def _png(page: Registered, area: Rect) -> bytes:
    shown = 255 - page.crop(area.grown(CROP_MARGIN_MM + 4, CROP_MARGIN_MM))
    framed = cv2.copyMakeBorder(shown, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=90)
    return bytes(cv2.imencode(".png", framed)[1].tobytes())
