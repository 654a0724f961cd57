"""The measures of a document layout, from its data file: margins, type sizes, fixed words."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(Part):
    """Millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right


class Size(Part):
    """Type sizes in points, by element."""

    party_title: float
    superior: float
    issuer: float
    number: float
    place_date: float
    document_type: float
    summary: float
    body: float
    table: float
    signature: float
    page_number: float
    footer: float
    banner: float


class Space(Part):
    """`line` is a multiple of the type size, the others millimetres."""

    line: float
    paragraph: float
    indent: float


class Column(Part):
    """Widths of table columns, millimetres. A template gives a cell the class `w-NAME`."""

    number: float
    rank: float
    born: float
    note: float
    count: float
    share: float
    outcome: float
    tight_count: float
    tight_share: float
    tight_outcome: float
    figure: float


class DocumentFormat(Part):
    """HD 36-HD/VPTW. `without_title`: regulations of bodies outside the Party, whose papers bear no Party title."""

    source: str
    font: str
    word_font: str
    title_vi: str
    title_en: str
    without_title: tuple[str, ...]
    number_symbol: str
    under_issuer: str
    page: Page
    size: Size
    space: Space
    column: Column


@cache
def party_format() -> DocumentFormat:
    text = files("congress.documents").joinpath("party_format.toml").read_text(encoding="utf-8")
    return DocumentFormat.model_validate(tomllib.loads(text))
