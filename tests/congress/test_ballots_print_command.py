"""`congress ballots print` as people run it: list rules first, the key kept apart, exit statuses, stdout empty."""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from ballot_contests import name_of

RULED = 'kind = "committee"\n'


def contest_text(count: int, seats: int, kind: str = RULED, names: list[str] | None = None) -> str:
    people = "".join(
        f'[[candidate]]\nid = "c{n}"\nname = "{(names or [name_of(m) for m in range(1, count + 1)])[n - 1]}"\n'
        for n in range(1, count + 1)
    )
    return f'id = "bch"\ntitle = "Bầu Ban Chấp hành"\nregulation = "party-2024"\nseats = {seats}\n{kind}{people}'


def run(folder: Path, *arguments: str, lang: str = "en", **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "congress", "--lang", lang, "ballots", "print", *arguments]
    environment = {
        "PATH": "/usr/bin:/bin",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "HOME": str(folder),
        "COLUMNS": "160",
        **more,
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "contest.toml").write_text(contest_text(11, 10), encoding="utf-8")
    return tmp_path


def test_ballots_layout_and_specimen_are_made_and_stdout_is_empty(folder: Path) -> None:
    done = run(folder, "contest.toml", "--copies", "3", "-o", "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["ballots.pdf", "layout.json", "specimen.png"]
    layout = json.loads((folder / "out" / "layout.json").read_text(encoding="utf-8"))
    assert (layout["form"], layout["contest"], layout["list_decided"]) == ("strike", "bch", "")
    keys = list((folder / "config").rglob("*.pem"))
    assert len(keys) == 1
    assert keys[0].stat().st_mode & 0o777 == 0o600


def size_and_text(folder: Path) -> tuple[list[float], str]:
    page = json.loads((folder / "layout.json").read_text(encoding="utf-8"))["pages"][0]
    with pypdfium2.PdfDocument(folder / "ballots.pdf") as document:
        return [page["width"], page["height"]], document[0].get_textpage().get_text_range()


def test_paper_colour_and_round_come_from_the_contest_file_and_options_go_before_it(folder: Path) -> None:
    asked = 'round = 2\n[ballot]\npaper = "A5"\nlarge = true\ncolour = "vàng"\n'
    (folder / "contest.toml").write_text(contest_text(11, 10, RULED + asked), encoding="utf-8")
    assert run(folder, "contest.toml", "--copies", "1", "-o", "one", lang="vi").returncode == 0
    size, text = size_and_text(folder / "one")
    assert size == [148.0, 210.0]
    assert "Phiếu màu vàng" in text
    assert "Bầu lần thứ hai" in text
    options = ("--paper", "A4", "--no-large", "--colour", "xanh")
    assert run(folder, "contest.toml", "--copies", "1", "-o", "two", *options, lang="vi").returncode == 0
    size, text = size_and_text(folder / "two")
    assert size == [210.0, 297.0]
    assert "Phiếu màu xanh" in text


@pytest.mark.parametrize(("option", "value"), [("--paper", "A3"), ("--colour", "x" * 31), ("--colour", "a\u202eb")])
def test_paper_that_cannot_be_meant_is_wrong_usage(folder: Path, option: str, value: str) -> None:
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out", option, value)
    assert (done.returncode, done.stdout) == (2, "")
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [('paper = "A3"', "VALUE_CHOICE"), ('large = "big"', "VALUE_KIND"), ("color = 1", "KEY_UNKNOWN_NEAR")],
)
def test_a_faulty_table_of_the_ballot_is_told_by_its_key(folder: Path, line: str, code: str) -> None:
    (folder / "contest.toml").write_text(contest_text(11, 10, f"{RULED}[ballot]\n{line}\n"), encoding="utf-8")
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out")
    assert done.returncode == 3
    assert code in done.stderr
    assert "ballot." in done.stderr


def test_a_list_without_surplus_stops_the_press(folder: Path) -> None:
    (folder / "contest.toml").write_text(contest_text(10, 10), encoding="utf-8")
    done = run(folder, "contest.toml", "--copies", "3", "-o", "out")
    assert done.returncode == 4
    assert "LIST_NO_SURPLUS" in done.stderr
    assert "--list-decided" in done.stderr
    assert not (folder / "out").exists()
    assert not (folder / "config").exists()


@pytest.mark.parametrize(("count", "status"), [(13, 0), (14, 4)])
def test_the_surplus_may_be_thirty_per_cent_and_no_more(folder: Path, count: int, status: int) -> None:
    (folder / "contest.toml").write_text(contest_text(count, 10), encoding="utf-8")
    assert run(folder, "contest.toml", "--copies", "1", "-o", "out").returncode == status


