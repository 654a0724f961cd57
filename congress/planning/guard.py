"""What must be known of an `.xlsx` before it is read: that it is no bomb, and what the values alone do not tell.

calamine gives values. This module reads the geometry: where the first column is, merged cells, hidden rows, error
values, formulas without a stored value, and date cells shown without their day.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal
from xml.parsers import expat

from congress.planning.messages import problem
from tally.problems import Place, UnreadableError

MAX_FILE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_ROWS, MAX_COLUMNS, MAX_TEXT = 20_000, 300, 40_000_000
LIMITS = {"rows_vi": f"{MAX_ROWS:,}".replace(",", "."), "rows_en": f"{MAX_ROWS:,}", "columns": MAX_COLUMNS}
"""The limits as messages write them."""

Cell = tuple[int, int]
"""Row and column, from 0."""

Attributes = dict[str, str]
Shown = Literal["month", "year"]


@dataclass
class Geometry:
    """What a sheet is like apart from its values. Rows and columns from 0."""

    first_column: int = MAX_COLUMNS
    last_column: int = -1
    last_row: int = -1
    merges: list[tuple[Cell, Cell]] = field(default_factory=list)
    faults: dict[Cell, str] = field(default_factory=dict)
    shown: dict[Cell, Shown] = field(default_factory=dict)
    """Date cells whose format shows less than the day."""
    hidden_rows: set[int] = field(default_factory=set)
    from_1904: bool = False
    """Whether the workbook counts days from 1904: then a bare day number cannot be read as Excel usually means it."""


_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError,
    LookupError, ValueError, EOFError, OSError, RuntimeError,
)  # fmt: skip
"""What reading a damaged archive or its XML raises. NotImplementedError (an unknown packing) is a RuntimeError."""


class _TooLargeError(Exception):
    pass


def inspect(path: Path) -> dict[str, Geometry]:
    """The geometry of every sheet, by name. Raises UnreadableError for a broken, locked or outsized workbook."""
    place = Place(file=path.name)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _TooLargeError
        with zipfile.ZipFile(path) as archive:
            return _inspect(archive)
    except _TooLargeError as error:
        raise UnreadableError(problem("SHEET_TOO_LARGE", place, **LIMITS)) from error
    except _DAMAGE as error:
        raise UnreadableError(problem("SHEET_BROKEN", place, why=str(error)[:200] or type(error).__name__)) from error


def _inspect(archive: zipfile.ZipFile) -> dict[str, Geometry]:
    if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED_BYTES:
        raise _TooLargeError
    names = set(archive.namelist())
    lengths = _string_lengths(archive) if "xl/sharedStrings.xml" in names else []
    styles = _styles_without_day(archive) if "xl/styles.xml" in names else {}
    budget = [MAX_TEXT]
    parts, from_1904 = _sheet_parts(archive)
    found = {name: _geometry(archive, part, lengths, styles, budget) for name, part in parts.items() if part in names}
    for geometry in found.values():
        geometry.from_1904 = from_1904
    return found


def _sheet_parts(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """The part of each sheet, by the sheet's name, and whether days count from 1904."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}
    epochs: list[bool] = []

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            target = attributes["Target"]
            targets[attributes["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(tag: str, attributes: Attributes) -> None:
        if tag == "workbookPr":
            epochs.append(attributes.get("date1904") in ("1", "true"))
        if tag == "sheet":
            keys = [value for name, value in attributes.items() if name.rpartition(" ")[2] == "id"]
            sheets[attributes["name"]] = targets[keys[0]]

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", sheet)
    return sheets, any(epochs)


def _string_lengths(archive: zipfile.ZipFile) -> list[int]:
    lengths: list[int] = []

    def start(tag: str, _: Attributes) -> None:
        if tag == "si":
            lengths.append(0)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    _parse(archive, "xl/sharedStrings.xml", start, text=text)
    return lengths


def _styles_without_day(archive: zipfile.ZipFile) -> dict[int, Shown]:
    formats = {17: "mmm-yy"}
    styles: list[int] = []
    inside: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            formats[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif tag == "xf" and "cellXfs" in inside:
            styles.append(int(attributes.get("numFmtId", "0")))
        inside.append(tag)

    _parse(archive, "xl/styles.xml", start, end=lambda _: inside.pop())
    shown = {index: _shown(formats.get(code, "")) for index, code in enumerate(styles)}
    return {index: what for index, what in shown.items() if what}


def _shown(code: str) -> Shown | None:
    letters = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code).lower()
    if "y" not in letters or "d" in letters:
        return None
    return "month" if "m" in letters else "year"


def _geometry(
    archive: zipfile.ZipFile, part: str, lengths: list[int], styles: dict[int, Shown], budget: list[int]
) -> Geometry:
    found = Geometry()
    at = [-1, -1]
    cell: Attributes = {}
    texts: dict[str, list[str]] = {"v": [], "t": [], "f": []}
    into: list[list[str]] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "row":
            at[:] = [int(attributes["r"]) - 1 if "r" in attributes else at[0] + 1, -1]
            if attributes.get("hidden") in ("1", "true"):
                found.hidden_rows.add(at[0])
        elif tag == "c":
            at[:] = address(attributes["r"]) if "r" in attributes else (at[0], at[1] + 1)
            cell.clear()
            cell.update(attributes)
            for parts in texts.values():
                parts.clear()
        elif tag in texts:
            into.append(texts[tag])
        elif tag == "mergeCell" and ":" in attributes.get("ref", ""):
            first, _, last = attributes["ref"].partition(":")
            found.merges.append((address(first), address(last)))

    def end(tag: str) -> None:
        if tag in texts and into:
            into.pop()
        elif tag == "c":
            _take(found, (at[0], at[1]), cell, {key: "".join(parts) for key, parts in texts.items()})

    def text(data: str) -> None:
        if into:
            into[-1].append(data)

    def _take(found: Geometry, where: Cell, kind: Attributes, parts: dict[str, str]) -> None:
        value = parts["v"] or parts["t"]
        if not value:
            if parts["f"]:
                found.faults[where] = "=" + parts["f"]
            return
        if where[0] >= MAX_ROWS or where[1] >= MAX_COLUMNS:
            raise _TooLargeError
        budget[0] -= lengths[int(value)] if kind.get("t") == "s" and int(value) < len(lengths) else len(value)
        if budget[0] < 0:
            raise _TooLargeError
        found.first_column = min(found.first_column, where[1])
        found.last_column = max(found.last_column, where[1])
        found.last_row = max(found.last_row, where[0])
        if kind.get("t") == "e":
            found.faults[where] = value
        elif int(kind.get("s", "0")) in styles and kind.get("t", "n") in ("n", "d"):
            found.shown[where] = styles[int(kind["s"])]

    _parse(archive, part, start, end=end, text=text)
    return found


def _parse(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    *,
    end: Callable[[str], object] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(" ")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_doctype
    with archive.open(part) as stream:
        _feed(parser, stream)


def _feed(parser: "expat.XMLParserType", stream: IO[bytes]) -> None:
    while block := stream.read(1 << 16):
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _no_doctype(*_: object) -> None:
    raise ValueError("a document type declaration is not allowed")


def address(reference: str) -> Cell:
    """`C7` → row 6, column 2. Raises ValueError where it is no cell reference."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", reference)
    if not found:
        raise ValueError(f"no cell reference: {reference[:20]}")
    return int(found[2]) - 1, column_index(found[1])


def column_index(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def column_letters(index: int) -> str:
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters


def cell_name(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"
