"""Filling the counting committee's minutes from a result file. Figures are put into words, never worked out again."""

from datetime import date

from congress.documents.basis import article_words, basis_words, rounding_of
from congress.documents.format import DocumentFormat
from congress.documents.frame import frame
from congress.documents.legal_words import (
    base_words,
    form_words,
    ground_words,
    next_words,
    people_words,
    subtraction_words,
    verdict_words,
)
from congress.documents.model import CountingMinutes, CountLine, Official, Person, Row, Standing
from congress.documents.notes import note_words
from congress.documents.resultfile import ResultFile
from congress.documents.words import clock_time, dotted, number, number_in_words, percent, short_date
from congress.i18n import _
from tally.contest import Event
from tally.electorate import percent as exact_percent
from tally.problems import Lang
from tally.result import CandidateResult, Result

HALVED_FORMS = ("strike", "agree")
"""Forms whose outcome is decided by a number of votes needed."""


def counting_minutes(source: ResultFile, layout: DocumentFormat, lang: Lang) -> CountingMinutes:
    """The minutes of `source` in `lang`."""
    result, event = source.result, source.event
    body = source.electorate.body if source.electorate else ""
    names = {candidate.id: candidate.name for candidate in result.candidates}
    surplus = len(result.candidates) - result.seats
    return CountingMinutes(
        **frame(result, event, source.sha256, layout, lang, symbol="BB", signed="minutes"),
        basis=basis_words(result, lang),
        counting=_counting(event, layout, lang),
        form_code=result.form,
        form=form_words(result.form),
        seats=_counted(result.seats, lang),
        listed=_counted(len(result.candidates), lang),
        surplus=number(surplus, lang) if surplus > 0 else "",
        people=tuple(_person(place, one) for place, one in enumerate(result.candidates, 1)),
        people_born=any(one.born for one in result.candidates),
        people_noted=any(one.note for one in result.candidates),
        meeting=_("congress") if body in ("delegates", "members") else _("meeting"),
        electorate=_electorate(source, body, lang),
        attendance=_attendance(source, body, lang),
        subtracted=tuple(
            CountLine(words=subtraction_words(line.reason), count=number(line.count, lang))
            for line in result.base.subtractions
        ),
        base=number(result.base.value, lang),
        base_words=base_words(result.base.kind, body),
        needed=number(result.needed, lang) if result.form in HALVED_FORMS and result.mode != "revote" else "",
        half_needed=result.needed == result.base.value // 2 + 1,
        threshold_clause=_threshold_clause(result, lang),
        paper=_paper(result, lang),
        grounds=tuple(
            CountLine(words=ground_words(code), count=number(count, lang))
            for code, count in result.ballots.invalid_by_ground.items()
        ),
        level_words=(_("High"), _("Medium"), _("Low")) if result.form == "confidence" else (),
        rows=tuple(_row(place, one, lang) for place, one in enumerate(result.candidates, 1)),
        elected=_standings(result, result.elected, lang),
        alternates=_standings(result, result.alternates, lang),
        tied=_standings(result, result.tied, lang),
        conclusions=_conclusions(result, names, lang),
        notes=note_words(result, lang),
        closed_at=clock_time(event.closed_at, lang) if event.closed_at else dotted(4),
        copies=number(layout.copies, lang) if layout.copies else dotted(2),
        read_out=layout.read_out,
        complaints=layout.complaints,
    )


def _counted(count: int, lang: Lang) -> str:
    """18 (mười tám); English documents give the figure alone."""
    return f"{number(count, lang)} ({number_in_words(count)})" if lang == "vi" else number(count, lang)


def _counting(event: Event, layout: DocumentFormat, lang: Lang) -> tuple[Official, ...]:
    duties = layout.committee.duties_vi if lang == "vi" else layout.committee.duties_en
    found = [
        Official(name=officer.name, duty=duty)
        for role, duty in duties.items()
        for officer in event.officer
        if officer.role == role
    ]
    if not any(officer.role == "counting_head" for officer in event.officer):
        found.insert(0, Official(name=dotted(), duty=duties["counting_head"]))
    return tuple(found)


def _person(place: int, candidate: CandidateResult) -> Person:
    return Person(number=place, name=candidate.name, born=_born(candidate.born), note=candidate.note)


def _born(text: str | None) -> str:
    try:
        return short_date(date.fromisoformat(text)) if text else ""
    except ValueError:
        return text or ""


