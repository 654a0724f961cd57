"""The sessions of `congress election ID key`, `review`, `settle`: full screen, or line by line over a pipe."""

import sys
from typing import TYPE_CHECKING

from congress.cli.common import say
from congress.cli.election_step import Step
from congress.i18n import _
from congress.messages import problem
from tally.problems import Place, StopError, UnreadableError

if TYPE_CHECKING:
    from congress.keying.session import Session


def type_batch(at: Step, batch: str, *, plain: bool) -> None:
    """Lets one operator key a batch. Raises StopError `KEYING_UNFINISHED` where they stop before it is handed in."""
    from congress.keying.desk import entering

    with entering(at.workspace, at.election, at.round, batch, at.by) as session:
        if session is None:
            say(_("Recorded before; nothing changed."))
            return
        run(session, plain=plain)
        if not session.done:
            values = {"keyed": len(session.sheets), "sheets": session.declared, "batch": batch}
            raise StopError(problem("KEYING_UNFINISHED", Place(subject=batch), **values))
        if not plain:  # a session line by line has said it
            say(session.result)


def decide_ballots(at: Step, batch: str, other: str, *, plain: bool) -> None:
    """Lets two people decide the ballots that wait."""
    from congress.custody import read_entries
    from congress.elections.state import round_of
    from congress.keying.reviewdesk import reviewing

    session = reviewing(at.workspace, at.election, at.round, batch, at.by, other)
    if not session.done:
        run(session, plain=plain)
    left = round_of(read_entries(at.workspace), at.election, at.round).waiting
    say(_("{ballots} ballots decided; {left} still wait for people.").format(ballots=session.concluded, left=left))


def run(session: "Session", *, plain: bool) -> None:
    """Raises UnreadableError `KEYING_TERMINAL` where there is no terminal to draw on."""
    if plain:
        from congress.keying.plain import run_plain

        run_plain(session, sys.stdin, sys.stdout)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UnreadableError(problem("KEYING_TERMINAL"))
    from congress.backup import telling
    from congress.keying.screen import KeyingScreen

    screen = KeyingScreen(session)
    with telling(screen.warn):
        screen.run(mouse=False)
