"""The backup on a second disk: whole at every moment, never in the way, brought back by one command."""

import multiprocessing
import random
import resource
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import small_election
from running import congress
from small_election import ACCOUNTS, BY, ELECTION

from congress import backup, journal
from congress.backup import OBJECTS, journal_in, use
from congress.checking import check
from congress.cited import recorded_files
from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.outcome import compute_result
from congress.restoring import restore
from congress.storage import sha256_of
from congress.workspace import Settings, Workspace, create, find
from tally.problems import Problem, StopError, UnreadableError

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["congress.elections.accounts", "congress.backup", "small_election"])
TRIES = 12
OTHER_DISK = Path("/dev/shm")


@pytest.fixture
def scanned(scanned_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(scanned_election, tmp_path)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty folder that is backed up to."""
    folder = tmp_path / "disk"
    folder.mkdir()
    use(folder)
    yield folder
    use(None)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of what people are told of the backup; that both are on one disk here is left out."""
    found: list[Problem] = []
    monkeypatch.setattr(backup._Running, "tell", staticmethod(found.append))
    monkeypatch.setattr(backup._Running, "told_of_same_disk", True)
    return CodesOf(found)


def test_what_a_full_screen_program_would_paint_over_is_told_in_it_and_once_more_behind_it(
    scanned: Workspace, disk: Path, told: list[str]
) -> None:
    disk.rmdir()
    on_screen: list[str] = []
    with backup.telling(lambda found: on_screen.append(found.code)):
        step(scanned, 3)
        step(scanned, 4)
        assert (on_screen, told) == (["BACKUP_MISSING"] * 2, [])
    assert told == ["BACKUP_MISSING"]
    step(scanned, 5)
    assert (len(on_screen), told) == (2, ["BACKUP_MISSING"] * 2)


class CodesOf(list[str]):
    def __init__(self, found: list[Problem]) -> None:
        self.found = found

    def __eq__(self, other: object) -> bool:
        return [one.code for one in self.found] == other


def step(workspace: Workspace, returned: int = len(small_election.ROWS)) -> None:
    enter_accounts(workspace, ELECTION, 1, {**ACCOUNTS, "returned": returned}, BY)


def whole(folder: Path) -> list[journal.Entry]:
    """The backup holds a journal whose chain holds, and all that it cites at last."""
    entries = journal_in(folder)
    for digest in recorded_files(entries).values():
        assert sha256_of(folder / OBJECTS / digest) == digest
    return entries


def test_every_step_is_in_the_backup_with_all_it_cites(scanned: Workspace, disk: Path, told: list[str]) -> None:
    step(scanned)
    assert whole(disk) == read_entries(scanned)
    compute_result(scanned, ELECTION, 1, BY)
    assert whole(disk)[-1].action == "result"
    assert told == []
    assert (disk / "journal.db").read_bytes()[18:20] == b"\1\1", "nothing has to stand beside the journal"


def test_the_settings_name_the_folder_too(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "second").mkdir()
    workspace = create(tmp_path / "dh", settings=Settings(backup=str(tmp_path / "second")), by=BY)
    (tmp_path / "bch.toml").write_text(small_election.CONTEST, encoding="utf-8")
    done = congress("import", "bch.toml", "-w", "dh", "--as", BY, cwd=tmp_path)
    assert done.returncode == 0
    assert "same disk" in done.stderr
    assert whole(tmp_path / "second") == read_entries(find(tmp_path, workspace.root))


def test_all_versions_stay_in_the_backup(scanned: Workspace, disk: Path, told: list[str]) -> None:
    step(scanned)
    compute_result(scanned, ELECTION, 1, BY)
    first = (scanned.root / "results/bch.json").read_bytes()
    enter_accounts(scanned, ELECTION, 1, {"printed": 15}, BY)
    compute_result(scanned, ELECTION, 1, BY)
    assert (scanned.root / "results/bch.json").read_bytes() != first
    assert first in [path.read_bytes() for path in (disk / OBJECTS).iterdir()]


@pytest.mark.skipif(not OTHER_DISK.is_dir(), reason="no second file system to write to")
def test_a_folder_is_made_on_another_disk_and_never_on_the_same_one(scanned: Workspace, told: list[str]) -> None:
    with TemporaryDirectory(dir=OTHER_DISK) as second:
        assert Path(second).stat().st_dev != scanned.root.stat().st_dev
        use(Path(second) / "dai-hoi")
        step(scanned)
        assert (told, whole(Path(second) / "dai-hoi")) == ([], read_entries(scanned))
        use(Path(second) / "one/two")
        step(scanned, 7)
        assert told == ["BACKUP_MISSING"]
    use(scanned.root.parent / "not-plugged-in")
    step(scanned, 6)
    assert told == ["BACKUP_MISSING"] * 2
    assert not (scanned.root.parent / "not-plugged-in").exists()
    use(None)


def test_a_missing_disk_is_told_loudly_costs_nothing_and_is_made_up_for(
    scanned: Workspace, disk: Path, told: list[str]
) -> None:
    disk.rmdir()
    step(scanned)
    assert told == ["BACKUP_MISSING"]
    assert read_entries(scanned)[-1].action == "accounts"
    disk.mkdir()
    step(scanned, 7)
    assert whole(disk) == read_entries(scanned)


def test_by_command_the_step_succeeds_and_the_words_are_on_stderr(scanned: Workspace, tmp_path: Path) -> None:
    numbers = ("--issued", "9", "--returned", "8")
    where = ("-w", scanned.root, "--as", BY, "--backup", tmp_path / "absent")
    done = congress("election", ELECTION, "accounts", *numbers, *where, cwd=tmp_path, lang="vi")
    assert done.returncode == 0
    assert "KHÔNG SAO LƯU ĐƯỢC" in done.stderr
    assert "KHÔNG mất" in done.stderr
    assert not (tmp_path / "absent").exists()


def in_little_room(root: Path, folder: Path, room: int) -> None:
    """One step where no file may grow beyond `room` bytes: the backup must copy larger ones, the journal is smaller."""
    use(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    enter_accounts(find(root, root), ELECTION, 1, ACCOUNTS, BY)


def test_a_full_disk_keeps_the_backup_before_and_says_so(
    scanned: Workspace, disk: Path, told: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    largest = max(path.stat().st_size for path in scanned.root.rglob("*") if path.is_file() and path.suffix != ".db")
    room = largest - 1
    assert (scanned.root / "journal.db").stat().st_size + 40_000 < room
    process = SERVER.Process(target=in_little_room, args=(scanned.root, disk, room))
    process.start()
    process.join(timeout=120)
    assert process.exitcode == 0
    said = capfd.readouterr().err
    assert "ổ đĩa sao lưu đã đầy" in said
    assert read_entries(scanned)[-1].action == "accounts"
    assert not (disk / "journal.db").exists()
    assert not [path for path in (disk / OBJECTS).iterdir() if path.name.startswith(".")]
    step(scanned, 7)
    assert whole(disk) == read_entries(scanned)


def test_other_things_and_other_journals_are_never_written_over(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    (disk / "luận văn.docx").write_text("x")
    step(scanned)
    assert told == ["BACKUP_NOT_EMPTY"]
    assert [path.name for path in disk.iterdir() if path.name != ".lock"] == ["luận văn.docx"]
    (disk / "luận văn.docx").unlink()
    step(scanned, 7)
    kept = whole(disk)
    other = create(tmp_path / "other", settings=Settings(), by=BY)
    from congress.versions import import_files

    (tmp_path / "bch.toml").write_text(small_election.CONTEST, encoding="utf-8")
    import_files(other, [tmp_path / "bch.toml"], BY)
    assert told == ["BACKUP_NOT_EMPTY", "BACKUP_OTHER"]
    assert whole(disk) == kept


def test_a_journal_that_went_another_way_is_not_written_over(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    parted = Workspace(tmp_path / "parted", scanned.settings)
    shutil.copytree(scanned.root, parted.root)
    step(scanned)
    step(parted, 7)
    assert told == ["BACKUP_OTHER"]
    assert whole(disk) == read_entries(scanned)


def steps(root: Path, folder: Path, number: int, begun: Path) -> None:
    use(folder)
    begun.touch()
    for returned in range(1, 9):
        step(find(root, root), (returned + number) % 8 + 1)


def test_killed_at_any_moment_the_backup_is_whole_and_can_be_brought_back(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    rng = random.Random(5)
    begun = tmp_path / "begun"
    step(scanned, 1)
    for number in range(TRIES):
        process = SERVER.Process(target=steps, args=(scanned.root, disk, number, begun))
        process.start()
        while not begun.exists():
            time.sleep(0.005)
        begun.unlink()
        time.sleep(rng.uniform(0, 0.4))
        process.kill()
        process.join(timeout=60)
        entries = whole(disk)
        assert backup.is_part(entries, read_entries(scanned))
        assert restore(disk, tmp_path / f"back-{number}").entries == len(entries)
        assert check(tmp_path / f"back-{number}").problems == []
    step(scanned)
    step(scanned, 3)
    assert whole(disk) == read_entries(scanned)
    assert not [path for path in disk.rglob(".*") if path.name != ".lock"]


# ---- bringing it back


def test_a_backup_becomes_the_same_workspace_again(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    step(scanned)
    compute_result(scanned, ELECTION, 1, BY)
    use(None)
    done = congress("restore", disk, tmp_path / "again", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    again = find(tmp_path, tmp_path / "again")
    assert read_entries(again) == read_entries(scanned)
    for name in recorded_files(read_entries(scanned)):
        assert (again.root / name).read_bytes() == (scanned.root / name).read_bytes()
    assert check(again.root).problems == []
    step(again, 7)
    same = restore(disk, tmp_path / "third")
    assert (same.lacking, len(same.files)) == ((), len(recorded_files(read_entries(scanned))))


def test_a_folder_behind_the_backup_is_brought_up_to_it(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    behind = Workspace(tmp_path / "behind", scanned.settings)
    shutil.copytree(scanned.root, behind.root)
    step(scanned)
    compute_result(scanned, ELECTION, 1, BY)
    (behind.root / "counts/bch/B1.csv").unlink()
    use(None)
    restored = restore(disk, behind.root)
    assert sorted(restored.files) == ["counts/bch/B1.csv", "results/bch.json"]
    assert read_entries(behind) == read_entries(scanned)
    assert restore(disk, behind.root).files == ()
    step(behind, 7)


def test_a_newer_or_another_or_an_edited_folder_is_left_alone(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    step(scanned)
    use(None)
    edited = scanned.root / "contests/bch.toml"
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text + "# ghi chú\n", encoding="utf-8")
    with pytest.raises(StopError, match="RESTORE_EDITED"):
        restore(disk, scanned.root)
    edited.write_text(text, encoding="utf-8")
    step(scanned, 7)
    with pytest.raises(StopError, match="RESTORE_NEWER"):
        restore(disk, scanned.root)
    other = create(tmp_path / "other", settings=Settings(), by=BY)
    with pytest.raises(StopError, match="RESTORE_OTHER"):
        restore(disk, other.root)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/x").write_text("x")
    with pytest.raises(StopError, match="RESTORE_OTHER"):
        restore(disk, tmp_path / "papers")
    with pytest.raises(UnreadableError, match="BACKUP_NONE"):
        restore(tmp_path / "papers", tmp_path / "new")


def test_damaged_files_of_a_backup_are_named_and_the_rest_is_brought_back(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    step(scanned)
    use(None)
    digest = recorded_files(read_entries(scanned))["counts/bch/B1.csv"]
    (disk / OBJECTS / digest).write_bytes(b"ballot\n")
    done = congress("restore", disk, tmp_path / "again", cwd=tmp_path)
    assert (done.returncode, "BACKUP_LACKS" in done.stderr, "B1.csv" in done.stderr) == (4, True, True)
    assert not (tmp_path / "again/counts/bch/B1.csv").exists()
    assert (tmp_path / "again/contests/bch.toml").is_file()


@pytest.mark.parametrize("name", ["../outside.txt", "/tmp/outside.txt", ".pending/x", "a/../../b"])
def test_a_backup_that_names_files_outside_the_folder_restores_nothing(tmp_path: Path, name: str) -> None:
    workspace = create(tmp_path / "hostile", settings=Settings(), by=BY)
    with journal.opened(workspace.journal) as connection, journal.writing(connection):
        said = {"files": {name: "0" * 64}}
        journal.append(connection, by=BY, action="import", payload=said, key="k")
        entries = journal.entries(connection)
    (tmp_path / "disk").mkdir()
    backup.back_up(workspace, entries, tmp_path / "disk")
    with pytest.raises(StopError, match="RESTORE_OUTSIDE"):
        restore(tmp_path / "disk", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_backup_whose_journal_was_changed_is_refused(
    scanned: Workspace, disk: Path, tmp_path: Path, told: list[str]
) -> None:
    step(scanned)
    use(None)
    with sqlite3.connect(disk / "journal.db") as connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute("UPDATE entry SET by = 'Kẻ Khác' WHERE seq = 2")
    connection.close()
    with pytest.raises(StopError, match="JOURNAL_BROKEN"):
        restore(disk, tmp_path / "again")
    assert not (tmp_path / "again").exists()
