"""The result of one contest: the one object that the screen, JSON and every document print."""

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Verdict = Literal[
    "elected", "not_elected", "tied", "alternate", "not_seated",
    "chosen", "forward", "class_1", "class_2", "none",
]  # fmt: skip
Action = Literal["none", "revote", "another_round", "congress_decides", "repeat", "hold", "stop"]
BaseKind = Literal["summoned", "present", "returned", "valid", "registered", "shares"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SubtractionLine(Part):
    reason: str
    count: int


class Base(Part):
    """The number the threshold and every printed share are taken of."""

    kind: BaseKind
    value: int
    summoned: int | None = None
    subtractions: tuple[SubtractionLine, ...] = ()


class Ballots(Part):
    """Counts of paper, in ballots. `unresolved`: ballots no person has decided yet (0 in a final result)."""

    issued: int | None = None
    returned: int
    valid: int
    invalid: int
    invalid_by_ground: dict[str, int] = Field(default_factory=dict)
    printed: int | None = None
    spoiled: int | None = None
    unused: int | None = None
    unresolved: int = 0


class CandidateResult(Part):
    """`share` is votes / base as a percentage with a point, or None when the base is 0. `margin` is votes - needed.

    `clause` is the id of the clause behind the verdict (its words: `Result.clauses`). `against` and `unusable` are
    None where hand-tallied totals do not tell them. `levels` goes with the form `confidence` only.
    """

    id: str
    name: str
    votes: int
    against: int | None
    unusable: int | None
    share: str | None
    rank: int
    margin: int
    verdict: Verdict
    clause: str
    born: str | None = None
    note: str = ""
    levels: dict[str, int] | None = None


class Next(Part):
    action: Action
    seats: int = 0
    candidates: tuple[str, ...] = ()
    clause: str = ""


class Finding(Part):
    """A coded error or warning, with its words in both languages, so that the file explains itself."""

    code: str
    vi: str
    en: str
    fix_vi: str = ""
    fix_en: str = ""


class ClauseLine(Part):
    """A clause the result rests on, in words. `overridden` lists the parameters the contest file changed."""

    id: str
    source: str
    article: str
    confidence: Literal["verified", "unverified"]
    vi: str
    en: str
    overridden: dict[str, Any] = Field(default_factory=dict)


class CountsDone(Part):
    """Independent counts of the same ballots: `required` by the contest file, `done` of every ballot; `differing`
    sheets or figures between them, of which `open` are not settled yet."""

    required: int = 1
    done: int = 1
    differing: int = 0
    open: int = 0


class Result(Part):
    """`official`: counted as often as required, every difference settled, every ballot decided. A test election is no
    election, official or not."""

    schema_: Literal["congress-result/1"] = Field(default="congress-result/1", alias="schema")
    contest: str
    regulation: str
    title: str
    seats: int
    round: int
    mode: str
    test: bool
    event: dict[str, Any]
    base: Base
    needed: int
    ballots: Ballots
    candidates: tuple[CandidateResult, ...]
    elected: tuple[str, ...]
    alternates: tuple[str, ...]
    tied: tuple[str, ...]
    short: int
    next: Next
    recognised: bool
    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    kind: str | None = None
    form: str
    alternates_wanted: int = 0
    electorate: dict[str, Any] = Field(default_factory=dict)
    clauses: tuple[ClauseLine, ...] = ()
    official: bool = True
    counts: CountsDone = CountsDone()

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)


def result_document(result: Result) -> dict[str, Any]:
    """The result as plain data, in the order of its keys; keys of other ballot forms are left out."""
    document = result.model_dump(mode="json")
    for candidate in document["candidates"]:
        if candidate["levels"] is None:
            del candidate["levels"]
    return document


def result_json(result: Result) -> str:
    """The result file: UTF-8 text, indented by 2, ending in a newline; equal results give equal bytes."""
    return json.dumps(result_document(result), ensure_ascii=False, indent=2) + "\n"
