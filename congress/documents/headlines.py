"""Long names of bodies in the head, broken as a clerk breaks them: into lines of nearly equal length."""

import unicodedata
from collections.abc import Iterable
from itertools import combinations, pairwise

POINT = 25.4 / 72
BOLD = 1.04
"""How much wider bold capitals are."""
WIDTHS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ ",
        (722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722,
         944, 722, 722, 611, 250),
        strict=True,
    )
)  # fmt: skip
"""Capitals of Times in thousandths of the type size; others are taken as a figure or a small sign, 500."""


def broken(name: str, room: float, size: float, *, bold: bool) -> tuple[str, ...]:
    """`name` in as few lines as go into `room` (millimetres) at `size` points in capitals, the longest of them as short
    as can be."""
    words = name.split()
    gaps = (MOST_LINES - 1) * _width(" ", size, bold=bold)
    if _width(" ".join(words), size, bold=bold) - gaps > MOST_LINES * room:
        return (name,)
    for lines in range(1, len(words) + 1):
        choices = [_cut(words, (0, *places, len(words))) for places in combinations(range(1, len(words)), lines - 1)]
        best = min(choices, key=lambda one: max(_width(line, size, bold=bold) for line in one))
        if all(_width(line, size, bold=bold) <= room for line in best):
            return best
        if lines == MOST_LINES:
            return (name,)
    return (name,)


MOST_LINES = 3
"""A longer name breaks where it may: it is no head of any body."""


def _cut(words: list[str], places: Iterable[int]) -> tuple[str, ...]:
    found = list(places)
    return tuple(" ".join(words[start:end]) for start, end in pairwise(found))


def _width(line: str, size: float, *, bold: bool) -> float:
    plain = unicodedata.normalize("NFD", line.upper().replace("Đ", "D"))
    letters = (one for one in plain if not unicodedata.combining(one))
    return sum(WIDTHS.get(one, 500) for one in letters) / 1000 * size * POINT * (BOLD if bold else 1)
