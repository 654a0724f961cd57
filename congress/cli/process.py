"""`congress process`: the steps of a personnel process, each meeting with its list, ballot and result."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from congress.cli.common import console, emit_json, guarded, say
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.process.steps import Process, StepKind

process_app = typer.Typer(
    help=_("A personnel process step by step; each list follows from the last result."), no_args_is_help=True
)
ProcessArgument = Annotated[str, typer.Argument(metavar="ID", help=_("The id of the process."))]


@process_app.command("new", help=_("Begin a process with its first list."))
@guarded
def new(
    process: ProcessArgument,
    people: Annotated[Path, typer.Argument(metavar="PEOPLE.csv", help=_("A slate.csv, or columns id, name, note."))],
    kind: Annotated[Literal["committee", "appointment"], typer.Option("--kind", help=_("Which process."))],
    title: Annotated[str, typer.Option("--title", help=_("What the ballots and minutes are headed with."))],
    seats: Annotated[int, typer.Option("--seats", min=1, max=1000, help=_("How many people are to be chosen."))],
    test: Annotated[bool, typer.Option("--test", help=_("A rehearsal: all ballots of it are test ballots."))] = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.process.steps import begin

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
    if leave_out:
        keep = all_but(process_of(here, read_entries(here), process), leave_out)
    taken = take_step(here, process, summoned, present, doer(by), tuple(keep or ()))
    if taken.election:
        text = _("Step {step}: {count} people on the ballot. Print, count, compute: congress election {id} …")
        say(text.format(step=taken.number, count=len(taken.people), id=taken.election))
    else:
        say(_("Step {step}: the list is settled, {count} people.").format(
            step=taken.number, count=len(taken.goes_on or ())))  # fmt: skip


@process_app.command("show", help=_("Every step: meeting, quorum, list, result; what is not made public is marked."))
@guarded
def show(process: ProcessArgument, workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    from congress.custody import read_entries
    from congress.process.steps import process_of

    here = opened(workspace)
    found = process_of(here, read_entries(here), process)
    if as_json:
        emit_json([
            {"step": t.number, "name": _name(found.steps[t.number - 1]), "public": found.steps[t.number - 1].public,
             "summoned": t.summoned, "present": t.present, "list": [p.id for p in t.people], "election": t.election,
             "goes_on": t.goes_on}
            for t in found.taken
        ])  # fmt: skip
    else:
        _show(found)


def _name(step: "StepKind") -> str:
    return step.vi if language() == "vi" else step.en


def _show(found: "Process") -> None:
    from rich.table import Table

    from congress.process.steps import kinds

    kind = kinds()[found.kind]
    unchecked = "" if kind.confidence == "verified" else _("not compared with the official text")
    source = "; ".join(part for part in (kind.source, unchecked) if part)
    table = Table(title=f"{found.title} ({source})", title_justify="left", show_lines=True)
    for heading in (_("Step"), _("Meeting"), _("Summoned"), _("Present"), _("The list"), _("Goes on"), _("Public")):
        table.add_column(heading, overflow="fold")
    taken = {one.number: one for one in found.taken}
    for number, step in enumerate(found.steps, start=1):
        public = _("yes") if step.public else _("NOT PUBLIC")
        if number not in taken:
            table.add_row(str(number), _name(step), "–", "–", "–", "–", public)
            continue
        one = taken[number]
        names = {person.id: person.name for person in one.people}
        on = "–" if one.goes_on is None else "; ".join(names[id_] for id_ in one.goes_on) or _("nobody")
        table.add_row(
            str(number), _name(step), str(one.summoned), str(one.present), "; ".join(names.values()), on, public
        )
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
