"""A backup (congress.backup) made a workspace again, or brought into one that is behind it; every hash verified."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ballots.files import MODE, replacing
from congress import journal
from congress.backup import OBJECTS, begun_by, copy_hashed, copy_journal, is_part, journal_in
from congress.cited import cited_files, earlier_files, is_inside, recorded_files
from congress.messages import problem
from congress.storage import flushed, sha256_of, storage_in_words
from congress.workspace import FOLDERS, PRESENCE, PRESENCE_MODE, SETTINGS, mode_of
from tally.problems import Place, Problem, StopError, UnreadableError


@dataclass(frozen=True)
class Restored:
    """`entries` of the journal, the `files` put in place now, and what the backup itself lacks."""

    entries: int
    files: tuple[str, ...]
    lacking: tuple[Problem, ...]


def restore(backup: Path, folder: Path) -> Restored:
    """Makes the workspace `folder` what the journal in `backup` says.

    A folder that does not exist or is empty is made, whole or not at all; one that the backup goes on from is brought
    up to it. Raises UnreadableError `BACKUP_NONE`, StopError where the journal of the backup does not hold, or the
    folder is newer (`RESTORE_NEWER`), another's (`RESTORE_OTHER`), or holds files edited since (`RESTORE_EDITED`).
    """
    if not begun_by(backup):
        raise UnreadableError(problem("BACKUP_NONE", Place(file=str(backup))))
    with storage_in_words(backup.name):
        entries = journal_in(backup)
    if outside := [name for name in recorded_files(entries) if not is_inside(name)]:
        raise StopError([problem("RESTORE_OUTSIDE", Place(file=backup.name), name=ascii(name)) for name in outside])
    folder = folder.absolute()
    with storage_in_words(folder.name):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            return _brought_up(backup, folder, entries)
        return _made(backup, folder, entries)


def _made(backup: Path, folder: Path, entries: list[journal.Entry]) -> Restored:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        beside.chmod(0o755)
        for name in FOLDERS:
            (beside / name).mkdir()
        restored = _files_put(backup, beside, entries)
        _settings_put(backup, beside)
        copy_journal(backup / journal.FILE_NAME, beside / journal.FILE_NAME, "WAL")
        _presence_put(backup, beside)
        beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return restored


def _brought_up(backup: Path, folder: Path, entries: list[journal.Entry]) -> Restored:
    """The files first, then the journal that names them: killed in between, the folder is still what its own journal
    says and more, and the same command goes on."""
    if not (folder / journal.FILE_NAME).is_file():
        raise StopError(problem("RESTORE_OTHER", Place(file=folder.name)))
    with journal.opened(folder / journal.FILE_NAME) as here:
        standing = journal.entries(here)
    if not is_part(standing, entries):
        newer = is_part(entries, standing)
        values = {"here": len(standing), "kept": len(entries)}
        raise StopError(problem("RESTORE_NEWER" if newer else "RESTORE_OTHER", Place(file=folder.name), **values))
    _require_one_presence(backup, folder)
    if edited := _edited(folder, entries):
        raise StopError([problem("RESTORE_EDITED", Place(file=name), name=name) for name in edited])
    restored = _files_put(backup, folder, entries)
    copy_journal(backup / journal.FILE_NAME, folder / journal.FILE_NAME, "WAL")
    _presence_put(backup, folder)
    return restored


def _presence_of(folder: Path) -> list[journal.Entry]:
    """The presence log in `folder`, empty where there is none."""
    path = folder / PRESENCE
    if not path.is_file():
        return []
    with journal.opened(path) as log:
        return journal.entries(log)


def _require_one_presence(backup: Path, folder: Path) -> None:
    """One of the two logs goes on from the other. Raises StopError `RESTORE_OTHER`."""
    kept, here = _presence_of(backup), _presence_of(folder)
    if not is_part(kept, here) and not is_part(here, kept):
        raise StopError(problem("RESTORE_OTHER", Place(file=PRESENCE)))


def _presence_put(backup: Path, folder: Path) -> None:
    """Brings the presence log up to the one kept; a longer one stays as it is."""
    if len(_presence_of(backup)) > len(_presence_of(folder)):
        (folder / PRESENCE).touch(PRESENCE_MODE)
        copy_journal(backup / PRESENCE, folder / PRESENCE, "WAL")


def _edited(folder: Path, entries: list[journal.Entry]) -> list[str]:
    """Files that are in the way and were never recorded as they are."""
    known = set(cited_files(entries))
    there = [name for name in recorded_files(entries) if (folder / name).is_file()]
    return [name for name in there if (name, sha256_of(folder / name)) not in known]


def _files_put(backup: Path, folder: Path, entries: list[journal.Entry]) -> Restored:
    """Puts in place every recorded file that does not stand there, its hash verified while it is copied; and the
    earlier forms, as far as the backup goes back."""
    put: list[str] = []
    lacking: list[Problem] = []
    earlier = [(place, digest) for (_name, digest), place in earlier_files(entries).items()]
    optional = [(place, digest) for place, digest in earlier if (backup / OBJECTS / digest).is_file()]
    for name, digest in [*recorded_files(entries).items(), *optional]:
        target, kept = folder / name, backup / OBJECTS / digest
        if target.is_file() and sha256_of(target) == digest:
            continue
        if not kept.is_file() or sha256_of(kept) != digest:
            lacking.append(problem("BACKUP_LACKS", Place(file=name), name=name))
            continue
        with replacing(target, mode_of(name)) as beside:
            copy_hashed(kept, beside)
        put.append(name)
    return Restored(len(entries), tuple(put), tuple(lacking))


def _settings_put(backup: Path, folder: Path) -> None:
    shutil.copyfile(backup / SETTINGS, folder / SETTINGS)
    (folder / SETTINGS).chmod(MODE)
    flushed(folder / SETTINGS)
