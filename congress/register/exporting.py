"""Rows of the register out of it: only the columns asked for, as `.csv` or `.xlsx`, or as a planning list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ballots.files import PRIVATE, replacing
from congress.planning.guard import column_letters
from congress.planning.hints import hint
from congress.planning.slatefiles import csv_text
from congress.register.messages import problem
from congress.register.register import Register, Row
from congress.register.tables import BY_NAME
from congress.register.units import within
from tally.names import ballot_order_key
from tally.problems import InvalidError, Place, UnreadableError

_OF_NOBODY = ("units", "changes")


@dataclass(frozen=True)
class Extract:
    table: str
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    people: tuple[str, ...]
    """Whose records are in it."""
    planning: bool = False
    """Whether the columns are those of a planning list."""


def extract(register: Register, table: str, fields: Sequence[str], unit: str = "", on: date | None = None) -> Extract:
    """The columns `fields` of a table, of everybody or of a unit and all below it.

    Raises InvalidError; UnreadableError where a unit is asked of a table that is of no person.
    """
    known = BY_NAME.get(table)
    if known is None:
        raise InvalidError(problem("REGISTER_NO_TABLE", value=table, **hint(table, BY_NAME)))
    if not fields:
        raise InvalidError(problem("REGISTER_NO_FIELDS"))
    unknown = [name for name in fields if name not in known.names]
    if unknown:
        raise InvalidError([
            problem("REGISTER_NO_COLUMN", Place(table), value=name, table=table, **hint(name, known.names))
            for name in unknown
        ])  # fmt: skip
    if unit and table in _OF_NOBODY:
        raise UnreadableError(problem("REGISTER_OPTIONS", option="--unit", other=f"--table {table}"))
    units = within(register, unit, on or date.max) if unit else None
    if unit and unit not in register.rows("units"):
        near = hint(unit, register.rows("units"))
        raise InvalidError(problem("REGISTER_NO_ROW", Place("units"), table=BY_NAME["units"].vi, key=unit, **near))
    people = register.rows("people")
    owners = {key: row.get("person", row.get("id", "")) for key, row in register.rows(table).items()}
    if units is not None:
        owners = {key: owner for key, owner in owners.items() if people.get(owner, {}).get("unit") in units}
    rows = register.rows(table)
    keys = sorted(owners, key=lambda key: (ballot_order_key(register.name_of(owners[key]), None), key))
    found = tuple(tuple(rows[key][name] for name in fields) for key in keys)
    persons = tuple(dict.fromkeys(owners[key] for key in keys)) if table not in _OF_NOBODY else ()
    return Extract(table, tuple(fields), found, persons)


def planning_list(register: Register, term: str = "") -> Extract:
    """Everybody as `congress slate` and `congress plan review` read it, made of all tables."""
    fields = (
        "id", "name", "born", "sex", "ethnicity", "religion", "home", "joined", "official", "education", "theory",
        "post", "unit", "sector", "planned_posts", "incumbent", "evaluations", "discipline", "terms", "training",
        "note",
    )  # fmt: skip
    people = register.rows("people")
    keys = sorted(people, key=lambda key: (ballot_order_key(people[key]["name"], None), key))
    rows = tuple(tuple(_planning_row(register, people[key], term)[name] for name in fields) for key in keys)
    return Extract("people", fields, rows, tuple(keys), planning=True)


def _planning_row(register: Register, row: Row, term: str) -> dict[str, str]:
    person = row["id"]
    plans = [one for one in register.of_person("plans", person) if not term or one["term"] == term]
    levels = sorted(register.of_person("evaluations", person), key=lambda one: one["year"])
    awards = [one for one in register.of_person("awards", person) if one["kind"] == "discipline"]
    return {
        **row,
        "unit": register.rows("units").get(row["unit"], {}).get("name", row["unit"]),
        "incumbent": {"yes": "có", "no": "không"}.get(row["incumbent"], ""),
        "planned_posts": "; ".join(one["post"] for one in plans),
        "evaluations": "; ".join(f"{one['year']}: {one['level']}" for one in levels if one["level"]),
        "discipline": "; ".join(_discipline_words(one) for one in awards) or "không",
        "training": "; ".join(one["course"] for one in register.of_person("training", person)),
    }


def _discipline_words(row: Row) -> str:
    until = f", hiệu lực đến {row['until']}" if row["until"] else ""
    return f"{row['what']} ngày {row['decided']}{until}".replace(";", ",")


def write_extract(path: Path, found: Extract) -> None:
    """As `.xlsx` (with the headings people use) or `.csv` (with the columns' names), by the file's name."""
    table, is_workbook = BY_NAME[found.table], path.suffix.lower() == ".xlsx"
    names = [table.column(name).vi if is_workbook and not found.planning else name for name in found.fields]
    with replacing(path, PRIVATE) as beside:
        if is_workbook:
            beside.write_bytes(workbook(BY_NAME[found.table].vi, [names, *found.rows]))
        else:
            beside.write_text(csv_text(names, found.rows), encoding="utf-8", newline="")


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="{target}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EPOCH = (2000, 1, 1, 0, 0, 0)


def workbook(sheet: str, rows: Sequence[Sequence[str]]) -> bytes:
    """An `.xlsx` of one sheet, every cell a text: nothing in it is a formula, and no date can be misread."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = (
            f'<c r="{column_letters(column)}{number}" t="inlineStr">'
            f'<is><t xml:space="preserve">{_text(cell)}</t></is></c>'
            for column, cell in enumerate(row) if cell
        )  # fmt: skip
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<sheets><sheet name="{_text(sheet[:31])}" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(target="xl/workbook.xml", kind="officeDocument"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(target="worksheets/sheet1.xml", kind="worksheet"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return made.getvalue()


def _text(text: str) -> str:
    return escape("".join(c for c in text if c >= " " or c in "\n\t"), {'"': "&quot;"})
