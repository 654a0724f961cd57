"""`congress election ID scan`, `key`, `totals`, `review`: what counts, and what is taken out of the count."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import bar, guarded, say
from congress.cli.election_step import PlainOption, RoundOption, Step, WithdrawOption, say_done, step
from congress.cli.workspace import AsOption, WorkspaceOption
from congress.i18n import _

if TYPE_CHECKING:
    from tally.problems import UnreadableError

_INTERRUPTED = 130
"""What shells report of a program ended by Ctrl-C."""
BatchOption = Annotated[str, typer.Option("--batch", metavar="NAME", help=_("Name of the batch of ballots."))]
ReplaceOption = Annotated[str, typer.Option("--replace", metavar="REASON", help=_("Do the whole batch anew, and why."))]

SecondOption = Annotated[
    bool, typer.Option("--second", help=_("As the independent second count of a batch that was counted once."))
]
CountOption = Annotated[
    int,
    typer.Option(
        "--count", min=0, max=2, metavar="N", show_default=False,
        help=_("With --withdraw, of a batch counted twice: the first (1) or the second (2) count alone."),
    ),
]  # fmt: skip


@guarded
def scan(
    ctx: typer.Context,
    scans: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SCAN]...", help=_("PDF, TIFF, JPEG or PNG files, or folders of them, in scanning order.")
        ),
    ] = None,
    batch: BatchOption = "1",
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=256, metavar="N", help=_("Processes at work; 0: one a core."))
    ] = 0,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help=_("List files that cannot be opened, and go on with the others."))
    ] = False,
    replace: ReplaceOption = "",
    second: SecondOption = False,
    withdraw: WithdrawOption = None,
    count: CountOption = 0,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from contextlib import ExitStack

    from congress.cli.ballots_read import cores, tell
    from congress.elections.scanning import scan as scanned

    at = step(ctx, workspace, round_, by)
    if withdraw is not None:
        withdrawn(at, batch, withdraw, count)
        return
    if not scans:
        raise lacking("SCAN…")
    with ExitStack() as stack, _stopped_in_words():
        found = scanned(
            at.workspace,
            at.election,
            at.round,
            scans,
            batch,
            at.by,
            workers=workers or cores(),
            keep_going=keep_going,
            replace=replace,
            second=second,
            on_start=lambda pages: stack.enter_context(bar(pages, _("Reading pages"))),
        )
    if found.reading:
        tell(found.reading)
    say_done(new=found.reading is not None)
    say(found.name)
    if found.waiting:
        say(_("{count} ballots wait for people: decide them with `congress election {id} review`.")
            .format(count=found.waiting, id=at.election))  # fmt: skip
        if found.pictures:
            say(_("Pictures of the doubtful places, and the list to fill in: {folder}").format(folder=found.pictures))


@contextmanager
def _stopped_in_words() -> Iterator[None]:
    """Ctrl-C costs nothing: what was read is kept."""
    try:
        yield
    except KeyboardInterrupt as stop:
        say(_("Stopped. What was read so far is kept: run the same command again to go on."))
        raise typer.Exit(_INTERRUPTED) from stop


@guarded
def key(
    ctx: typer.Context,
    batch: BatchOption = "1",
    file: Annotated[
        Path | None,
        typer.Option("--from", metavar="VOTES.csv", help=_("Ballots keyed elsewhere; without it you key here.")),
    ] = None,
    plain: PlainOption = False,
    replace: ReplaceOption = "",
    second: SecondOption = False,
    withdraw: WithdrawOption = None,
    count: CountOption = 0,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.keyed import key_batch

    at = step(ctx, workspace, round_, by)
    if withdraw is not None:
        withdrawn(at, batch, withdraw, count)
        return
    if file is None:
        from congress.cli.election_typing import type_batch

        type_batch(at, batch, plain=plain)
        return
    name, ballots = key_batch(at.workspace, at.election, at.round, file, batch, at.by, replace=replace, second=second)
    say(_("{ballots} keyed ballots recorded: {name}").format(ballots=ballots, name=name))


@guarded
def totals(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[TOTALS.csv]", help=_("One row a candidate: candidate,votes[,against,unusable].")),
    ] = None,
    withdraw: WithdrawOption = None,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.totals import enter_totals

    at = step(ctx, workspace, round_, by)
    if withdraw is not None:
        withdrawn(at, None, withdraw)
        return
    if file is None:
        raise lacking("TOTALS.csv")
    say(_("Totals recorded: {name}").format(name=enter_totals(at.workspace, at.election, at.round, file, at.by)))


def lacking(what: str) -> "UnreadableError":
    from congress.messages import problem
    from tally.problems import UnreadableError

    return UnreadableError(problem("COMMAND_INCOMPLETE", what=what))


def withdrawn(at: Step, batch: str | None, reason: str, count: int = 0) -> None:
    from congress.elections.withdrawing import withdraw_count

    withdraw_count(at.workspace, at.election, at.round, batch, reason, at.by, count=count)
    say(_("Taken out of the count: {what}").format(what=batch or _("the totals")))


@guarded
def review(
    ctx: typer.Context,
    decisions: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DECISIONS.csv]",
            help=_("Decisions made elsewhere: ballot,candidate,value,by,reason; without them you decide here."),
        ),
    ] = None,
    batch: Annotated[str, typer.Option("--batch", metavar="NAME", help=_("Only the ballots of this batch."))] = "",
    other: Annotated[str, typer.Option("--with", metavar="NAME", help=_("The second person who decides."))] = "",
    plain: PlainOption = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.deciding import review as reviewed

    at = step(ctx, workspace, round_, by)
    if decisions is None:
        from congress.cli.election_typing import decide_ballots

        decide_ballots(at, batch, other, plain=plain)
        return
    found = reviewed(at.workspace, at.election, at.round, decisions, at.by)
    say_done(new=found.new)
    say(_("{ballots} ballots decided; {left} still wait for people.").format(ballots=found.ballots, left=found.left))
