"""Ballots of every size: nothing cut, nothing overlapping, the least sizes and distances kept (all in mm)."""

from functools import cache
from io import BytesIO
from itertools import combinations, pairwise

import numpy as np
import pytest
from ballot_contests import LONG_NAME, contest_of, name_of, plain
from PIL import Image

from ballots.layout import Box, LayoutPage
from ballots.press import lay_out
from ballots.typeset import STAMP, Typeset
from tally.contest import Contest
from tally.problems import InvalidError

GAP = 0.02
"""Rounding of the geometry."""


def laid_out(contest: Contest) -> Typeset:
    return _laid_out(contest.model_dump_json())


@cache
def _laid_out(contest: str) -> Typeset:
    parsed = Contest.model_validate_json(contest)
    assert parsed.form is not None
    return lay_out(parsed, parsed.form, plain)


def apart(one: Box, two: Box) -> bool:
    return (
        one[0] + one[2] <= two[0] + GAP
        or two[0] + two[2] <= one[0] + GAP
        or one[1] + one[3] <= two[1] + GAP
        or two[1] + two[3] <= one[1] + GAP
    )


def boxes(page: LayoutPage) -> list[Box]:
    marks = [box for target in page.targets for box in (target.lines or (target.box,))]
    return [*marks, *(spot.box for spot in page.codes), *(spot.box for spot in page.fiducials)]


def check(page: LayoutPage) -> None:
    for x, y, width, height in boxes(page):
        assert x >= 5
        assert y >= 5
        assert x + width <= page.width - 5
        assert y + height <= page.height - 5
        assert min(width, height) > 1
    assert all(apart(one, two) for one, two in combinations(boxes(page), 2))
    assert all(apart(target.box, STAMP) for target in page.targets)
    assert all(apart(spot.box, STAMP) for spot in page.codes)
    assert len(page.fiducials) == 4
    assert len(page.codes) == 2
    check_squares([target.box for target in page.targets if target.option != "name"])
    check_names([target.lines or (target.box,) for target in page.targets if target.option == "name"])


def check_squares(squares: list[Box]) -> None:
    for one, two in combinations(squares, 2):
        if abs(one[1] - two[1]) < 1:
            assert abs(one[0] - two[0]) - one[2] >= 15 - GAP
        elif abs(one[0] - two[0]) < 1:
            assert abs(one[1] - two[1]) - one[3] >= 3 - GAP
    assert all(5 <= side <= 6 for square in squares for side in square[2:])


def check_names(names: list[tuple[Box, ...]]) -> None:
    """A strike by hand needs 6.5 mm from one name to the next."""
    columns: dict[float, list[float]] = {}
    for lines in names:
        columns.setdefault(round(lines[0][0]), []).append(lines[0][1])
    for tops in columns.values():
        assert all(below - above >= 6.5 for above, below in pairwise(sorted(tops)))


@pytest.mark.parametrize("form", ["strike", "agree"])
@pytest.mark.parametrize("count", [1, 12, 18, 19, 22, 30])
def test_up_to_thirty_names_are_one_page(form: str, count: int) -> None:
    pages = laid_out(contest_of(count, form)).pages
    assert len(pages) == 1
    check(pages[0])
    assert tuple(dict.fromkeys(target.candidate for target in pages[0].targets)) == tuple(
        person.id for person in contest_of(count).candidate
    )


@pytest.mark.parametrize("form", ["strike", "agree"])
@pytest.mark.parametrize("count", [31, 60])
def test_longer_lists_go_on_overleaf(form: str, count: int) -> None:
    pages = laid_out(contest_of(count, form)).pages
    assert len(pages) == 2
    for page in pages:
        check(page)
    named = [target.candidate for page in pages for target in page.targets if target.option == "name"]
    assert named == [person.id for person in contest_of(count).candidate]


@pytest.mark.parametrize(("form", "count"), [("confidence", 1), ("confidence", 20)])
def test_three_levels_keep_their_distances(form: str, count: int) -> None:
    for page in laid_out(contest_of(count, form)).pages:
        check(page)


