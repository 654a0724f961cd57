"""Vietnamese names: comparing them, and the order they stand in on a ballot."""

import datetime
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeVar

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese alphabet, with f j w z where foreign and ethnic names need them."""

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Level, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""

_LETTER_MARKS = {"\u0302", "\u0306", "\u031b"}


class Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def born(self) -> datetime.date | None: ...


N = TypeVar("N", bound=Named)
WordKey = tuple[tuple[int, ...], tuple[int, ...]]
NameKey = tuple[WordKey, WordKey, tuple[WordKey, ...], datetime.date]


def same_name(name: str) -> str:
    """A form in which spellings of one name are equal: no difference of case, spaces, Unicode form, or of the letter
    that bears the tone (Hoà, Hòa)."""
    words = unicodedata.normalize("NFD", name.casefold()).split()
    return " ".join("".join(sorted(word, key=lambda letter: letter in TONES)) for word in words)


def told_apart(one: tuple[object, object], other: tuple[object, object]) -> bool:
    """Whether a ballot tells two people of one name apart. Each is given as birth date and note, None where unknown:
    two birth dates that differ tell them apart, else two notes that differ."""
    (born, note), (other_born, other_note) = one, other
    if born is not None and other_born is not None and born != other_born:
        return True
    words, other_words = same_name(str(note or "")), same_name(str(other_note or ""))
    return bool(words and other_words) and words != other_words


@cache
def word_key(word: str) -> WordKey:
    """The place of one word: its letters in the Vietnamese alphabet first, then its tone, whichever letter bears it."""
    letters: list[int] = []
    tones: list[int] = []
    for base, marks in _clusters(unicodedata.normalize("NFD", word.lower())):
        letter = unicodedata.normalize("NFC", base + "".join(m for m in marks if m in _LETTER_MARKS))
        letters.append(ALPHABET.index(letter) if len(letter) == 1 and letter in ALPHABET else len(ALPHABET) + ord(base))
        tones.extend(TONES.index(mark) for mark in marks if mark in TONES)
    return tuple(letters), tuple(tones)


def _clusters(text: str) -> list[tuple[str, str]]:
    """Base letters, each with the marks that follow it."""
    found: list[tuple[str, str]] = []
    for letter in text:
        if unicodedata.combining(letter) and found:
            base, marks = found[-1]
            found[-1] = (base, marks + letter)
        elif letter.isalnum():
            found.append((letter, ""))
    return found


def ballot_order_key(name: str, born: datetime.date | None = None) -> NameKey:
    """Sorts names as ballots print them: given name, family name, middle names, then the earlier birth date."""
    words = unicodedata.normalize("NFC", name).split() or [""]
    middle = tuple(word_key(word) for word in words[1:-1])
    return word_key(words[-1]), word_key(words[0]), middle, born or datetime.date.max


def in_ballot_order(candidates: Sequence[N]) -> tuple[N, ...]:
    """The candidates in the order of their given names; people who cannot be told apart keep their order."""
    return tuple(sorted(candidates, key=lambda one: ballot_order_key(one.name, one.born)))
