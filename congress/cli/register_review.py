"""`congress register check`, `same`, `units`, `conflicts`: what the register shows to people who judge it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say
from congress.cli.register_options import OnOption, ReasonOption, day_given
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _, language


@guarded
def check(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help=_("A .csv for each unit, and all of it."))
    ] = None,
    on: OnOption = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
    reason: ReasonOption = "",
) -> None:
    from rich.table import Table

    from congress.register.gapfiles import fields_in, summary, write_gaps
    from congress.register.gaps import gaps
    from congress.register.records import exported, load, require

    here = opened(workspace)
    register = load(here)
    require(register)
    found = gaps(register, day_given(on))
    table = Table(title=_("Missing or contradictory"), title_justify="left")
    for heading in (_("Unit"), _("People in the unit"), _("People concerned"), _("Missing"), _("Contradictory")):
        table.add_column(heading, overflow="fold")
    for line in summary(register, found):
        table.add_row(
            line.name, *(str(count) for count in (line.people, line.concerned, line.missing, line.contradictory))
        )
    console().print(table)
    if output:
        people = tuple(dict.fromkeys(gap.person for gap in found if gap.person))
        exported(here, doer(by), reason, "check", fields_in(found), people, output.name)
        for path in write_gaps(output, register, found, language()):
            say(str(path))


@guarded
def same(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    from rich.table import Table

    from congress.register.records import load, require
    from congress.register.twins import pairs

    register = load(opened(workspace))
    require(register)
    found = pairs(register)
    if as_json:
        emit_json([{"one": p.one, "other": p.other, "score": p.score, "why": p.why_en} for p in found])
        return
    table = Table()
    for heading in (_("Alike, of 100"), _("One"), _("The other"), _("Why")):
        table.add_column(heading, overflow="fold")
    for pair in found:
        one, other = (_person(register.rows("people")[id_]) for id_ in (pair.one, pair.other))
        table.add_row(str(pair.score), one, other, pair.why_vi if language() == "vi" else pair.why_en)
    console(stderr=False).print(table)


def _person(row: Mapping[str, str]) -> str:
    return f"{row['name']} ({row['id']}), {row['born'] or '–'}, {row['unit'] or '–'}"


@guarded
def units(on: OnOption = None, workspace: WorkspaceOption = None) -> None:
    from collections import Counter

    from congress.register.records import load, require
    from congress.register.units import lines, tree

    register = load(opened(workspace))
    require(register)
    counts = Counter(row["unit"] for row in register.rows("people").values())
    for depth, node in lines(tree(register, day_given(on))):
        console(stderr=False).print(f"{'  ' * depth}{node.name} ({node.id}): {counts[node.id]}")


@guarded
def conflicts(
    decide: Annotated[
        str, typer.Option("--decide", metavar="ID", help=_("Enter what was decided on this conflict."))
    ] = "",
    decision: Annotated[str, typer.Option("--decision", help=_("What was decided, and why."))] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.csv", help=_("Write the conflicts into this file."))
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
    reason: ReasonOption = "",
) -> None:
    from rich.table import Table

    from congress.custody import read_entries
    from congress.register import conflicts as kin
    from congress.register.conflictfiles import conflict_rows, write_conflicts
    from congress.register.records import exported, load, require

    here = opened(workspace)
    register = load(here)
    require(register)
    if decide:
        kin.decide(here, register, decide, decision, doer(by))
    found = kin.conflicts(register, read_entries(here))
    if output:
        exported(here, doer(by), reason, "conflicts", ("name", "post", "way"), kin.people_in(found), output.name)
        write_conflicts(output, register, found, language())
    unchecked = "" if kin.rules()["confidence"] == "verified" else _("not compared with the official text")
    title = ", ".join(part for part in (kin.rules()["source"], unchecked) if part)
    table = Table(title=f"{title}: {len(found)}", title_justify="left", show_lines=True)
    for heading in (_("Id"), _("Rule"), _("Posts"), _("The way between them"), _("Decision")):
        table.add_column(heading, overflow="fold")
    for row in conflict_rows(register, found, language()):
        table.add_row(row.id, row.rule, f"{row.one}\n{row.other}", row.way, row.decision)
    console(stderr=False).print(table)
