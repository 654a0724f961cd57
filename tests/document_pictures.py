"""Pictures of documents as they were accepted.

.venv/bin/python tests/document_pictures.py     # accepts documents as they are printed now: look at each one changed
"""

import io
import sys
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from golden import Picture, differences, small
from PIL import Image

from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes, example_source

FOLDER = Path(__file__).parent / "congress" / "documents" / "pictures"
DPI = 120
LAST = -1
CASES: dict[str, tuple[str, str, int]] = {
    "minutes-head": ("minutes", "typical", 0),
    "minutes-table": ("minutes", "typical", 2),
    "minutes-signed": ("minutes", "typical", LAST),
    "minutes-blank": ("minutes", "missing", 0),
    "minutes-state": ("minutes", "state", LAST),
    "minutes-test": ("minutes", "test", 1),
    "report": ("report", "state", 0),
    "elected": ("elected", "typical", 0),
    "accounts": ("accounts", "typical", 0),
    "seal": ("seal", "typical", 0),
    "hall": ("hall", "typical", 0),
    "nominations": ("nominations", "typical", 2),
    "biographies": ("biographies", "state", 0),
    "election-minutes": ("election-minutes", "state", 0),
    "congress-minutes": ("congress-minutes", "typical", 0),
    "list": ("list", "state", 0),
    "adopted-list": ("adopted-list", "typical", 0),
    "tally-sheet": ("tally-sheet", "state", 0),
    "zero": ("zero", "state", 0),
    "unused": ("unused", "state", 0),
    "count-journal": ("count-journal", "state", 0),
    "check-list": ("check-list", "state", LAST),
    "check-report": ("check-report", "state", 0),
    "guide": ("guide", "minimal", 0),
    "chart": ("chart", "state", 0),
}
"""Name of the picture → the kind of document, the example, the page (from 0; `LAST`)."""


@cache
def made(kind: str, example: str) -> bytes:
    known = KINDS[kind]
    return document_bytes(kind, example_source(known, example), known.made_as[0], "vi")


def printed(name: str) -> Picture:
    kind, example, page = CASES[name]
    data = made(kind, example)
    if data.startswith(b"\x89PNG"):
        image = Image.open(io.BytesIO(data)).convert("L")
        return np.asarray(image.resize((image.width * DPI // 150, image.height * DPI // 150), Image.Resampling.BOX))
    return page_of(data, page)


def page_of(data: bytes, page: int) -> Picture:
    with pypdfium2.PdfDocument(data) as pdf:
        place = page if page >= 0 else len(pdf) + page
        return np.array(pdf[place].render(scale=DPI / 72, grayscale=True).to_numpy(), np.uint8).squeeze()


def accepted(name: str) -> Picture:
    picture = cv2.imread(str(FOLDER / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
    assert picture is not None, f"no accepted picture of {name}: .venv/bin/python tests/document_pictures.py"
    return np.asarray(picture, np.uint8)


def accept() -> None:
    """Writes the pictures of all cases that differ from the accepted ones, and removes those of no case."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png"):
        if path.stem not in CASES:
            path.unlink()
    for name in CASES:
        path = FOLDER / f"{name}.png"
        if not path.is_file() or differences(printed(name), accepted(name)):
            few = Image.fromarray(small(printed(name))).convert("P", palette=Image.Palette.ADAPTIVE, colors=16)
            few.save(path, optimize=True, bits=4)
            print(f"accepted {path.name}, {path.stat().st_size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    sys.exit(accept())
