"""The minutes of the count on paper: every figure there, nothing cut, the same bytes every time."""

import hashlib
import io
import json
import re
import zipfile
from functools import cache
from typing import cast

import docx
import numpy as np
import pikepdf
import pypdfium2
import pytest
from sample_results import ALL, Document, extreme, hostile, typical

from congress.documents.format import party_format
from congress.documents.minutes_document import minutes_bytes
from congress.documents.render_pdf import pdf_of
from congress.documents.resultfile import parse_result
from congress.documents.words import number, percent
from tally.problems import InvalidError, Lang

LANGS: tuple[Lang, ...] = ("vi", "en")
EVERY = [(name, lang) for name in ALL for lang in LANGS]
TEST_WORDS = {"vi": "BẦU THỬ – KHÔNG CÓ GIÁ TRỊ", "en": "TEST ELECTION – NOT VALID"}
DPI = 100


def data_of(name: str) -> bytes:
    return json.dumps(ALL[name](), ensure_ascii=False).encode()


@cache
def made(name: str, lang: Lang, kind: str) -> bytes:
    return minutes_bytes(parse_result(data_of(name), "result.json"), kind, lang)


def squeezed(text: str) -> str:
    """Text without white space and soft breaks: lines break where they like."""
    return re.sub(r"[\s\u00ad\ufffe\x02]+", "", text)


def pages(name: str, lang: Lang) -> list[str]:
    pdf = pypdfium2.PdfDocument(made(name, lang, ".pdf"))
    return [page.get_textpage().get_text_range() for page in pdf]


