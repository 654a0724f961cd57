"""Two operators key the same ballots, with mistakes planted; a third person settles them; only then is it official."""

import json
import os
import random
import subprocess
from pathlib import Path

import keying_samples as sample
import pypdfium2
import pytest
import small_election
from keying_samples import ELECTION, FIRST, SECOND, THIRD
from running import PROGRAM, congress

from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.comparing import counts_done, differences
from congress.elections.deciding import review
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result, print_minutes
from congress.elections.rounds import Asked, close_round, next_round
from congress.elections.scanning import scan
from congress.elections.settling import Settlement, settle
from congress.elections.sheets import find_sheet
from congress.elections.slips import declare_batch
from congress.elections.standings import batch_standings
from congress.elections.state import round_of
from congress.elections.withdrawing import withdraw_count
from congress.keying.desk import entering
from congress.keying.settledesk import settling
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.problems import StopError, ToolkitError

BATCHES = {"B1": 40, "B2": 20}
PLANTED = {("B1", 3): "4-9", ("B1", 17): "/3", ("B1", 40): "0", ("B2", 1): "51-55", ("B2", 8): "*"}
"""Where the second operator errs, and what they type instead."""


def pile(batch: str) -> list[str]:
    rng = random.Random(batch)
    return [" ".join(map(str, sorted(rng.sample(range(1, 51), 6)))) for _sheet in range(BATCHES[batch])]


def operate(workspace: Workspace, command: list[str], lines: list[str], by: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "--lang", "en", "election", ELECTION, *command, "--plain", "--as", by, "-w", workspace.root],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "COLUMNS": "200"},
    )


def now(workspace: Workspace):
    return round_of(read_entries(workspace), ELECTION, 1)


def two_required(folder: Path) -> Workspace:
    text = sample.contest_text(required=2, returned=sum(BATCHES.values()))
    return sample.workspace_with(folder, text, *BATCHES.items())


def test_two_operators_and_a_third_bring_a_count_to_its_official_result(tmp_path: Path) -> None:
    workspace = two_required(tmp_path)
    for batch in BATCHES:
        lines = pile(batch)
        assert operate(workspace, ["key", "--batch", batch], [*lines, "+"], FIRST).returncode == 0
        wrong = [PLANTED.get((batch, sheet), line) for sheet, line in enumerate(lines, 1)]
        done = operate(workspace, ["key", "--batch", batch], ["7 8 9", "-", *wrong, "+"], SECOND)
        sheets = ", ".join(str(sheet) for at, sheet in PLANTED if at == batch)
        assert (done.returncode, f": {sheets}. A third person" in " ".join(done.stdout.split())) == (0, True)
    found = [(one.batch, one.sheet) for batch in BATCHES for one in differences(workspace, now(workspace), batch)]
    assert found == list(PLANTED)
    enter_accounts(workspace, ELECTION, 1, {"issued": 60, "returned": 60}, sample.HEAD)

    unofficial = compute_result(workspace, ELECTION, 1, sample.HEAD).result
    assert (unofficial.official, unofficial.counts.differing, unofficial.counts.open) == (False, 5, 5)
    for refused in (
        lambda: next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), sample.HEAD),
        lambda: close_round(workspace, ELECTION, 1, "Không bầu tiếp", sample.HEAD),
    ):
        with pytest.raises(StopError, match="STEP_NEEDS_OFFICIAL"):
            refused()

    for person, code in (
        (FIRST, "BATCH_NEEDS_THIRD_PERSON"),
        (SECOND, "BATCH_NEEDS_THIRD_PERSON"),
        (sample.names(1)[0], "BATCH_NO_CANDIDATE"),
    ):
        stopped = operate(workspace, ["settle"], [], person)
        assert (stopped.returncode, code in stopped.stderr) == (4, True)

    paper = [pile(batch)[sheet - 1] for batch, sheet in PLANTED]
    paper[3] = PLANTED["B2", 1]  # here the first operator erred
    answers = [answer for line in paper for answer in (line, "")]
    answers[1] = "người nhập thứ hai gõ nhầm"
    settled = operate(workspace, ["settle"], answers, THIRD)
    assert (settled.returncode, "5 differences settled" in settled.stderr) == (0, True)
    official = compute_result(workspace, ELECTION, 1, sample.HEAD).result
    assert (official.official, official.counts.done, official.counts.open, official.counts.differing) == (True, 2, 0, 5)
    kept = {one: sum(str(n) not in line.split() for b in BATCHES for line in pile(b)) for n, one in enumerate(ids(), 1)}
    struck_then, struck_now = pile("B2")[0].split(), [str(n) for n in range(51, 56)]
    for number, one in enumerate(ids(), 1):
        kept[one] += (str(number) in struck_then) - (str(number) in struck_now)
    assert {one.id: one.votes for one in official.candidates} == kept

    entries = [entry for entry in read_entries(workspace) if entry.action == "settle"]
    assert [entry.payload["sheet"] for entry in entries] == [3, 17, 40, 1, 8]
    assert {entry.payload["reason"] for entry in entries} == {"người nhập thứ hai gõ nhầm"}
    assert {entry.by for entry in entries} == {THIRD}
    assert [one.state for one in batch_standings(workspace, now(workspace))] == ["agreed", "agreed"]


