"""The steps of a round, and what each needs before it may be taken: one table.

A round is in one state of each region at once. A step that is drawn in a region may be taken where an arrow with its
name leaves; a step that is not drawn there does not ask about it. What is not a step's name is for the reader.

```mermaid
stateDiagram-v2
    state round {
        [*] --> empty
        empty --> listed: import, slate
        listed --> listed: import, slate, print, accounts, unused, zero, record, batch, withdraw_batch
        listed --> listed: scan, key, totals, settle, result
        --
        [*] --> unprinted
        unprinted --> unprinted: slate
        unprinted --> printed: print
        printed --> printed: print, scan
        printed --> unprinted: withdraw_print
        --
        [*] --> uncounted
        uncounted --> uncounted: batch, withdraw_print
        uncounted --> batches: scan, key
        uncounted --> totals: totals
        batches --> batches: batch, scan, key, result, withdraw_count
        batches --> uncounted: withdraw_count
        totals --> totals: totals, result, withdraw_print
        totals --> uncounted: withdraw_count
        --
        [*] --> none
        none --> current: result
        current --> current: result, minutes, confirm, round, close
        current --> stale: something it rests on has changed
        stale --> current: result
        --
        [*] --> open
        open --> open: import, slate, print, withdraw_print, accounts, zero, batch, withdraw_batch
        open --> open: scan, key, totals, withdraw_count, review, settle, result
        open --> fixed: confirm
        fixed --> open: unlock
        fixed --> followed: round
        fixed --> closed: close
        closed --> fixed: reopen
    }
```

What is in no region: `zero` waits for nothing to be counted ever, `unused` for the numbers it prints, `review` for a
scanned batch, `settle` for a second count, `result` for the ballots returned and for slips that match, `confirm`,
`round` and `close` for an official result. Of `accounts` the latest entry counts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from congress.elections.state import Round
from congress.messages import problem
from tally.problems import NOWHERE, Place, Problem, StopError

Condition = Callable[[Round], bool]

PAPER = ("issued", "spoiled", "unused")
"""What people count of the ballots that are in no box."""

CONDITIONS: Mapping[str, Condition] = {
    "STEP_NEEDS_CONTEST": lambda known: bool(known.contest),
    "STEP_NEEDS_NOT_RELEASED": lambda known: known.released is None,
    "STEP_NEEDS_BALLOTS": lambda known: known.released is not None,
    "STEP_NEEDS_SCAN": lambda known: any(batch.kind == "scan" for batch in known.batches.values()),
    "STEP_NEEDS_NO_TOTALS": lambda known: known.totals is None,
    "STEP_NEEDS_NO_BATCHES": lambda known: not known.batches,
    "STEP_NEEDS_RETURNED": lambda known: known.accounts.get("returned") is not None,
    "STEP_NEEDS_PAPER_COUNTED": lambda known: all(known.accounts.get(one) is not None for one in PAPER),
    "STEP_NEEDS_NOTHING_COUNTED": lambda known: not any(known.counts.get(one) for one in ("scan", "key", "totals")),
    "STEP_NEEDS_COUNT": lambda known: bool(known.batches) or known.totals is not None,
    "STEP_NEEDS_SLIPS_COUNTED": lambda known: not known.unlike_slips,
    "STEP_NEEDS_SECOND_COUNT": lambda known: any(batch.second for batch in known.batches.values()),
    "STEP_NEEDS_OFFICIAL": lambda known: known.outcome is None or known.outcome.official,
    "STEP_NEEDS_RESULT": lambda known: known.outcome is not None,
    "STEP_NEEDS_CURRENT_RESULT": lambda known: known.outcome is None or known.outcome.inputs == known.count_inputs(),
    "STEP_NEEDS_OPEN_ROUND": lambda known: not known.followed,
    "STEP_NEEDS_NOT_FIXED": lambda known: not known.fixed_by or known.followed or bool(known.closed),
    "STEP_NEEDS_FIXED": lambda known: bool(known.fixed_by),
    "STEP_NEEDS_NOT_ENDED": lambda known: not known.closed,
    "STEP_NEEDS_ENDED": lambda known: bool(known.closed),
}
"""Condition → whether it holds. Each is also the code of the words said when it does not."""

_OPEN = ("STEP_NEEDS_OPEN_ROUND", "STEP_NEEDS_NOT_ENDED", "STEP_NEEDS_NOT_FIXED")
_WITH_LIST = (*_OPEN, "STEP_NEEDS_CONTEST")
_CURRENT = ("STEP_NEEDS_RESULT", "STEP_NEEDS_CURRENT_RESULT")
_ENDING = ("STEP_NEEDS_OPEN_ROUND", "STEP_NEEDS_NOT_ENDED", *_CURRENT, "STEP_NEEDS_OFFICIAL", "STEP_NEEDS_FIXED")

NEEDS: Mapping[str, tuple[str, ...]] = {
    "import": _OPEN,
    "slate": (*_OPEN, "STEP_NEEDS_NOT_RELEASED"),
    "print": _WITH_LIST,
    "withdraw_print": (*_OPEN, "STEP_NEEDS_BALLOTS", "STEP_NEEDS_NO_BATCHES"),
    "accounts": _WITH_LIST,
    "unused": ("STEP_NEEDS_CONTEST", "STEP_NEEDS_PAPER_COUNTED"),
    "zero": (*_WITH_LIST, "STEP_NEEDS_NOTHING_COUNTED"),
    "record": ("STEP_NEEDS_CONTEST",),
    "batch": (*_WITH_LIST, "STEP_NEEDS_NO_TOTALS"),
    "withdraw_batch": _WITH_LIST,
    "scan": (*_WITH_LIST, "STEP_NEEDS_BALLOTS", "STEP_NEEDS_NO_TOTALS"),
    "key": (*_WITH_LIST, "STEP_NEEDS_NO_TOTALS"),
    "totals": (*_WITH_LIST, "STEP_NEEDS_NO_BATCHES"),
    "withdraw_count": (*_OPEN, "STEP_NEEDS_COUNT"),
    "review": (*_OPEN, "STEP_NEEDS_SCAN"),
    "settle": (*_WITH_LIST, "STEP_NEEDS_SECOND_COUNT"),
    "result": (*_WITH_LIST, "STEP_NEEDS_RETURNED", "STEP_NEEDS_COUNT", "STEP_NEEDS_SLIPS_COUNTED"),
    "minutes": _CURRENT,
    "confirm": (*_OPEN, *_CURRENT, "STEP_NEEDS_OFFICIAL"),
    "unlock": ("STEP_NEEDS_OPEN_ROUND", "STEP_NEEDS_NOT_ENDED", "STEP_NEEDS_FIXED"),
    "round": _ENDING,
    "close": _ENDING,
    "reopen": ("STEP_NEEDS_OPEN_ROUND", "STEP_NEEDS_ENDED"),
}


def missing_for(step: str, known: Round) -> list[Problem]:
    """Everything that keeps `step` from being taken now, in words."""
    return _unmet(NEEDS[step], known, Place(subject=known.election))


def _unmet(needs: Iterable[str], known: Round, place: Place = NOWHERE) -> list[Problem]:
    values = {"id": known.election, "round": known.round, "reason": known.closed, "people": ", ".join(known.fixed_by)}
    batches = ", ".join(known.unlike_slips)
    return [problem(code, place, **values, batches=batches) for code in needs if not CONDITIONS[code](known)]


def require(step: str, known: Round) -> None:
    """Raises StopError with every condition that is not met."""
    if missing := missing_for(step, known):
        raise StopError(missing)


def overtaken(election: str) -> StopError:
    """What is raised where another process recorded something between reading and recording."""
    return StopError(problem("OVERTAKEN", Place(subject=election)))


def ballots_wait(known: Round) -> Problem:
    """How many ballots wait for people, and the command for it."""
    return problem("BALLOTS_WAIT", id=known.election, round=known.round, count=known.waiting)


def out_of_date(known: Round) -> list[Problem]:
    """The result and the minutes that no longer are those of what they were made from."""
    if known.outcome is None:
        return []
    values = {"id": known.election, "round": known.round}
    stale = known.outcome.inputs != known.count_inputs()
    found = [problem("RESULT_OUT_OF_DATE", Place(file=known.result_name), **values)] if stale else []
    if known.minutes_of and (stale or known.minutes_of != known.result_hash):
        minutes = sorted(name for name in known.files if name.startswith("minutes/"))
        found += [problem("MINUTES_OUT_OF_DATE", Place(file=name), **values) for name in minutes]
    return found


@dataclass(frozen=True)
class Standing:
    """Where a round stands: the last step done, the next one, and what that one waits for."""

    election: str
    round: int
    done: str
    next: str
    missing: tuple[Problem, ...]


_DONE: Mapping[str, Condition] = {
    "slate": lambda known: bool(known.contest),
    "print": lambda known: known.released is not None,
    "count": lambda known: bool(known.batches) or known.totals is not None,
    "accounts": lambda known: known.accounts.get("returned") is not None,
    "result": lambda known: known.outcome is not None and known.outcome.inputs == known.count_inputs(),
    "minutes": lambda known: known.outcome is not None and known.minutes_of == known.result_hash,
    "confirm": lambda known: bool(known.fixed_by),
}
"""The course of a round, step by step. `count` is any of scan, key and totals."""

_NO_FURTHER_ROUND = frozenset({"none", "stop", "hold"})


def standing(known: Round) -> Standing:
    done = [step for step, is_done in _DONE.items() if is_done(known)]
    left = [step for step in _DONE if step not in done and not (step == "print" and "count" in done)]
    following = left[0] if left else _after(known)
    needs = NEEDS.get("scan" if following == "count" else following, ())
    missing = _unmet(needs, known)
    if known.waiting:
        missing.append(ballots_wait(known))
    last = "close" if known.closed else done[-1] if done else ""
    return Standing(known.election, known.round, last, following, tuple(missing))


def _after(known: Round) -> str:
    action = known.outcome.action if known.outcome else "none"
    return "" if known.followed or known.closed or action in _NO_FURTHER_ROUND else "round"
