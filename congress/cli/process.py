"""`congress process`: the steps of a personnel process, each meeting with its list, ballot and result."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say, show_problems
from congress.cli.delegates_report import day_of
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.journal import Entry
    from congress.process.steps import Process
    from congress.process.timing import Timing
    from congress.workspace import Workspace

process_app = typer.Typer(
    help=_("A personnel process step by step; each list follows from the last result."), no_args_is_help=True
)
ProcessArgument = Annotated[str, typer.Argument(metavar="ID", help=_("The id of the process."))]
MeetingOption = Annotated[
    str, typer.Option("--on", metavar="DAY", help=_("The day of the meeting; default: the minutes leave it open."))
]


@process_app.command("new", help=_("Begin a process with its first list."))
@guarded
def new(
    process: ProcessArgument,
    people: Annotated[Path, typer.Argument(metavar="PEOPLE.csv", help=_("A slate.csv, or columns id, name, note."))],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=_("Which process: `committee`, `appointment`."))],
    title: Annotated[str, typer.Option("--title", help=_("What the ballots and minutes are headed with."))],
    seats: Annotated[int, typer.Option("--seats", min=1, max=1000, help=_("How many people are to be chosen."))],
    test: Annotated[bool, typer.Option("--test", help=_("A rehearsal: all ballots of it are test ballots."))] = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.process.kinds import kinds
    from congress.process.steps import begin

    if kind not in kinds():
        raise typer.BadParameter(", ".join(kinds()), param_hint="--kind")
    begin(opened(workspace), process, kind, title, seats, people, doer(by), test=test)
    say(_("Begun: {id}. Next: congress process step {id} …").format(id=process))


@process_app.command("step", help=_("Begin the next step: who was summoned and is present, and its ballot."))
@guarded
def step(
    process: ProcessArgument,
    summoned: Annotated[int, typer.Option("--summoned", min=0, help=_("So many were summoned."))],
    present: Annotated[int, typer.Option("--present", min=0, help=_("So many are present."))],
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="ID", help=_("Only these people of the list; default: all."))
    ] = None,
    on: MeetingOption = "",
    leave_out: Annotated[
        list[str] | None, typer.Option("--leave-out", metavar="ID", help=_("Everybody of the list but this person."))
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.custody import read_entries
    from congress.process.listing import all_but
    from congress.process.steps import process_of, take_step

    if keep and leave_out:
        raise typer.BadParameter(_("Either --keep or --leave-out."))
    here = opened(workspace)
    kept = all_but(process_of(here, read_entries(here), process), leave_out) if leave_out else keep or None
    day = day_of(on) if on else None
    taken = take_step(here, process, summoned, present, doer(by), kept, day)
    if taken.election:
        text = _("Step {step}: {count} people on the ballot. Print, count, compute: congress election {id} …")
        say(text.format(step=taken.number, count=len(taken.people), id=taken.election))
    else:
        say(_("Step {step}: the list is settled, {count} people.").format(
            step=taken.number, count=len(taken.goes_on or ())))  # fmt: skip


@process_app.command("approval", help=_("Enter when the policy was approved: the days of the process count from it."))
@guarded
def approval(
    process: ProcessArgument,
    on: Annotated[str, typer.Option("--on", metavar="DAY", help=_("The day of the approval."))],
    document: Annotated[str, typer.Option("--document", help=_("The document that says so."))] = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_step import say_done
    from congress.process.steps import approve

    here = opened(workspace)
    say_done(new=approve(here, process, day_of(on), document, doer(by)))
    found, timing = _read(here, process)
    if timing:
        say(f"{found.id}: {_timing_words(timing)}")


@process_app.command("show", help=_("Every step: meeting, quorum, list, result; what is not made public is marked."))
@guarded
def show(process: ProcessArgument, workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    from congress.process.steps import unfounded_steps

    found, timing = _read(opened(workspace), process)
    changed = unfounded_steps(found)
    if as_json:
        emit_json([
            {"step": t.number, "name": found.steps[t.number - 1].words(language()),
             "public": found.steps[t.number - 1].public, "on": t.day.isoformat(),
             "summoned": t.summoned, "present": t.present, "list": [p.id for p in t.people], "election": t.election,
             "goes_on": t.goes_on}
            for t in found.taken
        ])  # fmt: skip
    else:
        _show(found)
        if timing:
            console(stderr=False).print(_timing_words(timing))
    if changed:
        show_problems(changed)


@process_app.command("list", help=_("All processes: how far each is, and whether it is late."))
@guarded
def list_(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    from congress.custody import read_entries
    from congress.process.steps import processes

    here = opened(workspace)
    entries = read_entries(here)
    found = [(one, _timing(here, entries, one)) for one in processes(here, entries)]
    if as_json:
        emit_json([
            {"process": one.id, "kind": one.kind, "title": one.title, "steps": len(one.steps), "taken": len(one.taken),
             "approved": timing.approved.isoformat() if timing else None,
             "last_day": timing.last.isoformat() if timing and timing.last else None,
             "ended": one.ended.isoformat() if one.ended else None, "days_late": timing.days_late if timing else 0}
            for one, timing in found
        ])  # fmt: skip
    elif found:
        show_processes([one for one, _timing in found])
        for one, timing in found:
            if timing:
                console(stderr=False).print(f"{one.id}: {_timing_words(timing)}")
    else:
        say(_("No process yet. Begin with `congress process new`."))


def show_processes(processes: "Sequence[Process]") -> None:
    """A line for each step of each process that was begun, and for the step that comes next."""
    from rich.table import Table

    table = Table(title=_("Processes"), title_justify="left", show_lines=True)
    for heading in (_("Process"), _("Step"), _("Meeting"), _("Election"), _("State"), _("Public")):
        table.add_column(heading, overflow="fold")
    for one in processes:
        for number, step in list(enumerate(one.steps, start=1))[: len(one.taken) + 1]:
            taken = one.taken[number - 1] if number <= len(one.taken) else None
            state = _("next") if taken is None else _("waits for its result")
            if taken and taken.goes_on is not None:
                state = _("{count} go on").format(count=len(taken.goes_on))
            if taken and taken.tied:
                state = _("equal votes: to be decided")
            place, election = f"{number}/{len(one.steps)}", taken.election if taken else ""
            table.add_row(one.id, place, step.words(language()), election, state, _public(public=step.public))
    console(stderr=False).print(table)


def _public(*, public: bool) -> str:
    return _("yes") if public else _("NOT PUBLIC")


def _read(here: "Workspace", process: str) -> "tuple[Process, Timing | None]":
    from congress.custody import read_entries
    from congress.process.steps import process_of

    entries = read_entries(here)
    found = process_of(here, entries, process)
    return found, _timing(here, entries, found)


def _timing(here: "Workspace", entries: "list[Entry]", process: "Process") -> "Timing | None":
    from congress.process.timing import timing_of
    from congress.terms.recording import read_known_term

    return timing_of(process, read_known_term(here, entries), datetime.date.today())


def _timing_words(timing: "Timing") -> str:
    from congress.documents.words import short_date

    by = f" ({timing.document})" if timing.document else ""
    words = [_("Policy approved on {day}{document}.").format(day=short_date(timing.approved), document=by)]
    if timing.rule is None or timing.last is None:
        words.append(_("No deadline of this process is known for that day."))
    else:
        unchecked = "" if timing.rule.confidence == "verified" else _("not compared with the official text")
        source = ", ".join(part for part in (timing.rule.source, unchecked) if part)
        words.append(_("Last day: {day} ({count} working days; {source}).").format(
            day=short_date(timing.last), count=timing.rule.working_days, source=source))  # fmt: skip
        if not timing.days_off_known:
            words.append(_("The days off of that time are not all known: the last day may be later."))
        if timing.ended:
            words.append(_("Ended on {day}.").format(day=short_date(timing.ended)))
        if timing.days_late:
            words.append(_("LATE by {count} days.").format(count=timing.days_late))
        else:
            words.append(_("In time.") if timing.ended else _("Not late yet."))
    return " ".join(words)


def _show(found: "Process") -> None:
    from rich.table import Table

    unchecked = "" if found.rules.confidence == "verified" else _("not compared with the official text")
    source = "; ".join(part for part in (found.rules.source, unchecked) if part)
    table = Table(title=f"{found.title} ({source})", title_justify="left", show_lines=True)
    headings = (_("Step"), _("Meeting"), _("On"), _("Summoned"), _("Present"), _("The list"), _("Goes on"), _("Public"))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    taken = {one.number: one for one in found.taken}
    for number, step in enumerate(found.steps, start=1):
        public = _public(public=step.public)
        if number not in taken:
            table.add_row(str(number), step.words(language()), *["–"] * 5, public)
            continue
        one = taken[number]
        names = {person.id: person.name for person in one.people}
        on = "–" if one.goes_on is None else "; ".join(names[id_] for id_ in one.goes_on) or _("nobody")
        table.add_row(
            str(number), step.words(language()), f"{one.day:%d/%m/%Y}", str(one.summoned), str(one.present),
            "; ".join(names.values()), on, public,
        )  # fmt: skip
    console(stderr=False).print(table)


@process_app.command("file", help=_("The whole file of the process in one folder: lists, ballots, results, minutes."))
@guarded
def file(
    process: ProcessArgument,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=_("The folder for the files."))],
    workspace: WorkspaceOption = None,
) -> None:
    from congress.custody import read_entries
    from congress.process.filing import write_file

    here = opened(workspace)
    for path in write_file(here, read_entries(here), process, output, language()):
        say(str(path))
