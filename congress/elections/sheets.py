"""A sheet of a batch found again: where it lies, and what each count says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ballots.readfile import csv_rows
from congress.contestfile import regulation_of
from congress.custody import verified
from congress.elections.batches import unknown_batch
from congress.elections.state import Batch, Round
from congress.keying.words import doubts_in_words, in_one_line
from congress.messages import problem
from congress.workspace import Workspace
from tally.contest import Contest, Form
from tally.lists import prescribed_form
from tally.problems import Place, StopError, UnreadableError

Rows = Mapping[str, Mapping[str, str]]
"""Ballot id → its row of a votes file."""


@dataclass(frozen=True)
class Said:
    """What one count says of a sheet. `kind`: `scan`, `key`, or `settle` for what a third person settled. `where`: the
    scanned file and page, empty where people keyed it."""

    ballot: str
    kind: str
    by: str
    where: str
    words: str
    status: str
    why: str
    decided: str


def form_of(workspace: Workspace, contest: Contest) -> Form:
    return prescribed_form(contest, regulation_of(contest, workspace.root / "contests"))


def rows_of(workspace: Workspace, known: Round, name: str) -> Rows:
    """The rows of a recorded votes file, known to be the one recorded."""
    _columns, rows = csv_rows(verified(workspace, name, known.files[name]))
    return {row["ballot"]: row for row in rows}


def is_position(text: str) -> bool:
    """Whether a cell says where in its batch a sheet lies: a whole number; files come from outside."""
    return text.isascii() and text.isdecimal() and len(text) < 10


def position_of(number: int, row: Mapping[str, str]) -> int:
    """Where in its batch a sheet lies: as the scan says, else the line it was keyed in (`number`, from 1)."""
    said = row.get("position", "")
    return int(said) if is_position(said) else number


def find_sheet(workspace: Workspace, known: Round, contest: Contest, batch: str, sheet: int) -> list[Said]:
    """What every count of the batch says of its sheet at position `sheet`, and what was settled where they differ;
    several rows of a sheet with a blank back.

    Raises StopError `BATCH_UNKNOWN`, UnreadableError `SHEET_UNKNOWN`.
    """
    standing = known.batches.get(batch)
    if standing is None:
        raise StopError(unknown_batch(known, batch))
    form = form_of(workspace, contest)
    found = [said for one in standing.counts for said in _said(workspace, known, contest, form, one, one.votes, sheet)]
    if standing.settled_votes:
        now = _said(workspace, known, contest, form, standing, standing.settled_votes, sheet)
        found += [replace(said, kind="settle", by="") for said in now if said.ballot in standing.settled]
    if not found:
        raise UnreadableError(
            problem("SHEET_UNKNOWN", Place(subject=batch), batch=batch, sheet=sheet, most=standing.sheets)
        )
    return found


def _said(
    workspace: Workspace, known: Round, contest: Contest, form: Form, count: Batch, votes: str, sheet: int
) -> list[Said]:
    rows = rows_of(workspace, known, votes)
    return [
        Said(
            ballot=name,
            kind=count.kind,
            by=count.by,
            where=f"{row['source']}, {row['page']}" if row.get("source") else "",
            words=in_one_line(contest, form, row),
            status=row.get("status", ""),
            why="\n".join(one.line for one in doubts_in_words(contest, form, row.get("why", ""))),
            decided=": ".join(part for part in (row.get("decided_by", ""), row.get("decided_reason", "")) if part),
        )
        for number, (name, row) in enumerate(rows.items(), 1)
        if position_of(number, row) == sheet
    ]
