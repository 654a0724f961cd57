"""A specimen says MẪU and is never read as a vote: of any form and paper, filled in, scanned, cropped."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from ballot_contests import KEY, contest_of
from PIL import Image
from reader_samples import Picture

from ballots.layout import Layout
from ballots.pages import PageImage
from ballots.press import SPECIMEN_DPI, print_ballots
from ballots.reader import read_page
from ballots.rehearsal.draw import draw_ballot
from ballots.rehearsal.scanner import scan
from congress.i18n import catalogue

DPI = 200
CELLS = {"strike": "x", "agree": "yes", "confidence": "medium", "points": ""}
KINDS = list(product(CELLS, ("A4", "A5"), (False, True)))


def is_no_vote(layout: Layout, picture: Picture) -> bool:
    reading = read_page(layout, PageImage(np.ascontiguousarray(picture), None, ""))
    return reading.problem in ("UNREADABLE", "NOT_A_BALLOT") and not reading.cells


@pytest.mark.parametrize(("form", "paper", "large"), KINDS)
def test_a_specimen_is_never_a_vote(tmp_path: Path, form: str, paper: str, large: bool) -> None:
    contest = contest_of(4, form, ballot={"paper": paper, "large": large})
    layout = print_ballots(contest, contest.form or "strike", 1, tmp_path, KEY, catalogue("vi").gettext)
    specimen = Image.open(tmp_path / "specimen.png").convert("L")
    width, height = (round(side * DPI / SPECIMEN_DPI) for side in specimen.size)
    picture = np.array(specimen.resize((width, height)))
    assert zxingcpp.read_barcodes(picture) == []
    filled = draw_ballot(picture, layout.pages[0], dict.fromkeys(layout.candidates, CELLS[form]),
                         np.random.default_rng(1), dpi=DPI)  # fmt: skip
    scans = [scan(filled, scanner, np.random.default_rng(1), dpi=DPI) for scanner in ("office", "fax")]
    half, quarter = height // 2, height // 4
    cropped = [filled[:quarter], filled[half:], filled[quarter:half], filled[:, : width // 3]]
    hidden = filled.copy()
    hidden[(hidden > 120) & (hidden < 235)] = 255
    for seen in (picture, filled, np.rot90(filled, 2), *scans, *cropped, hidden):
        assert is_no_vote(layout, seen)


@pytest.mark.parametrize(("paper", "large"), list(product(("A4", "A5"), (False, True))))
def test_the_word_stands_across_the_list_in_grey(tmp_path: Path, paper: str, large: bool) -> None:
    contest = contest_of(9, "strike", ballot={"paper": paper, "large": large})
    print_ballots(contest, "strike", 1, tmp_path, KEY, catalogue("vi").gettext)
    greys = np.array(Image.open(tmp_path / "specimen.png").convert("L"))
    middle = greys[greys.shape[0] // 4 : greys.shape[0] * 3 // 4]
    assert ((middle > 150) & (middle < 230)).mean() > 0.02
