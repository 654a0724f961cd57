"""`congress rehearse`: a test deck through the hall's own printer and scanner."""

from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import bar, guarded, say, show_problems
from congress.cli.press_options import KeyFileOption, ListDecidedOption
from congress.i18n import _

rehearse_app = typer.Typer(
    help=_("Rehearse with the hall's own printer and scanner, before the real ballots."), no_args_is_help=True
)


@rehearse_app.command("print", help=_("Make a test deck: a test sheet, and test ballots with known votes."))
@guarded
def print_(
    contest_file: Annotated[Path, typer.Argument(metavar="CONTEST.toml", help=_("The contest file."))],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=_("Folder for what is made."))],
    sheets: Annotated[int, typer.Option("--sheets", metavar="N", help=_("Test ballots in the deck."))] = 8,
    key_file: KeyFileOption = None,
    list_decided: ListDecidedOption = "",
) -> None:
    from ballots.keys import default_key_path, signing_key
    from congress.contestfile import read_contest, regulation_of
    from congress.rehearse import DECK, make_deck

    contest = read_contest(contest_file)
    regulation = regulation_of(contest, contest_file.parent)
    make_deck(contest, regulation, output, signing_key(key_file or default_key_path()), sheets, list_decided)
    say(_("Test deck made: {file}. Print it at its actual size, scan the ballots, then run: "
          "congress rehearse check {folder} SCANS").format(file=output / DECK, folder=output))  # fmt: skip


@rehearse_app.command("check", help=_("Whether printer and scanner will do: pass or fail, and why."))
@guarded
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=_("The folder of the test deck."))],
    scans: Annotated[
        list[Path], typer.Argument(metavar="SCAN...", help=_("The scans: PDF, TIFF, JPEG or PNG files, or folders."))
    ],
) -> None:
    from ballots.pages import list_pages
    from congress.rehearse import check_scans

    with bar(len(list_pages(scans).pages), _("Reading pages")) as advance:
        verdict = check_scans(folder, scans, advance)
    said = _("{same} of {sheets} test ballots were read to the letter.")
    say(said.format(same=verdict.same, sheets=verdict.sheets))
    if verdict.notes:
        show_problems(verdict.notes, title=_("Worth knowing:"))
    if verdict.passed:
        say(_("PASSED: this printer and this scanner will do."))
        return
    show_problems(verdict.faults, title=_("FAILED. To be mended before the real ballots:"))
    for picture in verdict.pictures:
        say(str(picture))
    raise typer.Exit(4)
