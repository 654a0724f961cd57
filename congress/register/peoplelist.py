"""A list of people as secretariats keep it (danh sách trích ngang) into rows of the register: title block, header of
several rows, sections, totals and signatures are read as `congress slate` reads them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from congress.planning.cells import Row as ListRow
from congress.planning.cells import mark_conventions, place_of, read_row, text_at
from congress.planning.dates import PartialDate
from congress.planning.guard import cell_name
from congress.planning.header import Table as ListTable
from congress.planning.header import find_table
from congress.planning.importing import sheet_notes
from congress.planning.rows import row_kinds
from congress.planning.sheet import Sheet
from congress.planning.slatefiles import as_written
from congress.planning.values import UnreadableCellError
from congress.planning.words import clean, plain
from congress.register.identity import Listed, tell
from congress.register.listcells import KINDS, left_notes, records_of
from congress.register.messages import cell_problem, problem
from congress.register.register import Row, Rows
from congress.register.tables import BY_NAME, column_named
from congress.register.values import is_id
from tally.problems import Place, Problem

_PEOPLE = BY_NAME["people"]
_KEPT_AS_TEXT = {"-schooling": "schooling", "-language": "language", "-computing": "computing"}
_BIRTH = ("born", "born.male", "born.female", "born.year")


@dataclass(frozen=True)
class Known:
    """What a list is read against. `units`: see `unit_names`; `people`: those of the register; `given`: every id that
    ever was a person's."""

    units: Mapping[str, str] = field(default_factory=dict)
    people: Rows = field(default_factory=dict)
    given: frozenset[str] = frozenset()


def unit_names(rows: Iterable[Row]) -> dict[str, str]:
    """Name, letters' case aside → id; a name that two units bear tells neither."""
    pairs = [(clean(row.get("name", "")).casefold(), row["id"]) for row in rows]
    counts = Counter(name for name, _id in pairs)
    return {name: id_ for name, id_ in pairs if name and counts[name] == 1}


def people_list(sheet: Sheet) -> ListTable | None:
    """The list on the sheet, where it holds one with names, and birth dates or ids."""
    table = find_table(sheet)
    table = _one_id(table) if table else None
    return table if table and "name" in table.columns and {"id", *_BIRTH} & table.columns.keys() else None


def _one_id(table: ListTable) -> ListTable | None:
    """Of several columns that may hold the id, the one called as the register calls it; None where that is not one."""
    claims = dict(table.contested).get("id", ())
    column = _PEOPLE.column("id")
    names = {plain(name) for name in (column.name, column.vi, column.en, *column.other_names)}
    said = [c for c in claims if plain(table.headings[c].split(" / ")[-1]) in names]
    if not claims:
        return table
    if len(said) != 1:
        return None
    others = tuple(one for one in table.contested if one[0] != "id")
    left = (*table.unknown, *(c for c in claims if c not in said))
    return replace(table, columns={**table.columns, "id": (said[0],)}, contested=others, unknown=left)


def needs_list_reader(table: ListTable) -> bool:
    """Whether it leaves ids out, names units instead of giving their ids, or is more than one row of headings with
    nothing above it and nothing but people under it."""
    first = next(index for index, row in enumerate(table.sheet.rows) if any(clean(cell) for cell in row))
    if "id" not in table.columns or table.header[0] < table.header[1] or first < table.header[0]:
        return True
    kinds = row_kinds(table)
    ids = [clean(table.sheet.rows[index][table.columns["id"][0]]) for index, kind in kinds if kind == "person"]
    if not all(ids) or any(kind not in ("person", "empty") for _row, kind in kinds):
        return True
    column = table.columns["unit"][0] if "unit" in table.columns else None
    units = [] if column is None else [clean(table.sheet.rows[index][column]) for index, _kind in kinds]
    return not all(is_id(unit) for unit in units if unit)


