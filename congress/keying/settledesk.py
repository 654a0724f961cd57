"""Sitting down as the third person with the sheets on which two counts differ."""

from collections.abc import Mapping

from congress.contestfile import regulation_of
from congress.elections.batches import Attempt, require_batch, unknown_batch
from congress.elections.comparing import Differing, differences
from congress.elections.settling import Settlement, settle
from congress.elections.sheets import rows_of
from congress.elections.state import round_of
from congress.elections.steps import require
from congress.i18n import _
from congress.journal import person
from congress.keying.ballot import rules_of
from congress.keying.settling import Paper, Settling
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.problems import StopError


def settling(workspace: Workspace, election: str, round_: int, batch: str, by: str) -> Settling:
    """The session over all open differences, of one batch or (empty) of all that were counted twice.

    Raises StopError where this person may not settle them.
    """
    by = person(by)
    contest, entries = current_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require("settle", known)
    if batch and batch not in known.batches:
        raise StopError(unknown_batch(known, batch))
    sheets = []
    for name, one in known.batches.items():
        if batch == name or (not batch and one.second):
            found = [each for each in differences(workspace, known, name) if each.open]
            if found or batch:
                require_batch("settle", Attempt(known, contest, name, by))
            sheets += found

    def record(sheet: Differing, row: Mapping[str, str], count: int, reason: str) -> None:
        settle(workspace, election, round_, sheet.batch, Settlement(sheet.ballot, reason, row, count), by)

    def rows(sheet: Differing) -> list[Mapping[str, str]]:
        return [rows_of(workspace, known, one.votes).get(sheet.ballot, {}) for one in known.batches[sheet.batch].counts]

    title = _("{election}, round {round} · two counts compared · {name}").format(
        election=election, round=round_, name=by
    )
    rules = rules_of(contest, regulation_of(contest, workspace.root / "contests"))
    return Settling(Paper(title, rules, sheets, record, rows))
