"""Doubtful scanned ballots decided by two people at the screen, each decision recorded at once."""

import csv
from pathlib import Path

import pytest
import small_election
from running import congress
from small_election import BY, ELECTION

from congress.custody import read_entries
from congress.elections.counting import scan
from congress.elections.state import round_of
from congress.keying.preview import half_blocks
from congress.keying.reviewdesk import reviewing
from congress.keying.reviewing import Reviewing
from congress.workspace import Workspace
from tally.problems import StopError

ONE, OTHER = "Tạ Văn Kiểm", "Chu Thị Đối"


@pytest.fixture(scope="module")
def doubtful_election(printed_election: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doubtful-election")
    workspace = small_election.copy(printed_election, folder)
    votes = folder / "votes.csv"
    votes.write_text(
        "ballot,problem,c1,c2,c3\n" + "".join(f"d{n},,yes,no,both\n" for n in range(1, 5)), encoding="utf-8"
    )
    small_election.fill(workspace, "ballots/bch-v1/layout.json", votes, folder / "scans", hand="doubtful")
    scan(workspace, ELECTION, 1, [folder / "scans"], "B1", BY, workers=1)
    return folder


@pytest.fixture
def workspace(doubtful_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(doubtful_election, tmp_path)


def sit_down(workspace: Workspace, one: str = ONE, other: str = OTHER) -> Reviewing:
    return reviewing(workspace, ELECTION, 1, "", one, other)


def rows(workspace: Workspace) -> dict[str, dict[str, str]]:
    batch = round_of(read_entries(workspace), ELECTION, 1).batches["B1"]
    with (workspace.root / batch.votes).open(encoding="utf-8", newline="") as file:
        return {row["ballot"]: row for row in csv.DictReader(file)}


def test_each_ballot_is_shown_with_its_reading_and_picture_and_decided_with_a_reason(workspace: Workspace) -> None:
    session = sit_down(workspace)
    assert session.picture
    assert half_blocks(session.picture, 76, 7).plain.count("▀") > 76
    assert "B1-0001" in session.about[0]
    first = [one for one, cell in rows(workspace)["B1-0001"].items() if cell.endswith("?")]
    assert session.enter("ok").taken
    assert session.enter("dấu rõ trên giấy").taken
    row = rows(workspace)["B1-0001"]
    assert (row["status"], row["decided_by"], row["decided_reason"]) == ("read", f"{ONE}; {OTHER}", "dấu rõ trên giấy")
    assert first == [one for one in ("c1", "c2", "c3") if f"{one}=" in row["reading"]]
    for lines in (("/3", ""), ("= 2 3+", ""), ("dup", "cùng một tờ")):
        for line in lines:
            assert session.enter(line).taken
    assert session.done
    decided = rows(workspace)
    assert [decided[f"B1-000{n}"]["problem"] for n in (2, 3, 4)] == ["MARKED", "", "DUPLICATE"]
    assert [decided["B1-0003"][one] for one in ("c1", "c2", "c3")] == ["yes", "no", "both"]
    assert decided["B1-0002"]["decided_reason"] == "dấu rõ trên giấy", "Enter repeats the last reason"
    assert round_of(read_entries(workspace), ELECTION, 1).waiting == 0
    assert sum(entry.action == "review" for entry in read_entries(workspace)) == 4


def test_stopping_keeps_what_was_decided_and_going_back_decides_anew(workspace: Workspace) -> None:
    session = sit_down(workspace)
    for line in ("/3", "nhầm", "-", "/5", "có chữ ký", "."):
        assert session.enter(line).taken
    assert (session.stopped, rows(workspace)["B1-0001"]["problem"]) == (True, "SIGNED")
    again = sit_down(workspace)
    assert "B1-0002" in again.about[0]
    for line in ("-", "/3", "nhầm", "-", "/5", "có chữ ký", "-", "/3", "nhầm"):
        assert again.enter(line).taken
    assert rows(workspace)["B1-0002"]["problem"] == "MARKED", "the same decision as earlier counts again"


def test_only_rows_in_doubt_are_asked_about(workspace: Workspace) -> None:
    session = sit_down(workspace)
    clear = [n for n, one in enumerate(("c1", "c2", "c3"), 1) if not rows(workspace)["B1-0001"][one].endswith("?")]
    assert clear
    refused = session.enter(str(clear[0]))
    assert (refused.taken, f"Dòng {clear[0]}" in refused.verdict) == (False, True)
    assert session.enter("ok").taken


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (ONE, "", "REVIEW_TWO_PEOPLE"),
        (ONE, ONE.upper(), "REVIEW_TWO_PEOPLE"),
        (ONE, "Lê Quang Bồi", "BATCH_NO_CANDIDATE"),
        ("Lê Quang Bồi", ONE, "BATCH_NO_CANDIDATE"),
    ],
)
def test_two_people_who_are_no_candidates_decide(workspace: Workspace, one: str, other: str, code: str) -> None:
    with pytest.raises(StopError, match=code):
        sit_down(workspace, one, other)


def test_a_candidates_decisions_in_a_file_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("ballot,candidate,value,by,reason\nB1-0001,,MARKED,Lê Quang Bồi,xem\n", encoding="utf-8")
    done = congress("election", ELECTION, "review", file, "--as", ONE, "-w", workspace.root, cwd=tmp_path)
    assert (done.returncode, "BATCH_NO_CANDIDATE" in done.stderr) == (4, True)


def test_the_same_over_a_pipe(workspace: Workspace, tmp_path: Path) -> None:
    import subprocess

    from running import PROGRAM

    command = [PROGRAM, "--lang", "en", "election", ELECTION, "review", "--as", ONE, "--with", OTHER, "--plain"]
    done = subprocess.run(
        [*command, "-w", workspace.root],
        input="ok\n\nnonsense\n/3\nvết bẩn\n.\n",
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0
    assert "2 ballots decided; 2 still wait" in " ".join(done.stderr.split())
    assert any(line.startswith("! ") for line in done.stdout.splitlines())
