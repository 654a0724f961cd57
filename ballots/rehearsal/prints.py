"""The printed pages that a rehearsal fills: the PDF beside the layout, as pictures."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pypdfium2

from ballots.layout import Layout
from ballots.messages import problem
from ballots.rehearsal.texture import Image
from tally.problems import InvalidError, Place, UnreadableError

MAX_PIXELS = 80_000_000


@dataclass(frozen=True)
class PrintedFile:
    """One PDF of the print and how many pages it has. `stamp` changes when the file does."""

    path: Path
    pages: int
    stamp: tuple[int, int]


def printed_files(folder: Path, layout: Layout, copies: int) -> tuple[PrintedFile, ...]:
    """`ballots.pdf`, or `ballots-001.pdf` and so on.

    Raises UnreadableError when there is none or one cannot be opened; InvalidError when ballots with serial numbers are
    fewer than `copies`, or the pages do not make up whole ballots of the layout's size.
    """
    single = folder / "ballots.pdf"
    paths = [single] if single.is_file() else sorted(folder.glob("ballots-[0-9]*.pdf"))
    if not paths:
        raise UnreadableError(problem("FILL_PRINT_MISSING", Place(file=str(single))))
    files = tuple(opened(path, layout) for path in paths)
    printed = sum(file.pages for file in files) // len(layout.pages)
    if layout.identity == "serial" and printed < copies:
        raise InvalidError(problem("FILL_PRINT_SHORT", Place(file=str(folder)), printed=printed, wanted=copies))
    return files


def opened(path: Path, layout: Layout) -> PrintedFile:
    try:
        with pypdfium2.PdfDocument(path) as document:
            pages = len(document)
            size = document[0].get_size() if pages else (0.0, 0.0)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UnreadableError(problem("FILL_PRINT_BROKEN", Place(file=str(path)))) from error
    wanted = layout.pages[0]
    same_size = all(abs(a * 25.4 / 72 - b) < 1.0 for a, b in zip(size, (wanted.width, wanted.height), strict=True))
    if not pages or pages % len(layout.pages) or not same_size:
        raise InvalidError(problem("FILL_PRINT_OTHER", Place(file=str(path))))
    stat = path.stat()
    return PrintedFile(path, pages, (stat.st_mtime_ns, stat.st_size))


def print_of(files: tuple[PrintedFile, ...], layout: Layout, copy: int, side: int, dpi: int, colour: bool) -> Image:
    """The blank print of side `side` of copy `copy` (both from 0). Identical ballots are all the first one."""
    index = (copy if layout.identity == "serial" else 0) * len(layout.pages) + side
    for file in files:
        if index < file.pages:
            return rendered(file, index, dpi, colour)
        index -= file.pages
    raise InvalidError(problem("FILL_PRINT_SHORT", printed=copy, wanted=copy + 1))


@lru_cache(maxsize=4)
def rendered(file: PrintedFile, page: int, dpi: int, colour: bool) -> Image:
    """One page as a picture at `dpi`; it is shared, so it cannot be written to."""
    with pypdfium2.PdfDocument(file.path) as document:
        sheet = document[page]
        width, height = sheet.get_size()
        if width * height * (dpi / 72) ** 2 > MAX_PIXELS:
            raise InvalidError(problem("FILL_PRINT_OTHER", Place(file=str(file.path))))
        picture = np.array(sheet.render(scale=dpi / 72, grayscale=not colour).to_numpy(), np.uint8)
    picture.flags.writeable = False
    return picture[:, :, 0] if picture.ndim == 3 and picture.shape[2] == 1 else picture
