"""`congress sign --token`: a key in a token, chosen by what the person names, unlocked by a PIN that is tried once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from certificates import MONTH, NOW, key_file
from running import congress_here
from soft_token import MODULE, PIN, PRESENT, put, tokens_in

from congress.documents.examples import example_result
from congress.documents.making import document_bytes
from congress.documents.resultfile import parse_result
from congress.documents.signatures import check_signatures
from congress.documents.signing import sign, signing_time
from congress.documents.tokens import Chosen, token_signer
from tally.problems import StopError, ToolkitError, UnreadableError

pytestmark = pytest.mark.skipif(not PRESENT and not os.environ.get("CI"), reason="softhsm2 is not installed")
HEAD, CHAIR = "Mạc Thị Khuê", "Quách Hữu Tường"
PLACES = {"head": f"T/M BAN KIỂM PHIẾU – {HEAD}", "presidium": f"T/M ĐOÀN CHỦ TỊCH – {CHAIR}"}


@pytest.fixture(scope="module")
def minutes() -> bytes:
    return document_bytes("minutes", parse_result(example_result("minimal"), "r"), ".pdf", "vi")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, minutes: bytes) -> Iterator[Path]:
    """One token of the head's, whose certificate anybody sees; one of two people; one that shows nothing unopened."""
    made = tmp_path_factory.mktemp("tokens")
    (made / "m.pdf").write_bytes(minutes)
    with tokens_in(made, "Trưởng ban", "Chung", "Kín"):
        put("Trưởng ban", key_file(HEAD), label="ky", identifier=b"\x01")
        put("Chung", key_file(HEAD), label="truong-ban", identifier=b"\x0a\x01")
        put("Chung", key_file(CHAIR, rsa=True), label="chu-tich", identifier=b"\x0a\x02")
        put("Kín", key_file(HEAD), label="ky", identifier=b"\x01", private=True, asks=True)
        yield made


class Asked:
    """Gives a PIN and counts how often."""

    def __init__(self, pin: str = PIN) -> None:
        self.pin, self.times, self.few = pin, 0, False

    def __call__(self, label: str, *, few: bool) -> str:
        assert label
        self.times, self.few = self.times + 1, few
        return self.pin


def signed(data: bytes, chosen: Chosen, field: str, ask: Asked) -> bytes:
    with token_signer(chosen, ask) as signer:
        return sign(data, "m.pdf", signer, field, signing_time()).data


def refused(code: str, error: type[ToolkitError], data: bytes, chosen: Chosen, ask: Asked, field: str = "head") -> str:
    with pytest.raises(error) as raised:
        signed(data, chosen, field, ask)
    assert [one.code for one in raised.value.problems] == [code]
    return raised.value.problems[0].text("en")


@pytest.mark.parametrize(
    ("chosen", "field", "name"),
    [
        (Chosen(MODULE, "Trưởng ban"), "head", HEAD),
        (Chosen(MODULE, "Chung", label="truong-ban"), "head", HEAD),
        (Chosen(MODULE, "Chung", identifier="0A:02"), "presidium", CHAIR),
        (Chosen(MODULE, "Kín"), "head", HEAD),
    ],
)
def test_the_tokens_key_signs_after_one_pin(
    folder: Path, minutes: bytes, chosen: Chosen, field: str, name: str
) -> None:
    ask = Asked()
    made = signed(minutes, chosen, field, ask)
    assert made.startswith(minutes)
    held, wrong = check_signatures(made, "m.pdf", (), PLACES)
    assert wrong == ()
    assert [(one.place, one.name) for one in held] == [(PLACES[field], name)]
    assert ask.times == 1
    assert not ask.few


