"""The options of every command that prints ballots."""

from pathlib import Path
from typing import Annotated

import typer

from congress.i18n import _

KeyFileOption = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help=_("Signing key; by default one kept in your configuration folder.")),
]
ListDecidedOption = Annotated[
    str,
    typer.Option(
        "--list-decided",
        metavar="REASON",
        help=_("Print although the list breaks a rule: who decided so, and why."),
    ),
]
