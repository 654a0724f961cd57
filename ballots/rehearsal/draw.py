"""A voter fills one page: what the cells say, and nothing else on the paper."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np

from ballots.layout import LayoutPage, Target
from ballots.rehearsal.hands import CORRECTED, Voter, at_next_row, mark_strokes, pick_voter, strike_strokes
from ballots.rehearsal.pens import Pen, Stroke, draw_strokes, other_ink
from ballots.rehearsal.places import free_place, printed_lines, room_round
from ballots.rehearsal.texture import Image
from ballots.rehearsal.writing import ADDED_WRITING, extent, placed, written

Rng = np.random.Generator
NUMBER_INSET = 0.9
"""From written digits to the frame of their box, mm."""
SEVERAL: dict[str, tuple[tuple[str, ...], ...]] = {
    "both": (("yes", "no"),),
    "many": (("high", "medium"), ("medium", "low"), ("high", "low"), ("high", "medium", "low")),
}
"""Cell values that stand for more than one mark in a row, with the sets of marks they may stand for."""


def draw_ballot(
    page_image: Image,
    layout_page: LayoutPage,
    cells: Mapping[str, str],
    rng: Rng,
    *,
    dpi: float = 200.0,
    hand: str = "ordinary",
    problem: str = "",
    voter: Voter | None = None,
) -> Image:
    """A copy of `page_image` (blank print, grey or blue-green-red, at `dpi`) with the marks and strikes of `cells`.

    `cells` maps candidate id → cell value of the votes file; a candidate who is not on this page is passed over.
    `problem` is a physical ground (`SIGNED`, `MARKED`, `OUTSIDE_NAME`, `TWO_INKS`, `NOT_ISSUED`) drawn besides.
    `hand` is a key of `HANDS`. Give the same `voter` for both sides of a sheet.
    """
    image = page_image.copy()
    grey = page_image if page_image.ndim == 2 else np.asarray(cv2.cvtColor(page_image, cv2.COLOR_BGR2GRAY), np.uint8)
    voter = voter or pick_voter(rng, hand)
    wanted = wanted_targets(layout_page, cells, rng)
    odd_one = int(rng.integers(len(wanted))) if wanted and problem == "TWO_INKS" else -1
    at_row = voters_by_row(voter, wanted, rng)
    for index, target in enumerate(wanted):
        for pen in pens_used(voter.pen, odd=index == odd_one, alone=len(wanted) == 1):
            if target.option == "points":
                draw_strokes(image, number_strokes(cells[target.candidate], target, rng), pen, rng, dpi)
                continue
            for strokes in target_strokes(at_row[target.candidate], target, layout_page, grey, rng, dpi):
                draw_strokes(image, strokes, pen, rng, dpi)
    if problem in ADDED_WRITING or (problem == "TWO_INKS" and not wanted):
        add_writing(image, grey, layout_page, problem, voter, rng, dpi)
    if problem == "NOT_ISSUED":
        wipe_codes(image, layout_page, dpi)
    return image


def voters_by_row(voter: Voter, wanted: Sequence[Target], rng: Rng) -> dict[str, Voter]:
    """The voter's shape in each row. Two marks of one row are no filled boxes: those would look like corrections."""
    rows = Counter(target.candidate for target in wanted)
    shapes = {candidate: at_next_row(voter, rng) for candidate in rows}
    return {
        candidate: replace(at, mark="cross") if rows[candidate] > 1 and at.mark == "filled" else at
        for candidate, at in shapes.items()
    }


def pens_used(pen: Pen, *, odd: bool, alone: bool) -> list[Pen]:
    """The pens that draw a mark: the odd one out of a ballot in two inks has the other ink, if it is alone both."""
    if not odd:
        return [pen]
    return [pen, other_ink(pen)] if alone else [other_ink(pen)]


def wanted_targets(page: LayoutPage, cells: Mapping[str, str], rng: Rng) -> list[Target]:
    """The places of this page that get a mark or a strike."""
    options: dict[str, tuple[str, ...]] = {}
    for candidate in dict.fromkeys(target.candidate for target in page.targets):
        cell = cells.get(candidate, "")
        sets = SEVERAL.get(cell, ((("name" if cell == "x" else "points" if cell.isdecimal() else cell),),))
        options[candidate] = sets[int(rng.integers(len(sets)))]
    return [target for target in page.targets if target.option in options[target.candidate]]


def number_strokes(number: str, target: Target, rng: Rng) -> list[Stroke]:
    """Digits, somewhere in the box and nearly as high as it is."""
    x, y, width, height = target.box
    digits = written(number, rng)
    across = min(width - 2 * NUMBER_INSET, extent(digits)[0])
    left = x + NUMBER_INSET + rng.uniform(0, max(width - 2 * NUMBER_INSET - across, 0.0))
    return placed(digits, (left, y + NUMBER_INSET, across, height - 2 * NUMBER_INSET))


def target_strokes(
    voter: Voter, target: Target, page: LayoutPage, grey: Image, rng: Rng, dpi: float
) -> list[list[Stroke]]:
    room = room_round(target, page)
    if target.option != "name":
        over = replace(voter, mark="filled")
        return [
            mark_strokes(voter, target.box, room, rng),
            *(mark_strokes(over, box.box, room_round(box, page), rng) for box in corrected_boxes(voter, target, page)),
        ]
    ends = (room[0], room[2])
    return [strike_strokes(voter, line, ends, rng) for line in printed_lines(grey, target.box, dpi)]


def corrected_boxes(voter: Voter, target: Target, page: LayoutPage) -> list[Target]:
    """The box that a voter who has changed her mind fills over."""
    others = [
        other
        for other in page.targets
        if other.candidate == target.candidate and other.option not in (target.option, "name")
    ]
    return others[:1] if voter.mark == CORRECTED else []


def add_writing(image: Image, grey: Image, page: LayoutPage, problem: str, voter: Voter, rng: Rng, dpi: float) -> None:
    """Writing that does not belong there. Two inks on a ballot without a mark: a sign in each."""
    inks = [voter.pen, other_ink(voter.pen)] if problem == "TWO_INKS" else [voter.pen]
    for pen in inks:
        writing = ADDED_WRITING.get(problem, ADDED_WRITING["MARKED"])(rng)
        draw_strokes(image, placed(writing, free_place(grey, page, extent(writing), rng)), pen, rng, dpi)


def wipe_codes(image: Image, page: LayoutPage, dpi: float) -> None:
    """A sheet that the committee did not issue: its own print without the signed codes."""
    per_mm = dpi / 25.4
    for spot in page.codes:
        x, y, width, height = spot.box
        rows = slice(int((y - 0.5) * per_mm), int((y + height + 0.5) * per_mm) + 1)
        image[rows, int((x - 0.5) * per_mm) : int((x + width + 0.5) * per_mm) + 1] = 255
