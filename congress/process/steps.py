"""A personnel process in a congress folder: its steps one after the other, each list following from the last result.

A step with a ballot is an election of its own, `ID-bN`: its contest is drafted here, and printed, read, counted and put
into minutes by the commands of every election. Who goes on is what its result says (`chosen`, `forward`).
"""

import csv
import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from congress.cited import recorded_files
from congress.custody import Act, Decide, copied, drafting, read_entries, record, verified
from congress.elections.rounds import contest_text
from congress.elections.state import FIRST, contest_name, round_of
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.planning.hints import hint
from congress.planning.slatefiles import as_written
from congress.process.kinds import Kind, StepKind, kinds
from congress.process.messages import problem
from congress.versions import record_contest
from congress.workspace import Settings, Workspace
from tally.contest import Candidate, Contest, Electorate, Event
from tally.electorate import reaches, votes_needed
from tally.names import in_ballot_order
from tally.problems import InvalidError, Place, Problem, StopError
from tally.regulation import source_of

BEGIN, STEP, APPROVAL = "process_new", "process_step", "process_approval"
GOES_ON = ("chosen", "forward", "elected")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Taken:
    """A step that was begun: `people` is its list; `goes_on` is None while it has no official result."""

    number: int
    summoned: int
    present: int
    people: tuple[Candidate, ...]
    by: str
    at: str
    day: datetime.date
    """Of the meeting, where it was given; else of the entry."""
    election: str
    goes_on: tuple[str, ...] | None
    tied: tuple[str, ...] = ()
    """People of equal votes at the cut, whom nobody has decided on yet."""
    result: str = ""
    """SHA-256 of the official result that `goes_on` is of; empty without a ballot."""


@dataclass(frozen=True)
class Approval:
    """When the policy of the process was approved (phê duyệt chủ trương), and the document that says so."""

    on: datetime.date
    document: str


@dataclass(frozen=True)
class Process:
    id: str
    kind: str
    title: str
    seats: int
    people: tuple[Candidate, ...]
    taken: tuple[Taken, ...]
    approval: Approval | None = None
    test: bool = False
    """Its ballots are those of a rehearsal."""

    @property
    def rules(self) -> Kind:
        return kinds()[self.kind]

    @property
    def steps(self) -> tuple[StepKind, ...]:
        return self.rules.step

    @property
    def ended(self) -> datetime.date | None:
        """The day of the last meeting, once its result is official."""
        last = self.taken[-1] if len(self.taken) == len(self.steps) else None
        return last.day if last and last.goes_on is not None else None


def election_of(process: str, number: int) -> str:
    return f"{process}-b{number}"


def begin(
    workspace: Workspace, id_: str, kind: str, title: str, seats: int, people: Path, by: str, *, test: bool = False
) -> None:
    """A new process with its first list: a `slate.csv`, or any `.csv` with `id`, `name` and perhaps `note`.

    Raises StopError `PROCESS_ELECTION_TAKEN` for every election that a step would hold and that is there already.
    """
    ballots = [election_of(id_, number) for number, step in enumerate(kinds()[kind].step, start=1) if step.ballot]
    if not _ID.fullmatch(id_):
        raise InvalidError(problem("PROCESS_ID", id=id_))
    with drafting(workspace) as folder:
        listed = read_people(copied(people, folder))
    payload = {"kind": kind, "title": title, "seats": seats, "people": _plain(listed), "test": test}

    def decide(now: list[Entry]) -> Act:
        if any(entry.action == BEGIN and entry.election == id_ for entry in now):
            raise StopError(problem("PROCESS_KNOWN", id=id_))
        _require_free(workspace, now, id_, ballots)
        return Act(BEGIN, payload, f"process:{id_}", id_)

    record(workspace, by, decide)


def _require_free(workspace: Workspace, entries: Iterable[Entry], process: str, elections: Iterable[str]) -> None:
    """A step's contest is the first version of its election: none may be there, recorded or as a file."""
    known = {entry.election for entry in entries}
    taken = [one for one in elections if one in known or (workspace.root / contest_name(one, FIRST)).exists()]
    if taken:
        raise StopError([problem("PROCESS_ELECTION_TAKEN", id=process, election=one) for one in taken])


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
    approvals = [one.payload for one in entries if one.action == APPROVAL and one.election == id_]
    approval = Approval(_date(approvals[-1]["on"]), approvals[-1]["document"]) if approvals else None
    people, test = _people(said["people"]), bool(said.get("test"))
    return Process(id_, said["kind"], said["title"], said["seats"], people, taken, approval, test)


