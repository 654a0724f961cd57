"""Steps run in processes of their own, to be killed or to find the disk full.

They are forked from a server that has the program loaded already, so that the moments of a kill fall into its work and
not into its start.
"""

import multiprocessing
import resource
import sys
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

from small_election import ACCOUNTS, BY, CONFIRM, ELECTION

from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.closing import confirm_result
from congress.elections.outcome import compute_result, print_minutes
from congress.elections.scanning import scan
from congress.elections.state import Round, round_of
from congress.keying.desk import entering
from congress.keying.session import FINISH
from congress.workspace import find
from tally.problems import ToolkitError

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["killing", "congress.elections.paper", "congress.documents.minutes_document"])
NO_ROOM, REFUSED = 30, 31
"""What a process ends with that was told in words that the disk is full or at fault, or anything else."""


def started(target: Callable[..., None], *arguments: object) -> BaseProcess:
    process = SERVER.Process(target=target, args=arguments)
    process.start()
    return process


def ended(target: Callable[..., None], *arguments: object) -> int | None:
    process = started(target, *arguments)
    process.join(timeout=120)
    return process.exitcode


def finished(target: Callable[..., None], *arguments: object) -> None:
    assert ended(target, *arguments) == 0


def with_little_room(size: int, target: Callable[..., None], *arguments: object) -> None:
    """`target` on a disk where no file grows beyond `size` bytes; the process says by its status what came of it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        target(*arguments)
    except ToolkitError as error:
        sys.exit(NO_ROOM if {one.code for one in error.problems} <= {"DISK_FULL", "DISK_FAULT"} else REFUSED)


def scanning(root: Path, scans: Path, pages_a_chunk: int) -> None:
    scan(find(root, root), ELECTION, 1, [scans], "B1", BY, workers=1, pages_a_chunk=pages_a_chunk)


def keying(root: Path, batch: str, by: str, lines: Sequence[str]) -> None:
    """Somebody keys a batch and, coming back to it, goes on at the sheet that the program asks for."""
    workspace = find(root, root)
    known = round_of(read_entries(workspace), ELECTION, 1)
    if _is_keyed(known, batch, by) and not any(root.glob(".pending/keyed-by.*")):
        return
    with entering(workspace, ELECTION, 1, batch, by) as session:
        if session is None:
            return
        for line in lines[len(session.sheets) :]:
            _typed(session.enter(line).taken)
        _typed(session.enter(FINISH).taken)


def _is_keyed(known: Round, batch: str, by: str) -> bool:
    return batch in known.batches and by in {one.by for one in known.batches[batch].counts}


def _typed(taken: bool) -> None:
    if not taken:
        sys.exit(NO_ROOM)


def closing(root: Path) -> None:
    """From what was counted to the result that is fixed; begun again, it does what is left."""
    workspace = find(root, root)
    if not round_of(read_entries(workspace), ELECTION, 1).fixed_by:
        enter_accounts(workspace, ELECTION, 1, ACCOUNTS, BY)
        compute_result(workspace, ELECTION, 1, BY)
    print_minutes(workspace, ELECTION, 1, BY)
    confirm_result(workspace, ELECTION, 1, CONFIRM, BY)
