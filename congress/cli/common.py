"""What every command shares: problems in words and an exit status, a console on stderr, progress."""

import functools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import typer

from congress.i18n import _, language
from tally.problems import Place, Problem, ToolkitError

if TYPE_CHECKING:
    from rich.console import Console

P = ParamSpec("P")
R = TypeVar("R")


def console(*, stderr: bool = True) -> "Console":
    """The console for people (stderr; stdout belongs to documents). No markup: names may hold brackets."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, soft_wrap=not stderr)


def say(text: str) -> None:
    """One line for the person at the terminal."""
    console().print(text)


def emit(document: str | bytes) -> None:
    """A document alone on stdout, always UTF-8, whatever the terminal's locale is."""
    sys.stdout.buffer.write(document.encode("utf-8") if isinstance(document, str) else document)
    sys.stdout.buffer.flush()


def emit_json(document: object) -> None:
    import json

    emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def deliver(text: str, output: str) -> None:
    """`text` into the file `output`, or on stdout where that is `-`."""
    from ballots.files import write_text

    if output == "-":
        emit(text)
    else:
        write_text(Path(output), text)


def show_problems(problems: Sequence[Problem], *, title: str = "") -> None:
    """All problems in one table on stderr: code, where, what is wrong, what to do."""
    from rich.table import Table

    lang = language()
    table = Table(title=title or None, title_justify="left", show_lines=len(problems) > 1)
    table.add_column(
        _("Code"), no_wrap=True, overflow="ignore", min_width=max((len(one.code) for one in problems), default=0)
    )
    for heading in (_("Where"), _("What is wrong"), _("What to do")):
        table.add_column(heading, overflow="fold")
    for problem in problems:
        table.add_row(problem.code, where(problem), problem.text(lang), problem.fix(lang))
    console().print(table)


SHOWN_OF_A_KIND = 5


def show_notes(notes: Sequence[Problem], kept: str) -> None:
    """Notes on an input: a few of each kind, and how many more of it stand in the file `kept`."""
    kinds: dict[str, list[Problem]] = {}
    for note in notes:
        kinds.setdefault(note.code, []).append(note)
    if not kinds:
        return
    show_problems([note for kind in kinds.values() for note in kind[:SHOWN_OF_A_KIND]], title=_("Notes"))
    for code, kind in kinds.items():
        if len(kind) > SHOWN_OF_A_KIND:
            say(_("{code}: {count} more in {file}").format(code=code, count=len(kind) - SHOWN_OF_A_KIND, file=kept))


def where(problem: Problem) -> str:
    place = problem.place
    return " · ".join(part for part in (place.file, place.sheet, place.at, place.subject) if part)


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Turns a ToolkitError into its words and its exit status; a fault of the disk into 2, the unforeseen into 1."""

    @functools.wraps(command)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except ToolkitError as error:
            show_problems(error.problems)
            raise typer.Exit(error.exit_status) from error
        except (BrokenPipeError, KeyboardInterrupt, typer.Abort, typer.Exit, typer.BadParameter):
            raise
        except OSError as error:
            from congress.messages import problem

            show_problems(
                [problem("FILE_NOT_WRITTEN", Place(file=str(error.filename or "")), detail=error.strerror or "")]
            )
            raise typer.Exit(2) from error
        except Exception as error:
            if os.environ.get("CONGRESS_DEBUG"):
                raise
            text = _(
                "Internal fault: {error}. No half-written file was left. Set CONGRESS_DEBUG=1 to see where it was."
            )
            say(text.format(error=f"{type(error).__name__}: {error}"))
            raise typer.Exit(1) from error

    return wrapper


@contextmanager
def bar(total: int | None, label: str) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr; yields the function that moves it on. Silent where stderr is no terminal. Where nobody
    knows the `total`, it only counts."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(), disable=not sys.stderr.isatty()) as shown:
        task = shown.add_task(label, total=total)
        yield lambda amount: shown.advance(task, amount)
