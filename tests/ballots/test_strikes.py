"""Struck names: a strike crosses the whole printed name; anything else near it is for people."""

from typing import Any

import cv2
import numpy as np
import pytest
from reader_samples import PENCIL, Sheet

from ballots.blankprint import Grey
from ballots.layout import Box
from ballots.names import Name
from ballots.registered import Registered
from ballots.touched import Surroundings, touched

ROWS = ("c01", "c06", "c11", "c15")


def body(box: Box) -> tuple[float, float, float, float]:
    """Left, right, and the height of the small letters' middle and of the base line, for the names of the tests."""
    x, y, w, h = box
    return x, x + w, y + h * 0.52, y + h * 0.73


def straight(sheet: Sheet, box: Box, *, past: float = 1.5, **pen: Any) -> Sheet:
    left, right, middle, _ = body(box)
    return sheet.line([(left - past, middle), (right + past, middle)], **pen)


def slanted(sheet: Sheet, box: Box, rise: float = 1.6, **pen: Any) -> Sheet:
    left, right, middle, _ = body(box)
    return sheet.line([(left - 1, middle + rise), (right + 1, middle - rise)], **pen)


def crossed(sheet: Sheet, box: Box) -> Sheet:
    slanted(sheet, box)
    return slanted(sheet, box, -1.6)


def wavy(sheet: Sheet, box: Box) -> Sheet:
    left, right, middle, _ = body(box)
    return sheet.line([(x, middle + 0.7 * np.sin(x)) for x in np.arange(left - 1, right + 1, 0.3)])


def scribbled(sheet: Sheet, box: Box) -> Sheet:
    left, right, middle, _ = body(box)
    steps = np.arange(left - 0.5, right + 1, 0.5)
    return sheet.line([(x, middle + (1.3 if n % 2 else -1.3)) for n, x in enumerate(steps)])


def doubled(sheet: Sheet, box: Box) -> Sheet:
    left, right, middle, _ = body(box)
    sheet.line([(left - 1, middle - 0.5), (right + 1, middle - 0.4)])
    return sheet.line([(left - 1, middle + 0.5), (right + 1, middle + 0.6)])


STRIKES = {
    "straight": straight,
    "slanted": slanted,
    "crossed": crossed,
    "wavy": wavy,
    "scribbled": scribbled,
    "double": doubled,
    "thick felt": lambda sheet, box: straight(sheet, box, width=1.3, grey=15),
    "pencil": lambda sheet, box: straight(sheet, box, width=0.5, grey=PENCIL),
    "thin gel pen": lambda sheet, box: straight(sheet, box, width=0.3, grey=40),
    "8 mm past both ends": lambda sheet, box: straight(sheet, box, past=7.0),
}


@pytest.mark.parametrize("strike", STRIKES)
def test_a_line_over_the_whole_name_strikes_it(strike: str) -> None:
    sheet = Sheet("strike")
    for row in ROWS:
        STRIKES[strike](sheet, sheet.box(row, "name"))
    reading = sheet.read()
    assert reading.doubts == ()
    assert [row for row, cell in reading.cells.items() if cell] == list(ROWS)


def test_names_with_all_diacritics_are_kept_when_nothing_is_struck() -> None:
    reading = Sheet("strike").read()
    assert (set(reading.cells.values()), reading.doubts) == ({""}, ())


def underline(sheet: Sheet, box: Box) -> Sheet:
    left, right, _, base = body(box)
    return sheet.line([(left, base + 0.9), (right, base + 0.9)])


def overline(sheet: Sheet, box: Box) -> Sheet:
    left, right, middle, _ = body(box)
    return sheet.line([(left, middle - 3.1), (right, middle - 3.1)])


def encircled(sheet: Sheet, box: Box) -> Sheet:
    left, right, middle, _ = body(box)
    return sheet.ring((left + right) / 2, middle, (right - left) / 2 + 3, 3.3)


def half(sheet: Sheet, box: Box) -> Sheet:
    left, right, middle, _ = body(box)
    return sheet.line([(left - 1, middle), ((left + right) / 2, middle)])


def ticked(sheet: Sheet, box: Box) -> Sheet:
    left, _, middle, base = body(box)
    return sheet.line([(left + 4, middle), (left + 5.5, base), (left + 9, middle - 2)])


DOUBTS = {"line under": underline, "line over": overline, "ring": encircled, "half": half, "tick": ticked}


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize("row", ["c03", "c11"])
def test_what_does_not_cross_the_whole_name_goes_to_people(doubt: str, row: str) -> None:
    sheet = Sheet("strike")
    DOUBTS[doubt](sheet, sheet.box(row, "name"))
    reading = sheet.read()
    assert reading.cells[row].endswith("?")
    assert any(found.code.startswith("STRIKE_") and found.place.subject == row for found in reading.doubts)


