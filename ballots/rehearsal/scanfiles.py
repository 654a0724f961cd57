"""Scanned pictures bound into the files of many pages that office scanners write: PDF, or TIFF in black and white."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ballots.files import replacing

PAGES_A_FILE = 200
NO_DPI = 72.0
"""Dots per inch of a page whose picture states none: a point a pixel."""
DARKER = 60
"""Text mode of a copier: black is what is so many grey levels darker than the paper."""


def file_names(pages: int, kind: str) -> list[str]:
    """`scans.pdf`, or above 200 pages `scans-001.pdf` and so on."""
    suffix, _write = KINDS[kind]
    if pages <= PAGES_A_FILE:
        return [f"scans{suffix}"]
    return [f"scans-{number:03d}{suffix}" for number in range(1, -(-pages // PAGES_A_FILE) + 1)]


def bound(pictures: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    """Writes the JPEG `pictures`, in order, into files of `folder` (see `file_names`); returns these."""
    _suffix, write = KINDS[kind]
    files = [folder / name for name in file_names(len(pictures), kind)]
    for number, path in enumerate(files):
        with replacing(path) as beside:
            write(pictures[number * PAGES_A_FILE : (number + 1) * PAGES_A_FILE], beside)
    return files


def write_pdf(pictures: Sequence[Path], path: Path) -> None:
    """Each picture is a page, as it is: not decoded and coded again."""
    import pikepdf
    from PIL import Image

    with pikepdf.new() as document:
        for picture in pictures:
            with Image.open(picture) as image:
                width, height, colour = *image.size, image.mode
                dpi = float(image.info.get("dpi", (NO_DPI, NO_DPI))[0])
            space = pikepdf.Name.DeviceGray if colour == "L" else pikepdf.Name.DeviceRGB
            stored = document.make_stream(
                picture.read_bytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width, Height=height,
                ColorSpace=space, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
            )  # fmt: skip
            across, down = (side * 72 / dpi for side in (width, height))
            page = document.add_blank_page(page_size=(across, down))
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=stored))
            page.Contents = document.make_stream(f"q {across:.3f} 0 0 {down:.3f} 0 0 cm /Im Do Q".encode())
        document.save(path, deterministic_id=True)


def write_tiff(pictures: Sequence[Path], path: Path) -> None:
    """Black and white, coded as fax machines do (group 4)."""
    import numpy as np
    from PIL import Image, TiffImagePlugin

    with TiffImagePlugin.AppendingTiffWriter(path, new=True) as file:
        for picture in pictures:
            with Image.open(picture) as image:
                grey = np.asarray(image.convert("L"))
                paper = float(np.median(grey[::8, ::8]))
                page = Image.fromarray(grey > paper - DARKER).convert("1")
                stated = {"dpi": image.info["dpi"]} if "dpi" in image.info else {}
                page.save(file, "TIFF", compression="group4", **stated)
            file.newFrame()


KINDS: Mapping[str, tuple[str, Callable[[Sequence[Path], Path], None]]] = {
    "pdf": (".pdf", write_pdf),
    "tiff": (".tif", write_tiff),
}
"""Format → the ending of its files, and what writes one."""
