"""The text of a cell, and the one way the register writes it: dates day first, choices as their fixed words."""

import re
from collections.abc import Callable, Mapping, Sequence

from congress.planning import values as planning
from congress.planning.values import UnreadableCellError
from congress.planning.words import clean, plain

_LONGEST = 2000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def read_text(text: str) -> str:
    found = clean(text)
    if len(found) > _LONGEST:
        raise UnreadableCellError("REGISTER_TOO_LONG")
    return found


class NoChoiceError(UnreadableCellError):
    """`choices`: what the column takes, as the register writes it; `words`: and as people do."""

    def __init__(self, choices: Sequence[str], words: Sequence[str]) -> None:
        self.choices, self.words = tuple(choices), tuple(words)
        super().__init__("REGISTER_CHOICE")


def is_id(text: str) -> bool:
    try:
        read_id(text)
    except UnreadableCellError:
        return False
    return True


def read_id(text: str) -> str:
    """An id: letters without marks, digits, `.`, `_`, `-`; Excel's `12.0` is `12`."""
    found = re.sub(r"(?<=^\d)(\d*)\.0+$", r"\1", clean(text))
    if not _ID.fullmatch(found):
        raise UnreadableCellError("REGISTER_ID")
    return found


def read_name(text: str) -> str:
    return planning.read_name(text)


def read_day(text: str) -> str:
    return str(planning.read_date(text))


def read_sex(text: str) -> str:
    return planning.read_sex(text)


def read_yes_no(text: str) -> str:
    return "yes" if planning.read_yes_no(text) else "no"


def read_count(text: str) -> str:
    found = clean(text).removesuffix(".0")
    if not re.fullmatch(r"\d{1,4}", found):
        raise UnreadableCellError("COUNT_UNREADABLE")
    return str(int(found))


def read_level(text: str) -> str:
    level = planning.read_level(text)
    return "" if level is None else level.name


def read_choice(choices: Sequence[str], words: Mapping[str, str]) -> Callable[[str], str]:
    """A reader of one of `choices`, written so or as one of `words` (word → choice), whatever the marks."""
    known = {plain(word): choice for word, choice in words.items()}

    def read(text: str) -> str:
        said = plain(text)
        found = next((choice for choice in choices if plain(choice) == said), None) or known.get(said)
        if found is None:
            raise NoChoiceError(choices, tuple(words))
        return found

    return read