def processes(workspace: Workspace, entries: Sequence[Entry]) -> list[Process]:
    """All of the folder, in the order they were begun."""
    return [process_of(workspace, entries, entry.election) for entry in entries if entry.action == BEGIN]


def approve(workspace: Workspace, id_: str, on: datetime.date, document: str, by: str) -> bool:
    """Enters the day the policy was approved, from which the days of the process count; False where it stood already.

    A later entry takes the place of an earlier one, which stays in the journal. Raises InvalidError `PROCESS_UNKNOWN`,
    `PROCESS_FUTURE`.
    """
    if on > datetime.date.today():
        raise InvalidError(problem("PROCESS_FUTURE", day=f"{on:%d/%m/%Y}"))

    def decide(now: list[Entry]) -> Act | None:
        if process_of(workspace, now, id_).approval == Approval(on, document):
            return None
        number = sum(entry.action == APPROVAL and entry.election == id_ for entry in now) + 1
        return Act(APPROVAL, {"on": on.isoformat(), "document": document}, f"process-approval:{id_}:{number}", id_)

    return record(workspace, by, decide) is not None


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _day(entry: Entry) -> datetime.date:
    said = str(entry.payload.get("on", ""))
    return _date(said) if said else datetime.datetime.fromisoformat(entry.at).astimezone().date()


def _taken(workspace: Workspace, entries: Sequence[Entry], entry: Entry) -> Taken:
    said = entry.payload
    election = str(said["election"])
    goes_on: tuple[str, ...] | None = tuple(dict.fromkeys(said["kept"])) if not election else None
    tied: tuple[str, ...] = ()
    known = round_of(entries, election, FIRST) if election else None
    if known and known.has_official_result:
        path = verified(workspace, known.result_name, known.result_hash)
        result = json.loads(path.read_text(encoding="utf-8"))
        tied = tuple(result["tied"])
        ranked = sorted((row for row in result["candidates"] if row["verdict"] in GOES_ON), key=lambda row: row["rank"])
        goes_on = tuple(row["id"] for row in ranked)
    people = _people(said["people"])
    met = (said["step"], said["summoned"], said["present"], people)
    result = known.result_hash if known and goes_on is not None else ""
    return Taken(*met, entry.by, entry.at, _day(entry), election, goes_on, tied, result)


def unfounded_steps(process: Process) -> list[Problem]:
    """Steps begun with another list than the result of the step before gives now: it was computed again, or its count
    changed, after they began. One that gives the same people again takes nothing from them."""
    found = []
    for before, after in pairwise(process.taken):
        listed = {one.id for one in after.people}
        now = None if before.goes_on is None or before.tied else set(before.goes_on)
        if now != listed:
            said = {"listed": ", ".join(sorted(listed)), "now": ", ".join(sorted(now)) if now else "–"}
            numbers = {"step": before.number, "next": after.number, "election": before.election}
            found.append(problem("PROCESS_RESULT_CHANGED", id=process.id, **numbers, **said))
    return found


