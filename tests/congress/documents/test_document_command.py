"""`congress document` and `congress template` as a user runs them."""

from pathlib import Path

import pytest
from running import congress

from congress.documents.examples import example_result
from congress.documents.kinds import KINDS

CONTEST = """
id = "bt"
title = "Bầu Bí thư Chi bộ Thôn Hạ"
regulation = "party-2024"
kind = "secretary"
seats = 1
[electorate]
body = "members"
summoned = 17
[[candidate]]
id = "c1"
name = "Lường Thị Pản"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "result.json").write_bytes(example_result("minimal"))
    (tmp_path / "contest.toml").write_text(CONTEST, encoding="utf-8")
    return tmp_path


def test_a_paper_of_the_result_and_one_of_the_contest_are_written(folder: Path) -> None:
    for kind, source, name, start in (
        ("report", "result.json", "report.docx", b"PK"),
        ("list", "contest.toml", "list.pdf", b"%PDF-"),
    ):
        done = congress("document", kind, source, "-o", name, cwd=folder)
        assert (done.returncode, done.stdout) == (0, "")
        assert (folder / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("kind", "source", "name", "status", "code"),
    [
        ("poem", "result.json", "p.pdf", 2, "DOCUMENT_UNKNOWN"),
        ("hall", "result.json", "p.docx", 2, "DOCUMENT_NOT_MADE_AS"),
        ("report", "result.json", "p.odt", 2, "DOCUMENT_TYPE"),
        ("report", "contest.toml", "p.pdf", 2, "DOCUMENT_OTHER_SOURCE"),
        ("list", "result.json", "p.pdf", 2, "made from a contest file"),
        ("election-minutes", "result.json", "p.pdf", 2, "made from a course file"),
        ("list", "none.toml", "p.pdf", 2, "TOML_NOT_OPENED"),
    ],
)
def test_wrong_usage_is_said_in_words_and_leaves_nothing(
    folder: Path, kind: str, source: str, name: str, status: int, code: str
) -> None:
    done = congress("document", kind, source, "-o", name, cwd=folder)
    assert (done.returncode, done.stdout) == (status, "")
    assert code in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["contest.toml", "result.json"]


def test_every_kind_is_listed_with_what_it_is_made_from(tmp_path: Path) -> None:
    done = congress("template", "list", cwd=tmp_path)
    assert done.returncode == 0
    assert all(name in done.stdout and kind.template in done.stdout for name, kind in KINDS.items())


def test_a_preview_is_made_of_one_example_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    done = congress("template", "preview", "seal", "--example", "state", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["seal-state-result.json", "seal-state.docx", "seal-state.pdf"]
    done = congress("template", "preview", "seal", "--example", "nothing", "-o", "other", cwd=tmp_path)
    assert done.returncode == 2
    assert "EXAMPLE_UNKNOWN" in done.stderr
    assert not (tmp_path / "other").exists()
