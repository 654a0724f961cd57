"""A workbook or a text file into rows of the register's tables, every fault named at once.

A sheet (or a file) named like a table, in either language, holds that table; its header is the first row that names
a key of it. A mapping file says what is named otherwise:

    [sheets]
    "Danh sách 2025" = "people"
    [people]
    "Bí danh" = "other_name"
    "Cột thừa" = ""            # not taken
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from congress.planning.guard import cell_name
from congress.planning.header import Table as ListTable
from congress.planning.hints import hint
from congress.planning.sheet import Sheet, read_sheets
from congress.planning.slatefiles import as_written
from congress.planning.values import UnreadableCellError
from congress.planning.words import clean, plain
from congress.register.messages import cell_problem, problem
from congress.register.peoplelist import Known, needs_list_reader, people_list, read_people, unit_names
from congress.register.register import Register, Row
from congress.register.tables import BY_NAME, Column, Table, column_named, table_named
from congress.register.values import NoChoiceError
from congress.tomlfile import read_toml
from tally.problems import InvalidError, Place, Problem

_HEADER_ROWS = 30
_MOST_TOLD = 20


@dataclass
class Incoming:
    """What a file holds: rows by table, and notes on what of it was not taken. `partial`: tables that it holds only
    what the cells of a list say of, never the whole."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    partial: set[str] = field(default_factory=set)
    notes: list[Problem] = field(default_factory=list)


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping file, its tables and columns checked. Raises UnreadableError, InvalidError."""
    found = read_toml(path)
    faults = []
    for name, values in found.items():
        if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
            faults.append(problem("REGISTER_MAPPING", Place(path.name, at=name), value=name))
        elif name == "sheets":
            faults += [
                problem("REGISTER_NO_TABLE", Place(path.name, at=name), value=value, **hint(value, BY_NAME))
                for value in values.values()
                if value and value not in BY_NAME
            ]
        elif name not in BY_NAME:
            faults.append(problem("REGISTER_NO_TABLE", Place(path.name), value=name, **hint(name, BY_NAME)))
        else:
            known = BY_NAME[name].names
            faults += [
                problem("REGISTER_NO_COLUMN", Place(path.name, at=name), value=value, table=name, **hint(value, known))
                for value in values.values()
                if value and value not in known
            ]
    if faults:
        raise InvalidError(faults)
    return found


def read_incoming(
    path: Path,
    mapping: Mapping[str, Any] | None = None,
    register: Register | None = None,
    given: frozenset[str] = frozenset(),
) -> Incoming:
    """`register`: where people without an id, and units named instead of by their id, are looked for. `given`: every
    id that ever was a person's.

    Raises UnreadableError for a file that cannot be read at all, InvalidError with every fault in it."""
    mapping = mapping or {}
    sheets = [sheet for sheet in read_sheets(path) if not sheet.empty]
    asked = {plain(name): table for name, table in mapping.get("sheets", {}).items()}
    found = Incoming()
    faults: list[Problem] = []
    chosen: dict[str, tuple[Sheet, int, dict[int, Column]]] = {}
    left: list[Sheet] = []
    lists: list[ListTable] = []
    for sheet in sheets:
        name = sheet.name or path.stem
        said = asked.get(plain(name))
        table = BY_NAME.get(said) if said else None if said == "" else table_named(name)
        if table is None:
            left.append(sheet)
            continue
        people = people_list(sheet) if table.name == "people" and not mapping.get("people") else None
        if people and needs_list_reader(people):
            lists.append(people)
            continue
        header = _header(sheet, table, mapping.get(table.name, {}))
        if header is None:
            faults.append(_no_header(path, sheet, table))
        elif not sheet.name and table.name in chosen:  # a text file read once for each separator it may have
            if len(header[1]) > len(chosen[table.name][2]):
                chosen[table.name] = (sheet, *header)
        elif table.name in chosen:
            faults.append(problem("REGISTER_TABLE_TWICE", Place(path.name, sheet.name), table=table.vi))
        else:
            chosen[table.name] = (sheet, *header)
    if all(not sheet.name for sheet in sheets):  # a text file: a separator it does not have finds no header
        faults = [] if chosen else faults[:1]
    if not chosen and not lists and not faults:
        lists = _unnamed_list(path, left, asked, found.notes)
    found.notes += [
        problem("REGISTER_SHEET_LEFT", Place(path.name, sheet.name), sheet=sheet.name or path.stem)
        for sheet in left if sheet not in [one.sheet for one in lists] and (sheet.name or not lists)
    ]  # fmt: skip
    for name, (sheet, row, columns) in chosen.items():
        found.tables[name] = _rows(sheet, BY_NAME[name], row, columns, faults, found.notes)
    register = register or Register()
    units = {**register.rows("units"), **{row["id"]: row for row in found.tables.get("units", ())}}
    known = Known(unit_names(units.values()), register.rows("people"), given)
    for listed in _one_list(lists):
        _take_list(listed, known, found, faults)
    if faults:
        raise InvalidError(faults)
    if not found.tables:
        raise InvalidError(problem("REGISTER_NOTHING", Place(path.name), tables=", ".join(BY_NAME)))
    found.notes += _of_nobody(path, found, register)
    return found


def _of_nobody(path: Path, found: Incoming, register: Register) -> list[Problem]:
    """Tables whose rows are of people that neither the register nor the file has."""
    people = register.rows("people").keys() | {row["id"] for row in found.tables.get("people", ())}
    notes = []
    for name, rows in found.tables.items():
        lost = sorted({row["person"] for row in rows if row.get("person")} - people)
        if lost:
            more = ", …" if len(lost) > _MOST_TOLD else ""
            ids = ", ".join(lost[:_MOST_TOLD]) + more
            notes.append(problem("REGISTER_PERSON_UNKNOWN", Place(path.name), table=BY_NAME[name].vi, ids=ids))
    return notes


def _unnamed_list(path: Path, sheets: list[Sheet], asked: Mapping[str, str], notes: list[Problem]) -> list[ListTable]:
    """Where no sheet is named like a table: the one that holds a list of people."""
    free = [sheet for sheet in sheets if asked.get(plain(sheet.name or path.stem)) != "" and not sheet.hidden]
    found = [table for sheet in free if (table := people_list(sheet))]
    found = found if len({table.sheet.name for table in found}) == 1 else []
    if found:
        place = Place(path.name, found[0].sheet.name)
        notes.append(problem("REGISTER_SHEET_IS_PEOPLE", place, sheet=found[0].sheet.name or path.stem))
    return found


def _one_list(lists: list[ListTable]) -> list[ListTable]:
    """A text file is read once for each separator it may have: the reading that knows most counts."""
    return [max(lists, key=lambda table: table.known)] if lists and not lists[0].sheet.name else lists


def _take_list(table: ListTable, known: Known, found: Incoming, faults: list[Problem]) -> None:
    """A table that a sheet of its own holds is taken from there; what the list says of it is named as left."""
    for name, rows in read_people(table, known, faults, found.notes).items():
        place = Place(table.sheet.file, table.sheet.name)
        if name in found.tables and name == "people":
            faults.append(problem("REGISTER_TABLE_TWICE", place, table=BY_NAME[name].vi))
            continue
        if name in found.tables:
            found.notes.append(problem("REGISTER_LIST_LEFT", place, table=BY_NAME[name].vi))
            continue
        found.tables[name] = list(rows)
        if name != "people":
            found.partial.add(name)
            counts = Counter(BY_NAME[name].key_of(row) for row in rows)
            faults += [
                problem("REGISTER_KEY_TWICE", place, key=key, table=BY_NAME[name].vi)
                for key, count in counts.items() if count > 1 and key.split("|")[0]
            ]  # fmt: skip


def _no_header(path: Path, sheet: Sheet, table: Table) -> Problem:
    names = "; ".join(table.column(name).vi for name in table.key)
    return problem("REGISTER_NO_HEADER", Place(path.name, sheet.name), table=table.vi, columns=names)


def _header(sheet: Sheet, table: Table, names: Mapping[str, str]) -> tuple[int, dict[int, Column]] | None:
    """The first row that names every column of the key, and which column is where."""
    asked = {plain(heading): name for heading, name in names.items()}
    for index, row in enumerate(sheet.rows[:_HEADER_ROWS]):
        columns: dict[int, Column] = {}
        for number, cell in enumerate(row):
            said = asked.get(plain(cell))
            column = table.column(said) if said else None if said == "" else column_named(table, cell)
            if column is not None and column not in columns.values():
                columns[number] = column
        if _asked_key(table) <= {column.name for column in columns.values()}:
            return index, columns
    return None


def _asked_key(table: Table) -> set[str]:
    """The columns of the key that have to be there; a relative may be named by id or by name."""
    return {name for name in table.key if table.column(name).required}


def _rows(
    sheet: Sheet, table: Table, header: int, columns: Mapping[int, Column], faults: list[Problem], notes: list[Problem]
) -> list[Row]:
    for number, cell in enumerate(sheet.rows[header]):
        if clean(cell) and number not in columns:
            place = Place(sheet.file, sheet.name, cell_name(header, number))
            notes.append(problem("REGISTER_COLUMN_LEFT", place, heading=clean(cell)))
    rows: list[Row] = []
    cells: dict[str, list[str]] = {}
    for index in range(header + 1, len(sheet.rows)):
        texts = {number: sheet.rows[index][number] for number in columns}
        if not any(clean(text) for text in texts.values()):
            continue
        row = _row(sheet, table, index, columns, faults)
        rows.append(row)
        cells.setdefault(table.key_of(row), []).append(str(index + 1))
    counts = Counter(table.key_of(row) for row in rows)
    for key, count in counts.items():
        if count > 1 and key.strip("|"):
            place = Place(sheet.file, sheet.name, ", ".join(cells[key]))
            faults.append(problem("REGISTER_KEY_TWICE", place, key=key, table=table.vi))
    return rows


def _row(sheet: Sheet, table: Table, index: int, columns: Mapping[int, Column], faults: list[Problem]) -> Row:
    row: dict[str, str] = {}
    for number, column in columns.items():
        text = sheet.rows[index][number]
        place = Place(sheet.file, sheet.name, cell_name(index, number))
        if (index, number) in sheet.faults:
            faults.append(problem("REGISTER_CELL_FAULT", place, value=sheet.faults[index, number]))
            continue
        row[column.name] = ""
        if not clean(text):
            if column.name in table.key and column.required:
                faults.append(problem("REGISTER_KEY_EMPTY", place, column=column.vi, table=table.vi))
            continue
        if column.name in table.key and "|" in text:
            faults.append(problem("REGISTER_KEY_BAR", place, value=clean(text), column=column.vi))
            continue
        try:
            row[column.name] = column.read(as_written(text))
        except UnreadableCellError as error:
            known = error if isinstance(error, NoChoiceError) else None
            faults.append(cell_problem(place, clean(text), column.vi, error.code, known))
    return row
