"""Two counts of the same batch held against each other: sheet by sheet where their ballots have the same names, else by
their figures. Nothing of this is stored: it is worked out from the two files whenever it is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ballots.record import waiting
from congress.contestfile import regulation_of
from congress.custody import verified
from congress.elections.sheets import position_of, rows_of
from congress.elections.state import Batch, Round
from congress.versions import contest_version
from congress.votesfile import read_votes
from congress.workspace import Workspace
from tally.compare import Comparison, compare_ballots, compare_counts
from tally.contest import Contest
from tally.count import count_ballots
from tally.lists import prescribed_form
from tally.regulation import with_settings
from tally.result import CountsDone

FIGURES = ""
"""Stands for a ballot where a batch can only be compared by its figures."""


@dataclass(frozen=True)
class Differing:
    """A sheet on which two counts differ, or (`ballot` empty) a batch whose figures do. `columns`: candidate id,
    `problem` or figure → what the first and what the second count say. `where`: file and page of a scanned sheet."""

    batch: str
    ballot: str
    sheet: int
    where: str
    columns: Mapping[str, tuple[str, str]]
    open: bool


def differences(workspace: Workspace, known: Round, batch: str) -> list[Differing]:
    """All differences of a batch counted twice, settled ones too, in the order of the pile. Ballots that wait for
    people are none: they are decided first."""
    standing = known.batches[batch]
    if standing.second is None:
        return []
    contest = contest_version(workspace, known, known.contest)
    found = _compared(workspace, known, contest, standing, standing.second)
    if found.by == "totals":
        columns = {one.column: (one.first, one.second) for one in found.differences}
        whole = Differing(batch, FIGURES, 0, "", columns, open=FIGURES not in standing.settled)
        return [whole] if columns else []
    return sorted(_by_sheet(workspace, known, standing, found), key=lambda one: (one.sheet, one.ballot))


def _compared(workspace: Workspace, known: Round, contest: Contest, first: Batch, second: Batch) -> Comparison:
    regulation = with_settings(regulation_of(contest, workspace.root / "contests"), contest.settings)
    form = prescribed_form(contest, regulation)
    frames = [
        read_votes([verified(workspace, one.votes, known.files[one.votes])], contest, form) for one in (first, second)
    ]
    if found := compare_ballots(frames[0], frames[1], contest):
        return found
    counts = [count_ballots(frame, contest, regulation, form) for frame in frames]
    return compare_counts(counts[0], counts[1], contest)


def _by_sheet(workspace: Workspace, known: Round, batch: Batch, found: Comparison) -> Iterator[Differing]:
    undecided = _waiting(workspace, known, batch)
    sheets: dict[str, dict[str, tuple[str, str]]] = {}
    for one in found.differences:
        if one.ballot not in undecided:
            sheets.setdefault(one.ballot, {})[one.column] = (one.first, one.second)
    at = {one.ballot: one.where for one in found.differences}
    places = _positions(workspace, known, batch)
    for ballot, columns in sheets.items():
        where = ", ".join(at[ballot][name] for name in ("source", "page") if name in at[ballot])
        yield Differing(batch.name, ballot, places[ballot], where, columns, open=ballot not in batch.settled)


def _positions(workspace: Workspace, known: Round, batch: Batch) -> dict[str, int]:
    """Ballot → its place in the pile, by the first count that names it."""
    places: dict[str, int] = {}
    for one in batch.counts:
        for number, (ballot, row) in enumerate(rows_of(workspace, known, one.votes).items(), 1):
            places.setdefault(ballot, position_of(number, row))
    return places


def _waiting(workspace: Workspace, known: Round, batch: Batch) -> set[str]:
    rows = rows_of(workspace, known, batch.votes)
    return {name for name, row in rows.items() if waiting([(row.get("status", ""), row.get("problem", ""))])}


def counts_done(workspace: Workspace, known: Round, contest: Contest) -> CountsDone:
    """How often the ballots of a round were counted, and what is open between the counts."""
    batches = list(known.batches.values())
    twice = bool(batches) and all(batch.second for batch in batches)
    found = [one for batch in batches for one in differences(workspace, known, batch.name)]
    return CountsDone(
        required=contest.count.required,
        done=2 if twice else 1,
        differing=len(found),
        open=sum(one.open for one in found),
    )
