"""Hostile and broken scans: every page gets a row, no page stops another, nothing hangs, nothing is made up.

`CONGRESS_FUZZ=20000 pytest tests/ballots/test_reader_hostile.py` damages so many files; a normal run 150.
"""

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pikepdf
import pytest
import scan_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reader_samples import Sheet, cross, layout_of
from scan_files import KINDS, pdf, saved

from ballots.batch import read_pages
from ballots.pages import MAX_PIXELS, PageRef, count_pages, list_pages, load_page
from ballots.reader import read_files, read_page
from tally.problems import UnreadableError

LAYOUT = layout_of("agree", 5)


def sheet(dpi: int = 150) -> np.ndarray:
    marked = Sheet("agree", 5, dpi=dpi)
    cross(marked, marked.box("c02", "yes"))
    return marked.picture


# ---- pages that are programs without an end, pictures that claim too much


def laughing_pdf(levels: int = 12) -> bytes:
    """Forms that show forms that show forms, ten times each: a trillion pictures on one page."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    box = pikepdf.Array([0, 0, 595, 842])
    shown = document.make_stream(b"0 0 1 1 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box)
    for _ in range(levels):
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=shown))
        shown = document.make_stream(
            b"/F Do " * 10, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box, Resources=resources
        )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=shown))
    page.Contents = document.make_stream(b"/F Do")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims so many pixels and holds a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")


def huge_flate_pdf() -> bytes:
    """A few kilobytes that would be four gigabytes of pixels."""
    stored = scan_files.image(np.zeros((1, 1), np.uint8), zlib.compress(bytes(100_000)), "FlateDecode")
    return pdf(sheet(), 150, Im=stored | {"Width": 65_000, "Height": 65_000})


def huge_page_pdf() -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    page.MediaBox = pikepdf.Array([0, 0, 14_400_000, 14_400_000])
    page.Contents = document.make_stream(b"0 0 72 72 re f")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def endless_tiff() -> bytes:
    """The second page of which is the first page again."""
    data = bytearray(saved(Image.fromarray(sheet()), "TIFF", 150, compression="tiff_lzw"))
    directory = struct.unpack("<I", data[4:8])[0]
    entries = struct.unpack("<H", data[directory : directory + 2])[0]
    at = directory + 2 + 12 * entries
    data[at : at + 4] = struct.pack("<I", directory)
    return bytes(data)


def tiff_of(width: int, height: int) -> bytes:
    data = bytearray(saved(Image.new("1", (64, 64)), "TIFF", 200, compression="group4"))
    directory = struct.unpack("<I", data[4:8])[0]
    for entry in range(struct.unpack("<H", data[directory : directory + 2])[0]):
        at = directory + 2 + 12 * entry
        tag = struct.unpack("<H", data[at : at + 2])[0]
        if tag in (256, 257):
            data[at : at + 12] = struct.pack("<HHII", tag, 4, 1, width if tag == 256 else height)
    return bytes(data)


BOMBS = {
    "forms in forms.pdf": (laughing_pdf, "UNREADABLE"),
    "4 gigapixels.pdf": (huge_flate_pdf, "UNREADABLE_FILE"),
    "page of 5 km.pdf": (huge_page_pdf, "UNREADABLE_FILE"),
    "4 gigapixels.png": (lambda: png_of(65_000, 65_000), "UNREADABLE_FILE"),
    "most pixels.png": (lambda: png_of(10_000, MAX_PIXELS // 10_000), "UNREADABLE_FILE"),
    "no pixels.png": (lambda: png_of(0, 100), "UNREADABLE_FILE"),
    "one line.png": (lambda: saved(Image.new("L", (100_000, 1)), "PNG", 200), "UNREADABLE"),
    "one pixel.png": (lambda: saved(Image.new("L", (1, 1)), "PNG", 200), "UNREADABLE"),
    "4 gigapixels.tif": (lambda: tiff_of(65_000, 65_000), "UNREADABLE_FILE"),
    "2 gigapixels wide.tif": (lambda: tiff_of(2_000_000_000, 1), "UNREADABLE_FILE"),
    "empty.jpg": (lambda: b"", "UNREADABLE_FILE"),
    "another kind.tif": (lambda: saved(Image.fromarray(sheet()), "JPEG", 150), "UNREADABLE_FILE"),
    "another kind.pdf": (lambda: saved(Image.fromarray(sheet()), "JPEG", 150), "UNREADABLE_FILE"),
}


def test_bombs_stand_in_their_rows_and_the_ballots_around_them_are_read(tmp_path: Path) -> None:
    for name, (make, _) in BOMBS.items():
        (tmp_path / name).write_bytes(make())
    for number in range(2):
        grain = np.random.default_rng(number).integers(-2, 3, sheet().shape)
        noisy = np.clip(sheet() + grain, 0, 255).astype(np.uint8)
        (tmp_path / f"ballot {number}.jpg").write_bytes(saved(Image.fromarray(noisy), "JPEG", 150, quality=85))
    inputs = list_pages([tmp_path])
    readings = read_pages(LAYOUT, inputs.pages, workers=2, page_seconds=2)
    verdicts = {ref.path.name: reading.problem for ref, reading in zip(inputs.pages, readings, strict=True)}
    assert verdicts == {name: verdict for name, (_, verdict) in BOMBS.items()} | {
        "ballot 0.jpg": "",
        "ballot 1.jpg": "",
    }
    endless = [page.path.name for page in inputs.pages].index("forms in forms.pdf")
    assert [doubt.code for doubt in readings[endless].doubts] == ["SCAN_FAULT"]


def test_a_tiff_whose_pages_go_round_in_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "circle.tif").write_bytes(endless_tiff())
    records = read_files(LAYOUT, [tmp_path], keep_going=True)
    assert [record.problem for record in records if record.status == "rejected"] in ([], ["DUPLICATE"])
    assert 1 <= len(records) <= 2


# ---- real files, damaged by chance

KEPT = (
    "grey JPEG", "1-bit PNG", "grey PNG", "palette PNG", "G4 TIFF", "grey LZW TIFF", "JPEG TIFF", "PDF of a grey JPEG",
    "PDF of a G4 picture", "PDF of a JBIG2 picture", "PDF of a palette picture", "PDF of three strips",
)  # fmt: skip
EXTREMES = (bytes(4), b"\xff" * 4, b"\0\0\0\x7f", b"\x7f\xff\xff\xff")
SMALL = {kind: (KINDS[kind][0], KINDS[kind][1](sheet(100)[::2, ::2].copy(), 50)) for kind in KEPT}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A real file, small, with bytes changed, cut out, put in twice, or cut off at the end."""
    suffix, whole = SMALL[draw(st.sampled_from(KEPT))]
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        match draw(st.sampled_from(("flip", "set", "cut", "double", "end", "number"))):
            case "flip":
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "set":
                data[at] = draw(st.sampled_from((0, 1, 0x7F, 0x80, 0xFF)))
            case "cut":
                del data[at : at + draw(st.integers(1, 64))]
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 64))]
            case "end":
                del data[max(at, 1) :]
            case _:
                data[at : at + 4] = draw(
                    st.sampled_from((b"\0\0\0\0", b"\xff" * 4, b"\0\0\0\x7f", b"\x7f\xff\xff\xff"))
                )
    return suffix, bytes(data)


