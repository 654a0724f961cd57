"""Copies of a ballot: the page is in the file once, as a form object; each page of a copy only names it and a code.

Ballots by the thousand cost what their codes cost. Page trees are written once, at the end of a file.
"""

import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pikepdf
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from numpy.typing import NDArray
from pikepdf import Array, Dictionary, Name, Stream

from ballots.code import QUIET_MODULES, SERIAL_BYTES, Payload, make, modules, modules_fast
from ballots.layout import Box, Layout, LayoutPage
from ballots.workers import end_with_parent

Code = NDArray[np.bool_]
_POINTS = 72 / 25.4


@dataclass(frozen=True)
class Side:
    """A side of the sheet and the code printed on it."""

    page: LayoutPage
    code: Code


def codes_of(layout: Layout, key: Ed25519PrivateKey, serial: str = "") -> list[Code]:
    """The code of each side of one ballot."""
    draw = modules_fast if serial else modules
    count = len(layout.pages)
    return [
        draw(make(Payload(layout.contest, layout.round, page, count, layout.style, layout.test, serial), key))
        for page in range(1, count + 1)
    ]


def write_identical(path: Path, pdf: bytes, sides: list[Side], count: int) -> None:
    """Writes `count` identical ballots to `path`; `pdf` is one without codes. Same input, same bytes."""
    with _Sheets(pdf, [side.page for side in sides]) as sheets:
        drawn = [sheets.draw(number, side.code) for number, side in enumerate(sides)]
        for _ in range(count):
            for side in drawn:
                sheets.add(*side)
        sheets.save(path)


def write_numbered(
    files: Mapping[Path, int], pdf: bytes, layout: Layout, key: Ed25519PrivateKey, on_progress: Callable[[int], None]
) -> None:
    """Writes ballots that each bear a random serial of their own: `files` says how many into which.

    Several files are written by several processes at a time. `on_progress` is told the ballots done.
    """
    batches = iter(_batches(files.values()))
    small = layout.model_copy(update={"pages": tuple(page.model_copy(update={"blank": ""}) for page in layout.pages)})
    jobs = [(path, pdf, small, key.private_bytes_raw(), next(batches)) for path in files]
    workers = min(len(jobs), os.cpu_count() or 1)
    if workers == 1:
        for job in jobs:
            on_progress(_write_numbered_file(*job))
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), end_with_parent) as pool:
        for done in as_completed([pool.submit(_write_numbered_file, *job) for job in jobs]):
            on_progress(done.result())


def _write_numbered_file(path: Path, pdf: bytes, layout: Layout, key: bytes, serials: list[str]) -> int:
    signing = Ed25519PrivateKey.from_private_bytes(key)
    with _Sheets(pdf, layout.pages) as sheets:
        for serial in serials:
            for number, code in enumerate(codes_of(layout, signing, serial)):
                sheets.add(*sheets.draw(number, code))
        sheets.save(path)
    return len(serials)


def _batches(counts: Iterable[int]) -> Iterator[list[str]]:
    """Lists of random serials, 16 hex digits each, none twice in all of them."""
    used: set[str] = set()
    for count in counts:
        batch: set[str] = set()
        while len(batch) < count:
            batch |= {secrets.token_hex(SERIAL_BYTES) for _ in range(count - len(batch))} - used
        used |= batch
        yield list(batch)


class _Sheets:
    """A PDF being made of many pages that show the same few forms."""

    def __init__(self, pdf: bytes, pages: Iterable[LayoutPage]) -> None:
        self._pages = tuple(pages)
        self._out = pikepdf.new()
        with pikepdf.open(BytesIO(pdf)) as master:
            self._forms = [self._out.copy_foreign(page.as_form_xobject()) for page in master.pages]
        self._kids: list[pikepdf.Object] = []
        self._streams: dict[tuple[int, int], pikepdf.Object] = {}

    def __enter__(self) -> "_Sheets":
        return self

    def __exit__(self, *_: object) -> None:
        self._out.close()

    def draw(self, number: int, code: Code) -> tuple[pikepdf.Object, pikepdf.Object]:
        """Resources and contents of side `number` with this code."""
        resources = Dictionary(XObject=Dictionary(B=self._forms[number], Q=self._stencil(code)))
        return self._out.make_indirect(resources), self._contents(number, len(code))

    def add(self, resources: pikepdf.Object, contents: pikepdf.Object) -> None:
        page = Dictionary(Type=Name.Page, Parent=self._out.Root.Pages, Resources=resources, Contents=contents)
        self._kids.append(self._out.make_indirect(page))

    def save(self, path: Path) -> None:
        tree = self._out.Root.Pages
        tree.Kids, tree.Count = Array(self._kids), len(self._kids)
        tree.MediaBox = Array(
            [0, 0, round(self._pages[0].width * _POINTS, 3), round(self._pages[0].height * _POINTS, 3)]
        )
        # Print dialogues take these up: no scaling to fit, and no ballot on the back of another.
        duplex = Name.Simplex if len(self._pages) % 2 else Name.DuplexFlipLongEdge
        self._out.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=duplex)
        generate = pikepdf.ObjectStreamMode.generate
        self._out.save(path, object_stream_mode=generate, compress_streams=False, deterministic_id=True)

    def _stencil(self, code: Code) -> pikepdf.Object:
        """Dark modules are painted, nothing else is. Not compressed: signatures are random and do not get smaller."""
        return Stream(
            self._out, np.packbits(~code, axis=1).tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=len(code),
            Height=len(code), ImageMask=True, BitsPerComponent=1,
        )  # fmt: skip

    def _contents(self, number: int, modules_across: int) -> pikepdf.Object:
        """One content stream a side, shared by all copies: codes of one contest are of one size."""
        if (number, modules_across) not in self._streams:
            page = self._pages[number]
            codes = "".join(_placed(spot.box, page.height, modules_across) for spot in page.codes)
            self._streams[number, modules_across] = self._out.make_stream(f"/B Do 0 g {codes}".encode("ascii"))
        return self._streams[number, modules_across]


def _placed(box: Box, height: float, modules_across: int) -> str:
    """The operators that paint the code inside its quiet zone; `box` is in mm from the top."""
    x, y, width, _ = box
    quiet = width * QUIET_MODULES / (modules_across + 2 * QUIET_MODULES)
    left, bottom, size = ((x + quiet) * _POINTS, (height - y - width + quiet) * _POINTS, (width - 2 * quiet) * _POINTS)
    return f"q {size:.3f} 0 0 {size:.3f} {left:.3f} {bottom:.3f} cm /Q Do Q "
