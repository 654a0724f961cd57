"""`congress ballots`: a contest on paper. `print` here; `fill`, `read`, `review` and `thresholds` in their own files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import bar, guarded, say, show_problems
from congress.i18n import _

if TYPE_CHECKING:
    from tally.contest import Contest
    from tally.problems import Problem

ballots_app = typer.Typer(
    help=_("Ballots on paper: print them, rehearse with them, read them back."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@ballots_app.callback()
def ballots() -> None:
    """Keeps this a group while it has one command."""


@ballots_app.command("print", help=_("Print the ballots of a contest: ballots.pdf, layout.json and a specimen."))
@guarded
def print_(
    contest_file: Annotated[Path, typer.Argument(metavar="CONTEST.toml", help=_("The contest file."))],
    copies: Annotated[int, typer.Option("--copies", metavar="N", help=_("Number of ballots to print."))],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=_("Folder for what is made."))],
    key_file: Annotated[
        Path | None,
        typer.Option("--key", metavar="FILE", help=_("Signing key; by default one kept in your configuration folder.")),
    ] = None,
    list_decided: Annotated[
        str,
        typer.Option(
            "--list-decided",
            metavar="REASON",
            help=_("Print although the list breaks a rule: who decided so, and why."),
        ),
    ] = "",
) -> None:
    from ballots.keys import default_key_path, signing_key
    from ballots.messages import problem
    from ballots.press import check_copies, print_ballots
    from congress.contestfile import read_contest, regulation_of
    from tally.lists import prescribed_form
    from tally.problems import Place, UnreadableError

    check_copies(copies)
    contest = read_contest(contest_file)
    regulation = regulation_of(contest, contest_file.parent)
    where = key_file or default_key_path()
    if output.resolve() in where.resolve().parents:
        raise UnreadableError(problem("KEY_BESIDE_BALLOTS", Place(file=str(where))))
    key = signing_key(where)
    with bar(copies, _("Ballots")) as advance:
        layout = print_ballots(
            contest, prescribed_form(contest, regulation), copies, output, key, _, advance, list_decided=list_decided
        )
    say(
        _("{copies} ballots, {sides} sides each, in {folder}").format(
            copies=copies, sides=len(layout.pages), folder=output
        )
    )
