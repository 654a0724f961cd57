"""The values of one row of a table: found under their keys, read, and every cell that cannot be read named."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from congress.planning.dates import PartialDate, is_serial
from congress.planning.guard import Cell, address, cell_name
from congress.planning.header import Table, join
from congress.planning.people import Evaluations, Sex
from congress.planning.values import (
    READERS,
    UnreadableCellError,
    is_mark,
    read_date,
    read_evaluations,
    read_sex,
    read_yes_no,
)
from congress.planning.words import clean

BIRTH_PARTS = ("born.day", "born.month", "born.year")


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be read: which field it is for, what it holds, and why (a code of the table of messages)."""

    field: str
    cell: str
    value: str
    code: str


@dataclass
class Row:
    """One row being read. `values` holds what could be read, by field; `serials` the cells with Excel day numbers, each
    with the number and the date it means."""

    table: Table
    index: int
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    serials: list[tuple[str, str]] = field(default_factory=list)
    shortened: list[str] = field(default_factory=list)


def read_row(table: Table, index: int, conventions: dict[str, bool]) -> Row:
    """Reads all fields of row `index`. `conventions`: see `mark_conventions`."""
    row = Row(table, index)
    for name, reader in READERS.items():
        if name in ("born", "sex", "incumbent"):
            continue
        _take(row, name, name, reader)
    _take_birth(row)
    _take_sex(row, conventions)
    _take_incumbent(row, conventions)
    _take_evaluations(row)
    row.faults.sort(key=lambda fault: address(fault.cell) if fault.cell[0].isalpha() else (row.index, -1))
    return row


def text_at(row: Row, key: str) -> str:
    cells = row.table.columns.get(key, ())
    return join(key, [row.table.sheet.rows[row.index][column] for column in cells])


def place_of(row: Row, key: str) -> str:
    columns = row.table.columns.get(key, ())
    return cell_name(row.index, columns[0]) if columns else f"{row.index + 1}"


def mark_conventions(table: Table, people: list[int]) -> dict[str, bool]:
    """For each yes/no column: what an empty cell in it means.

    Where nobody in the column is marked "no", people mark only those it applies to, and an empty cell says no. Where
    "no" is written out, an empty cell says nothing and the key is left out.
    """
    conventions = {}
    for key in ("incumbent", "incumbent.not", "sex.female", "sex.male"):
        columns = table.columns.get(key)
        if columns:
            texts = [clean(table.sheet.rows[index][columns[0]]) for index in people]
            if any(texts) and not any(text and _says_no(text) for text in texts):
                conventions[key] = False
    return conventions


def _says_no(text: str) -> bool:
    try:
        return not read_yes_no(text)
    except UnreadableCellError:
        return False


def _take(row: Row, name: str, key: str, reader: Callable[[str], Any]) -> None:
    """Puts what `reader` makes of the cells under `key` into the field `name`; an empty cell leaves the field out."""
    text = text_at(row, key)
    if not clean(text):
        return
    try:
        _no_fault(row, key)
        if reader is read_date and row.table.sheet.from_1904 and is_serial(clean(text)):
            raise UnreadableCellError("DATE_UNREADABLE")
        value = reader(text)
    except UnreadableCellError as error:
        row.faults.append(Fault(name, place_of(row, key), clean(text), error.code))
        return
    row.values[name] = _shortened(row, key, text, value) if isinstance(value, PartialDate) else value


def _no_fault(row: Row, key: str) -> None:
    for column in row.table.columns.get(key, ()):
        fault = row.table.sheet.faults.get((row.index, column))
        if fault is not None:
            raise UnreadableCellError("CELL_FORMULA" if fault.startswith("=") else "CELL_ERROR")


def _shortened(row: Row, key: str, text: str, value: PartialDate) -> PartialDate:
    """The date as the sheet shows it: a cell formatted as month and year states no day, whatever is stored."""
    where: Cell = (row.index, row.table.columns[key][0])
    if is_serial(clean(text)):
        row.serials.append((cell_name(*where), f"{clean(text)} → {value}"))
    shown = row.table.sheet.shown.get(where)
    if shown is None or not value.day:
        return value
    row.shortened.append(cell_name(*where))
    return replace(value, day=0) if shown == "month" else replace(value, day=0, month=0)


