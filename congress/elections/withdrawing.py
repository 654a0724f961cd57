"""What was counted, taken out of the count again, with a reason."""

from congress.custody import Act, record
from congress.elections.batches import require_not_listed, unknown_batch
from congress.elections.counting import counting_act
from congress.elections.paper import given_reason
from congress.elections.state import round_of
from congress.elections.steps import require
from congress.elections.traces import require_no_twins
from congress.journal import Entry
from congress.messages import problem
from congress.workspace import Workspace
from tally.problems import Place, StopError


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