def test_a_decision_prints_it_all_the_same_and_is_written_down(folder: Path) -> None:
    (folder / "contest.toml").write_text(contest_text(10, 10), encoding="utf-8")
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out", "--list-decided", "Đại hội biểu quyết")
    assert done.returncode == 0
    assert "Đại hội biểu quyết" in done.stderr
    assert "LIST_NO_SURPLUS" in done.stderr
    layout = json.loads((folder / "out" / "layout.json").read_text(encoding="utf-8"))
    assert layout["list_decided"] == "Đại hội biểu quyết"


def test_an_empty_decision_decides_nothing(folder: Path) -> None:
    (folder / "contest.toml").write_text(contest_text(10, 10), encoding="utf-8")
    assert run(folder, "contest.toml", "--copies", "1", "-o", "out", "--list-decided", " ").returncode == 4


def test_without_a_kind_no_list_rule_is_tested_and_that_is_said(folder: Path) -> None:
    (folder / "contest.toml").write_text(contest_text(30, 10, kind='form = "strike"\n'), encoding="utf-8")
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out")
    assert done.returncode == 0
    assert "LIST_NOT_CHECKED" in done.stderr


@pytest.mark.parametrize(
    ("names", "warned"), [(["Lê Văn An", "Bùi Thị Bình"], False), (["Bùi Thị Bình", "Lê Văn An"], True)]
)
def test_an_order_that_is_not_the_regulations_is_warned_of(folder: Path, names: list[str], warned: bool) -> None:
    (folder / "contest.toml").write_text(contest_text(2, 1, "", names), encoding="utf-8")
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert ("BALLOT_ORDER" in done.stderr) is warned


@pytest.mark.parametrize(("identity", "warned"), [("serial", True), ("shared", False)])
def test_who_prints_numbered_ballots_is_told_to_mix_them(folder: Path, identity: str, warned: bool) -> None:
    text = contest_text(2, 1, "", ["Lê Văn An", "Bùi Thị Bình"])
    (folder / "contest.toml").write_text(f'identity = "{identity}"\n{text}', encoding="utf-8")
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert ("BALLOTS_NUMBERED" in done.stderr) is warned


@pytest.mark.parametrize("copies", ["0", "-5", "many"])
def test_numbers_of_copies_that_cannot_be_meant_are_wrong_usage(folder: Path, copies: str) -> None:
    done = run(folder, "contest.toml", "--copies", copies, "-o", "out")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not (folder / "out").exists()


def test_the_key_is_never_beside_the_ballots(folder: Path) -> None:
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out", "--key", "out/key.pem")
    assert done.returncode == 2
    assert "KEY_BESIDE_BALLOTS" in done.stderr
    assert not (folder / "out").exists()


def test_a_key_others_can_read_is_refused(folder: Path) -> None:
    assert run(folder, "contest.toml", "--copies", "1", "-o", "out", "--key", "key.pem").returncode == 0
    (folder / "key.pem").chmod(0o644)
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out2", "--key", "key.pem")
    assert done.returncode == 3
    assert "KEY_OPEN_TO_OTHERS" in done.stderr
    assert not (folder / "out2").exists()


@pytest.mark.parametrize("content", [None, "id = ", 'id = "x"'])
def test_a_contest_that_cannot_be_used_prints_nothing(folder: Path, content: str | None) -> None:
    if content is not None:
        (folder / "bad.toml").write_text(content, encoding="utf-8")
    done = run(folder, "bad.toml", "--copies", "1", "-o", "out")
    assert done.returncode == (3 if content == 'id = "x"' else 2)
    assert "Traceback" not in done.stderr
    assert not (folder / "out").exists()


def test_the_ballot_is_vietnamese_by_default(folder: Path) -> None:
    import pypdfium2

    assert run(folder, "contest.toml", "--copies", "1", "-o", "out", lang="vi").returncode == 0
    with pypdfium2.PdfDocument(folder / "out" / "ballots.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "PHIẾU BẦU" in text
    assert "Họ và tên" in text


def test_without_the_ballots_font_nothing_is_printed_and_the_package_is_named(folder: Path) -> None:
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    done = run(folder, "contest.toml", "--copies", "1", "-o", "out", FONTCONFIG_FILE=str(folder / "fonts.conf"))
    assert done.returncode == 3
    assert "FONT_MISSING" in done.stderr
    assert "fonts-croscore" in done.stderr
    assert not (folder / "out").exists()


def test_posts_that_do_not_fit_on_the_sheet_are_left_out_and_that_is_said(folder: Path) -> None:
    listed = contest_text(57, 51).replace(
        'name = "', 'note = "Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã"\nname = "'
    )
    (folder / "contest.toml").write_text(listed, encoding="utf-8")
    done = run(folder, "contest.toml", "--copies", "2", "-o", "out")
    assert (done.returncode, "DETAILS_LEFT_OUT" in done.stderr) == (0, True)
    assert json.loads((folder / "out" / "layout.json").read_text(encoding="utf-8"))["details_left_out"]