def read_people(
    table: ListTable, known: Known, faults: list[Problem], notes: list[Problem]
) -> dict[str, list[dict[str, str]]]:
    """Rows of `people`, of `evaluations` where a heading names the year, and of what `listcells.KINDS` names."""
    kinds = row_kinds(table)
    indices = [index for index, kind in kinds if kind == "person"]
    conventions = mark_conventions(table, indices)
    extra = _own_columns(table)
    undated = 0
    left: dict[str, list[str]] = {}
    people: list[Listed] = []
    told: list[dict[str, list[dict[str, str]]]] = []
    for index in indices:
        read = read_row(table, index, conventions)
        faults += [_fault(table, fault.cell, fault.value, fault.field, fault.code) for fault in read.faults]
        person = _person(read, extra, known.units, faults)
        people.append(Listed(person, Place(table.sheet.file, table.sheet.name, str(index + 1))))
        undated += any(year is None for year, _level in read.values.get("evaluations", ()))
        told.append({"evaluations": [
            {"year": str(year), "level": level.name} for year, level in read.values.get("evaluations", ()) if year
        ]})  # fmt: skip
        for kind in KINDS:
            rows = records_of(read, kind)
            if rows is None:
                left.setdefault(kind.key, []).append(place_of(read, kind.key))
            told[-1].setdefault(kind.table, []).extend(rows or ())
    found = _with_ids(people, told, known, faults, notes)
    notes += [
        note for note in sheet_notes(table, kinds, len(indices), conventions)
        if note.code != "COLUMN_UNKNOWN" or note.values.get("heading") not in {table.headings.get(c) for c in extra}
    ]  # fmt: skip
    notes += [
        problem("REGISTER_COLUMN_LEFT", Place(table.sheet.file, table.sheet.name), heading=table.headings[columns[0]])
        for key, columns in table.columns.items() if key.split(".")[0] == "evaluations" and undated
    ]  # fmt: skip
    notes += left_notes(table, left)
    return {name: rows for name, rows in found.items() if rows}


def _with_ids(
    people: list[Listed],
    told: list[dict[str, list[dict[str, str]]]],
    known: Known,
    faults: list[Problem],
    notes: list[Problem],
) -> dict[str, list[dict[str, str]]]:
    """The rows by table, each with the id of its person. `told`: what the row of each of `people` says beside."""
    ids = tell([one for one in people if one.row.get("name")], known.people, known.given)
    faults += ids.faults
    if ids.found or ids.made:
        place = Place(people[0].place.file, people[0].place.sheet)
        notes.append(problem("REGISTER_IDS_TOLD", place, found=ids.found, made=ids.made))
    found: dict[str, list[dict[str, str]]] = {"people": []}
    given = iter(ids.ids)
    for one, tables in zip(people, told, strict=True):
        id_ = next(given) if one.row.get("name") else one.row["id"]
        found["people"].append({**one.row, "id": id_})
        for name, rows in tables.items():
            distinct = {BY_NAME[name].key_of(row): {"person": id_, **row} for row in rows}
            found.setdefault(name, []).extend(distinct.values())
    return found


def _own_columns(table: ListTable) -> dict[int, str]:
    """Columns that only the register knows, by their lowest heading."""
    named = {c: column_named(_PEOPLE, table.headings[c].split(" / ")[-1]) for c in table.unknown if c in table.headings}
    return {c: column.name for c, column in named.items() if column}


def _person(
    read: ListRow, extra: Mapping[int, str], known_units: Mapping[str, str], faults: list[Problem]
) -> dict[str, str]:
    table, index = read.table, read.index
    held = {key.split(".")[0] for key in table.columns}
    if {"born.female", "born.male"} & table.columns.keys():
        held.add("sex")
    person = {name: _text(read.values.get(name)) for name in _PEOPLE.names if name in held}
    person |= {name: clean(text_at(read, key)) for key, name in _KEPT_AS_TEXT.items() if key in table.columns}
    texts = {"id": (clean(text_at(read, "id")), place_of(read, "id"))}
    if "unit" in table.columns:
        texts["unit"] = (clean(text_at(read, "unit")), place_of(read, "unit"))
    for column, name in extra.items():
        texts[name] = (clean(table.sheet.rows[index][column]), cell_name(index, column))
    person |= {name: text for name, (text, _cell) in texts.items()}
    if not person.get("name") and not any(fault.field == "name" for fault in read.faults):
        place = Place(table.sheet.file, table.sheet.name, place_of(read, "name"))
        faults.append(problem("REGISTER_KEY_EMPTY", place, column=_PEOPLE.column("name").vi, table=_PEOPLE.vi))
    for name, (text, cell) in texts.items():
        if text:
            try:
                named = known_units.get(text.casefold()) if name == "unit" else None
                person[name] = named or _PEOPLE.column(name).read(text)
            except UnreadableCellError as error:
                code = "" if name == "unit" else error.code
                faults.append(_fault(table, cell, text, name, code))
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
    return cell_problem(place, value, known, code)
