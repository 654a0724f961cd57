"""What ISO 19005-3 and ISO 32000-1 ask of every PDF beyond what the layout engine gives, read from the real files."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from document_samples import made
from pikepdf import Name

from congress.documents.render_pdf import pdf_of
from congress.documents.sources import Carried

SAMPLES = [("minutes", "minimal"), ("nominations", "minimal"), ("guide", "minimal"), ("hall", "minimal")]
ROW = "<tr><td>Phát ra:</td><td>145</td></tr>"


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def page(body: str) -> str:
    return f'<html lang="vi"><title>Thử</title><body style="font-family: Tinos">{body}</body></html>'


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the tree of tags that a reader comes to, in its order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            waiting.append(one.get("/K", pikepdf.Array()))


def of_kind(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [one for one in elements(pdf) if str(one.S) == kind]


def attribute(element: Any, name: str) -> Any:
    return element.A.get(name) if "/A" in element else None


@pytest.mark.parametrize(("kind", "example"), SAMPLES)
def test_no_picture_is_smoothed_by_the_reader(kind: str, example: str) -> None:
    """ISO 19005-3, 6.2.8."""
    with opened(made(kind, example, ".pdf")) as pdf:
        pictures = [one for one in pdf.objects
                    if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]  # fmt: skip
        assert not any(one.get("/Interpolate", False) for one in pictures)
        assert pictures or kind != "guide"


@pytest.mark.parametrize(("kind", "example"), SAMPLES)
def test_every_picture_is_told_in_words(kind: str, example: str) -> None:
    with opened(made(kind, example, ".pdf")) as pdf:
        assert all(" " in str(one.Alt) for one in of_kind(pdf, "/Figure"))
        assert of_kind(pdf, "/Figure") or kind != "guide"


def test_the_files_inside_stand_in_the_order_of_their_names_each_once_with_its_type() -> None:
    """ISO 32000-1, 7.9.6: a reader searches the names by halves, and misses a file out of order."""
    names = ("proceedings.toml", "result-2.json", "result-10.json")
    data = pdf_of(page("<p>Thử</p>"), b"", [Carried(one, one.encode(), one) for one in names])
    with opened(data) as pdf:
        listed = pdf.Root.Names.EmbeddedFiles.Names
        assert [str(one) for one in listed[::2]] == sorted(names)
        assert {str(one.UF): str(one.EF.F.Subtype) for one in pdf.Root.AF} == {
            "proceedings.toml": "/application/toml",
            "result-2.json": "/application/json",
            "result-10.json": "/application/json",
        }
        assert len(pdf.Root.AF) == len(names)
        assert {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()} == {
            one: one.encode() for one in names
        }


@pytest.mark.parametrize(("kind", "example"), SAMPLES)
def test_every_figure_in_a_table_has_a_header_that_says_whose_it_is(kind: str, example: str) -> None:
    """ISO 32000-1, table 349."""
    with opened(made(kind, example, ".pdf")) as pdf:
        ids = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree) if "/IDTree" in pdf.Root.StructTreeRoot else {}
        assert all(attribute(one, "/Scope") in (Name.Column, Name.Row) for one in of_kind(pdf, "/TH"))
        for row in of_kind(pdf, "/TR"):
            cells = [one for one in row.K if one.S == "/TD"]
            headed = any(one.S == "/TH" for one in row.K)
            for cell in cells:
                named = attribute(cell, "/Headers") or ()
                assert headed or named
                assert all(ids[str(one)].S == "/TH" for one in named)
        assert of_kind(pdf, "/TD") or kind == "guide"


def test_the_words_before_a_figure_are_its_header_where_a_table_has_no_head() -> None:
    headed = f"<table><thead><tr><th>Phiếu</th><th>Số</th></tr></thead>{ROW}</table>"
    with opened(pdf_of(page(f"<table>{ROW}</table>{headed}"), b"")) as pdf:
        kinds = [[str(one.S) for one in row.K] for row in of_kind(pdf, "/TR")]
        assert kinds == [["/TH", "/TD"], ["/TH", "/TH"], ["/TD", "/TD"]]
        assert [str(attribute(one, "/Scope")) for one in of_kind(pdf, "/TH")] == ["/Row", "/Column", "/Column"]


def test_every_field_to_sign_is_in_the_tree_of_tags_after_what_is_to_be_read() -> None:
    with opened(made("minutes", "minimal", ".pdf")) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        read = list(elements(pdf))
        fields = list(pdf.Root.AcroForm.Fields)
        assert len(fields) == 2
        assert [one.S for one in read[-2:]] == [Name.Form, Name.Form]
        for field, element in zip(fields, read[-2:], strict=True):
            assert element.K.Obj == field
            assert parents[int(field.StructParent)] == element
        assert len(set(parents)) == len(pdf.pages) + len(fields)
