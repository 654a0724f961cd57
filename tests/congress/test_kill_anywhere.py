"""kill -9 at random moments while ballots are scanned, keyed and closed, and a disk that fills up meanwhile: nothing is
lost, nothing doubled, and the words are clear.

A few moments are tried in every run. `CONGRESS_KILLS=200` tries two hundred; with `CONGRESS_KILLS_DONE=FILE` the
moments that were tried are noted there, and a run that was stopped goes on with the others.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import small_election
from killing import NO_ROOM, closing, ended, finished, keying, scanning, started, with_little_room
from small_election import BY, ELECTION

from congress.custody import differing_files, read_entries
from congress.elections.slips import declare_batch
from congress.elections.state import round_of
from congress.workspace import Workspace

KILLS = int(os.environ.get("CONGRESS_KILLS", "6"))
DONE = os.environ.get("CONGRESS_KILLS_DONE", "")
SHEETS = 40
SECOND = "Đỗ Văn Giữ"
LINES = [("0", "2", "1+", "3-", "2 3")[number % 5] for number in range(SHEETS)]
Run = tuple[Callable[..., None], tuple[object, ...]]


class Way(NamedTuple):
    """A way through the program: where it begins, and the processes that take it, one after the other."""

    begun: Callable[[Path], Workspace]
    runs: Callable[[Workspace], list[Run]]


@pytest.fixture(scope="module")
def ways(printed_election: Path, scanned_election: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Way]:
    pile = tmp_path_factory.mktemp("pile")
    for file in sorted((printed_election / "scans").iterdir())[:4]:
        shutil.copyfile(file, pile / file.name)

    def with_slip(folder: Path) -> Workspace:
        workspace = small_election.copy(printed_election, folder)
        declare_batch(workspace, ELECTION, 1, "B1", SHEETS, BY)
        return workspace

    return {
        "scanned": Way(
            lambda folder: small_election.copy(printed_election, folder),
            lambda one: [(scanning, (one.root, pile, 1))],
        ),
        "keyed": Way(with_slip, lambda one: [(keying, (one.root, "B1", by, LINES)) for by in (BY, SECOND)]),
        "closed": Way(
            lambda folder: small_election.copy(scanned_election, folder), lambda one: [(closing, (one.root,))]
        ),
    }


class Unbroken(NamedTuple):
    """What a way leads to when nobody stops it, and the seconds that each of its processes takes."""

    left: dict[str, object]
    seconds: list[float]


@pytest.fixture(scope="module")
def unbroken(ways: dict[str, Way], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Unbroken]:
    finished(time.sleep, 0)
    found = {}
    for name, way in ways.items():
        workspace = way.begun(tmp_path_factory.mktemp(name))
        seconds = []
        for target, arguments in way.runs(workspace):
            begun = time.monotonic()
            finished(target, *arguments)
            seconds.append(time.monotonic() - begun)
        found[name] = Unbroken(left(workspace), seconds)
    return found


def left(workspace: Workspace) -> dict[str, object]:
    """All that is recorded: every step with its files, and what the round is; nothing is lying about."""
    entries = read_entries(workspace)
    assert list(differing_files(workspace, entries)) == []
    assert not (workspace.root / ".pending").exists()
    known = round_of(entries, ELECTION, 1)
    return {
        "steps": [(one.action, one.by, sorted(one.payload.get("files", ()))) for one in entries],
        "counted": {name: digest for name, digest in known.files.items() if name.startswith(("counts/", "results/"))},
    }  # fmt: skip


def noted() -> set[str]:
    return set(Path(DONE).read_text(encoding="utf-8").split()) if DONE and Path(DONE).is_file() else set()


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_at_any_moment_and_begun_again_it_is_as_if_never_stopped(
    ways: dict[str, Way], unbroken: dict[str, Unbroken], tmp_path: Path, moment: int
) -> None:
    if str(moment) in noted():
        pytest.skip("tried in an earlier run")
    name = list(ways)[moment % len(ways)]
    workspace = ways[name].begun(tmp_path)
    rng = random.Random(moment)
    for (target, arguments), seconds in zip(ways[name].runs(workspace), unbroken[name].seconds, strict=True):
        process = started(target, *arguments)
        time.sleep(seconds * rng.random())
        process.kill()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        finished(target, *arguments)
    assert left(workspace) == unbroken[name].left
    if DONE:
        with Path(DONE).open("a", encoding="utf-8") as file:
            file.write(f"{moment}\n")


@pytest.mark.parametrize("size", [0, 2_000, 60_000])
@pytest.mark.parametrize("name", ["scanned", "keyed", "closed"])
def test_a_disk_that_fills_up_is_told_and_with_room_again_nothing_is_missing(
    ways: dict[str, Way], unbroken: dict[str, Unbroken], tmp_path: Path, name: str, size: int
) -> None:
    workspace = ways[name].begun(tmp_path)
    for target, arguments in ways[name].runs(workspace):
        assert ended(with_little_room, size, target, *arguments) in (0, NO_ROOM)
        finished(target, *arguments)
    assert left(workspace) == unbroken[name].left
