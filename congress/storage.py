"""A disk that is full, read-only or broken, in words; and hashes of files."""

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congress.messages import problem
from tally.problems import Place, ToolkitError, UnreadableError

_OS_CODES = {
    errno.ENOSPC: "DISK_FULL",
    errno.EDQUOT: "DISK_FULL",
    errno.EFBIG: "DISK_FULL",
    errno.EROFS: "FOLDER_NOT_WRITABLE",
    errno.EACCES: "FOLDER_NOT_WRITABLE",
    errno.EPERM: "FOLDER_NOT_WRITABLE",
}
_SQLITE_CODES = {
    sqlite3.SQLITE_FULL: "DISK_FULL",
    sqlite3.SQLITE_IOERR: "DISK_FAULT",
    sqlite3.SQLITE_READONLY: "FOLDER_NOT_WRITABLE",
    sqlite3.SQLITE_PERM: "FOLDER_NOT_WRITABLE",
    sqlite3.SQLITE_CANTOPEN: "FOLDER_NOT_WRITABLE",
    sqlite3.SQLITE_NOTADB: "JOURNAL_DAMAGED",
    sqlite3.SQLITE_CORRUPT: "JOURNAL_DAMAGED",
    sqlite3.SQLITE_BUSY: "JOURNAL_BUSY",
    sqlite3.SQLITE_LOCKED: "JOURNAL_BUSY",
}
_PRIMARY_CODE = 0xFF
_CHUNK = 1 << 20


class StorageError(UnreadableError):
    """The folder or the journal cannot be read or written: nothing about its content is known to be wrong."""


@contextmanager
def storage_in_words(place: str) -> Iterator[None]:
    """Turns the faults of disks and of SQLite into a StorageError that names `place`; lets everything else pass."""
    try:
        yield
    except ToolkitError:
        raise
    except sqlite3.Error as error:
        code = _SQLITE_CODES.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE, "DISK_FAULT")
        raise StorageError(problem(code, Place(file=place), detail=str(error))) from error
    except OSError as error:
        code = _OS_CODES.get(error.errno or 0, "DISK_FAULT")
        raise StorageError(problem(code, Place(file=place), detail=os.strerror(error.errno or errno.EIO))) from error


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def sha256_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def flushed(path: Path) -> None:
    """Waits until the content of a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
