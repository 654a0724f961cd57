"""A contest: the question put to the vote, as the contest file states it. Pure data, no file access."""

import datetime
import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Form = Literal["strike", "agree", "confidence", "points"]
Mode = Literal["normal", "revote", "additional", "repeat"]
Identity = Literal["shared", "serial"]
Body = Literal["delegates", "members", "meeting", "voters", "shares"]
Paper = Literal["A4", "A5"]
Role = Literal[
    "counting_head", "counting_member", "presidium", "secretary", "witness", "keying_operator", "technician",
    "credentials_head", "credentials_member",
]  # fmt: skip

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
"""A stable id: it names files and columns, so letters, digits, `.`, `_` and `-` only."""


def _composed(value: object) -> object:
    """Text in NFC with plain spaces and none around it, so that equal names are equal strings."""
    return unicodedata.normalize("NFC", value).replace("\u00a0", " ").strip() if isinstance(value, str) else value


def _printable(text: str) -> str:
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"} for letter in text):
        raise ValueError
    return text


Words = Annotated[str, BeforeValidator(_composed), AfterValidator(_printable)]
Text = Annotated[Words, StringConstraints(max_length=500)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000, strict=True)]


class Part(BaseModel):
    """Base of all parts of a contest file: an unknown key is an error, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Officer(Part):
    role: Role
    name: Annotated[Words, StringConstraints(min_length=1, max_length=200)]


class Event(Part):
    """What the documents print. An absent value prints as a dotted line, never as today's date."""

    superior: Text = ""
    organisation: Text = ""
    congress: Text = ""
    term: Text = ""
    place: Text = ""
    date: datetime.date | None = None
    closed_at: Text = ""
    document_no: Text = ""
    officer: tuple[Officer, ...] = ()
    result_public: bool = Field(default=True, exclude_if=bool)
    """False: the rules of the step keep its result from the public; its papers say so on every page."""


class Subtraction(Part):
    """People taken off the number summoned, with the reason the regulation names."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    count: Count


class Electorate(Part):
    body: Body
    summoned: Count | None = None
    present: Count | None = None
    registered: Count | None = None
    voted: Count | None = None
    shares: Count | None = None
    subtract: tuple[Subtraction, ...] = ()


class Accounts(Part):
    """The paper, in ballots, filled in as the day goes on. `issued` has every ballot handed out, those given for
    `spoiled` ones too; `unused` were printed and never issued. `valid` and what follows: with hand-tallied totals."""

    printed: Count | None = None
    issued: Count | None = None
    spoiled: Count | None = None
    unused: Count | None = None
    returned: Count | None = None
    valid: Count | None = None
    invalid: Count | None = None
    invalid_by_ground: dict[str, Count] = Field(default_factory=dict)


class Counts(Part):
    """How many independent counts of the same ballots the result needs before it is official."""

    required: Annotated[int, Field(ge=1, le=2, strict=True)] = 1


class BallotPaper(Part):
    """What the ballots are printed on: `large` print for eyes that need it, and the `colour` of the paper in words,
    which the ballot says. `columns`: how many the list is set in, and then as many people on a page as it holds; left
    out, as they fit best, at most 30 on a page of A4."""

    paper: Paper = "A4"
    large: bool = False
    colour: Annotated[Words, StringConstraints(max_length=30)] = ""
    columns: Annotated[int, Field(ge=1, le=2, strict=True)] | None = None


class Candidate(Part):
    """`id` is stable and never reused. `born` matters where the older wins (state elections). `planned`: the post the
    person is planned for (such as `secretary`), where the procedure holds if that person is not elected."""

    id: Identifier
    name: Annotated[Words, StringConstraints(min_length=1, max_length=200)]
    born: datetime.date | None = None
    note: Text = ""
    planned: Text = ""


class Decision(Part):
    """What the body in charge decided where the regulation leaves a tie to it: who of the tied take the seats left,
    who decided, and why."""

    elected: tuple[str, ...] = Field(min_length=1)
    by: Annotated[Words, StringConstraints(min_length=1, max_length=200)]
    reason: Annotated[Words, StringConstraints(min_length=1, max_length=500)]


class Contest(Part):
    """One election in one round. `form` is None where the regulation's prescription for the list applies.
    `settings` overrides parameters of the regulation's clauses: clause id → parameter → value."""

    id: Identifier
    title: Annotated[Words, StringConstraints(min_length=1, max_length=500)]
    regulation: str
    seats: Annotated[int, Field(ge=1, le=1000, strict=True)]
    alternates: Count = 0
    form: Form | None = None
    kind: str | None = None
    round: Annotated[int, Field(ge=1, le=99, strict=True)] = 1
    mode: Mode = "normal"
    identity: Identity = "shared"
    test: bool = False
    event: Event = Event()
    electorate: Electorate | None = None
    accounts: Accounts = Accounts()
    count: Counts = Counts()
    decision: Decision | None = None
    ballot: BallotPaper = BallotPaper()
    settings: dict[str, dict[str, Any]] = Field(default_factory=dict)
    candidate: tuple[Candidate, ...] = Field(min_length=1, max_length=2000)
