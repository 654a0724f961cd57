"""Reading a result file for printing: strictly, and never a file that contradicts itself.

The figures are printed as they stand. The checks here do not count again; they refuse figures that cannot all be true.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from pydantic import ValidationError

from congress.documents.sources import Carried
from congress.messages import problem
from tally.contest import Electorate, Event
from tally.problems import InvalidError, Place, Problem, UnreadableError
from tally.result import CandidateResult, Result
from tally.shape import shape_problems

SCHEMA = "congress-result/1"
MAX_BYTES = 20_000_000
SHARE_TOLERANCE = Decimal("0.01")
"""Percentage points: a share may be rounded half up or truncated to two decimals, as the regulation says."""


@dataclass(frozen=True)
class ResultFile:
    """A result, and what ties a document to it: the bytes of the file and their SHA-256 (lower-case hex)."""

    result: Result
    event: Event
    electorate: Electorate | None
    data: bytes
    sha256: str
    only_kind: ClassVar[str] = ""

    @property
    def regulation_id(self) -> str:
        return self.result.regulation

    @property
    def ballot_form(self) -> str:
        return self.result.form

    @property
    def carried(self) -> tuple[Carried, ...]:
        return (Carried("result.json", self.data, SCHEMA),)


def read_result(path: Path) -> ResultFile:
    """The result in `path`. UnreadableError: no such file, too large, not JSON; InvalidError: every other fault."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(problem("RESULT_TOO_LARGE", Place(file=path.name), megabytes=MAX_BYTES // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            problem("RESULT_NOT_OPENED", Place(file=path.name), reason=error.strerror or str(error))
        ) from error
    return parse_result(data, path.name)


def parse_result(data: bytes, name: str) -> ResultFile:
    """As `read_result`, from bytes; `name` is what messages call the file."""
    document = strict_json(data, name)
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise InvalidError(problem("RESULT_SCHEMA", Place(file=name)))
    try:
        result = Result.model_validate_json(json.dumps(document), strict=True)
    except ValidationError as error:
        raise InvalidError(shape_problems(error, Result, document, name)) from error
    problems: list[Problem] = []
    event = _part(Event, result.event, "event", name, problems) or Event()
    electorate = _part(Electorate, result.electorate, "electorate", name, problems) if result.electorate else None
    problems += [problem(code, Place(file=name, subject=subject), **values) for code, subject, values in faults(result)]
    if problems:
        raise InvalidError(problems)
    return ResultFile(result, event, electorate, data, hashlib.sha256(data).hexdigest())


def strict_json(data: bytes, name: str) -> Any:
    """The document in `data`: UTF-8, no key twice, no constants beyond JSON. UnreadableError otherwise."""
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(problem("RESULT_NOT_JSON", Place(file=name, at=_where(error)))) from error


def _where(error: Exception) -> str:
    return f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)[:60]


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _value in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError("key stands twice: " + ", ".join(twice))
    return dict(pairs)


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is not JSON")


def _part(model: Any, values: dict[str, Any], key: str, name: str, problems: list[Problem]) -> Any:
    try:
        return model.model_validate_json(json.dumps(values))
    except ValidationError as error:
        problems += shape_problems(error, model, values, f"{name} [{key}]")
        return None


Fault = tuple[str, str, dict[str, object]]
"""Code, the person or list it is about, the values its words need."""


def faults(result: Result) -> list[Fault]:
    """Every contradiction in the figures of `result`."""
    found = [*_paper(result), *_counts(result), *_base(result), *_lists(result), *_order(result)]
    for candidate in result.candidates:
        found += _row(result, candidate)
    return found


def _sum(what: str, left: int, right: int) -> Iterator[Fault]:
    if left != right:
        yield "RESULT_SUM", "", {"what": what, "left": left, "right": right}


def _paper(result: Result) -> Iterator[Fault]:
    ballots = result.ballots
    counts = [ballots.returned, ballots.valid, ballots.invalid, ballots.unresolved, *ballots.invalid_by_ground.values()]
    stated = (ballots.issued, ballots.printed, ballots.spoiled, ballots.unused)
    counts += [count for count in stated if count is not None]
    if min(counts) < 0:
        yield "RESULT_NEGATIVE", "ballots", {}
    yield from _sum(
        "valid + invalid + unresolved = returned",
        ballots.valid + ballots.invalid + ballots.unresolved,
        ballots.returned,
    )
    if ballots.invalid_by_ground:
        yield from _sum("invalid_by_ground = invalid", sum(ballots.invalid_by_ground.values()), ballots.invalid)
    if ballots.issued is not None and ballots.returned > ballots.issued:
        yield (
            "RESULT_ABOVE",
            "",
            {"what": "returned", "left": ballots.returned, "limit": "issued", "right": ballots.issued},
        )


