"""How far each batch of a round is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from congress.elections.comparing import Differing, differences
from congress.elections.state import Batch, Round
from congress.elections.steps import Standing, standing
from congress.messages import problem
from congress.workspace import Workspace

State = Literal["declared", "waiting", "once", "differing", "agreed"]


@dataclass(frozen=True)
class BatchStanding:
    """A batch as `status` tells it. `declared`: the sheets its slip says, None where it has no slip. `differing`: on
    what its two counts differ, settled or not; that is also its state while one of them is open."""

    batch: str
    declared: int | None
    counts: tuple[Batch, ...]
    state: State
    differing: tuple[Differing, ...] = ()

    @property
    def open(self) -> int:
        return sum(one.open for one in self.differing)

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.counts)


def batch_standings(workspace: Workspace, known: Round) -> list[BatchStanding]:
    return [_standing(workspace, known, name) for name in sorted({*known.slips, *known.batches})]


def round_standing(known: Round, batches: Sequence[BatchStanding]) -> Standing:
    """Where a round stands; differences between two counts are settled before its result is computed or confirmed."""
    found = standing(known)
    unsettled = [one.batch for one in batches if one.state == "differing"]
    if not unsettled or found.next not in ("result", "minutes", "confirm"):
        return found
    said = problem("COUNTS_UNSETTLED", id=known.election, round=known.round, batches=", ".join(unsettled))
    return replace(found, next="settle", missing=(*found.missing, said))


def _standing(workspace: Workspace, known: Round, name: str) -> BatchStanding:
    slip, batch = known.slips.get(name), known.batches.get(name)
    counts = batch.counts if batch else ()
    found = tuple(differences(workspace, known, name)) if len(counts) > 1 else ()
    state: State = "declared" if not counts else "once"
    if any(one.waiting for one in counts):
        state = "waiting"
    elif len(counts) > 1:
        state = "differing" if any(one.open for one in found) else "agreed"
    return BatchStanding(name, slip.sheets if slip else None, counts, state, found)
