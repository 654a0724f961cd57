"""The solver: against every possible list of small cases, and the smallest conflict against every set of rules."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.planning import conflict
from congress.planning.conflict import smallest_conflict
from congress.planning.solve import Choice, Limit, Worth, best, holds, prices, shortfall

WEIGHTS = st.sampled_from([None, Fraction(1), Fraction(1, 2), Fraction(3)])


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    count = draw(st.integers(1, 8))
    size = draw(st.integers(1, count))
    people = st.integers(0, count - 1)
    limits = []
    for label in range(draw(st.integers(0, 4))):
        lower = draw(st.integers(0, size)) if draw(st.booleans()) else None
        upper = draw(st.integers(0, size)) if lower is None else None
        limits.append(Limit(label, frozenset(draw(st.sets(people))), lower, upper, draw(WEIGHTS)))
    fixed = frozenset(draw(st.sets(people, max_size=2)))
    points = tuple(draw(st.lists(st.integers(0, 9), min_size=count, max_size=count)))
    return Choice(count, size, fixed, tuple(limits), points)


def every_list(choice: Choice) -> list[frozenset[int]]:
    found = (frozenset(members) for members in combinations(range(choice.count), choice.size))
    return [chosen for chosen in found if holds(choice, chosen)]


def worth(choice: Choice, chosen: frozenset[int]) -> tuple[Fraction, int]:
    return shortfall(choice, chosen), -sum(choice.points[person] for person in chosen)


@given(choices())
@settings(max_examples=120, deadline=None)
def test_the_list_is_as_good_as_the_best_of_all_lists(choice: Choice) -> None:
    possible = every_list(choice)
    chosen = best(choice)
    if not possible:
        assert chosen is None
        return
    assert chosen is not None
    assert holds(choice, chosen)
    assert worth(choice, chosen) == min(worth(choice, other) for other in possible)


@given(choices())
@settings(max_examples=60, deadline=None)
def test_further_lists_are_different_and_none_is_better(choice: Choice) -> None:
    first = best(choice)
    if first is None:
        return
    second = best(replace(choice, unlike=((first, 1),)))
    others = [other for other in every_list(choice) if other != first]
    if second is None:
        assert not others
    else:
        assert second != first
        assert worth(choice, second) == min(worth(choice, other) for other in others)


@given(choices())
@settings(max_examples=80, deadline=None)
def test_a_conflict_cannot_hold_together_and_no_smaller_one_exists(choice: Choice) -> None:
    found = smallest_conflict(choice)
    if every_list(choice):
        assert found == ()
        return

    def possible(rules: tuple[tuple[str, int], ...]) -> bool:
        limits = tuple(limit for index, limit in enumerate(choice.limits) if ("limit", index) in rules)
        fixed = frozenset(index for kind, index in rules if kind == "fixed")
        return bool(every_list(replace(choice, limits=limits, fixed=fixed)))

    assert not possible(found)
    rules = [("fixed", p) for p in choice.fixed] + [
        ("limit", i) for i, limit in enumerate(choice.limits) if limit.weight is None
    ]
    assert all(possible(subset) for subset in combinations(rules, len(found) - 1))


def test_too_few_people_is_a_conflict_of_its_own() -> None:
    assert smallest_conflict(Choice(count=3, size=4)) == (("size", 0),)
    assert best(Choice(count=3, size=4)) is None
    assert smallest_conflict(Choice(count=0, size=1)) == (("size", 0),)


def test_a_group_nobody_belongs_to() -> None:
    empty = Limit(0, frozenset(), lower=1, weight=Fraction(1))
    assert best(Choice(3, 2, limits=(empty,))) == {0, 1}
    assert smallest_conflict(Choice(3, 2, limits=(replace(empty, weight=None),))) == (("limit", 0),)


def test_a_heavier_target_wins_over_a_lighter_one() -> None:
    one, other = frozenset({0}), frozenset({1})
    light = Limit(0, one, lower=1, weight=Fraction(1, 3))
    heavy = Limit(1, other, lower=1, weight=Fraction(1, 2))
    assert best(Choice(2, 1, limits=(light, heavy))) == other
    assert best(Choice(2, 1, limits=(replace(light, weight=Fraction(2, 3)), heavy))) == one


def test_points_decide_among_equals_and_then_the_order() -> None:
    assert best(Choice(4, 2, points=(1, 5, 5, 5))) == {1, 2}
    assert best(Choice(4, 2)) == {0, 1}


@given(choices())
@settings(max_examples=80, deadline=None)
def test_a_price_is_the_difference_to_the_best_of_all_lists_without_the_rule_and_with_it(choice: Choice) -> None:
    chosen = best(choice)
    if chosen is None:
        return
    for price in prices(choice, chosen):
        others = tuple(limit for limit in choice.limits if limit.label != price.label)
        kept = tuple(replace(limit, weight=None) if limit.label == price.label else limit for limit in choice.limits)
        assert price.now == measured(replace(choice, limits=others), chosen)
        assert price.without == best_worth(replace(choice, limits=others))
        assert price.kept == best_worth(replace(choice, limits=kept))
        assert price.without.shortfall <= price.now.shortfall


def measured(choice: Choice, chosen: frozenset[int]) -> Worth:
    return Worth(shortfall(choice, chosen), sum(choice.points[person] for person in chosen))


def best_worth(choice: Choice) -> Worth | None:
    found = [measured(choice, chosen) for chosen in every_list(choice)]
    return min(found, key=lambda worth: (worth.shortfall, -worth.points), default=None)


def test_limits_of_one_label_are_one_rule_of_a_conflict() -> None:
    each = tuple(Limit(0, frozenset({2 * unit, 2 * unit + 1}), upper=1) for unit in range(3))
    women = Limit(1, frozenset({0, 1, 2}), lower=3)
    assert smallest_conflict(Choice(6, 3, limits=(*each, women))) == (("limit", 0), ("limit", 1))
    assert smallest_conflict(Choice(6, 4, limits=each)) == (("limit", 0),)


def test_a_conflict_of_many_rules_is_found_by_leaving_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflict, "MOST_TRIES", 2)
    each = tuple(Limit(unit, frozenset({unit}), upper=0) for unit in range(5))
    assert smallest_conflict(Choice(6, 2, limits=each)) == tuple(("limit", unit) for unit in range(5))
