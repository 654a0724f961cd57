"""Planning data in: a file becomes people, and every problem in it is named at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from congress.planning.cells import BIRTH_PARTS, Fault, Row, mark_conventions, place_of, read_row, text_at
from congress.planning.dates import PartialDate
from congress.planning.guard import cell_name, column_letters
from congress.planning.header import Table
from congress.planning.identity import KeptIds, give_ids
from congress.planning.mapping import mapped_table
from congress.planning.messages import problem
from congress.planning.people import Person, field_words
from congress.planning.rows import RowKind, row_kinds, row_text
from congress.planning.sheet import Sheet, read_sheets
from congress.planning.words import clean, had_odd_spaces, same, was_decomposed
from tally.names import same_name
from tally.problems import InvalidError, Place, Problem

YOUNGEST, OLDEST = 18, 100
"""Completed years outside which a birth date is taken for a slip of the pen: the Party Charter admits from 18."""

_SHOWN_CELLS = 12
_BIRTH_KEYS = ("born", "born.male", "born.female", *BIRTH_PARTS)
_BY_SEX = ("born.male", "born.female", "sex.male", "sex.female")
_ASIDE: tuple[tuple[RowKind, str], ...] = (
    ("section", "ROWS_SECTION"),
    ("total", "ROWS_TOTAL"),
    ("header", "ROWS_HEADER"),
    ("footer", "ROWS_FOOTER"),
    ("empty", "ROWS_EMPTY"),
)


@dataclass(frozen=True)
class Imported:
    """People in the order of the sheet, and what is worth knowing about the file."""

    table: Table
    people: tuple[Person, ...]
    notes: tuple[Problem, ...]


def import_people(
    path: Path,
    *,
    required: Mapping[str, str] | None = None,
    mapping: Mapping[str, Any] | None = None,
    kept: KeptIds | None = None,
    reference: date | None = None,
) -> Imported:
    """Reads the planning list at `path`.

    `required` maps a field to the rule that needs it: a cell of it that holds something unreadable is an error, of any
    other field a note. A name is always required. `kept` holds ids given before, `reference` is the day ages count on.

    Raises UnreadableError for a file that cannot be read at all, InvalidError with every fault found in it.
    """
    table = choose_table(read_sheets(path), dict(mapping or {}))
    needed = {"name": "", **(required or {})}
    faults = _column_faults(table, needed)
    if "name" not in table.columns:
        raise InvalidError(faults)
    kinds = row_kinds(table)
    indices = [index for index, kind in kinds if kind == "person"]
    if not indices:
        faults.append(problem("NO_PEOPLE", _place(table)))
    conventions = mark_conventions(table, indices)
    rows = [read_row(table, index, conventions) for index in indices]
    for row in rows:
        _check_birth(row, reference)
    sections = _sections(table, kinds)
    people = [_person(row, sections[row.index], str((mapping or {}).get("section", ""))) for row in rows]
    people, id_notes, id_faults = give_ids(people, [_given_id(row) for row in rows], kept or {})
    errors, notes = _sorted_faults(rows, people, needed)
    if problems := [*faults, *id_faults, *errors]:
        raise InvalidError(problems)
    notes = [
        *notes,
        *id_notes,
        *_name_notes(people),
        *_text_notes(rows),
        *sheet_notes(table, kinds, len(people), conventions),
    ]
    return Imported(table, tuple(people), tuple(notes))


def choose_table(sheets: list[Sheet], mapping: dict[str, Any]) -> Table:
    """The one table of the file. Raises InvalidError where there is none, or where it is not clear which is meant."""
    file = sheets[0].file if sheets else ""
    if asked := mapping.get("sheet"):
        sheets = [sheet for sheet in sheets if same(sheet.name, asked)]
        if not sheets:
            raise InvalidError(problem("NO_SUCH_SHEET", Place(file), sheet=asked))
    if all(sheet.empty for sheet in sheets):
        raise InvalidError(problem("SHEET_EMPTY", Place(file)))
    tables = [table for sheet in sheets if not sheet.empty and (table := mapped_table(sheet, mapping))]
    tables = [table for table in tables if "name" in dict(table.columns) or dict(table.contested).get("name")]
    if not tables:
        raise InvalidError(problem("NO_HEADER", Place(file, ", ".join(sheet.name for sheet in sheets if sheet.name))))
    if not sheets[0].name:
        return max(tables, key=lambda table: table.known)
    visible = [table for table in tables if not table.sheet.hidden] or tables
    if len(visible) > 1:
        names = ", ".join(f"«{table.sheet.name}»" for table in visible)
        raise InvalidError(problem("SEVERAL_SHEETS", Place(file), sheets=names))
    return visible[0]


def _place(table: Table, at: str = "", subject: str = "") -> Place:
    return Place(table.sheet.file, table.sheet.name, at, subject)


def _column_faults(table: Table, needed: Mapping[str, str]) -> list[Problem]:
    """Fields needed that no column, or more than one, holds."""
    held = {key.split(".")[0] for key in table.columns} | ({"sex"} if "born.female" in table.columns else set())
    contested = {key.split(".")[0]: columns for key, columns in table.contested}
    found = []
    for field, rule in needed.items():
        if field in contested:
            letters = ", ".join(column_letters(column) for column in contested[field])
            found.append(problem("COLUMN_CONTESTED", _place(table), columns=letters, **field_words(field)))
        elif field not in held:
            headings = ", ".join(f"{column_letters(c)} «{table.headings.get(c, '')}»" for c in table.unknown) or "–"
            found.append(problem("COLUMN_MISSING", _place(table), rule=rule, headings=headings, **field_words(field)))
    name = table.columns.get("name", ())
    if name and "name" not in contested and (beside := name[-1] + 1) in table.unknown and beside not in table.headings:
        found.append(problem("NAME_SPLIT", _place(table), first=column_letters(name[0]), second=column_letters(beside)))
    return found


def _sections(table: Table, kinds: list[tuple[int, RowKind]]) -> dict[int, str]:
    current = ""
    found = {}
    for index, kind in kinds:
        if kind == "section":
            current = " ".join(clean(cell) for cell in table.sheet.rows[index] if clean(cell))
        found[index] = current
    return found


def _check_birth(row: Row, reference: date | None) -> None:
    born: PartialDate | None = row.values.get("born")
    if born is None or reference is None:
        return
    if not YOUNGEST <= reference.year - born.year <= OLDEST or born.earliest > reference:
        del row.values["born"]
        key = next(key for key in ("born", "born.male", "born.female", "born.year") if text_at(row, key).strip())
        row.faults.append(Fault("born", place_of(row, key), clean(text_at(row, key)), "BORN_IMPLAUSIBLE"))


def _given_id(row: Row) -> str:
    return clean(text_at(row, "id")).removesuffix(".0")


def _person(row: Row, section: str, section_field: str) -> Person:
    name = row.values.get("name", "")
    values = {"name": "", **row.values}
    if section_field and not values.get(section_field):
        values[section_field] = section
    if "discipline" in row.table.columns and "discipline" not in {fault.field for fault in row.faults}:
        values.setdefault("discipline", "")
    return Person(
        id="",
        section=section,
        place=_place(row.table, place_of(row, "name"), name),
        unreadable=frozenset(fault.field for fault in row.faults),
        **values,
    )


def _sorted_faults(
    rows: list[Row], people: list[Person], needed: Mapping[str, str]
) -> tuple[list[Problem], list[Problem]]:
    errors: list[Problem] = []
    notes: list[Problem] = []
    for row, person in zip(rows, people, strict=True):
        if not person.name and "name" not in person.unreadable:
            errors.append(problem("NAME_MISSING", person.place, row=row_text(row.table, row.index)[:120]))
        for fault in row.faults:
            found = problem(
                fault.code, _place(row.table, fault.cell, person.name), value=fault.value, **field_words(fault.field)
            )
            (errors if fault.field in needed else notes).append(found)
    return errors, notes


def _name_notes(people: list[Person]) -> list[Problem]:
    """People of one name; where the birth date is the same too, it may be one person twice."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_name[same_name(person.name)].append(person)
    notes = []
    for group in by_name.values():
        if len(group) > 1:
            births = [person.born for person in group]
            twice = any(birth is not None and births.count(birth) > 1 for birth in births)
            place = replace(group[0].place, at=", ".join(person.place.at for person in group))
            listed = "; ".join(f"{person.id} ({person.born or '–'})" for person in group)
            notes.append(problem("PERSON_TWICE" if twice else "EQUAL_NAMES", place, people=listed))
    return notes


