"""What if: the slate with some rules changed, beside the slate of the rules as they are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from congress.planning.importing import import_people
from congress.planning.messages import problem
from congress.planning.people import Person
from congress.planning.rules import SlateRules, needed_fields, parse_rules, read_rules
from congress.planning.slating import Plan, make_plan, points
from congress.planning.structure import StructureRow, structure_rows
from congress.planning.surplus import regulation_of, surplus_of
from congress.planning.words import clean, same
from tally.problems import InvalidError, Place, Problem, StopError

_CHANGE = re.compile(r"(?P<who>.+?)\s+(?P<side>at_least|at_most)\s+(?P<amount>\S+)(?:\s+(?P<force>hard|soft))?")
_NONE = "none"


@dataclass(frozen=True)
class Changes:
    """`pin` and `bar` are ids, `free` those of people no longer fixed or barred; `targets` as written (see
    `changed_target`)."""

    pin: tuple[str, ...] = ()
    bar: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    seats: int | None = None
    surplus: int | None = None

    @property
    def none(self) -> bool:
        return self == Changes()


@dataclass(frozen=True)
class Side:
    """One of the two slates: its people, structure, shortfall, points."""

    people: tuple[Person, ...]
    rows: tuple[StructureRow, ...]
    shortfall: Fraction
    points: int


@dataclass(frozen=True)
class Difference:
    """`before` is None where the rules as they are allow no slate; `why` then says why not."""

    before: Side | None
    why: tuple[Problem, ...]
    after: Side

    @property
    def out(self) -> tuple[Person, ...]:
        return _beyond(self.before.people if self.before else (), self.after.people)

    @property
    def in_(self) -> tuple[Person, ...]:
        return _beyond(self.after.people, self.before.people if self.before else ())


def what_if(planning: Path, rules_file: Path, changes: Changes, mapping: Mapping[str, Any] | None = None) -> Difference:
    """Raises UnreadableError and InvalidError as making the slate does, StopError where the changes allow no slate."""
    if changes.none:
        raise InvalidError(problem("WHATIF_NOTHING"))
    rules, tables = read_rules(rules_file)
    changed = parse_rules(changed_tables(tables, changes, rules_file.name), rules_file.name)
    imported = import_people(
        planning,
        required={**needed_fields(rules), **needed_fields(changed)},
        mapping=mapping,
        reference=changed.reference_date,
    )

    def plan_of(these: SlateRules) -> Plan:
        surplus, notes = surplus_of(these, regulation_of(these, rules_file), rules_file)
        return make_plan(imported, these, surplus, notes, rules_file.name)

    why: tuple[Problem, ...] = ()
    before = None
    try:
        before = _side(plan_of(rules))
    except StopError as error:
        why = tuple(error.problems)
    return Difference(before, why, _side(plan_of(changed)))


def changed_tables(tables: Mapping[str, Any], changes: Changes, file: str) -> dict[str, Any]:
    """The rules file as it would be with the changes. Raises InvalidError with every change that makes no sense."""
    named = {*changes.pin, *changes.bar, *changes.free}
    fixed = [id_ for id_ in tables.get("fixed", ()) if id_ not in named]
    barred = [entry for entry in tables.get("barred", ()) if entry.get("id") not in named]
    found: dict[str, Any] = {
        **tables,
        "fixed": [*fixed, *changes.pin],
        "barred": [*barred, *({"id": id_, "reason": "–"} for id_ in changes.bar)],
    }
    numbers = {"seats": changes.seats, "surplus": changes.surplus}
    found |= {key: value for key, value in numbers.items() if value is not None}
    targets = list(tables.get("target", ()))
    faults: list[Problem] = []
    for text in changes.targets:
        try:
            targets = changed_target(targets, text, file)
        except InvalidError as error:
            faults += error.problems
    if faults:
        raise InvalidError(faults)
    return {**found, "target": targets}


def changed_target(targets: Sequence[Mapping[str, Any]], text: str, file: str) -> list[dict[str, Any]]:
    """The targets with one side of one of them set, dropped (`none`) or added: `women at_least 20% hard`."""
    said = _CHANGE.fullmatch(clean(text))
    place = Place(file, at="target")
    if not said:
        raise InvalidError(problem("WHATIF_TARGET", place, value=text))
    who, side, amount = said["who"], said["side"], said["amount"]
    found = [dict(target) for target in targets]
    mine = next((one for one in found if same(str(one.get("who", "")), who) and side in one), None)
    mine = mine or next((one for one in found if same(str(one.get("who", "")), who)), None)
    if amount == _NONE:
        if mine is None or side not in mine:
            raise InvalidError(problem("WHATIF_NO_TARGET", place, who=who, side=side))
        del mine[side]
        return [one for one in found if "at_least" in one or "at_most" in one]
    if mine is None:
        mine = {"who": who}
        found.append(mine)
    mine[side] = amount
    if said["force"]:
        mine["hard"] = said["force"] == "hard"
    return found


def _side(plan: Plan) -> Side:
    people = plan.slate.people
    rows = tuple(structure_rows(plan.slate.checks, plan.rules))
    return Side(people, rows, plan.slate.cost, sum(points(person, plan.rules) for person in people))


def _beyond(people: Sequence[Person], others: Sequence[Person]) -> tuple[Person, ...]:
    ids = {person.id for person in others}
    return tuple(person for person in people if person.id not in ids)
