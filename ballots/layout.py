"""The layout of a ballot style: where everything stands on the page, in mm from the top left corner."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Option = Literal["yes", "no", "high", "medium", "low", "points", "name"]
Box = tuple[float, float, float, float]
"""x, y, width, height in mm."""


class Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Target(Part):
    """A place meant for a mark: the printed square of a cell value, or `name`, the tight box of the printed name.

    A name printed on more than one line has the box of each in `lines`, and `box` around them all.
    """

    candidate: str
    option: Option
    box: Box
    lines: tuple[Box, ...] = ()


class Spot(Part):
    """A printed code with its quiet zone, or a corner square."""

    box: Box


class LayoutPage(Part):
    """One side of the sheet. `blank` is the unmarked print as a base64 PNG, grey, `blank_dpi` dots per inch:
    what a scan is compared with, so that printed text is never taken for ink."""

    width: float
    height: float
    targets: tuple[Target, ...]
    codes: tuple[Spot, ...]
    fiducials: tuple[Spot, ...]
    blank: str = ""
    blank_dpi: int = 200


class Layout(Part):
    """`style` is the hash of all that the voter sees and where it stands; the QR codes of the pages carry its start."""

    schema_: Literal["ballot-layout/1"] = Field("ballot-layout/1", alias="schema")
    contest: str
    round: int
    style: str
    form: Literal["strike", "agree", "confidence", "points"]
    test: bool
    public_key: str
    pages: Annotated[tuple[LayoutPage, ...], Field(min_length=1)]
    title: str = ""
    seats: int = 0
    identity: Literal["shared", "serial"] = "shared"
    stamp: Box = (0.0, 0.0, 65.0, 52.0)
    version: int = 1
    """Counts the printings of a round that took the place of a withdrawn one; each has a style hash of its own."""
    list_decided: str = ""
    """Why the list was printed although it breaks a rule; empty where it breaks none."""
    details_left_out: bool = False
    """Whether the list fits only with birth dates and notes left out beside names that stand on it once."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True, serialize_by_alias=True)

    @property
    def candidates(self) -> tuple[str, ...]:
        """Candidate ids in ballot order."""
        return tuple(dict.fromkeys(target.candidate for page in self.pages for target in page.targets))
