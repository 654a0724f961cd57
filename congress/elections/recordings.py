"""The record before the count, and the journal of the count as people read it (QĐ 190-QĐ/TW Đ8)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from congress.custody import Act, Decide, drafting, record
from congress.documents.papers_of_records import write_papers
from congress.documents.recordfile import Line, PaperLine, Record, Zero
from congress.elections.batches import official_contest
from congress.elections.state import Entered, Round, round_name, round_of
from congress.elections.steps import PAPER, overtaken, require
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.state import require_settled
from congress.recording import record_of
from congress.workspace import Workspace
from tally.problems import Place, Problem

ZERO, JOURNAL, UNUSED = "zero", "record", "unused"
_TOLD = frozenset({
    "accounts", "ballots", "batch", "confirmed", "copies", "decision", "dice", "differing", "elected", "entered",
    "from", "kinds", "people", "read", "reason", "second", "sheet", "sheets", "size", "version", "vote", "waiting",
})  # fmt: skip
"""What of an entry a reader wants. Hashes and lists of files stay in the journal itself; no entry names a ballot."""


@dataclass(frozen=True)
class Papers:
    """The names of the papers in the workspace, whether they were made now, and what people should look at."""

    names: tuple[str, ...]
    new: bool
    notes: tuple[Problem, ...] = ()


def zero_record(workspace: Workspace, election: str, round_: int, by: str) -> Papers:
    """The page that says nothing has been counted, and with which ballot, regulation and program it will be.

    Raises StopError `STEP_NEEDS_NOTHING_COUNTED` once anything was, even if it was withdrawn later;
    `LIST_NOT_YET_ADOPTED` or `LIST_NOT_THE_ADOPTED` where its list is under way or is another than the one adopted.
    """
    contest, entries = official_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require(ZERO, known)
    require_settled(entries, contest)
    key = f"{ZERO}:{election}:{round_}:{known.contest[:16]}:{known.released.style if known.released else ''}"
    before = next((entry for entry in entries if entry.key == key), None)
    if before:
        return Papers(tuple(before.payload["files"]), new=False)
    released = known.released
    zero = Zero(
        contest=known.contest,
        regulation_file=known.files[known.regulation] if known.regulation else "",
        style=released.style if released else "",
        layout=known.files[released.layout] if released else "",
        version=released.version if released else 0,
        copies=released.copies if released else 0,
        counted=0,
    )

    def decide(now: list[Entry]) -> Act | None:
        standing = round_of(now, election, round_)
        require(ZERO, standing)
        require_settled(now, contest)
        if (standing.contest, standing.releases) != (known.contest, known.releases):
            raise overtaken(election)
        return Act(ZERO, {}, key, election, round_)

    return _recorded(workspace, record_of(contest, entries, "zero", zero=zero), known, by, decide)


def lines_of(entries: Iterable[Entry], election: str, round_: int, batch: str = "") -> tuple[Line, ...]:
    """The steps of a round in order; with `batch` those about it alone."""
    mine = (entry for entry in entries if (entry.election, entry.round) == (election, round_))
    lines = (Line(seq=one.seq, at=one.at, by=one.by, action=one.action, said=_told(one.payload)) for one in mine)
    return tuple(line for line in lines if not batch or batch in _batches(line.said))


def _told(payload: Mapping[str, object]) -> dict[str, object]:
    said = {key: value for key, value in payload.items() if key in _TOLD and value not in ("", None, [], {})}
    if isinstance(votes := payload.get("votes"), dict):
        said["batches"] = sorted(votes)
    return said


def _batches(said: Mapping[str, object]) -> list[object]:
    several = said.get("batches", [])
    return [said.get("batch"), *(several if isinstance(several, list) else [])]


def print_journal(workspace: Workspace, election: str, round_: int, by: str) -> Papers:
    """The journal of the count as a paper, up to now; where nothing was done since the last one, that one.

    Raises StopError `STEP_NEEDS_CONTEST`.
    """
    contest, entries = official_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require(JOURNAL, known)
    last = [entry for entry in entries if (entry.election, entry.round) == (election, round_)][-1]
    if last.action == JOURNAL:
        return Papers(tuple(last.payload["files"]), new=False)
    said = record_of(contest, entries, "count-journal", lines=lines_of(entries, election, round_))

    def decide(now: list[Entry]) -> Act | None:
        number = round_of(now, election, round_).counts.get(JOURNAL, 0) + 1
        return Act(JOURNAL, {"entries": len(entries)}, f"{JOURNAL}:{election}:{round_}:{number}", election, round_)

    return _recorded(workspace, said, known, by, decide)


def unused_record(workspace: Workspace, election: str, round_: int, by: str) -> Papers:
    """The ballots that are in no box, as the accounts have them: drawn up and sealed before the box is opened.

    Raises StopError `STEP_NEEDS_PAPER_COUNTED` while one of the numbers is missing.
    """
    contest, entries = official_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require(UNUSED, known)
    key = f"{UNUSED}:{election}:{round_}:{known.counts['accounts']}:{known.paper.get('printed', '')}"
    before = next((entry for entry in entries if entry.key == key), None)
    if before:
        return Papers(tuple(before.payload["files"]), new=False)
    numbers = {what: known.paper[what] for what in ("printed", *PAPER) if what in known.paper}
    who = {what: vars(known.entered.get(what, Entered())) for what in numbers}
    lines = tuple(PaperLine.model_validate({"what": what, "count": numbers[what], **who[what]}) for what in numbers)

    def decide(now: list[Entry]) -> Act | None:
        standing = round_of(now, election, round_)
        require(UNUSED, standing)
        if standing.paper != known.paper:
            raise overtaken(election)
        return Act(UNUSED, {}, key, election, round_)

    return _recorded(workspace, record_of(contest, entries, "unused", paper=lines), known, by, decide)


def _recorded(workspace: Workspace, said: Record, known: Round, by: str, decide: Decide) -> Papers:
    """Makes the papers of a record and records them under the next free number."""
    number = known.counts.get(JOURNAL if said.kind == "count-journal" else said.kind, 0) + 1
    stem = f"records/{round_name(known.election, known.round)}/{said.kind}-{number}"
    with drafting(workspace) as folder:
        made = write_papers(folder, said, workspace.settings.language)
        files = {f"{stem}{ending}": path for ending, path in made.items()}
        new = record(workspace, by, decide, files)
    return Papers(tuple(files), new is not None, tuple(_another_day(said)))


def _another_day(said: Record) -> Iterator[Problem]:
    """A record bears the day of this machine's clock: where that is not the day of the congress, one of them is wrong,
    or the record is made later."""
    clock = (said.at + timedelta(minutes=said.offset)).date()
    if said.event.date and said.event.date != clock:
        values = {"clock": f"{clock:%d/%m/%Y}", "planned": f"{said.event.date:%d/%m/%Y}"}
        yield problem("RECORD_OTHER_DAY", Place(subject=said.contest), **values)
