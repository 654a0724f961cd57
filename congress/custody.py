"""Files and journal entries that stay together, whatever happens to the program or the power.

The journal decides what is true. A finished file is first put under `.pending/`, then the entry that names it and its
hash is committed, then the file is moved to its place. Killed before the commit, nothing happened; killed after it, the
next command moves the file. A command that is repeated finds that its act is recorded, and changes nothing.
"""

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from congress import journal
from congress.backup import after_step, folder_of
from congress.cited import Form, earlier_files, is_inside, recorded_files
from congress.messages import problem
from congress.storage import flushed, sha256_bytes, sha256_of, storage_in_words
from congress.workspace import Workspace, mode_of
from tally.problems import Place, Problem, StopError, ToolkitError, UnreadableError

PENDING = ".pending"
_READY = "ready"
_WORK = "work"
_LEFT_OVER_SECONDS = 24 * 3600
_ATTEMPTS = 100

T = TypeVar("T")


@dataclass(frozen=True)
class Act:
    """An entry to be written; the fields are those of congress.journal.append."""

    action: str
    payload: Mapping[str, Any]
    key: str
    election: str = ""
    round: int = 0


Decide = Callable[[list[journal.Entry]], Act | None]


@contextmanager
def drafting(workspace: Workspace) -> Iterator[Path]:
    """An empty folder for what a command makes; removed at the end with all that was not recorded."""
    with storage_in_words(PENDING):
        folder = _folder(workspace, _WORK)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            _remove_if_empty(folder.parent)


def read_entries(workspace: Workspace) -> list[journal.Entry]:
    """The journal, its chain verified, after putting in place what a killed command had recorded."""
    with journal.opened(workspace.journal) as connection:
        entries = journal.entries(connection)
    settle(workspace, entries)
    return entries


def record(
    workspace: Workspace,
    by: str,
    decide: Decide,
    files: Mapping[str, Path] | None = None,
    *,
    along: Decide | None = None,
) -> journal.Entry | None:
    """Writes one entry and puts the files it stands for in their place; returns the entry where it is new.

    `files` maps a name in the workspace to the finished file in a `drafting` folder, each to its own. `decide` is given
    the whole journal inside the transaction, where nothing else can be recorded meanwhile: it raises where the act is
    not allowed and returns None where it was done before. The payload gets `files`, name → SHA-256. `along` decides a
    further entry, without files, after the first: either both stand in the journal, or neither.
    """
    by = journal.person(by)
    with storage_in_words(workspace.root.name):
        try:
            hashes = _made_ready(workspace, files) if files else {}
            with journal.opened(workspace.journal) as connection, journal.writing(connection):
                act = decide(journal.entries(connection))
                new = _write(connection, by, act, hashes) if act else None
                if along and (further := along(journal.entries(connection))):
                    _write(connection, by, further, {})
        except BaseException:
            _tidied(workspace)
            raise
        if files or folder_of(workspace):
            after_step(workspace, read_entries(workspace))
    return new


def _tidied(workspace: Workspace) -> None:
    """After a failure, which may have been the disk's: clean up if that is possible, else the next command does."""
    with suppress(ToolkitError, OSError):
        read_entries(workspace)


def _write(connection: sqlite3.Connection, by: str, act: Act, hashes: Mapping[str, str]) -> journal.Entry | None:
    payload = {**act.payload, "files": hashes} if hashes else act.payload
    entry, new = journal.append(
        connection,
        by=by,
        action=act.action,
        payload=payload,
        key=act.key,
        election=act.election,
        round=act.round,
    )
    return entry if new else None


def _made_ready(workspace: Workspace, files: Mapping[str, Path]) -> dict[str, str]:
    """Puts finished files where `settle` finds them once their entry is committed; returns name → SHA-256."""
    outside = [name for name in files if not is_inside(name)]
    if outside:
        raise ValueError(f"names outside the workspace: {outside}")
    hashes = {name: sha256_of(path) for name, path in sorted(files.items())}
    folder = _folder(workspace, _READY)
    for name, path in files.items():
        path.chmod(mode_of(name))
        flushed(path)
        path.replace(folder / _staged(name, hashes[name]))
    flushed(folder)
    flushed(folder.parent)
    return hashes


