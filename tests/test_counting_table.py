"""The counting table by commands, as counters sit at it: a list of 60 for 55 seats, from the folder of scans to the
official result; and the same pile keyed by two operators who err, settled by a third person.

A few ballots in every run. The whole hall of 348, in seven batches, with the seconds of each step:
`CONGRESS_TABLE=348 pytest tests/test_counting_table.py -s`.
"""

import csv
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from keying_samples import FIRST, HEAD, SECOND, THIRD, contest_text
from running import PROGRAM, congress

BALLOTS = int(os.environ.get("CONGRESS_TABLE", "8"))
A_BATCH, PLANTED = (50, 12) if BALLOTS > 50 else (5, 3)
PEOPLE, SEATS = 60, 55
STRUCK = [sorted(random.Random(sheet).sample(range(1, PEOPLE + 1), 5 + sheet % 4)) for sheet in range(BALLOTS)]
BATCHES = {
    f"B{number}": range(first, min(first + A_BATCH, BALLOTS))
    for number, first in enumerate(range(0, BALLOTS, A_BATCH), 1)
}


class Table(NamedTuple):
    """The folder of one congress, and what its steps took: name, seconds, seconds of processor time."""

    folder: Path
    times: list[tuple[str, float, float]]

    def run(self, step: str, *arguments: str | Path, lines: Sequence[str] = ()) -> str:
        """`congress ARGUMENTS`; what it printed. `lines` are what is typed."""
        with self.timed(step):
            done = subprocess.run(
                [PROGRAM, "--lang", "en", *arguments],
                cwd=self.folder,
                env={**os.environ, "COLUMNS": "300", "XDG_CONFIG_HOME": str(self.folder.parent)},
                input="".join(f"{line}\n" for line in lines),
                capture_output=True,
                text=True,
                timeout=3600,
            )
        assert done.returncode == 0, done.stderr
        return done.stdout + " ".join(done.stderr.split())

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        wall, work = time.monotonic(), _work_of_children()
        yield
        self.times.append((step, time.monotonic() - wall, _work_of_children() - work))

    def election(self, step: str, *arguments: str | Path, by: str = HEAD, lines: Sequence[str] = ()) -> str:
        return self.run(step, "election", "lon", step, *arguments, "--as", by, lines=lines)

    def result(self) -> dict[str, Any]:
        return json.loads((self.folder / "results" / "lon.json").read_text(encoding="utf-8"))

    def say(self, path: str) -> None:
        lines = [f"\n{path}: {BALLOTS} ballots, {SEATS} seats, {len(BATCHES)} batches"]
        for step in dict.fromkeys(step for step, *_ in self.times):
            wall, work = ([one[place] for one in self.times if one[0] == step] for place in (1, 2))
            lines.append(f"  {step:10} {len(wall):3} × {sum(wall):8.1f} s {sum(work):8.1f} s of processor time")
        lines.append(f"  {'in all':10}       {sum(one[1] for one in self.times):8.1f} s")
        sys.stdout.write("\n".join(lines) + "\n")


def _work_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def begun(folder: Path, required: int) -> Table:
    """A congress with its contest and a slip for every batch; no step is timed yet."""
    folder.mkdir()
    text = (
        contest_text(PEOPLE, SEATS, required=required)
        .replace(" Công Huyền Tôn Nữ", "")
        .replace('form = "strike"', 'form = "strike"\ntest = true')
    )
    (folder / "lon.toml").write_text(text, encoding="utf-8")
    table = Table(folder / "congress", [])
    assert congress("new", "congress", "--title", "Đại hội thử", "--as", HEAD, cwd=folder).returncode == 0
    table.run("import", "import", folder / "lon.toml", "--as", HEAD)
    table.times.clear()
    return table


def slips(table: Table) -> None:
    for batch, sheets in BATCHES.items():
        table.election("batch", batch, "--sheets", str(len(sheets)))
    table.election("accounts", "--issued", str(BALLOTS), "--returned", str(BALLOTS))


def votes_expected() -> dict[str, int]:
    return {
        f"c{number:02d}": sum(number not in struck for struck in STRUCK) for number in range(1, PEOPLE + 1)
    }  # fmt: skip


def require_exact(table: Table, required: int, differing: int) -> None:
    result = table.result()
    assert {one["id"]: one["votes"] for one in result["candidates"]} == votes_expected()
    assert (result["ballots"]["returned"], result["ballots"]["valid"]) == (BALLOTS, BALLOTS)
    assert (result["official"], result["counts"]) == (
        True,
        {"required": required, "done": required, "differing": differing, "open": 0},
    )
    listed = json.loads(table.election("batch", "--json"))
    assert {one["batch"]: one["sheets"] for one in listed} == {name: len(sheets) for name, sheets in BATCHES.items()}


