"""The papers made from a result, besides the minutes. Every figure is the result's own."""

from congress.documents.figures import (
    HALVED_FORMS,
    ground_lines,
    named_apart,
    paper_lines,
    person,
    row,
)
from congress.documents.format import DocumentFormat
from congress.documents.frame import frame
from congress.documents.legal_words import base_words, verdict_words
from congress.documents.model import (
    Bar,
    CountLine,
    ElectedList,
    HallPage,
    PaperAccounts,
    ResultReport,
    SealMinutes,
    VoteWords,
    Winner,
)
from congress.documents.resultfile import ResultFile
from congress.documents.vote_words import vote_of, vote_words
from congress.documents.words import dotted, number, percent
from congress.i18n import _
from tally.problems import Lang
from tally.result import CandidateResult, Result


def result_report(source: ResultFile, layout: DocumentFormat, lang: Lang) -> ResultReport:
    result = named_apart(source.result)
    elects = vote_of(result, layout) == "election"
    return ResultReport(
        **frame(result, source.event, source.sha256, layout, lang, symbol="BC", signed="report"),
        said=_said(source, layout, lang),
        paper=paper_lines(result, lang),
        grounds=ground_lines(result, lang),
        level_words=(_("High"), _("Medium"), _("Low")) if result.form == "confidence" else (),
        rows=tuple(row(one.rank, one, lang, elects=elects) for one in _high_to_low(result)),
    )


def elected_list(source: ResultFile, layout: DocumentFormat, lang: Lang) -> ElectedList:
    result = named_apart(source.result)
    return ElectedList(
        **frame(result, source.event, source.sha256, layout, lang, symbol="DS", signed="elected"),
        said=_said(source, layout, lang),
        elected=_winners(result, result.elected, lang),
        alternates=_winners(result, result.alternates, lang),
        born=any(person(place, one).born for place, one in enumerate(result.candidates, 1)),
    )


def paper_accounts(source: ResultFile, layout: DocumentFormat, lang: Lang) -> PaperAccounts:
    """What is left over was never read by the count: people count it, and write it in where they did not enter it."""
    result = named_apart(source.result)
    unused = [_("Unused ballots, as counted")] if result.ballots.unused is None else []
    return PaperAccounts(
        **frame(result, source.event, source.sha256, layout, lang, symbol="BB", signed="accounts"),
        paper=paper_lines(result, lang),
        grounds=ground_lines(result, lang),
        by_hand=_blanks(*unused, _("Stubs and proofs, as counted")),
    )


def seal_minutes(source: ResultFile, layout: DocumentFormat, lang: Lang) -> SealMinutes:
    result = named_apart(source.result)
    kept = paper_lines(result, lang)
    return SealMinutes(
        **frame(result, source.event, source.sha256, layout, lang, symbol="BB", signed="seal"),
        paper=kept,
        by_hand=_blanks(
            _("Envelopes or boxes of valid ballots"),
            _("Envelopes or boxes of invalid ballots"),
            _("Envelopes or boxes of unused and spoiled ballots"),
            _("Numbers of the seals"),
        ),
        kept_six_months=result.regulation in layout.kept_six_months,
    )


def hall_page(source: ResultFile, layout: DocumentFormat, lang: Lang) -> HallPage:
    result = named_apart(source.result)
    base = result.base.value
    elects = vote_of(result, layout) == "election"
    return HallPage(
        **frame(result, source.event, source.sha256, layout, lang, symbol="BC", signed="report"),
        base=number(base, lang),
        base_words=base_words(result.base.kind, _body(source)),
        needed=_needed_words(result, lang, elects=elects),
        valid=number(result.ballots.valid, lang),
        bars=tuple(_bar(one, base, lang, elects=elects) for one in _high_to_low(result)),
        mark=_width(result.needed, base) if _is_needed(result) else 0,
    )


def _bar(one: CandidateResult, base: int, lang: Lang, *, elects: bool) -> Bar:
    return Bar(
        rank=one.rank,
        name=one.name,
        votes=number(one.votes, lang),
        share=percent(one.share, lang),
        verdict=verdict_words(one.verdict, elects=elects),
        elected=one.verdict in ("elected", "chosen"),
        width=_width(one.votes, base),
    )


def _width(part: int, whole: int) -> float:
    return min(100.0, part * 100 / whole) if whole else 0


def _body(source: ResultFile) -> str:
    return source.electorate.body if source.electorate else ""


def _said(source: ResultFile, layout: DocumentFormat, lang: Lang) -> VoteWords:
    result = named_apart(source.result)
    base = base_words(result.base.kind, _body(source), reduced=bool(result.base.subtractions))
    return vote_words(result, layout, lang, number(result.base.value, lang), base)


def _is_needed(result: Result) -> bool:
    return result.form in HALVED_FORMS and result.mode != "revote" and result.needed > 0


def _needed_words(result: Result, lang: Lang, *, elects: bool) -> str:
    if not _is_needed(result):
        return ""
    text = _("To be elected: at least {needed} votes.") if elects else _("To be chosen: at least {needed} votes.")
    return text.format(needed=number(result.needed, lang))


def _high_to_low(result: Result) -> list[CandidateResult]:
    """Equal votes stay in ballot order."""
    return sorted(result.candidates, key=lambda one: one.rank)


def _winners(result: Result, ids: tuple[str, ...], lang: Lang) -> tuple[Winner, ...]:
    chosen = [one for one in _high_to_low(result) if one.id in ids]
    return tuple(
        Winner(
            **person(place, one).model_dump(),
            votes=number(one.votes, lang),
            share=percent(one.share, lang),
        )
        for place, one in enumerate(chosen, 1)
    )


def _blanks(*words: str) -> tuple[CountLine, ...]:
    return tuple(CountLine(words=one, count=dotted(3)) for one in words)
