"""A further round held against the result before it."""

from tally.contest import Contest
from tally.messages import problem
from tally.problems import Place, Problem
from tally.result import Result

SEATS_ARE_LEFT = frozenset({"revote", "another_round", "congress_decides", "repeat"})
"""What comes next after a result that says how many seats the next vote is for."""


def follow_up_problems(contest: Contest, before: Result) -> list[Problem]:
    """What a contest of a further round has wrong, going by the result before it: a re-vote is held among exactly those
    tied; the seats are those left, of a repeated election all; anyone elected already stands no more; the round counts
    on, and only where the result before leaves something to vote on."""
    ids = {one.id for one in contest.candidate}
    found = []
    if contest.id != before.contest:
        found.append(problem("ROUND_OF_ANOTHER", Place(at="id"), contest=contest.id, before=before.contest))
    if contest.round != before.round + 1:
        found.append(problem("ROUND_SKIPS", Place(at="round"), round=contest.round, expected=before.round + 1))
    if contest.mode != "repeat" and before.next.action in {"none", "stop"}:
        found.append(problem("ROUND_NOT_DUE", Place(at="round"), before=before.round))
    seats = before.seats if contest.mode == "repeat" else before.next.seats
    if contest.seats != seats and (contest.mode == "repeat" or before.next.action in SEATS_ARE_LEFT):
        found.append(problem("ROUND_SEATS", Place(at="seats"), seats=contest.seats, left=seats))
    if contest.mode == "revote" and ids != set(before.tied):
        names = ", ".join(one.name for one in before.candidates if one.id in before.tied) or "–"
        found.append(problem("REVOTE_NOT_THE_TIED", Place(at="candidate"), tied=names))
    elected = [one for one in contest.candidate if one.id in before.elected]
    if contest.mode != "repeat":
        found += [problem("ELECTED_ALREADY", Place(at=one.id, subject=one.name), name=one.name) for one in elected]
    return found
