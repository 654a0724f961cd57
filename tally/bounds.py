"""Whether ballots that nobody has decided yet could change the outcome: who is elected, chosen, an alternate, tied, or
goes on.

An undecided ballot may be decided in any way: no ballot at all, invalid, or valid with any marks its form allows. So it
adds at most one vote to a person, and votes for as many people as a valid ballot may. For each person the extreme
decisions are built, those that bring a change about with the fewest votes, and each is judged by `decide` itself. Where
ballots bear shares in one lump, the lump is taken as divisible, which is the safe side.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tally.clauses import ClassesClause
from tally.confidence import class_of
from tally.contest import Candidate, Contest
from tally.count import Count
from tally.electorate import votes_needed
from tally.outcome import Rules, decide
from tally.problems import InvalidError
from tally.result import Base

STANDING = {"elected": "seat", "chosen": "seat", "alternate": "alternate", "tied": "tied", "forward": "forward"}
"""The verdicts that announce something; all others are one: nothing gained."""

Votes = dict[str, int]


@dataclass(frozen=True)
class _Room:
    """What some of the undecided ballots can add: at most `each` votes to a person, from `least` to `most` to all
    together. `needed` votes then pass."""

    each: int
    most: int
    least: int
    needed: int


@dataclass(frozen=True)
class _Race:
    """One person against the others, who stand in the order of their votes (of equals the older first, where the older
    wins)."""

    contest: Contest
    rules: Rules
    votes: Mapping[str, int]
    one: Candidate
    others: Sequence[Candidate]

    @property
    def older_wins(self) -> bool:
        return self.rules.tie.rule == "older"

    def above(self, other: Candidate, rival: Candidate, votes: int) -> int:
        """The fewest votes with which `other` stands above `rival` with `votes`."""
        older = self.older_wins and other.born and rival.born and other.born < rival.born
        return votes if older else votes + 1

    def level(self, other: Candidate, votes: int) -> int:
        """The fewest votes with which `other` stands level with or above `one` with `votes`."""
        return votes if not self.older_wins or self.born_together(other) else self.above(other, self.one, votes)

    def born_together(self, other: Candidate) -> bool:
        return other.born is None or self.one.born is None or other.born == self.one.born


def could_change(contest: Contest, count: Count, base: Base, rules: Rules, finders: Collection[str]) -> tuple[str, ...]:
    """Ids of the candidates for whom the outcome depends on the undecided ballots, in ballot order.

    `finders`: how the grounds of invalidity are found that hold for these ballots.
    """
    if count.undecided_weight is None or (count.freely_divided and "too_many" not in finders):
        return tuple(one.id for one in contest.candidate)
    rooms = _rooms(contest, count, base, rules, finders)
    # A decision recorded on a tie fits that tie alone; as long as the tie stays the same, so does what was decided.
    case = contest.model_copy(update={"decision": None})
    found = []
    for one in contest.candidate:
        others = sorted((c for c in contest.candidate if c != one), key=lambda c: (-count.votes[c.id], str(c.born)))
        if _is_open(_Race(case, rules, count.votes, one, others), rooms):
            found.append(one.id)
    return tuple(found)


def _rooms(contest: Contest, count: Count, base: Base, rules: Rules, finders: Collection[str]) -> list[_Room]:
    """One room for each number of undecided ballots that may come to count, where the votes needed depend on it; else
    one for all of them."""
    names = contest.seats if "too_many" in finders else len(contest.candidate)
    settled, grows = _settled_base(contest, count, base)
    rooms = []
    for number in range(count.unresolved + 1) if grows else [count.unresolved]:
        weight = number if count.undecided_weight == count.unresolved else count.undecided_weight or 0
        each = weight * (contest.seats if count.freely_divided else 1)
        rooms.append(_Room(
            each=each,
            most=each if count.freely_divided else weight * names,
            least=number if base.kind == "valid" and weight == number and "none_chosen" in finders else 0,
            needed=votes_needed(settled + (number if grows else 0), rules.threshold),
        ))  # fmt: skip
    return rooms


def _settled_base(contest: Contest, count: Count, base: Base) -> tuple[int, bool]:
    """The base without the undecided ballots, and whether they add to it. A sheet may turn out to be no ballot, unless
    the accounts say how many were returned."""
    if base.kind == "returned" and contest.accounts.returned is None:
        return base.value - count.unresolved, True
    return base.value, base.kind == "valid"


def _is_open(race: _Race, rooms: Sequence[_Room]) -> bool:
    """The rooms in the order of their size; the largest is tried first, since it most often shows a change."""
    seen: set[str] = set()
    for room in () if _is_certain(race, rooms[0], rooms[-1]) else reversed(rooms):
        for votes in _extremes(race, room):
            seen.add(_standing(race, votes, room.needed))
            if len(seen) > 1:
                return True
    return False


def _is_certain(race: _Race, smallest: _Room, largest: _Room) -> bool:
    """Whether plainly nothing moves this person: a seat that too few others can reach, or no place within reach."""
    mine = race.votes[race.one.id]
    others = sorted((race.votes[other.id] for other in race.others), reverse=True)
    seats, places = race.contest.seats, race.contest.seats + race.contest.alternates
    if mine >= largest.needed and (len(others) < seats or others[seats - 1] + largest.each < mine):
        return True
    if race.rules.selection and race.rules.selection.forward:
        return False
    best = mine + largest.each
    return best < smallest.needed or (len(others) >= places and others[places - 1] > best)


def _standing(race: _Race, votes: Mapping[str, int], needed: int) -> str:
    try:
        outcome = decide(race.contest, votes, needed, race.rules)
    except InvalidError:  # A birth date is missing where it would decide: those level are open.
        tie = race.rules.tie.model_copy(update={"rule": "operator"})
        outcome = decide(race.contest, votes, needed, replace(race.rules, tie=tie))
    return STANDING.get(outcome.verdicts[race.one.id][0], "nothing")


def _extremes(race: _Race, room: _Room) -> Iterator[Votes]:
    """The decisions that are possible within `room` and bring about each change with the fewest votes."""
    for wanted in _wanted(race, room):
        votes = {name: max(number, wanted.get(name, 0)) for name, number in race.votes.items()}
        yield from _within(race, room, votes)


def _within(race: _Race, room: _Room, votes: Votes) -> Iterator[Votes]:
    """`votes` where the undecided ballots can give them. Where they give more, the rest goes where it changes least: to
    the person, to the first of the others, or to the last of them, as far as they go."""
    added = {name: number - race.votes[name] for name, number in votes.items()}
    total = sum(added.values())
    if max(added.values()) > room.each or total > room.most:
        return
    if total >= room.least:
        yield votes
        return
    for order in ([race.one, *race.others], [*race.others, race.one], [*reversed(race.others), race.one]):
        left, filled = room.least - total, dict(votes)
        for other in order:
            given = min(left, room.each - added[other.id])
            filled[other.id] += given
            left -= given
        yield filled


def _wanted(race: _Race, room: _Room) -> Iterator[Votes]:
    """The votes to aim at: nothing more; all for the person; then, with the seats (and the places of alternates) in
    mind, each way to stand above, level with or below the person."""
    seats, places = race.contest.seats, race.contest.seats + race.contest.alternates
    mine, needed = race.votes[race.one.id], room.needed
    yield {}
    yield {race.one.id: mine + room.each}
    yield _others_above(race, race.others[:seats], mine)
    yield from _level_at(race, room, seats, seats)
    if places > seats:
        yield _others_above(race, race.others[:places], mine)
        yield _tied_above(race, seats, mine)
        yield _alternate(race, seats, places, needed)
        yield from _level_at(race, room, seats, places)
    if race.rules.selection and race.rules.selection.forward:
        yield {race.one.id: min(mine + room.each, needed - 1)}
        yield _others_above(race, race.others[: race.rules.selection.forward], mine)
        yield {other.id: needed for other in race.others[:1]}


def _others_above(race: _Race, others: Sequence[Candidate], mine: int) -> Votes:
    return {other.id: race.above(other, race.one, mine) for other in others}


def _tied_above(race: _Race, seats: int, mine: int) -> Votes:
    """A tie at the last seat among people above `one`, so that no alternate is taken."""
    tied = race.others[: seats + 1]
    level = max([mine + 1, *(race.votes[other.id] for other in tied[seats - 1 :])])
    return {other.id: level for other in tied}


def _alternate(race: _Race, seats: int, places: int, needed: int) -> Votes:
    """All seats filled by others without a tie, and `one` above the first who finds no place."""
    last = race.others[places - 1 : places]
    mine = max(
        [needed, race.votes[race.one.id], *(race.above(race.one, other, race.votes[other.id]) for other in last)]
    )
    return _separated(race, seats, {race.one.id: mine})


def _separated(race: _Race, seats: int, wanted: Votes) -> Votes:
    """`wanted`, and the first `seats` of the others strictly above everybody else."""
    rest = [(one, max(race.votes[one.id], wanted.get(one.id, 0))) for one in (race.one, *race.others[seats:])]
    return wanted | {
        other.id: max(race.above(other, rival, votes) for rival, votes in rest) for other in race.others[:seats]
    }


def _level_at(race: _Race, room: _Room, seats: int, places: int) -> Iterator[Votes]:
    """`one` level with others at the last of `places`; the first `seats` of the others apart, where these are fewer."""
    first = seats if places > seats else 0
    chosen = list(race.others[first:places])
    if len(race.others) < places:
        return
    twins = [other for other in race.others[places:] if race.born_together(other)] if race.older_wins else []
    for group in [chosen, *([*chosen[:-1], twin] for twin in twins)]:
        least = max([room.needed, race.votes[race.one.id], race.votes[group[-1].id]])
        spare = room.least - (least - race.votes[race.one.id]) - sum(
            max(0, least - race.votes[other.id]) for other in group
        )  # fmt: skip
        for mine in {least, least + max(0, spare) // (len(group) + 1)}:
            wanted = {race.one.id: mine} | {other.id: race.level(other, mine) for other in group}
            yield _separated(race, seats, wanted) if first else wanted


def classes_could_change(contest: Contest, count: Count, base: Base, clause: ClassesClause) -> tuple[str, ...]:
    """Ids of those whose class of confidence depends on the undecided ballots.

    The marks of a level can only grow, and the base only where ballots make it: the extremes are none of the undecided
    ballots, all of them with the level, and all without it.
    """
    more = count.unresolved
    settled, grows = _settled_base(contest, count, base)
    wider = settled + (more if grows else 0)
    found = []
    for one in contest.candidate:
        levels = count.levels[one.id]
        raised = [{**levels, level: levels[level] + more} for level in levels]
        extremes = [(levels, settled), (levels, wider), *((marks, wider) for marks in raised)]
        classes = {class_of(marks, size, clause) for marks, size in extremes}
        if len(classes) > 1:
            found.append(one.id)
    return tuple(found)
