"""Places of a page that are compared with the blank print together: what lies between them is nobody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ballots.blankprint import Rect


@dataclass(frozen=True)
class Group:
    """Candidates whose places stand together, in the order given, and the area that holds them."""

    area: Rect
    candidates: Sequence[str]


def groups(areas: Mapping[str, Rect]) -> list[Group]:
    """The candidates whose `areas` (of all their places, with the room round them) overlap, and no two groups do."""
    found: list[tuple[Rect, set[str]]] = []
    for candidate, area in areas.items():
        whole, together = area, {candidate}
        while others := [group for group in found if _overlap(group[0], whole)]:
            for other in others:
                found.remove(other)
                whole, together = whole.joined(other[0]), together | other[1]
        found.append((whole, together))
    return [Group(area, [candidate for candidate in areas if candidate in together]) for area, together in found]


def _overlap(one: Rect, other: Rect) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom
