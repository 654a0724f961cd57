"""The order of steps: what may be done when, and the words for what may not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small_election
from small_election import BY, ELECTION

from congress.custody import read_entries
from congress.elections import steps
from congress.elections.accounts import enter_accounts
from congress.elections.closing import unlock_result
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result, print_minutes
from congress.elections.paper import print_release, withdraw_release
from congress.elections.rounds import Asked, close_round, next_round, reopen_round
from congress.elections.scanning import scan
from congress.elections.state import Round, round_of
from congress.elections.steps import CONDITIONS, NEEDS, missing_for, standing
from congress.elections.totals import enter_totals
from congress.elections.withdrawing import withdraw_count
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
NOT_FIXED, FIXED, PAPER, UNCOUNTED = (
    "STEP_NEEDS_NOT_FIXED", "STEP_NEEDS_FIXED", "STEP_NEEDS_PAPER_COUNTED", "STEP_NEEDS_NOTHING_COUNTED",
)  # fmt: skip

REFUSED: dict[str, dict[str, set[str]]] = {
    "empty": {
        "import": set(), "slate": set(), "print": {CONTEST}, "withdraw_print": {BALLOTS}, "accounts": {CONTEST},
        "unused": {CONTEST, PAPER}, "zero": {CONTEST}, "record": {CONTEST}, "batch": {CONTEST},
        "withdraw_batch": {CONTEST}, "scan": {BALLOTS, CONTEST}, "key": {CONTEST}, "totals": {CONTEST},
        "withdraw_count": {COUNT}, "review": {SCAN}, "settle": {CONTEST, SECOND},
        "result": {CONTEST, COUNT, RETURNED}, "minutes": {RESULT}, "confirm": {RESULT}, "unlock": {FIXED},
        "round": {FIXED, RESULT}, "close": {FIXED, RESULT}, "reopen": {ENDED},
    },
    "listed": {
        "import": set(), "slate": set(), "print": set(), "withdraw_print": {BALLOTS}, "accounts": set(),
        "unused": {PAPER}, "zero": set(), "record": set(), "batch": set(), "withdraw_batch": set(), "scan": {BALLOTS},
        "key": set(), "totals": set(), "withdraw_count": {COUNT}, "review": {SCAN}, "settle": {SECOND},
        "result": {COUNT, RETURNED}, "minutes": {RESULT}, "confirm": {RESULT}, "unlock": {FIXED},
        "round": {FIXED, RESULT}, "close": {FIXED, RESULT}, "reopen": {ENDED},
    },
    "printed": {
        "import": set(), "slate": {NOT_OUT}, "print": set(), "withdraw_print": set(), "accounts": set(),
        "unused": {PAPER}, "zero": set(), "record": set(), "batch": set(), "withdraw_batch": set(), "scan": set(),
        "key": set(), "totals": set(), "withdraw_count": {COUNT}, "review": {SCAN}, "settle": {SECOND},
        "result": {COUNT, RETURNED}, "minutes": {RESULT}, "confirm": {RESULT}, "unlock": {FIXED},
        "round": {FIXED, RESULT}, "close": {FIXED, RESULT}, "reopen": {ENDED},
    },
    "keyed, nothing printed": {
        "import": set(), "slate": set(), "print": set(), "withdraw_print": {BALLOTS, NO_BATCHES}, "accounts": set(),
        "unused": {PAPER}, "zero": {UNCOUNTED}, "record": set(), "batch": set(), "withdraw_batch": set(),
        "scan": {BALLOTS}, "key": set(), "totals": {NO_BATCHES}, "withdraw_count": set(), "review": {SCAN},
        "settle": {SECOND}, "result": {RETURNED}, "minutes": {RESULT}, "confirm": {RESULT}, "unlock": {FIXED},
        "round": {FIXED, RESULT}, "close": {FIXED, RESULT}, "reopen": {ENDED},
    },
    "scanned": {
        "import": set(), "slate": {NOT_OUT}, "print": set(), "withdraw_print": {NO_BATCHES}, "accounts": set(),
        "unused": {PAPER}, "zero": {UNCOUNTED}, "record": set(), "batch": set(), "withdraw_batch": set(),
        "scan": set(), "key": set(), "totals": {NO_BATCHES}, "withdraw_count": set(), "review": set(),
        "settle": {SECOND}, "result": {RETURNED}, "minutes": {RESULT}, "confirm": {RESULT}, "unlock": {FIXED},
        "round": {FIXED, RESULT}, "close": {FIXED, RESULT}, "reopen": {ENDED},
    },
    "tallied by hand": {
        "import": set(), "slate": {NOT_OUT}, "print": set(), "withdraw_print": set(), "accounts": set(),
        "unused": {PAPER}, "zero": {UNCOUNTED}, "record": set(), "batch": {NO_TOTALS}, "withdraw_batch": set(),
        "scan": {NO_TOTALS}, "key": {NO_TOTALS}, "totals": set(), "withdraw_count": set(), "review": {SCAN},
        "settle": {SECOND}, "result": set(), "minutes": {RESULT}, "confirm": {RESULT}, "unlock": {FIXED},
        "round": {FIXED, RESULT}, "close": {FIXED, RESULT}, "reopen": {ENDED},
    },
    "counted": {
        "import": set(), "slate": {NOT_OUT}, "print": set(), "withdraw_print": {NO_BATCHES}, "accounts": set(),
        "unused": {PAPER}, "zero": {UNCOUNTED}, "record": set(), "batch": set(), "withdraw_batch": set(),
        "scan": set(), "key": set(), "totals": {NO_BATCHES}, "withdraw_count": set(), "review": set(),
        "settle": {SECOND}, "result": set(), "minutes": set(), "confirm": set(), "unlock": {FIXED}, "round": {FIXED},
        "close": {FIXED}, "reopen": {ENDED},
    },
    "changed since": {
        "import": set(), "slate": {NOT_OUT}, "print": set(), "withdraw_print": {NO_BATCHES}, "accounts": set(),
        "unused": {PAPER}, "zero": {UNCOUNTED}, "record": set(), "batch": set(), "withdraw_batch": set(),
        "scan": set(), "key": set(), "totals": {NO_BATCHES}, "withdraw_count": set(), "review": set(),
        "settle": {SECOND}, "result": set(), "minutes": {CURRENT}, "confirm": {CURRENT}, "unlock": {FIXED},
        "round": {CURRENT, FIXED}, "close": {CURRENT, FIXED}, "reopen": {ENDED},
    },
    "fixed": {
        "import": {NOT_FIXED}, "slate": {NOT_FIXED, NOT_OUT}, "print": {NOT_FIXED},
        "withdraw_print": {NOT_FIXED, NO_BATCHES}, "accounts": {NOT_FIXED}, "unused": {PAPER},
        "zero": {NOT_FIXED, UNCOUNTED}, "record": set(), "batch": {NOT_FIXED}, "withdraw_batch": {NOT_FIXED},
        "scan": {NOT_FIXED}, "key": {NOT_FIXED}, "totals": {NOT_FIXED, NO_BATCHES}, "withdraw_count": {NOT_FIXED},
        "review": {NOT_FIXED}, "settle": {NOT_FIXED, SECOND}, "result": {NOT_FIXED}, "minutes": set(),
        "confirm": {NOT_FIXED}, "unlock": set(), "round": set(), "close": set(), "reopen": {ENDED},
    },
    "followed": {
        "import": {OPEN}, "slate": {NOT_OUT, OPEN}, "print": {OPEN}, "withdraw_print": {NO_BATCHES, OPEN},
        "accounts": {OPEN}, "unused": {PAPER}, "zero": {OPEN, UNCOUNTED}, "record": set(), "batch": {OPEN},
        "withdraw_batch": {OPEN}, "scan": {OPEN}, "key": {OPEN}, "totals": {NO_BATCHES, OPEN},
        "withdraw_count": {OPEN}, "review": {OPEN}, "settle": {OPEN, SECOND}, "result": {OPEN}, "minutes": set(),
        "confirm": {OPEN}, "unlock": {OPEN}, "round": {OPEN}, "close": {OPEN}, "reopen": {ENDED, OPEN},
    },
    "closed": {
        "import": {NOT_ENDED}, "slate": {NOT_ENDED, NOT_OUT}, "print": {NOT_ENDED},
        "withdraw_print": {NOT_ENDED, NO_BATCHES}, "accounts": {NOT_ENDED}, "unused": {PAPER},
        "zero": {NOT_ENDED, UNCOUNTED}, "record": set(), "batch": {NOT_ENDED}, "withdraw_batch": {NOT_ENDED},
        "scan": {NOT_ENDED}, "key": {NOT_ENDED}, "totals": {NOT_ENDED, NO_BATCHES}, "withdraw_count": {NOT_ENDED},
        "review": {NOT_ENDED}, "settle": {NOT_ENDED, SECOND}, "result": {NOT_ENDED}, "minutes": set(),
        "confirm": {NOT_ENDED}, "unlock": {NOT_ENDED}, "round": {NOT_ENDED}, "close": {NOT_ENDED}, "reopen": set(),
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


def fix(workspace: Workspace) -> None:
    count(workspace)
    small_election.fix(workspace)


def follow(workspace: Workspace) -> None:
    fix(workspace)
    next_round(workspace, ELECTION, 1, Asked(decision="Đại hội quyết định bầu tiếp"), BY)


def close(workspace: Workspace) -> None:
    fix(workspace)
    close_round(workspace, ELECTION, 1, "Đại hội quyết định không bầu tiếp", BY)


def listed(workspace: Workspace) -> None:
    withdraw_release(workspace, ELECTION, 1, "in lại", BY)


def keyed(workspace: Workspace) -> None:
    listed(workspace)
    file = workspace.root.parent / "keyed.csv"
    file.write_text(small_election.VOTES, encoding="utf-8")
    key_batch(workspace, ELECTION, 1, file, "K1", BY)


PREPARED: dict[str, tuple[str, Callable[[Workspace], None]]] = {
    "listed": ("printed", listed),
    "keyed, nothing printed": ("printed", keyed),
    "printed": ("printed", lambda _workspace: None),
    "scanned": ("scanned", lambda _workspace: None),
    "tallied by hand": ("printed", totals),
    "counted": ("scanned", count),
    "changed since": ("scanned", change),
    "fixed": ("scanned", fix),
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


STATES: dict[str, tuple[str, str, str, str, str]] = {
    "empty": ("empty", "unprinted", "uncounted", "none", "open"),
    "listed": ("listed", "unprinted", "uncounted", "none", "open"),
    "printed": ("listed", "printed", "uncounted", "none", "open"),
    "keyed, nothing printed": ("listed", "unprinted", "batches", "none", "open"),
    "scanned": ("listed", "printed", "batches", "none", "open"),
    "tallied by hand": ("listed", "printed", "totals", "none", "open"),
    "counted": ("listed", "printed", "batches", "current", "open"),
    "changed since": ("listed", "printed", "batches", "stale", "open"),
    "fixed": ("listed", "printed", "batches", "current", "fixed"),
    "followed": ("listed", "printed", "batches", "current", "followed"),
    "closed": ("listed", "printed", "batches", "current", "closed"),
}
"""Where a round stands → its state in each region of the diagram."""

REGIONS: tuple[set[str], ...] = (
    {CONTEST}, {NOT_OUT, BALLOTS}, {NO_TOTALS, NO_BATCHES, COUNT}, {RESULT, CURRENT},
    {OPEN, NOT_FIXED, FIXED, NOT_ENDED, ENDED},
)  # fmt: skip
"""The conditions that each region of the diagram shows."""


def drawn() -> list[dict[str, dict[str, set[str]]]]:
    """The diagram beside the code: of each region, state → step → states it leads to."""
    text = (steps.__doc__ or "").split("```mermaid")[1].split("```")[0]
    regions: list[dict[str, dict[str, set[str]]]] = []
    for part in text.split("\n        --\n"):
        region: dict[str, dict[str, set[str]]] = {}
        for start, end, label in re.findall(r"^ +(\w+) --> (\w+): (.+)$", part, re.MULTILINE):
            for step in set(label.split(", ")) & NEEDS.keys():
                region.setdefault(start, {}).setdefault(step, set()).add(end)
        regions.append(region)
    return regions


@pytest.mark.parametrize("stage", REFUSED)
def test_the_diagram_and_the_table_say_the_same(stage: str) -> None:
    for region, conditions, state in zip(drawn(), REGIONS, STATES[stage], strict=True):
        asked = {step for steps_of in region.values() for step in steps_of}
        for step, refused in REFUSED[stage].items():
            allowed = step not in asked or step in region.get(state, {})
            assert allowed is not bool(refused & conditions), (stage, state, step)


def test_a_step_not_drawn_in_a_region_asks_nothing_of_it() -> None:
    for region, conditions in zip(drawn(), REGIONS, strict=True):
        asked = {step for steps_of in region.values() for step in steps_of}
        assert {step for step, needs in NEEDS.items() if conditions & set(needs)} <= asked


def states(known: Round) -> tuple[str, str, str, str, str]:
    """The state of a round in each region."""
    current = known.outcome and known.outcome.inputs == known.count_inputs()
    return (
        "listed" if known.contest else "empty",
        "printed" if known.released else "unprinted",
        "totals" if known.totals else "batches" if known.batches else "uncounted",
        "current" if current else "stale" if known.outcome else "none",
        "followed" if known.followed else "closed" if known.closed else "fixed" if known.fixed_by else "open",
    )


def key_another(workspace: Workspace) -> None:
    file = workspace.root.parent / "more.csv"
    file.write_text("ballot,problem,c1,c2,c3\n77,,yes,no,yes\n", encoding="utf-8")
    key_batch(workspace, ELECTION, 1, file, "K2", BY)


TAKEN: list[tuple[str, str, Callable[[Workspace], object]]] = [
    ("listed", "print", lambda one: print_release(one, ELECTION, 1, 20, BY, key_file=one.root.parent / "key.pem")),
    ("printed", "withdraw_print", listed),
    ("printed", "totals", totals),
    ("printed", "key", key_another),
    ("scanned", "key", key_another),
    ("scanned", "withdraw_count", lambda one: withdraw_count(one, ELECTION, 1, "B1", "quét lại", BY)),
    ("scanned", "result", count),
    ("tallied by hand", "withdraw_count", lambda one: withdraw_count(one, ELECTION, 1, None, "kiểm lại", BY)),
    ("tallied by hand", "result", lambda one: compute_result(one, ELECTION, 1, BY)),
    ("changed since", "result", lambda one: compute_result(one, ELECTION, 1, BY)),
    ("counted", "minutes", lambda one: print_minutes(one, ELECTION, 1, BY)),
    ("counted", "confirm", small_election.fix),
    ("fixed", "unlock", lambda one: unlock_result(one, ELECTION, 1, small_election.CONFIRM, "sai", BY)),
    ("fixed", "round", lambda one: next_round(one, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)),
    ("fixed", "close", lambda one: close_round(one, ELECTION, 1, "Thôi bầu", BY)),
    ("closed", "reopen", lambda one: reopen_round(one, ELECTION, 1, "ghi nhầm", BY)),
]
"""Where a round stands, and a step that is then really taken."""


@pytest.mark.parametrize(("stage", "step", "take"), TAKEN, ids=[f"{stage}: {step}" for stage, step, _take in TAKEN])
def test_a_step_taken_leads_where_the_diagram_says(
    standing_at: Callable[[str], Workspace], stage: str, step: str, take: Callable[[Workspace], object]
) -> None:
    workspace = standing_at(stage)
    assert states(now(workspace)) == STATES[stage]
    take(workspace)
    for region, before, after in zip(drawn(), STATES[stage], states(now(workspace)), strict=True):
        free = {before, "stale"} if before in ("current", "stale") else {before}
        assert after in region.get(before, {}).get(step, free), (before, step, after)


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
        ("fixed", "confirm", "minutes"),
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


def test_after_the_minutes_come_the_confirmation_and_the_next_round(standing_at: Callable[[str], Workspace]) -> None:
    workspace = standing_at("counted")
    print_minutes(workspace, ELECTION, 1, BY)
    assert standing(now(workspace)).next == "confirm"
    small_election.fix(workspace)
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
