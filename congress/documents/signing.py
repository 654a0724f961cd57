"""Signing a document: a PAdES signature in one of its fields.

The signature is added after the document's own bytes, which stay as they were printed: `congress verify` still finds
them, and a document is signed by one person after the other. The key is of a PKCS#12 file, or of a token (`tokens`).
"""

import datetime
import textwrap
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
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
from congress.documents.signature_fields import is_person, person_of, printable
from congress.documents.signatures import check_signatures
from congress.i18n import LANGUAGES
from congress.messages import problem
from tally.problems import InvalidError, Lang, Place, Problem, StopError, UnreadableError

MAX_BYTES = 200_000_000
MAX_KEY_BYTES = 1_000_000
REASON_SHOWN = 90
"""Letters of a reason that a field has room for; the signature has all of it."""
BROKEN = (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a PDF raises that is broken, or made to break its reader."""

FILLED = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)


class Stamp(BaseModel):
    """What a signed field shows. Points; `organisation` as the certificate has it, or empty; `reason`: why another
    signed than the form names, or empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Lang
    width: float
    height: float
    name: str
    organisation: str
    time: str
    reason: str


@dataclass(frozen=True)
class Field:
    """A place to sign: the signer's name in the layout's data file, who that is, and whether it is signed."""

    name: str
    words: str
    signed: bool


@dataclass(frozen=True)
class Signer:
    """Who signs: the certificate that says whose the key is, and the key (pyHanko's signer) while it is unlocked."""

    certificate: x509.Certificate
    unlocked: Callable[[], AbstractContextManager[Any]]

    @property
    def name(self) -> str:
        return printable(str(self.certificate.subject.native.get("common_name", "–")))

    @property
    def organisation(self) -> str:
        said = self.certificate.subject.native.get("organization_name", "")
        return str(said if isinstance(said, str) else said[0])


@dataclass(frozen=True)
class SignedFile:
    """The document with the signature; the name the certificate says, and whose place it was. `another`: than the
    person the form names there."""

    data: bytes
    name: str
    words: str
    another: bool


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
    return _read(path, MAX_BYTES, problem("VERIFY_NOT_PDF", Place(file=path.name)), "DOCUMENT_NOT_OPENED")


def _read(path: Path, most: int, too_large: Problem, not_opened: str) -> bytes:
    try:
        if path.stat().st_size > most:
            raise UnreadableError(too_large)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            problem(not_opened, Place(file=path.name), reason=error.strerror or str(error))
        ) from error


def read_signer(path: Path, password: bytes) -> Signer:
    """The key and certificates of the PKCS#12 file `path`. UnreadableError: no such file, or `password` is not its."""
    data = _read(path, MAX_KEY_BYTES, problem("KEY_NOT_OPENED", Place(file=path.name)), "KEY_FILE_NOT_OPENED")
    try:
        key: SimpleSigner = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=password)
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableError(problem("KEY_NOT_OPENED", Place(file=path.name))) from error
    if key.signing_cert is None:
        raise UnreadableError(problem("KEY_NOT_OPENED", Place(file=path.name)))
    return Signer(key.signing_cert, lambda: nullcontext(key))


def fields_of(data: bytes, name: str) -> tuple[Field, ...]:
    """The places to sign in the PDF `data`, in its order. UnreadableError where `data` is no PDF."""
    try:
        return tuple(_fields(PdfFileReader(BytesIO(data))))
    except BROKEN as error:
        raise UnreadableError(problem("VERIFY_NOT_PDF", Place(file=name))) from error


def _fields(reader: Any) -> list[Field]:
    return [
        Field(name, printable(str(reference.get_object().get("/TU", name))), signed=value is not None)
        for name, value, reference in enumerate_sig_fields(reader)
    ]


