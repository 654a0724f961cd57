"""What is done to the roll, each act in the journal with who and why: a list brought in, who may not be summoned, who
takes whose seat."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congress.custody import Act, copied, drafting, read_entries, record, verified
from congress.delegates.allocation_files import JSON as ALLOCATION
from congress.delegates.importing import differences, import_delegates
from congress.delegates.messages import problem
from congress.delegates.people import Delegate, list_text, read_list
from congress.delegates.roll import (
    COMMITTEE_GROUNDS,
    LIST,
    Roll,
    Seat,
    Standing,
    ground_words,
    kind_words,
    read_roll,
    standing_words,
)
from congress.elections.steps import overtaken
from congress.i18n import _
from congress.journal import Entry
from congress.planning.words import same
from congress.storage import sha256_of
from congress.workspace import Workspace
from tally.problems import Place, Problem, StopError, UnreadableError

_SHOWN_PEOPLE = 20


@dataclass(frozen=True)
class Brought:
    version: int
    new: bool
    delegates: tuple[Delegate, ...]
    notes: tuple[Problem, ...]


def bring_list(
    workspace: Workspace,
    path: Path,
    by: str,
    *,
    reason: str = "",
    mapping: dict[str, Any] | None = None,
    seen: Iterable[str] = (),
) -> Brought:
    """Takes a list of delegates in as the next version. `seen`: ids of people who have checked in.

    Raises what reading it raises; StopError `LIST_DIFFERS` where it differs from the list in use and no `reason` is
    given, `LIST_LOSES_PEOPLE` where somebody is missing whom changes or check-ins are about, `NUMBER_ON_BADGE` where a
    number is given to somebody that is on another person's badge.
    """
    entries = read_entries(workspace)
    before = _list_in_use(workspace, entries)
    with drafting(workspace) as folder:
        source = copied(path, folder)
        date, printed = workspace.settings.date, _printed(workspace, entries)
        found = import_delegates(source, mapping=mapping, reference=date, before=before, withheld=printed)
        made = folder / "list.csv"
        made.write_text(list_text(found.delegates), encoding="utf-8", newline="")
        digest = sha256_of(made)
        notes = (*found.notes, *_against_allocation(workspace, entries, found.delegates))
        version = sum(entry.action == "delegates" for entry in entries)
        different = differences(before, found.delegates) if version else {}
        if version and not different:
            return Brought(version, False, found.delegates, notes)
        _require_everybody(entries, seen, found.delegates, path.name)
        _require_own_numbers(printed, found.delegates, path.name)
        if different and not reason.strip():
            raise StopError(_differs(different, before, found.delegates, path.name))

        def decide(now: list[Entry]) -> Act:
            if sum(entry.action == "delegates" for entry in now) != version:
                raise overtaken(LIST)
            _require_own_numbers(_printed(workspace, now), found.delegates, path.name)
            payload = {"from": workspace.relative(path), "version": version + 1, "delegates": len(found.delegates)}
            payload |= {"different": different, "reason": reason.strip()} if different else {}
            return Act("delegates", payload, f"delegates:v{version + 1}:{digest}")

        kept = _kept(version + 1)
        copy = folder / "kept.csv"
        copy.write_bytes(made.read_bytes())
        record(
            workspace, by, decide, {LIST: made, kept: copy, f"versions/delegates.v{version + 1}-{source.name}": source}
        )
    return Brought(version + 1, True, found.delegates, notes)


def _list_in_use(workspace: Workspace, entries: list[Entry]) -> tuple[Delegate, ...]:
    lists = [entry for entry in entries if entry.action == "delegates"]
    if not lists:
        return ()
    return read_list(verified(workspace, LIST, lists[-1].payload["files"][LIST]).read_text(encoding="utf-8"))


def _differs(
    different: dict[str, list[str]], before: Iterable[Delegate], after: Iterable[Delegate], file: str
) -> Problem:
    names = {one.id: one.name for one in (*before, *after)}
    listed = [f"{names[id_]} ({', '.join(what)})" for id_, what in different.items()]
    more = f" … (+{len(listed) - _SHOWN_PEOPLE})" if len(listed) > _SHOWN_PEOPLE else ""
    people = "; ".join(listed[:_SHOWN_PEOPLE]) + more
    return problem("LIST_DIFFERS", Place(file=file), count=len(different), people=people)


def _require_everybody(entries: Iterable[Entry], seen: Iterable[str], delegates: Iterable[Delegate], file: str) -> None:
    named = {str(entry.payload.get(key, "")) for entry in entries if entry.action == "delegate_change"
             for key in ("id", "other")}  # fmt: skip
    missing = sorted((named | set(seen)) - {one.id for one in delegates} - {""})
    if missing:
        raise StopError(problem("LIST_LOSES_PEOPLE", Place(file=file), people=", ".join(missing)))


def _kept(version: int) -> str:
    return f"versions/delegates.v{version}.csv"


def _printed(workspace: Workspace, entries: Iterable[Entry]) -> dict[int, str]:
    """Numbers on the badges ever made, with the ids of their people: of the list then in use, on it still or not."""
    printed: dict[int, str] = {}
    version, digest = 0, ""
    for entry in entries:
        if entry.action == "delegates":
            version += 1
            digest = entry.payload["files"][_kept(version)]
        elif entry.action == "badges":
            there = read_list(verified(workspace, _kept(version), digest).read_text(encoding="utf-8"))
            printed |= {one.number: one.id for one in there if one.id in entry.payload["issues"]}
    return printed


def _require_own_numbers(printed: dict[int, str], delegates: Iterable[Delegate], file: str) -> None:
    """A badge's code says the number alone: on another person, that number would let the old badge in as theirs."""
    given = [one for one in delegates if printed.get(one.number, one.id) != one.id]
    if given:
        people = ", ".join(f"{one.number} ({one.name})" for one in given[:_SHOWN_PEOPLE])
        more = f" … (+{len(given) - _SHOWN_PEOPLE})" if len(given) > _SHOWN_PEOPLE else ""
        raise StopError(problem("NUMBER_ON_BADGE", Place(file=file), people=people + more))


