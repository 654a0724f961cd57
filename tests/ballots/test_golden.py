"""Ballots look as they were accepted to look: every form, paper and print, a back, a test ballot, the specimens."""

import cv2
import golden
import numpy as np
import pypdfium2
import pytest
from golden import CASES, FOLDER, Picture, accepted, contest, differences, laid_out, printed

from ballots.press import lay_out
from congress.i18n import catalogue
from tally.contest import Contest


@pytest.mark.parametrize("name", CASES)
def test_the_ballot_looks_as_accepted(name: str) -> None:
    assert differences(printed(name), accepted(name)) == []


def test_the_accepted_pictures_are_those_of_the_cases_and_small() -> None:
    files = {path.stem: path.stat().st_size for path in FOLDER.iterdir()}
    assert files.keys() == CASES.keys()
    assert max(files.values()) < 60_000
    assert sum(files.values()) < 1_500_000


# ---- the comparison itself: what it lets pass, and what it does not


def moved(picture: Picture, pixels: float) -> Picture:
    shift = np.array([[1, 0, pixels], [0, 1, pixels]], np.float32)
    return np.asarray(cv2.warpAffine(picture, shift, picture.shape[::-1], borderValue=255), np.uint8)


@pytest.mark.parametrize("name", ["strike-a5", "agree-a4", "confidence-a5-large", "specimen-a4"])
def test_smoothing_and_hinting_of_another_program_pass(name: str) -> None:
    picture = printed(name)
    darker = np.round((picture / 255.0) ** 1.3 * 255).astype(np.uint8)
    softer = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.5), np.uint8)
    for drawn in (darker, softer, moved(picture, 0.25), moved(picture, -0.25)):
        assert differences(drawn, accepted(name)) == []


def with_name(name: str, number: int, changed: str) -> Picture:
    """The ballot with one name printed otherwise."""
    plain: Contest = CASES[name][0]
    listed = [person.model_copy(update={"name": changed} if at == number else {}) for at, person in
              enumerate(plain.candidate)]  # fmt: skip
    made = lay_out(
        plain.model_copy(update={"candidate": tuple(listed)}), plain.form or "strike", catalogue("vi").gettext
    )
    with pypdfium2.PdfDocument(made.pdf) as document:
        return np.array(document[0].render(scale=golden.DPI / 72, grayscale=True).to_numpy(), np.uint8).squeeze()


@pytest.mark.parametrize(
    ("number", "printed_so", "instead"),
    [
        (1, "Đỗ Thị Hồng Bình", "Đỗ Thị Hồng Binh"),
        (1, "Đỗ Thị Hồng Bình", "Đỗ Thi Hồng Bình"),
        (1, "Đỗ Thị Hồng Bình", "Dỗ Thị Hồng Bình"),
        (1, "Đỗ Thị Hồng Bình", "Đỗ Thị Hống Bình"),
        (1, "Đỗ Thị Hồng Bình", "Đô Thị Hồng Bình"),
        (2, "Trần Đức Cường", "Trần Đức Cuờng"),
        (2, "Trần Đức Cường", "Trân Đức Cường"),
        (5, "Lê Minh Hương", "Lê Minh Hưong"),
    ],
)
@pytest.mark.parametrize("name", ["agree-a5"])
def test_a_diacritic_missing_or_wrong_is_seen(name: str, number: int, printed_so: str, instead: str) -> None:
    assert CASES[name][0].candidate[number].name == printed_so
    found = differences(with_name(name, number, instead), accepted(name))
    assert found
    assert differences(with_name(name, number, printed_so), accepted(name)) == []
    (box,) = (
        t.box for t in laid_out(name).pages[0].targets if (t.candidate, t.option) == (f"c{number + 1:02d}", "name")
    )
    x, y, width, height = (value * golden.DPI / 25.4 for value in box)
    assert all(x - 2 <= across <= x + width + 2 and y - 2 <= down <= y + height + 2 for across, down in found)


def test_a_box_moved_by_a_millimetre_or_left_out_is_seen() -> None:
    name, picture = "agree-a4", printed("agree-a4")
    target = next(t for t in laid_out(name).pages[0].targets if t.option == "no")
    left, top, width, height = (round(value * golden.DPI / 25.4) for value in target.box)
    area = (slice(top - 2, top + height + 3), slice(left - 2, left + width + 3))
    without = picture.copy()
    without[area] = 255
    aside = without.copy()
    aside[area[0], left + 2 : left + width + 7] = picture[area]
    assert differences(without, accepted(name))
    assert differences(aside, accepted(name))


def test_a_page_moved_or_of_another_size_is_seen() -> None:
    picture = printed("strike-a5")
    assert differences(moved(picture, 3), accepted("strike-a5"))
    assert differences(picture[:-1], accepted("strike-a5"))
    assert differences(printed("agree-a5"), accepted("strike-a5"))


def test_a_word_changed_is_seen() -> None:
    changed = contest("agree", 6, paper="A5").model_copy(
        update={"title": "Bầu Ban Chấp hành Đảng bộ tỉnh khóa XX, nhiệm kỳ 2025-2036"}
    )
    made = lay_out(changed, "agree", catalogue("vi").gettext)
    with pypdfium2.PdfDocument(made.pdf) as document:
        picture = np.array(document[0].render(scale=golden.DPI / 72, grayscale=True).to_numpy(), np.uint8).squeeze()
    assert len(differences(picture, accepted("agree-a5"))) == 1
