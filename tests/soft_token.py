"""Tokens of SoftHSM, a token in software: set up for a test, with keys and certificates of `certificates`."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pkcs11
from certificates import PASSWORD
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from pkcs11 import Attribute, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key

PIN, SO_PIN = "2468 khẩu", "87654321"
MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
UTILITY = shutil.which("softhsm2-util")
PRESENT = MODULE.exists() and UTILITY is not None


@contextmanager
def tokens_in(folder: Path, *labels: str) -> Iterator[None]:
    """While it lasts, this process and those it starts see empty tokens of these labels."""
    (folder / "tokens").mkdir(parents=True)
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    assert UTILITY
    for label in labels:
        command = [UTILITY, "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", SO_PIN]
        subprocess.run(command, check=True, capture_output=True)
    try:
        yield
    finally:
        os.environ.pop("SOFTHSM2_CONF")
        if before is not None:
            os.environ["SOFTHSM2_CONF"] = before


def put(
    token: str, key_file: bytes, *, label: str, identifier: bytes, private: bool = False, asks: bool = False
) -> None:
    """The key and certificate of a PKCS#12 file into a token. `private`: the certificate too is seen with the PIN only;
    `asks`: the key wants the PIN at each signature."""
    key, certificate, _others = pkcs12.load_key_and_certificates(key_file, PASSWORD)
    assert certificate is not None
    named = {Attribute.LABEL: label, Attribute.ID: identifier, Attribute.TOKEN: True}
    if isinstance(key, rsa.RSAPrivateKey):
        drawn = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        kept = decode_rsa_private_key(drawn)
    else:
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        kept = decode_ec_private_key(key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
    module = pkcs11.lib(str(MODULE.resolve()))
    with module.get_token(token_label=token).open(rw=True, user_pin=PIN) as session:
        always = {Attribute.ALWAYS_AUTHENTICATE: True} if asks else {}
        session.create_object({**kept, **named, **always, Attribute.PRIVATE: True, Attribute.SENSITIVE: True})
        session.create_object({
            Attribute.CLASS: ObjectClass.CERTIFICATE,
            Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
            Attribute.VALUE: certificate.public_bytes(Encoding.DER),
            Attribute.SUBJECT: certificate.subject.public_bytes(),
            Attribute.PRIVATE: private,
            **named,
        })  # fmt: skip
    module.finalize()
