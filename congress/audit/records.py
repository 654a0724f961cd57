"""A hand check as the part of a record that its papers and its words on the screen are made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from congress.audit.basis import Basis, SheetPlace
from congress.audit.state import Check
from congress.documents import recordfile
from tally.handcheck import Claim, Sheet, fewest_wrong


@dataclass(frozen=True)
class Differing:
    """A sheet that does not say what the record says; `found` is None where it does not lie at its place."""

    place: SheetPlace
    ballot: str
    recorded: Sheet
    found: Sheet | None


def planned(basis: Basis, risk: Fraction) -> recordfile.Check:
    """Before the dice: what the result rests on."""
    return recordfile.Check(
        dice="",
        risk_limit=str(risk),
        count=basis.known.result_hash,
        sheets=len(basis.records),
        drawn=0,
        claims=_claims(basis, ((claim, Fraction(1)) for claim in basis.claims)),
        tied=basis.result.tied,
    )


def to_fetch(basis: Basis, check: Check, listed: Sequence[SheetPlace]) -> recordfile.Check:
    """The sheets to fetch, in the order of walking, without anything that is on them."""
    return recordfile.Check(
        dice=check.dice,
        risk_limit=str(check.risk),
        count=basis.known.result_hash,
        sheets=len(basis.records),
        drawn=check.size,
        listed=tuple(recordfile.Sheet(batch=batch, position=at) for batch, at in listed),
    )


def reported(
    basis: Basis,
    check: Check,
    people: Sequence[str],
    differing: Sequence[Differing],
    risks: Sequence[tuple[Claim, Fraction]],
    enough: int,
) -> recordfile.Check:
    """What was drawn, read and found, and what it proves."""
    return recordfile.Check(
        dice=check.dice,
        risk_limit=str(check.risk),
        count=basis.known.result_hash,
        sheets=len(basis.records),
        drawn=check.size,
        people=tuple(people),
        differences=tuple(_difference(basis, one) for one in differing),
        claims=_claims(basis, risks),
        tied=basis.result.tied,
        confirmed=all(risk <= check.risk for _claim, risk in risks),
        enough=enough,
    )


def _claims(basis: Basis, risks: Iterable[tuple[Claim, Fraction]]) -> tuple[recordfile.ClaimLine, ...]:
    return tuple(
        recordfile.ClaimLine(
            kind=claim.kind,
            candidate=claim.candidate,
            other=claim.other,
            fewest=fewest_wrong(claim, basis.margins[claim]),
            risk=str(risk),
        )
        for claim, risk in risks
    )


def _difference(basis: Basis, one: Differing) -> recordfile.Difference:
    return recordfile.Difference(
        batch=one.place[0],
        position=one.place[1],
        ballot=one.ballot,
        recorded=_says(basis, one.recorded),
        found=_says(basis, one.found) if one.found else None,
    )


def _says(basis: Basis, sheet: Sheet) -> recordfile.SheetSays:
    votes = tuple(one.id for one in basis.contest.candidate if one.id in sheet.votes)
    return recordfile.SheetSays(valid=sheet.valid, votes=votes)
