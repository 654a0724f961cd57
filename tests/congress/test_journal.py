"""The journal: append-only, chained, safe when two write at once. What a kill does to it: test_kill.py."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress import journal
from tally.problems import StopError, UnreadableError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / journal.FILE_NAME
    journal.create(file)
    return file


def add(path: Path, key: str, payload: dict[str, object] | None = None, by: str = "Hà") -> tuple[journal.Entry, bool]:
    with journal.opened(path) as connection, journal.writing(connection):
        return journal.append(
            connection, by=by, action="accounts", payload=payload or {}, key=key, election="e", round=1
        )


def listed(path: Path) -> list[journal.Entry]:
    with journal.opened(path) as connection:
        return journal.entries(connection)


def broken(path: Path) -> journal.BrokenLink | None:
    with journal.opened(path) as connection:
        return journal.broken_link(connection)


def forced(path: Path, *statements: str) -> None:
    """What someone with a database tool does: the guards taken off first."""
    connection = sqlite3.connect(path, isolation_level=None)
    for trigger in ("entry_follows", "entry_stays", "entry_remains"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_entries_come_back_in_order_with_who_when_and_what(path: Path) -> None:
    add(path, "a", {"issued": 145, "phiếu": "đủ"})
    add(path, "b", by="Trần Thị Bé")
    first, second = listed(path)
    assert (first.seq, first.by, first.action, first.election, first.round) == (1, "Hà", "accounts", "e", 1)
    assert first.payload == {"issued": 145, "phiếu": "đủ"}
    assert first.at.endswith("Z")
    assert first.at[10] == "T"
    assert (second.seq, second.by, second.prev) == (2, "Trần Thị Bé", first.hash)
    assert first.prev == journal.GENESIS
    assert broken(path) is None


def test_the_same_act_twice_is_one_entry(path: Path) -> None:
    first, new = add(path, "a", {"issued": 145})
    again, new_again = add(path, "a", {"issued": 145})
    assert (new, new_again) == (True, False)
    assert again == first
    assert len(listed(path)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET by = 'other' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 3",
        "DELETE FROM entry",
        "INSERT INTO entry SELECT 8, at, by, action, election, round, payload, 'x', hash, 'h' FROM entry WHERE seq = 3",
        "INSERT INTO entry SELECT 4, at, by, action, election, round, payload, 'x', prev, 'h' FROM entry WHERE seq = 3",
        "INSERT OR REPLACE INTO entry SELECT seq, at, 'x', action, election, round, payload, key, prev, 'h' FROM entry",
    ],
)
def test_the_database_itself_refuses_to_change_the_past(path: Path, statement: str) -> None:
    for key in "abc":
        add(path, key)
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()
    assert broken(path) is None
    assert len(listed(path)) == 3


@pytest.mark.parametrize(
    ("statement", "seq", "why"),
    [
        ("UPDATE entry SET by = 'other' WHERE seq = 2", 2, "content"),
        ("UPDATE entry SET at = '2020' WHERE seq = 1", 1, "content"),
        ("UPDATE entry SET payload = '{\"issued\":1}' WHERE seq = 3", 3, "content"),
        ("UPDATE entry SET key = 'z' WHERE seq = 3", 3, "content"),
        ("UPDATE entry SET round = 2 WHERE seq = 3", 3, "content"),
        ("UPDATE entry SET hash = 'z' WHERE seq = 2", 2, "content"),
        ("UPDATE entry SET prev = NULL WHERE seq = 2", 2, "link"),
        ("DELETE FROM entry WHERE seq = 1", 1, "order"),
        ("DELETE FROM entry WHERE seq = 2", 2, "order"),
        ("UPDATE entry SET seq = 9 WHERE seq = 3", 3, "order"),
    ],
)
def test_verify_names_the_first_broken_link(path: Path, statement: str, seq: int, why: str) -> None:
    for key in "abc":
        add(path, key)
    forced(path, statement)
    assert broken(path) == journal.BrokenLink(seq, why)
    with pytest.raises(StopError, match="JOURNAL_BROKEN"):
        listed(path)


def test_a_payload_rewritten_in_other_words_but_rehashed_is_found_by_the_next_link(path: Path) -> None:
    for key in "abc":
        add(path, key, {"issued": 145})
    with journal.opened(path) as connection:
        row = connection.execute(
            "SELECT seq, at, by, action, election, round, payload, key FROM entry WHERE seq = 2"
        ).fetchone()
    altered = (*row[:6], '{"issued":144}', row[7])
    digest = journal._hash(listed(path)[0].hash, altered)
    forced(path, f"""UPDATE entry SET payload = '{{"issued":144}}', hash = '{digest}' WHERE seq = 2""")
    assert broken(path) == journal.BrokenLink(3, "link")


def appending_then_stopped(path: Path) -> None:
    with journal.opened(path) as connection, journal.writing(connection):
        journal.append(connection, by="Hà", action="scan", payload={}, key="b")
        raise StopError([])


def test_nothing_of_a_failed_transaction_remains(path: Path) -> None:
    add(path, "a")
    with pytest.raises(StopError):
        appending_then_stopped(path)
    assert [entry.key for entry in listed(path)] == ["a"]


WRITER = """
import sys
from pathlib import Path
from congress import journal
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(times):
    with journal.opened(path) as connection, journal.writing(connection):
        journal.append(connection, by=name, action="key", payload={"n": number}, key=f"{name}-{number}")
