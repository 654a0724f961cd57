"""Pictures of ballots as they were accepted, and how a new print is compared with them.

    .venv/bin/python tests/golden.py        # accepts the ballots as they are printed now: look at every picture changed

The codes are left out: they change with every other word in the style sheet, and are tested by being read.
"""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from ballot_contests import LONG_NAME, contest_of, name_of
from numpy.typing import NDArray

from ballots.press import lay_out
from ballots.typeset import Typeset
from congress.i18n import catalogue
from tally.contest import Contest

Picture = NDArray[np.uint8]

FOLDER = Path(__file__).parent / "ballots" / "golden"
DPI = 150
LEVELS = 16
"""Grey levels kept: enough for smooth letters, and small files."""
BLUR_MM = 0.12
SHADE = 95
"""How much darker or lighter (of 255) a place may be once both pictures are blurred: hinting, smoothing and a quarter
of a pixel make up to 75, the smallest diacritic wrong 120."""

POSTS = ("Bí thư Đảng ủy xã", "", "Trưởng thôn Đồng Ổi", "")
FORMS = {"strike": 14, "agree": 12, "confidence": 8, "points": 9}
"""Form → people on its A4 ballot; on others as many as fit one side, but where the name of the picture says more."""


def people(count: int) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = [
        {"id": f"c{n:02d}", "name": name_of(n), "born": f"19{60 + n}-03-{n % 28 + 1:02d}", "note": POSTS[n % 4]}
        for n in range(1, count + 1)
    ]
    listed[0]["name"] = LONG_NAME
    return listed


def contest(form: str, count: int, **ballot: Any) -> Contest:
    changed = {"kind": "confidence"} if form == "confidence" else {}
    return contest_of(count, form, ballot=ballot, candidate=people(count), **changed)


CASES: dict[str, tuple[Contest, int, bool]] = {
    **{f"{form}-a4": (contest(form, count), 0, False) for form, count in FORMS.items()},
    **{f"{form}-a5": (contest(form, 6, paper="A5"), 0, False) for form in FORMS},
    **{f"{form}-a4-large": (contest(form, 6, large=True), 0, False) for form in FORMS},
    **{f"{form}-a5-large": (contest(form, 3, paper="A5", large=True), 0, False) for form in FORMS},
    "strike-a4-back": (contest_of(40, "strike", round=2, ballot={"colour": "vàng"}), 1, False),
    "agree-a5-back-test": (contest("agree", 14, paper="A5").model_copy(update={"test": True}), 1, False),
    "specimen-a4": (contest("agree", 6), 0, True),
    "specimen-a5-large": (contest("strike", 3, paper="A5", large=True), 0, True),
}
"""Name of the picture → the contest, the side (from 0), whether it is the specimen."""


@cache
def laid_out(name: str) -> Typeset:
    """The ballot in Vietnamese."""
    made = CASES[name][0]
    return lay_out(made, made.form or "strike", catalogue("vi").gettext)


def printed(name: str, dpi: int = DPI) -> Picture:
    _contest, side, specimen = CASES[name]
    pdf = laid_out(name).specimen if specimen else laid_out(name).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        return np.array(document[side].render(scale=dpi / 72, grayscale=True).to_numpy(), np.uint8).squeeze()


def accepted(name: str) -> Picture:
    picture = cv2.imread(str(FOLDER / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
    assert picture is not None, f"no accepted picture of {name}: .venv/bin/python tests/golden.py"
    return np.asarray(picture, np.uint8)


def differences(one: Picture, other: Picture) -> list[tuple[int, int]]:
    """Where the pictures differ by more than two programs' smoothing: the middle of each place, in pixels."""
    if one.shape != other.shape:
        return [(0, 0)]
    apart = np.abs(_blurred(one) - _blurred(other)) > SHADE
    joined = cv2.dilate(apart.astype(np.uint8), np.ones((9, 9), np.uint8))
    _, _, _, centres = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [(round(x), round(y)) for x, y in centres[1:]]


def _blurred(picture: Picture) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(picture.astype(np.float32), (0, 0), BLUR_MM * DPI / 25.4), np.float32)


def small(picture: Picture) -> Picture:
    """The picture in few shades of grey."""
    return np.asarray(np.round(picture / 255 * (LEVELS - 1)) * (255 // (LEVELS - 1)), np.uint8)


def accept(say: Callable[[str], object] = print) -> None:
    """Writes the pictures of all cases that differ from the accepted ones, and removes those of no case."""
    from PIL import Image

    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png"):
        if path.stem not in CASES:
            path.unlink()
            say(f"removed {path.name}")
    for name in CASES:
        path = FOLDER / f"{name}.png"
        if not path.is_file() or differences(printed(name), accepted(name)):
            few = Image.fromarray(small(printed(name))).convert("P", palette=Image.Palette.ADAPTIVE, colors=LEVELS)
            few.save(path, optimize=True, bits=4)
            say(f"accepted {path.name}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(accept())
