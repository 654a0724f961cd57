"""`congress minutes`: a result file on paper."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import guarded, say
from congress.i18n import _


@guarded
def minutes(
    result: Annotated[
        Path, typer.Argument(metavar="RESULT.json", help=_("The result file, from “congress tally --json”."))
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=_("FILE.pdf, FILE.docx (to be edited), or - for a PDF on standard output."),
        ),
    ],
) -> None:
    from congress.documents.minutes_document import minutes_bytes, write_minutes
    from congress.documents.resultfile import read_result
    from congress.i18n import language

    if output == "-":
        sys.stdout.buffer.write(minutes_bytes(read_result(result), ".pdf", language()))
        return
    write_minutes(result, Path(output), language())
    say(_("Minutes written: {file}").format(file=output))
