"""A picture that is torn at a box is a doubt, whatever the boxes seem to say."""

import numpy as np
import pytest
from reader_samples import Sheet, cross, filled, tick

from ballots.layout import Box

MM = 200 / 25.4


def around(box: Box, margin: float = 1.5) -> tuple[slice, slice]:
    """Rows and columns of the picture, `margin` mm more on every side."""
    x, y, w, h = box
    return slice(round((y - margin) * MM), round((y + h + margin) * MM)), slice(
        round((x - margin) * MM), round((x + w + margin) * MM)
    )


def marked() -> Sheet:
    sheet = Sheet("agree")
    for row, draw in (("c02", cross), ("c05", tick), ("c08", filled)):
        draw(sheet, sheet.box(row, "yes"))
    return sheet


def codes(sheet: Sheet) -> set[tuple[str, str]]:
    return {(doubt.code, doubt.place.subject) for doubt in sheet.read().doubts}


def test_whole_frames_marked_or_not_are_no_doubt() -> None:
    assert codes(marked()) == set()


@pytest.mark.parametrize("aside", [1.0, -1.35, 3.0])
def test_a_band_of_the_picture_put_aside_is_a_doubt_at_its_boxes_only(aside: float) -> None:
    """As a damaged JPEG shows it from the fault on to where its coding falls into step again."""
    sheet = marked()
    _x, y, _w, h = sheet.box("c05", "yes")
    top, bottom = round((y + h / 2) * MM), round((y + h + 1) * MM)
    sheet.picture[top:bottom] = np.roll(sheet.picture[top:bottom], round(aside * MM), axis=1)
    reading = sheet.read()
    assert reading.problem or {doubt.place.subject for doubt in reading.doubts if doubt.code == "BOX_TORN"} == {"c05"}
    assert reading.problem or reading.cells["c05"].endswith("?")


@pytest.mark.parametrize("option", ["yes", "no"])
def test_a_box_covered_in_part_is_a_doubt(option: str) -> None:
    sheet = marked()
    x, y, w, h = sheet.box("c03", option)
    sheet.picture[round((y - 1) * MM) : round((y + h + 1) * MM), round((x + w / 2) * MM) : round((x + w + 1) * MM)] = (
        250
    )
    assert ("BOX_TORN", "c03") in codes(sheet)
    assert {subject for code, subject in codes(sheet) if code == "BOX_TORN"} == {"c03"}


@pytest.mark.parametrize(("edges", "torn"), [((0,), False), ((1,), False), ((0, 1), True)])
def test_one_upright_side_lost_under_a_streak_is_no_doubt_and_both_are(edges: tuple[int, ...], torn: bool) -> None:
    """A streak along the line of a frame is taken out with it. A row put aside loses both its upright lines."""
    sheet = marked()
    x, y, w, h = sheet.box("c03", "no")
    for edge in edges:
        at = x + edge * w
        sheet.picture[
            round((y + 0.4) * MM) : round((y + h - 0.4) * MM), round((at - 0.4) * MM) : round((at + 0.4) * MM)
        ] = 250
    assert (("BOX_TORN", "c03") in codes(sheet)) == torn


@pytest.mark.parametrize("shift", [-0.3, 0.3])
def test_print_a_little_astray_is_no_doubt(shift: float) -> None:
    sheet = marked()
    x, y, w, h = sheet.box("c04", "no")
    area = (
        slice(round((y - 1.5) * MM), round((y + h + 1.5) * MM)),
        slice(round((x - 1.5) * MM), round((x + w + 1.5) * MM)),
    )
    sheet.picture[area] = np.roll(sheet.picture[area], round(shift * MM), axis=(0, 1))
    assert "BOX_TORN" not in {code for code, _ in codes(sheet)}
