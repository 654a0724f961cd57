"""Sheets that do not lie flat: folds that stand up, curls, lenses, shadows. Laid flat by their print, or not read."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from reader_samples import Sheet, cross, filled

from ballots.blankprint import PX, rect
from ballots.pages import PageImage
from ballots.reader import read_page

Picture = NDArray[np.uint8]
Shift = Callable[[NDArray[np.float32], NDArray[np.float32]], tuple[NDArray[np.float32], NDArray[np.float32]]]
"""From places in the picture, mm on the sheet, to how far its paper has moved there, mm."""


def ridge(height: float) -> Shift:
    """A fold across the middle stands up: seen from above, what is higher lies further out."""

    def shift(x: NDArray[np.float32], y: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        nearer = height * np.clip(1 - np.abs(y - 148) / 148, 0, 1) / 400
        return nearer * (x - 90), nearer * (y - 120)

    return shift


def curl(height: float) -> Shift:
    """The right edge stands up."""

    def shift(x: NDArray[np.float32], y: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        nearer = height * (np.clip(x - 60, 0, None) / 150) ** 2 / 400
        return nearer * (x - 120), nearer * (y - 170)

    return shift


def barrel(strength: float) -> Shift:
    def shift(x: NDArray[np.float32], y: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        far = strength * ((x - 105) ** 2 + (y - 148) ** 2) / 180**2
        return far * (x - 105), far * (y - 148)

    return shift


def crushed(x: NDArray[np.float32], y: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Crumpled in its middle: waves of 2 mm from line to line, as no sheet pressed flat has them."""
    deep = 2 * np.clip((y - 70) / 20, 0, 1) * np.clip((240 - y) / 20, 0, 1)
    return deep * np.sin(y / 3), deep * np.sin(x / 4)


def bent(picture: Picture, shift: Shift) -> Picture:
    """The sheet bent and photographed from a little aside, on a dark table."""
    height, width = picture.shape
    margin = 12 * PX
    down, across = np.mgrid[0 : height + int(2 * margin), 0 : width + int(2 * margin)].astype(np.float32)
    across, down = across - margin - down / 60, down - margin - across / 80
    x, y = shift((across / PX).astype(np.float32), (down / PX).astype(np.float32))
    maps = [np.asarray(place - moved * PX, np.float32) for place, moved in ((across, x), (down, y))]
    return np.asarray(cv2.remap(picture, maps[0], maps[1], cv2.INTER_LINEAR, borderValue=(60,)), np.uint8)


BENDS = {
    "ridge": ridge(6),
    "deep ridge": ridge(-8),
    "curl": curl(9),
    "barrel": barrel(0.01),
    "pincushion": barrel(-0.01),
}
EXPECTED = {"strike": {"c02": "x", "c15": "x"}, "agree": {"c01": "yes", "c07": "no", "c15": "yes"}}


def voted(form: str) -> Sheet:
    sheet = Sheet(form)
    for row, option in EXPECTED[form].items():
        if form == "agree":
            cross(sheet, sheet.box(row, option))
            continue
        x, y, w, h = sheet.box(row, "name")
        sheet.line([(x - 1, y + h * 0.53), (x + w + 1, y + h * 0.51)])
    return sheet


@pytest.mark.parametrize("bend", BENDS)
@pytest.mark.parametrize("form", EXPECTED)
def test_a_sheet_that_is_not_flat_is_read_as_filled(form: str, bend: str) -> None:
    sheet = voted(form)
    reading = read_page(sheet.layout, PageImage(bent(sheet.picture, BENDS[bend]), None, ""))
    assert (reading.problem, reading.doubts) == ("", ())
    assert {row: cell for row, cell in reading.cells.items() if cell} == EXPECTED[form]


@pytest.mark.parametrize("form", EXPECTED)
def test_a_crushed_sheet_is_not_read(form: str) -> None:
    sheet = voted(form)
    reading = read_page(sheet.layout, PageImage(bent(sheet.picture, crushed), None, ""))
    assert reading.problem == "UNREADABLE"
    assert not reading.cells


@pytest.mark.parametrize("people", [1, 2, 3, 5])
def test_a_flat_sheet_whose_boxes_are_all_filled_over_is_read(people: int) -> None:
    sheet = Sheet("agree", people)
    for number in range(1, people + 1):
        for option in ("yes", "no"):
            filled(sheet, sheet.box(f"c{number:02d}", option), width=0.9)
    reading = sheet.read()
    assert reading.problem == ""
    assert {cell.removesuffix("?") for cell in reading.cells.values()} == {"both"}


@pytest.mark.parametrize("edge", [1.0, 10.0])
@pytest.mark.parametrize("form", EXPECTED)
def test_the_shadow_of_a_hand_is_no_ink(form: str, edge: float) -> None:
    sheet = voted(form)
    height, width = sheet.picture.shape
    y, x = np.mgrid[0:height, 0:width]
    lit = 1 / (1 + np.exp(-(x + y / 2 - 1100) / (edge * PX)))
    reading = read_page(sheet.layout, PageImage((sheet.picture * (0.7 + 0.3 * lit)).astype(np.uint8), None, ""))
    assert (reading.problem, reading.doubts) == ("", ())
    assert {row: cell for row, cell in reading.cells.items() if cell} == EXPECTED[form]


@pytest.mark.parametrize("side", [6.0, 9.0, 13.0])
def test_a_place_blacked_out_is_not_taken_for_a_shadow(side: float) -> None:
    sheet = Sheet("agree")
    box = rect(sheet.box("c05", "yes"))
    middle = ((box.left + box.right) // 2, (box.top + box.bottom) // 2)
    half = round(side * PX / 2)
    sheet.picture[middle[1] - half : middle[1] + half, middle[0] - half : middle[0] + half] = 60
    reading = sheet.read()
    assert reading.cells["c05"] != ""


@pytest.mark.parametrize(("spread", "verdict"), [(0.12, ""), (0.3, "UNREADABLE")])
@pytest.mark.parametrize("form", EXPECTED)
def test_a_blurred_picture_is_not_read(form: str, spread: float, verdict: str) -> None:
    sheet = voted(form)
    picture = np.asarray(cv2.GaussianBlur(sheet.picture, (0, 0), spread * PX), np.uint8)
    for taken in (picture, bent(picture, BENDS["curl"])):
        reading = read_page(sheet.layout, PageImage(taken, None, ""))
        assert reading.problem == verdict
        if not verdict:
            assert {row: cell for row, cell in reading.cells.items() if cell} == EXPECTED[form]
