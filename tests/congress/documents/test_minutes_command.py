"""`congress minutes` as a user runs it."""

import json
import subprocess
from pathlib import Path

import pytest
from running import PROGRAM, congress
from sample_results import typical


@pytest.fixture
def result(tmp_path: Path) -> Path:
    file = tmp_path / "result.json"
    file.write_text(json.dumps(typical()), encoding="utf-8")
    return file


def test_pdf_and_word_file_are_written(result: Path, tmp_path: Path) -> None:
    for name, start in (("minutes.pdf", b"%PDF-"), ("minutes.docx", b"PK")):
        done = congress("minutes", result, "-o", name, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("text", "name", "status", "code"),
    [
        ("{", "m.pdf", 2, "RESULT_NOT_JSON"),
        ("{}", "m.pdf", 3, "RESULT_SCHEMA"),
        (json.dumps(typical(needed=170)), "m.pdf", 3, "RESULT_MARGIN"),
        (json.dumps(typical()), "m.odt", 2, "DOCUMENT_TYPE"),
    ],
)
def test_a_bad_input_has_its_status_and_leaves_nothing(
    tmp_path: Path, text: str, name: str, status: int, code: str
) -> None:
    (tmp_path / "result.json").write_text(text, encoding="utf-8")
    done = congress("minutes", "result.json", "-o", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (status, "")
    assert code in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["result.json"]


def test_an_earlier_file_stays_when_the_new_one_cannot_be_made(result: Path, tmp_path: Path) -> None:
    (tmp_path / "m.pdf").write_bytes(b"earlier")
    result.write_text("{}", encoding="utf-8")
    assert congress("minutes", result, "-o", "m.pdf", cwd=tmp_path).returncode == 3
    assert (tmp_path / "m.pdf").read_bytes() == b"earlier"


@pytest.mark.parametrize("output", ["folder.pdf", "file.txt/minutes.pdf"])
def test_an_output_that_cannot_be_written_is_said_in_words(result: Path, tmp_path: Path, output: str) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file.txt").write_text("kept", encoding="utf-8")
    done = congress("minutes", result, "-o", output, cwd=tmp_path)
    assert done.returncode == 2
    assert "FILE_NOT_WRITTEN" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.txt", "folder.pdf", "result.json"]


def test_a_pdf_on_standard_output_stands_there_alone(result: Path, tmp_path: Path) -> None:
    done = subprocess.run([PROGRAM, "minutes", result, "-o", "-"], cwd=tmp_path, capture_output=True, timeout=100)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.rstrip().endswith(b"%%EOF")
