"""A delegate, and the list of delegates as the congress folder keeps it: one CSV of one shape."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from congress.planning.dates import PartialDate, parse_date
from congress.planning.people import Sex

Kind = Literal["ex_officio", "elected", "appointed", "alternate"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Đương nhiên (members of the convening committee), do cấp dưới bầu, chỉ định, dự khuyết."""


@dataclass(frozen=True)
class Delegate:
    """`number` is printed on the badge and typed at the desk; it stays with the person. `order`: of an alternate, the
    place among those of the unit, from 1. `discipline` is None where the list does not say. `committee`: of which Party
    committee the person is a member, as the list words it."""

    number: int
    id: str
    name: str
    unit: str
    kind: Kind
    order: int = 0
    born: PartialDate | None = None
    sex: Sex | None = None
    ethnicity: str = ""
    religion: str = ""
    post: str = ""
    committee: str = ""
    incumbent: bool | None = None
    joined: PartialDate | None = None
    official: PartialDate | None = None
    education: str = ""
    theory: str = ""
    honours: str = ""
    discipline: str | None = None
    complaint: str = ""
    note: str = ""


COLUMNS = tuple(field.name for field in fields(Delegate))
_DATES = ("born", "joined", "official")
_SAID_NONE = "-"
"""In the column `discipline`: the list says that there is none."""
_YES_NO = {True: "yes", False: "no", None: ""}


def list_text(delegates: Iterable[Delegate]) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in delegates:
        table.writerow([_cell(one, column) for column in COLUMNS])
    return written.getvalue()


def _cell(one: Delegate, column: str) -> str:
    value = getattr(one, column)
    if column == "discipline":
        return _SAID_NONE if value == "" else value or ""
    if column == "incumbent":
        return _YES_NO[value]
    return "" if value is None else str(value)


def read_list(text: str) -> tuple[Delegate, ...]:
    """What `list_text` wrote, and nothing else: its hash was checked before."""
    return tuple(_delegate(row) for row in csv.DictReader(io.StringIO(text)))


def _delegate(row: dict[str, str]) -> Delegate:
    values: dict[str, Any] = dict(row)
    values.update(number=int(row["number"]), order=int(row["order"]), sex=row["sex"] or None)
    values.update({column: parse_date(row[column]) if row[column] else None for column in _DATES})
    values["incumbent"] = {"yes": True, "no": False}.get(row["incumbent"])
    values["discipline"] = "" if row["discipline"] == _SAID_NONE else row["discipline"] or None
    return Delegate(**values)