def ids() -> list[str]:
    return [f"c{number:02d}" for number in range(1, 56)]


# ---- small counts of files


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    text = small_election.CONTEST.replace("test = true", "test = true\n\n[count]\nrequired = 2\n", 1)
    made = sample.workspace_with(tmp_path, text)
    declare_batch(made, "bch", 1, "B1", 8, sample.HEAD)
    enter_accounts(made, "bch", 1, {"issued": 8, "returned": 8}, sample.HEAD)
    return made


def key(
    workspace: Workspace, rows: tuple[str, ...], by: str, name: str, *, second: bool = False, first_id: int = 1
) -> None:
    path = workspace.root.parent / name
    lines = [f"{number},,{row}" for number, row in enumerate(rows, first_id)]
    path.write_text("\n".join(["ballot,problem,c1,c2,c3", *lines]) + "\n", encoding="utf-8")
    key_batch(workspace, "bch", 1, path, "B1", by, second=second)


def known(workspace: Workspace):
    return round_of(read_entries(workspace), "bch", 1)


OTHER_ROWS = (*small_election.ROWS[:7], "no,no,no")


def test_one_count_where_two_are_required_is_unofficial_on_every_output(workspace: Workspace, tmp_path: Path) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    compute_result(workspace, "bch", 1, sample.HEAD)
    done = congress("election", "bch", "result", "-w", workspace.root, cwd=tmp_path, lang="vi")
    assert "CHƯA CHÍNH THỨC" in done.stdout
    document = json.loads(congress("election", "bch", "result", "--json", "-w", workspace.root, cwd=tmp_path).stdout)
    assert (document["official"], document["counts"]) == (False, {"required": 2, "done": 1, "differing": 0, "open": 0})
    names, _new = print_minutes(workspace, "bch", 1, sample.HEAD)
    hall = tmp_path / "hall.pdf"
    result = workspace.root / "results" / "bch.json"
    assert congress("document", "hall", result, "-o", hall, cwd=tmp_path, lang="vi").returncode == 0
    for path in (workspace.root / names[0], hall):
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                assert "CHƯA CHÍNH THỨC" in " ".join(page.get_textpage().get_text_range().split())
    from docx import Document

    word = Document(str(workspace.root / names[1]))
    texts = [paragraph.text for section in word.sections for paragraph in section.header.paragraphs]
    assert any("CHƯA CHÍNH THỨC" in text for text in [*texts, *(paragraph.text for paragraph in word.paragraphs)])


def test_two_equal_counts_are_official_and_the_papers_no_longer_say_otherwise(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, (*small_election.ROWS[:7], small_election.ROWS[7] + "\n"), SECOND, "b.csv", second=True)
    assert compute_result(workspace, "bch", 1, sample.HEAD).result.official
    names, _new = print_minutes(workspace, "bch", 1, sample.HEAD)
    with pypdfium2.PdfDocument(workspace.root / names[0]) as pdf:
        assert "CHƯA CHÍNH THỨC" not in pdf[0].get_textpage().get_text_range()


