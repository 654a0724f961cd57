"""What is done with the list of an election, each an entry of the journal: submitted, approved, the floor, adopted."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

from pydantic import ValidationError

from congress.custody import Act, drafting, read_entries, record, verified
from congress.elections.rounds import contest_text
from congress.elections.state import round_of
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.nominations.arithmetic import Cut, cut, supported
from congress.nominations.messages import problem
from congress.nominations.state import (
    ALLOWED,
    PREFIX,
    ListRecord,
    Nominee,
    digest_of,
    list_record,
)
from congress.planning.dates import DateError, parse_date
from congress.planning.hints import hint
from congress.planning.messages import problem as planning_problem
from congress.versions import current_contest, record_contest
from congress.workspace import Workspace
from tally.contest import Candidate, Contest, Electorate, Event
from tally.lists import SurplusBounds, surplus_bounds
from tally.names import in_ballot_order, same_name
from tally.problems import InvalidError, Place, Problem, StopError, UnreadableError

FIRST = 1
OPINION = "party-opinion"
"""The regulation of opinion ballots."""


@dataclass(frozen=True)
class Standing:
    """The list as it stands: the contest file, its record, and who would be on it now."""

    contest: Contest
    known: ListRecord
    bounds: SurplusBounds | None
    people: tuple[Candidate, ...]
    floor: Cut
    problems: tuple[Problem, ...]
    """What keeps it from being adopted."""


def standing(workspace: Workspace, election: str, by: str, kept: Sequence[str] = ()) -> Standing:
    from congress.contestfile import regulation_of

    contest, entries = current_contest(workspace, election, FIRST, by)
    known = list_record(entries, election)
    profile = regulation_of(contest, workspace.root / "contests")
    bounds = surplus_bounds(profile, contest.kind, contest.seats)
    return standing_of(contest, known, bounds, kept)


def standing_of(
    contest: Contest, known: ListRecord, bounds: SurplusBounds | None, kept: Sequence[str] = ()
) -> Standing:
    """Who would be on the list: the committee's people who have not withdrawn, and those of the floor who passed."""
    gone = {one.id for one in known.withdrawals.values() if one.granted}
    committee = [one for one in contest.candidate if one.id not in gone and one.id not in known.nominees]
    floor = [one for one in known.nominees.values() if one.id not in gone]
    passed = [one for one in floor if one.support is not None and supported(one.support, one.attending or 0)]
    most = contest.seats + contest.alternates + bounds.most if bounds else len(committee) + len(passed)
    taken = cut(len(committee), [one.id for one in passed], most, known.opinion, kept)
    from_floor = [_candidate(known.nominees[id_]) for id_ in taken.taken]
    people = tuple(in_ballot_order([*committee, *from_floor])) if from_floor or gone else tuple(committee)
    return Standing(
        contest, known, bounds, people, taken, tuple(_open(contest, known, committee, passed, taken, bounds))
    )


def _open(
    contest: Contest,
    known: ListRecord,
    committee: Sequence[Candidate],
    passed: Sequence[Nominee],
    taken: Cut,
    bounds: SurplusBounds | None,
) -> Iterable[Problem]:
    place = Place(subject=contest.id)
    asked = [one.id for one in known.withdrawals.values() if one.granted is None]
    gone = {one.id for one in known.withdrawals.values() if one.granted}
    unasked = [one.id for one in known.nominees.values() if one.support is None and one.id not in gone]
    if asked:
        yield problem("LIST_WITHDRAWAL_OPEN", place, people=", ".join(asked))
    if unasked:
        yield problem("LIST_SUPPORT_OPEN", place, people=", ".join(unasked))
    seats = contest.seats + contest.alternates
    if len(committee) + len(taken.taken) < seats and not taken.opinion_needed:
        yield problem("LIST_TOO_SHORT_NOW", place, names=len(committee) + len(taken.taken), seats=seats)
    if bounds is None:
        return
    if len(committee) - seats > bounds.most:
        yield problem("LIST_COMMITTEE_ABOVE", place, surplus=len(committee) - seats, most=bounds.most)
    elif taken.opinion_needed:
        surplus = len(committee) + len(passed) - seats
        yield problem("LIST_OPINION_NEEDED", place, surplus=surplus, most=bounds.most)
    elif taken.tied:
        yield problem("LIST_OPINION_TIED", place, people=", ".join(taken.tied), places=taken.places)


def _candidate(one: Nominee) -> Candidate:
    born = parse_date(one.born) if one.born else None
    partial = f"sinh {one.born}" if born and not born.exact else ""
    note = "; ".join(part for part in (partial, one.note) if part)
    return Candidate(id=one.id, name=one.name, born=born.exact if born else None, note=note)


