"""The order of steps: what may be done when, and the words for what may not."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small_election
from small_election import BY, ELECTION

from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.counting import enter_totals, scan, withdraw_count
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result, print_minutes
from congress.elections.paper import withdraw_release
from congress.elections.rounds import Asked, close_round, next_round
from congress.elections.state import Round, round_of
from congress.elections.steps import CONDITIONS, NEEDS, missing_for, standing
from congress.messages import MESSAGES
from congress.workspace import Workspace
from tally.problems import StopError

CONTEST, OPEN, NOT_OUT, BALLOTS, SCAN = (
    "STEP_NEEDS_CONTEST", "STEP_NEEDS_OPEN_ROUND", "STEP_NEEDS_NOT_RELEASED", "STEP_NEEDS_BALLOTS", "STEP_NEEDS_SCAN",
)  # fmt: skip
NO_TOTALS, NO_BATCHES, RETURNED, COUNT, RESULT, CURRENT, NOT_ENDED, ENDED, SECOND = (
    "STEP_NEEDS_NO_TOTALS", "STEP_NEEDS_NO_BATCHES", "STEP_NEEDS_RETURNED", "STEP_NEEDS_COUNT", "STEP_NEEDS_RESULT",
    "STEP_NEEDS_CURRENT_RESULT", "STEP_NEEDS_NOT_ENDED", "STEP_NEEDS_ENDED",
    "STEP_NEEDS_SECOND_COUNT",
)  # fmt: skip

REFUSED: dict[str, dict[str, set[str]]] = {
    "empty": {
        "batch": {CONTEST}, "withdraw_batch": {CONTEST}, "settle": {CONTEST, SECOND},
        "slate": set(), "print": {CONTEST}, "withdraw_print": {BALLOTS}, "accounts": {CONTEST},
        "scan": {CONTEST, BALLOTS}, "key": {CONTEST}, "totals": {CONTEST}, "withdraw_count": {COUNT}, "review": {SCAN},
        "result": {CONTEST, RETURNED, COUNT}, "minutes": {RESULT}, "round": {RESULT},
        "close": {RESULT}, "reopen": {ENDED},
    },
    "printed": {
        "batch": set(), "withdraw_batch": set(), "settle": {SECOND},
        "slate": {NOT_OUT}, "print": set(), "withdraw_print": set(), "accounts": set(), "scan": set(), "key": set(),
        "totals": set(), "withdraw_count": {COUNT}, "review": {SCAN}, "result": {RETURNED, COUNT}, "minutes": {RESULT},
        "round": {RESULT},
        "close": {RESULT}, "reopen": {ENDED},
    },
    "scanned": {
        "batch": set(), "withdraw_batch": set(), "settle": {SECOND},
        "slate": {NOT_OUT}, "print": set(), "withdraw_print": {NO_BATCHES}, "accounts": set(), "scan": set(),
        "key": set(), "totals": {NO_BATCHES}, "withdraw_count": set(), "review": set(), "result": {RETURNED},
        "minutes": {RESULT}, "round": {RESULT},
        "close": {RESULT}, "reopen": {ENDED},
    },
    "tallied by hand": {
        "batch": {NO_TOTALS}, "withdraw_batch": set(), "settle": {SECOND},
        "slate": {NOT_OUT}, "print": set(), "withdraw_print": set(), "accounts": set(), "scan": {NO_TOTALS},
        "key": {NO_TOTALS}, "totals": set(), "withdraw_count": set(), "review": {SCAN}, "result": set(),
        "minutes": {RESULT}, "round": {RESULT},
        "close": {RESULT}, "reopen": {ENDED},
    },
    "counted": {
        "batch": set(), "withdraw_batch": set(), "settle": {SECOND},
        "slate": {NOT_OUT}, "print": set(), "withdraw_print": {NO_BATCHES}, "accounts": set(), "scan": set(),
        "key": set(), "totals": {NO_BATCHES}, "withdraw_count": set(), "review": set(), "result": set(),
        "minutes": set(), "round": set(),
        "close": set(), "reopen": {ENDED},
    },
    "changed since": {
        "batch": set(), "withdraw_batch": set(), "settle": {SECOND},
        "slate": {NOT_OUT}, "print": set(), "withdraw_print": {NO_BATCHES}, "accounts": set(), "scan": set(),
        "key": set(), "totals": {NO_BATCHES}, "withdraw_count": set(), "review": set(), "result": set(),
        "minutes": {CURRENT}, "round": {CURRENT},
        "close": {CURRENT}, "reopen": {ENDED},
    },
    "followed": {
        "batch": {OPEN}, "withdraw_batch": {OPEN}, "settle": {OPEN, SECOND},
        "slate": {NOT_OUT, OPEN}, "print": {OPEN}, "withdraw_print": {NO_BATCHES, OPEN}, "accounts": {OPEN},
        "scan": {OPEN}, "key": {OPEN}, "totals": {NO_BATCHES, OPEN}, "withdraw_count": {OPEN}, "review": {OPEN},
        "result": {OPEN}, "minutes": set(), "round": {OPEN},
        "close": {OPEN}, "reopen": {OPEN, ENDED},
    },
    "closed": {
        "batch": {NOT_ENDED}, "withdraw_batch": {NOT_ENDED}, "settle": {NOT_ENDED, SECOND},
        "slate": {NOT_OUT, NOT_ENDED}, "print": {NOT_ENDED}, "withdraw_print": {NO_BATCHES, NOT_ENDED},
        "accounts": {NOT_ENDED}, "scan": {NOT_ENDED}, "key": {NOT_ENDED}, "totals": {NO_BATCHES, NOT_ENDED},
        "withdraw_count": {NOT_ENDED}, "review": {NOT_ENDED}, "result": {NOT_ENDED}, "minutes": set(),
        "round": {NOT_ENDED}, "close": {NOT_ENDED}, "reopen": set(),
    },
}  # fmt: skip
"""Where a round stands → step → the conditions not met."""

ACCOUNTS = small_election.ACCOUNTS


def totals(workspace: Workspace) -> None:
    file = workspace.root.parent / "totals.csv"
    file.write_text("candidate,votes,against\nc1,7,1\nc2,3,5\nc3,4,4\n", encoding="utf-8")
    enter_accounts(workspace, ELECTION, 1, {**ACCOUNTS, "valid": 8, "invalid": 0}, BY)
    enter_totals(workspace, ELECTION, 1, file, BY)


def count(workspace: Workspace) -> None:
    enter_accounts(workspace, ELECTION, 1, ACCOUNTS, BY)
    compute_result(workspace, ELECTION, 1, BY)


def change(workspace: Workspace) -> None:
    count(workspace)
    enter_accounts(workspace, ELECTION, 1, {"spoiled": 1}, BY)


def follow(workspace: Workspace) -> None:
    count(workspace)
    next_round(workspace, ELECTION, 1, Asked(decision="Đại hội quyết định bầu tiếp"), BY)


def close(workspace: Workspace) -> None:
    count(workspace)
    close_round(workspace, ELECTION, 1, "Đại hội quyết định không bầu tiếp", BY)


PREPARED: dict[str, tuple[str, Callable[[Workspace], None]]] = {
    "printed": ("printed", lambda _workspace: None),
    "scanned": ("scanned", lambda _workspace: None),
    "tallied by hand": ("printed", totals),
    "counted": ("scanned", count),
    "changed since": ("scanned", change),
    "followed": ("scanned", follow),
    "closed": ("scanned", close),
}


@pytest.fixture
def standing_at(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Workspace]:
    def made(stage: str) -> Workspace:
        base, prepare = PREPARED[stage]
        workspace = small_election.copy(request.getfixturevalue(f"{base}_election"), tmp_path)
        prepare(workspace)
        return workspace

    return made


def now(workspace: Workspace) -> Round:
    return round_of(read_entries(workspace), ELECTION, 1)


@pytest.mark.parametrize("stage", REFUSED)
def test_at_every_stage_every_step_is_allowed_or_refused_as_the_table_says(
    standing_at: Callable[[str], Workspace], stage: str
) -> None:
    known = Round(ELECTION, 1) if stage == "empty" else now(standing_at(stage))
    assert {step: {found.code for found in missing_for(step, known)} for step in NEEDS} == REFUSED[stage]


def test_every_condition_has_words_and_is_used() -> None:
    assert set(CONDITIONS) <= set(MESSAGES)
    assert {code for needs in NEEDS.values() for code in needs} == set(CONDITIONS)


def test_a_refused_step_records_nothing(printed_election: Path, scanned_election: Path, tmp_path: Path) -> None:
    printed = small_election.copy(printed_election, tmp_path / "printed")
    scanned = small_election.copy(scanned_election, tmp_path / "scanned")
    keyed = tmp_path / "keyed.csv"
    keyed.write_text(small_election.VOTES, encoding="utf-8")
    refused: list[tuple[Workspace, Callable[[], object]]] = [
        (printed, lambda: compute_result(printed, ELECTION, 1, BY)),
        (printed, lambda: print_minutes(printed, ELECTION, 1, BY)),
        (printed, lambda: next_round(printed, ELECTION, 1, Asked(), BY)),
        (printed, lambda: withdraw_count(printed, ELECTION, 1, "B1", "nhầm", BY)),
        (scanned, lambda: enter_totals(scanned, ELECTION, 1, keyed, BY)),
        (scanned, lambda: withdraw_release(scanned, ELECTION, 1, "in lỗi", BY)),
        (scanned, lambda: key_batch(scanned, ELECTION, 1, keyed, "B1", BY)),
    ]
    for workspace, step in refused:
        before = len(read_entries(workspace))
        with pytest.raises(StopError):
            step()
        assert len(read_entries(workspace)) == before


@pytest.mark.parametrize(
    ("stage", "done", "following"),
    [
        ("printed", "print", "count"),
        ("scanned", "count", "accounts"),
        ("tallied by hand", "accounts", "result"),
        ("counted", "result", "minutes"),
        ("changed since", "accounts", "result"),
        ("closed", "close", "minutes"),
    ],
)
def test_status_names_the_last_step_and_the_next(
    standing_at: Callable[[str], Workspace], stage: str, done: str, following: str
) -> None:
    found = standing(now(standing_at(stage)))
    assert (found.done, found.next) == (done, following)


def test_status_of_nothing_begins_with_the_slate() -> None:
    assert standing(Round(ELECTION, 1)).next == "slate"


def test_after_the_minutes_the_next_round_is_next(standing_at: Callable[[str], Workspace]) -> None:
    workspace = standing_at("counted")
    print_minutes(workspace, ELECTION, 1, BY)
    assert standing(now(workspace)).next == "round"
    next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)
    assert standing(now(workspace)).next == ""


def test_nothing_more_is_next_once_the_congress_has_closed_the_election(
    standing_at: Callable[[str], Workspace],
) -> None:
    workspace = standing_at("closed")
    print_minutes(workspace, ELECTION, 1, BY)
    found = standing(now(workspace))
    assert (found.done, found.next, found.missing) == ("close", "", ())


def test_a_scan_of_ballots_that_are_not_out_is_refused(printed_election: Path, tmp_path: Path) -> None:
    workspace = small_election.copy(printed_election, tmp_path)
    withdraw_release(workspace, ELECTION, 1, "sai tên người ứng cử", BY)
    with pytest.raises(StopError, match="STEP_NEEDS_BALLOTS"):
        scan(workspace, ELECTION, 1, [printed_election / "scans"], "B1", BY, workers=1)
