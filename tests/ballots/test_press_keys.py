"""The signing key: made once, readable by its owner only, and refused when it is not."""

from pathlib import Path

import pytest
from ballot_contests import KEY
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from ballots.keys import default_key_path, public_key, public_text, signing_key
from tally.problems import InvalidError, ToolkitError, UnreadableError


def test_a_key_is_made_once_and_then_kept(tmp_path: Path) -> None:
    where = tmp_path / "deep" / "key.pem"
    assert public_text(signing_key(where)) == public_text(signing_key(where))
    assert where.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in where.parent.iterdir()] == ["key.pem"]


def test_the_default_key_is_in_the_users_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_key_path().is_relative_to(tmp_path)
    signing_key()
    assert default_key_path().is_file()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o660])
def test_a_key_that_others_can_reach_is_refused(tmp_path: Path, mode: int) -> None:
    where = tmp_path / "key.pem"
    signing_key(where)
    where.chmod(mode)
    with pytest.raises(InvalidError) as caught:
        signing_key(where)
    assert caught.value.problems[0].code == "KEY_OPEN_TO_OTHERS"


def rsa_key() -> bytes:
    key = generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize("content", [b"", b"not a key", b"\x00" * 40, rsa_key()])
def test_a_file_that_is_no_signing_key_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    where = tmp_path / "key.pem"
    where.write_bytes(content)
    where.chmod(0o600)
    with pytest.raises(UnreadableError) as caught:
        signing_key(where)
    assert caught.value.problems[0].code == "KEY_NOT_A_KEY"
    assert where.read_bytes() == content


def test_a_folder_or_a_path_through_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for where in (tmp_path, tmp_path / "file" / "key.pem"):
        with pytest.raises(ToolkitError):
            signing_key(where)


def test_the_public_half_goes_through_the_layout_and_back() -> None:
    public_key(public_text(KEY)).verify(KEY.sign(b"x"), b"x")
