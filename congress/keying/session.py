"""What a screen and a plain pipe have in common: somebody types a line, sees what it stands for, and goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from congress.i18n import language
from congress.keying.ballot import Shown
from tally.problems import Problem

Tone = Literal["plain", "good", "bad"]

UNDO, FINISH, STOP = "-", "+", "."
"""Lines that are no ballots: take the last one back, hand in, stop for now."""


@dataclass(frozen=True)
class View:
    """What is shown of a line: rows to look at, and a verdict with its tone. `taken`: the line was no mistake;
    `put_away`: it was one that no change of the line mends."""

    rows: tuple[str, ...] = ()
    verdict: str = ""
    tone: Tone = "plain"
    taken: bool = True
    put_away: bool = False


class Session(Protocol):
    """`title` and `help` stay; `prompt` says what is to be typed now, `about` what it is about. `picture`: to be looked
    at. `done`: there is nothing more to type, `stopped`: the person goes away before that."""

    @property
    def title(self) -> str: ...
    @property
    def help(self) -> Sequence[str]: ...
    @property
    def prompt(self) -> str: ...
    @property
    def about(self) -> Sequence[str]: ...
    @property
    def picture(self) -> Path | None: ...
    @property
    def done(self) -> bool: ...
    @property
    def stopped(self) -> bool: ...

    def look(self, line: str) -> View:
        """What `line` stands for; nothing is recorded."""
        ...

    def enter(self, line: str) -> View:
        """Takes `line`: what was recorded, or why not."""
        ...


def faults(problems: Sequence[Problem]) -> View:
    """What is wrong, in words, one after the other; nothing was recorded."""
    lang = language()
    first, *others = problems
    rows = tuple(f"{one.text(lang)} {one.fix(lang)}".strip() for one in others)
    return View(rows, f"{first.text(lang)} {first.fix(lang)}".strip(), "bad", taken=False)


def ballot_view(found: Shown) -> View:
    rows = tuple(f"{row.number:>4}  {row.name}  –  {row.mark}" for row in found.rows)
    return View(rows, found.verdict, "good" if found.valid else "bad")
