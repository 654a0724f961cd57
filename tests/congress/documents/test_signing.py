"""`congress sign` and what `congress verify` says of signed documents."""

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from certificates import MONTH, NOW, PASSWORD, authority, key_file
from running import PROGRAM, congress, congress_here

from congress.documents.examples import example_result
from congress.documents.making import document_bytes
from congress.documents.resultfile import parse_result
from congress.documents.signature_fields import is_person, person_of, place_words
from congress.documents.signing import _stamp, fields_of, read_signer, sign, signing_time
from congress.documents.verifying import verify
from tally.problems import InvalidError, StopError, ToolkitError, UnreadableError

RESULT = example_result("minimal")
HEAD, CHAIR = "Mạc Thị Khuê", "Quách Hữu Tường"


@pytest.fixture(scope="module")
def minutes() -> bytes:
    return document_bytes("minutes", parse_result(RESULT, "r"), ".pdf", "vi")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("keys")
    for name, common in (("head", HEAD), ("chair", CHAIR)):
        (made / f"{name}.p12").write_bytes(key_file(common))
    (made / "old.p12").write_bytes(key_file(HEAD, until=NOW - MONTH))
    (made / "ca.pem").write_bytes(authority().pem)
    (made / "other.pem").write_bytes(authority("Tổ chức khác").pem)
    (made / "r.json").write_bytes(RESULT)
    (made / "password").write_bytes(PASSWORD + b"\n")
    (made / "password").chmod(0o600)
    return made


def signed(folder: Path, data: bytes, who: str, field: str) -> bytes:
    return sign(data, "m.pdf", read_signer(folder / f"{who}.p12", PASSWORD), field, signing_time()).data


@pytest.fixture(scope="module")
def twice(folder: Path, minutes: bytes) -> bytes:
    return signed(folder, signed(folder, minutes, "head", "head"), "chair", "")


def checked(folder: Path, data: bytes, *trusted: str) -> tuple[tuple[str, str, bool], ...]:
    (folder / "m.pdf").write_bytes(data)
    found = verify(folder / "m.pdf", folder / "r.json", [folder / one for one in trusted])
    return tuple((one.place, one.name, one.trusted) for one in found.signatures)


def codes(raised: pytest.ExceptionInfo[ToolkitError]) -> list[str]:
    return [one.code for one in raised.value.problems]


def test_a_document_has_a_field_for_each_person_its_form_names(minutes: bytes) -> None:
    fields = fields_of(minutes, "m.pdf")
    assert [(one.name, one.words, one.signed) for one in fields] == [
        ("head", f"T/M BAN KIỂM PHIẾU – {HEAD}", False),
        ("presidium", f"T/M ĐOÀN CHỦ TỊCH – {CHAIR}", False),
    ]
    with pikepdf.open(io.BytesIO(minutes)) as pdf:
        last = pdf.pages[-1]
        for field in last.Annots:
            left, bottom, right, top = (float(one) for one in field.Rect)
            assert right - left > 150
            assert top - bottom > 50
            assert int(field.F) == 4  # printed, not hidden: PDF/A
            assert "/N" in field.AP


def test_two_sign_one_after_the_other_and_both_hold(folder: Path, minutes: bytes, twice: bytes) -> None:
    assert twice.startswith(minutes)
    assert all(one.signed for one in fields_of(twice, "m.pdf"))
    places = [(f"T/M BAN KIỂM PHIẾU – {HEAD}", HEAD), (f"T/M ĐOÀN CHỦ TỊCH – {CHAIR}", CHAIR)]
    assert checked(folder, twice) == tuple((*one, False) for one in places)
    assert checked(folder, twice, "ca.pem") == tuple((*one, True) for one in places)


def drawn(data: bytes) -> Any:
    """The last page with its fields, as a reader shows it."""
    with pypdfium2.PdfDocument(data) as pdf:
        pdf.init_forms()
        return pdf[len(pdf) - 1].render(scale=1, grayscale=True).to_numpy()


def test_a_signature_says_who_and_when_in_its_place_with_its_letters_embedded(twice: bytes, minutes: bytes) -> None:
    shown, plain = drawn(twice), drawn(minutes)
    assert (shown < plain).sum() > 300
    with pikepdf.open(io.BytesIO(twice)) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        described = [one for one in pdf.objects
                     if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"]  # fmt: skip
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in described)
        values = [one.V for one in pdf.Root.AcroForm.Fields]
        assert {str(one.SubFilter) for one in values} == {"/ETSI.CAdES.detached"}  # PAdES


