"""`congress election ID confirm`: the result fixed by those who confirm it, or unlocked by two of them."""

from typing import Annotated

import typer

from congress.cli.common import guarded, say
from congress.cli.election_step import RoundOption, WithdrawOption, say_done, step
from congress.cli.workspace import AsOption, WorkspaceOption
from congress.i18n import _


@guarded
def confirm(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help=_("Who confirms, once for each; at least two.")),
    ] = None,
    withdraw: WithdrawOption = None,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.closing import confirm_result, unlock_result

    at = step(ctx, workspace, round_, by, with_result=True)
    if withdraw is not None:
        people = unlock_result(at.workspace, at.election, at.round, names or (), withdraw, at.by)
        say(_("The result is unlocked by {people}. Whatever changes, compute it and confirm it again.")
            .format(people=", ".join(people)))  # fmt: skip
        return
    fixed = confirm_result(at.workspace, at.election, at.round, names or (), at.by)
    say_done(new=fixed.new)
    say(
        _("The result is fixed: {name}, confirmed by {people}.").format(name=fixed.name, people=", ".join(fixed.people))
    )
    say(_("SHA-256 of the result, to be read out and written into the minutes: {hash}").format(hash=fixed.sha256))
