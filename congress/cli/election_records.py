"""`congress election ID zero` and `journal`: the record before the count, and what was done since."""

from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit_json, guarded
from congress.cli.election_step import RoundOption, step, tell_papers
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption
from congress.i18n import _

if TYPE_CHECKING:
    from congress.documents.recordfile import Line


@guarded
def zero(ctx: typer.Context, round_: RoundOption = 0, workspace: WorkspaceOption = None, by: AsOption = "") -> None:
    from congress.elections.recordings import zero_record

    at = step(ctx, workspace, round_, by)
    tell_papers(zero_record(at.workspace, at.election, at.round, at.by))


@guarded
def journal(
    ctx: typer.Context,
    batch: Annotated[str, typer.Option("--batch", metavar="NAME", help=_("Only the steps about this batch."))] = "",
    on_paper: Annotated[
        bool, typer.Option("--print", help=_("Print the whole of it, as PDF and as Word file."))
    ] = False,
    as_json: JsonOption = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.custody import read_entries
    from congress.elections.recordings import lines_of, print_journal

    at = step(ctx, workspace, round_, by)
    if on_paper:
        tell_papers(print_journal(at.workspace, at.election, at.round, at.by))
        return
    lines = lines_of(read_entries(at.workspace), at.election, at.round, batch)
    if as_json:
        emit_json([line.model_dump(mode="json") for line in lines])
    else:
        _show(lines)


def _show(lines: "tuple[Line, ...]") -> None:
    from rich.table import Table

    from congress.journalwords import action_words, batch_of, details, local_time
    from congress.recording import offset_here

    table = Table()
    for heading in (_("Entry"), _("When"), _("Who"), _("What"), _("Batch"), _("Details")):
        table.add_column(heading, overflow="fold")
    for line in lines:
        what = action_words(line.action)
        told = details(line.action, line.said)
        table.add_row(str(line.seq), local_time(line.at, offset_here()), line.by, what, batch_of(line.said), told)
    console(stderr=False).print(table)
