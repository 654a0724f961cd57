"""The journal: who did what, when, on which version. Append-only and hash-chained, one SQLite file in the workspace.

Each entry carries the hash of the one before it, so that nothing can be changed or taken out of the middle without
every later hash being wrong. The hash of the last entry (the head) stands for the whole: written into the minutes or
read out, it also shows a journal cut short. Nothing in an entry ties a ballot to a person who cast it: entries name
files, batches and counts, and the people of the counting committee.

`synchronous=FULL` with a write-ahead log: an entry whose `writing` block has ended is on the disk.
"""

import hashlib
import json
import sqlite3
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from congress.messages import problem
from congress.storage import storage_in_words
from tally.problems import Place, StopError, UnreadableError

FILE_NAME = "journal.db"
BUSY_SECONDS = 10.0
_ASK_AGAIN_SECONDS = 0.002
GENESIS = "0" * 64
_LONGEST_NAME = 200

_SCHEMA = """
CREATE TABLE entry (
  seq      INTEGER PRIMARY KEY CHECK (seq >= 1),
  at       TEXT NOT NULL,
  by       TEXT NOT NULL CHECK (by <> ''),
  action   TEXT NOT NULL,
  election TEXT NOT NULL,
  round    INTEGER NOT NULL,
  payload  TEXT NOT NULL,
  key      TEXT NOT NULL UNIQUE,
  prev     TEXT REFERENCES entry (hash),
  hash     TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM entry)
  OR NEW.prev IS NOT (SELECT hash FROM entry ORDER BY seq DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'the journal only grows at its end'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'journal entries are never removed'); END;
PRAGMA application_id = 1129270855;
PRAGMA user_version = 1;
"""


@dataclass(frozen=True)
class Entry:
    """One line of the journal. `election` is empty and `round` 0 where an entry is about the whole congress."""

    seq: int
    at: str
    by: str
    action: str
    election: str
    round: int
    payload: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    prev: str = ""
    hash: str = ""


@dataclass(frozen=True)
class BrokenLink:
    """The first entry that does not follow from the one before it. `why` is `order`, `link`, `content` or `form`."""

    seq: int
    why: str


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to an existing journal; read-only where its folder is.

    Raises UnreadableError `JOURNAL_MISSING` where there is none, StorageError where SQLite cannot use it.
    """
    if not path.is_file():
        raise UnreadableError(problem("JOURNAL_MISSING", Place(file=path.name)))
    with storage_in_words(path.name):
        connection = _connected(path)
        try:
            yield connection
        finally:
            connection.close()


def create(path: Path) -> None:
    """An empty journal at `path`, which must not exist yet."""
    with storage_in_words(path.name):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(_SCHEMA)
        finally:
            connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    try:
        return _with_settings(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or _has_log(path):
            raise
        archived = f"{path.resolve().as_uri()}?immutable=1"
        return _with_settings(sqlite3.connect(archived, uri=True, isolation_level=None))


def _has_log(path: Path) -> bool:
    """Whether entries stand in a write-ahead log that a read-only view of the file alone would miss."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _with_settings(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        for setting in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT COUNT(*) FROM entry").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction in which this process alone writes: what is read in it still holds when it ends.

    Keep it short: read pages and lay out ballots before it.
    """
    with storage_in_words(FILE_NAME):
        _begin(connection)
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _begin(connection: sqlite3.Connection) -> None:
    """Waits its turn asking often: SQLite itself asks ever more rarely, and sleeps while the journal is free."""
    until = time.monotonic() + BUSY_SECONDS
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(_ASK_AGAIN_SECONDS)
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * BUSY_SECONDS)}")


def append(
    connection: sqlite3.Connection,
    *,
    by: str,
    action: str,
    payload: Mapping[str, Any],
    key: str,
    election: str = "",
    round: int = 0,  # noqa: A002 - the field's own name
) -> tuple[Entry, bool]:
    """Adds an entry at the end, inside a `writing` block. Returns it, and whether it is new.

    `key` names the act itself: a second entry with the same key is the same command repeated (after a power cut, say),
    so the first one is returned and nothing is written.
    """
    known = connection.execute("SELECT * FROM entry WHERE key = ?", (key,)).fetchone()
    if known:
        return _entry(known), False
    last = connection.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    seq, prev = (last[0] + 1, last[1]) if last else (1, None)
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    body = (seq, at, by, action, election, round, canonical(payload), key)
    row = (*body, prev, _hash(prev, body))
    connection.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?)", row)
    return _entry(row), True


def entries(connection: sqlite3.Connection) -> list[Entry]:
    """All entries in order.

    Raises StopError `JOURNAL_BROKEN` when the chain does not hold: nothing may be built on such a journal.
    """
    if link := broken_link(connection):
        raise StopError(problem("JOURNAL_BROKEN", Place(file=FILE_NAME, at=str(link.seq)), seq=link.seq))
    return list(all_rows(connection))


def all_rows(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Every entry as it stands, the chain not looked at: for showing a journal, broken or not."""
    with storage_in_words(FILE_NAME):
        for row in connection.execute("SELECT * FROM entry ORDER BY seq"):
            yield _entry(row)


def broken_link(connection: sqlite3.Connection) -> BrokenLink | None:
    """The first place where the chain does not hold, or None."""
    prev: str | None = None
    with storage_in_words(FILE_NAME):
        for expected, row in enumerate(connection.execute("SELECT * FROM entry ORDER BY seq"), start=1):
            *body, linked, digest = row
            if body[0] != expected:
                return BrokenLink(expected, "order")
            if linked != prev:
                return BrokenLink(expected, "link")
            if digest != _hash(prev, tuple(body)):
                return BrokenLink(expected, "content")
            if not _is_canonical(body[6]):
                return BrokenLink(expected, "form")
            prev = digest
    return None


def person(name: str) -> str:
    """A person's name as the journal keeps it.

    Raises UnreadableError `NAME_UNUSABLE` for an empty or unprintable one.
    """
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not tidy or len(tidy) > _LONGEST_NAME or not tidy.isprintable():
        raise UnreadableError(problem("NAME_UNUSABLE", name=ascii(name)))
    return tidy


def canonical(payload: Mapping[str, Any]) -> str:
    """The one way to write a payload: sorted keys, no spaces, no escapes, no fractions of counts."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, at, by, action, election, round_, payload, key, prev, digest = row
    return Entry(seq, at, by, action, election, round_, _payload(payload), key, prev or GENESIS, digest)


def _payload(text: str) -> dict[str, Any]:
    try:
        read = json.loads(text)
    except ValueError:
        read = None
    return read if isinstance(read, dict) else {"unreadable": text}


def _hash(prev: str | None, body: tuple[Any, ...]) -> str:
    text = (prev or GENESIS) + json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_canonical(payload: str) -> bool:
    try:
        return canonical(json.loads(payload)) == payload
    except ValueError:
        return False
