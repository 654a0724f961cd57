"""Confidence votes: each person falls in a class by the marks of a level, or in none. Nobody is elected."""

from collections.abc import Mapping

from tally.clauses import ClassesClause, Clause, ConfidenceClass
from tally.contest import Contest
from tally.outcome import Outcome
from tally.result import Verdict


def classify(contest: Contest, levels: Mapping[str, Mapping[str, int]], base: int, clause: ClassesClause) -> Outcome:
    """The class of each candidate from the marks of each level (candidate id → level → ballots)."""
    verdicts: dict[str, tuple[Verdict, Clause]] = {
        one.id: (class_of(levels[one.id], base, clause), clause) for one in contest.candidate
    }
    return Outcome(verdicts=verdicts)


def class_of(levels: Mapping[str, int], base: int, clause: ClassesClause) -> Verdict:
    """The first class whose part of the base the marks of its level reach; else, and for a base of 0, `none`."""
    return next((one.verdict for one in clause.classes if base and _reaches(levels[one.level], base, one)), "none")


def _reaches(marks: int, base: int, one: ConfidenceClass) -> bool:
    left, right = marks * one.denominator, base * one.numerator
    return left > right if one.strict else left >= right
