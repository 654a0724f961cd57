"""A sheet of cells, as text, from an `.xlsx` or a delimited text file. Nothing is interpreted here."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from congress.planning.guard import LIMITS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, Cell, Geometry, Shown, inspect
from congress.planning.messages import problem
from tally.problems import Place, UnreadableError

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_SEPARATORS = (";", ",", "\t")


@dataclass(frozen=True)
class Sheet:
    """Cells by row and column from 0, all rows equally long; an empty cell is an empty text."""

    file: str
    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[tuple[Cell, Cell], ...] = ()
    faults: dict[Cell, str] = field(default_factory=dict)
    shown: dict[Cell, Shown] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
    from_1904: bool = False

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def empty(self) -> bool:
        return not any(cell.strip() for row in self.rows for cell in row)


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet of a workbook; a text file once for each separator it may have (the header decides which is meant).

    Raises UnreadableError for a file that is missing, broken, encrypted, of another kind, or out of all proportion.
    """
    place = Place(file=path.name)
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError as error:
        raise UnreadableError(problem("FILE_UNREADABLE", place, why=error.strerror or str(error))) from error
    if head.startswith(_OLD_EXCEL):
        raise UnreadableError(problem("SHEET_OLD_OR_LOCKED", place))
    if head.startswith(_ZIP):
        return _workbook(path)
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods"):
        raise UnreadableError(problem("SHEET_BROKEN", place, why=f"{head!r}"))
    return _delimited(path)


def _workbook(path: Path) -> list[Sheet]:
    import fastexcel

    geometries = inspect(path)
    try:
        reader = fastexcel.read_excel(path)
        return [_sheet(path, reader, name, geometries.get(name, Geometry())) for name in reader.sheet_names]
    except fastexcel.FastExcelError as error:
        raise UnreadableError(problem("SHEET_BROKEN", Place(file=path.name), why=str(error)[:200])) from error


def _sheet(path: Path, reader: "object", name: str, geometry: Geometry) -> Sheet:
    loaded = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")  # type: ignore[attr-defined]
    values: list[tuple[str | None, ...]] = loaded.to_polars().rows() if loaded.height and loaded.width else []
    if values and loaded.width != geometry.last_column - geometry.first_column + 1:
        raise UnreadableError(problem("SHEET_BROKEN", Place(path.name, name), why="cell references"))
    before = ("",) * (geometry.first_column if values else 0)
    rows = [[*before, *("" if value is None else value for value in row)] for row in values]
    _put_faults(rows, geometry.faults)
    return Sheet(
        file=path.name,
        name=name,
        rows=_rectangle(rows),
        merges=tuple(geometry.merges),
        faults=geometry.faults,
        shown=geometry.shown,
        hidden_rows=frozenset(geometry.hidden_rows),
        hidden=str(loaded.visible) != "visible",
        from_1904=geometry.from_1904,
    )


def _put_faults(rows: list[list[str]], faults: dict[Cell, str]) -> None:
    """Error values and formulas without a value would read as empty cells; they stand as their text instead."""
    for (row, column), text in faults.items():
        if row < MAX_ROWS and column < MAX_COLUMNS:
            rows.extend([] for _ in range(row + 1 - len(rows)))
            rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
            rows[row][column] = text


def _rectangle(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *("",) * (width - len(row))) for row in rows)


def _delimited(path: Path) -> list[Sheet]:
    place = Place(file=path.name)
    if path.stat().st_size > MAX_FILE_BYTES:
        raise UnreadableError(problem("SHEET_TOO_LARGE", place, **LIMITS))
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(problem("CSV_NOT_UTF8", place, position=error.start)) from error
    if "\0" in text:
        raise UnreadableError(problem("CSV_NOT_UTF8", place, position=text.index("\0")))
    separators = [separator for separator in _SEPARATORS if separator in text] or [","]
    sheets, faults = [], []
    for separator in separators:
        try:
            sheets.append(Sheet(file=path.name, name="", rows=_rectangle(list(_rows(place, text, separator)))))
        except csv.Error as error:
            faults.append(str(error))
    if not sheets:
        raise UnreadableError(problem("CSV_BROKEN", place, why=faults[0]))
    return sheets


def _rows(place: Place, text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for count, row in enumerate(reader):
        if count >= MAX_ROWS or len(row) > MAX_COLUMNS:
            raise UnreadableError(problem("SHEET_TOO_LARGE", place, **LIMITS))
        yield row