def _text_notes(rows: list[Row]) -> list[Problem]:
    if not rows:
        return []
    table = rows[0].table
    used = {column for columns in table.columns.values() for column in columns}
    spaces, decomposed = [], []
    for row in rows:
        for column in sorted(used):
            text = table.sheet.rows[row.index][column]
            if had_odd_spaces(text):
                spaces.append(cell_name(row.index, column))
            if was_decomposed(text):
                decomposed.append(cell_name(row.index, column))
    serials = [one for row in rows for one in row.serials]
    shortened = [cell for row in rows for cell in row.shortened]
    partial = [place_of(row, _birth_key(row)) for row in rows if (born := row.values.get("born")) and not born.exact]
    kinds = (
        ("TEXT_SPACES", spaces),
        ("TEXT_DECOMPOSED", decomposed),
        ("DATE_SHOWN_SHORT", shortened),
        ("BORN_PARTIAL", partial),
        ("BORN_EMPTY", [cells for row in rows if (cells := _empty_birth(row))]),
        ("NAME_CAPITALS", [place_of(row, "name") for row in rows if str(row.values.get("name", "")).isupper()]),
    )
    found = [problem(code, _place(table, _listed(cells)), count=len(cells)) for code, cells in kinds if cells]
    if serials:
        place = _place(table, _listed(cell for cell, _ in serials))
        found.append(problem("DATE_SERIAL", place, count=len(serials), dates=_listed(date for _, date in serials)))
    return found