def test_one_byte_of_what_was_signed_changed_is_found(folder: Path, twice: bytes) -> None:
    at = twice.index(b"/TU")  # in a field: no page looks otherwise
    changed = twice[: at + 6] + bytes([twice[at + 6] ^ 1]) + twice[at + 7 :]
    with pytest.raises(StopError):
        checked(folder, changed)
    stamped = twice.rindex(b"stream\n", 0, twice.rindex(b"/ByteRange"))
    changed = twice[: stamped + 20] + bytes([twice[stamped + 20] ^ 1]) + twice[stamped + 21 :]
    with pytest.raises(StopError) as raised:
        checked(folder, changed)
    assert set(codes(raised)) <= {"SIGNATURE_BROKEN", "SIGNATURE_CHANGED_AFTER"}


def test_a_note_laid_over_the_page_after_signing_is_found(folder: Path, twice: bytes) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(twice))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Square"),
        generic.pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(one) for one in (100, 100, 200, 200)]),
    })  # fmt: skip
    page[generic.pdf_name("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)
    written = io.BytesIO()
    writer.write(written)
    with pytest.raises(StopError) as raised:
        checked(folder, written.getvalue())
    assert set(codes(raised)) == {"SIGNATURE_CHANGED_AFTER"}


def test_a_certificate_of_another_authority_is_not_trusted(folder: Path, twice: bytes) -> None:
    with pytest.raises(StopError) as raised:
        checked(folder, twice, "other.pem")
    assert codes(raised) == ["SIGNATURE_NOT_TRUSTED"] * 2


@pytest.mark.parametrize(
    ("who", "field", "error", "code"),
    [
        ("old", "head", InvalidError, "CERTIFICATE_TIME"),
        ("head", "", StopError, "FIELD_UNKNOWN"),
        ("head", "witness_1", StopError, "FIELD_UNKNOWN"),
    ],
)
def test_what_cannot_be_signed_is_said_in_words(
    folder: Path, minutes: bytes, who: str, field: str, error: type[ToolkitError], code: str
) -> None:
    with pytest.raises(error) as raised:
        signed(folder, minutes, who, field)
    assert codes(raised) == [code]


def test_nothing_is_signed_twice_in_one_place(folder: Path, minutes: bytes, twice: bytes) -> None:
    with pytest.raises(StopError) as raised:
        signed(folder, twice, "head", "head")
    assert codes(raised) == ["NOTHING_TO_SIGN"]
    with pytest.raises(StopError) as raised:
        signed(folder, signed(folder, minutes, "head", "head"), "head", "head")
    assert codes(raised) == ["FIELD_UNKNOWN"]


@pytest.mark.parametrize("password", [b"", b"another"])
def test_a_key_is_opened_by_its_password_only(folder: Path, password: bytes) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_signer(folder / "head.p12", password)
    assert codes(raised) == ["KEY_NOT_OPENED"]
    with pytest.raises(UnreadableError):
        read_signer(folder / "ca.pem", password)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", RESULT])
def test_what_is_no_pdf_is_not_signed(folder: Path, data: bytes) -> None:
    with pytest.raises(UnreadableError):
        signed(folder, data, "head", "head")


@pytest.mark.parametrize("rect", [None, ["a"], [1, 2, 3], 5])
def test_a_field_without_a_good_place_on_the_page_is_a_broken_pdf(folder: Path, minutes: bytes, rect: Any) -> None:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(minutes)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            del field["/Rect"]
            if rect is not None:
                field["/Rect"] = pikepdf.Array(map(pikepdf.String, rect)) if rect == ["a"] else rect
        pdf.save(written)
    with pytest.raises(UnreadableError) as raised:
        signed(folder, written.getvalue(), "head", "head")
    assert codes(raised) == ["VERIFY_NOT_PDF"]


def test_the_commands_sign_and_verify(folder: Path, minutes: bytes) -> None:
    (folder / "plain.pdf").write_bytes(minutes)
    done = congress("--lang", "en", "sign", "plain.pdf", cwd=folder)
    assert done.stderr.splitlines()[0] == f"head: T/M BAN KIỂM PHIẾU – {HEAD}"
    key = ("--key", "head.p12", "--password-file", "password")
    done = congress("--lang", "en", "sign", "plain.pdf", "--field", "head", *key, cwd=folder)
    assert done.returncode == 0
    done = congress("--lang", "en", "verify", "plain-signed.pdf", "r.json", "--trust", "ca.pem", cwd=folder)
    assert done.returncode == 0
    assert HEAD in done.stderr
    assert "was not checked" not in done.stderr
    assert "ANOTHER" not in done.stderr
    assert (folder / "plain.pdf").read_bytes() == minutes


REASON = "Ủy quyền số 12-GUQ/ĐCT: chủ tọa vắng"


@pytest.mark.parametrize("reason", [REASON, "Ủy quyền " * 60, "W" * 400])
def test_a_field_shows_the_reason_or_its_beginning_within_its_border(folder: Path, reason: str) -> None:
    signer = read_signer(folder / "head.p12", PASSWORD)
    with pypdfium2.PdfDocument(_stamp(signer, 226.0, 53.8, NOW, "vi", reason)) as shown:
        (page,) = shown
        assert "Ký thay" in page.get_textpage().get_text_range()
        dark = page.render(scale=2, grayscale=True).to_numpy().squeeze() < 128
    assert dark[-4:, 10:-10].all(axis=1).any()  # the border below


def test_another_than_the_form_names_signs_only_for_a_reason_that_is_signed_and_told(
    folder: Path, minutes: bytes
) -> None:
    (folder / "other.pdf").write_bytes(minutes)
    key = ("--key", "head.p12", "--password-file", "password", "--field", "presidium")
    status, said = congress_here("sign", "other.pdf", *key, cwd=folder)
    assert status == 4
    assert "SIGNER_NOT_THE_PERSON" in said
    assert CHAIR in said
    status, said = congress_here("sign", "other.pdf", *key, "--despite", "  ", cwd=folder)
    assert status == 2
    assert "DESPITE_EMPTY" in said
    assert not (folder / "other-signed.pdf").exists()
    status, said = congress_here("sign", "other.pdf", *key, "--despite", REASON, cwd=folder)
    assert status == 0, said
    assert "The certificate says" in said
    status, said = congress_here("verify", "other-signed.pdf", "r.json", "--trust", "ca.pem", cwd=folder)
    assert status == 0, said
    assert f"ANOTHER SIGNED there than the person the form names: {HEAD}, not {CHAIR}." in said
    assert f"Reason stated in that signature: {REASON}" in said


def test_the_person_the_form_names_signs_for_nobody_else(folder: Path, minutes: bytes) -> None:
    with pytest.raises(InvalidError) as raised:
        sign(minutes, "m.pdf", read_signer(folder / "head.p12", PASSWORD), "head", signing_time(), despite=REASON)
    assert codes(raised) == ["DESPITE_NOT_NEEDED"]


def by_another_program(data: bytes, who: str = HEAD, field: str = "presidium", reason: str | None = None) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

    key = SimpleSigner.load_pkcs12_data(key_file(who), other_certs=(), passphrase=PASSWORD)
    written = io.BytesIO()
    signer = PdfSigner(PdfSignatureMetadata(field_name=field, reason=reason), key)
    signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), existing_fields_only=True, output=written)
    return written.getvalue()


