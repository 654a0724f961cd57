"""Sharing seats: the named rules, their known properties and paradoxes, and ties that nobody decides silently."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tally.apportion import RULES, Apportionment, CannotShareError, Rule, WrongChoiceError, apportion, settled

units = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 60), min_size=1, max_size=8).filter(
    lambda weights: any(weights.values())
)
rules = st.sampled_from(RULES)
totals = st.integers(0, 40)


def seats(found: Apportionment) -> dict[str, int]:
    return {unit: share.seats for unit, share in found.shares.items()}


def fully(total: int, weights: dict[str, int], rule: Rule) -> Apportionment:
    """Ties given to the first units by name, as people might have decided."""
    found = apportion(total, weights, rule)
    return settled(found, found.tied[: found.open_seats]) if found.tied else found


# ---- tables


@pytest.mark.parametrize(
    ("rule", "total", "weights", "expected"),
    [
        # Quotas 41.53, 33.86, 24.61 of 100: the two largest remainders are b's and c's.
        ("largest-remainder", 100, {"a": 4153, "b": 3386, "c": 2461}, {"a": 41, "b": 34, "c": 25}),
        # The same votes by highest averages, counted by hand.
        ("dhondt", 8, {"a": 100, "b": 80, "c": 30, "d": 20}, {"a": 4, "b": 3, "c": 1, "d": 0}),
        ("sainte-lague", 8, {"a": 100, "b": 80, "c": 30, "d": 20}, {"a": 3, "b": 3, "c": 1, "d": 1}),
        ("largest-remainder", 8, {"a": 100, "b": 80, "c": 30, "d": 20}, {"a": 3, "b": 3, "c": 1, "d": 1}),
        ("dhondt", 1, {"a": 5}, {"a": 1}),
        ("largest-remainder", 0, {"a": 5}, {"a": 0}),
        ("sainte-lague", 5, {"a": 5, "b": 0}, {"a": 5, "b": 0}),
    ],
)
def test_each_rule_gives_the_seats_counted_by_hand(
    rule: Rule, total: int, weights: dict[str, int], expected: dict[str, int]
) -> None:
    found = apportion(total, weights, rule)
    assert seats(found) == expected
    assert (found.tied, found.open_seats) == ((), 0)


def test_largest_remainder_has_the_alabama_paradox_and_the_divisor_rules_do_not() -> None:
    """One seat more and c loses one: a known property of the rule, which whoever chooses it should know."""
    weights = {"a": 6, "b": 6, "c": 2}
    assert seats(apportion(10, weights, "largest-remainder")) == {"a": 4, "b": 4, "c": 2}
    assert seats(apportion(11, weights, "largest-remainder")) == {"a": 5, "b": 5, "c": 1}
    for rule in ("sainte-lague", "dhondt"):
        assert fully(11, weights, rule).shares["c"].seats >= fully(10, weights, rule).shares["c"].seats


@pytest.mark.parametrize(
    ("weight", "expected", "tied"),
    [(99, {"a": 2, "b": 1}, ()), (100, {"a": 1, "b": 1}, ("a", "b")), (101, {"a": 1, "b": 2}, ())],
)
@pytest.mark.parametrize("rule", RULES)
def test_the_last_seat_is_open_at_equal_claims_and_only_there(
    rule: Rule, weight: int, expected: dict[str, int], tied: tuple[str, ...]
) -> None:
    found = apportion(3, {"a": 100, "b": weight}, rule)
    assert seats(found) == expected
    assert found.tied == tied
    assert found.open_seats == bool(tied)


def test_the_figures_that_decide_are_shown_exact() -> None:
    hare = apportion(10, {"a": 6, "b": 6, "c": 2}, "largest-remainder")
    assert hare.quota == Fraction(7, 5)
    assert hare.shares["c"].exact == Fraction(10, 7)
    assert hare.shares["c"].remainder == Fraction(3, 7)
    webster = apportion(4, {"a": 9, "b": 4}, "sainte-lague")
    assert (webster.shares["a"].last, webster.shares["a"].next) == (Fraction(9, 5), Fraction(9, 7))
    assert (webster.shares["b"].last, webster.shares["b"].next) == (Fraction(4), Fraction(4, 3))
    assert apportion(1, {"a": 9, "b": 4}, "dhondt").shares["b"].last is None


def test_equal_claims_are_all_served_where_seats_suffice() -> None:
    assert seats(apportion(4, {"a": 1, "b": 1, "c": 1, "d": 1}, "dhondt")) == dict.fromkeys("abcd", 1)


def test_people_decide_a_tie_and_only_among_the_tied() -> None:
    found = apportion(3, {"a": 1, "b": 1}, "dhondt")
    assert seats(settled(found, ["b"])) == {"a": 1, "b": 2}
    assert settled(found, ["b"]).open_seats == 0
    for chosen in ([], ["a", "b"], ["c"], ["a", "a"]):
        with pytest.raises(WrongChoiceError):
            settled(found, chosen)


@pytest.mark.parametrize(("total", "weights"), [(-1, {"a": 1}), (1, {"a": -1}), (1, {"a": 0}), (1, {})])
@pytest.mark.parametrize("rule", RULES)
def test_nothing_to_share_by_is_said(rule: Rule, total: int, weights: dict[str, int]) -> None:
    with pytest.raises(CannotShareError):
        apportion(total, weights, rule)


# ---- properties


@given(totals, units, rules)
def test_seats_given_and_open_are_the_total_and_open_ones_fewer_than_those_tied(
    total: int, weights: dict[str, int], rule: Rule
) -> None:
    found = apportion(total, weights, rule)
    assert sum(seats(found).values()) + found.open_seats == total
    assert (found.open_seats < len(found.tied)) if found.tied else found.open_seats == 0
    assert sum(seats(fully(total, weights, rule)).values()) == total


@given(totals, units, rules, st.randoms())
def test_the_order_of_the_units_changes_nothing(
    total: int, weights: dict[str, int], rule: Rule, chance: random.Random
) -> None:
    shuffled = list(weights.items())
    chance.shuffle(shuffled)
    assert apportion(total, dict(shuffled), rule) == apportion(total, weights, rule)


@given(totals, units)
def test_largest_remainder_keeps_within_a_seat_of_the_exact_share(total: int, weights: dict[str, int]) -> None:
    for share in fully(total, weights, "largest-remainder").shares.values():
        assert share.exact - 1 < share.seats < share.exact + 1


@given(totals, units)
def test_dhondt_never_gives_less_than_the_whole_part_of_the_share(total: int, weights: dict[str, int]) -> None:
    for share in fully(total, weights, "dhondt").shares.values():
        assert share.seats >= share.exact.numerator // share.exact.denominator


@given(totals, units, st.sampled_from(("sainte-lague", "dhondt")))
def test_one_seat_more_takes_no_seat_from_anybody_by_the_divisor_rules(
    total: int, weights: dict[str, int], rule: Rule
) -> None:
    fewer, more = apportion(total, weights, rule), apportion(total + 1, weights, rule)
    assert all(more.shares[unit].seats >= fewer.shares[unit].seats for unit in weights)


@given(totals, units, rules)
def test_more_weight_never_has_fewer_seats_and_equal_weights_differ_only_by_a_tie(
    total: int, weights: dict[str, int], rule: Rule
) -> None:
    found = apportion(total, weights, rule)
    for one, weight in weights.items():
        for other, less in weights.items():
            if weight >= less:
                assert found.shares[one].seats >= found.shares[other].seats


@given(totals, units, rules, st.integers(1, 9))
def test_only_proportions_count(total: int, weights: dict[str, int], rule: Rule, times: int) -> None:
    scaled = {unit: Fraction(weight, times) for unit, weight in weights.items()}
    assert seats(apportion(total, scaled, rule)) == seats(apportion(total, weights, rule))


@settings(max_examples=50)
@given(totals, units, st.sampled_from(("sainte-lague", "dhondt")))
def test_divisor_rules_agree_with_all_quotients_written_down_and_sorted(
    total: int, weights: dict[str, int], rule: Rule
) -> None:
    step = 2 if rule == "sainte-lague" else 1
    claims = sorted((Fraction(w, step * s + 1) for w in weights.values() if w for s in range(total + 1)), reverse=True)
    cut = claims[total]  # the best claim that gets nothing
    for unit, weight in weights.items():
        above = sum(Fraction(weight, step * s + 1) > cut for s in range(total + 1))
        at = sum(Fraction(weight, step * s + 1) == cut for s in range(total + 1)) if weight else 0
        found = apportion(total, weights, rule)
        assert above <= found.shares[unit].seats <= above + at
        if found.tied:
            assert (unit in found.tied) == bool(at)
