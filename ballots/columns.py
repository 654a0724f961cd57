"""The columns in which a page's places for marks stand: each is compared with the blank print by itself, since what
lies between them is nobody's."""

from collections.abc import Mapping, Sequence

from ballots.blankprint import Rect


def columns(areas: Mapping[str, Rect]) -> list[tuple[Rect, Sequence[str]]]:
    """Who stand together: the candidates whose `areas` (of all their places, with the room round them) overlap across
    the page, from left to right, each column in the order given and with the area that holds it."""
    found: list[tuple[Rect, list[str]]] = []
    for candidate in sorted(areas, key=lambda candidate: areas[candidate].left):
        area = areas[candidate]
        if found and area.left < found[-1][0].right:
            column, candidates = found[-1]
            found[-1] = (column.joined(area), [*candidates, candidate])
        else:
            found.append((area, [candidate]))
    order = list(areas)
    return [(area, sorted(candidates, key=order.index)) for area, candidates in found]
