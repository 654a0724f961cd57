"""`congress delegates import`, `list`, `bar`, `replace`: who they are, and every change of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congress.cli.common import console, emit_json, guarded, say, show_problems
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _

if TYPE_CHECKING:
    from congress.delegates.roll import Roll, Seat

WHO = Annotated[str, typer.Argument(metavar="WHO", help=_("The delegate's id or number."))]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="REASON", help=_("Why, and by which paper."))]


def register(app: typer.Typer) -> None:
    app.command("import", help=_("Take the list of delegates in, or the next version of it."))(import_list)
    app.command("list", help=_("The delegates as they stand, with every change."))(show_list)
    app.command("bar", help=_("Record that a delegate may not be summoned, or may after all (--lift)."))(bar)
    app.command("replace", help=_("An alternate takes a delegate's seat, or gives it back (--undo)."))(replace)
    app.command("badges", help=_("Print badges with a signed code, ten on an A4 page."))(badges)


@guarded
def import_list(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The list of delegates, .xlsx or .csv."))],
    reason: ReasonOption = "",
    mapping: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE.toml", help=_("A mapping of columns, as `congress slate` takes.")),
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_step import say_done
    from congress.delegates.arrivals import read_presence
    from congress.delegates.changing import bring_list
    from congress.planning.mapping import read_map

    mapped = read_map(mapping) if mapping else None
    here = opened(workspace)
    seen = read_presence(here).people
    found = bring_list(here, file, doer(by), reason=reason, mapping=mapped, seen=seen)
    if found.notes:
        show_problems(found.notes, title=_("Notes"))
    say_done(new=found.new)
    say(_("{count} people on version {version} of the list.").format(count=len(found.delegates), version=found.version))


@guarded
def show_list(
    unit: Annotated[str, typer.Option("--unit", metavar="NAME", help=_("Only this unit."))] = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    from congress.delegates.roll import read_roll
    from congress.planning.words import same

    roll = read_roll(opened(workspace))
    seats = [seat for seat in roll.seats.values() if not unit or same(seat.delegate.unit, unit)]
    if as_json:
        changes = [vars(change) for change in roll.changes]
        emit_json({"version": roll.version, "delegates": [_plain(seat) for seat in seats], "changes": changes})
        return
    _show(roll, seats)


def _plain(seat: "Seat") -> dict[str, Any]:
    one = seat.delegate
    return {"number": one.number, "id": one.id, "name": one.name, "unit": one.unit, "kind": one.kind,
            "order": one.order, "standing": seat.standing, "for": seat.for_, "taken_by": seat.taken_by,
            "ground": seat.ground, "reason": seat.reason}  # fmt: skip


def _show(roll: "Roll", seats: "list[Seat]") -> None:
    from collections import Counter

    from rich.table import Table

    from congress.delegates.roll import kind_words, standing_words

    table = Table()
    for heading in (_("No."), _("Id"), _("Name"), _("Unit"), _("Kind"), _("Standing"), _("Remarks")):
        table.add_column(heading, overflow="fold")
    for seat in seats:
        one = seat.delegate
        kind = f"{kind_words(one.kind)} {one.order}" if one.order else kind_words(one.kind)
        table.add_row(
            str(one.number), one.id, one.name, one.unit, kind, standing_words(seat.standing), remarks(roll, seat)
        )
    console(stderr=False).print(table)
    counts = Counter(seat.standing for seat in seats)
    say("; ".join(f"{standing_words(standing)}: {count}" for standing, count in counts.items()))


def remarks(roll: "Roll", seat: "Seat") -> str:
    from congress.delegates.roll import ground_words

    parts = []
    if seat.for_:
        parts.append(_("takes the seat of {name}").format(name=roll.seats[seat.for_].name))
    if seat.taken_by:
        parts.append(_("seat taken by {name}").format(name=roll.seats[seat.taken_by].name))
    if seat.ground:
        parts.append(ground_words(seat.ground))
    if seat.reason:
        parts.append(seat.reason)
    return "; ".join(parts)


@guarded
def bar(
    who: WHO,
    ground: Annotated[
        str,
        typer.Option(
            "--ground", metavar="GROUND", help="suspended, charged, elected_irregularly, retired, transferred"
        ),
    ] = "",
    lift: Annotated[bool, typer.Option("--lift", help=_("The delegate may be summoned after all."))] = False,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.delegates.changing import bar as barred
    from congress.delegates.changing import lift as lifted
    from congress.delegates.roll import GROUNDS

    here = opened(workspace)
    if lift:
        _told(here, lifted(here, who, reason, doer(by)))
        return
    if ground not in GROUNDS:
        raise typer.BadParameter(", ".join(GROUNDS), param_hint="--ground")
    _told(here, barred(here, who, ground, reason, doer(by)))


@guarded
def replace(
    who: WHO,
    other: Annotated[str, typer.Option("--with", metavar="WHO", help=_("The alternate's id or number."))] = "",
    undo: Annotated[bool, typer.Option("--undo", help=_("The replaced delegate takes the seat back."))] = False,
    reason: ReasonOption = "",
    despite: Annotated[
        str,
        typer.Option(
            "--despite", metavar="REASON", help=_("Who decided on a replacement out of the ordinary, and why.")
        ),
    ] = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_count import lacking
    from congress.delegates.changing import replace_by, restore

    here = opened(workspace)
    if undo:
        _told(here, restore(here, who, reason, doer(by)))
        return
    if not other:
        raise lacking("--with WHO")
    _told(here, replace_by(here, who, other, reason, doer(by), despite=despite))


def _told(workspace: Any, seat: "Seat") -> None:
    from congress.delegates.roll import read_roll, standing_words

    roll = read_roll(workspace)
    said = remarks(roll, seat)
    text = f"{seat.delegate.number} {seat.name}: {standing_words(seat.standing)}"
    say(_("Recorded in the journal."))
    say(f"{text} ({said})" if said else text)


@guarded
def badges(
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="WHO", help=_("Only this delegate, anew; may be repeated."))
    ] = None,
    reason: ReasonOption = "",
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help=_("The key that signs badges; default: your own."))
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.delegates.badges import issue_badges

    name, count = issue_badges(opened(workspace), doer(by), only=only or (), reason=reason, key_file=key)
    say(_("{count} badges: {file}").format(count=count, file=name))
