"""Whether ballots that nobody has decided yet could change who is elected."""

from collections.abc import Mapping

from tally.clauses import BaseClause
from tally.contest import Candidate, Contest
from tally.count import Count
from tally.electorate import votes_needed
from tally.outcome import Rules


def could_change(contest: Contest, count: Count, needed: int, rules: Rules, base: BaseClause) -> tuple[str, ...]:
    """Ids of the candidates whose election depends on the undecided ballots, in ballot order.

    Exact where each undecided ballot may be decided in any way: invalid, or valid with any marks the form allows.
    A candidate gains most when every undecided ballot is for that person alone; an elected one is worst off when
    every undecided ballot is for the closest rivals, as many as there are seats, and never for that person.
    """
    more = count.unresolved
    extreme = votes_needed(count.valid + more, rules.threshold) if base.base == "valid" else needed
    found = []
    for one in contest.candidate:
        best = _elected(one, contest, {**count.votes, one.id: count.votes[one.id] + more}, extreme, rules)
        worst = _elected(one, contest, _against(one, contest, count.votes, more), extreme, rules)
        if best != worst:
            found.append(one.id)
    return tuple(found)


def _against(one: Candidate, contest: Contest, votes: Mapping[str, int], more: int) -> dict[str, int]:
    """Every undecided ballot votes for the `seats` rivals with the most votes (of equals, the oldest)."""
    rivals = sorted((c for c in contest.candidate if c != one), key=lambda c: (-votes[c.id], str(c.born or "9")))
    raised = {rival.id for rival in rivals[: contest.seats]}
    return {name: number + (more if name in raised else 0) for name, number in votes.items()}


def _elected(one: Candidate, contest: Contest, votes: Mapping[str, int], needed: int, rules: Rules) -> bool:
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
