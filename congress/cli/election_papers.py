"""`congress election ID papers` and `course`: every paper of an election, and how the election went."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import bar, deliver, emit_json, guarded, say, show_problems, where
from congress.cli.election_step import RoundOption, say_done, step
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption
from congress.i18n import _, language
from tally.problems import Place, Problem

if TYPE_CHECKING:
    from congress.papers.election import Papers


@guarded
def papers(
    ctx: typer.Context,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help=_("Only this paper, one of those that “congress template list” tells; may be given several times."),
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help=_("Copy the papers into this folder too."))
    ] = None,
    as_json: JsonOption = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.custody import read_entries
    from congress.papers.copies import copy_out
    from congress.papers.election import OF_ELECTIONS, print_papers

    at = step(ctx, workspace, round_, by)
    with bar(len(kind or OF_ELECTIONS), _("Papers")) as advance:
        done = print_papers(at.workspace, at.election, at.round, at.by, kind or (), advance)
    files = [name for one in done.made for name in one.files]
    copies = copy_out(at.workspace, read_entries(at.workspace), files, output) if output else []
    if as_json:
        emit_json({**_plain(done), "copies": [str(one) for one in copies]})
        return
    _tell(done)
    if copies:
        say(_("{count} files copied into {folder}.").format(count=len(copies), folder=output))


def _plain(done: "Papers") -> dict[str, object]:
    return {
        "made": {one.kind: list(one.files) for one in done.made},
        "missing": [
            {"paper": one.place.subject if one.place else "", "code": one.code, "text": one.text(language())}
            for one in done.missing
        ],
        "notes": [
            {"code": one.code, "where": where(one), "text": one.text(language()), "fix": one.fix(language())}
            for one in done.notes
        ],
    }


def _tell(done: "Papers") -> None:
    from congress.documents.kinds import KINDS

    for one in done.made:
        say(f"{KINDS[one.kind].words()}: {_shortly(one.files)}")
    say_done(new=done.new)
    if done.notes:
        show_problems(done.notes, title=_("Worth knowing:"))
    if done.missing:
        show_problems(_told_once(done.missing), title=_("Not made, and what they wait for:"))


def _shortly(files: "tuple[str, ...]") -> str:
    """`papers/bch/list.pdf .docx`; the data a paper was made of is not told."""
    from congress.papers.copies import PRINTED_AS

    endings: dict[str, list[str]] = {}
    for name in sorted(files, reverse=True):
        path = PurePosixPath(name)
        if path.suffix in PRINTED_AS:
            endings.setdefault(str(path.with_suffix("")), []).append(path.suffix)
    return ", ".join(f"{stem}{' '.join(found)}" for stem, found in sorted(endings.items()))


def _told_once(problems: "tuple[Problem, ...]") -> "list[Problem]":
    """One problem for all papers that wait for the same thing."""
    papers: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        papers.setdefault((one.code, one.text(language())), []).append(one)
    return [replace(same[0], place=Place(subject=", ".join(where(one) for one in same))) for same in papers.values()]


@guarded
def course(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[COURSE.toml]", help=_("The course file, filled in, to be taken in."))
    ] = None,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE", help=_("Where the course file to be filled in goes.")),
    ] = "-",
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.papers.courses import draft_course, take_course

    at = step(ctx, workspace, round_, by)
    if file is None:
        text = draft_course(at.workspace, at.election, at.round, at.by)
        new_file(text, output, f"congress election {at.election} course")
        return
    taken = take_course(at.workspace, at.election, at.round, file, at.by)
    say_done(new=taken.new)
    say(taken.name)


def new_file(text: str, output: str, command: str) -> None:
    """A file for people to fill in: none that stands there is replaced. `command` takes it in, without its name."""
    from congress.messages import problem
    from tally.problems import Place, UnreadableError

    if output != "-" and Path(output).exists():
        raise UnreadableError(problem("DRAFT_FILE_THERE", Place(file=output)))
    deliver(text, output)
    if output != "-":
        say(_("Written: {file}. Fill it in, then: {command} {file}").format(file=output, command=command))
