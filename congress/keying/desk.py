"""Sitting down at a batch: the draft opened, the rules read, and the batch recorded in the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ballots.traces import Trace, Traces
from congress.contestfile import regulation_of
from congress.custody import PENDING, forget, read_entries
from congress.documents.slipcode import SlipCode
from congress.elections.batches import Attempt, require_batch
from congress.elections.comparing import differences
from congress.elections.keyed import HandedIn, hand_in, handed_in
from congress.elections.paper import released_layout
from congress.elections.state import Round, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.elections.traces import traces_of_others
from congress.i18n import _
from congress.journal import person
from congress.keying.ballot import rules_of
from congress.keying.draft import draft_name, opened_draft
from congress.keying.entering import Entering, Job, Sheet, columns_of, votes_rows
from congress.storage import sha256_of
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.problems import StopError

_ATTEMPTS = 3
"""Two operators may finish a batch in the same moment; the second one is then the second count."""


@contextmanager
def entering(workspace: Workspace, election: str, round_: int, batch: str, by: str) -> Iterator[Entering | None]:
    """The session of one operator with one batch, as they left it; None where what they keyed is recorded already.

    Raises StopError where the batch cannot be keyed by this person, or another window has their draft open.
    """
    by = person(by)
    contest, entries = current_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    name = draft_name(round_name(election, round_), batch, by)
    path = workspace.root / PENDING / name
    if path.is_file() and handed_in(known, batch, sha256_of(path)):
        forget(workspace, name)
        yield None
        return
    require("key", known)
    require_batch("type", Attempt(known, contest, batch, by))
    rules = rules_of(contest, regulation_of(contest, workspace.root / "contests"))
    layout = released_layout(workspace, known, known.released) if known.released else None

    def declared() -> int:
        slip = round_of(read_entries(workspace), election, round_).slips.get(batch)
        return slip.sheets if slip else 0

    elsewhere = Traces(traces_of_others(workspace, known, batch)) if layout else Traces()

    def twin_of(marks: tuple[str, ...]) -> str:
        return elsewhere.same(Trace("", marks))

    def recorded(sheets: Sequence[Sheet]) -> str:
        rows = votes_rows(sheets, batch, rules)
        traces = [Trace(row["ballot"], sheet.marks) for row, sheet in zip(rows, sheets, strict=True) if sheet.marks]
        done = _recorded(workspace, known, batch, by, columns_of(rules), rows, path, traces)
        return _words(workspace, known, batch, done, len(sheets))

    slip = SlipCode(election, round_, batch, known.slips[batch].sheets)
    with opened_draft(workspace, name) as draft:
        session = Entering(Job(slip, by, rules, layout, declared, twin_of, recorded), draft)
        yield session
    if session.done:
        forget(workspace, name)


def _recorded(
    workspace: Workspace,
    known: Round,
    batch: str,
    by: str,
    columns: Sequence[str],
    rows: Sequence[dict[str, str]],
    log: Path,
    traces: Sequence[Trace],
) -> HandedIn:
    for _attempt in range(_ATTEMPTS):
        try:
            return hand_in(workspace, known.election, known.round, batch, by, columns, rows, log, traces)
        except StopError as error:
            if any(one.code != "OVERTAKEN" for one in error.problems):
                raise
    raise overtaken(known.election)


def _words(workspace: Workspace, known: Round, batch: str, recorded: HandedIn, sheets: int) -> str:
    """What came of it. The second operator learns on which sheets the counts differ, not what the first one keyed."""
    if not recorded.second:
        text = _("Recorded: {sheets} ballots, {name}. The second count is keyed by somebody else.")
        return text.format(sheets=sheets, name=recorded.name)
    now = round_of(read_entries(workspace), known.election, known.round)
    found = differences(workspace, now, batch)
    text = _("Recorded as the second count: {sheets} ballots, {name}.").format(sheets=sheets, name=recorded.name)
    if not found:
        return f"{text} " + _("Both counts are equal.")
    where = ", ".join(str(one.sheet) for one in found)
    return f"{text} " + _("The counts differ on {count} sheets: {where}. A third person settles them.").format(
        count=len(found), where=where
    )
