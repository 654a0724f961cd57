"""One read ballot, and the read file made of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from tally.codes import TO_BE_KEYED, UNOPENED

Status = Literal["read", "review", "rejected"]
Rejection = Literal[
    "NOT_A_BALLOT", "OTHER_CONTEST", "OTHER_ROUND", "OTHER_VERSION", "TEST_BALLOT", "BAD_SIGNATURE", "DUPLICATE",
    "UNREADABLE", "DAMAGED", "UNREADABLE_FILE",
]  # fmt: skip
LEADING_COLUMNS = ("ballot", "source", "page", "batch", "position", "status", "problem", "why")


@dataclass(frozen=True)
class BallotRecord:
    """What the machine says of one ballot.

    `cells` maps candidate id → cell value, as in a votes file; a doubtful one ends in `?`. `page` counts from 1.
    `why` is a list of reasons, joined by `; ` in the file. `scores` maps (candidate, option) → 0..1 for those who ask.
    """

    ballot: str
    source: str
    page: int
    batch: str
    position: int
    status: Status
    problem: str = ""
    why: tuple[str, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)
    scores: dict[tuple[str, str], float] = field(default_factory=dict)


def must_be_keyed(rejection: str) -> bool:
    """Whether people must key what was rejected so: a ballot of this count, or a file that may hold some."""
    return rejection in TO_BE_KEYED or rejection == UNOPENED


def waiting(rows: Iterable[tuple[str, str]]) -> int:
    """How many of the ballots, each its status and problem in the read file, are still to be decided or keyed."""
    return sum(status == "review" or (status == "rejected" and must_be_keyed(problem)) for status, problem in rows)
