"""HTML of a document → PDF/A-3u, tagged, fonts embedded, the same bytes every time."""

import datetime
import hashlib
import mimetypes
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

from ballots.fontcheck import families, letters_lacking
from ballots.layoutengine import HTML, Attachment, FatalURLFetchingError, URLFetcherResponse
from congress.documents.conformance import conform
from congress.documents.render_html import template_folder
from congress.documents.signature_fields import add_fields
from congress.documents.sources import Carried
from congress.messages import problem
from tally.problems import InvalidError

FONT = "Tinos"
NO_CLOCK = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""PDF/A wants a date for an attached file; a fixed one keeps a re-print the same to the byte."""


class TemplateFiles:
    """What WeasyPrint fetches files with: those of the template folder and `pictures` (by the name after `picture:`),
    nothing else of this machine or another.

    A refused file ends the rendering, so that a document never appears without its style sheet.
    """

    _fail_on_errors = True

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures

    def __call__(self, url: str) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme == "picture" and parts.path in self._pictures:
            return URLFetcherResponse(url, self._pictures[parts.path], {"Content-Type": "image/png"})
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(template_folder().resolve()):
            raise ValueError(f"not a file of the templates: {url}")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def pdf_of(
    html: str,
    source: bytes,
    attached: Sequence[Carried] = (),
    font: str = FONT,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    signers: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The PDF of `html`. Its identifier is the hash of `source`, what it was made from: no clock, no chance number.
    `signers`: what is said about each place to sign, by the signer's name.

    InvalidError where the machine lacks the font family `font`, or the font a letter of the document.
    """
    written = BytesIO()
    identifier = hashlib.sha256(source).hexdigest()[:32].encode()
    options = {"pdf_identifier": identifier, "pdf_variant": "pdf/a-3u", "pdf_tags": True}
    base = (template_folder() / "document.html").as_uri()
    try:
        document = HTML(string=html, base_url=base, url_fetcher=TemplateFiles(pictures)).render(**options)
        document.write_pdf(
            written,
            finisher=lambda laid_out, pdf: _finish(laid_out, pdf, signers),
            attachments=[_attachment(one) for one in attached],
            **options,
        )
    except FatalURLFetchingError as error:  # no Exception by descent: it would pass every handler
        raise RuntimeError(f"{error}: {error.__cause__}") from error
    check_font(document, font)
    return written.getvalue()


def _finish(document: Any, pdf: Any, signers: Mapping[str, str]) -> None:
    """What is added just before the PDF is written."""
    add_fields(document, pdf, signers)
    conform(pdf)


def check_font(document: Any, font: str) -> None:
    """Another family would look wrong, and a letter no font has prints as a hollow box: both are refused.

    The fonts are known only once the letters are drawn.
    """
    used = families(document)
    if used and font not in used:
        raise InvalidError(problem("DOCUMENT_FONT", font=font, found=", ".join(sorted(used))))
    if letters := letters_lacking(document, font):
        raise InvalidError(problem("DOCUMENT_LETTERS", font=font, letters=" ".join(letters[:20])))


def _attachment(one: Carried) -> Attachment:
    return Attachment(
        file_obj=BytesIO(one.data),
        name=one.name,
        description=one.description,
        created=NO_CLOCK,
        modified=NO_CLOCK,
        relationship="Source",
    )
