"""The course of an election as the journal knows it from its list; votes that elect nobody have no such papers."""

from pathlib import Path

import pypdfium2
import pytest

from congress.documents.coursefile import Hands
from congress.nominations import steps
from congress.nominations.state import Nominee
from congress.papers.courses import draft_course, take_course
from congress.papers.election import print_papers
from congress.process.steps import begin, take_step
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create
from tally.problems import StopError, ToolkitError

BY = "Thư Ký"
NAMES = ("Nguyễn Văn An", "Lê Thị Bé", "Trần Văn Cả", "Đỗ Thị Dung")
CONTEST = """\
id = "bch"
title = "Bầu Ban Chấp hành"
regulation = "party-2024"
kind = "committee"
seats = 2
[electorate]
body = "delegates"
summoned = 100
present = 98
""" + "".join(f'[[candidate]]\nid = "c{n}"\nname = "{name}"\n' for n, name in enumerate(NAMES[:3], 1))


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    workspace = create(tmp_path / "ws", settings=Settings(title="A", organisation="ĐẢNG BỘ XÃ SUỐI"), by=BY)
    (tmp_path / "bch.toml").write_text(CONTEST, encoding="utf-8")
    import_files(workspace, [tmp_path / "bch.toml"], BY)
    return workspace


def words(path: Path) -> str:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    return " ".join("".join(pages).replace("\ufffe", "").split())


def refused(workspace: Workspace, kind: str, election: str = "bch") -> set[str]:
    with pytest.raises(ToolkitError) as raised:
        print_papers(workspace, election, 1, BY, [kind])
    return {one.code for one in raised.value.problems}


def adopted(here: Workspace) -> None:
    steps.submit(here, "bch", "TTr 05", BY)
    steps.approve(here, "bch", "CV 12", BY)
    floor = Nominee("", NAMES[3], "floor", "1975", "Giám đốc", "Mai Văn Lợi", consent=True)
    steps.nominate(here, "bch", floor, BY)
    steps.support(here, "bch", "f01", 31, 100, BY)
    steps.withdraw(here, "bch", "c3", "Sức khỏe", None, BY)
    steps.withdraw(here, "bch", "c3", "", True, BY)
    steps.withdraw(here, "bch", "c2", "Gia đình", False, BY)
    steps.adopt(here, "bch", steps.Adoption(90, 99), BY)


def test_while_the_list_is_on_its_way_neither_it_nor_its_nominations_are_put_on_paper(here: Workspace) -> None:
    steps.submit(here, "bch", "TTr 05", BY)
    assert {refused(here, kind).pop() for kind in ("list", "nominations")} == {"PAPER_LIST_OPEN"}
    steps.give_back(here, "bch", "sửa", BY)
    adopted(here)
    assert print_papers(here, "bch", 1, BY, ["list"]).new


def test_who_was_put_forward_supported_and_let_go_stands_on_paper_each_share_of_its_own_number(here: Workspace) -> None:
    adopted(here)
    draft = draft_course(here, "bch", 1, BY)
    assert "\nlist = { for = 90, present = 99 }" in draft
    assert "\nnumber = { for = 90, present = 99 }" in draft
    [paper] = print_papers(here, "bch", 1, BY, ["nominations"]).made
    said = words(here.root / paper.files[0])
    for told in (*NAMES, "Mai Văn Lợi", "31,00%", "Sức khỏe", "Đại hội cho rút.", "Đại hội không cho rút.", "1975"):
        assert told in said, told
    assert "Có trong danh sách bầu cử: 3" in said
    path = here.root.parent / "course.toml"
    path.write_text(draft, encoding="utf-8")
    take_course(here, "bch", 1, path, BY)
    assert words(here.root / print_papers(here, "bch", 1, BY, ["nominations"]).made[0].files[0]) != ""


def test_only_how_many_were_for_is_told_where_nothing_else_is_known() -> None:
    assert Hands.model_validate({"for": 90, "present": 99}).only_for
    assert not Hands.model_validate({"for": 90, "present": 99, "against": 0}).only_for
    assert not Hands.model_validate({"for": 90}).only_for


def test_a_step_whose_result_is_not_public_has_no_paper_to_show_and_elects_nobody(
    here: Workspace, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,name\np1,Nguyễn Văn An\np2,Lê Thị Bé\n", encoding="utf-8")
    begin(here, "ns", "committee", "Nhân sự", 1, people, BY)
    for _step in range(2):
        take_step(here, "ns", 10, 10, BY)
    assert "PAPER_NOT_PUBLIC" in refused(here, "hall", "ns-b2")
    assert "PAPER_NOT_PUBLIC" not in refused(here, "report", "ns-b2")
    assert refused(here, "nominations", "ns-b2") >= {"PAPER_OF_ELECTIONS"}
    [paper] = print_papers(here, "ns-b2", 1, BY, ["list"]).made
    said = words(here.root / paper.files[0])
    assert "DANH SÁCH NHÂN SỰ LẤY PHIẾU" in said
    assert "ĐẢNG BỘ XÃ SUỐI" in said
    assert "cần bầu" not in said
    assert "Danh sách bầu cử" not in said


def test_the_short_biographies_wait_for_a_cadre_list_and_are_for_their_owner_alone(
    here: Workspace, tmp_path: Path
) -> None:
    assert refused(here, "biographies") == {"PAPER_NO_CADRES"}
    cadres = tmp_path / "cadres.csv"
    cadres.write_text("id,name,born,post\nc1,Nguyễn Văn An,1/2/1970,Bí thư\n", encoding="utf-8")
    import_files(here, [cadres], BY)
    [paper] = print_papers(here, "bch", 1, BY, ["biographies"]).made
    assert "Bí thư" in words(here.root / paper.files[0])
    assert (here.root / paper.files[0]).stat().st_mode & 0o077 == 0


def test_of_several_cadre_lists_people_name_the_one(here: Workspace, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("id,name\nc1,Nguyễn Văn An\n", encoding="utf-8")
        import_files(here, [tmp_path / name], BY)
    assert "a.csv, b.csv" in draft_course(here, "bch", 1, BY)
    with pytest.raises(StopError, match="PAPER_NO_CADRES"):
        print_papers(here, "bch", 1, BY, ["biographies"])
