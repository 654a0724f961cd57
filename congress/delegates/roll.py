"""The roll: the list of delegates with every change to it, played back from the journal.

Who may not be summoned (HD 04-HD/TW 2024): see GROUNDS. An official delegate's seat is never two people's: who is
replaced gives it up, and the alternate who takes it is official.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from congress.custody import read_entries, verified
from congress.delegates.messages import problem
from congress.delegates.people import Delegate, read_list
from congress.i18n import _
from congress.journal import Entry
from congress.workspace import Workspace
from tally.problems import Place, StopError, UnreadableError

LIST = "delegates/list.csv"
Standing = Literal["official", "alternate", "replaced", "barred"]

GROUNDS = ("suspended", "charged", "elected_irregularly", "retired", "transferred")
"""Suspended from Party or committee activity; under criminal proceedings (khởi tố, truy tố); elected against the
rules; and, of members of the convening committee only: retirement, or transfer out, in effect before the opening."""

COMMITTEE_GROUNDS = frozenset({"retired", "transferred"})


@dataclass(frozen=True)
class Change:
    """One act on the list. `change`: `bar`, `lift`, `replace`, `restore`; `other`: who takes or gives back the seat."""

    change: str
    id: str
    reason: str
    by: str
    at: str
    ground: str = ""
    other: str = ""
    despite: str = ""


@dataclass(frozen=True)
class Seat:
    """A person on the roll. `for_`: whose seat the person holds, `taken_by`: who holds theirs."""

    delegate: Delegate
    standing: Standing
    for_: str = ""
    taken_by: str = ""
    ground: str = ""
    reason: str = ""

    @property
    def id(self) -> str:
        return self.delegate.id

    @property
    def name(self) -> str:
        return self.delegate.name


@dataclass(frozen=True)
class Roll:
    """`version` of the list counts from 1; 0 where there is none. `seats` by id, in the order of the list."""

    version: int = 0
    list_hash: str = ""
    seats: Mapping[str, Seat] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    @property
    def officials(self) -> tuple[Seat, ...]:
        """The official delegates summoned."""
        return tuple(seat for seat in self.seats.values() if seat.standing == "official")

    def found(self, who: str) -> Seat:
        """The person of this id or number. UnreadableError `DELEGATE_UNKNOWN`, `DELEGATE_AMBIGUOUS`."""
        by_id = self.seats.get(who)
        number = int(who) if who.isdecimal() and len(who) <= 9 else 0
        by_number = next((seat for seat in self.seats.values() if seat.delegate.number == number), None)
        if by_id and by_number and by_id != by_number:
            names = {"one": by_id.name, "other": by_number.name}
            raise UnreadableError(problem("DELEGATE_AMBIGUOUS", Place(subject=who), who=who, **names))
        seat = by_id or by_number
        if seat is None:
            raise UnreadableError(problem("DELEGATE_UNKNOWN", Place(subject=who[:80]), who=who[:80]))
        return seat


def ground_words(ground: str) -> str:
    return {
        "suspended": _("suspended from Party or committee activity"),
        "charged": _("under criminal proceedings"),
        "elected_irregularly": _("elected against the rules"),
        "retired": _("retired before the opening"),
        "transferred": _("transferred out before the opening"),
    }.get(ground, ground)


def standing_words(standing: str) -> str:
    return {
        "official": _("official delegate"),
        "alternate": _("alternate"),
        "replaced": _("replaced by an alternate"),
        "barred": _("not summoned"),
    }[standing]


def kind_words(kind: str) -> str:
    return {
        "ex_officio": _("ex officio"),
        "elected": _("elected by a unit"),
        "appointed": _("appointed"),
        "alternate": _("alternate"),
    }[kind]


def read_roll(workspace: Workspace, entries: list[Entry] | None = None) -> Roll:
    """The roll as it stands. Raises StopError `LIST_NONE` where no list was brought in, `FILE_MISSING` or
    `FILE_CHANGED` where the recorded list is not in its place."""
    known = read_entries(workspace) if entries is None else entries
    lists = [entry for entry in known if entry.action == "delegates"]
    if not lists:
        raise StopError(problem("LIST_NONE"))
    digest = lists[-1].payload["files"][LIST]
    text = verified(workspace, LIST, digest).read_text(encoding="utf-8")
    return roll_of(read_list(text), known, version=len(lists), list_hash=digest)


def roll_of(delegates: Iterable[Delegate], entries: Iterable[Entry], *, version: int, list_hash: str) -> Roll:
    """The roll that `entries` make of the list."""
    seats = {one.id: Seat(one, "alternate" if one.kind == "alternate" else "official") for one in delegates}
    roll = Roll(version, list_hash, seats)
    for entry in entries:
        if entry.action == "delegate_change":
            roll = changed(roll, change_of(entry))
    return roll


def change_of(entry: Entry) -> Change:
    said = entry.payload
    keys = ("change", "id", "reason", "ground", "other", "despite")
    return Change(**{key: str(said.get(key, "")) for key in keys}, by=entry.by, at=entry.at)


def changed(roll: Roll, change: Change) -> Roll:
    """The roll after `change`; a change of somebody who is no longer on the list is only remembered."""
    seats = dict(roll.seats)
    if change.id in seats and (not change.other or change.other in seats):
        seats.update(_CHANGES[change.change](seats, change))
    return replace(roll, seats=seats, changes=(*roll.changes, change))


def _first(seat: Seat) -> Standing:
    return "alternate" if seat.delegate.kind == "alternate" and not seat.for_ else "official"


def _bar(seats: Mapping[str, Seat], change: Change) -> dict[str, Seat]:
    return {change.id: replace(seats[change.id], standing="barred", ground=change.ground, reason=change.reason)}


def _lift(seats: Mapping[str, Seat], change: Change) -> dict[str, Seat]:
    seat = seats[change.id]
    standing: Standing = "replaced" if seat.taken_by else _first(seat)
    return {change.id: replace(seat, standing=standing, ground="", reason="")}


def _replace(seats: Mapping[str, Seat], change: Change) -> dict[str, Seat]:
    out, comer = seats[change.id], seats[change.other]
    standing: Standing = "barred" if out.standing == "barred" else "replaced"
    return {
        out.id: replace(out, standing=standing, taken_by=comer.id, reason=out.reason or change.reason),
        comer.id: replace(comer, standing="official", for_=out.id),
    }


def _restore(seats: Mapping[str, Seat], change: Change) -> dict[str, Seat]:
    out, comer = seats[change.id], seats[change.other]
    back: Standing = "barred" if out.standing == "barred" else _first(replace(out, taken_by=""))
    return {
        out.id: replace(out, standing=back, taken_by="", reason=out.reason if back == "barred" else ""),
        comer.id: replace(comer, standing="barred" if comer.standing == "barred" else "alternate", for_=""),
    }


_CHANGES: Mapping[str, Callable[[Mapping[str, Seat], Change], dict[str, Seat]]] = {
    "bar": _bar,
    "lift": _lift,
    "replace": _replace,
    "restore": _restore,
}
