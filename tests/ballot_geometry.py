"""What holds for every side of every ballot: nothing cut or overlapping, the least sizes and distances kept (mm)."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pypdfium2
from ballot_contests import plain
from numpy.typing import NDArray

from ballots.layout import Box, LayoutPage
from ballots.press import lay_out
from ballots.stock import STOCKS
from ballots.style import where_needed
from ballots.typeset import Typeset
from tally.contest import Contest

GAP = 0.02
"""Rounding of the geometry."""


def laid_out(contest: Contest) -> Typeset:
    return _laid_out(contest.model_dump_json())


@cache
def _laid_out(contest: str) -> Typeset:
    parsed = Contest.model_validate_json(contest)
    assert parsed.form is not None
    return lay_out(parsed, parsed.form, plain)


def apart(one: Box, two: Box) -> bool:
    return (
        one[0] + one[2] <= two[0] + GAP
        or two[0] + two[2] <= one[0] + GAP
        or one[1] + one[3] <= two[1] + GAP
        or two[1] + two[3] <= one[1] + GAP
    )


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - GAP
        and inner[1] >= outer[1] - GAP
        and inner[0] + inner[2] <= outer[0] + outer[2] + GAP
        and inner[1] + inner[3] <= outer[1] + outer[3] + GAP
    )


def check(contest: Contest) -> Typeset:
    """All that holds for every side of every ballot."""
    made, stock = laid_out(contest), STOCKS[contest.ballot.paper, contest.ballot.large]
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == len(made.pages) == len(made.parts)
        for number, (page, parts) in enumerate(zip(made.pages, made.parts, strict=True)):
            assert (page.width, page.height) == (stock.width, stock.height)
            assert [round(side * 25.4 / 72, 1) for side in document[number].get_size()] == [page.width, page.height]
            check_places(page, stock.stamp)
            check_parts(parts, page)
            check_print(document[number], page, stock.stamp)
        text = "".join(page.get_textpage().get_text_range() for page in document)
    squeezed = "".join(text.split())
    shown = where_needed(contest.candidate) if made.details_left_out else contest.candidate
    said = [words for person in shown for words in (person.name, person.note)]
    assert all("".join(words.split()) in squeezed for words in said)
    assert all(f"{person.born:%d/%m/%Y}" in squeezed for person in shown if person.born)
    assert [target.candidate for page in made.pages for target in page.targets if target.option == "name"] == [
        person.id for person in contest.candidate
    ]
    return made


def check_places(page: LayoutPage, stamp: Box) -> None:
    """What the reader is told: inside the page, apart from each other and from the stamp; sizes and distances."""
    marks = [box for target in page.targets for box in (target.lines or (target.box,))]
    boxes = [*marks, *(spot.box for spot in page.codes), *(spot.box for spot in page.fiducials)]
    assert all(inside(box, (7, 7, page.width - 14, page.height - 14)) and min(box[2:]) > 1 for box in boxes)
    assert all(apart(one, two) for one, two in combinations(boxes, 2))
    assert all(apart(box, stamp) for box in [*marks, *(spot.box for spot in page.codes)])
    assert (len(page.fiducials), len(page.codes)) == (4, 2)
    check_squares([target.box for target in page.targets if target.option not in ("name", "points")])
    check_names([target.lines or (target.box,) for target in page.targets if target.option == "name"])


def check_squares(squares: list[Box]) -> None:
    assert all(5 <= side <= 6 for square in squares for side in square[2:])
    for one, two in combinations(squares, 2):
        if abs(one[1] - two[1]) < 1:
            assert abs(one[0] - two[0]) - one[2] >= 15 - GAP
        elif abs(one[0] - two[0]) < 1:
            assert abs(one[1] - two[1]) - one[3] >= 3 - GAP


def check_names(names: list[tuple[Box, ...]]) -> None:
    """A strike by hand needs 6.5 mm from one name to the next."""
    columns: dict[float, list[float]] = {}
    for lines in names:
        columns.setdefault(round(lines[0][0]), []).append(lines[0][1])
    for tops in columns.values():
        assert all(below - above >= 6.5 for above, below in pairwise(sorted(tops)))


def check_parts(parts: Mapping[str, Box], page: LayoutPage) -> None:
    """All that is printed: one above the other, rows apart, and what is in a row inside its cell."""
    named = {name.rsplit("-", 1)[0]: box for name, box in parts.items()}
    above = [named[name] for name in ("head", "subject", "facts", "instruction")]
    heads = [box for name, box in parts.items() if name.startswith("h-")]
    rows = {name[2:]: box for name, box in parts.items() if name.startswith("r-")}
    whole = (7.0, 7.0, page.width - 14, page.height - 14)
    assert all(inside(box, whole) for box in [*above[1:], *heads, *rows.values(), named["foot"]])
    assert all(one[1] + one[3] <= two[1] + GAP for one, two in pairwise(above))
    assert all(above[-1][1] + above[-1][3] <= box[1] for box in heads)
    assert all(apart(one, two) for one, two in combinations([*heads, *rows.values(), named["foot"]], 2))
    codes = [spot.box for spot in page.codes]
    assert all(apart(code, box) for code in codes for box in [*above, *heads, *rows.values(), named["foot"]])
    for name, box in parts.items():
        kind, number = name.split("-")[:2]
        if kind in ("n", "d"):
            assert inside(box, parts[f"c-{number}"])
        if kind in ("c", "t"):
            assert inside(box, rows[number])
        if kind == "t":
            assert apart(box, parts[f"c-{number}"])


def check_print(sheet: Any, page: LayoutPage, stamp: Box) -> None:
    """The picture of a side without its codes: margins, stamp area and codes' places are white."""
    picture = np.array(sheet.render(scale=100 / 72, grayscale=True).to_numpy()).squeeze()
    for fiducial in page.fiducials:
        assert (crop(picture, fiducial.box, -0.4, dpi=100) < 60).all()
        crop(picture, fiducial.box, 0.4, dpi=100)[:] = 255
    for area in (stamp, *(spot.box for spot in page.codes)):
        assert (crop(picture, area, dpi=100) > 250).all()
    crop(picture, (7, 7, page.width - 14, page.height - 14), dpi=100)[:] = 255
    assert (picture > 250).all()


def crop(picture: NDArray[np.uint8], box: Box, grown: float = 0, dpi: int = 200) -> NDArray[np.uint8]:
    x, y, width, height = box
    left, top, right, bottom = (
        round(v * dpi / 25.4) for v in (x - grown, y - grown, x + width + grown, y + height + grown)
    )
    return picture[max(top, 0) : bottom, max(left, 0) : right]