@pytest.mark.parametrize("above", [-3.5, -3.0, -2.5, 2.0, 2.5, 3.0, 3.5])
def test_a_line_along_the_printed_rule_of_the_table_is_not_overlooked(above: float) -> None:
    sheet = Sheet("strike", 30)
    left, right, middle, _ = body(sheet.box("c12", "name"))
    sheet.line([(left, middle + above), (right, middle + above)])
    assert {sheet.read().cells[row] for row in ("c11", "c12", "c13")} != {""}


def test_a_ring_that_touches_the_ring_of_the_next_name_goes_to_people() -> None:
    sheet = Sheet("strike", 30)
    for row in ("c12", "c13"):
        left, right, middle, _ = body(sheet.box(row, "name"))
        sheet.ring((left + right) / 2, middle, (right - left) / 2 + 3, 3.7)
    cells = sheet.read().cells
    assert cells["c12"].endswith("?")
    assert cells["c13"].endswith("?")


def test_the_kinds_of_doubt_are_named() -> None:
    found = {}
    for doubt, draw in DOUBTS.items():
        sheet = Sheet("strike")
        draw(sheet, sheet.box("c03", "name"))
        found[doubt] = next(d.code for d in sheet.read().doubts if d.place.subject == "c03")
    assert found["line under"] == "STRIKE_UNDER"
    assert found["line over"] == "STRIKE_OVER"
    assert found["ring"] == "STRIKE_CIRCLE"
    assert found["half"] == "STRIKE_PART"


@pytest.mark.parametrize(("share", "cell"), [(0.0, ""), (0.5, "?"), (0.7, "?"), (1.0, "x")])
def test_how_much_of_the_name_is_covered_decides(share: float, cell: str) -> None:
    sheet = Sheet("strike")
    left, right, middle, _ = body(sheet.box("c05", "name"))
    if share:
        sheet.line([(left - 1, middle), (left + share * (right - left) + (share == 1.0), middle)])
    assert sheet.read().cells["c05"].removeprefix("x") == cell.removeprefix("x")


def test_a_fold_through_a_name_is_no_strike() -> None:
    sheet = Sheet("strike")
    _, _, middle, _ = body(sheet.box("c07", "name"))
    sheet.line([(0, middle - 0.4), (210, middle + 0.4)], width=0.6, grey=200)
    straight(sheet, sheet.box("c09", "name"))
    reading = sheet.read()
    assert [row for row, cell in reading.cells.items() if cell.startswith("x")] == ["c09"]


def test_a_pencil_strike_along_a_fold_is_never_lost_in_silence() -> None:
    sheet = Sheet("strike")
    box = sheet.box("c07", "name")
    _, _, middle, _ = body(box)
    straight(sheet, box, grey=PENCIL)
    sheet.line([(0, middle - 0.2), (210, middle + 0.2)], width=0.6, grey=200)
    assert sheet.read().cells["c07"] in {"x", "?", "x?"}


def test_a_strike_that_runs_far_past_the_name_is_looked_at_by_people() -> None:
    sheet = Sheet("strike")
    straight(sheet, sheet.box("c06", "name"), past=14)
    reading = sheet.read()
    assert "STRAY_INK" in {doubt.code for doubt in reading.doubts}


def test_a_strike_does_not_strike_its_neighbours() -> None:
    sheet = Sheet("strike", 30)
    for row in ("c02", "c05", "c06", "c29"):
        slanted(sheet, sheet.box(row, "name"), 2.5, width=0.8)
    reading = sheet.read()
    assert [row for row, cell in reading.cells.items() if cell == "x"] == ["c02", "c05", "c06", "c29"]
    assert all(cell in {"x", ""} for cell in reading.cells.values())


def test_dust_on_a_name_is_no_strike_and_many_specks_are_looked_at() -> None:
    sheet = Sheet("strike")
    left, right, middle, _ = body(sheet.box("c05", "name"))
    sheet.dot((left + right) / 2, middle - 2.2, 0.6)
    for share in (0.2, 0.4, 0.6, 0.8):
        x, far, y, _ = body(sheet.box("c09", "name"))
        sheet.dot(x + share * (far - x), y, 0.7)
    cells = sheet.read().cells
    assert (cells["c05"], cells["c09"]) == ("", "?")


def test_a_few_specks_close_together_are_dust() -> None:
    sheet = Sheet("strike")
    left, _, _, base = body(sheet.box("c05", "name"))
    for across, down in ((4.0, 0.9), (5.6, 0.6), (5.8, 1.4)):
        sheet.dot(left + across, base + down, 0.5, 60)
    assert sheet.read().cells["c05"] == ""


