"""All papers of an election in a congress folder: what is made, of what, and what the others wait for."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import small_election
from running import congress_here
from small_election import ACCOUNTS, BY, ELECTION
from typer.testing import CliRunner

from congress.checking import check
from congress.cli.app import app
from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.batches import official_contest
from congress.elections.outcome import compute_result
from congress.elections.recordings import zero_record
from congress.elections.state import round_of
from congress.elections.withdrawing import withdraw_count
from congress.messages import problem
from congress.papers import election as election_papers
from congress.papers.copies import copy_name, copy_out
from congress.papers.courses import draft_course, take_course
from congress.papers.election import OF_ELECTIONS, print_papers
from congress.papers.reasons import Here, reasons
from congress.versions import import_files
from congress.workspace import Workspace, find
from tally.problems import InvalidError, Place, StopError, ToolkitError, UnreadableError

OF_THE_COUNT = {"minutes", "report", "elected", "accounts", "seal", "hall", "chart", "election-minutes"}
HEADS = "".join(f'[[nomination]]\nname = "{name}"\nby = "committee"\nlisted = true\n'
                for name in ("Đỗ Thị Ánh Hạ", "Lê Quang Bồi", "Võ Thành Mạch"))  # fmt: skip


def codes(raised: pytest.ExceptionInfo[ToolkitError]) -> set[str]:
    return {one.code for one in raised.value.problems}


def waiting(workspace: Workspace) -> dict[str, set[str]]:
    """Code → the kinds that wait for it."""
    contest, entries = official_contest(workspace, ELECTION, 1, BY)
    here = Here(workspace, contest, round_of(entries, ELECTION, 1), entries, BY)
    found: dict[str, set[str]] = {}
    for kind in OF_ELECTIONS:
        for one in reasons(kind, here):
            found.setdefault(one.code, set()).add(kind)
    return found


@pytest.fixture(scope="module")
def counted_folder(printed_election: Path, scanned_election: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Counted, with its result, and all its papers."""
    folder = tmp_path_factory.mktemp("papers")
    shutil.copytree(scanned_election / "congress", folder / "congress")
    workspace = find(folder, folder / "congress")
    enter_accounts(workspace, ELECTION, 1, {**ACCOUNTS, "unused": 11}, BY)
    compute_result(workspace, ELECTION, 1, BY)
    print_papers(workspace, ELECTION, 1, BY)
    return folder


@pytest.fixture
def counted(counted_folder: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(counted_folder, tmp_path)


def course(workspace: Workspace, text: str) -> Path:
    path = workspace.root.parent / "course.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_before_the_count_the_papers_of_the_list_are_made_and_each_other_one_says_what_it_waits_for(
    printed_election: Path, tmp_path: Path
) -> None:
    here = small_election.copy(printed_election, tmp_path)
    done = print_papers(here, ELECTION, 1, BY)
    assert [one.kind for one in done.made] == ["list", "guide", "tally-sheet"]
    assert waiting(here) == {
        "STEP_NEEDS_RESULT": OF_THE_COUNT,
        "PAPER_LIST_ELSEWHERE": {"adopted-list"},
        "PAPER_NO_NOMINATIONS": {"nominations"},
        "PAPER_NO_CADRES": {"biographies"},
        "PAPER_NO_ZERO": {"zero"},
        "STEP_NEEDS_PAPER_COUNTED": {"unused"},
        "STEP_NEEDS_COUNT": {"count-journal"},
        "AUDIT_NOT_DRAWN": {"check-list", "check-report"},
    }
    zero_record(here, ELECTION, 1, BY)
    [zero] = print_papers(here, ELECTION, 1, BY, ["zero"]).made
    assert zero.files == tuple(sorted(zero.files))
    assert read_entries(here)[-1].action == "zero"


def test_after_the_count_every_paper_of_it_is_there_and_its_journal_entry_tells_of_what_it_was_made(
    counted: Workspace,
) -> None:
    entries = read_entries(counted)
    [printed] = [one for one in entries if one.action == "papers"]
    result = {"results/bch.json": hashlib.sha256((counted.root / "results/bch.json").read_bytes()).hexdigest()}
    assert printed.payload["made_of"]["report"] == result
    assert printed.payload["made_of"]["list"].keys() == {"contests/bch.toml"}
    assert printed.payload["made_of"]["election-minutes"] == {**result, "courses/bch.toml": ""}
    assert [one.action for one in entries[-4:]] == ["papers", "minutes", "unused", "record"]
    assert check(counted.root).problems == []