def submit(workspace: Workspace, election: str, document: str, by: str) -> None:
    """The list goes to the superior committee, and is frozen from here on."""
    contest, _entries = current_contest(workspace, election, FIRST, by)
    _record(workspace, election, "submit", {"list": digest_of(contest), "document": _given(document)}, by)


def approve(workspace: Workspace, election: str, document: str, by: str) -> None:
    _record(workspace, election, "approve", {"document": _given(document)}, by)


def give_back(workspace: Workspace, election: str, reason: str, by: str) -> None:
    """The list is a draft again; what came from the floor is gone with it, and stays in the journal."""
    _record(workspace, election, "return", {"reason": _given(reason)}, by)


def nominate(workspace: Workspace, election: str, nominee: Nominee, by: str, *, other_person: bool = False) -> Nominee:
    """Somebody from the floor, under an id of their own. Raises InvalidError, StopError."""
    contest, entries = current_contest(workspace, election, FIRST, by)
    known = list_record(entries, election)
    faults = []
    if nominee.how == "floor" and not nominee.consent:
        faults.append(problem("LIST_NO_CONSENT", Place(subject=nominee.name)))
    named = [*((one.id, one.name) for one in contest.candidate), *((n.id, n.name) for n in known.nominees.values())]
    twin = next((id_ for id_, name in named if same_name(name) == same_name(nominee.name)), None)
    if twin and not (other_person and nominee.born):
        faults.append(problem("LIST_NAMED_ALREADY", Place(subject=nominee.name), name=nominee.name, id=twin))
    born = nominee.born
    try:
        born = str(parse_date(born)) if born else ""
    except DateError as error:
        values = {"value": born, "field": "born", "field_vi": "ngày sinh", "field_en": "birth date"}
        faults.append(planning_problem(error.code, Place(subject=nominee.name), **values))
    if faults:
        raise InvalidError(faults)
    # No id is used again, not after the list went back either: an earlier opinion ballot names another person by it.
    ids = {one.id for one in contest.candidate}
    earlier = sum(act.what == "nominate" for act in known.acts)
    number = next(n for n in count(earlier + 1) if f"f{n:02d}" not in ids)
    made = Nominee(**{**asdict(nominee), "id": f"f{number:02d}", "born": born})
    try:
        _candidate(made)
    except ValidationError as error:
        raise InvalidError(problem("LIST_NOMINEE", Place(subject=nominee.name[:60]))) from error
    _record(workspace, election, "nominate", {"nominee": asdict(made)}, by, known)
    return made


def support(workspace: Workspace, election: str, id_: str, agree: int, attending: int, by: str) -> bool:
    """How many of those attending agree that the person is put to the congress; returns whether they are enough."""
    known = list_record(read_entries(workspace), election)
    if id_ not in known.nominees:
        raise InvalidError(problem("LIST_NO_SUCH", id=id_, **_near(id_, known)))
    if not 0 <= agree <= attending or attending == 0:
        raise InvalidError(problem("LIST_NUMBERS", agree=agree, attending=attending))
    _record(workspace, election, "support", {"id": id_, "agree": agree, "attending": attending}, by)
    return supported(agree, attending)


def withdraw(workspace: Workspace, election: str, id_: str, reason: str, granted: bool | None, by: str) -> None:
    """Somebody asks to withdraw (`granted` None), or the congress decides on it."""
    contest, entries = current_contest(workspace, election, FIRST, by)
    known = list_record(entries, election)
    if id_ not in {one.id for one in contest.candidate} | known.nominees.keys():
        raise InvalidError(problem("LIST_NO_SUCH", id=id_))
    if id_ not in known.withdrawals:
        reason = _given(reason)
    _record(workspace, election, "withdraw", {"id": id_, "reason": reason, "granted": granted}, by)


def opinion_id(election: str) -> str:
    return f"{election}-y-kien"


def draft_opinion(workspace: Workspace, election: str, by: str) -> str:
    """The contest file of the opinion ballot on those of the floor: printed, read and counted like any other.

    Everybody who passed the 30 % stands on it, in the form agree or not; nobody is elected by it.
    """
    now = standing(workspace, election, by)
    _require("opinion", election, now.known)
    people = [_candidate(now.known.nominees[id_]) for id_ in _passed(now.known)]
    if not people:
        raise StopError(problem("LIST_OPINION_NOBODY"))
    contest = Contest(
        id=opinion_id(election),
        title=f"Xin ý kiến về người được đề cử, ứng cử: {now.contest.title}",
        regulation=OPINION,
        kind="list-cut",
        seats=max(1, min(len(people), _room(now))),
        form="agree",
        event=Event.model_validate({**now.contest.event.model_dump(), "document_no": ""}),
        electorate=_attending(now.contest),
        test=now.contest.test,
        candidate=tuple(in_ballot_order(people)),
    )
    return _written(workspace, contest, by)


