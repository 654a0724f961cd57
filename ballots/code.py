"""The QR code of a ballot page: what it says, signed, and how it is drawn.

The text is `PB1` and the base32 of: format version, flags, round, page, pages, the first 12 bytes of the style hash,
the contest id, 8 bytes of serial where there is one, and an Ed25519 signature over all before it. Only capital
letters and digits, so that the code stays small. Identical ballots carry identical codes: nothing in them can be
tied to a person.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from typing import Final

import numpy as np
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from numpy.typing import NDArray

from ballots.layout import Layout
from ballots.record import Rejection

PREFIX: Final = "PB1"
STYLE_BYTES: Final = 12
SERIAL_BYTES: Final = 8
QUIET_MODULES: Final = 4
LEVEL: Final = "M"

_VERSION: Final = 1
_SIGNATURE_BYTES: Final = 64
_HEAD: Final = struct.Struct(f">BBBBB{STYLE_BYTES}sB")
_TEST, _SERIAL = 1, 2


class ForeignCodeError(ValueError):
    """The code was not made by this program (or by a later one): not a ballot's code."""


class BadSignatureError(ValueError):
    """The code has a ballot's form, but was not signed with the key of this count."""


@dataclass(frozen=True)
class Payload:
    """What the code of one page says. `page` counts from 1; `style` is the start of the style hash, 24 hex digits;
    `serial` is empty for identical ballots, else 16 hex digits."""

    contest: str
    round: int
    page: int
    pages: int
    style: str
    test: bool = False
    serial: str = ""

    def is_of_style(self, style: str) -> bool:
        """Whether the page was printed in the style whose whole hash is `style`."""
        return style.startswith(self.style)


def make(payload: Payload, key: Ed25519PrivateKey) -> str:
    """The signed text of the code. `payload.style` may be the whole hash; its start goes into the code."""
    body = _body(payload)
    return PREFIX + base64.b32encode(body + key.sign(body)).decode("ascii").rstrip("=")


def read(text: str, key: Ed25519PublicKey) -> Payload:
    """What a code says, its signature checked.

    Raises ForeignCodeError when the text is not of a ballot, BadSignatureError when it was signed by another key
    or altered.
    """
    signed = _decoded(text)
    body, signature = signed[:-_SIGNATURE_BYTES], signed[-_SIGNATURE_BYTES:]
    payload = _parsed(body)
    try:
        key.verify(signature, body)
    except InvalidSignature as error:
        raise BadSignatureError(text) from error
    return payload


def not_of_this_count(payload: Payload, layout: Layout) -> Rejection | str:
    """Why a page is no ballot that `layout` reads, or an empty text."""
    if payload.contest != layout.contest:
        return "OTHER_CONTEST"
    if payload.round != layout.round:
        return "OTHER_ROUND"
    if payload.test != layout.test:
        return "TEST_BALLOT"
    if not payload.is_of_style(layout.style) or not 1 <= payload.page <= len(layout.pages):
        return "OTHER_VERSION"
    return ""


def _body(payload: Payload) -> bytes:
    serial = bytes.fromhex(payload.serial)
    contest = payload.contest.encode("ascii")
    head = _HEAD.pack(
        _VERSION,
        _TEST * payload.test | _SERIAL * bool(serial),
        payload.round,
        payload.page,
        payload.pages,
        bytes.fromhex(payload.style)[:STYLE_BYTES],
        len(contest),
    )
    return head + contest + serial


def _decoded(text: str) -> bytes:
    encoded = text.removeprefix(PREFIX)
    if encoded == text or len(encoded) > 1000:
        raise ForeignCodeError(text)
    try:
        signed = base64.b32decode(encoded + "=" * (-len(encoded) % 8))
    except (binascii.Error, ValueError) as error:
        raise ForeignCodeError(text) from error
    if len(signed) < _HEAD.size + _SIGNATURE_BYTES:
        raise ForeignCodeError(text)
    return signed


def _parsed(body: bytes) -> Payload:
    version, flags, round_, page, pages, style, length = _HEAD.unpack_from(body)
    contest, serial = body[_HEAD.size : _HEAD.size + length], body[_HEAD.size + length :]
    expected = SERIAL_BYTES if flags & _SERIAL else 0
    if version != _VERSION or len(contest) != length or len(serial) != expected or not contest.isascii():
        raise ForeignCodeError(body.hex())
    return Payload(contest.decode("ascii"), round_, page, pages, style.hex(), bool(flags & _TEST), serial.hex())


def modules(text: str) -> NDArray[np.bool_]:
    """The dark modules of the code of `text`, without quiet zone; rows from the top."""
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    return np.array(code.get_matrix(), dtype=np.bool_)


def modules_fast(text: str) -> NDArray[np.bool_]:
    """As `modules`, by the quicker writer: for codes by the thousand.

    One mask for all: trying the eight and weighing them is most of a writer's work (0.35 of 0.40 ms), and a signature
    is as random as any mask makes it.
    """
    import zxingcpp

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=LEVEL, data_mask=0)
    dark: NDArray[np.bool_] = np.array(barcode.to_image(scale=1, add_quiet_zones=False)) == 0
    return dark


def side_mm(text: str, module: float) -> float:
    """Side of the printed code with its quiet zone in mm, a module being `module` mm."""
    return round((len(modules(text)) + 2 * QUIET_MODULES) * module, 2)
