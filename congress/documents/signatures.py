"""Whether the signatures in a document hold: nothing signed was changed, and who signed, as the certificates say."""

import datetime
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from congress.documents.signature_fields import is_person, person_of, printable
from congress.messages import problem
from tally.problems import Place, Problem, UnreadableError

ANY_USE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)


@dataclass(frozen=True)
class Signed:
    """One signature that holds. `place`: whose place it was, as the document was printed, or the name of a field that
    was added to it; `person`: whom the form names there, where another signed; `reason`: what that one says for it, or
    empty; `time`: as the signer's computer says; `issuer`: who certifies the name; `trusted`: whether that leads to a
    certificate that was given to be trusted."""

    place: str
    name: str
    issuer: str
    time: datetime.datetime | None
    trusted: bool
    person: str = ""
    reason: str = ""


def read_roots(paths: Sequence[Path]) -> list[x509.Certificate]:
    """The certificates to be trusted, PEM or DER. UnreadableError where a file is none."""
    found: list[x509.Certificate] = []
    for path in paths:
        try:
            data = path.read_bytes()
            blocks = [one for _, _, one in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
            certificates = [x509.Certificate.load(one) for one in blocks]
            for one in certificates:
                one.native  # noqa: B018  read to the end now, not at first use
            found += certificates
        except (OSError, ValueError, TypeError) as error:
            raise UnreadableError(problem("CERTIFICATE_NOT_READ", Place(file=path.name))) from error
    return found


def check_signatures(
    data: bytes, name: str, roots: Sequence[x509.Certificate], places: Mapping[str, str]
) -> tuple[tuple[Signed, ...], tuple[Problem, ...]]:
    """The signatures that hold, and what is wrong with the others. With `roots`, one that does not lead to them is
    wrong too. `places`: by field, the words printed with it; another than the person named there signs for a reason
    stated in the signature, else it is wrong. Nothing is asked of a network: whether a certificate was withdrawn is not
    known."""
    held: list[Signed] = []
    wrong: list[Problem] = []
    try:
        reader = PdfFileReader(BytesIO(data))
        signatures = list(reader.embedded_regular_signatures)
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return (), (problem("SIGNATURE_BROKEN", Place(file=name), name="–"),)
    for one in signatures:
        outcome = _outcome(one, name, roots, places)
        if isinstance(outcome, Problem):
            wrong.append(outcome)
        else:
            held.append(outcome)
    return tuple(held), tuple(wrong)


def _outcome(
    signature: Any, name: str, roots: Sequence[x509.Certificate], places: Mapping[str, str]
) -> Signed | Problem:
    field = printable(str(signature.field_name))
    place = Place(file=name, at=field)
    context = ValidationContext(
        trust_roots=list(roots),
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=signature.self_reported_timestamp,
    )
    # The library tells an unknown issuer in its log too, with a stack of calls; here it is told in words.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        status = validate_pdf_signature(signature, context, key_usage_settings=ANY_USE)
    except (SignatureValidationError, PdfError, ValueError, KeyError, TypeError, AttributeError):
        return problem("SIGNATURE_BROKEN", place, name="–")
    certified = str(status.signing_cert.subject.native.get("common_name", "–"))
    signer = printable(certified)
    if not (status.intact and status.valid):
        return problem("SIGNATURE_BROKEN", place, name=signer)
    if status.coverage not in WHOLE or not status.docmdp_ok:
        return problem("SIGNATURE_CHANGED_AFTER", place, name=signer)
    if roots and not status.trusted:
        return problem("SIGNATURE_NOT_TRUSTED", place, name=signer)
    words = places.get(str(signature.field_name), "")
    person, reason = person_of(words), printable(str(signature.sig_object.get("/Reason", "") or ""))
    another = bool(person) and not is_person(certified, person)
    if another and not reason:
        return problem("SIGNATURE_OF_ANOTHER", place, name=signer, words=words)
    return Signed(
        words or field,
        signer,
        printable(str(status.signing_cert.issuer.native.get("common_name", "–"))),
        signature.self_reported_timestamp,
        bool(status.trusted),
        person if another else "",
        reason,
    )
