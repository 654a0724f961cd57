"""`congress minutes`: a result file, or a folder of them, on paper."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from congress.cli.common import bar, emit, guarded, say
from congress.i18n import _


@guarded
def minutes(
    result: Annotated[
        Path,
        typer.Argument(
            metavar="RESULT", help=_("The result file, from “congress tally --json”, or a folder of result files.")
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help=_(
                "FILE.pdf, FILE.docx (to be edited), - for a PDF on standard output; for a folder of results, a folder."
            ),
        ),
    ],
    kind: Annotated[
        Literal["pdf", "docx"], typer.Option("--format", help=_("What is made of a folder of results."))
    ] = "pdf",
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=256, metavar="N", help=_("Processes at work; 0: one a core."))
    ] = 0,
) -> None:
    if result.is_dir():
        _of_a_folder(result, output, f".{kind}", workers)
    else:
        _of_one(result, output)


def _of_one(result: Path, output: str) -> None:
    from congress.documents.minutes_document import minutes_bytes, write_minutes
    from congress.documents.resultfile import read_result
    from congress.i18n import language

    if output == "-":
        emit(minutes_bytes(read_result(result), ".pdf", language()))
        return
    write_minutes(result, Path(output), language())
    say(_("Minutes written: {file}").format(file=output))


def _of_a_folder(results: Path, output: str, kind: str, workers: int) -> None:
    from congress.cli.ballots_read import cores
    from congress.documents.folder import write_folder
    from congress.i18n import language
    from congress.messages import problem
    from tally.problems import UnreadableError

    if output == "-" or Path(output).suffix.lower() in (".pdf", ".docx"):
        raise UnreadableError(problem("MINUTES_FOLDER_OUTPUT", name=output))
    total = len(list(results.glob("*.json")))
    with bar(total, _("Minutes")) as advance:
        made = write_folder(results, Path(output), kind, language(), workers=workers or cores(), on_done=advance)
    say(_("{count} minutes written into {folder}.").format(count=len(made), folder=output))
