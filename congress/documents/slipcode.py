"""What the QR code of a batch's slip says: election, round, batch, sheets. Capital letters and digits only, so that a
scanner that types like a keyboard gets it through whatever the keyboard is set to."""

import base64
import binascii
import re
from dataclasses import dataclass

PREFIX = "PS1"
_LONGEST = 500
_SAID = re.compile(r"([^/]{1,64})/(\d{1,2})/([^/]{1,40})/(\d{1,4})")


@dataclass(frozen=True)
class SlipCode:
    contest: str
    round: int
    batch: str
    sheets: int


def slip_code(slip: SlipCode) -> str:
    said = f"{slip.contest}/{slip.round}/{slip.batch}/{slip.sheets}"
    return PREFIX + base64.b32encode(said.encode()).decode("ascii").rstrip("=")


def read_slip_code(text: str) -> SlipCode | None:
    """What the code says; None where it is no slip's."""
    encoded = text.removeprefix(PREFIX)
    if encoded == text or len(encoded) > _LONGEST:
        return None
    try:
        said = base64.b32decode(encoded + "=" * (-len(encoded) % 8)).decode()
    except (binascii.Error, ValueError):
        return None
    found = _SAID.fullmatch(said)
    return SlipCode(found[1], int(found[2]), found[3], int(found[4])) if found else None
