"""The slate rules a committee writes down (`SLATE.toml`): read whole, or with every fault named."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from congress.planning.messages import problem
from congress.planning.people import Level, Theory
from congress.planning.words import clean, slug
from congress.tomlfile import read_toml
from tally.contest import Electorate, Event, Identifier
from tally.problems import InvalidError, Place, Problem
from tally.shape import shape_problems


class Amount(BaseModel):
    """A number of people: a count, or a share of the slate. `text` is as it was written."""

    model_config = ConfigDict(frozen=True)
    count: int | None
    share: Fraction | None
    text: str

    def at_least(self, size: int) -> int:
        """The fewest people of a slate of `size` that reach this amount."""
        return (
            self.count if self.count is not None else -(-self._exact(size).numerator // self._exact(size).denominator)
        )

    def at_most(self, size: int) -> int:
        """The most people of a slate of `size` that stay within this amount."""
        return self.count if self.count is not None else self._exact(size).numerator // self._exact(size).denominator

    def _exact(self, size: int) -> Fraction:
        return (self.share or Fraction(0)) * size


_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_RATIO = re.compile(r"(\d+)\s*/\s*([1-9]\d*)")


def _amount(value: object) -> Amount:
    """`3`, `"3"`, `"15%"`, `"12,5 %"`, `"1/3"`. A bare decimal says neither share nor count, and is refused."""
    if type(value) is int and value >= 0:
        return Amount(count=value, share=None, text=str(value))
    text = clean(value) if isinstance(value, str) else ""
    if text.isdecimal():
        return Amount(count=int(text), share=None, text=text)
    share = None
    if found := _PERCENT.fullmatch(text):
        share = Fraction(Decimal(found[1].replace(",", "."))) / 100
    elif found := _RATIO.fullmatch(text):
        share = Fraction(int(found[1]), int(found[2]))
    if share is None or share > 1:
        raise ValueError('a count such as 3, or a share of the slate such as "15%" or "1/3"')
    return Amount(count=None, share=share, text=text)


def _who(value: object) -> str:
    text = clean(value) if isinstance(value, str) else ""
    if text in ("women", "young", "minority", "new"):
        return text
    kind, _, rest = text.partition(":")
    if kind in ("unit", "sector") and rest.strip():
        return f"{kind}:{rest.strip()}"
    if (
        kind == "age"
        and (found := re.fullmatch(r"\s*(\d{1,3})\s*-\s*(\d{1,3})\s*", rest))
        and int(found[1]) <= int(found[2])
    ):
        return f"age:{int(found[1])}-{int(found[2])}"
    raise ValueError("women | young | minority | new | unit:NAME | sector:NAME | age:LO-HI")


def _level(value: object) -> Level:
    if isinstance(value, str) and value in Level.__members__:
        return Level[value]
    raise ValueError(" | ".join(reversed(Level.__members__)))


def _theory(value: object) -> Theory:
    if isinstance(value, str) and value in Theory.__members__:
        return Theory[value]
    raise ValueError(" | ".join(reversed(Theory.__members__)))


def _weight(value: object) -> Fraction:
    """Up to 1000, in thousandths: sums of weights stay whole numbers that the solver adds exactly."""
    weight = Fraction(str(value)) if type(value) in (int, Decimal) and Decimal(str(value)).is_finite() else Fraction(0)
    if not 0 < weight <= 1000 or (weight * 1000).denominator != 1:
        raise ValueError("0.001 … 1000")
    return weight


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


Months = Annotated[int, Field(ge=0, le=600, strict=True)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


Rules = TypeVar("Rules", bound=Part)


class Barred(Part):
    id: Line
    reason: Line


class Eligibility(Part):
    """The tests a committee switched on. None or False: not tested."""

    months_left_first: Months | None = None
    months_left_again: Months | None = None
    evaluations_at_least: Annotated[Level | None, BeforeValidator(_level)] = None
    no_discipline_in_force: bool = False
    discipline_windows: bool = False
    terms_at_most: Annotated[int | None, Field(ge=1, le=20, strict=True)] = None
    theory_at_least: Annotated[Theory | None, BeforeValidator(_theory)] = None
    training: tuple[Line, ...] = ()
    official_months_at_least: Months | None = None

    @property
    def switched_on(self) -> tuple[str, ...]:
        """The names of the tests that are made."""
        return tuple(test for test, value in self if value is not None and value is not False and value != ())

    @property
    def tests_months(self) -> bool:
        return self.months_left_first is not None or self.months_left_again is not None


class Target(Part):
    """One structure target; at least one of the two bounds is given."""

    who: Annotated[str, BeforeValidator(_who)]
    at_least: Annotated[Amount | None, BeforeValidator(_amount)] = None
    at_most: Annotated[Amount | None, BeforeValidator(_amount)] = None
    hard: bool = False
    weight: Annotated[Fraction, BeforeValidator(_weight)] = Fraction(1)


class Dated(Protocol):
    """Rules whose tests and ages count on one day."""

    @property
    def reference_date(self) -> date | None: ...
    @property
    def young_under(self) -> int | None: ...
    @property
    def eligibility(self) -> Eligibility: ...
    @property
    def target(self) -> tuple[Target, ...]: ...


class SlateRules(Part):
    """The whole file. `surplus` is None where the default applies."""

    id: Identifier | None = None
    regulation: Line
    kind: Line
    title: Line
    seats: Annotated[int, Field(ge=1, le=1000, strict=True)]
    surplus: Annotated[int | None, Field(ge=0, le=1000, strict=True)] = None
    reference_date: date | None = None
    young_under: Annotated[int | None, Field(ge=18, le=100, strict=True)] = None
    fixed: tuple[Line, ...] = ()
    barred: tuple[Barred, ...] = ()
    eligibility: Eligibility = Eligibility()
    target: tuple[Target, ...] = ()
    event: Event | None = None
    electorate: Electorate | None = None
    test: Annotated[bool, Field(strict=True)] = False

    @property
    def contest_id(self) -> str:
        return self.id or slug(self.title, 60) or "contest"


_OWN_TESTS = {
    "terms_at_most": "terms",
    "theory_at_least": "theory",
    "training": "training",
    "official_months_at_least": "official",
}
"""Tests of the committee's own and the field each reads."""

