"""`congress checkin` and `congress presence`: who is in the hall, and the presence of an election, frozen."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say, show_problems
from congress.cli.delegates_list import WHO, ReasonOption
from congress.cli.election_step import PlainOption, RoundOption, say_done, step_of
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _

if TYPE_CHECKING:
    from congress.delegates.presence import Counted
    from tally.contest import Contest

presence_app = typer.Typer(
    help=_("Who is in the hall: shown, corrected, and frozen for an election."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@guarded
def checkin(
    desk: Annotated[str, typer.Option("--desk", metavar="NAME", help=_("Name of this desk."))] = "1",
    leaving: Annotated[bool, typer.Option("--out", help=_("This desk sees people out."))] = False,
    plain: PlainOption = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_typing import run
    from congress.delegates.desk import Desk

    run(Desk(opened(workspace), doer(by), desk[:40], leaving), plain=plain)


@presence_app.command("show", help=_("Presence by unit; with --people, of everybody."))
@guarded
def show(
    people: Annotated[bool, typer.Option("--people", help=_("Everybody, with the time they were first seen."))] = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    from rich.table import Table

    from congress.delegates.arrivals import read_presence, time_here
    from congress.delegates.desk import state_words
    from congress.delegates.presence import counted
    from congress.delegates.roll import read_roll, standing_words

    here = opened(workspace)
    roll, presence = read_roll(here), read_presence(here)
    units: dict[str, list[str]] = {}
    for seat in roll.officials:
        units.setdefault(seat.delegate.unit, []).append(presence.of(seat.id).state)
    if as_json:
        found = counted(roll, presence)
        emit_json({"electorate": found.electorate.model_dump(mode="json"), "unseen": found.unseen, "left": found.out,
                   "units": {unit: {state: states.count(state) for state in ("in", "out", "unseen", "absent")}
                             for unit, states in units.items()}})  # fmt: skip
        return
    table = Table(show_footer=not people)
    if people:
        for heading in (_("No."), _("Name"), _("Unit"), _("Standing"), _("Presence"), _("First seen"), _("Last")):
            table.add_column(heading, overflow="fold")
        for seat in sorted(roll.seats.values(), key=lambda seat: seat.delegate.number):
            known, one = presence.of(seat.id), seat.delegate
            first, last = (time_here(entry.at) if entry else "" for entry in (known.first, known.last))
            state = state_words(known.state) + (f": {known.reason}" if known.reason else "")
            table.add_row(str(one.number), one.name, one.unit, standing_words(seat.standing), state, first, last)
    else:
        states = ("in", "out", "unseen", "absent")
        every = [state for unit in units.values() for state in unit]
        table.add_column(_("Unit"), _("Together"), overflow="fold")
        table.add_column(_("Official delegates"), str(len(every)), justify="right")
        for state in states:
            table.add_column(state_words(state), str(every.count(state)), justify="right")
        for unit, known_states in units.items():
            counts = [str(known_states.count(state)) for state in states]
            table.add_row(unit, str(len(known_states)), *counts)
    console(stderr=False).print(table)


@presence_app.command("absent", help=_("A delegate is absent for the whole congress, for a reason."))
@guarded
def absent(who: WHO, reason: ReasonOption = "", workspace: WorkspaceOption = None, by: AsOption = "") -> None:
    from congress.delegates.arrivals import mark_absent
    from congress.delegates.roll import read_roll

    here = opened(workspace)
    seat = read_roll(here).found(who)
    mark_absent(here, seat, reason, doer(by))
    say(_("Absent for the whole congress: {name}").format(name=seat.name))


@presence_app.command("void", help=_("Take the last event of a person back, which was a mistake."))
@guarded
def void(who: WHO, reason: ReasonOption = "", workspace: WorkspaceOption = None, by: AsOption = "") -> None:
    from congress.delegates.arrivals import read_presence
    from congress.delegates.arrivals import void as voided
    from congress.delegates.desk import state_words
    from congress.delegates.roll import read_roll

    here = opened(workspace)
    seat = read_roll(here).found(who)
    voided(here, seat, reason, doer(by))
    say(f"{seat.name}: {state_words(read_presence(here).of(seat.id).state)}")


@presence_app.command("freeze", help=_("Freeze the presence for an election and write it into its contest file."))
@guarded
def freeze(
    election: Annotated[str, typer.Argument(metavar="ELECTION", help=_("The contest's id."))],
    yes: Annotated[bool, typer.Option("--yes", help=_("Write it without asking."))] = False,
    replace: Annotated[str, typer.Option("--replace", metavar="REASON", help=_("Freeze it anew, and why."))] = "",
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.delegates.presence import freeze as frozen

    at = step_of(election, workspace, round_, by)

    def approve(found: "Counted", contest: "Contest") -> bool:
        _show_counted(found, contest)
        return yes or (sys.stdin.isatty() and typer.confirm(_("Write this into the contest file?")))

    made = frozen(at.workspace, at.election, at.round, at.by, approve=approve, replace=replace)
    say_done(new=made.new)
    say(made.file)


def _show_counted(found: "Counted", contest: "Contest") -> None:
    from congress.delegates.electorateblock import block_text
    from congress.delegates.messages import problem

    say(contest.title)
    say(block_text(found.electorate))
    if found.unseen:
        show_problems([problem("FREEZE_UNSEEN", count=found.unseen)], title=_("Notes"))
