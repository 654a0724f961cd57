"""The list of an election out of a finished process: whom the last step chose, under the ids they had all along."""

from collections.abc import Sequence
from dataclasses import dataclass

from congress.contestfile import regulation_of
from congress.custody import Act, drafting, read_entries, record
from congress.elections.rounds import contest_text
from congress.elections.state import FIRST, contest_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.nominations.state import require_list_free
from congress.process.messages import problem
from congress.process.steps import Process, next_people, process_of
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.contest import Candidate, Contest
from tally.lists import check_list
from tally.names import in_ballot_order
from tally.problems import InvalidError, Problem, StopError


@dataclass(frozen=True)
class Listed:
    """`new` is false where the contest held this very list already; `warnings` are list rules it breaks."""

    contest: Contest
    gone: tuple[Candidate, ...]
    new: bool
    warnings: tuple[Problem, ...]


def all_but(process: Process, left_out: Sequence[str]) -> list[str]:
    """The ids of the next list without those of `left_out`. Raises InvalidError with every one that is not on it."""
    people = [one.id for one in next_people(process)]
    if unknown := [one for one in left_out if one not in people]:
        raise InvalidError([problem("PROCESS_NOT_ON_LIST", id=one) for one in unknown])
    return [one for one in people if one not in left_out]


def take_list(workspace: Workspace, election: str, process_id: str, by: str) -> Listed:
    """The people chosen in the last step become the list of `election`, whose contest is there already (its slate was
    made, or its file imported): seats, title and all else of it stay.

    Raises StopError where a step of the process has no official result, the process was a rehearsal and the election is
    none, the list is frozen, or ballots are out.
    """
    process = process_of(workspace, read_entries(workspace), process_id)
    if len(process.taken) < len(process.steps):
        raise StopError(problem("PROCESS_NOT_ENDED", id=process_id, step=len(process.taken) + 1))
    chosen = next_people(process)
    contest, entries = current_contest(workspace, election, FIRST, by)
    if process.test and not contest.test:
        raise StopError(problem("PROCESS_REHEARSED", id=process_id, election=election))
    before = {one.id: one for one in contest.candidate}
    people = tuple(in_ballot_order([before.get(one.id, one) for one in chosen]))
    made = Contest.model_validate({**contest.model_dump(exclude_defaults=True), "candidate": people})
    known = round_of(entries, election, FIRST)
    require("slate", known)
    require_list_free(entries, made)
    new = people != contest.candidate and _recorded(workspace, made, process, by)
    gone = tuple(one for one in contest.candidate if one not in people)
    broken = check_list(made, regulation_of(made, workspace.root / "contests"))
    return Listed(made, gone, new, tuple(broken))


def _recorded(workspace: Workspace, made: Contest, process: Process, by: str) -> bool:
    known = round_of(read_entries(workspace), made.id, FIRST)
    last = round_of(read_entries(workspace), process.taken[-1].election, FIRST)
    with drafting(workspace) as folder:
        path, archived = folder / "contest.toml", folder / "archived.toml"
        for one in (path, archived):
            one.write_text(contest_text(made), encoding="utf-8", newline="")
        archive = f"versions/{round_name(made.id, FIRST)}.v{known.contest_version + 1}.toml"
        payload = {"process": process.id, "result": last.result_hash, "people": len(made.candidate)}

        def decide(now: list[Entry]) -> Act:
            standing = round_of(now, made.id, FIRST)
            require("slate", standing)
            require_list_free(now, made)
            if standing.contest != known.contest:
                raise overtaken(made.id)
            number = standing.counts.get("slate", 0) + 1
            return Act("slate", payload, f"slate:{made.id}:{number}", made.id, FIRST)

        return record(workspace, by, decide, {contest_name(made.id, FIRST): path, archive: archived}) is not None
