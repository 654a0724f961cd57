"""Units as a tree on a day, and what has become of one that was merged, split, renamed or moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from congress.planning.dates import PartialDate, parse_date
from congress.register.register import Register, Row


@dataclass(frozen=True)
class Node:
    """A unit with those below it, in the order of their names."""

    id: str
    name: str
    below: tuple["Node", ...]


def stands(unit: Row, on: date) -> bool:
    """Whether the unit exists on the day; one without dates always does."""
    since, until = day(unit["since"]), day(unit["until"])
    return (since is None or since.earliest <= on) and (until is None or until.latest >= on)


def day(text: str) -> PartialDate | None:
    return parse_date(text) if text else None


def tree(register: Register, on: date) -> tuple[Node, ...]:
    """The units of the day under their parents; a unit whose parent does not stand then is a root."""
    here = {id_: unit for id_, unit in register.rows("units").items() if stands(unit, on)}
    below: dict[str, list[str]] = {}
    for id_, unit in here.items():
        parent = unit["parent"] if unit["parent"] in here and unit["parent"] != id_ else ""
        below.setdefault(parent, []).append(id_)

    def nodes(parent: str, seen: frozenset[str]) -> tuple[Node, ...]:
        found = sorted(below.get(parent, []), key=lambda id_: (here[id_]["name"], id_))
        return tuple(Node(id_, here[id_]["name"], nodes(id_, seen | {id_})) for id_ in found if id_ not in seen)

    return nodes("", frozenset())


def lines(nodes: tuple[Node, ...], depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Depth and unit, from the top down."""
    for node in nodes:
        yield depth, node
        yield from lines(node.below, depth + 1)


def within(register: Register, top: str, on: date) -> set[str]:
    """The unit and all below it on the day."""
    found = {top}
    grown = True
    while grown:
        more = {
            id_
            for id_, unit in register.rows("units").items()
            if unit["parent"] in found and id_ not in found and stands(unit, on)
        }
        grown = bool(more)
        found |= more
    return found


def become(register: Register, unit: str, on: date) -> list[str]:
    """The units that stand on the day in the place of `unit`, by the changes up to it; several after a split."""
    found = {unit}
    changes = sorted(register.rows("changes").values(), key=lambda row: parse_date(row["date"]).earliest)
    for row in changes:
        if parse_date(row["date"]).earliest <= on and row["source"] in found and row["kind"] != "move":
            same_day = [one for one in changes if one["source"] == row["source"] and one["date"] == row["date"]]
            found = (found - {row["source"]}) | {one["target"] for one in same_day}
    return sorted(found)


def loops(register: Register) -> list[tuple[str, ...]]:
    """The ways from a unit upwards that come back to it."""
    units = register.rows("units")
    found: set[tuple[str, ...]] = set()
    for start in units:
        path = [start]
        while (parent := units.get(path[-1], {}).get("parent", "")) and parent not in path:
            path.append(parent)
        if parent:
            ring = path[path.index(parent) :]
            first = ring.index(min(ring))
            found.add((*ring[first:], *ring[:first]))
    return sorted(found)
