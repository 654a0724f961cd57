"""Rehearsal ballots for the benchmarks of the reader: printed, filled and scanned from a seed."""

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import cv2
import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.blankprint import blank_pages
from ballots.layout import Layout
from ballots.press import print_ballots
from ballots.rehearsal.draw import draw_ballot
from ballots.rehearsal.scanner import scan
from tally.contest import Contest, Form, Paper

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE = ("Văn", "Thị Bích", "Đức", "Quang", "Thị Hồng", "Minh", "Hữu")
GIVEN = ("Ánh", "Bình", "Cường", "Đạt", "Giang", "Hương", "Khánh", "Long", "Nguyệt", "Phúc", "Quỳnh")
BEFORE = ("Công Tằng Tôn Nữ", "Nguyễn Khoa Hoàng", "Trương Vĩnh Phương")
AFTER = ("Thị Bích Hồng Ngọc", "Đình Trường Khánh", "Thị Phương Quỳnh")
"""Of long names: with a given name 35 to 40 letters and spaces."""
CHANCES: dict[str, tuple[tuple[str, ...], tuple[float, ...]]] = {
    "strike": (("", "x"), (0.8, 0.2)),
    "agree": (("yes", "no", "both", ""), (0.8, 0.16, 0.02, 0.02)),
    "confidence": (("high", "medium", "low", "many", ""), (0.5, 0.3, 0.16, 0.02, 0.02)),
}
QUALITY = 80
KEY = Ed25519PrivateKey.from_private_bytes(b"benchmark".ljust(32))
"""Always the same, so that a seed gives the same picture again, codes and all."""


def short_name(n: int) -> str:
    return f"{FAMILY[n % 10]} {MIDDLE[n % 7]} {GIVEN[n % 11]}"


def long_name(n: int) -> str:
    return f"{BEFORE[n % 3]} {AFTER[n // 3 % 3]} {GIVEN[n % 11]}"


@lru_cache
def layout_of(
    form: Form, people: int, paper: Paper = "A4", *, long_names: bool = False, columns: int | None = None
) -> Layout:
    """The layout of a test ballot with invented people."""
    name = long_name if long_names else short_name
    candidates = [{"id": f"c{n:02d}", "name": name(n)} for n in range(1, people + 1)]
    contest = Contest.model_validate(
        {
            "id": "benchmark", "title": "Bầu Ban Chấp hành", "regulation": "party-2024", "seats": max(1, people - 2),
            "form": form, "kind": "committee", "test": True, "candidate": candidates,
            "ballot": {"paper": paper, "columns": columns},
        }
    )  # fmt: skip
    folder = Path(mkdtemp(prefix="benchmark-"))
    print_ballots(contest, form, 1, folder, KEY, lambda text: text, list_decided="benchmark")
    return Layout.model_validate_json((folder / "layout.json").read_bytes())


def votes(layout: Layout, rng: np.random.Generator) -> dict[str, str]:
    values, chances = CHANCES[layout.form]
    return {candidate: str(rng.choice(values, p=chances)) for candidate in layout.candidates}


def scanned(layout: Layout, scanner: str, seed: int, hand: str = "ordinary") -> tuple[dict[str, str], bytes]:
    """What the ballot of `seed` says (first side), and its scan as a JPEG."""
    rng = np.random.default_rng(seed)
    cells = votes(layout, rng)
    blank = 255 - blank_pages(layout)[0].ink
    filled = draw_ballot(blank, layout.pages[0], cells, rng, hand=hand)
    data = cv2.imencode(".jpg", scan(filled, scanner, rng), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
    on_page = {target.candidate for target in layout.pages[0].targets}
    return {candidate: cell for candidate, cell in cells.items() if candidate in on_page}, data.tobytes()
