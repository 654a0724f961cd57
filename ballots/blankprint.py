"""The ballot's own blank print, prepared for comparison: what is on the page before anybody marks it.

Canonical pixels: 200 to the inch on the ballot as designed, from the page's top left corner, whatever the scan's own
resolution. Darkness: 0 paper white, 255 printed black.
"""

import base64
import binascii
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from ballots.layout import Box, Layout, LayoutPage
from ballots.messages import problem
from ballots.thresholds import APART_MM, BLANK_INK
from tally.problems import InvalidError

Grey = NDArray[np.uint8]
Points = NDArray[np.float64]

DPI = 200
PX = DPI / 25.4
"""Canonical pixels per millimetre."""
FIDUCIAL_MARGIN_MM = 1.5
QR_CODES = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
BLACK_POINTS = 200
"""Points at which a code or a corner mark tells how black print is."""
PRINT_SPREAD_PX = 0.7
"""Blur of a sharp print as a scanner sees it."""


@dataclass(frozen=True)
class BlankPage:
    """One side, ready for comparison. `allowed` is the darkest the print may appear with blur and a pixel's play;
    `judged` tells the pixels in which new ink can be told from print, `apart` those that a print out of place does not
    reach; `codes` are the corners of the codes' modules; `black` are points
    that are surely black, as many for each of the places where there are some (places × points × 2)."""

    layout: LayoutPage
    ink: Grey
    allowed: Grey
    judged: NDArray[np.bool_]
    apart: NDArray[np.bool_]
    codes: tuple[Points, ...]
    fiducials: tuple["Fiducial", ...]
    black: Points

    @property
    def size(self) -> tuple[int, int]:
        """Width, height in canonical pixels."""
        return self.ink.shape[1], self.ink.shape[0]


@dataclass(frozen=True)
class Fiducial:
    """A corner mark with a little of what surrounds it, at half size; `at` is the top left of `template` in canonical
    pixels."""

    template: Grey
    at: tuple[int, int]


@dataclass(frozen=True)
class Rect:
    """Canonical pixels; the right and bottom edges are not included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def grown(self, across_mm: float, down_mm: float) -> "Rect":
        dx, dy = round(across_mm * PX), round(down_mm * PX)
        return Rect(self.left - dx, self.top - dy, self.right + dx, self.bottom + dy)

    def within(self, width: int, height: int) -> "Rect":
        return Rect(max(0, self.left), max(0, self.top), min(width, self.right), min(height, self.bottom))

    def joined(self, other: "Rect") -> "Rect":
        return Rect(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def seen_from(self, origin: "Rect") -> "Rect":
        """The same place in pixels of the crop `origin`."""
        return Rect(self.left - origin.left, self.top - origin.top, self.right - origin.left, self.bottom - origin.top)

    @property
    def slices(self) -> tuple[slice, slice]:
        return slice(max(0, self.top), max(0, self.bottom)), slice(max(0, self.left), max(0, self.right))


def rect(box: Box) -> Rect:
    """Canonical pixels of a box in mm."""
    x, y, width, height = box
    return Rect(round(x * PX), round(y * PX), round((x + width) * PX), round((y + height) * PX))


def blank_pages(layout: Layout) -> tuple[BlankPage, ...]:
    """All sides of the layout. Raises InvalidError when a side carries no blank print, or one that is no picture."""
    return tuple(_blank_page(layout, number) for number in range(len(layout.pages)))


def _blank_page(layout: Layout, number: int) -> BlankPage:
    page = layout.pages[number]
    width, height = round(page.width * PX), round(page.height * PX)
    grey = _decoded(page, number)
    if grey.shape != (height, width):
        grey = np.asarray(cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    ink = np.asarray(255 - grey, dtype=np.uint8)
    seen = cv2.GaussianBlur(ink, (0, 0), PRINT_SPREAD_PX)
    allowed = np.asarray(cv2.dilate(seen, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))), dtype=np.uint8)
    reach = 2 * round(APART_MM * PX) + 1
    near = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))) > BLANK_INK * 255
    judged = np.asarray(allowed < BLANK_INK * 255)
    codes, fiducials = _code_corners(page, grey), _fiducials(page, ink)
    return BlankPage(page, ink, allowed, judged, np.asarray(~near), codes, fiducials, _black_points(page, ink))


def _decoded(page: LayoutPage, number: int) -> Grey:
    try:
        data = base64.b64decode(page.blank, validate=True)
    except binascii.Error:
        data = b""
    grey = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE) if data else None
    if grey is None:
        raise InvalidError(problem("LAYOUT_NO_BLANK", page=number + 1))
    return np.asarray(grey, dtype=np.uint8)


def _code_corners(page: LayoutPage, grey: Grey) -> tuple[Points, ...]:
    """Corners (top left, top right, bottom right, bottom left) of each code's modules, as the decoder sees them on the
    blank print; the layout's box where the blank carries no code (serial ballots are stamped later)."""
    found = []
    for spot in page.codes:
        area = rect(spot.box).grown(4, 4).within(grey.shape[1], grey.shape[0])
        codes = zxingcpp.read_barcodes(np.ascontiguousarray(grey[area.slices]), formats=QR_CODES)
        box = rect(spot.box)
        corners = np.array(
            [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)],
            dtype=np.float64,
        )
        found.append(corners_of(codes[0]) + np.array([area.left, area.top]) if codes else corners)
    return tuple(found)


def corners_of(code: zxingcpp.Barcode) -> Points:
    """Corners of a code in its own order: top left, top right, bottom right, bottom left."""
    where = code.position
    points = (where.top_left, where.top_right, where.bottom_right, where.bottom_left)
    return np.array([(point.x, point.y) for point in points], dtype=np.float64)


def _fiducials(page: LayoutPage, ink: Grey) -> tuple[Fiducial, ...]:
    found = []
    for spot in page.fiducials:
        area = rect(spot.box).grown(FIDUCIAL_MARGIN_MM, FIDUCIAL_MARGIN_MM).within(ink.shape[1], ink.shape[0])
        half = cv2.resize(ink[area.slices], (area.width // 2, area.height // 2), interpolation=cv2.INTER_AREA)
        found.append(Fiducial(np.asarray(half, dtype=np.uint8), (area.left, area.top)))
    return tuple(found)


def _black_points(page: LayoutPage, ink: Grey) -> Points:
    """Points inside the black of each code and corner mark, evenly spread over it."""
    areas = [rect(spot.box).within(ink.shape[1], ink.shape[0]) for spot in (*page.codes, *page.fiducials)]
    core = cv2.erode(ink, np.ones((3, 3), np.uint8)) > 200
    cores = [np.argwhere(core[area.slices]) + np.array([area.top, area.left]) for area in areas]
    spread = [core[np.linspace(0, len(core) - 1, BLACK_POINTS).astype(int), ::-1] for core in cores if len(core)]
    return np.array(spread, dtype=np.float64).reshape(-1, BLACK_POINTS, 2)
