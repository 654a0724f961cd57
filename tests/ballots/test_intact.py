"""Pictures whose data is not whole are refused, however whole they look."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reader_samples import Sheet, cross
from scan_files import KINDS, saved

from ballots.intact import complaints, decode, is_stepped, is_whole_jpeg, jpeg_of_a_scanner
from ballots.pages import PageRef, load_page
from tally.problems import UnreadableError


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    sheet = Sheet("agree", 5, dpi=100)
    cross(sheet, sheet.box("c02", "yes"))
    return sheet.picture


def loaded(folder: Path, suffix: str, data: bytes) -> np.ndarray:
    path = folder / f"scan{suffix}"
    path.write_bytes(data)
    return load_page(PageRef(path, 1)).grey


@pytest.mark.parametrize(
    "kind",
    [
        "colour JPEG",
        "progressive JPEG",
        "CMYK JPEG",
        "JPEG TIFF",
        "G4 TIFF",
        "PDF of three strips",
        "PDF of a CMYK JPEG",
    ],
)
def test_picture_data_overwritten_in_one_place_is_refused(tmp_path: Path, page: np.ndarray, kind: str) -> None:
    suffix, make = KINDS[kind]
    whole = make(page, 100)
    loaded(tmp_path, suffix, whole)
    with pytest.raises(UnreadableError) as refused:
        loaded(tmp_path, suffix, overwritten(whole, 2 / 3))
    assert [problem.code for problem in refused.value.problems] == ["SCAN_BROKEN"]


def overwritten(data: bytes, part: float) -> bytes:
    other = np.random.default_rng(1).integers(1, 255, 60).astype(np.uint8).tobytes()
    at = round(len(data) * part)
    return data[:at] + other + data[at + len(other) :]


@pytest.mark.parametrize("kind", ["grey JPEG", "colour JPEG", "progressive JPEG"])
def test_a_jpeg_has_as_much_data_as_its_picture_takes(page: np.ndarray, kind: str) -> None:
    """Too much is as wrong as too little, though no decoder says so."""
    data = KINDS[kind][1](page, 100)
    assert is_whole_jpeg(data)
    assert is_whole_jpeg(data[:-2] + bytes(40) + data[-2:])
    for part in (0.3, 0.5, 0.6, 0.75, 0.9):
        assert not is_whole_jpeg(overwritten(data, part))


@pytest.mark.parametrize("zeros", [0, 3, 200])
def test_zeros_between_the_picture_and_its_end_are_no_damage(page: np.ndarray, zeros: int) -> None:
    data = saved(Image.fromarray(page), "JPEG", 100, quality=80)
    assert decode(data[:-2] + bytes(zeros) + data[-2:], 0) is not None


def test_a_tiff_of_the_old_kind_of_jpeg_is_refused(tmp_path: Path, page: np.ndarray) -> None:
    """Its tables stand apart from its data, in ways that cannot be checked."""
    data = KINDS["JPEG TIFF"][1](page, 100)
    assert data.count(b"\x03\x01\x03\x00\x01\x00\x00\x00\x07\x00") == 1
    old = data.replace(b"\x03\x01\x03\x00\x01\x00\x00\x00\x07\x00", b"\x03\x01\x03\x00\x01\x00\x00\x00\x06\x00")
    with pytest.raises(UnreadableError):
        loaded(tmp_path, ".tif", old)


def test_tables_of_a_tiff_that_are_a_number_are_refused_before_anything_of_that_size_is_made(
    tmp_path: Path, page: np.ndarray
) -> None:
    data = KINDS["JPEG TIFF"][1](page, 100)
    at = data.index(b"\x5b\x01\x07\x00")
    number = b"\x5b\x01\x04\x00\x01\x00\x00\x00" + (4_000_000_000).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        loaded(tmp_path, ".tif", data[:at] + number + data[at + 12 :])


# ---- paper that changes its brightness at once


def stepped(page: np.ndarray, row: int, by: int, left: float = 0, height: int = 10_000) -> np.ndarray:
    """All after a block in the `row` moved by as many grey levels, as a number read wrongly does to a JPEG."""
    shifted = np.clip(page.astype(int) + by, 0, 255).astype(np.uint8)
    start, across = row // 8 * 8, round(page.shape[1] * left)
    made = page.copy()
    made[start : start + height] = shifted[start : start + height]
    made[start : start + 8, :across] = page[start : start + 8, :across]
    return made


def lit(page: np.ndarray) -> np.ndarray:
    return np.minimum(page, 235)


@pytest.mark.parametrize("left", [0, 0.3, 0.7])
@pytest.mark.parametrize(("by", "found"), [(-40, True), (-10, True), (-8, False), (8, False), (10, True), (0, False)])
def test_a_step_of_all_the_paper_is_found(page: np.ndarray, by: int, left: float, found: bool) -> None:
    assert is_stepped(stepped(lit(page), 500, by, left)) == found


def test_a_step_that_ends_with_its_strip_is_found(page: np.ndarray) -> None:
    assert is_stepped(stepped(lit(page), 500, -40, height=24))


Change = Callable[[np.ndarray], np.ndarray]


def shadow(rows: int, by: int) -> Change:
    """From the middle of the page downwards darker, over so many rows of pixels."""

    def change(page: np.ndarray) -> np.ndarray:
        down = np.clip((np.arange(len(page)) - 504 + rows / 2) / rows, 0, 1) * by
        return np.clip(lit(page) - down[:, None], 0, 255).astype(np.uint8)

    return change


def bar(top: int, rows: int) -> Change:
    def change(page: np.ndarray) -> np.ndarray:
        made = lit(page)
        made[top : top + rows] = 30
        return made

    return change


@pytest.mark.parametrize(
    "change", [shadow(4, 40), shadow(12, 60), shadow(200, 120), bar(504, 1), bar(503, 2), bar(504, 4), lit]
)
def test_shadows_folds_and_printed_lines_are_no_steps(page: np.ndarray, change: Change) -> None:
    assert not is_stepped(change(page))


# ---- what decoders say


def test_what_others_say_meanwhile_is_passed_on(capfd: pytest.CaptureFixture[str]) -> None:
    with complaints() as said:
        os.write(2, b"Corrupt JPEG data: premature end of data segment\nPages: 12\n")
    assert said == [b"Corrupt JPEG data: premature end of data segment"]
    assert capfd.readouterr().err == "Pages: 12\n"


def test_standard_error_that_is_closed_stops_nothing(page: np.ndarray) -> None:
    data, kept = saved(Image.fromarray(page), "JPEG", 100, quality=80), os.dup(2)
    os.close(2)
    try:
        assert decode(data, 0) is not None
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_what_a_scanners_jpeg_states_is_what_the_picture_library_finds(
    page: np.ndarray, mode: str, progressive: bool, dpi: int
) -> None:
    data = io.BytesIO()
    Image.fromarray(page).convert(mode).save(data, "JPEG", dpi=(dpi, dpi), progressive=progressive)
    assert jpeg_of_a_scanner(data.getvalue()) == (page.shape[::-1], dpi)


def test_dots_per_centimetre_are_made_dots_per_inch(page: np.ndarray) -> None:
    data = io.BytesIO()
    Image.fromarray(page).save(data, "JPEG", dpi=(79, 79))
    per_cm = data.getvalue()[:13] + b"\x02" + data.getvalue()[14:]
    assert jpeg_of_a_scanner(per_cm) == (page.shape[::-1], pytest.approx(79 * 2.54))


@given(st.binary(max_size=60), st.integers(0, 60))
def test_a_header_of_whatever_bytes_states_something_or_nothing(noise: bytes, keep: int) -> None:
    data = io.BytesIO()
    Image.fromarray(np.zeros((9, 7), np.uint8)).save(data, "JPEG", dpi=(200, 200))
    assert jpeg_of_a_scanner(data.getvalue()[:keep] + noise) in (None, ((7, 9), 200.0)) or noise


def test_a_jpeg_without_its_dots_or_of_two_kinds_of_them_is_left_to_the_picture_library(page: np.ndarray) -> None:
    for dpi in ((0, 0), (200, 100)):
        data = io.BytesIO()
        Image.fromarray(page).save(data, "JPEG", dpi=dpi)
        assert jpeg_of_a_scanner(data.getvalue()) is None
