"""Whether a paper of an election can be made from what the folder holds, and if not, why and what to do: one table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from congress.audit.state import History, history_of
from congress.cited import recorded_files
from congress.contestfile import regulation_of
from congress.custody import verified
from congress.documents.format import layout_for
from congress.documents.kinds import KINDS, Kind
from congress.documents.recordfile import read_record
from congress.documents.vote_words import Vote, vote_under
from congress.elections.recordings import UNUSED, ZERO
from congress.elections.state import FIRST, Round
from congress.elections.steps import CONDITIONS, missing_for
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.state import ListRecord, list_record, unsettled
from congress.papers.courses import FolderCourse, course_here
from congress.workspace import Workspace
from tally.clauses import Regulation
from tally.contest import Contest, Form
from tally.lists import prescribed_form
from tally.problems import Place, Problem, ToolkitError


@dataclass(frozen=True)
class Here:
    """One round of an election as it stands: what its papers could be made from."""

    workspace: Workspace
    contest: Contest
    known: Round
    entries: list[Entry]
    by: str

    @cached_property
    def regulation(self) -> Regulation:
        return regulation_of(self.contest, self.workspace.root / "contests")

    @cached_property
    def form(self) -> Form:
        return prescribed_form(self.contest, self.regulation)

    @cached_property
    def vote(self) -> Vote:
        return vote_under(self.contest.regulation, self.form, layout_for(self.contest.regulation))

    @cached_property
    def listed(self) -> ListRecord:
        return list_record(self.entries, self.contest.id)

    @cached_property
    def hand_check(self) -> History:
        return history_of(self.entries, self.contest.id, self.contest.round)

    @cached_property
    def course(self) -> FolderCourse:
        return course_here(self.workspace, self.contest, self.by)

    def records(self, action: str) -> list[Entry]:
        mine = (one for one in self.entries if (one.election, one.round) == (self.contest.id, self.contest.round))
        return [one for one in mine if one.action == action]

    def said(self, code: str, **values: object) -> list[Problem]:
        return [problem(code, id=self.contest.id, round=self.contest.round, **values)]


Reason = Callable[[Here], list[Problem]]


def reasons(name: str, here: Here) -> list[Problem]:
    """Everything that keeps the paper `name` from being made now; each is told with the paper it is about."""
    kind = KINDS[name]
    tests = (_form(name, kind), *_OF_SOURCE.get(kind.reads, ()), *_OF_KIND.get(name, ()))
    return about(name, [one for test in tests for one in test(here)])


def about(name: str, found: Iterable[Problem]) -> list[Problem]:
    """The problems, told with the paper they keep from being made."""
    subject = f"{KINDS[name].words()} ({name})"
    return [replace(one, place=replace(one.place or Place(), subject=subject)) for one in found]


def _form(name: str, kind: Kind) -> Reason:
    def test(here: Here) -> list[Problem]:
        return here.said("DOCUMENT_NOT_FOR_FORM", name=name, form=here.form) if here.form in kind.not_for else []

    return test


def _step(step: str) -> Reason:
    return lambda here: missing_for(step, here.known)


def _counted(here: Here) -> list[Problem]:
    return [] if CONDITIONS["STEP_NEEDS_COUNT"](here.known) else here.said("STEP_NEEDS_COUNT")


def _public(here: Here) -> list[Problem]:
    return [] if here.contest.event.result_public else here.said("PAPER_NOT_PUBLIC")


def _election(here: Here) -> list[Problem]:
    return [] if here.vote == "election" else here.said("PAPER_OF_ELECTIONS")


def _adopted(here: Here) -> list[Problem]:
    """Where the list went through the folder, it is the list from when the congress has adopted it."""
    on_its_way = here.listed.acts and here.listed.state != "adopted"
    if on_its_way and here.contest.round == FIRST:
        return here.said("PAPER_LIST_OPEN")
    return unsettled(here.entries, here.contest)


def _adopted_here(here: Here) -> list[Problem]:
    """The list with how the congress adopted it: of the first round, where that went through the folder."""
    through_here = here.listed.acts and here.contest.round == FIRST
    return _adopted(here) if through_here else here.said("PAPER_LIST_ELSEWHERE")


def faulty_course(here: Here) -> list[Problem]:
    """What is wrong with the course file in the folder, or with what it names."""
    try:
        _ = here.course
    except ToolkitError as error:
        return list(error.problems)
    return []


def _nominated(here: Here) -> list[Problem]:
    if faulty_course(here) or _adopted(here) or here.course.source.course.nomination:
        return []
    return here.said("PAPER_NO_NOMINATIONS")


def _cadres(here: Here) -> list[Problem]:
    return [] if faulty_course(here) or here.course.source.course.planning else here.said("PAPER_NO_CADRES")


def _nothing_counted(here: Here) -> list[Problem]:
    """The record before the count, of the ballots in use; it is drawn up on the day, never by the way."""
    drawn_up = here.records(ZERO)
    style = here.known.released.style if here.known.released else ""
    if drawn_up and _style_of(here, drawn_up[-1]) == style:
        return []
    return missing_for(ZERO, here.known) or here.said("PAPER_NO_ZERO")


def _style_of(here: Here, entry: Entry) -> str:
    name = next(name for name in entry.payload["files"] if name.endswith(".json"))
    zero = read_record(verified(here.workspace, name, recorded_files(here.entries)[name])).record.zero
    return zero.style if zero else ""


def _drawn(here: Here) -> list[Problem]:
    check = here.hand_check.check
    if check is None:
        return here.said("AUDIT_NOT_DRAWN")
    return [] if check.inputs == here.known.count_inputs() else here.said("AUDIT_OTHER_COUNT")


def _checked(here: Here) -> list[Problem]:
    check = here.hand_check.check
    return here.said("PAPER_NO_CHECK", file=check.lists[-1]) if check and check.waits and not _drawn(here) else []


_OF_SOURCE: Mapping[str, tuple[Reason, ...]] = {"result": (_step("minutes"),), "course": (faulty_course,)}
_OF_KIND: Mapping[str, tuple[Reason, ...]] = {
    "hall": (_public,),
    "chart": (_public,),
    "list": (_adopted,),
    "adopted-list": (_adopted_here,),
    "nominations": (_election, _adopted, _nominated),
    "biographies": (_cadres,),
    "election-minutes": (_election, _adopted, _step("minutes")),
    "zero": (_nothing_counted,),
    "unused": (_step(UNUSED),),
    "count-journal": (_counted,),
    "check-list": (_drawn,),
    "check-report": (_drawn, _checked),
}
