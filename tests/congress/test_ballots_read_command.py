"""`congress ballots read`, `review`, `thresholds` as a user runs them."""

import csv
import io
import json
from pathlib import Path

import cv2
import pytest
from reader_samples import Sheet, cat, cross, printed
from running import congress


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scans of three ballots: one clear, one with a dot, one photograph; and a layout."""
    where = tmp_path_factory.mktemp("read-command")
    (where / "scans").mkdir()
    for number, row in enumerate(("c01", "c02"), 1):
        sheet = Sheet("agree")
        cross(sheet, sheet.box(row, "yes"))
        if number == 2:
            x, y, w, h = sheet.box("c03", "yes")
            sheet.dot(x + w / 2, y + h / 2, 0.9)
        cv2.imwrite(str(where / "scans" / f"{number}.png"), sheet.picture)
    cv2.imwrite(str(where / "scans" / "3.jpg"), cat())
    (where / "scans" / "Thumbs.db").write_bytes(b"x")
    (where / "layout.json").write_bytes((printed("agree") / "layout.json").read_bytes())
    return where


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_page_has_a_row_and_doubts_have_pictures(folder: Path) -> None:
    done = congress(
        "ballots", "read", "layout.json", "scans", "-o", "read.csv", "--review", "look", "--scores", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    found = rows((folder / "read.csv").read_text(encoding="utf-8"))
    assert [(row["ballot"], row["status"]) for row in found] == [
        ("1-0001", "read"), ("1-0002", "review"), ("1-0003", "rejected"),
    ]  # fmt: skip
    assert (found[1]["c02"], found[1]["c03"]) == ("yes", "?")
    assert (folder / "look" / "1-0002-c03.png").is_file()
    assert "Thumbs.db" in done.stderr
    assert done.stdout == ""


def test_a_dash_puts_the_read_file_alone_on_stdout(folder: Path) -> None:
    done = congress("ballots", "read", "layout.json", "scans", "-o", "-", "--batch", "lô-2", cwd=folder)
    assert [row["ballot"] for row in rows(done.stdout)] == ["lô-2-0001", "lô-2-0002", "lô-2-0003"]


def test_a_folder_with_a_photograph_only_is_told_and_listed(folder: Path) -> None:
    (folder / "cats").mkdir(exist_ok=True)
    cv2.imwrite(str(folder / "cats" / "cat.jpg"), cat(2))
    done = congress("ballots", "read", "layout.json", "cats", "-o", "cats.csv", cwd=folder)
    assert done.returncode == 3
    assert "SCAN_NO_BALLOT" in done.stderr
    assert rows((folder / "cats.csv").read_text(encoding="utf-8"))[0]["problem"] == "NOT_A_BALLOT"


def test_a_truncated_pdf_stops_with_2_and_writes_nothing(folder: Path) -> None:
    (folder / "cut.pdf").write_bytes((printed("agree") / "ballots.pdf").read_bytes()[:-400])
    done = congress("ballots", "read", "layout.json", "scans", "cut.pdf", "-o", "no.csv", "--review", "no", cwd=folder)
    assert (done.returncode, (folder / "no.csv").exists(), (folder / "no").exists()) == (2, False, False)
    assert "SCAN_BROKEN" in done.stderr
    assert "cut.pdf" in done.stderr


def test_with_keep_going_a_truncated_pdf_is_a_row(folder: Path) -> None:
    (folder / "cut.pdf").write_bytes((printed("agree") / "ballots.pdf").read_bytes()[:-400])
    done = congress("ballots", "read", "layout.json", "cut.pdf", "scans/1.png", "-o", "-", "--keep-going", cwd=folder)
    assert done.returncode == 0
    assert [(row["status"], row["problem"]) for row in rows(done.stdout)] == [
        ("rejected", "UNREADABLE_FILE"),
        ("read", ""),
    ]


@pytest.mark.parametrize("batch", ["", "a/b", "..", "=1", "x" * 41])
def test_a_batch_name_that_makes_no_id_is_refused(folder: Path, batch: str) -> None:
    done = congress("ballots", "read", "layout.json", "scans", "-o", "-", "--batch", batch, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")


def test_the_printed_pdf_itself_reads_as_an_unmarked_ballot(folder: Path) -> None:
    done = congress("ballots", "read", "layout.json", printed("agree") / "ballots.pdf", "-o", "-", cwd=folder)
    (row,) = rows(done.stdout)
    assert (row["status"], {row[f"c{n:02d}"] for n in range(1, 16)}) == ("read", {""})


def test_decisions_are_applied_and_counted(folder: Path) -> None:
    congress("ballots", "read", "layout.json", "scans", "-o", "r.csv", cwd=folder)
    (folder / "d.csv").write_text("ballot,candidate,value,by,reason\n1-0002,c03,,An,only a dot\n", encoding="utf-8")
    done = congress("ballots", "review", "r.csv", "d.csv", "-o", "r2.csv", cwd=folder)
    assert done.returncode == 0, done.stderr
    found = rows((folder / "r2.csv").read_text(encoding="utf-8"))
    assert (found[1]["status"], found[1]["c03"], found[1]["reading"]) == ("read", "", "review; c03=?")


def test_wrong_decisions_write_nothing(folder: Path) -> None:
    congress("ballots", "read", "layout.json", "scans", "-o", "r.csv", cwd=folder)
    (folder / "bad.csv").write_text("ballot,candidate,value,by,reason\n1-0009,c77,maybe,,\n", encoding="utf-8")
    done = congress("ballots", "review", "r.csv", "bad.csv", "-o", "never.csv", cwd=folder)
    assert (done.returncode, (folder / "never.csv").exists()) == (3, False)
    for code in ("DECISION_BALLOT", "DECISION_CANDIDATE", "DECISION_VALUE", "DECISION_BY", "DECISION_REASON"):
        assert code in done.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_thresholds_state_value_unit_and_meaning(tmp_path: Path, lang: str) -> None:
    done = congress("ballots", "thresholds", "--json", cwd=tmp_path, lang=lang)
    table = json.loads(done.stdout)
    assert len({row["name"] for row in table}) == len(table) > 20
    assert all(row["unit"] and row["meaning"] and row["value"] for row in table)
    assert "strike_share" in congress("ballots", "thresholds", cwd=tmp_path, lang=lang).stdout
