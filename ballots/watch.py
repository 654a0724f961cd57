"""A folder that a scanner is filling: pages are read as they come, so that little is left to do when the last one has.

What was read is remembered with the state its file had. Reading the folder afterwards takes over what has not changed
since and reads the rest: the watch makes that quicker, and changes nothing of what it says.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ballots.batch import Keep, OnPage, Read, read_pages, whole
from ballots.layout import Layout
from ballots.messages import problem
from ballots.pagereader import PageReading
from ballots.pages import PageRef, count_pages, page_files
from tally.problems import Place, Problem, UnreadableError

POLL_SECONDS = 1.0
"""How long a file stands still before it is opened."""
REFUSE_SECONDS = 5.0
"""How long a file that cannot be read stands still before people hear of it: a slow scanner may be pausing."""

State = tuple[int, int, int, int]
"""Of a file: which it is, its size, and when it was last written and last changed (ns)."""
Files = Mapping[Path, State]


@dataclass
class Watched:
    """The pages read so far, and the files that could not be read, each with the state of its file."""

    readings: dict[PageRef, tuple[State, PageReading]] = field(default_factory=dict)
    refused: dict[Path, tuple[State, Sequence[Problem]]] = field(default_factory=dict)

    def unchanged(self) -> dict[PageRef, PageReading]:
        """The readings of the files that are still as they were."""
        now = {path: _state(path) for path in {ref.path for ref in self.readings}}
        return {ref: reading for ref, (state, reading) in self.readings.items() if state == now[ref.path]}

    def has(self, path: Path, state: State) -> bool:
        """Whether the file was dealt with as it stands there now."""
        read, refused = self.readings.get(PageRef(path, 1)), self.refused.get(path)
        return state in (read and read[0], refused and refused[0])


@dataclass
class _Folder:
    """What lies in the folders: since when each file is in the state it is in, and when anything last changed."""

    sources: Sequence[Path]
    since: dict[Path, tuple[State, float]] = field(default_factory=dict)
    changed: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        now = time.monotonic()
        found = {path: state for path in page_files(self.sources) if (state := _state(path))}
        if found != {path: state for path, (state, _) in self.since.items()}:
            self.changed = now
        self.since = {
            path: self.since[path] if self.since.get(path, (None, 0))[0] == state else (state, now)
            for path, state in found.items()
        }

    def still(self, seconds: float) -> dict[Path, State]:
        now = time.monotonic()
        return {path: state for path, (state, start) in self.since.items() if now - start >= seconds}

    def idle(self, seconds: float | None) -> bool:
        return seconds is not None and bool(self.since) and time.monotonic() - self.changed >= seconds


def _state(path: Path) -> State | None:
    """None where there is no such file (any more)."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def watch(
    layout: Layout,
    sources: Sequence[Path],
    watched: Watched,
    *,
    workers: int,
    told_to_end: Callable[[float], bool],
    idle: float | None = None,
    keep: Keep = whole,
    on_page: OnPage | None = None,
    on_refused: Callable[[Sequence[Problem]], None] | None = None,
) -> None:
    """Reads into `watched` what comes into the folders `sources`, until told to end and no file is being written.

    `told_to_end(seconds)` waits so long and says whether it is over; Ctrl-C says so too (a second one is passed on).
    With `idle`, it is over as well that many seconds after the last change, once there is a file. `on_refused` hears
    once of a file that cannot be read. Raises UnreadableError for a folder that is not there.
    """
    missing = [problem("SCAN_MISSING", Place(file=str(source))) for source in sources if not source.exists()]
    if missing:
        raise UnreadableError(missing)
    folder = _Folder(sources)
    told: dict[Path, State] = {}
    over = False
    while True:
        try:
            folder.look()
            still = folder.still(POLL_SECONDS)
            fresh = {path: state for path, state in still.items() if not watched.has(path, state)}
            _read(fresh, watched, partial(read_pages, layout, workers=workers, keep=keep, on_page=on_page))
            for path, state in folder.still(REFUSE_SECONDS).items():
                refused = watched.refused.get(path)
                if on_refused and refused and refused[0] == state != told.get(path):
                    told[path] = state
                    on_refused(refused[1])
            if over and len(still) == len(folder.since):
                return
            if over:
                time.sleep(POLL_SECONDS)
            else:
                over = told_to_end(POLL_SECONDS) or folder.idle(idle)
        except KeyboardInterrupt:
            if over:
                raise
            over = True


def _read(files: Files, watched: Watched, read: Callable[..., object]) -> None:
    pages: list[PageRef] = []
    for path, state in files.items():
        try:
            pages += [PageRef(path, number) for number in range(1, count_pages(path) + 1)]
        except UnreadableError as error:
            watched.refused[path] = state, error.problems

    def take(fresh: Read) -> None:
        for number, reading in fresh:
            ref = pages[number]
            if reading.problem == "UNREADABLE_FILE":
                watched.refused[ref.path] = files[ref.path], reading.doubts
            else:
                watched.readings[ref] = files[ref.path], reading

    if pages:
        read(pages, on_read=take)
