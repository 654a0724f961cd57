"""How an act on the list is recorded: in its state, on what was seen, and the contest that comes of it."""

import shutil
from collections.abc import Mapping
from typing import Any

from congress.custody import Act, drafting, record
from congress.elections.rounds import contest_text
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.nominations.messages import problem, state_values
from congress.nominations.state import ALLOWED, PREFIX, ListRecord, list_record
from congress.versions import record_contest
from congress.workspace import Workspace
from tally.contest import Contest
from tally.problems import Place, StopError, UnreadableError

FIRST = 1


def given(text: str) -> str:
    """A document or a reason that must be there. UnreadableError `LIST_NEEDS_DOCUMENT`."""
    if not text.strip():
        raise UnreadableError(problem("LIST_NEEDS_DOCUMENT"))
    return text.strip()


def require_state(what: str, election: str, known: ListRecord) -> None:
    """StopError `LIST_STATE` where the act `what` is not for the state the list is in."""
    if known.state not in ALLOWED[what]:
        values = state_values("state", known.state) | state_values("needed", *ALLOWED[what])
        raise StopError(problem("LIST_STATE", Place(subject=election), id=election, **values))


def record_act(
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
        require_state(what, election, known)
        if seen and len(seen.acts) != len(known.acts):
            raise overtaken(election)
        return Act(f"{PREFIX}{what}", payload, f"{PREFIX}{election}:{len(known.acts) + 1}", election, FIRST)

    record(workspace, by, decide)


def record_as_contest(workspace: Workspace, contest: Contest, by: str) -> str:
    """Records the contest as the current version of its file, a regulation of its own beside it; returns the file."""
    with drafting(workspace) as folder:
        path = folder / f"{contest.id}.toml"
        path.write_text(contest_text(contest), encoding="utf-8", newline="")
        if contest.regulation.endswith(".toml"):
            shutil.copyfile(workspace.root / "contests" / contest.regulation, folder / contest.regulation)
        return record_contest(workspace, path, contest, by).name
