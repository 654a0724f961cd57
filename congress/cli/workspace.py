"""`congress new`, `import`, `check`, `status`, `journal`: the folder of one congress and its journal."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.elections.steps import Standing
    from congress.journal import Entry
    from congress.process.steps import Process
    from congress.workspace import Workspace

_FILES = ("files", "made_of")
"""Parts of an entry that name files; `--json` has them."""
_LISTED = 20
"""So many parts of a list the table of the journal shows; of a longer one, their number."""

HASH = re.compile(r"[0-9a-f]{64}")
WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace", "-w", metavar="DIR", help=_("The congress folder; default: here or the nearest above.")
    ),
]
AsOption = Annotated[
    str, typer.Option("--as", metavar="NAME", help=_("Who does this, for the journal; default: the user logged in."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Print the document as JSON on standard output."))]


def register(app: typer.Typer) -> None:
    app.command("new", help=_("Begin a congress: make its folder, with settings to fill in and a journal."))(new)
    app.command("import", help=_("Take planning lists, slate rules and contest files into the congress folder."))(
        import_files
    )
    app.command("check", help=_("Look at everything in the congress folder and report all problems at once."))(check)
    app.command("status", help=_("Show how far each election is, what comes next and what it waits for."))(status)
    app.command("journal", help=_("Show the journal, or verify that nothing in it was changed."))(journal)


def opened(given: Path | None) -> "Workspace":
    """The workspace a command works in."""
    from congress.workspace import find

    return find(Path.cwd(), given)


def doer(name: str) -> str:
    """The name for the journal: as given, else the user logged in."""
    import getpass

    from congress.journal import person

    try:
        return person(name or getpass.getuser())
    except (KeyError, OSError):
        return person(name)


@guarded
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=_("The folder to make; it must be empty or not exist."))
    ],
    title: Annotated[str, typer.Option(help=_("Title of the congress."))] = "",
    organisation: Annotated[str, typer.Option(help=_("The Party organisation, as documents print it."))] = "",
    by: AsOption = "",
) -> None:
    from congress.workspace import SETTINGS, Settings, create

    create(folder, settings=Settings(title=title, organisation=organisation), by=doer(by))
    say(_("Congress folder made: {folder}. Fill in {settings}, then bring in the lists with `congress import`.")
        .format(folder=folder, settings=folder / SETTINGS))  # fmt: skip


@guarded
def import_files(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=_("Planning lists, slate rules, contest files."))
    ],
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.versions import import_files as taken_in

    for imported in taken_in(opened(workspace), files, doer(by)):
        text = (
            _("{name}: recorded as version {version}")
            if imported.new
            else _("{name}: already there, version {version}")
        )
        say(text.format(name=imported.name, version=imported.version))


@guarded
def check(workspace: WorkspaceOption = None) -> None:
    from congress.checking import check as checked
    from congress.workspace import find_root
    from tally.problems import InvalidError, StopError

    findings = checked(find_root(Path.cwd(), workspace))
    if findings.problems:
        raise (StopError if findings.stops else InvalidError)(findings.problems)
    say(_("All in order: {contests} contest files, {files} recorded files, {entries} journal entries.")
        .format(contests=findings.contests, files=findings.files, entries=findings.entries))  # fmt: skip


@guarded
def status(workspace: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    from dataclasses import replace

    from congress.audit.state import not_held
    from congress.cli.election_batch import plain_batch, show_batches
    from congress.cli.process import show_processes
    from congress.custody import read_entries
    from congress.elections.standings import batch_standings, round_standing
    from congress.elections.state import rounds_of
    from congress.process.steps import processes

    here = opened(workspace)
    entries = read_entries(here)
    begun = processes(here, entries)
    steps = {taken.election: (one, taken.number) for one in begun for taken in one.taken if taken.election}
    standings = []
    for _key, known in sorted(rounds_of(entries).items()):
        batches = batch_standings(here, known)
        one = round_standing(known, batches)
        standings.append((replace(one, missing=(*one.missing, *not_held(entries, known))), batches))
    if as_json:
        emit_json([
            {**_plain(one), **_plain_step(steps.get(one.election)), "batches": [plain_batch(batch) for batch in its]}
            for one, its in standings
        ])  # fmt: skip
        return
    if begun:
        show_processes(begun)
    for title, shown in (
        (_("Elections of these processes"), [one for one, _its in standings if one.election in steps]),
        (_("Elections") if begun else "", [one for one, _its in standings if one.election not in steps]),
    ):
        if shown:
            _show_standings(shown, title)
    for one, its in standings:
        if its:
            show_batches(its, title=_("Batches of {election}, round {round}").format(
                election=one.election, round=one.round))  # fmt: skip
    if not standings and not begun:
        say(_("No election yet. Begin with `congress election ID slate` or `congress import FILE.toml`."))


def _plain_step(step: "tuple[Process, int] | None") -> dict[str, object]:
    """Of an election that is a step of a process: which, and whether its result is made public."""
    if step is None:
        return {}
    process, number = step
    return {"process": process.id, "step": number, "result_public": process.steps[number - 1].public}


def _plain(one: "Standing") -> dict[str, object]:
    return {
        "election": one.election,
        "round": one.round,
        "done": one.done,
        "next": one.next,
        "missing": [{"code": problem.code, "text": problem.text(language())} for problem in one.missing],
    }


def step_names() -> dict[str, str]:
    return {
        "": _("nothing more"),
        "slate": _("contest file"),
        "print": _("ballots printed"),
        "count": _("ballots counted"),
        "accounts": _("accounts entered"),
        "settle": _("differences settled"),
        "result": _("result computed"),
        "minutes": _("minutes printed"),
        "confirm": _("result fixed"),
        "round": _("next round"),
        "close": _("closed, by decision of the congress"),
    }


def _show_standings(standings: "list[Standing]", title: str) -> None:
    from rich.table import Table

    names = step_names()
    table = Table(title=title or None, title_justify="left", show_lines=True)
    for heading in (_("Election"), _("Round"), _("Done"), _("Next"), _("Missing")):
        table.add_column(heading, overflow="fold")
    for one in standings:
        missing = "\n".join(f"{problem.text(language())} {problem.fix(language())}" for problem in one.missing)
        table.add_row(one.election, str(one.round), names[one.done], names[one.next], missing)
    console(stderr=False).print(table)


@guarded
def journal(
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    verify: Annotated[
        bool, typer.Option("--verify", help=_("Verify the chain and print the hash that stands for it."))
    ] = False,
) -> None:
    from congress import journal as book
    from congress.workspace import find_root

    with book.opened(find_root(Path.cwd(), workspace) / book.FILE_NAME) as connection:
        entries = book.entries(connection) if verify else list(book.all_rows(connection))
    if as_json:
        emit_json([vars(entry) for entry in entries])
    elif not verify:
        _show_entries(entries)
    if verify:
        say(_("The chain holds: {count} entries, the last one {hash}")
            .format(count=len(entries), hash=entries[-1].hash if entries else book.GENESIS))  # fmt: skip


def _show_entries(entries: "list[Entry]") -> None:
    from rich.table import Table

    from congress.journalwords import action_words

    table = Table()
    for heading in (_("No."), _("When (UTC)"), _("Who"), _("What"), _("Election"), _("Details")):
        table.add_column(heading, overflow="fold")
    for entry in entries:
        where = f"{entry.election} · {entry.round}" if entry.round else entry.election
        table.add_row(str(entry.seq), entry.at, entry.by, action_words(entry.action), where, _details(entry))
    console(stderr=False).print(table)


def _details(entry: "Entry") -> str:
    """What an entry says, for a narrow table: blanks left out, hashes cut short, files counted. `--json` has it all."""
    said = {key: value for key, value in entry.payload.items() if key not in _FILES and value not in ("", [], {})}
    return "\n".join(f"{key}: {_short(key, value)}" for key, value in said.items())


def _short(key: str, value: object) -> str:
    if key == "sources" and isinstance(value, list):
        return _("{count} files").format(count=len(value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {_short(name, part)}" for name, part in value.items())
    if isinstance(value, list) and len(value) > _LISTED:
        return _("{count} in all").format(count=len(value))
    if isinstance(value, list):
        return ", ".join(_short(key, part) for part in value)
    return str(value)[:12] if HASH.fullmatch(str(value)) else str(value)
