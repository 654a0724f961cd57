"""Files of scanned pages → grey page images: PDF, multi-page TIFF, JPEG, PNG, and folders of them.

A page is known by its file and its number; it is decoded where it is read (in the worker), so that only the page at
work is in memory. Nothing is guessed: a file cut short is an error, never a page with a grey bottom.
"""

import hashlib
import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ballots.intact import (
    complaints,
    decode,
    has_its_end,
    is_stepped,
    is_whole_jpeg,
    jpeg_has_its_end,
    jpeg_of_a_scanner,
    jpegs_of_tiff,
)
from ballots.messages import problem
from tally.problems import Place, Problem, UnreadableError

Grey = NDArray[np.uint8]

PAGE_FILES = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png"})
MAX_PIXELS = 120_000_000
"""About A3 at 600 dpi; a picture that claims more is refused before it is decoded."""
MAX_FILE_BYTES = 4_000_000_000
RENDER_DPI = 200
RENDER_DPI_MOST = 600
"""For PDF pages that are not simply one scanned picture; more, up to this, where a picture on the page is finer."""


@dataclass(frozen=True)
class PageRef:
    """One page of one file; `page` counts from 1."""

    path: Path
    page: int

    @property
    def source(self) -> str:
        return self.path.name


@dataclass(frozen=True)
class PageImage:
    """A decoded page: 8-bit grey, the dots per inch its file states (None: none), and a hash of what was stored."""

    grey: Grey
    dpi: float | None
    digest: str


@dataclass(frozen=True)
class Inputs:
    """What was given: pages in order (a file that cannot be opened stands there as one page), what is wrong with those
    files, and the files of a folder that hold no pages."""

    pages: tuple[PageRef, ...]
    unreadable: tuple[Problem, ...]
    ignored: tuple[Path, ...]


def list_pages(sources: Sequence[Path]) -> Inputs:
    """Every page of `sources` in the order given; folders in natural order (2 before 10), sub-folders included.

    A file named outright must be a page file. Other files of a folder are listed in `ignored`.
    """
    pages: list[PageRef] = []
    unreadable: list[Problem] = []
    ignored: list[Path] = []
    for path in _files(sources, ignored):
        try:
            pages.extend(PageRef(path, number) for number in range(1, count_pages(path) + 1))
        except UnreadableError as error:
            unreadable.extend(error.problems)
            pages.append(PageRef(path, 1))
    return Inputs(tuple(pages), tuple(unreadable), tuple(ignored))


def page_files(sources: Sequence[Path]) -> list[Path]:
    """The files of `sources` that may hold pages, in the order of `list_pages`."""
    return list(_files(sources, []))


def _files(sources: Sequence[Path], ignored: list[Path]) -> Iterator[Path]:
    for source in sources:
        if not source.is_dir():
            yield source
            continue
        for path in sorted((p for p in source.rglob("*") if p.is_file()), key=lambda p: natural(p.relative_to(source))):
            if path.suffix.lower() in PAGE_FILES:
                yield path
            else:
                ignored.append(path)