def test_a_speck_that_the_scanner_blurs_is_dust_all_the_same() -> None:
    sheet = Sheet("strike")
    left, _, middle, _ = body(sheet.box("c05", "name"))
    sheet.dot(left + 9, middle - 2.9, 0.55)
    sheet.picture = np.asarray(cv2.GaussianBlur(sheet.picture, (0, 0), 0.14 * sheet.px), np.uint8)
    assert sheet.read().cells["c05"] == ""


@pytest.mark.parametrize(("grey", "cell"), [(215, ""), (PENCIL, "?")])
def test_a_pale_smear_on_a_small_part_of_a_name_is_paper_and_a_pencils_stroke_is_not(grey: int, cell: str) -> None:
    sheet = Sheet("strike")
    left, right, middle, _ = body(sheet.box("c05", "name"))
    sheet.line([(left + 5, middle - 2.6), (left + 5 + 0.05 * (right - left), middle - 2.3)], width=0.7, grey=grey)
    assert sheet.read().cells["c05"] == cell


def faintly_folded(sheet: Sheet, height: float) -> Sheet:
    """A fold as pale as most: it takes an eighth of the light."""
    return sheet.shaded([(0, height - 0.4), (210, height + 0.4)], width=0.5, grey=225)


def test_a_pale_fold_beside_a_struck_name_does_not_make_its_strike_doubtful() -> None:
    sheet = Sheet("strike")
    box = sheet.box("c07", "name")
    straight(sheet, box)
    faintly_folded(sheet, body(box)[2] + 0.3)
    reading = sheet.read()
    assert (reading.cells["c07"], reading.doubts) == ("x", ())


def test_a_fold_a_shade_darker_beside_the_letters_of_a_name_hides_nothing() -> None:
    sheet = faintly_folded(Sheet("strike"), body(Sheet("strike").box("c07", "name"))[3] + 0.6)
    left, right, _, base = body(sheet.box("c07", "name"))
    sheet.shaded([(left, base + 0.6), (right, base + 0.6)], width=1.2, grey=246)
    reading = sheet.read()
    assert (reading.cells["c07"], reading.doubts) == ("", ())


def test_zigzags_over_both_names_of_a_row_are_not_taken_for_the_fold_that_runs_through_them() -> None:
    sheet = Sheet("strike", 30)
    boxes = {target.candidate: target.box for target in sheet.layout.pages[0].targets}
    pair = next([a, b] for a in boxes for b in boxes if a < b and abs(boxes[a][1] - boxes[b][1]) < 0.5)
    for row in pair:
        left, right, middle, _ = body(boxes[row])
        steps = np.arange(left - 6, max(right, left + 50) + 6, 0.9)
        sheet.line([(x, middle + (1.2 if n % 2 else -1.2)) for n, x in enumerate(steps)], width=0.6)
    faintly_folded(sheet, body(boxes[pair[0]])[2])
    reading = sheet.read()
    assert ([row for row, cell in reading.cells.items() if cell == "x"], reading.doubts) == (pair, ())


def test_two_pencil_strikes_side_by_side_are_no_fold() -> None:
    sheet = Sheet("strike", 30)
    boxes = {target.candidate: target.box for target in sheet.layout.pages[0].targets}
    pair = next([a, b] for a in boxes for b in boxes if a < b and abs(boxes[a][1] - boxes[b][1]) < 0.5)
    for row in pair:
        straight(sheet, sheet.box(row, "name"), past=6, grey=PENCIL, width=0.5)
    assert [row for row, cell in sheet.read().cells.items() if cell == "x"] == pair


@pytest.mark.parametrize("share", [0.5, 0.7, 0.95])
def test_a_broken_fold_in_black_and_white_is_never_a_certain_strike(share: float) -> None:
    sheet = Sheet("strike")
    _, _, middle, _ = body(sheet.box("c07", "name"))
    x = 0.0
    while x < 210:
        sheet.line([(x, middle), (x + 3 * share, middle)], width=0.5, grey=0)
        x += 3.0
    sheet.picture = np.where(sheet.picture > 150, 255, 0).astype(np.uint8)
    assert sheet.read().cells["c07"] != "x"