@pytest.mark.parametrize(
    ("code", "chosen", "told"),
    [
        ("TOKEN_MODULE", Chosen(Path("no-such-module.so")), ()),
        ("TOKEN_UNKNOWN", Chosen(MODULE, "Trưởng"), ("Trưởng ban", "Chung", "Kín")),
        ("TOKENS_SEVERAL", Chosen(MODULE), ("Trưởng ban", "Chung", "Kín")),
        ("TOKEN_CERTIFICATE_NONE", Chosen(MODULE, "Chung", label="thu-ky"), ("truong-ban", "0a02", CHAIR)),
        ("TOKEN_CERTIFICATE_NONE", Chosen(MODULE, "Chung", identifier="0b"), ()),
        ("TOKEN_CERTIFICATES_SEVERAL", Chosen(MODULE, "Chung"), ("truong-ban", "chu-tich")),
    ],
)
def test_what_cannot_be_found_is_told_with_what_is_there_and_no_pin_is_asked_for(
    folder: Path, minutes: bytes, code: str, chosen: Chosen, told: tuple[str, ...]
) -> None:
    ask = Asked()
    said = refused(code, UnreadableError, minutes, chosen, ask)
    assert [one for one in told if one not in said] == []
    assert ask.times == 0


def test_a_file_that_is_no_token_library_is_refused(folder: Path, minutes: bytes) -> None:
    refused("TOKEN_MODULE", UnreadableError, minutes, Chosen(folder / "m.pdf"), Asked())


def test_a_token_is_chosen_by_its_serial_number_where_labels_are_the_same(tmp_path: Path, minutes: bytes) -> None:
    with tokens_in(tmp_path, "Ký", "Ký"):
        said = refused("TOKENS_SEVERAL", UnreadableError, minutes, Chosen(MODULE, "Ký"), Asked())
        serials = [one.split(")")[0] for one in said.split("(")[1:]]
        assert len(set(serials)) == 2
        refused("TOKEN_CERTIFICATE_NONE", UnreadableError, minutes, Chosen(MODULE, serials[1]), Asked())


def test_another_place_or_another_person_is_refused_before_the_pin(folder: Path, minutes: bytes) -> None:
    ask = Asked()
    refused("FIELD_UNKNOWN", StopError, minutes, Chosen(MODULE, "Trưởng ban"), ask, "secretary")
    refused("SIGNER_NOT_THE_PERSON", StopError, minutes, Chosen(MODULE, "Trưởng ban"), ask, "presidium")
    assert ask.times == 0


def test_a_wrong_pin_is_tried_once_and_the_next_asking_says_that_few_are_left(folder: Path, minutes: bytes) -> None:
    for name in ("Trưởng ban", "Kín"):
        ask = Asked("1111")
        refused("TOKEN_PIN_WRONG", UnreadableError, minutes, Chosen(MODULE, name), ask)
        assert ask.times == 1
        ask = Asked()
        signed(minutes, Chosen(MODULE, name), "head", ask)
        assert ask.few
        assert ask.times == 1


def test_an_empty_pin_costs_no_try(folder: Path, minutes: bytes) -> None:
    refused("TOKEN_PIN_EMPTY", UnreadableError, minutes, Chosen(MODULE, "Trưởng ban"), Asked(""))
    ask = Asked()
    signed(minutes, Chosen(MODULE, "Trưởng ban"), "head", ask)
    assert not ask.few


def test_no_token_plugged_in_and_one_taken_out_are_told(tmp_path: Path, minutes: bytes) -> None:
    with tokens_in(tmp_path):
        refused("TOKEN_NONE", UnreadableError, minutes, Chosen(MODULE), Asked())
    with tokens_in(tmp_path / "out", "Ký"):
        put("Ký", key_file(HEAD), label="ky", identifier=b"\x01")

        def take_out(label: str, *, few: bool) -> str:
            shutil.rmtree(tmp_path / "out" / "tokens")
            return PIN

        with pytest.raises(UnreadableError) as raised, token_signer(Chosen(MODULE, "Ký"), take_out) as signer:
            sign(minutes, "m.pdf", signer, "head", signing_time())
        (one,) = raised.value.problems
        assert one.code in ("TOKEN_GONE", "TOKEN_FAILED", "TOKEN_KEY_NONE")


