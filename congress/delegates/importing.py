"""A list of delegates in: the columns of people are read as planning lists are, the delegates' own columns here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from congress.delegates.messages import problem
from congress.delegates.people import Delegate, Kind
from congress.delegates.tables import whole_number
from congress.planning.guard import address, cell_name
from congress.planning.header import Table
from congress.planning.identity import KeptIds, identity_key
from congress.planning.importing import choose_table, import_people
from congress.planning.people import Person
from congress.planning.rows import row_kinds
from congress.planning.sheet import read_sheets
from congress.planning.words import clean, plain
from tally.problems import InvalidError, Place, Problem

HEADINGS: Mapping[str, str] = {
    "kind": r"((loai|dien|thanh phan|hinh thuc|nguon) )?dai bieu|kind|delegate",
    "order": r"(thu tu )?du khuyet( thu)?|thu tu( du khuyet)?|order",
    "number": r"so (the|dai bieu|the dai bieu)|number",
    "committee": r"(tham gia )?cap uy( vien)?( cac cap)?|committee",
    "honours": r"danh hieu.*|honours|rewards",
    "complaint": r"(don thu|khieu nai|to cao).*|complaints?",
}
_KINDS: Mapping[str, Kind] = {
    "duong nhien": "ex_officio", "ex officio": "ex_officio",
    "bau": "elected", "duoc bau": "elected", "do bau": "elected", "bau cu": "elected", "cap duoi bau": "elected",
    "do cap duoi bau": "elected", "chinh thuc": "elected", "elected": "elected",
    "chi dinh": "appointed", "duoc chi dinh": "appointed", "appointed": "appointed",
    "du khuyet": "alternate", "alternate": "alternate",
}  # fmt: skip
_LIKE_NUMBER = re.compile(r"\d+")
MOST_DELEGATES = 9_999


@dataclass(frozen=True)
class ImportedDelegates:
    delegates: tuple[Delegate, ...]
    notes: tuple[Problem, ...]


@dataclass(frozen=True)
class _Own:
    """The delegates' own columns of one row, with the cells they stand in."""

    kind: Kind | None
    order: int
    number: int
    texts: Mapping[str, str]


def import_delegates(
    path: Path,
    *,
    mapping: Mapping[str, Any] | None = None,
    reference: date | None = None,
    before: Sequence[Delegate] = (),
    withheld: Iterable[int] = (),
) -> ImportedDelegates:
    """Reads the list at `path`. Ids and numbers given `before` stay with their people; new people get free numbers,
    none of those `withheld`.

    Raises UnreadableError for a file that cannot be read at all, InvalidError with every fault found in it.
    """
    table = choose_table(read_sheets(path), dict(mapping or {}))
    columns = _own_columns(table)
    faults: list[Problem] = []
    if "kind" not in columns:
        faults.append(problem("DELEGATE_NO_KIND_COLUMN", Place(table.sheet.file, table.sheet.name)))
    rows = {index: _own(table, index, columns, faults) for index, kind in row_kinds(table) if kind == "person"}
    kept: KeptIds = {identity_key(one.name, str(one.born or ""), one.unit): one.id for one in before}
    try:
        imported = import_people(
            path, required={"unit": ""}, mapping=mapping, kept=kept, reference=reference
        )  # fmt: skip
    except InvalidError as error:
        raise InvalidError([*error.problems, *faults]) from error
    people = [(person, rows[_row_of(person)]) for person in imported.people]
    for person, own in people:
        if not person.unit and own.kind != "appointed":
            faults.append(problem("DELEGATE_NO_UNIT", person.place))
    faults += _numbers_twice(people, before)
    if faults:
        raise InvalidError(faults)
    delegates = _numbered(people, before, withheld)
    unknown = [note for note in imported.notes if not _is_own(note, set(columns.values()))]
    return ImportedDelegates(delegates, (*unknown, *_order_notes(delegates, path.name)))


def _own_columns(table: Table) -> dict[str, int]:
    """Column of each of the delegates' own headings, among those that planning lists do not have."""
    found: dict[str, int] = {}
    for column, heading in table.headings.items():
        words = plain(heading.rpartition(" / ")[2])
        for key, pattern in HEADINGS.items():
            if key not in found and column in table.unknown and re.fullmatch(pattern, words):
                found[key] = column
    if "honours" not in found and (rewards := table.columns.get("-rewards")):
        found["honours"] = rewards[0]
    return found


