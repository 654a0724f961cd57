"""Certificates made for a test, of an authority that exists nowhere else."""

import datetime
from dataclasses import dataclass
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric import rsa as of_rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = b"m\xe1\xba\xadt kh\xe1\xba\xa9u"
NOW = datetime.datetime.now(datetime.UTC)
MONTH = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Authority:
    name: x509.Name
    key: ec.EllipticCurvePrivateKey
    pem: bytes


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Đảng bộ xã Suối Trong"),
        ]
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs, content_commitment=signs, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=not signs, crl_sign=not signs, encipher_only=False, decipher_only=False,
    )  # fmt: skip


@cache
def authority(common: str = "Tổ chức cấp chứng thư") -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(common)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(NOW - 2 * MONTH).not_valid_after(NOW + 2 * MONTH)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    return Authority(name, key, made.public_bytes(serialization.Encoding.PEM))


@cache
def key_file(common: str, *, until: datetime.datetime = NOW + MONTH, rsa: bool = False) -> bytes:
    """A PKCS#12 file of `common`, certified by `authority()`."""
    issuer = authority()
    key = of_rsa.generate_private_key(65537, 2048) if rsa else ec.generate_private_key(ec.SECP256R1())
    made = (
        x509.CertificateBuilder()
        .subject_name(_name(common)).issuer_name(issuer.name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 2 * MONTH).not_valid_after(until)
        .add_extension(_usage(signs=True), critical=True)
        .sign(issuer.key, hashes.SHA256())
    )  # fmt: skip
    return pkcs12.serialize_key_and_certificates(
        b"key", key, made, None, serialization.BestAvailableEncryption(PASSWORD)
    )
