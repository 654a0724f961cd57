"""The measures of a document layout, from its data file: margins, type sizes, fixed words."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from tally.problems import Lang


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


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

    title: float
    motto: float
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
    square: float
    total: float


class Signer(Part):
    """Who signs: the role of `[[event.officer]]` whose name is printed, and the words above it. `turn`: of several
    people in that role, which one (from 0)."""

    role: str
    turn: int = 0
    authority_vi: str = ""
    authority_en: str = ""
    post_vi: str = ""
    post_en: str = ""


class Committee(Part):
    """The body that counts and draws up the papers: in the head, inside a sentence, and what its people are called."""

    issuer_vi: str
    issuer_en: str
    name_vi: str
    name_en: str
    symbol: str
    duties_vi: dict[str, str]
    duties_en: dict[str, str]


class Issuer(Part):
    """Another body that draws up a kind of document."""

    vi: str
    en: str
    symbol: str


class DocumentFormat(Part):
    """HD 36-HD/VPTW or NĐ 30/2020/NĐ-CP.

    `regulations`: whose elections' papers are set so; the first layout without any is for all others.
    `without_title`: regulations of bodies whose papers bear no title in the right half.
    `opinions`, `steps`: regulations of opinion ballots and of the steps of choosing people, by which nobody is elected.
    `kept_six_months`: regulations whose Điều 35 keeps the sealed ballots.
    `number_vi`, `number_en`: `{number}` as in `[event]`, `{type}` the symbol of the kind of document,
    `{body}` that of the committee. `issuers`: by kind of document, where it is not the committee.
    `head_left`: width of the left half of the head, percent. `congress_above`: the head names the congress above the
    committee. `copies`: 0 where they are written in by hand.
    `signers`: by name; `signatures`: who signs each kind of document, two side by side.
    """

    source: str
    font: str
    word_font: str
    regulations: tuple[str, ...]
    titles_vi: tuple[str, ...]
    titles_en: tuple[str, ...]
    without_title: tuple[str, ...]
    opinions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    kept_six_months: tuple[str, ...]
    number_vi: str
    number_en: str
    under_issuer: str
    congress_above: bool
    head_left: dict[Lang, float]
    complaints: bool
    read_out: bool
    copies: int
    committee: Committee
    page: Page
    size: Size
    space: Space
    column: Column
    issuers: dict[str, Issuer] = {}
    signers: dict[str, Signer]
    signatures: dict[str, tuple[str, ...]]


def on_its_side(layout: DocumentFormat) -> DocumentFormat:
    """The layout with the page turned, its margins as they are."""
    page = layout.page.model_copy(update={"width": layout.page.height, "height": layout.page.width})
    return layout.model_copy(update={"page": page})


LAYOUT_FILES = ("party_format.toml", "state_format.toml")


@cache
def _layout(name: str) -> DocumentFormat:
    text = files("congress.documents").joinpath(name).read_text(encoding="utf-8")
    return DocumentFormat.model_validate(tomllib.loads(text))


def party_format() -> DocumentFormat:
    return _layout(LAYOUT_FILES[0])


def layout_for(regulation: str) -> DocumentFormat:
    """The layout of papers of elections under `regulation` (an id)."""
    layouts = [_layout(name) for name in LAYOUT_FILES]
    return next((one for one in layouts if regulation in one.regulations), layouts[0])
