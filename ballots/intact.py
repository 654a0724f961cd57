"""Whether the data of a picture is whole. Decoders fill up what is missing and go on after what is wrong; at most they
say so on standard error, where a person looks but no program. Here what they say is heard.

A code of the picture read wrongly moves or repaints all after it up to the next place where decoding begins anew, which
may be a strip of a few millimetres: a ghost in a square, and nothing wrong elsewhere.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from tempfile import TemporaryFile
from threading import Lock
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

JPEG_IN_TIFF: Final = 7
OLD_JPEG_IN_TIFF: Final = 6
"""Given up in 1995 since programs do not agree on it; its data cannot be checked."""
_COMPRESSION, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES, _TABLES = 259, 273, 279, 324, 325, 347
_START, _END = b"\xff\xd8", b"\xff\xd9"

_COMPLAINT = re.compile(
    rb"Corrupt JPEG data|Premature end of JPEG|Invalid SOS|Inconsistent progression|Unsupported marker"  # libjpeg
    rb"|libpng error"
    rb"|^\w+: .+\.$",  # libtiff: who complains, and of what
    re.MULTILINE,
)
_BLOCK: Final = 8
_APART: Final = 4 * _BLOCK
"""Pixels of a row looked at are so far from each other."""
_LEAST: Final = 640
"""Pixels across, of a page that is fine enough to be read; fewer places are no sample of the paper."""
_RANKS: Final = (0.5, 0.8)
"""Of all places in a row: a number read wrongly shifts dark and light ones alike, which print does not, nor the edge
of what somebody photographed."""
_STEP: Final = 9
"""Grey levels (of 255) that paper does not change by from one row of pixels to the next; shadows and folds make 6."""
_AS_BLOCKS_DO: Final = (((-2, -1), -0.2, 0.2), ((0, 1), -0.2, 0.2), ((-13, 12), 0.75, 1.25))
"""Pairs of rows around the first one of a row of blocks, and the part of the step there may be between them: none next
to it; all of it one block further on either side, where a printed line is over."""
_PADDING = re.compile(rb"Corrupt JPEG data: (\d+) extraneous bytes before marker 0xd9")
_one_at_a_time = Lock()
_JFIF_BYTES: Final = 20
_PER_INCH: Final = {1: 1.0, 2: 2.54}
"""By the unit that a JFIF header states: dots per inch, dots per centimetre."""
_NO_FRAME: Final = frozenset({0x01, *range(0xD0, 0xDB), 0xFF})
"""Markers after which no frame header is looked for: they have no length, or the picture begins."""
_NO_SIZE: Final = frozenset({0xC4, 0xC8, 0xCC})
"""Tables and reserved markers among those of frame headers."""


@contextmanager
def complaints() -> Iterator[list[bytes]]:
    """What decoders at work in the block say on standard error: the lines, there after the block.

    What anything else writes there meanwhile is passed on.
    """
    heard: list[bytes] = []
    with _one_at_a_time:
        ear, kept = _ear(), _second_handle()
        os.dup2(ear, 2)
        try:
            yield heard
        finally:
            if sys.stderr:
                sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
            for line in _said(ear):
                if _COMPLAINT.search(line.strip()):
                    heard.append(line.strip())
                else:
                    os.write(2, line)


@cache
def _ear() -> int:
    """A file without a name, for all that will be said in the life of this process."""
    with TemporaryFile() as file:
        return os.dup(file.fileno())


def _second_handle() -> int:
    """On standard error; where it is closed, on nothing."""
    try:
        return os.dup(2)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)


def _said(ear: int) -> list[bytes]:
    """The lines written to `ear`, which is empty then."""
    if not (length := os.lseek(ear, 0, os.SEEK_CUR)):
        return []
    os.lseek(ear, 0, os.SEEK_SET)
    said = os.read(ear, length)
    os.ftruncate(ear, 0)
    os.lseek(ear, 0, os.SEEK_SET)
    return said.splitlines(keepends=True)


def decode(data: bytes, flags: int) -> Any:
    """The picture in a JPEG or PNG, or None where its data is not whole. `flags` are those of OpenCV."""
    with complaints() as said:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    return None if any(not _is_padding(line, data) for line in said) else picture


def _is_padding(complaint: bytes, data: bytes) -> bool:
    """Some devices put zeros between the picture and the end marker."""
    counted = _PADDING.match(complaint)
    if not counted:
        return False
    end = data.rfind(_END)
    return not any(data[max(0, end - int(counted[1])) : end])


def is_whole_jpeg(data: bytes) -> bool:
    """Whether a JPEG has as much data as its picture takes, and not less: it decodes without a complaint, and not any
    more with its last byte gone. An eighth of its size is decoded, twice: all its codes are read then too."""
    end = data.rfind(_END)
    shorter = data[:end].rstrip(b"\0")[:-1].rstrip(b"\xff") + _END
    return end > 0 and _decodes(data) and not _decodes(shorter)


def _decodes(data: bytes) -> bool:
    return decode(data, cv2.IMREAD_REDUCED_GRAYSCALE_8 | cv2.IMREAD_IGNORE_ORIENTATION) is not None


def is_stepped(grey: NDArray[np.uint8]) -> bool:
    """Whether the paper of a picture that was a JPEG changes its brightness all at once from one row of blocks to the
    next, over half the width or more: one number read wrongly shifts every block after it, and is no wrong code. Light,
    shadows and folds take more than one row of pixels, and seldom begin with a row of blocks."""
    if min(grey.shape) < _LEAST:
        return False
    at_once = _changes(grey, -1, 0)
    stepped = np.abs(at_once) >= _STEP
    if not stepped.all(axis=1).any():
        return False
    for rows, share_least, share_most in _AS_BLOCKS_DO:
        share = _changes(grey, *rows) / np.where(stepped, at_once, 1)
        stepped &= (share_least <= share) & (share <= share_most)
    return bool(stepped.all(axis=1).any())


def _changes(grey: NDArray[np.uint8], one: int, other: int) -> NDArray[np.float64]:
    """By how much row `other` is lighter than row `one`, counted from the first row of each row of blocks but two at
    either end: halves of the row × `_RANKS` × rows of blocks."""
    count = grey.shape[0] // _BLOCK - 4
    first, second = (grey[2 * _BLOCK + at :: _BLOCK, _BLOCK // 2 :: _APART][:count] for at in (one, other))
    middle = first.shape[1] // 2
    return np.stack([_greys(second[:, half]) - _greys(first[:, half]) for half in (slice(middle), slice(middle, None))])


def _greys(rows: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Two greys of each row, by rank: its middle one, and one that is paper's whatever line of print is there."""
    return np.sort(rows, axis=1)[:, [int(rank * rows.shape[1]) for rank in _RANKS]].T.astype(np.float64)


