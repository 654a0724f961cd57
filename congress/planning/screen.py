"""The eligibility screen: each switched-on test says pass, fail or cannot tell, with the value it used and the rule."""

from datetime import date

from congress.planning.discipline import in_force_finding, windows_finding
from congress.planning.finding import Finding, Verdict, verdict_of
from congress.planning.messages import problem
from congress.planning.people import Level, Person, Sex
from congress.planning.retirement import months_left
from congress.planning.rules import Dated, Eligibility
from congress.planning.standing_tests import official_finding, terms_finding, theory_finding, training_finding

__all__ = ["LEVEL_WORDS", "Finding", "Verdict", "recent_levels", "screen", "verdict_of"]

YEARS_LOOKED_AT = 3


def screen(person: Person, rules: Dated) -> tuple[Finding, ...]:
    """All findings of the switched-on tests about `person`, on the rules' reference date."""
    tests, on = rules.eligibility, rules.reference_date
    found: list[Finding] = []
    if on is None:
        return ()
    if tests.tests_months:
        found += _months(person, tests, on)
    if tests.evaluations_at_least is not None:
        found.append(_evaluations(person, tests.evaluations_at_least, on))
    if tests.no_discipline_in_force:
        found.append(in_force_finding(person, on))
    if tests.discipline_windows:
        found.append(windows_finding(person, on))
    if tests.terms_at_most is not None:
        found.append(terms_finding(person, tests.terms_at_most))
    if tests.theory_at_least is not None:
        found.append(theory_finding(person, tests.theory_at_least))
    if tests.training:
        found.append(training_finding(person, tests.training))
    if tests.official_months_at_least is not None:
        found.append(official_finding(person, tests.official_months_at_least, on))
    return tuple(found)


def _months(person: Person, tests: Eligibility, on: date) -> list[Finding]:
    """Months of work left: the rule for a first term, or the one for re-election; both where nothing says which."""
    asked = {
        True: ("months_left_again", tests.months_left_again),
        False: ("months_left_first", tests.months_left_first),
    }
    groups = (True, False) if person.incumbent is None else (person.incumbent,)
    rules = [(name, needed) for name, needed in (asked[group] for group in groups) if needed is not None]
    if not rules:
        return []
    low, high = _months_range(person, on)
    verdicts = {_compare(low, high, needed) for _, needed in rules}
    if person.incumbent is None and len(rules) == 1 and verdicts == {"fail"}:
        verdicts = {"unknown"}  # the other group is not tested: whether the rule applies at all is not known
    verdict: Verdict = verdicts.pop() if len(verdicts) == 1 else "unknown"
    name, needed = rules[0] if len(rules) == 1 else ("months_left", max(needed for _, needed in rules))
    values = {
        "needed": needed,
        "left": _span(low, high),
        "born": str(person.born or "–"),
        "until": _until(low, high, on),
    }
    code = {"pass": "MONTHS_ENOUGH", "fail": "MONTHS_SHORT", "unknown": "MONTHS_UNKNOWN"}[verdict]
    if verdict == "fail" and high is not None and high < 0:
        code = "MONTHS_PAST"
    if verdict == "unknown":
        values |= _missing(person)
    return [Finding(name, verdict, problem(code, person.place, **values), f"{values['left']} ({values['born']})")]


def _months_range(person: Person, on: date) -> tuple[int | None, int | None]:
    if person.born is None:
        return None, None
    sexes: tuple[Sex, ...] = (person.sex,) if person.sex else ("male", "female")
    spans = [months_left(person.born, sex, on) for sex in sexes]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _compare(low: int | None, high: int | None, needed: int) -> Verdict:
    if low is None or high is None:
        return "unknown"
    return "pass" if low >= needed else "fail" if high < needed else "unknown"


def _span(low: int | None, high: int | None) -> str:
    return "–" if low is None else str(low) if low == high else f"{low}–{high}"


def _until(low: int | None, high: int | None, on: date) -> str:
    """The month the retirement age is reached, `08/2029`; two of them where only a range is known."""
    months = [on.year * 12 + on.month - 1 + left for left in dict.fromkeys((low, high)) if left is not None]
    return "–".join(f"{month % 12 + 1:02d}/{month // 12}" for month in months)


def _missing(person: Person) -> dict[str, str]:
    """What is not known, in both languages, for a message."""
    gaps = (
        (person.born is None, "ngày sinh", "birth date"),
        (person.born is not None and not person.born.month, "tháng sinh", "month of birth"),
        (person.sex is None, "giới tính", "sex"),
        (person.incumbent is None, "tái cử hay lần đầu", "incumbent or new"),
    )
    return {
        "gap_vi": ", ".join(vi for missing, vi, _ in gaps if missing),
        "gap_en": ", ".join(en for missing, _, en in gaps if missing),
    }


def recent_levels(person: Person, on: date) -> dict[int, Level | None]:
    """The evaluations of the three years before the year of `on`; None where there is none.

    Where the list gives levels without years, the last three count for those years, in order.
    """
    years = [on.year - back for back in range(YEARS_LOOKED_AT, 0, -1)]
    dated = {year: level for year, level in person.evaluations if year is not None}
    if dated or not person.evaluations:
        return {year: dated.get(year) for year in years}
    levels = [level for _, level in person.evaluations][-YEARS_LOOKED_AT:]
    unknown: list[Level | None] = [None] * (YEARS_LOOKED_AT - len(levels))
    return dict(zip(years, [*unknown, *levels], strict=True))


def _evaluations(person: Person, needed: Level, on: date) -> Finding:
    levels = recent_levels(person, on)
    low = {year: level for year, level in levels.items() if level is not None and level < needed}
    absent = [year for year, level in levels.items() if level is None]
    words = {
        "needed_vi": LEVEL_WORDS[needed][0],
        "needed_en": LEVEL_WORDS[needed][1],
        "low_vi": ", ".join(f"{year}: {LEVEL_WORDS[level][0]}" for year, level in low.items()),
        "low_en": ", ".join(f"{year}: {LEVEL_WORDS[level][1]}" for year, level in low.items()),
        "years": ", ".join(map(str, absent)),
    }
    verdict: Verdict = "fail" if low else "unknown" if absent else "pass"
    code = {"pass": "LEVELS_ENOUGH", "fail": "LEVEL_LOW", "unknown": "LEVEL_ABSENT"}[verdict]
    used = "; ".join(f"{year}: {level.name}" for year, level in levels.items() if level is not None)
    return Finding("evaluations_at_least", verdict, problem(code, person.place, **words), used)


LEVEL_WORDS: dict[Level, tuple[str, str]] = {
    Level.excellent: ("hoàn thành xuất sắc nhiệm vụ", "excellent"),
    Level.good: ("hoàn thành tốt nhiệm vụ", "good"),
    Level.completed: ("hoàn thành nhiệm vụ", "completed"),
    Level.failed: ("không hoàn thành nhiệm vụ", "failed"),
}
