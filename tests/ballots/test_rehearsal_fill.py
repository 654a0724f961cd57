"""A whole rehearsal: which pictures it writes, and that chance depends on the seed and the ballot alone."""

import shutil

import cv2
import numpy as np
import pytest
import zxingcpp
from rehearsal_samples import layout_of, printed

from ballots.layout import Layout
from ballots.rehearsal.fill import fill_ballots
from ballots.rehearsal.votes import fillings_of
from tally.problems import InvalidError, UnreadableError


def rows(*ballots, problem="", people=6, cell="x"):
    return [
        {"ballot": b, "problem": problem, **{f"c{n:02}": cell if n % 2 else "" for n in range(people)}} for b in ballots
    ]


def filled(out, ballots, *, form="strike", people=6, test=True, serial=False, copies=1, folder=None, **options):
    folder = folder or printed(form, people=people, test=test, serial=serial, copies=copies)
    layout = Layout.model_validate_json((folder / "layout.json").read_bytes())
    given = fillings_of(rows(*ballots, people=people), layout)
    return {path.name: path.read_bytes() for path in fill_ballots(layout, folder, given, out, **options)}


def codes_of(jpeg: bytes) -> set[str]:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def test_one_jpeg_a_ballot_named_by_its_id(tmp_path):
    pictures = filled(tmp_path / "scans", ["lo1-001", "lo1-002"])
    assert sorted(pictures) == ["lo1-001.jpg", "lo1-002.jpg"]
    assert sorted(path.name for path in (tmp_path / "scans").iterdir()) == sorted(pictures)


def test_front_and_back_of_a_sheet_sort_next_to_each_other(tmp_path):
    pictures = filled(tmp_path / "scans", ["a", "b"], people=45)
    assert sorted(pictures) == ["a-1.jpg", "a-2.jpg", "b-1.jpg", "b-2.jpg"]


def test_a_duplex_scanner_gives_the_blank_back_too(tmp_path):
    pictures = filled(tmp_path / "1", ["a"], duplex=True)
    assert sorted(pictures) == ["a-1.jpg", "a-2.jpg"]
    back = cv2.imdecode(np.frombuffer(pictures["a-2.jpg"], np.uint8), cv2.IMREAD_GRAYSCALE)
    assert back[50:-50, 50:-50].min() > 200
    assert sorted(filled(tmp_path / "2", ["a"], duplex=True, people=45)) == ["a-1.jpg", "a-2.jpg"]


@pytest.mark.parametrize("scanner", ["clean", "office", "poor", "fax", "phone"])
def test_the_same_seed_gives_the_same_bytes_and_ballots_differ(tmp_path, scanner):
    once = filled(tmp_path / "1", ["a", "b"], scanner=scanner, seed=7)
    again = filled(tmp_path / "2", ["a", "b"], scanner=scanner, seed=7)
    other = filled(tmp_path / "3", ["a", "b"], scanner=scanner, seed=8)
    assert once == again
    assert once["a.jpg"] != once["b.jpg"]
    assert not set(once.values()) & set(other.values())


def test_the_other_rows_and_the_workers_change_nothing(tmp_path):
    ballots = [f"b{n:02}" for n in range(18)]
    alone = filled(tmp_path / "1", ballots, scanner="office", workers=1)
    together = filled(tmp_path / "2", ballots, scanner="office", workers=2)
    last = filled(tmp_path / "3", ballots[-1:], scanner="office")
    assert alone == together
    assert last["b17.jpg"] == alone["b17.jpg"]


def test_progress_counts_every_ballot(tmp_path):
    steps: list[int] = []
    filled(tmp_path / "1", ["a", "b", "c"], on_progress=steps.append)
    assert sum(steps) == 3


def test_identical_ballots_carry_one_code_and_serial_ballots_one_each(tmp_path):
    shared = filled(tmp_path / "1", ["a", "b", "c"])
    assert len(set().union(*map(codes_of, shared.values()))) == len(codes_of(shared["a.jpg"]))
    serial = filled(tmp_path / "2", ["a", "b", "c"], serial=True, copies=3)
    read = [codes_of(picture) for picture in serial.values()]
    assert all(read)
    assert not read[0] & read[1]
    assert not read[1] & read[2]


