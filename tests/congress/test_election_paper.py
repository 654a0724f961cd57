"""Ballots out, ballots withdrawn, and the accounts of paper."""

from pathlib import Path

import pytest
import small_election
from running import congress
from small_election import BY, CONTEST, ELECTION
from tally_cases import contest_data

from ballots.files import write_text
from ballots.layoutfile import read_layout
from congress.custody import read_entries
from congress.documents.recordfile import read_record
from congress.elections.accounts import enter_accounts, impossible, to_look_at, with_accounts
from congress.elections.paper import print_release, withdraw_release
from congress.elections.recordings import unused_record
from congress.elections.scanning import scan
from congress.elections.state import Round, round_of
from congress.versions import current_contest, import_files
from congress.workspace import Settings, Workspace, create
from tally.contest_check import parse_contest
from tally.problems import InvalidError, StopError, ToolkitError, UnreadableError


@pytest.fixture
def workspace(printed_election: Path, tmp_path: Path) -> Workspace:
    return small_election.copy(printed_election, tmp_path)


@pytest.fixture
def key(printed_election: Path) -> Path:
    return printed_election / "key.pem"


def now(workspace: Workspace) -> Round:
    return round_of(read_entries(workspace), ELECTION, 1)


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


def edit(workspace: Workspace, old: str, new: str) -> None:
    path = workspace.root / "contests" / "bch.toml"
    write_text(path, path.read_text(encoding="utf-8").replace(old, new))


def prints(workspace: Workspace) -> int:
    return sum(entry.action == "print" for entry in read_entries(workspace))


# ---- print


def test_the_same_printing_repeated_adds_nothing(workspace: Workspace, key: Path) -> None:
    printed = print_release(workspace, ELECTION, 1, 20, BY, key_file=key)
    assert (printed.new, printed.release.copies, prints(workspace)) == (False, 20, 1)


def test_more_copies_of_the_version_add_up(workspace: Workspace, key: Path) -> None:
    assert print_release(workspace, ELECTION, 1, 5, BY, key_file=key, more=True).release.copies == 25
    assert print_release(workspace, ELECTION, 1, 5, BY, key_file=key).release.copies == 25
    assert print_release(workspace, ELECTION, 1, 25, BY, key_file=key).release.copies == 25
    printed = print_release(workspace, ELECTION, 1, 5, BY, key_file=key, more=True)
    assert (printed.new, printed.release.copies, printed.release.version) == (True, 30, 1)
    assert (workspace.root / "ballots/bch-v1/more-2/ballots.pdf").is_file()
    first, second = (workspace.root / f"ballots/bch-v1/{part}layout.json" for part in ("", "more-3/"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("copies", [19, 21])
def test_another_number_is_added_only_where_more_is_said(workspace: Workspace, key: Path, copies: int) -> None:
    with pytest.raises(StopError) as refused:
        print_release(workspace, ELECTION, 1, copies, BY, key_file=key)
    assert codes(refused.value) == ["PRINTED_BEFORE"]
    for lang in ("vi", "en"):
        assert "20" in refused.value.problems[0].text(lang)
        assert "--more" in refused.value.problems[0].fix(lang)
    assert prints(workspace) == 1


def test_printing_while_ballots_are_counted_is_said(scanned_election: Path, key: Path, tmp_path: Path) -> None:
    counted = small_election.copy(scanned_election, tmp_path / "counted")
    with pytest.raises(StopError) as refused:
        print_release(counted, ELECTION, 1, 5, BY, key_file=key)
    assert codes(refused.value) == ["PRINTED_BEFORE", "COUNTING_BEGUN"]
    printed = print_release(counted, ELECTION, 1, 5, BY, key_file=key, more=True)
    assert [warning.code for warning in printed.warnings if warning.code == "COUNTING_BEGUN"] == ["COUNTING_BEGUN"]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("seats = 3", "seats = 2", "seats"),
        ("Lê Quang Bồi", "Lê Quang Bội", "candidate"),
        ("Chi ủy khóa V", "Chi ủy khóa VI", "title"),
        ("CHI BỘ BẾN TRE NAM", "CHI BỘ BẾN TRE BẮC", "event.organisation"),
        ("test = true", "test = false", "test"),
    ],
)
def test_a_contest_whose_ballots_are_out_may_not_change_what_they_say(
    workspace: Workspace, key: Path, tmp_path: Path, old: str, new: str, changed: str
) -> None:
    file = tmp_path / "bch.toml"
    file.write_text(CONTEST.replace(old, new), encoding="utf-8")
    with pytest.raises(StopError) as imported:
        import_files(workspace, [file], BY)
    assert codes(imported.value) == ["CONTEST_RELEASED"]
    assert imported.value.problems[0].values["changed"] == changed
    edit(workspace, old, new)
    with pytest.raises(StopError) as printed:
        print_release(workspace, ELECTION, 1, 20, BY, key_file=key)
    assert codes(printed.value) == ["CONTEST_RELEASED"]
    assert prints(workspace) == 1


