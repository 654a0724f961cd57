"""A hidden folder beside another one, in which its new content is made; what a killed program left there is removed."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

if sys.platform != "win32":
    import fcntl


@contextmanager
def making(folder: Path) -> Iterator[Path]:
    """A new folder on the disk of `folder`, gone when the block ends.

    It is locked while it is in use, so that only leftovers are removed by the next one made for the same `folder`.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(folder)
    made, lock = _made(folder)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        _release(lock)


def _made(folder: Path) -> tuple[Path, int | None]:
    """A folder and its lock. One removed as a leftover before it was locked is made again."""
    while True:
        made = Path(mkdtemp(prefix=_prefix(folder), dir=folder.parent))
        lock = _locked(made, wait=True)
        if made.is_dir():
            return made, lock
        _release(lock)


def _prefix(folder: Path) -> str:
    return f".{folder.name}.making-"


def _remove_leftovers(folder: Path) -> None:
    """Where folders cannot be locked, none is taken for a leftover."""
    for left in [path for path in folder.parent.iterdir() if path.name.startswith(_prefix(folder))]:
        if left.is_symlink() or not left.is_dir():
            continue
        lock = _locked(left, wait=False)
        if lock is not None:
            shutil.rmtree(left, ignore_errors=True)
            _release(lock)


def _locked(folder: Path, *, wait: bool) -> int | None:
    if sys.platform == "win32":
        return None
    handle = None
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        return handle
    _release(handle)
    return None


def _release(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
