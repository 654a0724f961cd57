"""What the journal knows of the list of an election: its state, who put it there, and everything from the floor.

```mermaid
stateDiagram-v2
    [*] --> draft
    draft --> submitted: submit
    submitted --> draft: return
    submitted --> approved: approve
    approved --> draft: return
    approved --> approved: nominate, support, withdraw, opinion
    approved --> adopted: adopt
    adopted --> [*]
```

From `submitted` on the list is frozen: another list is refused until this one is returned.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from congress.journal import Entry, canonical
from congress.nominations.messages import problem
from tally.contest import Contest
from tally.problems import Place, StopError

ListState = Literal["draft", "submitted", "approved", "adopted"]

ACTIONS = ("submit", "return", "approve", "nominate", "support", "withdraw", "opinion", "adopt")
PREFIX = "list_"

ALLOWED: dict[str, tuple[ListState, ...]] = {
    "submit": ("draft",),
    "return": ("submitted", "approved"),
    "approve": ("submitted",),
    "nominate": ("approved",),
    "support": ("approved",),
    "withdraw": ("approved",),
    "opinion": ("approved",),
    "adopt": ("approved",),
}
"""In which state an act may be done."""

_AFTER: dict[str, ListState] = {"submit": "submitted", "return": "draft", "approve": "approved", "adopt": "adopted"}


@dataclass(frozen=True)
class Act:
    """Something done with the list: what, by whom, when (UTC), and the document it stands on."""

    what: str
    by: str
    at: str
    document: str
    reason: str


@dataclass(frozen=True)
class Nominee:
    """A person from the floor. `how`: `floor` (nominated by a delegate) or `self`. `support` and `attending` are None
    until the congress was asked."""

    id: str
    name: str
    how: str
    born: str = ""
    note: str = ""
    nominator: str = ""
    consent: bool = False
    support: int | None = None
    attending: int | None = None


@dataclass(frozen=True)
class Withdrawal:
    """`granted` is None until the congress has decided."""

    id: str
    reason: str
    granted: bool | None = None


@dataclass(frozen=True)
class ListRecord:
    state: ListState = "draft"
    digest: str = ""
    """The list that was submitted, or adopted."""
    acts: tuple[Act, ...] = ()
    nominees: dict[str, Nominee] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    opinion: dict[str, int] | None = None
    adoption: dict[str, Any] = field(default_factory=dict)

    @property
    def frozen(self) -> bool:
        return self.state != "draft"


def digest_of(contest: Contest) -> str:
    """What stands for a list: the seats, and everybody on it as the ballot names them, in order."""
    people = [[one.id, one.name, str(one.born or ""), one.note] for one in contest.candidate]
    text = canonical({"seats": contest.seats, "alternates": contest.alternates, "candidates": people})
    return hashlib.sha256(text.encode()).hexdigest()


def list_record(entries: Iterable[Entry], election: str) -> ListRecord:
    """The entries about the list of the election's first round, played back in order."""
    known = ListRecord()
    for entry in entries:
        what = entry.action.removeprefix(PREFIX)
        if entry.election == election and entry.action.startswith(PREFIX) and what in ACTIONS:
            known = _played(known, entry, what)
    return known


def _played(known: ListRecord, entry: Entry, what: str) -> ListRecord:
    said = entry.payload
    act = Act(what, entry.by, entry.at, str(said.get("document", "")), str(said.get("reason", "")))
    known = replace(known, acts=(*known.acts, act), state=_AFTER.get(what, known.state))
    if what in ("submit", "adopt"):
        known = replace(known, digest=said["list"])
    if what == "adopt":
        known = replace(known, adoption=dict(said))
    if what == "return":
        known = replace(known, digest="", nominees={}, withdrawals={}, opinion=None)
    if what == "nominate":
        one = Nominee(**said["nominee"])
        known = replace(known, nominees={**known.nominees, one.id: one}, opinion=None)
    if what == "support":
        one = replace(known.nominees[said["id"]], support=said["agree"], attending=said["attending"])
        known = replace(known, nominees={**known.nominees, one.id: one})
    if what == "withdraw":
        asked = Withdrawal(said["id"], act.reason or known.withdrawals[said["id"]].reason, said["granted"])
        known = replace(known, withdrawals={**known.withdrawals, asked.id: asked})
    if what == "opinion":
        known = replace(known, opinion=dict(said["votes"]))
    return known


def require_list_free(entries: Iterable[Entry], contest: Contest) -> None:
    """Raises StopError `LIST_FROZEN` where the contest's list is not the one submitted, approved or adopted."""
    if contest.round != 1:
        return
    known = list_record(entries, contest.id)
    if known.frozen and known.digest != digest_of(contest):
        place = Place(file=f"contests/{contest.id}.toml")
        raise StopError(problem("LIST_FROZEN", place, id=contest.id, state=known.state))
