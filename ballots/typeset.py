"""A ballot style → pages: finds the most generous layout that fits, and takes the geometry from the layout engine."""

import hashlib
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import pikepdf

from ballots.fontcheck import families, letters_lacking
from ballots.layout import Box, LayoutPage, Option, Spot, Target
from ballots.messages import problem
from ballots.shipped import shipped
from ballots.stock import STOCKS, Density, Stock
from ballots.style import Gettext, Row, Style
from tally.problems import InvalidError

_MM: Final = 25.4 / 96
_CODE_MM: Final = 14
"""From the codes to the edges of the page, as the style sheet has it."""
_FONT: Final = "Tinos"
_STRETCH: Final = 1.4
"""Rows take up free height, to this many times their least."""
_PLAY: Final = 1.0
"""mm by which the heads of two sides may differ, where heights of rows are only added up."""
_LINE: Final = 1.3
_LETTERS: Final = 0.891 + 0.216
"""Of the name's size: the height of its line, and of its letters from accents to descenders (the font's metrics)."""

Sides = tuple[tuple[tuple[Row, ...], ...], ...]
"""Sides of columns of rows."""
Places = Mapping[str, Sequence[float]]
"""Id of each part of a page → its left, top, right and bottom edge, in the layout engine's pixels."""


@dataclass(frozen=True)
class Typeset:
    """A style laid out: its pages, where each part with an id stands on them (mm), the PDF of one copy without codes,
    the specimen's PDF, and the hash of the style. `details_left_out` as in `Layout`."""

    pages: tuple[LayoutPage, ...]
    parts: tuple[Mapping[str, Box], ...]
    pdf: bytes
    specimen: bytes
    style: str
    details_left_out: bool = False


@dataclass(frozen=True)
class _Sheet:
    """All that stays the same while densities are tried."""

    style: Style
    stock: Stock
    code_mm: float
    gettext: Gettext
    columns: int | None = None

    @property
    def densities(self) -> tuple[Density, ...]:
        """Those with the columns asked for. Raises InvalidError where there is none."""
        every = self.stock.densities[self.style.form]
        found = tuple(density for density in every if self.columns in (None, density.columns))
        if not found:
            raise InvalidError(problem("COLUMNS_TOO_NARROW", columns=self.columns, paper=self.stock.paper))
        return found

    @property
    def rows_a_side(self) -> int:
        return self.stock.rows_a_side if self.columns is None else len(self.style.rows)

    @property
    def list_ends(self) -> float:
        """Where lists must end: above the code at the bottom (mm)."""
        return self.stock.height - _CODE_MM - self.code_mm - 1.5


def typeset(
    style: Style, stock: Stock, code_mm: float, gettext: Gettext, max_sides: int, columns: int | None = None
) -> Typeset:
    """Lays the ballot out on as few sides of `stock` as it fits on, at most `max_sides`; with `columns`, in so many,
    and then with as many people on a side as it holds.

    `code_mm` is the side of the printed code with its quiet zone. Raises InvalidError when the list does not fit,
    or when the font is not installed.
    """
    _check_font(_written(render('<p style="font-family: Tinos">Mẫu</p>')))
    sheet = _Sheet(style, stock, code_mm, gettext, columns)
    density, sides, places = _fitting(sheet, max_sides)
    density = _stretched(density, places, sides)
    everything = range(1, len(sides) + 1)
    html = _html(sheet, density, sides, everything)
    document = render(html)
    pages = tuple(_page(document.pages[number], sheet, density.name) for number in range(len(sides)))
    pdf = document.write_pdf()
    _check_font(document)
    parts = tuple({name: _mm(place) for name, place in page.anchors.items()} for page in document.pages)
    return Typeset(pages, parts, pdf, _specimen(pdf, sheet), _hash(html, pages))


