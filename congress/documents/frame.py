"""What every document has: the head, who signs, what it was made from."""

from typing import Any

from congress.documents.format import DocumentFormat, Signer
from congress.documents.legal_words import round_words
from congress.documents.model import Head, Signature
from congress.documents.recordfile import Record
from congress.documents.words import dotted, long_date
from congress.i18n import _
from tally.contest import Contest, Event
from tally.problems import Lang
from tally.result import Result

SIDE_BY_SIDE = 2


def frame(
    subject: Result | Contest | Record,
    event: Event,
    sha256: str,
    layout: DocumentFormat,
    lang: Lang,
    *,
    symbol: str,
    signed: str,
    number: str = "",
) -> dict[str, Any]:
    """The fields of `model.Paper`. `symbol`: the kind of document in its number (BB, BC); `signed`: the key of the
    layout's `signatures` and `issuers`; `number`: to be written in by hand where it is empty."""
    words = {Result: _("SHA-256 of the result file"), Record: _("SHA-256 of the record file")}
    return {
        "lang": lang,
        "test": subject.test,
        "unofficial": isinstance(subject, Result) and not (subject.official and subject.ballots.unresolved == 0),
        "head": head_of(subject.regulation, event, layout, lang, symbol=symbol, signed=signed, number=number),
        "title": subject.title,
        "round_words": round_words(subject),
        "committee": layout.committee.name_vi if lang == "vi" else layout.committee.name_en,
        "day": long_date(event.date, lang),
        "place": event.place or dotted(),
        "signatures": signatures(event, layout, lang, signed),
        "sha256": sha256,
        "made_from": words.get(type(subject), _("SHA-256 of the contest file")),
    }


def head_of(
    regulation: str, event: Event, layout: DocumentFormat, lang: Lang, *, symbol: str, signed: str, number: str
) -> Head:
    """The top of the first page; the arguments are those of `frame`."""
    committee, other = layout.committee, layout.issuers.get(signed)
    body, body_symbol = (
        (other.vi if lang == "vi" else other.en, other.symbol)
        if other
        else (committee.issuer_vi if lang == "vi" else committee.issuer_en, committee.symbol)
    )
    titles = layout.titles_vi if lang == "vi" else layout.titles_en
    return Head(
        titles=() if regulation in layout.without_title else titles,
        above=tuple(line for line in (event.superior, event.organisation) if line) or (dotted(),),
        issuer=(event.congress or dotted(), body)
        if layout.congress_above
        else (event.congress or f"{body} {dotted(3)}",),
        number=_number(
            layout.number_vi if lang == "vi" else layout.number_en, number or dotted(2), symbol, body_symbol
        ),
        place_and_date=f"{event.place or dotted(2)}, {long_date(event.date, lang)}",
    )


def _number(pattern: str, written: str, symbol: str, body: str) -> str:
    """A number written with its own symbol stays as it is."""
    if "/" in written:
        return pattern.partition("{number}")[0] + written
    return pattern.format(number=written, type=symbol, body=body)


def signatures(event: Event, layout: DocumentFormat, lang: Lang, signed: str) -> tuple[tuple[Signature, ...], ...]:
    """Rows of two; a single signer stands in the right half."""
    signers = [_signature(event, layout.signers[name], lang) for name in layout.signatures[signed]]
    if len(signers) == 1:
        signers.insert(0, Signature(authority="", post="", name=""))
    return tuple(tuple(signers[start : start + SIDE_BY_SIDE]) for start in range(0, len(signers), SIDE_BY_SIDE))


def _signature(event: Event, signer: Signer, lang: Lang) -> Signature:
    names = [officer.name for officer in event.officer if officer.role == signer.role]
    vi = lang == "vi"
    return Signature(
        authority=signer.authority_vi if vi else signer.authority_en,
        post=signer.post_vi if vi else signer.post_en,
        name=names[signer.turn] if len(names) > signer.turn else dotted(9),
    )
