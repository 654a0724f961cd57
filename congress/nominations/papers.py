"""The adopted list on paper, made of what the journal knows: nothing is typed again."""

from collections.abc import Iterator, Sequence
from typing import Literal

from congress.contestfile import regulation_of
from congress.custody import Act, drafting, record
from congress.documents.list_papers import adopted_on
from congress.documents.listrecord import AdoptedList, FloorLine, ListPerson, ListStep, WithdrawalLine
from congress.documents.papers_of_records import write_papers
from congress.documents.recordfile import Record
from congress.elections.recordings import Papers
from congress.elections.state import FIRST, round_of
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.messages import problem as general_problem
from congress.nominations.messages import problem, state_values, way_values
from congress.nominations.standing import Standing, standing_of
from congress.nominations.state import ListRecord, Nominee, list_record, require_settled
from congress.recording import record_of
from congress.versions import contest_version, current_contest
from congress.workspace import Workspace
from tally.contest import Contest
from tally.electorate import votes_needed
from tally.nominations import support_clause
from tally.problems import Place, Problem, StopError
from tally.regulation import with_settings

KIND: Literal["adopted-list"] = "adopted-list"


def list_papers(workspace: Workspace, election: str, by: str) -> Papers:
    """The adopted list as PDF and as Word file; where nothing has changed since, the one made before.

    Raises StopError `LIST_STATE` where nothing was done with the list here, `LIST_NOT_YET_ADOPTED` while it is not
    adopted, `LIST_NOT_THE_ADOPTED` where the contest file holds another.
    """
    contest, entries = current_contest(workspace, election, FIRST, by)
    known, regulation = list_record(entries, election), regulation_of(contest, workspace.root / "contests")
    if not known.acts:
        values = state_values("state", known.state) | state_values("needed", "adopted")
        values |= way_values(election, known.state, "adopted")
        raise StopError(problem("LIST_STATE", Place(subject=election), id=election, **values))
    require_settled(entries, contest)
    now = standing_of(contest, with_settings(regulation, contest.settings), known)
    digest = round_of(entries, election, FIRST).contest
    key = f"{KIND}:{election}:{digest[:16]}:{len(known.acts)}"
    if before := next((entry for entry in entries if entry.key == key), None):
        return Papers(tuple(before.payload["files"]), new=False)
    said = _adopted(now, _proposed(workspace, entries, election), entries)
    number = sum(entry.action == KIND and entry.election == election for entry in entries) + 1

    def decide(now: list[Entry]) -> Act:
        if round_of(now, election, FIRST).contest != digest:
            raise overtaken(election)
        return Act(KIND, {}, key, election, FIRST)

    made_of = record_of(contest, entries, KIND, adopted=said)
    with drafting(workspace) as folder:
        made = write_papers(folder, made_of, workspace.settings.language)
        files = {f"records/{election}/{KIND}-{number}{ending}": path for ending, path in made.items()}
        new = record(workspace, by, decide, files)
    return Papers(tuple(files), new is not None, tuple(_another_day(contest, made_of)))


def _another_day(contest: Contest, said: Record) -> Iterator[Problem]:
    """The list bears the day it was adopted by this machine's clock."""
    day = adopted_on(said)
    if contest.event.date not in (None, day):
        values = {"clock": f"{day:%d/%m/%Y}", "planned": f"{contest.event.date:%d/%m/%Y}"}
        yield general_problem("RECORD_OTHER_DAY", Place(subject=contest.id), **values)


def _proposed(workspace: Workspace, entries: Sequence[Entry], election: str) -> Contest:
    """The contest as it stood when the congress adopted the list: who withdrew is on it, and nobody from the floor."""
    at = next(place for place, one in enumerate(entries) if (one.election, one.action) == (election, "list_adopt"))
    before = round_of(entries[:at], election, FIRST)
    return contest_version(workspace, before, before.contest)


def _adopted(now: Standing, proposed: Contest, entries: Sequence[Entry]) -> AdoptedList:
    known, contest, adoption = now.known, now.contest, now.known.adoption
    names = {one.id: one.name for one in proposed.candidate}
    names |= {one.id: one.name for one in known.nominees.values()}
    on_list = {one.id for one in contest.candidate}
    how = {one.id: one.how for one in known.nominees.values()}
    people = [
        {"id": one.id, "name": one.name, "born": str(one.born or ""), "note": one.note,
         "by": how.get(one.id, "committee")}
        for one in contest.candidate
    ]  # fmt: skip
    return AdoptedList(
        seats=contest.seats,
        alternates=contest.alternates,
        body=contest.electorate.body if contest.electorate else None,
        agree=adoption["agree"],
        present=adoption["present"],
        document=adoption.get("document", ""),
        at=next(act.at for act in known.acts if act.what == "adopt"),
        kept=tuple(adoption.get("kept", ())),
        decided=adoption.get("decided", ""),
        people=tuple(ListPerson.model_validate(one) for one in people),
        steps=_steps(known),
        floor=tuple(_floor(now, one, listed=one.id in on_list) for one in known.nominees.values()),
        withdrawals=tuple(
            WithdrawalLine(name=names.get(one.id, one.id), reason=one.reason, granted=one.granted)
            for one in known.withdrawals.values()
        ),
    )


def _steps(known: ListRecord) -> tuple[ListStep, ...]:
    """The submission and the approval that led to the adoption: those after the list last went back."""
    acts = list(known.acts)
    since = max((place for place, act in enumerate(acts) if act.what == "return"), default=-1)
    found = [act for act in acts[since + 1 :] if act.what in ("submit", "approve")]
    return tuple(
        ListStep.model_validate({"what": one.what, "document": one.document, "by": one.by, "at": one.at})
        for one in found
    )


def _floor(now: Standing, one: Nominee, *, listed: bool) -> FloorLine:
    asked = one.support is not None and one.attending is not None
    share = support_clause(now.regulation, now.contest) if asked else None
    nominator = f"{one.nominator}, {one.nominator_number}" if one.nominator_number else one.nominator
    return FloorLine.model_validate(
        {
            "name": one.name,
            "born": one.born,
            "by": one.how,
            "nominator": nominator,
            "support": one.support,
            "attending": one.attending,
            "needed": votes_needed(one.attending or 0, share) if share else None,
            "votes": [votes[one.id] for votes in now.known.votes if one.id in votes],
            "decided": one.decided,
            "listed": listed,
        }
    )
