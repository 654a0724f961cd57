"""A result is fixed by the people who confirm it, and unlocked by two of them; the next round begins from it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small_election
from running import congress
from small_election import BY, CONTEST, ELECTION

from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.closing import confirm_result, unlock_result
from congress.elections.outcome import compute_result, print_minutes
from congress.elections.rounds import Asked, next_round
from congress.elections.state import Round, round_of
from congress.versions import import_files
from congress.workspace import Workspace
from tally.problems import StopError, UnreadableError

FIRST, SECOND, THIRD = "Trịnh Công Chốt", "Phan Thị Niêm", "Hà Văn Phong"
CANDIDATE = "Lê Quang Bồi"
OFFICERS = """
[[event.officer]]
role = "counting_head"
name = "Trịnh Công Chốt"
[[event.officer]]
role = "presidium"
name = "Phan Thị Niêm"
[[event.officer]]
role = "technician"
name = "Hà Văn Phong"
"""


@pytest.fixture
def counted(scanned_election: Path, tmp_path: Path) -> Workspace:
    workspace = small_election.copy(scanned_election, tmp_path)
    enter_accounts(workspace, ELECTION, 1, small_election.ACCOUNTS, BY)
    compute_result(workspace, ELECTION, 1, BY)
    return workspace


def now(workspace: Workspace) -> Round:
    return round_of(read_entries(workspace), ELECTION, 1)


def codes(stopped: pytest.ExceptionInfo[StopError]) -> list[str]:
    return [one.code for one in stopped.value.problems]


def name_officers(workspace: Workspace) -> None:
    contest = workspace.root / "contests/bch.toml"
    contest.write_text(CONTEST.replace("\n[electorate]", f"{OFFICERS}\n[electorate]", 1), encoding="utf-8")
    compute_result(workspace, ELECTION, 1, BY)


def test_a_result_is_fixed_with_its_hash_and_the_names_of_those_who_confirm_it(counted: Workspace) -> None:
    fixed = confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    entry = read_entries(counted)[-1]
    assert (fixed.people, fixed.sha256, fixed.new) == ((FIRST, SECOND), now(counted).result_hash, True)
    assert (entry.action, entry.by) == ("confirm", BY)
    assert dict(entry.payload) == {"result": fixed.sha256, "people": [FIRST, SECOND]}


def test_the_same_people_again_in_any_order_are_the_same_command_repeated(counted: Workspace) -> None:
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    again = confirm_result(counted, ELECTION, 1, [SECOND.upper(), f"  {FIRST}"], BY)
    assert again.new is False
    assert [entry.action for entry in read_entries(counted)].count("confirm") == 1
    with pytest.raises(StopError, match="STEP_NEEDS_NOT_FIXED"):
        confirm_result(counted, ELECTION, 1, [FIRST, THIRD], BY)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], ["CONFIRM_TOO_FEW"]),
        ([FIRST], ["CONFIRM_TOO_FEW"]),
        ([FIRST, FIRST.upper()], ["CONFIRM_TOO_FEW"]),
        ([FIRST, CANDIDATE], ["BATCH_NO_CANDIDATE"]),
        ([FIRST, SECOND], []),
    ],
    ids=["nobody", "one", "one twice", "a candidate", "two"],
)
def test_two_different_people_who_are_on_no_list_confirm(
    counted: Workspace, people: list[str], expected: list[str]
) -> None:
    if expected:
        with pytest.raises(StopError) as stopped:
            confirm_result(counted, ELECTION, 1, people, BY)
        assert codes(stopped) == expected
    else:
        confirm_result(counted, ELECTION, 1, people, BY)
    assert bool(now(counted).fixed_by) is not bool(expected)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([FIRST, SECOND], []),
        ([SECOND, BY], ["CONFIRM_NOT_NAMED", "CONFIRM_WITHOUT_HEAD"]),
        ([FIRST, THIRD], ["CONFIRM_NOT_NAMED"]),
        ([SECOND], ["CONFIRM_TOO_FEW", "CONFIRM_WITHOUT_HEAD"]),
    ],
    ids=["the head and another", "without the head", "a technician", "one alone"],
)
def test_where_the_contest_names_its_officers_they_confirm_and_the_head_is_among_them(
    counted: Workspace, people: list[str], expected: list[str]
) -> None:
    name_officers(counted)
    if expected:
        with pytest.raises(StopError) as stopped:
            confirm_result(counted, ELECTION, 1, people, BY)
        assert codes(stopped) == expected
        assert FIRST in stopped.value.problems[-1].text("vi")
    else:
        confirm_result(counted, ELECTION, 1, people, BY)
        assert now(counted).fixed_by == (FIRST, SECOND)


def test_only_a_result_of_what_now_stands_is_fixed(counted: Workspace) -> None:
    enter_accounts(counted, ELECTION, 1, {"spoiled": 1}, BY)
    with pytest.raises(StopError, match="STEP_NEEDS_CURRENT_RESULT"):
        confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)


def test_a_result_file_changed_by_hand_is_not_fixed(counted: Workspace) -> None:
    result = counted.root / "results/bch.json"
    result.write_text(result.read_text(encoding="utf-8").replace('"votes": 7', '"votes": 6'), encoding="utf-8")
    with pytest.raises(StopError, match="FILE_CHANGED"):
        confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    assert now(counted).fixed_by == ()


def test_nothing_a_fixed_result_rests_on_can_change_until_it_is_unlocked(counted: Workspace) -> None:
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    edited = counted.root.parent / "bch.toml"
    edited.write_text(CONTEST.replace("present = 9", "present = 10"), encoding="utf-8")
    changes: list[Callable[[], object]] = [
        lambda: enter_accounts(counted, ELECTION, 1, {"spoiled": 1}, BY),
        lambda: import_files(counted, [edited], BY),
        lambda: compute_result(counted, ELECTION, 1, BY),
    ]
    for change in changes:
        with pytest.raises(StopError, match="STEP_NEEDS_NOT_FIXED") as stopped:
            change()
        assert f"{FIRST}, {SECOND}" in stopped.value.problems[0].text("vi")
    print_minutes(counted, ELECTION, 1, BY)
    unlock_result(counted, ELECTION, 1, [SECOND, FIRST], "nhập nhầm số phiếu hỏng", BY)
    changes[0]()


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], ["UNLOCK_TOO_FEW"]),
        ([FIRST], ["UNLOCK_TOO_FEW"]),
        ([FIRST, f" {FIRST.upper()} "], ["UNLOCK_TOO_FEW"]),
        ([FIRST, BY], ["UNLOCK_BY_OTHERS", "UNLOCK_TOO_FEW"]),
        ([FIRST, SECOND, BY], ["UNLOCK_BY_OTHERS"]),
        ([THIRD, SECOND], []),
    ],
    ids=["nobody", "one", "one twice", "one and another", "two and another", "two"],
)
def test_two_of_those_who_confirmed_unlock_a_result(counted: Workspace, people: list[str], expected: list[str]) -> None:
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND, THIRD], BY)
    if expected:
        with pytest.raises(StopError) as stopped:
            unlock_result(counted, ELECTION, 1, people, "sai số liệu", BY)
        assert codes(stopped) == expected
        assert now(counted).fixed_by == (FIRST, SECOND, THIRD)
    else:
        unlock_result(counted, ELECTION, 1, people, "sai số liệu", BY)
        assert now(counted).fixed_by == ()
        assert dict(read_entries(counted)[-1].payload) == {
            "result": now(counted).result_hash, "people": people, "reason": "sai số liệu",
        }  # fmt: skip


def test_unlocking_needs_a_reason_and_a_fixed_result(counted: Workspace) -> None:
    with pytest.raises(StopError, match="STEP_NEEDS_FIXED"):
        unlock_result(counted, ELECTION, 1, [FIRST, SECOND], "nhầm", BY)
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    with pytest.raises(UnreadableError, match="REASON_MISSING"):
        unlock_result(counted, ELECTION, 1, [FIRST, SECOND], "  ", BY)


def test_a_result_unlocked_and_fixed_again_keeps_all_of_it_on_record(counted: Workspace) -> None:
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    unlock_result(counted, ELECTION, 1, [FIRST, SECOND], "đếm lại phiếu hỏng", BY)
    enter_accounts(counted, ELECTION, 1, {"issued": 10, "spoiled": 1}, BY)
    compute_result(counted, ELECTION, 1, BY)
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    unlock_result(counted, ELECTION, 1, [FIRST, SECOND], "in lại biên bản", BY)
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    done = [entry.action for entry in read_entries(counted)][-7:]
    assert done == ["confirm", "unlock", "accounts", "result", "confirm", "unlock", "confirm"]


def test_the_next_round_begins_from_a_fixed_result_only_and_leaves_it_fixed(counted: Workspace) -> None:
    with pytest.raises(StopError, match="STEP_NEEDS_FIXED"):
        next_round(counted, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)
    confirm_result(counted, ELECTION, 1, [FIRST, SECOND], BY)
    next_round(counted, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)
    with pytest.raises(StopError, match="STEP_NEEDS_OPEN_ROUND"):
        unlock_result(counted, ELECTION, 1, [FIRST, SECOND], "nhầm", BY)
    assert now(counted).fixed_by == (FIRST, SECOND)


def test_the_commands_fix_and_unlock_a_result(counted: Workspace) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = congress("election", ELECTION, *arguments, "-w", counted.root, "--as", BY, cwd=counted.root.parent)
        return done.returncode, " ".join(done.stderr.split())

    both = ("--name", FIRST, "--name", SECOND)
    assert "STEP_NEEDS_FIXED" in run("round", "--decision", "Bầu tiếp")[1]
    assert run("confirm", "--name", FIRST)[0] == 4
    status, said = run("confirm", *both)
    assert (status, now(counted).result_hash in said, f"{FIRST}, {SECOND}" in said) == (0, True, True)
    assert run("accounts", "--spoiled", "1")[0] == 4
    assert run("confirm", "--withdraw", "sai", "--name", FIRST)[0] == 4
    assert run("confirm", "--withdraw", "sai", *both)[0] == 0
    assert run("accounts", "--issued", "10", "--spoiled", "1")[0] == 0
    told = congress("election", ELECTION, "journal", "-w", counted.root, cwd=counted.root.parent).stdout
    assert "result unlocked" in told
    assert "Reason: sai" in " ".join(told.split())
