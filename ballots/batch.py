"""Many pages → one reading each, in order: a pool of processes that loses nothing.

A page that cannot be decoded does not stop the others. A worker that dies takes no page with it: what was not finished
is read again by a new one, page by page; a page that kills its worker twice is listed for keying.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal

from ballots.layout import Layout
from ballots.messages import problem
from ballots.pagereader import PageReading, prepare, read_page
from ballots.pages import PageRef, load_page
from ballots.workers import end_with_parent
from tally.problems import Place, UnreadableError

PAGES_A_TASK = 8

OnPage = Callable[[int], None]
"""Called with the number of pages read since the last call."""
Read = Sequence[tuple[int, PageReading]]
"""Readings, each with the page's number in the batch."""
OnRead = Callable[[Read], None]
"""Called with what was read since the last call, in no order."""
Task = tuple[tuple[int, PageRef], ...]

_layout: list[Layout] = []


def read_pages(
    layout: Layout,
    pages: Sequence[PageRef],
    *,
    workers: int,
    on_page: OnPage | None = None,
    on_read: OnRead | None = None,
) -> list[PageReading]:
    """One reading a page, in the order of `pages` whatever the number of `workers` (1: in this process)."""
    prepare(layout)

    def report(read: Read) -> None:
        if on_read:
            on_read(read)
        if on_page:
            on_page(len(read))

    if workers <= 1 or len(pages) <= PAGES_A_TASK or not _workers_start():
        return [_reported(number, _read_safely(layout, ref), report) for number, ref in enumerate(pages)]
    readings: dict[int, PageReading] = {}
    left = _run(layout, _tasks(pages, range(len(pages)), PAGES_A_TASK), workers, readings, report)
    for _ in range(2):
        if left:
            left = _run_singly(layout, pages, left, readings, report)
    for number in left:
        readings[number] = _reported(number, _killer(pages[number]), report)
    return [readings[number] for number in range(len(pages))]


def _reported(number: int, reading: PageReading, report: OnRead) -> PageReading:
    report([(number, reading)])
    return reading


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


def _run(
    layout: Layout, tasks: Sequence[Task], workers: int, readings: dict[int, PageReading], report: OnRead
) -> list[int]:
    """Fills `readings`; returns the numbers of the pages that a dying worker left unread."""
    text = layout.model_dump_json(by_alias=True)
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (text,)) as pool:
        futures: dict[Future[list[tuple[int, PageReading]]], Task] = {}
        try:
            futures = {pool.submit(_read_task, task): task for task in tasks}
            for future in as_completed(futures):
                done = future.result()
                readings.update(done)
                report(done)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        except BrokenProcessPool:
            for future in futures:
                if future.done() and not future.cancelled() and future.exception() is None:
                    fresh = {number: reading for number, reading in future.result() if number not in readings}
                    readings.update(fresh)
                    report(list(fresh.items()))
    return [number for task in tasks for number, _ in task if number not in readings]


def _run_singly(
    layout: Layout, pages: Sequence[PageRef], left: Sequence[int], readings: dict[int, PageReading], report: OnRead
) -> list[int]:
    """One page a pool once a worker has died, so that only the page that killed it is in doubt."""
    return [
        number
        for start in range(0, len(left), PAGES_A_TASK)
        for number in _narrowed(layout, pages, left[start : start + PAGES_A_TASK], readings, report)
    ]


def _narrowed(
    layout: Layout, pages: Sequence[PageRef], numbers: Sequence[int], readings: dict[int, PageReading], report: OnRead
) -> list[int]:
    """Reads `numbers` with one worker; where it dies, halves them until the page at fault stands alone."""
    left = _run(layout, _tasks(pages, numbers, 1), 1, readings, report)
    if len(left) <= 1:
        return left
    middle = len(left) // 2
    return [
        *_narrowed(layout, pages, left[:middle], readings, report),
        *_narrowed(layout, pages, left[middle:], readings, report),
    ]


def _start_worker(layout: str) -> None:
    import cv2

    end_with_parent()
    signal(SIGINT, SIG_IGN)  # Ctrl-C is for the process that the person sees; it ends the workers
    cv2.setNumThreads(1)
    _layout[:] = [Layout.model_validate_json(layout)]
    prepare(_layout[0])


def _read_task(task: Task) -> list[tuple[int, PageReading]]:
    return [(number, _read_safely(_layout[0], ref)) for number, ref in task]


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
