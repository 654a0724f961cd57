"""What a tired person gives the program at midnight: a clear message, the right exit status, no half-written file."""

import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest
from running import congress

CONTEST = """
id = "bch-thu"
title = "Bầu Ban Chấp hành Đảng bộ xã Thử Nghiệm"
regulation = "party-2024"
kind = "committee"
seats = {seats}
test = true

[electorate]
body = "delegates"
summoned = 10
present = 10

[accounts]
issued = 10
returned = 2
{candidates}
"""

VOTES = "ballot,problem,c01,c02,c03,c04\nb1,,,x,,\nb2,,,,x,\n"


def contest_file(folder: Path, *, seats: int = 3, ids: tuple[str, ...] = ("c01", "c02", "c03", "c04")) -> Path:
    names = ("Bùi Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung")
    rows = "".join(f'[[candidate]]\nid = "{i}"\nname = "{name}"\n' for i, name in zip(ids, names, strict=True))
    path = folder / "contest.toml"
    path.write_text(CONTEST.format(seats=seats, candidates=rows), encoding="utf-8")
    return path


def said(done: subprocess.CompletedProcess[str], status: int, *words: str) -> None:
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "Internal fault" not in done.stderr
    for word in words:
        assert word in done.stderr


@pytest.fixture(scope="module")
def ballots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    made = congress("ballots", "print", contest_file(folder), "--copies", "2", "-o", "ballots", cwd=folder)
    assert made.returncode == 0, made.stderr
    return folder / "ballots"


def test_a_broken_workbook_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"PK\x03\x04 this is no workbook")
    (tmp_path / "slate.toml").write_text('regulation = "party-2024"\nkind = "committee"\ntitle = "BCH"\nseats = 3\n')
    said(congress("slate", "plan.xlsx", "--rules", "slate.toml", "-o", "out", cwd=tmp_path), 2, "plan.xlsx")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("seats", "ids", "words"),
    [
        (3, ("c01", "c02", "c02", "c04"), ("c02", "contest.toml")),
        (0, ("c01", "c02", "c03", "c04"), ("seats", "contest.toml")),
    ],
    ids=["two candidates of one id", "no seats"],
)
@pytest.mark.parametrize("command", ["tally", "print"])
def test_a_contest_that_cannot_be_is_refused(
    tmp_path: Path, seats: int, ids: tuple[str, ...], words: tuple[str, ...], command: str
) -> None:
    contest = contest_file(tmp_path, seats=seats, ids=ids)
    (tmp_path / "votes.csv").write_text(VOTES)
    done = (
        congress("tally", contest, "votes.csv", "-o", "result.json", cwd=tmp_path)
        if command == "tally"
        else congress("ballots", "print", contest, "--copies", "3", "-o", "out", cwd=tmp_path)
    )
    said(done, 3, *words)
    assert not (tmp_path / "result.json").exists()
    assert not (tmp_path / "out").exists()


def test_all_faults_of_a_contest_are_told_at_once(tmp_path: Path) -> None:
    contest = contest_file(tmp_path, seats=0, ids=("c01", "c01", "c03", "c04"))
    said(congress("tally", contest, contest, cwd=tmp_path), 3, "seats", "c01")


def test_an_unknown_column_of_the_votes_is_named(tmp_path: Path) -> None:
    contest_file(tmp_path)
    (tmp_path / "votes.csv").write_text("ballot,problem,c01,c02,c03,c04,c99\nb1,,,x,,,\n")
    said(congress("tally", "contest.toml", "votes.csv", "-o", "r.json", cwd=tmp_path), 3, "c99", "votes.csv")
    assert not (tmp_path / "r.json").exists()


def cat() -> np.ndarray:
    """A furry animal on a sofa, seen by a telephone: no ballot, and no flat page either."""
    rng = np.random.default_rng(7)
    picture = np.full((1200, 900, 3), (90, 120, 160), np.uint8)
    cv2.ellipse(picture, (450, 750), (260, 340), 0, 0, 360, (60, 90, 130), -1)
    cv2.circle(picture, (450, 380), 170, (70, 100, 140), -1)
    for ear in (330, 570):
        cv2.fillPoly(picture, [np.array([[ear - 60, 300], [ear + 60, 300], [ear, 150]])], (50, 80, 120))
    for eye in (390, 510):
        cv2.circle(picture, (eye, 370), 24, (40, 220, 220), -1)
        cv2.ellipse(picture, (eye, 370), (6, 22), 0, 0, 360, (0, 0, 0), -1)
    fur = rng.normal(0, 18, picture.shape)
    return np.clip(cv2.GaussianBlur(picture.astype(float) + fur, (0, 0), 1.2), 0, 255).astype(np.uint8)


def test_a_folder_with_only_a_cat_is_read_as_no_ballot(ballots: Path, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    cv2.imwrite(str(tmp_path / "scans" / "cat.jpg"), cat())
    said(congress("ballots", "read", ballots / "layout.json", "scans", "-o", "read.csv", cwd=tmp_path), 3)
    rows = (tmp_path / "read.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "cat.jpg" in rows[1]
    assert "NOT_A_BALLOT" in rows[1]


def test_a_truncated_pdf_is_refused_and_nothing_is_written(ballots: Path, tmp_path: Path) -> None:
    whole = (ballots / "ballots.pdf").read_bytes()
    (tmp_path / "scan.pdf").write_bytes(whole[: len(whole) // 2])
    said(
        congress("ballots", "read", ballots / "layout.json", "scan.pdf", "-o", "read.csv", cwd=tmp_path), 2, "scan.pdf"
    )
    assert not (tmp_path / "read.csv").exists()


def test_an_empty_folder_of_scans_is_said_to_be_empty(ballots: Path, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    done = congress("ballots", "read", ballots / "layout.json", "scans", "-o", "read.csv", cwd=tmp_path)
    assert done.returncode in (2, 3)
    assert "scans" in done.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    said(congress("tally", "nowhere.toml", "votes.csv", cwd=tmp_path), 2, "nowhere.toml")
    said(congress("minutes", "nowhere.json", "-o", "m.pdf", cwd=tmp_path), 2, "nowhere.json")
    assert not (tmp_path / "m.pdf").exists()


def test_a_result_that_is_no_result_gives_no_minutes(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text('{"schema": "something/1"}')
    said(congress("minutes", "result.json", "-o", "m.pdf", cwd=tmp_path), 3, "result.json")
    assert not (tmp_path / "m.pdf").exists()
