"""The solver: against every possible list of small cases, and the smallest conflict against every set of rules."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.planning.solve import Choice, Limit, best, holds, shortfall, smallest_conflict

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
    conflict = smallest_conflict(choice)
    if every_list(choice):
        assert conflict == ()
        return

    def possible(rules: tuple[tuple[str, int], ...]) -> bool:
        limits = tuple(limit for index, limit in enumerate(choice.limits) if ("limit", index) in rules)
        fixed = frozenset(index for kind, index in rules if kind == "fixed")
        return bool(every_list(replace(choice, limits=limits, fixed=fixed)))

    assert not possible(conflict)
    rules = [("fixed", p) for p in choice.fixed] + [
        ("limit", i) for i, found in enumerate(choice.limits) if found.weight is None
    ]
    assert all(possible(subset) for subset in combinations(rules, len(conflict) - 1))


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


@pytest.mark.parametrize("seed", [1, 2])
def test_two_thousand_people_take_less_than_two_seconds(seed: int) -> None:
    limits = tuple(
        Limit(k, frozenset(range(seed * k, 2000, 3 + 2 * k)), lower=5, weight=Fraction(1) if k % 3 else None)
        for k in range(10)
    )
    choice = Choice(2000, 40, frozenset({7, 11}), limits, tuple((person * 7919 + seed) % 10 for person in range(2000)))
    start = perf_counter()
    chosen = best(choice)
    assert perf_counter() - start < 2
    assert chosen is not None
    assert holds(choice, chosen)
