"""`congress ballots` and its `print`; `fill`, `read`, `review` and `thresholds` are in files of their own."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from congress.cli.common import bar, guarded, say, show_problems
from congress.cli.press_options import KeyFileOption, ListDecidedOption
from congress.i18n import _

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
    key_file: KeyFileOption = None,
    list_decided: ListDecidedOption = "",
    paper: Annotated[
        Literal["A4", "A5"] | None,
        typer.Option(
            "--paper",
            metavar="A4|A5",
            case_sensitive=False,
            help=_("Size of paper, A4 or A5; by default what the contest file says."),
        ),
    ] = None,
    large: Annotated[
        bool | None,
        typer.Option(
            "--large/--no-large",
            help=_("Large print: bigger letters and wider rows; by default what the contest file says."),
        ),
    ] = None,
    colour: Annotated[
        str | None,
        typer.Option(
            "--colour",
            metavar="WORDS",
            help=_("Colour of the paper in words, said on the ballot; by default what the contest file says."),
        ),
    ] = None,
    columns: Annotated[
        int | None,
        typer.Option(
            "--columns",
            metavar="1|2",
            help=_("Columns of the list, and as many people on a page as it holds; by default what fits best."),
        ),
    ] = None,
) -> None:
    from ballots.keys import default_key_path, signing_key
    from ballots.messages import problem
    from ballots.press import check_copies, print_ballots
    from congress.contestfile import read_contest, regulation_of
    from congress.printing import as_laid_out, on_paper, print_order
    from tally.problems import Place, UnreadableError

    check_copies(copies)
    contest = on_paper(read_contest(contest_file), paper=paper, large=large, colour=colour, columns=columns)
    order = print_order(contest, regulation_of(contest, contest_file.parent), contest_file.name, list_decided)
    where = key_file or default_key_path()
    if output.resolve() in where.resolve().parents:
        raise UnreadableError(problem("KEY_BESIDE_BALLOTS", Place(file=str(where))))
    key = signing_key(where)
    with bar(copies, _("Ballots")) as advance:
        layout = print_ballots(order.contest, order.form, copies, output, key, _, advance, order.list_decided)
    if warnings := (*order.warnings, *as_laid_out(layout, contest_file.name)):
        show_problems(warnings, title=_("Printed, but take note:"))
    if order.list_decided:
        say(_("The list was printed by decision: {reason}").format(reason=order.list_decided))
    say(_summary(test=layout.test).format(copies=copies, sides=len(layout.pages), folder=output))


def _summary(*, test: bool) -> str:
    if test:
        return _("{copies} TEST ballots, sides of paper each: {sides}, in {folder}")
    return _("{copies} ballots, sides of paper each: {sides}, in {folder}")
