"""`congress minutes` over a folder of results: one document each, or none at all."""

import json
from pathlib import Path

import pytest
from running import congress
from sample_results import ALL, minimal, typical

from congress.documents.folder import write_folder
from congress.documents.minutes_document import minutes_bytes
from congress.documents.resultfile import parse_result
from tally.problems import InvalidError, UnreadableError


def filled(folder: Path, **texts: str) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def quiet(_count: int) -> None:
    return


def test_every_result_has_the_very_minutes_it_has_alone_whoever_makes_them(tmp_path: Path) -> None:
    results = filled(tmp_path / "results", **{f"r{place}": json.dumps(minimal()) for place in range(6)})
    (results / "notes.txt").write_text("no result", encoding="utf-8")
    made = write_folder(results, tmp_path / "out", ".pdf", "vi", workers=2, on_done=quiet)
    assert made == [tmp_path / "out" / f"r{place}.pdf" for place in range(6)]
    alone = minutes_bytes(parse_result((results / "r0.json").read_bytes(), "r0.json"), ".pdf", "vi")
    assert {path.read_bytes() for path in made} == {alone}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "results"]


def test_one_wrong_result_stops_all_and_the_faults_of_all_are_told(tmp_path: Path) -> None:
    texts = {"a": json.dumps(typical(needed=170)), "b": json.dumps(minimal()), "c": "{", "d": "{}"}
    with pytest.raises(UnreadableError) as raised:
        write_folder(filled(tmp_path / "r", **texts), tmp_path / "out", ".pdf", "vi", workers=1, on_done=quiet)
    told = {(one.place.file, one.code) for one in raised.value.problems}
    assert {("a.json", "RESULT_MARGIN"), ("c.json", "RESULT_NOT_JSON"), ("d.json", "RESULT_SCHEMA")} <= told
    assert not (tmp_path / "out").exists()


def test_a_letter_that_cannot_be_printed_is_told_with_its_file_and_nothing_is_left(tmp_path: Path) -> None:
    texts = {"good": json.dumps(minimal()), "foreign": json.dumps(typical(title="Bầu 委員會"))}
    with pytest.raises(InvalidError) as raised:
        write_folder(filled(tmp_path / "r", **texts), tmp_path / "out", ".pdf", "vi", workers=1, on_done=quiet)
    assert [(one.place.file, one.code) for one in raised.value.problems] == [("foreign", "DOCUMENT_LETTERS")]
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_the_command_writes_a_folder_and_keeps_what_else_is_there(tmp_path: Path) -> None:
    filled(tmp_path / "r", one=json.dumps(minimal()), two=json.dumps(ALL["tie"]()))
    filled(tmp_path / "out", kept="{}")
    done = congress("minutes", "r", "-o", "out", "--format", "docx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["kept.json", "one.docx", "two.docx"]


@pytest.mark.parametrize(
    ("output", "code"), [("-", "MINUTES_FOLDER_OUTPUT"), ("m.pdf", "MINUTES_FOLDER_OUTPUT"), ("out", "RESULTS_NONE")]
)
def test_wrong_usage_is_said_in_words(tmp_path: Path, output: str, code: str) -> None:
    filled(tmp_path / "r")
    done = congress("minutes", "r", "-o", output, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert code in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