def _take_birth(row: Row) -> None:
    keys = [key for key in ("born", "born.male", "born.female") if clean(text_at(row, key))]
    parts = [text for key in BIRTH_PARTS if (text := clean(text_at(row, key)))]
    if len(keys) > 1 or (keys and parts):
        text = " | ".join(clean(text_at(row, key)) for key in keys)
        row.faults.append(Fault("born", place_of(row, keys[0]), text, "BORN_TWICE"))
    elif keys:
        _take(row, "born", keys[0], read_date)
        if keys[0] != "born":
            row.values["sex"] = "male" if keys[0] == "born.male" else "female"
    elif parts:
        try:
            row.values["born"] = read_date("/".join(part.removesuffix(".0") for part in parts))
        except UnreadableCellError as error:
            row.faults.append(Fault("born", place_of(row, "born.year"), "/".join(parts), error.code))


def _take_sex(row: Row, conventions: dict[str, bool]) -> None:
    from_birth: Sex | None = row.values.pop("sex", None)
    _take(row, "sex", "sex", read_sex)
    marked = _marked_sex(row, conventions)
    found = {sex for sex in (from_birth, marked, row.values.get("sex")) if sex}
    if len(found) > 1:
        key = next(key for key in ("sex", "sex.female", "sex.male", "born.female") if row.table.columns.get(key))
        row.values.pop("sex", None)
        row.faults.append(Fault("sex", place_of(row, key), clean(text_at(row, key)), "SEX_CONTRADICTED"))
    elif found:
        row.values["sex"] = found.pop()


def _marked_sex(row: Row, conventions: dict[str, bool]) -> Sex | None:
    female, male = (clean(text_at(row, key)) for key in ("sex.female", "sex.male"))
    for key, text in (("sex.female", female), ("sex.male", male)):
        if text and not is_mark(text) and clean(text).casefold() not in ("nữ", "nam"):
            row.faults.append(Fault("sex", place_of(row, key), text, "SEX_UNREADABLE"))
            return None
    if female and male:
        row.faults.append(Fault("sex", place_of(row, "sex.female"), f"{male} | {female}", "SEX_CONTRADICTED"))
        return None
    if female or male:
        return "female" if female else "male"
    only = {"sex.female", "sex.male"} & set(row.table.columns)
    if len(only) == 1 and only <= conventions.keys():
        return "male" if only == {"sex.female"} else "female"
    return None


def _take_incumbent(row: Row, conventions: dict[str, bool]) -> None:
    answers = []
    for key, meant in (("incumbent", True), ("incumbent.not", False)):
        if key not in row.table.columns:
            continue
        before = len(row.faults)
        _take(row, "incumbent", key, read_yes_no)
        if len(row.faults) > before:
            return
        if "incumbent" in row.values:
            said = row.values.pop("incumbent")
            answers.append(said if meant else not said)
    if not answers and len({"incumbent", "incumbent.not"} & set(row.table.columns)) == 1:
        answers = [meant for key, meant in (("incumbent", False), ("incumbent.not", True)) if key in conventions]
    if len(set(answers)) == 1:
        row.values["incumbent"] = answers[0]
    elif answers:
        row.faults.append(Fault("incumbent", place_of(row, "incumbent"), "", "YES_NO_CONTRADICTED"))


def _take_evaluations(row: Row) -> None:
    found: Evaluations = ()
    for key in sorted(key for key in row.table.columns if key.split(".")[0] == "evaluations"):
        years = [int(year) for year in key.split(".")[1:]]
        _take(row, key, key, partial(read_evaluations, years=years))
        found += row.values.pop(key, ())
    row.faults = [replace(f, field="evaluations") if f.field.startswith("evaluations") else f for f in row.faults]
    if found:
        row.values["evaluations"] = found
