"""Is a mark ever given as certain that was not drawn? Fills, scans and reads ballots until N positions are judged.

    python benchmarks/accuracy.py --positions 1000000 [--form agree] [--scanner office] [--paper A5] [--long-names]
        [--state FILE.json]

    python benchmarks/accuracy.py --positions 20000 --hand doubtful     (dots, rings, half strikes: all are for people)

A position is one place for a mark (a box, or a name). The state file adds runs up: each run goes on with fresh seeds.
A wrong reading ends the run with exit status 1 and its seed, so that it can be looked at. Compare with: no error in
1,000,000 positions in one run; sent to people at most 0.2 % of ballots (office), 3 % (poor), 5 % (fax), 10 % (phone).
"""

import argparse
import json
import multiprocessing
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

# This folder last: its `tally.py` has the name of a package.
sys.path.sort(key=lambda folder: folder == str(Path(__file__).parent))

import cv2
import numpy as np
from rehearsed import layout_of, scanned

from ballots.layout import Layout
from ballots.pagereader import read_page
from ballots.pages import PageImage
from ballots.rehearsal.hands import HANDS

BLOCK = 25
REACH = {"clean": 0.0, "office": 0.2, "poor": 3.0, "fax": 5.0, "phone": 10.0}
SINGLE = {"x", "yes", "no", "high", "medium", "low"}
"""A doubtful drawing is never one of these for certain. (Two boxes, each crossed and filled over, are both marked.)"""
_layout: list[Layout] = []


def start(text: str) -> None:
    cv2.setNumThreads(1)
    _layout[:] = [Layout.model_validate_json(text)]


def judge(block: tuple[str, str, int]) -> dict[str, object]:
    """Reads one block of ballots; `wrong` lists (seed, candidate, drawn, read)."""
    scanner, hand, first = block
    layout, counts, wrong = _layout[0], Counter[str](), []
    for seed in range(first, first + BLOCK):
        cells, data = scanned(layout, scanner, seed, hand)
        grey = np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)
        reading = read_page(layout, PageImage(grey, 200.0 if scanner != "phone" else None, ""))
        counts["ballots"] += 1
        counts["rejected"] += bool(reading.problem)
        counts["people"] += bool(reading.doubts) and not reading.problem
        counts["positions"] += sum(target.candidate in reading.cells for target in marked_places(layout))
        for candidate, cell in reading.cells.items():
            if not cell.endswith("?") and (cell != cells[candidate] or (hand == "doubtful" and cell in SINGLE)):
                wrong.append((seed, candidate, cells[candidate], cell))
    return {**counts, "wrong": wrong}


def marked_places(layout: Layout) -> list[object]:
    option = {"name"} if layout.form == "strike" else {"yes", "no", "high", "medium", "low"}
    return [target for target in layout.pages[0].targets if target.option in option]


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--positions", type=int, required=True)
    options.add_argument("--form", default="agree", choices=["strike", "agree", "confidence"])
    options.add_argument("--people", type=int, default=40)
    options.add_argument("--paper", default="A4", choices=["A4", "A5"])
    options.add_argument("--long-names", action="store_true", help="names of 35 to 40 letters")
    options.add_argument("--scanner", default="office", choices=list(REACH))
    options.add_argument("--hand", default="ordinary", choices=list(HANDS))
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--state", type=Path)
    chosen = options.parse_args()
    key = f"{chosen.form}-{chosen.people}-{chosen.scanner}" + ("-A5" if chosen.paper == "A5" else "")
    key += "-long" if chosen.long_names else ""
    key += f"-{chosen.hand}" if chosen.hand != "ordinary" else ""
    state = json.loads(chosen.state.read_text()) if chosen.state and chosen.state.exists() else {}
    total = Counter(state.get(key, {}))
    layout = layout_of(chosen.form, chosen.people, chosen.paper, long_names=chosen.long_names)
    run = 0
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(chosen.workers, context, start, (layout.model_dump_json(by_alias=True),)) as pool:
        while run < chosen.positions:
            firsts = [total["ballots"] + n * BLOCK for n in range(chosen.workers * 4)]
            for result in pool.map(judge, [(chosen.scanner, chosen.hand, first) for first in firsts]):
                wrong = result.pop("wrong")
                total.update(result)
                run += int(result.get("positions", 0))
                if wrong:
                    print("WRONG (seed, candidate, drawn, read):", wrong)
                    return 1
            if chosen.state:
                chosen.state.write_text(json.dumps({**state, key: total}, indent=1))
            print(f"\r{total['positions']:,} positions", end="", file=sys.stderr, flush=True)
    people = 100 * total["people"] / total["ballots"]
    rejected = 100 * total["rejected"] / total["ballots"]
    print(
        f"\n{key}: {run:,} positions now, {total['positions']:,} in all, {total['ballots']:,} ballots, no error; "
        f"to people {people:.2f} % ({REACH[chosen.scanner]} %), rejected {rejected:.2f} %"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
