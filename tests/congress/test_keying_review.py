"""Doubtful scanned ballots decided by two people at the screen, each decision recorded at once."""

import asyncio
import csv
from dataclasses import replace
from pathlib import Path

import pytest
import small_election
from PIL import Image
from running import congress
from sample_contests import a_contest
from small_election import BY, ELECTION

from congress.custody import read_entries
from congress.elections.scanning import scan
from congress.elections.state import round_of
from congress.keying.ballot import rules_of
from congress.keying.preview import half_blocks
from congress.keying.reviewdesk import reviewing
from congress.keying.reviewing import Decided, Doubt, Reviewing, Table
from congress.keying.screen import KeyingScreen
from congress.keying.words import doubts_in_words
from congress.workspace import Workspace
from tally.problems import StopError
from tally.regulation import load_builtin

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


# ---- one ballot after the other

DOUBTS = (
    Doubt("B1-0001", "a.jpg, 1", "MARK_DOT", {"c1": "yes?", "c2": "?", "c3": "both"}, ("c1", "c2"), False, False, ()),
    Doubt("B1-0002", "a.jpg, 2", "STRAY_INK", {"c1": "yes", "c2": "no", "c3": "yes"}, (), True, False, ()),
    Doubt(
        "B1-0003", "a.jpg, 3", "PAGE_CUT", dict.fromkeys(("c1", "c2", "c3"), ""), ("c1", "c2", "c3"), False, True, ()
    ),
)


class Recorded(list[tuple[str, list[tuple[str, str]], str]]):
    def __call__(self, doubt: Doubt, decided: Decided, reason: str) -> None:
        self.append((doubt.ballot, list(decided), reason))


def session_of(*doubts: Doubt) -> tuple[Reviewing, Recorded]:
    contest = a_contest("agree", 3, 3)
    recorded = Recorded()
    return Reviewing(Table("", rules_of(contest, load_builtin(contest.regulation)), doubts, recorded)), recorded


@pytest.mark.parametrize(
    ("doubt", "line", "decided"),
    [
        (0, "0", [("c1", "yes"), ("c2", "yes")]),
        (0, "2", [("c1", "yes"), ("c2", "no")]),
        (0, "1+ 2-", [("c1", "both"), ("c2", "")]),
        (0, "ok", [("c1", "yes"), ("c2", "")]),
        (0, "= 3", [("c1", "yes"), ("c2", "yes"), ("c3", "no")]),
        (0, "/3", [("", "MARKED")]),
        (0, "dup", [("", "DUPLICATE")]),
        (1, "ok", [("", "ok")]),
        (1, "0", [("", "ok")]),
        (1, "/5", [("", "SIGNED")]),
        (2, "1 3+", [("c1", "no"), ("c2", "yes"), ("c3", "both")]),
        (2, "= 1", [("c1", "no"), ("c2", "yes"), ("c3", "yes")]),
    ],
)
def test_a_line_decides_what_is_in_doubt_and_nothing_else(
    doubt: int, line: str, decided: list[tuple[str, str]]
) -> None:
    session, recorded = session_of(DOUBTS[doubt])
    assert session.look(line).taken
    assert session.enter(line).taken
    assert session.enter("dấu rõ trên giấy").taken
    assert (recorded, session.done) == ([(DOUBTS[doubt].ballot, decided, "dấu rõ trên giấy")], True)


@pytest.mark.parametrize(
    ("doubt", "line", "words"),
    [
        (0, "3", "Dòng 3"),
        (0, "1 3+", "Dòng 3"),
        (0, "9", "số 9"),
        (0, "", "Dòng trống"),
        (1, "1", "Dòng 1"),
        (2, "ok", "Máy không đọc được"),
    ],
)
def test_what_is_no_decision_is_refused_in_words(doubt: int, line: str, words: str) -> None:
    session, recorded = session_of(DOUBTS[doubt])
    view = session.enter(line)
    assert (view.taken, words in view.verdict, recorded) == (False, True, [])


