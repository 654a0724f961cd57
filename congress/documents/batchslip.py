"""The slip that lies on a batch of sheets: how many there are, and who handled them."""

from io import BytesIO

import numpy as np
from PIL import Image
from pydantic import BaseModel, ConfigDict

from ballots.code import QUIET_MODULES, modules
from congress.documents.format import layout_for
from congress.documents.legal_words import round_words
from congress.documents.making import speaking
from congress.documents.render_html import render_html
from congress.documents.render_pdf import pdf_of
from congress.documents.slipcode import SlipCode, slip_code
from congress.documents.words import dotted, number
from congress.i18n import _
from tally.contest import Contest
from tally.problems import Lang

PICTURE = "slip-code.png"
_PIXELS_A_MODULE = 6
_BLANK = 32
"""Dots to write a name on."""


class BatchSlip(BaseModel):
    """Tờ kê: the words of one slip. `made_from` and `sha256` are what the frame of documents prints below."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang
    test: bool
    unofficial: bool = False
    not_public: bool = False
    organisation: tuple[str, ...]
    title: str
    election: str
    round: str
    round_words: str
    batch: str
    sheets: str
    hands: tuple[str, ...]
    blank: str
    picture: str
    made_from: str
    sha256: str


def slip_pdf(contest: Contest, batch: str, sheets: int, lang: Lang) -> bytes:
    """The slip as PDF; the same bytes for the same batch."""
    code = slip_code(SlipCode(contest.id, contest.round, batch, sheets))
    layout = layout_for(contest.regulation)
    event = contest.event
    with speaking(lang):
        slip = BatchSlip(
            lang=lang,
            test=contest.test,
            organisation=tuple(line for line in (event.organisation, event.congress) if line),
            title=contest.title,
            election=contest.id,
            round=number(contest.round, lang),
            round_words=round_words(contest),
            batch=batch,
            sheets=number(sheets, lang),
            hands=_hands(),
            blank=dotted(_BLANK),
            picture=PICTURE,
            made_from=_("Code of the slip"),
            sha256=code,
        )
        html = render_html("batch_slip.html", slip, layout)
    return pdf_of(html, code.encode(), (), layout.font, {PICTURE: _picture(code)})


def _hands() -> tuple[str, ...]:
    """Whose names are written on the slip, in the order in which the pile goes through their hands."""
    return (
        _("Counted the sheets, first time"),
        _("Counted the sheets, second time"),
        _("Scanned"),
        _("Keyed, first time"),
        _("Keyed, second time"),
        _("Settled the differences"),
        _("Sealed and handed over"),
    )


def _picture(code: str) -> bytes:
    dark = np.pad(modules(code), QUIET_MODULES)
    pixels = np.kron(np.where(dark, 0, 255).astype(np.uint8), np.ones((_PIXELS_A_MODULE,) * 2, np.uint8))
    written = BytesIO()
    Image.fromarray(pixels).save(written, "PNG")
    return written.getvalue()
