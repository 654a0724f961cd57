"""The opinion on those from the floor: its ballot made, its result taken, or given up with a reason."""

import json
from collections.abc import Mapping

from congress.custody import read_entries, verified
from congress.elections.state import FIRST, round_of
from congress.nominations.ballots import OpinionBallot
from congress.nominations.messages import problem
from congress.nominations.recording import given, record_act, record_as_contest, require_state
from congress.nominations.standing import Standing, candidate_of, standing
from congress.nominations.state import Nominee, opinion_id
from congress.workspace import Workspace
from tally.contest import Contest, Electorate, Event
from tally.names import in_ballot_order
from tally.problems import InvalidError, Place, StopError

REGULATION = "party-opinion"
"""The regulation of opinion ballots."""


def draft_opinion(workspace: Workspace, election: str, by: str, *, everybody: bool = False) -> tuple[str, str]:
    """The contest of the next opinion ballot: printed, read and counted like any other. Returns its id and its file.

    Where the last opinion left people level at the cut they alone are asked about, unless `everybody` is; else all who
    have enough support are. Nobody is elected by it. Raises StopError `LIST_OPINION_OPEN` while one is out,
    `LIST_OPINION_RECOUNTED` where one that was taken has another result now.
    """
    now = standing(workspace, election, by)
    require_state("opinion", election, now.known)
    if recounted := [one.id for one in now.ballots if one.state == "recounted"]:
        raise StopError(problem("LIST_OPINION_RECOUNTED", Place(subject=election), ballot=recounted[0], id=election))
    last = now.ballots[-1] if now.ballots else None
    if last and last.open:
        raise StopError(problem("LIST_OPINION_OPEN", Place(subject=election), ballot=last.id, id=election))
    tied = now.floor.tied and not everybody
    asked = [now.known.nominees[id_] for id_ in now.floor.tied] if tied else list(now.passed)
    if not asked:
        raise StopError(problem("LIST_OPINION_NOBODY"))
    number = len(now.ballots) + (last is None or last.state != "drafted")
    contest = _contest(now, asked, now.floor.places if tied else now.room, number)
    return contest.id, record_as_contest(workspace, contest, by)


def _contest(now: Standing, asked: list[Nominee], places: int, number: int) -> Contest:
    again = f" (lần {number})" if number > 1 else ""
    return Contest(
        id=opinion_id(now.contest.id, number),
        title=f"Xin ý kiến về người được đề cử, ứng cử{again}: {now.contest.title}",
        regulation=REGULATION,
        kind="list-cut",
        seats=max(1, min(len(asked), places)),
        form="agree",
        event=Event.model_validate({**now.contest.event.model_dump(), "document_no": "", "closed_at": ""}),
        electorate=_attending(now.contest),
        test=now.contest.test,
        candidate=tuple(in_ballot_order([candidate_of(one) for one in asked])),
    )


def _attending(contest: Contest) -> Electorate | None:
    """Who is asked: the base is those attending, from whom nobody is subtracted."""
    return contest.electorate.model_copy(update={"subtract": ()}) if contest.electorate else None


def take_opinion(workspace: Workspace, election: str, by: str) -> tuple[str, dict[str, int]]:
    """The votes of the last opinion ballot's official result, or of one that was counted anew after it was taken,
    entered for the list; returns its id and the votes.

    Raises StopError `LIST_OPINION_NO_RESULT` where there is none, or it is not about all who must be told apart.
    """
    now = standing(workspace, election, by)
    ballot = _in_hand(now, election)
    opinion = round_of(read_entries(workspace), ballot.id, FIRST)
    no_result = problem("LIST_OPINION_NO_RESULT", Place(subject=election), id=ballot.id)
    if not opinion.has_official_result:
        raise StopError(no_result)
    path = verified(workspace, opinion.result_name, opinion.result_hash)
    votes = {one["id"]: int(one["votes"]) for one in json.loads(path.read_text(encoding="utf-8"))["candidates"]}
    passed = [one.id for one in now.passed]
    again = ballot.state == "recounted"
    everybody = votes.keys() >= set(passed) and not (again and ballot.tied)
    tied = not everybody and _about_the_tied(now, ballot, votes)
    if not everybody and not tied:
        values = {"id": ballot.id, "people": ", ".join(one for one in passed if one not in votes)}
        raise StopError(problem("LIST_OPINION_NOT_ALL", Place(subject=election), **values))
    payload = {"votes": votes, "result": opinion.result_hash, "ballot": ballot.id, "tied": tied}
    record_act(workspace, election, "opinion", payload, by, now.known)
    return ballot.id, votes


def _about_the_tied(now: Standing, ballot: OpinionBallot, votes: Mapping[str, int]) -> bool:
    """One taken before is about whom it was about then, whoever is level now."""
    asked = next((one.votes.keys() for one in now.known.opinions if one.id == ballot.id and one.tied), now.floor.tied)
    return bool(asked) and votes.keys() >= set(asked)


def close_opinion(workspace: Workspace, election: str, reason: str, by: str) -> str:
    """Gives up the opinion ballot in hand; it and what was counted of it are kept. Returns its id."""
    now = standing(workspace, election, by)
    ballot = _in_hand(now, election)
    record_act(workspace, election, "opinion_close", {"ballot": ballot.id, "reason": given(reason)}, by, now.known)
    return ballot.id


def _in_hand(now: Standing, election: str) -> OpinionBallot:
    require_state("opinion", election, now.known)
    if recounted := [one for one in now.ballots if one.state == "recounted"]:
        return recounted[0]
    if not now.ballots or now.ballots[-1].state in ("taken", "closed"):
        raise InvalidError(problem("LIST_OPINION_NONE", Place(subject=election), id=election))
    return now.ballots[-1]
