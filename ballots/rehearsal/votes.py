"""What a rehearsal is to put on paper: the rows of a votes file, checked against the layout."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from ballots.layout import Layout
from ballots.messages import problem
from tally.codes import FORMS, MARK_GROUNDS, PAPER_GROUNDS, FormCells
from tally.problems import InvalidError, Place, Problem, UnreadableError

MAX_BYTES = 64 * 1024 * 1024
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""A ballot's id names its pictures."""

MOST_TOLD = 50
"""A votes file of another contest is wrong in every cell: nobody reads more."""
LEADING = ("ballot", "problem")
WEIGHT = "weight"
"""Of ballots with points: the votes a ballot has to give. It is not written on it."""
NUMBER = "0, 1, 2, …"
LONGEST_NUMBER = 7
"""Digits: more do not fit into the box."""


@dataclass(frozen=True)
class Filling:
    """One ballot to fill: its id, a ground to draw besides the marks (or empty), candidate id → cell value.

    Raises InvalidError for an id that cannot name a file.
    """

    ballot: str
    problem: str
    cells: dict[str, str]

    def __post_init__(self) -> None:
        if not SAFE_ID.fullmatch(self.ballot):
            raise InvalidError(problem("FILL_BALLOT_ID", ballot=self.ballot))


def read_votes(path: Path, layout: Layout) -> list[Filling]:
    """The ballots of the votes file at `path`.

    Raises UnreadableError when it cannot be opened or is no UTF-8 text, InvalidError with every wrong column and cell.
    """
    try:
        size = path.stat().st_size
        text = path.read_text(encoding="utf-8-sig") if size <= MAX_BYTES else ""
    except (OSError, UnicodeDecodeError) as error:
        detail = error.strerror or "" if isinstance(error, OSError) else "UTF-8"
        raise UnreadableError(problem("FILL_VOTES_UNREADABLE", Place(file=str(path)), detail=detail)) from error
    if size > MAX_BYTES:
        raise UnreadableError(problem("FILL_VOTES_UNREADABLE", Place(file=str(path)), detail=f"> {MAX_BYTES:,} B"))
    try:
        lines = [(number, line) for number, line in numbered_lines(text) if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise UnreadableError(problem("FILL_VOTES_UNREADABLE", Place(file=str(path)), detail=str(error))) from error
    if len(lines) < 2:
        raise InvalidError(problem("FILL_VOTES_EMPTY", Place(file=str(path))))
    header = [name.strip() for name in lines[0][1]]
    return checked(header, lines[1:], layout, str(path))


def numbered_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each begins."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


def fillings_of(rows: Iterable[Mapping[str, object]], layout: Layout) -> list[Filling]:
    """The same from rows held in memory (a Polars frame's `iter_rows(named=True)`); None is an empty cell.

    Raises InvalidError.
    """
    kept = list(rows)
    header = list(dict.fromkeys(name for row in kept for name in row))
    lines = [
        (number, ["" if row.get(name) is None else str(row[name]) for name in header])
        for number, row in enumerate(kept, 1)
    ]
    return checked(header, lines, layout, "")


def checked(header: Sequence[str], lines: Sequence[tuple[int, list[str]]], layout: Layout, file: str) -> list[Filling]:
    """Rows as fillings; raises InvalidError with everything that is wrong."""
    problems = list(header_problems(header, layout, file))
    fillings: list[Filling] = []
    seen: dict[str, int] = {}
    candidates = frozenset(layout.candidates)
    for line, values in lines:
        if len(values) != len(header):
            problems.append(problem("FILL_ROW_LENGTH", place(file, line), found=len(values), wanted=len(header)))
            continue
        row = {name: value.strip() for name, value in zip(header, values, strict=True)}
        wrong = list(row_problems(row, line, layout, file))
        problems += wrong
        ballot = row.get("ballot", "")
        if ballot.casefold() in seen:
            problems.append(
                problem("FILL_BALLOT_TWICE", place(file, line), ballot=ballot, first=seen[ballot.casefold()])
            )
        seen.setdefault(ballot.casefold(), line)
        cells = {name: value for name, value in row.items() if name in candidates}
        if ballot and not wrong:
            fillings.append(Filling(ballot, row.get("problem", ""), cells))
    if problems:
        left_out = [problem("FILL_MORE", count=len(problems) - MOST_TOLD)] if len(problems) > MOST_TOLD else []
        raise InvalidError(problems[:MOST_TOLD] + left_out)
    return fillings


def header_problems(header: Sequence[str], layout: Layout, file: str) -> Iterator[Problem]:
    known = (*LEADING, *([WEIGHT] if FORMS[layout.form].points else []), *layout.candidates)
    for number, name in enumerate(header, 1):
        if name not in known:
            yield problem(
                "FILL_COLUMN_UNKNOWN", place(file, 1, number), column=name, known=", ".join(layout.candidates)
            )
        elif name in header[: number - 1]:
            yield problem("FILL_COLUMN_TWICE", place(file, 1, number), column=name)
    if missing := [name for name in ("ballot", *layout.candidates) if name not in header]:
        yield problem("FILL_COLUMN_MISSING", place(file, 1), column=", ".join(missing))


def row_problems(row: Mapping[str, str], line: int, layout: Layout, file: str) -> Iterator[Problem]:
    form = FORMS[layout.form]
    for number, (name, value) in enumerate(row.items(), 1):
        where = place(file, line, number)
        if name == "ballot" and not SAFE_ID.fullmatch(value):
            yield problem("FILL_BALLOT_ID", where, ballot=value)
        elif name == "problem" and value not in ("", *PAPER_GROUNDS, *MARK_GROUNDS):
            yield problem("FILL_GROUND_UNKNOWN", where, ground=value, known=", ".join(PAPER_GROUNDS))
        elif name in layout.candidates and not _can_be_written(value, form):
            known = NUMBER if form.points else ", ".join(form.known)
            yield problem("FILL_CELL_UNKNOWN", where, column=name, value=value, known=known, form=layout.form)


def _can_be_written(value: str, form: FormCells) -> bool:
    if form.points:
        return not value or (value.isdecimal() and value.isascii() and len(value) <= LONGEST_NUMBER)
    return value in ("", *form.known)


def place(file: str, line: int, column: int = 0) -> Place:
    """A line (from 1) and column (from 1; 0 the whole line) of the votes."""
    return Place(file=file, at=f"{line}:{column}" if column else str(line))
