"""Problems: what is wrong, where, and what to do, in the words of the person at the table.

Each package keeps one table of messages (`messages.py`), code → words in Vietnamese and English.
A problem is a code of such a table, a place, and the values the words need.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Lang = Literal["vi", "en"]


@dataclass(frozen=True)
class Message:
    """The words of one code. `{name}` in them is filled from the problem's values."""

    vi: str
    en: str
    fix_vi: str = ""
    fix_en: str = ""


@dataclass(frozen=True)
class Place:
    """Where a problem is; any part may be empty. `at` is a cell, line, page or key, `subject` a person or ballot."""

    file: str = ""
    sheet: str = ""
    at: str = ""
    subject: str = ""


NOWHERE = Place()


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong (or worth knowing), ready to be said in either language."""

    code: str
    message: Message
    place: Place = NOWHERE
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, lang: Lang = "vi") -> str:
        return (self.message.vi if lang == "vi" else self.message.en).format_map(self.values)

    def fix(self, lang: Lang = "vi") -> str:
        return (self.message.fix_vi if lang == "vi" else self.message.fix_en).format_map(self.values)


def problem_maker(messages: Mapping[str, Message]) -> Callable[..., Problem]:
    """The function that makes problems of one table: `problem("CODE", place, name=value, …)`."""

    def problem(code: str, place: Place = NOWHERE, **values: object) -> Problem:
        return Problem(code, messages[code], place, values)

    return problem


class ToolkitError(Exception):
    """Base of all errors the program raises on purpose. Carries every problem found, not only the first.

    `exit_status` is what the process ends with: 2 input that cannot be read at all or wrong usage,
    3 readable but wrong, 4 a finding that stops the procedure.
    """

    exit_status = 3

    def __init__(self, problems: Problem | Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.code}: {p.text('en')}" for p in self.problems))


class UnreadableError(ToolkitError):
    """Wrong usage, or an input that cannot be read at all."""

    exit_status = 2


class InvalidError(ToolkitError):
    """An input that can be read but is wrong."""

    exit_status = 3


class StopError(ToolkitError):
    """A finding that stops the procedure: accounts that do not add up, undecided ballots, rules in conflict."""

    exit_status = 4
