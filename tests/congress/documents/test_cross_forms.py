"""Every form of ballot and kind of vote: the terminal, the PDF, the Word file and the page of the hall have each
person's figures as the result file has them, cell by cell."""

import io
import json
from functools import cache
from typing import Any

import polars as pl
import pytest
from document_samples import squeezed
from rich.console import Console

from congress.documents.format import layout_for
from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes
from congress.documents.resultfile import parse_result
from congress.documents.vote_words import vote_of
from congress.i18n import set_language
from congress.resultscreen import show_result
from tally.contest import Contest
from tally.engine import compute
from tally.regulation import load_builtin
from tally.result import result_json

NAMES = ("Lường Thị Pản", "Mạc Đình Khuê", "Giàng A Sử")
MEETING = {"body": "meeting", "summoned": 1300, "present": 1290}
CELLS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "strike": (("", "x", ""), ("", "", "x"), ("x", "", "x")),
    "agree": (("yes", "no", "both"), ("yes", "yes", "no"), ("no", "", "yes")),
    "confidence": (("high", "low", "medium"), ("medium", "high", "many"), ("low", "low", "high")),
    "points": (("3", "0", "0"), ("1", "2", "0"), ("0", "1", "2")),
}
TIMES = (517, 404, 331)
"""How many ballots are filled in each of the ways of `CELLS`: 1,252 in all."""
VOTES: dict[str, dict[str, Any]] = {
    "strike": {"form": "strike", "regulation": "party-2024", "kind": "committee", "seats": 2, "electorate": MEETING},
    "agree": {"form": "agree", "regulation": "party-2024", "kind": "committee", "seats": 3, "electorate": MEETING},
    "state": {"form": "strike", "regulation": "state-2025", "kind": "peoples-council", "seats": 2,
              "electorate": {"body": "voters", "registered": 1300, "voted": 1260}},
    "opinion": {"form": "agree", "regulation": "party-opinion", "kind": "opinion", "seats": 3, "electorate": MEETING},
    "planning": {"form": "agree", "regulation": "party-planning", "seats": 3, "electorate": MEETING},
    "confidence": {"form": "confidence", "regulation": "confidence-2023", "seats": 3, "electorate": MEETING},
    "shares": {"form": "points", "regulation": "company-cumulative", "seats": 3,
               "electorate": {"body": "shares", "shares": 1300}},
}  # fmt: skip
EVERY = [(vote, kind) for vote in VOTES for kind in ("minutes", "report")]


@cache
def data(vote: str) -> bytes:
    people = [{"id": f"c{place}", "name": name} for place, name in enumerate(NAMES)]
    contest = Contest.model_validate({"id": "c", "title": "Bầu thử nghiệm", "candidate": people} | VOTES[vote])
    cells = CELLS[contest.form or "strike"]
    rows = [way for way, times in zip(cells, TIMES, strict=True) for _time in range(times)]
    frame: dict[str, list[Any]] = {"ballot": [str(at) for at in range(len(rows))], "problem": [""] * len(rows)}
    frame |= {f"c{place}": [row[place] for row in rows] for place in range(len(NAMES))}
    if contest.form == "points":
        frame["weight"] = ["1"] * len(rows)
    return result_json(compute(contest, load_builtin(contest.regulation), pl.DataFrame(frame))).encode()


def told(vote: str) -> list[dict[str, Any]]:
    found = json.loads(data(vote))["candidates"]
    assert isinstance(found, list)
    return found


def written(count: int | None) -> str:
    return "–" if count is None else f"{count:,}".replace(",", ".")


def figures(one: dict[str, Any], form: str, *, report: bool) -> list[str]:
    """The cells between the name and the verdict."""
    if form == "confidence":
        counts = [one["levels"][level] for level in ("high", "medium", "low")]
    elif report or form == "points":
        counts = [one["votes"]]
    else:
        counts = [one["votes"], one["against"], *([one["unusable"]] if form == "agree" else [])]
    return [*map(written, counts), f"{one['share'].replace('.', ',')}%"]


@cache
def made(vote: str, kind: str, suffix: str) -> bytes:
    return document_bytes(kind, parse_result(data(vote), "r"), suffix, "vi")


def pdf_text(vote: str, kind: str) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(made(vote, kind, ".pdf")) as pdf:
        return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))


@pytest.mark.parametrize(("vote", "kind"), EVERY)
def test_the_pdf_and_the_word_file_have_the_cells_of_each_person_and_no_others(vote: str, kind: str) -> None:
    import docx

    form, people = VOTES[vote]["form"], told(vote)
    if kind == "report":
        people = sorted(people, key=lambda one: one["rank"])
    word = docx.Document(io.BytesIO(made(vote, kind, ".docx")))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    width = 3 + len(figures(people[0], form, report=kind == "report"))
    results = [row for row in rows if len(row) == width and row[1] in NAMES and "%" in row[-2]]
    wanted = [[one["name"], *figures(one, form, report=kind == "report")] for one in people]
    assert [row[1:-1] for row in results] == wanted
    text = pdf_text(vote, kind)
    assert [row for row in wanted if squeezed("".join(row)) not in text] == []
    paper = json.loads(data(vote))["ballots"]
    lines = {row[0]: row[-1] for row in rows if len(row) == 2}
    for words, count in (("Số phiếu thu về:", "returned"), ("Số phiếu hợp lệ:", "valid"),
                         ("Số phiếu không hợp lệ:", "invalid")):  # fmt: skip
        assert lines[words] == written(paper[count])
        assert squeezed(f"{words}{written(paper[count])}") in text


@pytest.mark.parametrize("vote", VOTES)
def test_the_terminal_has_the_cells_of_each_person(vote: str) -> None:
    screen, document = io.StringIO(), json.loads(data(vote))
    set_language("vi")
    result = parse_result(data(vote), "r").result
    show_result(result, Console(file=screen, width=220, markup=False))
    elects = vote_of(result, layout_for(result.regulation)) == "election"
    assert ("trúng cử" in screen.getvalue().lower()) == elects
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in screen.getvalue().splitlines() if "│" in line]
    for place, one in enumerate(told(vote), 1):
        (row,) = [row for row in rows if row[1] == one["name"]]
        of_base = f"{written(one['votes'])}/{written(document['base']['value'])} = {one['share'].replace('.', ',')}%"
        assert row[:3] == [str(place), one["name"], of_base]
        levels = one.get("levels")
        counts = [levels[level] for level in ("high", "medium", "low")] if levels else [one["against"]]
        if any(other["unusable"] for other in told(vote)):
            counts.append(one["unusable"])
        shown = [cell.replace("…", "") for cell in row[3 : 4 + len(counts)]]
        assert shown == ["" if count is None else written(count) for count in [*counts, one["rank"]]]


@pytest.mark.parametrize("vote", [vote for vote in VOTES if VOTES[vote]["form"] not in KINDS["hall"].not_for])
def test_the_page_of_the_hall_has_votes_and_share_beside_each_name(vote: str) -> None:
    text = pdf_text(vote, "hall")
    for one in told(vote):
        assert squeezed(f"{one['name']}{written(one['votes'])}{one['share'].replace('.', ',')}%") in text