def _attending(contest: Contest) -> Electorate | None:
    """Who is asked: the base is those attending, from whom nobody is subtracted."""
    return contest.electorate.model_copy(update={"subtract": ()}) if contest.electorate else None


def _room(now: Standing) -> int:
    """How many from the floor the list has room for."""
    seats = now.contest.seats + now.contest.alternates
    committee = sum(one.id not in now.known.nominees for one in now.people)
    return seats + now.bounds.most - committee if now.bounds else len(now.known.nominees)


def _passed(known: ListRecord) -> list[str]:
    gone = {one.id for one in known.withdrawals.values() if one.granted}
    return [
        one.id for one in known.nominees.values()
        if one.id not in gone and one.support is not None and supported(one.support, one.attending or 0)
    ]  # fmt: skip


def take_opinion(workspace: Workspace, election: str, by: str) -> dict[str, int]:
    """The votes of the opinion ballot's official result, entered for the list."""
    entries = read_entries(workspace)
    known = list_record(entries, election)
    opinion = round_of(entries, opinion_id(election), FIRST)
    no_result = problem("LIST_OPINION_NO_RESULT", id=opinion_id(election))
    if not opinion.has_official_result:
        raise StopError(no_result)
    path = verified(workspace, opinion.result_name, opinion.result_hash)
    votes = {one["id"]: int(one["votes"]) for one in json.loads(path.read_text(encoding="utf-8"))["candidates"]}
    if not set(_passed(known)) <= votes.keys():
        raise StopError(no_result)
    payload = {"votes": votes, "result": opinion.result_hash}
    _record(workspace, election, "opinion", payload, by, known)
    return votes


def adopt(
    workspace: Workspace, election: str, agree: int, present: int, document: str, by: str, kept: Sequence[str] = ()
) -> str:
    """The congress adopts number and list by a show of hands (Đ3): the contest file becomes the list adopted.

    Raises StopError with everything still open, InvalidError for figures that cannot be.
    """
    now = standing(workspace, election, by, kept)
    adopted = Contest.model_validate({**now.contest.model_dump(exclude_defaults=True), "candidate": now.people})
    if now.known.state == "adopted" and digest_of(now.contest) != now.known.digest:
        return _finish(workspace, now, by)  # killed between the two entries
    _require("adopt", election, now.known)
    if now.problems:
        raise StopError(now.problems)
    if not 0 <= agree <= present or present == 0:
        raise InvalidError(problem("LIST_NUMBERS", agree=agree, attending=present))
    if 2 * agree <= present:
        raise StopError(problem("LIST_NOT_ADOPTED", agree=agree, present=present))
    payload = {
        "list": digest_of(adopted),
        "people": [one.model_dump(mode="json", exclude_defaults=True) for one in now.people],
        "agree": agree,
        "present": present,
        "kept": list(kept),
        "document": document.strip(),
    }
    _record(workspace, election, "adopt", payload, by, now.known)
    return _written(workspace, adopted, by)


def _finish(workspace: Workspace, now: Standing, by: str) -> str:
    people = tuple(Candidate.model_validate(one) for one in now.known.adoption["people"])
    adopted = Contest.model_validate({**now.contest.model_dump(exclude_defaults=True), "candidate": people})
    return _written(workspace, adopted, by)


def _written(workspace: Workspace, contest: Contest, by: str) -> str:
    """Records the contest as the current version of its file, a regulation of its own beside it."""
    with drafting(workspace) as folder:
        path = folder / f"{contest.id}.toml"
        path.write_text(contest_text(contest), encoding="utf-8", newline="")
        if contest.regulation.endswith(".toml"):
            shutil.copyfile(workspace.root / "contests" / contest.regulation, folder / contest.regulation)
        return record_contest(workspace, path, contest, by).name


def _given(text: str) -> str:
    if not text.strip():
        raise UnreadableError(problem("LIST_NEEDS_DOCUMENT"))
    return text.strip()


def _near(id_: str, known: ListRecord) -> Mapping[str, str]:
    return hint(id_, known.nominees) if known.nominees else {}


def _require(what: str, election: str, known: ListRecord) -> None:
    if known.state not in ALLOWED[what]:
        needed = ", ".join(ALLOWED[what])
        raise StopError(problem("LIST_STATE", Place(subject=election), id=election, state=known.state, needed=needed))


def _record(
    workspace: Workspace,
    election: str,
    what: str,
    payload: Mapping[str, Any],
    by: str,
    seen: ListRecord | None = None,
) -> None:
    """`seen`: the record of the list that the step was decided on, where it was decided on one."""

    def decide(now: list[Entry]) -> Act:
        known = list_record(now, election)
        _require(what, election, known)
        if seen and len(seen.acts) != len(known.acts):
            raise overtaken(election)
        return Act(f"{PREFIX}{what}", payload, f"{PREFIX}{election}:{len(known.acts) + 1}", election, FIRST)

    record(workspace, by, decide)
