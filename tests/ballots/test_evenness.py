"""A page whose print fades from one end to the other is not read: ink fades with it, to nothing at last."""

import numpy as np
import pytest
from reader_samples import Sheet, cross

from ballots.pages import PageImage
from ballots.reader import read_page


def ballot() -> Sheet:
    sheet = Sheet("agree", 5, dpi=150)
    for row in ("c01", "c05"):
        cross(sheet, sheet.box(row, "yes"))
    return sheet


def verdict(sheet: Sheet, picture: np.ndarray) -> tuple[str, list[str]]:
    reading = read_page(sheet.layout, PageImage(picture, 150, "x"))
    return reading.problem, [doubt.code for doubt in reading.doubts]


def shifted(picture: np.ndarray, by: int, rows: slice) -> np.ndarray:
    """Lighter by as much, white staying white, as after a number of a JPEG that was read wrongly."""
    made = picture.astype(int)
    made[rows] += by
    return np.clip(made, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("rows", [slice(600, None), slice(0, 600)])
@pytest.mark.parametrize(("by", "faded"), [(45, False), (75, True), (150, True), (200, True)])
def test_print_much_paler_at_one_end_keeps_a_page_from_being_read(rows: slice, by: int, faded: bool) -> None:
    sheet = ballot()
    problem, codes = verdict(sheet, shifted(sheet.picture, by, rows))
    assert problem == ("UNREADABLE" if faded else "")
    assert codes == [] or faded


def test_a_page_of_pale_print_throughout_is_read() -> None:
    sheet = ballot()
    assert verdict(sheet, shifted(sheet.picture, 90, slice(None))) == ("", [])


@pytest.mark.parametrize("corner", [(slice(0, 110), slice(0, 110)), (slice(-110, None), slice(-110, None))])
def test_a_corner_torn_off_is_no_fading(corner: tuple[slice, slice]) -> None:
    sheet = ballot()
    torn = sheet.picture.copy()
    torn[corner] = 255
    assert verdict(sheet, torn)[0] == ""
