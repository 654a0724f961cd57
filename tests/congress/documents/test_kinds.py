"""Every kind of document from every example: it prints, says what its source says, in the PDF and in the Word file."""

import hashlib
import io
import json

import docx
import pikepdf
import polars as pl
import pypdfium2
import pytest
from document_samples import FRONT, PAIRS, TEST_WORDS, made, pages, source, squeezed, wanted, word_text

from congress.documents.format import layout_for
from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes
from congress.documents.resultfile import ResultFile, parse_result
from congress.i18n import language
from tally.contest import Contest
from tally.engine import compute
from tally.problems import InvalidError
from tally.regulation import load_builtin
from tally.result import result_json


@pytest.mark.parametrize(("kind", "example"), PAIRS)
def test_every_name_and_figure_stands_in_each_file_made(kind: str, example: str) -> None:
    pdf = "".join(pages(kind, example))
    texts = list(map(squeezed, wanted(kind, example)))
    assert [text for text in texts if text not in pdf] == []
    if ".docx" in KINDS[kind].made_as:
        word = word_text(kind, example)
        assert [text for text in texts if text not in word] == []


@pytest.mark.parametrize("kind", FRONT)
def test_every_page_carries_the_hash_of_the_file_it_was_made_from_and_the_pdf_that_file(kind: str) -> None:
    known = source(kind, "state")
    digest = hashlib.sha256(known.data).hexdigest()
    assert known.sha256 == digest
    assert all(digest in page for page in pages(kind, "state"))
    with pikepdf.open(io.BytesIO(made(kind, "state", ".pdf"))) as pdf:
        inside = [bytes(spec.get_file().read_bytes()) for spec in pdf.attachments.values()]
        assert sorted(inside) == sorted(one.data for one in known.carried)
        assert known.data in inside
        assert pdf.open_metadata()["pdfaid:part"] == "3"
        assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("kind", FRONT)
def test_a_test_election_says_so_on_every_page_and_no_other_does(kind: str) -> None:
    words = squeezed(TEST_WORDS)
    assert all(words in page for page in pages(kind, "test"))
    assert not any(words in page for page in pages(kind, "state"))


def test_two_hundred_long_names_break_between_rows_on_the_page_for_the_hall() -> None:
    known = source("hall", "extreme")
    assert isinstance(known, ResultFile)
    listing = [page for page in pages("hall", "extreme") if squeezed("Công Tằng Tôn Nữ Huyền") in page]
    assert len(listing) > 3
    assert all("Fullname" in page for page in listing)
    whole = "".join(listing)
    assert [one.name for one in known.result.candidates if squeezed(one.name) not in whole] == []


BEFORE_SIGNING = {
    "report": "3. Conclusion",
    "elected": "People elected:",
    "accounts": "2. Counted by hand",
    "seal": "Handed over by",
    "list": "The list holds",
    "adopted-list": "The list holds",
    "nominations": "On the election list:",
    "biographies": "The list holds",
    "election-minutes": "The election ended",
    "congress-minutes": "The congress closed",
    "guide": "2. Ballots that do not count",
    "zero": "This record was read out",
    "unused": "Numbers of the seals",
    "count-journal": "Hash of the last entry",
    "check-list": "How the draw can be repeated",
    "check-report": "3. Conclusion",
}
"""The words that stand on the page of the signatures."""


@pytest.mark.parametrize(("kind", "example"), [pair for pair in PAIRS if pair[0] in BEFORE_SIGNING])
def test_the_signatures_never_stand_alone(kind: str, example: str) -> None:
    layout = layout_for(source(kind, example).regulation_id)
    mark = squeezed(layout.signers[layout.signatures[kind][0]].authority_en)
    (page,) = [page for page in pages(kind, example) if mark in page]
    assert squeezed(BEFORE_SIGNING[kind]) in page


@pytest.mark.parametrize("kind", [kind for kind in FRONT if kind != "hall"])
def test_nothing_goes_beyond_the_margins(kind: str) -> None:
    page = layout_for("state-2025").page
    for sheet in pypdfium2.PdfDocument(made(kind, "state", ".pdf")):
        dark = sheet.render(scale=100 / 72, grayscale=True).to_numpy().squeeze() < 160
        assert not dark[:, : round(page.left / 25.4 * 100) - 2].any()
        assert not dark[:, dark.shape[1] - round(page.right / 25.4 * 100) + 3 :].any()


