"""`congress election ID slate`, `print`, `accounts`: the list, the ballots, and the accounts of paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import bar, guarded, say, show_notes, show_problems
from congress.cli.election_step import RoundOption, WithdrawOption, say_done, step, tell_papers
from congress.cli.press_options import KeyFileOption, ListDecidedOption
from congress.cli.workspace import AsOption, WorkspaceOption
from congress.i18n import _

if TYPE_CHECKING:
    from congress.elections.state import Round
    from tally.contest import Contest


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
    from congress.planning.slatefiles import NOTES

    at = step(ctx, workspace, 1, by, begins=True)
    made = make_election_slate(
        at.workspace, at.election, planning, rules, at.by, mapping=read_map(mapping) if mapping else None
    )
    show_notes(made.plan.notes, next(name for name in made.files if name.endswith(NOTES)))
    say_done(new=made.new)
    for name in made.files:
        say(name)


@guarded
def print_(
    ctx: typer.Context,
    copies: Annotated[
        int, typer.Option("--copies", metavar="N", show_default=False, help=_("Number of ballots to print."))
    ] = 0,
    withdraw: WithdrawOption = None,
    more: Annotated[bool, typer.Option("--more", help=_("So many more, on top of those printed before."))] = False,
    key_file: KeyFileOption = None,
    list_decided: ListDecidedOption = "",
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
        say(_("These {copies} ballots were printed before; nothing was added. For so many more: --more")
            .format(copies=copies))  # fmt: skip
    say(_("Version {version} is in use, {copies} ballots in all: {folder}")
        .format(version=printed.release.version, copies=printed.release.copies,
                folder=at.workspace.root / Path(printed.release.layout).parent))  # fmt: skip


@guarded
def accounts(
    ctx: typer.Context,
    printed: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("Ballots printed."))] = None,
    issued: Annotated[
        int | None, typer.Option(min=0, metavar="N", help=_("Ballots issued, with those given for spoiled ones."))
    ] = None,
    spoiled: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("Ballots spoiled and exchanged."))] = None,
    unused: Annotated[int | None, typer.Option(min=0, metavar="N", help=_("Ballots left unused."))] = None,
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
    on_paper: Annotated[
        bool,
        typer.Option("--print", help=_("Print the record of unused and spoiled ballots, as PDF and as Word file.")),
    ] = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.elections.accounts import enter_accounts, to_look_at
    from congress.elections.recordings import unused_record
    from congress.versions import contest_version

    at = step(ctx, workspace, round_, by)
    given = {
        "printed": printed,
        "issued": issued,
        "spoiled": spoiled,
        "unused": unused,
        "returned": returned,
        "present": present,
        "valid": valid,
        "invalid": invalid,
        "invalid_by_ground": by_ground(ground) if ground else None,
    }
    entered = {key: value for key, value in given.items() if value is not None}
    known = enter_accounts(at.workspace, at.election, at.round, entered, at.by)
    contest = contest_version(at.workspace, known, known.contest)
    show_accounts(contest, known)
    if notes := to_look_at(known):
        show_problems(notes, title=_("Recorded, but take note:"))
    if on_paper:
        tell_papers(unused_record(at.workspace, at.election, at.round, at.by))


def show_accounts(contest: "Contest", known: "Round") -> None:
    """Each number, who entered it and when; or that nobody did, and where it comes from."""
    from congress.elections.accountwords import account_names, of_contest_file, shown
    from congress.journalwords import local_time
    from congress.recording import offset_here

    planned = of_contest_file(contest, known)
    for key, name in account_names().items():
        if key in known.paper:
            said = known.entered.get(key)
            who = f"{said.by}, {local_time(said.at, offset_here())}" if said else _("by the journal")
            say(f"{name}: {shown(known.paper[key])} ({who})")
        elif key in planned:
            who = _("by the contest file; nobody entered it")
            say(f"{name}: {shown(planned[key])} ({who})")


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
