"""Who of those from the floor comes onto the list, in whole numbers (190 Đ14; not compared with the official text).

Where the list with them has more than the regulation's surplus, the congress gives its opinion on them, and they are
taken from high to low until the surplus fits. Nobody the committee proposes is cut.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """Who of those from the floor come onto the list. `tied` are those of equal votes at the cut, of whom `places`
    come on: nobody but people can say which."""

    taken: tuple[str, ...]
    left: tuple[str, ...]
    tied: tuple[str, ...] = ()
    places: int = 0
    opinion_needed: bool = False


Votes = Mapping[str, int]


def cut(
    committee: int, floor: Sequence[str], most: int, opinions: Sequence[Votes] = (), kept: Sequence[str] = ()
) -> Cut:
    """Cuts the list of `committee` people and those from the floor to `most` people, by the votes of the opinions.

    The first opinion is about everybody from the floor; each further one only about those level in one before it: the
    next that is about all of them tells them apart.
    `kept` are those whom the congress decided to take of the tied. Without votes, and where they are needed, nobody
    from the floor is taken and `opinion_needed` is set.
    """
    room = max(0, most - committee)
    if len(floor) <= room:
        return Cut(tuple(floor), ())
    if not opinions or any(one not in opinions[0] for one in floor):
        return Cut((), tuple(floor), opinion_needed=True)
    found = _ranked(floor, room, opinions)
    chosen = [one for one in found.tied if one in kept]
    if not found.tied or len(chosen) != found.places or len(set(kept)) != found.places:
        return found
    taken = (*found.taken, *chosen)
    return Cut(taken, (*(one for one in found.tied if one not in kept), *found.left))


def _ranked(level: Sequence[str], room: int, opinions: Sequence[Votes]) -> Cut:
    votes = opinions[0]
    ranked = sorted(level, key=lambda one: (-votes[one], level.index(one)))
    if room == 0:
        return Cut((), tuple(ranked))
    last = votes[ranked[room - 1]]
    above = tuple(one for one in ranked if votes[one] > last)
    tied = tuple(one for one in ranked if votes[one] == last)
    below = tuple(one for one in ranked if votes[one] < last)
    places = room - len(above)
    if len(tied) == places:
        return Cut((*above, *tied), below)
    further = next((number for number, one in enumerate(opinions) if number and one.keys() >= set(tied)), None)
    if further:
        again = _ranked(tied, places, opinions[further:])
        return Cut((*above, *again.taken), (*again.left, *below), again.tied, again.places)
    return Cut(above, below, tied, places)
