"""A person as planning data states them. Nothing here judges."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from congress.planning.dates import PartialDate
from tally.problems import NOWHERE, Place

Sex = Literal["male", "female"]

FIELDS = (
    "id", "name", "born", "sex", "ethnicity", "religion", "home", "joined", "official", "education", "theory", "post",
    "unit", "sector", "planned_posts", "incumbent", "evaluations", "discipline", "note",
)  # fmt: skip


class Level(IntEnum):
    """A yearly evaluation (xếp loại), the better the higher."""

    failed = 0
    completed = 1
    good = 2
    excellent = 3


Evaluations = tuple[tuple[int | None, Level], ...]
"""Year and level; the year is None where the list does not say it: then the order is the order in time."""


@dataclass(frozen=True)
class Person:
    """One row. A value that is absent, or that could not be read (`unreadable` names the field), is None or empty."""

    id: str
    name: str
    born: PartialDate | None = None
    sex: Sex | None = None
    ethnicity: str = ""
    religion: str = ""
    home: str = ""
    joined: PartialDate | None = None
    official: PartialDate | None = None
    education: str = ""
    theory: str = ""
    post: str = ""
    unit: str = ""
    sector: str = ""
    planned_posts: tuple[str, ...] = ()
    incumbent: bool | None = None
    evaluations: Evaluations = ()
    discipline: str | None = None
    note: str = ""
    section: str = ""
    place: Place = NOWHERE
    made_id: bool = False
    unreadable: frozenset[str] = field(default_factory=frozenset)
