"""Numbered ballots: each its own serial, in no order, and a file that says nothing of when or in which order."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pikepdf
import zxingcpp
from ballot_contests import KEY, contest_of, plain

from ballots.code import Payload, read
from ballots.layout import Layout
from ballots.press import print_ballots

COPIES = 300


def press(folder: Path, copies: int = COPIES) -> Layout:
    return print_ballots(contest_of(3, identity="serial"), "strike", copies, folder, KEY, plain)


def payloads(pdf: Path) -> list[Payload]:
    """What the codes say, page after page, taken out of the file as they are stored."""
    with pikepdf.open(pdf) as document:
        codes = [page.Resources.XObject.Q for page in document.pages]
        return [read(zxingcpp.read_barcode(picture(code)).text, KEY.public_key()) for code in codes]


def picture(code: pikepdf.Object) -> np.ndarray:
    side = int(code.Width)
    dark = ~np.unpackbits(np.frombuffer(code.read_bytes(), np.uint8).reshape(side, -1), axis=1)[:, :side].astype(bool)
    return np.kron(np.pad(~dark, 4, constant_values=True), np.ones((3, 3))).astype(np.uint8) * 255


def test_serials_stand_in_no_order_and_nothing_else_tells_ballots_apart(tmp_path: Path) -> None:
    layout = press(tmp_path)
    said = payloads(tmp_path / "ballots.pdf")
    serials = [int(one.serial, 16) for one in said]
    assert len(set(serials)) == COPIES
    rising = sum(one < two for one, two in pairwise(serials))
    assert COPIES * 0.35 < rising < COPIES * 0.65
    assert len({serial >> 32 for serial in serials}) == len({serial & 0xFFFFFFFF for serial in serials}) == COPIES
    assert {(one.contest, one.round, one.page, one.pages, one.style, one.test) for one in said} == {
        ("bch-2025", 1, 1, 1, layout.style[:24], False)
    }


def test_two_printings_with_the_same_key_have_no_serial_in_common(tmp_path: Path) -> None:
    for name in ("one", "two"):
        press(tmp_path / name, 50)
    one, two = ({said.serial for said in payloads(tmp_path / name / "ballots.pdf")} for name in ("one", "two"))
    assert len(one | two) == 100


def test_the_file_says_nothing_of_when_where_or_by_whom_it_was_made(tmp_path: Path) -> None:
    press(tmp_path, 5)
    with pikepdf.open(tmp_path / "ballots.pdf") as document:
        assert not document.docinfo.keys()
        assert set(document.Root.keys()) == {"/Type", "/Pages", "/ViewerPreferences"}
        for page in document.pages:
            assert set(page.obj.keys()) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
    text = (tmp_path / "ballots.pdf").read_bytes()
    assert not any(word in text for word in (b"CreationDate", b"ModDate", b"Producer", b"Author", b"/Metadata"))


def test_nothing_else_in_the_folder_knows_a_serial_or_how_many_there_are(tmp_path: Path) -> None:
    press(tmp_path, 7)
    serials = [said.serial for said in payloads(tmp_path / "ballots.pdf")]
    layout = (tmp_path / "layout.json").read_text()
    assert not any(serial in layout for serial in serials)
    press(tmp_path / "more", 8)
    assert (tmp_path / "more" / "layout.json").read_text() == layout
    assert (tmp_path / "more" / "specimen.png").read_bytes() == (tmp_path / "specimen.png").read_bytes()