_DATED = ("no_discipline_in_force", "discipline_windows", *_OWN_TESTS)


def read_rules(path: Path) -> tuple[SlateRules, dict[str, Any]]:
    """The rules and the tables as written. Raises UnreadableError, or InvalidError with every fault of the file."""
    tables = read_toml(path)
    return parse_rules(tables, path.name), tables


def parse_rules(tables: Mapping[str, Any], file: str) -> SlateRules:
    """The rules of a file's tables. Raises InvalidError with every fault."""
    rules = parsed(SlateRules, tables, file)
    if faults := _contradictions(Place(file=file), rules):
        raise InvalidError(faults)
    return rules


def parsed(model: type[Rules], tables: Mapping[str, Any], file: str) -> Rules:
    """The tables as `model`. Raises InvalidError with every fault of their shape."""
    try:
        return model.model_validate(tables)
    except ValidationError as error:
        raise InvalidError(_faults(error, model, tables, file)) from error


def needed_fields(rules: Dated) -> dict[str, str]:
    """The fields that switched-on tests and hard targets read, each with the rule that needs it."""
    needed: dict[str, str] = {}
    if rules.eligibility.tests_months:
        rule = "months_left_first" if rules.eligibility.months_left_first is not None else "months_left_again"
        needed |= {"born": rule, "sex": rule, "incumbent": rule}
    if rules.eligibility.evaluations_at_least is not None:
        needed["evaluations"] = "evaluations_at_least"
    if rules.eligibility.no_discipline_in_force or rules.eligibility.discipline_windows:
        windows = "discipline_windows" if rules.eligibility.discipline_windows else "no_discipline_in_force"
        needed["discipline"] = windows
    needed |= {field: test for test, field in _OWN_TESTS.items() if test in rules.eligibility.switched_on}
    for target in rules.target:
        if target.hard:
            needed.setdefault(field_of_target(target.who), target.who)
    return needed


def field_of_target(who: str) -> str:
    fields = {"women": "sex", "young": "born", "minority": "ethnicity", "new": "incumbent", "age": "born"}
    kind = who.partition(":")[0]
    return fields.get(kind, kind)


def _contradictions(place: Place, rules: SlateRules) -> list[Problem]:
    found = dated_faults(place, rules)
    barred = {entry.id for entry in rules.barred}
    found += [problem("RULES_FIXED_AND_BARRED", place, id=id_) for id_ in rules.fixed if id_ in barred]
    found += [problem("RULES_TWICE", place, id=id_, key="fixed") for id_ in _twice(rules.fixed)]
    found += [problem("RULES_TWICE", place, id=id_, key="barred") for id_ in _twice([b.id for b in rules.barred])]
    return found


def dated_faults(place: Place, rules: Dated) -> list[Problem]:
    """Targets without a bound, and a day or an age that tests and targets need and that is not given."""
    found = []
    for index, target in enumerate(rules.target, start=1):
        at = f"[[target]] {index}"
        if target.at_least is None and target.at_most is None:
            found.append(problem("RULES_NO_BOUND", Place(place.file, at=at), who=target.who))
        if target.who == "young" and rules.young_under is None:
            found.append(problem("RULES_NEED", Place(place.file, at=at), key="young_under", rule="young"))
    if rules.reference_date is None and (rule := _needs_date(rules)):
        found.append(problem("RULES_NEED", place, key="reference_date", rule=rule))
    return found


def _needs_date(rules: Dated) -> str:
    tests = rules.eligibility
    if tests.tests_months:
        return "months_left"
    if tests.evaluations_at_least is not None:
        return "evaluations_at_least"
    if dated := [test for test in _DATED if test in tests.switched_on]:
        return dated[0]
    return next((t.who for t in rules.target if field_of_target(t.who) == "born"), "")


def _twice(ids: tuple[str, ...] | list[str]) -> list[str]:
    return sorted({id_ for id_ in ids if list(ids).count(id_) > 1})


def _faults(error: ValidationError, model: type[BaseModel], tables: Mapping[str, Any], file: str) -> list[Problem]:
    """The findings on the file's shape; a value this module refused itself is named with what may stand there."""
    shape = shape_problems(error, model, tables, file)
    return [
        problem(
            "RULES_VALUE", fault.place, value=fault.values["value"], why=detail["msg"].removeprefix("Value error, ")
        )
        if fault.code == "VALUE_REFUSED"
        else fault
        for fault, detail in zip(shape, error.errors(), strict=True)
    ]
