"""Batches: a pile of sheets with a slip, counted once or twice. Who may do what with one, and when: one table.

```mermaid
stateDiagram-v2
    [*] --> declared: batch --sheets N
    declared --> once: scan, or key, N sheets
    declared --> declared: another number, with a reason
    once --> twice: key by somebody else, or scan
    twice --> agreed: equal on every sheet
    twice --> differing
    differing --> agreed: each sheet settled by a third person, with a reason
    once --> declared: withdrawn, with a reason
    twice --> once: one of the two counts withdrawn, with a reason
    declared --> [*]: withdrawn, with a reason
```
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from congress.elections.state import Batch, Round
from congress.journal import Entry
from congress.messages import problem
from congress.versions import contest_version, current_contest
from congress.workspace import Workspace
from tally.contest import Contest
from tally.names import same_name
from tally.problems import Place, Problem, StopError


@dataclass(frozen=True)
class Attempt:
    """What somebody is about to do with a batch."""

    known: Round
    contest: Contest
    batch: str
    by: str

    @property
    def standing(self) -> Batch | None:
        return self.known.batches.get(self.batch)

    @property
    def counts(self) -> tuple[Batch, ...]:
        return self.standing.counts if self.standing else ()


Condition = Callable[[Attempt], bool]

CONDITIONS: Mapping[str, Condition] = {
    "NO_CANDIDATE": lambda what: not is_candidate(what.contest, what.by),
    "NEEDS_SLIP_LIKE_OTHERS": lambda what: not what.known.slips or what.batch in what.known.slips,
    "NEEDS_SLIP": lambda what: what.batch in what.known.slips,
    "NEEDS_COUNT": lambda what: len(what.counts) > 0,
    "NEEDS_ROOM": lambda what: len(what.counts) < 2,
    "NEEDS_KEYED_COUNT": lambda what: what.standing is None or what.standing.kind == "key",
    "NEEDS_OTHER_PERSON": lambda what: not _is_one_of(what.by, (one.by for one in what.counts if one.kind == "key")),
    "NEEDS_TWO_COUNTS": lambda what: len(what.counts) == 2,
    "NEEDS_NOTHING_WAITING": lambda what: not any(one.waiting for one in what.counts),
    "NEEDS_THIRD_PERSON": lambda what: not _is_one_of(what.by, (one.by for one in what.counts)),
}
"""Condition → whether it holds; behind `BATCH_` the code of the words said when it does not."""

NEEDS: Mapping[str, tuple[str, ...]] = {
    "declare": ("NO_CANDIDATE",),
    "scan": ("NO_CANDIDATE", "NEEDS_SLIP_LIKE_OTHERS"),
    "scan again": ("NO_CANDIDATE", "NEEDS_SLIP_LIKE_OTHERS", "NEEDS_COUNT", "NEEDS_ROOM", "NEEDS_KEYED_COUNT"),
    "key": ("NO_CANDIDATE", "NEEDS_SLIP_LIKE_OTHERS"),
    "key again": ("NO_CANDIDATE", "NEEDS_SLIP_LIKE_OTHERS", "NEEDS_COUNT", "NEEDS_OTHER_PERSON"),
    "type": ("NO_CANDIDATE", "NEEDS_SLIP", "NEEDS_ROOM", "NEEDS_OTHER_PERSON"),
    "settle": ("NO_CANDIDATE", "NEEDS_TWO_COUNTS", "NEEDS_NOTHING_WAITING", "NEEDS_THIRD_PERSON"),
}
"""`… again` is the second count from a file; `type` is keying on the screen, whichever of the two counts it becomes."""


def missing_for(step: str, what: Attempt) -> list[Problem]:
    """Everything that keeps `step` from being taken with this batch by this person, in words."""
    place = Place(subject=what.batch)
    values = {"batch": what.batch, "by": what.by, "id": what.known.election, "round": what.known.round}
    people = ", ".join(one.by for one in what.counts)
    return [
        problem(f"BATCH_{code}", place, **values, people=people) for code in NEEDS[step] if not CONDITIONS[code](what)
    ]


def require_batch(step: str, what: Attempt) -> None:
    """Raises StopError with every condition that is not met."""
    if missing := missing_for(step, what):
        raise StopError(missing)


def is_candidate(contest: Contest, name: str) -> bool:
    """Nobody on the list may be of the counting committee (QĐ 190-QĐ/TW Đ8)."""
    return _is_one_of(name, (person.name for person in contest.candidate))


def require_no_candidate(contest: Contest, names: Iterable[str]) -> None:
    """Raises StopError `BATCH_NO_CANDIDATE` for everyone who is on the list."""
    listed = [name for name in dict.fromkeys(names) if is_candidate(contest, name)]
    if listed:
        raise StopError([problem("BATCH_NO_CANDIDATE", Place(subject=name), by=name) for name in listed])


def official_contest(workspace: Workspace, election: str, round_: int, by: str) -> tuple[Contest, list[Entry]]:
    """As `current_contest`, of a step that nobody on the list may take. Raises StopError `BATCH_NO_CANDIDATE`."""
    contest, entries = current_contest(workspace, election, round_, by)
    require_no_candidate(contest, [by])
    return contest, entries


def require_not_listed(workspace: Workspace, known: Round, by: str) -> None:
    """Raises StopError `BATCH_NO_CANDIDATE` where `by` is on the list as it is recorded."""
    if known.contest:
        require_no_candidate(contest_version(workspace, known, known.contest), [by])


def _is_one_of(name: str, others: Iterable[str]) -> bool:
    return same_name(name) in {same_name(other) for other in others}


def require_sheets(known: Round, batch: str, sheets: int) -> None:
    """Raises StopError `SLIP_TOO_MANY` or `SLIP_TOO_FEW` where the slip declares another number of sheets."""
    slip = known.slips.get(batch)
    if slip and slip.sheets != sheets:
        values = {"batch": batch, "found": sheets, "declared": slip.sheets, "id": known.election, "by": slip.by}
        code = "SLIP_TOO_MANY" if sheets > slip.sheets else "SLIP_TOO_FEW"
        raise StopError(problem(code, Place(subject=batch), **values, off=abs(sheets - slip.sheets)))


def unknown_batch(known: Round, batch: str) -> Problem:
    names = ", ".join(sorted({*known.slips, *known.batches})) or "—"
    return problem("BATCH_UNKNOWN", Place(subject=known.election), batch=batch, known=names, id=known.election)
