"""Writing so that a reader never meets half a file: beside, then rename."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

_UMASK = os.umask(0o077)
os.umask(_UMASK)
MODE = 0o666 & ~_UMASK
"""Permissions of the files made, as the user's own umask has them."""
PRIVATE = 0o600
"""Permissions of files on named people."""


@contextmanager
def replacing(path: Path, mode: int = MODE) -> Iterator[Path]:
    """A temporary path beside `path`; it takes the place of `path` when the block ends well, else it is removed.

    The file is flushed to the disk before the rename, so that a power cut leaves the old file or the new one. A device
    or a pipe (`/dev/null`) is written to, never replaced.
    """
    if path.exists() and not path.is_file():
        with TemporaryDirectory() as scratch:
            elsewhere = Path(scratch) / path.name
            yield elsewhere
            with path.open("wb") as device:
                device.write(elsewhere.read_bytes())
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix, delete=False) as handle:
        beside = Path(handle.name)
    try:
        beside.chmod(mode)
        yield beside
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def private_folder(path: Path) -> None:
    """Makes the folder for its owner alone; one that is there keeps its permissions."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_text(path: Path, text: str, mode: int = MODE) -> None:
    with replacing(path, mode) as beside:
        beside.write_text(text, encoding="utf-8", newline="")


def write_bytes(path: Path, data: bytes) -> None:
    with replacing(path) as beside:
        beside.write_bytes(data)
