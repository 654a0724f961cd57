"""Signing with a key that never leaves its token (PKCS#11): which token, which certificate, and its PIN.

A token locks after a few wrong PINs: one is tried once, and never again by this program. All that can be known without
the PIN is known before it is asked for.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pyhanko.sign.pkcs11 import PKCS11Signer

from congress.documents.signing import Signer
from congress.messages import problem
from tally.problems import Place, StopError, ToolkitError, UnreadableError


class AskPin(Protocol):
    def __call__(self, label: str, *, few: bool) -> str:
        """The PIN of the token of that label. `few`: a wrong one was given before."""


CODES: tuple[tuple[tuple[type[pkcs11.PKCS11Error], ...], str], ...] = (
    ((pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange), "TOKEN_PIN_WRONG"),
    ((pkcs11.PinLocked,), "TOKEN_PIN_LOCKED"),
    ((pkcs11.PinExpired, pkcs11.UserPinNotInitialized), "TOKEN_PIN_NOT_SET"),
    (
        (
            pkcs11.TokenNotPresent,
            pkcs11.TokenNotRecognised,
            pkcs11.DeviceRemoved,
            pkcs11.DeviceError,
            pkcs11.SlotIDInvalid,
            pkcs11.SessionHandleInvalid,
            pkcs11.SessionClosed,
            pkcs11.ObjectHandleInvalid,
        ),
        "TOKEN_GONE",
    ),
)


@dataclass(frozen=True)
class Chosen:
    """What the signer names. `module`: the library that the token came with; `token`: its label or serial number;
    `label`, `identifier` (hexadecimal): of the certificate. Empty where there is one only."""

    module: Path
    token: str = ""
    label: str = ""
    identifier: str = ""


@dataclass(frozen=True)
class Held:
    """A certificate as the token keeps it: under the id, or the label, of its private key."""

    certificate: x509.Certificate
    label: str
    identifier: bytes

    @property
    def words(self) -> str:
        name = str(self.certificate.subject.native.get("common_name", "–"))
        return f"{self.label or '–'} (id {self.identifier.hex() or '–'}: {name})"


@contextmanager
def token_signer(chosen: Chosen, ask_pin: AskPin, *, unattended: bool = False) -> Iterator[Signer]:
    """Who signs with the token that is plugged in. The PIN is asked for when it is needed, once.

    `unattended`: nobody sees the warning that one try is left; then it is not used up. UnreadableError: no such module,
    token, certificate or key, or a PIN that is not the token's; StopError: a token locked, or about to be.
    """
    with _told(chosen.module.name), _loaded(chosen.module) as module:
        token = _token(module, chosen)
        pin = cache(lambda: _pin(token, ask_pin, unattended=unattended))
        with token.open() as session:
            every = _certificates(session)
        if not _signing(every):  # some tokens show nothing before the PIN
            with token.open(user_pin=pin()) as session:
                every = _certificates(session)
        held = _certificate(every, chosen)

        @contextmanager
        def unlocked() -> Iterator[PKCS11Signer]:
            with token.open(user_pin=pin()) as session:
                yield _key(session, token, held, every, pin())

        yield Signer(held.certificate, unlocked)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """The errors of a token in words."""
    try:
        yield
    except pkcs11.PKCS11Error as error:
        code = next((code for errors, code in CODES if isinstance(error, errors)), "TOKEN_FAILED")
        raised: type[ToolkitError] = StopError if code == "TOKEN_PIN_LOCKED" else UnreadableError
        raise raised(problem(code, Place(file=name), reason=type(error).__name__)) from error


@contextmanager
def _loaded(path: Path) -> Iterator[Any]:
    try:
        module = pkcs11.lib(str(path.resolve()) if path.exists() else str(path))
    except pkcs11.PKCS11Error as error:
        raise UnreadableError(problem("TOKEN_MODULE", Place(file=str(path)))) from error
    try:
        yield module
    finally:
        with suppress(pkcs11.PKCS11Error):  # a token taken out: there is nothing left to be closed
            module.finalize()


def _token(module: Any, chosen: Chosen) -> Any:
    name = chosen.module.name
    found = [one for one in module.get_tokens() if TokenFlag.TOKEN_INITIALIZED in one.flags]
    if not found:
        raise UnreadableError(problem("TOKEN_NONE", Place(file=name)))
    known = ", ".join(f"{one.label.strip()} ({_serial(one)})" for one in found)
    if chosen.token:
        found = [one for one in found if chosen.token in (one.label.strip(), _serial(one))]
        if not found:
            raise UnreadableError(problem("TOKEN_UNKNOWN", Place(file=name), name=chosen.token, known=known))
    if len(found) > 1:
        raise UnreadableError(problem("TOKENS_SEVERAL", Place(file=name), known=known))
    if TokenFlag.USER_PIN_LOCKED in found[0].flags:
        raise StopError(problem("TOKEN_PIN_LOCKED", Place(file=name)))
    return found[0]


def _serial(token: Any) -> str:
    return str(token.serial.decode("ascii", "replace").strip("\x00 "))


def _pin(token: Any, ask: AskPin, *, unattended: bool) -> Any:
    if TokenFlag.PROTECTED_AUTHENTICATION_PATH in token.flags:  # the PIN is typed on the reader itself
        return pkcs11.PROTECTED_AUTH
    last = TokenFlag.USER_PIN_FINAL_TRY in token.flags
    if last and unattended:
        raise StopError(problem("TOKEN_PIN_LAST_TRY", Place(subject=token.label.strip())))
    pin = ask(token.label.strip(), few=last or TokenFlag.USER_PIN_COUNT_LOW in token.flags)
    if not pin:
        raise UnreadableError(problem("TOKEN_PIN_EMPTY", Place(subject=token.label.strip())))
    return pin


def _certificates(session: Any) -> list[Held]:
    found = []
    for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            certificate = x509.Certificate.load(one[Attribute.VALUE])
            certificate.native  # noqa: B018  read to the end now, not at first use
            found.append(Held(certificate, str(one[Attribute.LABEL]), bytes(one[Attribute.ID])))
        except (ValueError, TypeError, pkcs11.AttributeTypeInvalid):
            continue  # such as an attribute certificate: nobody can sign with it
    return found


def _signing(every: Sequence[Held]) -> list[Held]:
    return [one for one in every if not one.certificate.ca]


def _certificate(every: Sequence[Held], chosen: Chosen) -> Held:
    found, place = _signing(every), Place(file=chosen.module.name)
    known = ", ".join(one.words for one in found) or "–"
    if chosen.label:
        found = [one for one in found if one.label == chosen.label]
    if chosen.identifier:
        found = [one for one in found if one.identifier.hex() == chosen.identifier.lower().replace(":", "")]
    if not found:
        raise UnreadableError(problem("TOKEN_CERTIFICATE_NONE", place, known=known))
    if len(found) > 1:
        raise UnreadableError(problem("TOKEN_CERTIFICATES_SEVERAL", place, known=known))
    return found[0]


def _key(session: Any, token: Any, held: Held, every: Sequence[Held], pin: Any) -> PKCS11Signer:
    wanted = {Attribute.ID: held.identifier} if held.identifier else {Attribute.LABEL: held.label}
    keys = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, **wanted}))
    if len(keys) != 1:
        raise UnreadableError(problem("TOKEN_KEY_NONE", Place(subject=held.words)))
    return PKCS11Signer(
        session,
        signing_cert=held.certificate,
        key_id=held.identifier or None,
        key_label=None if held.identifier else held.label,
        ca_chain=[one.certificate for one in every if one.certificate.ca],
        use_raw_mechanism=_hashed_here(token, held.certificate),
        base_sign_kwargs={"pin": pin} if _asks_each_time(keys[0]) else {},
    )


def _hashed_here(token: Any, certificate: x509.Certificate) -> bool:
    """Whether the token signs only what was hashed before."""
    hashes_too = {"rsa": Mechanism.SHA256_RSA_PKCS, "ec": Mechanism.ECDSA_SHA256}.get(certificate.public_key.algorithm)
    return hashes_too is not None and hashes_too not in token.slot.get_mechanisms()


def _asks_each_time(key: Any) -> bool:
    """Whether the token wants the PIN for this signature too, beside that of the session."""
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.PKCS11Error:  # an attribute that older tokens do not know
        return False
