"""Reading votes files (CSV or Parquet, one row a ballot) and hand-tallied totals."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ballots.readfile import DECISION_COLUMNS
from congress.messages import problem
from tally.codes import FORMS
from tally.contest import Contest, Form
from tally.count import is_weighted
from tally.engine import Totals, compute
from tally.lists import prescribed_form
from tally.problems import InvalidError, Place, Problem, UnreadableError
from tally.regulation import Regulation
from tally.result import Result
from tally.shape import LIMIT, shown
from tally.votes import FILE, LINE

READ_COLUMNS = ("source", "page", "batch", "position", "status", "why", *DECISION_COLUMNS)
"""Columns of a read file beside those of a votes file. By `status` is counted; the others say where a sheet is."""
KEPT_COLUMNS = ("ballot", "problem", "status", "weight", "source", "page", "batch", "position")
TOTALS_COLUMNS = ("candidate", "votes", "against", "unusable")
MAX_TOTALS_BYTES = 5_000_000
MAX_HEADER_BYTES = 1_000_000
MOST_VOTES = 1_000_000_000
BOM = b"\xef\xbb\xbf"
PARQUET = b"PAR1"
CHUNK_BYTES = 4 << 20


def count_votes(paths: Sequence[Path], contest: Contest, regulation: Regulation, *, unresolved: bool = False) -> Result:
    """The result of votes files. Raises as `read_votes` and `tally.engine.compute` do.

    Well-formed CSV files are parsed straight into the values of the form, which is quicker than reading text; where
    that fails, the text is read, so that every wrong cell is told.
    """
    form = prescribed_form(contest, regulation)
    try:
        quick = read_votes(paths, contest, form, as_values=True)
        return compute(contest, regulation, quick, unresolved=unresolved)
    except UnreadableError as error:
        if {one.code for one in error.problems} != {"VOTES_UNREADABLE"}:
            raise
    return compute(contest, regulation, read_votes(paths, contest, form), unresolved=unresolved)


def read_votes(paths: Sequence[Path], contest: Contest, form: Form, *, as_values: bool = False) -> pl.LazyFrame:
    """The ballots of all files together, as the count takes them: text columns `ballot`, `problem`, one per candidate,
    what else a read file has (`status`, `batch`, …), and `file` and `line` to say where a row stands.

    UnreadableError: a file that cannot be opened, is empty, is not UTF-8 or is broken. InvalidError: columns missing,
    unknown or repeated, rows too short or too long. Cells are checked by the count, in the same pass; `as_values`
    leaves that to the parser, which stops at the first unknown one (only CSV files of settled ballots are read so).
    """
    problems: list[Problem] = []
    headers: dict[Path, list[str]] = {}
    blank_lines: set[Path] = set()
    for path in paths:
        is_parquet = _starts_with(path, PARQUET)
        headers[path] = _parquet_header(path) if is_parquet else _csv_header(path)
        wrong = list(_header_problems(headers[path], contest, path.name, weighted=is_weighted(contest, form)))
        if not wrong and not is_parquet:
            shape = _shape_of_csv(path, len(headers[path]))
            wrong += shape.problems
            blank_lines |= {path} if shape.blank_lines else set()
        problems += wrong
    twice = [name for name, times in Counter(path.resolve() for path in paths).items() if times > 1]
    problems += [problem("VOTES_FILE_TWICE", Place(file=path.name)) for path in twice]
    if problems:
        raise InvalidError(problems)
    ids = [one.id for one in contest.candidate]
    settled = not any("status" in header or _starts_with(path, PARQUET) for path, header in headers.items())
    values = pl.Enum(["", *FORMS[form].known]) if as_values and settled and not FORMS[form].points else pl.String()
    frames = [
        _rows(path, [name for name in KEPT_COLUMNS if name in header], ids, values, blank_lines=path in blank_lines)
        for path, header in headers.items()
    ]
    return pl.concat(frames, how="diagonal")


def _starts_with(path: Path, magic: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(magic)) == magic
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(problem("VOTES_NOT_OPENED", Place(file=path.name), reason=reason)) from error


def _rows(
    path: Path, columns: Sequence[str], ids: Sequence[str], values: pl.DataType, *, blank_lines: bool
) -> pl.LazyFrame:
    if _starts_with(path, PARQUET):
        frame = pl.scan_parquet(path, glob=False, row_index_name=LINE, row_index_offset=1)
    else:
        kinds = dict.fromkeys(ids, values)
        frame = pl.scan_csv(
            path, infer_schema=False, schema_overrides=kinds, glob=False, row_index_name=LINE, row_index_offset=2
        )
    if blank_lines:  # A blank line is no ballot; a row with cells but no id is caught by the count.
        frame = frame.filter(~pl.all_horizontal(pl.exclude(LINE).is_null()))
    texts = [pl.col(name).cast(pl.String) for name in columns]
    return frame.select(pl.lit(path.name).alias(FILE), LINE, *texts, *[pl.col(name).cast(values) for name in ids])


def _parquet_header(path: Path) -> list[str]:
    try:
        return pl.scan_parquet(path, glob=False).collect_schema().names()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise UnreadableError(problem("VOTES_BROKEN", Place(file=path.name), reason=_first_line(error))) from error


def _csv_header(path: Path) -> list[str]:
    with path.open("rb") as file:
        first = file.readline(MAX_HEADER_BYTES)
    try:
        text = first.removeprefix(BOM).decode("utf-8")
        return next(csv.reader([text], strict=True), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError(
            problem("VOTES_BROKEN", Place(file=path.name, at="1"), reason=_first_line(error))
        ) from error


def _header_problems(header: Sequence[str], contest: Contest, name: str, *, weighted: bool) -> Iterator[Problem]:
    ids = [one.id for one in contest.candidate]
    needed = ["ballot", "problem", *ids, *(["weight"] if weighted else [])]
    known = {*needed, *READ_COLUMNS}
    place = Place(file=name, at="1")
    if not header:
        raise UnreadableError(problem("VOTES_EMPTY", Place(file=name)))
    for column in needed:
        if column not in header:
            yield problem("COLUMN_MISSING", place, column=column)
    for column, times in Counter(header).items():
        if column not in known and not column.startswith("score:"):
            yield problem("COLUMN_UNKNOWN", place, column=shown(column), known=", ".join(needed))
        elif times > 1:
            yield problem("COLUMN_TWICE", place, column=column)


@dataclass(frozen=True)
class CsvShape:
    """What the lines of a CSV file look like: rows of the wrong width, and whether there are blank lines."""

    problems: list[Problem]
    blank_lines: bool


def _shape_of_csv(path: Path, width: int) -> CsvShape:
    """Finds rows that do not have one field per column: a short row would else read as empty cells.

    Commas and lines are counted first, over bytes; only a file with quotes or a wrong sum is read row by row.
    UnreadableError: the file is not UTF-8.
    """
    commas = lines = quotes = 0
    end = b"\n"
    blank = False
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                line = lines + chunk[: error.start].count(b"\n") + 1
                place = Place(file=path.name, at=str(line))
                raise UnreadableError(problem("VOTES_NOT_UTF8", place, line=line)) from error
            commas += chunk.count(b",")
            lines += chunk.count(b"\n")
            quotes += chunk.count(b'"')
            blank = (
                blank or b"\n\n" in chunk or b"\n\r\n" in chunk or (end + chunk[:2]).startswith((b"\n\n", b"\n\r\n"))
            )
            end = chunk[-1:]
    lines += end != b"\n"
    whole = not quotes and not blank and commas == lines * (width - 1)
    return CsvShape([] if whole else _rows_one_by_one(path, width), blank)


def _rows_one_by_one(path: Path, width: int) -> list[Problem]:
    found: list[Problem] = []
    more = 0
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        reader = csv.reader(file, strict=True)
        try:
            for row in reader:
                if not row or len(row) == width:
                    continue
                more += len(found) >= LIMIT
                if len(found) < LIMIT:
                    place = Place(file=path.name, at=str(reader.line_num), subject=shown(row[0]))
                    found.append(problem("ROW_WIDTH", place, line=reader.line_num, fields=len(row), columns=width))
        except csv.Error as error:
            place = Place(file=path.name, at=str(reader.line_num))
            raise UnreadableError(problem("VOTES_BROKEN", place, reason=str(error))) from error
    return found + ([problem("ROWS_MORE", Place(file=path.name), more=more)] if more else [])


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


def is_totals(path: Path) -> bool:
    """Whether a file begins like hand-tallied totals rather than like a votes file."""
    return not _starts_with(path, PARQUET) and {"candidate", "votes"} <= set(_csv_header(path))


def read_totals(path: Path, contest: Contest) -> dict[str, Totals]:
    """Hand-tallied totals: candidate id → figures, in ballots.

    UnreadableError: the file cannot be opened or is not CSV in UTF-8. InvalidError: every wrong column, id and figure.
    """
    rows = _totals_rows(path)
    header = rows[0][1] if rows else []
    place = Place(file=path.name, at="1")
    problems = [problem("COLUMN_MISSING", place, column=name) for name in TOTALS_COLUMNS[:2] if name not in header]
    problems += [
        problem("COLUMN_UNKNOWN", place, column=shown(name), known=", ".join(TOTALS_COLUMNS))
        for name in header
        if name not in TOTALS_COLUMNS
    ]
    problems += [problem("COLUMN_TWICE", place, column=name) for name, times in Counter(header).items() if times > 1]
    if problems:
        raise InvalidError(problems)
    totals: dict[str, Totals] = {}
    ids = {one.id for one in contest.candidate}
    for line, row in rows[1:]:
        at = Place(file=path.name, at=str(line), subject=shown(row[0]))
        if len(row) != len(header):
            problems.append(problem("ROW_WIDTH", at, line=line, fields=len(row), columns=len(header)))
            continue
        cells = dict(zip(header, row, strict=True))
        candidate = cells["candidate"].strip()
        figures = {name: _figure(cells.get(name, "")) for name in TOTALS_COLUMNS[1:]}
        wrong = [name for name, number in figures.items() if number == "wrong" or (name == "votes" and number is None)]
        problems += [
            problem("FIGURE_WRONG", at, line=line, column=name, value=shown(cells.get(name, ""))) for name in wrong
        ]
        if candidate not in ids:
            problems.append(problem("TOTALS_ID_UNKNOWN", at, line=line, id=shown(candidate)))
        elif candidate in totals:
            problems.append(problem("TOTALS_ID_TWICE", at, line=line, id=shown(candidate)))
        votes, against, unusable = (figures[name] if name not in wrong else 0 for name in TOTALS_COLUMNS[1:])
        totals[candidate] = Totals(_number(votes) or 0, _number(against), _number(unusable))
    problems += [
        problem("TOTALS_ROW_MISSING", Place(file=path.name, subject=one.name), name=one.name, id=one.id)
        for one in contest.candidate
        if one.id not in totals
    ]
    if problems:
        raise InvalidError(problems)
    return totals


def _number(figure: int | str | None) -> int | None:
    return figure if isinstance(figure, int) else None


def _figure(cell: str) -> int | str | None:
    """A whole number of ballots, None for an empty cell, or `wrong`. Nothing is read leniently: no signs, no points."""
    text = cell.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > MOST_VOTES:
        return "wrong"
    return int(text)


def _totals_rows(path: Path) -> list[tuple[int, list[str]]]:
    place = Place(file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TOTALS_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(problem("VOTES_NOT_OPENED", place, reason=reason)) from error
    if len(data) > MAX_TOTALS_BYTES:
        raise UnreadableError(problem("TOML_TOO_LARGE", place, megabytes=MAX_TOTALS_BYTES // 1_000_000))
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        rows = [(reader.line_num, row) for row in reader if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError(problem("VOTES_BROKEN", place, reason=_first_line(error))) from error
    if not rows:
        raise UnreadableError(problem("VOTES_EMPTY", place))
    return rows
