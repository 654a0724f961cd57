"""The rehearsal in the hall: a test deck that a printer and a scanner do to what they do, and what is said of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from running import congress

from ballots.keys import signing_key
from ballots.layout import Layout
from ballots.layoutfile import read_layout
from ballots.rehearsal.deck import known_votes
from ballots.rehearsal.paper import Wear
from ballots.rehearsal.scanner import SCANNERS, scan, to_jpeg
from ballots.rehearsal.texture import Image
from congress.contestfile import read_contest
from congress.rehearse import LEAST_SHEETS, MOST_SHEETS, Verdict, check_scans, make_deck
from tally.problems import InvalidError
from tally.regulation import load_builtin

DPI = 200
SHEETS = 6
PEOPLE = ("Đỗ Thị Ánh Hạ", "Lê Quang Bồi", "Võ Thành Mạch", "Nông Văn Kiều", "Hà Thị Thảo Vy", "Lường Thị Pản")
CONTEST = """\
id = "bch"
title = "Bầu Ban Chấp hành"
regulation = "party-2024"
kind = "committee"
seats = 5
form = "strike"
""" + "".join(f'[[candidate]]\nid = "c{n}"\nname = "{name}"\n' for n, name in enumerate(PEOPLE, 1))

Spoil = Callable[[Image, Layout, int], Image]
"""What happens to a printed or a scanned page; its number in the deck, from 0."""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hall")
    (folder / "bch.toml").write_text(CONTEST, encoding="utf-8")
    contest = read_contest(folder / "bch.toml")
    make_deck(contest, load_builtin("party-2024"), folder / "deck", signing_key(folder / "key.pem"), SHEETS)
    return folder / "deck"


@pytest.fixture(scope="module")
def printed(deck: Path) -> list[Image]:
    """The test ballots as they come out of a printer, at the resolution of the scans; the test sheet is left out."""
    with pypdfium2.PdfDocument(deck / "deck.pdf") as pdf:
        pages = [page.render(scale=DPI / 72, grayscale=True).to_numpy() for page in pdf]
    return [np.ascontiguousarray(page.squeeze()) for page in pages[1:]]


def unharmed(page: Image, _layout: Layout, _number: int) -> Image:
    return page


def scanned(
    deck: Path, printed: list[Image], folder: Path, spoil: Spoil = unharmed, scanner: str = "clean", *,
    wear: Wear | None = None, after: Spoil = unharmed, dpi: int = DPI,
) -> Verdict:  # fmt: skip
    """The verdict on the deck, each print spoiled, worn and scanned, each scan spoiled after it."""
    layout = read_layout(deck / "layout.json")
    folder.mkdir()
    profile = replace(SCANNERS[scanner], worn=wear) if wear else SCANNERS[scanner]
    for number, page in enumerate(printed):
        rng = np.random.default_rng([11, number])
        picture = scan(spoil(page.copy(), layout, number), profile, rng, dpi=DPI)
        picture = after(picture, layout, number)
        (folder / f"scan-{number:02d}.jpg").write_bytes(to_jpeg(picture, profile, rng, dpi=dpi))
    return check_scans(deck, [folder])


def faults(verdict: Verdict) -> list[str]:
    return [one.code for one in verdict.faults]


def disc(page: Image, box: tuple[float, float, float, float], shade: int = 60) -> None:
    per_mm = DPI / 25.4
    x, y, width, height = (value * per_mm for value in box)
    radius = round(max(width, height) * 0.75)
    cv2.circle(page, (round(x + width / 2), round(y + height / 2)), radius, shade, -1)


# ---- the deck


def test_the_deck_is_of_test_ballots_with_votes_unlike_each_other(deck: Path) -> None:
    layout = read_layout(deck / "layout.json")
    assert layout.test
    votes = known_votes(layout, SHEETS)
    rows = [tuple(one.cells.values()) for one in votes]
    assert (len(set(rows)), set(rows[0])) == (SHEETS, {""})
    assert (deck / "known.csv").read_text(encoding="utf-8").count("\n") == SHEETS + 1
    with pypdfium2.PdfDocument(deck / "deck.pdf") as pdf:
        assert len(pdf) == SHEETS + 1
        assert [tuple(round(side * 25.4 / 72, 0) for side in page.get_size()) for page in pdf] == [(210, 297)] * 7
    assert not list(deck.glob("ballots*.pdf"))


@pytest.mark.parametrize("sheets", [LEAST_SHEETS - 1, MOST_SHEETS + 1])
def test_a_deck_of_a_senseless_size_is_refused(deck: Path, sheets: int, tmp_path: Path) -> None:
    contest = read_contest(deck.parent / "bch.toml")
    with pytest.raises(InvalidError, match="REHEARSE_SHEETS"):
        make_deck(contest, load_builtin("party-2024"), tmp_path / "d", signing_key(tmp_path / "key.pem"), sheets)
    assert not (tmp_path / "d").exists()


# ---- what passes


@pytest.mark.parametrize("scanner", ["clean", "office"])
def test_a_printer_and_a_scanner_in_order_pass(deck: Path, printed: list[Image], tmp_path: Path, scanner: str) -> None:
    wear = Wear(folds=0.5, fold_depth=(0.03, 0.08))
    verdict = scanned(deck, printed, tmp_path / "scans", scanner=scanner, wear=wear)
    assert (verdict.passed, faults(verdict), verdict.same) == (True, [], SHEETS)


# ---- what fails, with its cause


def fitted(page: Image, _layout: Layout, _number: int) -> Image:
    """Printed at 95 % in the middle of the page."""
    small = cv2.resize(page, None, fx=0.95, fy=0.95, interpolation=cv2.INTER_AREA)
    sheet = np.full_like(page, 255)
    top, left = (page.shape[0] - small.shape[0]) // 2, (page.shape[1] - small.shape[1]) // 2
    sheet[top : top + small.shape[0], left : left + small.shape[1]] = small
    return sheet


def stamped_over(page: Image, layout: Layout, number: int) -> Image:
    if number < 3:
        disc(page, layout.pages[0].fiducials[0].box)
    return page


def smeared(page: Image, layout: Layout, number: int) -> Image:
    if number == 2:
        disc(page, layout.pages[0].codes[0].box, 120)
    return page


def without_codes(page: Image, layout: Layout, number: int) -> Image:
    for spot in layout.pages[0].codes if number == 4 else ():
        disc(page, spot.box, 120)
    return page


def dirty_glass(page: Image, _layout: Layout, _number: int) -> Image:
    page[:, 900:903] = (page[:, 900:903] * 0.7).astype(np.uint8)
    return page


def coarse(page: Image, _layout: Layout, _number: int) -> Image:
    return np.asarray(cv2.resize(page, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA), np.uint8)


def folded(page: Image, layout: Layout, number: int) -> Image:
    """A dark fold across the whole page through a name that is not struck."""
    if number in (0, 4, 5):
        _x, y, _width, height = next(
            t.box for t in layout.pages[0].targets if t.candidate == "c3" and t.option == "name"
        )
        across = round((y + height * 0.55) * DPI / 25.4)
        page[across : across + 4] = np.minimum(page[across : across + 4], 60)
    return page


def creased(page: Image, layout: Layout, number: int) -> Image:
    """A crease that ran dark along a name, as if it had been struck."""
    if number == 0:
        per_mm = DPI / 25.4
        x, y, width, height = next(t.box for t in layout.pages[0].targets if t.candidate == "c2" and t.option == "name")
        across = round((y + height * 0.55) * per_mm)
        cv2.line(page, (round((x - 4) * per_mm), across), (round((x + width + 4) * per_mm), across), 40, 4)
    return page


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (fitted, "REHEARSE_SCALE"),
        (stamped_over, "REHEARSE_MARK"),
        (smeared, "REHEARSE_CODE"),
        (without_codes, "REHEARSE_NO_CODE"),
        (creased, "REHEARSE_MISREAD"),
        (folded, "REHEARSE_FOLDED"),
    ],
)
def test_what_the_paper_went_through_is_told_by_its_cause(
    deck: Path, printed: list[Image], tmp_path: Path, spoil: Spoil, code: str
) -> None:
    verdict = scanned(deck, printed, tmp_path / "scans", spoil)
    assert code in faults(verdict)
    unforeseen = set(faults(verdict)) - {code, "REHEARSE_DOUBTFUL", "REHEARSE_MISSING"}
    assert not unforeseen


def test_words_name_the_corner_and_the_row(deck: Path, printed: list[Image], tmp_path: Path) -> None:
    covered = scanned(deck, printed, tmp_path / "a", stamped_over).faults[0]
    assert "trên bên trái" in covered.text("vi")
    assert "top left" in covered.text("en")
    assert "3" in covered.text("vi")
    misread = next(
        one for one in scanned(deck, printed, tmp_path / "b", creased).faults if one.code == "REHEARSE_MISREAD"
    )
    assert (misread.values["sheet"], misread.values["rows"]) == (1, "2")


def test_dirty_glass_is_drawn_on_a_picture_of_the_page(deck: Path, printed: list[Image], tmp_path: Path) -> None:
    verdict = scanned(deck, printed, tmp_path / "scans", after=dirty_glass)
    assert faults(verdict) == ["REHEARSE_STREAK"]
    assert len(verdict.pictures) == SHEETS
    picture = cv2.imread(str(verdict.pictures[0]))
    red = (picture[:, :, 2].astype(int) - picture[:, :, 0]) > 100
    columns = np.flatnonzero(red.mean(axis=0) > 0.9)
    assert columns.min() < 901 < columns.max()
    assert columns.max() - columns.min() < 30


def test_a_wrong_resolution_is_named(deck: Path, printed: list[Image], tmp_path: Path) -> None:
    verdict = scanned(deck, printed, tmp_path / "scans", after=coarse, dpi=140)
    assert "REHEARSE_COARSE" in faults(verdict)
    assert "140" in verdict.faults[0].text("vi")


def test_sheets_pulled_in_together_are_missed_by_number(deck: Path, printed: list[Image], tmp_path: Path) -> None:
    verdict = scanned(deck, printed[:-1], tmp_path / "scans")
    (missing,) = verdict.faults
    assert (missing.code, missing.values["sheets"]) == ("REHEARSE_MISSING", str(SHEETS))


def test_deep_folds_that_make_many_sheets_doubtful_fail(deck: Path, printed: list[Image], tmp_path: Path) -> None:
    def scribbled(page: Image, _layout: Layout, number: int) -> Image:
        if number % 2:
            cv2.line(page, (700, 1700), (1100, 1760), 30, 5)
        return page

    verdict = scanned(deck, printed, tmp_path / "scans", scribbled)
    assert faults(verdict) == ["REHEARSE_DOUBTFUL"]
    assert "STRAY_INK" in verdict.faults[0].text("en")


def test_a_scanner_that_states_no_resolution_is_a_note(deck: Path, printed: list[Image], tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    for number, page in enumerate(printed):
        cv2.imwrite(str(folder / f"{number}.png"), page)
    verdict = check_scans(deck, [folder])
    assert (verdict.passed, [one.code for one in verdict.notes]) == (True, ["REHEARSE_NO_DPI"])


# ---- as commands


def test_the_rehearsal_by_commands(deck: Path, printed: list[Image], tmp_path: Path) -> None:
    (tmp_path / "bch.toml").write_text(CONTEST, encoding="utf-8")
    made = congress("rehearse", "print", "bch.toml", "-o", "deck", "--sheets", "2", cwd=tmp_path, lang="vi")
    assert (made.returncode, (tmp_path / "deck/deck.pdf").is_file()) == (0, True), made.stderr
    passed = congress("rehearse", "check", "deck", "deck/deck.pdf", cwd=tmp_path)
    assert (passed.returncode, "PASSED" in passed.stderr) == (0, True), passed.stderr
    scanned(deck, printed[:3], tmp_path / "scans", stamped_over)
    failed = congress("rehearse", "check", deck, "scans", cwd=tmp_path)
    assert (failed.returncode, "REHEARSE_MARK" in failed.stderr, "page-001.png" in failed.stderr) == (4, True, True)
    nothing = congress("rehearse", "check", "nowhere", "scans", cwd=tmp_path)
    assert nothing.returncode == 2
