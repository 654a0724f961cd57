"""Dates as personal records have them: a day, a month, or only a year."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from congress.planning.words import plain

FIRST_YEAR, LAST_YEAR = 1900, 2100
_EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 3654, 73415  # 1910-01-01 to 2100-12-31: never a bare year


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown (0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def exact(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        if self.exact:
            return self.exact
        following = date(self.year + 1, 1, 1) if self.month in (0, 12) else date(self.year, self.month + 1, 1)
        return following - timedelta(days=1)

    def __str__(self) -> str:
        """As Vietnamese documents write it: 12/03/1975, 03/1975, 1975."""
        parts = [f"{part:02d}" for part in (self.day, self.month) if part]
        return "/".join([*parts, str(self.year)])


class DateError(ValueError):
    """Text that is no date. `code` names why, in the table of messages."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def parse_date(text: str) -> PartialDate:
    """Reads a date with `/`, `-` or `.` between, day first; a month with a year; a year; an Excel day number.

    Raises DateError: `DATE_IMPOSSIBLE` (31/02/1975), `DATE_SHORT_YEAR` (12/3/75), `DATE_UNREADABLE`.
    """
    for pattern, build in _FORMS:
        if found := pattern.fullmatch(text.strip()):
            return build(*(int(part) for part in found.groups()))
    if _SHORT_YEAR.fullmatch(text.strip()):
        raise DateError("DATE_SHORT_YEAR")
    if found := _SPOKEN.fullmatch(plain(text)):
        return _day(*(int(part) for part in found.groups()))
    raise DateError("DATE_UNREADABLE")


def is_serial(text: str) -> bool:
    return bool(_SERIAL.fullmatch(text.strip()))


def _day(day: int, month: int, year: int) -> PartialDate:
    _in_range(year)
    try:
        date(year, month, day)
    except ValueError as error:
        raise DateError("DATE_IMPOSSIBLE") from error
    return PartialDate(year, month, day)


def _month(month: int, year: int) -> PartialDate:
    _in_range(year)
    if not 1 <= month <= 12:
        raise DateError("DATE_IMPOSSIBLE")
    return PartialDate(year, month)


def _year(year: int) -> PartialDate:
    _in_range(year)
    return PartialDate(year)


def _serial(number: int) -> PartialDate:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        raise DateError("DATE_UNREADABLE")
    found = _EXCEL_EPOCH + timedelta(days=number)
    return PartialDate(found.year, found.month, found.day)


def _in_range(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError("DATE_IMPOSSIBLE")


_GAP = r"\s*[/.\-]\s*"
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")
_SHORT_YEAR = re.compile(rf"(?:\d{{1,2}}{_GAP}){{1,2}}\d{{2}}|\d{{2}}")
_SPOKEN = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_FORMS: tuple[tuple[re.Pattern[str], Callable[..., PartialDate]], ...] = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{2}:\d{2}:\d{2}(?:\.0+)?)?"), lambda y, m, d: _day(d, m, y)),
    (re.compile(rf"(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}})"), _day),
    (re.compile(rf"(?:[Tt]háng\s*|[Tt]\.?)?(\d{{1,2}}){_GAP}(\d{{4}})"), _month),
    (re.compile(r"(\d{4})-(\d{1,2})"), lambda y, m: _month(m, y)),
    (re.compile(r"(?:[Nn]ăm\s*)?(\d{4})(?:\.0+)?"), _year),
    (_SERIAL, _serial),
)
