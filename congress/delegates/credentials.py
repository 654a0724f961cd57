"""The figures of the credentials report (báo cáo thẩm tra tư cách đại biểu): a file of its own, worked out once.

Every figure is of the official delegates summoned and, beside it, of those in the hall; ages are in completed years on
the day of the opening. What a list does not say is a line of its own, so that each table adds up to its base.
"""

import datetime
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from congress.delegates.arrivals import Presence
from congress.delegates.messages import problem
from congress.delegates.people import Delegate
from congress.delegates.roll import Roll, Seat
from congress.documents.recordfile import Journal
from congress.documents.resultfile import MAX_BYTES, strict_json
from congress.planning.dates import PartialDate
from congress.planning.retirement import age_on
from congress.planning.words import clean, plain
from tally.contest import Event
from tally.names import ballot_order_key
from tally.problems import InvalidError, Place, UnreadableError
from tally.shape import shape_problems

Count = Annotated[int, Field(ge=0, strict=True)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(Part):
    """A line of a table: a code, or with `other` the list's own words."""

    key: str
    other: str = ""
    low: int = 0
    high: int = 0
    summoned: Count
    present: Count


class Table(Part):
    """A table whose lines add up to all official delegates (`whole`), or one that counts some of them."""

    name: str
    whole: bool = True
    lines: tuple[Line, ...]


class Extreme(Part):
    """Somebody youngest or oldest, or longest in the Party. `years` are completed ones."""

    name: str
    unit: str
    born: str
    years: Count


class Years(Part):
    """`average` has one decimal, half up, of `known` people; of `unknown` ones the list does not say enough."""

    average: str | None
    known: Count
    unknown: Count
    least: tuple[Extreme, ...] = ()
    most: tuple[Extreme, ...] = ()


class Unqualified(Part):
    name: str
    unit: str
    ground: str
    reason: str


class Credentials(Part):
    """`listed`: those summoned and the unqualified together; `unqualified`: of the alternates, only who took a seat;
    `replacing`: alternates who took a seat; `absent`: for the whole congress; `unseen`: neither come nor marked absent;
    `left`: the hall."""

    schema_: Literal["congress-credentials/1"] = Field(alias="schema", default="congress-credentials/1")
    title: str
    regulation: str
    event: Event
    at: datetime.datetime
    offset: int
    opened: datetime.date
    listed: Count
    summoned: Count
    present: Count
    absent: Count
    unseen: Count
    left: Count
    replacing: Count
    unqualified: tuple[Unqualified, ...]
    tables: tuple[Table, ...]
    age: Years
    party_age: Years
    journal: Journal

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.present + self.absent + self.unseen + self.left != self.summoned:
            raise ValueError("present, absent, unseen and left do not add up to summoned")
        for table in self.tables:
            for key, base in (("summoned", self.summoned), ("present", self.present)):
                found = sum(getattr(line, key) for line in table.lines)
                if found > base or (table.whole and found != base):
                    raise ValueError(f"table {table.name}: {key} adds up to {found} of {base}")
        return self


@dataclass(frozen=True)
class CredentialsFile:
    data: bytes
    credentials: Credentials

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def file_bytes(credentials: Credentials) -> bytes:
    said = credentials.model_dump(mode="json", by_alias=True)
    return (json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def read_credentials(path: Path) -> CredentialsFile:
    """Raises UnreadableError where the file cannot be read, InvalidError where it is wrong or does not add up."""
    place = Place(file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(problem("CREDENTIALS_UNREADABLE", place, why=error.strerror or "")) from error
    said = strict_json(data, path.name)
    try:
        return CredentialsFile(data, Credentials.model_validate(said))
    except ValidationError as error:
        wrong = [one for one in error.errors() if one["type"] == "value_error"]
        if wrong or not isinstance(said, dict):
            why = "; ".join(one["msg"].removeprefix("Value error, ") for one in wrong)
            raise InvalidError(problem("CREDENTIALS_WRONG", place, why=why or "object")) from error
        raise InvalidError(shape_problems(error, Credentials, said, path.name)) from error


# ---- the figures


def credentials_of(
    roll: Roll, presence: Presence, *, title: str, regulation: str, event: Event, opened: datetime.date,
    at: datetime.datetime, offset: int, bands: tuple[int, int], journal: Journal,
) -> Credentials:  # fmt: skip
    """The figures of the roll and the log. `bands`: the middle band of ages, both ends in it."""
    seats = roll.officials
    here = {seat.id for seat in seats if presence.of(seat.id).state == "in"}
    states = Counter(presence.of(seat.id).state for seat in seats)
    unqualified = [
        seat
        for seat in roll.seats.values()
        if seat.standing == "barred" and (seat.delegate.kind != "alternate" or seat.for_)
    ]
    return Credentials(
        title=title,
        regulation=regulation,
        event=event,
        at=at,
        offset=offset,
        opened=opened,
        listed=len(seats) + len(unqualified),
        summoned=len(seats),
        present=len(here),
        absent=states["absent"],
        unseen=states["unseen"],
        left=states["out"],
        replacing=sum(bool(seat.for_) for seat in seats),
        unqualified=tuple(
            Unqualified(name=seat.name, unit=seat.delegate.unit, ground=seat.ground, reason=seat.reason)
            for seat in unqualified
        ),
        tables=tuple(_tables(seats, here, opened, bands)),
        age=_years(seats, lambda one: one.born, opened),
        party_age=_years(seats, lambda one: one.joined, opened),
        journal=journal,
    )


def _tables(seats: Sequence[Seat], here: set[str], day: datetime.date, bands: tuple[int, int]) -> Iterable[Table]:
    low, high = bands
    ages = ((0, low - 1), (low, high), (high + 1, 200))
    members = ((0, 9), (10, 19), (20, 29), (30, 200))
    yield _table("kind", seats, here, lambda one: (_kind(one), ""), ("ex_officio", "elected", "appointed"))
    yield _table("sex", seats, here, lambda one: (one.sex or "unknown", ""), ("male", "female"))
    yield _table("ethnicity", seats, here, lambda one: (_ethnicity(one.ethnicity), ""), ("kinh", "minority"))
    yield _table("religion", seats, here, lambda one: (_religion(one.religion), ""), ("no_religion", "religion"))
    yield _banded("age", seats, here, lambda one: one.born, day, ages)
    yield _banded("party_age", seats, here, lambda one: one.joined, day, members)
    yield _table(
        "education", seats, here, lambda one: _level(one.education, _EDUCATION), [key for key, _p in _EDUCATION]
    )
    yield _table("theory", seats, here, lambda one: _level(one.theory, _THEORY), _keys(_THEORY))
    yield _some("committee", seats, here, lambda one: one.committee)
    yield _table("standing", seats, here, lambda one: (_incumbent(one.incumbent), ""), ("incumbent", "first_time"))
    yield _table("discipline", seats, here, lambda one: (_discipline(one), ""), ("no_discipline", "discipline"))
    yield _some("honours", seats, here, lambda one: "honours" if one.honours else "")
    yield _some("complaint", seats, here, lambda one: "complaint" if one.complaint else "")


_Key = tuple[str, str]


def _table(
    name: str, seats: Sequence[Seat], here: set[str], key: Callable[[Delegate], _Key], order: Sequence[str]
) -> Table:
    """The lines in `order` first, even where nobody is in them; then the list's own words; what is not said last."""
    summoned = Counter(key(seat.delegate) for seat in seats)
    present = Counter(key(seat.delegate) for seat in seats if seat.id in here)
    own = sorted((one for one in summoned if one[0] == "other"), key=lambda one: (-summoned[one], one[1]))
    keys = [*((one, "") for one in order), *own, *([("unknown", "")] if summoned["unknown", ""] else [])]
    lines = (Line(key=one[0], other=one[1], summoned=summoned[one], present=present[one]) for one in keys)
    return Table(name=name, lines=tuple(lines))


def _some(name: str, seats: Sequence[Seat], here: set[str], words: Callable[[Delegate], str]) -> Table:
    """Only those of whom the list says something, by what it says."""
    summoned = Counter(words(seat.delegate) for seat in seats)
    present = Counter(words(seat.delegate) for seat in seats if seat.id in here)
    coded = name in ("honours", "complaint")
    keys = [name] if coded else sorted((one for one in summoned if one), key=lambda one: (-summoned[one], one))
    lines = (
        Line(key=name if coded else "other", other="" if coded else one, summoned=summoned[one], present=present[one])
        for one in keys
    )
    return Table(name=name, whole=False, lines=tuple(lines))


def _banded(
    name: str,
    seats: Sequence[Seat],
    here: set[str],
    when: Callable[[Delegate], PartialDate | None],
    day: datetime.date,
    bands: Iterable[tuple[int, int]],
) -> Table:
    ranges = {seat.id: _range(when(seat.delegate), day) for seat in seats}
    lines = []
    placed: set[str] = set()
    for low, high in bands:
        mine = {id_ for id_, found in ranges.items() if found and low <= found[0] and found[1] <= high}
        placed |= mine
        lines.append(Line(key="band", low=low, high=high, summoned=len(mine), present=len(mine & here)))
    rest = ranges.keys() - placed
    if rest:
        lines.append(Line(key="unknown", summoned=len(rest), present=len(rest & here)))
    return Table(name=name, lines=tuple(lines))


def _range(when: PartialDate | None, day: datetime.date) -> tuple[int, int] | None:
    """The fewest and the most completed years; one and the same where the date is known well enough."""
    if when is None or when.earliest > day:
        return None
    return age_on(when, day)


def _years(seats: Sequence[Seat], when: Callable[[Delegate], PartialDate | None], day: datetime.date) -> Years:
    known = []
    for seat in seats:
        found = _range(when(seat.delegate), day)
        if found and found[0] == found[1]:
            known.append((found[0], seat))
    average = None
    if known:
        mean = Decimal(sum(years for years, _seat in known)) / len(known)
        average = str(mean.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return Years(
        average=average,
        known=len(known),
        unknown=len(seats) - len(known),
        least=_extremes([(years, seat) for years, seat in known], when, youngest=True),
        most=_extremes([(years, seat) for years, seat in known], when, youngest=False),
    )


def _extremes(
    known: list[tuple[int, Seat]], when: Callable[[Delegate], PartialDate | None], *, youngest: bool
) -> tuple[Extreme, ...]:
    """Everybody of the fewest (or most) years; of them, where all dates are exact, those of the latest (earliest)."""
    if not known:
        return ()
    edge = (min if youngest else max)(years for years, _seat in known)
    there = [(when(seat.delegate), seat) for years, seat in known if years == edge]
    if all(date and date.exact for date, _seat in there):
        limit = (max if youngest else min)(date.earliest for date, _seat in there if date)
        there = [(date, seat) for date, seat in there if date and date.earliest == limit]
    there.sort(key=lambda one: ballot_order_key(one[1].name))
    return tuple(
        Extreme(name=seat.name, unit=seat.delegate.unit, born=str(date), years=edge) for date, seat in there
    )  # fmt: skip


def _kind(one: Delegate) -> str:
    """An alternate who took a seat holds it by a unit's election."""
    return "elected" if one.kind == "alternate" else one.kind


def _ethnicity(text: str) -> str:
    words = plain(text)
    return "unknown" if not words else "kinh" if words in ("kinh", "viet") else "minority"


def _religion(text: str) -> str:
    words = plain(text)
    if not words:
        return "unknown"
    return "no_religion" if words in ("khong", "khong ton giao", "khong theo ton giao", "none", "no") else "religion"


def _incumbent(said: bool | None) -> str:
    return {True: "incumbent", False: "first_time", None: "unknown"}[said]


def _discipline(one: Delegate) -> str:
    return "unknown" if one.discipline is None else "discipline" if one.discipline else "no_discipline"


_EDUCATION = (
    ("doctor", r"(pho )?(giao su|pgs|gs)\b.*|tien si( .*)?|ts( .*)?|tskh.*|phd|doctor.*"),
    ("master", r"thac si( .*)?|ths( .*)?|cao hoc.*|master.*"),
    ("university", r"dai hoc( .*)?|dh( .*)?|ky su( .*)?|cu nhan( .*)?|bac si( .*)?|duoc si.*|university|bachelor.*"),
    ("college", r"cao dang( .*)?|cd( .*)?|college"),
    ("intermediate", r"trung cap( .*)?|tc( .*)?|intermediate"),
    ("primary", r"so cap( .*)?|primary"),
)
_THEORY = (
    ("bachelor", r"cu nhan( .*)?|cn( .*)?|bachelor.*"),
    ("advanced", r"cao cap( .*)?|cc( .*)?|advanced"),
    ("intermediate", r"trung cap( .*)?|tc( .*)?|intermediate"),
    ("elementary", r"so cap( .*)?|sc( .*)?|elementary"),
)


def _keys(levels: Iterable[tuple[str, str]]) -> list[str]:
    return [key for key, _pattern in levels]


def _level(text: str, levels: Iterable[tuple[str, str]]) -> _Key:
    """The highest level that the words begin with; words that are no level stay as they are."""
    words = plain(text)
    if not words:
        return "unknown", ""
    return next(((key, "") for key, pattern in levels if re.fullmatch(pattern, words)), ("other", clean(text)[:100]))
