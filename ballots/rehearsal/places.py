"""What a person sees on the printed page: the lines of a name, the room round a box, empty paper."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.layout import Box, LayoutPage, Target
from ballots.rehearsal.hands import PrintedLine
from ballots.rehearsal.texture import Image
from ballots.stock import stamp_area

Room = tuple[float, float, float, float]
"""Free paper left of, above, right of and below a box, mm."""

PAGE_EDGE = 8.0
TAIL = 9.0
"""Added writing keeps this far from the places meant for marks, mm: the tails of marks and strikes end before."""
STRONG = 0.5
"""Rows of a line with this part of the ink of its fullest row are the body of its small letters."""
INK = 140


def room_round(target: Target, page: LayoutPage) -> Room:
    """Free paper on the four sides of a target before another target, a code or the edge of the page begins."""
    x, y, width, height = target.box
    left, top, right, bottom = x, y, page.width - x - width, page.height - y - height
    others = [other.box for other in page.targets if other is not target] + [code.box for code in page.codes]
    for ox, oy, owidth, oheight in others:
        if oy < y + height and y < oy + oheight:
            left = min(left, x - ox - owidth) if ox < x else left
            right = min(right, ox - x - width) if ox > x else right
        if ox < x + width and x < ox + owidth:
            top = min(top, y - oy - oheight) if oy < y else top
            bottom = min(bottom, oy - y - height) if oy > y else bottom
    return max(left, 0.0), max(top, 0.0), max(right, 0.0), max(bottom, 0.0)


def printed_lines(print_grey: Image, box: Box, dpi: float) -> list[PrintedLine]:
    """The lines of text inside `box`; the box itself, as one line, where nothing is printed there."""
    per_mm = dpi / 25.4
    x, y, width, height = box
    left, top = round(x * per_mm), round(y * per_mm)
    ink = print_grey[top : round((y + height) * per_mm), left : round((x + width) * per_mm)] < INK
    bodies = runs(body_rows(ink, per_mm)) if ink.any() else []
    if not bodies:
        return [PrintedLine(x, x + width, y + 0.3 * height, y + 0.7 * height)]
    lines = []
    for first, last in bodies:
        columns = np.flatnonzero(ink[first:last].any(axis=0))
        lines.append(
            PrintedLine(
                (left + columns[0]) / per_mm,
                (left + columns[-1] + 1) / per_mm,
                (top + first) / per_mm,
                (top + last) / per_mm,
            )
        )
    return lines


def body_rows(ink: NDArray[np.bool_], per_mm: float) -> NDArray[np.bool_]:
    """Which rows belong to the body of a line; accents above and below weigh less than half of it."""
    profile = ink.sum(axis=1).astype(np.float32).reshape(-1, 1)
    smooth = cv2.GaussianBlur(profile, (1, 0), sigmaX=0.1, sigmaY=0.5 * per_mm).ravel()
    return np.asarray(smooth > STRONG * smooth.max(), np.bool_)


def runs(rows: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and one-past-last index of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], rows, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def free_place(print_grey: Image, page: LayoutPage, size: tuple[float, float], rng: np.random.Generator) -> Box:
    """A place of the wished size (mm) on empty paper, away from print, targets, codes and the stamp area.

    Where the page is too full for the size, a smaller place; at worst the lower margin.
    """
    taken = taken_cells(print_grey, page)
    integral = cv2.integral(taken)
    for part in (1.0, 0.75, 0.5, 0.3):
        width, height = (max(1, int(np.ceil(side * part))) for side in size)
        if width >= taken.shape[1] or height >= taken.shape[0]:
            continue
        covered = (
            integral[height:, width:]
            - integral[:-height, width:]
            - integral[height:, :-width]
            + integral[:-height, :-width]
        )
        free = np.argwhere(covered == 0)
        if len(free):
            top, left = free[int(rng.integers(len(free)))]
            return float(left), float(top), float(width), float(height)
    return PAGE_EDGE, page.height - PAGE_EDGE, page.width / 3, PAGE_EDGE - 3


def taken_cells(print_grey: Image, page: LayoutPage) -> Image:
    """One cell a square millimetre: 1 where something is printed or must not be written upon."""
    shape = (int(page.width), int(page.height))
    darkest = cv2.erode(print_grey, np.ones((9, 9), np.uint8))
    small = cv2.resize(darkest, shape, interpolation=cv2.INTER_NEAREST)
    taken = np.asarray(cv2.dilate((small < 200).astype(np.uint8), np.ones((5, 5), np.uint8)), np.uint8)
    for box, room in (
        [(target.box, TAIL) for target in page.targets]
        + [(spot.box, 3.0) for spot in (*page.codes, *page.fiducials)]
        + [(stamp_area(page.width, page.height), 4.0)]
    ):
        x, y, width, height = box
        taken[max(0, int(y - room)) : int(y + height + room) + 1, max(0, int(x - room)) : int(x + width + room) + 1] = 1
    edge = int(PAGE_EDGE)
    taken[:edge], taken[-edge:], taken[:, :edge], taken[:, -edge:] = 1, 1, 1, 1
    return taken
