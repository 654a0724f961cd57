"""How an election went, for its papers: who was put forward, who withdrew, the votes by hand; then the result.

What a contest file or a result says is not said again: the course file names it, and everything it has is taken there.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from congress.documents.resultfile import ResultFile, read_result
from congress.documents.sources import Carried
from congress.messages import problem
from congress.tomlfile import read_toml
from tally.contest import Candidate, Contest, Count, Electorate, Event, Text, Words
from tally.names import same_name
from tally.problems import InvalidError, Place, Problem, ToolkitError
from tally.result import CandidateResult, Result
from tally.shape import shape_problems

if TYPE_CHECKING:
    from congress.planning.people import Person

Name = Annotated[Words, StringConstraints(min_length=1, max_length=200)]
SHOWN = 10


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, populate_by_name=True)


class Hands(Part):
    """A vote by hands: how many for, against and without an opinion. `present`: of how many, where those were others
    than at the election; with it, and neither `against` nor `abstain`, only how many were for is known."""

    agreed: Count = Field(alias="for")
    against: Count = 0
    abstained: Count = Field(default=0, alias="abstain")
    present: Count | None = None

    @property
    def all(self) -> int:
        return self.agreed + self.against + self.abstained

    @property
    def only_for(self) -> bool:
        return self.present is not None and not {"against", "abstained"} & self.model_fields_set


class Nomination(Part):
    """One person put forward. `by`: the committee's own list, the floor, or the person. `support`: how many of those
    attending agreed to a person not of the committee's list; `attending`: of how many, where those were others than at
    the election. `withdraws` with the `reason`; what the `presidium` proposed about that, the congress's `vote`, and
    whether it was `granted`. `listed`: the person is on the election list in the end."""

    name: Name
    born: date | None = None
    note: Text = ""
    by: Literal["committee", "floor", "self"]
    proposer: Text = ""
    consent: bool | None = None
    support: Count | None = None
    attending: Count | None = None
    withdraws: bool = False
    reason: Text = ""
    presidium: Literal["agrees", "refuses"] | None = None
    vote: Hands | None = None
    granted: bool | None = None
    listed: bool


class Course(Part):
    """`result`, or before there is one `contest`, and `planning` (a cadre list): files, from this file's folder.
    `number`, `list`, `committee`: the votes by hand on the number to be elected, the election list, the counting
    committee."""

    contest: str = ""
    result: str = ""
    planning: str = ""
    opened_at: Text = ""
    number: Hands | None = None
    list_: Hands | None = Field(default=None, alias="list")
    committee: Hands | None = None
    nomination: tuple[Nomination, ...] = Field(default=(), max_length=2000)
    remark: tuple[Annotated[Words, StringConstraints(max_length=2000)], ...] = Field(default=(), max_length=200)


@dataclass(frozen=True)
class CourseFile:
    """A course with what it names. `data`: the bytes of the course file, which documents tell the SHA-256 of.
    `candidates`: in ballot order. `biographies`: what the cadre list says, by candidate id, of those found in it; the
    list itself, which says more of more people, is never carried in a paper."""

    course: Course
    subject: Result | Contest
    event: Event
    electorate: Electorate | None
    counted: ResultFile | None
    data: bytes
    named: tuple[Carried, ...]
    biographies: "dict[str, Person]"
    ballot_form: ClassVar[str] = ""
    only_kind: ClassVar[str] = ""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def candidates(self) -> tuple[Candidate | CandidateResult, ...]:
        return self.subject.candidates if isinstance(self.subject, Result) else self.subject.candidate

    @property
    def regulation_id(self) -> str:
        return self.subject.regulation

    @property
    def carried(self) -> tuple[Carried, ...]:
        return (Carried("course.toml", self.data, "course of an election"), *self.named)


def read_course(path: Path) -> CourseFile:
    """The course in `path` and what it names. UnreadableError, InvalidError with every fault."""
    raw = read_toml(path)
    return course_of(shaped(Course, raw, path.name), path.read_bytes(), path.name, path.parent)


def shaped(model: Any, raw: dict[str, Any], name: str) -> Any:
    """`raw`, the content of the TOML file `name`, as `model`. InvalidError with every fault."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise InvalidError(shape_problems(error, model, raw, name)) from error


