"""The hand check of a count: how many sheets to draw, which, and what the sheets that people read prove.

A ballot comparison audit that limits the risk. Every sheet has a record (scanned or keyed) and a place (batch and
position); people read the drawn sheets on paper, and each is compared with its record. The outcome is taken apart into
claims, each a sum over all sheets: a person passed the threshold, or did not, or is ahead of another at the last seat.
The outcome is wrong only if a claim is; a claim is wrong only if sheets differ from their records by at least the
claim's margin. For each claim the check multiplies up how unlikely the drawn sheets would be if the claim were only
just wrong; the inverse of that number is the risk left, the largest chance with which a wrong claim is passed. It holds
however often the sample is enlarged, and all is exact: whole numbers and fractions.

Sources: P. B. Stark, "Super-Simple Simultaneous Single-Ballot Risk-Limiting Audits", EVT/WOTE 2010 (overstatements);
"Sets of Half-Average Nulls Generate Risk-Limiting Audits: SHANGRLA", FC 2020 (claims as sums, share over a threshold);
"ALPHA: Audit that Learns from Previously Hand-Audited Ballots", Annals of Applied Statistics 17(1), 2023, and I.
Waudby-Smith, P. B. Stark, A. Ramdas, "RiLACS", E-Vote-ID 2021 (the product for draws without replacement). With a
stake of 1 and no difference found the product is the hypergeometric chance itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import product
from typing import Literal

from tally.result import CandidateResult, Result

STAKE = Fraction(9, 10)
"""What each sheet stakes of the evidence so far: at 1 a single difference would end the check; 9/10 costs a few more
sheets and a difference multiplies the risk left by 10."""
FEW_SHEETS = 3
"""Where so few misread sheets would change the outcome, every sheet is to be counted again."""
SEATED = ("elected", "chosen")


@dataclass(frozen=True)
class Sheet:
    """What one ballot says: whether it is valid, and the candidates it votes for (none where it is invalid)."""

    valid: bool
    votes: frozenset[str]


@dataclass(frozen=True)
class Claim:
    """Over all sheets the sum of `vote` for each vote for `candidate`, `rival` for each vote for `other` and `paper`
    for each valid sheet is at least `least`. Whole numbers."""

    kind: Literal["passed", "not_passed", "ahead"]
    candidate: str
    vote: int
    least: int
    other: str = ""
    rival: int = 0
    paper: int = 0

    def worth(self, sheet: Sheet) -> int:
        return (
            self.vote * (self.candidate in sheet.votes)
            + self.rival * (self.other in sheet.votes)
            + self.paper * sheet.valid
        )

    @property
    def worst(self) -> int:
        """The most by which one sheet's record can overstate the claim."""
        rivals = (0, self.rival) if self.other else (0,)
        worths = [0, *(self.paper + own + other for own, other in product((0, self.vote), rivals))]
        return max(worths) - min(worths)


@dataclass(frozen=True)
class Threshold:
    """More than (`strict`) or at least `numerator/denominator` of the valid ballots."""

    numerator: int
    denominator: int
    strict: bool


def claims_of(result: Result, threshold: Threshold | None) -> tuple[Claim, ...]:
    """All that must be true for the people of `result` to be elected, in ballot order, those of the last seat behind.

    `threshold` is given where the base is the valid ballots, whose number the check may find to be another; elsewhere
    the votes needed are fixed by the roll or by the ballots returned. People with equal votes at the cut (`tied`) get
    no claim between them: no sample can show that two numbers are equal.
    """
    return (*_half(result, threshold), *_cut(result))


def _half(result: Result, threshold: Threshold | None) -> Iterable[Claim]:
    for one in result.candidates if result.needed else ():
        passed = one.votes >= result.needed
        kind: Literal["passed", "not_passed"] = "passed" if passed else "not_passed"
        sign = 1 if passed else -1
        if threshold is None:
            yield Claim(kind, one.id, sign, result.needed if passed else 1 - result.needed)
        else:
            least = 1 if passed == threshold.strict else 0
            yield Claim(kind, one.id, sign * threshold.denominator, least, paper=-sign * threshold.numerator)


