"""A result fixed by the names of those who confirm it, and unlocked again by two of them. While it is fixed nothing it
rests on can change; a further round, or the decision for none, begins from a fixed result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congress.custody import Act, record
from congress.elections.batches import official_contest, require_no_candidate, require_not_listed
from congress.elections.outcome import current_result
from congress.elections.paper import given_reason
from congress.elections.state import Round, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry, person
from congress.messages import problem
from congress.workspace import Workspace
from tally.contest import Contest
from tally.names import same_name
from tally.problems import Place, Problem, StopError

FEWEST = 2
"""People who confirm a result, and people of those who unlock it."""

SIGN = ("counting_head", "counting_member", "presidium", "secretary", "witness")
"""Roles of the day that sign for a count; operators and technicians do not."""


@dataclass(frozen=True)
class Fixed:
    """A result that is fixed: its file, the SHA-256 to be read out, who confirmed it, and whether that is new."""

    name: str
    sha256: str
    people: tuple[str, ...]
    new: bool


def confirm_result(workspace: Workspace, election: str, round_: int, people: Sequence[str], by: str) -> Fixed:
    """Fixes the result of a round. The same people again are the same command repeated.

    Raises StopError `STEP_NEEDS_…` where there is no official result of what now stands, `CONFIRM_TOO_FEW` for fewer
    than two people, `CONFIRM_NOT_NAMED` and `CONFIRM_WITHOUT_HEAD` where the contest file names the officers,
    `BATCH_NO_CANDIDATE` for people on the list.
    """
    people = _each_once(people)
    contest, entries = official_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    if not _is_fixed_by(known, people):
        require("confirm", known)
        _require_people(contest, people)
    current_result(workspace, known)

    def decide(now: list[Entry]) -> Act | None:
        standing = round_of(now, election, round_)
        if _is_fixed_by(standing, people):
            return None
        require("confirm", standing)
        if standing.result_hash != known.result_hash:
            raise overtaken(election)
        payload = {"result": standing.result_hash, "people": list(people)}
        key = f"confirm:{election}:{round_}:{standing.counts.get('confirm', 0) + 1}"
        return Act("confirm", payload, key, election, round_)

    new = record(workspace, by, decide)
    return Fixed(known.result_name, known.result_hash, people, new is not None)


def unlock_result(
    workspace: Workspace, election: str, round_: int, people: Sequence[str], reason: str, by: str
) -> tuple[str, ...]:
    """Lets the result of a round be changed again; returns who unlocked it. Result and confirmation stay on record.

    Raises StopError `STEP_NEEDS_FIXED`, `UNLOCK_TOO_FEW` without two of those who confirmed, `UNLOCK_BY_OTHERS` for
    people who did not.
    """
    reason = given_reason(reason)
    people = _each_once(people)

    def decide(now: list[Entry]) -> Act:
        known = round_of(now, election, round_)
        require("unlock", known)
        _require_confirmers(known, people)
        require_not_listed(workspace, known, by)
        payload = {"result": known.result_hash, "people": list(people), "reason": reason}
        return Act("unlock", payload, f"unlock:{election}:{round_}:{known.counts['confirm']}", election, round_)

    record(workspace, by, decide)
    return people


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """Everybody once, however the name was typed; in the order given."""
    return tuple({same_name(name): name for name in reversed([person(one) for one in names])}.values())[::-1]


def _is_fixed_by(known: Round, people: Sequence[str]) -> bool:
    return bool(people) and {same_name(one) for one in known.fixed_by} == {same_name(one) for one in people}


def _require_people(contest: Contest, people: Sequence[str]) -> None:
    """Raises StopError with everything that keeps these people from confirming."""
    require_no_candidate(contest, people)
    place = Place(subject=contest.id)
    officers = [one for one in contest.event.officer if one.role in SIGN]
    named = ", ".join(one.name for one in officers)
    known = {same_name(one.name) for one in officers}
    heads = {same_name(one.name): one.name for one in officers if one.role == "counting_head"}
    found: list[Problem] = []
    if len(people) < FEWEST:
        found.append(problem("CONFIRM_TOO_FEW", place, id=contest.id, count=len(people)))
    if officers:
        others = [one for one in people if same_name(one) not in known]
        found += [problem("CONFIRM_NOT_NAMED", Place(subject=one), by=one, people=named) for one in others]
    if heads and not heads.keys() & {same_name(one) for one in people}:
        found.append(problem("CONFIRM_WITHOUT_HEAD", place, head=", ".join(heads.values())))
    if found:
        raise StopError(found)


def _require_confirmers(known: Round, people: Sequence[str]) -> None:
    place = Place(subject=known.election)
    confirmed = {same_name(one) for one in known.fixed_by}
    values = {"id": known.election, "round": known.round, "people": ", ".join(known.fixed_by)}
    others = [one for one in people if same_name(one) not in confirmed]
    found = [problem("UNLOCK_BY_OTHERS", Place(subject=one), by=one, **values) for one in others]
    if len(people) - len(others) < FEWEST:
        found.append(problem("UNLOCK_TOO_FEW", place, count=len(people) - len(others), **values))
    if found:
        raise StopError(found)
