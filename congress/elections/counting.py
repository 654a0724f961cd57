"""Ballots counted: scanned, or tallied by hand (keyed: congress.elections.keyed); and taken out of the count
again, with a reason.

A batch is recorded in one transaction, when all its pages are read: the sides of a sheet, and sheets scanned twice, can
only be told together. Killed before that, a scan started again goes on with the pages it had not read
(congress.elections.readings) and records the same bytes as if it had never been stopped.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ballots.layout import Layout
from ballots.pagereader import PageReading
from ballots.pages import Inputs
from ballots.reader import Reading, inputs_of, write_review
from ballots.readfile import checked_batch, to_csv
from ballots.record import BallotRecord, waiting
from ballots.sheets import ballots_of
from ballots.traces import to_lines
from congress.custody import Act, copied, drafting, forget, record, stands
from congress.elections.batches import (
    Attempt,
    require_batch,
    require_no_candidate,
    require_not_listed,
    require_sheets,
    unknown_batch,
)
from congress.elections.paper import given_reason, released_layout
from congress.elections.readings import PAGES_A_CHUNK, resumable_readings
from congress.elections.state import Batch, Round, Source, free_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.elections.traces import files_of_others, require_no_twins, traces_of_others
from congress.journal import Entry
from congress.messages import problem
from congress.storage import sha256_of
from congress.versions import current_contest
from congress.votesfile import read_totals
from congress.workspace import Workspace
from tally.codes import NO_BALLOTS
from tally.contest import Contest
from tally.problems import InvalidError, Place, Problem, StopError, UnreadableError

_KINDS_NAMED = 5

PagesDone = Callable[[int], None]


@dataclass(frozen=True)
class Scanned:
    """The read file of a batch, named within the workspace; `reading` is None where it had been recorded before.

    `waiting`: ballots that wait for people; `pictures`: the folder of their doubtful places, where there are any.
    """

    name: str
    reading: Reading | None
    waiting: int = 0
    pictures: str = ""


def scan(
    workspace: Workspace,
    election: str,
    round_: int,
    sources: Sequence[Path],
    batch: str,
    by: str,
    *,
    workers: int,
    keep_going: bool = False,
    replace: str = "",
    second: bool = False,
    on_start: Callable[[int], PagesDone] | None = None,
    pages_a_chunk: int = PAGES_A_CHUNK,
) -> Scanned:
    """Reads scanned pages as `batch` and records them; `counts/ROUND/BATCH.csv` is the read file (of a batch scanned
    anew `BATCH.v2.csv`, …). `second`: as the independent second count of a batch that was keyed.

    Raises StopError `FILE_COUNTED` for files that another batch holds, `BATCH_DIFFERS` where the batch was read from
    other files and no reason is given to `replace` it, `SLIP_TOO_MANY` or `SLIP_TOO_FEW` where the batch's slip
    declares another number of sheets, InvalidError where no page is a ballot of this contest.
    `on_start` is told how many pages there are, and returns what is to be called with the pages done.
    """
    checked_batch(batch)
    reason = given_reason(replace) if replace else ""
    contest, known = current(workspace, election, round_, by)
    step = "scan again" if second else "scan"
    require("scan", known)
    inputs = inputs_of(sources, keep_going=keep_going)
    hashes = _hashes(inputs)
    files = _sources(hashes)
    memory = f"scan-{round_name(election, round_)}-{batch}.pages"
    recorded = recorded_count(known, "scan", batch, files, reason, second=second)
    if recorded and stands(workspace, recorded.made, known.files[recorded.made]):
        forget(workspace, memory)
        return Scanned(recorded.made, None, recorded.waiting, _pictures(workspace, known, batch))
    if not recorded:
        require_batch(step, Attempt(known, contest, batch, by))
    layout = _layout(workspace, known)
    report = on_start(len(inputs.pages)) if on_start else None
    readings = resumable_readings(
        layout, inputs.pages, hashes, workspace, memory, workers=workers, on_page=report, pages_a_chunk=pages_a_chunk
    )
    _contest, latest = current(workspace, election, round_, by)  # other batches may have been recorded meanwhile
    ballots = ballots_of(
        layout,
        inputs.pages,
        readings,
        batch=batch,
        lang=workspace.settings.language,
        earlier=traces_of_others(workspace, latest, batch),
    )
    reading = Reading(tuple(ballots), len(inputs.pages), inputs.ignored)
    if not keep_going:
        _require_opened(readings)
    if _holds_no_ballot(reading):
        forget(workspace, memory)
        raise InvalidError(_no_ballot(reading, election))
    sheets = len({record.position for record in reading.records})
    require_sheets(known, batch, sheets)
    payload: dict[str, Any] = {
        "batch": batch,
        "second": second,
        "sheets": sheets,
        "style": layout.style,
        "sources": [list(file) for file in files],
        "pages": reading.pages,
        "ballots": _tally(reading.records),
        "waiting": waiting((record.status, record.problem) for record in reading.records),
        "reason": reason,
    }
    with drafting(workspace) as folder:
        made = folder / "read.csv"
        made.write_text(to_csv(reading.records, layout.candidates), encoding="utf-8", newline="")
        name = free_name(known, f"{folder_of(known)}/{batch}", ".csv", sha256_of(made))
        traced = folder / "traces.jsonl"
        traced.write_text(to_lines(ballot.trace for ballot in ballots if ballot.trace), encoding="ascii")
        traces = free_name(known, f"{folder_of(known)}/{batch}", ".traces.jsonl", sha256_of(traced))
        pictured = workspace.root / _review_folder(known, batch)
        if pictured.exists() or any(ballot.pictures for ballot in ballots):  # none of an earlier scan may stay
            write_review(pictured, reading)

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("scan", standing)
            if standing.releases != known.releases:
                raise overtaken(election)
            if recorded_count(standing, "scan", batch, files, reason, second=second):
                return None
            require_unchanged(known, standing, batch)
            if files_of_others(standing, batch) != files_of_others(latest, batch):
                raise overtaken(election)
            if not second and batch in standing.batches:
                require_no_twins(workspace, standing, [standing.batches[batch]])
            require_batch(step, Attempt(standing, contest, batch, by))
            require_sheets(standing, batch, sheets)
            return counting_act("scan", standing, {**payload, "votes": name, "traces": traces})

        new = record(workspace, by, decide, {name: made, traces: traced})
    forget(workspace, memory)
    pictures = _pictures(workspace, known, batch) if any(ballot.pictures for ballot in ballots) else ""
    return Scanned(name, reading if new else None, payload["waiting"], pictures)


def enter_totals(workspace: Workspace, election: str, round_: int, file: Path, by: str) -> str:
    """Records hand-tallied totals (`valid` and `invalid` come with the accounts); returns the file that counts."""
    contest, known = current(workspace, election, round_, by)
    require("totals", known)
    require_no_candidate(contest, [by])
    name = f"{folder_of(known)}/totals.csv"
    with drafting(workspace) as folder:
        made = copied(file, folder)
        read_totals(made, contest)
        source = [file.name, sha256_of(made)]

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("totals", standing)
            if standing.totals and list(standing.totals.source) == source:
                return None
            return counting_act("totals", standing, {"source": source, "votes": name})

        record(workspace, by, decide, {name: made})
    return name


def withdraw_count(
    workspace: Workspace, election: str, round_: int, batch: str | None, reason: str, by: str, *, count: int = 0
) -> None:
    """Takes a batch (None: the hand-tallied totals) out of the count. Its files and its entries stay. `count`: of a
    batch counted twice, the first or the second count alone."""
    reason = given_reason(reason)

    def decide(now: list[Entry]) -> Act | None:
        known = round_of(now, election, round_)
        if (batch or "totals", reason) == known.last_withdrawn:
            return None
        require("withdraw_count", known)
        require_not_listed(workspace, known, by)
        if batch is not None and batch not in known.batches:
            raise StopError(unknown_batch(known, batch))
        if count and batch and not known.batches[batch].second:
            raise StopError(problem("BATCH_NEEDS_TWO_COUNTS", Place(subject=batch), batch=batch, id=election))
        if batch is None and known.totals is None:
            raise StopError(problem("STEP_NEEDS_COUNT", Place(subject=election), id=election, round=round_))
        if batch:
            counts = known.batches[batch].counts
            require_no_twins(workspace, known, [counts[count - 1]] if count else counts)
        return counting_act("withdraw_count", known, {"batch": batch, "reason": reason, "count": count})

    record(workspace, by, decide)


def current(workspace: Workspace, election: str, round_: int, by: str) -> tuple[Contest, Round]:
    contest, entries = current_contest(workspace, election, round_, by)
    return contest, round_of(entries, election, round_)


def folder_of(known: Round) -> str:
    return f"counts/{round_name(known.election, known.round)}"


def _review_folder(known: Round, batch: str) -> str:
    return f"{folder_of(known)}/{batch}-review"


def _pictures(workspace: Workspace, known: Round, batch: str) -> str:
    folder = _review_folder(known, batch)
    return f"{folder}/" if (workspace.root / folder).is_dir() else ""


def _layout(workspace: Workspace, known: Round) -> Layout:
    if known.released is None:
        raise overtaken(known.election)
    return released_layout(workspace, known, known.released)


def _hashes(inputs: Inputs) -> dict[Path, str]:
    """SHA-256 of every file with pages in it, in scanning order; empty where a file is missing."""
    paths = dict.fromkeys(page.path for page in inputs.pages)
    return {path: sha256_of(path) if path.is_file() else "" for path in paths}


def _sources(hashes: Mapping[Path, str]) -> tuple[Source, ...]:
    return tuple((path.name, digest) for path, digest in hashes.items())


def recorded_count(
    known: Round, kind: str, batch: str, files: Sequence[Source], reason: str, *, second: bool
) -> Batch | None:
    """The count of `batch` that is exactly these files, or None where they may be recorded.

    Raises StopError where the files, or the place of this count, belong to others.
    """
    digests = {digest for _, digest in files}
    existing = known.batches.get(batch)
    for one in existing.counts if existing and not (second and existing.second is None) else ():
        if one.kind == kind and {digest for _, digest in one.sources} == digests:
            return one
    elsewhere = {
        digest: other.name
        for other in known.batches.values()
        for one in other.counts
        for _name, digest in one.sources
        if other.name != batch or second
    }
    counted: dict[str, list[str]] = {}
    for name, digest in files:
        if digest in elsewhere:
            counted.setdefault(elsewhere[digest], []).append(name)
    if counted:
        raise StopError([_counted_before(kind, names, other, batch) for other, names in counted.items()])
    is_free = existing is None or (second and existing.second is None)
    if not is_free and not reason:
        raise StopError(problem("BATCH_DIFFERS", Place(subject=batch), batch=batch, id=known.election))
    return None


def require_unchanged(known: Round, standing: Round, batch: str) -> None:
    """Raises StopError where somebody else recorded a count of this batch meanwhile."""
    if standing.batches.get(batch) != known.batches.get(batch):
        raise overtaken(known.election)


def _counted_before(kind: str, names: Sequence[str], other: str, batch: str) -> Problem:
    span = f"{names[0]} … {names[-1]}"
    values = {
        "files_vi": f"Tệp {names[0]}" if len(names) == 1 else f"{len(names)} tệp ({span})",
        "files_en": f"The file {names[0]} is" if len(names) == 1 else f"{len(names)} files ({span}) are",
    }
    place = Place(file=names[0] if len(names) == 1 else span)
    return problem("FILE_KEYED" if kind == "key" else "FILE_COUNTED", place, batch=other, new=batch, **values)


def counting_act(action: str, known: Round, payload: Mapping[str, Any]) -> Act:
    """An act of counting; the number of such acts before it makes its key."""
    acts = sum(known.counts.get(name, 0) for name in ("scan", "key", "totals", "withdraw_count", "settle"))
    key = f"{action}:{known.election}:{known.round}:{acts + 1}"
    return Act(action, payload, key, known.election, known.round)


def _require_opened(readings: Sequence[PageReading]) -> None:
    """Raises UnreadableError for files that turned out broken when their pages were read."""
    broken = [doubt for reading in readings if reading.problem == "UNREADABLE_FILE" for doubt in reading.doubts]
    if broken:
        raise UnreadableError(broken)


def _holds_no_ballot(reading: Reading) -> bool:
    return all(record.status == "rejected" and record.problem in NO_BALLOTS for record in reading.records)


def _no_ballot(reading: Reading, election: str) -> Problem:
    """What the pages are instead: each verdict in words, with the number of its pages."""
    found = Counter("; ".join(record.why) or record.problem for record in reading.records)
    listed = "; ".join(f"{count} × {what}" for what, count in found.most_common(_KINDS_NAMED))
    return problem("SCAN_NO_BALLOT", Place(subject=election), id=election, pages=reading.pages, listed=listed)


def _tally(records: Sequence[BallotRecord]) -> dict[str, int]:
    return dict(sorted(Counter(record.problem or record.status for record in records).items()))
