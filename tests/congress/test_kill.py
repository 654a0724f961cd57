"""kill -9 at any moment, and the program started again: nothing lost, nothing doubled, the same bytes as without.

Real processes, really killed.
"""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import small_election
from killing import finished, scanning, started
from small_election import BY, ELECTION

from congress import journal
from congress.custody import differing_files, read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result
from congress.elections.paper import print_release
from congress.elections.state import round_of
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create, find

TRIES = 20
PAGES = 5


def result_bytes(workspace: Workspace) -> bytes:
    enter_accounts(workspace, ELECTION, 1, {"issued": 9, "returned": PAGES}, BY)
    compute_result(workspace, ELECTION, 1, BY)
    return (workspace.root / "results" / "bch.json").read_bytes()


@pytest.fixture(scope="module")
def scans(printed_election: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pile small enough for many tries."""
    pile = tmp_path_factory.mktemp("pile")
    for file in sorted((printed_election / "scans").iterdir())[:PAGES]:
        shutil.copyfile(file, pile / file.name)
    return pile


@pytest.fixture(scope="module")
def unbroken(
    printed_election: Path, scans: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, bytes, float]:
    """The read file, the result, and the seconds of a scan that nobody stopped."""
    workspace = small_election.copy(printed_election, tmp_path_factory.mktemp("unbroken"))
    finished(time.sleep, 0)
    begun = time.monotonic()
    finished(scanning, workspace.root, scans, 3)
    seconds = time.monotonic() - begun
    return (workspace.root / "counts/bch/B1.csv").read_bytes(), result_bytes(workspace), seconds


def assert_whole(workspace: Workspace, read: bytes, result: bytes) -> None:
    entries = read_entries(workspace)
    assert [entry.action for entry in entries] == ["create", "import", "print", "scan"]
    assert list(differing_files(workspace, entries)) == []
    assert (workspace.root / "counts/bch/B1.csv").read_bytes() == read
    assert result_bytes(workspace) == result
    assert not (workspace.root / ".pending").exists()


@pytest.mark.parametrize("number", range(TRIES))
def test_a_scan_killed_and_started_again_is_as_if_never_stopped(
    printed_election: Path, scans: Path, unbroken: tuple[bytes, bytes, float], tmp_path: Path, number: int
) -> None:
    read, result, seconds = unbroken
    workspace = small_election.copy(printed_election, tmp_path)
    process = started(scanning, workspace.root, scans, 1 + number % 4)
    time.sleep(seconds * (number + random.Random(number).random()) / TRIES)
    process.kill()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    finished(scanning, workspace.root, scans, 1 + number % 4)
    assert_whole(workspace, read, result)


def test_a_scan_killed_again_and_again_gets_to_its_end(
    printed_election: Path, scans: Path, unbroken: tuple[bytes, bytes, float], tmp_path: Path
) -> None:
    """Each life of the program is a little longer than the one before; what was read stays read."""
    read, result, seconds = unbroken
    workspace = small_election.copy(printed_election, tmp_path)
    for life in range(60):
        process = started(scanning, workspace.root, scans, 1)
        process.join(seconds * (0.3 + 0.1 * life))
        if process.exitcode == 0:
            break
        process.kill()
        process.join()
    assert process.exitcode == 0
    assert life > 0
    assert_whole(workspace, read, result)


@pytest.mark.parametrize("moment", ["staged", "committed"])
def test_a_kill_around_the_commit(
    printed_election: Path, scans: Path, unbroken: tuple[bytes, bytes, float], tmp_path: Path, moment: str
) -> None:
    read, result, _seconds = unbroken
    workspace = small_election.copy(printed_election, tmp_path)
    sign = {"staged": lambda: any(workspace.root.glob(".pending/ready-*/*")), "committed": lambda: wal_of(workspace)}[
        moment
    ]
    process = started(scanning, workspace.root, scans, 8)
    while not sign() and process.is_alive():
        pass
    process.kill()
    process.join()
    finished(scanning, workspace.root, scans, 8)
    assert_whole(workspace, read, result)


def wal_of(workspace: Workspace) -> bool:
    """Whether anything was committed to the write-ahead log."""
    try:
        return workspace.journal.with_name("journal.db-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


APPENDER = """
import sys
from pathlib import Path
from congress import journal
path = Path(sys.argv[1])
number = int(sys.argv[2])
while True:
    with journal.opened(path) as connection, journal.writing(connection):
        journal.append(connection, by="Hà", action="key", payload={"n": number}, key=f"n{number}")
    print(number, flush=True)
    number += 1
"""


def test_a_journal_whose_writer_is_killed_holds_every_entry_it_confirmed(tmp_path: Path) -> None:
    path = tmp_path / journal.FILE_NAME
    journal.create(path)
    following = 0
    for attempt in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", APPENDER, str(path), str(following)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.01 + 0.03 * random.Random(attempt).random())
        writer.kill()
        confirmed = [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        with journal.opened(path) as connection:
            assert journal.broken_link(connection) is None
            numbers = [entry.payload["n"] for entry in journal.entries(connection)]
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > max(confirmed, default=following)
        following = len(numbers) - 1  # the last command is repeated, as a person would


def test_the_command_itself_killed_and_repeated(
    printed_election: Path, scans: Path, tmp_path: Path, unbroken: tuple[bytes, bytes, float]
) -> None:
    read, result, _seconds = unbroken
    workspace = small_election.copy(printed_election, tmp_path)
    program, scans = str(Path(sys.executable).parent / "congress"), str(scans)
    command = [program, "--lang", "en", "election", ELECTION, "scan", scans, "--batch", "B1", "--workers", "1"]
    command += ["--workspace", str(workspace.root), "--as", BY]
    for delay in (1.0, 2.0):
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        time.sleep(delay)
        process.kill()
        process.wait()
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    again = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert again.returncode == 0
    assert "Recorded before" in again.stderr
    assert_whole(workspace, read, result)


def test_nothing_in_the_journal_is_absolute_or_of_the_machine(printed_election: Path) -> None:
    with journal.opened(printed_election / "congress" / journal.FILE_NAME) as connection:
        text = json.dumps([dict(entry.payload) for entry in journal.entries(connection)])
    assert str(printed_election) not in text
    assert "/tmp" not in text


def keying(root: Path, votes: Path, batch: str) -> None:
    key_batch(find(root, root), ELECTION, 1, votes, batch, batch)


def test_two_people_at_work_at_once_get_in_each_others_way_in_nothing(printed_election: Path, tmp_path: Path) -> None:
    workspace = small_election.copy(printed_election, tmp_path)
    batches = [f"K{number}" for number in range(6)]
    for batch in batches:
        (tmp_path / f"{batch}.csv").write_text(f"ballot,problem,c1,c2,c3\n{batch},,yes,no,yes\n", encoding="utf-8")
    working = [started(keying, workspace.root, tmp_path / f"{batch}.csv", batch) for batch in batches]
    for process in working:
        process.join(timeout=120)
        assert process.exitcode == 0
    entries = read_entries(workspace)
    assert sorted(entry.payload["batch"] for entry in entries if entry.action == "key") == batches
    assert list(differing_files(workspace, entries)) == []
    assert not (workspace.root / ".pending").exists()


def importing(root: Path, contest: Path) -> None:
    import_files(find(root, root), [contest], BY)


def printing(root: Path, key: Path) -> None:
    print_release(find(root, root), ELECTION, 1, 20, BY, key_file=key)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_files_and_ballots_killed_on_the_way_in_are_there_once(
    printed_election: Path, tmp_path: Path, share: float
) -> None:
    workspace = create(tmp_path / "congress", settings=Settings(), by=BY)
    steps = ((importing, printed_election / "bch.toml", 0.1), (printing, printed_election / "key.pem", 1.5))
    for step, file, seconds in steps:
        process = started(step, workspace.root, file)
        time.sleep(seconds * share)
        process.kill()
        process.join()
        finished(step, workspace.root, file)
    entries = read_entries(workspace)
    assert [entry.action for entry in entries] == ["create", "import", "print"]
    assert list(differing_files(workspace, entries)) == []
    release = round_of(entries, ELECTION, 1).released
    assert release
    assert (release.copies, release.runs) == (20, 1)
    assert not (workspace.root / ".pending").exists()
