"""The congress folder: made whole, files under version, everything checked at once."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import small_election
from running import congress
from small_election import BY, CONTEST

from congress import journal
from congress.checking import check
from congress.custody import read_entries
from congress.elections.state import round_of
from congress.versions import current_contest, import_files
from congress.workspace import Settings, Workspace, create, find, read_settings
from tally.problems import InvalidError, StopError, ToolkitError, UnreadableError


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create(tmp_path / "congress", settings=Settings(title="Đại hội XX"), by=BY)


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


def actions(workspace: Workspace) -> list[str]:
    return [entry.action for entry in read_entries(workspace)]


def contest_file(folder: Path, text: str = CONTEST, name: str = "bch.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# ---- new


def test_new_makes_the_folder_with_settings_that_can_be_read_back(tmp_path: Path) -> None:
    settings = Settings(title='Đại hội "XX" \\ lần 2', organisation="ĐẢNG BỘ")
    made = create(tmp_path / "a" / "b", settings=settings, by=BY)
    assert sorted(path.name for path in made.root.iterdir()) == ["congress.toml", "contests", "journal.db", "planning"]
    assert read_settings(made.root / "congress.toml") == settings
    assert [(entry.action, entry.by) for entry in read_entries(made)] == [("create", BY)]


def test_new_takes_an_empty_folder_and_refuses_any_other(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    create(empty, settings=Settings(), by=BY)
    for taken in (empty, contest_file(tmp_path)):
        with pytest.raises(UnreadableError) as refused:
            create(taken, settings=Settings(), by=BY)
        assert codes(refused.value) == ["FOLDER_NOT_EMPTY"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bch.toml", "empty"]


def test_a_workspace_is_found_from_any_folder_in_it(workspace: Workspace) -> None:
    assert find(workspace.root / "contests").root == workspace.root
    assert find(Path("/"), workspace.root).root == workspace.root
    with pytest.raises(UnreadableError) as missing:
        find(workspace.root.parent)
    assert codes(missing.value) == ["NO_WORKSPACE"]


def test_every_wrong_setting_is_named(workspace: Workspace) -> None:
    (workspace.root / "congress.toml").write_text('tittle = "x"\nlanguage = "fr"\ndate = "hôm nay"\n', encoding="utf-8")
    with pytest.raises(InvalidError) as wrong:
        read_settings(workspace.root / "congress.toml")
    assert sorted(problem.place.at for problem in wrong.value.problems) == ["date", "language", "tittle"]


# ---- import


def test_import_takes_a_contest_and_a_planning_list_under_version(workspace: Workspace, tmp_path: Path) -> None:
    planning = tmp_path / "quy hoạch.csv"
    planning.write_text("Họ và tên\nAn\n", encoding="utf-8")
    first = import_files(workspace, [contest_file(tmp_path), planning], BY)
    assert [(one.name, one.version, one.new) for one in first] == [
        ("contests/bch.toml", 1, True),
        ("planning/quy hoạch.csv", 1, True),
    ]
    again = import_files(workspace, [tmp_path / "bch.toml", planning], BY)
    assert [(one.version, one.new) for one in again] == [(1, False), (1, False)]
    planning.write_text("Họ và tên\nBình\n", encoding="utf-8")
    assert [(one.version, one.new) for one in import_files(workspace, [planning], BY)] == [(2, True)]
    kept = sorted(path.name for path in (workspace.root / "versions").iterdir())
    assert kept == ["bch.v1.toml", "planning-quy hoạch.v1.csv", "planning-quy hoạch.v2.csv"]
    assert check(workspace.root).problems == []


def test_a_version_may_come_back(workspace: Workspace, tmp_path: Path) -> None:
    texts = [CONTEST, CONTEST.replace("seats = 3", "seats = 2"), CONTEST]
    versions = [import_files(workspace, [contest_file(tmp_path, text)], BY)[0].version for text in texts]
    assert versions == [1, 2, 3]


def test_of_several_files_all_are_taken_or_none_and_every_fault_is_told(workspace: Workspace, tmp_path: Path) -> None:
    good = contest_file(tmp_path)
    bad = contest_file(tmp_path, CONTEST.replace("seats = 3", "seats = 0").replace("c2", "c1"), "bad.toml")
    odd = contest_file(tmp_path, "x", "notes.docx")
    with pytest.raises(ToolkitError) as refused:
        import_files(workspace, [good, bad, odd, tmp_path / "none.csv"], BY)
    assert {"CANDIDATE_ID_TWICE", "VALUE_LOW", "IMPORT_KIND", "INPUT_MISSING"} <= set(codes(refused.value))
    assert actions(workspace) == ["create"]
    assert list((workspace.root / "contests").iterdir()) == []


@pytest.mark.parametrize("name", ["bch-r2", "bch-r10"])
def test_a_contest_may_not_be_called_like_a_round(workspace: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidError) as refused:
        import_files(workspace, [contest_file(tmp_path, CONTEST.replace('"bch"', f'"{name}"'))], BY)
    assert codes(refused.value) == ["CONTEST_ID_RESERVED"]


def test_an_edit_nobody_recorded_is_not_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    import_files(workspace, [contest_file(tmp_path)], BY)
    edited = CONTEST.replace("Bến Tre", "Bến Nghé").replace("present = 9", "present = 8")
    contest_file(workspace.root / "contests", edited)
    other = contest_file(tmp_path, CONTEST.replace("seats = 3", "seats = 2"))
    with pytest.raises(StopError) as refused:
        import_files(workspace, [other], BY)
    assert codes(refused.value) == ["EDIT_NOT_RECORDED"]
    assert import_files(workspace, [workspace.root / "contests" / "bch.toml"], BY)[0].version == 2
    assert import_files(workspace, [other], BY)[0].version == 3


# ---- check


def test_check_reports_everything_at_once(workspace: Workspace, tmp_path: Path) -> None:
    import_files(workspace, [contest_file(tmp_path)], BY)
    contests = workspace.root / "contests"
    contest_file(contests, CONTEST + "\n# một dòng thêm\n")
    contest_file(contests, CONTEST.replace('"bch"', '"khac"'), "lạc chỗ.toml")
    contest_file(contests, "seats = ", "hỏng.toml")
    contest_file(contests, CONTEST.replace('"bch"', '"moi"'), "moi.toml")
    list_broken = CONTEST.replace('"bch"', '"dai"').replace("seats = 3", 'seats = 3\nkind = "committee"')
    contest_file(contests, list_broken, "dai.toml")
    (workspace.root / "versions" / "bch.v1.toml").unlink()
    (workspace.root / "congress.toml").write_text("tittle = 1", encoding="utf-8")
    findings = check(workspace.root)
    found = {problem.code for problem in findings.problems}
    assert {"FILE_CHANGED", "FILE_MISSING", "CONTEST_MISPLACED", "CONTEST_NOT_RECORDED", "LIST_NO_SURPLUS"} <= found
    assert {"TOML_SYNTAX", "KEY_UNKNOWN_NEAR"} <= found


def test_check_of_a_broken_journal_stops(workspace: Workspace) -> None:
    import sqlite3

    connection = sqlite3.connect(workspace.journal, isolation_level=None)
    connection.execute("DROP TRIGGER entry_stays")
    connection.execute("UPDATE entry SET by = 'x'")
    connection.close()
    findings = check(workspace.root)
    assert [problem.code for problem in findings.problems] == ["JOURNAL_BROKEN"]
    assert findings.stops


def test_wrong_input_alone_is_exit_status_3(workspace: Workspace) -> None:
    contest_file(workspace.root / "contests", "seats = ")
    assert congress("check", cwd=workspace.root).returncode == 3


# ---- the disk


def limited(size: int) -> None:
    """Files of this process cannot grow beyond `size` bytes: what a full disk looks like to a program."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_is_said_in_words_and_leaves_nothing_half_written(workspace: Workspace, tmp_path: Path) -> None:
    big = tmp_path / "quy-hoach.csv"
    big.write_bytes(b"Ten,Ghi chu\n" + (b"An," + b"x" * 100 + b"\n") * 2_000)
    program = "from congress.cli import main; main()"
    command = [sys.executable, "-c", program, "--lang", "en", "import", str(big), "--workspace", str(workspace.root)]
    environment = {**os.environ, "COLUMNS": "200"}
    failed = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, preexec_fn=lambda: limited(100_000)
    )
    assert failed.returncode == 2, failed.stderr
    assert "DISK_FULL" in failed.stderr
    assert actions(workspace) == ["create"]
    assert sorted(path.name for path in workspace.root.rglob("*") if path.is_file()) == ["congress.toml", "journal.db"]
    assert subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
    assert actions(workspace) == ["create", "import"]


