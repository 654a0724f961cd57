"""The press: what is in the folder, that copies are what they should be, and that nothing half-done is left."""

import base64
import json
import re
import signal
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from ballot_contests import KEY, OTHER_KEY, contest_of, plain
from PIL import Image

from ballots.code import Payload, read
from ballots.layout import Layout
from ballots.layoutfile import read_layout
from ballots.press import COPIES_A_FILE, lay_out, print_ballots
from ballots.workfolder import making
from tally.contest import Contest
from tally.problems import InvalidError, UnreadableError


def press(contest: Contest, copies: int, folder: Path, key: object = KEY) -> Layout:
    assert contest.form is not None
    return print_ballots(contest, contest.form, copies, folder, key, plain)  # type: ignore[arg-type]


def codes_on(pdf: Path, page: int, dpi: int = 150) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        picture = np.asarray(document[page].render(scale=dpi / 72, grayscale=True).to_pil())
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("press") / "ballots"
    press(contest_of(31, "strike"), 3, where)
    return where


def test_the_folder_holds_ballots_layout_and_specimen_and_no_more(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["ballots.pdf", "layout.json", "specimen.png"]
    assert [path.name for path in folder.parent.iterdir()] == ["ballots"]


def test_the_layout_file_has_the_documented_fields(folder: Path) -> None:
    layout = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    documented = {"schema", "contest", "round", "style", "form", "test", "public_key", "pages"}
    assert documented <= layout.keys()
    assert (layout["schema"], layout["contest"], layout["form"]) == ("ballot-layout/1", "bch-2025", "strike")
    assert re.fullmatch("[0-9a-f]{64}", layout["style"])
    assert base64.b64decode(layout["public_key"]) == KEY.public_key().public_bytes_raw()
    first = layout["pages"][0]
    assert (first["width"], first["height"]) == (210.0, 297.0)
    assert {"targets", "codes", "fiducials"} <= first.keys()
    assert Counter(target["option"] for page in layout["pages"] for target in page["targets"]) == {"name": 31}
    assert read_layout(folder / "layout.json").candidates == tuple(f"c{n:02d}" for n in range(1, 32))


def test_every_side_carries_its_two_codes_readable_at_150_dpi(folder: Path) -> None:
    layout = read_layout(folder / "layout.json")
    with pikepdf.open(folder / "ballots.pdf") as pdf:
        assert len(pdf.pages) == 3 * 2
    for side in range(6):
        texts = codes_on(folder / "ballots.pdf", side)
        assert len(texts) == 2
        assert len(set(texts)) == 1
        payload = read(texts[0], KEY.public_key())
        assert payload == Payload("bch-2025", 1, side % 2 + 1, 2, layout.style[:24])
        assert payload.is_of_style(layout.style)


def test_the_codes_are_where_the_layout_says(folder: Path) -> None:
    layout = read_layout(folder / "layout.json")
    with pypdfium2.PdfDocument(folder / "ballots.pdf") as document:
        picture = np.asarray(document[0].render(scale=200 / 72, grayscale=True).to_pil())
    for spot in layout.pages[0].codes:
        left, top, side = (round(value * 200 / 25.4) for value in spot.box[:3])
        crop = picture[top : top + side, left : left + side]
        assert len(zxingcpp.read_barcodes(crop)) == 1
        quiet = round(4 * 0.45 * 200 / 25.4)
        assert (crop[:quiet] > 200).all()
        assert (crop[:, -quiet:] > 200).all()


def test_the_blank_picture_is_the_page_as_it_comes_out_of_the_printer(folder: Path) -> None:
    page = read_layout(folder / "layout.json").pages[1]
    blank = np.asarray(Image.open(BytesIO(base64.b64decode(page.blank))))
    with pypdfium2.PdfDocument(folder / "ballots.pdf") as document:
        printed = np.asarray(document[3].render(scale=page.blank_dpi / 72, grayscale=True).to_pil())
    assert blank.dtype == np.uint8
    assert np.array_equal(blank, printed)


def test_print_dialogues_are_told_sides_and_scale(folder: Path, tmp_path: Path) -> None:
    press(contest_of(1), 1, tmp_path)
    for where, duplex in ((folder, "/DuplexFlipLongEdge"), (tmp_path, "/Simplex")):
        with pikepdf.open(where / "ballots.pdf") as pdf:
            assert str(pdf.Root.ViewerPreferences.Duplex) == duplex
            assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"


def test_all_copies_show_the_same(folder: Path) -> None:
    with pypdfium2.PdfDocument(folder / "ballots.pdf") as document:
        first, last = (np.asarray(document[page].render(scale=1).to_pil()) for page in (0, 4))
    assert np.array_equal(first, last)


def test_the_text_is_text_with_all_its_diacritics(folder: Path) -> None:
    with pypdfium2.PdfDocument(folder / "ballots.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "ĐẢNG BỘ TỈNH HÒA AN" in text
    assert contest_of(31).candidate[0].name in text


def test_only_the_named_fonts_are_embedded(folder: Path) -> None:
    with pikepdf.open(folder / "ballots.pdf") as pdf:
        names = {
            str(found.BaseFont)
            for found in pdf.objects
            if isinstance(found, pikepdf.Dictionary) and "/BaseFont" in found
        }
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+Tinos(-\w+)?", name) for name in names)


def test_identical_ballots_printed_twice_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        press(contest_of(2), 3, tmp_path / name)
    for file in ("ballots.pdf", "layout.json", "specimen.png"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_style_is_the_same_for_other_copies_and_keys_and_another_for_other_content(tmp_path: Path) -> None:
    style = press(contest_of(3), 1, tmp_path).style
    assert press(contest_of(3), 2, tmp_path, OTHER_KEY).style == style
    others = [
        contest_of(3, seats=2),
        contest_of(3, test=True),
        contest_of(3, round=2),
        contest_of(3, title="Bầu Ủy ban Kiểm tra"),
        contest_of(3, "agree"),
        contest_of(3, names=["Lê An", "Lê Bình", "Lê Chi"]),
        contest_of(3, ballot={"paper": "A5"}),
        contest_of(3, ballot={"large": True}),
        contest_of(3, ballot={"colour": "vàng"}),
    ]
    assert len({style, *(lay_out(other, other.form or "strike", plain).style for other in others)}) == len(others) + 1


def test_test_ballots_say_so_in_print_and_in_the_code(tmp_path: Path) -> None:
    layout = press(contest_of(5, test=True), 1, tmp_path)
    assert layout.test
    assert read(codes_on(tmp_path / "ballots.pdf", 0)[0], KEY.public_key()).test
    with pypdfium2.PdfDocument(tmp_path / "ballots.pdf") as document:
        assert "TEST BALLOT – OF NO VALUE" in document[0].get_textpage().get_text_bounded()


def test_numbered_ballots_have_serials_of_their_own_and_the_file_no_key(tmp_path: Path) -> None:
    press(contest_of(2, identity="serial"), 6, tmp_path)
    serials = [read(codes_on(tmp_path / "ballots.pdf", page)[0], KEY.public_key()).serial for page in range(6)]
    assert len(set(serials)) == 6
    assert all(len(serial) == 16 for serial in serials)
    assert serials != sorted(serials) or len(serials) < 4
    for path in tmp_path.iterdir():
        assert KEY.private_bytes_raw() not in path.read_bytes()
        assert base64.b64encode(KEY.private_bytes_raw()) not in path.read_bytes()


def test_shared_ballots_carry_no_serial(folder: Path) -> None:
    assert read(codes_on(folder / "ballots.pdf", 0)[0], KEY.public_key()).serial == ""


@pytest.mark.parametrize(
    ("copies", "files"),
    [
        (COPIES_A_FILE, {"ballots.pdf": COPIES_A_FILE}),
        (COPIES_A_FILE + 1, {"ballots-001.pdf": COPIES_A_FILE, "ballots-002.pdf": 1}),
    ],
)
def test_many_copies_go_into_files_an_office_printer_takes(tmp_path: Path, copies: int, files: dict[str, int]) -> None:
    press(contest_of(3), copies, tmp_path)
    found = {}
    for path in tmp_path.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            found[path.name] = len(pdf.pages)
    assert found == files


def test_numbered_ballots_in_several_files_repeat_no_serial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ballots.press.COPIES_A_FILE", 4)
    layout = press(contest_of(3, identity="serial"), 10, tmp_path)
    files = sorted(tmp_path.glob("ballots-*.pdf"))
    assert [path.name for path in files] == ["ballots-001.pdf", "ballots-002.pdf", "ballots-003.pdf"]
    counts = (4, 4, 2)
    texts = [codes_on(path, page)[0] for path, count in zip(files, counts, strict=True) for page in range(count)]
    assert len({read(text, KEY.public_key()).serial for text in texts}) == 10
    assert all(read(text, KEY.public_key()).is_of_style(layout.style) for text in texts)


def test_an_earlier_printing_is_replaced_whole_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("keep")
    press(contest_of(3), COPIES_A_FILE + 1, tmp_path)
    press(contest_of(4), 1, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "ballots.pdf",
        "layout.json",
        "notes.txt",
        "specimen.png",
    ]
    assert len(read_layout(tmp_path / "layout.json").candidates) == 4


def test_a_folder_with_another_pdf_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF-")
    with pytest.raises(UnreadableError) as caught:
        press(contest_of(3), 1, tmp_path)
    assert caught.value.problems[0].code == "FOLDER_OTHER_PDF"
    assert [path.name for path in tmp_path.iterdir()] == ["minutes.pdf"]


@pytest.mark.parametrize("copies", [0, -1, 1_000_001])
def test_numbers_of_copies_that_cannot_be_meant_are_refused(tmp_path: Path, copies: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        press(contest_of(3), copies, tmp_path / "out")
    assert caught.value.problems[0].code == "COPIES_COUNT"
    assert not (tmp_path / "out").exists()


def test_a_list_that_does_not_fit_leaves_the_earlier_printing(tmp_path: Path) -> None:
    press(contest_of(3), 1, tmp_path)
    before = (tmp_path / "layout.json").read_bytes()
    with pytest.raises(InvalidError):
        press(contest_of(90), 1, tmp_path)
    assert (tmp_path / "layout.json").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 3


def test_a_path_that_is_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(UnreadableError) as caught:
        press(contest_of(3), 1, tmp_path / "out")
    assert caught.value.problems[0].code == "FOLDER_IS_FILE"


def test_markup_in_names_is_printed_as_it_is(tmp_path: Path) -> None:
    press(contest_of(2, names=["<b>Lê</b> & {{ 7*7 }}", "<img src=x>"]), 1, tmp_path)
    with pypdfium2.PdfDocument(tmp_path / "ballots.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "<b>Lê</b> & {{ 7*7 }}" in text
    assert "<img src=x>" in text


def test_letters_the_font_does_not_have_are_refused_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(InvalidError) as caught:
        press(contest_of(2, names=["李小龙", "Lê An ✓"]), 1, tmp_path / "out")
    assert [problem.code for problem in caught.value.problems] == ["FONT_LACKS_LETTERS"]
    assert set(caught.value.problems[0].values["letters"].split()) == {"李", "小", "龙", "✓"}
    assert not (tmp_path / "out").exists()


def test_progress_adds_up_to_the_copies(tmp_path: Path) -> None:
    told: list[int] = []
    print_ballots(contest_of(3), "strike", COPIES_A_FILE + 7, tmp_path, KEY, plain, told.append)
    assert sum(told) == COPIES_A_FILE + 7


def test_an_interrupted_printing_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_ballots(contest_of(3), "strike", 5, tmp_path / "out", KEY, plain, interrupted)
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from ballot_contests import KEY, contest_of, plain
from ballots.press import print_ballots

print_ballots(contest_of(2), "strike", 5, Path(sys.argv[1]), KEY, plain, lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_what_a_killed_printing_left_is_gone_after_the_next_one(tmp_path: Path) -> None:
    """The rest beside the folder stays: what is not of a printing, what is of another folder, what is at work now."""
    tests = Path(__file__).parents[1]
    killed = subprocess.run([sys.executable, "-c", KILLED, tmp_path / "out"], cwd=tests, check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".out.")
    kept = [tmp_path / name for name in (".out.settings", ".out.making-note", ".other.making-a1b2c3d4")]
    kept[0].mkdir()
    kept[1].write_text("mine")
    kept[2].mkdir()
    with making(tmp_path / "out") as at_work:
        press(contest_of(2), 1, tmp_path / "out")
        assert sorted(tmp_path.iterdir()) == sorted([*kept, at_work, tmp_path / "out"])
    assert sorted(tmp_path.iterdir()) == sorted([*kept, tmp_path / "out"])