@pytest.mark.parametrize(("form", "count"), [("strike", 3), ("strike", 26), ("agree", 8), ("agree", 16)])
def test_long_names_are_broken_not_cut(form: str, count: int) -> None:
    assert len(LONG_NAME) == 60
    names = [f"{LONG_NAME[:-1]}{chr(97 + n % 26)}" if n % 2 else name_of(n) for n in range(count)]
    for page in laid_out(contest_of(count, form, names=names)).pages:
        check(page)


def test_one_word_of_two_hundred_letters_is_broken_not_cut() -> None:
    page = laid_out(contest_of(2, "agree", names=["W" * 200, "Lê An"])).pages[0]
    check(page)
    assert len(page.targets[2].lines) > 1


def test_titles_of_the_greatest_length_stay_clear_of_the_list() -> None:
    event = dict.fromkeys(("superior", "organisation", "congress"), "ĐẢNG ỦY KHỐI CÁC CƠ QUAN " * 8)
    for page in laid_out(contest_of(12, title="Bầu " + "Ban Chấp hành " * 35, event=event)).pages:
        check(page)


def test_sixty_one_names_on_identical_ballots_are_refused_in_words() -> None:
    with pytest.raises(InvalidError) as caught:
        laid_out(contest_of(61))
    assert caught.value.problems[0].code == "LIST_TOO_LONG"


@pytest.mark.parametrize(("count", "sides"), [(60, 2), (61, 4)])
def test_numbered_ballots_take_longer_lists_on_whole_sheets(count: int, sides: int) -> None:
    pages = laid_out(contest_of(count, identity="serial")).pages
    assert len(pages) == sides
    for page in pages:
        check(page)


def printed(contest: Contest) -> np.ndarray:
    """The first page at 200 dpi: grey, 0 is black."""
    from ballots.press import _png

    picture = Image.open(BytesIO(_png(laid_out(contest).pdf, 0, 200)))
    return np.asarray(picture)


def crop(picture: np.ndarray, box: Box, grown: float = 0) -> np.ndarray:
    x, y, width, height = box
    left, top, right, bottom = (
        round(v * 200 / 25.4) for v in (x - grown, y - grown, x + width + grown, y + height + grown)
    )
    return picture[max(top, 0) : bottom, max(left, 0) : right]


def test_the_boxes_are_where_the_print_is() -> None:
    contest = contest_of(9, "agree")
    picture, page = printed(contest), laid_out(contest).pages[0]
    for target in page.targets:
        if target.option == "name":
            inside = crop(picture, target.box)
            assert (inside < 128).sum() > 200
            columns = np.flatnonzero((inside < 128).any(axis=0))
            assert columns[0] <= 6
            assert columns[-1] >= inside.shape[1] - 7
        else:
            assert (crop(picture, target.box, -0.6) > 200).all()
            assert (crop(picture, target.box)[:3] < 128).any(axis=0).mean() > 0.9
    for spot in page.fiducials:
        assert (crop(picture, spot.box, -0.15) < 60).all()
        assert (crop(picture, spot.box, 1.5) > 200).sum() > 0


def test_the_stamp_area_is_free_of_print_but_for_the_corner_square() -> None:
    for form in ("strike", "agree"):
        picture = printed(contest_of(12, form, test=True)).copy()
        x, y, width, height = laid_out(contest_of(12, form, test=True)).pages[0].fiducials[0].box
        assert x + width < STAMP[2]
        crop(picture, (x, y, width, height), 0.3)[:] = 255
        assert (crop(picture, STAMP) > 250).all()


def test_the_print_is_black_only() -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(laid_out(contest_of(12)).pdf) as document:
        colours = np.asarray(document[0].render(scale=1).to_pil().convert("RGB")).astype(int)
    assert (colours.max(axis=2) - colours.min(axis=2)).max() <= 2
