"""What a hand check rests on: the result, the records of all sheets with their places, and the claims they bear."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ballots.readfile import csv_rows
from congress.contestfile import regulation_of
from congress.custody import read_entries, verified
from congress.elections.batches import official_contest
from congress.elections.outcome import current_result
from congress.elections.sheets import is_position
from congress.elections.state import Batch, Round, round_of
from congress.elections.steps import require
from congress.journal import Entry
from congress.messages import problem
from congress.votesfile import read_votes
from congress.workspace import Workspace
from tally.clauses import Regulation
from tally.contest import Contest, Form
from tally.count import is_weighted
from tally.handcheck import Claim, Sheet, Threshold, claims_of, margin
from tally.lists import prescribed_form
from tally.outcome import rules_for
from tally.problems import Place, StopError
from tally.regulation import with_settings
from tally.result import Result
from tally.sheetvotes import votes_by_sheet

CHECKED_FORMS = ("strike", "agree")

SheetPlace = tuple[str, int]
"""Batch and position: where a sheet lies."""


@dataclass(frozen=True)
class Basis:
    """`ballots`: the id of the sheet at each place. `records`: what the count has for it."""

    known: Round
    contest: Contest
    regulation: Regulation
    form: Form
    result: Result
    ballots: Mapping[SheetPlace, str]
    records: Mapping[SheetPlace, Sheet]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        threshold = None
        if self.result.base.kind == "valid":
            rule = rules_for(self.regulation, self.contest, self.form).threshold
            threshold = Threshold(rule.numerator, rule.denominator, rule.strict)
        return claims_of(self.result, threshold)

    @cached_property
    def margins(self) -> Mapping[Claim, int]:
        return {claim: margin(claim, self.records.values()) for claim in self.claims}


def basis_of(workspace: Workspace, election: str, round_: int, by: str) -> Basis:
    """The basis of a check of the round as it stands.

    Raises StopError for a count that has no current result, no record for each sheet, or a form without votes for
    single people.
    """
    known = round_of(read_entries(workspace), election, round_)
    require("minutes", known)
    place = Place(subject=election)
    if known.totals:
        raise StopError(problem("AUDIT_NO_RECORDS", place, id=election))
    contest, entries = official_contest(workspace, election, round_, by)
    known = _still(entries, election, round_)
    regulation = with_settings(regulation_of(contest, workspace.root / "contests"), contest.settings)
    result = current_result(workspace, known)
    form = prescribed_form(contest, regulation)
    if form not in CHECKED_FORMS or is_weighted(contest, form):
        raise StopError(problem("AUDIT_FORM", place))
    if not result.recognised:
        raise StopError(problem("AUDIT_NOT_RECOGNISED", place))
    files = {name: verified(workspace, one.counted, known.files[one.counted]) for name, one in known.batches.items()}
    said = votes_by_sheet(read_votes(list(files.values()), contest, form), contest, regulation, form)
    ballots = {
        place: ballot
        for name, path in files.items()
        for place, ballot in _places(known.batches[name], path, set(said)).items()
    }
    basis = Basis(known, contest, regulation, form, result, ballots, {at: said[one] for at, one in ballots.items()})
    _require_same_count(basis)
    return basis


def _still(entries: list[Entry], election: str, round_: int) -> Round:
    known = round_of(entries, election, round_)
    require("minutes", known)
    return known


def _places(batch: Batch, path: Path, counted: set[str]) -> dict[SheetPlace, str]:
    """Where the counted ballots of a batch lie: by the column `position`, else by their order in the file."""
    _columns, rows = csv_rows(path)
    numbered = [(row.get("position", ""), number, row["ballot"]) for number, row in enumerate(rows, 1)]
    mine = [(at, number, ballot) for at, number, ballot in numbered if ballot in counted]
    told = {at for at, _number, _ballot in mine}
    by_column = len(told) == len(mine) and all(is_position(at) for at in told)
    return {(batch.name, int(at) if by_column else number): ballot for at, number, ballot in mine}


def _require_same_count(basis: Basis) -> None:
    """The records must add up to the result that is checked, and to the paper: else the check would prove nothing."""
    result, records = basis.result, list(basis.records.values())
    votes = {one.id: one.votes for one in result.candidates}
    added = {name: sum(name in sheet.votes for sheet in records) for name in votes}
    paper = (len(records), sum(sheet.valid for sheet in records))
    if added != votes or paper != (result.ballots.returned, result.ballots.valid):
        place = Place(subject=basis.contest.id)
        raise StopError(problem("AUDIT_RECORDS_DIFFER", place, records=len(records), returned=result.ballots.returned))
