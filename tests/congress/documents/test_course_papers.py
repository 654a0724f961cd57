"""Course and proceedings files: what they name is read, what cannot be is refused, and papers say it as it is."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
from running import congress

from congress.documents.course_papers import biography_list, congress_minutes, election_minutes, nomination_list
from congress.documents.coursefile import read_course
from congress.documents.examples import example_result
from congress.documents.format import layout_for
from congress.documents.making import document_bytes, speaking
from congress.documents.proceedingsfile import read_proceedings
from congress.documents.verifying import verify
from congress.tomlfile import toml_text
from tally.problems import InvalidError, StopError, ToolkitError, UnreadableError

LAYOUT = layout_for("party-2024")
RESULT = json.loads(example_result("typical"))
NAMES = [one["name"] for one in RESULT["candidates"]]
PRESENT = 145
LISTED = [{"name": name, "by": "committee", "listed": True} for name in NAMES]
CONTEST = """
id = "bch"
title = "Bầu Ban Chấp hành"
regulation = "party-2024"
seats = 1
[electorate]
body = "delegates"
summoned = 150
present = 145
[[candidate]]
id = "p01"
name = "Lường Thị Pản"
[[candidate]]
id = "p02"
name = "Mạc Đình Khuê"
"""
Values = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "result.json").write_bytes(example_result("typical"))
    (tmp_path / "test.json").write_bytes(example_result("test"))
    (tmp_path / "contest.toml").write_text(CONTEST, encoding="utf-8")
    return tmp_path


def course(folder: Path, **values: Any) -> Path:
    path = folder / "course.toml"
    path.write_text(toml_text({"result": "result.json"} | values), encoding="utf-8")
    return path


def proceedings(folder: Path, *items: Values, **values: Any) -> Path:
    path = folder / "proceedings.toml"
    said = {
        "title": "Đại hội", "regulation": "party-2024",
        "electorate": {"body": "delegates", "summoned": 150, "present": PRESENT},
        "part": [{"heading": "Bầu cử", "item": list(items) or [{"result": "result.json"}]}],
    }  # fmt: skip
    path.write_text(toml_text(said | values), encoding="utf-8")
    return path


def codes(raised: pytest.ExceptionInfo[ToolkitError]) -> set[str]:
    return {one.code for one in raised.value.problems}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"result": ""}, {"COURSE_OF_WHAT"}),
        ({"contest": "contest.toml"}, {"COURSE_OF_WHAT"}),
        ({"nomination": LISTED[1:]}, {"COURSE_NOT_NOMINATED"}),
        ({"nomination": [*LISTED, {"name": "Ai Đó", "by": "self", "listed": True}]}, {"COURSE_NOT_ON_LIST"}),
        ({"nomination": [LISTED[0] | {"listed": False}, *LISTED[1:]]}, {"COURSE_NOT_NOMINATED"}),
        ({"number": {"for": PRESENT + 1}}, {"HANDS_ABOVE_PRESENT"}),
        ({"list": {"for": PRESENT - 1, "against": 1, "abstain": 1}}, {"HANDS_ABOVE_PRESENT"}),
        ({"nomination": [LISTED[0] | {"support": PRESENT + 1}, *LISTED[1:]]}, {"HANDS_ABOVE_PRESENT"}),
    ],
)
def test_a_course_that_cannot_be_is_refused(folder: Path, values: Values, expected: set[str]) -> None:
    with pytest.raises(InvalidError) as raised:
        read_course(course(folder, **values))
    assert codes(raised) == expected


def test_a_course_at_the_limit_is_taken_and_names_in_another_spelling_are_the_same(folder: Path) -> None:
    import unicodedata

    decomposed = [one | {"name": unicodedata.normalize("NFD", one["name"])} for one in LISTED]
    known = read_course(course(folder, nomination=decomposed, number={"for": PRESENT}))
    assert len(known.course.nomination) == len(NAMES)


@pytest.mark.parametrize("values", [{"result": "none.json"}, {"result": "", "contest": "none.toml"}])
def test_a_file_that_is_not_there_is_said(folder: Path, values: Values) -> None:
    with pytest.raises(UnreadableError):
        read_course(course(folder, **values))


def test_before_the_count_the_list_is_printed_and_the_minutes_wait_for_the_result(folder: Path) -> None:
    known = read_course(course(folder, result="", contest="contest.toml"))
    with speaking("vi"):
        assert [one.name for one in biography_list(known, LAYOUT, "vi").rows] == ["Lường Thị Pản", "Mạc Đình Khuê"]
        with pytest.raises(InvalidError) as raised:
            election_minutes(known, LAYOUT, "vi")
    assert codes(raised) == {"COURSE_NO_RESULT"}


@pytest.mark.parametrize(
    ("support", "said"),
    [(43, "43 (29,66% của 145 người có mặt)"), (44, "44 (30,34% của 145 người có mặt)"), (0, "0")],
)
def test_support_is_told_with_its_share_of_those_present(folder: Path, support: int, said: str) -> None:
    """QĐ 190-QĐ/TW Đ14.3: more than 30 % of those attending."""
    nominations = [*LISTED[:-1], LISTED[-1] | {"by": "floor", "support": support}]
    known = read_course(course(folder, nomination=nominations))
    with speaking("vi"):
        assert nomination_list(known, LAYOUT, "vi").rows[-1].support == said


def test_who_withdraws_is_told_with_reason_proposal_and_vote(folder: Path) -> None:
    gone = {
        "name": "Lường Văn Páo", "by": "self", "listed": False, "withdraws": True, "reason": "Lý do sức khỏe",
        "presidium": "agrees", "vote": {"for": 140, "against": 5},
    }  # fmt: skip
    known = read_course(course(folder, nomination=[*LISTED, gone]))
    with speaking("en"):
        row = nomination_list(known, LAYOUT, "en").rows[-1]
    assert (row.withdrawal, row.listed) == ("Lý do sức khỏe", "Not on the list")
    assert row.decision == (
        "The presidium: let go. By show of hands: 140 (96.55% of 145 present) for, 5 (3.45% of 145 present) against, "
        "0 without an opinion."
    )


def cadre_list(path: Path, rows: list[tuple[str, ...]]) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Mã", "Họ và tên", "Ngày sinh", "Quê quán", "Chức vụ"])
    for row in rows:
        book.active.append(list(row))
    book.save(path)


def test_a_biography_is_taken_by_id_or_by_a_name_that_stands_once_and_else_left_blank(folder: Path) -> None:
    cadre_list(
        folder / "planning.xlsx",
        [
            ("p01", "Lường Thị Pản", "01/02/1970", "Bản Nà Ó", "Hiệu trưởng"),
            ("x7", "Lường Thị Pản", "03/04/1980", "Suối Trong", "Kế toán"),
            ("x8", "Mạc Đình Khuê", "1975", "Sông Mây", "Bí thư Chi bộ"),
        ],
    )
    known = read_course(course(folder, result="", contest="contest.toml", planning="planning.xlsx"))
    with speaking("vi"):
        first, second = biography_list(known, LAYOUT, "vi").rows
    assert (first.born[0], first.home, first.post) == ("01/02/1970", ("Bản Nà Ó",), ("Hiệu trưởng",))
    assert (second.born[0], second.home) == ("1975", ("Sông Mây",))

    cadre_list(folder / "planning.xlsx", [("x1", "Lường Thị Pản", "", "A", ""), ("x2", "Lường Thị Pản", "", "B", "")])
    known = read_course(course(folder, result="", contest="contest.toml", planning="planning.xlsx"))
    with speaking("vi"):
        first, _second = biography_list(known, LAYOUT, "vi").rows
    assert first.home == ("………",)


def test_a_cadre_list_is_carried_in_no_paper_which_is_checked_against_it_all_the_same(folder: Path) -> None:
    cadre_list(folder / "planning.xlsx", [("p01", "Lường Thị Pản", "01/02/1970", "Bản Nà Ó", "Hiệu trưởng")])
    path = course(folder, result="", contest="contest.toml", planning="planning.xlsx")
    made = document_bytes("biographies", read_course(path), ".pdf", "vi")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        inside = [one.get_file().read_bytes() for one in pdf.attachments.values()]
    assert sorted(inside) == sorted([path.read_bytes(), (folder / "contest.toml").read_bytes()])
    (folder / "b.pdf").write_bytes(made)
    assert verify(folder / "b.pdf", path).kind == "biographies"
    cadre_list(folder / "planning.xlsx", [("p01", "Lường Thị Pản", "01/02/1971", "Bản Nà Ó", "Hiệu trưởng")])
    with pytest.raises(StopError) as raised:
        verify(folder / "b.pdf", path)
    assert codes(raised) == {"VERIFY_CHANGED"}


def test_the_minutes_of_the_congress_take_figures_from_the_result(folder: Path) -> None:
    known = read_proceedings(proceedings(folder))
    with speaking("vi"):
        (chapter,) = congress_minutes(known, LAYOUT, "vi").chapters
    outcome = chapter.items[0].outcome
    assert outcome is not None
    assert {one.name for one in outcome.elected} == {
        one["name"] for one in RESULT["candidates"] if one["id"] in RESULT["elected"]
    }
    assert outcome.sha256 == known.results["result.json"].sha256


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([{"result": "test.json"}], {"PROCEEDINGS_TEST"}),
        ([{"text": "Thông qua", "vote": {"for": PRESENT, "abstain": 1}}], {"HANDS_ABOVE_PRESENT"}),
        ([{"result": "none.json"}, {"vote": {"for": 146}}], {"RESULT_NOT_OPENED", "HANDS_ABOVE_PRESENT"}),
    ],
)
def test_proceedings_that_cannot_be_are_refused_with_all_their_faults(
    folder: Path, items: list[Values], expected: set[str]
) -> None:
    with pytest.raises(InvalidError) as raised:
        read_proceedings(proceedings(folder, *items))
    assert codes(raised) == expected


def test_an_unofficial_count_in_it_marks_the_minutes_of_the_congress(folder: Path) -> None:
    waiting = RESULT | {"official": False}
    (folder / "result.json").write_text(json.dumps(waiting), encoding="utf-8")
    with speaking("vi"):
        assert congress_minutes(read_proceedings(proceedings(folder)), LAYOUT, "vi").unofficial


def test_such_papers_are_verified_with_all_they_were_made_from(folder: Path) -> None:
    path = proceedings(folder)
    (folder / "m.pdf").write_bytes(document_bytes("congress-minutes", read_proceedings(path), ".pdf", "vi"))
    assert verify(folder / "m.pdf", path).kind == "congress-minutes"
    other = RESULT | {"title": "Bầu khác"}
    (folder / "result.json").write_text(json.dumps(other), encoding="utf-8")
    with pytest.raises(StopError) as raised:
        verify(folder / "m.pdf", path)
    assert codes(raised) == {"VERIFY_ATTACHED"}


def test_the_command_prints_them_and_says_what_is_wrong(folder: Path) -> None:
    course(folder, number={"for": 200})
    done = congress("document", "election-minutes", "course.toml", "-o", "m.pdf", cwd=folder)
    assert (done.returncode, "HANDS_ABOVE_PRESENT" in done.stderr) == (3, True)
    assert not (folder / "m.pdf").exists()
    course(folder, unknown=1)
    done = congress("document", "nominations", "course.toml", "-o", "m.pdf", cwd=folder)
    assert (done.returncode, "unknown" in done.stderr) == (3, True)
