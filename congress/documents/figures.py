"""The figures of a result as documents print them: put into words, never worked out again."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from congress.documents.legal_words import ground_words, verdict_words
from congress.documents.model import CountLine, Person, Row, Standing
from congress.documents.words import number, number_in_words, percent, short_date
from congress.i18n import _
from tally.contest import Candidate
from tally.names import same_name
from tally.problems import Lang
from tally.result import CandidateResult, Result

HALVED_FORMS = ("strike", "agree")
"""Forms whose outcome is decided by a number of votes needed."""
_KNOWN_IN_PART = re.compile(r"sinh ((?:\d{2}/)?\d{4})(?:; |$)")


def counted(count: int, lang: Lang) -> str:
    """18 (mười tám); English documents give the figure alone."""
    return f"{number(count, lang)} ({number_in_words(count)})" if lang == "vi" else number(count, lang)


class Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def born(self) -> str | date | None: ...
    @property
    def note(self) -> str: ...


def person(place: int, candidate: Named) -> Person:
    """A birth date known in part, which a contest file has no place for but the note, stands under the birth dates."""
    known = _KNOWN_IN_PART.match(candidate.note) if not candidate.born else None
    born, note = (known[1], candidate.note[known.end() :]) if known else (born_words(candidate.born), candidate.note)
    return Person(number=place, name=candidate.name, born=born, note=note)


def listing(candidates: Iterable[CandidateResult | Candidate]) -> dict[str, Any]:
    """The people of a list in its order, and which columns it needs."""
    people = tuple(person(place, one) for place, one in enumerate(candidates, 1))
    return {
        "people": people,
        "people_born": any(one.born for one in people),
        "people_noted": any(one.note for one in people),
    }


def named_apart(result: Result) -> Result:
    """The result with people of one name told apart in it: by the birth date, or where dates do not tell them apart,
    by the number on the list."""
    groups: dict[str, list[CandidateResult]] = {}
    for one in result.candidates:
        groups.setdefault(same_name(one.name), []).append(one)

    def told(place: int, one: CandidateResult) -> CandidateResult:
        group = groups[same_name(one.name)]
        if len(group) == 1:
            return one
        by_date = len({other.born for other in group if other.born}) == len(group)
        mark = born_words(one.born) if by_date else _("no. {number}").format(number=place)
        return one.model_copy(update={"name": f"{one.name} ({mark})"})

    return result.model_copy(
        update={"candidates": tuple(told(place, one) for place, one in enumerate(result.candidates, 1))}
    )


def born_words(born: str | date | None) -> str:
    text = born.isoformat() if isinstance(born, date) else born
    try:
        return short_date(date.fromisoformat(text)) if text else ""
    except ValueError:
        return text or ""


def known_lines(lines: dict[str, int | None], lang: Lang) -> tuple[CountLine, ...]:
    return tuple(
        CountLine(words=words, count=number(count, lang)) for words, count in lines.items() if count is not None
    )


def paper_lines(result: Result, lang: Lang) -> tuple[CountLine, ...]:
    ballots = result.ballots
    counted: list[tuple[str, int | None]] = [
        (_("Ballots printed"), ballots.printed),
        (_("Ballots issued"), ballots.issued),
        (_("Ballots spoiled and exchanged"), ballots.spoiled),
        *([(_("Ballots unused"), ballots.unused)] if ballots.unused is not None else []),
        (_("Ballots returned"), ballots.returned),
        (_("Valid ballots"), ballots.valid),
        (_("Invalid ballots"), ballots.invalid),
    ]
    if ballots.unresolved:
        counted.append((_("Ballots not yet decided"), ballots.unresolved))
    return tuple(CountLine(words=words, count=number(count, lang)) for words, count in counted)


def row(place: int, one: CandidateResult, lang: Lang, *, elects: bool) -> Row:
    levels = one.levels or {}
    return Row(
        number=place,
        name=one.name,
        votes=number(one.votes, lang),
        against=_told(one.against, lang),
        unusable=_told(one.unusable, lang),
        levels=tuple(number(levels.get(level), lang) for level in ("high", "medium", "low")) if levels else (),
        share=percent(one.share, lang),
        verdict=verdict_words(one.verdict, elects=elects),
        passed=one.verdict in ("elected", "chosen"),
    )


def _told(count: int | None, lang: Lang) -> str:
    """Hand-tallied totals need not tell every figure; what was not told is a dash, and nothing is worked out."""
    return "–" if count is None else number(count, lang)


def standings(result: Result, ids: tuple[str, ...], lang: Lang) -> tuple[Standing, ...]:
    """From high to low; equal votes stay in ballot order."""
    chosen = sorted((one for one in result.candidates if one.id in ids), key=lambda one: one.rank)
    return tuple(
        Standing(rank=one.rank, name=one.name, votes=number(one.votes, lang), share=percent(one.share, lang))
        for one in chosen
    )


def ground_lines(result: Result, lang: Lang) -> tuple[CountLine, ...]:
    return tuple(
        CountLine(words=ground_words(code, result.form), count=number(count, lang))
        for code, count in result.ballots.invalid_by_ground.items()
    )
