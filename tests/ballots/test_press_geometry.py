"""Ballots of every size: nothing cut, nothing overlapping, the least sizes and distances kept (all in mm)."""

from typing import Any

import numpy as np
import pypdfium2
import pytest
from ballot_contests import LONG_NAME, contest_of, name_of
from ballot_geometry import check, check_print, crop, laid_out
from numpy.typing import NDArray

from ballots.press import lay_out
from ballots.stock import STOCKS
from tally.contest import Contest, Paper
from tally.problems import InvalidError

LONGER_NAMES = [f"{LONG_NAME[:-1]}{chr(97 + n % 26)}" if n % 2 else name_of(n) for n in range(30)]
A5, LARGE, SERIAL = {"paper": "A5"}, {"large": True}, {"identity": "serial"}
A5_LARGE = A5 | LARGE
TWO_COLUMNS = {"columns": 2}

# Form, people, table [ballot], further keys → sides. Around every change of sides, columns and density, and the limits.
SIZES: list[tuple[str, int, dict[str, Any], dict[str, Any], int]] = [
    ("strike", 1, {}, {}, 1),
    ("strike", 12, {"colour": "vàng"}, {"round": 2}, 1),
    ("strike", 19, {}, {}, 1),
    ("strike", 30, {}, {}, 1),
    ("strike", 31, {}, {}, 2),
    ("strike", 60, {}, {}, 2),
    ("strike", 61, {}, SERIAL, 4),
    ("agree", 1, {}, {}, 1),
    ("agree", 12, {}, {"kind": "opinion", "round": 3}, 1),
    ("agree", 30, {}, {}, 1),
    ("agree", 31, {}, {"test": True}, 2),
    ("agree", 200, {}, SERIAL, 8),
    ("confidence", 16, {}, {"kind": "confidence", "round": 2}, 1),
    ("confidence", 20, {}, {}, 1),
    ("confidence", 30, {}, {}, 1),
    ("confidence", 40, {}, {}, 2),
    ("confidence", 60, {}, {}, 2),
    ("strike", 40, TWO_COLUMNS, {}, 1),
    ("agree", 40, TWO_COLUMNS, {}, 1),
    ("strike", 25, {"columns": 1}, {}, 2),
    ("points", 12, {}, {}, 1),
    ("strike", 12, A5, {}, 1),
    ("strike", 22, A5 | {"colour": "xanh da trời"}, {"round": 2}, 1),
    ("strike", 23, A5, {"test": True}, 2),
    ("strike", 50, A5, SERIAL, 4),
    ("agree", 10, A5, {}, 1),
    ("agree", 20, A5, {}, 2),
    ("confidence", 9, A5, {"kind": "confidence"}, 1),
    ("points", 9, A5, {}, 1),
    ("strike", 12, LARGE, {}, 1),
    ("strike", 40, LARGE, {}, 2),
    ("agree", 10, LARGE | {"colour": "vàng"}, {"round": 2}, 1),
    ("agree", 24, LARGE, {"test": True}, 2),
    ("confidence", 10, LARGE, {"kind": "confidence"}, 1),
    ("points", 8, LARGE, {}, 1),
    ("strike", 6, A5_LARGE, {}, 1),
    ("agree", 5, A5_LARGE, {}, 1),
    ("agree", 10, A5_LARGE, {"round": 2}, 2),
    ("confidence", 5, A5_LARGE, {"kind": "confidence"}, 1),
    ("points", 10, A5_LARGE, SERIAL, 2),
]


@pytest.mark.parametrize(("form", "count", "ballot", "changed", "sides"), SIZES)
def test_nothing_is_cut_or_overlaps(
    form: str, count: int, ballot: dict[str, Any], changed: dict[str, Any], sides: int
) -> None:
    assert len(check(contest_of(count, form, ballot=ballot, **changed)).pages) == sides


@pytest.mark.parametrize(
    ("form", "count", "ballot"),
    [("strike", 26, {}), ("agree", 16, {}), ("strike", 12, A5), ("confidence", 7, A5), ("agree", 6, A5_LARGE)],
)
def test_long_names_are_broken_not_cut(form: str, count: int, ballot: dict[str, Any]) -> None:
    assert len(LONG_NAME) == 60
    made = check(contest_of(count, form, names=LONGER_NAMES[:count], ballot=ballot))
    assert form == "strike" or any(target.lines for page in made.pages for target in page.targets)


@pytest.mark.parametrize(
    ("form", "count", "ballot"),
    [("strike", 24, {}), ("agree", 12, {}), ("confidence", 4, A5), ("strike", 9, A5), ("points", 4, LARGE)],
)
def test_birth_dates_and_notes_stand_beside_or_under_the_name(form: str, count: int, ballot: dict[str, Any]) -> None:
    contest = contest_of(count, form, ballot=ballot)
    note = "Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã"
    people = [
        person.model_dump(mode="json") | {"born": "1970-02-01", "note": note if number % 3 == 0 else ""}
        for number, person in enumerate(contest.candidate)
    ]
    parts = [name for side in check(contest_of(count, form, ballot=ballot, candidate=people)).parts for name in side]
    assert sum(name.startswith("d-") for name in parts) == count