def test_what_a_program_is_told_has_the_notes_and_the_copies_too(
    counted: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = problem("PAPER_NOT_PUBLIC", Place(subject="report"))
    done = election_papers.print_papers(counted, ELECTION, 1, BY, ["report"])
    monkeypatch.setattr(election_papers, "print_papers", lambda *_given: replace(done, notes=(note,)))
    command = ["election", ELECTION, "papers", "--json", "-o", str(tmp_path / "out"), "--as", BY]
    printed = CliRunner().invoke(app, [*command, "--workspace", str(counted.root)])
    said = json.loads(printed.stdout)
    assert [(one["code"], bool(one["text"])) for one in said["notes"]] == [("PAPER_NOT_PUBLIC", True)]
    assert sorted(Path(one).name for one in said["copies"]) == ["bch-report.docx", "bch-report.pdf"]


def test_every_page_of_a_test_election_says_so(counted: Workspace) -> None:
    papers = [*(counted.root / "papers/bch").glob("*.pdf"), *(counted.root / "records/bch").glob("*.pdf")]
    assert len(papers) > 9
    for path in papers:
        for page in pypdfium2.PdfDocument(path):
            assert "BẦU THỬ" in page.get_textpage().get_text_range(), path.name


def test_printed_again_nothing_is_recorded_and_the_bytes_are_the_same(counted: Workspace) -> None:
    before = read_entries(counted)[-1].seq
    report = counted.root / "papers/bch/report.pdf"
    data = report.read_bytes()
    done = print_papers(counted, ELECTION, 1, BY)
    assert (done.new, read_entries(counted)[-1].seq) == (False, before)
    assert {one.kind for one in done.made} >= {*OF_THE_COUNT, "list", "guide", "tally-sheet", "unused", "count-journal"}
    assert report.read_bytes() == data


def test_once_the_count_is_withdrawn_its_papers_are_refused_and_those_printed_are_said_to_be_out_of_date(
    counted: Workspace,
) -> None:
    withdraw_count(counted, ELECTION, 1, "B1", "quét lại", BY)
    with pytest.raises(StopError) as raised:
        print_papers(counted, ELECTION, 1, BY, ["report", "minutes"])
    assert codes(raised) == {"STEP_NEEDS_CURRENT_RESULT"}
    [stale] = [one for one in check(counted.root).stops if one.code == "PAPERS_OUT_OF_DATE"]
    kinds = set(str(stale.values["kinds"]).split(", "))
    assert kinds == OF_THE_COUNT - {"minutes"}
    assert waiting(counted)["STEP_NEEDS_CURRENT_RESULT"] == OF_THE_COUNT
    assert not (counted.root / "papers/bch/nominations.pdf").exists()


def test_a_contest_file_changed_makes_the_papers_of_its_list_out_of_date(
    printed_election: Path, tmp_path: Path
) -> None:
    here = small_election.copy(printed_election, tmp_path)
    print_papers(here, ELECTION, 1, BY, ["list"])
    assert check(here.root).problems == []
    path = here.root / "contests/bch.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[event]", '[event]\nplace = "Bến Tre"'), encoding="utf-8")
    import_files(here, [path], BY)
    assert [one.code for one in check(here.root).problems] == ["PAPERS_OUT_OF_DATE"]
    assert print_papers(here, ELECTION, 1, BY, ["list"]).new
    assert check(here.root).problems == []


