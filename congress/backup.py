"""A second copy of the journal and of all it cites, on another disk, renewed at every recorded step.

What stands in the backup folder:

    congress-backup.json    whose backup it is: the hash of the journal's first entry
    objects/SHA-256         every recorded file, under the hash that the journal has for it; none is ever replaced
    congress.toml           the settings
    journal.db              the journal, put in place last

Each is written beside and renamed, the journal after all that it cites: whenever the power goes, the folder holds the
whole of some moment. A step is never held up by its backup: where the second disk is missing or full the step stands,
people are told loudly, and the next step catches up. `congress.restoring` brings a backup back.
"""

import errno
import fcntl
import hashlib
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal

from ballots.files import write_bytes
from congress import journal
from congress.cited import cited_files, earlier_files
from congress.i18n import language
from congress.messages import problem
from congress.storage import flushed
from congress.workspace import PRESENCE, PRESENCE_MODE, SETTINGS, Workspace
from tally.problems import Place, Problem, StopError, ToolkitError

MARK = "congress-backup.json"
OBJECTS = "objects"
SCHEMA = "congress-backup/1"
_LOCK = ".lock"
_NOT_OURS = frozenset({"lost+found", _LOCK})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CHUNK = 1 << 20

Tell = Callable[[Problem], None]


def _on_stderr(found: Problem) -> None:
    sys.stderr.write(f"!!! {found.text(language())} {found.fix(language())}\n")


class _Running:
    """What holds for this run of the program."""

    given: Path | None = None
    tell: Tell = staticmethod(_on_stderr)
    told_of_same_disk = False


def use(folder: Path | None) -> None:
    """Backs up to `folder` in this run of the program, instead of where the settings say."""
    _Running.given = folder.absolute() if folder else None


@contextmanager
def telling(tell: Tell) -> Iterator[None]:
    """Meanwhile `tell` says what is wrong with the backup: a full-screen program takes what is written on stderr.
    Behind it the last of each kind is said once more, where it stays."""
    before, heard = _Running.tell, dict[str, Problem]()

    def tell_and_keep(found: Problem) -> None:
        heard[found.code] = found
        tell(found)

    _Running.tell = staticmethod(tell_and_keep)
    try:
        yield
    finally:
        _Running.tell = staticmethod(before)
        for found in heard.values():
            before(found)


def folder_of(workspace: Workspace) -> Path | None:
    """Where the workspace is backed up to, or None."""
    if _Running.given:
        return _Running.given
    return workspace.root / workspace.settings.backup if workspace.settings.backup else None


def after_step(workspace: Workspace, entries: Sequence[journal.Entry]) -> None:
    """Backs up what was recorded. Tells what is wrong with the backup, and never raises for it."""
    folder = folder_of(workspace)
    if folder is None or not entries:
        return
    try:
        back_up(workspace, entries, folder)
        if not _Running.told_of_same_disk and folder.stat().st_dev == workspace.root.stat().st_dev:
            _Running.told_of_same_disk = True
            _Running.tell(problem("BACKUP_SAME_DISK", Place(file=str(folder))))
    except StopError as error:
        for found in error.problems:
            _Running.tell(found)
    except (ToolkitError, OSError, sqlite3.Error) as error:
        _Running.tell(_failed(error, entries, folder))


def _failed(error: Exception, entries: Sequence[journal.Entry], folder: Path) -> Problem:
    """Full disk or another fault, in words of the backup: those of the disk say that nothing was recorded."""
    cause = error.__cause__ if isinstance(error, ToolkitError) else error
    full = getattr(cause, "errno", None) in _FULL or getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    code = "BACKUP_FULL" if full else "BACKUP_FAULT"
    return problem(code, Place(file=str(folder)), entry=entries[-1].seq, kept=_kept(folder), detail=str(cause or error))


def _kept(folder: Path) -> int:
    """Up to which entry the folder holds a backup; 0 where that cannot be told."""
    try:
        return len(journal_in(folder))
    except (ToolkitError, OSError, sqlite3.Error):
        return 0


