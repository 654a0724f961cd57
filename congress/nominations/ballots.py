"""The opinion ballots of an election, `ID-y-kien`, `ID-y-kien-2`, …: each is kept, with how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from congress.elections.state import Round, round_of
from congress.journal import Entry
from congress.nominations.state import ListRecord, Off, Opinion, opinion_id

BallotState = Literal["drafted", "printed", "counting", "counted", "taken", "recounted", "closed"]


@dataclass(frozen=True)
class OpinionBallot:
    """`recounted`: its result is no longer the one that was taken. `off`: why one that was taken no longer counts;
    `closed`: why one was given up."""

    id: str
    state: BallotState
    off: Off = ""
    closed: str = ""
    tied: bool = False

    @property
    def open(self) -> bool:
        """Ballots are out, or counted, and nobody has taken the result or given it up."""
        return self.state in ("printed", "counting", "counted")

    @property
    def counts(self) -> bool:
        return self.state == "taken" and not self.off


def opinion_ballots(entries: Iterable[Entry], election: str, known: ListRecord) -> tuple[OpinionBallot, ...]:
    """In their order; the last is the one in hand."""
    told = list(entries)
    ended = {one.id: one for one in known.opinions}
    made = {entry.election for entry in told if entry.action == "import"}
    found: list[OpinionBallot] = []
    while (id_ := opinion_id(election, len(found) + 1)) in made:
        found.append(_ballot(id_, round_of(told, id_, 1), ended.get(id_)))
    return tuple(found)


def _ballot(id_: str, known: Round, ended: Opinion | None) -> OpinionBallot:
    if ended:
        same = known.has_official_result and known.result_hash == ended.result
        state: BallotState = "closed" if ended.closed else "taken" if same or ended.off else "recounted"
        return OpinionBallot(id_, state, ended.off, ended.closed, ended.tied)
    if known.outcome:
        return OpinionBallot(id_, "counted")
    if known.batches or known.totals:
        return OpinionBallot(id_, "counting")
    return OpinionBallot(id_, "printed" if known.released else "drafted")