@pytest.mark.parametrize(("kind", "code"), [("zzz", "DOCUMENT_UNKNOWN"), ("congress-minutes", "PAPER_OF_CONGRESS")])
def test_a_kind_that_is_no_paper_of_an_election_is_refused(counted: Workspace, kind: str, code: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        print_papers(counted, ELECTION, 1, BY, ["list", kind])
    assert codes(raised) == {code}


def test_nobody_on_the_list_prints_them(counted: Workspace) -> None:
    with pytest.raises(StopError, match="BATCH_NO_CANDIDATE"):
        print_papers(counted, ELECTION, 1, "Lê Quang Bồi")


def test_a_copy_outside_takes_the_place_of_an_earlier_one_but_never_of_what_people_edited(
    counted: Workspace, tmp_path: Path
) -> None:
    outside = tmp_path / "in"
    entries = read_entries(counted)
    files = ["papers/bch/report.docx", "minutes/bch.pdf", "papers/bch/course.toml"]
    assert [path.name for path in copy_out(counted, entries, files, outside)] == ["bch-report.docx", "bch-minutes.pdf"]
    copy_out(counted, entries, files, outside)
    (outside / "bch-report.docx").write_bytes(b"edited")
    with pytest.raises(StopError, match="PAPER_COPY_EDITED"):
        copy_out(counted, entries, files, outside)
    assert (outside / "bch-report.docx").read_bytes() == b"edited"


def test_the_draft_of_a_course_can_be_taken_as_it_is_and_filled_in(counted: Workspace) -> None:
    draft = draft_course(counted, ELECTION, 1, BY)
    assert 'name = "Đỗ Thị Ánh Hạ"' in draft
    assert take_course(counted, ELECTION, 1, course(counted, draft), BY).new
    filled = f'opened_at = "13:30"\ncommittee = {{ for = 9 }}\n{HEADS}'
    assert take_course(counted, ELECTION, 1, course(counted, filled), BY).version == 2
    assert draft_course(counted, ELECTION, 1, BY) == filled
    done = print_papers(counted, ELECTION, 1, BY, ["nominations", "election-minutes"])
    assert done.new
    said = "".join(
        p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(counted.root / done.made[1].files[0])
    )
    assert "13 giờ 30 phút" in said


def test_the_papers_of_a_course_are_those_of_the_file_beside_them(counted: Workspace, tmp_path: Path) -> None:
    own = counted.root / "papers/bch/course.toml"
    made = tmp_path / "made.pdf"
    assert congress_here("document", "election-minutes", own, "-o", made, cwd=tmp_path, lang="vi")[0] == 0
    assert made.read_bytes() == (counted.root / "papers/bch/election-minutes.pdf").read_bytes()


def test_a_course_edited_in_the_folder_is_recorded_before_it_is_printed(counted: Workspace) -> None:
    take_course(counted, ELECTION, 1, course(counted, HEADS), BY)
    (counted.root / "courses/bch.toml").write_text(f'remark = ["Không có khiếu nại."]\n{HEADS}', encoding="utf-8")
    print_papers(counted, ELECTION, 1, BY, ["election-minutes"])
    kept = counted.root / "versions/course-bch.v2.toml"
    assert kept.read_text(encoding="utf-8").startswith("remark")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('result = "x.json"\ncontest = "x.toml"\nplanning = "x.xlsx"\n',
         {"COURSE_NAMES_ITSELF", "COURSE_PLANNING_UNKNOWN"}),
        ("number = { for = 10 }\n", {"HANDS_ABOVE_PRESENT"}),
        ("number = { for = 10, present = 9 }\n", {"HANDS_ABOVE_PRESENT"}),
        ('[[nomination]]\nname = "Người Khác"\nby = "floor"\nlisted = true\n',
         {"COURSE_NOT_ON_LIST", "COURSE_NOT_NOMINATED"}),
    ],
)  # fmt: skip
def test_a_course_that_cannot_be_is_refused_with_all_its_faults(
    counted: Workspace, text: str, expected: set[str]
) -> None:
    with pytest.raises(InvalidError) as raised:
        take_course(counted, ELECTION, 1, course(counted, text), BY)
    assert codes(raised) == expected
    assert not (counted.root / "courses").exists()


def test_hands_at_the_limit_are_taken_also_where_more_were_present_than_at_the_election(counted: Workspace) -> None:
    text = "number = { for = 9 }\nlist = { for = 10, present = 10 }\n"
    assert take_course(counted, ELECTION, 1, course(counted, text), BY).new


def test_a_course_gone_wrong_in_the_folder_keeps_only_its_own_papers(counted: Workspace) -> None:
    take_course(counted, ELECTION, 1, course(counted, HEADS), BY)
    (counted.root / "courses/bch.toml").write_text("number = { for = 10 }\n", encoding="utf-8")
    assert waiting(counted)["HANDS_ABOVE_PRESENT"] == {"nominations", "biographies", "election-minutes"}
    with pytest.raises(InvalidError, match="HANDS_ABOVE_PRESENT"):
        print_papers(counted, ELECTION, 1, BY, ["election-minutes"])


def test_the_commands_say_what_was_made_and_what_is_missing(counted: Workspace, tmp_path: Path) -> None:
    folder = ("--workspace", counted.root, "--as", BY)
    status, said = congress_here("election", ELECTION, "papers", *folder, "-o", tmp_path / "in", cwd=tmp_path)
    assert status == 0
    assert "papers/bch/report.pdf .docx" in said
    assert "PAPER_NO_NOMINATIONS" in said
    assert (tmp_path / "in/bch-election-minutes.pdf").is_file()
    target = tmp_path / "draft.toml"
    for expected in (0, 2):
        assert congress_here("election", ELECTION, "course", *folder, "-o", target, cwd=tmp_path)[0] == expected
    assert congress_here("election", ELECTION, "course", target, *folder, cwd=tmp_path)[0] == 0
    assert congress_here("election", ELECTION, "papers", "--kind", "check-report", *folder, cwd=tmp_path)[0] == 4


def test_the_list_and_the_report_of_a_hand_check_are_not_taken_for_those_of_the_election() -> None:
    assert copy_name("audits/bch/list-1.pdf") == "bch-check-list-1.pdf"
    assert copy_name("papers/bch/list.pdf") == "bch-list.pdf"


def test_how_to_vote_is_signed_below_its_words_and_the_specimen_has_a_page_of_its_own(counted: Workspace) -> None:
    words, specimen = (
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(counted.root / "papers/bch/guide.pdf")
    )
    assert ("Ban Kiểm phiếu".upper() in words, "Mẫu phiếu bầu" in words) == (True, False)
    assert ("T/M" in specimen, "Mẫu phiếu bầu" in specimen) == (False, True)
