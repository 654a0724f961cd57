"""Rehearsals as files of many pages, and with numbers to be keyed."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from ballot_contests import KEY, contest_of, plain
from PIL import Image
from rehearsal_samples import area, ink_added, printed, square_mm

from ballots.layout import Layout
from ballots.layoutfile import read_layout
from ballots.press import print_ballots
from ballots.reader import reading_of
from ballots.readfile import load, to_csv
from ballots.rehearsal import scanfiles
from ballots.rehearsal.draw import draw_ballot
from ballots.rehearsal.fill import fill_ballots
from ballots.rehearsal.prints import print_of, printed_files
from ballots.rehearsal.votes import fillings_of
from ballots.review import Decision, apply
from tally.problems import InvalidError

VOTES = [{"ballot": f"b{n}", **{f"c{k:02}": ("yes", "no", "")[(n + k) % 3] for k in range(6)}} for n in range(3)]


def fill(out: Path, **options: object) -> list[Path]:
    folder = printed("agree")
    layout = read_layout(folder / "layout.json")
    return fill_ballots(layout, folder, fillings_of(VOTES, layout), out, seed=5, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "name"), [("pdf", "scans.pdf"), ("tiff", "scans.tif")])
def test_a_file_of_many_pages_is_read_back_as_filled(tmp_path: Path, kind: str, name: str) -> None:
    written = fill(tmp_path, file_format=kind, duplex=True)
    assert [path.name for path in tmp_path.iterdir()] == [name] == [path.name for path in written]
    ballots = reading_of(read_layout(printed("agree") / "layout.json"), [tmp_path], lang="en").records
    assert [(record.page, record.problem) for record in ballots] == [
        (1, ""), (2, "NOT_A_BALLOT"), (3, ""), (4, "NOT_A_BALLOT"), (5, ""), (6, "NOT_A_BALLOT"),
    ]  # fmt: skip
    assert [{"ballot": f"b{n}", **record.cells} for n, record in enumerate(ballots[::2])] == VOTES


def test_the_pages_of_a_pdf_are_the_pictures_as_the_scanner_wrote_them(tmp_path: Path) -> None:
    pictures = fill(tmp_path / "jpeg")
    (document,) = fill(tmp_path / "pdf", file_format="pdf")
    with pikepdf.open(document) as pdf:
        stored = [bytes(page.Resources.XObject.Im.read_raw_bytes()) for page in pdf.pages]
        sizes = [[round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in pdf.pages]
    assert stored == [path.read_bytes() for path in pictures]
    assert sizes == [[210, 297]] * 3


def test_the_pages_of_a_tiff_are_black_and_white_and_state_their_dpi(tmp_path: Path) -> None:
    (path,) = fill(tmp_path, file_format="tiff")
    with Image.open(path) as tiff:
        assert (tiff.n_frames, tiff.mode, tiff.info["compression"]) == (3, "1", "group4")
        assert [round(float(dpi)) for dpi in tiff.info["dpi"]] == [200, 200]


def test_the_same_seed_gives_the_same_files_whatever_the_number_of_workers(tmp_path: Path) -> None:
    for kind in ("pdf", "tiff"):
        (one,), (two,) = (fill(tmp_path / f"{kind}{workers}", file_format=kind, workers=workers) for workers in (1, 2))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("kind", ["pdf", "tiff"])
def test_many_pages_go_into_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(scanfiles, "PAGES_A_FILE", 2)
    written = fill(tmp_path, file_format=kind)
    suffix = {"pdf": "pdf", "tiff": "tif"}[kind]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"scans-001.{suffix}", f"scans-002.{suffix}"]
    assert [path.name for path in written] == [f"scans-001.{suffix}", f"scans-002.{suffix}"]


def test_pictures_of_another_rehearsal_in_the_folder_are_refused(tmp_path: Path) -> None:
    fill(tmp_path)
    with pytest.raises(InvalidError) as caught:
        fill(tmp_path, file_format="pdf")
    assert caught.value.problems[0].code == "FILL_OTHER_PICTURES"


# ---- numbers


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Layout]:
    folder = tmp_path_factory.mktemp("points")
    return folder, print_ballots(contest_of(4, "points", test=True), "points", 1, folder, KEY, plain)


GIVEN = {"c01": "3", "c02": "", "c03": "1250", "c04": "0"}


def test_a_number_is_written_into_its_box_and_nowhere_else(numbers: tuple[Path, Layout]) -> None:
    folder, layout = numbers
    page = layout.pages[0]
    before = print_of(printed_files(folder, layout, 1), layout, 0, 0, 200, colour=False)
    for seed in range(6):
        ink = ink_added(before, draw_ballot(before, page, GIVEN, np.random.default_rng(seed)))
        inked = {t.candidate: square_mm(ink[area(t.box, -0.2)]) for t in page.targets if t.option == "points"}
        assert {candidate for candidate, amount in inked.items() if amount > 0.5} == {"c01", "c03", "c04"}
        assert inked["c03"] > 1.5 * inked["c01"]
        for target in page.targets:
            if target.option == "points":
                ink[area(target.box, 0.8)] = False
        assert square_mm(ink) < 0.5


def test_numbers_are_cropped_for_people_who_key_them(numbers: tuple[Path, Layout], tmp_path: Path) -> None:
    folder, layout = numbers
    filling = fillings_of([{"ballot": "b1", "weight": "1253", **GIVEN}], layout)
    fill_ballots(layout, folder, filling, tmp_path / "scans", seed=2, scanner="office")
    (ballot,) = reading_of(layout, [tmp_path / "scans"], lang="en").ballots
    assert ballot.record.status == "review"
    assert ballot.record.cells == dict.fromkeys(GIVEN, "?")
    assert ballot.record.why[0].startswith("POINTS_TO_KEY c01: ")
    assert [picture.candidate for picture in ballot.pictures] == list(GIVEN)
    assert all(Image.open(BytesIO(picture.png)).size[0] > 400 for picture in ballot.pictures)
    path = tmp_path / "read.csv"
    path.write_text(to_csv([ballot.record], layout.candidates), encoding="utf-8")
    keyed = [Decision(2, "1-0001", candidate, number, "An", "as written") for candidate, number in GIVEN.items()]
    (row,) = apply(load(path), keyed).rows
    assert (row["status"], {candidate: row[candidate] for candidate in GIVEN}) == ("read", GIVEN)
    for wrong in ("-1", "1.5", "١"):
        bad = [*keyed[1:], Decision(2, "1-0001", "c01", wrong, "An", "as written")]
        with pytest.raises(InvalidError) as caught:
            apply(load(path), bad)
        assert [problem.code for problem in caught.value.problems] == ["DECISION_VALUE"]


@pytest.mark.parametrize("cell", ["x", "yes", "-1", "1.5", "12345678", "٣"])
def test_what_is_no_number_cannot_be_written_as_one(numbers: tuple[Path, Layout], cell: str) -> None:
    with pytest.raises(InvalidError) as caught:
        fillings_of([{"ballot": "b1", **GIVEN, "c01": cell}], numbers[1])
    assert [problem.code for problem in caught.value.problems] == ["FILL_CELL_UNKNOWN"]


def test_only_ballots_with_numbers_have_a_weight() -> None:
    layout = read_layout(printed("agree") / "layout.json")
    with pytest.raises(InvalidError) as caught:
        fillings_of([{**VOTES[0], "weight": "5"}], layout)
    assert [problem.code for problem in caught.value.problems] == ["FILL_COLUMN_UNKNOWN"]
