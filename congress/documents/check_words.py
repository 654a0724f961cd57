"""A hand check in words, on paper and on the screen: what the result rests on, what was found, what it proves."""

from collections.abc import Mapping
from fractions import Fraction

from congress.documents.record_model import DifferenceLine
from congress.documents.recordfile import Check, ClaimLine, SheetSays
from congress.documents.words import number
from congress.i18n import _
from tally.handcheck import FEW_SHEETS
from tally.problems import Lang

Names = Mapping[str, str]
"""Candidate id → name."""
NAMED = 5
"""So many close claims are named in a sentence."""


def hardest(check: Check, most: int = 12) -> list[ClaimLine]:
    """The claims that the fewest misread sheets would undo."""
    return sorted(check.claims, key=lambda one: one.fewest)[:most]


def conclusions(names: Names, check: Check, lang: Lang) -> tuple[str, ...]:
    """What the check proves, in a sentence, and what is to be done."""
    same = check.drawn - len(check.differences)
    read = _(
        "{drawn} of {sheets} ballots were drawn by dice and read by people: {same} are as counted, {other} differ."
    )
    said = [
        read.format(
            drawn=number(check.drawn, lang), sheets=number(check.sheets, lang), same=number(same, lang),
            other=number(len(check.differences), lang),
        )
    ]  # fmt: skip
    limit = risk_words(check.risk_limit, lang)
    if check.confirmed and check.drawn == check.sheets:
        said.append(_("Every ballot was read: the people elected are those of the result, for certain."))
    elif check.confirmed:
        text = _(
            "If the result named other people than the ballots elect, such a check would find it out except in at most "
            "{risk} of cases: the result stands."
        )
        said.append(text.format(risk=limit))
    elif check.enough >= check.sheets:
        said.append(_("The check does not show that the result stands: count all ballots a second time."))
    else:
        text = _(
            "The check does not show yet that the result stands: draw {more} more sheets ({enough} in all) by the same "
            "digits."
        )
        said.append(text.format(more=number(check.enough - check.drawn, lang), enough=number(check.enough, lang)))
    if check.differences:
        said.append(
            _(
                "Each sheet that differs is looked at again by those who count and put right once the check is over: a "
                "corrected count is another count."
            )
        )
    return (*said, *advice(names, check, lang))


def advice(names: Names, check: Check, lang: Lang) -> tuple[str, ...]:
    """Where a full second count is advised whatever the sample says."""
    said = []
    close = sorted((one for one in check.claims if one.fewest <= FEW_SHEETS), key=lambda one: one.fewest)
    if close and check.drawn < check.sheets:
        claims = "; ".join(claim_words(names, one) for one in close[:NAMED])
        text = _("A second count of all ballots is advised: {few} misread sheets or fewer would change this: {claims}.")
        said.append(text.format(few=number(FEW_SHEETS, lang), claims=claims))
    if check.tied:
        people = ", ".join(names.get(one, one) for one in check.tied)
        text = _("A second count of all ballots is advised: equal votes cannot be shown by a sample ({people}).")
        said.append(text.format(people=people))
    return tuple(said)


def claim_words(names: Names, claim: ClaimLine) -> str:
    text = {
        "passed": _("{person} passed"),
        "not_passed": _("{person} did not pass"),
        "ahead": _("{person} is ahead of {other}"),
    }[claim.kind]
    name = names.get(claim.candidate, claim.candidate)
    return text.format(person=name, other=names.get(claim.other, claim.other))


def risk_words(risk: str, lang: Lang) -> str:
    """1/20 → 5%; 0.1% at least, unless it is nothing: the figure is never rounded down."""
    exact = Fraction(risk)
    tenths = -(-exact.numerator * 1000 // exact.denominator)
    whole, tenth = divmod(tenths, 10)
    point = "," if lang == "vi" else "."
    return f"{whole}{point}{tenth}%" if tenth else f"{whole}%"


def difference_lines(names: Names, check: Check, lang: Lang) -> tuple[DifferenceLine, ...]:
    return tuple(
        DifferenceLine(
            batch=one.batch,
            position=number(one.position, lang),
            recorded=_sheet_words(names, one.recorded, one.found),
            found=_sheet_words(names, one.found, one.recorded) if one.found else _("no sheet at this place"),
        )
        for one in check.differences
    )


def _sheet_words(names: Names, one: SheetSays, other: SheetSays | None) -> str:
    """What a sheet says, as far as the other account of it says something else."""
    if not one.valid:
        return _("invalid ballot")
    if other is None or not other.valid:
        return _("valid ballot")
    mine, theirs = set(one.votes), set(other.votes)
    said = [_("for {name}").format(name=names[name]) for name in one.votes if name not in theirs]
    said += [_("not for {name}").format(name=names[name]) for name in other.votes if name not in mine]
    return "; ".join(said)