def test_a_certificate_whose_key_the_token_lacks_or_that_is_of_another_key_signs_nothing(
    tmp_path: Path, minutes: bytes
) -> None:
    import pkcs11
    from pkcs11 import Attribute, ObjectClass

    with tokens_in(tmp_path, "Ký"):
        put("Ký", key_file(HEAD), label="ky", identifier=b"\x01")
        put("Ký", key_file(HEAD, until=NOW + MONTH / 2), label="khac", identifier=b"\x02")
        module = pkcs11.lib(str(MODULE.resolve()))
        with module.get_token(token_label="Ký").open(rw=True, user_pin=PIN) as session:
            for one in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}):
                if one[Attribute.ID] == b"\x01":
                    one.destroy()
                else:
                    one[Attribute.ID] = b"\x01"
        module.finalize()
        refused("TOKEN_KEY_NONE", UnreadableError, minutes, Chosen(MODULE, "Ký", identifier="02"), Asked())
        refused("SIGNATURE_NOT_OF_KEY", UnreadableError, minutes, Chosen(MODULE, "Ký", identifier="01"), Asked())


def token_with(*flags: Any) -> Any:
    return SimpleNamespace(label="Ký  ", serial=b"01", flags=set(flags))


def test_the_last_try_is_not_spent_on_a_pin_that_nobody_types_and_a_locked_token_is_left_alone() -> None:
    from pkcs11 import PROTECTED_AUTH, TokenFlag

    from congress.documents.tokens import _pin, _token

    last, ask = token_with(TokenFlag.TOKEN_INITIALIZED, TokenFlag.USER_PIN_FINAL_TRY), Asked()
    with pytest.raises(StopError) as raised:
        _pin(last, ask, unattended=True)
    assert raised.value.problems[0].code == "TOKEN_PIN_LAST_TRY"
    assert ask.times == 0
    assert _pin(last, ask, unattended=False) == PIN
    assert ask.few
    locked = token_with(TokenFlag.TOKEN_INITIALIZED, TokenFlag.USER_PIN_LOCKED)
    with pytest.raises(StopError) as raised:
        _token(SimpleNamespace(get_tokens=lambda: [locked]), Chosen(MODULE))
    assert raised.value.problems[0].code == "TOKEN_PIN_LOCKED"
    reader = token_with(TokenFlag.TOKEN_INITIALIZED, TokenFlag.PROTECTED_AUTHENTICATION_PATH)
    assert _pin(reader, Asked(), unattended=True) is PROTECTED_AUTH


def test_the_command_signs_with_a_pin_from_a_file_of_its_owner_alone(folder: Path, minutes: bytes) -> None:
    pin = folder / "pin"
    pin.write_text(PIN + "\n", "utf-8")
    pin.chmod(0o640)
    command = ("sign", "m.pdf", "--field", "head", "--token", MODULE, "--token-label", "Trưởng ban")
    status, said = congress_here(*command, "--pin-file", "pin", cwd=folder)
    assert status == 3
    assert "SECRET_OPEN_TO_OTHERS" in said
    pin.chmod(0o600)
    status, said = congress_here(*command, "--pin-file", "pin", "-o", "f.pdf", cwd=folder)
    assert status == 0, said
    assert HEAD in said
    assert PIN not in said
    assert (folder / "f.pdf").read_bytes().startswith(minutes)


def test_the_command_asks_for_the_pin_without_showing_it(folder: Path) -> None:
    command = ("sign", "m.pdf", "--field", "head", "--token", MODULE, "--token-label", "Trưởng ban", "-o", "t.pdf")
    status, said = congress_here(*command, cwd=folder, typed="1111\n")
    assert status == 2
    assert "TOKEN_PIN_WRONG" in said
    assert "1111" not in said
    status, said = congress_here(*command, cwd=folder, typed=PIN + "\n")
    assert status == 0, said
    assert "a few more lock it" in said
    assert PIN not in said


@pytest.mark.parametrize(
    "options",
    [
        ("--key", "k.p12", "--token", "m.so"),
        ("--token", "m.so", "--password-file", "p"),
        ("--cert-label", "ky"),
        ("--pin-file", "pin"),
        ("--password-file", "pin"),
        ("--despite", "vì"),
    ],
)
def test_options_of_a_key_file_and_of_a_token_are_not_mixed(folder: Path, options: tuple[str, ...]) -> None:
    status, said = congress_here("sign", "m.pdf", *options, cwd=folder)
    assert status == 2
    assert "SIGN_ONE_KEY" in said
