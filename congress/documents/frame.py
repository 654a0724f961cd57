"""What every document has: the head, who signs, what it was made from."""

import datetime
from collections.abc import Sequence
from typing import Any, Protocol

from congress.documents.format import DocumentFormat
from congress.documents.headlines import broken
from congress.documents.legal_words import Turn, round_words
from congress.documents.model import Head, Signature
from congress.documents.words import dotted, long_date
from congress.i18n import _
from tally.contest import Event
from tally.problems import Lang
from tally.result import Result

SIDE_BY_SIDE = 2
BETWEEN_SIGNERS = 6
"""Millimetres."""


class Subject(Turn, Protocol):
    """What a document is about: a result, a contest, a record of the journal, the course of an election."""

    @property
    def title(self) -> str: ...
    @property
    def regulation(self) -> str: ...
    @property
    def test(self) -> bool: ...


def frame(
    subject: Subject,
    event: Event,
    sha256: str,
    layout: DocumentFormat,
    lang: Lang,
    *,
    symbol: str,
    signed: str,
    number: str = "",
    made_from: str = "",
    day: datetime.date | None = None,
) -> dict[str, Any]:
    """The fields of `model.Paper`. `symbol`: the kind of document in its number (BB, BC); `signed`: the key of the
    layout's `signatures` and `issuers`; `number`: to be written in by hand where it is empty; `made_from`: what
    `sha256` is of, where it is no result; `day`: when it was drawn up, where that is not the day of the event."""
    drawn_up = day or event.date
    return {
        "lang": lang,
        "test": subject.test,
        "unofficial": isinstance(subject, Result) and not (subject.official and subject.ballots.unresolved == 0),
        "not_public": isinstance(subject, Result) and not event.result_public,
        "head": head_of(
            subject.regulation, event, layout, lang, symbol=symbol, signed=signed, number=number, day=drawn_up
        ),
        "title": subject.title,
        "round_words": round_words(subject),
        "committee": layout.committee.name_vi if lang == "vi" else layout.committee.name_en,
        "day": long_date(drawn_up, lang),
        "place": event.place or dotted(),
        "signatures": signatures(event, layout, lang, signed),
        "sha256": sha256,
        "made_from": made_from or _("SHA-256 of the result file"),
    }


def head_of(
    regulation: str,
    event: Event,
    layout: DocumentFormat,
    lang: Lang,
    *,
    symbol: str,
    signed: str,
    number: str,
    day: datetime.date | None,
) -> Head:
    """The top of the first page; the arguments are those of `frame`."""
    committee, other = layout.committee, layout.issuers.get(signed)
    body, body_symbol = (
        (other.vi if lang == "vi" else other.en, other.symbol)
        if other
        else (committee.issuer_vi if lang == "vi" else committee.issuer_en, committee.symbol)
    )
    titles = layout.titles_vi if lang == "vi" else layout.titles_en
    room = layout.page.text_width * layout.head_left[lang] / 100
    above = [line for line in (event.superior, event.organisation) if line]
    issuer = (event.congress or dotted(), body) if layout.congress_above else (event.congress or f"{body} {dotted(3)}",)
    return Head(
        titles=() if regulation in layout.without_title else titles,
        above=_lines(above, room, layout.size.superior, bold=False) or (dotted(),),
        issuer=_lines(issuer, room, layout.size.issuer, bold=True),
        number=_number(
            layout.number_vi if lang == "vi" else layout.number_en, number or dotted(2), symbol, body_symbol
        ),
        place_and_date=f"{event.place or dotted(2)}, {long_date(day, lang)}",
    )


def _lines(names: Sequence[str], room: float, size: float, *, bold: bool) -> tuple[str, ...]:
    return tuple(line for name in names if name for line in broken(name, room, size, bold=bold))


def _number(pattern: str, written: str, symbol: str, body: str) -> str:
    """A number written with its own symbol stays as it is."""
    if "/" in written:
        return pattern.partition("{number}")[0] + written
    return pattern.format(number=written, type=symbol, body=body)


def signatures(event: Event, layout: DocumentFormat, lang: Lang, signed: str) -> tuple[tuple[Signature, ...], ...]:
    """Rows of two; one alone in a row stands in the right half."""
    signers = [_signature(event, name, layout, lang) for name in layout.signatures[signed]]
    if len(signers) % SIDE_BY_SIDE:
        signers.insert(len(signers) - 1, Signature(key="", authority="", lines=(), post="", name=""))
    return tuple(tuple(signers[start : start + SIDE_BY_SIDE]) for start in range(0, len(signers), SIDE_BY_SIDE))


def _signature(event: Event, key: str, layout: DocumentFormat, lang: Lang) -> Signature:
    signer, room = layout.signers[key], (layout.page.text_width - BETWEEN_SIGNERS) / SIDE_BY_SIDE
    names = [officer.name for officer in event.officer if officer.role == signer.role]
    vi = lang == "vi"
    authority = signer.authority_vi if vi else signer.authority_en
    return Signature(
        key=key,
        authority=authority,
        lines=broken(authority, room, layout.size.signature, bold=True),
        post=signer.post_vi if vi else signer.post_en,
        name=names[signer.turn] if len(names) > signer.turn else dotted(9),
    )
