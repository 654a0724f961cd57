"""Documents at their longest: two hundred names of sixty letters, every ground, sixty pages where nothing limits them.

One test a document, since laying it out is what takes the time.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from document_samples import made, pages, source, squeezed
from pdf_letters import Sheet, letters_of, overlapping

from congress.documents.examples import EXTREME_PEOPLE, example_contest, example_result
from congress.documents.format import layout_for, on_its_side
from congress.documents.kinds import KINDS
from congress.documents.making import speaking

MM = 72 / 25.4
SLACK = 0.6
"""Millimetres: a justified line may end so much aside, from the rounding of its letters."""
LYING = ("nominations", "biographies")
SIXTY = ("minutes", "congress-minutes", "count-journal", "biographies")
"""Documents that a long list, a long congress or a long count makes as long as you like."""


def filled(kind: str) -> Any:
    known = KINDS[kind]
    layout = layout_for(source(kind, "extreme").regulation_id)
    with speaking("en"):
        return known.fill(source(kind, "extreme"), layout, "en")


def of_minutes(m: Any) -> Iterator[tuple[str, ...]]:
    yield from ((str(one.number), one.name, one.born, one.note) for one in m.people)
    yield from ((str(one.number), one.name, one.votes, one.against, one.share, one.verdict) for one in m.rows)
    yield from ((str(one.rank), one.name, one.votes, one.share) for one in m.elected)


ROWS: dict[str, Callable[[Any], Iterator[tuple[str, ...]]]] = {
    "minutes": of_minutes,
    "report": lambda m: ((str(one.number), one.name, one.votes, one.share, one.verdict) for one in m.rows),
    "list": lambda m: ((str(one.number), one.name, one.born, one.note) for one in m.people),
    "nominations": lambda m: ((str(one.number), one.name, one.born, one.by) for one in m.rows),
    "biographies": lambda m: ((str(one.number), one.name, *one.born) for one in m.rows),
    "congress-minutes": lambda m: iter(()),
    "count-journal": lambda m: ((str(one.number), one.time, one.who, one.what, one.batch) for one in m.lines),
    "check-list": lambda m: ((str(one.number), one.batch, one.position) for one in m.lines),
}
"""The rows of the tables, cell by cell as the text of a page has them."""
HEADERS = {
    "minutes": ("Full name",), "report": ("Full name",), "list": ("Full name",), "nominations": ("Full name",),
    "biographies": ("Full name",), "count-journal": ("Entry",), "check-list": ("Batch",),
}  # fmt: skip


def beyond_the_page(kind: str, sheets: tuple[Sheet, ...]) -> list[str]:
    layout = layout_for(source(kind, "extreme").regulation_id)
    page = (on_its_side(layout) if kind in LYING else layout).page
    digest, found = source(kind, "extreme").sha256, []
    for place, sheet in enumerate(sheets, 1):
        left, right = (page.left - SLACK) * MM, (page.width - page.right + SLACK) * MM
        top, bottom = (page.height - page.top + SLACK) * MM, (page.bottom - SLACK) * MM
        found += [f"{place}: {one.text}" for one in sheet if one.left < left or one.right > right]
        outside = "".join(one.text for one in sheet if one.top > top or one.bottom < bottom)
        number = str(place) if place > 1 else ""
        if not (outside.startswith(number) or outside.endswith(number)) or len(outside) > len(digest) + 60:
            found.append(f"{place}: {outside}")
    return found


@pytest.mark.parametrize("kind", ROWS)
def test_it_stays_on_the_page_with_whole_rows_under_their_header_and_signatures_that_are_not_alone(kind: str) -> None:
    sheets = letters_of(made(kind, "extreme", ".pdf"))
    assert len(sheets) >= 60 if kind in SIXTY else len(sheets) > 10
    assert beyond_the_page(kind, sheets) == []
    assert [pair for sheet in sheets for pair in overlapping(sheet)] == []

    texts, model = pages(kind, "extreme"), filled(kind)
    at, broken, listing = 0, [], set()
    for row in ROWS[kind](model):
        wanted = squeezed("".join(row))
        here = next((place for place in range(at, len(texts)) if wanted in texts[place]), None)
        if here is None:
            broken.append(row)
        else:
            at = here
            listing.add(here)
    assert broken == []
    for place in listing:
        assert any(squeezed(words) in texts[place] for words in HEADERS[kind])

    signer = squeezed(model.signatures[-1][-1].authority)
    (last,) = [place for place, text in enumerate(texts) if signer in text]
    assert last == len(texts) - 1
    above = texts[last].partition(signer)[0]
    assert len(above.replace(source(kind, "extreme").sha256, "")) > 60


def test_the_extreme_input_is_extreme() -> None:
    contest = example_contest("extreme")
    assert len(contest.candidate) == EXTREME_PEOPLE == 200
    assert all(len(one.name) >= 60 for one in contest.candidate)
    assert set(contest.accounts.invalid_by_ground or {}) == {
        "NOT_ISSUED", "OVERVOTE", "NONE", "OUTSIDE_NAME", "MARKED", "TWO_INKS", "SIGNED",
    }  # fmt: skip
    assert len(example_result("extreme")) > 50_000
