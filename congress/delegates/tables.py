"""A plain table out of a workbook or CSV file: columns known by their headings, rows as text with their cells.

For lists of units. Lists of people have many more shapes: congress.planning reads those.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from congress.delegates.messages import problem
from congress.planning.guard import cell_name
from congress.planning.sheet import Sheet, read_sheets
from congress.planning.words import clean, plain
from tally.problems import InvalidError, Place

_ROWS_SEARCHED = 40
_TOTAL = re.compile(r"(tong|cong|total)\b.*")
_NUMBERS = re.compile(r"\(?\d{1,2}\)?")

Headings = Mapping[str, str]
"""Column → pattern of its heading, in plain words (congress.planning.words.plain)."""


@dataclass(frozen=True)
class TableRow:
    """`cells`: column → (text, cell name), the empty ones left out."""

    file: str
    sheet: str
    cells: Mapping[str, tuple[str, str]]

    def text(self, column: str) -> str:
        return self.cells.get(column, ("", ""))[0]

    def place(self, column: str = "") -> Place:
        at = self.cells.get(column, ("", ""))[1] or next((cell for _text, cell in self.cells.values()), "")
        return Place(self.file, self.sheet, at)


@dataclass(frozen=True)
class TableRead:
    """`total`: the row at the end that sums the others up, where there is one."""

    rows: tuple[TableRow, ...]
    total: TableRow | None = None


def read_table(path: Path, headings: Headings, required: tuple[str, ...]) -> TableRead:
    """The rows of the first sheet that has all `required` columns.

    Raises UnreadableError for a file that cannot be read, InvalidError `TABLE_NO_HEADER` where no sheet has the
    columns, `TABLE_COLUMN_TWICE` where two columns claim the same.
    """
    sheets = read_sheets(path)
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
            claims = _claims(row, headings)
            if all(column in claims for column in required):
                return _rows(sheet, index, claims)
    raise InvalidError(problem("TABLE_NO_HEADER", Place(file=path.name), columns=", ".join(required)))


def _claims(row: tuple[str, ...], headings: Headings) -> dict[str, list[int]]:
    claims: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        words = plain(cell)
        for column, pattern in headings.items():
            if words and re.fullmatch(pattern, words):
                claims.setdefault(column, []).append(place)
                break
    return claims


def _rows(sheet: Sheet, header: int, claims: Mapping[str, list[int]]) -> TableRead:
    twice = [
        problem("TABLE_COLUMN_TWICE", Place(sheet.file, sheet.name, cell_name(header, places[1])), column=column)
        for column, places in claims.items()
        if len(places) > 1
    ]
    if twice:
        raise InvalidError(twice)
    rows, total = [], None
    for index in range(header + 1, len(sheet.rows)):
        row = sheet.rows[index]
        held = [plain(cell) for cell in row if clean(cell)]
        if not held or (len(held) > 2 and all(_NUMBERS.fullmatch(text) for text in held)):
            continue
        cells = {
            column: (clean(row[places[0]]), cell_name(index, places[0]))
            for column, places in claims.items()
            if clean(row[places[0]])
        }
        found = TableRow(sheet.file, sheet.name, cells)
        if any(_TOTAL.fullmatch(text) for text in held[:2]):
            total = found
        elif cells:
            rows.append(found)
    return TableRead(tuple(rows), total)


_WHOLE = re.compile(r"(\d+)(?:\.0+)?|(\d{1,3}(?:[.,  ]\d{3})+)")


def whole_number(text: str) -> int | None:
    """1587, 1.587, 1,587 and 1587.0 (as workbooks store it); None for anything else."""
    found = _WHOLE.fullmatch(clean(text))
    if not found:
        return None
    digits = found[1] or re.sub(r"\D", "", found[2])
    return int(digits) if len(digits) <= 9 else None
