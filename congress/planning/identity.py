"""The id of each person: the list's own, the one given before, or one made from unit and row."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from congress.planning.guard import address
from congress.planning.messages import problem
from congress.planning.people import Person
from congress.planning.words import plain, slug
from tally.problems import Problem

KeptIds = Mapping[tuple[str, str, str], str]
"""Ids given in an earlier run, by name, birth and unit (`identity_key`)."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def identity_key(name: str, born: str, unit: str) -> tuple[str, str, str]:
    return plain(name), born.strip(), plain(unit)


def give_ids(
    people: list[Person], given: list[str], kept: KeptIds
) -> tuple[list[Person], list[Problem], list[Problem]]:
    """The people with their ids, notes, and faults: one id on two rows is a fault, since nothing tells who is meant."""
    notes: list[Problem] = []
    rows: dict[str, list[Person]] = defaultdict(list)
    for person, text in zip(people, given, strict=True):
        if text and not _ID.fullmatch(text):
            notes.append(problem("ID_UNUSABLE", person.place, value=text))
        elif text:
            rows[text].append(person)
    faults = [
        problem("ID_TWICE", replace(group[1].place, at=", ".join(p.place.at for p in group)), id=id_)
        for id_, group in rows.items()
        if len(group) > 1
    ]
    used = set(rows)
    keys = [identity_key(person.name, str(person.born or ""), person.unit) for person in people]
    counts = Counter(keys)
    reserved = used | set(kept.values())  # an id once given is nobody else's, though its bearer has left the list
    done: list[Person] = []
    for person, text, key in zip(people, given, keys, strict=True):
        if _ID.fullmatch(text):
            done.append(replace(person, id=text))
            continue
        before = kept.get(key) if counts[key] == 1 else None
        id_ = before if before and _ID.fullmatch(before) and before not in used else _made(person, reserved)
        used.add(id_)
        reserved.add(id_)
        done.append(replace(person, id=id_, made_id=True))
    made = [person for person in done if person.made_id]
    if made:
        notes.append(problem("IDS_MADE", replace(made[0].place, at="", subject=""), count=len(made)))
    return done, notes, faults


def _made(person: Person, taken: set[str]) -> str:
    row, _ = address(person.place.at) if not person.place.at.isdigit() else (int(person.place.at) - 1, 0)
    base = f"{slug(person.unit) or 'row'}-{row + 1}"
    id_, count = base, 2
    while id_ in taken:
        id_, count = f"{base}-{count}", count + 1
    return id_