def test_more_serial_ballots_than_printed_is_an_error(tmp_path):
    assert len(filled(tmp_path / "1", ["a", "b", "c"], serial=True, copies=3)) == 3
    with pytest.raises(InvalidError, match="FILL_PRINT_SHORT"):
        filled(tmp_path / "2", ["a", "b", "c", "d"], serial=True, copies=3)
    assert not (tmp_path / "2").exists()


def test_official_ballots_are_filled_for_tests_only(tmp_path):
    with pytest.raises(InvalidError, match="FILL_OFFICIAL_LAYOUT"):
        filled(tmp_path / "scans", ["a"], test=False)
    assert not (tmp_path / "scans").exists()
    assert filled(tmp_path / "scans", ["a"], test=False, allow_official=True)


def test_without_the_print_there_is_nothing_to_fill(tmp_path):
    shutil.copy(printed("strike") / "layout.json", tmp_path)
    with pytest.raises(UnreadableError, match="FILL_PRINT_MISSING"):
        filled(tmp_path / "scans", ["a"], folder=tmp_path)
    (tmp_path / "ballots.pdf").write_bytes(b"%PDF-1.7\n%nothing")
    with pytest.raises(UnreadableError, match="FILL_PRINT_BROKEN"):
        filled(tmp_path / "scans", ["a"], folder=tmp_path)
    shutil.copy(printed("strike", people=45) / "layout.json", tmp_path)
    shutil.copy(printed("strike") / "ballots.pdf", tmp_path)
    with pytest.raises(InvalidError, match="FILL_PRINT_OTHER"):
        filled(tmp_path / "scans", ["a"], people=45, folder=tmp_path)
    assert not (tmp_path / "scans").exists()


def test_a_print_in_several_files_is_one_print(tmp_path):
    first, second = (printed("strike", serial=True, copies=n) for n in (1, 2))
    shutil.copy(first / "layout.json", tmp_path)
    shutil.copy(first / "ballots.pdf", tmp_path / "ballots-001.pdf")
    shutil.copy(second / "ballots.pdf", tmp_path / "ballots-002.pdf")
    pictures = filled(tmp_path / "scans", ["a", "b", "c"], folder=tmp_path)
    assert codes_of(pictures["a.jpg"]) != codes_of(pictures["b.jpg"]) != codes_of(pictures["c.jpg"])


def test_pictures_of_another_rehearsal_are_not_mixed_in(tmp_path):
    filled(tmp_path / "scans", ["a", "b"])
    assert filled(tmp_path / "scans", ["a", "b"], seed=2)
    with pytest.raises(InvalidError, match="FILL_OTHER_PICTURES"):
        filled(tmp_path / "scans", ["a"])
    (tmp_path / "file").write_text("")
    with pytest.raises(UnreadableError, match="FILL_OUT_NO_FOLDER"):
        filled(tmp_path / "file", ["a"])


@pytest.mark.parametrize("choice", [{"scanner": "xerox"}, {"hand": "left"}])
def test_unknown_choices_are_wrong_usage(tmp_path, choice):
    with pytest.raises(UnreadableError, match="FILL_CHOICE"):
        filled(tmp_path / "scans", ["a"], **choice)


@pytest.mark.parametrize("dpi", [150, 300])
def test_the_scan_has_the_asked_resolution(tmp_path, dpi):
    picture = filled(tmp_path / "scans", ["a"], dpi=dpi)["a.jpg"]
    height, width = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_GRAYSCALE).shape
    assert abs(height - 297 / 25.4 * dpi) < 2
    assert abs(width - 210 / 25.4 * dpi) < 2
    assert codes_of(picture)


def test_a_ground_of_the_paper_changes_the_picture_of_one_side(tmp_path):
    folder = printed("strike", people=45)
    layout = layout_of("strike", people=45)
    plain, signed = (
        fill_ballots(
            layout, folder, fillings_of(rows("a", people=45, problem=ground), layout), tmp_path / f"to{ground}"
        )
        for ground in ("", "SIGNED")
    )
    assert [path.name for path in plain] == [path.name for path in signed] == ["a-1.jpg", "a-2.jpg"]
    assert sum(one.read_bytes() != other.read_bytes() for one, other in zip(plain, signed, strict=True)) == 1
