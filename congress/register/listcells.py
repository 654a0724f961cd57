"""Cells of a list that hold several records each: planned posts, discipline, rewards, training courses.

A cell is taken whole or not at all: where a part of it does not say what the register keeps, nobody guesses the rest.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from congress.planning.cells import Row as ListRow
from congress.planning.cells import text_at
from congress.planning.discipline import kinds
from congress.planning.header import Table as ListTable
from congress.planning.slatefiles import as_written
from congress.planning.values import UnreadableCellError, is_mark, read_discipline
from congress.planning.words import clean, plain
from congress.register.messages import problem
from congress.register.tables import BY_NAME
from tally.problems import Place, Problem

_DATE = r"(?:\d{1,2}\s*[/.-]\s*){0,2}\d{4}"
_DECIDED = re.compile(
    rf"(?P<what>.*?[^\d/.\-])(?:(?:ngày|tháng|năm)\s+)?(?P<decided>{_DATE})\)?"
    r"(?:\s*[,(]?\s*(?:có\s+)?(?:hiệu lực\s+)?(?:đến|tới)\s+(?:hết\s+)?(?:(?:ngày|tháng|năm)\s+)?"
    rf"(?P<until>{_DATE})\)?)?\.?",
    re.IGNORECASE,
)
"""`Khiển trách ngày 12/3/2020, hiệu lực đến 12/3/2021`: what, when, and until when; nothing else in it."""
_TERM = re.compile(r"[(,]?\s*(?:(?:nhiệm kỳ|nk)\s*:?\s*)?\b(20\d\d)\s*[-–—/]\s*(20\d\d)\b\s*\)?", re.IGNORECASE)


@dataclass(frozen=True)
class CellKind:
    """`key`: of the heading. `left`: the code that names the cells not taken."""

    key: str
    table: str
    left: str
    read: Callable[[str, str], dict[str, str]]
    """A part of a cell and the heading → the columns of a row. Raises UnreadableCellError."""


def _plan(part: str, heading: str) -> dict[str, str]:
    """The term stands in the cell, else in the heading."""
    terms = _TERM.findall(part) or list(dict.fromkeys(_TERM.findall(heading)))
    post = clean(_TERM.sub(" ", part)).strip(" ,:-–")
    if len(terms) != 1 or int(terms[0][0]) >= int(terms[0][1]) or not post or is_mark(post):
        raise UnreadableCellError("REGISTER_PLANS_LEFT")
    return {"post": post, "term": "-".join(terms[0])}


def _discipline(part: str, _heading: str) -> dict[str, str]:
    found = _decided(part)
    said = re.sub(r"^ky luat ", "", plain(found["what"]))
    if not any(re.fullmatch(rf"(?:{kind.words})(?: ve dang| ve chinh quyen)?", said) for kind in kinds()):
        raise UnreadableCellError("REGISTER_DISCIPLINE_LEFT")
    return {"kind": "discipline", **found}


def _reward(part: str, _heading: str) -> dict[str, str]:
    found = _decided(part)
    if found["until"]:
        raise UnreadableCellError("REGISTER_REWARDS_LEFT")
    return {"kind": "reward", "what": found["what"], "decided": found["decided"]}


def _decided(part: str) -> dict[str, str]:
    found = _DECIDED.fullmatch(part)
    what = clean(found["what"]).strip(" ,:(-–") if found else ""
    if found is None or not any(letter.isalpha() for letter in what) or re.search(r"\d{4}", what):
        raise UnreadableCellError("REGISTER_DECISION")
    read = BY_NAME["awards"].column("decided").read
    return {"what": what, "decided": read(found["decided"]), "until": read(found["until"]) if found["until"] else ""}


def _course(part: str, _heading: str) -> dict[str, str]:
    if is_mark(part):
        raise UnreadableCellError("REGISTER_TRAINING_LEFT")
    return {"course": part}


KINDS = (
    CellKind("planned_posts", "plans", "REGISTER_PLANS_LEFT", _plan),
    CellKind("discipline", "awards", "REGISTER_DISCIPLINE_LEFT", _discipline),
    CellKind("-rewards", "awards", "REGISTER_REWARDS_LEFT", _reward),
    CellKind("training", "training", "REGISTER_TRAINING_LEFT", _course),
)


def records_of(read: ListRow, kind: CellKind) -> list[dict[str, str]] | None:
    """The rows (without their person) of one cell; none where it is empty or says no; None where it is not taken."""
    if kind.key not in read.table.columns:
        return []
    if any((read.index, column) in read.table.sheet.faults for column in read.table.columns[kind.key]):
        return None
    heading = read.table.headings.get(read.table.columns[kind.key][0], "")
    parts = [clean(part) for part in re.split(r"[;\n]", text_at(read, kind.key))]
    try:
        rows = [kind.read(as_written(part), heading) for part in parts if read_discipline(part)]
        for row in rows:
            _check_key(row, BY_NAME[kind.table].key)
    except UnreadableCellError:
        return None
    return rows


def _check_key(row: Mapping[str, str], key: tuple[str, ...]) -> None:
    if any("|" in row.get(name, "") for name in key):
        raise UnreadableCellError("REGISTER_KEY_BAR")


def left_notes(table: ListTable, left: Mapping[str, list[str]]) -> list[Problem]:
    """A note for each kind with the cells of it that were not taken. `left`: key of the kind → cells."""
    notes = []
    for kind in KINDS:
        if cells := left.get(kind.key):
            place = Place(table.sheet.file, table.sheet.name, ", ".join(cells))
            heading = table.headings.get(table.columns[kind.key][0], "")
            notes.append(problem(kind.left, place, count=len(cells), heading=heading))
    return notes
