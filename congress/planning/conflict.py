"""The fewest hard rules that cannot hold together.

A set of rules that cannot hold together has a rule in common with every set of rules whose dropping makes a list
possible. So: the smallest set that has something in common with every such set known so far is tried; if it can hold
after all, what has to be dropped beside it is one more such set. The first one that cannot hold is a smallest one.
"""

from collections.abc import Collection, Iterable, Sequence

from congress.planning.program import Column, Program, Row
from congress.planning.solve import Choice, classes_of

Rule = tuple[str, int]
"""`("size", 0)`, `("fixed", person)` or `("limit", label)`: what a conflict is made of."""

MOST_TRIES = 200
"""Sets tried before a conflict is found by leaving out rule after rule instead: none of it can be spared then, but
there may be a smaller one."""


def smallest_conflict(choice: Choice) -> tuple[Rule, ...]:
    """The fewest hard rules that cannot hold together. The size of the list is always one of them, and not named.

    Empty where they can all hold; `(("size", 0),)` where there are not enough people at all.
    """
    if choice.count < choice.size:
        return (("size", 0),)
    rules: list[Rule] = [("limit", label) for label in dict.fromkeys(limit.label for limit in choice.hard)]
    rules += [("fixed", person) for person in sorted(choice.fixed)]
    relaxed = _Relaxed(choice, rules)
    known: list[frozenset[Rule]] = []
    for _ in range(MOST_TRIES):
        tried = _in_common_with_all(rules, known)
        dropped = relaxed.dropped_beside(tried)
        if dropped is None:
            return tried
        if not dropped:
            return ()
        known.append(dropped)
    return _by_leaving_out(relaxed, rules)


def _in_common_with_all(rules: Sequence[Rule], sets: Sequence[frozenset[Rule]]) -> tuple[Rule, ...]:
    """The fewest rules of which each set has one."""
    if not sets:
        return ()
    rows = [Row({column: 1 for column, rule in enumerate(rules) if rule in found}, lower=1) for found in sets]
    solution = Program([Column(0, 1)] * len(rules), rows).minimise(dict.fromkeys(range(len(rules)), 1))
    if solution is None:
        raise ArithmeticError("every set has a rule")
    return tuple(rule for rule, taken in zip(rules, solution.columns, strict=True) if taken)


def _by_leaving_out(relaxed: "_Relaxed", rules: Iterable[Rule]) -> tuple[Rule, ...]:
    kept = list(rules)
    for rule in rules:
        without = [other for other in kept if other != rule]
        if relaxed.dropped_beside(without) is None:
            kept = without
    return tuple(kept)


class _Relaxed:
    """The choice with every hard rule allowed to be dropped. People of one class are counted, not told apart; a fixed
    person is a class of their own."""

    def __init__(self, choice: Choice, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        classes = classes_of(choice)
        free = {
            signature: [person for person in members if person not in choice.fixed]
            for signature, members in classes.items()
        }
        groups = [(signature, min(len(members), choice.size)) for signature, members in free.items() if members]
        fixed = [(signature, person) for signature, found in classes.items() for person in found
                 if person in choice.fixed]  # fmt: skip
        signatures = [signature for signature, _ in (*groups, *fixed)]
        columns = [Column(0, most) for _, most in groups] + [Column(0, 1)] * len(fixed)
        self._drop = {rule: len(columns) + number for number, rule in enumerate(rules)}
        columns += [Column(0, 1)] * len(rules)
        rows = [Row(dict.fromkeys(range(len(signatures)), 1), choice.size, choice.size)]
        for number, (_, person) in enumerate(fixed, start=len(groups)):
            rows.append(Row({number: 1, self._drop["fixed", person]: 1}, lower=1))
        for index, limit in enumerate(choice.limits):
            if limit.weight is None:
                terms = {column: 1 for column, signature in enumerate(signatures) if index in signature}
                drop = self._drop["limit", limit.label]
                if limit.lower is not None:
                    rows.append(Row({**terms, drop: limit.lower}, lower=limit.lower))
                else:
                    rows.append(Row({**terms, drop: -choice.size}, upper=limit.upper or 0))
        self._program = Program(columns, rows)

    def dropped_beside(self, held: Collection[Rule]) -> frozenset[Rule] | None:
        """The fewest rules to drop so that a list keeps the others and `held`; None where no list keeps `held`."""
        for rule, column in self._drop.items():
            if rule in held:
                self._program.fix(column, 0)
            else:
                self._program.unfix(column)
        solution = self._program.minimise({column: 1 for rule, column in self._drop.items() if rule not in held})
        if solution is None:
            return None
        return frozenset(rule for rule, column in self._drop.items() if solution.columns[column] and rule not in held)