def has_its_end(data: bytes) -> bool:
    """False for a JPEG or PNG whose end is missing: told before anything is decoded."""
    if data.startswith(_START):
        return jpeg_has_its_end(data)
    if data.startswith(b"\x89PNG"):
        return b"IEND" in data[-64:] or data.rfind(b"IEND\xae\x42\x60\x82") > 0
    return True


def jpeg_has_its_end(data: bytes) -> bool:
    """Whether the end marker follows the picture's scan data, where 0xFF never stands before 0xD9 otherwise."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == 0xDA:
            return data.rfind(_END, at) > 0
        elif 0xD0 <= marker <= 0xD8 or marker == 0x01:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def jpeg_of_a_scanner(data: bytes) -> tuple[tuple[int, int], float] | None:
    """Width and height in pixels, and dots per inch, of a JPEG that states them as scanners do (JFIF). None of any
    other file, which a picture library knows better how to take."""
    if len(data) < _JFIF_BYTES or data[:4] != _START + b"\xff\xe0" or data[6:11] != b"JFIF\0":
        return None
    if data[13] not in _PER_INCH:
        return None
    across, down = (int.from_bytes(data[at : at + 2], "big") * _PER_INCH[data[13]] for at in (14, 16))
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF and data[at + 1] not in _NO_FRAME:
        if 0xC0 <= data[at + 1] <= 0xCF and data[at + 1] not in _NO_SIZE:
            height, width = (int.from_bytes(data[place : place + 2], "big") for place in (at + 5, at + 7))
            return ((width, height), across) if across > 1 and abs(across - down) < 0.01 * across else None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def jpegs_of_tiff(image: Any) -> Iterator[bytes]:
    """The strips or tiles of the page that `image`, an open TIFF, shows, each as a JPEG of its own; none where the page
    is stored otherwise. Raises ValueError for a page that is stored in a way that cannot be checked."""
    tags = image.tag_v2
    if tags.get(_COMPRESSION) == OLD_JPEG_IN_TIFF:
        raise ValueError
    if tags.get(_COMPRESSION) != JPEG_IN_TIFF:
        return
    tables = tags.get(_TABLES, b"")
    if not isinstance(tables, bytes):
        raise ValueError  # noqa: TRY004 - what the file says is wrong, not what was passed
    begin = tables.removesuffix(_END) if tables else _START
    places: Sequence[int] = tags.get(_STRIPS) or tags.get(_TILES) or ()
    lengths: Sequence[int] = tags.get(_STRIP_BYTES) or tags.get(_TILE_BYTES) or ()
    for place, length in zip(places, lengths, strict=True):
        image.fp.seek(place)
        yield begin + image.fp.read(length).removeprefix(_START)
