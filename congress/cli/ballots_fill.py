"""`congress ballots fill`: a rehearsal before paper exists."""

import os
from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import bar, guarded, say
from congress.i18n import _


@guarded
def fill(
    layout: Annotated[Path, typer.Argument(help=_("The layout.json of printed test ballots."), metavar="LAYOUT.json")],
    votes: Annotated[Path, typer.Argument(help=_("What each ballot says, one row a ballot."), metavar="VOTES.csv")],
    out: Annotated[Path, typer.Option("-o", "--out", help=_("Folder for the scans."), metavar="SCANS")],
    seed: Annotated[int, typer.Option(help=_("The same seed gives the same pictures."), min=0)] = 1,
    scanner: Annotated[str, typer.Option(help=_("clean, office, poor, fax or phone."))] = "office",
    hand: Annotated[str, typer.Option(help=_("How people write: ordinary, careless or doubtful."))] = "ordinary",
    dpi: Annotated[int, typer.Option(help=_("Dots per inch of the scan."), min=100, max=600)] = 200,
    duplex: Annotated[bool, typer.Option("--duplex", help=_("Scan blank backs too."))] = False,
    file_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="jpeg|pdf|tiff",
            help=_("jpeg: a picture a side; pdf or tiff: files of many pages, TIFF in black and white (G4)."),
        ),
    ] = "jpeg",
    allow_official: Annotated[
        bool, typer.Option("--allow-official", help=_("For the test suite only: fill official ballots too."))
    ] = False,
    workers: Annotated[
        int, typer.Option(help=_("How many processes work at the same time; 0: one a processor."), min=0, max=256)
    ] = 0,
) -> None:
    from ballots.layoutfile import read_layout
    from ballots.rehearsal.fill import check_choices, check_official, fill_ballots
    from ballots.rehearsal.votes import read_votes

    ballot_layout = read_layout(layout)
    check_choices(scanner, hand, file_format)
    check_official(ballot_layout, allow_official=allow_official)
    fillings = read_votes(votes, ballot_layout)
    with bar(len(fillings), _("Filling and scanning")) as advance:
        written = fill_ballots(
            ballot_layout,
            layout.parent,
            fillings,
            out,
            seed=seed,
            scanner=scanner,
            hand=hand,
            dpi=dpi,
            duplex=duplex,
            file_format=file_format,
            allow_official=allow_official,
            workers=workers or os.cpu_count() or 1,
            on_progress=advance,
        )
    say(
        _("{ballots} ballots filled, files of scans: {files}, in {folder}").format(
            ballots=len(fillings), files=len(written), folder=out
        )
    )