def test_what_only_the_day_tells_may_be_filled_in_after_printing(workspace: Workspace, tmp_path: Path) -> None:
    day = 'organisation = "CHI BỘ BẾN TRE NAM"\ndate = 2025-03-14\nclosed_at = "11:10"\ndocument_no = "02"'
    file = tmp_path / "bch.toml"
    text = CONTEST.replace('organisation = "CHI BỘ BẾN TRE NAM"', day).replace("present = 9", "present = 8")
    file.write_text(text, encoding="utf-8")
    assert [(one.version, one.new) for one in import_files(workspace, [file], BY)] == [(2, True)]


def test_another_version_needs_the_first_withdrawn_with_a_reason(workspace: Workspace, key: Path) -> None:
    with pytest.raises(UnreadableError, match="REASON_MISSING"):
        withdraw_release(workspace, ELECTION, 1, "  ", BY)
    enter_accounts(workspace, ELECTION, 1, {"issued": 3}, BY)
    withdraw_release(workspace, ELECTION, 1, "sai số lượng bầu", BY)
    withdraw_release(workspace, ELECTION, 1, "sai số lượng bầu", BY)
    assert sum(entry.action == "withdraw_print" for entry in read_entries(workspace)) == 1
    assert (now(workspace).released, now(workspace).accounts) == (None, {})
    edit(workspace, "seats = 3", "seats = 2")
    release = print_release(workspace, ELECTION, 1, 20, BY, key_file=key).release
    assert (release.version, release.copies, release.layout) == (2, 20, "ballots/bch-v2/layout.json")
    assert (workspace.root / "ballots/bch-v1/ballots.pdf").is_file()


def test_sheets_of_a_withdrawn_version_are_rejected_though_the_contest_is_the_same(
    workspace: Workspace, key: Path, printed_election: Path, tmp_path: Path
) -> None:
    first = now(workspace).releases[0]
    withdraw_release(workspace, ELECTION, 1, "mực in mờ", BY)
    second = print_release(workspace, ELECTION, 1, 20, BY, key_file=key).release
    assert (second.version, second.style != first.style) == (2, True)
    layouts = [read_layout(workspace.root / release.layout) for release in (first, second)]
    assert [layout.version for layout in layouts] == [1, 2]
    votes, pile = tmp_path / "votes.csv", tmp_path / "new"
    votes.write_text("ballot,problem,c1,c2,c3\nm1,,yes,no,yes\n", encoding="utf-8")
    small_election.fill(workspace, second.layout, votes, pile)
    old = sorted((printed_election / "scans").iterdir())[0]
    reading = scan(workspace, ELECTION, 1, [pile, old], "B1", BY, workers=1).reading
    assert reading
    assert [(one.status, one.problem) for one in reading.records] == [("read", ""), ("rejected", "OTHER_VERSION")]