def test_a_journal_that_cannot_grow_leaves_the_files_as_they_were(workspace: Workspace, tmp_path: Path) -> None:
    small = tmp_path / "quy-hoach.csv"
    small.write_text("Ten\nAn\n", encoding="utf-8")
    command = [sys.executable, "-m", "congress", "import", str(small), "--workspace", str(workspace.root)]
    failed = subprocess.run(command, capture_output=True, text=True, timeout=60, preexec_fn=lambda: limited(3_000))
    assert failed.returncode == 2, failed.stderr
    assert actions(workspace) == ["create"]
    assert list((workspace.root / "planning").iterdir()) == []
    assert check(workspace.root).problems == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_read_and_not_written(workspace: Workspace, tmp_path: Path) -> None:
    folders = [workspace.root, *(path for path in workspace.root.iterdir() if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert actions(workspace) == ["create"]
        with pytest.raises(UnreadableError) as refused:
            import_files(workspace, [contest_file(tmp_path)], BY)
        assert codes(refused.value) == ["FOLDER_NOT_WRITABLE"]
    finally:
        for folder in folders:
            folder.chmod(0o755)


# ---- commands


def test_the_commands_from_an_empty_folder_to_a_checked_one(tmp_path: Path) -> None:
    contest_file(tmp_path)
    assert congress("new", "dh", "--title", "Đại hội XX", "--as", BY, cwd=tmp_path).returncode == 0
    again = congress("new", "dh", cwd=tmp_path)
    assert (again.returncode, "FOLDER_NOT_EMPTY" in again.stderr) == (2, True)
    lost = congress("status", cwd=tmp_path)
    assert (lost.returncode, "NO_WORKSPACE" in lost.stderr) == (2, True)
    inside = tmp_path / "dh" / "contests"
    assert congress("import", "../../bch.toml", "--as", BY, cwd=inside).returncode == 0
    status = congress("status", "--json", cwd=inside)
    assert json.loads(status.stdout) == [
        {"election": "bch", "round": 1, "done": "slate", "next": "print", "missing": [], "batches": []}
    ]
    assert congress("check", "-w", "dh", cwd=tmp_path).returncode == 0
    shown = congress("journal", "--json", "--verify", cwd=inside)
    entries = json.loads(shown.stdout)
    assert [(entry["seq"], entry["by"], entry["action"]) for entry in entries] == [(1, BY, "create"), (2, BY, "import")]
    assert entries[-1]["hash"] in shown.stderr.replace("\n", "")
    (inside / "bch.toml").unlink()
    broken = congress("check", cwd=inside)
    assert (broken.returncode, "FILE_MISSING" in broken.stderr) == (4, True)


def test_a_copied_folder_is_the_same_workspace(printed_election: Path, tmp_path: Path) -> None:
    copied = small_election.copy(printed_election, tmp_path)
    with journal.opened(copied.journal) as connection:
        assert journal.broken_link(connection) is None
    assert check(copied.root).problems == []


def test_a_regulation_of_the_committees_own_comes_along_under_version(workspace: Workspace, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "tally" / "regulations" / "party-2024.toml"
    own = tmp_path / "quy-che.toml"
    own.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    contest = contest_file(tmp_path, CONTEST.replace('"party-2024"', '"quy-che.toml"'))
    import_files(workspace, [contest], BY)
    assert [entry.payload.get("kind") for entry in read_entries(workspace)] == [None, "regulation", "contest"]
    assert check(workspace.root).problems == []
    known = round_of(read_entries(workspace), "bch", 1)
    assert known.count_inputs()["regulation"] == known.files["contests/quy-che.toml"]
    inside = workspace.root / "contests" / "quy-che.toml"
    inside.write_text(inside.read_text(encoding="utf-8") + "\n# sửa\n", encoding="utf-8")
    current_contest(workspace, "bch", 1, BY)
    assert round_of(read_entries(workspace), "bch", 1).count_inputs() != known.count_inputs()
    far = contest_file(tmp_path, CONTEST.replace('"party-2024"', f'"{own}"').replace('"bch"', '"xa"'), "xa.toml")
    with pytest.raises(InvalidError) as refused:
        import_files(workspace, [far], BY)
    assert codes(refused.value) == ["REGULATION_PLACE"]


def test_a_folder_to_import_is_said_to_be_one(tmp_path: Path) -> None:
    congress("new", "dh", cwd=tmp_path)
    (tmp_path / "danh-sach").mkdir()
    refused = congress("import", "danh-sach", "-w", "dh", cwd=tmp_path)
    assert (refused.returncode, "IMPORT_FOLDER" in refused.stderr) == (2, True)


def test_status_lists_elections_by_their_id(tmp_path: Path) -> None:
    congress("new", "dh", cwd=tmp_path)
    for name in ("bch", "an-uy"):
        text = small_election.CONTEST.replace('id = "bch"', f'id = "{name}"')
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        congress("import", f"{name}.toml", "-w", "dh", cwd=tmp_path)
    shown = json.loads(congress("status", "--json", "-w", "dh", cwd=tmp_path).stdout)
    assert [one["election"] for one in shown] == ["an-uy", "bch"]
