"""Badges: which were issued, to whom, under which key; made as a PDF, ten on an A4 page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image
from pydantic import BaseModel, ConfigDict

from ballots.code import QUIET_MODULES, modules_fast
from ballots.keys import public_key, public_text, signing_key
from congress.custody import Act, drafting, read_entries, record
from congress.delegates.badge_code import (
    CONGRESS_BYTES,
    MOST_ISSUES,
    Badge,
    ForeignCodeError,
    ForgedCodeError,
    is_badge_like,
    make,
    said,
    verified,
)
from congress.delegates.messages import problem
from congress.delegates.roll import Roll, Seat, read_roll
from congress.documents.format import party_format
from congress.documents.making import speaking
from congress.documents.render_html import render_html
from congress.documents.render_pdf import pdf_of
from congress.elections.steps import overtaken
from congress.i18n import _
from congress.journal import Entry
from congress.storage import sha256_of
from congress.workspace import Settings, Workspace
from tally.names import ballot_order_key
from tally.problems import InvalidError, Lang, Place, StopError

BADGES_A_PAGE = 10
_PIXELS_A_MODULE = 4
_OTHER_CODES = ("PB", "PS")
"""How the codes of ballots and of slips begin."""


@dataclass(frozen=True)
class Issued:
    """`keys`: public keys, the latest last. `issues`: id → the issue that is good."""

    congress: str
    keys: tuple[str, ...] = ()
    issues: Mapping[str, int] = field(default_factory=dict)


def issued_of(entries: list[Entry]) -> Issued:
    """What the journal says of badges; the congress is known by the first entry of its journal."""
    issued = Issued(entries[0].hash[: 2 * CONGRESS_BYTES])
    for entry in entries:
        if entry.action == "badges":
            key = entry.payload["public_key"]
            keys = issued.keys if key in issued.keys[-1:] else (*issued.keys, key)
            issued = Issued(issued.congress, keys, {**issued.issues, **entry.payload["issues"]})
    return issued


def default_key_path() -> Path:
    """`badge-signing.pem` in the user's configuration folder: not the key of ballots."""
    from platformdirs import user_config_path

    return user_config_path("congress-toolkit") / "badge-signing.pem"


def seat_of(text: str, roll: Roll, issued: Issued) -> Seat:
    """Whose badge a code is. Raises InvalidError, in words, for what is no good badge of this congress."""
    if text.startswith(_OTHER_CODES):
        raise InvalidError(problem("BADGE_IS_BALLOT"))
    try:
        badge = said(text)
    except ForeignCodeError as error:
        raise InvalidError(problem("BADGE_NO_BADGE")) from error
    if badge.congress != issued.congress:
        raise InvalidError(problem("BADGE_OTHER_CONGRESS"))
    if not issued.keys:
        raise InvalidError(problem("BADGES_NONE"))
    if not any(_is_signed(text, key) for key in issued.keys):
        raise InvalidError(problem("BADGE_FORGED"))
    seat = next((seat for seat in roll.seats.values() if seat.delegate.number == badge.number), None)
    if seat is None:
        raise InvalidError(problem("BADGE_OF_NOBODY", number=badge.number))
    good = issued.issues.get(seat.id, 0)
    if badge.issue != good or not _is_signed(text, issued.keys[-1]):
        values = {"name": seat.name, "issue": badge.issue, "good": good}
        raise InvalidError(problem("BADGE_WITHDRAWN", Place(subject=seat.name), **values))
    return seat


def _is_signed(text: str, key: str) -> bool:
    try:
        verified(text, public_key(key))
    except ForgedCodeError:
        return False
    return True


def is_code(text: str) -> bool:
    """Whether a line is meant as a code that was scanned, a badge's or another."""
    return is_badge_like(text) or text.startswith(_OTHER_CODES) or (text.isdecimal() and len(text) > 9)


