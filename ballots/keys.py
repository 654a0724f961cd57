"""The key that signs the codes of ballots: an Ed25519 key in a PEM file only its owner can read."""

import base64
import os
import secrets
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from ballots.messages import problem
from tally.problems import InvalidError, Place, UnreadableError

_MAX_BYTES = 10_000


def default_key_path() -> Path:
    """`ballot-signing.pem` in the user's configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("congress-toolkit") / "ballot-signing.pem"


def signing_key(path: Path | None = None) -> Ed25519PrivateKey:
    """The key in `path` (default: the user's own); made there, readable by its owner only, when there is none yet.

    Raises UnreadableError when the file is no Ed25519 key or cannot be reached, InvalidError when others may read it.
    """
    where = path or default_key_path()
    try:
        return _load(where) if _exists(where) else _create(where)
    except OSError as error:
        raise UnreadableError(
            problem("KEY_UNREACHABLE", Place(file=str(where)), detail=error.strerror or "")
        ) from error


def public_text(key: Ed25519PrivateKey) -> str:
    """The public half as the layout states it: base64 of its 32 bytes."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")


def public_key(text: str) -> Ed25519PublicKey:
    """The key of a layout's `public_key`. Raises ValueError when it is none."""
    return Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))


def _exists(path: Path) -> bool:
    return os.path.lexists(path)


def _load(path: Path) -> Ed25519PrivateKey:
    with path.open("rb") as handle:
        mode = os.fstat(handle.fileno()).st_mode
        data = handle.read(_MAX_BYTES)
    if stat.S_IMODE(mode) & 0o077:
        raise InvalidError(problem("KEY_OPEN_TO_OTHERS", Place(file=str(path)), mode=f"{stat.S_IMODE(mode):04o}"))
    try:
        key = load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UnreadableError(problem("KEY_NOT_A_KEY", Place(file=str(path)))) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UnreadableError(problem("KEY_NOT_A_KEY", Place(file=str(path))))
    return key


def _create(path: Path) -> Ed25519PrivateKey:
    """Written whole under another name, then linked: whoever meets the file meets a complete key, and of two programs
    that start together the second takes the key of the first."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = Ed25519PrivateKey.generate()
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            handle.flush()
            os.fsync(handle.fileno())
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            return _load(path)
    finally:
        beside.unlink(missing_ok=True)
    return key
