"""A result on the terminal: the same object the documents print, in words, the base beside every percentage."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from congress.documents.figures import named_apart
from congress.documents.format import layout_for
from congress.documents.legal_words import (
    base_words,
    ground_words,
    next_words,
    round_words,
    subtraction_words,
    verdict_words,
)
from congress.documents.vote_words import Vote, next_step, vote_of
from congress.documents.words import number, percent
from congress.i18n import _, language
from tally.result import CandidateResult, Finding, Result

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

GOOD, OPEN, PLAIN = "bold green", "bold yellow", ""
STYLES = {"elected": GOOD, "chosen": GOOD, "alternate": "green", "tied": OPEN, "forward": OPEN}


def show_result(result: Result, screen: "Console") -> None:
    """Prints the result on `screen`: title, base, paper, the candidates in ballot order, what comes next, warnings."""
    screen.print(result.title, style="bold")
    test = _("TEST: not an official count") if result.test else ""
    for line in (round_words(result), test, "" if result.official else _("UNOFFICIAL COUNT")):
        if line:
            screen.print(line, style=OPEN)
    for line in (_base_line(result), *_paper_lines(result)):
        screen.print(line)
    screen.print(_table(result))
    for line in _outcome_lines(result):
        screen.print(line, style="bold")
    for finding in result.warnings:
        screen.print(_finding_line(finding), style="yellow")


def _base_line(result: Result) -> str:
    lang = language()
    base = result.base
    words = base_words(base.kind, str(result.electorate.get("body", "")))
    taken = "".join(f" − {number(one.count, lang)} ({subtraction_words(one.reason)})" for one in base.subtractions)
    made_of = f" = {number(base.summoned, lang)}{taken}" if taken else ""
    text = _("Base: {base} {words}{made_of}. Votes needed: {needed}.")
    if not result.needed:
        text = _("Base of the percentages: {base} {words}{made_of}. The higher votes win.")
    if result.form == "confidence":
        text = _("Base of the percentages: {base} {words}{made_of}.")
    return text.format(base=number(base.value, lang), words=words, made_of=made_of, needed=number(result.needed, lang))


def _paper_lines(result: Result) -> list[str]:
    lang, paper = language(), result.ballots
    pairs = [
        (_("printed"), paper.printed),
        (_("issued"), paper.issued),
        (_("spoiled"), paper.spoiled),
        (_("unused"), paper.unused),
        (_("returned"), paper.returned),
        (_("valid"), paper.valid),
        (_("invalid"), paper.invalid),
        (_("undecided"), paper.unresolved or None),
    ]
    told = ", ".join(f"{label} {number(value, lang)}" for label, value in pairs if value is not None)
    grounds = "; ".join(
        f"{ground_words(code, result.form)}: {number(count, lang)}" for code, count in paper.invalid_by_ground.items()
    )
    lines = [_("Ballots: {told}.").format(told=told)]
    return [*lines, _("Invalid: {grounds}.").format(grounds=grounds)] if grounds else lines


def _table(result: Result) -> "Table":
    from rich.table import Table

    names = {one.id: one.name for one in named_apart(result).candidates}
    table = Table()
    table.add_column("#", justify="right")
    table.add_column(_("Name"), overflow="fold", min_width=min(20, max(map(len, names.values()))))
    widest = max(len(_of_base(one, result)) for one in result.candidates)
    table.add_column("\n".join((_("Votes"), _("Share of the base"))), justify="right", min_width=widest)
    levels = list(result.candidates[0].levels or {})
    middle = [_level_words(level) for level in levels] if levels else [_("Against")]
    unusable = any(one.unusable for one in result.candidates)
    elects = _vote(result) == "election"
    for heading in [*middle, *([_("Unusable")] if unusable else []), _("Rank")]:
        table.add_column(heading, justify="right")
    table.add_column(_("Verdict"))
    for position, one in enumerate(result.candidates, 1):
        row = _row(position, names[one.id], one, result, levels, unusable=unusable, elects=elects)
        table.add_row(*row, style=STYLES.get(one.verdict, PLAIN))
    return table


def _level_words(level: str) -> str:
    return {"high": _("High"), "medium": _("Confidence"), "low": _("Low")}.get(level, level)


def _row(
    position: int,
    name: str,
    one: CandidateResult,
    result: Result,
    levels: Sequence[str],
    *,
    unusable: bool,
    elects: bool,
) -> list[str]:
    lang = language()
    middle = [number((one.levels or {}).get(level), lang) for level in levels] or [number(one.against, lang)]
    return [
        str(position), name, _of_base(one, result), *middle,
        *([number(one.unusable, lang)] if unusable else []), str(one.rank), verdict_words(one.verdict, elects=elects),
    ]  # fmt: skip


def _of_base(one: CandidateResult, result: Result) -> str:
    lang = language()
    return f"{number(one.votes, lang)}/{number(result.base.value, lang)} = {percent(one.share, lang)}"


def _outcome_lines(result: Result) -> list[str]:
    lang, vote = language(), _vote(result)
    if vote == "confidence":
        return []
    names = {one.id: one.name for one in named_apart(result).candidates}
    steps = [next_words(result, names, lang)] if vote == "election" else [*next_step(result, lang)]
    if not result.recognised:
        return [_("The election is not recognised."), *steps]
    text = _("Elected: {elected} of {seats}.") if vote == "election" else _("Chosen: {elected} of {seats}.")
    return [text.format(elected=number(len(result.elected), lang), seats=number(result.seats, lang)), *steps]


def _vote(result: Result) -> Vote:
    return vote_of(result, layout_for(result.regulation))


def _finding_line(finding: Finding) -> str:
    text, fix = (finding.vi, finding.fix_vi) if language() == "vi" else (finding.en, finding.fix_en)
    return f"{finding.code}: {text} {fix}".strip()
