"""Scanned ballots counted, batch by batch.

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
from congress.custody import Act, drafting, forget, record, stands
from congress.elections.batches import Attempt, require_batch, require_sheets
from congress.elections.counting import counting_act, current, folder_of, recorded_count, require_unchanged
from congress.elections.paper import given_reason, released_layout
from congress.elections.readings import PAGES_A_CHUNK, resumable_readings
from congress.elections.state import Round, Source, free_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.elections.traces import files_of_others, require_no_twins, traces_of_others
from congress.journal import Entry
from congress.messages import problem
from congress.storage import sha256_of
from congress.workspace import Workspace
from tally.codes import NO_BALLOTS
from tally.problems import InvalidError, Place, Problem, UnreadableError

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