def test_ballots_signed_with_another_key_are_another_version(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(StopError, match="OTHER_KEY"):
        print_release(workspace, ELECTION, 1, 5, BY, key_file=tmp_path / "other.pem")
    assert prints(workspace) == 1


def test_the_key_may_not_stand_in_the_workspace(workspace: Workspace) -> None:
    with pytest.raises(UnreadableError, match="KEY_BESIDE_BALLOTS"):
        print_release(workspace, ELECTION, 1, 5, BY, key_file=workspace.root / "key.pem")
    assert not (workspace.root / "key.pem").exists()


def test_a_list_that_breaks_a_rule_is_printed_only_by_decision(workspace: Workspace, key: Path) -> None:
    withdraw_release(workspace, ELECTION, 1, "đổi danh sách", BY)
    edit(workspace, "seats = 3", 'seats = 3\nkind = "committee"')
    with pytest.raises(StopError, match="LIST_NO_SURPLUS"):
        print_release(workspace, ELECTION, 1, 5, BY, key_file=key)
    print_release(workspace, ELECTION, 1, 5, BY, key_file=key, list_decided="Đại hội biểu quyết không có số dư")
    entry = read_entries(workspace)[-1]
    assert (entry.action, entry.payload["list_decided"]) == ("print", "Đại hội biểu quyết không có số dư")


# ---- accounts


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"issued": 9, "unused": 11}, []),
        ({"issued": 9, "unused": 12}, ["F19"]),
        ({"unused": 21}, ["F19"]),
        ({"issued": 9, "returned": 9}, []),
        ({"issued": 10}, ["F08"]),
        ({"issued": 10, "spoiled": 1, "returned": 9}, []),
        ({"issued": 10, "present": 10}, []),
        ({"issued": 11, "present": 11}, ["F14"]),
        ({"issued": 8, "returned": 9}, ["F01"]),
        ({"issued": 8, "returned": 8}, []),
        ({"present": 8, "issued": 8, "returned": 9}, ["F01", "F10"]),
        ({"issued": 5, "spoiled": 6}, ["F13"]),
        ({"printed": 21}, ["PRINTED_ABOVE_RECORDED"]),
        ({"printed": 20}, []),
        ({"printed": 8, "issued": 9}, ["F07"]),
        ({"returned": 9, "valid": 8, "invalid": 1}, []),
        ({"returned": 9, "valid": 8, "invalid": 2}, ["F02"]),
        ({"invalid": 2, "invalid_by_ground": {"NONE": 1, "SIGNED": 1}}, []),
        ({"invalid": 2, "invalid_by_ground": {"NONE": 1}}, ["F11"]),
    ],
)
def test_accounts_that_cannot_be_are_refused(
    workspace: Workspace, numbers: dict[str, int], expected: list[str]
) -> None:
    before = len(read_entries(workspace))
    if expected:
        with pytest.raises(StopError) as refused:
            enter_accounts(workspace, ELECTION, 1, numbers, BY)
        assert codes(refused.value) == expected
        assert len(read_entries(workspace)) == before
    else:
        assert enter_accounts(workspace, ELECTION, 1, numbers, BY).accounts == numbers


def test_a_number_no_account_can_have_is_refused(workspace: Workspace) -> None:
    for number in (-1, 10**12):
        with pytest.raises(InvalidError, match="issued"):
            enter_accounts(workspace, ELECTION, 1, {"issued": number}, BY)


@pytest.mark.parametrize(
    ("electorate", "numbers", "expected"),
    [
        ({"body": "shares", "shares": 90, "present": 3}, {"issued": 9, "returned": 9}, []),
        ({"body": "voters", "registered": 9, "voted": 8}, {"issued": 8, "returned": 8}, []),
        ({"body": "voters", "registered": 9, "voted": 8}, {"issued": 9, "returned": 9}, ["F08", "F10"]),
        ({"body": "voters", "registered": 9}, {"present": 9}, []),
        ({"body": "voters", "registered": 9}, {"present": 10}, ["F14"]),
    ],
)
def test_accounts_are_judged_as_the_tally_judges_them_whatever_the_body(electorate, numbers, expected) -> None:
    data = contest_data(2, 1, regulation="majority", electorate=electorate)
    known = Round("x", 1, accounts=numbers)
    assert [one.code for one in impossible(parse_contest(data, "x"), known)] == expected
    if "present" in numbers:
        assert with_accounts(parse_contest(data, "x"), known).electorate.voted == numbers["present"]


def test_numbers_are_checked_against_those_entered_before(workspace: Workspace) -> None:
    enter_accounts(workspace, ELECTION, 1, {"issued": 7}, BY)
    with pytest.raises(StopError, match="F01"):
        enter_accounts(workspace, ELECTION, 1, {"returned": 8}, BY)


