"""Filling the counting committee's minutes from a result file. Figures are put into words, never worked out again."""

from congress.documents.basis import basis_words, rounding_of
from congress.documents.figures import (
    ground_lines,
    known_lines,
    listing,
    named_apart,
    paper_lines,
    row,
    standings,
)
from congress.documents.format import DocumentFormat
from congress.documents.frame import frame
from congress.documents.legal_words import (
    base_words,
    people_words,
    subtraction_words,
)
from congress.documents.model import CountingMinutes, CountLine, Official
from congress.documents.notes import note_words
from congress.documents.resultfile import ResultFile
from congress.documents.vote_words import vote_of, vote_words
from congress.documents.words import clock_time, dotted, number, percent
from congress.i18n import _
from tally.contest import Event
from tally.electorate import percent as exact_percent
from tally.problems import Lang


def counting_minutes(source: ResultFile, layout: DocumentFormat, lang: Lang) -> CountingMinutes:
    """The minutes of `source` in `lang`."""
    result, event = named_apart(source.result), source.event
    body = source.electorate.body if source.electorate else ""
    base = base_words(result.base.kind, body)
    elects = vote_of(result, layout) == "election"
    return CountingMinutes(
        **frame(result, event, source.sha256, layout, lang, symbol="BB", signed="minutes", number=event.document_no),
        basis=basis_words(result, lang),
        counting=counting_officials(event, layout, lang),
        form_code=result.form,
        said=vote_words(result, layout, lang, number(result.base.value, lang), base),
        **listing(result.candidates),
        meeting=_("congress") if body in ("delegates", "members") else _("meeting"),
        electorate=_electorate(source, body, lang),
        attendance=_attendance(source, body, lang, elects=elects),
        subtracted=tuple(
            CountLine(words=subtraction_words(line.reason), count=number(line.count, lang))
            for line in result.base.subtractions
        ),
        base=number(result.base.value, lang),
        base_words=base,
        paper=paper_lines(result, lang),
        grounds=ground_lines(result, lang),
        level_words=(_("High"), _("Medium"), _("Low")) if result.form == "confidence" else (),
        rows=tuple(row(place, one, lang, elects=elects) for place, one in enumerate(result.candidates, 1)),
        elected=standings(result, result.elected, lang),
        alternates=standings(result, result.alternates, lang),
        tied=standings(result, result.tied, lang),
        notes=note_words(result, lang),
        closed_at=clock_time(event.closed_at, lang) if event.closed_at else dotted(4),
        copies=number(layout.copies, lang) if layout.copies else dotted(2),
        read_out=layout.read_out and event.result_public,
        complaints=layout.complaints,
    )


def counting_officials(event: Event, layout: DocumentFormat, lang: Lang) -> tuple[Official, ...]:
    """The counting committee; the head's name is a dotted line where it is not known."""
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


def _electorate(source: ResultFile, body: str, lang: Lang) -> tuple[CountLine, ...]:
    electorate = source.electorate
    summoned = electorate.summoned if electorate else source.result.base.summoned
    return known_lines(
        {
            _("Number of {people} summoned").format(people=people_words(body)): summoned,
            _("Number of registered voters"): electorate.registered if electorate else None,
            _("Number of voting shares"): electorate.shares if electorate else None,
        },
        lang,
    )


def _attendance(source: ResultFile, body: str, lang: Lang, *, elects: bool) -> tuple[CountLine, ...]:
    electorate = source.electorate
    words = _("Number of {people} present at the vote") if elects else _("Number of {people} present")
    return known_lines(
        {
            _("Number of voters who voted"): electorate.voted if electorate else None,
            words.format(people=people_words(body)): electorate.present if electorate else None,
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
