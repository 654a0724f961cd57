"""Marks in boxes: what is a mark, what is none, and what people must look at."""

import cv2
import numpy as np
import pytest
from reader_samples import PENCIL, Sheet, cross, filled, slash, tick

ROWS = ("c01", "c08", "c15")
MARKS = {
    "cross": cross,
    "tick": tick,
    "slash": slash,
    "filled": filled,
    "faint pencil cross": lambda sheet, box: cross(sheet, box, grey=PENCIL, width=0.4),
    "thick felt cross": lambda sheet, box: cross(sheet, box, width=1.2, grey=20),
    "cross out of the box on all sides": lambda sheet, box: cross(sheet, box, reach=2.0),
    "1 mm pencil line along the middle": lambda sheet, box: sheet.line(
        [(box[0] + 0.3, box[1] + box[3] / 2), (box[0] + box[2] - 0.3, box[1] + box[3] / 2)], width=1.0, grey=PENCIL
    ),
    "cross a millimetre off": lambda sheet, box: cross(sheet, (box[0] + 1, box[1] - 1, box[2], box[3])),
}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("option", ["yes", "no"])
def test_a_mark_is_read_as_such_in_every_row(mark: str, option: str) -> None:
    sheet = Sheet("agree")
    for row in ROWS:
        MARKS[mark](sheet, sheet.box(row, option))
    reading = sheet.read()
    assert reading.doubts == ()
    assert {row: cell for row, cell in reading.cells.items() if cell} == dict.fromkeys(ROWS, option)


def test_an_unmarked_ballot_has_empty_cells_and_no_doubts() -> None:
    reading = Sheet("agree").read()
    assert (set(reading.cells.values()), reading.doubts) == ({""}, ())


def test_two_clear_marks_in_one_row_are_both() -> None:
    sheet = Sheet("agree")
    cross(sheet, sheet.box("c03", "yes"))
    cross(sheet, sheet.box("c03", "no"))
    filled(sheet, sheet.box("c05", "yes"))
    filled(sheet, sheet.box("c05", "no"))
    reading = sheet.read()
    assert (reading.cells["c03"], reading.cells["c05"], reading.doubts) == ("both", "both", ())


def middle(sheet: Sheet, row: str, option: str) -> tuple[float, float]:
    x, y, w, h = sheet.box(row, option)
    return x + w / 2, y + h / 2


