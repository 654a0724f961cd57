"""What a regulation says of names from the floor and of the adoption of the list."""

from dataclasses import replace

from tally.clauses import AdoptionClause, Clause, NominationClause, Regulation, SupportClause
from tally.contest import Contest
from tally.messages import problem
from tally.problems import InvalidError
from tally.regulation import C, Setting, clause_for, clauses_for, setting_of, with_settings


def support_clause(regulation: Regulation, contest: Contest) -> SupportClause:
    """What a nominee from the floor needs of those attending. InvalidError `CLAUSE_MISSING` where nothing is said."""
    return _required(regulation, contest, SupportClause, "support")


def adoption_clause(regulation: Regulation, contest: Contest) -> AdoptionClause:
    """What the list needs of those present to be adopted. InvalidError `CLAUSE_MISSING` where nothing is said."""
    return _required(regulation, contest, AdoptionClause, "adoption")


def nomination_clause(
    regulation: Regulation, contest: Contest, rule: str, *, grassroots: bool = False
) -> NominationClause | None:
    """The clause of that `rule` that holds for the contest; None where the regulation has none.

    A contest whose electorate is not written yet is taken for one of delegates.
    """
    found = clauses_for(with_settings(regulation, contest.settings), NominationClause, _setting(contest))
    return next((one for one in found if one.rule == rule and one.grassroots in (None, grassroots)), None)


def has_nomination_rules(regulation: Regulation) -> bool:
    """Whether the regulation says who may nominate and stand, as those of the Party do."""
    return any(isinstance(one, NominationClause) for one in regulation.clause)


def _required(regulation: Regulation, contest: Contest, mechanism: type[C], name: str) -> C:
    clause = clause_for(with_settings(regulation, contest.settings), mechanism, _setting(contest))
    if clause is None:
        detail = f"kind={contest.kind}"
        raise InvalidError(problem("CLAUSE_MISSING", regulation=regulation.id, mechanism=name, detail=detail))
    return clause


def _setting(contest: Contest) -> Setting:
    known = setting_of(contest, contest.form)
    return known if known.body else replace(known, body="delegates")


def clause_named(regulation: Regulation, id_: str) -> Clause | None:
    return next((one for one in regulation.clause if one.id == id_), None)