@pytest.mark.parametrize("grey", [PENCIL, 120])
@pytest.mark.parametrize("depth", [215, 190])
def test_a_pale_strike_along_a_fold_is_never_lost_in_silence(grey: int, depth: int) -> None:
    sheet = Sheet("strike")
    box = sheet.box("c07", "name")
    left, right, middle, _ = body(box)
    fold = Sheet("strike").line([(0, middle - 0.2), (210, middle + 0.2)], width=0.5, grey=depth)
    straight(sheet, box, grey=grey, width=0.5)
    both = sheet.picture.astype(np.float32) * fold.picture / 255
    only = round((right + 2) * sheet.px), round((left - 2) * sheet.px)
    sheet.picture = np.where(np.arange(both.shape[1]) > only[0], fold.picture, both).astype(np.uint8)
    assert sheet.read().cells["c07"] != ""


@pytest.mark.parametrize("width", [0.15, 0.25, 0.5])
@pytest.mark.parametrize("grey", [PENCIL, 195, 210])
@pytest.mark.parametrize("past", [-2.0, 0.0, 1.5])
def test_a_name_is_kept_without_a_closer_look_only_where_that_would_keep_it_too(
    monkeypatch: pytest.MonkeyPatch, grey: int, width: float, past: float
) -> None:
    sheet = Sheet("strike")
    for row, rise in zip(ROWS, (0.0, 0.4, 1.6, 3.0), strict=True):
        left, right, middle, _ = body(sheet.box(row, "name"))
        sheet.line([(left - past, middle + rise), (right + past, middle - rise)], grey=grey, width=width)
    quick = sheet.read().cells
    monkeypatch.setattr("ballots.pagereader.touched", lambda page, dark, where: list(where.names))
    assert quick == sheet.read().cells


def test_a_clean_ballot_needs_no_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def counted(page: Registered, dark: Grey, where: Surroundings) -> list[Name]:
        found = touched(page, dark, where)
        looked_at.append(len(found))
        return found

    monkeypatch.setattr("ballots.pagereader.touched", counted)
    sheet = Sheet("strike")
    assert set(straight(sheet, sheet.box("c06", "name")).read().cells.values()) == {"", "x"}
    assert looked_at == [1]


@pytest.mark.parametrize("width", [0.2, 0.45])
@pytest.mark.parametrize("off", [-0.4, -0.2, 0.0, 0.2])
def test_a_line_along_the_printed_rule_under_a_name_is_not_kept_without_a_closer_look(
    monkeypatch: pytest.MonkeyPatch, off: float, width: float
) -> None:
    sheet = Sheet("strike", 20)
    left, right, _, _ = body(sheet.box("c06", "name"))
    rule = rule_under(sheet, "c06")
    sheet.line([(left - 1, rule + off), (right + 1, rule + off)], width=width)
    quick = sheet.read().cells
    monkeypatch.setattr("ballots.pagereader.touched", lambda page, dark, where: list(where.names))
    assert quick == sheet.read().cells


def rule_under(sheet: Sheet, candidate: str) -> float:
    """The height (mm) of the printed rule below a name."""
    x, y, width, _ = sheet.box(candidate, "name")
    rows = sheet.picture[:, round(x * sheet.px) : round((x + width) * sheet.px)]
    rules = np.flatnonzero((rows < 128).all(axis=1)) / sheet.px
    return float(rules[rules > y + 3][0]) + 0.5 / sheet.px


@pytest.mark.parametrize("people", [15, 20, 30])
@pytest.mark.parametrize("off", [-0.2, 0.0, 0.2])
@pytest.mark.parametrize("width", [0.4, 0.7])
def test_a_line_along_the_printed_rule_under_a_name_is_a_question(people: int, off: float, width: float) -> None:
    sheet = Sheet("strike", people)
    left, right, _, _ = body(sheet.box("c06", "name"))
    rule = rule_under(sheet, "c06")
    sheet.line([(left - 1, rule + off), (right + 1, rule + off)], width=width)
    assert sheet.read().cells["c06"] == "?"


def test_a_fat_print_of_all_rules_is_no_line_under_any_name() -> None:
    sheet = Sheet("strike", 20)
    sheet.picture = cv2.erode(sheet.picture, np.ones((2, 1), np.uint8))
    straight(sheet, sheet.box("c06", "name"))
    assert {row for row, cell in sheet.read().cells.items() if cell} == {"c06"}


@pytest.mark.parametrize("height", ["over", "under"])
def test_a_line_over_or_under_a_name_on_a_shadowed_fold_is_no_strike(height: str) -> None:
    sheet = Sheet("strike")
    left, right, middle, base = body(sheet.box("c07", "name"))
    sheet.shaded([(0, middle + 0.6), (210, middle + 0.6)], width=1.0, grey=190)
    y = middle - 2.6 if height == "over" else base + 1.2
    sheet.line([(left - 1, y), (right + 1, y)], width=0.5)
    assert sheet.read().cells["c07"] != "x"
