"""Structure targets: who belongs to a group, and whether a list meets what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from congress.planning.people import Person
from congress.planning.retirement import age_on
from congress.planning.rules import Amount, Dated, Target
from congress.planning.words import clean, plain

Side = Literal["at_least", "at_most"]
Standing = Literal["met", "not_met", "unknown"]

_plain = lru_cache(maxsize=10_000)(plain)


@lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    return clean(text).casefold()


_MAJORITY = {"kinh", "viet", "kinh viet", "viet kinh"}


@dataclass(frozen=True)
class Bound:
    """One side of one target, for a list of a known size. `limit` is in people.

    `who` is the group counted: of a target for each unit or sector (`unit:*`) there is a bound for each of them, and
    all of one `rule` (a number that counts the sides of targets) stand for that one side of the target.
    """

    number: int
    target: Target
    side: Side
    limit: int
    who: str = ""
    rule: int = 0

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


def bounds_of(rules: Dated, size: int, people: Iterable[Person] = ()) -> tuple[Bound, ...]:
    """Every bound of the rules, in people of a list of `size`: shares are exact, rounded towards the stricter side.

    `people` are those whose units and sectors a target for each of them means.
    """
    found: list[Bound] = []
    everyone = tuple(people)
    rule = 0
    for number, target in enumerate(rules.target, start=1):
        groups = _groups(target.who, everyone)
        sides: tuple[tuple[Side, int | None], ...] = (
            ("at_least", target.at_least.at_least(size) if target.at_least else None),
            ("at_most", target.at_most.at_most(size) if target.at_most else None),
        )
        for side, limit in sides:
            if limit is not None:
                found += [Bound(number, target, side, limit, who, rule) for who in groups]
                rule += 1
    return tuple(found)


def _groups(who: str, people: Sequence[Person]) -> tuple[str, ...]:
    """`unit:*` → `unit:A`, `unit:B`, … in an order that does not depend on that of the people."""
    if not is_each(who):
        return (who,)
    kind = who.partition(":")[0]
    spelled: dict[str, str] = {}
    for value in sorted(person.unit if kind == "unit" else person.sector for person in people):
        if value:
            spelled.setdefault(_folded(value), value)
    return tuple(f"{kind}:{value}" for value in spelled.values())


def is_each(who: str) -> bool:
    """Whether a target is meant for each unit, or each sector, on its own."""
    return who.endswith(":*")


_WHO_WORDS: dict[str, tuple[str, str]] = {
    "women": ("nữ", "women"),
    "minority": ("người dân tộc thiểu số", "ethnic minorities"),
    "new": ("tham gia lần đầu", "new members"),
    "young": ("trẻ (dưới {age} tuổi)", "young people (under {age})"),
    "unit:*": ("mỗi đơn vị", "each unit"),
    "sector:*": ("mỗi lĩnh vực", "each sector"),
}


def who_in_words(who: str, rules: Dated) -> tuple[str, str]:
    """The group of a target in Vietnamese and English."""
    kind, _, rest = who.partition(":")
    if who in _WHO_WORDS:
        vi, en = (words.format(age=rules.young_under) for words in _WHO_WORDS[who])
        return vi, en
    ages = rest.replace("-", "–")
    by_kind = {
        "age": (f"tuổi {ages}", f"aged {ages}"),
        "unit": (f"đơn vị {rest}", f"unit {rest}"),
        "sector": (f"lĩnh vực {rest}", f"sector {rest}"),
    }
    return by_kind[kind]


def belongs(person: Person, who: str, rules: Dated) -> bool | None:
    """Whether `person` is of the group; None where the data does not say."""
    kind, _, rest = who.partition(":")
    if kind == "women":
        return None if person.sex is None else person.sex == "female"
    if kind == "minority":
        return None if not _plain(person.ethnicity) else _plain(person.ethnicity) not in _MAJORITY
    if kind == "new":
        return None if person.incumbent is None else not person.incumbent
    if kind in ("unit", "sector"):
        value = person.unit if kind == "unit" else person.sector
        return None if not value else _folded(value) == _folded(rest)
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


def check(bound: Bound, members: Sequence[Person], rules: Dated) -> Check:
    answers = [belongs(person, bound.who, rules) for person in members]
    certain, open_ = answers.count(True), answers.count(None)
    if bound.side == "at_least":
        met, impossible = certain >= bound.limit, certain + open_ < bound.limit
    else:
        met, impossible = certain + open_ <= bound.limit, certain > bound.limit
    standing: Standing = "met" if met else "not_met" if impossible else "unknown"
    return Check(bound, certain, open_, len(members), standing)