def settle(workspace: Workspace, entries: Sequence[journal.Entry]) -> None:
    """Moves the files that the journal names but that a killed command left under `.pending/` to their place.

    What no entry names is removed, unless the process that makes it still runs.
    """
    pending = workspace.root / PENDING
    if not pending.is_dir():
        return
    latest = {name: digest for name, digest in recorded_files(entries).items() if is_inside(name)}
    earlier = {form: kept for form, kept in earlier_files(entries).items() if is_inside(form[0])}
    places = {**{form: form[0] for form in latest.items()}, **earlier}
    claimed = {_staged(*form): place for form, place in places.items()}
    with storage_in_words(PENDING):
        for folder in list(pending.iterdir()):
            if folder.name.startswith(_READY):
                for staged in sorted(folder.glob("*")):
                    if staged.name in claimed:
                        _keep_earlier(workspace, claimed[staged.name], earlier, staged)
                        _move(staged, workspace.root / claimed[staged.name])
            if _is_left_over(folder):
                shutil.rmtree(folder, ignore_errors=True)
        _remove_if_empty(pending)


def _keep_earlier(workspace: Workspace, name: str, earlier: Mapping[Form, str], staged: Path) -> None:
    """Before `staged` takes the place of the file `name`: the form that stands there is put where earlier forms are."""
    standing = workspace.root / name
    with suppress(FileNotFoundError, FileExistsError):  # new, or another process on the same workspace was first
        if kept := earlier.get((name, sha256_of(standing))):
            target = workspace.root / kept
            target.parent.mkdir(exist_ok=True)
            try:
                target.hardlink_to(standing)
            except FileExistsError:
                raise
            except OSError:  # a disk without links
                beside = staged.with_suffix(".earlier")
                shutil.copyfile(standing, beside)
                flushed(beside)
                _move(beside, target)
            flushed(target.parent)


def _folder(workspace: Workspace, kind: str) -> Path:
    """A new folder under `.pending/` that carries the number of this process."""
    return within_pending(
        workspace, lambda pending: Path(tempfile.mkdtemp(dir=pending, prefix=f"{kind}-{os.getpid()}-"))
    )


def within_pending(workspace: Workspace, make: Callable[[Path], T]) -> T:
    """What `make` makes of the folder `.pending/`, which another process may remove the moment it is empty."""
    pending = workspace.root / PENDING
    for _attempt in range(_ATTEMPTS):
        pending.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):
            return make(pending)
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(pending))


def forget(workspace: Workspace, name: str) -> None:
    """Removes a file of `.pending/` that is of no more use."""
    with storage_in_words(PENDING):
        (workspace.root / PENDING / name).unlink(missing_ok=True)
        _remove_if_empty(workspace.root / PENDING)


def _staged(name: str, digest: str) -> str:
    return f"{digest[:32]}.{sha256_bytes(name.encode())[:16]}"


def _move(staged: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):  # another process on the same workspace was first
        staged.replace(target)
    flushed(target.parent)


def _is_left_over(folder: Path) -> bool:
    try:
        kind, owner, _rest = folder.name.split("-", 2)
        mine = owner == str(os.getpid())
        if mine:
            return kind == _READY
        return not _runs(int(owner)) or time.time() - folder.stat().st_mtime > _LEFT_OVER_SECONDS
    except (ValueError, FileNotFoundError):
        return False


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def differing_files(workspace: Workspace, entries: Sequence[journal.Entry]) -> Iterator[Problem]:
    """A problem for each recorded file that is missing or is not what was recorded. An earlier form may be missing:
    it is kept for people to read, and nothing rests on it."""
    for name, digest in sorted(recorded_files(entries).items()):
        if found := _difference(workspace, name, digest):
            yield found
    for (_name, digest), kept in sorted(earlier_files(entries).items()):
        if (workspace.root / kept).is_file() and (found := _difference(workspace, kept, digest)):
            yield found


def verified(workspace: Workspace, name: str, digest: str) -> Path:
    """The recorded file `name`, known to be what was recorded. Raises StopError `FILE_MISSING` or `FILE_CHANGED`."""
    if found := _difference(workspace, name, digest):
        raise StopError(found)
    return workspace.root / name


def stands(workspace: Workspace, name: str, digest: str) -> bool:
    """Whether the file `name` is in its place and is what was recorded."""
    return _difference(workspace, name, digest) is None


def _difference(workspace: Workspace, name: str, digest: str) -> Problem | None:
    path = workspace.root / name
    with storage_in_words(name):
        if not path.is_file():
            return problem("FILE_MISSING", Place(file=name))
        if sha256_of(path) != digest:
            return problem("FILE_CHANGED", Place(file=name))
    return None


def copied(path: Path, folder: Path) -> Path:
    """A copy of an input, under its own name, in a `drafting` folder. What is checked is the copy, so that the bytes
    recorded are those that were checked. Raises UnreadableError `INPUT_MISSING` where the input cannot be read."""
    try:
        source = path.open("rb")
    except OSError as error:
        raise UnreadableError(problem("INPUT_MISSING", Place(file=path.name), detail=error.strerror or "")) from error
    made = Path(tempfile.mkdtemp(dir=folder)) / path.name
    with source, made.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    return made
