"""`congress proceedings`: what the congress did, drafted from the journal, and its minutes."""

from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import guarded, say, show_problems
from congress.cli.election_papers import new_file
from congress.cli.election_step import say_done
from congress.cli.workspace import AsOption, WorkspaceOption, doer, opened
from congress.i18n import _

proceedings_app = typer.Typer(
    help=_("The proceedings of the congress: a draft from the journal, and the minutes made of it."),
    no_args_is_help=True,
)


@proceedings_app.command("draft", help=_("What the journal knows of the congress, as a file to fill in."))
@guarded
def draft(
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE", help=_("Where the proceedings file to be filled in goes.")),
    ] = "-",
    workspace: WorkspaceOption = None,
) -> None:
    from congress.papers.proceedingsdraft import draft_proceedings

    made = draft_proceedings(opened(workspace), Path(output).parent)
    new_file(made.text, output, "congress proceedings minutes")
    if made.left_out:
        show_problems(made.left_out, title=_("Worth knowing:"))


@proceedings_app.command("minutes", help=_("The minutes of the congress, from the proceedings file filled in."))
@guarded
def minutes(
    file: Annotated[Path, typer.Argument(metavar="PROCEEDINGS.toml", help=_("The proceedings file, filled in."))],
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.papers.proceedings import print_congress_minutes

    names, new = print_congress_minutes(opened(workspace), file, doer(by))
    say_done(new=new)
    for name in names:
        say(name)