def scans_of(table: Table, folder: Path) -> Path:
    """The pile as the scanner leaves it: one folder a batch."""
    for batch, sheets in BATCHES.items():
        with (folder / f"{batch}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["ballot", "problem", *votes_expected()])
            for sheet in sheets:
                cells = ("x" if number in STRUCK[sheet] else "" for number in range(1, PEOPLE + 1))
                writer.writerow([f"b{sheet:03d}", "", *cells])
        layout = next((table.folder / "ballots").glob("*/layout.json"))
        table.run(
            "fill",
            "ballots",
            "fill",
            layout,
            folder / f"{batch}.csv",
            "-o",
            folder / "scans" / batch,
            "--seed",
            batch[1:],
        )
    return folder / "scans"


def decided(read: Path) -> list[str]:
    """What two people who look at the paper type for each ballot of a batch that waits."""
    with read.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] == "review"]
    return [
        " ".join(str(one) for one in STRUCK[int(row["source"][1:4])] if row[f"c{one:02d}"].endswith("?")) or "0"
        for row in rows
    ]


def test_from_the_folder_of_scans_to_the_official_result(tmp_path: Path) -> None:
    table = begun(tmp_path / "scanned", required=1)
    table.election("print", "--copies", str(BALLOTS))
    scans = scans_of(table, tmp_path)
    table.times.clear()

    slips(table)
    for batch in BATCHES:
        table.election("scan", scans / batch, "--batch", batch)
    decisions = [line for batch in BATCHES for line in decided(table.folder / "counts" / "lon" / f"{batch}.csv")]
    if decisions:
        lines = [answer for line in decisions for answer in (line, "")]
        table.election("review", "--with", SECOND, "--plain", by=FIRST, lines=lines)
    table.election("result")
    table.election("minutes")
    table.election("confirm", "--name", HEAD, "--name", THIRD)
    table.say(f"Scanned, {len(decisions)} ballots to people")
    require_exact(table, required=1, differing=0)


def wrong(struck: Sequence[int], kind: int) -> str:
    """What an operator who errs types instead of the numbers struck."""
    slipped = next(number for number in range(1, PEOPLE + 1) if number not in struck)
    return (" ".join(map(str, sorted({slipped, *struck[1:]}))), " ".join(map(str, (*struck, slipped))), "0", "/3")[
        kind % 4
    ]


def test_two_operators_who_err_and_a_third_person_come_to_the_official_result(tmp_path: Path) -> None:
    table = begun(tmp_path / "keyed", required=2)
    slips(table)
    erring = dict(enumerate(sorted(random.Random(5).sample(range(BALLOTS), PLANTED))))
    planted = {
        sheet: (FIRST if kind % 3 == 0 else SECOND, wrong(STRUCK[sheet], kind)) for kind, sheet in erring.items()
    }
    places = [
        (batch, 1 + sheets.index(sheet)) for batch, sheets in BATCHES.items() for sheet in planted if sheet in sheets
    ]
    typed = 0
    for by in (FIRST, SECOND):
        for batch, sheets in BATCHES.items():
            right = {sheet: " ".join(map(str, STRUCK[sheet])) for sheet in sheets}
            lines = [planted[sheet][1] if planted.get(sheet, ("",))[0] == by else right[sheet] for sheet in sheets]
            said = table.election("key", "--batch", batch, "--plain", by=by, lines=[*lines, "+"])
            assert said.count(" recorded: ") == len(sheets)
            typed += len(lines)
    assert typed == 2 * BALLOTS

    found = json.loads(table.election("settle", "--list", "--json"))
    assert [(one["batch"], one["sheet"]) for one in found] == places
    table.election("result")
    assert (table.result()["official"], table.result()["counts"]["open"]) == (False, PLANTED)
    answers = [answer for sheet in planted for answer in (" ".join(map(str, STRUCK[sheet])), "looked at the paper")]
    said = table.election("settle", "--plain", by=THIRD, lines=answers)
    assert f"{PLANTED} differences settled" in said
    for place in ("first", "second"):
        erred = sum((by == SECOND) == (place == "first") for by, _line in planted.values())
        assert said.count(f"as the {place} count") == erred
    table.election("result")
    table.election("minutes")
    table.election("confirm", "--name", HEAD, "--name", "Đinh Thị Chốt")
    table.say(f"Keyed twice, {typed} lines for {BALLOTS} ballots, {PLANTED} differences planted and found")
    require_exact(table, required=2, differing=PLANTED)
