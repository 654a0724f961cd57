"""How long a page takes, everything included, against decoding its JPEG alone; what a second worker brings; memory.

    python benchmarks/reader.py [--form strike] [--people 40] [--columns 2] [--pages 60] [--scanner office]
    python benchmarks/reader.py --memory 10000 [--form …] [--people …] [--scanner poor] [--workers 2]

Compare with: 3 times the decoding is to be reached, 2 is the aim; two workers 1.8 times one; 400 MB a worker, flat.
The decoding is OpenCV's (libjpeg-turbo), the one the reader itself uses, to grey, the file's bytes at hand.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

# This folder last: its `tally.py` has the name of a package.
sys.path.sort(key=lambda folder: folder == str(Path(__file__).parent))

import cv2
import numpy as np
from rehearsed import layout_of, scanned

from ballots.batch import read_pages
from ballots.layout import Layout
from ballots.pagereader import read_page
from ballots.pages import PageRef, load_page
from ballots.reader import pictures_for

ROUNDS = 5
LONG_BATCH = 1200
SAMPLE_EVERY = 500


def least_seconds(tasks: Sequence[Callable[[], object]]) -> list[float]:
    """Processor seconds of each task in the quickest of several rounds: what others do on the machine counts least."""
    least = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for number, task in enumerate(tasks):
            start = time.thread_time()
            task()
            least[number] = min(least[number], time.thread_time() - start)
    return least


def time_of_a_page(layout: Layout, pages: Sequence[PageRef]) -> None:
    def decoding(page: PageRef) -> Callable[[], object]:
        data = np.frombuffer(page.path.read_bytes(), np.uint8)
        return lambda: cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)

    whole = [partial(lambda page: read_page(layout, load_page(page)), page) for page in pages]
    both = least_seconds([task for pair in zip(map(decoding, pages), whole, strict=True) for task in pair])
    decode, page = sum(both[::2]) / len(pages), sum(both[1::2]) / len(pages)
    print(f"page: {page * 1000:.1f} ms; decoding its JPEG alone: {decode * 1000:.1f} ms")
    print(f"ratio: {page / decode:.2f} (to be reached: 3)")


def gain_of_workers(layout: Layout, pages: Sequence[PageRef], workers: int) -> None:
    """Wall times, so for a quiet machine. Short batches show what starting the workers costs."""
    for number in (120, LONG_BATCH):
        batch = list(islice(cycle(pages), number))
        one, several = wall(layout, batch, 1), wall(layout, batch, workers)
        print(
            f"{workers} workers, {number} pages: {number / several:.0f} pages/s, {one / several:.2f} times one worker "
            "(1.8), start included"
        )


def wall(layout: Layout, pages: Sequence[PageRef], workers: int) -> float:
    start = time.perf_counter()
    read_pages(layout, pages, workers=workers)
    return time.perf_counter() - start


def memory_of_many(layout: Layout, pages: Sequence[PageRef], number: int, workers: int) -> None:
    """Resident memory of this process and of each worker while `number` pages are read, pictures put aside."""
    seen = 0

    def sample(read: int) -> None:
        nonlocal seen
        if seen // SAMPLE_EVERY != (seen + read) // SAMPLE_EVERY:
            each = sorted(resident_mb(worker.pid or 0) for worker in multiprocessing.active_children())
            print(f"{seen + read:6} pages: this process {resident_mb(os.getpid())} MB, workers {each} MB", flush=True)
        seen += read

    with tempfile.TemporaryDirectory() as scratch, pictures_for(Path(scratch) / "review") as keep:
        read_pages(layout, list(islice(cycle(pages), number)), workers=workers, on_page=sample, keep=keep)


def resident_mb(process: int) -> int:
    """As the system (Linux) tells it; not the greatest of `getrusage`, which begins with the parent's."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--form", default="strike", choices=["strike", "agree", "confidence"])
    options.add_argument("--people", type=int, default=40)
    options.add_argument("--columns", type=int, choices=[1, 2])
    options.add_argument("--pages", type=int, default=60)
    options.add_argument("--scanner", default="office")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--memory", type=int, metavar="PAGES")
    chosen = options.parse_args()
    cv2.setNumThreads(1)
    layout = layout_of(chosen.form, chosen.people, columns=chosen.columns)
    places = len({target.candidate for target in layout.pages[0].targets})
    print(f"{chosen.people} people, {places} of them on the page; {chosen.scanner}, 200 dpi grey JPEG")
    with tempfile.TemporaryDirectory() as scratch:
        pages = []
        for seed in range(chosen.pages):
            path = Path(scratch) / f"{seed:05d}.jpg"
            path.write_bytes(scanned(layout, chosen.scanner, seed)[1])
            pages.append(PageRef(path, 1))
        read_page(layout, load_page(pages[0]))
        if chosen.memory:
            memory_of_many(layout, pages, chosen.memory, chosen.workers)
        else:
            time_of_a_page(layout, pages)
            gain_of_workers(layout, pages, chosen.workers)


if __name__ == "__main__":
    main()
