"""Printed ballots to fill in tests, made once a test run."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
import pypdfium2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from numpy.typing import NDArray

from ballots.layout import Layout, LayoutPage, Target
from ballots.press import print_ballots
from tally.contest import Contest

Form = Literal["strike", "agree", "confidence"]
KEPT: list[TemporaryDirectory[str]] = []
"""Folders of this test run; they go with it."""
DPI = 200
PER_MM = DPI / 25.4
NAMES = (
    "Nguyễn Thị Bích Hằng", "Lò Văn Ước", "Đặng Quỳnh Phương", "Trần Hữu Nghĩa", "Hoàng Thị Ngọc Ánh", "Vừ A Sình",
    "Phạm Đức Thuận", "Bùi Thị Kiều Oanh", "Lê Quang Huy", "Đỗ Thị Mỹ Lệ",
)  # fmt: skip


@lru_cache
def printed(form: Form, *, people: int = 6, test: bool = True, serial: bool = False, copies: int = 1) -> Path:
    """The folder of a print: `ballots.pdf`, `layout.json`."""
    KEPT.append(TemporaryDirectory(prefix="printed-"))
    folder = Path(KEPT[-1].name)
    contest = Contest.model_validate(
        {
            "id": f"thu-{form}",
            "title": "Bầu Ban Chấp hành",
            "regulation": "party-2024",
            "seats": max(1, people - 2),
            "form": form,
            "identity": "serial" if serial else "shared",
            "test": test,
            "candidate": [{"id": f"c{n:02}", "name": f"{NAMES[n % 10]} {n // 10 or ''}"} for n in range(people)],
        }
    )
    print_ballots(contest, form, copies, folder, Ed25519PrivateKey.generate(), lambda text: text, list_decided="test")
    return folder


@lru_cache
def layout_of(form: Form, *, people: int = 6) -> Layout:
    return Layout.model_validate_json((printed(form, people=people) / "layout.json").read_bytes())


@lru_cache
def blank(form: Form, *, people: int = 6, colour: bool = False, page: int = 0) -> NDArray[np.uint8]:
    with pypdfium2.PdfDocument(printed(form, people=people) / "ballots.pdf") as document:
        picture = np.array(document[page].render(scale=DPI / 72, grayscale=not colour).to_numpy(), np.uint8)
    return picture.squeeze()


def ink_added(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where the pen made the paper clearly darker."""
    darker = before.astype(np.int16) - after.astype(np.int16)
    return (darker if darker.ndim == 2 else darker.max(axis=2)) > 40


def area(box: tuple[float, float, float, float], grown: float = 0.0) -> tuple[slice, slice]:
    """Pixel rows and columns of a box in mm, `grown` mm on all sides."""
    x, y, width, height = box
    top, left = max(0, round((y - grown) * PER_MM)), max(0, round((x - grown) * PER_MM))
    return slice(top, round((y + height + grown) * PER_MM)), slice(left, round((x + width + grown) * PER_MM))


def square_mm(ink: NDArray[np.bool_]) -> float:
    return float(ink.sum()) / PER_MM**2


def inked_targets(ink: NDArray[np.bool_], page: LayoutPage) -> set[tuple[str, str]]:
    """The targets with more than a square millimetre of new ink in them."""
    return {(t.candidate, t.option) for t in page.targets if square_mm(ink[area(t.box)]) > 1.0}


def target(page: LayoutPage, candidate: str, option: str) -> Target:
    return next(t for t in page.targets if (t.candidate, t.option) == (candidate, option))
