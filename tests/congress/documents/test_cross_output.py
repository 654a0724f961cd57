"""One result, five outputs: the terminal, the JSON, the PDF, the Word file and the page for the hall hold every figure,
each beside the name it belongs to."""

import io
import json
import re
from functools import cache
from typing import NamedTuple

import docx
import pypdfium2
import pytest
from rich.console import Console

from congress.documents.examples import example_result
from congress.documents.making import document_bytes
from congress.documents.resultfile import parse_result
from congress.i18n import set_language
from congress.resultscreen import show_result

EXAMPLES = ("typical", "state", "missing")


class Line(NamedTuple):
    """What every output says of a person."""

    name: str
    votes: str
    share: str


@cache
def data(example: str) -> bytes:
    return example_result(example)


def told(example: str) -> list[Line]:
    """From the JSON itself, as Vietnamese documents write numbers."""
    people = json.loads(data(example))["candidates"]
    return [
        Line(one["name"], f"{one['votes']:,}".replace(",", "."), f"{one['share'].replace('.', ',')}%") for one in people
    ]


def counts(example: str) -> list[int]:
    paper, base = json.loads(data(example))["ballots"], json.loads(data(example))["base"]
    return [paper["returned"], paper["valid"], paper["invalid"], base["value"]]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\x02]+", " ", text)


@cache
def pdf_text(kind: str, example: str) -> str:
    pdf = pypdfium2.PdfDocument(document_bytes(kind, parse_result(data(example), "r"), ".pdf", "vi"))
    return squeezed(" ".join(page.get_textpage().get_text_range() for page in pdf))


@cache
def rows_of_word(kind: str, example: str) -> list[list[str]]:
    word = docx.Document(io.BytesIO(document_bytes(kind, parse_result(data(example), "r"), ".docx", "vi")))
    return [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]


@cache
def screen(example: str) -> str:
    written = io.StringIO()
    set_language("vi")
    show_result(parse_result(data(example), "r").result, Console(file=written, width=220, markup=False))
    return written.getvalue()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_terminal_has_each_person_in_one_line_with_votes_and_share(example: str) -> None:
    lines = [squeezed(line) for line in screen(example).splitlines()]
    base = f"{counts(example)[-1]:,}".replace(",", ".")
    for one in told(example):
        (line,) = [line for line in lines if f"│ {one.name} │" in line]
        assert f"{one.votes}/{base} = {one.share}" in line


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("kind", ["minutes", "report"])
def test_the_pdf_and_the_word_file_have_each_person_in_one_row(kind: str, example: str) -> None:
    text, rows = pdf_text(kind, example), rows_of_word(kind, example)
    for one in told(example):
        assert re.search(
            rf"\d+ {re.escape(one.name)} {re.escape(one.votes)} (?:[\d.–]+ )?{re.escape(one.share)} ", text
        )
        assert any({one.name, one.votes, one.share} <= set(row) for row in rows)
    for count in counts(example):
        written = f"{count:,}".replace(",", ".")
        assert re.search(rf"(?<![\d.,]){re.escape(written)}(?![\d.,]\d)", text)
        assert any(written in re.split(r"\s", cell) for row in rows for cell in row)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_page_of_the_hall_has_each_person_from_high_to_low(example: str) -> None:
    text = pdf_text("hall", example)
    ranked = sorted(json.loads(data(example))["candidates"], key=lambda one: one["rank"])
    at = [text.index(one["name"]) for one in ranked]
    assert at == sorted(at)
    for one in told(example):
        assert f"{one.name} {one.votes} {one.share}" in text


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_output_marks_the_same_people_as_elected(example: str) -> None:
    result = json.loads(data(example))
    elected = {one["name"] for one in result["candidates"] if one["id"] in result["elected"]}
    assert elected
    assert {row[1] for row in rows_of_word("minutes", example) if row[-1] == "Trúng cử"} == elected
    lines = [squeezed(line) for line in screen(example).splitlines()]
    assert {
        one.name for one in told(example) for line in lines if one.name in line and "│ Trúng cử │" in line
    } == elected
    listing = [row[1] for row in rows_of_word("elected", example)[1:] if len(row) > 3 and row[0].isdigit()]
    assert set(listing) == elected
    hall = pdf_text("hall", example)
    assert {one.name for one in told(example) if f"{one.name} {one.votes} {one.share} Trúng cử" in hall} == elected
