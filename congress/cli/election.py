"""`congress election ID …`: one election of a workspace, step by step."""

from collections.abc import Callable
from typing import Annotated

import typer

from congress.cli.election_batch import batch
from congress.cli.election_closing import confirm
from congress.cli.election_count import key, review, scan, totals
from congress.cli.election_list import list_app
from congress.cli.election_outcome import minutes, result, round_
from congress.cli.election_paper import accounts, print_, slate
from congress.cli.election_papers import course, papers
from congress.cli.election_process import from_process
from congress.cli.election_records import journal, zero
from congress.cli.election_settle import settle
from congress.i18n import _

election_app = typer.Typer(
    help=_("One election of the congress folder, step by step; each step goes into the journal."),
    no_args_is_help=True,
    rich_markup_mode=None,
)


@election_app.callback()
def election(
    ctx: typer.Context,
    election_id: Annotated[
        str, typer.Argument(metavar="ID", help=_("The contest's id: its file is contests/ID.toml."))
    ],
) -> None:
    ctx.obj = election_id


def _add(name: str, words: str, command: Callable[..., None]) -> None:
    election_app.command(name, help=words)(command)


_add("slate", _("Make the slate from the planning list and the slate rules, and draft the contest."), slate)
_add("from-process", _("Take the list out of a finished personnel process."), from_process)
election_app.add_typer(list_app, name="list")
_add("print", _("Print ballots and release their version, or withdraw it."), print_)
_add("accounts", _("Enter the accounts of paper, or show them as they stand."), accounts)
_add("batch", _("Make the slip of a pile of ballots, withdraw the pile, or find one of its sheets."), batch)
_add("zero", _("Draw up the record that nothing has been counted, before the first ballot."), zero)
_add("scan", _("Read scanned ballots as one batch; started again, it goes on where it was."), scan)
_add("key", _("Key the ballots of a batch on the screen, or record ballots keyed elsewhere."), key)
_add("totals", _("Record hand-tallied totals instead of ballots."), totals)
_add("review", _("Decide doubtful ballots on the screen, two people together, or from a file."), review)
_add("settle", _("Settle on the paper what two counts of a batch differ on, or list it."), settle)
_add("result", _("Compute the result from accounts and count."), result)
_add("minutes", _("Print the minutes of the count, as PDF and as Word file."), minutes)
_add("papers", _("Make all papers of the election, as PDF and as Word file, and say what the others wait for."), papers)
_add("course", _("How the election went, for its papers: a file to fill in, or one filled in to be taken in."), course)
_add("journal", _("Who did what in this election, when, batch by batch; --print puts it on paper."), journal)
_add("confirm", _("Fix the result by the names of those who confirm it, or unlock it by two of them."), confirm)
_add("round", _("Make the contest file of the next round, or record that the congress does not vote again."), round_)