def test_the_last_reason_is_given_by_enter_and_a_ballot_is_shown_as_it_would_count() -> None:
    session, recorded = session_of(*DOUBTS)
    assert "HỢP LỆ" in session.look("ok").verdict
    assert any("không đánh dấu (chưa rõ)" in line for line in session.about)
    for line in ("ok", "vết bẩn", "ok", "", "/3", ""):
        assert session.enter(line).taken
    assert [reason for _ballot, _decided, reason in recorded] == ["vết bẩn"] * 3


# ---- in the workspace


def test_doubts_are_told_with_numbers_names_and_marks_never_with_codes() -> None:
    contest = a_contest("agree", 3, 3)
    why = "MARK_DOT c1: only a dot; and in `no`; STRAY_INK: ink at 3 mm; BOX_TORN c9: torn"
    assert [one.line for one in doubts_in_words(contest, "agree", why)] == [
        f"1 {contest.candidate[0].name}: only a dot; and in “không đồng ý”",
        "ink at 3 mm",
        "BOX_TORN c9: torn",
    ]


def test_a_doubt_about_a_row_that_is_read_is_shown_too() -> None:
    cells = {"c1": "yes?", "c2": "yes", "c3": "yes"}
    why = "MARK_DOT c1: a dot in `no`; BOX_TORN c2: torn"
    reviewing, _recorded = session_of(Doubt("B1-0001", "a.jpg, 1", why, cells, ("c1",), False, False, ()))
    first, second, _third = (one.name for one in a_contest("agree", 3, 3).candidate)
    assert reviewing.about[1:] == [
        f"2 {second}: torn",
        f"   1  {first}  –  đồng ý (chưa rõ): a dot in “không đồng ý”",
    ]


def test_at_80_by_24_picture_and_help_never_push_the_line_off_the_screen(tmp_path: Path) -> None:
    picture = tmp_path / "mark.png"
    Image.new("L", (200, 60), 128).save(picture)
    session, recorded = session_of(DOUBTS[1], replace(DOUBTS[1], ballot="B1-0009", pictures=(picture,)), DOUBTS[1])

    def heights(app: KeyingScreen) -> tuple[bool, bool, bool]:
        fits = all(app.query_one(f"#{name}").region.bottom <= app.size.height for name in ("line", "last", "keys"))
        return fits, app.query_one("#help").display, app.query_one("#picture").display

    async def typed() -> None:
        app = KeyingScreen(session)
        async with app.run_test(size=(80, 24)) as pilot:
            seen = [heights(app)]
            for keys in (["o", "k", "enter", "enter"], ["f1"], ["f1"], ["o", "k", "enter", "enter"]):
                await pilot.press(*keys)
                await pilot.pause()
                seen.append(heights(app))
            assert seen == [
                (True, True, False), (True, False, True), (True, True, False), (True, False, True), (True, True, False),
            ]  # fmt: skip

    asyncio.run(typed())
    assert [ballot for ballot, _decided, _reason in recorded] == ["B1-0002", "B1-0009"]


def test_each_ballot_is_shown_with_its_picture_and_decided_by_both(workspace: Workspace) -> None:
    session = sit_down(workspace)
    pictures = []
    for lines in (("/3", "có dấu riêng"), ("= 2 3+", ""), ("dup", "cùng một tờ"), ("= 0", "đủ cả")):
        pictures.append(session.picture)
        for line in lines:
            assert session.enter(line).taken
    shown = next(picture for picture in pictures if picture)
    assert half_blocks(shown, 76, 7).plain.count("▀") > 76
    assert session.done
    decided = rows(workspace)
    assert [decided[f"B1-000{n}"]["problem"] for n in (1, 2, 3, 4)] == ["MARKED", "", "DUPLICATE", ""]
    assert [decided["B1-0002"][one] for one in ("c1", "c2", "c3")] == ["yes", "no", "both"]
    assert (decided["B1-0002"]["decided_by"], decided["B1-0002"]["decided_reason"]) == (
        f"{ONE}; {OTHER}",
        "có dấu riêng",
    )
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
        input="= 0\n\nnonsense\n/3\nvết bẩn\n.\n",
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0
    assert "2 ballots decided; 2 still wait" in " ".join(done.stderr.split())
    assert any(line.startswith("! ") for line in done.stdout.splitlines())
