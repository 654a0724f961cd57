"""Who each row of a list is that gives no id: somebody of the register, by name, birth date and unit, or somebody new.

A row that may be somebody, but need not, is asked about: nobody is guessed, and no second record is made in silence.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from congress.planning.words import plain, slug
from congress.register.messages import problem
from congress.register.register import Row, Rows
from congress.register.tables import BY_NAME
from congress.register.units import day
from tally.names import same_name
from tally.problems import Place, Problem


@dataclass(frozen=True)
class Listed:
    """A row of a list, and where it stands; `place.at` is the number of the row in the sheet."""

    row: Mapping[str, str]
    place: Place


@dataclass(frozen=True)
class Told:
    """`ids`: in the order of the list, empty where a fault asks. `found` and `made`: how many were known, and new."""

    ids: tuple[str, ...]
    faults: tuple[Problem, ...]
    found: int
    made: int


def tell(listed: Sequence[Listed], people: Rows, given: Collection[str]) -> Told:
    """The id of every row: its own, that of the one person of the register it is, or one made from unit and row.

    `people`: those of the register. `given`: every id that ever was somebody's; none of them is made again.
    Faults: `REGISTER_KEY_TWICE`; `REGISTER_ROWS_ALIKE`: rows that nothing tells apart; `REGISTER_WHO`: a row that may
    be a known person.
    """
    rows_of: dict[str, list[Listed]] = defaultdict(list)
    for one in listed:
        rows_of[one.row["id"]].append(one)
    own = rows_of.keys() - {""}
    by_name: dict[str, list[str]] = defaultdict(list)
    for id_, row in people.items():
        if id_ not in own:
            by_name[plain(row["name"])].append(id_)
    alike: dict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    for one in listed:
        alike[_key(one.row)].append(one)
    sure = [
        [] if one.row["id"] else [id_ for id_ in by_name[plain(one.row["name"])] if _key(people[id_]) == _key(one.row)]
        for one in listed
    ]
    claimed = {id_ for ids in sure for id_ in ids}
    reserved = {*own, *people, *given}
    ids: list[str] = []
    faults: dict[tuple[str, str, str], Problem] = {}
    found = made = 0
    for one, known in zip(listed, sure, strict=True):
        key = _key(one.row)
        perhaps = known or [
            id_ for id_ in by_name[plain(one.row["name"])] if id_ not in claimed and _perhaps(one.row, people[id_])
        ]
        if one.row["id"]:
            ids.append(one.row["id"])
        elif len(alike[key]) > 1:
            known_so = {id_: row for id_, row in people.items() if id_ in perhaps or _key(row) == key}
            faults[key] = _rows_alike(alike[key], known_so)
            ids.append("")
        elif len(known) == 1:
            ids.append(known[0])
            found += 1
        elif perhaps:
            faults[key] = problem(
                "REGISTER_WHO", one.place, who=_words(one.row), records=_records(people[id_] for id_ in perhaps)
            )
            ids.append("")
        else:
            ids.append(_made(one, reserved))
            reserved.add(ids[-1])
            made += 1
    twice = [_twice(id_, rows_of[id_]) for id_ in own if len(rows_of[id_]) > 1]
    return Told(tuple(ids), (*twice, *faults.values()), found, made)


def _key(row: Row) -> tuple[str, str, str]:
    return same_name(row["name"]), row.get("born", ""), row.get("unit", "")


def _perhaps(one: Row, other: Row) -> bool:
    """Of equal names but for marks: whether birth date and unit leave it open that it is one person.

    An equal full birth date does, wherever the person is; so does the unit, with a birth date put right; and a birth
    date that may be the same, where a unit is not known.
    """
    born, born_other = day(one.get("born", "")), day(other["born"])
    unit, unit_other = one.get("unit", ""), other["unit"]
    if (born and born.exact and born == born_other) or (unit and unit == unit_other):
        return True
    possible = not born or not born_other or (born.earliest <= born_other.latest and born_other.earliest <= born.latest)
    return possible and not (unit and unit_other)


def _twice(id_: str, group: Sequence[Listed]) -> Problem:
    return problem("REGISTER_KEY_TWICE", _rows(group), key=id_, table=BY_NAME["people"].vi)


def _rows_alike(group: Sequence[Listed], known: Rows) -> Problem:
    records = _records(known.values()) or "–"
    return problem("REGISTER_ROWS_ALIKE", _rows(group), who=_words(group[0].row), records=records)


def _rows(group: Sequence[Listed]) -> Place:
    return replace(group[0].place, at=", ".join(one.place.at for one in group))


def _records(rows: Iterable[Row]) -> str:
    return "; ".join(f"{_words(row)} [{row['id']}]" for row in rows)


def _words(row: Row) -> str:
    return ", ".join((row["name"], row.get("born", "") or "–", row.get("unit", "") or "–"))


def _made(one: Listed, taken: Collection[str]) -> str:
    base = f"{slug(one.row.get('unit', '')) or 'row'}-{one.place.at}"
    id_, count = base, 2
    while id_ in taken:
        id_, count = f"{base}-{count}", count + 1
    return id_
