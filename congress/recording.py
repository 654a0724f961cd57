"""Making a record: what every paper from the journal says of the contest, the program and the moment."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from congress.documents.recordfile import Journal, Program, Record, RecordKind
from congress.journal import GENESIS, Entry
from congress.program import NAME, program_hash, program_version
from tally.contest import Contest


def record_of(
    contest: Contest, entries: Sequence[Entry], kind: RecordKind, names: Mapping[str, str] | None = None, **parts: Any
) -> Record:
    """A record of `kind` as of now, its own `parts` in it; `entries` is the whole journal, `names` (default: all
    candidates) by id."""
    now = datetime.now(UTC).replace(microsecond=0)
    return Record(
        kind=kind,
        contest=contest.id,
        title=contest.title,
        regulation=contest.regulation,
        round=contest.round,
        mode=contest.mode,
        test=contest.test,
        at=now,
        offset=offset_here(),
        event=contest.event,
        names={one.id: one.name for one in contest.candidate} if names is None else dict(names),
        program=Program(name=NAME, version=program_version(), sha256=program_hash()),
        journal=Journal(entries=len(entries), head=entries[-1].hash if entries else GENESIS),
        **parts,
    )


def offset_here() -> int:
    """By how many minutes the clock of this machine is ahead of UTC."""
    offset = datetime.now().astimezone().utcoffset()
    return int(offset.total_seconds()) // 60 if offset else 0
