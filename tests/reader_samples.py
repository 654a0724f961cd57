"""Ballots marked by drawing on their print, independent of the rehearsal: plain shapes at known places, in mm."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import cv2
import numpy as np
import pypdfium2
from ballot_contests import KEY, contest_of, plain
from numpy.typing import NDArray

from ballots.layout import Box, Layout
from ballots.pages import PageImage
from ballots.press import print_ballots
from ballots.reader import read_page

Picture = NDArray[np.uint8]
Path2 = Sequence[tuple[float, float]]
Ink = Callable[["Sheet"], None]
HARD_NAMES = [
    "Nguyễn Thị Bích Hằng", "Lò Văn Ước", "Đặng Quỳnh Phương", "Trần Hữu Nghĩa", "Hoàng Thị Ngọc Ánh", "Vừ A Sình",
    "Phạm Đức Thuận", "Bùi Thị Kiều Oanh", "Lê Quang Huy", "Đỗ Thị Mỹ Lệ", "Ngô Ỷ", "Tạ Thị Ổn", "Lưu Gia Bảo Quỳnh",
    "Ứng Thị Ưng", "Ký Đồng",
]  # fmt: skip
BALL_PEN = 0.5
BLUE = 70
PENCIL = 175


@lru_cache
def printed(form: str, people: int = 15, key: Any = KEY, **changed: Any) -> Path:
    """The folder of a print. `changed`: keys of the contest other than usual."""
    folder = Path(mkdtemp(prefix="reader-"))
    names = [HARD_NAMES[number % len(HARD_NAMES)] for number in range(people)]
    contest = contest_of(people, form, names=names, **changed)
    print_ballots(contest, contest.form or "strike", 1, folder, key, plain, list_decided="test")
    return folder


@lru_cache
def layout_of(form: str, people: int = 15, key: Any = KEY, **changed: Any) -> Layout:
    folder = printed(form, people, key, **changed)
    return Layout.model_validate_json((folder / "layout.json").read_bytes())


@lru_cache
def print_of(form: str, people: int = 15, key: Any = KEY, *, dpi: int = 200, page: int = 0, **changed: Any) -> Picture:
    with pypdfium2.PdfDocument(printed(form, people, key, **changed) / "ballots.pdf") as document:
        return np.array(document[page].render(scale=dpi / 72, grayscale=True).to_numpy(), np.uint8).squeeze()


class Sheet:
    """A ballot being marked: lengths in mm, `grey` of the ink (0 black)."""

    def __init__(self, form: str, people: int = 15, *, dpi: int = 200, page: int = 0, **changed: Any) -> None:
        self.layout = layout_of(form, people, **changed)
        self.px = dpi / 25.4
        self.dpi = float(dpi)
        self.page = page
        self.picture = print_of(form, people, dpi=dpi, page=page, **changed).copy()

    def box(self, candidate: str, option: str) -> Box:
        targets = self.layout.pages[self.page].targets
        return next(target.box for target in targets if (target.candidate, target.option) == (candidate, option))

    def line(self, points: Iterable[tuple[float, float]], *, width: float = BALL_PEN, grey: int = BLUE) -> "Sheet":
        self.picture = np.minimum(self.picture, self._drawn(points, width, grey))
        return self

    def _drawn(self, points: Iterable[tuple[float, float]], width: float, grey: int) -> Picture:
        where = np.array([(x * self.px * 16, y * self.px * 16) for x, y in points]).round().astype(np.int32)
        ink = np.full_like(self.picture, 255)
        cv2.polylines(ink, [where], False, grey, max(1, round(width * self.px)), cv2.LINE_AA, shift=4)
        return ink

    def shaded(self, points: Iterable[tuple[float, float]], *, width: float, grey: int) -> "Sheet":
        """A line that darkens what lies under it, as a fold does."""
        self.picture = np.asarray(cv2.multiply(self.picture, self._drawn(points, width, grey), scale=1 / 255), np.uint8)
        return self

    def ring(self, x: float, y: float, across: float, down: float, **pen: Any) -> "Sheet":
        turn = np.linspace(0, 2 * np.pi, 60)
        return self.line([(x + across * np.cos(a), y + down * np.sin(a)) for a in turn], **pen)

    def dot(self, x: float, y: float, diameter: float, grey: int = BLUE) -> "Sheet":
        centre = (round(x * self.px * 16), round(y * self.px * 16))
        cv2.circle(self.picture, centre, round(diameter / 2 * self.px * 16), grey, -1, cv2.LINE_AA, shift=4)
        return self

    def image(self) -> PageImage:
        return PageImage(self.picture, self.dpi, "")

    def read(self) -> Any:
        return read_page(self.layout, self.image())


def cross(sheet: Sheet, box: Box, *, reach: float = 0.0, **pen: Any) -> Sheet:
    x, y, w, h = box
    inset = 0.6 - reach
    sheet.line([(x + inset, y + inset), (x + w - inset, y + h - inset)], **pen)
    return sheet.line([(x + w - inset, y + inset), (x + inset, y + h - inset)], **pen)


def tick(sheet: Sheet, box: Box, **pen: Any) -> Sheet:
    x, y, w, h = box
    return sheet.line([(x + 0.8, y + h * 0.5), (x + w * 0.4, y + h - 0.9), (x + w - 0.3, y + 0.4)], **pen)


def slash(sheet: Sheet, box: Box, **pen: Any) -> Sheet:
    x, y, w, h = box
    return sheet.line([(x + 0.8, y + h - 0.8), (x + w - 0.8, y + 0.8)], **pen)


def filled(sheet: Sheet, box: Box, **pen: Any) -> Sheet:
    x, y, w, h = box
    rows = np.arange(y + 0.4, y + h - 0.3, 0.4)
    return sheet.line([(x + (0.4 if n % 2 else w - 0.4), row) for n, row in enumerate(rows)], **pen)


def tilted(picture: Picture, degrees: float, *, scale: float = 1.0, shift: float = 0.0, paper: int = 255) -> Picture:
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, scale)
    turn[:, 2] += shift
    return np.asarray(
        cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper), np.uint8
    )


def cat(seed: int = 1) -> Picture:
    """A photograph of something else: blobs of all greys."""
    noise = np.random.default_rng(seed).integers(0, 256, (1500, 1100), dtype=np.uint8)
    blurred = cv2.GaussianBlur(noise, (0, 0), 25)
    return np.asarray(cv2.normalize(blurred, None, 0, 255, cv2.NORM_MINMAX), np.uint8)