def test_a_later_entry_counts_and_every_entry_stays(workspace: Workspace) -> None:
    for numbers, by in (({"issued": 9}, "An"), ({"issued": 8}, "Bình"), ({"issued": 8}, "Bình"), ({"issued": 9}, "An")):
        enter_accounts(workspace, ELECTION, 1, numbers, by)
    entered = [(entry.by, entry.payload["entered"]) for entry in read_entries(workspace) if entry.action == "accounts"]
    assert entered == [("An", {"issued": 9}), ("Bình", {"issued": 8}), ("An", {"issued": 9})]
    assert now(workspace).accounts == {"issued": 9}


def test_the_contest_counted_has_the_accounts_of_the_journal(workspace: Workspace) -> None:
    enter_accounts(workspace, ELECTION, 1, {"issued": 8, "returned": 8, "present": 8}, BY)
    contest, _entries = current_contest(workspace, ELECTION, 1, BY)
    counted = with_accounts(contest, now(workspace))
    assert (counted.accounts.printed, counted.accounts.issued, counted.accounts.returned) == (20, 8, 8)
    assert counted.electorate
    assert counted.electorate.present == 8


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"printed": 20, "issued": 9, "unused": 11}, []),
        ({"printed": 20, "issued": 9, "unused": 10}, ["W24"]),
        ({"issued": 9, "spoiled": 1, "returned": 8}, []),
        ({"issued": 9, "spoiled": 1, "returned": 9}, ["W05"]),
        ({"issued": 9, "returned": 9}, []),
        ({"returned": 9, "valid": 0, "invalid": 9}, ["W03", "W02"]),
        ({"returned": 9, "valid": 1}, []),
    ],
)
def test_accounts_to_look_at_are_told_at_entry(numbers: dict[str, int], expected: list[str]) -> None:
    assert [found.code for found in to_look_at(Round(ELECTION, 1, accounts=numbers))] == expected


def test_grounds_are_those_of_the_regulation_in_capitals_or_not(workspace: Workspace) -> None:
    grounds = {"printed": 20, "invalid": 2, "invalid_by_ground": {"none": 1, "Signed": 1}}
    standing = enter_accounts(workspace, ELECTION, 1, grounds, BY)
    assert standing.accounts["invalid_by_ground"] == {"NONE": 1, "SIGNED": 1}
    before = len(read_entries(workspace))
    with pytest.raises(InvalidError) as refused:
        enter_accounts(workspace, ELECTION, 1, {"invalid_by_ground": {"KHONGCO": 1, "none": 1, "LA": 2}}, BY)
    assert [(found.code, found.values["ground"]) for found in refused.value.problems] == [
        ("GROUND_NOT_KNOWN", "KHONGCO"),
        ("GROUND_NOT_KNOWN", "LA"),
    ]
    assert "SIGNED: " in refused.value.problems[0].fix("vi")
    assert len(read_entries(workspace)) == before


def test_accounts_are_shown_in_one_order_with_what_to_look_at(workspace: Workspace, tmp_path: Path) -> None:
    where = ("-w", workspace.root, "--as", BY)
    congress("election", ELECTION, "accounts", "--returned", "9", *where, cwd=tmp_path)
    done = congress("election", ELECTION, "accounts", "--issued", "9", "--spoiled", "1", *where, cwd=tmp_path)
    order = [done.stderr.index(name) for name in ("issued: 9", "spoiled: 1", "returned: 9", "W05")]
    assert (done.returncode, order) == (0, sorted(order))


def test_each_number_of_the_accounts_says_who_entered_it_and_when(workspace: Workspace, tmp_path: Path) -> None:
    enter_accounts(workspace, ELECTION, 1, {"issued": 9, "spoiled": 1}, BY)
    later = enter_accounts(workspace, ELECTION, 1, {"spoiled": 0, "unused": 11}, "Đỗ Văn Giữ")
    assert {key: said.by for key, said in later.entered.items()} == {
        "issued": BY, "spoiled": "Đỗ Văn Giữ", "unused": "Đỗ Văn Giữ",
    }  # fmt: skip
    shown = congress("election", ELECTION, "accounts", "-w", workspace.root, "--as", BY, cwd=tmp_path).stderr
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[0] == "Ballots printed: 20 (by the journal)"
    assert lines[2].startswith("Ballots spoiled: 0 (Đỗ Văn Giữ, ")
    assert read_entries(workspace)[-1].action == "accounts"


