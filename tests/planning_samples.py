"""Planning lists for tests: real workbooks written by openpyxl, text files, and people made of few words."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import ValidationError

from congress.planning.dates import PartialDate
from congress.planning.importing import Imported, import_people
from congress.planning.people import Level, Person
from congress.planning.rules import SlateRules
from tally.problems import InvalidError, Problem, ToolkitError

ON = date(2025, 9, 25)

HEADER = ("id", "name", "born", "sex", "ethnicity", "unit", "sector", "incumbent", "evaluations", "discipline")


def workbook(
    path: Path, rows: Sequence[Sequence[object]], *, merges: Sequence[str] = (), sheet: str = "Danh sách"
) -> Path:
    """An `.xlsx` with `rows` from A1 on. None leaves a cell empty."""
    book = Workbook()
    fill(book.active, rows, merges)
    book.active.title = sheet
    book.save(path)
    return path


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> None:
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value is not None:
                sheet.cell(row, column, value)
    for merge in merges:
        sheet.merge_cells(merge)


def csv_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def fault_of(error: ToolkitError) -> list[tuple[str, str]]:
    """Code and cell of every problem."""
    return [(problem.code, problem.place.at) for problem in error.problems]


def faults_in(path: Path, **options: object) -> list[tuple[str, str]]:
    """What `import_people` refuses the file for; an empty list where it does not."""
    try:
        import_people(path, **options)
    except InvalidError as error:
        return fault_of(error)
    return []


def read(path: Path, **options: object) -> Imported:
    return import_people(path, **options)


def person(id_: str = "p1", name: str = "Nguyễn Văn An", **values: object) -> Person:
    """A person; `born` as (year[, month[, day]]), `levels` as words for 2022, 2023, 2024."""
    born = values.pop("born", (1975, 3, 12))
    levels = values.pop("levels", ("good", "good", "good"))
    return Person(
        id=id_,
        name=name,
        born=PartialDate(*born) if born else None,
        evaluations=tuple((2022 + i, Level[word]) for i, word in enumerate(levels) if word),
        **{"sex": "male", "ethnicity": "Kinh", "incumbent": False, "discipline": "", **values},
    )


def rules(**values: object) -> SlateRules:
    base = {
        "regulation": "party-2024",
        "kind": "committee",
        "title": "Bầu",
        "seats": 3,
        "reference_date": ON,
        "young_under": 42,
    }
    try:
        return SlateRules.model_validate({**base, **values})
    except ValidationError as error:
        raise AssertionError(error) from error
