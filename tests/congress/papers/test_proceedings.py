"""The proceedings of a congress drafted from the journal, and its minutes: each result by file and SHA-256."""

from pathlib import Path

import pypdfium2
import pytest
from running import congress_here

from congress.checking import check
from congress.elections.accounts import enter_accounts
from congress.elections.outcome import compute_result
from congress.elections.totals import enter_totals
from congress.elections.withdrawing import withdraw_count
from congress.papers.proceedings import print_congress_minutes
from congress.papers.proceedingsdraft import draft_proceedings
from congress.process.steps import begin, take_step
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create
from tally.problems import InvalidError, StopError, ToolkitError

BY = "Thư Ký"
TOTALS = "candidate,votes,against,unusable\nc1,9,0,0\nc2,8,1,0\n"


def contest(election: str, *, test: bool = False) -> str:
    people = "".join(f'[[candidate]]\nid = "c{n}"\nname = "{name}"\n' for n, name in ((1, "Lê Bé"), (2, "Võ Mạch")))
    return (
        f'id = "{election}"\ntitle = "Bầu {election}"\nregulation = "party-2024"\nseats = 2\nform = "agree"\n'
        f'test = {str(test).lower()}\n[[event.officer]]\nrole = "presidium"\nname = "Tống Bá Lượng"\n'
        f'[electorate]\nbody = "members"\nsummoned = 10\npresent = 9\n{people}'
    )


def counted(workspace: Workspace, election: str, *, test: bool = False, totals: str = TOTALS) -> None:
    folder = workspace.root.parent
    (folder / f"{election}.toml").write_text(contest(election, test=test), encoding="utf-8")
    import_files(workspace, [folder / f"{election}.toml"], BY)
    numbers = {"issued": 9, "spoiled": 0, "returned": 9, "valid": 9, "invalid": 0}
    enter_accounts(workspace, election, 1, numbers, BY)
    count(workspace, election, totals)


def count(workspace: Workspace, election: str, totals: str) -> None:
    path = workspace.root.parent / "totals.csv"
    path.write_text(totals, encoding="utf-8")
    enter_totals(workspace, election, 1, path, BY)
    compute_result(workspace, election, 1, BY)


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    workspace = create(tmp_path / "ws", settings=Settings(title="Đại hội Chi bộ", place="Suối Trong"), by=BY)
    counted(workspace, "a")
    return workspace


def drafted(workspace: Workspace) -> Path:
    path = workspace.root.parent / "proceedings.toml"
    path.write_text(draft_proceedings(workspace, path.parent).text, encoding="utf-8")
    return path


def codes(raised: pytest.ExceptionInfo[ToolkitError]) -> set[str]:
    return {one.code for one in raised.value.problems}


def test_the_draft_as_it_is_makes_minutes_that_have_every_result_and_are_checked_against_it(
    here: Workspace, tmp_path: Path
) -> None:
    counted(here, "b")
    path = drafted(here)
    names, new = print_congress_minutes(here, path, BY)
    assert new
    assert print_congress_minutes(here, path, BY) == (names, False)
    text = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(here.root / names[0]))
    assert text.index("Bầu a") < text.index("Bầu b")
    for told in ("Đại hội Chi bộ", "Suối Trong", "Tống Bá Lượng"):
        assert told in text
    source = here.root / "proceedings/proceedings.toml"
    assert congress_here("verify", here.root / names[0], source, cwd=tmp_path, lang="vi")[0] == 0
    assert (here.root / "versions/proceedings.v1.toml").read_bytes() == path.read_bytes()
    assert check(here.root).problems == []


def test_a_result_overtaken_is_in_no_draft_and_in_no_minutes(here: Workspace) -> None:
    path = drafted(here)
    print_congress_minutes(here, path, BY)
    withdraw_count(here, "a", 1, None, "đếm lại", BY)
    with pytest.raises(StopError) as raised:
        draft_proceedings(here, path.parent)
    assert codes(raised) == {"RESULT_OUT_OF_DATE"}
    with pytest.raises(StopError) as raised:
        print_congress_minutes(here, path, BY)
    assert codes(raised) == {"PROCEEDINGS_FOREIGN_RESULT"}
    assert "CONGRESS_MINUTES_OUT_OF_DATE" in {one.code for one in check(here.root).stops}
    count(here, "a", TOTALS.replace("8,1", "7,2"))
    with pytest.raises(InvalidError) as wrong:
        print_congress_minutes(here, path, BY)
    assert codes(wrong) == {"PROCEEDINGS_OTHER_RESULT"}
    assert print_congress_minutes(here, drafted(here), BY)[1]
    assert "CONGRESS_MINUTES_OUT_OF_DATE" not in {one.code for one in check(here.root).stops}


def test_what_is_not_of_the_congress_is_left_out_and_named(here: Workspace, tmp_path: Path) -> None:
    counted(here, "thu", test=True)
    (tmp_path / "c.toml").write_text(contest("c"), encoding="utf-8")
    import_files(here, [tmp_path / "c.toml"], BY)
    people = tmp_path / "people.csv"
    people.write_text("id,name\np1,Nguyễn Văn An\np2,Lê Thị Bé\n", encoding="utf-8")
    begin(here, "ns", "committee", "Nhân sự", 1, people, BY)
    take_step(here, "ns", 10, 10, BY)
    take_step(here, "ns", 10, 10, BY)
    draft = draft_proceedings(here, tmp_path)
    assert draft.text.count("result = ") == 1
    assert "ns-b2" not in draft.text
    assert [(one.code, one.values["id"]) for one in draft.left_out] == [
        ("PROCEEDINGS_LEFT_OUT", "c"),
        ("PROCEEDINGS_LEFT_OUT", "thu"),
    ]


def test_numbers_that_differ_between_elections_are_left_to_people(here: Workspace, tmp_path: Path) -> None:
    assert "present = 9\n" in draft_proceedings(here, tmp_path).text
    (tmp_path / "d.toml").write_text(contest("d").replace("present = 9", "present = 10"), encoding="utf-8")
    import_files(here, [tmp_path / "d.toml"], BY)
    enter_accounts(here, "d", 1, {"issued": 9, "spoiled": 0, "returned": 9, "valid": 9, "invalid": 0}, BY)
    count(here, "d", TOTALS)
    assert "# present = …" in draft_proceedings(here, tmp_path).text


def test_without_any_result_there_is_nothing_to_draft(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="PROCEEDINGS_NO_ELECTION"):
        draft_proceedings(create(tmp_path / "ws", settings=Settings(), by=BY), tmp_path)


def test_the_commands_write_a_draft_once_and_print_it(here: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "draft.toml"
    folder = ("--workspace", here.root)
    for expected in (0, 2):
        assert congress_here("proceedings", "draft", "-o", target, *folder, cwd=tmp_path)[0] == expected
    assert (
        "proceedings/congress-minutes.pdf" in congress_here("proceedings", "minutes", target, *folder, cwd=tmp_path)[1]
    )