@pytest.mark.parametrize(("letters", "ballot"), [(200, {}), (60, A5_LARGE)])
def test_one_endless_word_is_broken_not_cut(letters: int, ballot: dict[str, Any]) -> None:
    page = check(contest_of(2, "agree", names=["W" * letters, "Lê An"], ballot=ballot)).pages[0]
    assert len(page.targets[2].lines) > 1


@pytest.mark.parametrize("words", ["ĐẢNG ỦY KHỐI CÁC CƠ QUAN ", "Đ" * 12])
def test_titles_of_the_greatest_length_stay_clear_of_the_list(words: str) -> None:
    event = dict.fromkeys(("superior", "organisation", "congress"), words * 8)
    check(contest_of(12, title="Bầu " + "Ban Chấp hành " * 35, event=event))


def test_longer_headings_keep_clear_of_stamp_and_code_in_either_language() -> None:
    def upper(text: str) -> str:
        return {"CONFIDENCE BALLOT": "PHIẾU LẤY TÍN NHIỆM"}.get(text, text)

    for (paper, large), stock in STOCKS.items():
        contest = contest_of(2, "confidence", kind="confidence", ballot={"paper": paper, "large": large})
        made = lay_out(contest, "confidence", upper)
        with pypdfium2.PdfDocument(made.pdf) as document:
            check_print(document[0], made.pages[0], stock.stamp)


@pytest.mark.parametrize(("form", "count", "ballot"), [("strike", 88, {}), ("agree", 30, A5), ("agree", 30, LARGE)])
def test_what_one_sheet_does_not_hold_is_refused_for_identical_ballots(
    form: str, count: int, ballot: dict[str, Any]
) -> None:
    with pytest.raises(InvalidError) as caught:
        laid_out(contest_of(count, form, ballot=ballot))
    assert caught.value.problems[0].code == "LIST_TOO_LONG"


@pytest.mark.parametrize(("columns", "lists"), [(1, {1}), (2, {2})])
def test_a_list_is_set_in_the_columns_asked_for(columns: int, lists: set[int]) -> None:
    made = laid_out(contest_of(20, "strike", ballot={"columns": columns}))
    assert {len({round(target.box[0]) for target in page.targets}) for page in made.pages} == lists


@pytest.mark.parametrize(("form", "ballot"), [("agree", A5), ("confidence", LARGE), ("strike", A5_LARGE)])
def test_columns_too_narrow_for_form_paper_and_print_are_refused(form: str, ballot: dict[str, Any]) -> None:
    with pytest.raises(InvalidError) as caught:
        laid_out(contest_of(8, form, ballot=ballot | TWO_COLUMNS))
    assert [problem.code for problem in caught.value.problems] == ["COLUMNS_TOO_NARROW"]


def test_codes_are_printed_with_modules_that_an_office_scanner_sees() -> None:
    assert all(stock.module >= 0.4 for stock in STOCKS.values())


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_large_print_has_larger_names_on_the_same_paper(paper: Paper) -> None:
    normal, large = (STOCKS[paper, size].densities for size in (False, True))
    for form, densities in large.items():
        assert densities[0].name > normal[form][0].name
        assert min(density.name for density in densities) >= 16
    ballots = [laid_out(contest_of(10, "agree", ballot={"paper": paper, "large": size})) for size in (False, True)]
    heights = [min(t.box[3] for p in made.pages for t in p.targets if t.option == "name") for made in ballots]
    assert heights[1] > heights[0] * 1.1


def printed(contest: Contest) -> NDArray[np.uint8]:
    """The first page at 200 dpi: grey, 0 is black."""
    with pypdfium2.PdfDocument(laid_out(contest).pdf) as document:
        return np.array(document[0].render(scale=200 / 72, grayscale=True).to_numpy(), np.uint8).squeeze()


@pytest.mark.parametrize("ballot", [{}, A5_LARGE])
def test_the_boxes_are_where_the_print_is(ballot: dict[str, Any]) -> None:
    contest = contest_of(10, "agree", ballot=ballot)
    picture, page = printed(contest), laid_out(contest).pages[0]
    for target in page.targets:
        if target.option == "name":
            name = crop(picture, target.box)
            assert (name < 128).sum() > 200
            columns = np.flatnonzero((name < 128).any(axis=0))
            assert columns[0] <= 6
            assert columns[-1] >= name.shape[1] - 7
        else:
            assert (crop(picture, target.box, -0.6) > 200).all()
            assert (crop(picture, target.box)[:3] < 128).any(axis=0).mean() > 0.9
    for spot in page.fiducials:
        assert (crop(picture, spot.box, -0.15) < 60).all()
        assert (crop(picture, spot.box, 1.5) > 200).sum() > 0


def test_the_print_is_black_only() -> None:
    with pypdfium2.PdfDocument(laid_out(contest_of(12)).pdf) as document:
        colours = np.asarray(document[0].render(scale=1).to_pil().convert("RGB")).astype(int)
    assert (colours.max(axis=2) - colours.min(axis=2)).max() <= 2
