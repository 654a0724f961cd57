"""`congress delegates`: how many each unit sends."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli import delegates_list
from congress.cli.common import console, deliver, emit, guarded, say, show_problems
from congress.cli.delegates_report import report
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.delegates.allocating import Allocation

delegates_app = typer.Typer(
    help=_("Delegates: how many each unit sends, who they are, badges, the credentials report."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
delegates_list.register(delegates_app)
delegates_app.command("report", help=_("The credentials report: figures, PDF and Word file."))(report)


@delegates_app.command("levels", help=_("How many delegates a congress of each level may have, with the source."))
@guarded
def levels(as_json: JsonOption = False) -> None:
    from rich.table import Table

    from congress.cli.common import emit_json
    from congress.delegates.levels import terms

    if as_json:
        emit_json([term.model_dump(mode="json") for term in terms()])
        return
    for term in terms():
        title = _("Term {term}: {source} (read in {seen}; {confidence})")
        words = {"verified": _("verified"), "unverified": _("unverified")}
        table = Table(
            title=title.format(
                term=term.id, source=term.source, seen=term.seen_in or "–", confidence=words[term.confidence]
            ),
            title_justify="left",
        )
        for heading in ("LEVEL", _("Level"), _("At least"), _("At most")):
            table.add_column(heading, overflow="fold")
        for level in term.level:
            table.add_row(level.id, level.words(language()), str(level.least or "–"), str(level.most))
        console(stderr=False).print(table)


@delegates_app.command("allocate", help=_("Share the delegates of the congress among its units."))
@guarded
def allocate(
    units: Annotated[
        Path, typer.Argument(metavar="UNITS", help=_("Units with their members: .xlsx or .csv, one a row."))
    ],
    rules: Annotated[
        Path, typer.Option("--rules", metavar="RULES.toml", help=_("What the committee decided: total and rule."))
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help=_("FILE.csv or FILE.json; - for CSV on stdout."))
    ] = "",
    as_json: JsonOption = False,
    keep: Annotated[
        bool, typer.Option("--record", help=_("Keep it in the congress folder, with an entry in the journal."))
    ] = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.cli.election_step import say_done
    from congress.delegates.allocating import allocate as allocated
    from congress.delegates.allocating import read_rules, read_units
    from congress.delegates.allocation_files import CSV, csv_text, json_text, record_allocation

    new = None
    if keep:
        found, new = record_allocation(opened(workspace), units, rules, doer(by))
    else:
        found = allocated(read_rules(rules), read_units(units), rules.name)
    if as_json:
        emit(json_text(found))
    elif output != "-":
        _show(found)
    if output:
        deliver(json_text(found) if output.endswith(".json") else csv_text(found), output)
    if found.notes:
        show_problems(found.notes, title=_("Notes"))
    if new is not None:
        say_done(new=new)
        say(CSV)


def rule_words(rule: str) -> str:
    return {
        "largest-remainder": _("largest remainder (Hare)"),
        "sainte-lague": _("highest averages, Sainte-Laguë (Webster)"),
        "dhondt": _("highest averages, D'Hondt"),
    }[rule]


def _show(found: "Allocation") -> None:
    from rich.table import Table

    from congress.delegates.allocation_files import decimal, rows_of

    rules = found.rules
    headings = {
        "name": _("Unit"),
        "members": _("Members"),
        "weight": _("Weight"),
        "per_unit": _("Every unit"),
        "fixed": _("Fixed"),
        "exact": _("Exact share"),
        "remainder": _("Remainder"),
        "last": _("Claim, last seat"),
        "next": _("Claim, next seat"),
        "by_members": _("By members"),
        "decided": _("By decision"),
        "delegates": _("Delegates"),
    }
    rows = rows_of(found)
    silent = {"weight": "1", "fixed": "0", "decided": ""}
    columns = [one for one in rows[0] if one in headings and any(row[one] != silent.get(one) for row in rows)]
    table = Table(title=rules.title or None, title_justify="left", show_footer=True)
    for column in columns:
        numbers = [row[column] for row in rows]
        summed = column in ("members", "per_unit", "fixed", "by_members", "delegates")
        footer = str(sum(map(int, numbers))) if summed else ""
        name = column == "name"
        table.add_column(
            headings[column],
            footer,
            justify="left" if name else "right",
            overflow="fold",
            min_width=16 if name else None,
        )
    for row in rows:
        table.add_row(*(row[column] for column in columns))
    console(stderr=False).print(table)
    say(_("Rule: {rule}; {seats} seats shared by members, {quota} (weighted) members a seat.")
        .format(rule=rule_words(rules.rule), seats=found.shared, quota=decimal(found.quota)))  # fmt: skip
    say(_("{total} official delegates: {ex_officio} ex officio, {appointed} appointed, {elected} elected by the units.")
        .format(total=rules.total, ex_officio=rules.ex_officio, appointed=rules.appointed, elected=found.elected)
    )  # fmt: skip
