"""The same sheet says the same in whatever file the scanner wrote it."""

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from reader_samples import Picture, Sheet, cross, filled, layout_of, slash, tick
from scan_files import KINDS, black_and_white, written

from ballots.pages import PageRef, count_pages, load_page
from ballots.reader import read_files, read_page

MARKS = {"c01": ("yes", cross), "c02": ("no", tick), "c04": ("yes", slash), "c05": ("no", filled), "c06": ("no", cross)}
VOTES = {f"c{number:02d}": "" for number in range(1, 16)} | {row: option for row, (option, _) in MARKS.items()}
LAYOUT = layout_of("agree")


@cache
def sheet(dpi: int) -> Picture:
    marked = Sheet("agree", dpi=dpi)
    for row, (option, draw) in MARKS.items():
        draw(marked, marked.box(row, option))
    return np.minimum(marked.picture, 246)


def check_read(path: Path) -> None:
    assert count_pages(path) == 1
    reading = read_page(LAYOUT, load_page(PageRef(path, 1)))
    assert (reading.problem, reading.doubts) == ("", ())
    assert reading.cells == VOTES


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sheet_reads_the_same_from_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    check_read(written(tmp_path / "scan", kind, sheet(200), 200))


@pytest.mark.parametrize("dpi", [150, 300, 400, 600])
@pytest.mark.parametrize("kind", ["grey JPEG", "G4 TIFF", "PDF of a G4 picture"])
def test_the_same_sheet_reads_the_same_at_every_resolution(tmp_path: Path, kind: str, dpi: int) -> None:
    check_read(written(tmp_path / "scan", kind, sheet(dpi), dpi))


def test_all_pages_of_a_file_are_read_in_order(tmp_path: Path) -> None:
    """Of a G4 TIFF as a copier sends it, and of a PDF in which each page is stored otherwise; one sheet is in both."""
    unmarked = np.minimum(Sheet("agree").picture, 246)
    pages = [black_and_white(sheet(200))]
    black_and_white(unmarked).save(
        tmp_path / "1.tif", compression="group4", save_all=True, append_images=pages, dpi=(200, 200)
    )
    stored = {
        "PDF of a JBIG2 picture": np.roll(unmarked, 3, axis=0),
        "PDF in layers": sheet(200),
        "PDF of a colour JPEG": unmarked,
    }
    with pikepdf.new() as whole:
        for kind, grey in stored.items():
            with pikepdf.open(written(tmp_path / "part", kind, grey, 200)) as part:
                whole.pages.extend(part.pages)
        whole.save(tmp_path / "2.pdf")
    (tmp_path / "part.pdf").unlink()
    records = read_files(LAYOUT, [tmp_path])
    assert [(record.source, record.page, record.status) for record in records] == [
        ("1.tif", 1, "read"), ("1.tif", 2, "read"), ("2.pdf", 1, "read"), ("2.pdf", 2, "review"), ("2.pdf", 3, "read"),
    ]  # fmt: skip
    assert records[3].why[0].startswith("SAME_SHEET")
    marked = [number for number, record in enumerate(records) if record.cells == VOTES]
    assert marked == [1, 3]


@pytest.mark.parametrize("kind", ["PDF of a grey JPEG", "searchable PDF", "locked PDF", "PDF turned by 90°"])
def test_the_picture_of_a_pdf_page_is_taken_out_as_it_is_stored(tmp_path: Path, kind: str) -> None:
    path = written(tmp_path / "scan", kind, sheet(300), 300)
    with pikepdf.open(path) as document:
        stored = bytes(document.pages[0].Resources.XObject.Im.read_raw_bytes())
    image = load_page(PageRef(path, 1))
    assert image.digest == hashlib.sha256(stored).hexdigest()
    assert image.dpi == pytest.approx(300, rel=0.001)
    assert sorted(image.grey.shape) == sorted(sheet(300).shape)


@pytest.mark.parametrize(
    ("kind", "dpi", "pixels"),
    [("PDF of three strips", 300, 300), ("PDF in layers", 300, 300), ("PDF of three strips", 150, 200)],
)
def test_a_page_of_several_pictures_is_rendered_as_finely_as_the_finest(
    tmp_path: Path, kind: str, dpi: int, pixels: int
) -> None:
    image = load_page(PageRef(written(tmp_path / "scan", kind, sheet(dpi), dpi), 1))
    assert image.dpi == pytest.approx(pixels, rel=0.001)
    assert image.grey.shape[0] == pytest.approx(297 / 25.4 * pixels, abs=2)
