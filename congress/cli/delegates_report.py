"""`congress delegates report`: the credentials report, of a congress folder or from a file of figures."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import guarded, say
from congress.cli.workspace import AsOption, WorkspaceOption, doer, opened
from congress.i18n import _, language


@guarded
def report(
    head: Annotated[str, typer.Option("--head", metavar="NAME", help=_("Head of the credentials committee."))] = "",
    member: Annotated[
        list[str] | None, typer.Option("--member", metavar="NAME", help=_("A member of it; may be repeated."))
    ] = None,
    number: Annotated[str, typer.Option("--number", metavar="NO", help=_("Number of the document."))] = "",
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help=_("The day ages are counted on; default: the congress's date."))
    ] = "",
    bands: Annotated[
        str, typer.Option("--bands", metavar="LOW,HIGH", help=_("The middle band of ages, both ends in it."))
    ] = "42,52",
    regulation: Annotated[
        str, typer.Option("--regulation", metavar="ID", help=_("The regulation of the congress: how papers are set."))
    ] = "party-2024",
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FIGURES.json", help=_("Print these figures, without a folder."))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("With --from: FILE.pdf or FILE.docx."))
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    if source is not None:
        _print(source, output, number)
        return
    from congress.delegates.reporting import Asked, bands_of, make_report

    asked = Asked(head, tuple(member or ()), number, day_of(on) if on else None, bands_of(bands), regulation)
    for name in make_report(opened(workspace), asked, doer(by)):
        say(name)


def _print(source: Path, output: Path | None, number: str) -> None:
    from ballots.files import write_bytes
    from congress.cli.election_count import lacking
    from congress.delegates.credentials import read_credentials
    from congress.delegates.credentials_paper import report_bytes
    from congress.documents.making import document_kind

    if output is None:
        raise lacking("-o FILE")
    suffix = document_kind(output.name)
    write_bytes(output, report_bytes(read_credentials(source), suffix, language(), number))
    say(str(output))


def day_of(text: str) -> date:
    """A day as people write it: 15/7/2025 or 2025-07-15. BadParameter otherwise."""
    from congress.planning.dates import DateError, parse_date

    try:
        day = parse_date(text).exact
    except DateError:
        day = None
    if day is None:
        raise typer.BadParameter(_("Write a day as 15/07/2025 or 2025-07-15."), param_hint=text[:40])
    return day
