"""The list as it stands: who would be on it now, by which clauses, and what keeps it from being adopted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from congress.contestfile import regulation_of
from congress.elections.state import FIRST
from congress.nominations.arithmetic import Cut, cut
from congress.nominations.ballots import OpinionBallot, opinion_ballots
from congress.nominations.messages import problem
from congress.nominations.state import ListRecord, Nominee, list_record
from congress.planning.candidate import note_with_birth
from congress.planning.dates import parse_date
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.clauses import Regulation
from tally.contest import Candidate, Contest
from tally.electorate import reaches
from tally.lists import SurplusBounds, surplus_bounds
from tally.names import in_ballot_order
from tally.nominations import support_clause
from tally.problems import Place, Problem
from tally.regulation import with_settings


@dataclass(frozen=True)
class Standing:
    """`regulation`: with the contest's own settings in it. `problems`: what keeps the list from being adopted."""

    contest: Contest
    regulation: Regulation
    known: ListRecord
    bounds: SurplusBounds | None
    people: tuple[Candidate, ...]
    passed: tuple[Nominee, ...]
    floor: Cut
    ballots: tuple[OpinionBallot, ...]
    problems: tuple[Problem, ...]

    @property
    def seats(self) -> int:
        """Places to be filled, alternates among them: they stand on the one list."""
        return self.contest.seats + self.contest.alternates

    @property
    def room(self) -> int:
        """How many from the floor the list has room for."""
        committee = sum(one.id not in self.known.nominees for one in self.people)
        return self.seats + self.bounds.most - committee if self.bounds else len(self.known.nominees)


def standing(workspace: Workspace, election: str, by: str, kept: Sequence[str] = ()) -> Standing:
    contest, entries = current_contest(workspace, election, FIRST, by)
    known = list_record(entries, election)
    kept = kept or known.adoption.get("kept", ())
    regulation = with_settings(regulation_of(contest, workspace.root / "contests"), contest.settings)
    return standing_of(contest, regulation, known, opinion_ballots(entries, election, known), kept)


def standing_of(
    contest: Contest,
    regulation: Regulation,
    known: ListRecord,
    ballots: tuple[OpinionBallot, ...] = (),
    kept: Sequence[str] = (),
) -> Standing:
    """Who would be on the list: the committee's people who have not withdrawn, and those of the floor who passed."""
    gone = known.gone
    committee = [one for one in contest.candidate if one.id not in gone and one.id not in known.nominees]
    passed = passed_by(contest, regulation, known)
    bounds = surplus_bounds(regulation, contest.kind, contest.seats)
    most = contest.seats + contest.alternates + bounds.most if bounds else len(committee) + len(passed)
    taken = cut(len(committee), [one.id for one in passed], most, known.votes, kept)
    from_floor = [candidate_of(known.nominees[id_]) for id_ in taken.taken]
    people = tuple(in_ballot_order([*committee, *from_floor])) if from_floor or gone else tuple(committee)
    now = Standing(contest, regulation, known, bounds, people, passed, taken, ballots, ())
    return now if known.state == "adopted" else replace(now, problems=tuple(_open(now, len(committee))))


def passed_by(contest: Contest, regulation: Regulation, known: ListRecord) -> tuple[Nominee, ...]:
    """Those from the floor who have not withdrawn and whom enough of those attending agree to."""
    asked = [one for one in known.nominees.values() if one.id not in known.gone and one.support is not None]
    if not asked:
        return ()
    share = support_clause(regulation, contest)
    return tuple(one for one in asked if reaches(one.support or 0, one.attending or 0, share))


def _open(now: Standing, committee: int) -> Iterable[Problem]:
    place, known, taken, bounds = Place(subject=now.contest.id), now.known, now.floor, now.bounds
    asked = [one.id for one in known.withdrawals.values() if one.granted is None]
    unasked = [one.id for one in known.nominees.values() if one.support is None and one.id not in known.gone]
    if asked:
        yield problem("LIST_WITHDRAWAL_OPEN", place, people=", ".join(asked))
    if unasked:
        yield problem("LIST_SUPPORT_OPEN", place, people=", ".join(unasked))
    for ballot in now.ballots:
        if ballot.open:
            yield problem("LIST_OPINION_OPEN", place, ballot=ballot.id, id=now.contest.id)
        if ballot.state == "recounted":
            yield problem("LIST_OPINION_RECOUNTED", place, ballot=ballot.id, id=now.contest.id)
    names = committee + len(taken.taken)
    if names < now.seats and not taken.opinion_needed:
        yield problem("LIST_TOO_SHORT_NOW", place, names=names, seats=now.seats)
    if bounds is None:
        return
    if committee - now.seats > bounds.most:
        yield problem("LIST_COMMITTEE_ABOVE", place, surplus=committee - now.seats, most=bounds.most)
    elif taken.opinion_needed:
        surplus = committee + len(now.passed) - now.seats
        yield problem("LIST_OPINION_NEEDED", place, surplus=surplus, most=bounds.most)
    elif taken.tied:
        code = "LIST_OPINION_TIED" if bounds.tie == "meeting" else "LIST_TIED_HEAD"
        yield problem(code, place, people=", ".join(taken.tied), places=taken.places, id=now.contest.id)
    elif now.seats <= names < now.seats + bounds.least:
        yield problem("LIST_NO_SURPLUS_NOW", place, names=names, seats=now.seats)


def candidate_of(one: Nominee) -> Candidate:
    born = parse_date(one.born) if one.born else None
    note = note_with_birth(born, one.note)
    return Candidate(id=one.id, name=one.name, born=born.exact if born else None, note=note)
