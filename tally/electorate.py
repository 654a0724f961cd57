"""The base: the number the threshold and every printed share are taken of, and the votes needed."""

from tally.clauses import BaseClause, QuorumClause, RoundingClause, Share, TurnoutClause
from tally.contest import Contest, Electorate
from tally.messages import problem
from tally.problems import InvalidError, Place, Problem
from tally.result import Base, SubtractionLine


def base_of(contest: Contest, clause: BaseClause, *, returned: int, valid: int) -> Base:
    """The base of a contest. `returned` and `valid` are the ballots counted.

    Raises InvalidError where the electorate lacks the number, or subtracts more than were summoned.
    """
    if clause.base in {"returned", "valid"}:
        return Base(kind=clause.base, value=returned if clause.base == "returned" else valid)
    if contest.electorate is None:
        raise InvalidError(problem("BASE_MISSING", Place(at="electorate"), key="electorate"))
    number: int | None = getattr(contest.electorate, clause.base)
    if number is None:
        key = f"electorate.{clause.base}"
        raise InvalidError(problem("BASE_MISSING", Place(at=key), key=key))
    return _summoned(contest.electorate, number) if clause.base == "summoned" else Base(kind=clause.base, value=number)


def _summoned(electorate: Electorate, summoned: int) -> Base:
    lines = tuple(SubtractionLine(reason=one.reason, count=one.count) for one in electorate.subtract)
    subtracted = sum(line.count for line in lines)
    if subtracted > summoned:
        place = Place(at="electorate.subtract")
        raise InvalidError(problem("SUBTRACTED_TOO_MANY", place, subtracted=subtracted, summoned=summoned))
    return Base(kind="summoned", value=summoned - subtracted, summoned=summoned, subtractions=lines)


def votes_needed(base: int, clause: Share) -> int:
    """The fewest votes that pass: more than the part of the base where strict, else at least that part."""
    whole, rest = divmod(base * clause.numerator, clause.denominator)
    return whole + 1 if clause.strict or rest else whole


def percent(part: int, whole: int, clause: RoundingClause) -> str | None:
    """`part / whole` in percent, rounded half up, with a point; None when the whole is 0. Exact."""
    if whole == 0:
        return None
    scale = 10**clause.decimals
    units = (part * 100 * scale * 2 + whole) // (2 * whole)
    ones, decimals = divmod(units, scale)
    return f"{ones}.{decimals:0{clause.decimals}d}" if clause.decimals else str(ones)


def turned_out(contest: Contest, clause: TurnoutClause | None) -> bool:
    """Whether enough of those registered voted. InvalidError where the electorate does not say."""
    if clause is None or clause.numerator == 0:
        return True
    people = contest.electorate
    if people is None or people.registered is None or people.voted is None:
        missing = [key for key in ("registered", "voted") if people is None or getattr(people, key) is None]
        keys = [f"electorate.{key}" for key in missing]
        raise InvalidError([problem("BASE_MISSING", Place(at=key), key=key) for key in keys])
    return reaches(people.voted, people.registered, clause)


def quorum_problems(contest: Contest, clause: QuorumClause | None) -> tuple[list[Problem], list[Problem]]:
    """(faults, warnings) of the number present: too few to hold the meeting, or not told."""
    people = contest.electorate
    if clause is None or clause.numerator == 0:
        return [], []
    if people is None or people.summoned is None or people.present is None:
        return [], [problem("W16", Place(at="electorate.present"))]
    if reaches(people.present, people.summoned, clause):
        return [], []
    fewest = votes_needed(people.summoned, clause)
    values = {"present": people.present, "summoned": people.summoned, "fewest": fewest}
    return [problem("F17", Place(at="electorate.present"), **values)], []


def reaches(part: int, whole: int, clause: Share) -> bool:
    return part >= votes_needed(whole, clause)
