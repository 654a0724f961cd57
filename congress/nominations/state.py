"""What the journal knows of the list of an election: its state, who put it there, and everything from the floor.

```mermaid
stateDiagram-v2
    [*] --> draft
    draft --> submitted: submit
    submitted --> draft: return
    submitted --> approved: approve
    approved --> draft: return
    approved --> approved: nominate, void, support, withdraw, opinion, opinion_close
    approved --> adopted: adopt
    adopted --> [*]
```

From `submitted` on the list is frozen: another list is refused until this one is returned.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from congress.journal import Entry, canonical
from congress.nominations.messages import problem, state_values, way_values
from tally.contest import Contest
from tally.problems import Place, Problem, StopError

ListState = Literal["draft", "submitted", "approved", "adopted"]
Verdict = Literal["pass", "fail", "unknown"]
Off = Literal["", "nominated", "returned", "replaced"]
"""Why an opinion no longer counts: somebody was nominated after it, the list went back, everybody was asked again."""

PREFIX = "list_"

ALLOWED: dict[str, tuple[ListState, ...]] = {
    "submit": ("draft",),
    "return": ("submitted", "approved"),
    "approve": ("submitted",),
    "nominate": ("approved",),
    "void": ("approved",),
    "support": ("approved",),
    "withdraw": ("approved",),
    "opinion": ("approved",),
    "opinion_close": ("approved",),
    "adopt": ("approved",),
}
"""In which state an act may be done."""
ACTIONS = tuple(ALLOWED)

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
class Finding:
    """What a rule on names from the floor found. `clause`: the id of the clause; `code` and `values`: the words, in
    the table of messages, of what does not pass or cannot be told."""

    clause: str
    verdict: Verdict
    code: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Nominee:
    """A person from the floor. `how`: `floor` (nominated by a delegate) or `self`. `support` and `attending` are None
    until the congress was asked. `delegate`: whether the person is one, None where nobody can tell; `number` and
    `nominator_number` are those of the delegate list (0: none). `received`: when the papers of who stands came in, of a
    congress of the `grassroots` or above. `decided`: who decided against a finding that does not pass, and why."""

    id: str
    name: str
    how: str
    born: str = ""
    note: str = ""
    nominator: str = ""
    consent: bool = False
    support: int | None = None
    attending: int | None = None
    delegate: bool | None = None
    number: int = 0
    nominator_number: int = 0
    received: str = ""
    grassroots: bool = False
    decided: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Withdrawal:
    """`granted` is None until the congress has decided."""

    id: str
    reason: str
    granted: bool | None = None


@dataclass(frozen=True)
class Opinion:
    """An opinion ballot that was taken (`votes` by id, `result` the SHA-256 of the result they are from), or closed
    with a reason. `tied`: it is about those level in one before it, and refines that one; else it stands in its place.
    """

    id: str
    votes: Mapping[str, int] = field(default_factory=dict)
    tied: bool = False
    result: str = ""
    closed: str = ""
    off: Off = ""

    @property
    def counts(self) -> bool:
        return not self.closed and not self.off


@dataclass(frozen=True)
class ListRecord:
    state: ListState = "draft"
    digest: str = ""
    """The list that was submitted, or adopted."""
    acts: tuple[Act, ...] = ()
    nominees: dict[str, Nominee] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    opinions: tuple[Opinion, ...] = ()
    adoption: dict[str, Any] = field(default_factory=dict)

    @property
    def frozen(self) -> bool:
        return self.state != "draft"

    @property
    def votes(self) -> tuple[Mapping[str, int], ...]:
        """The votes of the opinions that count: about everybody, then about those level in it, and so on."""
        return tuple(one.votes for one in self.opinions if one.counts)

    @property
    def gone(self) -> set[str]:
        """Whose withdrawal was granted."""
        return {one.id for one in self.withdrawals.values() if one.granted}


def opinion_id(election: str, number: int = 1) -> str:
    return f"{election}-y-kien" + (f"-{number}" if number > 1 else "")


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
            said = entry.payload
            act = Act(what, entry.by, entry.at, str(said.get("document", "")), str(said.get("reason", "")))
            known = replace(known, acts=(*known.acts, act), state=_AFTER.get(what, known.state))
            known = _PLAY[what](known, {**said, "election": election}) if what in _PLAY else known
    return known


Said = Mapping[str, Any]


def _submit(known: ListRecord, said: Said) -> ListRecord:
    return replace(known, digest=said["list"])


def _adopt(known: ListRecord, said: Said) -> ListRecord:
    return replace(known, digest=said["list"], adoption=dict(said))


def _return(known: ListRecord, _said: Said) -> ListRecord:
    return replace(known, digest="", nominees={}, withdrawals={}, opinions=_off(known, "returned"))


def _nominate(known: ListRecord, said: Said) -> ListRecord:
    values = dict(said["nominee"])
    findings = tuple(Finding(**one) for one in values.pop("findings", ()))
    one = Nominee(**values, findings=findings)
    return replace(known, nominees={**known.nominees, one.id: one}, opinions=_off(known, "nominated"))


def _void(known: ListRecord, said: Said) -> ListRecord:
    nominees = {id_: one for id_, one in known.nominees.items() if id_ != said["id"]}
    withdrawals = {id_: one for id_, one in known.withdrawals.items() if id_ != said["id"]}
    return replace(known, nominees=nominees, withdrawals=withdrawals)


def _support(known: ListRecord, said: Said) -> ListRecord:
    if said["id"] not in known.nominees:  # taken out by another station meanwhile
        return known
    one = replace(known.nominees[said["id"]], support=said["agree"], attending=said["attending"])
    return replace(known, nominees={**known.nominees, one.id: one})


def _withdraw(known: ListRecord, said: Said) -> ListRecord:
    id_ = said["id"]
    before = known.withdrawals.get(id_, Withdrawal(id_, ""))
    asked = Withdrawal(id_, str(said.get("reason", "")) or before.reason, said["granted"])
    return replace(known, withdrawals={**known.withdrawals, id_: asked})


def _opinion(known: ListRecord, said: Said) -> ListRecord:
    id_, tied = said.get("ballot", opinion_id(said["election"])), said.get("tied", False)
    taken = Opinion(id_, dict(said["votes"]), tied, said["result"])
    if any(one.id == id_ for one in known.opinions):
        return replace(known, opinions=_in_place(known, taken))
    before = known.opinions if tied else _off(known, "replaced")
    return replace(known, opinions=(*before, taken))


def _opinion_close(known: ListRecord, said: Said) -> ListRecord:
    closed = Opinion(said["ballot"], closed=said["reason"])
    if any(one.id == closed.id for one in known.opinions):
        return replace(known, opinions=_in_place(known, closed))
    return replace(known, opinions=(*known.opinions, closed))


def _in_place(known: ListRecord, again: Opinion) -> tuple[Opinion, ...]:
    """One that was taken before and counted anew: those that refine it stay."""
    return tuple(again if one.id == again.id else one for one in known.opinions)


def _off(known: ListRecord, why: Off) -> tuple[Opinion, ...]:
    return tuple(replace(one, off=why) if one.counts else one for one in known.opinions)


_PLAY: Mapping[str, Callable[[ListRecord, Said], ListRecord]] = {
    "submit": _submit,
    "adopt": _adopt,
    "return": _return,
    "nominate": _nominate,
    "void": _void,
    "support": _support,
    "withdraw": _withdraw,
    "opinion": _opinion,
    "opinion_close": _opinion_close,
}


def require_list_free(entries: Iterable[Entry], contest: Contest) -> None:
    """Raises StopError `LIST_FROZEN` where the contest's list is not the one submitted, approved or adopted."""
    if contest.round != 1:
        return
    known = list_record(entries, contest.id)
    if known.frozen and known.digest != digest_of(contest):
        place = Place(file=f"contests/{contest.id}.toml")
        raise StopError(problem("LIST_FROZEN", place, id=contest.id, **state_values("state", known.state)))


def unsettled(entries: Iterable[Entry], contest: Contest) -> list[Problem]:
    """Why nothing may be printed of the contest's list: it is under way and not adopted, or another was adopted."""
    known = list_record(entries, contest.id)
    if contest.round != 1 or not known.acts:
        return []
    place = Place(subject=contest.id)
    if known.state != "adopted":
        values = {**state_values("state", known.state), **way_values(contest.id, known.state, "adopted")}
        return [problem("LIST_NOT_YET_ADOPTED", place, id=contest.id, **values)]
    return [problem("LIST_NOT_THE_ADOPTED", place, id=contest.id)] if known.digest != digest_of(contest) else []


def require_settled(entries: Iterable[Entry], contest: Contest) -> None:
    """Raises StopError `LIST_NOT_YET_ADOPTED` or `LIST_NOT_THE_ADOPTED`."""
    if found := unsettled(entries, contest):
        raise StopError(found)
