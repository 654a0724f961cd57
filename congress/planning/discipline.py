"""Discipline as records state it: whether it is in force on a day, and the wait after each kind of decision."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from congress.planning.dates import PartialDate
from congress.planning.finding import Finding, Verdict, worst
from congress.planning.messages import problem
from congress.planning.people import Person
from congress.planning.values import UnreadableCellError, read_date
from congress.planning.words import plain

_DATE = r"((?:\d{1,2}\s*[/.-]\s*){0,2}\d{4})"
_UNTIL = re.compile(
    r"(?<!liên quan )\b(?:đến|tới|until|to|hết hiệu lực|hết hạn)"
    rf"(?:\s+(?:hết|hạn|kể|từ|vào|ngày|tháng|năm))*\s*:?\s*{_DATE}",
    re.IGNORECASE,
)
"""The end of force: a word that says so, and the date right after it (`liên quan đến đất đai 2015` ends nothing)."""
_ANY_DATE = re.compile(_DATE)
_OVER = re.compile(r".*\b(da )?(het (hieu luc|han|thoi han)|xoa ky luat)\b.*")
_RUNNING = re.compile(r".*\b((dang )?(con hieu luc|trong thoi (gian|han)|thi hanh)|chua (het|xoa)|in force)\b.*")


@dataclass(frozen=True)
class Kind:
    """A kind of discipline; `months` None closes the way for good."""

    name: str
    words: str
    months: int | None = None


@cache
def kinds() -> tuple[Kind, ...]:
    found = tomllib.loads((Path(__file__).parent / "discipline.toml").read_text(encoding="utf-8"))
    return tuple(Kind(**values) for values in found["kind"])


def in_force_finding(person: Person, on: date) -> Finding:
    """Whether discipline is in force. Where a record states no end, this cannot be told: people have to say."""
    if person.discipline == "":
        return Finding("no_discipline_in_force", "pass", problem("DISCIPLINE_NONE", person.place))
    text = person.discipline
    verdict: Verdict = "unknown" if text is None else worst(_in_force(part, on) for part in _decisions(text))
    code = {"pass": "DISCIPLINE_OVER", "fail": "DISCIPLINE_IN_FORCE", "unknown": "DISCIPLINE_UNKNOWN"}[verdict]
    return Finding("no_discipline_in_force", verdict, problem(code, person.place, text=text or "–"), text or "")


def windows_finding(person: Person, on: date) -> Finding:
    """Whether the wait after every decision is over, by the table of kinds and months."""
    if person.discipline == "":
        return Finding("discipline_windows", "pass", problem("DISCIPLINE_NONE", person.place))
    text = person.discipline
    waits = [] if text is None else [_wait(part) for part in _decisions(text)]
    verdict: Verdict = worst(_waited(wait, on) for wait in waits) if waits else "unknown"
    code = {"pass": "WINDOWS_OVER", "fail": "WINDOWS_RUN", "unknown": "WINDOWS_UNKNOWN"}[verdict]
    words = "; ".join(_wait_words(wait) for wait in waits) or "–"
    return Finding(
        "discipline_windows", verdict, problem(code, person.place, text=text or "–", waits=words), text or ""
    )


def _decisions(text: str) -> list[str]:
    return [part for part in re.split(r"[;\n]", text) if part.strip()] or [text]


def _in_force(text: str, on: date) -> Verdict:
    """Words that it still runs against an end that is past: neither is believed."""
    running = _RUNNING.fullmatch(plain(text)) is not None
    if found := _UNTIL.search(text):
        end = _date(found[1])
        if end is None:
            return "unknown"
        if end.latest < on:
            return "unknown" if running else "pass"
        return "fail" if end.earliest >= on else "unknown"
    if running:
        return "fail"
    return "pass" if _OVER.fullmatch(plain(text)) else "unknown"


@dataclass(frozen=True)
class _Wait:
    kind: Kind | None
    decided: PartialDate | None


def _wait(text: str) -> _Wait:
    """Kind and day of a decision; the day is the one date that is no end of force, None where there is not one."""
    named = [kind for kind in kinds() if re.search(rf"\b{kind.words}\b", plain(text))]
    dates = [found for words in _ANY_DATE.findall(_UNTIL.sub("", text)) if (found := _date(words))]
    return _Wait(named[0] if len(named) == 1 else None, dates[0] if len(dates) == 1 else None)


def _waited(wait: _Wait, on: date) -> Verdict:
    if wait.kind is None:
        return "unknown"
    if wait.kind.months is None:
        return "fail"
    if wait.decided is None:
        return "unknown"
    low, high = (after(day, wait.kind.months) for day in (wait.decided.earliest, wait.decided.latest))
    return "pass" if on >= high else "fail" if on < low else "unknown"


def _wait_words(wait: _Wait) -> str:
    name = wait.kind.name if wait.kind else "?"
    months = "∞" if wait.kind and wait.kind.months is None else str(wait.kind.months) if wait.kind else "?"
    until = after(wait.decided.latest, wait.kind.months) if wait.decided and wait.kind and wait.kind.months else None
    return f"{name} {wait.decided or '?'} + {months}" + (f" = {until.strftime('%d/%m/%Y')}" if until else "")


def after(day: date, months: int) -> date:
    """The same day `months` later; the last day of a month that has no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, last))


def _date(text: str) -> PartialDate | None:
    try:
        found: PartialDate = read_date(text)
    except UnreadableCellError:
        return None
    return found
