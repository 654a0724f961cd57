"""HTML of a document → PDF/A-3u, tagged, fonts embedded, the same bytes every time."""

import datetime
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

from congress.documents.render_html import template_folder

NO_CLOCK = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""PDF/A wants a date for an attached file; a fixed one keeps a re-print the same to the byte."""


@dataclass(frozen=True)
class Attached:
    """A file carried inside the PDF: its name there, its bytes, what it is."""

    name: str
    data: bytes
    description: str


class TemplateFiles:
    """What WeasyPrint fetches files with: those of the template folder, nothing else of this machine or another.

    A refused file ends the rendering, so that a document never appears without its style sheet.
    """

    _fail_on_errors = True

    def __call__(self, url: str) -> URLFetcherResponse:
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(template_folder().resolve()):
            raise ValueError(f"not a file of the templates: {url}")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def pdf_of(html: str, identifier: bytes, attached: Sequence[Attached] = ()) -> bytes:
    """The PDF of `html`. `identifier` names what the document was made from; no clock and no chance number comes in."""
    written = BytesIO()
    try:
        HTML(
            string=html, base_url=(template_folder() / "document.html").as_uri(), url_fetcher=TemplateFiles()
        ).write_pdf(
            written,
            pdf_identifier=identifier,
            pdf_variant="pdf/a-3u",
            pdf_tags=True,
            attachments=[_attachment(one) for one in attached],
        )
    except FatalURLFetchingError as error:  # no Exception by descent: it would pass every handler
        raise RuntimeError(f"{error}: {error.__cause__}") from error
    return written.getvalue()


def _attachment(one: Attached) -> Attachment:
    return Attachment(
        file_obj=BytesIO(one.data),
        name=one.name,
        description=one.description,
        created=NO_CLOCK,
        modified=NO_CLOCK,
        relationship="Source",
    )
