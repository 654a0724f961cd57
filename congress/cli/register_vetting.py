"""`congress register vetting`: the vetting file of a person, and the counts of all of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say
from congress.cli.register_options import OnOption, ReasonOption, day_given
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.register.vetting import VettingFile


@guarded
def vetting(
    person: Annotated[str, typer.Argument(metavar="PERSON", help=_("The id of the person; none: the counts."))] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.csv", help=_("Write the counts into this file."))
    ] = None,
    on: OnOption = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
    reason: ReasonOption = "",
    as_json: JsonOption = False,
) -> None:
    from ballots.files import write_text
    from congress.planning.hints import hint
    from congress.planning.slatefiles import csv_text
    from congress.register.messages import problem
    from congress.register.records import exported, load, require
    from congress.register.vetting import counts, file_of, people_vetted
    from tally.problems import InvalidError, UnreadableError

    here = opened(workspace)
    register = load(here)
    require(register)
    if person and output:
        raise UnreadableError(problem("REGISTER_OPTIONS", option="-o", other="PERSON"))
    if person:
        people = register.rows("people")
        if person not in people:
            near = hint(person, people)
            raise InvalidError(problem("REGISTER_NO_ROW", table="people", key=person, **near))
        exported(here, doer(by), reason, "vetting", ("items", "opinions", "conclusion"), (person,), "screen")
        _show_vetting(file_of(register, person, day_given(on)), register.name_of(person))
        return
    found = counts([file_of(register, one, day_given(on)) for one in people_vetted(register)])
    if as_json:
        emit_json(found)
        return
    words = {
        "files": _("Files begun"),
        "complete": _("Checklist complete"),
        "opinions_asked": _("Opinions asked for"),
        "opinions_received": _("Opinions received"),
        "opinions_late": _("Opinions late"),
        "eligible": _("Concluded: eligible"),
        "not_eligible": _("Concluded: not eligible"),
        "postponed": _("Concluded: postponed"),
        "without_conclusion": _("No conclusion yet"),
    }
    if output:
        write_text(output, csv_text(("figure", "words", "count"), ((key, words[key], found[key]) for key in found)))
        say(str(output))
        return
    for key, count in found.items():
        console(stderr=False).print(f"{words[key]}: {count}")


def _show_vetting(found: "VettingFile", name: str) -> None:
    from rich.table import Table

    from congress.register.vetting import checklist

    words = {item.id: item.words(language()) for item in checklist()}
    table = Table(title=f"{name} ({found.person})", title_justify="left")
    for heading in (_("Item"), _("State"), _("Date"), _("Note")):
        table.add_column(heading, overflow="fold")
    for item, row in found.items:
        table.add_row(words.get(item, item), *([row[key] for key in ("state", "date", "note")] if row else ["–"] * 3))
    console(stderr=False).print(table)
    opinions = Table(title=_("Opinions"), title_justify="left")
    for heading in (_("Body"), _("Asked on"), _("Received"), _("Opinion")):
        opinions.add_column(heading, overflow="fold")
    for row in found.opinions:
        received = row["received"] or (_("late") if row in found.late else "–")
        opinions.add_row(row["body"], row["asked"], received, row["opinion"])
    if found.opinions:
        console(stderr=False).print(opinions)
    last = found.conclusion
    concluded = ", ".join(last[key] for key in ("date", "conclusion", "by", "note") if last[key]) if last else "–"
    label = _("Conclusion")
    console(stderr=False).print(f"{label}: {concluded}")
