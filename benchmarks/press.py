"""How fast ballots are made: identical and numbered ones, against laying out each page with WeasyPrint.

Run it in the project's environment, on a machine that does nothing else:

    .venv/bin/python benchmarks/press.py                     # 10,000 ballots of 20 names, about 10 s
    .venv/bin/python benchmarks/press.py --copies 100000     # memory: under 500 MB

Prints ballots a second (layout, specimen and all), the ratio to the plain way, the processor time of a ballot (which a
busy machine changes least), bytes a ballot, and the greatest memory of parent and workers together. To be reached with
numbered ballots on two cores: 2,000 a second, at most 1,500 bytes each, 100,000 in under 500 MB.
"""

import argparse
import os
import resource
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.press import lay_out, print_ballots
from ballots.style import style_of
from ballots.typeset import page_source, render
from tally.contest import Candidate, Contest

NAMES = 20
PLAIN_PAGES = 10
NAMED = {"shared": "identical", "serial": "numbered"}


def contest(identity: str) -> Contest:
    return Contest.model_validate(
        {
            "id": "benchmark",
            "title": "Bầu Ban Chấp hành",
            "regulation": "party-2024",
            "seats": NAMES - 2,
            "identity": identity,
            "candidate": [Candidate(id=f"c{n}", name=f"Nguyễn Văn Số {n}") for n in range(1, NAMES + 1)],
        }
    )


def english(text: str) -> str:
    return text


def plain_rate() -> float:
    """Pages a second when every ballot is laid out and written by itself."""
    source = page_source(style_of(contest("shared"), "strike", english), english)
    start = time.perf_counter()
    for _ in range(PLAIN_PAGES):
        render(source).write_pdf()
    return PLAIN_PAGES / (time.perf_counter() - start)


@dataclass(frozen=True)
class Run:
    """Ballots a second (layout, specimen and all), processor milliseconds and bytes of one ballot, files written."""

    rate: float
    processor_ms: float
    size: float
    files: int


def press(identity: str, copies: int) -> Run:
    with tempfile.TemporaryDirectory() as scratch:
        wall, processor = time.perf_counter(), processor_seconds()
        print_ballots(contest(identity), "strike", copies, Path(scratch), Ed25519PrivateKey.generate(), english)
        wall, processor = time.perf_counter() - wall, processor_seconds() - processor
        sizes = [path.stat().st_size for path in Path(scratch).glob("*.pdf")]
    return Run(copies / wall, 1000 * processor / copies, sum(sizes) / copies, len(sizes))


def processor_seconds() -> float:
    """Of this process and its workers that have ended."""
    return sum(os.times()[:4])


def memory_mb() -> float:
    """The most that this process has held, and each of its workers the most that any of them has."""
    parent, worker = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (parent + (os.cpu_count() or 1) * worker) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=10_000)
    copies = parser.parse_args().copies
    lay_out(contest("shared"), "strike", english)
    plain = plain_rate()
    print(f"compared with: WeasyPrint, every ballot laid out by itself: {plain:.1f} ballots/s")
    for identity in ("shared", "serial"):
        run = press(identity, copies)
        print(
            f"{NAMED[identity]} ({identity}), {copies:,} in {run.files} files: "
            f"{run.rate:,.0f} ballots/s, ratio {run.rate / plain:,.0f}; {run.processor_ms:.2f} ms of processor and "
            f"{run.size:,.0f} bytes a ballot; at most {memory_mb():,.0f} MB in all"
        )


if __name__ == "__main__":
    main()