def _against_allocation(workspace: Workspace, entries: Iterable[Entry], delegates: Iterable[Delegate]) -> list[Problem]:
    """Units whose elected delegates are not as many as were allocated, where an allocation is recorded."""
    recorded = [entry for entry in entries if entry.action == "allocation"]
    if not recorded:
        return []
    path = verified(workspace, ALLOCATION, recorded[-1].payload["files"][ALLOCATION])
    units = json.loads(path.read_text(encoding="utf-8"))["units"]
    found = Counter(one.unit for one in delegates if one.kind == "elected")
    allotted = {unit["name"]: unit["delegates"] for unit in units}
    names = [*allotted, *(unit for unit in found if not any(same(unit, name) for name in allotted))]
    notes = []
    for name in names:
        here = sum(count for unit, count in found.items() if same(unit, name))
        if here != allotted.get(name, 0):
            values = {"unit": name, "found": here, "allotted": allotted.get(name, 0)}
            notes.append(problem("UNIT_SEATS_DIFFER", Place(subject=name), **values))
    return notes


def bar(workspace: Workspace, who: str, ground: str, reason: str, by: str) -> Seat:
    """Records that a delegate may not be summoned. Raises StopError `DELEGATE_STANDING`, `BAR_NOT_FOR_KIND`."""

    def act(roll: Roll) -> dict[str, str]:
        seat = roll.found(who)
        _require_standing(seat, ("official", "alternate", "replaced"))
        if ground in COMMITTEE_GROUNDS and seat.delegate.kind != "ex_officio":
            words = {"name": seat.name, "ground": ground_words(ground), "kind": kind_words(seat.delegate.kind)}
            raise StopError(problem("BAR_NOT_FOR_KIND", Place(subject=seat.name), **words))
        return {"change": "bar", "id": seat.id, "ground": ground}

    return _change(workspace, who, reason, by, act)


