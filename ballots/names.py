"""Printed names: where they are on the page, and how far what is drawn on them reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ballots.blankprint import PX, BlankPage, Rect, rect
from ballots.layout import Box, Target
from ballots.thresholds import NAME_ABOVE_MM, NAME_TAIL_MM

BODY_ABOVE_MM = 0.45
"""Height above the small letters in which a line still runs through the capitals."""
BASE_LINE_MM = 0.25
"""Height above the letters' feet in which a line is rather one under the name."""


@dataclass(frozen=True)
class Name:
    """A printed name: the box of its ink, and the rows of its letters without what stands above and below them."""

    candidate: str
    ink: Rect
    body: Rect

    @cached_property
    def tall(self) -> Rect:
        """The name with the height above and below it in which a line still belongs to it."""
        return Rect(self.ink.left, self.body.top, self.ink.right, self.body.bottom).grown(0, NAME_ABOVE_MM)


def rooms(names: Sequence[Name]) -> dict[str, Rect]:
    """By candidate, the part of the page in which the lines of a name and the tails of their strikes lie."""
    found: dict[str, Rect] = {}
    for name in names:
        area = _room(name)
        found[name.candidate] = found[name.candidate].joined(area) if name.candidate in found else area
    return found


def _room(name: Name) -> Rect:
    """The part of the page in which a name and the tails of its strike lie."""
    return name.tall.grown(NAME_TAIL_MM + 1, NAME_ABOVE_MM)


def printed_names(targets: Sequence[Target], blank: BlankPage) -> list[Name]:
    """Where each name's ink is on the blank print; a name on two lines is there twice, one line each."""
    return [
        _printed_name(target.candidate, line, blank)
        for target in targets
        if target.option == "name"
        for line in (target.lines or (target.box,))
    ]


def _printed_name(candidate: str, line: Box, blank: BlankPage) -> Name:
    box = rect(line).within(*blank.size)
    dark = blank.ink[box.slices] > 110
    columns = np.flatnonzero(dark.any(axis=0))
    profile = np.convolve(dark.sum(axis=1).astype(np.float64), np.ones(3) / 3, mode="same")
    if not len(columns):
        return Name(candidate, box, box)
    strong = profile >= 0.33 * profile.max()
    peak = int(np.argmax(profile))
    top = peak
    while top > 0 and strong[top - 1]:
        top -= 1
    bottom = peak + 1
    while bottom < len(strong) and strong[bottom]:
        bottom += 1
    top, bottom = max(0, top - round(BODY_ABOVE_MM * PX)), max(peak + 1, bottom - round(BASE_LINE_MM * PX))
    left, right = box.left + int(columns[0]), box.left + int(columns[-1]) + 1
    return Name(candidate, Rect(left, box.top, right, box.bottom), Rect(left, box.top + top, right, box.top + bottom))
