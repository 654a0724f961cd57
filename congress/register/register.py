"""A register in memory: tables of rows by key, and the differences between two of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from congress.register.tables import BY_NAME, TABLES, Table

Row = Mapping[str, str]
Rows = Mapping[str, Row]
"""Key → row."""


@dataclass(frozen=True)
class Register:
    """Every table is there, if empty. Rows hold every column of their table."""

    tables: Mapping[str, Rows] = field(default_factory=dict)

    def rows(self, table: str) -> Rows:
        return self.tables.get(table, {})

    def of_person(self, table: str, person: str) -> list[Row]:
        return self._by_person.get(table, {}).get(person, [])

    @cached_property
    def _by_person(self) -> dict[str, dict[str, list[Row]]]:
        found: dict[str, dict[str, list[Row]]] = {}
        for name, rows in self.tables.items():
            for row in rows.values():
                found.setdefault(name, {}).setdefault(row.get("person", ""), []).append(row)
        return found

    def name_of(self, person: str) -> str:
        return self.rows("people").get(person, {}).get("name", person)


@dataclass(frozen=True)
class Change:
    """One difference. `field`, `old` and `new` are empty for a row that is added or removed as a whole."""

    table: str
    key: str
    kind: Literal["add", "change", "remove"]
    field: str = ""
    old: str = ""
    new: str = ""

    @property
    def person(self) -> str:
        """The person whose record is changed; empty for a unit."""
        table = BY_NAME[self.table]
        first = self.key.split("|")[0]
        return first if table.key[0] == "person" or table.name == "people" else ""


def whole_row(table: Table, values: Mapping[str, str]) -> Row:
    return {name: values.get(name, "") for name in table.names}


def differences(before: Register, new: Mapping[str, Iterable[Row]], whole: Collection[str] = ()) -> list[Change]:
    """What the rows of `new` (by table) change. A column that a row leaves out stays as it is; an empty one is emptied.

    `whole`: tables of which the rows are all there are; what is not among them is removed.
    """
    found: list[Change] = []
    for table in TABLES:
        if table.name not in new:
            continue
        known = before.rows(table.name)
        seen: set[str] = set()
        for row in new[table.name]:
            key = table.key_of(row)
            seen.add(key)
            if key not in known:
                found.append(Change(table.name, key, "add"))
                continue
            found += [
                Change(table.name, key, "change", name, known[key].get(name, ""), row[name])
                for name in table.names
                if name in row and row[name] != known[key].get(name, "")
            ]
        if table.name in whole:
            found += [Change(table.name, key, "remove") for key in known if key not in seen]
    return found


def applied(before: Register, new: Mapping[str, Iterable[Row]], changes: Iterable[Change]) -> Register:
    """The register with the rows put in and those removed that `changes` names."""
    tables = {table.name: dict(before.rows(table.name)) for table in TABLES}
    for name, rows in new.items():
        table = BY_NAME[name]
        for row in rows:
            key = table.key_of(row)
            tables[name][key] = whole_row(table, {**tables[name].get(key, {}), **row})
    for change in changes:
        if change.kind == "remove":
            tables[change.table].pop(change.key, None)
    return Register(tables)