def _cut(result: Result) -> Iterable[Claim]:
    """Everyone who got a place before everyone who was in the running for it and did not."""

    def those(*verdicts: str) -> list[CandidateResult]:
        return sorted((one for one in result.candidates if one.verdict in verdicts), key=lambda one: one.rank)

    beaten = [one for one in those("not_seated", "not_elected") if one.votes >= result.needed]
    for above, below in (
        (those(*SEATED), [*those("tied", "alternate"), *beaten]),
        (those("tied", "alternate"), beaten),
        (those("alternate"), those("tied")),
        (those("forward"), those("not_elected")),
    ):
        yield from (_ahead(one, other) for one in above for other in below)


def _ahead(one: CandidateResult, other: CandidateResult) -> Claim:
    """Equal votes where one is seated all the same were decided by age: then it is enough not to be behind."""
    return Claim("ahead", one.id, 1, 0 if one.votes == other.votes else 1, other=other.id, rival=-1)


def margin(claim: Claim, sheets: Iterable[Sheet]) -> int:
    """By how much the records overstate the claim, all sheets together, where it is only just wrong."""
    return sum(claim.worth(sheet) for sheet in sheets) - claim.least + 1


def fewest_wrong(claim: Claim, its_margin: int) -> int:
    """The fewest sheets that must differ from their records for the claim to be wrong; 0 where it is wrong already."""
    return max(0, -(-its_margin // claim.worst))


def order_of_draw(seed: str, places: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """All sheets (batch, position) in the order in which they are drawn: by the SHA-256 of `SEED,BATCH,POSITION`.

    Anybody with a calculator of hashes can repeat it: the sheets whose hashes (64 hexadecimal digits) come first in
    order are the sample, and a larger sample takes the next ones. After R. L. Rivest's samplers from dice rolls and
    SHA-256; of dice: A. Cordero, D. Wagner, D. Dill, "The Role of Dice in Election Audits", 2006.
    """
    return sorted(places, key=lambda place: (ticket(seed, *place), place))


def ticket(seed: str, batch: str, position: int) -> str:
    """The hash by which a sheet is drawn."""
    return sha256(f"{seed},{batch},{position}".encode()).hexdigest()


@dataclass(frozen=True)
class Evidence:
    """The product after so many sheets, as `above`/`below`; `left` is what those not drawn would be worth together if
    the claim were only just wrong. Negative: it cannot be wrong any more."""

    above: int
    below: int
    left: int
    drawn: int = 0

    def risk(self) -> Fraction:
        """The largest chance with which a check of a wrong claim looks as good as this, at most 1."""
        if self.left < 0:
            return Fraction(0)
        return Fraction(self.below, self.above) if self.above > self.below else Fraction(1)

    def within(self, limit: Fraction) -> bool:
        return self.left < 0 or self.below * limit.denominator <= self.above * limit.numerator


def nothing_drawn(claim: Claim, its_margin: int, sheets: int) -> Evidence:
    return Evidence(1, 1, sheets * claim.worst - its_margin)


def after(evidence: Evidence, claim: Claim, sheets: int, overstated: int) -> Evidence:
    """The evidence when one more of all `sheets` is drawn, whose record overstates the claim by `overstated`."""
    worth = claim.worst - overstated
    drawn, left = evidence.drawn + 1, evidence.left - worth
    if evidence.left <= 0:
        return Evidence(evidence.above, evidence.below, left, drawn)
    stake, whole = STAKE.numerator, STAKE.denominator
    gained = (whole - stake) * evidence.left + stake * worth * (sheets - evidence.drawn)
    return Evidence(evidence.above * gained, evidence.below * whole * evidence.left, left, drawn)


def evidence_of(claim: Claim, its_margin: int, sheets: int, overstated: Iterable[int]) -> Evidence:
    """The evidence for a claim after the drawn sheets, in the order of the draw."""
    evidence = nothing_drawn(claim, its_margin, sheets)
    for amount in overstated:
        evidence = after(evidence, claim, sheets, amount)
    return evidence


def sheets_needed(evidence: Evidence, claim: Claim, sheets: int, limit: Fraction) -> int:
    """How many sheets must be drawn in all to get the risk within `limit` if no further difference is found.

    All of them where a smaller number is not enough.
    """
    while not evidence.within(limit) and evidence.drawn < sheets:
        evidence = after(evidence, claim, sheets, 0)
    return evidence.drawn