def sign(
    data: bytes, name: str, signer: Signer, field: str, now: datetime.datetime, *, despite: str = ""
) -> SignedFile:
    """`data`, a PDF of this program, signed by `signer` in `field`; empty: the only one that is free.

    `despite`: why another signs than the person the form names; it is part of what is signed. UnreadableError: no PDF;
    InvalidError: a certificate not valid at `now`, or `despite` though the person
    the form names signs; StopError: no such field, one signed already, or another person's.
    """
    chosen = _chosen(fields_of(data, name), field, name)
    certificate = signer.certificate
    if not certificate.not_valid_before <= now <= certificate.not_valid_after:
        until = certificate.not_valid_after.astimezone().strftime("%d/%m/%Y")
        raise InvalidError(problem("CERTIFICATE_TIME", Place(file=name), name=signer.name, until=until))
    person = person_of(chosen.words)
    another = bool(person) and not is_person(str(certificate.subject.native.get("common_name", "–")), person)
    if another and not despite:
        raise StopError(problem("SIGNER_NOT_THE_PERSON", Place(file=name), name=signer.name, words=chosen.words))
    if despite and person and not another:
        raise InvalidError(problem("DESPITE_NOT_NEEDED", Place(file=name), name=signer.name, words=chosen.words))
    try:
        writer = IncrementalPdfFileWriter(BytesIO(data))
        reference = next(one[2] for one in enumerate_sig_fields(writer.prev) if one[0] == chosen.name)
        left, bottom, right, top = (float(one) for one in reference.get_object()["/Rect"])
        lang = LANGUAGES.get(str(writer.root.get("/Lang", "")), "vi")
    except BROKEN as error:
        raise UnreadableError(problem("VERIFY_NOT_PDF", Place(file=name))) from error
    shown = _stamp(signer, right - left, top - bottom, now, lang, despite)
    metadata = PdfSignatureMetadata(
        field_name=chosen.name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=despite or None
    )
    style = StaticStampStyle(background=_PageOf(shown), background_layout=FILLED, border_width=0)
    written = BytesIO()
    with signer.unlocked() as key:
        try:
            PdfSigner(metadata, key, stamp_style=style).sign_pdf(writer, existing_fields_only=True, output=written)
        except (SigningError, NotImplementedError, *BROKEN) as error:
            raise UnreadableError(problem("NOT_SIGNED", Place(file=name), reason=str(error)[:120])) from error
    _held(written.getvalue(), name, chosen.name)
    return SignedFile(written.getvalue(), signer.name, chosen.words, another)


def _held(data: bytes, name: str, field: str) -> None:
    """A key that is not the certificate's makes a signature that nobody accepts."""
    _, wrong = check_signatures(data, name, (), {})
    if any(one.place.at == field for one in wrong):
        raise UnreadableError(problem("SIGNATURE_NOT_OF_KEY", Place(file=name)))


def _chosen(fields: tuple[Field, ...], field: str, name: str) -> Field:
    free = [one for one in fields if not one.signed]
    known = ", ".join(f"{one.name} ({one.words})" for one in free) or "–"
    if not free:
        raise StopError(problem("NOTHING_TO_SIGN", Place(file=name)))
    if not field and len(free) == 1:
        return free[0]
    found = next((one for one in free if one.name == field), None)
    if found is None:
        raise StopError(problem("FIELD_UNKNOWN", Place(file=name), name=field or "–", known=known))
    return found


def _stamp(signer: Signer, width: float, height: float, now: datetime.datetime, lang: Lang, reason: str) -> bytes:
    layout: DocumentFormat = party_format()
    time = now.astimezone().strftime("%H:%M:%S %z, %d/%m/%Y")
    organisation = "" if reason else signer.organisation  # there is room for one of them
    short = textwrap.shorten(reason, REASON_SHOWN, placeholder=" …")
    shown = {"name": signer.name, "organisation": organisation, "time": time, "reason": short}
    stamp = Stamp(lang=lang, width=width, height=height, **shown)
    with speaking(lang):
        html = render_html("signature_stamp.html", stamp, layout)
    return pdf_of(html, html.encode(), font=layout.font)
