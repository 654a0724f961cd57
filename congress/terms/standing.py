"""How far each unit is, by the journal; what is due when, and what is late on a day."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from congress.journal import Entry
from congress.terms.milestones import STATES, Level, State, Term, working_days_after


@dataclass(frozen=True)
class Unit:
    """`planned`: the day its congress is meant to begin."""

    id: str
    name: str
    level: str
    planned: datetime.date | None = None


@dataclass(frozen=True)
class Reached:
    """When a unit reached a state, who entered it and when (UTC)."""

    on: datetime.date
    by: str
    at: str
    note: str = ""


@dataclass(frozen=True)
class Progress:
    """`state` is the unit's latest; `reached` has those on the way to it."""

    unit: Unit
    state: State = "not_begun"
    reached: Mapping[State, Reached] = field(default_factory=dict)


@dataclass(frozen=True)
class Due:
    """`state` must be reached by `day`; `why`: `level` (the term's date), `planned` (the unit's own), `after` (working
    days after the step before). `days_off_known`: whether the calendar names the days off of that time; else only
    weekends were left out, and the day may be later."""

    state: State
    day: datetime.date
    why: str
    days_off_known: bool = True


@dataclass(frozen=True)
class Late:
    progress: Progress
    due: Due
    days: int


def progress_of(units: Iterable[Unit], entries: Iterable[Entry]) -> dict[str, Progress]:
    """By the id of the unit, in the order of the list."""
    found = {unit.id: Progress(unit) for unit in units}
    for entry in entries:
        said = entry.payload
        if entry.action == "term_state" and said["unit"] in found:
            found[said["unit"]] = _after(found[said["unit"]], entry)
    return found


def _after(known: Progress, entry: Entry) -> Progress:
    """Back at an earlier state, the later ones were not reached."""
    state: State = entry.payload["state"]
    on = datetime.date.fromisoformat(entry.payload["on"])
    before = {one: reached for one, reached in known.reached.items() if STATES.index(one) < STATES.index(state)}
    if state != "not_begun":
        before[state] = Reached(on, entry.by, entry.at, str(entry.payload.get("note", "")))
    return Progress(known.unit, state, before)


def dues(known: Progress, term: Term) -> list[Due]:
    """What the unit has still to reach, each with its day, the nearest first. Without a date there is no milestone."""
    level = level_of(known, term)
    found = [Due(state, day, "level") for state, day in (level.by if level else {}).items()]
    if known.unit.planned:
        found.append(Due("held", known.unit.planned, "planned"))
    after: tuple[tuple[State, State, int], ...] = (
        ("reported", "held", term.report_working_days),
        ("approved", "reported", term.approve_working_days),
    )
    for state, before, count in after:
        if (reached := known.reached.get(before)) and not any(due.state == state for due in found):
            last = working_days_after(reached.on, count, term.holidays)
            found.append(Due(state, last, "after", term.knows_days_off(reached.on, last)))
    ahead = [due for due in found if STATES.index(due.state) > STATES.index(known.state)]
    return sorted(ahead, key=lambda due: (due.day, STATES.index(due.state)))


def level_of(known: Progress, term: Term) -> Level | None:
    return next((one for one in term.level if one.id == known.unit.level), None)


def late_on(day: datetime.date, known: Iterable[Progress], term: Term) -> list[Late]:
    """What is late on `day`, the longest first: due before it and not reached. Due on the day is not late."""
    ahead = ((one, due) for one in known for due in first_of_state(dues(one, term)))
    found = [Late(one, due, (day - due.day).days) for one, due in ahead if due.day < day]
    return sorted(found, key=lambda one: -one.days)


def first_of_state(found: Iterable[Due]) -> list[Due]:
    """Of two dates for one state (the level's and the unit's own), the one that comes first."""
    by_state: dict[State, Due] = {}
    for due in sorted(found, key=lambda due: due.day):
        by_state.setdefault(due.state, due)
    return list(by_state.values())


def as_of(day: datetime.date, known: Mapping[str, Progress]) -> list[Progress]:
    """Everybody as they stood at the end of `day`: what was reached later is not reached yet."""
    found = []
    for one in known.values():
        reached = {state: when for state, when in one.reached.items() if when.on <= day}
        state: State = max(reached, key=STATES.index) if reached else "not_begun"
        found.append(Progress(one.unit, state, reached))
    return found
