"""Who is related to whom: the shortest way from one person to another through the relations that both have stated.

Only relations that the rules name count: spouse, parents and children (of the spouse too), siblings and theirs. A chain
is followed as long as it comes to one of these: the sibling's husband is a sibling-in-law, the cousin is nobody.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from congress.register.register import Register

OUTSIDE = "~"
"""Begins the node of a relative who is in no register: `~`, who named them, `~` and the name.

Two people may each name a relative of the same common name; nothing says that the two are one.
"""

INVERSE: Mapping[str, str] = {
    "spouse": "spouse",
    "parent": "child",
    "child": "parent",
    "sibling": "sibling",
    "parent_in_law": "child_in_law",
    "child_in_law": "parent_in_law",
    "sibling_in_law": "sibling_in_law",
}

_COMPOSED: Mapping[tuple[str, str], str] = {
    ("spouse", "parent"): "parent_in_law",
    ("spouse", "sibling"): "sibling_in_law",
    ("spouse", "child"): "child",
    ("parent", "child"): "sibling",
    ("parent", "spouse"): "parent",
    ("child", "spouse"): "child_in_law",
    ("child", "parent"): "spouse",
    ("child", "sibling"): "child",
    ("sibling", "spouse"): "sibling_in_law",
    ("sibling", "sibling"): "sibling",
    ("sibling", "parent"): "parent",
    ("parent_in_law", "child"): "sibling_in_law",
    ("parent_in_law", "spouse"): "parent_in_law",
}
"""What the relative of a relative is, where it is a relation that counts."""

_LONGEST_WAY = 4


@dataclass(frozen=True)
class Step:
    """`to` is the `relation` of the person before it."""

    relation: str
    to: str


@dataclass(frozen=True)
class Kin:
    """Somebody related to a person: as what, and by which way."""

    person: str
    relation: str
    way: tuple[Step, ...]


Graph = dict[str, dict[str, str]]
"""Person → relative → what the relative is to the person."""


def outsider(stated_by: str, name: str) -> str:
    return f"{OUTSIDE}{stated_by}{OUTSIDE}{name}"


def outsider_name(node: str) -> str:
    return node.split(OUTSIDE, 2)[2]


def graph_of(register: Register) -> Graph:
    """Every relation, from both ends; what a person states about themselves comes before what follows from others."""
    found: Graph = {}
    stated = [
        (row["person"], row["other"] or outsider(row["person"], row["other_name"]), row["relation"])
        for row in register.rows("relations").values()
        if row["relation"] and (row["other"] or row["other_name"])
    ]
    for person, other, relation in stated:
        found.setdefault(person, {})[other] = relation
    for person, other, relation in stated:
        found.setdefault(other, {}).setdefault(person, INVERSE[relation])
    return found


def kin_of(graph: Graph, person: str) -> list[Kin]:
    """Everybody related to the person, the nearest first; of two ways the shorter one."""
    found: dict[str, Kin] = {}
    waiting = deque([Kin(person, "", ())])
    while waiting:
        here = waiting.popleft()
        for other, relation in sorted(graph.get(here.person, {}).items()):
            as_what = relation if not here.relation else _COMPOSED.get((here.relation, relation), "")
            if other == person or other in found or not as_what:
                continue
            found[other] = Kin(other, as_what, (*here.way, Step(relation, other)))
            if len(here.way) + 1 < _LONGEST_WAY:
                waiting.append(found[other])
    return list(found.values())
