"""Who may nominate and stand from the floor: every rule of the regulation that can be tested, and what it found.

A rule that does not pass stops the nomination unless somebody decided otherwise; what cannot be told is said.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from congress.delegates.roll import Roll, Seat
from congress.nominations.messages import problem
from congress.nominations.state import Finding
from congress.planning.dates import PartialDate
from congress.planning.words import plain
from congress.terms.milestones import Term, working_days_after
from tally.clauses import NominationClause, Regulation
from tally.contest import Contest
from tally.names import same_name
from tally.nominations import nomination_clause
from tally.problems import InvalidError, Place, UnreadableError

NOT_ON_ROLL = frozenset({"LIST_NOMINATOR_NOT_ON_ROLL", "LIST_NOMINATOR_NEAR"})
"""What is found of a nominator who is typed wrong, or is no delegate."""

_ALIKE = 0.8
CONVENING = "ex_officio"
"""The kind of delegate who is one as a member of the convening committee (đại biểu đương nhiên)."""


@dataclass(frozen=True)
class Asked:
    """A person to be nominated, as typed. `number`: of the delegate list; `delegate`: None where it is not said."""

    name: str
    how: str
    born: PartialDate | None = None
    nominator: str = ""
    consent: bool = False
    number: str = ""
    delegate: bool | None = None
    received: datetime.date | None = None
    grassroots: bool = False


@dataclass(frozen=True)
class Hall:
    """Against what names are held. `roll`: None where the folder has no delegate list, or the contest is not voted on
    by delegates; `opening`: None where no day is written; `term`: which days are holidays; `absent`: the ids of those
    marked absent for the whole congress."""

    contest: Contest
    regulation: Regulation
    roll: Roll | None
    opening: datetime.date | None
    term: Term
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Looked:
    """Who nominee and nominator are on the roll, whether the nominee is a delegate, and what each rule found."""

    seat: Seat | None
    nominator: Seat | None
    delegate: bool | None
    findings: tuple[Finding, ...]


def look(hall: Hall, asked: Asked) -> Looked:
    """Raises InvalidError for a name that several delegates have, a delegate who is not on the list, or the number of a
    nominator that nobody has; UnreadableError `DELEGATE_UNKNOWN` for that of a nominee."""
    seat = _nominee_seat(hall.roll, asked)
    nominator = _nominator_seat(hall.roll, asked.nominator) if asked.how == "floor" else None
    delegate = _is_delegate(hall.roll, asked, seat)
    findings = (
        *_nominated_by_delegate(hall, asked, nominator),
        *_stands_absent(hall, asked, seat),
        *_committee(hall, asked, seat, nominator),
        *_consents(hall, asked, delegate=delegate),
        *_filed(hall, asked, delegate=delegate),
    )
    return Looked(seat, nominator, delegate, findings)


def _nominee_seat(roll: Roll | None, asked: Asked) -> Seat | None:
    if roll is None or asked.delegate is False:
        return None
    if asked.number:
        return roll.found(asked.number)
    found = _named(roll, asked.name, asked.born)
    if found is None and asked.delegate:
        raise InvalidError(problem("LIST_NOT_ON_ROLL", Place(subject=asked.name), name=asked.name))
    return found


def _nominator_seat(roll: Roll | None, said: str) -> Seat | None:
    if roll is None or not said:
        return None
    if not said.isdecimal() and said not in roll.seats:
        return _named(roll, said, None)
    try:
        return roll.found(said)
    except UnreadableError as error:
        raise InvalidError(error.problems) from error


def _named(roll: Roll, name: str, born: PartialDate | None) -> Seat | None:
    """The one delegate of that name, and where it is given of that birth date. InvalidError `LIST_TWINS`."""
    found = [
        seat for seat in roll.seats.values()
        if same_name(seat.name) == same_name(name) and _may_be_born(seat.delegate.born, born)
    ]  # fmt: skip
    if len(found) > 1:
        people = "; ".join(f"{seat.delegate.number} ({seat.delegate.unit or '–'})" for seat in found)
        raise InvalidError(problem("LIST_TWINS", Place(subject=name), name=name, people=people))
    return found[0] if found else None


def _may_be_born(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is None or other is None or (one.earliest <= other.latest and other.earliest <= one.latest)


def _is_delegate(roll: Roll | None, asked: Asked, seat: Seat | None) -> bool | None:
    if seat:
        return seat.standing == "official"
    return asked.delegate if roll is None or asked.delegate is not None else False


def _clause(hall: Hall, rule: str, *, grassroots: bool = False) -> NominationClause | None:
    return nomination_clause(hall.regulation, hall.contest, rule, grassroots=grassroots)


def _nominated_by_delegate(hall: Hall, asked: Asked, nominator: Seat | None) -> Iterator[Finding]:
    clause = _clause(hall, "by_delegates")
    if clause is None or asked.how != "floor":
        return
    if not asked.nominator:
        yield Finding(clause.id, "unknown", "LIST_NOMINATOR_UNKNOWN", {"name": asked.name})
    elif hall.roll is None:
        yield Finding(clause.id, "unknown", "LIST_ROLL_UNKNOWN", {"name": asked.nominator})
    elif nominator is None:
        yield Finding(clause.id, "fail", *_not_on_roll(hall.roll, asked.nominator))
    elif nominator.standing != "official":
        values = {"name": nominator.name, "number": nominator.delegate.number}
        yield Finding(clause.id, "fail", "LIST_NOMINATOR_NOT_OFFICIAL", values)
    elif nominator.id in hall.absent:
        values = {"name": nominator.name, "number": nominator.delegate.number}
        yield Finding(clause.id, "fail", "LIST_NOMINATOR_ABSENT", values)
    else:
        yield Finding(clause.id, "pass")


def _not_on_roll(roll: Roll, said: str) -> tuple[str, dict[str, object]]:
    """The code and the values: with whom it looks like, where the name was typed without its marks, say."""
    seats = {plain(seat.name): seat for seat in roll.seats.values()}
    near = get_close_matches(plain(said), seats, n=1, cutoff=_ALIKE)
    if not near:
        return "LIST_NOMINATOR_NOT_ON_ROLL", {"name": said}
    seat = seats[near[0]]
    return "LIST_NOMINATOR_NEAR", {"name": said, "near": seat.name, "number": seat.delegate.number}


def _stands_absent(hall: Hall, asked: Asked, seat: Seat | None) -> Iterator[Finding]:
    """By no clause: who is not there cannot stand up."""
    if asked.how == "self" and seat and seat.id in hall.absent:
        yield Finding("", "fail", "LIST_SELF_ABSENT", {"name": seat.name, "number": seat.delegate.number})


def _committee(hall: Hall, asked: Asked, seat: Seat | None, nominator: Seat | None) -> Iterator[Finding]:
    clause = _clause(hall, "committee_keeps_to_its_list")
    if clause is None:
        return
    people = [(asked.name, seat, "LIST_COMMITTEE_STANDS")]
    if asked.how == "floor" and asked.nominator:
        people.append((asked.nominator, nominator, "LIST_COMMITTEE_NOMINATES"))
    told = hall.roll is not None and any(one.delegate.kind == CONVENING for one in hall.roll.seats.values())
    for name, one, code in people:
        if not told:
            yield Finding(clause.id, "unknown", "LIST_COMMITTEE_UNKNOWN", {"name": name})
        elif one and one.delegate.kind == CONVENING:
            yield Finding(clause.id, "fail", code, {"name": one.name, "number": one.delegate.number})
        else:
            yield Finding(clause.id, "pass", "LIST_NOT_OF_COMMITTEE", {"name": one.name if one else name})


def _consents(hall: Hall, asked: Asked, *, delegate: bool | None) -> Iterator[Finding]:
    clause = _clause(hall, "consent_of_others")
    if clause is None or asked.how != "floor" or delegate:
        return
    if asked.consent:
        yield Finding(clause.id, "pass")
    else:
        yield Finding(clause.id, "fail", "LIST_NO_CONSENT", {"name": asked.name})


def _filed(hall: Hall, asked: Asked, *, delegate: bool | None) -> Iterator[Finding]:
    clause = _clause(hall, "filed_before_opening", grassroots=asked.grassroots)
    if clause is None or asked.how != "self" or delegate:
        return
    days = clause.working_days
    if delegate is None:
        yield Finding(clause.id, "unknown", "LIST_DELEGATE_UNKNOWN", {"name": asked.name, "days": days})
    elif asked.received is None:
        yield Finding(clause.id, "fail", "LIST_RECEIVED_MISSING", {"name": asked.name, "days": days})
    elif hall.opening is None:
        yield Finding(clause.id, "unknown", "LIST_OPENING_UNKNOWN", {"name": asked.name, "days": days})
    else:
        received, opening, holidays = asked.received, hall.opening, hall.term.holidays
        latest = last_filing(opening, days, holidays)
        off = [_said(day) for day in holidays if received < day <= opening]
        values = {
            "name": asked.name,
            "days": days,
            "received": _said(received),
            "opening": _said(opening),
            "latest": _said(latest),
            "off": ", ".join(off) or "–",
            "until": _said(until) if (until := hall.term.holidays_until) else "–",
        }
        if received <= latest and not hall.term.knows_days_off(received, opening):
            yield Finding(clause.id, "unknown", "LIST_FILED_UNKNOWN", values)
        elif received <= latest:
            yield Finding(clause.id, "pass", "LIST_FILED_IN_TIME", values)
        else:
            yield Finding(clause.id, "fail", "LIST_FILED_LATE", values)


def last_filing(opening: datetime.date, days: int, holidays: tuple[datetime.date, ...]) -> datetime.date:
    """The last day on which papers come in `days` working days before `opening`: the day of the opening is the last of
    them where it is a working day; without any, the day before."""
    day = opening - datetime.timedelta(days=1)
    while working_days_after(day, days, holidays) > opening:
        day -= datetime.timedelta(days=1)
    return day


def _said(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"
