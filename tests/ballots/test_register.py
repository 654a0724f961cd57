"""Where a page lies in its picture, to tenths of a millimetre over the whole page, whatever the picture."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from reader_samples import Sheet

from ballots.blankprint import PX, blank_pages, rect
from ballots.codesearch import find_codes, other_codes
from ballots.flatten import in_place, landmarks
from ballots.register import best_match, register
from ballots.registered import mapped

Matrix = NDArray[np.float64]
Picture = NDArray[np.uint8]
VIEWS = [
    [(0, 0), (0, 0), (0, 0), (0, 0)],
    [(9, 4), (0, 0), (0, 0), (0, 0)],
    [(0, 0), (-8, 6), (0, 0), (0, 0)],
    [(0, 0), (0, 0), (-9, -9), (0, 0)],
    [(4, -3), (-4, 5), (-6, 2), (5, -6)],
    [(-5, 5), (6, -4), (-4, -5), (5, 5)],
]
"""How far (mm) a camera held askew moves each corner of the sheet: top left, top right, bottom right, bottom left."""


def photographed(picture: Picture, moves: Sequence[tuple[float, float]]) -> tuple[Picture, Matrix]:
    """The sheet on a dark table, and where its points (pixels of the print) are in the picture."""
    height, width = picture.shape
    margin = 20 * PX
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    seen = (corners + np.array(moves) * PX + margin).astype(np.float32)
    view = cv2.getPerspectiveTransform(corners, seen)
    size = (round(width + 2 * margin), round(height + 2 * margin))
    photo = cv2.warpPerspective(picture, view, size, flags=cv2.INTER_LINEAR, borderValue=(60,))
    return np.asarray(photo, np.uint8), np.asarray(view, np.float64)


def misplaced_mm(sheet: Sheet, picture: Picture) -> float:
    """The largest distance of a name, box or corner mark from where the layout has it, on the page put right."""
    blank = blank_pages(sheet.layout)[0]
    found = register(picture, blank, find_codes(picture, blank.layout))
    assert found is not None
    printed = [rect(part.box) for part in (*blank.layout.targets, *blank.layout.fiducials)]
    page = in_place(found, blank, landmarks(blank, printed[:-4]))
    assert page is not None
    far = []
    for place in printed:
        match = best_match(page.crop(place.grown(3, 3)), blank.ink[place.grown(1, 1).slices])
        assert match is not None
        if match[2] > 0.7:
            far.append(float(np.hypot(match[0] - round(2 * PX), match[1] - round(2 * PX))) / PX)
    assert len(far) >= len(printed) - 2
    return max(far)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["strike", "agree"])
def test_a_photograph_taken_askew_is_straightened_over_the_whole_page(
    form: str, view: Sequence[tuple[float, float]]
) -> None:
    sheet = Sheet(form)
    assert misplaced_mm(sheet, photographed(sheet.picture, view)[0]) < 0.15


@pytest.mark.parametrize("corner", range(4))
def test_a_covered_corner_mark_is_left_out(corner: int) -> None:
    sheet = Sheet("strike")
    x, y, w, h = (round(value * sheet.px) for value in sheet.layout.pages[0].fiducials[corner].box)
    cv2.circle(sheet.picture, (x + w, y + h // 2), round(w * 0.8), (110,), -1)
    assert misplaced_mm(sheet, photographed(sheet.picture, VIEWS[0])[0]) < 0.15
    assert misplaced_mm(sheet, photographed(sheet.picture, VIEWS[4])[0]) < 0.15


def test_a_code_missed_at_first_is_found_where_the_other_puts_it() -> None:
    sheet = Sheet("strike")
    blank = blank_pages(sheet.layout)[0]
    photo, view = photographed(sheet.picture, VIEWS[4])
    whole = find_codes(photo, blank.layout)[0]
    found = other_codes(photo, blank, view, [whole])
    assert len(found) == 1
    nearest = min(float(np.abs(mapped(view, corners) - found[0].corners).max()) for corners in blank.codes)
    assert nearest < 0.4 * PX
