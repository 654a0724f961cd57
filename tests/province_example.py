"""Makes the counts of `examples/dai-hoi-tinh/`: how people vote in the run of the README, from the slate on.

The same files come out every time. Who falls is said first; all else is spread by a plain rule.
"""

import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

TARGET = Path(__file__).parents[1] / "examples" / "dai-hoi-tinh"
LEFT_OUT, FALLS, WITHDRAWN = "s458", 20, "s036"
"""Left out by the first meeting; the place on the slate of who falls in the second; who withdraws at the congress."""
STEPS = {2: 115, 3: 54, 5: 55}
"""Valid ballots of the steps that are counted by hand; 120, 55 and 55 people are summoned."""
HALF_OF_STEP_2 = 60
SMALL_MEETING = 15
OPINION = {"f01": 200, "f02": 150, "f03": 90, "f05": 180}
"""Those from the floor whom the congress is asked about, of 250 valid ballots; room for three. f04 had no support."""
NOT_TAKEN = "f03"
SEATS, HALF, PRINT_TEST = 51, 177, 6
"""`HALF`: of the base of 354."""


def totals(votes: Mapping[str, int], valid: int, form: str) -> str:
    head = "candidate,votes,against,unusable" if form == "agree" else "candidate,votes"
    rows = (f"{id_},{count},{valid - count},0" if form == "agree" else f"{id_},{count}" for id_, count in votes.items())
    return "\n".join([head, *rows]) + "\n"


def step_totals(people: Sequence[str], valid: int, falls: str = "") -> str:
    votes = {id_: HALF_OF_STEP_2 if id_ == falls else valid - (7 * n % (valid // 3)) for n, id_ in enumerate(people)}
    return totals(votes, valid, "agree")


def small_meeting(people: Sequence[str]) -> str:
    """Fifteen ballots that agree with everybody but here and there one."""
    rows = (
        [f"{number:02d}", "", *("no" if (place + 5 * number) % 23 == 0 else "yes" for place in range(len(people)))]
        for number in range(1, SMALL_MEETING + 1)
    )
    return "\n".join(",".join(row) for row in [["ballot", "problem", *people], *rows]) + "\n"


def struck(people: Sequence[str], seats: int, ballots: int) -> str:
    """Ballots that leave exactly as many names as there are seats."""
    over = len(people) - seats
    rows = (
        [f"{n:02d}", "", *("x" if (place - 4 * n) % len(people) < over else "" for place in range(len(people)))]
        for n in range(1, ballots + 1)
    )
    return "\n".join(",".join(row) for row in [["ballot", "problem", *people], *rows]) + "\n"


def elected_totals(people: Sequence[str], seats: int, half: int) -> str:
    """So many as there are seats have well over half; of the others, one has exactly half of the base."""
    weak = list(people[2::4])[: len(people) - seats]
    votes = {id_: 120 - 3 * weak.index(id_) if id_ in weak else 240 - (11 * n % 50) for n, id_ in enumerate(people)}
    return totals({**votes, weak[0]: half}, 0, "strike")


def files(slate: Sequence[str]) -> dict[str, str]:
    """Name → text of every file, from the ids of the slate in ballot order."""
    falls = slate[FALLS]
    first = [one for one in slate if one != LEFT_OUT]
    then = [one for one in first if one != falls]
    adopted = [*(one for one in then if one != WITHDRAWN), *(one for one in OPINION if one != NOT_TAKEN)]
    return {
        "buoc-2.csv": step_totals(first, STEPS[2], falls),
        "buoc-3.csv": step_totals(then, STEPS[3]),
        "buoc-4.csv": small_meeting(then),
        "buoc-5.csv": step_totals(then, STEPS[5]),
        "y-kien.csv": totals(OPINION, 250, "agree"),
        "bau-thu.csv": struck(adopted, SEATS, PRINT_TEST),
        "bau.csv": elected_totals(adopted, SEATS, HALF),
    }


def main() -> None:
    """Reads `slate.csv` of the run."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as stream:
        slate = [row["id"] for row in csv.DictReader(stream)]
    for name, text in files(slate).items():
        (TARGET / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
