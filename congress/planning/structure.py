"""How a slate stands to its structure targets, one row a rule, in words; and what each rule costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import floor

from congress.i18n import _, language
from congress.planning.rules import Dated
from congress.planning.slating import Plan
from congress.planning.solve import Price
from congress.planning.targets import Bound, Check, Side, Standing, is_each, who_in_words

_WORST: tuple[Standing, ...] = ("not_met", "unknown", "met")
_NAMED = 3
"""How many units that miss a bound a row names."""


@dataclass(frozen=True)
class StructureRow:
    """One side of one target. `cost` is empty where nobody asked what it costs."""

    who: str
    side: Side
    asked: str
    hard: bool
    found: str
    standing: Standing
    cost: str


def structure_rows(checked: Iterable[Check], rules: Dated, prices: Sequence[Price] = ()) -> list[StructureRow]:
    by_label = {price.label: price for price in prices}
    return [
        _row(list(checks), rules, by_label.get(rule)) for rule, checks in groupby(checked, lambda one: one.bound.rule)
    ]


def rows_of(plan: Plan) -> list[StructureRow]:
    """The rows of the first slate, with what each rule costs."""
    return structure_rows(plan.slate.checks, plan.rules, plan.prices)


def _row(checks: Sequence[Check], rules: Dated, price: Price | None) -> StructureRow:
    first = checks[0].bound
    standings = {check.standing for check in checks}
    return StructureRow(
        who=who_words(first.target.who, rules),
        side=first.side,
        asked=amount_words(first),
        hard=first.target.hard,
        found=_each_words(checks, rules) if is_each(first.target.who) else check_words(checks[0]),
        standing=next(standing for standing in _WORST if standing in standings),
        cost=price_words(price) if price else "",
    )


def _each_words(checks: Sequence[Check], rules: Dated) -> str:
    """`38 of 40; not: Sở A 0 …` for a rule that holds for each unit on its own."""
    missed = [check for check in checks if check.standing != "met"]
    text = _("{met} of {count}").format(met=len(checks) - len(missed), count=len(checks))
    if not missed:
        return text
    named = "; ".join(f"{who_words(check.bound.who, rules)} {check.certain}" for check in missed[:_NAMED])
    return _("{met}; not: {named}").format(met=text, named=named + ("; …" if len(missed) > _NAMED else ""))


def price_words(price: Price) -> str:
    """What a rule costs: what the slate would gain without it, and where it is missed, what keeping it would take."""
    text = _gain_words(price) or _("costs nothing")
    if not price.missed:
        return text
    return f"{text}; {_kept_words(price)}"


def _gain_words(price: Price) -> str:
    shortfall, points = price.now.shortfall - price.without.shortfall, price.without.points - price.now.points
    if not shortfall and not points:
        return ""
    return _("without it: {changes}").format(changes=_change_words(-shortfall, points))


def _kept_words(price: Price) -> str:
    if price.kept is None:
        return _("cannot be met together with the hard rules")
    shortfall, points = price.kept.shortfall - price.now.shortfall, price.kept.points - price.now.points
    if not shortfall and not points:
        return _("met, it would cost the other targets nothing")
    return _("met: {changes}").format(changes=_change_words(shortfall, points))


def _change_words(shortfall: Fraction, points: int) -> str:
    parts = []
    if shortfall:
        parts.append(_("shortfall of the other targets {change}").format(change=signed(shortfall)))
    if points:
        parts.append(_("points {change}").format(change=signed(Fraction(points))))
    return ", ".join(parts)


def signed(value: Fraction) -> str:
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


def standing_words(standing: Standing) -> str:
    words: dict[Standing, str] = {"met": _("met"), "not_met": _("not met"), "unknown": _("cannot be checked")}
    return words[standing]


def who_words(who: str, rules: Dated) -> str:
    return who_in_words(who, rules)[0 if language() == "vi" else 1]


def amount_words(bound: Bound) -> str:
    side = _("at least") if bound.side == "at_least" else _("at most")
    return f"{side} {bound.amount.text}" + ("" if bound.amount.count is not None else f" ({bound.limit})")


def check_words(check: Check) -> str:
    text = f"{check.certain} ({percent(check.share)})"
    return text if not check.open else text + " " + _("+ {count} not known").format(count=check.open)


def percent(share: Fraction) -> str:
    """A share with two decimals, half up: 15,00% in Vietnamese, 15.00% in English."""
    hundredths = floor(share * 10_000 + Fraction(1, 2))
    return f"{hundredths // 100}{',' if language() == 'vi' else '.'}{hundredths % 100:02d}%"
