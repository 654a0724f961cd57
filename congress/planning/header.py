"""Finds the header of a planning list: below a title block, over one to four rows, merged cells, sub-columns."""

import re
from dataclasses import dataclass, replace

from congress.planning.columns import field_of, is_group
from congress.planning.guard import Cell
from congress.planning.sheet import Sheet
from congress.planning.values import UnreadableCellError, is_mark, read_level
from congress.planning.words import clean

_ROWS_SEARCHED = 60
_DEEPEST_HEADER = 4
_NUMBERING = re.compile(r"[(\[]?(\d{1,2}|[A-Za-z])[)\].]?")
_JOINED = {"name": " ", "home": ", ", "post": ", ", "unit": ", ", "note": "; ", "education": ", "}
"""Fields that may stand in several columns, and what goes between their parts."""


@dataclass(frozen=True)
class Table:
    """A sheet of which the header is known. Rows and columns count from 0."""

    sheet: Sheet
    header: tuple[int, int]
    data_row: int
    columns: dict[str, tuple[int, ...]]
    """Key of `columns.HEADINGS` → where it stands; several columns where parts are to be joined."""
    headings: dict[int, str]
    unknown: tuple[int, ...] = ()
    """Columns that hold something under no heading, or under one that is not known."""
    contested: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Fields that several columns claim; none of them is used."""

    @property
    def known(self) -> int:
        return sum(not key.startswith("-") for key in self.columns)


def find_table(sheet: Sheet) -> Table | None:
    """The table on `sheet`, or None where no row names a person's name and one thing more."""
    for row in range(min(len(sheet.rows), _ROWS_SEARCHED)):
        column = _name_column(sheet, row)
        if column is not None:
            return _table(sheet, _extent(sheet, row, column))
    return None


def table_at(sheet: Sheet, first: int, last: int) -> Table:
    """The table whose header is said to be rows `first` to `last`."""
    return _table(sheet, (first, last))


def is_numbering(row: tuple[str, ...]) -> bool:
    """Whether this is the row (1) (2) (3) … under a header."""
    texts = [clean(cell) for cell in row if clean(cell)]
    return len(texts) >= 3 and all(_NUMBERING.fullmatch(text) for text in texts)


def _name_column(sheet: Sheet, row: int) -> int | None:
    keys = [field_of([cell]) for cell in sheet.rows[row]]
    named = next((column for column, key in enumerate(keys) if key in ("name", "name.family")), None)
    recognised = sum(key is not None or is_group(cell) for key, cell in zip(keys, sheet.rows[row], strict=True))
    return named if recognised >= 2 or sheet.width == 1 else None


def _extent(sheet: Sheet, row: int, name: int) -> tuple[int, int]:
    first = last = row
    for top, bottom in sheet.merges:
        if top == (row, name):
            last = max(last, min(bottom[0], row + _DEEPEST_HEADER - 1))
    while first > 0 and row - first < 2 and _is_group_row(sheet.rows[first - 1]):
        first -= 1
    while (
        last + 1 < len(sheet.rows) and last - first < _DEEPEST_HEADER - 1 and _is_sub_header(sheet, first, last, name)
    ):
        last += 1
    return first, last


def _is_group_row(row: tuple[str, ...]) -> bool:
    texts = [clean(cell) for cell in row if clean(cell)]
    return bool(texts) and all(is_group(text) for text in texts)


def _is_sub_header(sheet: Sheet, first: int, last: int, name: int) -> bool:
    """Whether the row after `last` goes on with the header: nothing in the name column, and words under groups only."""
    below = sheet.rows[last + 1]
    if clean(below[name]) or is_numbering(below):
        return False
    grid = _grid(sheet, first, last + 1)
    paths = [_path(grid, column) for column, cell in enumerate(below) if clean(cell)]
    return all(_belongs(path) for path in paths) and any(field_of(path) for path in paths)


