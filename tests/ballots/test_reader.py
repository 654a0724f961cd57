"""Reading pages: any side up, any usual resolution; what is no ballot of this count is refused with the reason."""

from typing import Any

import cv2
import numpy as np
import pytest
from ballot_contests import OTHER_KEY
from reader_samples import Sheet, cat, cross, layout_of, print_of, tilted

from ballots.pages import PageImage
from ballots.reader import read_page

ROWS = {"c01": "yes", "c07": "no", "c15": "yes"}


def marked(dpi: int = 200, **changed: Any) -> Sheet:
    sheet = Sheet("agree", dpi=dpi, **changed)
    for row, option in ROWS.items():
        cross(sheet, sheet.box(row, option))
    return sheet


def struck(dpi: int = 200) -> Sheet:
    sheet = Sheet("strike", dpi=dpi)
    for row in ("c01", "c15"):
        x, y, w, h = sheet.box(row, "name")
        sheet.line([(x - 1, y + h * 0.53), (x + w + 1, y + h * 0.51)])
    return sheet


def cells(reading: Any) -> dict[str, str]:
    assert (reading.problem, reading.doubts) == ("", ())
    return {row: cell for row, cell in reading.cells.items() if cell}


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_ballot_is_read_any_side_up(turns: int) -> None:
    sheet = marked()
    turned = np.ascontiguousarray(np.rot90(sheet.picture, turns))
    assert cells(read_page(sheet.layout, PageImage(turned, 200.0, ""))) == ROWS


@pytest.mark.parametrize("degrees", [-5.0, -2.0, 1.5, 5.0])
@pytest.mark.parametrize("sheet", [marked, struck])
def test_a_tilted_ballot_is_read(degrees: float, sheet: Any) -> None:
    filled = sheet()
    expected = ROWS if sheet is marked else {"c01": "x", "c15": "x"}
    picture = tilted(filled.picture, degrees, scale=0.97)
    assert cells(read_page(filled.layout, PageImage(picture, 200.0, ""))) == expected


@pytest.mark.parametrize("dpi", [150, 200, 300, 400, 600])
@pytest.mark.parametrize("sheet", [marked, struck])
def test_usual_resolutions_are_read(dpi: int, sheet: Any) -> None:
    filled = sheet(dpi)
    expected = ROWS if sheet is marked else {"c01": "x", "c15": "x"}
    assert cells(filled.read()) == expected


@pytest.mark.parametrize("dpi", [200, 300])
def test_black_and_white_scans_are_read(dpi: int) -> None:
    for sheet, expected in ((marked(dpi), ROWS), (struck(dpi), {"c01": "x", "c15": "x"})):
        picture = np.where(sheet.picture > 150, 255, 0).astype(np.uint8)
        assert cells(read_page(sheet.layout, PageImage(picture, float(dpi), ""))) == expected


@pytest.mark.parametrize(("scale", "verdict"), [(0.92, "UNREADABLE"), (0.95, ""), (1.05, "")])
def test_another_scale_is_rejected_where_the_file_states_its_resolution(scale: float, verdict: str) -> None:
    sheet = marked()
    picture = tilted(sheet.picture, 0, scale=scale)
    reading = read_page(sheet.layout, PageImage(picture, 200.0, ""))
    assert reading.problem == verdict
    assert read_page(sheet.layout, PageImage(picture, None, "")).problem == ""
    if verdict:
        assert "92 %" in reading.doubts[0].text("en")


def test_grey_paper_in_uneven_light_is_read() -> None:
    sheet = marked()
    light = np.linspace(0.55, 0.9, sheet.picture.shape[1], dtype=np.float32)
    picture = (sheet.picture * light + 10).astype(np.uint8)
    assert cells(read_page(sheet.layout, PageImage(picture, 200.0, ""))) == ROWS


def test_paper_stretched_by_the_feeder_is_followed() -> None:
    sheet = struck()
    height, width = sheet.picture.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    bent = cv2.remap(
        sheet.picture,
        columns + 4 * np.sin(rows / 500),
        rows + 6 * np.sin(rows / 400),
        cv2.INTER_LINEAR,
        borderValue=255,
    )
    assert cells(read_page(sheet.layout, PageImage(np.asarray(bent, np.uint8), 200.0, ""))) == {"c01": "x", "c15": "x"}


@pytest.mark.parametrize("corner", [0, 1])
def test_one_code_is_enough(corner: int) -> None:
    sheet = marked()
    x, y, w, h = (round(value * sheet.px) for value in sheet.layout.pages[0].codes[corner].box)
    sheet.picture[y : y + h, x : x + w] = 255
    assert cells(sheet.read()) == ROWS


