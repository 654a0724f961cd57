"""The letters of a PDF with their places, to be measured."""

import ctypes
import itertools
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

CSS_PIXEL = 0.75
"""In points: the unit the layout engine draws in."""
OVERLAP = 0.35
"""Two boxes of letters share at most so much of the smaller: what tight spacing and tall diacritics give."""


class Letter(NamedTuple):
    """A letter on a page: its box in points from the bottom left, its size and face."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    italic: bool


Sheet = tuple[Letter, ...]


def letters_of(data: bytes) -> tuple[Sheet, ...]:
    """Page by page, in the order of the text."""
    with pypdfium2.PdfDocument(data) as pdf:
        return tuple(tuple(_letters(page)) for page in pdf)


def _letters(page: Any) -> Iterator[Letter]:
    text = page.get_textpage()
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if not letter.strip():
            continue
        left, bottom, right, top = text.get_charbox(at)
        size = raw.FPDFText_GetFontSize(text.raw, at) * CSS_PIXEL
        name = _font(text, at)
        yield Letter(letter, left, bottom, right, top, size, "Bold" in name, "Italic" in name)


def _font(text: Any, at: int) -> str:
    buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, at, buffer, 200, ctypes.byref(flags))
    return buffer.value.decode()


def overlapping(sheet: Iterable[Letter]) -> list[tuple[Letter, Letter]]:
    found = []
    rows: dict[int, list[Letter]] = {}
    for one in sheet:
        for row in range(int(one.bottom // 20), int(one.top // 20) + 1):
            rows.setdefault(row, []).append(one)
    for near in rows.values():
        near.sort(key=lambda one: one.left)
        for at, one in enumerate(near):
            for other in itertools.islice(near, at + 1, None):
                if other.left >= one.right:
                    break
                if _shared(one, other) >= OVERLAP:
                    found.append((one, other))
    return found


def _shared(one: Letter, other: Letter) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.top, other.top) - max(one.bottom, other.bottom)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / min((each.right - each.left) * (each.top - each.bottom) for each in (one, other))
