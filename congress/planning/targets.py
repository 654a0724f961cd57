"""Structure targets: who belongs to a group, and whether a list meets what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from congress.planning.people import Person
from congress.planning.retirement import age_on
from congress.planning.rules import Amount, SlateRules, Target
from congress.planning.words import plain, same

Side = Literal["at_least", "at_most"]
Standing = Literal["met", "not_met", "unknown"]

_MAJORITY = {"kinh", "viet", "kinh viet", "viet kinh"}


@dataclass(frozen=True)
class Bound:
    """One side of one target, for a list of a known size. `limit` is in people."""

    number: int
    target: Target
    side: Side
    limit: int

    @property
    def amount(self) -> Amount:
        found = self.target.at_least if self.side == "at_least" else self.target.at_most
        if found is None:
            raise ValueError(self.side)
        return found


@dataclass(frozen=True)
class Check:
    """How a list stands to one bound: `certain` people belong to the group, `open` may (their data does not say)."""

    bound: Bound
    certain: int
    open: int
    size: int
    standing: Standing

    @property
    def share(self) -> Fraction:
        return Fraction(self.certain, self.size) if self.size else Fraction(0)


def bounds_of(rules: SlateRules, size: int) -> tuple[Bound, ...]:
    """Every bound of the rules, in people of a list of `size`: shares are exact, rounded towards the stricter side."""
    found = []
    for number, target in enumerate(rules.target, start=1):
        if target.at_least is not None:
            found.append(Bound(number, target, "at_least", target.at_least.at_least(size)))
        if target.at_most is not None:
            found.append(Bound(number, target, "at_most", target.at_most.at_most(size)))
    return tuple(found)


def belongs(person: Person, who: str, rules: SlateRules) -> bool | None:
    """Whether `person` is of the group; None where the data does not say."""
    kind, _, rest = who.partition(":")
    if kind == "women":
        return None if person.sex is None else person.sex == "female"
    if kind == "minority":
        return None if not plain(person.ethnicity) else plain(person.ethnicity) not in _MAJORITY
    if kind == "new":
        return None if person.incumbent is None else not person.incumbent
    if kind in ("unit", "sector"):
        value = person.unit if kind == "unit" else person.sector
        return None if not value else same(value, rest)
    if kind == "young":
        return _aged(person, 0, (rules.young_under or 0) - 1, rules.reference_date)
    low, _, high = rest.partition("-")
    return _aged(person, int(low), int(high), rules.reference_date)


def _aged(person: Person, low: int, high: int, on: date | None) -> bool | None:
    if person.born is None or on is None:
        return None
    youngest, oldest = age_on(person.born, on)
    if low <= youngest and oldest <= high:
        return True
    return False if oldest < low or youngest > high else None


def check(bound: Bound, members: Sequence[Person], rules: SlateRules) -> Check:
    answers = [belongs(person, bound.target.who, rules) for person in members]
    certain, open_ = answers.count(True), answers.count(None)
    if bound.side == "at_least":
        met, impossible = certain >= bound.limit, certain + open_ < bound.limit
    else:
        met, impossible = certain + open_ <= bound.limit, certain > bound.limit
    standing: Standing = "met" if met else "not_met" if impossible else "unknown"
    return Check(bound, certain, open_, len(members), standing)
