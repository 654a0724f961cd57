"""How long a page takes, everything included, against decoding its JPEG alone; and what a second worker brings.

    python benchmarks/reader.py [--form strike] [--people 40] [--pages 60] [--scanner office] [--workers 2]

Compare with: 3 times the decoding is to be reached, 2 is the aim; two workers 1.8 times one.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

# This folder last: its `tally.py` has the name of a package.
sys.path.sort(key=lambda folder: folder == str(Path(__file__).parent))

import cv2
import numpy as np
from rehearsed import layout_of, scanned

from ballots.batch import read_pages
from ballots.pagereader import read_page
from ballots.pages import PageRef, load_page

ROUNDS = 3


def least_cpu(task: object, rounds: int = ROUNDS) -> float:
    """Processor seconds of the quickest of several runs: what others do on the machine counts least there."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        task()  # type: ignore[operator]
        times.append(time.process_time() - start)
    return min(times)


def wall(layout: object, pages: list[PageRef], workers: int) -> float:
    start = time.perf_counter()
    read_pages(layout, pages, workers=workers)  # type: ignore[arg-type]
    return time.perf_counter() - start


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--form", default="strike", choices=["strike", "agree", "confidence"])
    options.add_argument("--people", type=int, default=40)
    options.add_argument("--pages", type=int, default=60)
    options.add_argument("--scanner", default="office")
    options.add_argument("--workers", type=int, default=2)
    chosen = options.parse_args()
    cv2.setNumThreads(1)
    layout = layout_of(chosen.form, chosen.people)
    with tempfile.TemporaryDirectory() as scratch:
        pages = []
        for seed in range(chosen.pages):
            path = Path(scratch) / f"{seed:05d}.jpg"
            path.write_bytes(scanned(layout, chosen.scanner, seed)[1])
            pages.append(PageRef(path, 1))
        data = [np.frombuffer(page.path.read_bytes(), np.uint8) for page in pages]
        read_page(layout, load_page(pages[0]))
        decode = least_cpu(lambda: [cv2.imdecode(one, cv2.IMREAD_GRAYSCALE) for one in data]) / len(pages)
        whole = least_cpu(lambda: [read_page(layout, load_page(page)) for page in pages]) / len(pages)
        print(f"page: {whole * 1000:.1f} ms; decoding its JPEG alone: {decode * 1000:.1f} ms")
        print(f"ratio: {whole / decode:.2f} (to be reached: 3)")
        many = pages * max(1, 120 // len(pages))
        one, several = wall(layout, many, 1), wall(layout, many, chosen.workers)
        rate = len(many) / several
        print(
            f"{chosen.workers} workers: {rate:.0f} pages/s, {one / several:.2f} times one worker (1.8), start included"
        )
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"greatest memory of a worker: {memory:.0f} MB (400)")


if __name__ == "__main__":
    main()
