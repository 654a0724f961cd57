"""`congress election ID from-process`: the list out of a finished personnel process."""

from typing import Annotated

import typer

from congress.cli.common import guarded, say, show_problems
from congress.cli.election_step import say_done, step
from congress.cli.workspace import AsOption, WorkspaceOption
from congress.i18n import _


@guarded
def from_process(
    ctx: typer.Context,
    process: Annotated[str, typer.Argument(metavar="PROCESS", help=_("The id of the process, all steps taken."))],
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.process.listing import take_list

    at = step(ctx, workspace, 1, by)
    listed = take_list(at.workspace, at.election, process, at.by)
    say_done(new=listed.new)
    if listed.gone:
        names = "; ".join(f"{one.name} ({one.id})" for one in listed.gone)
        say(_("No longer on the list: {names}").format(names=names))
    text = _("The list of {id}: {people} people for {seats} seats.")
    say(text.format(id=at.election, people=len(listed.contest.candidate), seats=listed.contest.seats))
    if listed.warnings:
        show_problems(listed.warnings, title=_("Recorded, but take note:"))
