"""`congress audit`: a count checked by hand on sheets drawn with dice."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, guarded, say
from congress.cli.election_step import RoundOption, Step, WithdrawOption, say_done, step_of
from congress.cli.workspace import AsOption, WorkspaceOption
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.audit.drawing import Drawn, Plan
    from congress.audit.finding import Verdict
    from tally.problems import UnreadableError

audit_app = typer.Typer(
    help=_("Check a count by hand: draw ballots with dice, read them, see what that proves."), no_args_is_help=True
)
ElectionArgument = Annotated[str, typer.Argument(metavar="ID", help=_("The contest's id."))]
PERCENT = 100


@audit_app.command(
    "sample", help=_("How many ballots to draw; with the digits thrown, which ones, and a list to fetch.")
)
@guarded
def sample(
    election: ElectionArgument,
    dice: Annotated[
        str, typer.Option("--dice", metavar="DIGITS", help=_("The digits thrown in public, at least 12 of them."))
    ] = "",
    risk: Annotated[
        str, typer.Option("--risk", metavar="PERCENT", help=_("How often a wrong outcome may escape, at most."))
    ] = "5",
    sheets: Annotated[
        int, typer.Option("--sheets", min=0, metavar="N", help=_("Draw at least so many ballots."), show_default=False)
    ] = 0,
    more: Annotated[
        int,
        typer.Option(
            "--more", min=0, metavar="N", help=_("Enlarge the draw to N ballots in all."), show_default=False
        ),
    ] = 0,
    withdraw: WithdrawOption = None,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:  # fmt: skip
    from congress.audit import drawing

    at = step_of(election, workspace, round_, by, with_result=True)
    if withdraw is not None:
        drawing.withdraw_draw(at.workspace, at.election, at.round, withdraw, at.by)
        say(_("The draw is taken back; dice may be thrown again."))
    elif more:
        _tell_drawn(drawing.draw_more(at.workspace, at.election, at.round, at.by, more), at)
    elif dice:
        _tell_drawn(drawing.draw(at.workspace, at.election, at.round, at.by, dice, percent(risk), sheets), at)
    else:
        _tell_plan(drawing.plan_of(at.workspace, at.election, at.round, at.by, percent(risk), sheets), at)


@audit_app.command("found", help=_("Record what people read on the ballots drawn, and see what it proves."))
@guarded
def found(
    election: ElectionArgument,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FOUND.csv]", help=_("The list, filled in by those who read."))
    ] = None,
    keyed: Annotated[
        bool, typer.Option("--keyed", help=_("Type what is on each ballot here, instead of giving a file."))
    ] = False,
    round_: RoundOption = 0,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.audit.finding import found as recorded

    at = step_of(election, workspace, round_, by, with_result=True)
    if keyed:
        from congress.audit.keying import key_list

        file = key_list(at.workspace, at.election, at.round, at.by, _ask, say)
        if file is None:
            say(_("Stopped. What was typed is kept; the same command goes on with the next ballot."))
            return
    if file is None:
        raise _without_file(at)
    verdict = recorded(at.workspace, at.election, at.round, file, at.by)
    _tell_report(verdict)
    say_done(new=verdict.new)
    for name in verdict.papers:
        say(name)
    if verdict.said.confirmed:
        return
    if verdict.said.drawn < verdict.said.enough < verdict.said.sheets:
        more = _("To draw more: congress audit sample {id} --more {enough}")
        say(more.format(id=at.election, enough=verdict.said.enough))
    raise typer.Exit(4)


def _without_file(at: Step) -> "UnreadableError":
    from congress.audit.drawing import check_in_force
    from congress.custody import read_entries
    from congress.messages import problem
    from tally.problems import UnreadableError

    check = check_in_force(read_entries(at.workspace), at.election, at.round)
    return UnreadableError(problem("AUDIT_NO_FILE", id=at.election, file=_form(at, check.lists[-1])))


def _form(at: Step, listed: str) -> str:
    """The list to fill in, as a command line takes it."""
    from shlex import quote

    return quote(str(at.workspace.root / listed))


def _ask(prompt: str) -> str | None:
    """A line typed at the terminal, None at the end of input."""
    import sys

    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None


def percent(text: str) -> Fraction:
    """5, 2.5, 2,5 or 5% as an exact share. UnreadableError `AUDIT_RISK` for anything else."""
    from congress.messages import problem
    from tally.problems import UnreadableError

    try:
        return Fraction(text.strip().removesuffix("%").strip().replace(",", ".")) / PERCENT
    except (ValueError, ZeroDivisionError) as error:
        raise UnreadableError(problem("AUDIT_RISK")) from error


def _tell_plan(plan: "Plan", at: Step) -> None:
    from congress.audit.drawing import LEAST_DIGITS

    _tell_size(plan)
    if not plan.size:
        return
    known = plan.basis.known
    say(_("Result to be checked (SHA-256), to be read out and written down before the dice: {hash}")
        .format(hash=known.result_hash))  # fmt: skip
    say(_("Then throw dice in public, read out each face ({least} digits or more), and run: "
          "congress audit sample {id} --dice DIGITS").format(least=LEAST_DIGITS, id=at.election))  # fmt: skip


def _tell_size(plan: "Plan") -> None:
    from rich.table import Table

    from congress.audit.records import planned
    from congress.documents.check_words import advice, claim_words, hardest, risk_words

    said = planned(plan.basis, plan.risk)
    names = {one.id: one.name for one in plan.basis.contest.candidate}
    table = Table(title=_("What the result rests on, the closest first"), title_justify="left")
    for heading in (_("Claim"), _("Misread sheets that would undo it, at least")):
        table.add_column(heading, overflow="fold")
    for claim in hardest(said):
        table.add_row(claim_words(names, claim), str(claim.fewest))
    console().print(table)
    say(_("Ballots to draw: {size} of {sheets}, for a risk of at most {risk}.")
        .format(size=plan.size, sheets=plan.sheets, risk=risk_words(str(plan.risk), language())))  # fmt: skip
    for sentence in advice(names, said, language()):
        say(sentence)
    if not plan.size:
        say(_("Even if every sheet were misread the outcome would stand: nothing has to be drawn. "
              "To check some all the same: --sheets N."))  # fmt: skip


def _tell_drawn(drawn: "Drawn", at: Step) -> None:
    _tell_size(drawn.plan)
    say(_("Digits: {dice}. Drawn: {size} ballots.").format(dice=drawn.check.dice, size=drawn.check.size))
    say_done(new=drawn.new)
    for name in drawn.papers:
        say(name)
    if not drawn.check.size:
        return
    say(_("Fetch the ballots of the list, let people read them, fill in {listed}, then run: "
          "congress audit found {id} {file} (or type them here: congress audit found {id} --keyed)")
        .format(listed=drawn.listed, id=at.election, file=_form(at, drawn.listed)))  # fmt: skip


def _tell_report(verdict: "Verdict") -> None:
    from rich.table import Table

    from congress.documents.check_words import conclusions, difference_lines

    lines = difference_lines(verdict.names, verdict.said, language())
    table = Table(title=_("Sheets that differ:"), title_justify="left")
    for heading in (_("Batch"), _("Position"), _("In the count"), _("On paper")):
        table.add_column(heading, overflow="fold")
    for line in lines:
        table.add_row(line.batch, line.position, line.recorded, line.found)
    if lines:
        console().print(table)
    for sentence in conclusions(verdict.names, verdict.said, language()):
        say(sentence)
