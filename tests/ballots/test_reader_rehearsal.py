"""Rehearsal ballots read back: every mark as it was filled, hardly anything for people."""

from collections.abc import Mapping

import cv2
import numpy as np
import pytest
from reader_samples import layout_of, print_of

from ballots.layout import Layout
from ballots.pages import PageImage
from ballots.reader import read_page
from ballots.rehearsal.draw import draw_ballot
from ballots.rehearsal.scanner import scan

CHANCES = {
    "strike": (("", "x"), (0.75, 0.25)),
    "agree": (("yes", "no", "both", ""), (0.7, 0.2, 0.05, 0.05)),
    "confidence": (("high", "medium", "low", "many", ""), (0.4, 0.3, 0.2, 0.05, 0.05)),
}


def filled(layout: Layout, rng: np.random.Generator) -> dict[str, str]:
    values, chances = CHANCES[layout.form]
    return {candidate: str(rng.choice(values, p=chances)) for candidate in layout.candidates}


def scanned(form: str, cells: Mapping[str, str], scanner: str, rng: np.random.Generator) -> PageImage:
    layout = layout_of(form, 20)
    drawn = draw_ballot(print_of(form, 20), layout.pages[0], cells, rng)
    data = cv2.imencode(".jpg", scan(drawn, scanner, rng), [cv2.IMWRITE_JPEG_QUALITY, 80])[1]
    return PageImage(np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8), 200.0, "")


def read_back(form: str, scanner: str, ballots: int) -> tuple[int, int]:
    """Reads rehearsal ballots; returns how many went to people, and how many were rejected. No reading may be wrong."""
    layout, review, rejected = layout_of(form, 20), 0, 0
    for seed in range(ballots):
        rng = np.random.default_rng(seed)
        cells = filled(layout, rng)
        reading = read_page(layout, scanned(form, cells, scanner, rng))
        review += bool(reading.doubts) and not reading.problem
        rejected += bool(reading.problem)
        wrong = {
            c: (cells[c], cell) for c, cell in reading.cells.items() if not cell.endswith("?") and cell != cells[c]
        }
        assert not wrong, f"seed {seed}: {wrong}"
    return review, rejected


@pytest.mark.parametrize("form", CHANCES)
def test_clean_scans_are_read_as_filled_without_a_question(form: str) -> None:
    assert read_back(form, "clean", 8) == (0, 0)


@pytest.mark.parametrize("form", CHANCES)
def test_office_scans_are_read_as_filled(form: str) -> None:
    review, rejected = read_back(form, "office", 12)
    assert review <= 1
    assert rejected == 0


@pytest.mark.parametrize("form", CHANCES)
@pytest.mark.parametrize("scanner", ["poor", "fax", "phone"])
def test_worse_scans_are_never_read_wrongly(form: str, scanner: str) -> None:
    read_back(form, scanner, 6)
