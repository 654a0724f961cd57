"""How far each batch of a round is."""

from dataclasses import dataclass
from typing import Literal

from congress.elections.state import Batch, Round

State = Literal["declared", "waiting", "once", "twice"]


@dataclass(frozen=True)
class BatchStanding:
    """A batch as `status` tells it. `declared`: the sheets its slip says, None where it has no slip."""

    batch: str
    declared: int | None
    counts: tuple[Batch, ...]
    state: State

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.counts)


def batch_standings(known: Round) -> list[BatchStanding]:
    return [_standing(known, name) for name in sorted({*known.slips, *known.batches})]


def _standing(known: Round, name: str) -> BatchStanding:
    slip, batch = known.slips.get(name), known.batches.get(name)
    counts = batch.counts if batch else ()
    state: State = "declared" if not counts else "twice" if len(counts) > 1 else "once"
    if any(one.waiting for one in counts):
        state = "waiting"
    return BatchStanding(name, slip.sheets if slip else None, counts, state)
