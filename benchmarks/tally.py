"""How fast ballots are counted, against Polars reading the same file alone and summing its columns.

    python benchmarks/tally.py                      2,000,000 ballots of 60 candidates, CSV and Parquet
    python benchmarks/tally.py --growth             20 thousand to 20 million (needs about 2 GB of disk)
    python benchmarks/tally.py --ballots 100000 --folder /tmp/votes

Each measurement is a process of its own, so that its peak memory is its own; the best of three counts. Ends with exit
status 1 when a limit below is passed.
"""

import argparse
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# A script's own folder comes first on the path, where the name of this file hides the package `tally`, here and in the
# other benchmarks: for them too the package is put in its place.
sys.path = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]
if __name__ == "tally":
    del sys.modules["tally"]
    importlib.import_module("tally")

CANDIDATES, SEATS = 60, 55
LIMITS = {"csv": 1.6, "parquet": 3.0}
"""Our time, at most so many times that of Polars alone."""
PEAK_MB = 1500
PIECE = 500_000
GROWTH = (20_000, 200_000, 2_000_000, 20_000_000)
IDS = [f"c{n:02d}" for n in range(1, CANDIDATES + 1)]


def write_votes(folder: Path, ballots: int) -> dict[str, Path]:
    """A CSV and a Parquet file of the same ballots, about a fifth of the names struck; written piece by piece."""
    import numpy as np
    import polars as pl

    paths = {kind: folder / f"votes-{ballots}.{kind}" for kind in LIMITS}
    if all(path.exists() for path in paths.values()):
        return paths
    random = np.random.default_rng(2025)
    beside = folder / "unfinished"
    with beside.open("wb") as file:
        for start in range(0, ballots, PIECE):
            rows = min(PIECE, ballots - start)
            ids = pl.int_range(start, start + rows, eager=True).cast(pl.String)
            struck = {name: pl.Series(random.random(rows) < 0.2) for name in IDS}
            marks = {
                name: one.replace_strict({True: "x", False: None}, return_dtype=pl.String)
                for name, one in struck.items()
            }
            piece = pl.DataFrame({"ballot": ids, "problem": pl.repeat("", rows, eager=True).replace("", None), **marks})
            piece.write_csv(file, include_header=start == 0)
    beside.replace(paths["csv"])
    pl.scan_csv(paths["csv"], infer_schema=False).sink_parquet(beside)
    beside.replace(paths["parquet"])
    return paths


def polars_alone(path: Path) -> int:
    """The least that any count must do: read the file and sum its columns."""
    import polars as pl

    scan = pl.scan_csv(path, infer_schema=False) if path.suffix == ".csv" else pl.scan_parquet(path)
    struck = scan.select([(pl.col(name) == "x").sum() for name in IDS]).collect(engine="streaming")
    return sum(struck.row(0))


def counted(path: Path) -> int:
    """The whole count: every cell, ground and ballot id checked, every ballot judged."""
    from congress.votesfile import count_votes
    from tally.contest_check import parse_contest
    from tally.regulation import load_builtin

    contest = parse_contest(
        {
            "id": "large", "title": "Large", "regulation": "party-2024", "seats": SEATS,
            "electorate": {"body": "delegates", "summoned": 1_000_000_000},
            "candidate": [{"id": name, "name": f"Name {name}"} for name in IDS],
        },
        "large.toml",
    )  # fmt: skip
    result = count_votes([path], contest, load_builtin("party-2024"))
    return sum(one.against or 0 for one in result.candidates)


WORK = {"polars": polars_alone, "count": counted}


def measure(work: str, path: Path) -> dict[str, float]:
    """Seconds and peak MB of one run in a process of its own, start of Python and imports not counted."""
    run = [sys.executable, __file__, "--once", work, str(path)]
    told: dict[str, float] = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    return told


def once(work: str, path: Path) -> None:
    import polars as pl

    import congress.votesfile

    pl.DataFrame({"a": [congress.votesfile.LINE]}).lazy().collect(engine="streaming")
    start = time.perf_counter()
    WORK[work](path)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak}))


def best(work: str, path: Path, tries: int) -> dict[str, float]:
    runs = [measure(work, path) for _ in range(tries)]
    return {"seconds": min(run["seconds"] for run in runs), "peak": max(run["peak"] for run in runs)}


def compare(folder: Path, ballots: int, tries: int) -> list[str]:
    """Prints one line a file kind; returns the limits passed."""
    passed = []
    for kind, path in write_votes(folder, ballots).items():
        alone, ours = best("polars", path, tries), best("count", path, tries)
        ratio = ours["seconds"] / alone["seconds"]
        print(
            f"{ballots:>11,} ballots  {kind:<8} Polars alone {alone['seconds']:6.2f} s   count {ours['seconds']:6.2f} s"
            f"   x {ratio:4.2f} (limit {LIMITS[kind]})   peak {ours['peak']:5.0f} MB (limit {PEAK_MB})"
        )
        # Below a million ballots both take so little that the ratio says nothing.
        if ballots >= 1_000_000 and ratio > LIMITS[kind]:
            passed.append(f"{kind}: {ratio:.2f} times Polars alone")
        if ballots <= 2_000_000 and ours["peak"] > PEAK_MB:
            passed.append(f"{kind}: {ours['peak']:.0f} MB")
    return passed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ballots", type=int, default=2_000_000)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--tries", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--once", nargs=2, metavar=("WORK", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        once(options.once[0], Path(options.once[1]))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        sizes = GROWTH if options.growth else (options.ballots,)
        passed = [limit for size in sizes for limit in compare(folder, size, options.tries)]
    for limit in passed:
        print(f"LIMIT PASSED  {limit}")
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
