"""The slip of a batch: its number of sheets declared before it is counted, corrected or withdrawn with a reason."""

from ballots.readfile import checked_batch
from congress.custody import Act, drafting, read_entries, record
from congress.documents.batchslip import slip_pdf
from congress.elections.batches import Attempt, require_batch, require_not_listed, unknown_batch
from congress.elections.paper import given_reason
from congress.elections.state import Round, Slip, free_name, round_name, round_of
from congress.elections.steps import require
from congress.elections.traces import require_no_twins
from congress.journal import Entry
from congress.messages import problem
from congress.storage import sha256_of
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.problems import Place, Problem, StopError, UnreadableError

MOST_SHEETS = 5000
"""More is no pile that people count by hand."""


def declare_batch(
    workspace: Workspace, election: str, round_: int, batch: str, sheets: int, by: str, *, replace: str = ""
) -> tuple[Slip, bool]:
    """Records the slip of a batch and makes it as a PDF; returns it, and whether it is new.

    Raises StopError `SLIP_DIFFERS` where another number stands and no reason is given to `replace` it, `SLIP_COUNTED`
    where the batch was counted with another number.
    """
    checked_batch(batch)
    if not 1 <= sheets <= MOST_SHEETS:
        raise UnreadableError(problem("SLIP_SHEETS", Place(subject=batch), sheets=sheets, most=MOST_SHEETS))
    reason = given_reason(replace) if replace else ""
    contest, entries = current_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require("batch", known)
    require_batch("declare", Attempt(known, contest, batch, by))
    with drafting(workspace) as folder:
        made = folder / "slip.pdf"
        made.write_bytes(slip_pdf(contest, batch, sheets, workspace.settings.language))
        name = free_name(known, f"counts/{round_name(election, round_)}/{batch}.slip", ".pdf", sha256_of(made))

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("batch", standing)
            slip = standing.slips.get(batch)
            if slip and slip.sheets == sheets:
                return None
            _require_changeable(standing, slip, batch, sheets, reason)
            payload = {"batch": batch, "sheets": sheets, "reason": reason, "slip": name}
            key = f"batch:{election}:{round_}:{standing.counts.get('batch', 0) + 1}"
            return Act("batch", payload, key, election, round_)

        new = record(workspace, by, decide, {name: made})
    return round_of(read_entries(workspace), election, round_).slips[batch], new is not None


def _require_changeable(known: Round, slip: Slip | None, batch: str, sheets: int, reason: str) -> None:
    values = {"batch": batch, "id": known.election, "sheets": sheets}
    counted = known.batches.get(batch)
    if counted and any(one.sheets != sheets for one in counted.counts):
        found = ", ".join(str(one.sheets) for one in counted.counts)
        raise StopError(problem("SLIP_COUNTED", Place(subject=batch), **values, found=found))
    if slip and not reason:
        raise StopError(problem("SLIP_DIFFERS", Place(subject=batch), **values, declared=slip.sheets, by=slip.by))


def ballots_from_elsewhere(known: Round) -> list[Problem]:
    """That this program has printed no ballots of a round of which sheets are declared. That can be: ballots may come
    from a printing house, and are keyed then. Else the round, or the election, is a wrong one."""
    if known.released:
        return []
    return [problem("SLIP_BEFORE_BALLOTS", Place(subject=known.election), id=known.election, round=known.round)]


def withdraw_batch(workspace: Workspace, election: str, round_: int, batch: str, reason: str, by: str) -> None:
    """Takes a batch out of the count, its slip and its counts. All their files and entries stay."""
    reason = given_reason(reason)

    def decide(now: list[Entry]) -> Act | None:
        known = round_of(now, election, round_)
        stands = batch in known.slips or batch in known.batches
        if not stands and known.last_withdrawn == (batch, reason):
            return None
        require("withdraw_batch", known)
        require_not_listed(workspace, known, by)
        if not stands:
            raise StopError(unknown_batch(known, batch))
        if batch in known.batches:
            require_no_twins(workspace, known, known.batches[batch].counts)
        key = f"withdraw_batch:{election}:{round_}:{known.counts.get('withdraw_batch', 0) + 1}"
        return Act("withdraw_batch", {"batch": batch, "reason": reason}, key, election, round_)

    record(workspace, by, decide)
