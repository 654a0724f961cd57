"""Sharing a fixed number of seats among units by a named rule, in exact arithmetic. Nothing is drawn by lot.

Rules: `largest-remainder` (Hare's quota: total weight / seats; whole quotas first, then the largest remainders),
`sainte-lague` (Webster: highest weight / (2s + 1), s being the seats a unit has already) and `dhondt` (Jefferson:
highest weight / (s + 1)). Where units have equal claims to the seats that are left, those seats stay open: people
decide, and the decision is handed in.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, get_args

Rule = Literal["largest-remainder", "sainte-lague", "dhondt"]
RULES: tuple[Rule, ...] = get_args(Rule)


@dataclass(frozen=True)
class Share:
    """What a unit gets. `exact`: its share before rounding, in seats. `remainder`: what is left of it after the whole
    seats (largest remainder). `last`: the claim by which it got its last seat and `next`: its claim to one more
    (divisor rules), in units of weight; `last` is None where it has no seat."""

    seats: int
    exact: Fraction
    remainder: Fraction | None = None
    last: Fraction | None = None
    next: Fraction | None = None


@dataclass(frozen=True)
class Apportionment:
    """`quota` is the weight of one seat, total weight / seats. `open_seats` seats are left for the `tied` units, whose
    claims are equal; at most one more for each."""

    rule: Rule
    total: int
    quota: Fraction
    shares: Mapping[str, Share]
    tied: tuple[str, ...] = ()
    open_seats: int = 0


class CannotShareError(ValueError):
    """There is nothing to share by: a negative number, or seats to give and no weight."""


class WrongChoiceError(ValueError):
    """The units chosen are not as many of the tied ones as there are seats left."""


def apportion(total: int, weights: Mapping[str, Fraction | int], rule: Rule) -> Apportionment:
    """`total` seats among the units of `weights`. The order of the units changes nothing.

    Raises CannotShareError where a number is negative, or where there are seats and all weights are 0.
    """
    exact = {unit: Fraction(weight) for unit, weight in weights.items()}
    whole = sum(exact.values(), Fraction())
    if total < 0 or any(weight < 0 for weight in exact.values()) or (total and not whole):
        raise CannotShareError(f"{total} seats, total weight {whole}")
    quota = whole / total if total else Fraction()
    return (_by_remainders if rule == "largest-remainder" else _by_divisors)(total, exact, quota, rule)


def settled(found: Apportionment, chosen: Iterable[str]) -> Apportionment:
    """`found` with the open seats given to the units that people chose among the tied, one each.

    Raises WrongChoiceError where they are others, or more or fewer than there are seats open.
    """
    units = list(chosen)
    if len(set(units)) != len(units) or len(units) != found.open_seats or not set(units) <= set(found.tied):
        raise WrongChoiceError(f"{units} of {found.tied} for {found.open_seats} seats")
    shares = {unit: replace(share, seats=share.seats + (unit in units)) for unit, share in found.shares.items()}
    return Apportionment(found.rule, found.total, found.quota, shares)


def _by_remainders(total: int, weights: Mapping[str, Fraction], quota: Fraction, rule: Rule) -> Apportionment:
    exact = {unit: weight / quota if quota else Fraction() for unit, weight in weights.items()}
    seats = {unit: share.numerator // share.denominator for unit, share in exact.items()}
    remainders = {unit: share - seats[unit] for unit, share in exact.items()}
    left = total - sum(seats.values())
    tied: tuple[str, ...] = ()
    for _remainder, group in _groups((remainder, unit) for unit, remainder in remainders.items()):
        if len(group) > left:
            tied = tuple(sorted(group)) if left else ()
            break
        for unit in group:
            seats[unit] += 1
        left -= len(group)
    shares = {unit: Share(seats[unit], exact[unit], remainders[unit]) for unit in weights}
    return Apportionment(rule, total, quota, shares, tied, left)


def _groups(claims: Iterable[tuple[Fraction, str]]) -> list[tuple[Fraction, list[str]]]:
    """Units of equal claims together, the largest claims first."""
    by_claim: dict[Fraction, list[str]] = {}
    for claim, unit in claims:
        by_claim.setdefault(claim, []).append(unit)
    return sorted(by_claim.items(), reverse=True)


_DIVISORS: Mapping[str, Callable[[int], int]] = {
    "sainte-lague": lambda seats: 2 * seats + 1,
    "dhondt": lambda seats: seats + 1,
}


def _by_divisors(total: int, weights: Mapping[str, Fraction], quota: Fraction, rule: Rule) -> Apportionment:
    divisor = _DIVISORS[rule]
    seats = dict.fromkeys(weights, 0)
    waiting = [(-weight / divisor(0), unit) for unit, weight in weights.items() if weight]
    heapq.heapify(waiting)
    left = total
    tied: tuple[str, ...] = ()
    while left:
        claim = waiting[0][0]
        group = []
        while waiting and waiting[0][0] == claim:
            group.append(heapq.heappop(waiting)[1])
        if len(group) > left:
            tied = tuple(sorted(group))
            break
        for unit in group:
            seats[unit] += 1
            heapq.heappush(waiting, (-weights[unit] / divisor(seats[unit]), unit))
        left -= len(group)
    shares = {
        unit: Share(
            seats[unit],
            weight / quota if quota else Fraction(),
            last=weight / divisor(seats[unit] - 1) if seats[unit] else None,
            next=weight / divisor(seats[unit]),
        )
        for unit, weight in weights.items()
    }
    return Apportionment(rule, total, quota, shares, tied, left)
