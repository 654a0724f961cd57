"""How far each batch of a round is."""

from dataclasses import dataclass
from typing import Literal

from congress.elections.comparing import Differing, differences
from congress.elections.state import Batch, Round
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
