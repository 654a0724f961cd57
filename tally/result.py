"""The result of one contest: the one object that the screen, JSON and every document print (DESIGN 3.5)."""

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
    unresolved: int = 0


class CandidateResult(Part):
    """`share` is votes / base as a percentage with a point, or None when the base is 0. `margin` is votes - needed."""

    id: str
    name: str
    votes: int
    against: int
    unusable: int
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


class Result(Part):
    schema_: Literal["congress-result/1"] = Field("congress-result/1", alias="schema")
    contest: str
    regulation: str
    title: str
    seats: int
    alternates_wanted: int = 0
    kind: str | None = None
    form: str
    round: int
    mode: str
    test: bool
    event: dict[str, Any]
    electorate: dict[str, Any] = Field(default_factory=dict)
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

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)
