"""`congress regulation`: the profiles, clause by clause."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from congress.cli.common import console, emit_json, guarded
from congress.i18n import _, language

if TYPE_CHECKING:
    from tally.regulation import Regulation

regulation_app = typer.Typer(
    help=_("The regulations the program knows, clause by clause."), no_args_is_help=True, rich_markup_mode=None
)

AsJson = Annotated[bool, typer.Option("--json", help=_("Print as JSON and nothing else."))]


@regulation_app.command("list", help=_("The profiles that ship with the program."))
@guarded
def list_(as_json: AsJson = False) -> None:
    from rich.table import Table

    from tally.regulation import builtin_ids, load_builtin

    profiles = [load_builtin(name) for name in builtin_ids()]
    if as_json:
        emit_json([
            {"id": one.id, "vi": one.vi, "en": one.en, "source": one.source,
             "unverified": sum(clause.confidence == "unverified" for clause in one.clause)}
            for one in profiles
        ])  # fmt: skip
        return
    table = Table(_("Id"), _("Regulation"), _("Clauses"), _("Not verified"))
    for one in profiles:
        unverified = sum(clause.confidence == "unverified" for clause in one.clause)
        table.add_row(one.id, one.vi if language() == "vi" else one.en, str(len(one.clause)), str(unverified))
    console(stderr=False).print(table)


@regulation_app.command("show", help=_("One profile: its clauses with source, article and confidence."))
@guarded
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help=_("Id of a profile, or the path of a .toml file."))],
    as_json: AsJson = False,
) -> None:
    from rich.table import Table

    from congress.contestfile import load_regulation
    from tally.regulation import source_of

    regulation = load_regulation(name, Path())
    if as_json:
        emit_json(regulation.model_dump(mode="json", by_alias=True))
        return
    screen = console(stderr=False)
    vietnamese = language() == "vi"
    screen.print(regulation.vi if vietnamese else regulation.en, style="bold")
    screen.print(_("Source: {source}. {force}").format(source=regulation.source, force=_in_force(regulation)))
    table = Table(show_lines=True)
    for heading in (_("Clause"), _("Says"), _("Parameters"), _("Article"), _("Checked against the text")):
        table.add_column(heading, overflow="fold")
    confidence = {"verified": _("verified"), "unverified": _("NOT verified")}
    for clause in regulation.clause:
        table.add_row(
            clause.id,
            clause.vi if vietnamese else clause.en,
            _parameters(clause.model_dump(mode="json", exclude_defaults=True)),
            source_of(regulation, clause),
            confidence[clause.confidence],
        )
    screen.print(table)


def _in_force(regulation: "Regulation") -> str:
    start, end = (f"{day:%d/%m/%Y}" if day else "" for day in (regulation.valid_from, regulation.valid_to))
    if start and end:
        return _("In force from {start} to {end}.").format(start=start, end=end)
    return _("In force from {start}.").format(start=start) if start else _("No date of effect stated.")


def _parameters(clause: dict[str, Any]) -> str:
    """The mechanism, its parameters and what it applies to, without what the other columns say."""
    elsewhere = {"id", "vi", "en", "source", "article", "confidence", "mechanism", "applies"}
    applies = [f"{key}: {_plain(value)}" for key, value in clause.get("applies", {}).items()]
    told = [f"{key} = {_plain(value)}" for key, value in clause.items() if key not in elsewhere]
    return "\n".join([str(clause["mechanism"]), *told, *applies])


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
