"""How long two operators on one workspace keep anybody waiting for its journal: `python benchmarks/two_operators.py`.

Two processes key batches of 50 ballots of 60 names as fast as they can, and hand each in; a third asks for `status` all
the time. Beside them a step is begun again and again, as every command begins one, on this journal and in turn on one
that nobody else uses: the second figure is what the machine itself makes everybody wait for. Ends with exit status 1
where the longest wait for the journal is over the limit, and over twice what the machine alone took.
"""

import multiprocessing
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.queues import Queue
from pathlib import Path

from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.slips import declare_batch
from congress.elections.state import round_of
from congress.journal import opened, writing
from congress.keying.desk import entering
from congress.keying.session import FINISH
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create, find

LIMIT = 0.1
"""Seconds."""
EARLIER_ENTRIES = 100
BATCHES, SHEETS, PEOPLE, SEATS = 6, 50, 60, 55
OPERATORS = ("Tạ Văn Kiểm", "Chu Thị Đối")
HEAD = "Lục Thế Vĩnh"
PROGRAM = Path(sys.executable).parent / "congress"
PROCESSES = multiprocessing.get_context("forkserver")


def made(folder: Path) -> Workspace:
    """A workspace with a slip for every batch, and a journal of some length."""
    names = (f'[[candidate]]\nid = "c{number:02d}"\nname = "Người thứ {number}"\n' for number in range(1, PEOPLE + 1))
    folder.mkdir()
    contest = folder / "lon.toml"
    head = (
        f'id = "lon"\ntitle = "Bầu"\nregulation = "party-2024"\nkind = "committee"\nform = "strike"\nseats = {SEATS}\n'
    )
    contest.write_text(head + "".join(names), encoding="utf-8")
    workspace = create(folder / "congress", settings=Settings(title="Đại hội"), by=HEAD)
    import_files(workspace, [contest], HEAD)
    for operator in range(len(OPERATORS)):
        for number in range(BATCHES):
            declare_batch(workspace, "lon", 1, f"B{operator}{number}", SHEETS, HEAD)
    for number in range(EARLIER_ENTRIES):
        enter_accounts(workspace, "lon", 1, {"issued": 1000 + number}, HEAD)
    return workspace


def operate(root: Path, operator: int, waits: "Queue[tuple[str, float]]") -> None:
    """Keys and hands in all batches of one operator; tells the longest that a line and a hand-in took."""
    rng = random.Random(operator)
    lines, handed = [], []
    for number in range(BATCHES):
        with entering(find(root, root), "lon", 1, f"B{operator}{number}", OPERATORS[operator]) as session:
            assert session
            typed = [" ".join(map(str, rng.sample(range(1, PEOPLE + 1), 6))) for _sheet in range(SHEETS)]
            lines += [_seconds(session.enter, line) for line in typed]
            handed.append(_seconds(session.enter, FINISH))
            assert session.done
    waits.put(("a line is taken", max(lines)))
    waits.put(("a batch of 50 is handed in", max(handed)))


def _seconds(act: Callable[..., object], *arguments: object) -> float:
    begun = time.perf_counter()
    act(*arguments)
    return time.perf_counter() - begun


def begin_a_step(journal: Path) -> None:
    with opened(journal) as connection, writing(connection):
        pass


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        busy = made(Path(folder, "busy"))
        idle = create(Path(folder, "idle"), settings=Settings(), by=HEAD)
        waits: Queue[tuple[str, float]] = PROCESSES.Queue()
        operators = [
            PROCESSES.Process(target=operate, args=(busy.root, number, waits)) for number in range(len(OPERATORS))
        ]
        for one in operators:
            one.start()
        asked, shared, alone = 0, [], []
        status = None
        while any(one.is_alive() for one in operators):
            if status is None or status.poll() is not None:
                status = subprocess.Popen([PROGRAM, "status", "-w", busy.root], stdout=subprocess.DEVNULL)
                asked += 1
            shared.append(_seconds(begin_a_step, busy.journal))
            alone.append(_seconds(begin_a_step, idle.journal))
            time.sleep(0.002)
        assert status
        assert status.wait() == 0
        assert [one.exitcode for one in operators] == [0] * len(OPERATORS)
        counted = round_of(read_entries(busy), "lon", 1).batches
        assert sum(one.sheets for one in counted.values()) == len(OPERATORS) * BATCHES * SHEETS
    told = [waits.get() for _ in range(2 * len(OPERATORS))]
    for what, seconds in [*told, ("a step begins", max(shared)), ("a step begins, journal of its own", max(alone))]:
        sys.stdout.write(f"longest until {what}: {1000 * seconds:.0f} ms\n")
    sys.stdout.write(f"{len(counted)} batches, {len(shared)} steps begun, {asked} times status\n")
    return int(max(shared) > LIMIT and max(shared) > 2 * max(alone))


if __name__ == "__main__":
    sys.exit(main())
