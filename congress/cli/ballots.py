"""`congress ballots`: a contest on paper. `print` here; `fill`, `read`, `review` and `thresholds` in their own files."""

import typer

from congress.i18n import _

ballots_app = typer.Typer(
    help=_("Ballots on paper: print them, rehearse with them, read them back."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@ballots_app.callback()
def ballots() -> None:
    """Keeps this a group while it has one command."""