def test_a_second_count_makes_the_result_of_the_first_out_of_date(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    compute_result(workspace, "bch", 1, sample.HEAD)
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    with pytest.raises(StopError, match="STEP_NEEDS_CURRENT_RESULT"):
        print_minutes(workspace, "bch", 1, sample.HEAD)


def test_a_second_count_to_the_letter_like_the_first_is_missed_when_it_is_taken_out(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, (*small_election.ROWS[:7], small_election.ROWS[7] + "\n"), SECOND, "b.csv", second=True)
    assert len({one.votes for one in known(workspace).batches["B1"].counts}) == 1
    assert compute_result(workspace, "bch", 1, sample.HEAD).result.official
    withdraw_count(workspace, "bch", 1, "B1", "đếm lại lần hai", sample.HEAD, count=2)
    with pytest.raises(StopError, match="STEP_NEEDS_CURRENT_RESULT"):
        print_minutes(workspace, "bch", 1, sample.HEAD)


def test_an_open_difference_is_unofficial_even_where_one_count_would_do(workspace: Workspace) -> None:
    path = workspace.root / "contests" / "bch.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("required = 2", "required = 1"), encoding="utf-8")
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    assert compute_result(workspace, "bch", 1, sample.HEAD).result.official
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    assert not compute_result(workspace, "bch", 1, sample.HEAD).result.official


def test_what_is_settled_counts_and_the_first_count_stays_beside_it(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    [one] = differences(workspace, known(workspace), "B1")
    assert (one.ballot, one.sheet, one.columns) == ("B1-8", 8, {"c1": ("yes", "no"), "c3": ("yes", "no")})
    row = {"problem": "", "c1": "no", "c2": "both", "c3": "no"}
    name = settle(workspace, "bch", 1, "B1", Settlement("B1-8", "xem phiếu giấy", row), THIRD)
    batch = known(workspace).batches["B1"]
    assert (batch.counted, batch.votes) == (name, "counts/bch/B1.csv")
    settled = (workspace.root / name).read_text(encoding="utf-8").splitlines()
    assert settled[8] == f"B1-8,,no,both,no,c1=yes; c2=no; c3=yes,{THIRD},xem phiếu giấy"
    assert settled[7].split(",")[2:5] == ["yes", "no", "no"]
    [again] = differences(workspace, known(workspace), "B1")
    assert (again.open, again.columns) == (False, one.columns)
    result = compute_result(workspace, "bch", 1, sample.HEAD).result
    assert (result.official, {each.id: each.votes for each in result.candidates}) == (True, {"c1": 6, "c2": 3, "c3": 4})


def test_a_settled_sheet_is_found_with_what_each_count_said_and_what_was_settled(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    row = {"problem": "", "c1": "no", "c2": "both", "c3": "yes"}
    settle(workspace, "bch", 1, "B1", Settlement("B1-8", "xem phiếu giấy", row), THIRD)
    contest, entries = current_contest(workspace, "bch", 1, THIRD)
    found = find_sheet(workspace, round_of(entries, "bch", 1), contest, "B1", 8)
    assert [(one.kind, one.by) for one in found] == [("key", FIRST), ("key", SECOND), ("settle", "")]
    assert len({one.words for one in found}) == 3
    assert f"{THIRD}: xem phiếu giấy" in found[2].decided


def test_taking_a_count_out_takes_its_settlements_with_it(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    settle(
        workspace, "bch", 1, "B1", Settlement("B1-8", "xem", {"problem": "", "c1": "no", "c2": "no", "c3": "no"}), THIRD
    )
    withdraw_count(workspace, "bch", 1, "B1", "nhập lại", sample.HEAD, count=2)
    assert (known(workspace).batches["B1"].counted, known(workspace).batches["B1"].settled) == ("counts/bch/B1.csv", ())


def test_batches_whose_sheets_bear_other_names_are_compared_by_their_figures(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True, first_id=101)
    [one] = differences(workspace, known(workspace), "B1")
    assert (one.ballot, one.columns) == (
        "",
        {"c1 votes": ("7", "6"), "c1 against": ("1", "2"), "c3 votes": ("5", "4"), "c3 against": ("3", "4")},
    )
    session = settling(workspace, "bch", 1, "", THIRD)
    assert not session.enter("3").taken
    for line in ("2", "người nhập thứ nhất bỏ sót tờ 8"):
        assert session.enter(line).taken
    assert session.done
    result = compute_result(workspace, "bch", 1, sample.HEAD).result
    assert (result.official, {each.id: each.votes for each in result.candidates}) == (True, {"c1": 6, "c2": 3, "c3": 4})


def test_a_scan_and_a_keyed_count_are_compared_with_where_the_sheet_is(scanned_election: Path, tmp_path: Path) -> None:
    made = small_election.copy(scanned_election, tmp_path)
    declare_batch(made, "bch", 1, "B1", 8, sample.HEAD)
    lines = ["0", "2", "3", "2-", "1", "2+ 3", "2 3", "1 2"]
    with entering(made, "bch", 1, "B1", SECOND) as session:
        assert session is not None
        for line in (*lines, "+"):
            assert session.enter(line).taken
    [one] = differences(made, known(made), "B1")
    assert (one.sheet, one.where, one.columns) == (8, "b08.jpg, 1", {"c1": ("yes", "no")})
    contest, entries = current_contest(made, "bch", 1, sample.HEAD)
    done = counts_done(made, round_of(entries, "bch", 1), contest)
    assert (done.done, done.open) == (2, 1)


def test_a_batch_keyed_first_is_scanned_as_the_second_count(printed_election: Path, tmp_path: Path) -> None:
    made = small_election.copy(printed_election, tmp_path)
    declare_batch(made, "bch", 1, "B1", 8, sample.HEAD)
    key(made, small_election.ROWS, FIRST, "a.csv")
    scans = [printed_election / "scans"]
    with pytest.raises(StopError, match="BATCH_DIFFERS"):
        scan(made, "bch", 1, scans, "B1", SECOND, workers=1)
    assert scan(made, "bch", 1, scans, "B1", SECOND, workers=1, second=True).reading
    assert [(one.kind, one.by) for one in known(made).batches["B1"].counts] == [("scan", SECOND), ("key", FIRST)]
    before = len(read_entries(made))
    assert scan(made, "bch", 1, scans, "B1", SECOND, workers=1, second=True).reading is None
    assert len(read_entries(made)) == before
    with pytest.raises(StopError, match="BATCH_NEEDS_ROOM"), entering(made, "bch", 1, "B1", THIRD):
        pass
    # Keyed from a file with ids of its own, so that only figures can be compared: they are equal.
    assert differences(made, known(made), "B1") == []


def test_a_decision_on_a_scanned_ballot_opens_what_was_settled_again(scanned_election: Path, tmp_path: Path) -> None:
    made = small_election.copy(scanned_election, tmp_path)
    declare_batch(made, "bch", 1, "B1", 8, sample.HEAD)
    with entering(made, "bch", 1, "B1", SECOND) as session:
        assert session is not None
        for line in ("0", "2", "3", "2-", "1", "2+ 3", "2 3", "1 2", "+"):
            session.enter(line)
    session_of_the_third = settling(made, "bch", 1, "", THIRD)
    for line in ("2", "xem phiếu"):
        assert session_of_the_third.enter(line).taken
    assert known(made).batches["B1"].settled == ("B1-0008",)
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(
        f"ballot,candidate,value,by,reason\nB1-0001,c1,no,{FIRST}; {THIRD},xem lại\n", encoding="utf-8"
    )
    review(made, "bch", 1, decisions, FIRST)
    assert [(one.sheet, one.open) for one in differences(made, known(made), "B1")] == [(1, True), (8, True)]


def test_tally_of_files_is_official_only_with_an_equal_second_count(tmp_path: Path) -> None:
    contest = tmp_path / "bch.toml"
    contest.write_text(
        small_election.CONTEST.replace("test = true", "test = true\n\n[count]\nrequired = 2", 1), encoding="utf-8"
    )
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(small_election.VOTES, encoding="utf-8")
    once = congress("tally", contest, tmp_path / "a.csv", "--json", cwd=tmp_path)
    twice = congress("tally", contest, tmp_path / "a.csv", "--second", tmp_path / "b.csv", "--json", cwd=tmp_path)
    assert [json.loads(done.stdout)["official"] for done in (once, twice)] == [False, True]


@pytest.mark.parametrize("value", ["0", "3", "true", '"2"', "2.0"])
def test_one_count_or_two_are_required_and_nothing_else(tmp_path: Path, value: str) -> None:
    contest = tmp_path / "bch.toml"
    contest.write_text(
        small_election.CONTEST.replace("test = true", f"test = true\n\n[count]\nrequired = {value}", 1),
        encoding="utf-8",
    )
    (tmp_path / "a.csv").write_text(small_election.VOTES, encoding="utf-8")
    done = congress("tally", contest, tmp_path / "a.csv", cwd=tmp_path)
    assert (done.returncode, "count.required" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("settlement", "code"),
    [
        (Settlement("B1-7", "xem", {}), "SETTLE_NOTHING"),
        (Settlement("B9-1", "xem", {}), "SETTLE_NOTHING"),
        (Settlement("B1-8", "  ", {}), "REASON_MISSING"),
    ],
)
def test_only_a_difference_is_settled_and_only_with_a_reason(
    workspace: Workspace, settlement: Settlement, code: str
) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    before = len(read_entries(workspace))
    with pytest.raises(ToolkitError, match=code):
        settle(workspace, "bch", 1, "B1", settlement, THIRD)
    assert len(read_entries(workspace)) == before


def test_differences_are_listed_with_both_counts(workspace: Workspace, tmp_path: Path) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    done = congress("election", "bch", "settle", "--json", "-w", workspace.root, cwd=tmp_path)
    assert [(one["batch"], one["sheet"], one["open"]) for one in json.loads(done.stdout)] == [("B1", 8, True)]
    status = json.loads(congress("status", "--json", "-w", workspace.root, cwd=tmp_path).stdout)
    assert (status[0]["batches"][0]["state"], status[0]["batches"][0]["open"]) == ("differing", 1)


@pytest.mark.parametrize(("lines", "status"), [("2\n", 4), ("2\n-\n.\n", 4), ("2\n\n", 0)])
def test_settling_left_before_the_reason_says_what_is_still_open(
    workspace: Workspace, tmp_path: Path, lines: str, status: int
) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    command = [PROGRAM, "--lang", "en", "election", "bch", "settle", "--plain", "--as", THIRD, "-w", workspace.root]
    done = subprocess.run(command, cwd=tmp_path, input=lines, capture_output=True, text=True, timeout=120)
    assert done.returncode == status, done.stderr
    assert ("SETTLE_UNFINISHED" in done.stderr, "B1 8" in done.stderr) == (bool(status), bool(status))


def test_the_third_person_is_told_where_the_paper_is_as_neither_count(workspace: Workspace) -> None:
    key(workspace, small_election.ROWS, FIRST, "a.csv")
    key(workspace, OTHER_ROWS, SECOND, "b.csv", second=True)
    session = settling(workspace, "bch", 1, "B1", THIRD)
    assert any("lần 1 đồng ý, lần 2 không đồng ý" in line for line in session.about)
    neither = [(line, "KHÔNG NHƯ LẦN NÀO") for line in ("1+ 2", "0", "/3")]
    for line, words in (("2", "như lần 1"), ("1 2 3", "như lần 2"), *neither):
        assert words in session.enter(line).verdict
        session.enter("-")
    assert session.look("1 2 3").verdict
    assert not session.enter("9").taken
    session.enter(".")
    assert (session.stopped, session.concluded) == (True, 0)
