"""Batches scanned, keyed and tallied by hand; decisions; nothing counted twice."""

import csv
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import small_election
from running import congress
from small_election import BY, ELECTION, ROWS

from ballots.layoutfile import read_layout
from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.deciding import review
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result
from congress.elections.paper import print_release
from congress.elections.readings import resumable_readings
from congress.elections.scanning import scan
from congress.elections.state import Round, round_of
from congress.elections.steps import standing
from congress.elections.totals import enter_totals
from congress.elections.withdrawing import withdraw_count
from congress.storage import sha256_of
from congress.versions import import_files
from congress.workspace import Workspace
from tally.problems import InvalidError, StopError, ToolkitError, UnreadableError
from tally.result import Result


@pytest.fixture
def printed(printed_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(printed_election, tmp_path)


@pytest.fixture
def scanned(scanned_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(scanned_election, tmp_path)


@pytest.fixture
def scans(printed_election: Path) -> Path:
    return printed_election / "scans"


def now(workspace: Workspace) -> Round:
    return round_of(read_entries(workspace), ELECTION, 1)


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


def rows(workspace: Workspace, name: str = "counts/bch/B1.csv") -> list[dict[str, str]]:
    with (workspace.root / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(workspace: Workspace, name: str = "counts/bch/B1.csv") -> list[str]:
    return [",".join(row[candidate] for candidate in ("c1", "c2", "c3")) for row in rows(workspace, name)]


def result(workspace: Workspace, returned: int = len(ROWS)) -> Result:
    enter_accounts(workspace, ELECTION, 1, {"issued": 9, "returned": returned}, BY)
    return compute_result(workspace, ELECTION, 1, BY).result


def votes(workspace: Workspace, returned: int = len(ROWS)) -> dict[str, int]:
    return {one.id: one.votes for one in result(workspace, returned).candidates}


def votes_file(folder: Path, chosen: slice, name: str) -> Path:
    path = folder / name
    lines = [f"{number},,{row}" for number, row in enumerate(ROWS[chosen], 1)]
    path.write_text("\n".join(["ballot,problem,c1,c2,c3", *lines]) + "\n", encoding="utf-8")
    return path


# ---- scan


def test_a_scan_is_the_same_bytes_as_reading_without_a_workspace(
    scanned: Workspace, printed_election: Path, tmp_path: Path
) -> None:
    layout = printed_election / "congress" / "ballots" / "bch-v1" / "layout.json"
    out = tmp_path / "read.csv"
    arguments = ("ballots", "read", layout, printed_election / "scans", "-o", out, "--batch", "B1", "--workers", "1")
    assert congress(*arguments, cwd=tmp_path, lang="vi").returncode == 0
    assert out.read_bytes() == (scanned.root / "counts/bch/B1.csv").read_bytes()
    assert cells(scanned) == list(ROWS)


def test_the_journal_says_what_was_scanned_by_whom_and_keeps_no_page(scanned: Workspace, scans: Path) -> None:
    entry = read_entries(scanned)[-1]
    assert (entry.action, entry.by, entry.election, entry.round) == ("scan", BY, ELECTION, 1)
    assert (entry.payload["batch"], entry.payload["pages"], entry.payload["ballots"]) == ("B1", 8, {"read": 8})
    assert entry.payload["sources"] == [[path.name, sha256_of(path)] for path in sorted(scans.iterdir())]
    assert (entry.payload["second"], entry.payload["sheets"]) == (False, 8)
    assert set(entry.payload) == {
        "batch",
        "second",
        "sheets",
        "style",
        "sources",
        "pages",
        "ballots",
        "waiting",
        "votes",
        "traces",
        "reason",
        "files",
    }


def test_the_same_batch_again_changes_nothing(scanned: Workspace, scans: Path) -> None:
    before = len(read_entries(scanned))
    assert scan(scanned, ELECTION, 1, [scans], "B1", BY, workers=1).reading is None
    assert len(read_entries(scanned)) == before


def test_a_file_counted_in_one_batch_is_refused_in_another(scanned: Workspace, scans: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "moi.jpg"
    shutil.copyfile(sorted(scans.iterdir())[3], renamed)
    with pytest.raises(StopError) as refused:
        scan(scanned, ELECTION, 1, [renamed], "B2", BY, workers=1)
    assert [(found.code, found.place.file, found.values["batch"]) for found in refused.value.problems] == [
        ("FILE_COUNTED", "moi.jpg", "B1")
    ]
    assert set(now(scanned).batches) == {"B1"}


def test_the_same_page_twice_in_a_batch_is_listed_and_counted_once(
    printed: Workspace, scans: Path, tmp_path: Path
) -> None:
    pile = tmp_path / "pile"
    shutil.copytree(scans, pile)
    shutil.copyfile(pile / "b01.jpg", pile / "b99.jpg")
    scan(printed, ELECTION, 1, [pile], "B1", BY, workers=1)
    assert [row["problem"] for row in rows(printed)] == [""] * 8 + ["DUPLICATE"]
    assert votes(printed) == {"c1": 7, "c2": 3, "c3": 5}


def test_two_batches_are_one_count(printed: Workspace, scans: Path) -> None:
    files = sorted(scans.iterdir())
    scan(printed, ELECTION, 1, files[:3], "B1", BY, workers=1)
    scan(printed, ELECTION, 1, files[3:], "B2", BY, workers=1)
    assert votes(printed) == {"c1": 7, "c2": 3, "c3": 5}
    withdraw_count(printed, ELECTION, 1, "B2", "quét nhầm", BY)
    withdraw_count(printed, ELECTION, 1, "B2", "quét nhầm", BY)
    assert sum(entry.action == "withdraw_count" for entry in read_entries(printed)) == 1
    assert votes(printed, 3) == {"c1": 3, "c2": 2, "c3": 2}
    scan(printed, ELECTION, 1, files[3:], "B2", BY, workers=1)
    assert votes(printed) == {"c1": 7, "c2": 3, "c3": 5}


def test_a_batch_read_from_other_files_is_replaced_only_with_a_reason(printed: Workspace, scans: Path) -> None:
    files = sorted(scans.iterdir())
    scan(printed, ELECTION, 1, files[:3], "B1", BY, workers=1)
    with pytest.raises(StopError, match="BATCH_DIFFERS"):
        scan(printed, ELECTION, 1, files, "B1", BY, workers=1)
    scan(printed, ELECTION, 1, files, "B1", BY, workers=1, replace="thiếu năm phiếu kẹt trong máy quét")
    assert (len(rows(printed, "counts/bch/B1.v2.csv")), list(now(printed).batches)) == (8, ["B1"])
    assert len(rows(printed)) == 3, "the earlier form stays as a file"
    assert read_entries(printed)[-1].payload["reason"] == "thiếu năm phiếu kẹt trong máy quét"


def test_scans_that_hold_no_ballot_or_cannot_be_opened_record_nothing(
    printed: Workspace, scans: Path, tmp_path: Path
) -> None:
    import cv2
    import numpy as np

    noise = tmp_path / "anh.png"
    cv2.imwrite(str(noise), np.random.default_rng(1).integers(0, 255, (900, 700), dtype=np.uint8))
    torn = tmp_path / "rach.jpg"
    torn.write_bytes((scans / "b01.jpg").read_bytes()[:5000])
    before = len(read_entries(printed))
    with pytest.raises(InvalidError, match="SCAN_NO_BALLOT"):
        scan(printed, ELECTION, 1, [noise], "B1", BY, workers=1)
    with pytest.raises(UnreadableError):
        scan(printed, ELECTION, 1, [scans, torn], "B1", BY, workers=1)
    assert len(read_entries(printed)) == before
    assert not (printed.root / "counts").exists()
    assert not (printed.root / ".pending").exists()


def test_a_scan_of_another_elections_ballots_says_what_the_pages_are(
    printed: Workspace, scans: Path, tmp_path: Path
) -> None:
    contest = tmp_path / "khac.toml"
    contest.write_text(small_election.CONTEST.replace('id = "bch"', 'id = "khac"'), encoding="utf-8")
    import_files(printed, [contest], BY)
    print_release(printed, "khac", 1, 10, BY, key_file=scans.parent / "key.pem")
    with pytest.raises(InvalidError, match="SCAN_NO_BALLOT") as refused:
        scan(printed, "khac", 1, [scans], "B1", BY, workers=1)
    found = refused.value.problems[0]
    assert "8 × OTHER_CONTEST: phiếu của cuộc bầu cử khác (bch" in found.text("vi")
    assert "`" not in found.fix("vi")


def test_a_batch_name_that_is_no_name_is_refused(printed: Workspace, scans: Path) -> None:
    with pytest.raises(UnreadableError, match="BATCH_NAME"):
        scan(printed, ELECTION, 1, [scans], "../B1", BY, workers=1)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_was_read_before_a_stop_is_kept(printed: Workspace, scans: Path, workers: int) -> None:
    from ballots.pages import list_pages

    layout = read_layout(printed.root / "ballots/bch-v1/layout.json")
    pages = list_pages([scans]).pages * 3
    hashes = {page.path: sha256_of(page.path) for page in pages}

    def stop(_pages: int) -> None:
        if (printed.root / ".pending" / "memory.pages").is_file():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        resumable_readings(
            layout, pages, hashes, printed, "memory.pages", workers=workers, on_page=stop, pages_a_chunk=4
        )
    told: list[int] = []
    again = resumable_readings(layout, pages, hashes, printed, "memory.pages", workers=1, on_page=told.append)
    assert told[0] >= 4
    assert [reading.problem for reading in again] == [""] * len(pages)


def test_ctrl_c_during_a_scan_says_to_run_the_same_command_again(
    printed: Workspace, scans: Path, tmp_path: Path
) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    scan = (scans / "b01.jpg").read_bytes()
    for number in range(90):
        comment = b"\xff\xfe\x00\x04" + number.to_bytes(2, "big")  # files of their own: equal ones are read once
        (pile / f"{number:02d}.jpg").write_bytes(scan[:2] + comment + scan[2:])
    program = Path(sys.executable).parent / "congress"
    command = [program, "--lang", "en", "election", ELECTION, "scan", pile, "--workers", "1", "-w", printed.root]
    process = subprocess.Popen(
        [str(part) for part in command],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background would ignore it
    )
    memory = printed.root / ".pending" / "scan-bch-1.pages"
    while not memory.is_file() and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    assert (process.returncode, "run the same command again" in said, "Traceback" in said) == (130, True, False)
    assert memory.is_file()


def test_readings_come_back_from_memory_as_they_were(printed: Workspace, scans: Path, tmp_path: Path) -> None:
    from ballots.pages import list_pages

    small_election.fill(
        printed, "ballots/bch-v1/layout.json", doubtful_votes(tmp_path), tmp_path / "doubtful", hand="doubtful"
    )
    layout = read_layout(printed.root / "ballots/bch-v1/layout.json")
    pages = list_pages([tmp_path / "doubtful"]).pages
    hashes = {page.path: sha256_of(page.path) for page in pages}
    memory = printed.root / ".pending" / "memory.pages"
    first = resumable_readings(layout, pages, hashes, printed, memory.name, workers=1, pages_a_chunk=2)
    assert any(reading.doubts for reading in first)
    assert resumable_readings(layout, pages, hashes, printed, memory.name, workers=1) == first
    whole = memory.read_bytes()
    for cut in (len(whole) // 3, len(whole) - 5):
        memory.write_bytes(whole[:cut])
        assert resumable_readings(layout, pages, hashes, printed, memory.name, workers=1) == first


def doubtful_votes(folder: Path) -> Path:
    path = folder / "doubtful.csv"
    path.write_text(
        "ballot,problem,c1,c2,c3\n" + "".join(f"d{n},,yes,no,both\n" for n in range(1, 5)), encoding="utf-8"
    )
    return path


# ---- people's decisions


@pytest.fixture
def doubtful(printed: Workspace, tmp_path: Path) -> Workspace:
    small_election.fill(
        printed, "ballots/bch-v1/layout.json", doubtful_votes(tmp_path), tmp_path / "doubtful", hand="doubtful"
    )
    scan(printed, ELECTION, 1, [tmp_path / "doubtful"], "B1", BY, workers=1)
    return printed


def decisions_file(folder: Path, ballots: list[str], by: str = "Trần Văn Xét", name: str = "decisions.csv") -> Path:
    lines = [f"{ballot},{cell},{by},xem phiếu" for ballot in ballots for cell in ("c1,yes", "c2,no", "c3,both")]
    lines += [f"{ballot},,ok,{by},nét thừa không có ý nghĩa" for ballot in ballots]
    path = folder / name
    path.write_text("\n".join(["ballot,candidate,value,by,reason", *lines]) + "\n", encoding="utf-8")
    return path


def test_undecided_ballots_stop_the_result_and_decisions_free_it(doubtful: Workspace, tmp_path: Path) -> None:
    waiting = [row["ballot"] for row in rows(doubtful) if row["status"] == "review"]
    assert waiting
    assert any((doubtful.root / "counts/bch/B1-review").iterdir())
    with pytest.raises(StopError, match="UNRESOLVED_BALLOTS") as stopped:
        result(doubtful, 4)
    for lang in ("vi", "en"):
        assert "congress election bch review" in stopped.value.problems[0].fix(lang)
        assert "--unresolved" not in stopped.value.problems[0].fix(lang)
    assert standing(now(doubtful)).missing[-1].values["count"] == len(waiting)
    file = decisions_file(tmp_path, waiting)
    decided = review(doubtful, ELECTION, 1, file, BY)
    assert (decided.ballots, decided.left, decided.new) == (len(waiting), 0, True)
    assert "BALLOTS_WAIT" not in [found.code for found in standing(now(doubtful)).missing]
    assert review(doubtful, ELECTION, 1, file, BY).new is False
    entry = read_entries(doubtful)[-1]
    assert (entry.action, entry.payload["people"]) == ("review", ["Trần Văn Xét"])
    assert votes(doubtful, 4) == {"c1": 4, "c2": 0, "c3": 0}
    assert rows(doubtful)[0].keys() < rows(doubtful, "counts/bch/B1.decided-1.csv")[0].keys()


def test_a_scan_says_how_many_ballots_wait_and_where_their_pictures_are(
    printed: Workspace, scans: Path, tmp_path: Path
) -> None:
    import cv2

    small_election.fill(
        printed, "ballots/bch-v1/layout.json", doubtful_votes(tmp_path), tmp_path / "pile", hand="doubtful"
    )
    torn = cv2.imread(str(scans / "b01.jpg"))
    torn[torn.shape[0] // 3 :] = 255
    cv2.imwrite(str(tmp_path / "pile" / "z.png"), torn)
    where = ("--workers", "1", "-w", printed.root, "--as", BY)
    said = [
        congress("election", ELECTION, "scan", tmp_path / "pile", "--batch", "B1", *where, cwd=tmp_path)
        for _again in range(2)
    ]
    found = [(row["status"], row["problem"]) for row in rows(printed)]
    assert ("rejected", "DAMAGED") in found or ("rejected", "UNREADABLE") in found
    for done in said:
        assert done.returncode == 0, done.stderr
        assert f"{sum(status != 'read' for status, _ in found)} ballots wait for people" in done.stderr
        assert "counts/bch/B1-review/" in done.stderr


def test_decisions_with_a_fault_change_nothing(doubtful: Workspace, tmp_path: Path) -> None:
    before = len(read_entries(doubtful))
    with pytest.raises(InvalidError) as refused:
        review(doubtful, ELECTION, 1, decisions_file(tmp_path, ["B1-0001", "B9-0007"]), BY)
    assert set(codes(refused.value)) == {"DECISION_BALLOT"}
    assert len(read_entries(doubtful)) == before


def test_a_later_decision_on_the_same_ballot_counts(scanned: Workspace, tmp_path: Path) -> None:
    for number, ground in enumerate(("MARKED", "SIGNED"), 1):
        file = tmp_path / f"{number}.csv"
        file.write_text(f"ballot,candidate,value,by,reason\nB1-0001,,{ground},Xét,có ký\n", encoding="utf-8")
        review(scanned, ELECTION, 1, file, BY)
    assert result(scanned).ballots.invalid_by_ground == {"SIGNED": 1}


# ---- keyed, and tallied by hand


def test_keyed_batches_give_the_result_of_the_scan(printed: Workspace, scanned_election: Path, tmp_path: Path) -> None:
    key_batch(printed, ELECTION, 1, votes_file(tmp_path, slice(0, 5), "a.csv"), "K1", BY)
    key_batch(printed, ELECTION, 1, votes_file(tmp_path, slice(5, None), "b.csv"), "K2", BY)
    assert key_batch(printed, ELECTION, 1, tmp_path / "b.csv", "K2", BY)[1] == 3
    assert sum(entry.action == "key" for entry in read_entries(printed)) == 2
    assert [row["ballot"] for row in rows(printed, "counts/bch/K2.csv")] == ["K2-1", "K2-2", "K2-3"]
    other = small_election.copy(scanned_election, tmp_path / "other")
    assert result(printed) == result(other)


def test_a_keyed_file_that_is_wrong_or_counted_is_refused(scanned: Workspace, tmp_path: Path) -> None:
    wrong = votes_file(tmp_path, slice(0, 2), "wrong.csv")
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("no", "nein"), encoding="utf-8")
    with pytest.raises(InvalidError, match="CELL_UNKNOWN"):
        key_batch(scanned, ELECTION, 1, wrong, "K1", BY)
    with pytest.raises(InvalidError, match="KEYED_IS_READ"):
        key_batch(scanned, ELECTION, 1, scanned.root / "counts/bch/B1.csv", "K1", BY)
    good = votes_file(tmp_path, slice(0, 2), "good.csv")
    with pytest.raises(StopError, match="BATCH_DIFFERS"):
        key_batch(scanned, ELECTION, 1, good, "B1", BY)
    key_batch(scanned, ELECTION, 1, good, "K1", BY)
    with pytest.raises(StopError, match="FILE_KEYED"):
        key_batch(scanned, ELECTION, 1, good, "K2", BY)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("danh-sach.csv", "Họ và tên,Ngày sinh\nĐỗ Ánh,1970,thừa\nLê Bồi\n", "KEYED_NOT_VOTES"),
        ("anh.jpg", "\udcff\udcd8\udcff\n\n,,\n", "KEYED_NOT_VOTES"),
        ("trong.csv", "", "KEYED_NOT_VOTES"),
        ("lech.csv", "ballot,problem,c1,c2,c3\n1,,yes,no\n", "CSV_ROW_LENGTH"),
        ("dai.csv", "ballot,problem,c1,c2,c3\n" + "x" * 200_000, "CSV_UNREADABLE"),
        ("latin.csv", "ballot,problem,c1,c2,c3\n1,,yes,no,\udcff\n", "CSV_UNREADABLE"),
    ],
)
def test_a_file_that_is_no_votes_file_is_named_as_given_and_said_once(
    printed: Workspace, tmp_path: Path, name: str, data: str, expected: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data.encode("utf-8", errors="surrogateescape"))
    with pytest.raises((InvalidError, UnreadableError)) as refused:
        key_batch(printed, ELECTION, 1, file, "K1", BY)
    assert [(found.code, found.place.file) for found in refused.value.problems] == [(expected, name)]


def test_many_files_counted_before_are_one_row(scanned: Workspace, scans: Path) -> None:
    with pytest.raises(StopError) as refused:
        scan(scanned, ELECTION, 1, [scans], "B2", BY, workers=1)
    assert codes(refused.value) == ["FILE_COUNTED"]
    files = sorted(path.name for path in scans.iterdir())
    assert f"8 tệp ({files[0]} … {files[-1]})" in refused.value.problems[0].text("vi")


def test_rows_that_are_not_those_returned_stop_the_result(scanned: Workspace) -> None:
    with pytest.raises(StopError, match="F06"):
        result(scanned, 7)


def test_totals_cannot_be_counted_on_top_of_batches(scanned: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "totals.csv"
    file.write_text("candidate,votes,against,unusable\nc1,7,1,0\nc2,3,3,2\nc3,5,3,0\n", encoding="utf-8")
    with pytest.raises(StopError, match="STEP_NEEDS_NO_BATCHES"):
        enter_totals(scanned, ELECTION, 1, file, BY)


def test_totals_are_counted_replaced_and_withdrawn(printed_election: Path, tmp_path: Path) -> None:
    workspace = small_election.copy(printed_election, tmp_path)
    file = tmp_path / "totals.csv"
    enter_accounts(workspace, ELECTION, 1, {"issued": 9, "returned": 8, "valid": 8, "invalid": 0}, BY)
    for votes_of_c1 in (6, 7, 7):
        against = 8 - votes_of_c1
        file.write_text(f"candidate,votes,against\nc1,{votes_of_c1},{against}\nc2,3,5\nc3,5,3\n", encoding="utf-8")
        enter_totals(workspace, ELECTION, 1, file, BY)
    assert sum(entry.action == "totals" for entry in read_entries(workspace)) == 2
    counted = compute_result(workspace, ELECTION, 1, BY).result
    assert {one.id: one.votes for one in counted.candidates} == {"c1": 7, "c2": 3, "c3": 5}
    withdraw_count(workspace, ELECTION, 1, None, "kiểm lại bằng máy", BY)
    assert now(workspace).totals is None


def test_a_read_file_altered_by_hand_is_not_counted(scanned: Workspace) -> None:
    path = scanned.root / "counts/bch/B1.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("yes,no,yes", "yes,yes,yes"), encoding="utf-8")
    with pytest.raises(StopError, match="FILE_CHANGED"):
        result(scanned)


def test_a_read_file_that_got_lost_is_read_again(scanned: Workspace, scans: Path) -> None:
    path = scanned.root / "counts/bch/B1.csv"
    before = path.read_bytes()
    path.unlink()
    scan(scanned, ELECTION, 1, [scans], "B1", BY, workers=1)
    assert path.read_bytes() == before
    assert sum(entry.action == "scan" for entry in read_entries(scanned)) == 1
