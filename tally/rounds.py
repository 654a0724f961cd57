"""A further round held against the result before it."""

from tally.contest import Contest
from tally.messages import problem
from tally.problems import Place, Problem
from tally.result import Result


def follow_up_problems(contest: Contest, before: Result) -> list[Problem]:
    """What a contest of a further round has wrong, going by the result before it: a re-vote is held among exactly those
    tied, for the seats left; anyone elected already stands no more; the round counts on."""
    ids = {one.id for one in contest.candidate}
    found = []
    if contest.id != before.contest:
        found.append(problem("ROUND_OF_ANOTHER", Place(at="id"), contest=contest.id, before=before.contest))
    if contest.round != before.round + 1:
        found.append(problem("ROUND_SKIPS", Place(at="round"), round=contest.round, expected=before.round + 1))
    if contest.mode == "revote" and (ids != set(before.tied) or contest.seats != before.next.seats):
        names = ", ".join(one.name for one in before.candidates if one.id in before.tied) or "–"
        found.append(problem("REVOTE_NOT_THE_TIED", Place(at="candidate"), tied=names, seats=before.next.seats))
    elected = [one for one in contest.candidate if one.id in before.elected]
    if contest.mode != "repeat":
        found += [problem("ELECTED_ALREADY", Place(at=one.id, subject=one.name), name=one.name) for one in elected]
    return found
