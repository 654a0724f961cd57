"""The papers of how an election went, and the minutes of the congress. Figures of a result are the result's own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from congress.documents.basis import rounding_of
from congress.documents.course_model import (
    Biography,
    BiographyList,
    ChapterLines,
    CongressMinutes,
    ElectionMinutes,
    ElectionOutcome,
    ItemLine,
    NominationList,
    NominationRow,
)
from congress.documents.coursefile import CourseFile, Hands, Nomination
from congress.documents.figures import (
    born_words,
    counted,
    known_lines,
    named_apart,
    paper_lines,
    person,
    standings,
)
from congress.documents.format import DocumentFormat
from congress.documents.frame import frame
from congress.documents.legal_words import base_words, people_words, round_words
from congress.documents.minutes import counting_officials
from congress.documents.model import CountLine
from congress.documents.nomination_words import by_words
from congress.documents.proceedingsfile import ProceedingsFile
from congress.documents.resultfile import ResultFile
from congress.documents.vote_words import vote_words
from congress.documents.words import clock_time, dotted, number, percent
from congress.i18n import _
from congress.messages import problem
from congress.planning.candidate import birth_words
from tally.contest import Candidate, Electorate
from tally.electorate import percent as exact_percent
from tally.problems import InvalidError, Lang
from tally.result import CandidateResult

if TYPE_CHECKING:
    from congress.planning.people import Person


def nomination_list(source: CourseFile, layout: DocumentFormat, lang: Lang) -> NominationList:
    return NominationList(
        **frame(source.subject, source.event, source.sha256, layout, lang,
                made_from=_course_words(), symbol="DS", signed="nominations"),
        rows=_nominations(source, lang),
        sums=_sums(source.course.nomination, lang),
    )  # fmt: skip


def biography_list(source: CourseFile, layout: DocumentFormat, lang: Lang) -> BiographyList:
    return BiographyList(
        **frame(source.subject, source.event, source.sha256, layout, lang,
                made_from=_course_words(), symbol="DS", signed="biographies"),
        listed=counted(len(source.candidates), lang),
        rows=tuple(_biography(place, one, source) for place, one in enumerate(source.candidates, 1)),
    )  # fmt: skip


def election_minutes(source: CourseFile, layout: DocumentFormat, lang: Lang) -> ElectionMinutes:
    """InvalidError where the course names no result yet."""
    if source.counted is None:
        raise InvalidError(problem("COURSE_NO_RESULT"))
    course, event = source.course, source.event
    return ElectionMinutes(
        **frame(source.subject, event, source.sha256, layout, lang,
                made_from=_course_words(), symbol="BB", signed="election-minutes"),
        opened_at=_clock(course.opened_at, lang),
        attendance=_attendance(source.electorate, lang),
        seats=counted(source.subject.seats, lang),
        number_vote=_hands(course.number, source, lang),
        nominations=_nominations(source, lang),
        sums=_sums(course.nomination, lang),
        listed=tuple(one.name for one in named_apart(source.counted.result).candidates),
        list_vote=_hands(course.list_, source, lang),
        counting=counting_officials(event, layout, lang),
        committee_vote=_hands(course.committee, source, lang),
        outcome=_outcome(source.counted, layout, lang),
        remarks=course.remark,
        closed_at=_clock(event.closed_at, lang),
    )  # fmt: skip


def congress_minutes(source: ProceedingsFile, layout: DocumentFormat, lang: Lang) -> CongressMinutes:
    said = source.proceedings
    framed = frame(
        said, said.event, source.sha256, layout, lang,
        made_from=_("SHA-256 of the proceedings file"), symbol="BB", signed="congress-minutes",
        number=said.event.document_no,
    )  # fmt: skip
    counts = [one.result for one in source.results.values()]
    unofficial = any(not one.official or one.ballots.unresolved for one in counts)
    return CongressMinutes(
        **framed | {"unofficial": unofficial},
        opened_at=_clock(said.opened_at, lang),
        attendance=_attendance(said.electorate, lang),
        chapters=tuple(
            ChapterLines(
                heading=chapter.heading,
                items=tuple(
                    ItemLine(
                        at=clock_time(one.at, lang) if one.at else "",
                        text=one.text,
                        people=one.people,
                        vote=_hands_of(one.vote, said.electorate, said.regulation, lang),
                        outcome=_outcome(source.results[one.result], layout, lang) if one.result else None,
                    )
                    for one in chapter.item
                ),
            )
            for chapter in said.part
        ),
        closed_at=_clock(said.event.closed_at, lang),
    )


def _course_words() -> str:
    return _("SHA-256 of the course file")


def _clock(text: str, lang: Lang) -> str:
    return clock_time(text, lang) if text else dotted(4)


def _attendance(electorate: Electorate | None, lang: Lang) -> tuple[CountLine, ...]:
    people = people_words(electorate.body if electorate else "")
    return known_lines(
        {
            _("Number of {people} summoned").format(people=people): electorate.summoned if electorate else None,
            _("Number of {people} present").format(people=people): electorate.present if electorate else None,
        },
        lang,
    )


def _hands(hands: Hands | None, source: CourseFile, lang: Lang) -> str:
    return _hands_of(hands, source.electorate, source.regulation_id, lang)


def _hands_of(hands: Hands | None, electorate: Electorate | None, regulation: str, lang: Lang) -> str:
    """A vote by hands in a sentence, each figure with its share of those present; empty where there was none."""
    if hands is None:
        return ""
    present = electorate.present if electorate else None
    if hands.present is not None:
        present = hands.present
    if hands.only_for:
        return _("By show of hands: {agreed} for.").format(agreed=_of_present(hands.agreed, present, regulation, lang))
    return _("By show of hands: {agreed} for, {against} against, {abstained} without an opinion.").format(
        agreed=_of_present(hands.agreed, present, regulation, lang),
        against=_of_present(hands.against, present, regulation, lang),
        abstained=_of_present(hands.abstained, present, regulation, lang),
    )


def _of_present(count: int, present: int | None, regulation: str, lang: Lang) -> str:
    rounding = rounding_of(regulation)
    if not present or rounding is None or not count:
        return number(count, lang)
    share = percent(exact_percent(count, present, rounding), lang)
    return _("{count} ({share} of {present} present)").format(
        count=number(count, lang), share=share, present=number(present, lang)
    )


def _nominations(source: CourseFile, lang: Lang) -> tuple[NominationRow, ...]:
    present = source.electorate.present if source.electorate else None
    regulation = source.regulation_id
    consent = {True: _("agreed"), False: _("did not agree"), None: "–"}
    presidium = {"agrees": _("The presidium: let go."), "refuses": _("The presidium: to stay."), None: ""}
    granted = {True: _("The congress: let go."), False: _("The congress: to stay."), None: ""}
    return tuple(
        NominationRow(
            number=place,
            name=one.name,
            born=person(place, one).born,
            by=by_words(one.by, one.proposer),
            consent=consent[one.consent],
            support=_support(one, present, regulation, lang),
            withdrawal=(one.reason or _("asks to withdraw")) if one.withdraws else "–",
            decision=_joined(presidium[one.presidium], granted[one.granted], _hands(one.vote, source, lang)),
            listed=_("On the list") if one.listed else _("Not on the list"),
        )
        for place, one in enumerate(source.course.nomination, 1)
    )  # fmt: skip


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part) or "–"


def _support(one: Nomination, present: int | None, regulation: str, lang: Lang) -> str:
    if one.support is None:
        return "–"
    return _of_present(one.support, present if one.attending is None else one.attending, regulation, lang)


def _sums(nominations: Iterable[Nomination], lang: Lang) -> tuple[CountLine, ...]:
    known = tuple(nominations)
    counts = {
        _("Put forward by the convening committee"): sum(one.by == "committee" for one in known),
        _("Nominated at the congress"): sum(one.by == "floor" for one in known),
        _("Self-nominated"): sum(one.by == "self" for one in known),
        _("Asked to withdraw"): sum(one.withdraws for one in known),
        _("On the election list"): sum(one.listed for one in known),
    }
    return tuple(CountLine(words=words, count=number(count, lang)) for words, count in counts.items())


def _outcome(source: ResultFile, layout: DocumentFormat, lang: Lang) -> ElectionOutcome:
    result = named_apart(source.result)
    body, reduced = source.electorate.body if source.electorate else "", bool(result.base.subtractions)
    base = base_words(result.base.kind, body, reduced=reduced)
    return ElectionOutcome(
        title=result.title,
        round_words=round_words(result),
        said=vote_words(result, layout, lang, number(result.base.value, lang), base),
        paper=paper_lines(result, lang),
        elected=standings(result, result.elected, lang),
        alternates=standings(result, result.alternates, lang),
        sha256=source.sha256,
    )


def _biography(place: int, one: Candidate | CandidateResult, source: CourseFile) -> Biography:
    """The cadre list's words, unchanged; a birth date of the list itself comes before the cadre list's."""
    known = source.biographies.get(one.id)
    sexes = {"male": _("male"), "female": _("female")}
    born = born_words(one.born) or (str(known.born) if known and known.born else "")
    joined = str(known.joined) if known and known.joined else ""
    official = str(known.official) if known and known.official else ""
    terms = {True: _("stands again"), False: _("stands for the first time"), None: ""}
    note = _said_once(one.note, known) or (known.note if known else "")
    term = terms[known.incumbent] if known else ""
    remarks = ("" if term.lower() in note.lower() else term, (known.discipline or "") if known else "", note)
    return Biography(
        number=place,
        name=one.name,
        born=_told(born, sexes.get(known.sex or "", "") if known else ""),
        home=_told(*((known.home, known.ethnicity, known.religion) if known else ())),
        joined=_told(joined, _("official: {date}").format(date=official) if official else ""),
        education=_told(*((known.education, known.theory) if known else ())),
        post=_told(*((known.post, known.unit) if known else ())),
        note=_told(*remarks, blank=False),
    )


def _said_once(note: str, known: "Person | None") -> str:
    """The remark of a list without birth, post and unit, which have columns of their own here."""
    if known is None:
        return note
    rest = note.removesuffix(", ".join(part for part in (known.post, known.unit) if part)).rstrip("; ")
    return "" if rest == birth_words(known.born) else rest


def _told(*facts: str, blank: bool = True) -> tuple[str, ...]:
    told = tuple(fact for fact in facts if fact)
    return told or ((dotted(3),) if blank else ())
