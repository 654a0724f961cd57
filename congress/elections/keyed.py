"""Batches keyed by people: from a votes file, or ballot by ballot on the screen (congress.keying)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ballots.readfile import checked_batch, csv_rows, rows_to_csv
from ballots.traces import Trace, to_lines
from congress.contestfile import regulation_of
from congress.custody import Act, copied, drafting, record
from congress.elections.batches import Attempt, require_batch, require_sheets
from congress.elections.counting import counting_act, current, folder_of, recorded_count, require_unchanged
from congress.elections.paper import given_reason
from congress.elections.state import Round, free_name, round_of
from congress.elections.steps import overtaken, require
from congress.elections.traces import require_no_twins, require_seen_once
from congress.journal import Entry
from congress.messages import problem
from congress.storage import sha256_of
from congress.votesfile import read_votes
from congress.workspace import Workspace
from tally.contest import Contest
from tally.count import count_ballots
from tally.lists import prescribed_form
from tally.problems import InvalidError, Place
from tally.regulation import with_settings

_LONGEST_HEADER = 1_000_000


def key_batch(
    workspace: Workspace,
    election: str,
    round_: int,
    file: Path,
    batch: str,
    by: str,
    *,
    replace: str = "",
    second: bool = False,
) -> tuple[str, int]:
    """Records ballots keyed by a person, from a votes file; returns the file that counts, and its ballots.

    Each ballot's id gets the batch's name in front, so that the sheet is found again. `second`: as the independent
    second count of a batch. Raises InvalidError for a file that is wrong, and as `scanning.scan` for files counted
    elsewhere and for slips that declare another number.
    """
    checked_batch(batch)
    reason = given_reason(replace) if replace else ""
    contest, known = current(workspace, election, round_, by)
    require("key", known)
    step = "key again" if second else "key"
    with drafting(workspace) as folder:
        original = copied(file, folder)
        files = ((file.name, sha256_of(original)),)
        columns, rows = _keyed_rows(original)
        named = [{**row, "ballot": _in_batch(batch, row["ballot"])} for row in rows]
        made = folder / "keyed" / file.name
        made.parent.mkdir()
        made.write_text(rows_to_csv(columns, named), encoding="utf-8", newline="")
        require_countable(workspace, contest, made)
        stem = f"{folder_of(known)}/{batch}"
        name = free_name(known, stem, ".csv", sha256_of(made))
        payload: dict[str, Any] = {
            "batch": batch,
            "second": second,
            "sheets": len(rows),
            "sources": [list(one) for one in files],
            "ballots": {"keyed": len(rows)},
            "votes": name,
            "reason": reason,
        }

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("key", standing)
            if recorded_count(standing, "key", batch, files, reason, second=second):
                return None
            require_unchanged(known, standing, batch)
            if not second and batch in standing.batches:
                require_no_twins(workspace, standing, [standing.batches[batch]])
            require_batch(step, Attempt(standing, contest, batch, by))
            require_sheets(standing, batch, len(rows))
            return counting_act("key", standing, payload)

        kept = free_name(known, f"{stem}.keyed", ".csv", files[0][1])
        record(workspace, by, decide, {name: made, kept: original})
    return name, len(rows)


@dataclass(frozen=True)
class HandedIn:
    """A batch keyed on the screen: the file with its votes, and whether it is the second count of the batch."""

    name: str
    second: bool
    new: bool


def hand_in(
    workspace: Workspace,
    election: str,
    round_: int,
    batch: str,
    by: str,
    columns: Sequence[str],
    rows: Sequence[dict[str, str]],
    log: Path,
    traces: Sequence[Trace] = (),
) -> HandedIn:
    """Records what one person keyed of a batch, with `log`, all lines as they were typed, and the `traces` of sheets
    whose serial is known. Whoever is first gives the first count, the other person the second. The same log again is
    the same command repeated.

    Raises StopError as `batches.require_batch("type", …)`, where the slip declares another number of sheets, and for
    serials that stand in another batch.
    """
    contest, known = current(workspace, election, round_, by)
    stem = f"{folder_of(known)}/{batch}"
    with drafting(workspace) as folder:
        kept = copied(log, folder)
        made = folder / "votes.csv"
        made.write_text(rows_to_csv(columns, rows), encoding="utf-8", newline="")
        digest = sha256_of(kept)
        if found := handed_in(known, batch, digest):
            return found
        name, log_name = free_name(known, stem, ".csv", sha256_of(made)), free_name(known, stem, ".lines", digest)
        second = batch in known.batches
        payload: dict[str, Any] = {
            "batch": batch,
            "second": second,
            "sheets": len(rows),
            "sources": [[Path(log_name).name, digest]],
            "ballots": {"keyed": len(rows)},
            "votes": name,
            "reason": "",
        }
        files = {name: made, log_name: kept}
        if traces:
            traced = folder / "traces.jsonl"
            traced.write_text(to_lines(traces), encoding="ascii", newline="")
            payload["traces"] = free_name(known, stem, ".traces.jsonl", sha256_of(traced))
            files[payload["traces"]] = traced

        def decide(now: list[Entry]) -> Act:
            standing = round_of(now, election, round_)
            require("key", standing)
            require_unchanged(known, standing, batch)
            require_batch("type", Attempt(standing, contest, batch, by))
            require_sheets(standing, batch, len(rows))
            require_seen_once(workspace, standing, batch, traces)
            return counting_act("key", standing, payload)

        if record(workspace, by, decide, files) is None:
            raise overtaken(election)
    return HandedIn(name, second, new=True)


def handed_in(known: Round, batch: str, digest: str) -> HandedIn | None:
    """The count of `batch` that a log of this SHA-256 gave, where it is recorded."""
    standing = known.batches.get(batch)
    for number, one in enumerate(standing.counts if standing else ()):
        if [source for _name, source in one.sources] == [digest]:
            return HandedIn(one.made, number > 0, new=False)
    return None


def _keyed_rows(file: Path) -> tuple[tuple[str, ...], tuple[dict[str, str], ...]]:
    """Columns and rows of a keyed file. One that does not begin like a votes file is said to be none, once, whatever
    its rows are like."""
    place = Place(file=file.name, at="1")
    first = _first_row(file)
    if "status" in first:
        raise InvalidError(problem("KEYED_IS_READ", place))
    if "ballot" not in first:
        raise InvalidError(problem("KEYED_NOT_VOTES", place))
    return csv_rows(file)


def _first_row(path: Path) -> set[str]:
    with path.open("rb") as file:
        text = file.readline(_LONGEST_HEADER).decode("utf-8-sig", errors="replace")
    return {name.strip().strip('"') for name in text.replace(";", ",").split(",")}


def require_countable(workspace: Workspace, contest: Contest, votes: Path) -> None:
    """Raises InvalidError with every fault of a votes file."""
    regulation = with_settings(regulation_of(contest, workspace.root / "contests"), contest.settings)
    form = prescribed_form(contest, regulation)
    count_ballots(read_votes([votes], contest, form), contest, regulation, form)


def _in_batch(batch: str, ballot: str) -> str:
    return ballot if not ballot or ballot.startswith(f"{batch}-") else f"{batch}-{ballot}"
