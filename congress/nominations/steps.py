"""What is done with the list of an election, each an entry of the journal: submitted, approved, the floor, adopted."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import count

from pydantic import ValidationError

from congress.contestfile import regulation_of
from congress.custody import read_entries
from congress.delegates.arrivals import read_presence
from congress.delegates.roll import read_roll
from congress.elections.state import FIRST
from congress.journal import Entry
from congress.nominations.messages import problem
from congress.nominations.recording import given, record_act, record_adoption, require_state
from congress.nominations.standing import Standing, candidate_of, standing, standing_of
from congress.nominations.state import Finding, ListRecord, Nominee, digest_of, list_record
from congress.nominations.who import NOT_ON_ROLL, Asked, Hall, look
from congress.planning.dates import DateError, PartialDate, parse_date
from congress.planning.discipline import after
from congress.planning.hints import hint
from congress.planning.messages import problem as planning_problem
from congress.register.gaps import limits
from congress.terms.recording import read_known_term
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.contest import Contest
from tally.electorate import reaches, votes_needed
from tally.names import same_name
from tally.nominations import adoption_clause, has_nomination_rules, support_clause
from tally.problems import InvalidError, Place, Problem, StopError

_FIELDS = {"born": ("ngày sinh", "birth date"), "received": ("ngày nhận hồ sơ", "day of receipt")}


def submit(workspace: Workspace, election: str, document: str, by: str) -> None:
    """The list goes to the superior committee, and is frozen from here on."""
    contest, _entries = current_contest(workspace, election, FIRST, by)
    record_act(workspace, election, "submit", {"list": digest_of(contest), "document": given(document)}, by)


def approve(workspace: Workspace, election: str, document: str, by: str) -> None:
    record_act(workspace, election, "approve", {"document": given(document)}, by)


def give_back(workspace: Workspace, election: str, reason: str, by: str) -> None:
    """The list is a draft again; what came from the floor is gone with it, and stays in the journal."""
    record_act(workspace, election, "return", {"reason": given(reason)}, by)


@dataclass(frozen=True)
class Typed:
    """A nomination as typed: see congress.nominations.who.Asked. `decided`: who decided to take it although a rule
    stands against it, and why; `other_person`: not the one of that name on the list already."""

    name: str
    how: str = "floor"
    born: str = ""
    note: str = ""
    nominator: str = ""
    consent: bool = False
    number: str = ""
    delegate: bool | None = None
    received: str = ""
    grassroots: bool = False
    decided: str = ""
    other_person: bool = False


@dataclass(frozen=True)
class Nominated:
    """`notes`: what could not be told, and what was decided against."""

    nominee: Nominee
    notes: tuple[Problem, ...]


def nominate(workspace: Workspace, election: str, typed: Typed, by: str) -> Nominated:
    """Somebody from the floor, under an id of their own.

    Raises InvalidError for what is typed wrong, a nominator who is no delegate among it (unless somebody decided
    otherwise); StopError with every rule that stands against it while nobody decided otherwise.
    """
    contest, entries = current_contest(workspace, election, FIRST, by)
    known = list_record(entries, election)
    require_state("nominate", election, known)
    place = Place(subject=typed.name[:60])
    faults = _twin_faults(contest, known, typed)
    born, received = (_date(name, getattr(typed, name), place, faults) for name in ("born", "received"))
    faults += _age_faults(workspace, contest, place, typed.name, born) if born else []
    if received and not received.exact:
        faults.append(problem("LIST_RECEIVED_DAY", place, value=typed.received))
    made = Nominee(_free_id(contest, known), typed.name, typed.how, str(born or ""), typed.note, typed.nominator)
    try:
        candidate_of(made)
    except ValidationError:
        faults.append(problem("LIST_NOMINEE", place))
    if faults:
        raise InvalidError(faults)
    asked = Asked(typed.name, typed.how, born, typed.nominator, typed.consent, typed.number, typed.delegate,
                  received.exact if received else None, typed.grassroots)  # fmt: skip
    looked = look(_hall(workspace, contest, entries), asked)
    failed = [one for one in looked.findings if one.verdict == "fail"]
    against = [_said(one, place) for one in failed]
    if against and not typed.decided.strip():
        raise (InvalidError if NOT_ON_ROLL & {one.code for one in failed} else StopError)(against)
    made = replace(
        made,
        consent=typed.consent,
        delegate=looked.delegate,
        number=looked.seat.delegate.number if looked.seat else 0,
        nominator=looked.nominator.name if looked.nominator else typed.nominator,
        nominator_number=looked.nominator.delegate.number if looked.nominator else 0,
        received=str(received or ""),
        grassroots=typed.grassroots,
        decided=typed.decided.strip() if against else "",
        findings=looked.findings,
    )
    record_act(workspace, election, "nominate", {"nominee": asdict(made)}, by, known)
    unclear = [_said(one, place) for one in looked.findings if one.verdict == "unknown"]
    return Nominated(made, (*against, *unclear))


def _said(finding: Finding, place: Place) -> Problem:
    return problem(finding.code, place, **finding.values)


def _hall(workspace: Workspace, contest: Contest, entries: list[Entry]) -> Hall:
    body = contest.electorate.body if contest.electorate else "delegates"
    listed = body == "delegates" and any(entry.action == "delegates" for entry in entries)
    return Hall(
        contest,
        regulation_of(contest, workspace.root / "contests"),
        read_roll(workspace, entries) if listed else None,
        contest.event.date or workspace.settings.date,
        read_known_term(workspace, entries),
        frozenset(id_ for id_, one in read_presence(workspace).people.items() if one.state == "absent"),
    )


def _age_faults(workspace: Workspace, contest: Contest, place: Place, name: str, born: PartialDate) -> list[Problem]:
    """A birth date that is still to come, or under a Party regulation that of nobody who can be a member."""
    today = datetime.date.today()
    if born.earliest > today:
        return [problem("LIST_BORN_FUTURE", place, born=born)]
    on = contest.event.date or workspace.settings.date or today
    least = limits()["joining_age_months"]
    of_the_party = has_nomination_rules(regulation_of(contest, workspace.root / "contests"))
    if not of_the_party or after(born.earliest, least.value) <= on:
        return []
    values = {"name": name, "born": born, "years": least.value // 12, "on": f"{on:%d/%m/%Y}", **least.said()}
    return [problem("LIST_TOO_YOUNG", place, **values)]


def _twin_faults(contest: Contest, known: ListRecord, typed: Typed) -> list[Problem]:
    named = [*((one.id, one.name) for one in contest.candidate), *((n.id, n.name) for n in known.nominees.values())]
    twin = next((id_ for id_, name in named if same_name(name) == same_name(typed.name)), None)
    if twin is None or (typed.other_person and typed.born):
        return []
    return [problem("LIST_NAMED_ALREADY", Place(subject=typed.name), name=typed.name, id=twin)]


def _date(field: str, text: str, place: Place, faults: list[Problem]) -> PartialDate | None:
    try:
        return parse_date(text) if text else None
    except DateError as error:
        vi, en = _FIELDS[field]
        values = {"value": text, "field": field, "field_vi": vi, "field_en": en}
        faults.append(planning_problem(error.code, place, **values))
    return None


def _free_id(contest: Contest, known: ListRecord) -> str:
    """No id is used again, not after the list went back either: an earlier opinion ballot names another person by
    it."""
    ids = {one.id for one in contest.candidate}
    earlier = sum(act.what == "nominate" for act in known.acts)
    number = next(n for n in count(earlier + 1) if f"f{n:02d}" not in ids)
    return f"f{number:02d}"


def void(workspace: Workspace, election: str, id_: str, reason: str, by: str) -> None:
    """A nomination that was entered by mistake is none; the journal keeps it, and its id is not used again."""
    known = list_record(read_entries(workspace), election)
    if id_ not in known.nominees:
        raise InvalidError(problem("LIST_NO_SUCH", id=id_, **_near(id_, known)))
    record_act(workspace, election, "void", {"id": id_, "reason": given(reason)}, by, known)


@dataclass(frozen=True)
class Supported:
    """Whether those who agree are enough, and how many are."""

    enough: bool
    needed: int


def support(workspace: Workspace, election: str, id_: str, agree: int, attending: int, by: str) -> Supported:
    """How many of those attending agree that the person is put to the congress."""
    contest, entries = current_contest(workspace, election, FIRST, by)
    known = list_record(entries, election)
    if id_ not in known.nominees:
        raise InvalidError(problem("LIST_NO_SUCH", id=id_, **_near(id_, known)))
    if faults := list(_figure_faults(contest, agree, attending)):
        raise InvalidError(faults)
    share = support_clause(regulation_of(contest, workspace.root / "contests"), contest)
    record_act(workspace, election, "support", {"id": id_, "agree": agree, "attending": attending}, by, known)
    return Supported(reaches(agree, attending, share), votes_needed(attending, share))


def withdraw(workspace: Workspace, election: str, id_: str, reason: str, granted: bool | None, by: str) -> None:
    """Somebody asks to withdraw (`granted` None), or the congress decides on it."""
    contest, entries = current_contest(workspace, election, FIRST, by)
    known = list_record(entries, election)
    if id_ not in {one.id for one in contest.candidate} | known.nominees.keys():
        raise InvalidError(problem("LIST_NO_SUCH", id=id_))
    if id_ not in known.withdrawals:
        reason = given(reason)
    record_act(workspace, election, "withdraw", {"id": id_, "reason": reason, "granted": granted}, by, known)


@dataclass(frozen=True)
class Adoption:
    """What the congress said to number and list. `kept`: of those level at the cut who comes on; `decided`: who decided
    on that, or on a list without the surplus it must have."""

    agree: int
    present: int
    document: str = ""
    kept: Sequence[str] = ()
    decided: str = ""


def adopt(workspace: Workspace, election: str, said: Adoption, by: str) -> str:
    """The congress adopts number and list by a show of hands (Đ3): the contest file becomes the list adopted.

    Raises StopError with everything still open and votes that are too few, InvalidError for figures that cannot be and
    for a choice between people who are not level.
    """
    now = standing(workspace, election, by)
    require_state("adopt", election, now.known)
    if faults := [*_figure_faults(now.contest, said.agree, said.present), *_kept_faults(now, said.kept)]:
        raise InvalidError(faults)
    decided = said.decided.strip()
    if decided or now.bounds is None or now.bounds.tie == "meeting":
        now = standing_of(now.contest, now.regulation, now.known, now.ballots, said.kept)
    problems = [one for one in now.problems if not (decided and one.code == "LIST_NO_SURPLUS_NOW")]
    share = adoption_clause(now.regulation, now.contest)
    if not reaches(said.agree, said.present, share):
        values = {"agree": said.agree, "present": said.present, "needed": votes_needed(said.present, share)}
        problems.append(problem("LIST_NOT_ADOPTED", Place(subject=election), **values))
    if problems:
        raise StopError(problems)
    adopted = Contest.model_validate({**now.contest.model_dump(exclude_defaults=True), "candidate": now.people})
    payload = {
        "list": digest_of(adopted),
        "people": [one.model_dump(mode="json", exclude_defaults=True) for one in now.people],
        "agree": said.agree,
        "present": said.present,
        "kept": list(said.kept),
        "decided": decided,
        "document": said.document.strip(),
    }
    return record_adoption(workspace, adopted, payload, by, now.known)


def _figure_faults(contest: Contest, agree: int, attending: int) -> Iterator[Problem]:
    if not 0 <= agree <= attending or attending == 0:
        yield problem("LIST_NUMBERS", Place(subject=contest.id), agree=agree, attending=attending)
    summoned = contest.electorate.summoned if contest.electorate else None
    if summoned is not None and attending > summoned:
        yield problem("LIST_ABOVE_SUMMONED", Place(subject=contest.id), attending=attending, summoned=summoned)


def _kept_faults(now: Standing, kept: Sequence[str]) -> Iterator[Problem]:
    """`kept` is exactly who comes on of those level at the cut, or nobody is named."""
    place, named = Place(subject=now.contest.id), ", ".join(kept)
    if kept and not now.floor.tied:
        yield problem("LIST_KEEP_NO_TIE", place, kept=named, id=now.contest.id)
    elif kept and (len(kept) != now.floor.places or len(set(kept) & set(now.floor.tied)) != now.floor.places):
        yield problem("LIST_KEEP", place, kept=named, places=now.floor.places, people=", ".join(now.floor.tied))


def _near(id_: str, known: ListRecord) -> Mapping[str, str]:
    return hint(id_, known.nominees) if known.nominees else {}
