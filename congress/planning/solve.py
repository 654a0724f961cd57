"""Chooses lists from the eligible people: hard rules hold, missed targets cost as little as they can, ties are settled.

Nothing here knows persons: people are numbers 0, 1, … in an order that does not depend on the input's order.
The order of preference, each only among equals of the one before:
1. the least weighted shortfall of the targets wished for (people missing or too many, times weight);
2. the most points;
3. the lowest sum of positions, which settles what is left the same way every time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from congress.planning.program import Column, Program, Row


@dataclass(frozen=True)
class Limit:
    """At least (`lower`) or at most (`upper`) so many of `members`. Hard where `weight` is None.

    Limits of one `label` are one rule: an upper limit for each unit, say.
    """

    label: int
    members: frozenset[int]
    lower: int | None = None
    upper: int | None = None
    weight: Fraction | None = None


@dataclass(frozen=True)
class Choice:
    """What to choose: `size` of `count` people, `fixed` among them. `points` are whole numbers, more is better."""

    count: int
    size: int
    fixed: frozenset[int] = frozenset()
    limits: tuple[Limit, ...] = ()
    points: tuple[int, ...] = ()
    unlike: tuple[tuple[frozenset[int], int], ...] = field(default=())
    """Lists chosen before, each with how many people a new list must not share with it."""

    @property
    def hard(self) -> tuple[Limit, ...]:
        return tuple(limit for limit in self.limits if limit.weight is None)

    @property
    def soft(self) -> tuple[Limit, ...]:
        return tuple(limit for limit in self.limits if limit.weight is not None)


@dataclass(frozen=True)
class Worth:
    """What a list is worth: the weighted shortfall of the targets counted, and its points."""

    shortfall: Fraction
    points: int


@dataclass(frozen=True)
class Price:
    """What the rule `label` costs the list: `now` is the worth of the best list with this rule's own shortfall left
    out, `without` that of the best list if the rule did not exist, `kept` (None: cannot be) if it had to hold."""

    label: int
    now: Worth
    without: Worth
    kept: Worth | None
    missed: bool


def shortfall(choice: Choice, chosen: frozenset[int], *, leaving_out: int | None = None) -> Fraction:
    """What a list costs: for each target wished for, the people it is off by, times its weight."""
    counted = (limit for limit in choice.soft if limit.label != leaving_out)
    costs = (off(limit, chosen) * (limit.weight or Fraction(0)) for limit in counted)
    return sum(costs, Fraction(0))


def off(limit: Limit, chosen: frozenset[int]) -> int:
    """By how many people `chosen` misses the limit."""
    held = len(limit.members & chosen)
    return max(0, limit.lower - held) if limit.lower is not None else max(0, held - (limit.upper or 0))


def holds(choice: Choice, chosen: frozenset[int]) -> bool:
    """Whether a list keeps every hard rule, counted anew in whole numbers."""
    return (
        len(chosen) == choice.size
        and choice.fixed <= chosen
        and all(off(limit, chosen) == 0 for limit in choice.hard)
        and all(len(before & chosen) <= choice.size - apart for before, apart in choice.unlike)
    )


def best(choice: Choice) -> frozenset[int] | None:
    """The best list, or None where the hard rules cannot all hold."""
    model = _Model(choice)
    chosen: frozenset[int] | None = None
    for costs in (model.misses(), model.points, model.places):
        if not costs and chosen is not None:
            continue
        solution = model.program.minimise(costs)
        if solution is None:
            return None
        chosen = model.list_of(solution.columns)
        if costs:
            model.program.keep(costs, solution.value)
    if chosen is None or not holds(choice, chosen):
        raise ArithmeticError("the solver's list does not keep the rules")
    return chosen


def prices(choice: Choice, chosen: frozenset[int]) -> tuple[Price, ...]:
    """What every rule costs the best list `chosen`, by label."""
    model = _Model(choice)
    found = []
    for label in dict.fromkeys(limit.label for limit in choice.limits):
        missed = any(off(limit, chosen) for limit in choice.limits if limit.label == label)
        now = Worth(shortfall(choice, chosen, leaving_out=label), model.points_of(chosen))
        without = model.worth_without(label, now)
        kept = model.worth_keeping(label) if missed else Worth(shortfall(choice, chosen), now.points)
        if without is None:
            raise ArithmeticError("fewer rules cannot be harder to keep")
        found.append(Price(label, now, without, kept, missed))
    return tuple(found)


class _Model:
    """The program of a choice: a column for each person worth looking at, then one for each target wished for."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.kept = sorted(_worth_looking_at(choice))
        self.scale = lcm(*(limit.weight.denominator for limit in choice.limits if limit.weight is not None))
        columns = [Column(int(person in choice.fixed), 1) for person in self.kept]
        rows = [Row(dict.fromkeys(range(len(self.kept)), 1), choice.size, choice.size)]
        self._miss: dict[int, int] = {}  # limit → its column
        self._row: dict[int, int] = {}
        for index, limit in enumerate(choice.limits):
            terms = {column: 1 for column, person in enumerate(self.kept) if person in limit.members}
            if limit.weight is not None:
                self._miss[index] = len(columns)
                terms[len(columns)] = 1 if limit.lower is not None else -1
                columns.append(Column(0, choice.size + (limit.lower or 0)))
            self._row[index] = len(rows)
            rows.append(
                Row(terms, lower=limit.lower) if limit.lower is not None else Row(terms, upper=limit.upper or 0)
            )
        for before, apart in choice.unlike:
            shared = {column: 1 for column, person in enumerate(self.kept) if person in before}
            rows.append(Row(shared, upper=choice.size - apart))
        self.program = Program(columns, rows)
        self.points = {c: -choice.points[person] for c, person in enumerate(self.kept) if choice.points}
        self.points = {column: cost for column, cost in self.points.items() if cost}
        self._most_points = sum(sorted(choice.points, reverse=True)[: choice.size])
        self.places = {column: column for column in range(1, len(self.kept))}

    def misses(self, leaving_out: int | None = None) -> dict[int, int]:
        """Costs of the first stage, in whole units of 1/`scale`."""
        limits = self.choice.limits
        return {
            column: int((limits[index].weight or 0) * self.scale)
            for index, column in self._miss.items()
            if limits[index].label != leaving_out
        }

    def list_of(self, columns: Sequence[int]) -> frozenset[int]:
        return frozenset(person for column, person in enumerate(self.kept) if columns[column] == 1)

    def points_of(self, chosen: Iterable[int]) -> int:
        return sum(self.choice.points[person] for person in chosen) if self.choice.points else 0

    def worth_without(self, label: int, now: Worth) -> Worth | None:
        """The worth of the best list if the rule did not exist; `now` is that of a list which keeps it."""
        if now.shortfall == 0 and now.points == self._most_points:
            return now
        rows = [self._row[i] for i, limit in enumerate(self.choice.limits) if limit.label == label]
        for row in rows:
            self.program.allow(row)
        found = self._worth(self.misses(leaving_out=label), least=Fraction(0), known=now)
        for row in rows:
            self.program.bind(row)
        return found

    def worth_keeping(self, label: int) -> Worth | None:
        columns = [column for i, column in self._miss.items() if self.choice.limits[i].label == label]
        for column in columns:
            self.program.fix(column, 0)
        found = self._worth(self.misses())
        for column in columns:
            self.program.unfix(column)
        return found

    def _worth(
        self, costs: dict[int, int], *, least: Fraction | None = None, known: Worth | None = None
    ) -> Worth | None:
        """The best worth; where a list is `known` to have the `least` shortfall possible, that is not sought."""
        if known is not None and known.shortfall == least:
            value = int(known.shortfall * self.scale)
        else:
            first = self.program.minimise(costs)
            if first is None:
                return None
            value = first.value
        row = self.program.keep(costs, value)
        second = self.program.minimise(self.points)
        self.program.allow(row)
        return None if second is None else Worth(Fraction(value, self.scale), -second.value)


def _worth_looking_at(choice: Choice) -> set[int]:
    """People of equal membership in every rule are interchangeable: the best `size` of each such class suffice."""
    points = choice.points or (0,) * choice.count
    kept = set(choice.fixed)
    for members in classes_of(choice).values():
        free = [person for person in members if person not in choice.fixed]
        kept.update(sorted(free, key=lambda person: (-points[person], person))[: choice.size])
    return kept


def classes_of(choice: Choice) -> dict[frozenset[int], list[int]]:
    """People by the rules they count in: the positions in `limits`, then those of `unlike` after them."""
    counted: list[list[int]] = [[] for _ in range(choice.count)]
    sets = (*(limit.members for limit in choice.limits), *(before for before, _ in choice.unlike))
    for number, members in enumerate(sets):
        for person in members:
            counted[person].append(number)
    classes: dict[frozenset[int], list[int]] = {}
    for person, numbers in enumerate(counted):
        classes.setdefault(frozenset(numbers), []).append(person)
    return classes
