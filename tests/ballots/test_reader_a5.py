"""A5 ballots, scanned by themselves or on the glass of an A4 scanner, at every usual resolution."""

from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from reader_samples import Sheet, cross, tilted

from ballots.pages import PageImage
from ballots.reader import read_page

Picture = NDArray[np.uint8]
EXPECTED = {"strike": {"c02": "x", "c08": "x"}, "agree": {"c01": "yes", "c07": "no", "c08": "yes"}}
PLACES = {"corner": (0.0, 0.0), "middle": (31.0, 40.0), "other corner": (61.0, 86.0)}


class Ballot(dict[str, Any]):
    """Settings of a ballot, by which its print is kept."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def voted(form: str, dpi: int = 200) -> Sheet:
    sheet = Sheet(form, 8, dpi=dpi, ballot=Ballot(paper="A5"))
    for row, option in EXPECTED[form].items():
        if form == "agree":
            cross(sheet, sheet.box(row, option))
            continue
        x, y, w, h = sheet.box(row, "name")
        sheet.line([(x - 1, y + h * 0.53), (x + w + 1, y + h * 0.51)])
    return sheet


@pytest.mark.parametrize("across", [9.0, 10.5, 11.5])
def test_punched_holes_are_no_writing_though_they_cut_the_table(across: float) -> None:
    sheet = Sheet("strike", 30, ballot=Ballot(paper="A5"))
    for row in ("c01", "c06", "c11"):
        sheet.dot(across, sheet.box(row, "name")[1] + 6.0, 5.5, 70)
    reading = sheet.read()
    assert (reading.doubts, set(reading.cells.values())) == ((), {""})


def on_a4_glass(sheet: Sheet, place: tuple[float, float], *, lid: int = 250) -> Picture:
    """The sheet at `place` (mm) under a white lid; its edges throw a thin shadow."""
    glass = np.full((round(297 * sheet.px), round(210 * sheet.px)), lid, np.uint8)
    left, top = (round(value * sheet.px) for value in place)
    height, width = sheet.picture.shape
    height, width = min(height, glass.shape[0] - top), min(width, glass.shape[1] - left)
    glass[top : top + height, left : left + width] = sheet.picture[:height, :width]
    cv2.rectangle(glass, (left, top), (left + width, top + height), 150, max(1, round(0.2 * sheet.px)))
    return glass


def cells(reading: Any) -> dict[str, str]:
    assert (reading.problem, reading.doubts) == ("", ())
    return {row: cell for row, cell in reading.cells.items() if cell}


@pytest.mark.parametrize("dpi", [150, 200, 300, 600])
@pytest.mark.parametrize("form", EXPECTED)
def test_an_a5_ballot_is_read_by_itself(form: str, dpi: int) -> None:
    assert cells(voted(form, dpi).read()) == EXPECTED[form]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("dpi", [150, 200, 300, 600])
@pytest.mark.parametrize("form", EXPECTED)
def test_an_a5_ballot_is_read_on_a4_glass(form: str, dpi: int, place: str) -> None:
    sheet = voted(form, dpi)
    picture = on_a4_glass(sheet, PLACES[place])
    for stated in (float(dpi), None):
        assert cells(read_page(sheet.layout, PageImage(picture, stated, ""))) == EXPECTED[form]


@pytest.mark.parametrize("turns", range(4))
def test_an_a5_ballot_lies_any_way_round_on_the_glass(turns: int) -> None:
    sheet = voted("agree")
    picture = np.ascontiguousarray(np.rot90(tilted(on_a4_glass(sheet, (20.0, 30.0)), 3.0), turns))
    assert cells(read_page(sheet.layout, PageImage(picture, 200.0, ""))) == EXPECTED["agree"]


@pytest.mark.parametrize("glass", [True, False])
def test_an_a5_ballot_without_its_codes_is_a_ballot_all_the_same(glass: bool) -> None:
    sheet = voted("agree")
    for spot in sheet.layout.pages[0].codes:
        x, y, w, h = (round(value * sheet.px) for value in spot.box)
        sheet.picture[y : y + h, x : x + w] = 255
    picture = on_a4_glass(sheet, PLACES["middle"]) if glass else sheet.picture
    assert read_page(sheet.layout, PageImage(picture, 200.0, "")).problem == "UNREADABLE"


def test_the_blank_back_of_an_a5_sheet_is_blank() -> None:
    sheet = voted("agree")
    sheet.picture[:] = np.random.default_rng(2).normal(244, 3, sheet.picture.shape).clip(0, 255).astype(np.uint8)
    reading = sheet.read()
    assert (reading.problem, reading.blank) == ("NOT_A_BALLOT", True)


@pytest.mark.parametrize(("lines", "blank"), [(3, True), (20, False)])
def test_a_few_specks_leave_a_small_page_blank_and_lines_of_writing_do_not(lines: int, blank: bool) -> None:
    sheet = voted("agree")
    sheet.picture[:] = 245
    for number in range(lines):
        sheet.line([(40, 20 + 8 * number), (50, 20 + 8 * number)])
    assert sheet.read().blank == blank
