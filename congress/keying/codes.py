"""Codes that a handheld scanner types: those of ballots, and that of the batch's slip."""

from ballots.code import PREFIX, BadSignatureError, ForeignCodeError, Payload, not_of_this_count, read
from ballots.keys import public_key
from ballots.layout import Layout
from ballots.messages import problem as ballots_problem
from congress.documents.slipcode import PREFIX as SLIP_PREFIX
from congress.documents.slipcode import SlipCode, read_slip_code
from congress.keying.line import LineError
from congress.messages import problem


def is_code(line: str) -> bool:
    """Whether a line came out of a scanner: no keyed line begins like that."""
    return line.strip()[:3].upper() in (PREFIX, SLIP_PREFIX)


def ballot_code(line: str, layout: Layout | None) -> Payload:
    """What a ballot's code says. Raises LineError in words where the ballot is not one of this count."""
    if layout is None:
        raise LineError([problem("CODE_WITHOUT_BALLOTS")])
    try:
        payload = read(line.strip(), public_key(layout.public_key))
    except BadSignatureError as error:
        raise LineError([ballots_problem("BAD_SIGNATURE")]) from error
    except ForeignCodeError as error:
        raise LineError([problem("CODE_UNREADABLE")]) from error
    if refused := not_of_this_count(payload, layout):
        found = f"{payload.contest} · {payload.round}"
        raise LineError([ballots_problem(refused, found=found)])
    return payload


def require_slip(line: str, expected: SlipCode) -> None:
    """Raises LineError where the code is another batch's slip."""
    said = read_slip_code(line.strip())
    if said is None:
        raise LineError([problem("CODE_UNREADABLE")])
    if said != expected:
        raise LineError([problem("CODE_OTHER_SLIP", batch=said.batch, sheets=said.sheets, round=said.round)])