def next_people(process: Process) -> tuple[Candidate, ...]:
    """The list of the next step. Raises StopError where the last one has no result, or chose nobody, and where a result
    changed after the step that it led to."""
    if not process.taken:
        return process.people
    if changed := unfounded_steps(process):
        raise StopError(changed)
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
    kept: Sequence[str] | None = None,
    on: datetime.date | None = None,
) -> Taken:
    """Begins the next step: the meeting's numbers, its quorum, and with a ballot its contest file, all or nothing.

    A step without a ballot settles the list: those of `kept`, or everybody where it is None. Raises InvalidError where
    `kept` is nobody or not on the list; StopError where the last step is open, the process has ended, fewer of those
    summoned are present than the regulation asks for, or an election has the name of the step's.
    """
    entries = read_entries(workspace)
    process = process_of(workspace, entries, id_)
    number = len(process.taken) + 1
    if number > len(process.steps):
        raise StopError(problem("PROCESS_ENDED", id=id_, steps=len(process.steps)))
    _check_meeting(process, summoned, present, on)
    people = next_people(process)
    ballot = process.steps[number - 1].ballot
    settled = _settled(people, kept)
    if ballot and kept is not None:
        raise StopError(problem("PROCESS_KEEP_AT_BALLOT", step=number))
    if ballot:
        _require_free(workspace, entries, id_, [election_of(id_, number)])
    payload = {
        "step": number,
        "summoned": summoned,
        "present": present,
        "people": _plain(people),
        "election": election_of(id_, number) if ballot else "",
        "kept": settled,
        "previous": process.taken[-1].result if process.taken else "",
        **({"on": on.isoformat()} if on else {}),
    }

    def decide(now: list[Entry]) -> Act:
        if sum(entry.action == STEP and entry.election == id_ for entry in now) != number - 1:
            raise overtaken(id_)
        if process.taken and process_of(workspace, now, id_).taken[-1].result != payload["previous"]:
            raise overtaken(id_)
        if ballot and any(entry.election == election_of(id_, number) for entry in now[:-1]):
            raise StopError(problem("PROCESS_ELECTION_TAKEN", id=id_, election=election_of(id_, number)))
        return Act(STEP, payload, f"process:{id_}:{number}", id_)

    if ballot:
        contest = _contest(process, workspace.settings, number, people, summoned, present, on)
        _draft(workspace, contest, by, decide)
    else:
        record(workspace, by, decide)
    return process_of(workspace, read_entries(workspace), id_).taken[-1]


def _settled(people: Sequence[Candidate], kept: Sequence[str] | None) -> list[str]:
    """The ids of those who stay, each once, in the order of the list."""
    listed = [one.id for one in people]
    if kept is None:
        return listed
    if unknown := [one for one in dict.fromkeys(kept) if one not in listed]:
        raise InvalidError([problem("PROCESS_NOT_ON_LIST", id=one) for one in unknown])
    if not kept:
        raise InvalidError(problem("PROCESS_NOBODY_KEPT"))
    return [one for one in listed if one in kept]


def _check_meeting(process: Process, summoned: int, present: int, on: datetime.date | None) -> None:
    if not 0 <= present <= summoned or summoned == 0:
        raise InvalidError(problem("PROCESS_NUMBERS", present=present, summoned=summoned))
    if on and on > datetime.date.today():
        raise InvalidError(problem("PROCESS_FUTURE", day=f"{on:%d/%m/%Y}"))
    quorum = process.rules.quorum
    if quorum and not reaches(present, summoned, quorum):
        fewest = votes_needed(summoned, quorum)
        said = {"clause_vi": quorum.vi, "clause_en": quorum.en, "source": source_of(process.rules.profile, quorum)}
        raise StopError(problem("PROCESS_QUORUM", present=present, summoned=summoned, fewest=fewest, **said))


def _contest(
    process: Process,
    settings: Settings,
    number: int,
    people: Sequence[Candidate],
    summoned: int,
    present: int,
    on: datetime.date | None,
) -> Contest:
    step = process.steps[number - 1]
    body = settings.model_dump(include={"superior", "organisation", "term", "place"})
    return Contest(
        id=election_of(process.id, number),
        title=f"{process.title} - Bước {number}: {step.vi}",
        regulation=process.rules.regulation,
        kind="step",
        seats=min(process.seats, len(people)),
        form="agree",
        event=Event(**body, date=on, result_public=step.public),
        electorate=Electorate(body="meeting", summoned=summoned, present=present),
        candidate=tuple(in_ballot_order(people)),
        test=process.test,
    )


def _draft(workspace: Workspace, contest: Contest, by: str, step: Decide) -> None:
    """The contest file and the step it belongs to: one does not stand without the other."""
    with drafting(workspace) as folder:
        path = folder / f"{contest.id}.toml"
        path.write_text(contest_text(contest), encoding="utf-8", newline="")
        record_contest(workspace, path, contest, by, step)


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
