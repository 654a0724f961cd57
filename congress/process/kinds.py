"""The personnel processes, as data: their steps, the quorum of a meeting, and the days they may take."""

import datetime
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tally.clauses import QuorumClause, Regulation
from tally.problems import Lang
from tally.regulation import load_builtin

Confidence = Literal["verified", "unverified"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Worded(Part):
    vi: str
    en: str

    def words(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en


class StepKind(Worded):
    """`ballot`: a secret ballot is held; else the meeting settles the list. `public`: whether its result is."""

    ballot: bool
    public: bool


class Deadline(Part):
    """A process whose policy was approved on `since` or later ends within `working_days` after the approval."""

    since: datetime.date
    working_days: Annotated[int, Field(ge=1, le=365)]
    source: str
    seen_in: str = ""
    confidence: Confidence


class Kind(Worded):
    source: str
    confidence: Confidence
    regulation: str
    step: tuple[StepKind, ...]
    deadline: tuple[Deadline, ...] = ()

    @property
    def quorum(self) -> QuorumClause | None:
        """What part of those summoned each meeting needs: the clause of the regulation its ballots are held under."""
        return next((clause for clause in self.profile.clause if isinstance(clause, QuorumClause)), None)

    @property
    def profile(self) -> Regulation:
        return load_builtin(self.regulation)

    def deadline_for(self, approved: datetime.date) -> Deadline | None:
        """The rule in force on the day of the approval."""
        return max((one for one in self.deadline if one.since <= approved), key=lambda one: one.since, default=None)


@cache
def kinds() -> Mapping[str, Kind]:
    """By name, in the order of the file."""
    text = files("congress.process").joinpath("processes.toml").read_text(encoding="utf-8")
    return {name: Kind.model_validate(one) for name, one in tomllib.loads(text).items()}
