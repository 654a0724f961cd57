"""What each row under a header is: a person, or one of the other things that stand in such lists."""

import re
from typing import Literal

from congress.planning.columns import field_of
from congress.planning.header import Table, is_numbering
from congress.planning.words import clean, plain

RowKind = Literal["person", "empty", "section", "total", "header", "footer"]

_ORDINAL = re.compile(r"\(?\d{1,5}(?:\.0+)?[.)]?")
_ENUMERATOR = re.compile(r"(?:[IVXLC]+|[A-HĐ]|[a-h])(?:[.\-]?\d{0,2})?[.)]?")
_TITLE = re.compile(r"(?:[IVXLC]+|[A-HĐ])(?:\.\d{1,2})?\s*[.)\-/:]\s*\S.*")
_TOTAL = re.compile(r"(?:tổng(?: số| cộng)?|cộng|total)\b.*", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(nguoi|can bo) (lap|tong hop).*|[tk] ?[mtl] .*|noi nhan.*|luu y.*|ghi chu .*|.*ngay .* thang .* nam .*"
)
_GROUP_WORDS = re.compile(
    r"(khối|đảng bộ|(đảng|huyện|thành|thị|quận) (ủy|uỷ)|chi bộ|nhóm|nguồn|đối tượng|diện"
    r"|các (cơ quan|đảng bộ|đơn vị)) .*",
    re.IGNORECASE,
)


def row_kinds(table: Table) -> list[tuple[int, RowKind]]:
    """Every row under the header, in order, with what it is."""
    numbered = _has_ordinals(table)
    kinds: list[tuple[int, RowKind]] = []
    ended = False
    for index in range(table.data_row, len(table.sheet.rows)):
        kind = _kind(table, index, numbered=numbered, ended=ended)
        ended = (ended or kind in ("total", "footer")) and kind != "person"
        kinds.append((index, kind))
    return kinds


def row_text(table: Table, index: int) -> str:
    return " | ".join(text for cell in table.sheet.rows[index] if (text := clean(cell)))


def _has_ordinals(table: Table) -> bool:
    rows = table.sheet.rows[table.data_row :]
    columns = table.columns.get("-number", ())
    return any(_ORDINAL.fullmatch(clean(row[column])) for row in rows for column in columns)


def _kind(table: Table, index: int, *, numbered: bool, ended: bool) -> RowKind:
    row = table.sheet.rows[index]
    held = {column: text for column, cell in enumerate(row) if (text := clean(cell))}
    if not held:
        return "empty"
    number = "".join(held.get(column, "") for column in table.columns.get("-number", ()))
    name = " ".join(held[column] for column in table.columns["name"] if column in held)
    has_id = any(column in held for column in table.columns.get("id", ()))
    ordinal = bool(_ORDINAL.fullmatch(number))
    data = len(held) - bool(number) - sum(column in held for column in table.columns["name"])
    if any(field_of([held[column]]) in ("name", "name.family") for column in table.columns["name"] if column in held):
        return "header"
    if (is_numbering(row) and not ordinal) or (is_numbering(row) and not data):
        return "header"
    if has_id:
        return "person"
    if any(_TOTAL.fullmatch(text) for text in list(held.values())[:2]) and not ordinal:
        return "total"
    if ordinal and not name and not data:
        return "empty"
    if any(_SIGNATURE.fullmatch(plain(text)) for text in held.values()) and not ordinal and not _has_birth(table, held):
        return "footer"
    if _is_section(number, name, data, len(held), next(iter(held.values())), numbered=numbered):
        return "section"
    if ended and (not ordinal if numbered else data < 2):
        return "footer"
    if not name and not ordinal and data < 2:
        return "footer"
    return "person"


def _has_birth(table: Table, held: dict[int, str]) -> bool:
    return any(column in held for key, columns in table.columns.items() if key.startswith("born") for column in columns)


def _is_section(number: str, name: str, data: int, held: int, first: str, *, numbered: bool) -> bool:
    if _ORDINAL.fullmatch(number):
        return not data and bool(_GROUP_WORDS.fullmatch(name))
    if data > 1:
        return False
    if number and name and _ENUMERATOR.fullmatch(number):
        return True
    if held > 1:
        return False
    return bool(_TITLE.fullmatch(first)) or bool(_GROUP_WORDS.fullmatch(first)) or (bool(name) and numbered)
