"""A personnel process in a congress folder: its steps one after the other, each list following from the last result.

A step with a ballot is an election of its own, `ID-bN`: its contest is drafted here, and printed, read, counted and put
into minutes by the commands of every election. Who goes on is what its result says (`chosen`, `forward`).
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from congress.cited import recorded_files
from congress.custody import Act, copied, drafting, read_entries, record, verified
from congress.elections.rounds import contest_text
from congress.elections.state import round_of
from congress.journal import Entry
from congress.planning.hints import hint
from congress.planning.slatefiles import as_written
from congress.process.messages import problem
from congress.versions import record_contest
from congress.workspace import Workspace
from tally.contest import Candidate, Contest, Electorate, Event
from tally.names import in_ballot_order
from tally.problems import InvalidError, Place, StopError

BEGIN, STEP = "process_new", "process_step"
FIRST = 1
GOES_ON = ("chosen", "forward", "elected")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class StepKind:
    vi: str
    en: str
    ballot: bool
    public: bool


@dataclass(frozen=True)
class Kind:
    vi: str
    en: str
    source: str
    confidence: str
    regulation: str
    steps: tuple[StepKind, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    found = tomllib.loads((Path(__file__).parent / "processes.toml").read_text(encoding="utf-8"))
    return {
        name: Kind(**{key: value for key, value in one.items() if key != "step"},
                   steps=tuple(StepKind(**step) for step in one["step"]))
        for name, one in found.items()
    }  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """A step that was begun: `people` is its list; `goes_on` is None while it has no official result."""

    number: int
    summoned: int
    present: int
    people: tuple[Candidate, ...]
    by: str
    at: str
    election: str
    goes_on: tuple[str, ...] | None
    tied: tuple[str, ...] = ()
    """People of equal votes at the cut, whom nobody has decided on yet."""


@dataclass(frozen=True)
class Process:
    id: str
    kind: str
    title: str
    seats: int
    people: tuple[Candidate, ...]
    taken: tuple[Taken, ...]
    test: bool = False
    """Its ballots are those of a rehearsal."""

    @property
    def steps(self) -> tuple[StepKind, ...]:
        return kinds()[self.kind].steps


def election_of(process: str, number: int) -> str:
    return f"{process}-b{number}"


def begin(
    workspace: Workspace, id_: str, kind: str, title: str, seats: int, people: Path, by: str, *, test: bool = False
) -> None:
    """A new process with its first list: a `slate.csv`, or any `.csv` with `id`, `name` and perhaps `note`."""
    if not _ID.fullmatch(id_):
        raise InvalidError(problem("PROCESS_ID", id=id_))
    with drafting(workspace) as folder:
        listed = read_people(copied(people, folder))
    payload = {"kind": kind, "title": title, "seats": seats, "people": _plain(listed), "test": test}

    def decide(now: list[Entry]) -> Act:
        if any(entry.action == BEGIN and entry.election == id_ for entry in now):
            raise StopError(problem("PROCESS_KNOWN", id=id_))
        return Act(BEGIN, payload, f"process:{id_}", id_)

    record(workspace, by, decide)


def read_people(path: Path) -> tuple[Candidate, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        found = tuple(
            Candidate(id=row["id"].strip(), name=as_written(row["name"]).strip(), note=_note(row)) for row in rows
        )
    except (KeyError, ValueError, TypeError, AttributeError, csv.Error) as error:
        raise InvalidError(problem("PROCESS_PEOPLE", Place(file=path.name))) from error
    if not found or len({one.id for one in found}) < len(found):
        raise InvalidError(problem("PROCESS_PEOPLE", Place(file=path.name)))
    return found


def _note(row: Mapping[str, str]) -> str:
    parts = [row.get("note", "")] if row.get("note") else [row.get("post", ""), row.get("unit", "")]
    return ", ".join(as_written(part) for part in parts if part)[:500]


def process_of(workspace: Workspace, entries: Sequence[Entry], id_: str) -> Process:
    """The process as the journal has it. Raises InvalidError `PROCESS_UNKNOWN`."""
    begun = {entry.election: entry for entry in entries if entry.action == BEGIN}
    if id_ not in begun:
        raise InvalidError(problem("PROCESS_UNKNOWN", id=id_, **hint(id_, begun)))
    said = begun[id_].payload
    taken = tuple(_taken(workspace, entries, one) for one in entries if one.action == STEP and one.election == id_)
    return Process(
        id_, said["kind"], said["title"], said["seats"], _people(said["people"]), taken, bool(said.get("test"))
    )


def _taken(workspace: Workspace, entries: Sequence[Entry], entry: Entry) -> Taken:
    said = entry.payload
    election = str(said["election"])
    goes_on: tuple[str, ...] | None = tuple(said["kept"]) if not election else None
    tied: tuple[str, ...] = ()
    known = round_of(entries, election, FIRST) if election else None
    if known and known.has_official_result:
        path = verified(workspace, known.result_name, known.result_hash)
        result = json.loads(path.read_text(encoding="utf-8"))
        tied = tuple(result["tied"])
        ranked = sorted((row for row in result["candidates"] if row["verdict"] in GOES_ON), key=lambda row: row["rank"])
        goes_on = tuple(row["id"] for row in ranked)
    people = _people(said["people"])
    return Taken(said["step"], said["summoned"], said["present"], people, entry.by, entry.at, election, goes_on, tied)


def next_people(process: Process) -> tuple[Candidate, ...]:
    """The list of the next step. Raises StopError where the last one has no result, or chose nobody."""
    if not process.taken:
        return process.people
    last = process.taken[-1]
    if last.goes_on is None:
        raise StopError(problem("PROCESS_STEP_OPEN", step=last.number, election=last.election))
    if last.tied:
        people = ", ".join(last.tied)
        raise StopError(problem("PROCESS_TIED", step=last.number, election=last.election, people=people))
    if not last.goes_on:
        raise StopError(problem("PROCESS_NOBODY_LEFT", step=last.number))
    return tuple(one for one in last.people if one.id in last.goes_on)


def take_step(
    workspace: Workspace,
    id_: str,
    summoned: int,
    present: int,
    by: str,
    kept: Sequence[str] = (),
    event: Event | None = None,
) -> Taken:
    """Begins the next step: the meeting's numbers, its quorum, and with a ballot its contest file.

    A step without a ballot settles the list: those of `kept`, or everybody. Raises StopError where the last step is
    open, the process has ended, or fewer than two thirds of those summoned are present.
    """
    process = process_of(workspace, read_entries(workspace), id_)
    number = len(process.taken) + 1
    if number > len(process.steps):
        raise StopError(problem("PROCESS_ENDED", id=id_, steps=len(process.steps)))
    if not 0 <= present <= summoned or summoned == 0:
        raise InvalidError(problem("PROCESS_NUMBERS", present=present, summoned=summoned))
    if 3 * present < 2 * summoned:
        raise StopError(problem("PROCESS_QUORUM", present=present, summoned=summoned))
    people = next_people(process)
    unknown = [one for one in kept if one not in {person.id for person in people}]
    if unknown:
        raise InvalidError([problem("PROCESS_NOT_ON_LIST", id=one) for one in unknown])
    ballot = process.steps[number - 1].ballot
    if ballot and kept:
        raise StopError(problem("PROCESS_KEEP_AT_BALLOT", step=number))
    election = election_of(id_, number) if ballot else ""
    payload = {
        "step": number,
        "summoned": summoned,
        "present": present,
        "people": _plain(people),
        "election": election,
        "kept": list(kept) or [one.id for one in people],
    }

    def decide(now: list[Entry]) -> Act:
        if sum(entry.action == STEP and entry.election == id_ for entry in now) != number - 1:
            raise StopError(problem("PROCESS_ENDED", id=id_, steps=number - 1))
        return Act(STEP, payload, f"process:{id_}:{number}", id_)

    if ballot:
        _draft(workspace, _contest(process, number, people, summoned, present, event), by)
    record(workspace, by, decide)
    return process_of(workspace, read_entries(workspace), id_).taken[-1]


def _contest(
    process: Process, number: int, people: Sequence[Candidate], summoned: int, present: int, event: Event | None
) -> Contest:
    step = process.steps[number - 1]
    return Contest(
        id=election_of(process.id, number),
        title=f"{process.title} - Bước {number}: {step.vi}",
        regulation=kinds()[process.kind].regulation,
        kind="step",
        seats=min(process.seats, len(people)),
        form="agree",
        event=event or Event(),
        electorate=Electorate(body="meeting", summoned=summoned, present=present),
        candidate=tuple(in_ballot_order(people)),
        test=process.test,
    )


def _draft(workspace: Workspace, contest: Contest, by: str) -> None:
    with drafting(workspace) as folder:
        path = folder / f"{contest.id}.toml"
        path.write_text(contest_text(contest), encoding="utf-8", newline="")
        record_contest(workspace, path, contest, by)


def files_of(process: Process, entries: Iterable[Entry]) -> dict[str, tuple[str, str]]:
    """Every recorded file of the process: the name in its one folder → the name here and its SHA-256."""
    found = {}
    for taken in process.taken:
        if taken.election:
            mine = [entry for entry in entries if entry.election == taken.election]
            for name, digest in recorded_files(mine).items():
                if not name.startswith("versions/"):
                    found[f"buoc-{taken.number}/{name.replace('/', '-')}"] = (name, digest)
    return found


def _plain(people: Iterable[Candidate]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json", exclude_defaults=True) for one in people]


def _people(said: Iterable[Mapping[str, Any]]) -> tuple[Candidate, ...]:
    return tuple(Candidate.model_validate(one) for one in said)
