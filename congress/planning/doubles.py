"""Rows that may be one person written twice: held back from every list until people have said which it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from congress.planning.candidate import candidate_values, post_and_unit
from congress.planning.dates import PartialDate
from congress.planning.people import Person
from congress.planning.words import same
from tally.names import same_name, told_apart

_NAMED = 5
"""How many of the others a reason names."""


def doubles_among(people: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    """By id, each person who may be the same as others, or whom a ballot cannot tell from them, with those others."""
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        groups[same_name(person.name)].append(person)
    found: dict[str, tuple[Person, ...]] = {}
    for group in groups.values():
        for person in group if len(group) > 1 else ():
            others = islice((other for other in group if other is not person and _unclear(person, other)), _NAMED)
            if named := tuple(others):
                found[person.id] = named
    return found


def others_words(others: Sequence[Person]) -> str:
    named = sorted(f"{one.id} ({one.place.at})" if one.place.at else one.id for one in others)
    return ", ".join(named)


def _unclear(one: Person, other: Person) -> bool:
    return _may_be_one(one, other) or not told_apart(_on_ballot(one), _on_ballot(other))


def _on_ballot(person: Person) -> tuple[object, object]:
    values = candidate_values(person)
    return values.get("born"), values.get("note")


def _may_be_one(one: Person, other: Person) -> bool:
    """Of people of one name: nothing but their own ids says that equal birth dates belong to two people, and those
    count only beside posts or units that differ."""
    if not _may_agree(one.born, other.born):
        return False
    if same(post_and_unit(one), post_and_unit(other)):
        return True
    whole = bool(one.born and one.born.exact and other.born and other.born.exact)
    return whole and (one.made_id or other.made_id)


def _may_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is None or other is None or (one.earliest <= other.latest and other.earliest <= one.latest)
