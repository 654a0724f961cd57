"""The charts of the slate report: bars of a list beside the eligible people and the target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from congress.i18n import _
from congress.planning.people import Person
from congress.planning.rules import SlateRules
from congress.planning.slating import Plan, Slate
from congress.planning.structure import percent
from congress.planning.targets import Bound, belongs
from congress.planning.words import clean

_OLDEST = 120
_DEFAULT_CUTS = (30, 40, 50, 60)


@dataclass(frozen=True)
class Bar:
    """A group: how many of the list belong to it, their share and that of the eligible, and what is asked.

    The widths are percentages of the longest bar of the chart; `least` and `most` are where the marks stand.
    """

    label: str
    count: int
    share: str
    eligible: str
    width: Decimal
    eligible_width: Decimal
    least: Decimal | None
    most: Decimal | None
    asked: str


@dataclass(frozen=True)
class Chart:
    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class _Group:
    label: str
    count: int
    eligible: Fraction
    bounds: tuple[Bound, ...] = ()


def charts_of(plan: Plan) -> list[Chart]:
    """Age bands, sex, ethnicity, sector and renewal of the first slate."""
    rules = plan.rules
    pool = [standing.person for standing in plan.standings if standing.status in ("slate", "reserve")]
    titles = ((_("Age"), _ages(rules)), (_("Sex"), _sexes()), (_("Ethnicity"), _ethnicities(plan.slate.people)),
              (_("Sector"), _sectors(plan.slate.people, pool)), (_("Renewal"), _renewal()))  # fmt: skip
    return [_chart(title, groups, plan.slate, pool, rules) for title, groups in titles]


Groups = Sequence[tuple[str, str]]
"""Label and group (`who`) of each bar; of a group beyond the targets' words: `man`, `incumbent`, `ethnicity:NAME`."""


def _ages(rules: SlateRules) -> Groups:
    """The bands that the rules' own ages cut, else bands of ten years."""
    cuts = {rules.young_under} if rules.young_under else set()
    for target in rules.target:
        if target.who.startswith("age:"):
            low, _dash, high = target.who[4:].partition("-")
            cuts |= {int(low), int(high) + 1}
    edges = [0, *(sorted(cut for cut in cuts if 0 < cut < _OLDEST) or _DEFAULT_CUTS), _OLDEST + 1]
    found = []
    for low, high in pairwise(edges):
        label = (
            _("under {age}").format(age=high)
            if low == 0
            else _("{age} and over").format(age=low)
            if high > _OLDEST
            else f"{low}–{high - 1}"
        )
        found.append((label, f"age:{low}-{high - 1}"))
    return found


def _sexes() -> Groups:
    return ((_("women"), "women"), (_("men"), "man"))


def _renewal() -> Groups:
    return ((_("new members"), "new"), (_("incumbents"), "incumbent"))


def _ethnicities(people: Iterable[Person]) -> Groups:
    names = sorted({clean(person.ethnicity) for person in people if clean(person.ethnicity)})
    return ((_("ethnic minorities, in all"), "minority"), *((name, f"ethnicity:{name}") for name in names))


def _sectors(people: Iterable[Person], pool: Iterable[Person]) -> Groups:
    names = sorted({clean(person.sector) for person in (*people, *pool) if clean(person.sector)})
    return [(name, f"sector:{name}") for name in names]


def _in(person: Person, who: str, rules: SlateRules) -> bool | None:
    kind, _colon, rest = who.partition(":")
    if who in ("man", "incumbent"):
        answer = belongs(person, {"man": "women", "incumbent": "new"}[who], rules)
        return None if answer is None else not answer
    if kind == "ethnicity":
        return clean(person.ethnicity) == rest if clean(person.ethnicity) else None
    return belongs(person, who, rules)


def _chart(title: str, groups: Groups, slate: Slate, pool: Sequence[Person], rules: SlateRules) -> Chart:
    bounds = [check.bound for check in slate.checks]
    counted = [
        _Group(
            label,
            sum(_in(person, who, rules) is True for person in slate.people),
            Fraction(sum(_in(person, who, rules) is True for person in pool), len(pool) or 1),
            tuple(bound for bound in bounds if _same_group(bound.who, who, rules)),
        )
        for label, who in groups
    ]
    if groups:
        unknown = sum(not any(_in(person, who, rules) for _label, who in groups) for person in slate.people)
        if unknown:
            counted.append(_Group(_("not known"), unknown, Fraction(0)))
    size = len(slate.people)
    reach = [
        max(Fraction(one.count, size), one.eligible, *(Fraction(b.limit, size) for b in one.bounds)) for one in counted
    ]
    longest = max(reach, default=Fraction(0)) or Fraction(1)
    return Chart(title, tuple(_bar(one, size, longest) for one in counted))


def _same_group(asked: str, who: str, rules: SlateRules) -> bool:
    return asked == who or (asked == "young" and who == f"age:0-{(rules.young_under or 0) - 1}")


def _bar(group: _Group, size: int, longest: Fraction) -> Bar:
    share = Fraction(group.count, size)
    limits = {bound.side: bound for bound in group.bounds}

    def mark(side: str) -> Decimal | None:
        bound = next((one for name, one in limits.items() if name == side), None)
        return _width(Fraction(bound.limit, size) / longest) if bound else None

    words = {"at_least": "≥", "at_most": "≤"}
    return Bar(
        label=group.label,
        count=group.count,
        share=percent(share),
        eligible=percent(group.eligible),
        width=_width(share / longest),
        eligible_width=_width(group.eligible / longest),
        least=mark("at_least"),
        most=mark("at_most"),
        asked=", ".join(f"{words[bound.side]} {bound.limit}" for bound in group.bounds),
    )


def _width(share: Fraction) -> Decimal:
    """Per cent of the chart's width, to a tenth."""
    return Decimal(round(share * 1000)) / 10
