"""A file that somebody edits while a command reads it: what is checked is what is recorded."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import small_election
from small_election import BY, ELECTION

from ballots.readfile import load
from ballots.review import load_decisions
from congress.custody import differing_files, read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.deciding import review
from congress.elections.keyed import key_batch
from congress.elections.state import round_of
from congress.elections.totals import enter_totals
from congress.versions import current_contest
from congress.votesfile import read_totals, read_votes
from congress.workspace import Workspace
from tally.problems import ToolkitError

SECONDS = 3.0
GOOD_TOTALS, BAD_TOTALS = "candidate,votes,against\nc1,7,1\nc2,3,5\nc3,4,4\n", "candidate,votes\nc1,seven\n"
GOOD_VOTES, BAD_VOTES = "ballot,problem,c1,c2,c3\n1,,yes,no,yes\n", "ballot,problem,c1,c2,c3\n1,,perhaps,no,yes\n"
HEAD = "ballot,candidate,value,by,reason\n"
GOOD_DECISIONS, BAD_DECISIONS = f"{HEAD}{{ballot}},c1,yes,Hà,nhìn\n", f"{HEAD}khong-co,c1,yes,Hà,nhìn\n"


@contextmanager
def edited(file: Path, texts: tuple[str, str]) -> Iterator[None]:
    """Somebody saves the file again and again, right and wrong in turn."""
    done = threading.Event()

    def save() -> None:
        beside = file.with_suffix(".new")
        while not done.is_set():
            for text in texts:
                beside.write_text(text, encoding="utf-8")
                beside.replace(file)

    file.write_text(texts[0], encoding="utf-8")
    writer = threading.Thread(target=save)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def totals(workspace: Workspace, file: Path) -> None:
    enter_totals(workspace, ELECTION, 1, file, BY)


def keyed(workspace: Workspace, file: Path) -> None:
    key_batch(workspace, ELECTION, 1, file, "K1", BY, replace="sửa tệp")


def decided(workspace: Workspace, file: Path) -> None:
    review(workspace, ELECTION, 1, file, BY)


def check_totals(workspace: Workspace) -> None:
    contest, _entries = current_contest(workspace, ELECTION, 1, BY)
    read_totals(workspace.root / "counts/bch/totals.csv", contest)


def check_votes(workspace: Workspace) -> None:
    contest, _entries = current_contest(workspace, ELECTION, 1, BY)
    for file in (workspace.root / "counts/bch").glob("K1.v*.csv"):
        read_votes([file], contest, "agree")


def check_decisions(workspace: Workspace) -> None:
    for file in (workspace.root / "counts/bch").glob("decisions-*.csv"):
        assert {one.ballot for one in load_decisions(file)} <= {row["ballot"] for row in read(workspace).rows}


def read(workspace: Workspace):
    return load(workspace.root / "counts/bch/B1.csv")


@pytest.mark.parametrize(
    ("base", "texts", "step", "check"),
    [
        ("printed_election", (GOOD_TOTALS, BAD_TOTALS), totals, check_totals),
        ("printed_election", (GOOD_VOTES, BAD_VOTES), keyed, check_votes),
        ("scanned_election", (GOOD_DECISIONS, BAD_DECISIONS), decided, check_decisions),
    ],
    ids=["totals", "keyed ballots", "decisions"],
)
def test_only_bytes_that_were_checked_are_recorded(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    base: str,
    texts: tuple[str, str],
    step: Callable[[Workspace, Path], None],
    check: Callable[[Workspace], None],
) -> None:
    workspace = small_election.copy(request.getfixturevalue(base), tmp_path)
    if base == "printed_election":
        enter_accounts(workspace, ELECTION, 1, {"returned": 8, "valid": 8, "invalid": 0}, BY)
    else:
        first = next(row["ballot"] for row in read(workspace).rows)
        texts = (texts[0].format(ballot=first), texts[1])
    file = tmp_path / "input.csv"
    taken = refused = 0
    named: set[str] = set()
    until = time.monotonic() + SECONDS
    with edited(file, texts):
        while time.monotonic() < until or not (taken and refused):
            try:
                step(workspace, file)
                taken += 1
            except ToolkitError as error:
                named |= {one.place.file for one in error.problems}
                refused += 1
            if taken:
                check(workspace)
    assert named == {"input.csv"}
    entries = read_entries(workspace)
    assert list(differing_files(workspace, entries)) == []
    assert round_of(entries, ELECTION, 1).counts