def back_up(workspace: Workspace, entries: Sequence[journal.Entry], folder: Path) -> None:
    """Brings the backup in `folder` up to the journal as it stands, which has `entries` at least.

    Raises StopError `BACKUP_MISSING`, `BACKUP_NOT_EMPTY`, `BACKUP_OTHER`; OSError and sqlite3.Error as they come.
    """
    if not folder.is_dir() and not _made_on_other_disk(folder, workspace.root):
        raise StopError(problem("BACKUP_MISSING", Place(file=str(folder)), entry=entries[-1].seq))
    with _alone(folder):
        _require_own(folder, entries)
        fresh = folder / f".{journal.FILE_NAME}.new"
        copy_journal(workspace.journal, fresh, "DELETE")
        cited = _entries(fresh)
        kept = earlier_files(cited)
        for name, digest in cited_files(cited):
            _keep(workspace.root / kept.get((name, digest), name), digest, folder / OBJECTS / digest)
        write_bytes(folder / SETTINGS, (workspace.root / SETTINGS).read_bytes())
        _keep_presence(workspace.root / PRESENCE, folder)
        flushed(fresh)
        fresh.replace(folder / journal.FILE_NAME)
        _flush(folder)


def _made_on_other_disk(folder: Path, root: Path) -> bool:
    """Makes the folder itself where the one above it is on another disk. On the same disk that is most often the place
    of a disk which is not plugged in: what is kept there would be lost with the first disk, and nobody would know."""
    if not folder.parent.is_dir() or folder.parent.stat().st_dev == root.stat().st_dev:
        return False
    folder.mkdir(exist_ok=True)
    return True


def _keep_presence(log: Path, folder: Path) -> None:
    if log.is_file():
        fresh = folder / f".{PRESENCE}.new"
        fresh.touch(PRESENCE_MODE)
        copy_journal(log, fresh, "DELETE")
        flushed(fresh)
        fresh.replace(folder / PRESENCE)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process backs up to the folder meanwhile; what one that was killed left half-written is removed."""
    with (folder / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for place in (folder, folder / OBJECTS):
            for left in place.glob(".*.*") if place.is_dir() else ():
                left.unlink(missing_ok=True)
        yield


def _require_own(folder: Path, entries: Sequence[journal.Entry]) -> None:
    """The folder is empty, or holds an earlier moment of this very journal; an empty one gets its mark."""
    place = Place(file=str(folder))
    mark = folder / MARK
    if not mark.is_file():
        if {path.name for path in folder.iterdir()} - _NOT_OURS:
            raise StopError(problem("BACKUP_NOT_EMPTY", place))
        write_bytes(mark, (json.dumps({"schema": SCHEMA, "journal": entries[0].hash}) + "\n").encode())
        (folder / OBJECTS).mkdir(exist_ok=True)
    if begun_by(folder) != entries[0].hash:
        raise StopError(problem("BACKUP_OTHER", place))
    if (folder / journal.FILE_NAME).is_file() and not is_part(journal_in(folder), entries):
        raise StopError(problem("BACKUP_OTHER", place))


def begun_by(folder: Path) -> str:
    """The hash of the first entry of the journal that `folder` is a backup of; empty where it is none."""
    try:
        said = json.loads((folder / MARK).read_bytes())
    except (OSError, ValueError):
        return ""
    return str(said.get("journal", "")) if isinstance(said, dict) and said.get("schema") == SCHEMA else ""


def journal_in(folder: Path) -> list[journal.Entry]:
    """The entries of the journal in a backup, its chain verified."""
    return _entries(folder / journal.FILE_NAME)


def _entries(path: Path) -> list[journal.Entry]:
    with journal.opened(path) as kept:
        return journal.entries(kept)


def is_part(earlier: Sequence[journal.Entry], later: Sequence[journal.Entry]) -> bool:
    """Whether `later` goes on from `earlier`, or is the same."""
    return len(earlier) <= len(later) and (not earlier or later[len(earlier) - 1].hash == earlier[-1].hash)


def _keep(path: Path, digest: str, target: Path) -> None:
    """Copies the file under its hash, unless it is kept already or is no more what was recorded."""
    if target.exists() or not path.is_file():
        return
    beside = target.with_name(f".{digest}.new")
    try:
        if copy_hashed(path, beside) == digest:
            flushed(beside)
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def copy_hashed(source: Path, target: Path) -> str:
    """Copies a file, and returns the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            written.write(chunk)
    return digest.hexdigest()


def copy_journal(source: Path, target: Path, mode: Literal["DELETE", "WAL"]) -> None:
    """The journal as of one moment, over what stands in `target` in one transaction. `mode`: `DELETE` for one file
    that needs nothing beside it, `WAL` for a journal that is worked with."""
    with (
        closing(sqlite3.connect(source, timeout=journal.BUSY_SECONDS)) as read,
        closing(sqlite3.connect(target, timeout=journal.BUSY_SECONDS, isolation_level=None)) as copy,
    ):
        read.backup(copy)
        copy.execute(f"PRAGMA journal_mode = {mode}")


def _flush(folder: Path) -> None:
    with suppress(OSError):  # not every disk for carrying about can flush its folders; each file was flushed before
        flushed(folder)
