"""Files of scans: every kind is read as it is stored, and nothing broken passes for whole."""

import hashlib
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
from PIL import Image
from reader_samples import cat

from ballots import pages
from ballots.pages import PageRef, count_pages, list_pages, load_page
from tally.problems import UnreadableError

GREY = cv2.resize(cat(), (400, 560))


def jpeg(path: Path, grey: np.ndarray = GREY, dpi: int | None = 200) -> Path:
    Image.fromarray(grey).save(path, quality=80, **({"dpi": (dpi, dpi)} if dpi else {}))
    return path


def pdf_of(path: Path, pictures: list[bytes]) -> Path:
    document = pikepdf.new()
    for data in pictures:
        page = document.add_blank_page(page_size=(200, 280))
        picture = pikepdf.Stream(
            document, data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=400, Height=560,
            ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=document.make_indirect(picture)))
        page.Contents = pikepdf.Stream(document, b"q 200 0 0 280 0 0 cm /Im Do Q")
    document.save(path)
    return path


def load_all(path: Path) -> None:
    for number in range(1, count_pages(path) + 1):
        load_page(PageRef(path, number))


def test_a_jpeg_keeps_its_dots_per_inch_and_pixels(tmp_path: Path) -> None:
    image = load_page(PageRef(jpeg(tmp_path / "a.jpg"), 1))
    assert image.dpi == 200
    assert image.grey.shape == (560, 400)


def test_a_png_and_a_colour_jpeg_become_grey(tmp_path: Path) -> None:
    Image.fromarray(np.stack([GREY] * 3, axis=2)).save(tmp_path / "a.png")
    assert np.array_equal(load_page(PageRef(tmp_path / "a.png", 1)).grey, GREY)


def test_all_pages_of_a_g4_tiff_are_there(tmp_path: Path) -> None:
    sheets = [Image.fromarray(limit < GREY).convert("1") for limit in (60, 120, 180)]
    path = tmp_path / "fax.tif"
    sheets[0].save(path, save_all=True, append_images=sheets[1:], compression="group4", dpi=(200, 200))
    assert count_pages(path) == 3
    third = load_page(PageRef(path, 3))
    assert np.array_equal(third.grey > 0, GREY > 180)
    assert third.dpi == 200


def test_the_picture_in_a_pdf_is_taken_out_as_it_is(tmp_path: Path) -> None:
    data = [jpeg(tmp_path / f"{n}.jpg", np.rot90(GREY, 2 * n).copy()).read_bytes() for n in range(2)]
    path = pdf_of(tmp_path / "scan.pdf", data)
    second = load_page(PageRef(path, 2))
    assert second.digest == hashlib.sha256(data[1]).hexdigest()
    assert second.dpi == pytest.approx(144, rel=0.01)


def test_a_pdf_page_that_is_no_single_picture_is_rendered(tmp_path: Path) -> None:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(72, 144))
    page.Contents = pikepdf.Stream(document, b"0 0 36 144 re f")
    document.save(tmp_path / "drawn.pdf")
    image = load_page(PageRef(tmp_path / "drawn.pdf", 1))
    assert (image.grey.shape, image.dpi) == ((400, 200), 200.0)
    assert (int(image.grey[200, 50]), int(image.grey[200, 150])) == (0, 255)


def test_folders_are_read_in_natural_order_and_other_files_are_named(tmp_path: Path) -> None:
    for name in ("scan10.jpg", "scan2.jpg", "Scan1.JPG"):
        jpeg(tmp_path / name)
    (tmp_path / "b").mkdir()
    jpeg(tmp_path / "b" / "scan3.jpg")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    found = list_pages([tmp_path])
    assert [ref.source for ref in found.pages] == ["scan3.jpg", "Scan1.JPG", "scan2.jpg", "scan10.jpg"]
    assert [path.name for path in found.ignored] == ["Thumbs.db"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_never_read_as_whole(tmp_path: Path, share: float) -> None:
    whole = jpeg(tmp_path / "whole.jpg").read_bytes()
    Image.fromarray(GREY).save(tmp_path / "whole.png")
    Image.fromarray(GREY).save(tmp_path / "whole.tif", compression="tiff_lzw")
    files = {
        "cut.jpg": whole,
        "cut.png": (tmp_path / "whole.png").read_bytes(),
        "cut.tif": (tmp_path / "whole.tif").read_bytes(),
        "cut.pdf": pdf_of(tmp_path / "whole.pdf", [whole] * 3).read_bytes(),
    }
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(UnreadableError):
            load_all(path)


def test_a_jpeg_with_a_thumbnail_cut_short_is_noticed(tmp_path: Path) -> None:
    thumb = jpeg(tmp_path / "thumb.jpg", cv2.resize(GREY, (40, 56))).read_bytes()
    whole = jpeg(tmp_path / "whole.jpg").read_bytes()
    segment = b"\xff\xe1" + (len(thumb) + 2).to_bytes(2, "big") + thumb
    (tmp_path / "cut.jpg").write_bytes(whole[:2] + segment + whole[2 : len(whole) // 2])
    with pytest.raises(UnreadableError) as error:
        count_pages(tmp_path / "cut.jpg")
    assert error.value.problems[0].code == "SCAN_BROKEN"


def test_a_picture_that_claims_too_many_pixels_is_refused_before_decoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MAX_PIXELS", 400 * 560 - 1)
    with pytest.raises(UnreadableError) as error:
        count_pages(jpeg(tmp_path / "bomb.jpg"))
    assert error.value.problems[0].code == "SCAN_TOO_LARGE"


@pytest.mark.parametrize(
    ("name", "code"), [("none.jpg", "SCAN_MISSING"), ("a.docx", "SCAN_KIND"), ("a.jpg", "SCAN_BROKEN")]
)
def test_what_is_no_scan_is_told(tmp_path: Path, name: str, code: str) -> None:
    if name != "none.jpg":
        (tmp_path / name).write_bytes(b"no picture")
    with pytest.raises(UnreadableError) as error:
        count_pages(tmp_path / name)
    assert error.value.problems[0].code == code
