"""Finds the codes of a page in its picture: first where they should be, any side up, then everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from ballots.blankprint import PX, QR_CODES, BlankPage, Grey, Points, Rect, corners_of
from ballots.layout import LayoutPage
from ballots.registered import Matrix, mapped

CODE_SEARCH_MM = 17.0
"""How far a code may be from its place: ±5° of tilt about the page's middle, and 6 % of scale."""
CODE_NEAR_MM = 8.0
"""How far most are: it takes half the time to look no farther first."""


@dataclass(frozen=True)
class CodeHit:
    """A code found on a page: its text, and its corners in pixels of the picture, in the code's own order."""

    text: str
    corners: Points


def find_codes(grey: Grey, page: LayoutPage) -> list[CodeHit]:
    """All codes of the page: first where they should be, any side up; then everywhere, with more patience."""
    hits: list[CodeHit] = []
    for reach_mm in (CODE_NEAR_MM, CODE_SEARCH_MM):
        hits = hits or [hit for area in _expected_places(grey, page, reach_mm) for hit in _read(grey, area)]
    if not hits:
        whole = Rect(0, 0, grey.shape[1], grey.shape[0])
        for picture, binarizer in (
            (grey, zxingcpp.Binarizer.LocalAverage),
            (cv2.GaussianBlur(grey, (3, 3), 0), zxingcpp.Binarizer.LocalAverage),
            (grey, zxingcpp.Binarizer.GlobalHistogram),
            (cv2.medianBlur(grey, 3), zxingcpp.Binarizer.LocalAverage),
        ):
            hits = _read(np.asarray(picture, dtype=np.uint8), whole, binarizer)
            if hits:
                break
        else:
            hits = [hit for area in _expected_places(grey, page, CODE_SEARCH_MM) for hit in _read_enlarged(grey, area)]
    return _different(hits)


def other_codes(grey: Grey, blank: BlankPage, matrix: Matrix, hits: Sequence[CodeHit]) -> list[CodeHit]:
    """The same page's codes that were not among `hits`, looked for where `matrix` puts them."""
    height, width = grey.shape
    found = list(hits)
    for corners in blank.codes:
        seen = mapped(matrix, corners)
        reach = CODE_SEARCH_MM * float(np.linalg.norm(seen[1] - seen[0]) / np.linalg.norm(corners[1] - corners[0])) * PX
        area = Rect(*(int(edge) for edge in (*(seen.min(axis=0) - reach), *(seen.max(axis=0) + reach))))
        found = _different(
            [*found, *(hit for hit in _read(grey, area.within(width, height)) if hit.text == hits[0].text)]
        )
    return found[len(hits) :]


def _expected_places(grey: Grey, page: LayoutPage, reach_mm: float) -> list[Rect]:
    """Where codes can be with the page upright, upside down or on its side: each once."""
    height, width = grey.shape
    px = max(grey.shape) / max(page.width, page.height)
    places = []
    for spot in page.codes:
        x, y, w, h = (value * px for value in spot.box)
        reach = reach_mm * px
        upright = (x - reach, y - reach, x + w + reach, y + h + reach)
        for turns in range(4):
            turned = _turned(upright, page.width * px, page.height * px, turns)
            if (turns % 2 == 1) == ((width > height) != (page.width > page.height)):
                places.append(Rect(*(int(value) for value in turned)).within(width, height))
    return list(dict.fromkeys(places))


def _turned(box: tuple[float, float, float, float], width: float, height: float, turns: int) -> tuple[float, ...]:
    left, top, right, bottom = box
    for _ in range(turns):
        left, top, right, bottom = height - bottom, left, height - top, right
        width, height = height, width
    return left, top, right, bottom


def _read(grey: Grey, area: Rect, binarizer: zxingcpp.Binarizer = zxingcpp.Binarizer.LocalAverage) -> list[CodeHit]:
    if area.width < 20 or area.height < 20:
        return []
    crop = np.ascontiguousarray(grey[area.slices])
    codes = zxingcpp.read_barcodes(crop, formats=QR_CODES, binarizer=binarizer)
    return [CodeHit(code.text, corners_of(code) + np.array([area.left, area.top])) for code in codes]


def _read_enlarged(grey: Grey, area: Rect) -> list[CodeHit]:
    """For codes too small or too rough at their own size. Where the picture ends before the place, none."""
    if min(area.width, area.height) < 1:
        return []
    crop = np.asarray(cv2.resize(grey[area.slices], None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
    hits = _read(crop, Rect(0, 0, crop.shape[1], crop.shape[0]))
    return [CodeHit(hit.text, (hit.corners + 0.5) / 2 - 0.5 + (area.left, area.top)) for hit in hits]


def _different(hits: Sequence[CodeHit]) -> list[CodeHit]:
    kept: list[CodeHit] = []
    for hit in hits:
        if all(np.abs(hit.corners - other.corners).max() > 5 for other in kept):
            kept.append(hit)
    return kept