def test_what_a_stranger_wrote_into_a_signature_is_one_line_and_steers_no_terminal(
    folder: Path, minutes: bytes
) -> None:
    odd, reason = "Ai\x1b[2J\u202eđó\nDÒNG GIẢ", "Lý do\n\x1b[1A\u2028Signed in “head”"
    (folder / "m.pdf").write_bytes(by_another_program(minutes, odd, "head", reason))
    (found,) = verify(folder / "m.pdf", folder / "r.json").signatures
    assert (found.name, found.reason) == ("Ai [2J đó DÒNG GIẢ", "Lý do [1A Signed in “head”")
    (folder / "odd.p12").write_bytes(key_file(odd))
    assert read_signer(folder / "odd.p12", PASSWORD).name == found.name


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("sign", "none.pdf"), "DOCUMENT_NOT_OPENED"),
        (("verify", "none.pdf", "r.json"), "DOCUMENT_NOT_OPENED"),
        (("sign", "here.pdf", "--key", "none.p12", "--password-file", "password"), "KEY_FILE_NOT_OPENED"),
        (("sign", "here.pdf", "--key", "head.p12", "--password-file", "none"), "SECRET_NOT_OPENED"),
    ],
)
def test_a_missing_file_is_called_what_it_is(
    folder: Path, minutes: bytes, arguments: tuple[str, ...], code: str
) -> None:
    (folder / "here.pdf").write_bytes(minutes)
    status, said = congress_here(*arguments, cwd=folder)
    assert (status, code in said) == (2, True), said