def course_of(course: Course, data: bytes, name: str, folder: Path) -> CourseFile:
    """As `read_course`, from a course read already."""
    if bool(course.result) == bool(course.contest):
        raise InvalidError(problem("COURSE_OF_WHAT", Place(file=name)))
    counted: ResultFile | None = None
    if course.result:
        counted = read_result(folder / course.result)
        known = CourseFile(
            course, counted.result, counted.event, counted.electorate, counted, data, counted.carried, {}
        )
    else:
        from congress.contestfile import read_contest

        contest = read_contest(folder / course.contest)
        carried = Carried("contest.toml", (folder / course.contest).read_bytes(), "contest file")
        known = CourseFile(course, contest, contest.event, contest.electorate, None, data, (carried,), {})
    faults = [*_list_faults(known, name), *_hand_faults(known, name)]
    if faults:
        raise InvalidError(faults)
    if not course.planning:
        return known
    return replace(known, biographies=_biographies(known, folder / course.planning))


def _list_faults(known: CourseFile, name: str) -> list[Problem]:
    """The people put forward and listed must be those of the election list; who was let go cannot be on it."""
    if not known.course.nomination:
        return []
    listed = Counter(same_name(one.name) for one in known.course.nomination if one.listed)
    balloted = Counter(same_name(one.name) for one in known.candidates)
    shown = {same_name(one.name): one.name for one in (*known.course.nomination, *known.candidates)}
    place = Place(file=name, at="nomination")
    wrong = [problem("COURSE_NOT_ON_LIST", place, name=shown[one]) for one in listed - balloted]
    wrong += [problem("COURSE_NOT_NOMINATED", place, name=shown[one]) for one in balloted - listed]
    return wrong[:SHOWN]


def _hand_faults(known: CourseFile, name: str) -> list[Problem]:
    present = known.electorate.present if known.electorate else None
    course = known.course
    named = {"number": course.number, "list": course.list_, "committee": course.committee}
    votes = [*named.items(), *((one.name, one.vote) for one in course.nomination)]
    supported = [(one.name, one.support or 0, one.attending) for one in course.nomination]
    return too_many_hands([*counted_hands(votes), *supported], present, name)


Raised = tuple[str, int, int | None]
"""Where a vote by hands stands, how many hands, and of how many where that is said."""


def counted_hands(votes: Iterable[tuple[str, Hands | None]]) -> list[Raised]:
    return [(key, hands.all, hands.present) for key, hands in votes if hands]


def too_many_hands(votes: Iterable[Raised], present: int | None, name: str) -> list[Problem]:
    """Votes by hand of more people than are present."""
    return [
        problem("HANDS_ABOVE_PRESENT", Place(file=name, at=key), votes=count, present=there)
        for key, count, own in votes
        if (there := present if own is None else own) is not None and count > there
    ]


def _biographies(known: CourseFile, path: Path) -> "dict[str, Person]":
    """The people of the list in the cadre list: by id where the name is the same, else by a name that stands once."""
    from congress.planning.importing import import_people

    people = import_people(path).people
    by_id = {one.id: one for one in people}
    names = Counter(same_name(one.name) for one in people)
    by_name = {same_name(one.name): one for one in people if names[same_name(one.name)] == 1}
    twice = Counter(same_name(one.name) for one in known.candidates)
    found: dict[str, Person] = {}
    for one in known.candidates:
        name = same_name(one.name)
        person = by_id.get(one.id)
        if person is None or same_name(person.name) != name:
            person = by_name.get(name) if twice[name] == 1 else None
        if person is not None:
            found[one.id] = person
    return found


def read_named_result(folder: Path, name: str, told: list[Problem]) -> ResultFile | None:
    """A result that another file names; what is wrong with it goes to `told`."""
    try:
        return read_result(folder / name)
    except ToolkitError as error:
        told += error.problems
        return None
