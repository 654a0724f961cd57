"""`congress election ID result`, `minutes`, `round`: what came of it, on paper, and what comes next."""

from typing import Annotated

import typer

from congress.cli.common import console, emit, guarded, say, show_problems
from congress.cli.election_step import RoundOption, WithdrawOption, say_done, step
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption
from congress.i18n import _


@guarded
def result(
    ctx: typer.Context,
    as_json: JsonOption = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:

    from congress.elections.outcome import compute_result
    from congress.resultscreen import show_result
    from tally.result import result_json

    at = step(ctx, workspace, round_, by)
    counted = compute_result(at.workspace, at.election, at.round, at.by)
    if as_json:
        emit(result_json(counted.result))
    else:
        show_result(counted.result, console(stderr=False))
    if counted.notes:
        show_problems(counted.notes, title=_("Worth knowing:"))
    say_done(new=counted.new)
    say(counted.name)


@guarded
def minutes(ctx: typer.Context, round_: RoundOption = 0, workspace: WorkspaceOption = None, by: AsOption = "") -> None:
    from congress.elections.outcome import print_minutes

    at = step(ctx, workspace, round_, by)
    names, new = print_minutes(at.workspace, at.election, at.round, at.by)
    say_done(new=new)
    for name in names:
        say(name)


@guarded
def round_(
    ctx: typer.Context,
    decision: Annotated[
        str, typer.Option("--decision", metavar="TEXT", help=_("What the congress decided, where it has to decide."))
    ] = "",
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="ID", help=_("Who stays on the list; default: all not elected.")),
    ] = None,
    mode: Annotated[
        str,
        typer.Option(
            "--mode", metavar="MODE", help=_("normal, revote, additional or repeat; default: as the result says.")
        ),
    ] = "",
    close: Annotated[
        str | None,
        typer.Option("--close", metavar="REASON", help=_("The congress decided not to vote again, and why.")),
    ] = None,
    withdraw: WithdrawOption = None,
    after: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from typing import get_args

    from congress.custody import read_entries
    from congress.elections.rounds import Asked, close_round, next_round, reopen_round
    from congress.elections.state import round_of
    from congress.elections.steps import out_of_date
    from congress.messages import problem
    from tally.contest import Mode
    from tally.problems import UnreadableError

    if mode and mode not in get_args(Mode):
        raise UnreadableError(problem("MODE_UNKNOWN", mode=mode, known=", ".join(get_args(Mode))))
    if (close is not None) + (withdraw is not None) + bool(decision or keep or mode) > 1:
        raise UnreadableError(problem("ROUND_OPTIONS"))
    at = step(ctx, workspace, after, by, with_result=True)
    known = round_of(read_entries(at.workspace), at.election, at.round)
    if papers := [one for one in out_of_date(known) if one.code == "MINUTES_OUT_OF_DATE"]:
        show_problems(papers)
    if close is not None:
        say_done(new=close_round(at.workspace, at.election, at.round, close, at.by))
        say(_("The election is closed after round {round}; the congress does not vote again.").format(round=at.round))
        return
    if withdraw is not None:
        reopen_round(at.workspace, at.election, at.round, withdraw, at.by)
        say(_("Round {round} is open again.").format(round=at.round))
        return
    chosen: Mode | None = next((known for known in get_args(Mode) if known == mode), None)
    contest, name = next_round(at.workspace, at.election, at.round, Asked(decision, keep or (), chosen), at.by)
    say(_("Round {round}, seats: {seats}, people on the list: {people}. {name}")
        .format(round=contest.round, seats=contest.seats, people=len(contest.candidate), name=name))  # fmt: skip
