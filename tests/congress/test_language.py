"""Vietnamese by default, English on request, wherever on the command line the request stands."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import congress

from congress.i18n import take_language


@pytest.mark.parametrize(
    ("arguments", "lang", "rest"),
    [
        ([], "vi", []),
        (["--lang", "en", "tally"], "en", ["tally"]),
        (["tally", "--lang=en", "a.toml"], "en", ["tally", "a.toml"]),
        (["tally", "a.toml", "--lang", "vi"], "vi", ["tally", "a.toml"]),
        (["--lang", "fr", "tally"], "vi", ["--lang", "fr", "tally"]),
        (["tally", "--lang"], "vi", ["tally", "--lang"]),
    ],
)
def test_the_option_counts_wherever_it_stands(
    arguments: list[str], lang: str, rest: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONGRESS_LANG", raising=False)
    assert take_language(arguments) == (lang, rest)


def test_the_environment_asks_for_english_and_the_option_beats_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGRESS_LANG", "en")
    assert take_language(["tally"])[0] == "en"
    assert take_language(["tally", "--lang", "vi"])[0] == "vi"


def test_help_and_refusals_speak_the_language_asked_for(tmp_path: Path) -> None:
    vietnamese = congress("ballots", "--help", cwd=tmp_path, lang="vi")
    english = congress("ballots", "--help", cwd=tmp_path, lang="en")
    assert "Cách dùng: congress ballots" in vietnamese.stdout
    assert "Show this message" not in vietnamese.stdout
    assert "Usage: congress ballots" in english.stdout
    refused = congress("nothing", cwd=tmp_path, lang="vi")
    assert refused.returncode == 2
    assert "Không có lệnh “nothing”" in refused.stderr


def test_a_language_the_program_does_not_speak_is_wrong_usage(tmp_path: Path) -> None:
    refused = congress("--lang", "fr", "regulation", "list", cwd=tmp_path)
    assert refused.returncode == 2
    assert "fr" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["tally"], "Thiếu tham số CONTEST.toml."),
        (["tally", "--jsn"], "Không có tùy chọn --jsn. Các tùy chọn gần giống: --json"),
        (["ballots", "fil"], "Không có lệnh “fil”. Có phải là “fill”?"),
        (["ballots", "print", "c.toml", "--copies", "x", "-o", "b"], "--copies: cần một số nguyên."),
        (["ballots", "read", "l", "s", "-o", "r", "--workers", "-1"], "--workers: phải từ 0 trở lên."),
        (["ballots", "print", "c.toml", "--copies", "3"], "Thiếu tùy chọn '-o'"),
    ],
)
def test_a_wrong_command_line_is_refused_in_vietnamese(tmp_path: Path, arguments: list[str], words: str) -> None:
    refused = congress(*arguments, cwd=tmp_path, lang="vi")
    assert refused.returncode == 2
    assert words in refused.stderr
    assert "--help" in refused.stderr


def test_documents_on_standard_output_are_utf8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "CONGRESS_LANG": "vi"}
    command = [sys.executable, "-m", "congress", "ballots", "thresholds", "--json"]
    shown = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=True).stdout
    assert "giấy" in " ".join(row["meaning"] for row in json.loads(shown.decode("utf-8")))


def test_a_regulation_as_json_has_the_field_names_of_its_file(tmp_path: Path) -> None:
    assert (
        json.loads(congress("regulation", "show", "majority", "--json", cwd=tmp_path).stdout)["schema"]
        == "regulation/1"
    )
