"""The milestones of a term, as data; and working days."""

import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, ValidationError

from congress.termdata import NamedLevel, Part, SourcedTerm, shipped_terms
from congress.tomlfile import read_toml
from tally.problems import InvalidError
from tally.shape import shape_problems

State = Literal["not_begun", "documents", "slate_approved", "held", "reported", "approved"]
STATES: tuple[State, ...] = get_args(State)
"""In their order: nothing yet, documents ready, the slate approved from above, the congress held, the result reported,
the result approved."""

Days = Annotated[int, Field(ge=1, le=365, strict=True)]


class Level(NamedLevel):
    """`by`: until which day a unit must have reached a state; `days`: the longest its congress may take."""

    age_month: datetime.date | None = None
    days: int | None = None
    by: dict[State, datetime.date] = Field(default_factory=dict)


class Term(SourcedTerm):
    """`report_working_days` from the congress, `approve_working_days` from the report. `holidays` has every day off
    from `holidays_from` to `holidays_until`; where these are absent, no time is known to be covered."""

    report_working_days: Days
    approve_working_days: Days
    deadline_source: str
    holidays: tuple[datetime.date, ...] = ()
    holidays_from: datetime.date | None = None
    holidays_until: datetime.date | None = None
    level: tuple[Level, ...]

    def level_named(self, said: str) -> Level | None:
        """By id or by either name, letters' case aside."""
        from congress.planning.words import same

        return next((one for one in self.level if any(same(said, name) for name in (one.id, one.vi, one.en))), None)

    def knows_days_off(self, first: datetime.date, last: datetime.date) -> bool:
        since, until = self.holidays_from, self.holidays_until
        return since is not None and until is not None and since <= first and last <= until


class TermFile(Part):
    term: tuple[Term, ...] = Field(min_length=1, max_length=1)


@cache
def shipped_term() -> Term:
    """The term the program comes with."""
    return shipped_terms(Term, "congress.terms", "terms.toml")[0]


def read_term(path: Path) -> Term:
    """A committee's own milestones. Raises UnreadableError, or InvalidError with every wrong key."""
    data = read_toml(path)
    try:
        return TermFile.model_validate(data).term[0]
    except ValidationError as error:
        raise InvalidError(shape_problems(error, TermFile, data, path.name)) from error


def working_days_after(day: datetime.date, count: int, holidays: tuple[datetime.date, ...]) -> datetime.date:
    """The `count`-th working day after `day`; Saturdays, Sundays and `holidays` are none."""
    while count:
        day += datetime.timedelta(days=1)
        count -= day.weekday() < 5 and day not in holidays
    return day
