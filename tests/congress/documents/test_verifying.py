"""`congress verify`: a document is what its source says, or every difference is told."""

import io
import json
import re
from pathlib import Path

import pikepdf
import pytest
from running import congress

from congress.documents.examples import example_result
from congress.documents.making import document_bytes
from congress.documents.resultfile import parse_result
from congress.documents.verifying import Verified, verify
from tally.problems import StopError, UnreadableError

RESULT = example_result("minimal")


@pytest.fixture(scope="module")
def minutes() -> bytes:
    return document_bytes("minutes", parse_result(RESULT, "r"), ".pdf", "vi")


def laid(folder: Path, pdf: bytes, source: bytes = RESULT) -> tuple[Path, Path]:
    (folder / "m.pdf").write_bytes(pdf)
    (folder / "r.json").write_bytes(source)
    return folder / "m.pdf", folder / "r.json"


def codes(raised: pytest.ExceptionInfo[StopError]) -> set[str]:
    return {one.code for one in raised.value.problems}


def test_the_very_document_is_known_with_its_kind_in_either_language(tmp_path: Path, minutes: bytes) -> None:
    assert verify(*laid(tmp_path, minutes)) == Verified("minutes", added=False)
    seal = document_bytes("seal", parse_result(RESULT, "r"), ".pdf", "en")
    assert verify(*laid(tmp_path, seal)) == Verified("seal", added=False)


def appended(pdf: bytes, number: int, body: bytes) -> bytes:
    """`pdf` with object `number` in a new revision after the first, as programs that sign write it."""
    start = re.findall(rb"startxref\s+(\d+)", pdf)[-1]
    with pikepdf.open(io.BytesIO(pdf)) as known:
        root, size = known.Root.objgen[0], int(known.trailer.Size)
    offset = len(pdf) + 1
    new = b"\n%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, offset)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, root, start, len(pdf) + len(new),
    )  # fmt: skip
    return pdf + new + table + trailer


def first_contents(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as known:
        return int(known.pages[0].obj.Contents.objgen[0])


def test_what_is_added_after_the_document_without_touching_its_pages_is_told(tmp_path: Path, minutes: bytes) -> None:
    added = minutes + b"% added\n"
    assert verify(*laid(tmp_path, added)) == Verified("minutes", added=True)


def test_a_page_laid_over_the_first_in_a_later_revision_is_found(tmp_path: Path, minutes: bytes) -> None:
    with pikepdf.open(io.BytesIO(minutes)) as known:
        content = known.pages[0].obj.Contents.read_bytes() + b" q 5 w 100 400 m 300 400 l S Q"
    changed = appended(
        minutes, first_contents(minutes), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    )
    with pytest.raises(StopError) as raised:
        verify(*laid(tmp_path, changed))
    assert codes(raised) == {"VERIFY_CHANGED"}


def test_another_result_is_told_by_the_file_inside_and_by_the_pages(tmp_path: Path, minutes: bytes) -> None:
    other = json.loads(RESULT) | {"title": "Bầu Phó Bí thư"}
    with pytest.raises(StopError) as raised:
        verify(*laid(tmp_path, minutes, json.dumps(other).encode()))
    assert codes(raised) == {"VERIFY_ATTACHED", "VERIFY_HASH"}


def test_a_page_changed_under_the_right_hash_is_found(tmp_path: Path, minutes: bytes) -> None:
    with pikepdf.open(io.BytesIO(minutes)) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"q 0 0 1 RG 100 400 m 200 400 l S Q", prepend=False)
        written = io.BytesIO()
        pdf.save(written)
    with pytest.raises(StopError) as raised:
        verify(*laid(tmp_path, written.getvalue()))
    assert codes(raised) == {"VERIFY_CHANGED"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", RESULT])
def test_what_is_no_pdf_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableError):
        verify(*laid(tmp_path, data))


def test_the_command_tells_both_outcomes_by_its_status(tmp_path: Path, minutes: bytes) -> None:
    laid(tmp_path, minutes)
    assert congress("verify", "m.pdf", "r.json", cwd=tmp_path).returncode == 0
    (tmp_path / "m.pdf").write_bytes(minutes.replace(b"endobj", b"endobj ", 1))
    done = congress("verify", "m.pdf", "r.json", cwd=tmp_path)
    assert done.returncode == 4
    assert "VERIFY_CHANGED" in done.stderr
