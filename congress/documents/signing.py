"""Signing a document: a PAdES signature in one of its fields, with the key of a PKCS#12 file.

The signature is added after the document's own bytes, which stay as they were printed: `congress verify` still finds
them, and a document is signed by one person after the other.
"""

import datetime
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import x509
from pydantic import BaseModel, ConfigDict
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle

from congress.documents.format import DocumentFormat, party_format
from congress.documents.making import speaking
from congress.documents.render_html import render_html
from congress.documents.render_pdf import pdf_of
from congress.i18n import LANGUAGES
from congress.messages import problem
from tally.problems import InvalidError, Lang, Place, Problem, StopError, UnreadableError

MAX_BYTES = 200_000_000
MAX_KEY_BYTES = 1_000_000
BROKEN = (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a PDF raises that is broken, or made to break its reader."""

FILLED = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)


class Stamp(BaseModel):
    """What a signed field shows. Points; `organisation` as the certificate has it, or empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang
    width: float
    height: float
    name: str
    organisation: str
    time: str


@dataclass(frozen=True)
class Field:
    """A place to sign: the signer's name in the layout's data file, who that is, and whether it is signed."""

    name: str
    words: str
    signed: bool


@dataclass(frozen=True)
class Signer:
    """Who signs: the private key, and the certificate that says whose it is."""

    key: SimpleSigner
    certificate: x509.Certificate

    @property
    def name(self) -> str:
        return str(self.certificate.subject.native.get("common_name", "–"))

    @property
    def organisation(self) -> str:
        said = self.certificate.subject.native.get("organization_name", "")
        return str(said if isinstance(said, str) else said[0])


@dataclass(frozen=True)
class SignedFile:
    """The document with the signature; the name the certificate says, and whose place it was."""

    data: bytes
    name: str
    words: str


class _PageOf(PdfContent):
    """The first page of a PDF in memory, as something to be drawn."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        super().__init__()

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._data)))
        self.resources.xobject["/Stamp"] = page
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Stamp Do"


def signing_time() -> datetime.datetime:
    """Now: what a signature says of its time is the computer's word."""
    return datetime.datetime.now(tz=datetime.UTC)


def read_document(path: Path) -> bytes:
    """The bytes of the PDF `path`. UnreadableError: no such file, or too large."""
    return _read(path, MAX_BYTES, problem("VERIFY_NOT_PDF", Place(file=path.name)))


def _read(path: Path, most: int, too_large: Problem) -> bytes:
    try:
        if path.stat().st_size > most:
            raise UnreadableError(too_large)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            problem("RESULT_NOT_OPENED", Place(file=path.name), reason=error.strerror or str(error))
        ) from error


def read_signer(path: Path, password: bytes) -> Signer:
    """The key and certificates of the PKCS#12 file `path`. UnreadableError: no such file, or `password` is not its."""
    data = _read(path, MAX_KEY_BYTES, problem("KEY_NOT_OPENED", Place(file=path.name)))
    try:
        key: SimpleSigner = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=password)
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableError(problem("KEY_NOT_OPENED", Place(file=path.name))) from error
    if key.signing_cert is None:
        raise UnreadableError(problem("KEY_NOT_OPENED", Place(file=path.name)))
    return Signer(key, key.signing_cert)


def fields_of(data: bytes, name: str) -> tuple[Field, ...]:
    """The places to sign in the PDF `data`, in its order. UnreadableError where `data` is no PDF."""
    try:
        return tuple(_fields(PdfFileReader(BytesIO(data))))
    except BROKEN as error:
        raise UnreadableError(problem("VERIFY_NOT_PDF", Place(file=name))) from error


def _fields(reader: Any) -> list[Field]:
    return [
        Field(name, str(reference.get_object().get("/TU", name)), signed=value is not None)
        for name, value, reference in enumerate_sig_fields(reader)
    ]


def sign(data: bytes, name: str, signer: Signer, field: str, now: datetime.datetime) -> SignedFile:
    """`data`, a PDF of this program, signed by `signer` in `field`; empty: the only one that is free.

    UnreadableError: no PDF; InvalidError: a certificate not valid at `now`; StopError: no such field, or one signed
    already.
    """
    fields = fields_of(data, name)
    chosen = _chosen(fields, field, name)
    certificate = signer.certificate
    if not certificate.not_valid_before <= now <= certificate.not_valid_after:
        until = certificate.not_valid_after.astimezone().strftime("%d/%m/%Y")
        raise InvalidError(problem("CERTIFICATE_TIME", Place(file=name), name=signer.name, until=until))
    try:
        writer = IncrementalPdfFileWriter(BytesIO(data))
        reference = next(one[2] for one in enumerate_sig_fields(writer.prev) if one[0] == chosen)
        left, bottom, right, top = (float(one) for one in reference.get_object()["/Rect"])
        lang = LANGUAGES.get(str(writer.root.get("/Lang", "")), "vi")
    except BROKEN as error:
        raise UnreadableError(problem("VERIFY_NOT_PDF", Place(file=name))) from error
    shown = _stamp(signer, right - left, top - bottom, now, lang)
    made = PdfSigner(
        PdfSignatureMetadata(field_name=chosen, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES),
        signer.key,
        stamp_style=StaticStampStyle(background=_PageOf(shown), background_layout=FILLED, border_width=0),
    )
    written = BytesIO()
    try:
        made.sign_pdf(writer, existing_fields_only=True, output=written)
    except (SigningError, *BROKEN) as error:
        raise UnreadableError(problem("NOT_SIGNED", Place(file=name), reason=str(error)[:120])) from error
    words = next(one.words for one in fields if one.name == chosen)
    return SignedFile(written.getvalue(), signer.name, words)


def _chosen(fields: tuple[Field, ...], field: str, name: str) -> str:
    free = [one for one in fields if not one.signed]
    known = ", ".join(f"{one.name} ({one.words})" for one in free) or "–"
    if not free:
        raise StopError(problem("NOTHING_TO_SIGN", Place(file=name)))
    if not field and len(free) == 1:
        return free[0].name
    if field not in {one.name for one in free}:
        raise StopError(problem("FIELD_UNKNOWN", Place(file=name), name=field or "–", known=known))
    return field


def _stamp(signer: Signer, width: float, height: float, now: datetime.datetime, lang: Lang) -> bytes:
    layout: DocumentFormat = party_format()
    time = now.astimezone().strftime("%H:%M:%S %z, %d/%m/%Y")
    stamp = Stamp(lang=lang, width=width, height=height, name=signer.name, organisation=signer.organisation, time=time)
    with speaking(lang):
        html = render_html("signature_stamp.html", stamp, layout)
    return pdf_of(html, html.encode(), font=layout.font)
