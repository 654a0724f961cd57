"""Batches with a slip: refused until sheets and slip agree, withdrawn with nothing lost, every sheet found again."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import small_election
import zxingcpp
from running import congress
from small_election import BY, ELECTION, ROWS

from congress.custody import read_entries
from congress.documents.slipcode import SlipCode, read_slip_code, slip_code
from congress.elections.accounts import enter_accounts
from congress.elections.batches import CONDITIONS, NEEDS, Attempt, missing_for
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result
from congress.elections.scanning import scan
from congress.elections.sheets import position_of
from congress.elections.slips import MOST_SHEETS, ballots_from_elsewhere, declare_batch, withdraw_batch
from congress.elections.standings import batch_standings
from congress.elections.state import Batch, Round, Slip, round_of
from congress.elections.withdrawing import withdraw_count
from congress.messages import MESSAGES
from congress.storage import sha256_of
from congress.versions import current_contest, import_files
from congress.workspace import Settings, Workspace, create
from tally.problems import StopError, ToolkitError, UnreadableError

OTHER = "Tạ Văn Kiểm"
THIRD = "Chu Thị Đối"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An election whose ballots are keyed: no ballots printed here."""
    file = tmp_path / "bch.toml"
    file.write_text(small_election.CONTEST, encoding="utf-8")
    made = create(tmp_path / "congress", settings=Settings(title="Đại hội thử"), by=BY)
    import_files(made, [file], BY)
    return made


