"""How many delegates each unit sends: fixed parts first, the rest by members under a named rule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from congress.delegates.levels import Level, Term, level_named, terms
from congress.delegates.messages import problem
from congress.delegates.tables import TableRow, read_table, whole_number
from congress.planning.words import clean, same
from congress.tomlfile import read_toml
from tally.apportion import (
    Apportionment,
    CannotShareError,
    Rule,
    WrongChoiceError,
    apportion,
    settled,
)
from tally.contest import Words
from tally.problems import InvalidError, Place, Problem, StopError
from tally.shape import shape_problems

UNIT_HEADINGS = {
    "id": r"id|ma( so)?( don vi)?",
    "unit": r"(ten )?(don vi|dang bo|chi bo|to chuc dang|doan dai bieu)( truc thuoc)?|unit|name|delegation",
    "members": r"(tong )?so( luong)? dang vien( chinh thuc)?|dang vien|members",
    "fixed": r"(so )?(dai bieu )?(phan bo )?(co dinh|dac thu|uu tien)( them)?|fixed",
    "weight": r"he so|trong so|weight",
    "note": r"ghi chu|ly do|note|reason",
}
_WEIGHT = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?")

Count = Annotated[int, Field(ge=0, le=10_000, strict=True)]
Said = Annotated[Words, StringConstraints(min_length=1, max_length=500)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TieDecision(Part):
    """Which of the tied units get the seats left, who decided, and why."""

    units: tuple[str, ...] = Field(min_length=1)
    by: Said
    reason: Said


class AllocationRules(Part):
    """What the committee decided: `total` official delegates, of them `ex_officio` and `appointed` ones, `per_unit` to
    every unit, the rest by members (times a unit's weight) under `rule`. `level_decided`: who allowed a total outside
    the level's bounds."""

    title: Words = ""
    term: str = ""
    level: str = ""
    level_decided: Words = ""
    total: Annotated[int, Field(ge=1, le=10_000, strict=True)]
    ex_officio: Count = 0
    appointed: Count = 0
    per_unit: Count = 0
    rule: Rule
    decision: tuple[TieDecision, ...] = Field(default=(), max_length=1)


@dataclass(frozen=True)
class Unit:
    """A unit that sends delegates. `fixed` of them come on top of those every unit has; `weight` multiplies members."""

    id: str
    name: str
    members: int
    fixed: int
    weight: Fraction
    note: str = ""


@dataclass(frozen=True)
class Allotment:
    """What a unit gets: `per_unit` + `fixed` + `by_members` = `seats`; `chosen`: one of them by a decision of people.
    The rest are the figures of the rule, as `tally.apportion.Share` has them."""

    unit: Unit
    per_unit: int
    by_members: int
    exact: Fraction
    remainder: Fraction | None
    last: Fraction | None
    next: Fraction | None
    chosen: bool = False

    @property
    def seats(self) -> int:
        return self.per_unit + self.unit.fixed + self.by_members


@dataclass(frozen=True)
class Allocation:
    rules: AllocationRules
    level: tuple[Term, Level] | None
    allotments: tuple[Allotment, ...]
    shared: int
    quota: Fraction
    notes: tuple[Problem, ...]

    @property
    def elected(self) -> int:
        """Delegates that the units elect."""
        return sum(one.seats for one in self.allotments)


def read_rules(path: Path) -> AllocationRules:
    """Raises UnreadableError where the file is no TOML, InvalidError with every wrong key at once."""
    data = read_toml(path)
    try:
        return AllocationRules.model_validate(data)
    except ValidationError as error:
        raise InvalidError(shape_problems(error, AllocationRules, data, path.name)) from error


def read_units(path: Path) -> tuple[Unit, ...]:
    """The units of a workbook or CSV file in its order. Raises InvalidError with every fault, cell by cell."""
    table = read_table(path, UNIT_HEADINGS, ("unit", "members"))
    faults: list[Problem] = []
    units = [unit for row in table.rows if (unit := _unit(row, faults))]
    for place, unit in enumerate(units):
        if any(same(unit.name, other.name) or unit.id == other.id for other in units[:place]):
            faults.append(problem("UNIT_TWICE", Place(file=path.name, subject=unit.name), unit=unit.name))
    if not table.rows:
        faults.append(problem("UNITS_NONE", Place(file=path.name)))
    said = whole_number(table.total.text("members")) if table.total else None
    found = sum(unit.members for unit in units)
    if table.total and said is not None and said != found and not faults:
        faults.append(problem("UNITS_TOTAL_DIFFERS", table.total.place("members"), said=said, found=found))
    if faults:
        raise InvalidError(faults)
    return tuple(units)


def _unit(row: TableRow, faults: list[Problem]) -> Unit | None:
    name = row.text("unit")
    if not name:
        faults.append(problem("UNIT_NO_NAME", row.place()))
        return None
    numbers = {}
    for column in ("members", "fixed"):
        text = row.text(column)
        number = whole_number(text) if text else 0
        if number is None:
            faults.append(problem("UNIT_NUMBER", row.place(column), value=text, column=column))
        elif not text and column == "members":
            faults.append(problem("UNIT_MEMBERS_MISSING", row.place(), unit=name))
        numbers[column] = number or 0
    weight = clean(row.text("weight")) or "1"
    if not _WEIGHT.fullmatch(weight):
        faults.append(problem("UNIT_NUMBER", row.place("weight"), value=weight, column="weight"))
        weight = "1"
    exact = Fraction(weight.replace(",", "."))
    return Unit(row.text("id") or name, name, numbers["members"], numbers["fixed"], exact, row.text("note"))


def allocate(rules: AllocationRules, units: Sequence[Unit], file: str = "") -> Allocation:
    """Shares the delegates of `rules` among `units`.

    Raises InvalidError for a level that is not known or parts that cannot be, StopError `ALLOCATION_TIE` where people
    must decide, `LEVEL_ABOVE` or `LEVEL_BELOW` where nobody is named who allowed the total.
    """
    place = Place(file=file)
    level, notes = _level(rules, place)
    fixed = rules.per_unit * len(units) + sum(unit.fixed for unit in units)
    before = rules.ex_officio + rules.appointed + fixed
    if before > rules.total:
        raise InvalidError(problem("ALLOCATION_TOO_MANY_FIXED", place, fixed=before, total=rules.total))
    left = rules.total - before
    try:
        found = apportion(left, {unit.id: unit.members * unit.weight for unit in units}, rules.rule)
    except CannotShareError as error:
        raise InvalidError(problem("ALLOCATION_NO_WEIGHT", place, seats=left)) from error
    names = {unit.id: unit.name for unit in units}
    chosen = _chosen(rules, units)
    shared = _decided(found, rules, chosen, names, place)
    allotments = []
    for unit in units:
        share = shared.shares[unit.id]
        figures = (share.seats, share.exact, share.remainder, share.last, share.next)
        allotments.append(Allotment(unit, rules.per_unit, *figures, chosen=bool(found.tied) and unit.id in chosen))
    return Allocation(rules, level, tuple(allotments), left, found.quota, tuple(notes))


def _level(rules: AllocationRules, place: Place) -> tuple[tuple[Term, Level] | None, list[Problem]]:
    if not rules.level:
        return None, []
    found = level_named(rules.term, rules.level)
    if found is None:
        raise InvalidError(problem("LEVEL_UNKNOWN", place, level=rules.level, term=rules.term or terms()[0].id))
    term, level = found
    notes = []
    values = {"total": rules.total, "most": level.most, "least": level.least, "source": term.source}
    outside = "LEVEL_ABOVE" if rules.total > level.most else "LEVEL_BELOW" if rules.total < level.least else ""
    if outside and not rules.level_decided:
        raise StopError(problem(outside, place, **values))
    if outside:
        notes.append(problem(outside, place, **values))
    if term.confidence != "verified":
        bounds = f"{level.least}–{level.most}" if level.least else f"≤ {level.most}"
        notes.append(problem("LEVEL_UNVERIFIED", place, bounds=bounds, source=term.source, seen=term.seen_in or "–"))
    return found, notes


def _chosen(rules: AllocationRules, units: Sequence[Unit]) -> list[str]:
    """The units that the decision names, by id or by name; a name that is no unit's stays as it is."""
    named = rules.decision[0].units if rules.decision else ()
    return [next((unit.id for unit in units if same(one, unit.name) or one == unit.id), one) for one in named]


def _decided(
    found: Apportionment, rules: AllocationRules, chosen: list[str], names: dict[str, str], place: Place
) -> Apportionment:
    tied = ", ".join(names[unit] for unit in found.tied)
    values = {"units": tied, "seats": found.open_seats}
    if not found.tied:
        if rules.decision:
            raise InvalidError(problem("ALLOCATION_DECISION_IDLE", place))
        return found
    if not rules.decision:
        raise StopError(problem("ALLOCATION_TIE", place, **values))
    try:
        return settled(found, chosen)
    except WrongChoiceError as error:
        listed = ", ".join(names.get(unit, unit) for unit in chosen)
        raise InvalidError(problem("ALLOCATION_DECISION_WRONG", place, **values, chosen=listed)) from error
