"""A hall: printed, filled, scanned and read back by the commands; every mark as it was filled. Of 350 ballots with
`CONGRESS_HALL=350 pytest tests/test_rehearsal_of_a_hall.py`.
"""

import csv
import os
import random
from pathlib import Path

import pytest
from running import congress

from ballots.shipped import shipped

BALLOTS = int(os.environ.get("CONGRESS_HALL", "60"))
MOST_FOR_PEOPLE = {"clean": 0, "office": max(1, BALLOTS // 50)}
CHOICES = {"strike": (("", "x"), (9, 1)), "agree": (("yes", "no", "both", ""), (90, 8, 1, 1))}


def contest_of(form: str, folder: Path) -> Path:
    """The province's list of 20 as a test: with its surplus of 2 (strike), or for 20 seats (agree)."""
    text = (shipped("examples") / "dai-hoi-tinh" / "contest.toml").read_text(encoding="utf-8")
    if form == "agree":
        text = text.replace("seats = 18", "seats = 20").replace('kind = "committee"', 'kind = "delegates"')
    path = folder / "contest.toml"
    path.write_text(text, encoding="utf-8")
    return path


def votes_of(form: str, people: list[str], folder: Path) -> dict[str, dict[str, str]]:
    chance = random.Random(20260101)
    values, weights = CHOICES[form]
    rows = {
        f"b{number:03d}": dict(zip(people, chance.choices(values, weights, k=len(people)), strict=True))
        for number in range(1, BALLOTS + 1)
    }
    with (folder / "votes.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["ballot", "problem", *people])
        table.writerows([name, "", *cells.values()] for name, cells in rows.items())
    return rows


@pytest.mark.parametrize("form", CHOICES)
@pytest.mark.parametrize("scanner", MOST_FOR_PEOPLE)
def test_every_mark_is_read_as_it_was_filled(tmp_path: Path, form: str, scanner: str) -> None:
    contest = contest_of(form, tmp_path)
    printed = congress("ballots", "print", contest, "--copies", str(BALLOTS), "-o", "printed", cwd=tmp_path)
    assert printed.returncode == 0, printed.stderr
    people = [
        line.split('"')[1] for line in contest.read_text(encoding="utf-8").splitlines() if line.startswith('id = "p')
    ]
    filled = votes_of(form, people, tmp_path)
    layout = "printed/layout.json"
    scans = congress("ballots", "fill", layout, "votes.csv", "-o", "scans", "--scanner", scanner, cwd=tmp_path)
    assert scans.returncode == 0, scans.stderr

    read = congress("ballots", "read", layout, "scans", "-o", "read.csv", cwd=tmp_path)
    assert read.returncode == 0, read.stderr
    with (tmp_path / "read.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == BALLOTS
    assert sum(row["status"] == "review" for row in rows) <= MOST_FOR_PEOPLE[scanner]
    assert not [row for row in rows if row["status"] == "rejected"]
    wrong = [
        (row["source"], person, filled[Path(row["source"]).stem][person], row[person])
        for row in rows
        for person in people
        if not row[person].endswith("?") and row[person] != filled[Path(row["source"]).stem][person]
    ]
    assert wrong == []