def _belongs(path: list[str]) -> bool:
    """Whether the lowest of these words is a heading below a group: words, not a value of the first person."""
    if len(path) < 2 or _is_value(path[-1], year_is_heading=(field_of(path) or "").startswith("evaluations.")):
        return False
    return any(is_group(part) for part in path[:-1]) or (field_of(path) is not None and field_of(path[:-1]) is None)


def _is_value(text: str, *, year_is_heading: bool) -> bool:
    if is_mark(text) or (text[0].isdigit() and not year_is_heading):
        return True
    try:
        return read_level(text) is not None
    except UnreadableCellError:
        return False


def _table(sheet: Sheet, extent: tuple[int, int]) -> Table:
    first, last = extent
    grid = _grid(sheet, first, last)
    data_row = last + 1
    while data_row < len(sheet.rows) and is_numbering(sheet.rows[data_row]):
        data_row += 1
    paths = {column: _path(grid, column) for column in range(sheet.width)}
    claims: dict[str, list[int]] = {}
    for column, path in paths.items():
        if key := field_of(path):
            claims.setdefault(key, []).append(column)
    table = Table(
        sheet=sheet,
        header=extent,
        data_row=data_row,
        columns={},
        headings={column: " / ".join(path) for column, path in paths.items() if path},
    )
    return settle(table, claims)


def settle(table: Table, claims: dict[str, list[int]]) -> Table:
    """Gives every field its columns: one, or those of one merged heading; a claim of two headings is contested."""
    columns: dict[str, tuple[int, ...]] = {}
    contested: list[tuple[str, tuple[int, ...]]] = []
    for key, found in claims.items():
        if len(found) == 1 or key.startswith("-") or (key in _JOINED and _one_heading(table, found)):
            columns[key] = tuple(found)
        else:
            contested.append((key, tuple(found)))
    if "name.given" in columns and "name.family" in columns:
        columns["name"] = (*columns.pop("name.family"), *columns.pop("name.given"))
    used = {column for found in columns.values() for column in found} | {c for _, found in contested for c in found}
    rows = table.sheet.rows[table.data_row :]
    unknown = tuple(
        column
        for column in range(table.sheet.width)
        if column not in used and (column in table.headings or any(clean(row[column]) for row in rows))
    )
    return replace(table, columns=columns, contested=tuple(contested), unknown=unknown)


def join(key: str, parts: list[str]) -> str:
    return _JOINED.get(key, " ").join(part for part in parts if part)


def _one_heading(table: Table, columns: list[int]) -> bool:
    first, last = table.header
    return any(
        top[0] >= first and bottom[0] <= last and top[1] <= columns[0] and columns[-1] <= bottom[1]
        for top, bottom in table.sheet.merges
    )


def _grid(sheet: Sheet, first: int, last: int) -> list[list[str]]:
    """The header rows with merged cells filled, and group headings carried to the right over their sub-columns."""
    grid = [list(row) for row in sheet.rows[first : last + 1]]
    merged: set[Cell] = set()
    for top, bottom in sheet.merges:
        if first <= top[0] <= last and top[1] < sheet.width:
            for row in range(top[0], min(bottom[0], last) + 1):
                for column in range(top[1], min(bottom[1], sheet.width - 1) + 1):
                    grid[row - first][column] = sheet.rows[top[0]][top[1]]
                    merged.add((row - first, column))
    for row in range(len(grid) - 1):
        for column in range(1, sheet.width):
            if not clean(grid[row][column]) and (row, column - 1) not in merged and _split_below(grid, row, column):
                grid[row][column] = grid[row][column - 1]
    return grid


def _split_below(grid: list[list[str]], row: int, column: int) -> bool:
    below = [clean(line[column]) for line in grid[row + 1 :]]
    left = [clean(line[column - 1]) for line in grid[row + 1 :]]
    return any(below) and any(left) and is_group(grid[row][column - 1])


def _path(grid: list[list[str]], column: int) -> list[str]:
    path: list[str] = []
    for line in grid:
        text = clean(line[column])
        if text and (not path or path[-1] != text):
            path.append(text)
    return path
