"""A list of people as secretariats keep it (danh sách trích ngang) into rows of the register: title block, header of
several rows, sections, totals and signatures are read as `congress slate` reads them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from congress.planning.cells import Row as ListRow
from congress.planning.cells import mark_conventions, place_of, read_row, text_at
from congress.planning.dates import PartialDate
from congress.planning.header import Table as ListTable
from congress.planning.header import find_table
from congress.planning.importing import sheet_notes
from congress.planning.rows import row_kinds
from congress.planning.sheet import Sheet
from congress.planning.slatefiles import as_written
from congress.planning.values import UnreadableCellError
from congress.planning.words import clean
from congress.register.messages import problem
from congress.register.register import Row
from congress.register.tables import BY_NAME, column_named
from tally.problems import Place, Problem

_PEOPLE = BY_NAME["people"]
_KEPT_AS_TEXT = {"-schooling": "schooling", "-language": "language", "-computing": "computing"}
_LEFT = ("planned_posts", "discipline", "training")
"""What a list says in one cell and the register keeps as rows with more than that: to be entered there."""


def unit_names(rows: Iterable[Row]) -> dict[str, str]:
    """Name, letters' case aside → id; a name that two units bear tells neither."""
    pairs = [(clean(row.get("name", "")).casefold(), row["id"]) for row in rows]
    counts = Counter(name for name, _id in pairs)
    return {name: id_ for name, id_ in pairs if name and counts[name] == 1}


def people_list(sheet: Sheet) -> ListTable | None:
    """The list on the sheet, where it holds one in which everybody has an id."""
    table = find_table(sheet)
    return table if table and {"id", "name"} <= table.columns.keys() else None


def needs_list_reader(table: ListTable) -> bool:
    """Whether it is more than one row of headings with nothing but people under it."""
    return table.header[0] < table.header[1] or any(kind not in ("person", "empty") for _row, kind in row_kinds(table))


def read_people(
    table: ListTable, units: Mapping[str, str], faults: list[Problem], notes: list[Problem]
) -> dict[str, list[Row]]:
    """Rows of `people`, and of `evaluations` where a heading names the year. `units`: see `unit_names`."""
    kinds = row_kinds(table)
    indices = [index for index, kind in kinds if kind == "person"]
    conventions = mark_conventions(table, indices)
    extra = _own_columns(table)
    undated = 0
    found: dict[str, list[Row]] = {"people": [], "evaluations": []}
    for index in indices:
        read = read_row(table, index, conventions)
        faults += [
            _fault(table, fault.cell, fault.value, fault.field, fault.code)
            for fault in read.faults if fault.field not in _LEFT
        ]  # fmt: skip
        person = _person(read, extra, units, faults)
        found["people"].append(person)
        undated += any(year is None for year, _level in read.values.get("evaluations", ()))
        found["evaluations"] += [
            {"person": person["id"], "year": str(year), "level": level.name}
            for year, level in read.values.get("evaluations", ()) if year
        ]  # fmt: skip
    notes += [
        note for note in sheet_notes(table, kinds, len(indices), conventions)
        if note.code != "COLUMN_UNKNOWN" or note.values.get("heading") not in {table.headings.get(c) for c in extra}
    ]  # fmt: skip
    notes += [
        problem("REGISTER_COLUMN_LEFT", Place(table.sheet.file, table.sheet.name), heading=table.headings[columns[0]])
        for key, columns in table.columns.items() if key in _LEFT or (key == "evaluations" and undated)
    ]  # fmt: skip
    return {name: rows for name, rows in found.items() if rows}


def _own_columns(table: ListTable) -> dict[int, str]:
    """Columns that only the register knows, by their lowest heading."""
    named = {c: column_named(_PEOPLE, table.headings[c].split(" / ")[-1]) for c in table.unknown if c in table.headings}
    return {c: column.name for c, column in named.items() if column}


def _person(read: ListRow, extra: Mapping[int, str], units: Mapping[str, str], faults: list[Problem]) -> dict[str, str]:
    table, index = read.table, read.index
    held = {key.split(".")[0] for key in table.columns}
    if {"born.female", "born.male"} & table.columns.keys():
        held.add("sex")
    person = {name: _text(read.values.get(name)) for name in _PEOPLE.names if name in held}
    person |= {name: clean(text_at(read, key)) for key, name in _KEPT_AS_TEXT.items() if key in table.columns}
    person |= {name: clean(table.sheet.rows[index][column]) for column, name in extra.items()}
    texts = {"id": clean(text_at(read, "id")), "unit": clean(text_at(read, "unit"))}
    person["id"] = texts["id"]
    if not texts["id"]:
        place = Place(table.sheet.file, table.sheet.name, place_of(read, "id"))
        faults.append(problem("REGISTER_KEY_EMPTY", place, column=_PEOPLE.column("id").vi, table=_PEOPLE.vi))
    for name, text in texts.items():
        if text:
            try:
                named = units.get(text.casefold()) if name == "unit" else None
                person[name] = named or _PEOPLE.column(name).read(text)
            except UnreadableCellError as error:
                code = "" if name == "unit" else error.code
                faults.append(_fault(table, place_of(read, name), text, name, code))
    return person


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, PartialDate | int) else as_written(str(value))


def _fault(table: ListTable, cell: str, value: str, field: str, code: str) -> Problem:
    """`code` empty: a unit nobody knows."""
    place = Place(table.sheet.file, table.sheet.name, cell)
    if not code:
        return problem("REGISTER_UNIT", place, value=value)
    known = next((column.vi for column in _PEOPLE.columns if column.name == field), field)
    return problem("REGISTER_CELL", place, value=value, column=known, why=code)