@pytest.fixture
def printed(printed_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(printed_election, tmp_path)


def now(workspace: Workspace) -> Round:
    return round_of(read_entries(workspace), ELECTION, 1)


def keyed_file(folder: Path, rows: tuple[str, ...] = ROWS, name: str = "keyed.csv") -> Path:
    path = folder / name
    lines = [f"{number},,{row}" for number, row in enumerate(rows, 1)]
    path.write_text("\n".join(["ballot,problem,c1,c2,c3", *lines]) + "\n", encoding="utf-8")
    return path


def key(workspace: Workspace, file: Path, by: str = BY, **options: object) -> tuple[str, int]:
    return key_batch(workspace, ELECTION, 1, file, "B1", by, **options)  # type: ignore[arg-type]


def declare(workspace: Workspace, sheets: int, batch: str = "B1", **options: str) -> Slip:
    return declare_batch(workspace, ELECTION, 1, batch, sheets, BY, **options)[0]


def codes(error: pytest.ExceptionInfo[ToolkitError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


# ---- the slip


def test_a_slip_is_a_page_whose_code_names_election_round_batch_and_sheets(workspace: Workspace) -> None:
    slip = declare(workspace, 8)
    with pypdfium2.PdfDocument(workspace.root / slip.file) as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_range()
        [code] = zxingcpp.read_barcodes(pdf[0].render(scale=2).to_pil())
    assert read_slip_code(code.text) == SlipCode(ELECTION, 1, "B1", 8)
    for words in ("B1", "8", "Bầu Chi ủy khóa V", "CHI BỘ BẾN TRE NAM"):
        assert words in text


@pytest.mark.parametrize("code", [SlipCode("bch", 1, "Tổ-1", 1), SlipCode("a" * 64, 99, "b" * 40, 5000)])
def test_slip_codes_come_back_as_written_in_letters_every_keyboard_types(code: SlipCode) -> None:
    text = slip_code(code)
    assert (text.isascii(), text.isalnum(), text.upper()) == (True, True, text)
    assert read_slip_code(text) == code


@pytest.mark.parametrize("text", ["", "PS1", "PB1AAAA", "PS1!!!!", "PS1MFRGG", "PS1" + "A" * 600, "17 3"])
def test_what_is_no_slips_code_is_none(text: str) -> None:
    assert read_slip_code(text) is None


@pytest.mark.parametrize(("sheets", "allowed"), [(0, False), (1, True), (MOST_SHEETS, True), (MOST_SHEETS + 1, False)])
def test_a_pile_has_a_number_of_sheets_people_can_count(workspace: Workspace, sheets: int, allowed: bool) -> None:
    if allowed:
        assert declare(workspace, sheets).sheets == sheets
    else:
        with pytest.raises(UnreadableError, match="SLIP_SHEETS"):
            declare(workspace, sheets)


def test_another_number_needs_a_reason_and_both_slips_stay(workspace: Workspace) -> None:
    first = declare(workspace, 8)
    assert declare(workspace, 8) == first
    with pytest.raises(StopError, match="SLIP_DIFFERS"):
        declare(workspace, 9)
    second = declare(workspace, 9, replace="đếm lại thấy hai tờ dính nhau")
    assert (second.sheets, second.file != first.file) == (9, True)
    recorded = {
        name: digest for entry in read_entries(workspace) for name, digest in entry.payload.get("files", {}).items()
    }
    for slip in (first, second):
        assert sha256_of(workspace.root / slip.file) == recorded[slip.file]


def test_a_counted_batch_does_not_get_another_number(workspace: Workspace, tmp_path: Path) -> None:
    declare(workspace, 8)
    key(workspace, keyed_file(tmp_path))
    with pytest.raises(StopError, match="SLIP_COUNTED"):
        declare(workspace, 9, replace="đếm lại")


# ---- sheets and slip agree


@pytest.mark.parametrize(
    ("declared", "code", "off"), [(7, "SLIP_TOO_MANY", 1), (9, "SLIP_TOO_FEW", 1), (20, "SLIP_TOO_FEW", 12)]
)
def test_keyed_ballots_are_refused_until_they_are_as_many_as_the_slip_says(
    workspace: Workspace, tmp_path: Path, declared: int, code: str, off: int
) -> None:
    declare(workspace, declared)
    with pytest.raises(StopError) as refused:
        key(workspace, keyed_file(tmp_path))
    [found] = refused.value.problems
    assert (found.code, found.values["off"], found.values["found"]) == (code, off, 8)
    assert not now(workspace).batches
    declare(workspace, 8, replace="đếm lại")
    assert key(workspace, keyed_file(tmp_path)) == ("counts/bch/B1.csv", 8)


def test_a_scan_is_refused_until_it_has_as_many_sheets_as_the_slip_says(
    printed: Workspace, printed_election: Path, tmp_path: Path
) -> None:
    pile = tmp_path / "pile"
    shutil.copytree(printed_election / "scans", pile)
    (pile / "b08.jpg").unlink()
    declare(printed, 8)
    with pytest.raises(StopError) as refused:
        scan(printed, ELECTION, 1, [pile], "B1", BY, workers=1)
    assert codes(refused) == ["SLIP_TOO_FEW"]
    assert not (printed.root / "counts/bch/B1.csv").exists()
    shutil.copyfile(printed_election / "scans" / "b08.jpg", pile / "b08.jpg")
    assert scan(printed, ELECTION, 1, [pile], "B1", BY, workers=1).reading


def test_once_a_batch_has_a_slip_every_batch_needs_one(workspace: Workspace, tmp_path: Path) -> None:
    declare(workspace, 8, batch="B2")
    with pytest.raises(StopError, match="BATCH_NEEDS_SLIP_LIKE_OTHERS"):
        key(workspace, keyed_file(tmp_path))


def test_no_result_while_a_batch_with_a_slip_is_not_counted(workspace: Workspace, tmp_path: Path) -> None:
    declare(workspace, 8)
    declare(workspace, 3, batch="B2")
    key(workspace, keyed_file(tmp_path))
    enter_accounts(workspace, ELECTION, 1, {"issued": 9, "returned": 8}, BY)
    with pytest.raises(StopError) as refused:
        compute_result(workspace, ELECTION, 1, BY)
    assert [(found.code, found.values["batches"]) for found in refused.value.problems] == [
        ("STEP_NEEDS_SLIPS_COUNTED", "B2")
    ]
    withdraw_batch(workspace, ELECTION, 1, "B2", "lập nhầm", BY)
    assert compute_result(workspace, ELECTION, 1, BY).result.ballots.valid == 8


# ---- withdrawn and done anew


def test_a_withdrawn_batch_is_rekeyed_and_nothing_is_lost(workspace: Workspace, tmp_path: Path) -> None:
    declare(workspace, 8)
    first, _ballots = key(workspace, keyed_file(tmp_path))
    withdraw_batch(workspace, ELECTION, 1, "B1", "nhập sai thứ tự", BY)
    withdraw_batch(workspace, ELECTION, 1, "B1", "nhập sai thứ tự", BY)
    assert (now(workspace).slips, now(workspace).batches) == ({}, {})
    declare(workspace, 8)
    second, _ballots = key(workspace, keyed_file(tmp_path, ROWS[::-1], "again.csv"))
    assert (first, second) == ("counts/bch/B1.csv", "counts/bch/B1.v2.csv")
    known = now(workspace)
    for name in (first, second, "counts/bch/B1.keyed.csv", "counts/bch/B1.keyed.v2.csv"):
        assert sha256_of(workspace.root / name) == known.files[name]
    assert [entry.payload["reason"] for entry in read_entries(workspace) if entry.action == "withdraw_batch"] == [
        "nhập sai thứ tự"
    ]


def test_a_batch_that_is_not_there_cannot_be_withdrawn(workspace: Workspace) -> None:
    with pytest.raises(StopError, match="BATCH_UNKNOWN"):
        withdraw_batch(workspace, ELECTION, 1, "B7", "nhầm", BY)


def test_of_two_counts_either_is_taken_out_alone(workspace: Workspace, tmp_path: Path) -> None:
    key(workspace, keyed_file(tmp_path))
    again = keyed_file(tmp_path, (*ROWS[:7], "no,no,no"), "again.csv")
    key(workspace, again, OTHER, second=True)
    withdraw_count(workspace, ELECTION, 1, "B1", "sai thứ tự", BY, count=1)
    [left] = now(workspace).batches["B1"].counts
    assert (left.by, left.votes) == (OTHER, "counts/bch/B1.v2.csv")
    with pytest.raises(StopError, match="BATCH_NEEDS_TWO_COUNTS"):
        withdraw_count(workspace, ELECTION, 1, "B1", "lần nữa", BY, count=2)


# ---- who may do what with a batch


def batch_of(first: str, second: str = "", *, kind: str = "key", waiting: int = 0) -> Batch:
    again = Batch("B1", "key", (), "", 2, by=second, sheets=8) if second else None
    return Batch("B1", kind, (), "", 1, waiting, by=first, sheets=8, second=again)


SLIP = {"B1": Slip("B1", 8, BY, "")}
STAGES = {
    "nothing": Round(ELECTION, 1),
    "other slip": Round(ELECTION, 1, slips={"B2": Slip("B2", 8, BY, "")}),
    "declared": Round(ELECTION, 1, slips=SLIP),
    "scanned": Round(ELECTION, 1, slips=SLIP, batches={"B1": batch_of(BY, kind="scan")}),
    "keyed": Round(ELECTION, 1, slips=SLIP, batches={"B1": batch_of(BY)}),
    "scanned and keyed": Round(ELECTION, 1, slips=SLIP, batches={"B1": batch_of(BY, OTHER, kind="scan")}),
    "doubtful and keyed": Round(ELECTION, 1, slips=SLIP, batches={"B1": batch_of(BY, OTHER, kind="scan", waiting=2)}),
    "keyed twice": Round(ELECTION, 1, slips=SLIP, batches={"B1": batch_of(BY, OTHER)}),
}
LIKE, OWN, COUNT, ROOM, KEYED, PERSON, TWO, WAITING, THIRD_ONE = (
    "NEEDS_SLIP_LIKE_OTHERS", "NEEDS_SLIP", "NEEDS_COUNT", "NEEDS_ROOM", "NEEDS_KEYED_COUNT", "NEEDS_OTHER_PERSON",
    "NEEDS_TWO_COUNTS", "NEEDS_NOTHING_WAITING", "NEEDS_THIRD_PERSON",
)  # fmt: skip
REFUSED: dict[tuple[str, str], dict[str, set[str]]] = {
    ("nothing", BY): {"scan again": {COUNT}, "key again": {COUNT}, "type": {OWN}, "settle": {TWO}},
    ("other slip", BY): {
        "scan": {LIKE}, "key": {LIKE}, "scan again": {LIKE, COUNT}, "key again": {LIKE, COUNT}, "type": {OWN},
        "settle": {TWO},
    },
    ("declared", BY): {"scan again": {COUNT}, "key again": {COUNT}, "settle": {TWO}},
    ("scanned", BY): {"scan again": {KEYED}, "settle": {TWO, THIRD_ONE}},
    ("scanned", OTHER): {"scan again": {KEYED}, "settle": {TWO}},
    ("keyed", BY): {"key again": {PERSON}, "type": {PERSON}, "settle": {TWO, THIRD_ONE}},
    ("keyed", BY.upper()): {"key again": {PERSON}, "type": {PERSON}, "settle": {TWO, THIRD_ONE}},
    ("keyed", OTHER): {"settle": {TWO}},
    ("scanned and keyed", BY): {"scan again": {ROOM, KEYED}, "type": {ROOM}, "settle": {THIRD_ONE}},
    ("scanned and keyed", OTHER): {
        "scan again": {ROOM, KEYED}, "key again": {PERSON}, "type": {ROOM, PERSON}, "settle": {THIRD_ONE},
    },
    ("scanned and keyed", THIRD): {"scan again": {ROOM, KEYED}, "type": {ROOM}},
    ("doubtful and keyed", THIRD): {"scan again": {ROOM, KEYED}, "type": {ROOM}, "settle": {WAITING}},
    ("keyed twice", THIRD): {"scan again": {ROOM}, "type": {ROOM}},
    ("keyed twice", "Đỗ Thị Ánh Hạ"): {
        "declare": {"NO_CANDIDATE"}, "scan": {"NO_CANDIDATE"}, "key": {"NO_CANDIDATE"}, "key again": {"NO_CANDIDATE"},
        "scan again": {"NO_CANDIDATE", ROOM}, "type": {"NO_CANDIDATE", ROOM}, "settle": {"NO_CANDIDATE"},
    },
}  # fmt: skip


@pytest.mark.parametrize(("stage", "person"), REFUSED)
def test_every_step_with_a_batch_is_allowed_or_refused_as_the_table_says(
    workspace: Workspace, stage: str, person: str
) -> None:
    contest, _entries = current_contest(workspace, ELECTION, 1, BY)
    what = Attempt(STAGES[stage], contest, "B1", person)
    found = {step: {one.code.removeprefix("BATCH_") for one in missing_for(step, what)} for step in NEEDS}
    assert found == {step: REFUSED[stage, person].get(step, set()) for step in NEEDS}


def test_every_condition_of_a_batch_has_words_in_both_languages_and_is_used() -> None:
    for code in CONDITIONS:
        message = MESSAGES[f"BATCH_{code}"]
        assert all((message.vi, message.en, message.fix_vi, message.fix_en))
    assert {code for needs in NEEDS.values() for code in needs} == set(CONDITIONS)


def test_refusals_are_said_without_a_trace_in_the_journal(workspace: Workspace, tmp_path: Path) -> None:
    declare(workspace, 8)
    key(workspace, keyed_file(tmp_path))
    again = keyed_file(tmp_path, ROWS[::-1], "again.csv")
    steps: list[tuple[str, Callable[[], object]]] = [
        ("BATCH_NEEDS_OTHER_PERSON", lambda: key(workspace, again, BY, second=True)),
        ("BATCH_NO_CANDIDATE", lambda: key(workspace, again, "ĐỖ THỊ ÁNH HẠ", second=True)),
        ("BATCH_NO_CANDIDATE", lambda: declare_batch(workspace, ELECTION, 1, "B2", 3, "Lê Quang Bồi")),
        ("FILE_KEYED", lambda: key(workspace, keyed_file(tmp_path), OTHER, second=True)),
    ]
    before = len(read_entries(workspace))
    for code, refused in steps:
        with pytest.raises(StopError, match=code):
            refused()
    assert len(read_entries(workspace)) == before


# ---- found again


def test_a_sheet_is_found_by_batch_and_position_with_all_that_was_said_of_it(
    tmp_path: Path, workspace: Workspace
) -> None:
    declare(workspace, 8)
    key(workspace, keyed_file(tmp_path))
    key(workspace, keyed_file(tmp_path, (*ROWS[:1], "yes,,both", *ROWS[2:]), "again.csv"), OTHER, second=True)
    found = congress("election", ELECTION, "batch", "B1", "--find", "2", "--json", "-w", workspace.root, cwd=tmp_path)
    assert [(one["ballot"], one["by"], one["words"]) for one in json.loads(found.stdout)] == [
        ("B1-2", BY, "2 Lê Quang Bồi: do not agree"),
        ("B1-2", OTHER, "2 Lê Quang Bồi: no mark; 3 Võ Thành Mạch: both marked"),
    ]
    outside = congress("election", ELECTION, "batch", "B1", "--find", "9", "-w", workspace.root, cwd=tmp_path)
    assert (outside.returncode, "SHEET_UNKNOWN" in outside.stderr) == (2, True)


@pytest.mark.parametrize("position", ["1" * 5000, "²", "-1", ""])
def test_what_is_no_position_leaves_a_sheet_at_its_line(position: str) -> None:
    assert position_of(7, {"position": position}) == 7


def test_a_scanned_sheet_is_found_with_its_file_and_page(scanned_election: Path, tmp_path: Path) -> None:
    workspace = small_election.copy(scanned_election, tmp_path)
    found = congress("election", ELECTION, "batch", "B1", "--find", "4", "--json", "-w", workspace.root, cwd=tmp_path)
    [one] = json.loads(found.stdout)
    assert (one["where"], one["words"]) == ("b04.jpg, 1", "2 Lê Quang Bồi: no mark")


def test_the_commands_declare_list_and_refuse_in_words(tmp_path: Path, workspace: Workspace) -> None:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        done = congress("election", ELECTION, *arguments, "-w", workspace.root, "--as", BY, cwd=tmp_path, lang="vi")
        return done.returncode, done.stdout, done.stderr

    slip = tmp_path / "to-ke.pdf"
    assert run("batch", "B1", "--sheets", "9", "--slip", slip)[0] == 0
    assert slip.read_bytes().startswith(b"%PDF")
    status, _out, said = run("key", "--batch", "B1", "--from", keyed_file(tmp_path))
    assert (status, "thiếu 1 tờ" in " ".join(said.split())) == (4, True)
    status, listed, _said = run("batch")
    assert (status, "B1" in listed, "9" in listed) == (0, True, True)
    states = json.loads(congress("status", "--json", "-w", workspace.root, cwd=tmp_path).stdout)
    assert states[0]["batches"] == [
        {"batch": "B1", "sheets": 9, "state": "declared", "counts": [], "differing": 0, "open": 0}
    ]
    assert [one.state for one in batch_standings(workspace, now(workspace))] == ["declared"]


def test_rows_of_the_second_count_stand_in_a_file_of_their_own(workspace: Workspace, tmp_path: Path) -> None:
    key(workspace, keyed_file(tmp_path))
    key(workspace, keyed_file(tmp_path, (*ROWS[:7], "no,no,no"), "again.csv"), OTHER, second=True)
    batch = now(workspace).batches["B1"]
    assert [one.votes for one in batch.counts] == ["counts/bch/B1.csv", "counts/bch/B1.v2.csv"]
    with (workspace.root / "counts/bch/B1.v2.csv").open(encoding="utf-8") as file:
        assert [row["c1"] for row in csv.DictReader(file)][-1] == "no"


def test_a_slip_where_nothing_was_printed_is_made_and_said(tmp_path: Path) -> None:
    workspace = create(tmp_path / "dh", settings=Settings(), by=BY)
    (tmp_path / "bch.toml").write_text(small_election.CONTEST, encoding="utf-8")
    import_files(workspace, [tmp_path / "bch.toml"], BY)
    done = congress(
        "election", ELECTION, "batch", "B1", "--sheets", "9", "-w", workspace.root, "--as", BY, cwd=tmp_path
    )
    assert (done.returncode, "SLIP_BEFORE_BALLOTS" in done.stderr) == (0, True)


def test_nothing_is_said_of_a_slip_of_ballots_that_are_out(printed: Workspace) -> None:
    assert ballots_from_elsewhere(round_of(read_entries(printed), ELECTION, 1)) == []