def test_planned_numbers_of_the_contest_file_are_named_as_such_until_somebody_enters_them(tmp_path: Path) -> None:
    planned = small_election.CONTEST.replace("[[candidate]]", "[accounts]\nissued = 9\nreturned = 9\n[[candidate]]", 1)
    workspace = create(tmp_path / "dh", settings=Settings(), by=BY)
    (tmp_path / "bch.toml").write_text(planned, encoding="utf-8")
    import_files(workspace, [tmp_path / "bch.toml"], BY)

    def shown(*more: str) -> tuple[int, str]:
        done = congress("election", ELECTION, "accounts", *more, "-w", workspace.root, "--as", BY, cwd=tmp_path)
        return done.returncode, " ".join(done.stderr.split())

    of_file = "(by the contest file; nobody entered it)"
    status, said = shown("--returned", "8")
    assert (status, said.startswith(f"Ballots issued: 9 {of_file} Ballots returned: 8 ({BY}, ")) == (0, True)
    assert said.endswith(f"People present: 9 {of_file}")
    with pytest.raises(StopError) as stopped:
        enter_accounts(workspace, ELECTION, 1, {"returned": 10}, BY)
    last = stopped.value.problems[-1]
    assert (last.code, last.values["listed_en"]) == ("ACCOUNTS_OF_FILE", "Ballots issued: 9")
    enter_accounts(workspace, ELECTION, 1, {"issued": 9}, BY)
    with pytest.raises(StopError) as stopped:
        enter_accounts(workspace, ELECTION, 1, {"returned": 10}, BY)
    assert [one.code for one in stopped.value.problems] == ["F01", "F10"]


def test_the_record_of_unused_and_spoiled_ballots_is_drawn_up_once_for_each_account(workspace: Workspace) -> None:
    enter_accounts(workspace, ELECTION, 1, {"issued": 9, "spoiled": 1}, BY)
    with pytest.raises(StopError, match="STEP_NEEDS_PAPER_COUNTED"):
        unused_record(workspace, ELECTION, 1, BY)
    enter_accounts(workspace, ELECTION, 1, {"unused": 11}, "Đỗ Văn Giữ")
    first = unused_record(workspace, ELECTION, 1, BY)
    assert first.names == tuple(f"records/bch/unused-1.{kind}" for kind in ("json", "pdf", "docx"))
    again = unused_record(workspace, ELECTION, 1, BY)
    assert (first.new, again.new, set(again.names)) == (True, False, set(first.names))
    said = read_record(workspace.root / first.names[0]).record
    assert [(line.what, line.count, line.by) for line in said.paper] == [
        ("printed", 20, ""), ("issued", 9, BY), ("spoiled", 1, BY), ("unused", 11, "Đỗ Văn Giữ"),
    ]  # fmt: skip
    enter_accounts(workspace, ELECTION, 1, {"unused": 10}, BY)
    assert unused_record(workspace, ELECTION, 1, BY).names[0] == "records/bch/unused-2.json"


def test_the_accounts_command_prints_the_record(workspace: Workspace, tmp_path: Path) -> None:
    numbers = ("--issued", "9", "--spoiled", "0", "--unused", "11", "--print")
    done = congress("election", ELECTION, "accounts", *numbers, "-w", workspace.root, "--as", BY, cwd=tmp_path)
    assert (done.returncode, "records/bch/unused-1.pdf" in done.stderr) == (0, True)
    made = ("document", "unused", workspace.root / "records/bch/unused-1.json", "-o", "u.pdf")
    assert congress(*made, cwd=tmp_path, lang="vi").returncode == 0
    assert (tmp_path / "u.pdf").read_bytes() == (workspace.root / "records/bch/unused-1.pdf").read_bytes()
