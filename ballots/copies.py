"""Copies of a ballot: the page is in the file once, as a form object; each page of a copy only names it and a code."""

import secrets
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
from numpy.typing import NDArray
from pikepdf import Array, Dictionary, Name, Stream

from ballots.code import QUIET_MODULES
from ballots.layout import Box, LayoutPage

_POINTS = 72 / 25.4

Codes = Sequence[NDArray[np.bool_]]
"""The code of each side of one ballot."""


def write_copies(
    path: Path, pdf: bytes, pages: Sequence[LayoutPage], ballots: Iterator[Codes] | int, shared: Codes
) -> None:
    """Writes a PDF of ballots to `path`; `pdf` is one copy without codes.

    `ballots` is either a number of identical ballots, which carry the codes `shared`, or the codes of each ballot in turn.
    The bytes depend on nothing but what is given. The page tree is written once, at the end.
    """
    with pikepdf.new() as out, pikepdf.open(BytesIO(pdf)) as master:
        forms = [out.copy_foreign(page.as_form_xobject()) for page in master.pages]
        tree = out.Root.Pages
        if isinstance(ballots, int):
            sides = [_side(out, form, page, code) for form, page, code in zip(forms, pages, shared, strict=True)]
            kids = [_page(out, tree, *side) for _ in range(ballots) for side in sides]
        else:
            kids = [
                _page(out, tree, *_side(out, form, page, code))
                for codes in ballots
                for form, page, code in zip(forms, pages, codes, strict=True)
            ]
        tree.Kids, tree.Count = Array(kids), len(kids)
        tree.MediaBox = Array([0, 0, round(pages[0].width * _POINTS, 3), round(pages[0].height * _POINTS, 3)])
        out.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _side(
    out: pikepdf.Pdf, form: pikepdf.Object, page: LayoutPage, code: NDArray[np.bool_]
) -> tuple[pikepdf.Object, pikepdf.Object]:
    """Resources and contents of a page with this code on it."""
    resources = out.make_indirect(Dictionary(XObject=Dictionary(B=form, Q=_mask(out, code))))
    return resources, out.make_stream(_contents(page, len(code)))


def _mask(out: pikepdf.Pdf, code: NDArray[np.bool_]) -> pikepdf.Object:
    """The code as a stencil: dark modules are painted, nothing else."""
    side = len(code)
    data = np.packbits(~code, axis=1).tobytes()
    return Stream(
        out, zlib.compress(data, 9), Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side, ImageMask=True,
        BitsPerComponent=1, Filter=Name.FlateDecode,
    )  # fmt: skip


def _contents(page: LayoutPage, side: int) -> bytes:
    drawn = "".join(_placed(spot.box, page.height, side) for spot in page.codes)
    return f"/B Do 0 g {drawn}".encode("ascii")


def _placed(box: Box, height: float, side: int) -> str:
    x, y, width, _ = box
    quiet = width * QUIET_MODULES / (side + 2 * QUIET_MODULES)
    left, bottom, size = x + quiet, height - y - width + quiet, width - 2 * quiet
    return f"q {size * _POINTS:.3f} 0 0 {size * _POINTS:.3f} {left * _POINTS:.3f} {bottom * _POINTS:.3f} cm /Q Do Q "


def _page(
    out: pikepdf.Pdf, tree: pikepdf.Object, resources: pikepdf.Object, contents: pikepdf.Object
) -> pikepdf.Object:
    return out.make_indirect(Dictionary(Type=Name.Page, Parent=tree, Resources=resources, Contents=contents))


def serials(count: int) -> list[str]:
    """`count` different random serials, 16 hex digits each, in no order."""
    found: set[str] = set()
    while len(found) < count:
        found.update(secrets.token_hex(8) for _ in range(count - len(found)))
    return sorted(found, key=lambda _: secrets.randbits(64))