def test_a_ballot_without_readable_codes_is_unreadable() -> None:
    sheet = marked()
    for spot in sheet.layout.pages[0].codes:
        x, y, w, h = (round(value * sheet.px) for value in spot.box)
        sheet.picture[y : y + h, x : x + w] = 255
    for turns in (0, 1, 2):
        picture = np.ascontiguousarray(np.rot90(tilted(sheet.picture, 1.5), turns))
        assert read_page(sheet.layout, PageImage(picture, 200.0, "")).problem == "UNREADABLE"


def test_a_photograph_and_a_printed_page_are_no_ballots() -> None:
    layout = layout_of("agree")
    letter = print_of("agree", people=2, seats=2, title="Something else").copy()
    letter[:600], letter[-600:] = 255, 255
    for picture in (cat(), letter):
        assert read_page(layout, PageImage(picture, None, "")).problem == "NOT_A_BALLOT"


def test_a_blank_page_is_told_as_such() -> None:
    paper = np.random.default_rng(2).normal(244, 3, (2339, 1654)).clip(0, 255).astype(np.uint8)
    reading = read_page(layout_of("agree"), PageImage(paper, 200.0, ""))
    assert (reading.problem, reading.blank) == ("NOT_A_BALLOT", True)


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"id": "another"}, "OTHER_CONTEST"),
        ({"round": 2}, "OTHER_ROUND"),
        ({"title": "Bầu Ban Chấp hành (bản sửa)"}, "OTHER_VERSION"),
        ({"test": True}, "TEST_BALLOT"),
        ({"key": OTHER_KEY}, "BAD_SIGNATURE"),
        ({"key": OTHER_KEY, "id": "another"}, "BAD_SIGNATURE"),
        ({"id": "another", "round": 2, "test": True}, "OTHER_CONTEST"),
    ],
)
def test_a_page_that_is_not_of_this_count_is_refused_with_the_reason(changed: dict[str, Any], verdict: str) -> None:
    other = Sheet("agree", **changed)
    reading = read_page(layout_of("agree"), other.image())
    assert reading.problem == verdict
    assert reading.doubts[0].text("vi")
    assert not reading.cells


def test_an_official_ballot_among_test_ballots_is_refused() -> None:
    assert read_page(layout_of("agree", test=True), marked().image()).problem == "TEST_BALLOT"


def test_a_page_half_outside_its_picture_is_not_read() -> None:
    sheet = marked()
    cut = np.ascontiguousarray(sheet.picture[:, : round(150 * sheet.px)])
    assert read_page(sheet.layout, PageImage(cut, 200.0, "")).problem in {"UNREADABLE", "DAMAGED"}


def test_a_torn_corner_does_no_harm() -> None:
    sheet = marked()
    size = round(25 * sheet.px)
    sheet.picture[-size:, -size:][np.add.outer(np.arange(size), np.arange(size)) > size] = 60
    assert cells(sheet.read()) == ROWS


def test_the_same_page_always_gives_the_same_reading() -> None:
    sheet = struck()
    assert sheet.read() == sheet.read()


WRITINGS = {
    "a signature": lambda sheet: sheet.line(
        [(90 + 0.4 * n, 272 + 3 * np.sin(n / 2) * np.cos(n / 5)) for n in range(60)], width=0.5
    ),
    "a word in the margin": lambda sheet: sheet.line([(150 + 0.5 * n, 262 + (n % 3)) for n in range(20)], width=0.4),
    "a small cross at the foot": lambda sheet: cross(sheet, (60, 280, 4, 4), width=0.4),
}


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("form", ["strike", "agree"])
def test_writing_outside_the_places_for_it_goes_to_people(writing: str, form: str) -> None:
    sheet = Sheet(form)
    WRITINGS[writing](sheet)
    reading = sheet.read()
    assert {doubt.code for doubt in reading.doubts} == {"STRAY_INK"}
    assert [crop.candidate for crop in reading.crops] == [""] * len(reading.crops)


def test_the_stamp_punch_holes_and_the_edge_are_no_writing() -> None:
    sheet = marked()
    for radius in (17, 15.5, 6):
        sheet.ring(36, 30, radius, radius, width=0.8, grey=110)
    for y in (110.0, 190.0):
        sheet.dot(10, y, 6, grey=30)
    sheet.picture[:, -round(4 * sheet.px) :] = 90
    assert cells(sheet.read()) == ROWS