def lift(workspace: Workspace, who: str, reason: str, by: str) -> Seat:
    """Records that a delegate may be summoned after all."""

    def act(roll: Roll) -> dict[str, str]:
        seat = roll.found(who)
        _require_standing(seat, ("barred",))
        return {"change": "lift", "id": seat.id}

    return _change(workspace, who, reason, by, act)


def replace_by(workspace: Workspace, who: str, other: str, reason: str, by: str, *, despite: str = "") -> Seat:
    """An alternate takes the seat of an official delegate who cannot come, or who may not be summoned.

    Raises StopError `DELEGATE_STANDING`; `REPLACE_UNUSUAL` where the seat is held ex officio, the alternate is of
    another unit, or another is before them, and `despite` does not say who decided so. Returns who takes the seat.
    """

    def act(roll: Roll) -> dict[str, str]:
        out, comer = roll.found(who), roll.found(other)
        _require_standing(out, ("official", "barred"))
        _require_standing(comer, ("alternate",))
        if out.taken_by:
            _require_standing(roll.seats[out.taken_by], ("alternate",))
        unusual = _unusual(roll, out, comer)
        if unusual and not despite.strip():
            raise StopError(problem("REPLACE_UNUSUAL", Place(subject=out.name), why="; ".join(unusual)))
        said = {"change": "replace", "id": out.id, "other": comer.id}
        return {**said, "despite": despite.strip()} if unusual else said

    return _change(workspace, other, reason, by, act)


def _unusual(roll: Roll, out: Seat, comer: Seat) -> list[str]:
    found = []
    if out.delegate.kind == "ex_officio":
        found.append(_("{name} is a delegate ex officio, whose seat is that person's own").format(name=out.name))
    if not same(out.delegate.unit, comer.delegate.unit):
        found.append(_("{name} is an alternate of another unit").format(name=comer.name))
    before = [
        seat.name
        for seat in roll.seats.values()
        if seat.standing == "alternate"
        and same(seat.delegate.unit, comer.delegate.unit)
        and seat.delegate.order < comer.delegate.order
    ]
    if before:
        found.append(_("before {name} come: {people}").format(name=comer.name, people=", ".join(before)))
    return found


def restore(workspace: Workspace, who: str, reason: str, by: str) -> Seat:
    """A replaced delegate takes the seat back; the alternate is one again."""

    def act(roll: Roll) -> dict[str, str]:
        out = roll.found(who)
        if not out.taken_by:
            _require_standing(out, ("replaced",))
        return {"change": "restore", "id": out.id, "other": out.taken_by}

    return _change(workspace, who, reason, by, act)


def _require_standing(seat: Seat, needed: tuple[Standing, ...]) -> None:
    if seat.standing not in needed:
        words = {"standing": standing_words(seat.standing), "needed": ", ".join(map(standing_words, needed))}
        raise StopError(problem("DELEGATE_STANDING", Place(subject=seat.name), name=seat.name, **words))


def _change(workspace: Workspace, who: str, reason: str, by: str, act: Callable[[Roll], dict[str, str]]) -> Seat:
    """Records what `act` makes of the roll as it stands when nobody else can change it; the same act repeated at once
    is told by its own refusal."""
    if not reason.strip():
        raise UnreadableError(problem("REASON_MISSING", Place(subject=who)))

    def decide(entries: list[Entry]) -> Act:
        said = {**act(read_roll(workspace, entries)), "reason": reason.strip()}
        number = sum(entry.action == "delegate_change" for entry in entries)
        return Act("delegate_change", said, f"delegate_change:{number + 1}")

    record(workspace, by, decide)
    return read_roll(workspace).found(who)
