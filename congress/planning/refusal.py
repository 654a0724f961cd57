"""Why no slate can be made, in words: too few eligible people, or the fewest hard rules that cannot hold together."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

from congress.planning.conflict import Rule, smallest_conflict
from congress.planning.messages import problem
from congress.planning.people import Person
from congress.planning.rules import SlateRules
from congress.planning.solve import Choice, Limit
from congress.planning.targets import Bound, is_each, who_in_words
from tally.problems import NOWHERE, StopError

Words = tuple[str, str]
"""Vietnamese and English."""


def stop(
    choice: Choice,
    pool: Sequence[Person],
    bounds: Sequence[Bound],
    rules: SlateRules,
    statuses: Mapping[str, int],
    reasons: str,
) -> NoReturn:
    """Raises StopError for a choice that cannot be made. `pool` are the eligible, `bounds` those of the limits."""
    conflict = smallest_conflict(choice)
    if conflict == (("size", 0),):
        excluded, undecided = statuses.get("excluded", 0), statuses.get("undecided", 0)
        raise StopError(
            problem(
                "TOO_FEW_ELIGIBLE", NOWHERE, size=choice.size, eligible=len(pool), excluded=excluded,
                undecided=undecided, reasons=reasons,
            )
        )  # fmt: skip
    both = _overlap_words(conflict, choice)
    words = [_rule_words(rule, choice, pool, bounds, rules) for rule in conflict]
    raise StopError(
        problem(
            "RULES_CONFLICT", NOWHERE, size=choice.size, count=len(conflict),
            rules_vi="; ".join(vi for vi, _ in words) + both[0], rules_en="; ".join(en for _, en in words) + both[1],
        )
    )  # fmt: skip


def _rule_words(
    rule: Rule, choice: Choice, pool: Sequence[Person], bounds: Sequence[Bound], rules: SlateRules
) -> Words:
    kind, index = rule
    if kind == "fixed":
        return f"cố định {pool[index].id} ({pool[index].name})", f"fixed {pool[index].id} ({pool[index].name})"
    mine = [(bound, limit) for bound, limit in zip(bounds, choice.limits, strict=True) if limit.label == index]
    bound = mine[0][0]
    vi, en = bound_words(bound, rules)
    vi_facts, en_facts = _of_each([limit for _, limit in mine]) if is_each(bound.target.who) else _of_one(mine[0][1])
    return f"chỉ tiêu {bound.number}: {vi} ({vi_facts})", f"target {bound.number}: {en} ({en_facts})"


def _of_one(limit: Limit) -> Words:
    return f"nguồn đủ điều kiện có {len(limit.members)} người", f"eligible: {len(limit.members)}"


def _of_each(limits: Sequence[Limit]) -> Words:
    """What a rule for each unit comes to for the whole list."""
    count = len(limits)
    if limits[0].lower is not None:
        least = sum(limit.lower or 0 for limit in limits)
        short = sum(len(limit.members) < (limit.lower or 0) for limit in limits)
        return (
            f"{count} nhóm, cộng lại ít nhất {least} người; {short} nhóm không đủ người đủ điều kiện",
            f"{count} groups, at least {least} in all; groups without enough eligible people: {short}",
        )
    most = sum(min(limit.upper or 0, len(limit.members)) for limit in limits)
    return (
        f"{count} nhóm, cộng lại nhiều nhất {most} người",
        f"{count} groups, at most {most} in all",
    )


def bound_words(bound: Bound, rules: SlateRules) -> Words:
    """A bound in words, with its number of people: `women at least 15% = 3`."""
    vi_side, en_side = {"at_least": ("ít nhất", "at least"), "at_most": ("nhiều nhất", "at most")}[bound.side]
    vi, en = who_in_words(bound.target.who, rules)
    people = ("", "") if bound.amount.count is not None else (f" = {bound.limit} người", f" = {bound.limit}")
    return f"{vi} {vi_side} {bound.amount.text}{people[0]}", f"{en} {en_side} {bound.amount.text}{people[1]}"


def _overlap_words(conflict: Sequence[Rule], choice: Choice) -> Words:
    """How many belong to both groups, where two lower bounds stand against each other: what decides that case; and how
    many places the two need, where the list has fewer."""
    limits = [limit for limit in choice.limits if ("limit", limit.label) in conflict]
    if len(conflict) != 2 or len(limits) != 2 or any(limit.lower is None for limit in limits):
        return "", ""
    both = len(limits[0].members & limits[1].members)
    lowers = [limit.lower or 0 for limit in limits]
    needed = sum(lowers) - min(both, *lowers)
    vi, en = (
        (f", nên cần ít nhất {needed} chỗ", f", so {needed} places are needed") if needed > choice.size else ("", "")
    )
    return f" (thuộc cả hai nhóm: {both} người{vi})", f" (eligible people of both groups: {both}{en})"
