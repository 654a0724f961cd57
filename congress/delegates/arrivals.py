"""Who comes and goes: a log of its own beside the journal, `presence.db`, append-only and chained like it.

It stands apart so that no arrival, its order or its time ever stands where ballots, batches and counts are told: of all
this the journal gets the numbers of a frozen presence only (congress.delegates.presence). An event is on the disk (and
on the second disk, where there is a backup) before the desk says so, and several desks may write at once: each sees
what the others have written.
"""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from congress import journal
from congress.backup import after_step, folder_of
from congress.custody import read_entries, within_pending
from congress.delegates.messages import problem
from congress.delegates.roll import Seat, standing_words
from congress.journal import Entry
from congress.journalwords import local_time
from congress.recording import offset_here
from congress.storage import storage_in_words
from congress.workspace import PRESENCE, PRESENCE_MODE, Workspace
from tally.problems import InvalidError, Place, StopError

State = Literal["unseen", "in", "out", "absent"]


@dataclass(frozen=True)
class Whereabouts:
    """Of one person: `first` seen (UTC) and at which desk; `last` the entry the state is from. `absent`: for the whole
    congress, with the reason people gave."""

    state: State = "unseen"
    first: Entry | None = None
    last: Entry | None = None
    reason: str = ""


@dataclass(frozen=True)
class Presence:
    """Id → whereabouts, of everybody an event is about. `head`: the hash of the log's last entry."""

    people: Mapping[str, Whereabouts] = field(default_factory=dict)
    head: str = journal.GENESIS
    events: int = 0

    def of(self, id_: str) -> Whereabouts:
        return self.people.get(id_, Whereabouts())


def read_presence(workspace: Workspace) -> Presence:
    """The log as it stands; empty where nobody has come yet. Raises StopError `PRESENCE_BROKEN` where its chain does
    not hold."""
    path = workspace.root / PRESENCE
    if not path.is_file():
        return Presence()
    with journal.opened(path) as connection:
        return presence_of(_entries(connection))


def presence_of(entries: Iterable[Entry]) -> Presence:
    """What the entries of the log make of everybody."""
    past: dict[str, list[Whereabouts]] = {}
    count, head = 0, journal.GENESIS
    for entry in entries:
        count, head = count + 1, entry.hash
        before = past.setdefault(str(entry.payload["id"]), [])
        if entry.action == "void":
            before.pop()
        else:
            before.append(_after(before[-1] if before else Whereabouts(), entry))
    return Presence({id_: known[-1] for id_, known in past.items() if known}, head, count)


def _after(known: Whereabouts, entry: Entry) -> Whereabouts:
    if entry.action == "absent":
        return replace(known, state="absent", last=entry, reason=str(entry.payload.get("reason", "")))
    state: State = "in" if entry.action == "in" else "out"
    return Whereabouts(state, known.first or entry, entry)


def check_in(workspace: Workspace, seat: Seat, by: str, desk: str, how: str) -> Whereabouts:
    """Records that a person comes in, or back in; returns where they were before.

    Raises InvalidError `NOT_SUMMONED`; `CHECKED_IN_ALREADY` with when and where they were first seen.
    """

    def decide(known: Whereabouts) -> dict[str, str]:
        if seat.standing not in ("official", "alternate"):
            words = {"name": seat.name, "number": seat.delegate.number, "standing": standing_words(seat.standing)}
            raise InvalidError(problem("NOT_SUMMONED", Place(subject=seat.name), **words))
        if known.state == "in" and known.last and known.first:
            raise InvalidError(
                problem(
                    "CHECKED_IN_ALREADY",
                    Place(subject=seat.name),
                    name=seat.name,
                    number=seat.delegate.number,
                    at=time_here(known.first.at),
                    desk=str(known.first.payload.get("desk", "")) or "–",
                    by=known.first.by,
                )
            )
        return {"desk": desk, "how": how}

    return _event(workspace, seat, by, "in", decide)


def check_out(workspace: Workspace, seat: Seat, by: str, desk: str, how: str) -> Whereabouts:
    """Records that a person leaves. Raises InvalidError `NOT_IN_THE_HALL`."""

    def decide(known: Whereabouts) -> dict[str, str]:
        if known.state != "in":
            raise InvalidError(problem("NOT_IN_THE_HALL", Place(subject=seat.name), name=seat.name))
        return {"desk": desk, "how": how}

    return _event(workspace, seat, by, "out", decide)


def mark_absent(workspace: Workspace, seat: Seat, reason: str, by: str) -> Whereabouts:
    """Records that a person is absent for the whole congress. Raises InvalidError `SEEN_AND_ABSENT` where they were
    seen, `REASON_MISSING`."""

    def decide(known: Whereabouts) -> dict[str, str]:
        if not reason.strip():
            raise InvalidError(problem("REASON_MISSING", Place(subject=seat.name)))
        if known.first:
            at = time_here(known.first.at)
            raise InvalidError(problem("SEEN_AND_ABSENT", Place(subject=seat.name), name=seat.name, at=at))
        return {"reason": reason.strip()}

    return _event(workspace, seat, by, "absent", decide)


def void(workspace: Workspace, seat: Seat, reason: str, by: str, *, entry: str = "") -> Whereabouts:
    """Takes the person's last event back, which was a mistake (`entry`: only if it is the event of this hash); both
    stay in the log. Raises InvalidError `NOTHING_TO_TAKE_BACK`, `REASON_MISSING`."""

    def decide(known: Whereabouts) -> dict[str, str]:
        if not reason.strip():
            raise InvalidError(problem("REASON_MISSING", Place(subject=seat.name)))
        if known.last is None or (entry and known.last.hash != entry):
            raise InvalidError(problem("NOTHING_TO_TAKE_BACK", Place(subject=seat.name), name=seat.name))
        return {"reason": reason.strip(), "entry": known.last.hash}

    return _event(workspace, seat, by, "void", decide)


def time_here(at: str) -> str:
    """07:45:10, or with the day where that is not today's."""
    day, _, clock = local_time(at, offset_here()).partition(" ")
    return f"{clock} {day}"


def _event(
    workspace: Workspace, seat: Seat, by: str, action: str, decide: Callable[[Whereabouts], dict[str, str]]
) -> Whereabouts:
    by = journal.person(by)
    with _log(workspace) as connection, journal.writing(connection):
        presence = presence_of(_entries(connection))
        known = presence.of(seat.id)
        payload = {"id": seat.id, **decide(known)}
        journal.append(connection, by=by, action=action, payload=payload, key=f"{presence.events + 1}")
    if folder_of(workspace):
        after_step(workspace, read_entries(workspace))
    return known


def _entries(connection: sqlite3.Connection) -> list[Entry]:
    try:
        return journal.entries(connection)
    except StopError as error:
        raise StopError(problem("PRESENCE_BROKEN", Place(file=PRESENCE))) from error


@contextmanager
def _log(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    """The log, made when the first desk needs it: whole under another name, so that of two desks one makes it."""
    path = workspace.root / PRESENCE
    if not path.exists():
        with storage_in_words(PRESENCE):
            within_pending(workspace, lambda pending: _make(pending, path))
            with suppress(OSError):
                (workspace.root / ".pending").rmdir()
    with journal.opened(path) as connection:
        yield connection


def _make(pending: Path, path: Path) -> None:
    beside = pending / f"presence.{secrets.token_hex(6)}"
    try:
        journal.create(beside)
        beside.chmod(PRESENCE_MODE)
        with suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink(missing_ok=True)