DOUBTS = {
    "a dot": (lambda sheet, x, y: sheet.dot(x, y, 0.9), "MARK_DOT"),
    "a ring around the box": (lambda sheet, x, y: sheet.ring(x, y, 4.3, 4.3), "MARK_RING"),
    "a ring inside the box": (lambda sheet, x, y: sheet.ring(x, y, 2.2, 2.2, width=0.3), "MARK_RING"),
    "a line that goes on": (lambda sheet, x, y: sheet.line([(x - 1, y), (x + 14, y)]), "MARK_LONG"),
    "a cross beside the box": (lambda sheet, x, y: cross(sheet, (x + 3.2, y - 2.7, 5.5, 5.5)), "MARK_"),
    "something very faint": (
        lambda sheet, x, y: sheet.line([(x - 2, y - 2), (x + 2, y + 2)], grey=216, width=0.8),
        "MARK_FAINT",
    ),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_not_clearly_a_mark_goes_to_people(doubt: str) -> None:
    draw, code = DOUBTS[doubt]
    sheet = Sheet("agree")
    draw(sheet, *middle(sheet, "c04", "yes"))
    reading = sheet.read()
    assert reading.cells["c04"].endswith("?")
    assert any(found.code.startswith(code) and found.place.subject == "c04" for found in reading.doubts)
    assert all(cell == "" for row, cell in reading.cells.items() if row != "c04")


def test_a_filled_over_box_with_another_mark_in_its_row_goes_to_people() -> None:
    sheet = Sheet("agree")
    filled(sheet, sheet.box("c02", "yes"))
    cross(sheet, sheet.box("c02", "no"))
    reading = sheet.read()
    assert (reading.cells["c02"], [doubt.code for doubt in reading.doubts]) == ("no?", ["MARK_FILLED_OVER"])


def test_a_box_filled_over_beside_a_broad_pens_cross_goes_to_people() -> None:
    sheet = Sheet("agree")
    for row, second in (("c03", filled), ("c07", cross)):
        cross(sheet, sheet.box(row, "yes"), width=1.35)
        second(sheet, sheet.box(row, "no"), width=1.35)
    reading = sheet.read()
    assert ([doubt.code for doubt in reading.doubts], reading.cells["c07"]) == (["MARK_FILLED_OVER"], "both")


def test_dust_in_a_box_is_no_mark() -> None:
    sheet = Sheet("agree")
    for row in ROWS:
        sheet.dot(*middle(sheet, row, "no"), 0.4)
    reading = sheet.read()
    assert (set(reading.cells.values()), reading.doubts) == ({""}, ())


def test_the_tail_of_a_mark_does_not_mark_the_box_above_or_below() -> None:
    sheet = Sheet("agree")
    x, y, w, h = sheet.box("c05", "yes")
    cross(sheet, (x, y, w, h))
    sheet.line([(x + 1, y + 1), (x + w - 1, y + h - 1), (x + w + 1.0, y + h + 3.4)])
    reading = sheet.read()
    assert {row: cell for row, cell in reading.cells.items() if cell} == {"c05": "yes"}


@pytest.mark.parametrize(("length", "cell"), [(1.2, "?"), (3.0, "yes")])
def test_the_length_of_a_stroke_decides_between_question_and_mark(length: float, cell: str) -> None:
    sheet = Sheet("agree")
    x, y = middle(sheet, "c06", "yes")
    sheet.line([(x - 0.4 * length, y + 0.3 * length), (x + 0.4 * length, y - 0.3 * length)])
    assert sheet.read().cells["c06"] == cell


@pytest.mark.parametrize("option", ["high", "medium", "low"])
def test_levels_of_confidence_are_read(option: str) -> None:
    sheet = Sheet("confidence")
    cross(sheet, sheet.box("c07", option))
    reading = sheet.read()
    assert (reading.cells["c07"], reading.doubts) == (option, ())


def test_two_levels_of_confidence_are_many() -> None:
    sheet = Sheet("confidence")
    cross(sheet, sheet.box("c07", "high"))
    cross(sheet, sheet.box("c07", "low"))
    assert sheet.read().cells["c07"] == "many"


def test_folds_and_streaks_are_no_votes() -> None:
    sheet = Sheet("agree")
    x, y = middle(sheet, "c06", "yes")
    sheet.line([(0, y - 0.5), (210, y + 0.5)], width=0.5, grey=195)
    sheet.line([(x + 0.5, 0), (x + 0.5, 297)], width=0.3, grey=150)
    cross(sheet, sheet.box("c09", "no"))
    reading = sheet.read()
    assert {row: cell for row, cell in reading.cells.items() if cell} == {"c09": "no"}
    assert reading.doubts == ()


def test_ticks_one_below_the_other_along_a_pale_fold_are_marks() -> None:
    sheet = Sheet("agree", 30)
    wanted = [target for target in sheet.layout.pages[0].targets if target.option == "yes"]
    for target in wanted:
        tick(sheet, target.box, width=0.7)
    x = middle(sheet, "c01", "yes")[0] - 0.4
    sheet.shaded([(x - 0.4, 0), (x + 0.4, 297)], width=0.5, grey=225)
    reading = sheet.read()
    assert (set(reading.cells.values()), reading.doubts) == ({"yes"}, ())


def test_a_stain_over_a_box_is_never_a_vote() -> None:
    sheet = Sheet("agree")
    x, y = middle(sheet, "c06", "yes")
    stain = np.full_like(sheet.picture, 255)
    cv2.circle(stain, (round((x + 2) * sheet.px), round(y * sheet.px)), round(5 * sheet.px), 205, -1)
    grain = np.random.default_rng(1).normal(0, 6, stain.shape)
    sheet.picture = np.clip(np.minimum(sheet.picture, stain) + grain, 0, 255).astype(np.uint8)
    assert sheet.read().cells["c06"] in {"", "?", "yes?"}


@pytest.mark.parametrize(("grey", "codes"), [(213, []), (PENCIL, ["MARK_RING"])])
def test_a_rim_of_a_stain_beside_a_box_is_no_ring_and_a_pencils_line_may_be_one(grey: int, codes: list[str]) -> None:
    sheet = Sheet("agree")
    x, y, _w, h = sheet.box("c06", "no")
    sheet.line([(x - 1.3, y - 1.0), (x - 1.1, y + h + 0.6)], width=0.6, grey=grey)
    cross(sheet, sheet.box("c06", "yes"))
    assert [doubt.code for doubt in sheet.read().doubts] == codes


@pytest.mark.parametrize(("grey", "cell"), [(213, ""), (PENCIL, "?")])
def test_a_pale_spot_is_paper_and_a_pencils_dot_is_looked_at(grey: int, cell: str) -> None:
    sheet = Sheet("agree")
    sheet.dot(*middle(sheet, "c06", "no"), 0.9, grey)
    assert sheet.read().cells["c06"] == cell


def test_a_line_level_with_the_box_may_be_a_fold_and_is_looked_at() -> None:
    sheet = Sheet("agree")
    x, y = middle(sheet, "c06", "yes")
    sheet.line([(x - 1.8, y), (x + 1.8, y)], width=0.4)
    reading = sheet.read()
    assert (reading.cells["c06"], [doubt.code for doubt in reading.doubts]) == ("yes?", ["MARK_THIN"])


def test_a_dot_does_not_become_a_mark_by_dust_or_a_fat_frame_beside_it() -> None:
    sheet = Sheet("agree")
    for row, option in (("c04", "yes"), ("c08", "no")):
        sheet.dot(*middle(sheet, row, option), 0.9)
    x, y = middle(sheet, "c04", "yes")
    sheet.dot(x + 0.9, y + 0.7, 0.25)
    sheet.dot(x - 1.1, y - 0.9, 0.25)
    left, top, _, height = sheet.box("c08", "no")
    sheet.line([(left + 0.5, top + 0.3), (left + 0.5, top + height - 0.3)], width=0.3, grey=40)
    reading = sheet.read()
    assert (reading.cells["c04"], reading.cells["c08"]) == ("?", "?")


@pytest.mark.parametrize(("size", "cell"), [(0.35, ""), (0.6, "?"), (1.0, "?"), (1.9, "?")])
def test_a_speck_is_dust_and_a_pens_dot_of_any_size_is_not(size: float, cell: str) -> None:
    sheet = Sheet("agree")
    sheet.dot(*middle(sheet, "c06", "no"), size)
    assert sheet.read().cells["c06"] == cell


def test_the_paper_between_two_streaks_is_no_streak_of_its_own() -> None:
    sheet = Sheet("agree")
    x = sheet.box("c06", "yes")[0]
    for off in (0.4, 2.3):
        sheet.line([(x + off, 0), (x + off, 297)], width=0.15, grey=0)
    cross(sheet, sheet.box("c09", "no"))
    sheet.picture = np.where(sheet.picture > 150, 255, 0).astype(np.uint8)
    cells = {row: cell for row, cell in sheet.read().cells.items() if cell}
    assert {row: cell for row, cell in cells.items() if not cell.endswith("?")} == {"c09": "no"}


@pytest.mark.parametrize("width", [0.15, 0.3, 0.45])
@pytest.mark.parametrize("length", [3.0, 5.0, 9.0])
def test_a_streak_in_pieces_is_never_a_certain_vote(width: float, length: float) -> None:
    sheet = Sheet("agree")
    x, _ = middle(sheet, "c06", "yes")
    top = 90.0
    while top < 250:
        sheet.line([(x + 0.4, top), (x + 0.4, top + length)], width=width, grey=30)
        top += length + 1.3
    assert all(cell in {"", "?"} or cell.endswith("?") for cell in sheet.read().cells.values())


def test_a_pale_stain_with_a_darker_rim_is_paper() -> None:
    sheet = Sheet("agree")
    x, y = middle(sheet, "c06", "yes")
    at, radius = (round((x + 3) * sheet.px), round((y + 2) * sheet.px)), round(9 * sheet.px)
    stain = np.full_like(sheet.picture, 255)
    cv2.circle(stain, at, radius, 232, -1)
    cv2.circle(stain, at, radius, 212, 4)
    sheet.picture = np.minimum(sheet.picture, stain)
    cross(sheet, sheet.box("c05", "no"))
    cross(sheet, sheet.box("c06", "no"), grey=PENCIL, width=0.5)
    reading = sheet.read()
    assert {row: cell for row, cell in reading.cells.items() if cell} == {"c05": "no", "c06": "no"}
    assert reading.doubts == ()