def _fitting(sheet: _Sheet, max_sides: int) -> tuple[Density, Sides, list[Places]]:
    """Of the densities in which the list fits on the fewest sides: the first of those with the fewest broken names."""
    rows, stock = sheet.style.rows, sheet.stock
    widths = _name_widths(rows)
    densities = sheet.densities
    kinds = {(density.columns, density.width): density for density in densities}
    measured = {kind: _space(sheet, density) for kind, density in kinds.items()}
    spaces = {density: measured[density.columns, density.width] for density in densities}
    broken = {d: sum(width * d.name > space.across for width in widths) for d, space in spaces.items()}
    heights = {d: dict.fromkeys((row.number for row in rows), max(d.row, space.row)) for d, space in spaces.items()}
    for count in _side_counts(-(-len(rows) // sheet.rows_a_side), max_sides):
        for density in sorted(spaces, key=broken.__getitem__):
            sides = _divided(rows, count, density.columns)
            if _fullest(sides, heights[density]) > spaces[density].down + _PLAY:
                continue
            if (places := _places(sheet, density, sides, heights[density])) is not None:
                return density, sides, places
    raise InvalidError(problem("LIST_TOO_LONG", count=len(rows), sides=max_sides, paper=stock.paper))


@dataclass(frozen=True)
class _Space:
    """Room for the names of one column, mm: in the cell of one, and for the rows of all. `row`: no row is lower,
    as far as was measured."""

    across: float
    down: float
    row: float


def _space(sheet: _Sheet, density: Density) -> _Space:
    """Measured on a list of one short name a column, so that whole lists are laid out only where they can fit. The
    same for all densities of as many columns and the same width, of which `density` is the tightest."""
    detail = "A" if all(row.detail for row in sheet.style.rows) else ""
    short = tuple(Row(number, "", (("A", True),), detail) for number in range(1, density.columns + 1))
    alone = replace(sheet, style=replace(sheet.style, rows=short))
    anchors = render(_html(alone, density, _divided(short, 1, density.columns), (1,))).pages[0].anchors
    row, cell = _mm(anchors["r-1"]), _mm(anchors["c-1"])
    return _Space(cell[2], sheet.list_ends - row[1], row[3] - _PLAY / 2 if detail else 0.0)


def _fullest(sides: Sides, heights: Mapping[int, float]) -> float:
    """Height of the rows of the fullest column, mm."""
    return max(sum(heights[row.number] for row in column) for side in sides for column in side)


def _name_widths(rows: Sequence[Row]) -> list[float]:
    """Width of each name on one line, in mm for each point of its size."""
    from markupsafe import Markup, escape

    size = 10
    lines = (
        Markup('<p><span id="n-{}">{}</span></p>').format(
            row.number, escape("".join(piece + " " * space for piece, space in row.pieces).strip())
        )
        for row in rows
    )
    style = f"@page {{ size: 9000mm 9000mm }} p {{ font: {size}pt {_FONT}; white-space: nowrap }}"
    page = render(f"<style>{style}</style>{Markup().join(lines)}").pages[0]
    return [_mm(page.anchors[f"n-{row.number}"])[2] / size for row in rows]


def _side_counts(least: int, most: int) -> Iterator[int]:
    """1, else whole sheets: printed on both sides, a ballot must not begin on the back of another. With one name a side
    the last may stay without: such a ballot has an odd number of sides, and its sheets are printed on one."""
    return (count for count in range(least, most + 1) if count == 1 or count % 2 == 0)


def _divided(rows: Sequence[Row], sides: int, columns: int) -> Sides:
    return tuple(tuple(_parts(side, columns)) for side in _parts(rows, sides))


def _parts(rows: Sequence[Row], count: int) -> Iterator[tuple[Row, ...]]:
    """`rows` in `count` parts as equal as can be, the earlier ones the longer; none empty."""
    least, more = divmod(len(rows), count)
    ends = [0]
    for number in range(count):
        ends.append(ends[-1] + least + (number < more))
    return (tuple(rows[start:end]) for start, end in pairwise(ends) if end > start)


def _places(sheet: _Sheet, density: Density, sides: Sides, heights: dict[int, float]) -> list[Places] | None:
    """What stands where on each side, laid out one by one; None as soon as one does not fit. `heights` learns those of
    the rows met, so that what cannot fit is not laid out again for another number of sides."""
    found = []
    for number in range(1, len(sides) + 1):
        pages = render(_html(sheet, density, sides, (number,))).pages
        for page in pages:
            heights.update({int(name[2:]): _mm(box)[3] for name, box in page.anchors.items() if name[:2] == "r-"})
        if len(pages) > 1 or not _fits(pages[0].anchors, sheet, number):
            return None
        found.append(pages[0].anchors)
    return found


def _fits(places: Places, sheet: _Sheet, number: int) -> bool:
    """The list ends above the code at the bottom, and each name is in its cell."""
    return _mm(places[f"end-{number}"])[1] <= sheet.list_ends and _in_cells(places)


def _in_cells(places: Places) -> bool:
    return all(
        rectangle[2] <= places[f"c-{name.split('-')[1]}"][2] for name, rectangle in places.items() if name[:2] == "n-"
    )


def _stretched(density: Density, found: Sequence[Places], sides: Sides) -> Density:
    """The same density with the free height of the fullest side shared out among its rows."""
    limit = min(_mm(places[f"q-{number}-2"])[1] for number, places in enumerate(found, 1)) - 1.5
    room = min(
        (limit - _mm(places[f"end-{number}"])[1]) / max(len(column) for column in side)
        for number, (places, side) in enumerate(zip(found, sides, strict=True), 1)
    )
    rows = (_mm(place)[3] for places in found for name, place in places.items() if name.startswith("r-"))
    height = min(min(rows) + max(room - 0.02, 0), density.row * _STRETCH)
    return replace(density, row=round(max(height, density.row), 2))


def _specimen(pdf: bytes, sheet: _Sheet) -> bytes:
    """The first side of `pdf`, which bears no codes, with the word across it."""
    template = _template("specimen.html")
    over = render(str(template.render(stock=sheet.stock, code_mm=sheet.code_mm, css=_css(), _=sheet.gettext)))
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(over.write_pdf())) as word:
        del document.pages[1:]
        page = document.pages[0]
        page.add_overlay(word.pages[0], pikepdf.Rectangle(page.mediabox))
        document.save(made, deterministic_id=True)
    return made.getvalue()


def _html(sheet: _Sheet, density: Density, sides: Sides, shown: Sequence[int]) -> str:
    """The ballot's sides of the numbers `shown`."""
    return str(
        _template("ballot.html").render(
            style=sheet.style,
            stock=sheet.stock,
            density=density,
            sides=sides,
            shown=shown,
            code_mm=sheet.code_mm,
            css=_css(),
            _=sheet.gettext,
        )
    )


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(shipped("templates") / "ballots"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(name)


@cache
def _css() -> Any:
    from markupsafe import Markup

    return Markup((shipped("templates") / "ballots" / "ballot.css").read_text(encoding="utf-8"))  # noqa: S704


@cache
def _fonts() -> Any:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        from weasyprint.text.fonts import FontConfiguration
    if any("FontConfig" in str(warning.message) for warning in told):
        # It warns, when imported, that there is no font at all; laying text out would then end the process.
        raise InvalidError(problem("FONT_MISSING", font=_FONT, found="–"))
    return FontConfiguration()


def page_source(style: Style, gettext: Gettext) -> str:
    """The HTML of a ballot on one side of A4, in the most generous density: for measuring the layout engine alone."""
    stock = STOCKS["A4", False]
    density = stock.densities[style.form][0]
    return _html(_Sheet(style, stock, 24.5, gettext), density, _divided(style.rows, 1, density.columns), (1,))


def render(html: str) -> Any:
    """The pages of `html` as the layout engine's document. Nothing outside `html` and the fonts is ever loaded."""
    fonts = _fonts()
    from weasyprint import HTML

    return HTML(string=html, url_fetcher=_no_fetch).render(font_config=fonts)


def _no_fetch(url: str, *_args: object, **_options: object) -> dict[str, Any]:
    raise ValueError(url)


def _mm(rectangle: Sequence[float]) -> Box:
    left, top, right, bottom = (value * _MM for value in rectangle)
    return (round(left, 3), round(top, 3), round(right - left, 3), round(bottom - top, 3))


def _page(page: Any, sheet: _Sheet, name_size: float) -> LayoutPage:
    anchors, style = page.anchors, sheet.style
    candidates = {row.number: row.candidate for row in style.rows}
    targets: list[Target] = []
    above = (_LINE - _LETTERS) / 2 * name_size * 25.4 / 72
    for number, full_lines in _name_lines(anchors).items():
        lines = [_trimmed(line, above) for line in full_lines]
        candidate = candidates[number]
        targets.extend(
            Target(candidate=candidate, option=_option(choice.option), box=_mm(anchors[f"t-{number}-{choice.option}"]))
            for choice in style.choices
        )
        targets.append(
            Target(candidate=candidate, option="name", box=_around(lines), lines=tuple(lines) if len(lines) > 1 else ())
        )
    return LayoutPage(
        width=sheet.stock.width,
        height=sheet.stock.height,
        targets=tuple(targets),
        codes=_spots(anchors, "q-"),
        fiducials=_spots(anchors, "f-"),
    )


def _option(text: str) -> Option:
    return text  # type: ignore[return-value]


def _spots(anchors: Places, prefix: str) -> tuple[Spot, ...]:
    return tuple(Spot(box=_mm(rectangle)) for name, rectangle in anchors.items() if name.startswith(prefix))


def _name_lines(anchors: Places) -> dict[int, list[Box]]:
    """Number of the row → the boxes of the lines its name is printed on, each as high as a line of text."""
    words: dict[int, dict[float, list[Box]]] = {}
    for name, rectangle in anchors.items():
        if name.startswith("n-"):
            box = _mm(rectangle)
            words.setdefault(int(name.split("-")[1]), {}).setdefault(round(box[1], 1), []).append(box)
    return {number: [_around(line) for line in lines.values()] for number, lines in words.items()}


def _trimmed(line: Box, above: float) -> Box:
    """From the letters' highest to their lowest: without the space between lines."""
    left, top, width, height = line
    return (left, round(top + above, 3), width, round(height - 2 * above, 3))


def _around(boxes: Iterable[Box]) -> Box:
    boxes = list(boxes)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return (left, top, round(right - left, 3), round(bottom - top, 3))


def _written(document: Any) -> Any:
    """`document`, its letters drawn: only then are the fonts known."""
    document.write_pdf()
    return document


def _check_font(document: Any) -> None:
    """Another family would change every width, and a letter it lacks prints as a hollow box: both are refused."""
    used = families(document)
    if _FONT not in used:
        raise InvalidError(problem("FONT_MISSING", font=_FONT, found=", ".join(sorted(used)) or "–"))
    if letters := letters_lacking(document, _FONT):
        raise InvalidError(problem("FONT_LACKS_LETTERS", font=_FONT, letters=" ".join(letters[:20])))


def _hash(html: str, pages: Sequence[LayoutPage]) -> str:
    geometry = json.dumps([page.model_dump(mode="json") for page in pages], sort_keys=True)
    return hashlib.sha256(f"{html}\0{geometry}".encode()).hexdigest()
