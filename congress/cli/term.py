"""`congress term`: how far the units are with their congresses, and what is late."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say
from congress.cli.delegates_report import day_of
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.terms.standing import Progress

term_app = typer.Typer(
    help=_("A term's calendar: milestones, how far each unit is, what is late."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
OnOption = Annotated[str, typer.Option("--on", metavar="DAY", help=_("As things stood on this day; default: today."))]


def _day(on: str) -> datetime.date:
    return day_of(on) if on else datetime.date.today()


@term_app.command("levels", help=_("The milestones of each level, with their source."))
@guarded
def levels(as_json: JsonOption = False) -> None:
    from rich.table import Table

    from congress.documents.words import short_date
    from congress.terms.milestones import shipped_term
    from congress.terms.page import state_words

    term = shipped_term()
    if as_json:
        emit_json(term.model_dump(mode="json"))
        return
    title = _("Term {term}: {source} (read in {seen}; {confidence})")
    words = {"verified": _("verified"), "unverified": _("unverified")}
    table = Table(
        title=title.format(term=term.id, source=term.source, seen=term.seen_in, confidence=words[term.confidence]),
        title_justify="left",
    )
    for heading in ("LEVEL", _("Level"), _("Ages as of"), _("Days at most"), _("Until")):
        table.add_column(heading, overflow="fold")
    for one in term.level:
        until = "; ".join(f"{state_words(state)}: {short_date(day)}" for state, day in one.by.items()) or "–"
        month = f"{one.age_month:%m/%Y}" if one.age_month else "–"
        table.add_row(one.id, one.words(language()), month, str(one.days or "–"), until)
    console(stderr=False).print(table)


@term_app.command("import", help=_("Take the list of units in: unit, level, planned day."))
@guarded
def import_units(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The list of units, .xlsx or .csv."))],
    own: Annotated[
        Path | None, typer.Option("--term", metavar="TERM.toml", help=_("Milestones of the committee's own."))
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_step import say_done
    from congress.terms.recording import import_units as taken_in

    count, new = taken_in(opened(workspace), file, doer(by), own)
    say_done(new=new)
    say(_("{count} units.").format(count=count))


@term_app.command("set", help=_("Enter that a unit has reached a state."))
@guarded
def set_state(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help=_("The unit's id or name."))],
    state: Annotated[
        str,
        typer.Argument(metavar="STATE", help="not_begun, documents, slate_approved, held, reported, approved"),
    ],
    on: Annotated[str, typer.Option("--on", metavar="DAY", help=_("When it was reached; default: today."))] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help=_("A remark; why it goes back."))] = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_step import say_done
    from congress.terms.milestones import STATES
    from congress.terms.page import state_words
    from congress.terms.recording import set_state as entered

    known = next((one for one in STATES if one == state), None)
    if known is None:
        raise typer.BadParameter(", ".join(STATES), param_hint="STATE")
    progress, new = entered(opened(workspace), unit, known, _day(on), doer(by), note=note)
    say_done(new=new)
    say(f"{progress.unit.name}: {state_words(progress.state)}")


@term_app.command("show", help=_("How far each unit is, with who entered it and when."))
@guarded
def show(on: OnOption = "", as_json: JsonOption = False, workspace: WorkspaceOption = None) -> None:
    from rich.table import Table

    from congress.documents.words import short_date
    from congress.terms.page import state_words
    from congress.terms.recording import read_progress
    from congress.terms.standing import as_of, dues

    term, known = read_progress(opened(workspace))
    progress = as_of(_day(on), known)
    if as_json:
        emit_json([_plain(one) for one in progress])
        return
    table = Table()
    for heading in (_("Unit"), _("State"), _("Reached"), _("By"), _("Next due")):
        table.add_column(heading, overflow="fold")
    for one in progress:
        reached = one.reached.get(one.state)
        due = next(iter(dues(one, term)), None)
        table.add_row(
            one.unit.name,
            state_words(one.state),
            short_date(reached.on) if reached else "",
            reached.by if reached else "",
            f"{state_words(due.state)}: {short_date(due.day)}" if due else "",
        )
    console(stderr=False).print(table)


def _plain(one: "Progress") -> dict[str, object]:
    reached = {state: {"on": when.on.isoformat(), "by": when.by, "at": when.at, "note": when.note}
               for state, when in one.reached.items()}  # fmt: skip
    return {"unit": one.unit.id, "name": one.unit.name, "level": one.unit.level, "state": one.state, "reached": reached}


@term_app.command("late", help=_("What is late on a day."))
@guarded
def late(on: OnOption = "", as_json: JsonOption = False, workspace: WorkspaceOption = None) -> None:
    from rich.table import Table

    from congress.documents.words import short_date
    from congress.terms.page import days_off_words, state_words, why_words
    from congress.terms.recording import read_progress
    from congress.terms.standing import as_of, late_on

    term, known = read_progress(opened(workspace))
    day = _day(on)
    found = late_on(day, as_of(day, known), term)
    if as_json:
        emit_json([{"unit": one.progress.unit.id, "state": one.due.state, "due": one.due.day.isoformat(),
                    "why": one.due.why, "days": one.days, "days_off_known": one.due.days_off_known}
                   for one in found])  # fmt: skip
        return
    if not found:
        say(_("Nothing is late on {day}.").format(day=short_date(day)))
        return
    table = Table()
    for heading in (_("Unit"), _("Not done yet"), _("Due"), _("By"), _("days late")):
        table.add_column(heading, overflow="fold")
    for one in found:
        due = one.due
        table.add_row(
            one.progress.unit.name, state_words(due.state), short_date(due.day), why_words(due, term), str(one.days)
        )
    console(stderr=False).print(table)
    if words := days_off_words(one.due for one in found):
        say(words)


@term_app.command("page", help=_("One page for the level above, as PDF."))
@guarded
def page(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.pdf", help=_("Where the page goes."))],
    on: OnOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    from ballots.files import write_bytes
    from congress.documents.making import document_kind
    from congress.terms.page import page_pdf
    from congress.terms.recording import read_progress
    from congress.terms.standing import as_of

    document_kind(output.name, (".pdf",))
    here = opened(workspace)
    term, known = read_progress(here)
    day = _day(on)
    write_bytes(output, page_pdf(here.settings, term, as_of(day, known), day, language()))
    say(str(output))
