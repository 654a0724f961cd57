"""`congress register`: units, people and what is known of them, under the journal of the congress folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congress.cli.common import console, emit_json, guarded, say, show_problems
from congress.cli.register_options import OnOption, ReasonOption, day_given
from congress.cli.register_review import check, conflicts, same, units
from congress.cli.register_vetting import vetting
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _

if TYPE_CHECKING:
    from congress.register.records import Proposed
    from congress.register.register import Change
    from congress.workspace import Workspace

register_app = typer.Typer(
    help=_("The register of units and people; every change and every reading is in the journal."), no_args_is_help=True
)

UnitOption = Annotated[str, typer.Option("--unit", metavar="ID", help=_("Only this unit and all below it."))]
YesOption = Annotated[bool, typer.Option("--yes", help=_("Do not ask: the changes shown are right."))]
_SHOWN = 40


@register_app.command("import", help=_("Take tables in from .xlsx or .csv: the differences are shown first."))
@guarded
def import_file(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=_("A workbook with sheets named like tables, or a .csv."))
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE.toml", help=_("What sheets and columns are called; kept for the next time.")
        ),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help=_("The tables are whole: rows that are not in the file are removed."))
    ] = False,
    yes: YesOption = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
    reason: ReasonOption = "",
) -> None:
    from congress.custody import read_entries
    from congress.register.reading import read_incoming, read_mapping
    from congress.register.records import ids_given, kept_mapping, load, propose

    here = opened(workspace)
    used = mapping or kept_mapping(here, file.name)
    said = read_mapping(used) if used else {}
    entries = read_entries(here)
    register = load(here, entries)
    incoming = read_incoming(file, said, register, ids_given(entries))
    if incoming.notes:
        show_problems(incoming.notes, title=_("Notes"))
    tables = incoming.tables.keys() - incoming.partial if whole else ()
    proposed = propose(here, incoming.tables, whole=tables, before=register)
    _settle(proposed, here, by, reason, yes=yes, source=file.name, mapping=said)


@register_app.command("set", help=_("Change one field of one record."))
@guarded
def set_field(
    table: Annotated[str, typer.Argument(metavar="TABLE", help=_("The table, such as people."))],
    key: Annotated[str, typer.Argument(metavar="KEY", help=_("The key of the row; its parts joined by |."))],
    field: Annotated[str, typer.Argument(metavar="FIELD", help=_("The column."))],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=_("The new value; empty to empty it."))],
    yes: YesOption = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
    reason: ReasonOption = "",
) -> None:
    from congress.register.records import propose_edit

    here = opened(workspace)
    _settle(propose_edit(here, table, key, field, value), here, by, reason, yes=yes)


def _settle(
    proposed: "Proposed",
    here: "Workspace",
    by: str,
    reason: str,
    *,
    yes: bool,
    source: str = "",
    mapping: Mapping[str, Any] | None = None,
) -> None:
    """Shows the changes, asks, and writes them."""
    import sys

    from congress.register.messages import problem
    from congress.register.records import commit
    from tally.problems import StopError, UnreadableError

    if not proposed.changes:
        say(_("Nothing differs from the register."))
        return
    _show_changes(proposed.changes)
    if not reason.strip():
        raise UnreadableError(problem("REGISTER_NEEDS_REASON"))
    if not yes and not (sys.stdin.isatty() and typer.confirm(_("Write these changes into the register?"), err=True)):
        raise StopError(problem("REGISTER_NOT_CONFIRMED", count=len(proposed.changes)))
    commit(here, proposed, doer(by), reason, source=source, mapping=mapping)
    say(_("Written into the register: {count} changes.").format(count=len(proposed.changes)))


def _show_changes(changes: "tuple[Change, ...]") -> None:
    from collections import Counter

    from rich.table import Table

    counts = Counter((change.table, change.kind) for change in changes)
    words = {"add": _("added"), "change": _("changed"), "remove": _("removed")}
    for (table, kind), count in sorted(counts.items()):
        say(f"{table}: {words[kind]} {count}")
    shown = [change for change in changes if change.kind != "add"]
    table_ = Table(title=_("Differences"), title_justify="left")
    for heading in (_("Table"), _("Key"), _("Column"), _("Register"), _("File")):
        table_.add_column(heading, overflow="fold")
    for change in shown[:_SHOWN]:
        new = _("removed") if change.kind == "remove" else change.new or "–"
        table_.add_row(change.table, change.key, change.field, change.old or "–", new)
    if shown:
        console().print(table_)
    if len(shown) > _SHOWN:
        say(_("… and {count} more.").format(count=len(shown) - _SHOWN))


@register_app.command(
    "export", help=_("Read records out: only the columns asked for; who, why and whose is in the journal.")
)
@guarded
def export(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=_("A .csv or an .xlsx file."))],
    fields: Annotated[str, typer.Option("--fields", help=_("Columns, with commas between: id,name,born."))] = "",
    table: Annotated[str, typer.Option("--table", help=_("The table; default: people."))] = "",
    planning: Annotated[
        bool, typer.Option("--planning", help=_("The planning list of everybody, for `slate` and `plan review`."))
    ] = False,
    term: Annotated[str, typer.Option("--term", help=_("With --planning: posts planned for this term only."))] = "",
    unit: UnitOption = "",
    on: OnOption = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
    reason: ReasonOption = "",
) -> None:
    from congress.register.exporting import extract, planning_list, write_extract
    from congress.register.messages import problem
    from congress.register.records import exported, load, require
    from tally.problems import UnreadableError

    here = opened(workspace)
    register = load(here)
    require(register)
    if not reason.strip():
        raise UnreadableError(problem("REGISTER_NEEDS_REASON"))
    beside = {"--fields": fields, "--table": table, "--unit": unit, "--on": on}
    if clash := [option for option, value in beside.items() if value] if planning else []:
        raise UnreadableError([problem("REGISTER_OPTIONS", option=option, other="--planning") for option in clash])
    asked = [name.strip() for name in fields.split(",") if name.strip()]
    found = (
        planning_list(register, term) if planning else extract(register, table or "people", asked, unit, day_given(on))
    )
    exported(here, doer(by), reason, found.table, found.fields, found.people, output.name)
    write_extract(output, found)
    say(_("{rows} rows of {people} people: {file}").format(rows=len(found.rows), people=len(found.people), file=output))


@register_app.command("history", help=_("Who has changed or read a person's record, when and why."))
@guarded
def history(
    person: Annotated[str, typer.Argument(metavar="PERSON", help=_("The id of the person."))],
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    from rich.table import Table

    from congress.custody import read_entries
    from congress.journalwords import action_words
    from congress.planning.hints import hint
    from congress.register.messages import problem
    from congress.register.records import history as touches
    from congress.register.records import load
    from tally.problems import InvalidError

    here = opened(workspace)
    entries = read_entries(here)
    found, people = touches(entries, person), load(here, entries).rows("people")
    if not found and person not in people:
        raise InvalidError(problem("REGISTER_NO_PERSON", person=person, **hint(person, people)))
    if as_json:
        emit_json([vars(touch) for touch in found])
        return
    table = Table()
    for heading in (_("When (UTC)"), _("Who"), _("What"), _("Why"), _("Details")):
        table.add_column(heading, overflow="fold")
    for touch in found:
        table.add_row(touch.at, touch.by, action_words(touch.what), touch.reason, "\n".join(touch.details))
    console(stderr=False).print(table)


register_app.command("check", help=_("What is missing or contradictory, unit by unit, to be sent back to it."))(check)
register_app.command("same", help=_("Records that look like the same person; nothing is merged."))(same)
register_app.command("units", help=_("The tree of units on a day."))(units)
register_app.command(
    "conflicts", help=_("Relatives among the people put forward and in office; people decide on each.")
)(conflicts)
register_app.command(
    "vetting", help=_("The vetting file of a person, or the counts of all files for the periodic report.")
)(vetting)
