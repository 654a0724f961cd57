"""`congress election ID settle`: where two counts differ, and what is on the paper there."""

from typing import Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say
from congress.cli.election_step import PlainOption, RoundOption, Step, step
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption
from congress.i18n import _
from congress.messages import problem
from tally.problems import StopError


@guarded
def settle(
    ctx: typer.Context,
    batch: Annotated[str, typer.Option("--batch", metavar="NAME", help=_("Only this batch."))] = "",
    listed: Annotated[
        bool, typer.Option("--list", help=_("List every difference, settled ones too, and settle nothing."))
    ] = False,
    as_json: JsonOption = False,
    plain: PlainOption = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_typing import run
    from congress.keying.settledesk import settling

    at = step(ctx, workspace, round_, by)
    if listed or as_json:
        list_differences(at, batch, as_json=as_json)
        return
    session = settling(at.workspace, at.election, at.round, batch, at.by)
    if session.done:
        say(_("The two counts do not differ, or every difference is settled."))
        return
    run(session, plain=plain)
    say(_("{count} differences settled.").format(count=session.concluded))
    left = () if session.done else settling(at.workspace, at.election, at.round, batch, at.by).left
    if left:
        where = ", ".join(f"{one.batch} {one.sheet or ''}".strip() for one in left)
        raise StopError(problem("SETTLE_UNFINISHED", left=len(left), where=where))


def list_differences(at: Step, batch: str, *, as_json: bool) -> None:
    from rich.table import Table

    from congress.contestfile import regulation_of
    from congress.custody import read_entries
    from congress.elections.comparing import differences
    from congress.elections.state import round_of
    from congress.elections.steps import require
    from congress.keying.ballot import rules_of
    from congress.keying.settling import difference_words
    from congress.versions import contest_version

    known = round_of(read_entries(at.workspace), at.election, at.round)
    require("settle", known)
    names = [name for name in known.batches if batch in ("", name)]
    found = [one for name in names for one in differences(at.workspace, known, name)]
    if as_json:
        emit_json([vars(one) for one in found])
        return
    contest = contest_version(at.workspace, known, known.contest)
    rules = rules_of(contest, regulation_of(contest, at.workspace.root / "contests"))
    table = Table(show_lines=True)
    for heading in (_("Batch"), _("Sheet"), _("File, page"), _("What the counts say"), _("State")):
        table.add_column(heading, overflow="fold")
    for one in found:
        said = "\n".join(difference_words(rules, column, *cells) for column, cells in one.columns.items())
        state = _("to settle") if one.open else _("settled")
        table.add_row(one.batch, str(one.sheet or "–"), one.where, said, state)
    console(stderr=False).print(table)
