"""Every order of steps that may not be is refused in words, with exit status 4, and leaves no trace in the journal."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small_election
from small_election import ACCOUNTS, BY, CONFIRM, ELECTION, VOTES

from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.closing import confirm_result, unlock_result
from congress.elections.deciding import review
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result, print_minutes
from congress.elections.paper import withdraw_release
from congress.elections.recordings import unused_record, zero_record
from congress.elections.rounds import Asked, close_round, next_round, reopen_round
from congress.elections.scanning import scan
from congress.elections.settling import Settlement, settle
from congress.elections.slips import declare_batch, withdraw_batch
from congress.elections.totals import enter_totals
from congress.elections.withdrawing import withdraw_count
from congress.workspace import Workspace
from tally.problems import StopError

CANDIDATE, OTHER = "Lê Quang Bồi", "Hà Văn Phong"
Step = Callable[[Workspace], object]


def file(workspace: Workspace, text: str, name: str = "input.csv") -> Path:
    path = workspace.root.parent / name
    path.write_text(text, encoding="utf-8")
    return path


def accounts(one: Workspace) -> None:
    enter_accounts(one, ELECTION, 1, ACCOUNTS, BY)


def key(by: str, batch: str = "K1", *, second: bool = False) -> Step:
    """Different numbers of ballots in the same votes for each person, as keyed anew."""

    def step(one: Workspace) -> None:
        votes = file(one, VOTES + "\n" * len(by), f"{by}.csv")
        key_batch(one, ELECTION, 1, votes, batch, by, second=second)

    return step


def scanned(batch: str, *, second: bool = False) -> Step:
    def step(one: Workspace) -> None:
        scan(one, ELECTION, 1, [one.root.parent / "scans"], batch, BY, workers=1, second=second)

    return step


def decisions(by: str) -> Step:
    text = f"ballot,candidate,value,by,reason\nB1-0001,c1,yes,{by},nhìn phiếu\n"
    return lambda one: review(one, ELECTION, 1, file(one, text), BY)


def totals(one: Workspace) -> None:
    enter_totals(one, ELECTION, 1, file(one, "candidate,votes\nc1,7\nc2,3\nc3,4\n"), BY)


def result(one: Workspace) -> None:
    accounts(one)
    compute_result(one, ELECTION, 1, BY)


def fixed(one: Workspace) -> None:
    result(one)
    small_election.fix(one)


def followed(one: Workspace) -> None:
    fixed(one)
    next_round(one, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)


def changed(one: Workspace) -> None:
    result(one)
    enter_accounts(one, ELECTION, 1, {"issued": 10, "spoiled": 1}, BY)


def twice(one: Workspace) -> None:
    key(BY, "B1", second=True)(one)


def slip(sheets: int) -> Step:
    return lambda one: declare_batch(one, ELECTION, 1, "B1", sheets, BY)


def nothing(_one: Workspace) -> None:
    pass


REFUSED: list[tuple[str, str, Step, Step, set[str]]] = [
    ("result before the count", "printed", accounts, lambda one: compute_result(one, ELECTION, 1, BY),
     {"STEP_NEEDS_COUNT"}),
    ("result before the accounts", "scanned", nothing, lambda one: compute_result(one, ELECTION, 1, BY),
     {"STEP_NEEDS_RETURNED"}),
    ("result before a pile with a slip is counted", "scanned",
     lambda one: (accounts(one), declare_batch(one, ELECTION, 1, "B2", 5, BY)),
     lambda one: compute_result(one, ELECTION, 1, BY), {"STEP_NEEDS_SLIPS_COUNTED"}),
    ("zero record after the first scan", "scanned", nothing, lambda one: zero_record(one, ELECTION, 1, BY),
     {"STEP_NEEDS_NOTHING_COUNTED"}),
    ("record of unused ballots before they are counted", "printed", accounts,
     lambda one: unused_record(one, ELECTION, 1, BY), {"STEP_NEEDS_PAPER_COUNTED"}),
    ("more returned than issued", "printed", nothing,
     lambda one: enter_accounts(one, ELECTION, 1, {"issued": 8, "returned": 9}, BY), {"F01"}),
    ("more issued than people present", "printed", nothing,
     lambda one: enter_accounts(one, ELECTION, 1, {"issued": 10}, BY), {"F08"}),
    ("more issued and unused than printed", "printed", nothing,
     lambda one: enter_accounts(one, ELECTION, 1, {"issued": 9, "unused": 12}, BY), {"F19"}),
    ("scan before ballots are out", "printed", lambda one: withdraw_release(one, ELECTION, 1, "in lại", BY),
     scanned("B1"), {"STEP_NEEDS_BALLOTS"}),
    ("scan of another number than the slip says", "printed", slip(7), scanned("B1"), {"SLIP_TOO_MANY"}),
    ("scan of a pile without a slip where others have one", "printed",
     lambda one: declare_batch(one, ELECTION, 1, "B9", 8, BY), scanned("B1"), {"BATCH_NEEDS_SLIP_LIKE_OTHERS"}),
    ("scan of the same files as another batch", "scanned", nothing, scanned("B2"), {"FILE_COUNTED"}),
    ("scan into a batch that was keyed", "printed", key(OTHER, "B1"), scanned("B1"), {"BATCH_DIFFERS"}),
    ("scan as a second count of what was scanned", "scanned", nothing,
     lambda one: scan(one, ELECTION, 1, [one.root.parent / "scans" / "b01.jpg"], "B1", BY, workers=1, second=True),
     {"FILE_COUNTED"}),
    ("scan into a batch counted twice", "printed",
     lambda one: (key(OTHER, "B1")(one), key(BY, "B1", second=True)(one)), scanned("B1"), {"BATCH_DIFFERS"}),
    ("scan into a round that is fixed", "scanned", fixed, scanned("B2"), {"STEP_NEEDS_NOT_FIXED"}),
    ("first count by a candidate", "printed", nothing, key(CANDIDATE), {"BATCH_NO_CANDIDATE"}),
    ("second count by the same person", "printed", key(BY),
     lambda one: key_batch(one, ELECTION, 1, file(one, VOTES + "\n\n"), "K1", BY.upper(), second=True),
     {"BATCH_NEEDS_OTHER_PERSON"}),
    ("second count before the first", "printed", nothing, key(BY, second=True), {"BATCH_NEEDS_COUNT"}),
    ("review by a candidate", "scanned", nothing, decisions(CANDIDATE), {"BATCH_NO_CANDIDATE"}),
    ("review by two, one a candidate", "scanned", nothing, decisions(f"{OTHER}; {CANDIDATE}"),
     {"BATCH_NO_CANDIDATE"}),
    ("review before a scan", "printed", nothing, decisions(OTHER), {"STEP_NEEDS_SCAN"}),
    ("settling before the second count", "scanned", nothing,
     lambda one: settle(one, ELECTION, 1, "B1", Settlement("B1-0001", "nhìn phiếu", {}), OTHER),
     {"STEP_NEEDS_SECOND_COUNT"}),
    ("settling by one who counted", "scanned", twice,
     lambda one: settle(one, ELECTION, 1, "B1", Settlement("B1-0001", "nhìn phiếu", {}), BY),
     {"BATCH_NEEDS_THIRD_PERSON"}),
    ("settling by a candidate", "scanned", twice,
     lambda one: settle(one, ELECTION, 1, "B1", Settlement("B1-0001", "nhìn phiếu", {}), CANDIDATE),
     {"BATCH_NO_CANDIDATE"}),
    ("accounts by a candidate", "scanned", nothing,
     lambda one: enter_accounts(one, ELECTION, 1, ACCOUNTS, CANDIDATE), {"BATCH_NO_CANDIDATE"}),
    ("zero record by a candidate", "printed", nothing, lambda one: zero_record(one, ELECTION, 1, CANDIDATE),
     {"BATCH_NO_CANDIDATE"}),
    ("result by a candidate", "scanned", accounts, lambda one: compute_result(one, ELECTION, 1, CANDIDATE),
     {"BATCH_NO_CANDIDATE"}),
    ("minutes by a candidate", "scanned", result, lambda one: print_minutes(one, ELECTION, 1, CANDIDATE),
     {"BATCH_NO_CANDIDATE"}),
    ("confirmation entered by a candidate", "scanned", result,
     lambda one: confirm_result(one, ELECTION, 1, CONFIRM, CANDIDATE), {"BATCH_NO_CANDIDATE"}),
    ("unlocking entered by a candidate", "scanned", fixed,
     lambda one: unlock_result(one, ELECTION, 1, CONFIRM, "sai", CANDIDATE), {"BATCH_NO_CANDIDATE"}),
    ("count withdrawn by a candidate", "scanned", nothing,
     lambda one: withdraw_count(one, ELECTION, 1, "B1", "quét lại", CANDIDATE), {"BATCH_NO_CANDIDATE"}),
    ("batch withdrawn by a candidate", "scanned", nothing,
     lambda one: withdraw_batch(one, ELECTION, 1, "B1", "đếm lại", CANDIDATE), {"BATCH_NO_CANDIDATE"}),
    ("totals on top of batches", "scanned", nothing, totals, {"STEP_NEEDS_NO_BATCHES"}),
    ("a batch on top of totals", "printed", totals, key(BY), {"STEP_NEEDS_NO_TOTALS"}),
    ("ballots withdrawn after the count", "scanned", nothing,
     lambda one: withdraw_release(one, ELECTION, 1, "in lại", BY), {"STEP_NEEDS_NO_BATCHES"}),
    ("minutes before the result", "scanned", accounts, lambda one: print_minutes(one, ELECTION, 1, BY),
     {"STEP_NEEDS_RESULT"}),
    ("minutes of figures that changed", "scanned", changed, lambda one: print_minutes(one, ELECTION, 1, BY),
     {"STEP_NEEDS_CURRENT_RESULT"}),
    ("confirming before the result", "scanned", accounts,
     lambda one: confirm_result(one, ELECTION, 1, CONFIRM, BY), {"STEP_NEEDS_RESULT"}),
    ("confirming figures that changed", "scanned", changed,
     lambda one: confirm_result(one, ELECTION, 1, CONFIRM, BY), {"STEP_NEEDS_CURRENT_RESULT"}),
    ("confirming alone", "scanned", result, lambda one: confirm_result(one, ELECTION, 1, CONFIRM[:1], BY),
     {"CONFIRM_TOO_FEW"}),
    ("confirming by a candidate", "scanned", result,
     lambda one: confirm_result(one, ELECTION, 1, [*CONFIRM, CANDIDATE], BY), {"BATCH_NO_CANDIDATE"}),
    ("unlocking what is not fixed", "scanned", result,
     lambda one: unlock_result(one, ELECTION, 1, CONFIRM, "sai", BY), {"STEP_NEEDS_FIXED"}),
    ("unlocking by one", "scanned", fixed, lambda one: unlock_result(one, ELECTION, 1, CONFIRM[:1], "sai", BY),
     {"UNLOCK_TOO_FEW"}),
    ("unlocking by one and a stranger", "scanned", fixed,
     lambda one: unlock_result(one, ELECTION, 1, [CONFIRM[0], OTHER], "sai", BY),
     {"UNLOCK_TOO_FEW", "UNLOCK_BY_OTHERS"}),
    ("taking out of a count that is fixed", "scanned", fixed,
     lambda one: withdraw_count(one, ELECTION, 1, "B1", "quét lại", BY), {"STEP_NEEDS_NOT_FIXED"}),
    ("accounts of a count that is fixed", "scanned", fixed,
     lambda one: enter_accounts(one, ELECTION, 1, {"issued": 8}, BY), {"STEP_NEEDS_NOT_FIXED"}),
    ("round before closing", "scanned", result,
     lambda one: next_round(one, ELECTION, 1, Asked(decision="Bầu tiếp"), BY), {"STEP_NEEDS_FIXED"}),
    ("no further round before closing", "scanned", result,
     lambda one: close_round(one, ELECTION, 1, "Thôi bầu", BY), {"STEP_NEEDS_FIXED"}),
    ("unlocking after the next round began", "scanned", followed,
     lambda one: unlock_result(one, ELECTION, 1, CONFIRM, "sai", BY), {"STEP_NEEDS_OPEN_ROUND"}),
    ("scan into a round that was followed", "scanned", followed, scanned("B2"), {"STEP_NEEDS_OPEN_ROUND"}),
    ("another next round", "scanned", followed,
     lambda one: next_round(one, ELECTION, 1, Asked(decision="Thôi bầu"), BY), {"ROUND_MADE"}),
    ("taking back a closing that is none", "scanned", fixed,
     lambda one: reopen_round(one, ELECTION, 1, "nhầm", BY), {"STEP_NEEDS_ENDED"}),
]  # fmt: skip
"""What is tried, after which stage and steps, the step itself, the codes of the refusal."""


@pytest.mark.parametrize(("what", "base", "before", "step", "codes"), REFUSED, ids=[row[0] for row in REFUSED])
def test_an_illegal_order_is_refused_in_words_and_leaves_no_trace(
    request: pytest.FixtureRequest,
    printed_election: Path,
    tmp_path: Path,
    what: str,
    base: str,
    before: Step,
    step: Step,
    codes: set[str],
) -> None:
    workspace = small_election.copy(request.getfixturevalue(f"{base}_election"), tmp_path)
    (tmp_path / "scans").symlink_to(printed_election / "scans")
    before(workspace)
    entries = read_entries(workspace)
    with pytest.raises(StopError) as refused:
        step(workspace)
    assert {one.code for one in refused.value.problems} == codes
    assert refused.value.exit_status == 4
    for one in refused.value.problems:
        words = {one.text("vi"), one.text("en"), one.fix("vi"), one.fix("en")}
        assert len(words) == 4
        assert all(word and "{" not in word for word in words)
    assert read_entries(workspace) == entries
