"""Whether ballots that nobody has decided yet could change who is elected.

An undecided ballot may be decided in any way: invalid, or valid with any marks its form allows. So the votes a person
can still gain are independent of the others', up to the seats of each ballot; the extreme cases below are exact.
"""

from collections.abc import Mapping

from tally.clauses import ClassesClause
from tally.confidence import class_of
from tally.contest import Candidate, Contest
from tally.count import Count
from tally.electorate import votes_needed
from tally.outcome import Rules, decide
from tally.result import Base


def could_change(contest: Contest, count: Count, base: Base, rules: Rules) -> tuple[str, ...]:
    """Ids of the candidates whose election depends on the undecided ballots, in ballot order.

    A candidate gains most when every undecided ballot is for that person alone; an elected one is worst off when every
    undecided ballot is for the closest rivals, as many as there are seats, and never for that person.
    """
    if count.undecided_votes is None:
        return tuple(one.id for one in contest.candidate)
    needed = votes_needed(base.value + (count.unresolved if base.kind == "valid" else 0), rules.threshold)
    more = count.undecided_votes
    found = []
    for one in contest.candidate:
        best = _plus(count.votes, one.id, more)
        worst = _against(one, contest, count, more, contest.seats)
        seated = {_holds(one, contest, votes, needed, rules) for votes in (best, worst)}
        if len(seated) > 1 or _could_go_on(one, contest, count, needed, rules):
            found.append(one.id)
    return tuple(found)


def _could_go_on(one: Candidate, contest: Contest, count: Count, needed: int, rules: Rules) -> bool:
    """Whether it is open that this person is among the highest who go on to the next step when nobody passes: tried
    with every undecided ballot for one person, and for the closest rivals, as many as go on."""
    if not rules.selection or not rules.selection.forward:
        return False
    more = count.undecided_votes or 0
    cases: list[Mapping[str, int]] = [_plus(count.votes, other.id, more) for other in contest.candidate]
    cases += [count.votes, _against(one, contest, count, more, rules.selection.forward)]
    outcomes = (decide(contest, votes, needed, rules) for votes in cases)
    return len({outcome.verdicts[one.id][0] == "forward" for outcome in outcomes}) > 1


def classes_could_change(contest: Contest, count: Count, base: Base, clause: ClassesClause) -> tuple[str, ...]:
    """Ids of those whose class of confidence depends on the undecided ballots.

    The marks of a level can only grow, and the base only where it is the valid ballots: the extremes are all undecided
    ballots with the level, and all valid without it.
    """
    more = count.unresolved
    wider = base.value + (more if base.kind == "valid" else 0)
    found = []
    for one in contest.candidate:
        levels = count.levels[one.id]
        raised = [{**levels, level: levels[level] + more} for level in levels]
        extremes = [(levels, base.value), (levels, wider), *((marks, wider) for marks in raised)]
        classes = {class_of(marks, size, clause) for marks, size in extremes}
        if len(classes) > 1:
            found.append(one.id)
    return tuple(found)


def _plus(votes: Mapping[str, int], name: str, more: int) -> dict[str, int]:
    return {**votes, name: votes[name] + more}


def _against(one: Candidate, contest: Contest, count: Count, more: int, number: int) -> dict[str, int]:
    """The votes when the undecided ballots go to the `number` closest rivals (of equals, the oldest): each ballot to
    all of them, or, where votes are divided freely, just enough to come level with `one`."""
    rivals = sorted((c for c in contest.candidate if c != one), key=lambda c: (-count.votes[c.id], str(c.born or "9")))
    votes = dict(count.votes)
    left = more
    for rival in rivals[:number]:
        if count.freely_divided:
            given = min(left, max(0, votes[one.id] - votes[rival.id]))
            left -= given
        else:
            given = more
        votes[rival.id] += given
    return votes


def _holds(one: Candidate, contest: Contest, votes: Mapping[str, int], needed: int, rules: Rules) -> bool:
    """Whether this person holds a seat for certain: passed, and fewer than `seats` others stand before or level."""
    if votes[one.id] < needed:
        return False
    before = 0
    for other in contest.candidate:
        if other == one or votes[other.id] < max(needed, votes[one.id]):
            continue
        older = rules.tie.rule == "older" and one.born and other.born and one.born < other.born
        before += not (votes[other.id] == votes[one.id] and older)
    return before < contest.seats
