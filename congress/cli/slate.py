"""`congress slate`: planning data and slate rules → slates, reasons, and the contest file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import bar, console, emit, guarded, say, show_notes, show_problems
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.planning.slating import Plan
    from tally.problems import Problem


@guarded
def slate(
    planning: Annotated[Path, typer.Argument(metavar="PLANNING", help=_("The planning list, .xlsx or .csv."))],
    rules: Annotated[
        Path | None, typer.Option("--rules", metavar="SLATE.toml", help=_("The slate rules of the committee."))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help=_("The folder for the slate's files."))
    ] = None,
    columns: Annotated[
        bool, typer.Option("--columns", help=_("Print the mapping of columns that was found, and stop."))
    ] = False,
    mapping: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE.toml", help=_("A corrected mapping, in the form --columns prints.")),
    ] = None,
) -> None:
    from congress.planning.mapping import read_map
    from congress.planning.messages import problem
    from tally.problems import StopError, UnreadableError

    mapped = read_map(mapping) if mapping else {}
    if columns:
        _print_columns(planning, mapped)
        return
    if rules is None or output is None:
        raise UnreadableError(problem("SLATE_USAGE"))
    from congress.planning.command import STEPS, make_slate
    from congress.planning.slatefiles import NOTES

    heard: list[Problem] = []
    try:
        with bar(STEPS, _("Making the slate")) as advance:
            made = make_slate(
                planning, rules, output, mapping=mapped, lang=language(), advance=advance, tell=heard.extend
            )
    except StopError:
        if heard:
            show_problems(heard, title=_("Notes"))
        raise
    show_notes(made.plan.notes, str(output / NOTES))
    _show(made.plan)
    for path in made.files:
        say(str(path))


def _print_columns(planning: Path, mapped: dict[str, object]) -> None:
    from congress.planning.importing import choose_table
    from congress.planning.mapping import mapping_text
    from congress.planning.sheet import read_sheets

    table = choose_table(read_sheets(planning), mapped)
    notes = {
        "known": _("Recognised, and not used for a slate:"),
        "unknown": _("Not recognised:"),
        "contested": _("Several columns claim this field; keep one:"),
    }
    emit(mapping_text(table, notes))


def _show(plan: "Plan") -> None:
    from rich.table import Table

    from congress.planning.structure import rows_of, standing_words

    table = Table(title=_("Structure of the slate"), title_justify="left")
    for heading in (_("Target"), _("Asked"), _("On the slate"), _("Outcome"), _("What it costs")):
        table.add_column(heading, overflow="fold")
    for row in rows_of(plan):
        table.add_row(row.who, row.asked, row.found, standing_words(row.standing), row.cost)
    if plan.slate.checks:
        console().print(table)
    counts = {
        status: sum(s.status == status for s in plan.standings)
        for status in ("slate", "reserve", "excluded", "undecided")
    }
    say(_("{slate} on the slate, {reserve} in reserve, {excluded} excluded, {undecided} undecided.").format(**counts))