"""


def test_two_processes_write_at_once_without_losing_or_doubling(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, "40"]) for name in ("Hà", "Bé")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    entries = listed(path)
    assert [entry.seq for entry in entries] == list(range(1, 81))
    for name in ("Hà", "Bé"):
        assert [entry.payload["n"] for entry in entries if entry.by == name] == list(range(40))


def test_no_journal_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="JOURNAL_MISSING"), journal.opened(tmp_path / "journal.db"):
        pass


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_journal_is_said_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "journal.db"
    file.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"JOURNAL_DAMAGED|DISK_FAULT"), journal.opened(file) as connection:
        journal.entries(connection)


def test_a_journal_with_damaged_pages_is_refused_or_read_whole(path: Path) -> None:
    for number in range(60):
        add(path, str(number), {"text": "x" * 300})
    whole, original = path.read_bytes(), listed(path)
    refused = 0
    for at in range(4096 * 2, len(whole), 4096):
        copy = path.with_name(f"copy-{at}.db")
        copy.write_bytes(whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :])
        try:
            assert listed(copy) == original
        except (UnreadableError, StopError):
            refused += 1
    assert refused > 3


def test_a_copy_of_the_file_alone_is_the_whole_journal(path: Path, tmp_path: Path) -> None:
    for key in "abc":
        add(path, key)
    copy = tmp_path / "archive.db"
    shutil.copyfile(path, copy)
    assert listed(copy) == listed(path)


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.recursive(
            st.integers() | st.text(max_size=8) | st.none() | st.booleans(), lambda x: st.lists(x, max_size=3)
        ),
        max_size=4,
    )
)
@settings(max_examples=50, deadline=None)
def test_the_canonical_form_is_one_form(payload: dict[str, object]) -> None:
    text = journal.canonical(payload)
    assert journal._is_canonical(text)
    assert journal.canonical(dict(reversed(payload.items()))) == text


@pytest.mark.parametrize("name", ["", "   ", "\x00", "Hà\x07", "x" * 201])
def test_an_unusable_name_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="NAME_UNUSABLE"):
        journal.person(name)


def test_a_name_is_kept_in_one_spelling() -> None:
    assert journal.person("  Nguyễn   Văn  An ") == "Nguyễn Văn An"
    assert journal.person("Hà") == "Hà"
