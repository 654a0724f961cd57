"""The committee's own tests: terms held, political theory, training, months as an official Party member."""

import re
from datetime import date

from congress.planning.finding import Finding, Verdict
from congress.planning.messages import problem
from congress.planning.people import Person, Theory
from congress.planning.words import plain

_THEORY: tuple[tuple[Theory, str], ...] = (
    (Theory.none, r"(khong|chua( co| qua)?)( .*)?"),
    (Theory.advanced, r".*\b(cao cap|cu nhan|cc|hoan chinh)\b.*"),
    (Theory.intermediate, r".*\b(trung cap|tc)\b.*"),
    (Theory.elementary, r".*\b(so cap|sc)\b.*"),
)
THEORY_WORDS: dict[Theory, tuple[str, str]] = {
    Theory.none: ("chưa qua", "none"),
    Theory.elementary: ("sơ cấp", "elementary"),
    Theory.intermediate: ("trung cấp", "intermediate"),
    Theory.advanced: ("cao cấp", "advanced"),
}


def theory_of(text: str) -> Theory | None:
    """The level of political theory that a cell's words name; None where they name none this knows."""
    words = plain(text)
    return next((level for level, pattern in _THEORY if words and re.fullmatch(pattern, words)), None)


def terms_finding(person: Person, most: int) -> Finding:
    """`most` counts the term to come: who has held the post for two terms would begin the third."""
    if person.terms is None:
        return Finding("terms_at_most", "unknown", problem("TERMS_UNKNOWN", person.place, most=most))
    verdict: Verdict = "pass" if person.terms + 1 <= most else "fail"
    code = {"pass": "TERMS_WITHIN", "fail": "TERMS_ABOVE"}[verdict]
    reason = problem(code, person.place, held=person.terms, coming=person.terms + 1, most=most)
    return Finding("terms_at_most", verdict, reason, str(person.terms))


def theory_finding(person: Person, needed: Theory) -> Finding:
    level = theory_of(person.theory)
    verdict: Verdict = "unknown" if level is None else "pass" if level >= needed else "fail"
    code = {"pass": "THEORY_ENOUGH", "fail": "THEORY_LOW", "unknown": "THEORY_UNKNOWN"}[verdict]
    words = {"needed_vi": THEORY_WORDS[needed][0], "needed_en": THEORY_WORDS[needed][1]}
    return Finding(
        "theory_at_least", verdict, problem(code, person.place, text=person.theory or "–", **words), person.theory
    )


def training_finding(person: Person, courses: tuple[str, ...]) -> Finding:
    """Whether each course is among those the person attended; what is not written down cannot be told."""
    if not person.training:
        return Finding("training", "unknown", problem("TRAINING_UNKNOWN", person.place, courses="; ".join(courses)))
    attended = [plain(one) for one in person.training]
    absent = [course for course in courses if not any(plain(course) in one for one in attended)]
    text = "; ".join(person.training)
    code = "TRAINING_ABSENT" if absent else "TRAINING_ATTENDED"
    reason = problem(code, person.place, courses="; ".join(absent or courses))
    return Finding("training", "fail" if absent else "pass", reason, text)


def official_finding(person: Person, needed: int, on: date) -> Finding:
    """Whole months from the day of official membership to `on`."""
    if person.official is None:
        return Finding("official_months_at_least", "unknown", problem("OFFICIAL_UNKNOWN", person.place, needed=needed))
    low, high = _months(person.official.latest, on), _months(person.official.earliest, on)
    verdict: Verdict = "pass" if low >= needed else "fail" if high < needed else "unknown"
    code = {"pass": "OFFICIAL_ENOUGH", "fail": "OFFICIAL_SHORT", "unknown": "OFFICIAL_UNKNOWN_DAY"}[verdict]
    span = str(low) if low == high else f"{low}–{high}"
    reason = problem(code, person.place, official=str(person.official), months=span, needed=needed)
    return Finding("official_months_at_least", verdict, reason, str(person.official))


def _months(since: date, on: date) -> int:
    """Whole months; below 0 where `since` is later."""
    return (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
