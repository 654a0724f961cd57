"""Ballots of every paper and print, filled and scanned cleanly, are read back as they were filled."""

from pathlib import Path
from random import Random

import pytest
from ballot_contests import KEY, contest_of, plain

from ballots.press import print_ballots
from ballots.reader import read_files
from ballots.rehearsal.fill import fill_ballots
from ballots.rehearsal.votes import read_votes

VALUES = {"strike": ("", "x"), "agree": ("yes", "no"), "confidence": ("high", "medium", "low")}
BALLOTS = 2


@pytest.mark.parametrize(
    ("form", "paper", "large", "identity"),
    [
        ("strike", "A5", False, "shared"),
        ("agree", "A5", False, "shared"),
        ("strike", "A4", True, "shared"),
        ("agree", "A4", True, "shared"),
        ("confidence", "A5", True, "serial"),
    ],
)
def test_twenty_names_are_read_back_without_a_question(
    tmp_path: Path, form: str, paper: str, large: bool, identity: str
) -> None:
    contest = contest_of(20, form, test=True, identity=identity, ballot={"paper": paper, "large": large})
    assert contest.form
    layout = print_ballots(contest, contest.form, BALLOTS, tmp_path / "ballots", KEY, plain)
    rng = Random(f"{form} {paper} {large}")
    rows = [[rng.choice(VALUES[form]) for _ in contest.candidate] for _ in range(BALLOTS)]
    lines = [",".join(["ballot", "problem", *layout.candidates])]
    lines += [",".join([f"b{number}", "", *row]) for number, row in enumerate(rows, 1)]
    (tmp_path / "votes.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    fill_ballots(layout, tmp_path / "ballots", read_votes(tmp_path / "votes.csv", layout), tmp_path / "scans", seed=3)
    records = read_files(layout, [tmp_path / "scans"])
    assert [record.status for record in records] == ["read"] * BALLOTS
    assert [list(record.cells.values()) for record in records] == rows