def _own(table: Table, index: int, columns: Mapping[str, int], faults: list[Problem]) -> _Own:
    row = table.sheet.rows[index]
    texts = {key: clean(row[column]) for key, column in columns.items()}

    def at(key: str) -> Place:
        return Place(table.sheet.file, table.sheet.name, cell_name(index, columns[key]))

    kind = _KINDS.get(plain(texts.get("kind", "")))
    if "kind" in columns and kind is None:
        faults.append(problem("DELEGATE_KIND", at("kind"), value=texts["kind"] or "–"))
    numbers = {}
    for key in ("order", "number"):
        text = texts.get(key, "")
        value = whole_number(text) if text else 0
        if value is None or value > MOST_DELEGATES or (text and value == 0):
            faults.append(problem("DELEGATE_NUMBER", at(key), value=text, most=MOST_DELEGATES))
        numbers[key] = value or 0
    return _Own(kind, numbers["order"], numbers["number"], texts)


def _row_of(person: Person) -> int:
    at = person.place.at
    return address(at)[0] if _LIKE_NUMBER.fullmatch(at) is None else int(at) - 1


def _numbers_twice(people: Iterable[tuple[Person, _Own]], before: Sequence[Delegate]) -> list[Problem]:
    had = {one.id: one.number for one in before}
    seen: dict[int, Person] = {}
    faults = []
    for person, own in people:
        number = own.number or had.get(person.id, 0)
        if number and number in seen:
            faults.append(problem("DELEGATE_NUMBER_TWICE", person.place, number=number, other=seen[number].name))
        seen.setdefault(number, person)
    return faults


def _numbered(
    people: list[tuple[Person, _Own]], before: Sequence[Delegate], withheld: Iterable[int]
) -> tuple[Delegate, ...]:
    """Numbers the list gives, those people had before, then the free ones in the list's order; none is given away that
    belonged to somebody who has left the list."""
    had = {one.id: one.number for one in before}
    taken = {own.number for _person, own in people if own.number} | set(had.values()) | set(withheld)
    free = (number for number in range(1, MOST_DELEGATES + 1) if number not in taken)
    orders: dict[str, int] = {}
    found = []
    for person, own in people:
        number = own.number or had.get(person.id) or next(free)
        order = own.order
        if own.kind == "alternate" and not order:
            order = orders.get(person.unit, 0) + 1
        orders[person.unit] = max(orders.get(person.unit, 0), order)
        found.append(_delegate(person, own, number, order))
    return tuple(found)


def _delegate(person: Person, own: _Own, number: int, order: int) -> Delegate:
    return Delegate(
        number=number,
        id=person.id,
        name=person.name,
        unit=person.unit,
        kind=own.kind or "elected",
        order=order if own.kind == "alternate" else 0,
        born=person.born,
        sex=person.sex,
        ethnicity=person.ethnicity,
        religion=person.religion,
        post=person.post,
        committee=own.texts.get("committee", ""),
        incumbent=person.incumbent,
        joined=person.joined,
        official=person.official,
        education=person.education,
        theory=person.theory,
        honours=own.texts.get("honours", ""),
        discipline=person.discipline,
        complaint=own.texts.get("complaint", ""),
        note=person.note,
    )


def _is_own(note: Problem, columns: set[int]) -> bool:
    """Whether a note says of one of the delegates' own columns that planning lists have none such."""
    return note.code == "COLUMN_UNKNOWN" and address(f"{note.place.at}1")[1] in columns


def _order_notes(delegates: Iterable[Delegate], file: str) -> list[Problem]:
    """Units in which two alternates have the same place."""
    places: dict[tuple[str, int], list[Delegate]] = {}
    for one in delegates:
        if one.kind == "alternate":
            places.setdefault((one.unit, one.order), []).append(one)
    return [
        problem("ALTERNATES_SAME_PLACE", Place(file=file, subject=unit), order=order, people=_names(group))
        for (unit, order), group in places.items()
        if len(group) > 1
    ]


def _names(group: Sequence[Delegate]) -> str:
    return ", ".join(one.name for one in group)


def differences(before: Sequence[Delegate], after: Sequence[Delegate]) -> dict[str, list[str]]:
    """Id → what is different: `added`, `removed`, or the names of the fields that changed."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    found: dict[str, list[str]] = {}
    for id_ in [*old, *(one for one in new if one not in old)]:
        if id_ not in new:
            found[id_] = ["removed"]
        elif id_ not in old:
            found[id_] = ["added"]
        elif old[id_] != new[id_]:
            found[id_] = [name for name, value in vars(new[id_]).items() if value != getattr(old[id_], name)]
    return found
