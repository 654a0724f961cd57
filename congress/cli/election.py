"""`congress election ID …`: one election of a workspace, step by step."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import bar, console, guarded, say, show_problems
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _

if TYPE_CHECKING:
    from congress.workspace import Workspace
    from tally.problems import UnreadableError

election_app = typer.Typer(
    help=_("One election of the congress folder, step by step; each step goes into the journal."),
    no_args_is_help=True,
    rich_markup_mode=None,
)

RoundOption = Annotated[
    int, typer.Option("--round", min=0, max=99, metavar="N", help=_("The round; default: the latest one begun."))
]
BatchOption = Annotated[str, typer.Option("--batch", metavar="NAME", help=_("Name of the batch of ballots."))]
ReplaceOption = Annotated[str, typer.Option("--replace", metavar="REASON", help=_("Do the whole batch anew, and why."))]
WithdrawOption = Annotated[
    str | None, typer.Option("--withdraw", metavar="REASON", help=_("Take it out of use, and why; its record stays."))
]
CountOption = Annotated[int | None, typer.Option(min=0, metavar="N")]


@election_app.callback()
def election(
    ctx: typer.Context,
    election_id: Annotated[
        str, typer.Argument(metavar="ID", help=_("The contest's id: its file is contests/ID.toml."))
    ],
) -> None:
    ctx.obj = election_id


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
    from congress.elections.known import require_id, require_known, round_meant

    here = opened(workspace)
    require_id(ctx.obj)
    if not begins:
        require_known(here, ctx.obj)
    return Step(here, ctx.obj, round_meant(here, ctx.obj, round_, with_result=with_result), doer(by))


@election_app.command(
    "slate", help=_("Make the slate from the planning list and the slate rules, and draft the contest.")
)
@guarded
def slate(
    ctx: typer.Context,
    planning: Annotated[Path, typer.Argument(metavar="PLANNING", help=_("The planning list, .xlsx or .csv."))],
    rules: Annotated[Path, typer.Option("--rules", metavar="SLATE.toml", help=_("The slate rules of the committee."))],
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="FILE.toml", help=_("A corrected mapping of columns."))
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.slating import make_election_slate
    from congress.planning.mapping import read_map

    at = step(ctx, workspace, 1, by, begins=True)
    made = make_election_slate(
        at.workspace, at.election, planning, rules, at.by, mapping=read_map(mapping) if mapping else None
    )
    if made.plan.notes:
        show_problems(made.plan.notes, title=_("Notes"))
    say_done(new=made.new)
    for name in made.files:
        say(name)


@election_app.command("print", help=_("Print ballots and release their version, or withdraw it."))
@guarded
def print_(
    ctx: typer.Context,
    copies: Annotated[int, typer.Option("--copies", metavar="N", help=_("Number of ballots to print."))] = 0,
    withdraw: WithdrawOption = None,
    more: Annotated[
        bool, typer.Option("--more", help=_("As many again, on top of the same number printed before."))
    ] = False,
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
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.paper import print_release, withdraw_release

    at = step(ctx, workspace, round_, by)
    if withdraw is not None:
        gone = withdraw_release(at.workspace, at.election, at.round, withdraw, at.by)
        say(_("Version {version} of the ballots is withdrawn; {copies} ballots to be collected and destroyed.")
            .format(version=gone.version, copies=gone.copies))  # fmt: skip
        return
    with bar(copies, _("Ballots")) as advance:
        printed = print_release(
            at.workspace,
            at.election,
            at.round,
            copies,
            at.by,
            key_file=key_file,
            list_decided=list_decided,
            more=more,
            on_progress=advance,
        )
    if printed.warnings:
        show_problems(printed.warnings, title=_("Printed, but take note:"))
    if not printed.new:
        say(_("These {copies} ballots were printed before; nothing was added. For as many again: --more")
            .format(copies=copies))  # fmt: skip
    say(_("Version {version} is in use, {copies} ballots in all: {folder}")
        .format(version=printed.release.version, copies=printed.release.copies,
                folder=at.workspace.root / Path(printed.release.layout).parent))  # fmt: skip


@election_app.command("accounts", help=_("Enter the accounts of paper, or show them as they stand."))
@guarded
def accounts(
    ctx: typer.Context,
    printed: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("Ballots printed."))] = None,
    issued: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("Ballots issued."))] = None,
    spoiled: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("Ballots spoiled and exchanged."))] = None,
    returned: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("Ballots returned."))] = None,
    present: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("People present."))] = None,
    valid: Annotated[
        int | None, typer.Option(min=0, metavar="N", help=_("Valid ballots (with hand-tallied totals only)."))
    ] = None,
    invalid: Annotated[
        int | None, typer.Option(min=0, metavar="N", help=_("Invalid ballots (with hand-tallied totals only)."))
    ] = None,
    ground: Annotated[
        list[str] | None,
        typer.Option(
            "--ground", metavar="CODE=N", help=_("Invalid ballots of one ground (with hand-tallied totals only).")
        ),
    ] = None,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.accounts import enter_accounts

    at = step(ctx, workspace, round_, by)
    given = {
        "printed": printed,
        "issued": issued,
        "spoiled": spoiled,
        "returned": returned,
        "present": present,
        "valid": valid,
        "invalid": invalid,
        "invalid_by_ground": by_ground(ground) if ground else None,
    }
    entered = {key: value for key, value in given.items() if value is not None}
    standing = enter_accounts(at.workspace, at.election, at.round, entered, at.by)
    names = account_names()
    for key, value in standing.items():
        shown = ", ".join(f"{code} {count}" for code, count in value.items()) if isinstance(value, dict) else value
        say(f"{names[key]}: {shown}")


def by_ground(given: list[str]) -> dict[str, int]:
    """`OVERVOTE=1` … → code → ballots. Raises UnreadableError `GROUND_OPTION`."""
    from congress.messages import problem
    from tally.problems import UnreadableError

    counts: dict[str, int] = {}
    for text in given:
        code, separator, number = text.partition("=")
        if not (separator and number.isascii() and number.isdecimal() and code.strip()) or code.strip() in counts:
            raise UnreadableError(problem("GROUND_OPTION", given=text))
        counts[code.strip()] = int(number)
    return counts


def account_names() -> dict[str, str]:
    return {
        "printed": _("Ballots printed"),
        "issued": _("Ballots issued"),
        "spoiled": _("Ballots spoiled"),
        "returned": _("Ballots returned"),
        "present": _("People present"),
        "valid": _("Valid ballots"),
        "invalid": _("Invalid ballots"),
        "invalid_by_ground": _("Invalid by ground"),
    }


@election_app.command("scan", help=_("Read scanned ballots as one batch; started again, it goes on where it was."))
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
    withdraw: WithdrawOption = None,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from contextlib import ExitStack

    from congress.cli.ballots_read import cores, tell
    from congress.elections.counting import scan as scanned

    at = step(ctx, workspace, round_, by)
    if withdraw is not None:
        withdrawn(at, batch, withdraw)
        return
    if not scans:
        raise lacking("SCAN…")
    with ExitStack() as stack:
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
            on_start=lambda pages: stack.enter_context(bar(pages, _("Reading pages"))),
        )
    if found.reading:
        tell(found.reading)
    say_done(new=found.reading is not None)
    say(found.name)


@election_app.command("key", help=_("Record ballots keyed by a person, from a votes file."))
@guarded
def key(
    ctx: typer.Context,
    batch: BatchOption = "1",
    file: Annotated[Path | None, typer.Option("--from", metavar="VOTES.csv", help=_("The keyed ballots."))] = None,
    replace: ReplaceOption = "",
    withdraw: WithdrawOption = None,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.counting import key_batch

    at = step(ctx, workspace, round_, by)
    if withdraw is not None:
        withdrawn(at, batch, withdraw)
        return
    if file is None:
        raise lacking("--from VOTES.csv")
    name, ballots = key_batch(at.workspace, at.election, at.round, file, batch, at.by, replace=replace)
    say(_("{ballots} keyed ballots recorded: {name}").format(ballots=ballots, name=name))


@election_app.command("totals", help=_("Record hand-tallied totals instead of ballots."))
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
    from congress.elections.counting import enter_totals

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


def withdrawn(at: Step, batch: str | None, reason: str) -> None:
    from congress.elections.counting import withdraw_count

    withdraw_count(at.workspace, at.election, at.round, batch, reason, at.by)
    say(_("Taken out of the count: {what}").format(what=batch or _("the totals")))


@election_app.command("review", help=_("Apply people's decisions on doubtful ballots."))
@guarded
def review(
    ctx: typer.Context,
    decisions: Annotated[
        Path, typer.Argument(metavar="DECISIONS.csv", help=_("Decisions: ballot,candidate,value,by,reason."))
    ],
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.deciding import review as reviewed

    at = step(ctx, workspace, round_, by)
    found = reviewed(at.workspace, at.election, at.round, decisions, at.by)
    say_done(new=found.new)
    say(_("{ballots} ballots decided; {left} still wait for people.").format(ballots=found.ballots, left=found.left))


@election_app.command("result", help=_("Compute the result from accounts and count."))
@guarded
def result(
    ctx: typer.Context,
    as_json: JsonOption = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    import sys

    from congress.elections.outcome import compute_result
    from congress.resultscreen import show_result
    from tally.result import result_json

    at = step(ctx, workspace, round_, by)
    counted = compute_result(at.workspace, at.election, at.round, at.by)
    if as_json:
        sys.stdout.buffer.write(result_json(counted.result).encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        show_result(counted.result, console(stderr=False))
    say_done(new=counted.new)
    say(counted.name)


@election_app.command("minutes", help=_("Print the minutes of the count, as PDF and as Word file."))
@guarded
def minutes(ctx: typer.Context, round_: RoundOption = 0, workspace: WorkspaceOption = None, by: AsOption = "") -> None:
    from congress.elections.outcome import print_minutes

    at = step(ctx, workspace, round_, by)
    names, new = print_minutes(at.workspace, at.election, at.round, at.by)
    say_done(new=new)
    for name in names:
        say(name)


@election_app.command("round", help=_("Make the contest file of the next round, as the result and the congress say."))
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
    after: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from typing import get_args

    from congress.elections.rounds import Asked, next_round
    from congress.messages import problem
    from tally.contest import Mode
    from tally.problems import UnreadableError

    if mode and mode not in get_args(Mode):
        raise UnreadableError(problem("MODE_UNKNOWN", mode=mode, known=", ".join(get_args(Mode))))
    at = step(ctx, workspace, after, by, with_result=True)
    chosen: Mode | None = next((known for known in get_args(Mode) if known == mode), None)
    contest, name = next_round(at.workspace, at.election, at.round, Asked(decision, keep or (), chosen), at.by)
    say(_("Round {round}, seats: {seats}, people on the list: {people}. {name}")
        .format(round=contest.round, seats=contest.seats, people=len(contest.candidate), name=name))  # fmt: skip


def say_done(*, new: bool) -> None:
    say(_("Recorded in the journal.") if new else _("Recorded before; nothing changed."))