def _counts(result: Result) -> Iterator[Fault]:
    """A result that says it is official must have been counted so."""
    counts = result.counts
    if result.official and (counts.open or counts.done < counts.required):
        yield "RESULT_SUM", "counts", {"what": "official", "left": counts.done, "right": counts.required}


def _base(result: Result) -> Iterator[Fault]:
    base = result.base
    if base.value < 0 or result.needed < 0 or result.seats < 1:
        yield "RESULT_NEGATIVE", "base", {}
    if base.kind == "summoned" and base.summoned is not None:
        yield from _sum(
            "base = summoned - subtractions", base.value, base.summoned - sum(s.count for s in base.subtractions)
        )
    if base.kind in ("returned", "valid"):
        yield from _sum(f"base = {base.kind}", base.value, getattr(result.ballots, base.kind))


VERDICTS_OF_LISTS = {"elected": ("elected", "chosen"), "alternates": ("alternate",), "tied": ("tied",)}


def _lists(result: Result) -> Iterator[Fault]:
    ids = [candidate.id for candidate in result.candidates]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        yield "RESULT_ID_TWICE", twice, {}
    for key, verdicts in VERDICTS_OF_LISTS.items():
        listed: Sequence[str] = getattr(result, key)
        judged = {candidate.id for candidate in result.candidates if candidate.verdict in verdicts}
        wrong = sorted(set(listed) ^ judged)
        if wrong or len(set(listed)) != len(listed):
            yield "RESULT_LIST", ", ".join(wrong), {"what": key}
    if len(result.elected) + result.short > result.seats:
        yield (
            "RESULT_ABOVE",
            "",
            {
                "what": "elected + short",
                "left": len(result.elected) + result.short,
                "limit": "seats",
                "right": result.seats,
            },
        )
    if result.elected and not result.recognised:
        yield "RESULT_NOT_RECOGNISED", "", {}
    for unknown in sorted(set(result.next.candidates) - set(ids)):
        yield "RESULT_UNKNOWN_ID", unknown, {"what": "next.candidates"}


def _order(result: Result) -> Iterator[Fault]:
    """More votes must never stand lower, in rank or in verdict."""
    by_votes = sorted(result.candidates, key=lambda candidate: -candidate.votes)
    for higher, lower in pairwise(by_votes):
        same = higher.votes == lower.votes
        if (higher.rank != lower.rank) if same else (higher.rank >= lower.rank):
            yield "RESULT_RANK", lower.name, {"votes": lower.votes, "rank": lower.rank}
    elected = [candidate.votes for candidate in result.candidates if candidate.verdict in ("elected", "chosen")]
    for candidate in result.candidates:
        if elected and candidate.verdict == "not_elected" and candidate.votes > min(elected):
            yield "RESULT_VERDICT", candidate.name, {"votes": candidate.votes}


def _row(result: Result, candidate: CandidateResult) -> Iterator[Fault]:
    told = [count for count in (candidate.votes, candidate.against, candidate.unusable) if count is not None]
    if min(told) < 0:
        yield "RESULT_NEGATIVE", candidate.name, {}
    limit, most = _most(result)
    if most is not None and sum(told) > most:
        what = {"what": "votes + against + unusable", "left": sum(told), "limit": limit, "right": most}
        yield "RESULT_ABOVE", candidate.name, what
    if candidate.margin != candidate.votes - result.needed:
        yield (
            "RESULT_MARGIN",
            candidate.name,
            {"margin": candidate.margin, "votes": candidate.votes, "needed": result.needed},
        )
    if result.mode == "normal" and candidate.verdict == "elected" and result.form != "points" and candidate.margin < 0:
        yield "RESULT_VERDICT", candidate.name, {"votes": candidate.votes}
    if not _share_agrees(candidate, result.base.value):
        yield (
            "RESULT_SHARE",
            candidate.name,
            {"share": candidate.share, "votes": candidate.votes, "base": result.base.value},
        )


def _most(result: Result) -> tuple[str, int | None]:
    """What the figures of one person cannot exceed together, with its name: the valid ballots; of ballots with shares,
    all shares, and of votes divided freely as many times that as there are seats. None where that is not told."""
    shares = result.electorate.get("shares")
    known = shares if isinstance(shares, int) else None
    if result.form == "points":
        return "shares × seats", known and known * result.seats
    return ("shares", known) if result.electorate.get("body") == "shares" else ("valid", result.ballots.valid)


def _share_agrees(candidate: CandidateResult, base: int) -> bool:
    if candidate.share is None or base <= 0:
        return candidate.share is None and base <= 0
    try:
        share = Decimal(candidate.share)
    except InvalidOperation:
        return False
    return share.is_finite() and abs(share - Decimal(candidate.votes * 100) / base) <= SHARE_TOLERANCE