def _electorate(source: ResultFile, body: str, lang: Lang) -> tuple[CountLine, ...]:
    electorate = source.electorate
    summoned = electorate.summoned if electorate else source.result.base.summoned
    return _known(
        {
            _("Number of {people} summoned").format(people=people_words(body)): summoned,
            _("Number of registered voters"): electorate.registered if electorate else None,
            _("Number of voting shares"): electorate.shares if electorate else None,
        },
        lang,
    )


def _attendance(source: ResultFile, body: str, lang: Lang) -> tuple[CountLine, ...]:
    electorate = source.electorate
    return _known(
        {
            _("Number of voters who voted"): electorate.voted if electorate else None,
            _("Number of {people} present at the vote").format(people=people_words(body)): (
                electorate.present if electorate else None
            ),
        },
        lang,
    ) + _turnout(source, lang)


def _turnout(source: ResultFile, lang: Lang) -> tuple[CountLine, ...]:
    """The share of the voters who voted (Luật 85/2015/QH13 Đ76), rounded as the regulation rounds shares."""
    people = source.electorate
    if people is None or people.registered is None or people.voted is None:
        return ()
    rounding = rounding_of(source.result.regulation)
    share = exact_percent(people.voted, people.registered, rounding) if rounding else None
    words = _("Share of the registered voters who voted")
    return (CountLine(words=words, count=percent(share, lang)),) if share else ()


def _known(lines: dict[str, int | None], lang: Lang) -> tuple[CountLine, ...]:
    return tuple(
        CountLine(words=words, count=number(count, lang)) for words, count in lines.items() if count is not None
    )


def _paper(result: Result, lang: Lang) -> tuple[CountLine, ...]:
    ballots = result.ballots
    counted: list[tuple[str, int | None]] = [
        (_("Ballots printed"), ballots.printed),
        (_("Ballots issued"), ballots.issued),
        (_("Ballots spoiled and exchanged"), ballots.spoiled),
        (_("Ballots returned"), ballots.returned),
        (_("Valid ballots"), ballots.valid),
        (_("Invalid ballots"), ballots.invalid),
    ]
    if ballots.unresolved:
        counted.append((_("Ballots not yet decided"), ballots.unresolved))
    return tuple(CountLine(words=words, count=number(count, lang)) for words, count in counted)


def _row(place: int, one: CandidateResult, lang: Lang) -> Row:
    levels = one.levels or {}
    return Row(
        number=place,
        name=one.name,
        votes=number(one.votes, lang),
        against=_told(one.against, lang),
        unusable=_told(one.unusable, lang),
        levels=tuple(number(levels.get(level), lang) for level in ("high", "medium", "low")) if levels else (),
        share=percent(one.share, lang),
        verdict=verdict_words(one.verdict),
        passed=one.verdict in ("elected", "chosen"),
    )


def _told(count: int | None, lang: Lang) -> str:
    """Hand-tallied totals need not tell every figure; what was not told is a dash, and nothing is worked out."""
    return "–" if count is None else number(count, lang)


def _standings(result: Result, ids: tuple[str, ...], lang: Lang) -> tuple[Standing, ...]:
    """From high to low; equal votes stay in ballot order."""
    chosen = sorted((one for one in result.candidates if one.id in ids), key=lambda one: one.rank)
    return tuple(
        Standing(rank=one.rank, name=one.name, votes=number(one.votes, lang), share=percent(one.share, lang))
        for one in chosen
    )


def _conclusions(result: Result, names: dict[str, str], lang: Lang) -> tuple[str, ...]:
    said: list[str] = []
    if not result.recognised:
        said.append(_("The election is not recognised."))
    if result.form in HALVED_FORMS:
        said.append(
            _("People elected: {elected} of {seats} to be elected.").format(
                elected=_counted(len(result.elected), lang), seats=number(result.seats, lang)
            )
        )
    if result.tied:
        tied = ", ".join(names[one] for one in result.tied)
        said.append(_("Equal votes at the last seat: {people}.").format(people=tied))
    if result.short and result.next.seats != result.short:
        said.append(_("Seats not filled: {seats}.").format(seats=_counted(result.short, lang)))
    return (*said, next_words(result, names, lang))


def _threshold_clause(result: Result, lang: Lang) -> str:
    """The article the verdicts of those elected, or not, rest on, where they all rest on one."""
    clauses = {one.clause for one in result.candidates if one.verdict in ("elected", "not_elected")}
    return article_words(result, clauses.pop(), lang) if len(clauses) == 1 else ""
