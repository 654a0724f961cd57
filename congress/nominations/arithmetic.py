"""The rules on who comes onto the list from the floor, in whole numbers (190 Đ14; not compared with the official text).

A person the convening committee does not propose needs more than 30 % of those attending before being put to the
congress. Where the list with them has more than the regulation's surplus, the congress gives its opinion on them, and
they are taken from high to low until the surplus fits. Nobody the committee proposes is cut.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SUPPORT_NUMERATOR, SUPPORT_DENOMINATOR = 3, 10


def supported(agree: int, attending: int) -> bool:
    """Whether more than 30 % of those attending agree."""
    return agree * SUPPORT_DENOMINATOR > attending * SUPPORT_NUMERATOR


def needed_support(attending: int) -> int:
    """The fewest who are more than 30 % of those attending."""
    return attending * SUPPORT_NUMERATOR // SUPPORT_DENOMINATOR + 1


@dataclass(frozen=True)
class Cut:
    """Who of those from the floor come onto the list. `tied` are those of equal votes at the cut, of whom `places`
    come on: nobody but people can say which."""

    taken: tuple[str, ...]
    left: tuple[str, ...]
    tied: tuple[str, ...] = ()
    places: int = 0
    opinion_needed: bool = False


def cut(
    committee: int, floor: Sequence[str], most: int, votes: Mapping[str, int] | None, kept: Sequence[str] = ()
) -> Cut:
    """Cuts the list of `committee` people and those from the floor to `most` people, by the votes of the opinion.

    `kept` are those whom the congress decided to take of the tied. Without votes, and where they are needed, nobody
    from the floor is taken and `opinion_needed` is set.
    """
    room = max(0, most - committee)
    if len(floor) <= room:
        return Cut(tuple(floor), ())
    if votes is None or any(one not in votes for one in floor):
        return Cut((), tuple(floor), opinion_needed=True)
    ranked = sorted(floor, key=lambda one: (-votes[one], floor.index(one)))
    if room == 0:
        return Cut((), tuple(ranked))
    last = votes[ranked[room - 1]]
    above = [one for one in ranked if votes[one] > last]
    tied = [one for one in ranked if votes[one] == last]
    places = room - len(above)
    if len(tied) == places:
        return Cut((*above, *tied), tuple(one for one in ranked if votes[one] < last))
    chosen = [one for one in tied if one in kept]
    if len(chosen) == places and len(set(kept)) == places:
        taken = (*above, *chosen)
        return Cut(taken, tuple(one for one in ranked if one not in taken))
    return Cut(tuple(above), tuple(one for one in ranked if votes[one] < last), tuple(tied), places)
