"""The minutes of a whole folder of results: every result is checked before the first minutes are made."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from ballots.workfolder import making
from congress.documents.minutes_document import minutes_bytes
from congress.documents.resultfile import ResultFile, parse_result, read_result
from congress.messages import problem
from tally.problems import InvalidError, Lang, Place, Problem, ToolkitError, UnreadableError

ALONE = 4
"""So few results are made in this process: starting others would take longer."""


@dataclass(frozen=True)
class Task:
    """One result file on its way to paper, in plain values that another process can be given."""

    name: str
    data: bytes
    kind: str
    lang: Lang


Made = tuple[bytes, tuple[Problem, ...]]
"""The document, or what is wrong."""


def write_folder(
    results: Path, output: Path, kind: str, lang: Lang, *, workers: int, on_done: Callable[[int], None]
) -> list[Path]:
    """The minutes of every `*.json` in `results` into `output`, as files of `kind` (`.pdf`, `.docx`) of the same stems.

    Nothing is written unless all can be made. UnreadableError: no result there, or one that cannot be read;
    InvalidError: a wrong one. Both tell the faults of all files.
    """
    tasks = [Task(path.stem, source.data, kind, lang) for path, source in _checked(results)]
    problems: list[Problem] = []
    with making(output) as beside:
        for task, (data, wrong) in zip(tasks, _made(tasks, workers), strict=True):
            problems += wrong
            (beside / f"{task.name}{kind}").write_bytes(data)
            on_done(1)
        if problems:
            raise InvalidError(problems)
        output.mkdir(exist_ok=True)
        return [path.replace(output / path.name) for path in sorted(beside.iterdir())]


def _checked(results: Path) -> list[tuple[Path, ResultFile]]:
    read: list[tuple[Path, ResultFile]] = []
    failed: list[ToolkitError] = []
    for path in sorted(results.glob("*.json")):
        try:
            read.append((path, read_result(path)))
        except ToolkitError as error:
            failed.append(error)
    if failed:
        raise max(failed, key=lambda error: isinstance(error, UnreadableError)).__class__(
            [one for error in failed for one in error.problems]
        )
    if not read:
        raise UnreadableError(problem("RESULTS_NONE", Place(file=str(results))))
    return read


def _made(tasks: Sequence[Task], workers: int) -> Iterator[Made]:
    if workers <= 1 or len(tasks) <= ALONE:
        yield from map(_make, tasks)
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(_make, tasks)


def _make(task: Task) -> Made:
    """Problems are returned: an error that carries them does not pass between processes."""
    try:
        return minutes_bytes(parse_result(task.data, f"{task.name}.json"), task.kind, task.lang), ()
    except ToolkitError as error:
        return b"", tuple(Problem(one.code, one.message, Place(file=task.name), one.values) for one in error.problems)
