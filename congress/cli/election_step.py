"""What all steps of an election share: whose it is, in which round, and the options that say so."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import say, show_problems
from congress.cli.workspace import doer, opened
from congress.i18n import _

if TYPE_CHECKING:
    from congress.elections.recordings import Papers
    from congress.workspace import Workspace

RoundOption = Annotated[
    int,
    typer.Option(
        "--round", min=0, max=99, metavar="N", show_default=False, help=_("The round; default: the latest one begun.")
    ),
]
WithdrawOption = Annotated[
    str | None, typer.Option("--withdraw", metavar="REASON", help=_("Take it out of use, and why; its record stays."))
]

PlainOption = Annotated[
    bool, typer.Option("--plain", help=_("Line by line instead of the full screen: for pipes and screen readers."))
]


@dataclass(frozen=True)
class Step:
    """Whose step in which round this is."""

    workspace: "Workspace"
    election: str
    round: int
    by: str


def step(
    ctx: typer.Context,
    workspace: Path | None,
    round_: int,
    by: str,
    *,
    begins: bool = False,
    with_result: bool = False,
) -> Step:
    """The election a command is about. `begins`: it may not exist yet; `with_result`: the latest round that has one."""
    return step_of(ctx.obj, workspace, round_, by, begins=begins, with_result=with_result)


def step_of(
    election: str,
    workspace: Path | None,
    round_: int,
    by: str,
    *,
    begins: bool = False,
    with_result: bool = False,
) -> Step:
    """As `step`, of commands that name the election themselves."""
    from congress.elections.known import require_id, require_known, round_meant

    here = opened(workspace)
    require_id(election)
    if not begins:
        require_known(here, election)
    return Step(here, election, round_meant(here, election, round_, with_result=with_result), doer(by))


def tell_papers(papers: "Papers") -> None:
    say_done(new=papers.new)
    for name in papers.names:
        say(name)
    if papers.notes:
        show_problems(papers.notes, title=_("Worth knowing:"))


def say_done(*, new: bool) -> None:
    say(_("Recorded in the journal.") if new else _("Recorded before; nothing changed."))
