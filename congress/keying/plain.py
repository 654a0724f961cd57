"""A session line by line over a pipe: for scripted operators, screen readers, and terminals that draw nothing."""

from typing import TextIO

from congress.keying.session import Session, View


def run_plain(session: Session, lines: TextIO, out: TextIO) -> None:
    """Reads lines until the session is done or stopped, or there are no more."""

    def say(*said: str) -> None:
        out.write("".join(f"{line}\n" for line in said))
        out.flush()

    say(session.title, *session.help)
    while not session.done:
        say("", *session.about, *([str(session.picture)] if session.picture else []), session.prompt)
        line = lines.readline()
        if not line:
            return
        say(*_said(session.enter(line.rstrip("\r\n"))))
        if session.stopped:
            return


def _said(view: View) -> list[str]:
    return [view.verdict if view.taken else f"! {view.verdict}", *view.rows]