def _empty_birth(row: Row) -> str:
    """The cells that should hold a birth date, where none of them holds anything: `C5|D5` under men and women."""
    keys = [key for key in _BIRTH_KEYS if key in row.table.columns]
    return "" if any(clean(text_at(row, key)) for key in keys) else "|".join(place_of(row, key) for key in keys)


def _birth_key(row: Row) -> str:
    return next((key for key in ("born", "born.male", "born.female") if text_at(row, key).strip()), "born.year")


def sheet_notes(
    table: Table, kinds: list[tuple[int, RowKind]], count: int, conventions: Mapping[str, bool]
) -> list[Problem]:
    notes = []
    for kind, code in _ASIDE:
        indices = [index for index, found in kinds if found == kind]
        if indices:
            texts = "; ".join(f"«{row_text(table, index)[:60]}»" for index in indices if row_text(table, index))
            rows = _listed([str(index + 1) for index in indices])
            notes.append(problem(code, _place(table, rows), count=len(indices), texts=texts))
    notes += _total_notes(table, kinds, count)
    hidden = [str(index + 1) for index, kind in kinds if kind == "person" and index in table.sheet.hidden_rows]
    if hidden:
        notes.append(problem("ROWS_HIDDEN", _place(table, _listed(hidden)), count=len(hidden)))
    for key in conventions:
        if key.startswith("incumbent"):
            notes.append(problem("MARK_COLUMN", _place(table, column_letters(table.columns[key][0]))))
    for key, columns in table.contested:
        letters = ", ".join(column_letters(column) for column in columns)
        notes.append(problem("COLUMN_CONTESTED", _place(table), columns=letters, **field_words(key)))
    for column in table.unknown:
        heading = table.headings.get(column, "")
        notes.append(problem("COLUMN_UNKNOWN", _place(table, column_letters(column)), heading=heading or "–"))
    if table.sheet.name:
        notes.append(problem("SHEET_READ", _place(table), count=count))
    return notes


def _total_notes(table: Table, kinds: list[tuple[int, RowKind]], count: int) -> list[Problem]:
    """Where the list's own last total is one plain number that is not the number of people read."""
    totals = [index for index, kind in kinds if kind == "total"]
    if not totals or any(kind == "person" and index > totals[-1] for index, kind in kinds):
        return []
    said = _total_said(table, totals[-1])
    if said is None or said == count:
        return []
    return [problem("TOTAL_DIFFERS", _place(table, str(totals[-1] + 1)), said=said, count=count)]


def _total_said(table: Table, index: int) -> int | None:
    """The number of people a total row states: one number at its words, or men and women added."""
    cells = {column: text for column, cell in enumerate(table.sheet.rows[index]) if (text := clean(cell))}
    by_sex = [column for key in _BY_SEX for column in table.columns.get(key, ())[:1]]
    first = [text for column, text in list(cells.items())[:2] if column not in by_sex]
    numbers = [int(word) for text in first for word in text.replace(":", " ").split() if word.isdecimal()]
    if len(numbers) == 1:
        return numbers[0]
    parts = [cells.get(column, "").removesuffix(".0") for column in by_sex]
    return sum(map(int, parts)) if not numbers and len(parts) == 2 and all(map(str.isdecimal, parts)) else None


def _listed(cells: Iterable[str]) -> str:
    found = list(cells)
    return ", ".join(found[:_SHOWN_CELLS]) + (f" … (+{len(found) - _SHOWN_CELLS})" if len(found) > _SHOWN_CELLS else "")
