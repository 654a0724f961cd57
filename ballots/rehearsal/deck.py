"""A small deck of test ballots with known votes, to go through the hall's own printer and scanner."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as Pictures

from ballots.layout import Layout
from ballots.rehearsal.draw import draw_ballot
from ballots.rehearsal.fill import ballot_rng, check_official
from ballots.rehearsal.hands import pick_voter
from ballots.rehearsal.prints import print_of, printed_files
from ballots.rehearsal.texture import Image
from ballots.rehearsal.votes import Filling
from tally.codes import FORMS

DPI = 300
SEED = 20250925
TRIES = 60
"""Of so many drawn sheets the one least like those before is taken, so that a misread sheet is still known."""
EMPTY_PART = 0.15
NUMBER_MM = (6.0, 6.0)
"""Where a sheet's number stands, from the lower left corner of the stamp area, which is never judged as writing."""


def known_votes(layout: Layout, sheets: int) -> list[Filling]:
    """What the sheets of the deck say: the first is unmarked, the others are as unlike each other as can be.

    The same layout and number always give the same votes.
    """
    rng = np.random.default_rng(SEED)
    values = FORMS[layout.form].clear
    ids = layout.candidates
    votes: list[tuple[str, ...]] = [("",) * len(ids)]
    while len(votes) < sheets:
        tries = [tuple(_cell(rng, values) for _ in ids) for _ in range(TRIES)]
        votes.append(max(tries, key=lambda cells: min(_apart(cells, other) for other in votes)))
    return [Filling(f"T{n:02d}", "", dict(zip(ids, cells, strict=True))) for n, cells in enumerate(votes, 1)]


def _cell(rng: np.random.Generator, values: Sequence[str]) -> str:
    empty = 0.5 if len(values) == 1 else EMPTY_PART
    return "" if rng.random() < empty else values[int(rng.integers(len(values)))]


def _apart(cells: Sequence[str], other: Sequence[str]) -> int:
    return sum(a != b for a, b in zip(cells, other, strict=True))


def deck_pages(layout: Layout, folder: Path, deck: Sequence[Filling], dpi: int = DPI) -> list[Image]:
    """The sides of all sheets, as they are to come out of the printer. `folder` holds the printed test ballots.

    Raises InvalidError for a layout that is not of test ballots, and as `printed_files`.
    """
    check_official(layout, allow_official=False)
    prints = printed_files(folder, layout, len(deck))
    pages: list[Image] = []
    for copy, sheet in enumerate(deck):
        rng = ballot_rng(SEED, sheet.ballot)
        voter = pick_voter(rng, "ordinary", mark="cross", strike="straight")
        for side, page in enumerate(layout.pages):
            blank = print_of(prints, layout, copy, side, dpi, colour=False)
            drawn = draw_ballot(blank, page, sheet.cells, rng, dpi=dpi, voter=voter)
            pages.append(_numbered(drawn, layout, f"{copy + 1}/{len(deck)}", dpi) if side == 0 else drawn)
    return pages


def _numbered(page: Image, layout: Layout, text: str, dpi: int) -> Image:
    per_mm = dpi / 25.4
    x, y, _width, height = layout.stamp
    at = (round((x + NUMBER_MM[0]) * per_mm), round((y + height - NUMBER_MM[1]) * per_mm))
    cv2.putText(page, text, at, cv2.FONT_HERSHEY_SIMPLEX, dpi / 200, 90, round(dpi / 100), cv2.LINE_AA)
    return page


def pdf_of_pages(pages: Sequence[Image], dpi: int = DPI) -> bytes:
    """The pages as one PDF, each at its true size."""
    pictures = [Pictures.fromarray(np.ascontiguousarray(page)) for page in pages]
    written = BytesIO()
    pictures[0].save(written, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=92)
    return written.getvalue()
