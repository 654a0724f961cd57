"""What a record says of an adopted election list: who is on it by whom, what it stands on, who came and went."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tally.contest import Body

From = Literal["committee", "floor", "self"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ListPerson(Part):
    """`by`: the committee's own list, a delegate in the hall, or the person. `born`: as the contest file has it."""

    id: str
    name: str
    born: str = ""
    note: str = ""
    by: From


class ListStep(Part):
    """The document the list was submitted or approved with; who entered that and when (UTC)."""

    what: Literal["submit", "approve"]
    document: str
    by: str
    at: str


class FloorLine(Part):
    """Somebody from the floor. `support` of `attending` agreed (`needed` are enough); `votes`: of the opinions that
    count, in their order; `decided`: who took the nomination against a rule, and why."""

    name: str
    born: str = ""
    by: From
    nominator: str = ""
    support: int | None = Field(default=None, ge=0)
    attending: int | None = Field(default=None, ge=0)
    needed: int | None = Field(default=None, ge=0)
    votes: tuple[int, ...] = ()
    decided: str = ""
    listed: bool


class WithdrawalLine(Part):
    name: str
    reason: str
    granted: bool | None = None


class AdoptedList(Part):
    """`agree` of `present` adopted it at `at` (UTC). `kept`: of those level at the cut, who was taken; `decided`: who
    decided that, or on a list without the surplus it must have."""

    seats: int = Field(ge=0)
    alternates: int = Field(ge=0)
    body: Body | None
    agree: int = Field(ge=0)
    present: int = Field(ge=1)
    document: str = ""
    at: str
    kept: tuple[str, ...] = ()
    decided: str = ""
    people: tuple[ListPerson, ...]
    steps: tuple[ListStep, ...] = ()
    floor: tuple[FloorLine, ...] = ()
    withdrawals: tuple[WithdrawalLine, ...] = ()
