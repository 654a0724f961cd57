"""The read file: one row a ballot, written by the reader, corrected by people, counted by `tally`."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ballots.messages import problem
from ballots.record import LEADING_COLUMNS, BallotRecord
from tally.problems import InvalidError, Place, Problem, UnreadableError

DECISION_COLUMNS = ("reading", "decided_by", "decided_reason")
"""Written by `ballots review` behind the candidates: what the machine had read, and who decided otherwise, and why."""
MAX_BYTES = 2_000_000_000


@dataclass(frozen=True)
class ReadFile:
    """A read file as it stands: every cell as text. `candidates`: the columns that are neither leading nor trailing."""

    columns: tuple[str, ...]
    candidates: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


BATCH_NAME = re.compile(r"[\w.-]{1,40}")


def checked_batch(name: str) -> None:
    """Raises UnreadableError for a batch name that cannot begin a ballot's id and a picture's file name."""
    if not BATCH_NAME.fullmatch(name) or name.startswith("."):
        raise UnreadableError(problem("BATCH_NAME", name=name))


def to_csv(records: Sequence[BallotRecord], candidates: Sequence[str], *, scores: bool = False) -> str:
    """The text of a read file. `scores` adds a column `score:candidate:option` for every place judged (0…1)."""
    places = sorted({place for record in records for place in record.scores}) if scores else []
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow([*LEADING_COLUMNS, *candidates, *(f"score:{candidate}:{option}" for candidate, option in places)])
    for record in records:
        leading = (
            record.ballot, record.source, record.page, record.batch, record.position, record.status, record.problem,
            "; ".join(record.why),
        )  # fmt: skip
        cells = (record.cells.get(candidate, "") for candidate in candidates)
        writer.writerow([*map(_safe, leading), *cells, *(_score(record, place) for place in places)])
    return table.getvalue()


def _safe(value: object) -> str:
    """Text that a spreadsheet will not take for a formula: file names come from outside."""
    text = str(value)
    return "'" + text if text.startswith(("=", "+", "@", "\t", "\r")) else text


def _score(record: BallotRecord, place: tuple[str, str]) -> str:
    return f"{record.scores[place]:.3f}" if place in record.scores else ""


def rows_to_csv(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, columns, lineterminator="\n", extrasaction="raise", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def load(path: Path) -> ReadFile:
    """Reads a read file. Raises UnreadableError when it is no CSV text, InvalidError when columns or ids are wrong."""
    columns, rows = csv_rows(path)
    missing = [column for column in LEADING_COLUMNS if column not in columns]
    if missing:
        raise InvalidError(problem("CSV_COLUMNS", Place(file=path.name, at="1"), columns=", ".join(missing)))
    others = set(LEADING_COLUMNS) | set(DECISION_COLUMNS)
    candidates = tuple(column for column in columns if column not in others and not column.startswith("score:"))
    twice = _twice(row["ballot"] for row in rows)
    if twice:
        raise InvalidError(
            [problem("BALLOT_TWICE", Place(file=path.name, subject=name), ballot=name) for name in twice]
        )
    return ReadFile(columns, candidates, rows)


def csv_rows(path: Path) -> tuple[tuple[str, ...], tuple[dict[str, str], ...]]:
    """Columns and rows of a CSV file, UTF-8 with or without BOM, `,` or `;` between cells.

    Raises UnreadableError when it is missing or no UTF-8 text, InvalidError for rows of another length than the header.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(problem("SCAN_TOO_LARGE", Place(file=path.name), limit=f"{MAX_BYTES:,} B"))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableError(problem("CSV_UNREADABLE", Place(file=path.name), detail=error.strerror or "")) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(problem("CSV_UNREADABLE", Place(file=path.name), detail="UTF-8")) from error
    header = text.split("\n", 1)[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    try:
        lines = [
            line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True) if any(line)
        ]
    except csv.Error as error:
        raise UnreadableError(problem("CSV_UNREADABLE", Place(file=path.name), detail=str(error))) from error
    if not lines:
        raise InvalidError(problem("CSV_EMPTY", Place(file=path.name)))
    columns = tuple(name.strip() for name in lines[0])
    faults = [
        _wrong_length(path, number, len(line), len(columns))
        for number, line in enumerate(lines, 1)
        if len(line) != len(columns)
    ]
    faults += [problem("CSV_COLUMN_TWICE", Place(file=path.name, at="1"), column=name) for name in _twice(columns)]
    if faults:
        raise InvalidError(faults)
    return columns, tuple(dict(zip(columns, line, strict=True)) for line in lines[1:])


def _wrong_length(path: Path, number: int, cells: int, columns: int) -> Problem:
    return problem("CSV_ROW_LENGTH", Place(file=path.name, at=str(number)), cells=cells, columns=columns)


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
