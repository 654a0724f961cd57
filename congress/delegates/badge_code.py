"""The QR code of a badge: which congress, which delegate's number, which issue, signed. Digits only.

A scanner that types like a keyboard gets digits through whatever Vietnamese typing method is switched on, where letters
turn into others. The code shares nothing with a ballot's (congress says PB1 there, letters follow; another key, another
signed text): neither is ever taken for the other, and nothing on a ballot says anything that stands here.

The text is `11` and, as one decimal number of 184 digits: format version, 8 bytes that stand for the congress, number,
issue, and an Ed25519 signature over all before it.
"""

import struct
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CONGRESS_BYTES: Final = 8
MOST_ISSUES: Final = 255
_PREFIX: Final = "11"
_VERSION: Final = 1
_DOMAIN: Final = b"congress-badge/1\n"
_BODY: Final = struct.Struct(f">B{CONGRESS_BYTES}sHB")
_SIGNATURE_BYTES: Final = 64
_BYTES: Final = _BODY.size + _SIGNATURE_BYTES
_DIGITS: Final = len(str(256**_BYTES - 1))


class ForeignCodeError(ValueError):
    """The text is no badge's code."""


class ForgedCodeError(ValueError):
    """The text has a badge's form, but was not signed with a key of this congress."""


@dataclass(frozen=True)
class Badge:
    """`congress` is 16 hex digits."""

    congress: str
    number: int
    issue: int


def make(badge: Badge, key: Ed25519PrivateKey) -> str:
    body = _BODY.pack(_VERSION, bytes.fromhex(badge.congress), badge.number, badge.issue)
    signed = body + key.sign(_DOMAIN + body)
    return _PREFIX + str(int.from_bytes(signed)).zfill(_DIGITS)


def is_badge_like(text: str) -> bool:
    return len(text) == len(_PREFIX) + _DIGITS and text.startswith(_PREFIX) and text.isascii() and text.isdecimal()


def said(text: str) -> Badge:
    """What a code says, its signature not looked at. Raises ForeignCodeError where it is no badge's."""
    body = _signed(text)[: _BODY.size]
    version, congress, number, issue = _BODY.unpack(body)
    if version != _VERSION:
        raise ForeignCodeError(text)
    return Badge(congress.hex(), number, issue)


def verified(text: str, key: Ed25519PublicKey) -> Badge:
    """What a code says, signed with `key`. Raises ForeignCodeError, ForgedCodeError."""
    badge = said(text)
    signed = _signed(text)
    try:
        key.verify(signed[_BODY.size :], _DOMAIN + signed[: _BODY.size])
    except InvalidSignature as error:
        raise ForgedCodeError(text) from error
    return badge


def _signed(text: str) -> bytes:
    if not is_badge_like(text):
        raise ForeignCodeError(text)
    number = int(text[len(_PREFIX) :])
    if number >= 256**_BYTES:
        raise ForeignCodeError(text)
    return number.to_bytes(_BYTES)
