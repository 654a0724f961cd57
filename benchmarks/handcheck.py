"""How often the hand check finds a wrong count, against what it promises: `python benchmarks/handcheck.py [RUNS]`.

Counts of 300 ballots (15 seats, 17 people, form strike) in which 1, 2 or 5 % of the records say something else than the
paper. Two kinds: records altered here and there, where the outcome stays right and the check is to find a differing
sheet as often as the hypergeometric chance says; and records altered for one person until the outcome is wrong, where
the check, enlarged as often as it asks for, may confirm it in at most the risk limit of all cases. Chances are drawn
with a fixed seed; every draw of sheets is by digits, as in the hall.
"""

import random
import sys
from collections.abc import Sequence
from fractions import Fraction
from math import comb

from tally.handcheck import Claim, Sheet, after, margin, nothing_drawn, order_of_draw, sheets_needed

BALLOTS, SEATS, PEOPLE, NEEDED = 300, 15, 17, 151
LIMIT = Fraction(1, 20)
SHARES = (Fraction(1, 100), Fraction(2, 100), Fraction(5, 100))
RUNS = 2000
PLACES = [(f"B{1 + at // 60}", 1 + at % 60) for at in range(BALLOTS)]
DIGITS = 24


def true_sheets(rng: random.Random, votes: Sequence[int]) -> list[Sheet]:
    """Ballots with so many votes for each person."""
    chosen: list[set[str]] = [set() for _ in range(BALLOTS)]
    for person, number in enumerate(votes):
        for sheet in rng.sample(chosen, number):
            sheet.add(f"c{person:02d}")
    return [Sheet(valid=True, votes=frozenset(one)) for one in chosen]


def altered(sheet: Sheet, person: str) -> Sheet:
    """The record of a sheet misread in one row."""
    return Sheet(sheet.valid, sheet.votes ^ {person})


def claims_of_votes(votes: Sequence[int]) -> list[Claim]:
    return [
        Claim("passed", f"c{n:02d}", 1, NEEDED)
        if number >= NEEDED
        else Claim("not_passed", f"c{n:02d}", -1, 1 - NEEDED)
        for n, number in enumerate(votes)
    ]


def checked(true: Sequence[Sheet], recorded: Sequence[Sheet], rng: random.Random) -> tuple[bool, bool, int]:
    """Whether the first sample shows a differing sheet, whether the check confirms in the end, and the sheets read."""
    votes = [sum(f"c{n:02d}" in sheet.votes for sheet in recorded) for n in range(PEOPLE)]
    claims = claims_of_votes(votes)
    where = {place: at for at, place in enumerate(PLACES)}
    order = [where[place] for place in order_of_draw("".join(rng.choices("0123456789", k=DIGITS)), PLACES)]
    evidence = {claim: nothing_drawn(claim, margin(claim, recorded), BALLOTS) for claim in claims}
    drawn, seen = 0, False
    first = size = max(sheets_needed(one, claim, BALLOTS, LIMIT) for claim, one in evidence.items())
    while True:
        for at in order[drawn:size]:
            seen = seen or (drawn < first and true[at] != recorded[at])
            for claim in claims:
                over = claim.worth(recorded[at]) - claim.worth(true[at])
                evidence[claim] = after(evidence[claim], claim, BALLOTS, over)
        drawn = size
        size = max(sheets_needed(one, claim, BALLOTS, LIMIT) for claim, one in evidence.items())
        confirmed = all(one.within(LIMIT) for one in evidence.values())
        if confirmed or drawn == BALLOTS:
            return seen, confirmed, first


def here_and_there(share: Fraction, runs: int) -> None:
    rng = random.Random(7)
    votes = [rng.randint(190, 280) for _ in range(SEATS)] + [110, 95]
    true = true_sheets(rng, votes)
    wrong = int(BALLOTS * share)
    found = promised = Fraction(0)
    for _run in range(runs):
        recorded = list(true)
        for at in rng.sample(range(BALLOTS), wrong):
            recorded[at] = altered(recorded[at], f"c{rng.randrange(PEOPLE):02d}")
        seen, _confirmed, size = checked(true, recorded, rng)
        found += seen
        promised += 1 - Fraction(comb(BALLOTS - wrong, size), comb(BALLOTS, size))
    say(f"{share * 100} % altered, outcome right: a difference found in {percent(found / runs)} of {runs} draws,")
    say(f"    promised {percent(promised / runs)}")


def outcome_wrong(share: Fraction, runs: int) -> None:
    """One person truly one vote short of passing; the records of so many sheets say otherwise."""
    rng = random.Random(8)
    wrong = int(BALLOTS * share)
    escaped = 0
    for _run in range(runs):
        votes = [rng.randint(210, 280) for _ in range(SEATS - 1)] + [NEEDED - 1, 90, 80]
        true = true_sheets(rng, votes)
        person = f"c{SEATS - 1:02d}"
        without = [at for at, sheet in enumerate(true) if person not in sheet.votes]
        recorded = list(true)
        for at in rng.sample(without, wrong):
            recorded[at] = altered(recorded[at], person)
        escaped += checked(true, recorded, rng)[1]
    said = percent(Fraction(escaped, runs))
    say(f"{share * 100} % altered, outcome wrong: confirmed all the same in {said} of {runs} draws,")
    say(f"    promised at most {percent(LIMIT)}")


def percent(share: Fraction) -> str:
    return f"{float(share) * 100:.2f} %"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    for share in SHARES:
        here_and_there(share, runs)
    for share in SHARES:
        outcome_wrong(share, runs)


if __name__ == "__main__":
    main()