def issue_badges(
    workspace: Workspace, by: str, *, only: Iterable[str] = (), reason: str = "", key_file: Path | None = None
) -> tuple[str, int]:
    """Makes badges of everybody who may come (`only`: of these alone, anew); returns the PDF's name and their number.

    The first badges of all need no reason, and the same command again makes the same badges. Badges made anew take the
    place of the person's earlier ones, which no desk accepts any more: raises StopError `BADGE_REASON` without reason,
    `BADGE_OTHER_KEY` where the key is not the one of the badges that are out and not all are made anew.
    """
    entries = read_entries(workspace)
    roll, issued = read_roll(workspace, entries), issued_of(entries)
    key = signing_key(key_file or default_key_path())
    wanted = [roll.found(who) for who in only]
    other_key = bool(issued.keys) and public_text(key) != issued.keys[-1]
    anew = bool(wanted) or other_key
    if other_key and (wanted or not reason.strip()):
        raise StopError(problem("BADGE_OTHER_KEY", made=issued.keys[-1][:12], given=public_text(key)[:12]))
    if anew and not reason.strip():
        raise StopError(problem("BADGE_REASON"))
    seats = wanted or [seat for seat in roll.seats.values() if seat.standing in ("official", "alternate")]
    issues = {seat.id: issued.issues.get(seat.id, 0) + 1 if anew else issued.issues.get(seat.id, 1) for seat in seats}
    if any(issue > MOST_ISSUES for issue in issues.values()):
        raise StopError(problem("BADGE_ISSUES", most=MOST_ISSUES))
    number = sum(entry.action == "badges" for entry in entries)
    with drafting(workspace) as folder:
        made = folder / "badges.pdf"
        made.write_bytes(badges_pdf(workspace.settings, seats, issues, issued.congress, key))
        digest = sha256_of(made)
        recorded = {entry.payload["files"][name]: name for entry in entries if entry.action == "badges"
                    for name in entry.payload["files"]}  # fmt: skip
        name = recorded.get(digest, f"badges/badges-{number + 1}.pdf")

        def decide(now: list[Entry]) -> Act | None:
            if issued_of(now) != issued or read_roll(workspace, now) != roll:
                raise overtaken(name)
            if digest in recorded:
                return None
            payload = {"public_key": public_text(key), "issues": issues, "badges": len(seats), "reason": reason.strip()}
            return Act("badges", payload, f"badges:{number + 1}")

        record(workspace, by, decide, {name: made})
    return name, len(seats)


class BadgeLine(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    number: str
    name: str
    size: str
    unit: str
    label: str
    alternate: bool
    picture: str


class BadgeSheet(BaseModel):
    """What the badges print; pages of at most ten."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang
    organisation: str
    congress: str
    pages: tuple[tuple[BadgeLine, ...], ...]


def badges_pdf(
    settings: Settings, seats: Iterable[Seat], issues: Mapping[str, int], congress: str, key: Ed25519PrivateKey
) -> bytes:
    """One badge a seat, by unit and name. The same bytes for the same badges."""
    lang: Lang = settings.language
    ordered = sorted(seats, key=lambda seat: (seat.delegate.unit, ballot_order_key(seat.name), seat.delegate.number))
    pictures = {}
    lines = []
    with speaking(lang):
        for seat in ordered:
            code = make(Badge(congress, seat.delegate.number, issues[seat.id]), key)
            name = f"badge-{seat.delegate.number}.png"
            pictures[name] = _picture(code)
            lines.append(_line(seat, name))
        pages = tuple(tuple(lines[start : start + BADGES_A_PAGE]) for start in range(0, len(lines), BADGES_A_PAGE))
        sheet = BadgeSheet(
            lang=lang, organisation=settings.organisation, congress=settings.congress or settings.title, pages=pages
        )
        layout = party_format()
        html = render_html("badges.html", sheet, layout)
    return pdf_of(html, html.encode() + congress.encode(), (), layout.font, pictures)


def _line(seat: Seat, picture: str) -> BadgeLine:
    one = seat.delegate
    return BadgeLine(
        number=str(one.number),
        name=one.name,
        size=_size(one.name),
        unit=one.unit,
        label=_("ALTERNATE DELEGATE") if seat.standing == "alternate" else _("DELEGATE"),
        alternate=seat.standing == "alternate",
        picture=picture,
    )


def _size(name: str) -> str:
    """The class of type in which the longest names still fit."""
    return next((size for most, size in ((18, "l"), (40, "m"), (100, "s")) if len(name) <= most), "xs")


def _picture(code: str) -> bytes:
    dark = np.pad(modules_fast(code), QUIET_MODULES)
    pixels = np.kron(np.where(dark, 0, 255).astype(np.uint8), np.ones((_PIXELS_A_MODULE,) * 2, np.uint8))
    written = BytesIO()
    Image.fromarray(pixels).convert("1").save(written, "PNG")
    return written.getvalue()
