"""One page for the level above: how many units of each level are how far on a day, what is late, what comes next."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from congress.documents.format import party_format
from congress.documents.making import speaking
from congress.documents.render_html import render_html
from congress.documents.render_pdf import pdf_of
from congress.documents.words import long_date, number, percent, short_date
from congress.i18n import _
from congress.shares import share
from congress.terms.milestones import STATES, Term
from congress.terms.standing import Due, Late, Progress, dues, first_of_state, late_on
from congress.workspace import Settings
from tally.problems import Lang

MOST_LATE, MOST_NEXT = 16, 8
_NEXT_DAYS = 14


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LevelRow(Part):
    words: str
    units: str
    states: tuple[str, ...]
    late: str
    held: str


class DueRow(Part):
    unit: str
    level: str
    state: str
    due: str
    why: str
    days: str


class TermPage(Part):
    lang: Lang
    superior: str
    organisation: str
    term: str
    day: str
    states: tuple[str, ...]
    levels: tuple[LevelRow, ...]
    late: tuple[DueRow, ...]
    late_more: str
    late_count: str
    coming: tuple[DueRow, ...]
    coming_more: str
    days: str
    days_off: str
    sources: str


def state_words(state: str) -> str:
    return {
        "not_begun": _("not begun"),
        "documents": _("documents ready"),
        "slate_approved": _("slate approved"),
        "held": _("congress held"),
        "reported": _("result reported"),
        "approved": _("result approved"),
    }[state]


def why_words(due: Due, term: Term) -> str:
    if due.why == "after":
        count = term.report_working_days if due.state == "reported" else term.approve_working_days
        words = _("{count} working days").format(count=count)
        return words if due.days_off_known else f"{words} *"
    return {"level": _("date of the level"), "planned": _("the unit's own date")}[due.why]


def days_off_words(found: Iterable[Due]) -> str:
    """What the * of `why_words` says, where one of the dates has it; else nothing."""
    if all(due.days_off_known for due in found):
        return ""
    return "* " + _("The days off of that time are not all known: the last day may be later.")


def page_pdf(settings: Settings, term: Term, known: Sequence[Progress], day: datetime.date, lang: Lang) -> bytes:
    """The page as it stands on `day`; the same bytes for the same state of things."""
    layout = party_format()
    with speaking(lang):
        html = render_html("term_page.html", term_page(settings, term, known, day, lang), layout)
    return pdf_of(html, html.encode(), (), layout.font)


def term_page(settings: Settings, term: Term, known: Sequence[Progress], day: datetime.date, lang: Lang) -> TermPage:
    late = late_on(day, known, term)
    ahead = ((one, due) for one in known for due in first_of_state(dues(one, term)))
    coming = sorted(
        (pair for pair in ahead if 0 <= (pair[1].day - day).days <= _NEXT_DAYS), key=lambda pair: pair[1].day
    )
    return TermPage(
        lang=lang,
        superior=settings.superior,
        organisation=settings.organisation,
        term=term.id,
        day=long_date(day, lang),
        states=tuple(state_words(state) for state in STATES),
        levels=_levels(term, known, late, lang),
        late=tuple(_row(one.progress, one.due, term, lang, one.days) for one in late[:MOST_LATE]),
        late_more=_more(len(late) - MOST_LATE, lang),
        late_count=number(len({one.progress.unit.id for one in late}), lang),
        coming=tuple(_row(one, due, term, lang, (due.day - day).days) for one, due in coming[:MOST_NEXT]),
        coming_more=_more(len(coming) - MOST_NEXT, lang),
        days=number(_NEXT_DAYS, lang),
        days_off=days_off_words([*(one.due for one in late[:MOST_LATE]), *(due for _one, due in coming[:MOST_NEXT])]),
        sources=_sources(term),
    )


def _levels(term: Term, known: Sequence[Progress], late: Sequence[Late], lang: Lang) -> tuple[LevelRow, ...]:
    rows = []
    groups = [(one.words(lang), [p for p in known if p.unit.level == one.id]) for one in term.level]
    for words, mine in [*((w, m) for w, m in groups if m), (_("Together"), list(known))]:
        counts = Counter(one.state for one in mine)
        names = {one.unit.id for one in mine}
        held = sum(counts[state] for state in STATES[STATES.index("held") :])
        rows.append(
            LevelRow(
                words=words,
                units=number(len(mine), lang),
                states=tuple(number(counts[state], lang) for state in STATES),
                late=number(len({one.progress.unit.id for one in late if one.progress.unit.id in names}), lang),
                held=percent(share(held, len(mine)), lang),
            )
        )
    return tuple(rows)


def _row(one: Progress, due: Due, term: Term, lang: Lang, days: int) -> DueRow:
    level = next((found.words(lang) for found in term.level if found.id == one.unit.level), "")
    return DueRow(
        unit=one.unit.name,
        level=level,
        state=state_words(due.state),
        due=short_date(due.day),
        why=why_words(due, term),
        days=number(days, lang),
    )


def _more(count: int, lang: Lang) -> str:
    return _("… and {count} more").format(count=number(count, lang)) if count > 0 else ""


def _sources(term: Term) -> str:
    words = {"verified": _("verified"), "unverified": _("unverified")}
    text = _("Milestones: {source} (read in {seen}; {confidence}). Deadlines: {deadlines}.")
    return text.format(
        source=term.source, seen=term.seen_in or "–", confidence=words[term.confidence], deadlines=term.deadline_source
    )
