"""`congress ballots fill` as a user meets it."""

import os
import signal
import subprocess
import time

import cv2
import pytest
from rehearsal_samples import printed
from running import PROGRAM, congress

HEADER = "ballot,problem,c00,c01,c02,c03,c04,c05\n"


def votes_file(folder, rows="b1,,x,,,,,\nb2,SIGNED,,x,,,,\n"):
    path = folder / "votes.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_it_writes_a_picture_a_ballot_and_says_so(tmp_path):
    layout = printed("strike") / "layout.json"
    done = congress("ballots", "fill", layout, votes_file(tmp_path), "-o", "scans", "--scanner", "clean", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "2 ballots filled" in done.stderr
    assert sorted(path.name for path in (tmp_path / "scans").iterdir()) == ["b1.jpg", "b2.jpg"]


def test_it_writes_the_files_an_office_scanner_writes(tmp_path):
    layout = printed("strike") / "layout.json"
    out = ("-o", "scans", "--format", "tiff", "--duplex")
    done = congress("ballots", "fill", layout, votes_file(tmp_path), *out, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "scans").iterdir()] == ["scans.tif"]
    done = congress("ballots", "read", layout, "scans", "-o", "read.csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "4 pages" in done.stderr


@pytest.mark.parametrize(("lang", "words"), [("en", "files of many pages"), ("vi", "tệp nhiều trang")])
def test_help_tells_the_formats_in_either_language(tmp_path, lang, words):
    done = congress("ballots", "fill", "--help", cwd=tmp_path, lang=lang)
    assert "jpeg|pdf|tiff" in done.stdout
    assert words in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["{layout}", "{bad}", "-o", "scans"], 3, "FILL_CELL_UNKNOWN"),
        (["{official}", "{votes}", "-o", "scans"], 3, "FILL_OFFICIAL_LAYOUT"),
        (["{layout}", "none.csv", "-o", "scans"], 2, "FILL_VOTES_UNREADABLE"),
        (["none.json", "{votes}", "-o", "scans"], 2, "LAYOUT_UNREADABLE"),
        (["{votes}", "{votes}", "-o", "scans"], 2, "LAYOUT_UNREADABLE"),
        (["{layout}", "{votes}", "-o", "scans", "--scanner", "xerox"], 2, "xerox"),
        (["{layout}", "{votes}", "-o", "scans", "--format", "gif"], 2, "gif"),
        (["{layout}", "{votes}"], 2, "-o"),
    ],
)
def test_what_is_wrong_ends_with_words_a_status_and_no_picture(tmp_path, arguments, status, said):
    (tmp_path / "bad").mkdir()
    names = {
        "layout": printed("strike") / "layout.json",
        "official": printed("strike", test=False) / "layout.json",
        "votes": votes_file(tmp_path),
        "bad": votes_file(tmp_path / "bad", "b1,,maybe,,,,,\n"),
    }
    done = congress("ballots", "fill", *(a.format(**names) for a in arguments), cwd=tmp_path)
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "scans").exists()


def test_it_speaks_vietnamese(tmp_path):
    layout = printed("strike", test=False) / "layout.json"
    done = congress("ballots", "fill", layout, votes_file(tmp_path), "-o", "scans", cwd=tmp_path, lang="vi")
    assert "phiếu chính thức" in done.stderr


def test_a_killed_run_leaves_no_half_picture(tmp_path):
    layout = printed("strike") / "layout.json"
    rows = "".join(f"b{n:03},,x,,x,,,\n" for n in range(120))
    command = [
        PROGRAM,
        "ballots",
        "fill",
        layout,
        votes_file(tmp_path, rows),
        "-o",
        tmp_path / "scans",
        "--workers",
        "1",
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as running:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and len(list((tmp_path / "scans").glob("b*.jpg"))) < 10:
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGKILL)
    pictures = list((tmp_path / "scans").glob("b*.jpg"))
    assert 10 <= len(pictures) < 120
    for path in pictures:
        assert path.read_bytes().endswith(b"\xff\xd9")
        assert cv2.imread(str(path)) is not None
