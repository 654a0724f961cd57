"""What an operator has keyed so far: one file, one line a record, each on the disk before the next line is typed.

Every line bears a checksum and its records are numbered. A line torn by a power cut is no record: what was typed in it
is typed again. A record missing in the middle is no power cut, and stops the work.
"""

import errno
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Any

from congress.custody import PENDING, forget, within_pending
from congress.messages import problem
from congress.storage import sha256_bytes, storage_in_words
from congress.workspace import Workspace
from tally.problems import Place, StopError

Record = Mapping[str, Any]
_CHECK = 16
"""Hex digits of the checksum before each record."""


@dataclass
class Draft:
    """An open draft; nobody else has it open. `records` are those on the disk."""

    file: FileIO
    path: Path
    records: list[Record] = field(default_factory=list)

    def append(self, record: Record) -> None:
        """Puts one record on the disk. Raises StorageError where that fails; then it is no record."""
        text = json.dumps({"n": len(self.records), **record}, ensure_ascii=False).encode()
        line = b"\n" + sha256_bytes(text)[:_CHECK].encode() + b" " + text
        with storage_in_words(self.path.name):
            if self.file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.path.name)
            os.fsync(self.file.fileno())
        self.records.append(json.loads(text))


def draft_name(round_name: str, batch: str, person: str) -> str:
    """Nothing in it reads like the number of a process, whose leavings are cleared away (congress.custody)."""
    return f"keyed-by.{sha256_bytes(person.encode())[:_CHECK]}.{round_name}.{batch}.lines"


@contextmanager
def opened_draft(workspace: Workspace, name: str) -> Iterator[Draft]:
    """The draft `name`, new or as it was left.

    Raises StopError `DRAFT_IN_USE` where another window has it open, `DRAFT_BROKEN` where a record is missing.
    """
    path = workspace.root / PENDING / name
    with storage_in_words(name):
        file = within_pending(workspace, lambda pending: (pending / name).open("a+b", buffering=0))
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StopError(problem("DRAFT_IN_USE", Place(file=name))) from error
        file.seek(0)
        yield Draft(file, path, _records(file.read(), name))
    if path.is_file() and path.stat().st_size == 0:
        forget(workspace, name)


def _records(data: bytes, name: str) -> list[Record]:
    found: list[Record] = []
    for line in data.split(b"\n"):
        check, _, text = line.partition(b" ")
        if not text or check.decode("ascii", "replace") != sha256_bytes(text)[:_CHECK]:
            continue
        with suppress(ValueError):
            record = json.loads(text)
            if record["n"] == len(found) - 1:  # written, but the disk had not confirmed it: typed again
                found.pop()
            if record["n"] != len(found):
                raise StopError(problem("DRAFT_BROKEN", Place(file=name, at=str(len(found))), number=len(found)))
            found.append(record)
    return found
