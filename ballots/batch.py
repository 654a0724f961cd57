"""Many pages → one reading each, in order: a pool of processes that loses nothing.

A page that cannot be decoded does not stop the others. A worker that dies takes no page with it: what was not finished
is read again by a new one, page by page; a page that kills its worker twice is listed for keying. So is one that would
keep it at work for ever: a worker has so much processor time for a page, then the system ends it.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal

from ballots.layout import Layout
from ballots.messages import problem
from ballots.pagereader import PageReading, prepare, read_page
from ballots.pages import PageRef, load_page
from ballots.workers import end_with_parent
from tally.problems import Place, UnreadableError

if sys.platform != "win32":
    from signal import ITIMER_PROF, setitimer

PAGES_A_TASK = 8
PAGE_SECONDS = 60.0
"""Processor time for one page. An A3 page of 600 dpi takes less than three on a slow machine."""

OnPage = Callable[[int], None]
"""Called with the number of pages read since the last call."""
Read = Sequence[tuple[int, PageReading]]
"""Readings, each with the page's number in the batch."""
OnRead = Callable[[Read], None]
"""Called with what was read since the last call, in no order."""
Keep = Callable[[PageReading], PageReading]
"""What is kept of a reading."""
Task = tuple[tuple[int, PageRef], ...]

_work: list[tuple[Layout, float]] = []
"""Of a worker: the layout it reads with, and the time it has for a page."""


def whole(reading: PageReading) -> PageReading:
    return reading


def read_pages(
    layout: Layout,
    pages: Sequence[PageRef],
    *,
    workers: int,
    on_page: OnPage | None = None,
    on_read: OnRead | None = None,
    keep: Keep = whole,
    page_seconds: float = PAGE_SECONDS,
) -> list[PageReading]:
    """One reading a page, as `keep` leaves it, in the order of `pages` whatever the number of `workers`.

    Few pages, or all where `workers` is 1, are read in this process; PDF never is: a page of it is a program, which may
    run for ever (longer than `page_seconds` of processor time).
    """
    prepare(layout)

    def report(read: Read) -> None:
        if on_read:
            on_read(read)
        if on_page:
            on_page(len(read))

    readings: dict[int, PageReading] = {}
    pool = _Pool(layout, workers, page_seconds, readings, keep, report)
    if _is_safe_here(pages) and (workers <= 1 or len(pages) <= PAGES_A_TASK):
        pool.read_here(pages, range(len(pages)))
    else:
        for number in pool.run_singly(pages, _killers(pool, pages)):
            readings[number] = _killer(pages[number])
            report([(number, readings[number])])
    return [readings[number] for number in range(len(pages))]


def _killers(pool: "_Pool", pages: Sequence[PageRef]) -> list[int]:
    """Reads all pages but those at which a worker died. Tasks are taken up in order, so that a dying worker had one of
    the first unread in its hands; these are read singly, the others by all workers again."""
    killers: list[int] = []
    left = list(range(len(pages)))
    while left:
        left = pool.run(_tasks(pages, left, PAGES_A_TASK))
        if left and not pool.readings and not _workers_start():
            pool.read_here(pages, left)
            return []
        in_hand = pool.workers * PAGES_A_TASK
        killers += pool.run_singly(pages, left[:in_hand])
        left = left[in_hand:]
    return killers


def _is_safe_here(pages: Sequence[PageRef]) -> bool:
    return not any(ref.path.suffix.lower() == ".pdf" for ref in pages)


def _workers_start() -> bool:
    """Whether this system lets a worker start at all: if none does, pages are read here, one after the other."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        try:
            return pool.submit(int).result() == 0
        except BrokenProcessPool:
            return False


def _tasks(pages: Sequence[PageRef], numbers: Iterable[int], size: int) -> list[Task]:
    wanted = [(number, pages[number]) for number in numbers]
    return [tuple(wanted[start : start + size]) for start in range(0, len(wanted), size)]


@dataclass(frozen=True)
class _Pool:
    """Processes at work (or this one), and the `readings` they fill."""

    layout: Layout
    workers: int
    page_seconds: float
    readings: dict[int, PageReading]
    keep: Keep
    report: OnRead

    def run(self, tasks: Sequence[Task], workers: int = 0) -> list[int]:
        """Fills `readings`; returns the numbers of the pages that a dying worker left unread."""
        settings = (self.layout.model_dump_json(by_alias=True), self.page_seconds)
        with ProcessPoolExecutor(workers or self.workers, get_context("spawn"), _start_worker, settings) as pool:
            futures: dict[Future[list[tuple[int, PageReading]]], Task] = {}
            try:
                futures = {pool.submit(_read_task, task): task for task in tasks}
                for future in as_completed(futures):
                    self._keep(future.result())
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            except BrokenProcessPool:
                for future in futures:
                    if future.done() and not future.cancelled() and future.exception() is None:
                        self._keep(future.result())
        return [number for task in tasks for number, _ in task if number not in self.readings]

    def read_here(self, pages: Sequence[PageRef], numbers: Iterable[int]) -> None:
        for number in numbers:
            self._keep([(number, _read_safely(self.layout, pages[number]))])

    def _keep(self, done: Read) -> None:
        fresh = {number: self.keep(reading) for number, reading in done if number not in self.readings}
        self.readings.update(fresh)
        self.report(list(fresh.items()))

    def run_singly(self, pages: Sequence[PageRef], left: Sequence[int]) -> list[int]:
        """Page after page with one worker, so that only the page that kills it is in doubt: those are returned."""
        killers = []
        while left:
            left = self.run(_tasks(pages, left, 1), workers=1)
            killers += left[:1]
            left = left[1:]
        return killers


def _start_worker(layout: str, page_seconds: float) -> None:
    import cv2

    end_with_parent()
    signal(SIGINT, SIG_IGN)  # Ctrl-C is for the process that the person sees; it ends the workers
    cv2.setNumThreads(1)
    _work[:] = [(Layout.model_validate_json(layout), page_seconds)]
    prepare(_work[0][0])


def _read_task(task: Task) -> list[tuple[int, PageReading]]:
    layout, page_seconds = _work[0]
    readings = []
    for number, ref in task:
        _limit_time(page_seconds)
        readings.append((number, _read_safely(layout, ref)))
    _limit_time(0)
    return readings


def _limit_time(seconds: float) -> None:
    """After so much more processor time the system ends this process (0: never), whatever it is doing."""
    if sys.platform != "win32":
        setitimer(ITIMER_PROF, seconds)


def _read_safely(layout: Layout, ref: PageRef) -> PageReading:
    """The page's reading, or why it has none; no fault of one page reaches the next."""
    try:
        return read_page(layout, load_page(ref))
    except UnreadableError as error:
        return PageReading("UNREADABLE_FILE", doubts=error.problems)
    except Exception as error:  # noqa: BLE001 - whatever a hostile picture brings about, the batch goes on
        detail = f" ({type(error).__name__})"
        return PageReading("UNREADABLE", doubts=(problem("SCAN_BROKEN", Place(file=ref.source), detail=detail),))


def _killer(ref: PageRef) -> PageReading:
    return PageReading("UNREADABLE", doubts=(problem("SCAN_FAULT", Place(file=ref.source, at=str(ref.page))),))
