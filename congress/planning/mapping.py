"""The mapping of columns to fields: read from a file, and printed in the same form, to be saved and corrected."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from congress.planning.columns import HEADINGS
from congress.planning.guard import column_index, column_letters
from congress.planning.header import Table, find_table, settle, table_at
from congress.planning.hints import hint
from congress.planning.messages import problem
from congress.planning.people import FIELDS
from congress.planning.sheet import Sheet
from congress.planning.words import clean, same
from congress.tomlfile import read_toml
from tally.problems import InvalidError, Place, Problem

KEYS = ("sheet", "header_rows", "section", "columns")
_PARTS = {key for key, _ in HEADINGS if not key.startswith("-")}
_LETTERS = re.compile(r"[A-Za-z]{1,3}(?:\s*\+\s*[A-Za-z]{1,3})*")


def read_map(path: Path) -> dict[str, Any]:
    """The mapping file, its keys checked. Raises UnreadableError, or InvalidError with every fault."""
    found = read_toml(path)
    place = Place(file=path.name)
    faults = [_unknown(place, key, KEYS) for key in found if key not in KEYS]
    columns = found.get("columns", {})
    if not isinstance(columns, dict):
        faults.append(problem("MAP_VALUE", place, key="columns", value=columns))
        columns = {}
    for key, value in columns.items():
        if not is_key(key):
            faults.append(_unknown(place, key, (*FIELDS, *sorted(_PARTS), "evaluations.2024")))
        elif not isinstance(value, str):
            faults.append(problem("MAP_VALUE", place, key=key, value=value))
    rows = found.get("header_rows", [1])
    if not (isinstance(rows, list) and rows and all(type(row) is int and row > 0 for row in rows)):
        faults.append(problem("MAP_VALUE", place, key="header_rows", value=rows))
    if found.get("section", "") not in ("", "unit", "sector"):
        faults.append(problem("MAP_VALUE", place, key="section", value=found["section"]))
    if faults:
        raise InvalidError(faults)
    return found


def is_key(key: str) -> bool:
    return key in FIELDS or key in _PARTS or bool(re.fullmatch(r"evaluations(\.20\d\d)+", key))


def _unknown(place: Place, key: str, known: tuple[str, ...]) -> Problem:
    return problem("MAP_KEY", place, key=key, **hint(key, known))


def mapped_table(sheet: Sheet, mapping: dict[str, Any]) -> Table | None:
    """The table on `sheet` as the mapping says; what it does not say is found as without one.

    Raises InvalidError for a heading that is not there.
    """
    rows = mapping.get("header_rows")
    table = (
        table_at(sheet, min(rows) - 1, max(rows) - 1) if rows and max(rows) <= len(sheet.rows) else find_table(sheet)
    )
    if table is None:
        return None
    asked: dict[str, str] = mapping.get("columns", {})
    faults = []
    claims = {key: list(columns) for key, columns in (*table.columns.items(), *table.contested)}
    chosen: dict[str, tuple[int, ...]] = {}
    for key, value in asked.items():
        columns = _columns(table, value)
        if columns is None:
            faults.append(problem("MAP_HEADING", Place(sheet.file, sheet.name), key=key, value=value))
        else:
            chosen[key] = columns
    if faults:
        raise InvalidError(faults)
    taken = {column for columns in chosen.values() for column in columns}
    free = {key: [c for c in columns if c not in taken] for key, columns in claims.items() if key not in chosen}
    settled = settle(table, {key: columns for key, columns in free.items() if columns})
    return replace(
        settled,
        columns={**settled.columns, **{key: columns for key, columns in chosen.items() if columns}},
        unknown=tuple(column for column in settled.unknown if column not in taken),
    )


def _columns(table: Table, value: str) -> tuple[int, ...] | None:
    """Columns from letters (`C`, `B + C`), from the words of a heading, or none for an empty text."""
    if not clean(value):
        return ()
    for column, heading in table.headings.items():
        if same(heading, value):
            return (column,)
    if not _LETTERS.fullmatch(clean(value)):
        return None
    columns = tuple(column_index(letters.strip()) for letters in value.split("+"))
    return columns if all(column < table.sheet.width for column in columns) else None


def mapping_text(table: Table, notes: dict[str, str]) -> str:
    """The mapping in use as a file that `--map` reads. `notes` holds the words of its comments, by key."""
    first, last = table.header
    lines = [f"sheet = {_quoted(table.sheet.name)}"] if table.sheet.name else []
    lines += [f"header_rows = {[row + 1 for row in range(first, last + 1)]}", "", "[columns]"]
    for key, columns in table.columns.items():
        if not key.startswith("-"):
            lines.append(_line(table, key, columns))
    for title, rest in (
        ("known", [c for key, found in table.columns.items() if key.startswith("-") for c in found]),
        ("unknown", list(table.unknown)),
    ):
        if rest:
            lines += ["", f"# {notes[title]}"]
            lines += [f"# {column_letters(column)}: {table.headings.get(column, '')}" for column in rest]
    for key, several in table.contested:
        lines += ["", f"# {notes['contested']}", f"# {_line(table, key, several)}"]
    return "\n".join(lines) + "\n"


def _line(table: Table, key: str, columns: tuple[int, ...]) -> str:
    letters = "+".join(column_letters(column) for column in columns)
    name = f'"{key}"' if "." in key else key
    return f"{name} = {_quoted(letters)}  # {table.headings.get(columns[0], '')}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
