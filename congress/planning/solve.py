"""Chooses lists from the eligible people: hard rules hold, missed targets cost as little as they can, ties are settled.

Nothing here knows persons: people are numbers 0, 1, … in an order that does not depend on the input's order.
The order of preference, each only among equals of the one before:
1. the least weighted shortfall of the targets wished for (people missing or too many, times weight);
2. the most points;
3. the lowest sum of positions, which settles what is left the same way every time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, islice
from math import lcm
from typing import Any

MOST_SUBSETS = 1000
"""Sets of rules tried for the smallest conflict before one is found by leaving out rule after rule instead."""


@dataclass(frozen=True)
class Limit:
    """At least (`lower`) or at most (`upper`) so many of `members`. Hard where `weight` is None."""

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


def shortfall(choice: Choice, chosen: frozenset[int]) -> Fraction:
    """What a list costs: for each target wished for, the people it is off by, times its weight."""
    costs = (_off(limit, len(limit.members & chosen)) * (limit.weight or Fraction(0)) for limit in choice.soft)
    return sum(costs, Fraction(0))


def _off(limit: Limit, held: int) -> int:
    if limit.lower is not None:
        return max(0, limit.lower - held)
    return max(0, held - (limit.upper or 0))


def holds(choice: Choice, chosen: frozenset[int]) -> bool:
    """Whether a list keeps every hard rule, counted anew in whole numbers."""
    return (
        len(chosen) == choice.size
        and choice.fixed <= chosen
        and all(_off(limit, len(limit.members & chosen)) == 0 for limit in choice.hard)
        and all(len(before & chosen) <= choice.size - apart for before, apart in choice.unlike)
    )


def best(choice: Choice) -> frozenset[int] | None:
    """The best list, or None where the hard rules cannot all hold."""
    kept = sorted(_worth_looking_at(choice))
    solver, variables, misses = _model(choice, kept)
    scale = lcm(*(limit.weight.denominator for limit in choice.soft if limit.weight)) if choice.soft else 1
    stages = [
        (1, [(miss, int((limit.weight or 0) * scale)) for limit, miss in misses]),
        (-1, [(variables[person], choice.points[person]) for person in kept] if choice.points else []),
        (1, [(variables[person], place) for place, person in enumerate(kept)]),
    ]
    chosen: frozenset[int] | None = None
    for sign, terms in stages:
        terms = [(variable, weight) for variable, weight in terms if weight]
        if not terms and chosen is not None:
            continue
        value = _minimise(solver, [(variable, sign * weight) for variable, weight in terms])
        if value is None:
            return None
        chosen = frozenset(person for person in kept if round(solver.val(variables[person])) == 1)
        if terms:
            solver.addConstr(solver.qsum(variable * (sign * weight) for variable, weight in terms) <= round(value))
    if chosen is None or not holds(choice, chosen):
        raise ArithmeticError("the solver's list does not keep the rules")
    return chosen


def _minimise(solver: Any, terms: Sequence[tuple[Any, int]]) -> float | None:
    import highspy

    solver.minimize(solver.qsum(variable * weight for variable, weight in terms) if terms else None)
    return solver.getObjectiveValue() if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal else None


def _model(choice: Choice, kept: Sequence[int]) -> tuple[Any, dict[int, Any], list[tuple[Limit, Any]]]:
    solver = _solver()
    variables = {person: solver.addBinary() for person in kept}
    for person in choice.fixed:
        solver.addConstr(variables[person] >= 1)
    solver.addConstr(solver.qsum(variables.values()) == choice.size)
    misses = []
    for limit in choice.limits:
        held = solver.qsum(variables[person] for person in kept if person in limit.members)
        miss = solver.addIntegral(lb=0, ub=choice.size + (limit.lower or 0)) if limit.weight is not None else None
        if miss is not None:
            misses.append((limit, miss))
        if limit.lower is not None:
            solver.addConstr((held if miss is None else held + miss) >= limit.lower)
        else:
            solver.addConstr((held if miss is None else held - miss) <= (limit.upper or 0))
    for before, apart in choice.unlike:
        solver.addConstr(solver.qsum(variables[person] for person in kept if person in before) <= choice.size - apart)
    return solver, variables, misses


def _solver() -> Any:
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for option, value in (("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5)):
        solver.setOptionValue(option, value)
    return solver


def _signature(choice: Choice, person: int) -> tuple[bool, ...]:
    sets = (*(limit.members for limit in choice.limits), *(before for before, _ in choice.unlike))
    return tuple(person in members for members in sets)


def _worth_looking_at(choice: Choice) -> set[int]:
    """People of equal membership in every rule are interchangeable: the best `size` of each such class suffice."""
    classes: dict[tuple[bool, ...], list[int]] = {}
    for person in range(choice.count):
        if person not in choice.fixed:
            classes.setdefault(_signature(choice, person), []).append(person)
    points = choice.points or (0,) * choice.count
    kept = set(choice.fixed)
    for members in classes.values():
        kept.update(sorted(members, key=lambda person: (-points[person], person))[: choice.size])
    return kept


Rule = tuple[str, int]
"""`("size", 0)`, `("fixed", person)` or `("limit", index in choice.limits)`: what a conflict is made of."""


def smallest_conflict(choice: Choice) -> tuple[Rule, ...]:
    """The fewest hard rules that cannot hold together. The size of the list is always one of them, and not named.

    Empty where they can all hold; `(("size", 0),)` where there are not enough people at all.
    """
    rules: list[Rule] = [("limit", index) for index, limit in enumerate(choice.limits) if limit.weight is None]
    rules += [("fixed", person) for person in sorted(choice.fixed)]
    classes = _classes(choice)
    if not _possible(choice, classes, ()):
        return (("size", 0),)
    for subset in islice(_subsets(rules), MOST_SUBSETS):
        if not _possible(choice, classes, subset):
            return subset
    if _possible(choice, classes, rules):
        return ()
    return _by_leaving_out(choice, classes, rules)


def _subsets(rules: Sequence[Rule]) -> Iterator[tuple[Rule, ...]]:
    for size in range(1, len(rules) + 1):
        yield from combinations(rules, size)


def _by_leaving_out(choice: Choice, classes: "Classes", rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """A conflict of which no rule can be left out (not always the smallest of all)."""
    kept = list(rules)
    for rule in rules:
        without = [other for other in kept if other != rule]
        if not _possible(choice, classes, without):
            kept = without
    return tuple(kept)


Classes = dict[tuple[bool, ...], list[int]]


def _classes(choice: Choice) -> Classes:
    classes: Classes = {}
    for person in range(choice.count):
        classes.setdefault(_signature(choice, person), []).append(person)
    return classes


def _possible(choice: Choice, classes: Classes, rules: Sequence[Rule]) -> bool:
    """Whether some list of the size keeps `rules`; people of one class are counted, not told apart."""
    fixed = {person for kind, person in rules if kind == "fixed"}
    solver = _solver()
    taken = []
    for signature, members in classes.items():
        lowest = sum(person in fixed for person in members)
        taken.append((signature, solver.addIntegral(lb=lowest, ub=min(len(members), max(choice.size, lowest)))))
    solver.addConstr(solver.qsum(variable for _, variable in taken) == choice.size)
    for kind, index in rules:
        if kind == "limit":
            limit = choice.limits[index]
            held = solver.qsum(variable for signature, variable in taken if signature[index])
            solver.addConstr(held >= limit.lower if limit.lower is not None else held <= (limit.upper or 0))
    return _minimise(solver, [(taken[0][1], 1)] if taken else []) is not None