def words_of_docx(name: str, lang: Lang) -> str:
    word = docx.Document(io.BytesIO(made(name, lang, ".docx")))
    section = word.sections[0]
    texts = [node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t")]
    for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
        texts += [paragraph.text for paragraph in part.paragraphs]
    return squeezed("".join(texts))


def figures(document: Document, lang: Lang) -> list[str]:
    """Everything of the result that must stand in the minutes."""
    ballots, base = document["ballots"], document["base"]
    counts = [document["seats"], document["needed"], base["value"], base["summoned"], len(document["candidates"])]
    counts += [value for value in ballots.values() if isinstance(value, int)]
    counts += [*ballots["invalid_by_ground"].values(), *(line["count"] for line in base["subtractions"])]
    found = [number(count, lang) for count in counts] + [document["title"]]
    for one in document["candidates"]:
        found += [one["name"], number(one["votes"], lang), number(one["against"], lang), percent(one["share"], lang)]
    for officer in document["event"].get("officer", []):
        found.append(officer["name"])
    return found


@pytest.mark.parametrize(("name", "lang"), [pair for pair in EVERY if pair[0] != "hostile"])
def test_every_figure_and_name_of_the_result_stands_in_the_pdf_and_in_the_word_file(name: str, lang: Lang) -> None:
    document = cast(Document, json.loads(data_of(name)))
    pdf, docx = squeezed("".join(pages(name, lang))), words_of_docx(name, lang)
    wanted = [squeezed(text) for text in figures(document, lang)]
    assert [text for text in wanted if text not in pdf] == []
    assert [text for text in wanted if text not in docx] == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_row_of_table_1_reads_name_votes_against_share_in_that_order(lang: Lang) -> None:
    document, text = typical(), squeezed("".join(pages("typical", lang)))
    for one in document["candidates"]:
        row = f"{one['name']}{one['votes']}{one['against']}{percent(one['share'], lang)}"
        assert squeezed(row) in text
        assert squeezed(row) in words_of_docx("typical", lang)


def test_the_elected_stand_from_high_to_low() -> None:
    text = squeezed("".join(pages("typical", "vi")))
    table = text[text.rindex(squeezed("Bảng 2")) :]
    elected = [one for one in typical()["candidates"] if one["verdict"] == "elected"]
    places = [table.index(squeezed(one["name"])) for one in sorted(elected, key=lambda one: -one["votes"])]
    assert places == sorted(places)
    assert "QuàngVănPâng" not in table


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_page_carries_the_hash_of_the_result_file(name: str, lang: Lang) -> None:
    digest = hashlib.sha256(data_of(name)).hexdigest()
    assert all(digest in squeezed(page) for page in pages(name, lang))
    assert digest in words_of_docx(name, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_numbered_from_the_second(lang: Lang) -> None:
    first, *others = pages("extreme", lang)
    assert len(others) > 5
    assert not first.lstrip().startswith("1\r")
    for place, page in enumerate(others, 2):
        assert str(place) in page.split()


@pytest.mark.parametrize("lang", LANGS)
def test_a_test_election_says_so_on_every_page_and_no_other_does(lang: Lang) -> None:
    words = squeezed(TEST_WORDS[lang])
    assert all(words in squeezed(page) for page in pages("test", lang))
    assert words in words_of_docx("test", lang)
    assert not any(words in squeezed(page) for page in pages("typical", lang))


def test_a_count_with_undecided_ballots_says_it_is_not_official() -> None:
    document = typical()
    document["ballots"] |= {"valid": 342, "returned": 348, "unresolved": 1}
    pdf = minutes_bytes(parse_result(json.dumps(document).encode(), "result.json"), ".pdf", "en")
    read = pypdfium2.PdfDocument(pdf)
    assert all("UNOFFICIAL COUNT" in page.get_textpage().get_text_range() for page in read)


def test_blanks_are_dotted_lines_and_never_a_date() -> None:
    first = pages("blanks", "vi")[0]
    assert "ngày …… tháng …… năm ………" in " ".join(first.split())
    body = "".join(pages("blanks", "vi")).replace(hashlib.sha256(data_of("blanks")).hexdigest(), "")
    assert not re.search(r"năm 20\d\d", body)


def ink(name: str, lang: Lang) -> list[np.ndarray]:
    pdf = pypdfium2.PdfDocument(made(name, lang, ".pdf"))
    return [page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze() < 160 for page in pdf]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_margins_are_kept_on_every_page(name: str, lang: Lang) -> None:
    page = party_format().page
    assert (page.top, page.bottom, page.left, page.right) == (20, 20, 30, 15)

    def pixels(millimetres: float) -> int:
        return round(millimetres * DPI / 25.4)

    for dark in ink(name, lang):
        height, width = dark.shape
        assert (round(width * 25.4 / DPI), round(height * 25.4 / DPI)) == (210, 297)
        assert not dark[:, : pixels(page.left) - 2].any()
        assert not dark[:, width - pixels(page.right) + 3 :].any()
        assert dark[pixels(page.top) : -pixels(page.bottom)].any()
        above_number, below_number = dark[: pixels(5)], dark[pixels(page.top - 4) : pixels(page.top) - 2]
        assert not above_number.any()
        assert not below_number.any()
        assert not dark[height - pixels(page.bottom) + 3 : height - pixels(page.bottom - 5)].any()
        assert not dark[height - pixels(4) :].any()


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_signatures_never_stand_alone(name: str, lang: Lang) -> None:
    mark = squeezed("T/M BAN KIỂM PHIẾU" if lang == "vi" else "ON BEHALF OF THE COUNTING COMMITTEE")
    before = squeezed("bản có giá trị như nhau" if lang == "vi" else "copies of equal value")
    (page,) = [squeezed(page) for page in pages(name, lang) if mark in squeezed(page)]
    assert before in page


def test_a_table_over_several_pages_repeats_its_header() -> None:
    listing = [page for page in pages("extreme", "vi") if "31/12/1971" in page]
    assert len(listing) > 2
    assert all("Ghi chú" in page for page in listing)
    word = docx.Document(io.BytesIO(made("extreme", "vi", ".docx")))
    headed = [table for table in word.tables if table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")]
    assert len(headed) == 3


@pytest.mark.parametrize("kind", [".pdf", ".docx"])
def test_printing_again_gives_the_same_bytes(kind: str) -> None:
    again = minutes_bytes(parse_result(data_of("test"), "result.json"), kind, "vi")
    assert again == made("test", "vi", kind)


def test_no_clock_time_is_in_the_files() -> None:
    entries = zipfile.ZipFile(io.BytesIO(made("typical", "vi", ".docx"))).infolist()
    assert {entry.date_time[0] for entry in entries} == {1980}
    with pikepdf.open(io.BytesIO(made("typical", "vi", ".pdf"))) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo


@pytest.mark.parametrize("name", ["minimal", "extreme"])
def test_the_pdf_is_tagged_pdf_a_with_its_fonts_and_the_result_inside(name: str) -> None:
    with pikepdf.open(io.BytesIO(made(name, "vi", ".pdf"))) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "U")
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert [bytes(spec.get_file().read_bytes()) for spec in pdf.attachments.values()] == [data_of(name)]
        fonts = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("Tinos" in str(font.FontName) for font in fonts)
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_names_and_titles_that_look_like_code_are_printed_as_they_are() -> None:
    for text in (squeezed("".join(pages("hostile", "en"))), words_of_docx("hostile", "en")):
        for wanted in (
            "<script>alert(1)</script>&<imgsrc='file:///etc/passwd'>",
            "<b>An</b>&{{7*7}}{%raw%}{0}%s",
            "A" * 200,
            "]]></td></table><h1>HACK</h1>",
        ):
            assert wanted in text
    assert squeezed(hostile()["candidates"][4]["name"]) in words_of_docx("hostile", "en")


@pytest.mark.parametrize(
    ("regulation", "titled"), [("party-2024", True), ("our-own-rules", True), ("state-2025", False)]
)
def test_only_papers_of_the_party_bear_its_title(regulation: str, *, titled: bool) -> None:
    document = typical(regulation=regulation)
    pdf = minutes_bytes(parse_result(json.dumps(document).encode(), "result.json"), ".pdf", "vi")
    first = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in first) is titled


def test_a_letter_the_font_does_not_have_is_refused_rather_than_printed_as_a_box() -> None:
    document = typical(title="Bầu 委員會")
    with pytest.raises(InvalidError) as raised:
        minutes_bytes(parse_result(json.dumps(document).encode(), "result.json"), ".pdf", "vi")
    assert [(one.code, one.values["letters"]) for one in raised.value.problems] == [("DOCUMENT_LETTERS", "員 委 會")]


def test_a_sign_that_only_another_font_of_the_machine_has_is_named_itself_not_that_font() -> None:
    document = typical(title="Bầu ✓ 10\u2003%")
    with pytest.raises(InvalidError) as raised:
        minutes_bytes(parse_result(json.dumps(document).encode(), "result.json"), ".pdf", "vi")
    assert [(one.code, one.values["letters"]) for one in raised.value.problems] == [("DOCUMENT_LETTERS", "✓")]


def test_a_font_the_machine_lacks_is_named_with_what_it_has() -> None:
    with pytest.raises(InvalidError) as raised:
        pdf_of('<html lang="vi"><title>Thử</title><p style="font-family: Tinos">Thử</p>', b"", font="Phông khác")
    assert [(one.code, one.values["found"]) for one in raised.value.problems] == [("DOCUMENT_FONT", "Tinos")]


def test_the_word_file_is_marked_as_a_draft_and_the_pdf_is_not() -> None:
    assert "DRAFTFOREDITING" in words_of_docx("typical", "en")
    assert "DRAFT" not in "".join(pages("typical", "en"))


def test_the_word_file_and_the_pdf_say_the_same_in_the_same_order() -> None:
    pdf = squeezed("".join(pages("minimal", "en")))
    word = docx.Document(io.BytesIO(made("minimal", "en", ".docx")))
    paragraphs = [squeezed(one.text) for one in word.paragraphs if one.text.strip()]
    places = [pdf.find(text) for text in paragraphs]
    assert -1 not in places
    assert places == sorted(places)


def test_the_extreme_example_is_extreme() -> None:
    document = extreme()
    assert len(document["candidates"]) == 60
    assert len(document["ballots"]["invalid_by_ground"]) == 12
