"""The tree of commands. One file a command group."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from congress.cli import ballots_read, workspace
from congress.cli.audit import audit_app
from congress.cli.ballots import ballots_app
from congress.cli.ballots_fill import fill
from congress.cli.delegates import delegates_app
from congress.cli.demo import demo
from congress.cli.document import document, template_app, verify
from congress.cli.election import election_app
from congress.cli.minutes import minutes
from congress.cli.plan import plan_app
from congress.cli.presence import checkin, presence_app
from congress.cli.proceedings import proceedings_app
from congress.cli.process import process_app
from congress.cli.register import register_app
from congress.cli.regulation import regulation_app
from congress.cli.rehearse import rehearse_app
from congress.cli.restore import restore
from congress.cli.sign import sign
from congress.cli.slate import slate
from congress.cli.tally import tally
from congress.cli.term import term_app
from congress.i18n import _

app = typer.Typer(
    name="congress",
    help=_("Congress preparation and election tally: slate, ballots, count, minutes."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def main(
    lang: Annotated[
        Literal["vi", "en"], typer.Option("--lang", help=_("Language of messages and documents: vi or en."))
    ] = "vi",
    backup: Annotated[
        Path | None,
        typer.Option(
            "--backup", metavar="DIR", help=_("Back up the journal and all it cites to this folder, on a second disk.")
        ),
    ] = None,
) -> None:
    """Both options are read before the commands are made (see `congress.cli.main`); here they only have to be known."""


app.add_typer(ballots_app, name="ballots")
ballots_app.command("fill", help=_("Rehearse: fill and scan test ballots as a votes file says."))(fill)
ballots_read.register(ballots_app)
app.command("demo", help=_("The whole main job on the bundled example: planning list to minutes."))(demo)
app.command("document", help=_("Any official document, from a result file or a contest file."))(document)
app.command("minutes", help=_("Print the minutes of the count from a result file, as PDF or Word file."))(minutes)
app.command("tally", help=_("Count: votes files, or hand-tallied totals, to a result."))(tally)
app.command("sign", help=_("Sign a printed document digitally, in the place of one of its signers."))(sign)
app.command("verify", help=_("Whether a printed document is what a result file or contest file says."))(verify)
app.command("restore", help=_("Bring a backup back: make the congress folder it is of, or bring one up to it."))(
    restore
)
app.add_typer(regulation_app, name="regulation")
app.add_typer(template_app, name="template")
app.command("slate", help=_("Planning data to slate: the list, the reasons, the contest file and a report."))(slate)
app.add_typer(plan_app, name="plan")
app.add_typer(proceedings_app, name="proceedings")
app.add_typer(process_app, name="process")
app.add_typer(register_app, name="register")
workspace.register(app)
app.add_typer(election_app, name="election")
app.add_typer(audit_app, name="audit")
app.add_typer(delegates_app, name="delegates")
app.command("checkin", help=_("The desk at the door: badges scanned, numbers or names typed."))(checkin)
app.add_typer(presence_app, name="presence")
app.add_typer(term_app, name="term")
app.add_typer(rehearse_app, name="rehearse")
