"""What a ballot is printed on: sizes of paper, each with its densities, from the most generous on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ballots.layout import Box
from tally.contest import Form, Paper


@dataclass(frozen=True)
class Density:
    """How tightly a list is set: columns, least height of a row in mm, size of the names in points, width of the list
    in mm. The distance from name to name is 6.5 mm."""

    columns: int
    row: float
    name: float
    width: float


Densities = Mapping[Form, tuple[Density, ...]]


@dataclass(frozen=True)
class Stock:
    """A size of paper in normal or large print; lengths in mm. `stamp` is the area kept free for the committee's stamp,
    `module` the side of one module of the codes, `rows_a_side` the most people on one side where nobody asked for a
    number of columns, `square` the side of the printed squares where rows are high enough."""

    paper: Paper
    large: bool
    width: float
    height: float
    stamp: Box
    module: float
    rows_a_side: int
    square: float
    densities: Densities

    def square_in(self, density: Density) -> float:
        """Side of the squares: 3 mm are left between one and the next below (5 mm is the least)."""
        return min(self.square, max(5.0, round(density.row - 3.05, 2)))


_A4: Final[Densities] = {
    "strike": (
        Density(1, 15, 18, 150),
        Density(1, 11, 16, 150),
        Density(1, 8.2, 15, 150),
        Density(1, 7.4, 14, 150),
        Density(1, 8.2, 15, 182),
        Density(1, 7.4, 14, 182),
        Density(2, 9, 15, 182),
        Density(2, 7.4, 13, 182),
        Density(1, 6.7, 13, 182),
    ),
    "agree": (
        Density(1, 15, 17, 182),
        Density(1, 11, 16, 182),
        Density(1, 8.7, 15, 182),
        Density(1, 8.7, 13, 182),
        Density(2, 8.7, 14, 182),
        Density(2, 8.7, 13, 182),
        Density(2, 8.7, 12, 182),
        Density(2, 8.7, 11, 182),
        Density(2, 8.05, 12, 182),
        Density(2, 8.05, 11, 182),
    ),
    "confidence": (
        Density(1, 15, 17, 182),
        Density(1, 11, 15, 182),
        Density(1, 8.7, 14, 182),
        Density(1, 8.7, 12, 182),
        Density(1, 8.05, 12, 182),
        Density(2, 8.7, 12, 182),
        Density(2, 8.7, 11, 182),
    ),
    "points": (Density(1, 15, 17, 182), Density(1, 11, 15, 182), Density(1, 9.2, 14, 182), Density(2, 9.2, 13, 182)),
}
_A4_LARGE: Final[Densities] = {
    "strike": (
        Density(1, 18, 24, 182),
        Density(1, 14, 22, 182),
        Density(1, 12, 20, 182),
        Density(1, 10.5, 18, 182),
        Density(2, 12, 18, 182),
        Density(2, 10.5, 18, 182),
    ),
    "agree": (Density(1, 18, 22, 182), Density(1, 14, 20, 182), Density(1, 11.5, 18, 182)),
    "confidence": (Density(1, 18, 20, 182), Density(1, 14, 18, 182), Density(1, 11.5, 18, 182)),
    "points": (Density(1, 18, 22, 182), Density(1, 14, 20, 182), Density(1, 11.5, 18, 182)),
}
_A5: Final[Densities] = {
    "strike": (
        Density(1, 11, 15, 106),
        Density(1, 9, 14, 106),
        Density(1, 7.4, 13, 126),
        Density(2, 9, 13, 126),
        Density(2, 7.4, 12, 126),
        Density(1, 6.7, 12, 126),
        Density(2, 7, 11, 126),
    ),
    "agree": (Density(1, 11, 14, 126), Density(1, 9.5, 13, 126), Density(1, 8.7, 12, 126), Density(1, 8.7, 11, 126)),
    "confidence": (Density(1, 11, 13, 126), Density(1, 8.7, 12, 126), Density(1, 8.7, 11, 126)),
    "points": (Density(1, 11, 14, 126), Density(1, 9.2, 12, 126)),
}
_A5_LARGE: Final[Densities] = {
    "strike": (Density(1, 13, 20, 126), Density(1, 11, 18, 126), Density(1, 9.5, 16, 126)),
    "agree": (Density(1, 13, 18, 126), Density(1, 11, 16, 126)),
    "confidence": (Density(1, 13, 17, 126), Density(1, 11, 16, 126)),
    "points": (Density(1, 13, 18, 126), Density(1, 11, 16, 126)),
}

_STAMP_A4: Final[Box] = (0.0, 0.0, 65.0, 52.0)
_STAMP_A5: Final[Box] = (0.0, 0.0, 50.0, 46.0)
"""As near to A4's share of the page as a stamp of 36 mm, 5 mm astray, allows: stamps do not shrink with the paper."""

STOCKS: Final[Mapping[tuple[Paper, bool], Stock]] = {
    (stock.paper, stock.large): stock
    for stock in (
        Stock("A4", False, 210.0, 297.0, _STAMP_A4, 0.5, 30, 5.5, _A4),
        Stock("A4", True, 210.0, 297.0, _STAMP_A4, 0.5, 30, 6.0, _A4_LARGE),
        Stock("A5", False, 148.0, 210.0, _STAMP_A5, 0.45, 22, 5.5, _A5),
        Stock("A5", True, 148.0, 210.0, _STAMP_A5, 0.45, 22, 6.0, _A5_LARGE),
    )
}


def stamp_area(width: float, height: float) -> Box:
    """Where the committee stamps a sheet of this size (mm)."""
    return min(STOCKS.values(), key=lambda stock: abs(stock.width - width) + abs(stock.height - height)).stamp
