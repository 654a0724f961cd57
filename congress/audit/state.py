"""What the journal knows of the hand check of a round: the draw in force, and what was read of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from congress.elections.state import Round, round_name
from congress.journal import Entry
from congress.messages import problem
from tally.problems import Problem

SAMPLE, FOUND, WITHDRAW = "audit_sample", "audit_found", "audit_withdraw"
MISSING = "MISSING"
"""In the column `problem`: no such sheet lies at that place. It counts as the worst that could be on it."""


@dataclass(frozen=True)
class Check:
    """A draw by `dice` that limits the risk to `risk`, of the count with the hashes `inputs`.

    `sizes`: the sheets drawn in all after the first draw and each enlargement; `lists`: the file to fill in of each;
    `found`: the recorded files of what people read, one for each list read so far.
    """

    dice: str
    risk: Fraction
    inputs: dict[str, Any]
    sizes: tuple[int, ...]
    lists: tuple[str, ...]
    found: tuple[str, ...] = ()
    confirmed: bool = False
    enough: int = 0
    """What was said of the sheets read so far."""

    @property
    def size(self) -> int:
        return self.sizes[-1]

    @property
    def waits(self) -> bool:
        """Whether drawn sheets are still to be read."""
        return len(self.found) < len(self.lists)


@dataclass(frozen=True)
class History:
    """The check in force, if any; `acts` counts all entries about checks of the round, `last_withdrawn` the reason."""

    check: Check | None = None
    acts: int = 0
    last_withdrawn: str = ""


def history_of(entries: Iterable[Entry], election: str, round_: int) -> History:
    history = History()
    for entry in entries:
        if (entry.election, entry.round) == (election, round_) and entry.action in (SAMPLE, FOUND, WITHDRAW):
            history = replace(_after(history, entry), acts=history.acts + 1)
    return history


def _after(history: History, entry: Entry) -> History:
    said = entry.payload
    if entry.action == WITHDRAW:
        return History(None, 0, said["reason"])
    check = history.check
    if entry.action == SAMPLE:
        new = Check(said["dice"], Fraction(said["risk"]), said["inputs"], (said["size"],), (said["list"],))
        if check:
            new = replace(check, sizes=(*check.sizes, said["size"]), lists=(*check.lists, said["list"]))
        return History(new)
    if check is None:
        return History()
    found = (*check.found, said["found"])
    return History(replace(check, found=found, confirmed=said["confirmed"], enough=said["enough"]))


def not_held(entries: Iterable[Entry], known: Round) -> list[Problem]:
    """That the check of the round's count as it stands has not confirmed it, and what would."""
    check = history_of(entries, known.election, known.round).check
    if known.followed or not (check and check.found) or check.confirmed or check.inputs != known.count_inputs():
        return []
    return [problem("AUDIT_NOT_HELD", id=known.election, round=known.round, drawn=check.size, enough=check.enough)]


def memory_name(election: str, round_: int, number: int) -> str:
    """The file of `.pending/` in which a list is being filled in."""
    return f"found-of-{round_name(election, round_)}-{number}.csv"