def natural(path: Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Sort key in which `scan2` comes before `scan10`."""
    return tuple(
        tuple(
            (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
            for part in re.split(r"(\d+)", name)
            if part
        )
        for name in path.parts
    )


def count_pages(path: Path) -> int:
    """Number of pages in a file. Raises UnreadableError when it is missing, of no known kind, or broken."""
    if not path.is_file():
        raise UnreadableError(problem("SCAN_MISSING", Place(file=str(path))))
    if path.suffix.lower() not in PAGE_FILES:
        raise UnreadableError(problem("SCAN_KIND", Place(file=str(path)), kind=path.suffix or "?"))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise UnreadableError(problem("SCAN_TOO_LARGE", Place(file=str(path)), limit=f"{MAX_FILE_BYTES:,} B"))
    counter = {".pdf": _pdf_count, ".tif": _tiff_count, ".tiff": _tiff_count}.get(path.suffix.lower(), _single_count)
    return counter(path)


def load_page(ref: PageRef) -> PageImage:
    """Decodes one page. Raises UnreadableError when it is cut short, broken or too large."""
    loader = {".pdf": _pdf_page, ".tif": _tiff_page, ".tiff": _tiff_page}.get(ref.path.suffix.lower(), _single_page)
    return loader(ref)


def _broken(path: Path, page: int = 0, detail: str = "") -> UnreadableError:
    return UnreadableError(
        problem(
            "SCAN_BROKEN", Place(file=str(path), at=str(page) if page else ""), detail=f" ({detail})" if detail else ""
        )
    )


def _damaged(ref: PageRef) -> UnreadableError:
    return _broken(ref.path, ref.page, "picture damaged")


def _checked_size(path: Path, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise UnreadableError(problem("SCAN_TOO_LARGE", Place(file=str(path)), limit=f"{MAX_PIXELS:,} px"))
    if min(size) < 1:
        raise _broken(path)


# ---- JPEG and PNG


def _single_count(path: Path) -> int:
    """1; the whole decoding is left to the worker, but a file cut short is told at once."""
    data = path.read_bytes()
    _header(path, data)
    if not has_its_end(data):
        raise _broken(path, detail="file cut short")
    return 1


def _single_page(ref: PageRef) -> PageImage:
    data = ref.path.read_bytes()
    dpi, see_through = _header(ref.path, data)
    if not has_its_end(data):
        raise _broken(ref.path, detail="file cut short")
    return PageImage(_decoded(ref, data, see_through), dpi, hashlib.sha256(data).hexdigest())


def _header(path: Path, data: bytes) -> tuple[float | None, bool]:
    """Checks the size the picture claims, before decoding it; returns the stated dots per inch, and whether the paper
    may be transparent."""
    if known := jpeg_of_a_scanner(data):
        _checked_size(path, known[0])
        return known[1], False
    with _picture(path, io.BytesIO(data), "JPEG", "PNG") as image:
        return _stated_dpi(image.info), image.has_transparency_data


@contextmanager
def _picture(path: Path, file: Path | io.BytesIO, *formats: str, page: int = 0) -> Iterator[Any]:
    """The picture in `file`, not decoded yet, its size checked. What a hostile file brings about while it is open
    becomes UnreadableError; what is merely odd about it is nobody's business."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(file, formats=formats) as image:
            _checked_size(path, image.size)
            yield image
    except UnreadableError:
        raise
    except Exception as error:
        raise _broken(path, page, type(error).__name__) from error


def _stated_dpi(info: dict[Any, Any]) -> float | None:
    try:
        across, down = (float(value) for value in info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return across if across > 1 and abs(across - down) < 0.01 * across else None


def _decoded(ref: PageRef, data: bytes, see_through: bool = False) -> Grey:
    if see_through:
        with _picture(ref.path, io.BytesIO(data), "PNG", page=ref.page) as image:
            return _on_white(image)
    decoded = decode(data, cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION)
    if decoded is None or (data.startswith(b"\xff\xd8") and is_stepped(decoded)):
        raise _damaged(ref)
    return np.asarray(decoded, dtype=np.uint8)


def _on_white(image: Any) -> Grey:
    """The picture in 8-bit grey; where it is transparent, white paper shows."""
    from PIL import Image

    if image.mode.startswith("I;16"):
        return (np.asarray(image) >> 8).astype(np.uint8)
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        image = paper
    return np.asarray(image.convert("L"), dtype=np.uint8)


# ---- TIFF


def _tiff_count(path: Path) -> int:
    with _picture(path, path, "TIFF") as image:
        return int(getattr(image, "n_frames", 1))


def _tiff_page(ref: PageRef) -> PageImage:
    with _picture(ref.path, ref.path, "TIFF", page=ref.page) as image:
        image.seek(ref.page - 1)
        _checked_size(ref.path, image.size)
        dpi = _stated_dpi(image.info)
        was_jpeg = _check_strips(ref, image)
        with complaints() as said:
            grey = _on_white(image)
    if said or (was_jpeg and is_stepped(grey)):
        raise _damaged(ref)
    return PageImage(grey, dpi, hashlib.sha256(grey.tobytes()).hexdigest())


def _check_strips(ref: PageRef, image: Any) -> bool:
    """Whether the page is stored as JPEG, which the TIFF library decodes without a word about damaged data."""
    pixels = 0
    for jpeg in jpegs_of_tiff(image):
        with _picture(ref.path, io.BytesIO(jpeg), "JPEG", page=ref.page) as strip:
            pixels += strip.width * strip.height
        _checked_size(ref.path, (pixels, 1))
        if not is_whole_jpeg(jpeg):
            raise _damaged(ref)
    return pixels > 0


# ---- PDF


@lru_cache(maxsize=2)
def _document(path: Path, stamp: tuple[int, int]) -> Any:
    """An open PDF; `stamp` (size, time) makes a changed file a new one."""
    import pypdfium2 as pdfium

    return pdfium.PdfDocument(path)


def _opened(path: Path) -> Any:
    state = path.stat()
    try:
        return _document(path, (state.st_size, state.st_mtime_ns))
    except Exception as error:
        raise _broken(path, detail=type(error).__name__) from error


def _pdf_count(path: Path) -> int:
    """Pages of the PDF. A PDF without its end is refused: what a repair would bring back is a guess."""
    with path.open("rb") as handle:
        handle.seek(max(0, path.stat().st_size - 2048))
        if b"%%EOF" not in handle.read():
            raise _broken(path, detail="file cut short")
    pages = len(_opened(path))
    if not pages:
        raise _broken(path, detail="no pages")
    return pages


def _pdf_page(ref: PageRef) -> PageImage:
    try:
        page = _opened(ref.path)[ref.page - 1]
        shown = _shown(page)
        return _embedded(ref, page, shown) or _rendered(ref, page, shown)
    except UnreadableError:
        raise
    except Exception as error:
        raise _broken(ref.path, ref.page, type(error).__name__) from error


def _embedded(ref: PageRef, page: Any, shown: Sequence[Any]) -> PageImage | None:
    """The one picture the page consists of, as it is stored; None where the page shows anything else."""
    import pypdfium2.raw as raw

    if len(shown) != 1 or shown[0].type != raw.FPDF_PAGEOBJ_IMAGE:
        return None
    picture = shown[0]
    left, bottom, right, top = picture.get_bounds()
    width, height = page.get_size()
    if (right - left) * (top - bottom) < 0.9 * width * height or _is_mirrored(picture):
        return None
    _checked_size(ref.path, picture.get_px_size())
    dpi = _picture_dpi(picture)
    if list(picture.get_filters()) == ["DCTDecode"]:
        data = bytes(picture.get_data(decode_simple=False))
        if not jpeg_has_its_end(data):
            raise _broken(ref.path, ref.page, "picture cut short")
        return PageImage(_decoded(ref, data), dpi, hashlib.sha256(data).hexdigest())
    _check_jpegs(ref, shown)
    return _from_bitmap(picture.get_bitmap(render=False), dpi)


def _check_jpegs(ref: PageRef, shown: Sequence[Any]) -> None:
    """Of a page that is drawn by the PDF library, which says nothing of damaged data."""
    import pypdfium2.raw as raw

    for picture in shown:
        if picture.type == raw.FPDF_PAGEOBJ_IMAGE and list(picture.get_filters())[-1:] == ["DCTDecode"]:
            _checked_size(ref.path, picture.get_px_size())
            if not is_whole_jpeg(bytes(picture.get_data(decode_simple=True))):
                raise _damaged(ref)


def _shown(page: Any) -> list[Any]:
    """What stands on the page. The text that recognition laid over a scan, invisible, does not."""
    import pypdfium2.raw as raw

    return [
        one
        for one in page.get_objects(max_depth=2)
        if one.type != raw.FPDF_PAGEOBJ_TEXT
        or raw.FPDFTextObj_GetTextRenderMode(one.raw) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
    ]


def _is_mirrored(picture: Any) -> bool:
    across, skew, slant, down, *_ = picture.get_matrix().get()
    return bool(across * down < skew * slant)


def _picture_dpi(picture: Any) -> float:
    left, bottom, right, top = picture.get_bounds()
    return float(max(picture.get_px_size()) * 72 / max(right - left, top - bottom, 1e-3))


def _rendered(ref: PageRef, page: Any, shown: Sequence[Any]) -> PageImage:
    import pypdfium2.raw as raw

    pictures = [_picture_dpi(one) for one in shown if one.type == raw.FPDF_PAGEOBJ_IMAGE]
    dpi = min(max([RENDER_DPI, *pictures]), RENDER_DPI_MOST)
    _check_jpegs(ref, shown)
    width, height = page.get_size()
    _checked_size(ref.path, (int(width * dpi / 72), int(height * dpi / 72)))
    return _from_bitmap(page.render(scale=dpi / 72, grayscale=True), float(dpi))


def _from_bitmap(bitmap: Any, dpi: float) -> PageImage:
    pixels = np.asarray(bitmap.to_pil().convert("L"), dtype=np.uint8)
    return PageImage(pixels, dpi, hashlib.sha256(pixels.tobytes()).hexdigest())
