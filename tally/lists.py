"""The election list before the vote: how many names it may have, and the ballot form it calls for."""

from dataclasses import dataclass
from typing import Literal

from tally.clauses import ListTieClause, OrderClause, Regulation, SurplusClause
from tally.contest import Candidate, Contest, Form
from tally.messages import problem
from tally.names import in_ballot_order, same_name
from tally.problems import InvalidError, Place, Problem
from tally.regulation import Setting, clause_for, clauses_for, prescribed_form_clause, setting_of, with_settings


@dataclass(frozen=True)
class SurplusBounds:
    """How many names a list may have beyond the seats, in people: at least and at most, and the recommended band."""

    least: int
    most: int
    low: int
    high: int
    clause: str
    tie: Literal["meeting", "head"] = "meeting"
    """Who chooses of people level at the end of the list: the meeting, or the head of the committee."""
    tie_clause: str = ""
    """The clause that says so; empty where none does."""

    @property
    def band(self) -> str:
        """The recommended band as messages write it: 2–3, or 2 alone."""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


def surplus_bounds(regulation: Regulation, kind: str | None, seats: int) -> SurplusBounds | None:
    """The bounds for a list of `kind` with `seats` seats; None where the regulation sets none.

    A share of the seats is rounded down for the maximum; the recommended band is rounded inwards (15 seats, 10 to
    15 %: 2), and both ends stay within the bounds.
    """
    setting = Setting(kind=kind, body=None, form=None, mode="normal", several=True, surplus=True)
    clause = clause_for(regulation, SurplusClause, setting)
    if clause is None:
        return None
    least = 1 if clause.compulsory else 0
    small = clause.small_from <= seats <= clause.small_to
    most = clause.small_most if small else max(least, seats * clause.numerator // clause.denominator)
    low = min(most, max(least, -(-seats * clause.low_numerator // clause.band_denominator)))
    high = min(most, max(low, seats * clause.high_numerator // clause.band_denominator))
    ties = clauses_for(regulation, ListTieClause, setting)
    tie = next((one for one in ties if one.from_seats <= seats <= one.to_seats), None)
    told = (tie.chooses, tie.id) if tie else ("meeting", "")
    return SurplusBounds(least, most, low, high, clause.id, *told)


def prescribed_form(contest: Contest, regulation: Regulation) -> Form:
    """The form the contest file names, else the one the regulation prescribes for the list.

    InvalidError where neither names one.
    """
    if contest.form is not None:
        return contest.form
    clause = prescribed_form_clause(regulation, contest)
    if clause is None:
        detail = f"kind={contest.kind}"
        raise InvalidError(problem("CLAUSE_MISSING", regulation=regulation.id, mechanism="form", detail=detail))
    return clause.form


def check_list(contest: Contest, regulation: Regulation) -> list[Problem]:
    """Every list rule the contest breaks. Without a `kind` no rule is tested; a re-vote has its own list."""
    if contest.kind is None or contest.mode == "revote":
        return []
    regulation = with_settings(regulation, contest.settings)
    return [*_surplus_problems(contest, regulation), *_form_problems(contest, regulation)]


def _surplus_problems(contest: Contest, regulation: Regulation) -> list[Problem]:
    bounds = surplus_bounds(regulation, contest.kind, contest.seats)
    names, seats = len(contest.candidate), contest.seats
    # Alternates stand on the one list with the official delegates, so they are seats as far as its length goes.
    surplus = names - seats - contest.alternates
    place = Place(at="candidate")
    if names < seats:
        return [problem("LIST_TOO_SHORT", place, names=names, seats=seats)]
    if bounds is None:
        return []
    if surplus < bounds.least:
        return [problem("LIST_NO_SURPLUS", place, names=names, seats=seats, band=bounds.band)]
    if surplus > bounds.most:
        return [problem("LIST_SURPLUS_HIGH", place, names=names, seats=seats, surplus=surplus, most=bounds.most)]
    return []


def _form_problems(contest: Contest, regulation: Regulation) -> list[Problem]:
    clause = prescribed_form_clause(regulation, contest)
    if clause is None or contest.form in (None, clause.form):
        return []
    return [problem("LIST_FORM", Place(at="form"), form=contest.form, prescribed=clause.form)]


def order_differs(contest: Contest, regulation: Regulation) -> bool:
    """Whether the file's order of names is not the one the regulation gives for the ballot."""
    prescribed = clause_for(regulation, OrderClause, setting_of(contest, contest.form))
    return prescribed is not None and in_ballot_order(contest.candidate) != contest.candidate


def same_names(contest: Contest) -> list[Problem]:
    """One warning for all names that candidates share without birth dates that tell them apart on the ballot."""
    groups: dict[str, list[Candidate]] = {}
    for one in contest.candidate:
        groups.setdefault(same_name(one.name), []).append(one)
    names = [f"{group[0].name} ({len(group)})" for group in groups.values() if _birth_dates_say_nothing(group)]
    return [problem("LIST_SAME_NAME", Place(at="candidate"), names="; ".join(names))] if names else []


def _birth_dates_say_nothing(group: list[Candidate]) -> bool:
    dates = {one.born for one in group}
    return len(group) > 1 and (None in dates or len(dates) < len(group))
