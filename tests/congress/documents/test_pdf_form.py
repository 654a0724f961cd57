"""The form of every PDF: what it claims to be, its fonts and tags, the head as the format says, margins, overlaps."""

import io
from functools import cache

import pikepdf
import pytest
from document_samples import FRONT, made, source
from pdf_letters import Letter, Sheet, letters_of, overlapping

from congress.documents.format import DocumentFormat, layout_for, on_its_side
from congress.documents.kinds import KINDS

PDFS = ["minutes", *FRONT]
PAPERS = [kind for kind in PDFS if kind != "hall"]
EXAMPLE = {"guide": "minimal"}
MM = 72 / 25.4
SLACK = 0.5
"""Millimetres: a justified line may end so much aside, from the rounding of its letters."""
LYING = ("nominations", "biographies")


def name_of(kind: str) -> str:
    return EXAMPLE.get(kind, "typical")


def layout_of(kind: str) -> DocumentFormat:
    layout = layout_for(source(kind, name_of(kind)).regulation_id)
    return on_its_side(layout) if kind in LYING else layout


@cache
def letters(kind: str) -> tuple[Sheet, ...]:
    return letters_of(made(kind, name_of(kind), ".pdf"))


def words_on(kind: str, page: int) -> str:
    return "".join(one.text for one in letters(kind)[page])


@pytest.mark.parametrize("kind", PDFS)
def test_it_is_tagged_pdf_a_3u_with_its_source_inside_and_every_font_embedded(kind: str) -> None:
    known = source(kind, name_of(kind))
    with pikepdf.open(io.BytesIO(made(kind, name_of(kind), ".pdf"))) as pdf:
        assert pdf.check_pdf_syntax() == [] if hasattr(pdf, "check_pdf_syntax") else pdf.check() == []
        claims = pdf.open_metadata()
        assert (claims["pdfaid:part"], claims["pdfaid:conformance"]) == ("3", "U")
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en"
        assert len(pdf.Root.StructTreeRoot.K) > 0
        inside = {bytes(spec.get_file().read_bytes()) for spec in pdf.attachments.values()}
        assert inside == {one.data for one in known.carried}
        assert len(pdf.Root.AF) == len(inside)
        assert all(str(one.AFRelationship) == "/Source" for one in pdf.Root.AF)
        described = [one for one in pdf.objects
                     if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"]  # fmt: skip
        assert described
        for one in described:
            assert {"/FontFile2", "/FontFile3"} & set(one.keys())
            assert "Tinos" in str(one.FontName)
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
                 and one.get("/Type") == "/Font" and one.get("/Subtype") == "/Type0"]  # fmt: skip
        assert all("/ToUnicode" in one for one in fonts)  # the U of 3u: the text can be read out
        assert not any(one in pdf.Root for one in ("/OpenAction", "/AA"))
        assert "/OutputIntents" in pdf.Root


@pytest.mark.parametrize("kind", PAPERS)
def test_no_letter_goes_beyond_the_margins_but_the_page_number_the_banner_and_the_hash(kind: str) -> None:
    page = layout_of(kind).page
    left, right = (page.left - SLACK) * MM, (page.width - page.right + SLACK) * MM
    top, bottom = (page.height - page.top + SLACK) * MM, (page.bottom - SLACK) * MM
    for sheet in letters(kind):
        assert all(left <= one.left and one.right <= right for one in sheet)
        outside = "".join(one.text for one in sheet if one.top > top or one.bottom < bottom)
        allowed = source(kind, name_of(kind)).sha256
        assert allowed in outside
        assert len(outside) < len(allowed) + 60


@pytest.mark.parametrize("kind", PDFS)
def test_no_two_letters_lie_over_one_another(kind: str) -> None:
    assert [pair for sheet in letters(kind) for pair in overlapping(sheet)] == []


def in_order(kind: str, text: str) -> tuple[Letter, ...]:
    """The letters of `text` on the first page."""
    sheet, wanted = letters(kind)[0], "".join(text.split())
    start = words_on(kind, 0).index(wanted)
    return sheet[start : start + len(wanted)]


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic"),
    [
        ("COMMUNIST PARTY OF VIET NAM", 15, True, False),
        ("ĐẢNG BỘ TỈNH SÔNG MÂY", 14, False, False),
        ("COUNTING COMMITTEE", 14, True, False),
        ("No. 02-BB/BKP", 14, False, False),
        ("Suối Trong, 8 July 2025", 14, False, True),
        ("MINUTES OF THE COUNT", 16, True, False),
        ("Bầu Ban Chấp hành Đảng bộ xã Suối Trong", 14, True, False),
        ("counted the ballots and draws up", 14, False, False),
    ],
)
def test_the_head_has_the_sizes_of_the_party_formats_table(text: str, size: int, *, bold: bool, italic: bool) -> None:
    """HD 36-HD/VPTW, Phụ lục 3."""
    found = in_order("minutes", text)
    assert {round(one.size, 1) for one in found} == {float(size)}
    assert {(one.bold, one.italic) for one in found} == {(bold, italic)}


def test_the_issuing_body_stands_left_and_the_title_of_the_party_right() -> None:
    page = layout_of("minutes").page
    middle = (page.left + page.text_width / 2) * MM
    body, party = in_order("minutes", "COUNTING COMMITTEE"), in_order("minutes", "COMMUNIST PARTY OF VIET NAM")
    assert (body[0].left + body[-1].right) / 2 < middle < (party[0].left + party[-1].right) / 2
    assert body[-1].right < party[0].left
    heading = in_order("minutes", "MINUTES OF THE COUNT")
    centre = (heading[0].left + heading[-1].right) / 2
    assert abs(centre - middle) < 1.5


@pytest.mark.parametrize("kind", PAPERS)
def test_the_page_number_stands_top_centre_from_the_second_page(kind: str) -> None:
    page = layout_of(kind).page
    for place, sheet in enumerate(letters(kind), 1):
        above = [one for one in sheet if one.bottom > (page.height - page.top) * MM]
        if place == 1:
            assert above == []
            continue
        assert "".join(one.text for one in above) == str(place)
        centre = (above[0].left + above[-1].right) / 2
        assert abs(centre - (page.left + page.text_width / 2) * MM) < 2


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind != "tally-sheet"])
def test_a_field_to_sign_lies_in_the_empty_room_above_each_name(kind: str) -> None:
    with pikepdf.open(io.BytesIO(made(kind, name_of(kind), ".pdf"))) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        pages = [page.objgen for page in pdf.pages]
        assert {str(one.T) for one in fields} == set(layout_of(kind).signatures[KEYS.get(kind, kind)])
        for one in fields:
            left, bottom, right, top = (float(value) for value in one.Rect)
            sheet = letters(kind)[pages.index(one.P.objgen)]
            inside = [each for each in sheet if left < each.left and each.right < right
                      and bottom < each.bottom and each.top < top]  # fmt: skip
            assert inside == []
            assert any(left < each.left < right and bottom - 25 < each.top <= bottom + 1 for each in sheet)


KEYS = {"tally-sheet": "guide"}
"""Kind of document → the key of its signers in the layout, where that is another."""


def test_every_kind_is_measured() -> None:
    assert set(PDFS) == {kind for kind, known in KINDS.items() if ".pdf" in known.made_as}
