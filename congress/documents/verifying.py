"""Whether a printed document is what a file says: the hash on every page, the file inside, and every letter.

A hash alone would not show a figure changed on the page. Printing again gives the same bytes, so the document is made
again and compared. What is added after them, as a signature is, may lay another page over the first: then the pages
are compared as pictures too, without what is laid over them.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes, read_source, speaking
from congress.documents.recordfile import is_record
from congress.documents.sources import Source
from congress.i18n import LANGUAGES
from congress.messages import problem
from tally.problems import Lang, Place, Problem, StopError, UnreadableError

if TYPE_CHECKING:
    from congress.documents.signatures import Signed

MAX_BYTES = 200_000_000
PICTURE_DPI = 100
HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Verified:
    """The kind of document, a key of `KINDS`; whether something was added after it (a signature, a note); the
    signatures, all of which hold."""

    kind: str
    added: bool
    signatures: "tuple[Signed, ...]" = ()


def verify(document: Path, source: Path, trusted: Sequence[Path] = ()) -> Verified:
    """What `document` (a PDF) is, where it is to the letter what this program prints of `source`, and who signed it.
    With certificates `trusted`, every signature must lead to one of them.

    UnreadableError: a file that cannot be read; StopError with every difference otherwise.
    """
    data = _read(document)
    kind_of_source = _kind_of(source)
    names = [name for name, kind in KINDS.items() if kind.reads == kind_of_source]
    known = read_source(KINDS[names[0]], source)
    lang, title, attached, digests = _look(data, document.name)
    others = kind_of_source not in ("result", "contest")  # such papers tell hashes of other files too
    found = [*_hash_faults(known, attached, digests, document.name, others=others)]
    if not found:
        for name in names:
            made = document_bytes(name, known, ".pdf", lang) if _title(name, lang) == title else b""
            if made and (data == made or (data.startswith(made) and _pictures(data) == _pictures(made))):
                return Verified(name, data != made, _signed(data, made, document.name, trusted))
        found.append(problem("VERIFY_CHANGED", Place(file=document.name), source=source.name))
    raise StopError(found)


def _signed(data: bytes, made: bytes, name: str, trusted: Sequence[Path]) -> "tuple[Signed, ...]":
    """The signatures in `data`, in the places of `made`, the document as it is printed: a later revision may say
    something else of them. StopError where one does not hold."""
    if b"/ByteRange" not in data:
        return ()
    from congress.documents.signatures import check_signatures, read_roots
    from congress.documents.signing import fields_of

    places = {one.name: one.words for one in fields_of(made, name)}
    held, wrong = check_signatures(data, name, read_roots(trusted), places)
    if wrong:
        raise StopError(wrong)
    return held


def _kind_of(source: Path) -> str:
    """What the file is that a document was made from. A broken file is left to the reader of contests, or of results,
    to report."""
    try:
        if source.suffix.lower() == ".toml":
            said = tomllib.loads(source.read_text("utf-8-sig"))
            return "proceedings" if "part" in said else "course" if {"result", "contest"} & said.keys() else "contest"
        return "record" if is_record(json.loads(source.read_bytes())) else "result"
    except (OSError, ValueError, RecursionError):
        return "contest" if source.suffix.lower() == ".toml" else "result"


def _read(document: Path) -> bytes:
    try:
        if document.stat().st_size > MAX_BYTES:
            raise UnreadableError(problem("VERIFY_NOT_PDF", Place(file=document.name)))
        return document.read_bytes()
    except OSError as error:
        raise UnreadableError(
            problem("DOCUMENT_NOT_OPENED", Place(file=document.name), reason=error.strerror or str(error))
        ) from error


def _look(data: bytes, name: str) -> tuple[Lang, str, list[bytes], list[set[str]]]:
    """Language, title, the files inside, and the hashes that can be read on each page."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            lang = LANGUAGES.get(str(pdf.Root.get("/Lang", "")), "vi")
            title = str(pdf.docinfo.get("/Title", ""))
            attached = [bytes(spec.get_file().read_bytes()) for spec in pdf.attachments.values()]
        with pypdfium2.PdfDocument(data) as pages:
            digests = [
                set(HASH.findall(re.sub(r"[\s\u00ad\ufffe\x02]+", " ", page.get_textpage().get_text_range())))
                for page in pages
            ]
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, KeyError, RuntimeError) as error:
        raise UnreadableError(problem("VERIFY_NOT_PDF", Place(file=name))) from error
    return lang, title, attached, digests


def _pictures(data: bytes) -> list[bytes]:
    """Every page as its letters and lines alone: no annotation, no form field."""
    with pypdfium2.PdfDocument(data) as pages:
        return [
            page.render(scale=PICTURE_DPI / 72, grayscale=True, may_draw_forms=False, draw_annots=False)
            .to_numpy()
            .tobytes()
            for page in pages
        ]


def _hash_faults(
    known: Source, attached: list[bytes], digests: list[set[str]], name: str, *, others: bool
) -> list[Problem]:
    found = []
    if any(one.data not in attached for one in known.carried):
        inside = ", ".join(hashlib.sha256(one).hexdigest()[:12] for one in attached) or "–"
        found.append(problem("VERIFY_ATTACHED", Place(file=name), digest=known.sha256[:12], inside=inside))
    pages = [
        str(page) for page, told in enumerate(digests, 1) if known.sha256 not in told or (len(told) > 1 and not others)
    ]
    if pages:
        found.append(problem("VERIFY_HASH", Place(file=name, at=", ".join(pages[:20])), digest=known.sha256[:12]))
    return found


def _title(name: str, lang: Lang) -> str:
    with speaking(lang):
        return KINDS[name].words()