def test_the_report_and_the_hall_go_from_high_to_low() -> None:
    known = source("report", "typical")
    assert isinstance(known, ResultFile)
    names = [squeezed(one.name) for one in sorted(known.result.candidates, key=lambda one: one.rank)]
    for kind in ("report", "hall"):
        places = ["".join(pages(kind, "typical")).index(name) for name in names]
        assert places == sorted(places)


def test_only_the_minutes_take_the_number_of_the_contest_file() -> None:
    assert squeezed("No. 02-BB/BKP") in pages("minutes", "typical")[0]
    assert squeezed("No. 02") not in pages("seal", "typical")[0]
    assert squeezed("No. ……-BB/BKP") in pages("seal", "typical")[0]


@pytest.mark.parametrize(
    ("regulation", "said"), [("party-2024", True), ("our-own-rules", False), ("state-2025", False)]
)
def test_only_where_article_35_holds_the_sealing_cites_it(regulation: str, *, said: bool) -> None:
    document = json.loads(source("seal", "typical").data) | {"regulation": regulation}
    pdf = pypdfium2.PdfDocument(document_bytes("seal", parse_result(json.dumps(document).encode(), "r"), ".pdf", "en"))
    assert ("(Article 35)" in pdf[0].get_textpage().get_text_range()) is said


def confidence() -> ResultFile:
    """Two people, thirty ballots, three levels."""
    contest = Contest.model_validate(
        {
            "id": "c", "title": "Lấy phiếu", "regulation": "confidence-2023", "form": "confidence", "seats": 2,
            "electorate": {"body": "meeting", "summoned": 30, "present": 30},
            "candidate": [{"id": "a", "name": "Lường Thị Pản"}, {"id": "b", "name": "Mạc Đình Khuê"}],
        }
    )  # fmt: skip
    cells = [("high", "low")] * 13 + [("medium", "low")] * 11 + [("low", "medium")] * 6
    votes = pl.DataFrame([{"ballot": str(at), "problem": "", "a": a, "b": b} for at, (a, b) in enumerate(cells)])
    result = compute(contest, load_builtin(contest.regulation), votes)
    return parse_result(result_json(result).encode(), "r")


def test_a_report_of_a_confidence_vote_tells_every_level() -> None:
    pdf = pypdfium2.PdfDocument(document_bytes("report", confidence(), ".pdf", "en"))
    text = squeezed("".join(page.get_textpage().get_text_range() for page in pdf))
    assert squeezed("Lường Thị Pản 13 11 6") in text
    assert squeezed("Mạc Đình Khuê 0 6 24") in text


@pytest.mark.parametrize("kind", ["elected", "hall"])
def test_a_paper_with_no_place_for_the_form_is_refused(kind: str) -> None:
    with pytest.raises(InvalidError) as raised:
        document_bytes(kind, confidence(), ".pdf", "en")
    assert [one.code for one in raised.value.problems] == ["DOCUMENT_NOT_FOR_FORM"]


def test_the_guide_shows_the_ballot() -> None:
    with pikepdf.open(io.BytesIO(made("guide", "minimal", ".pdf"))) as pdf:
        pictures = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert max(int(one.Width) for one in pictures) > 800
    assert docx.Document(io.BytesIO(made("guide", "minimal", ".docx"))).inline_shapes


@pytest.mark.parametrize(("kind", "suffix"), [("hall", ".pdf"), ("guide", ".pdf"), ("guide", ".docx")])
def test_printing_again_gives_the_same_bytes(kind: str, suffix: str) -> None:
    assert document_bytes(kind, source(kind, "minimal"), suffix, "en") == made(kind, "minimal", suffix)
    assert language() == "vi"


def test_an_undecided_count_is_not_official_on_any_paper() -> None:
    document = json.loads(source("report", "typical").data)
    document["ballots"] |= {"returned": 145, "unresolved": 1}
    known = parse_result(json.dumps(document).encode(), "r")
    for kind in ("hall", "elected"):
        pdf = pypdfium2.PdfDocument(document_bytes(kind, known, ".pdf", "en"))
        assert all("UNOFFICIAL COUNT" in page.get_textpage().get_text_range() for page in pdf)
