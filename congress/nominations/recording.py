"""How an act on the list is recorded: in its state, on what was seen, and the contest that comes of it."""

import shutil
from collections.abc import Mapping
from typing import Any

from congress.custody import Act, drafting, read_entries, record
from congress.elections.rounds import contest_text
from congress.elections.state import FIRST, contest_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.messages import problem as general_problem
from congress.nominations.messages import problem, state_values, way_values
from congress.nominations.state import ALLOWED, PREFIX, ListRecord, list_record
from congress.storage import sha256_of
from congress.versions import check_against_ballots, record_contest
from congress.workspace import Workspace
from tally.contest import Contest
from tally.problems import Place, StopError, UnreadableError


def given(text: str) -> str:
    """A document or a reason that must be there. UnreadableError `LIST_NEEDS_DOCUMENT`."""
    if not text.strip():
        raise UnreadableError(problem("LIST_NEEDS_DOCUMENT"))
    return text.strip()


def require_state(what: str, election: str, known: ListRecord) -> None:
    """StopError `LIST_STATE` where the act `what` is not for the state the list is in."""
    if known.state not in ALLOWED[what]:
        values = state_values("state", known.state) | state_values("needed", *ALLOWED[what])
        values |= way_values(election, known.state, ALLOWED[what][0])
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

    record(workspace, by, lambda now: _act(now, election, what, payload, seen))


def _act(now: list[Entry], election: str, what: str, payload: Mapping[str, Any], seen: ListRecord | None) -> Act:
    known = list_record(now, election)
    require_state(what, election, known)
    if seen and len(seen.acts) != len(known.acts):
        raise overtaken(election)
    return Act(f"{PREFIX}{what}", payload, f"{PREFIX}{election}:{len(known.acts) + 1}", election, FIRST)


def record_adoption(
    workspace: Workspace, adopted: Contest, payload: Mapping[str, Any], by: str, seen: ListRecord
) -> str:
    """The adoption and the contest file it makes, in one entry: neither stands without the other. Returns the file.

    Raises StopError `CONTEST_RELEASED` where other ballots are out, `EDIT_NOT_RECORDED`, or as taking a file in does.
    """
    name = contest_name(adopted.id, FIRST)
    before = round_of(read_entries(workspace), adopted.id, FIRST)
    if sha256_of(workspace.root / name) != before.contest:
        raise StopError(general_problem("EDIT_NOT_RECORDED", Place(file=name), file=name))
    with drafting(workspace) as folder:
        path, archived = folder / "contest.toml", folder / "archived.toml"
        for one in (path, archived):
            one.write_text(contest_text(adopted), encoding="utf-8", newline="")
        archive = f"versions/{round_name(adopted.id, FIRST)}.v{before.contest_version + 1}.toml"
        files = {} if sha256_of(path) == before.contest else {name: path, archive: archived}

        def decide(now: list[Entry]) -> Act:
            act = _act(now, adopted.id, "adopt", payload, seen)
            standing = round_of(now, adopted.id, FIRST)
            require("import", standing)
            check_against_ballots(workspace, now, adopted)
            if standing.contest != before.contest:
                raise overtaken(adopted.id)
            return act

        record(workspace, by, decide, files)
    return name


def record_as_contest(workspace: Workspace, contest: Contest, by: str) -> str:
    """Records the contest as the current version of its file, a regulation of its own beside it; returns the file."""
    with drafting(workspace) as folder:
        path = folder / f"{contest.id}.toml"
        path.write_text(contest_text(contest), encoding="utf-8", newline="")
        if contest.regulation.endswith(".toml"):
            shutil.copyfile(workspace.root / "contests" / contest.regulation, folder / contest.regulation)
        return record_contest(workspace, path, contest, by).name
