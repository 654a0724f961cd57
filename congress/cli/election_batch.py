"""`congress election ID batch`: a pile of sheets, its slip, and each of its sheets found again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congress.cli.common import console, emit_json, guarded, say, show_problems
from congress.cli.election_step import RoundOption, Step, WithdrawOption, say_done, step
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption
from congress.i18n import _

if TYPE_CHECKING:
    from congress.elections.standings import BatchStanding


@guarded
def batch(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[BATCH]", help=_("Name of the batch; without it, all are listed."))
    ] = "",
    sheets: Annotated[
        int | None,
        typer.Option("--sheets", metavar="N", help=_("Sheets in the batch, counted by hand: makes its slip.")),
    ] = None,
    slip: Annotated[
        Path | None, typer.Option("--slip", metavar="FILE.pdf", help=_("Put a copy of the slip here, for printing."))
    ] = None,
    find: Annotated[
        int | None,
        typer.Option("--find", min=1, metavar="N", help=_("Where sheet N is, and what each count says of it.")),
    ] = None,
    replace: Annotated[
        str, typer.Option("--replace", metavar="REASON", help=_("The slip says another number now, and why."))
    ] = "",
    withdraw: WithdrawOption = None,
    as_json: JsonOption = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_count import lacking

    at = step(ctx, workspace, round_, by)
    if not name:
        if sheets is not None or slip or find or withdraw is not None:
            raise lacking(_("BATCH"))
        list_batches(at, as_json=as_json)
    elif withdraw is not None:
        from congress.elections.slips import withdraw_batch

        withdraw_batch(at.workspace, at.election, at.round, name, withdraw, at.by)
        say(_("Taken out of the count: {what}").format(what=name))
    elif find is not None:
        show_sheet(at, name, find, as_json=as_json)
    elif sheets is not None:
        _declare(at, name, sheets, replace, slip)
    else:
        list_batches(at, name, as_json=as_json)


def _declare(at: Step, name: str, sheets: int, replace: str, copy: Path | None) -> None:
    from ballots.files import write_bytes
    from congress.custody import read_entries
    from congress.elections.slips import ballots_from_elsewhere, declare_batch
    from congress.elections.state import round_of

    slip, new = declare_batch(at.workspace, at.election, at.round, name, sheets, at.by, replace=replace)
    if copy:
        write_bytes(copy, (at.workspace.root / slip.file).read_bytes())
    say_done(new=new)
    say(_("Batch {batch}: {sheets} sheets. Slip: {file}")
        .format(batch=slip.batch, sheets=slip.sheets, file=copy or slip.file))  # fmt: skip
    if notes := ballots_from_elsewhere(round_of(read_entries(at.workspace), at.election, at.round)):
        show_problems(notes, title=_("Worth knowing:"))


def list_batches(at: Step, name: str = "", *, as_json: bool = False) -> None:
    from congress.custody import read_entries
    from congress.elections.batches import unknown_batch
    from congress.elections.standings import batch_standings
    from congress.elections.state import round_of
    from tally.problems import StopError

    known = round_of(read_entries(at.workspace), at.election, at.round)
    found = [one for one in batch_standings(at.workspace, known) if name in ("", one.batch)]
    if name and not found:
        raise StopError(unknown_batch(known, name))
    if as_json:
        emit_json([plain_batch(one) for one in found])
    elif found:
        show_batches(found)
    else:
        say(_("No batch yet. Count a pile by hand and make its slip: {command}")
            .format(command=f"congress election {at.election} batch B1 --sheets N"))  # fmt: skip


def plain_batch(one: "BatchStanding") -> dict[str, Any]:
    counts = [
        {"kind": count.kind, "by": count.by, "sheets": count.sheets, "waiting": count.waiting} for count in one.counts
    ]
    found = {"differing": len(one.differing), "open": one.open}
    return {"batch": one.batch, "sheets": one.declared, "state": one.state, "counts": counts, **found}


def show_batches(found: "list[BatchStanding]", *, title: str = "") -> None:
    from rich.table import Table

    table = Table(title=title or None, title_justify="left")
    for heading in (_("Batch"), _("Sheets"), _("Counted"), _("State")):
        table.add_column(heading, overflow="fold")
    for one in found:
        counted = "\n".join(f"{kind_names()[count.kind]}: {count.by}, {count.sheets}" for count in one.counts)
        table.add_row(one.batch, "—" if one.declared is None else str(one.declared), counted, state_words(one))
    console(stderr=False).print(table)


def kind_names() -> dict[str, str]:
    return {"scan": _("scanned"), "key": _("keyed"), "settle": _("settled")}


def state_words(one: "BatchStanding") -> str:
    return {
        "declared": _("not counted yet"),
        "waiting": _("{count} ballots wait for people").format(count=one.waiting),
        "once": _("counted once"),
        "differing": _("counted twice: {count} differences to settle").format(count=one.open),
        "agreed": _("counted twice, settled: {count}").format(count=len(one.differing))
        if one.differing
        else _("counted twice, equal"),
    }[one.state]


def show_sheet(at: Step, name: str, sheet: int, *, as_json: bool) -> None:
    from rich.table import Table

    from congress.elections.sheets import find_sheet
    from congress.elections.state import round_of
    from congress.versions import current_contest

    contest, entries = current_contest(at.workspace, at.election, at.round, at.by)
    found = find_sheet(at.workspace, round_of(entries, at.election, at.round), contest, name, sheet)
    if as_json:
        emit_json([vars(one) for one in found])
        return
    say(_("Sheet {sheet} of batch {batch}, counted from the top of the pile").format(sheet=sheet, batch=name))
    table = Table(show_lines=True)
    for heading in (_("Ballot"), _("Counted"), _("File, page"), _("What it says"), _("Remarks")):
        table.add_column(heading, overflow="fold")
    for one in found:
        remarks = "\n".join(part for part in (one.why, one.decided) if part)
        table.add_row(
            one.ballot,
            ": ".join(part for part in (kind_names()[one.kind], one.by) if part),
            one.where,
            one.words,
            remarks,
        )
    console(stderr=False).print(table)