def test_without_a_terminal_the_file_for_the_password_is_named(folder: Path, minutes: bytes) -> None:
    (folder / "here.pdf").write_bytes(minutes)
    command = [PROGRAM, "--lang", "en", "sign", "here.pdf", "--field", "head", "--key", "head.p12"]
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, start_new_session=True
    )
    assert (done.returncode, "SECRET_NO_TERMINAL" in done.stderr) == (2, True)
    assert "--password-file" in done.stderr
    assert "GetPassWarning" not in done.stderr


def test_a_pin_file_that_is_no_text_shows_nothing_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asking(_chosen: Any, pin: Any, *, unattended: bool) -> Any:
        assert unattended
        pin("Ký", few=False)

    monkeypatch.setattr("congress.documents.tokens.token_signer", asking)
    (folder / "here.pdf").write_bytes(b"%PDF-")
    (folder / "pin").write_bytes("4711é".encode("latin-1"))
    (folder / "pin").chmod(0o600)
    status, said = congress_here("sign", "here.pdf", "--token", "x.so", "--pin-file", "pin", cwd=folder)
    assert (status, "SECRET_NOT_TEXT" in said) == (2, True), said
    assert "4711" not in said
    assert "e9" not in said.lower()


def test_anothers_signature_without_a_reason_as_other_programs_make_it_is_a_finding(
    folder: Path, minutes: bytes
) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    with pytest.raises(StopError) as raised:
        checked(folder, by_another_program(minutes))
    assert codes(raised) == ["SIGNATURE_OF_ANOTHER"]

    writer = IncrementalPdfFileWriter(io.BytesIO(minutes))
    for reference in writer.root["/AcroForm"]["/Fields"]:  # a later revision that names another for the place
        place = reference.get_object()
        place["/TU"] = type(place["/TU"])(str(place["/TU"]).replace(CHAIR, HEAD))
        writer.update_container(place)
    written = io.BytesIO()
    writer.write(written)
    with pytest.raises(StopError) as raised:
        checked(folder, by_another_program(written.getvalue()))
    assert codes(raised) == ["SIGNATURE_OF_ANOTHER"]


@pytest.mark.parametrize(
    ("certified", "same"),
    [
        ("Mạc Thị Khuê", True),
        ("MẠC  THỊ KHUÊ", True),
        ("Mạc Thị Khuê - 012345678", True),
        ("Mạc Thị Khuê, Trưởng ban", True),
        ("Mạc Thị Khue", False),
        ("Mạc Thị", False),
        ("Khuê", False),
        ("Mạc Thị Khuê Anh", False),
        ("Mạc Thị Khuê\u00a0Anh", False),
        ("Mạc Thị\u00a0Khuê (012345678)", True),
        ("Mạc Thị Khuê 012345678", True),
        ("Mạc Thị Khuê\u200bAnh", False),
        ("Mạc Thị Khuê-Anh\u200b", False),
        ("Mạc Thị Khuê_Anh", False),
        ("", False),
        ("012345678", False),
    ],
)
def test_a_name_is_the_persons_to_the_letter(certified: str, *, same: bool) -> None:
    person = person_of(place_words("T/M BAN KIỂM PHIẾU", "Mạc Thị Khuê"))
    assert is_person(certified, person) is same


def test_where_the_form_leaves_the_name_to_be_written_in_nobody_is_named() -> None:
    assert person_of(place_words("TRƯỞNG BAN", "………")) == ""


def test_a_signed_file_is_not_written_over_unless_it_is_named(folder: Path, minutes: bytes) -> None:
    (folder / "two.pdf").write_bytes(minutes)
    (folder / "two-signed.pdf").write_bytes(b"signed by another")
    key = ("--key", "head.p12", "--password-file", "password", "--field", "head")
    status, said = congress_here("--lang", "en", "sign", "two.pdf", *key, cwd=folder)
    assert status == 2
    assert "congress sign two-signed.pdf" in said
    assert (folder / "two-signed.pdf").read_bytes() == b"signed by another"
    status, _said = congress_here("--lang", "en", "sign", "two.pdf", *key, "-o", "two-signed.pdf", cwd=folder)
    assert status == 0
    assert (folder / "two-signed.pdf").read_bytes().startswith(minutes)
