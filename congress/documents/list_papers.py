"""The paper of an adopted election list, from the record of what the journal knows of it."""

from datetime import date, datetime, timedelta

from congress.documents.basis import rounding_of
from congress.documents.figures import born_words, counted, person
from congress.documents.format import DocumentFormat
from congress.documents.frame import frame
from congress.documents.legal_words import people_words
from congress.documents.list_model import AdoptedElectionList, FloorRow, ListedPerson, WithdrawalRow
from congress.documents.listrecord import AdoptedList, FloorLine, ListPerson
from congress.documents.nomination_words import by_words, how_words
from congress.documents.recordfile import Record, RecordFile
from congress.documents.words import number, percent
from congress.i18n import _
from congress.messages import problem
from tally.contest import Candidate
from tally.electorate import percent as exact_percent
from tally.problems import InvalidError, Lang


def adopted_list(source: RecordFile, layout: DocumentFormat, lang: Lang) -> AdoptedElectionList:
    """The head bears the day of the adoption, by the clock of the place."""
    said = source.record.adopted
    if said is None:
        raise InvalidError(problem("RECORD_SCHEMA"))
    people = tuple(_listed(place, one) for place, one in enumerate(said.people, 1))
    asked = any(one.votes for one in said.floor)
    return AdoptedElectionList(
        **frame(
            source.record, source.event, source.sha256, layout, lang, symbol="DS", signed="adopted-list",
            made_from=_("SHA-256 of the record file"), day=adopted_on(source.record),
        ),
        size=_size(said, lang),
        adopted=_adopted(said, source.regulation_id, lang),
        basis=_basis(said),
        people=people,
        people_born=any(one.born for one in people),
        people_noted=any(one.note for one in people),
        people_mixed=any(one.by != "committee" for one in said.people),
        floor=tuple(_floor(place, one, lang) for place, one in enumerate(said.floor, 1)),
        floor_asked=asked,
        withdrawals=tuple(
            WithdrawalRow(number=place, name=one.name, reason=one.reason or "–", decision=_decision(one.granted))
            for place, one in enumerate(said.withdrawals, 1)
        ),
    )  # fmt: skip


def adopted_on(record: Record) -> date:
    """The day of the adoption by the clock of the place; of a record without one, when it was made."""
    at = datetime.fromisoformat(record.adopted.at.replace("Z", "+00:00")) if record.adopted else record.at
    return (at + timedelta(minutes=record.offset)).date()


def _size(said: AdoptedList, lang: Lang) -> str:
    seats, surplus = said.seats + said.alternates, len(said.people) - said.seats - said.alternates
    sentences = [_("Number to be elected: {seats}.").format(seats=counted(said.seats, lang))]
    if said.alternates:
        sentences.append(_("Alternates to be elected: {count}.").format(count=counted(said.alternates, lang)))
    listed = counted(len(said.people), lang)
    text = (
        _("The list holds {listed} people, {surplus} more than are to be elected.")
        if len(said.people) > seats
        else _("The list holds {listed} people, with no surplus.")
    )
    return " ".join([*sentences, text.format(listed=listed, surplus=number(surplus, lang))])


def _adopted(said: AdoptedList, regulation: str, lang: Lang) -> str:
    rounding = rounding_of(regulation)
    share = percent(exact_percent(said.agree, said.present, rounding), lang) if rounding else ""
    text = _("Number and list were adopted by a show of hands: {agree} of the {present} {people} present agree")
    sentence = text.format(
        agree=number(said.agree, lang), present=number(said.present, lang), people=people_words(said.body or "")
    )
    parts = [sentence, f" ({share})" if share else "", f"; {said.document}" if said.document else ""]
    return "".join(parts) + "."


def _basis(said: AdoptedList) -> tuple[str, ...]:
    words = {"submit": _("Submitted: {document}."), "approve": _("Approved: {document}.")}
    lines = [words[one.what].format(document=one.document) for one in said.steps]
    if said.kept:
        names = {one.id: one.name for one in said.people}
        kept = ", ".join(names.get(one, one) for one in said.kept)
        lines.append(_("Of those with equal votes in the opinion, taken: {people}.").format(people=kept))
    if said.decided:
        lines.append(_("Decided: {text}").format(text=said.decided))
    return tuple(lines)


def _listed(place: int, one: ListPerson) -> ListedPerson:
    born = date.fromisoformat(one.born) if one.born else None
    known = person(place, Candidate(id=one.id, name=one.name, born=born, note=one.note))
    return ListedPerson(number=place, name=one.name, born=known.born, note=known.note, by=how_words(one.by))


def _floor(place: int, one: FloorLine, lang: Lang) -> FloorRow:
    support = "–"
    if one.support is not None and one.attending is not None:
        text = _("{agree} of {attending}") if one.needed is None else _("{agree} of {attending}, {needed} needed")
        support = text.format(
            agree=number(one.support, lang), attending=number(one.attending, lang), needed=number(one.needed, lang)
        )
    outcome = _("On the list") if one.listed else _("Not on the list")
    decided = _("Decided: {text}").format(text=one.decided) if one.decided else ""
    name = f"{one.name} ({born_words(one.born)})" if one.born else one.name
    return FloorRow(
        number=place,
        name=name,
        by=by_words(one.by, one.nominator),
        support=support,
        votes=", ".join(number(count, lang) for count in one.votes) or "–",
        outcome=". ".join(part for part in (outcome, decided) if part),
    )


def _decision(granted: bool | None) -> str:
    return {True: _("The congress: let go."), False: _("The congress: to stay."), None: "–"}[granted]