def check_survives(folder: Path, suffix: str, data: bytes) -> None:
    """It is told to be broken, or read: a page of it is a page like any other then."""
    path = folder / f"scan{suffix}"
    path.write_bytes(data)
    try:
        count = count_pages(path)
    except UnreadableError:
        return
    for number in range(1, min(count, 3) + 1):
        try:
            image = load_page(PageRef(path, number))
        except UnreadableError:
            continue
        assert image.grey.dtype == np.uint8
        assert image.grey.ndim == 2
        assert 0 < image.grey.size <= MAX_PIXELS


@settings(max_examples=int(os.environ.get("CONGRESS_FUZZ", "150")), deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
@given(damaged())
def test_a_damaged_file_is_refused_or_read_and_never_worse(scan: tuple[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        check_survives(Path(folder), *scan)


@pytest.mark.parametrize("kind", ["grey JPEG", "colour JPEG", "JPEG TIFF", "G4 TIFF", "PDF of a G4 picture"])
def test_a_damaged_ballot_is_refused_doubted_or_read_as_it_is(tmp_path: Path, kind: str) -> None:
    """Data wrong in a few places: the picture may be whole, torn or gone, but no mark is lost or found."""
    marked = Sheet("agree", 5, dpi=150)
    votes = {"c01": "yes", "c02": "no", "c03": "yes", "c04": "yes", "c05": "no"}
    for row, option in votes.items():
        cross(marked, marked.box(row, option))
    suffix, make = KINDS[kind]
    whole, rng = make(marked.picture, 150), np.random.default_rng(7)
    for number in range(15):
        data = np.frombuffer(whole, np.uint8).copy()
        places = rng.integers(len(data) // 8, len(data) - 40, int(rng.integers(1, 4)))
        data[places] = rng.integers(0, 256, len(places))
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(data.tobytes())
        try:
            count_pages(path)
            reading = read_page(LAYOUT, load_page(PageRef(path, 1)))
        except UnreadableError:
            continue
        assert reading.problem or reading.doubts or reading.cells == votes


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.sampled_from((".pdf", ".tif", ".jpg", ".png")),
    st.sampled_from((b"", b"%PDF-1.7\n", b"II*\0\x08\0\0\0", b"MM\0*", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")),
    st.binary(max_size=400),
    st.sampled_from((b"", b"%%EOF", b"\xff\xd9", b"IEND\xae\x42\x60\x82")),
)
def test_noise_that_begins_or_ends_like_a_scan_is_refused(suffix: str, head: bytes, noise: bytes, end: bytes) -> None:
    with TemporaryDirectory() as folder:
        check_survives(Path(folder), suffix, head + noise + end)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2**32 - 1), st.sampled_from((0, 1, 40)))
def test_a_picture_of_any_size_and_content_is_no_ballot_and_no_fault(
    width: int, height: int, seed: int, contrast: int
) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (height, width))
    grey = np.clip(128 + (noise - 128) * contrast, 0, 255).astype(np.uint8)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "noise.png"
        path.write_bytes(saved(Image.fromarray(grey), "PNG", 200))
        (reading,) = read_pages(LAYOUT, [PageRef(path, 1)], workers=1)
    assert reading.problem in ("NOT_A_BALLOT", "UNREADABLE")
    assert not reading.cells
