"""The slate of an election, from the planning list and the committee's rules, and the contest file drafted from it."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congress.custody import Act, copied, drafting, read_entries, record
from congress.elections.rounds import contest_text
from congress.elections.state import FIRST, contest_name, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.state import require_list_free
from congress.planning.command import make_slate
from congress.planning.slatefiles import CONTEST, PEOPLE
from congress.planning.slating import Plan
from congress.storage import sha256_of
from congress.tomlfile import read_toml
from congress.versions import record_planning
from congress.workspace import Settings, Workspace
from tally.contest import Contest
from tally.problems import Place, StopError

"""Slates are made for the first round; the lists of later rounds follow from results."""


@dataclass(frozen=True)
class Slated:
    plan: Plan
    files: tuple[str, ...]
    new: bool


def make_election_slate(
    workspace: Workspace,
    election: str,
    planning: Path,
    rules: Path,
    by: str,
    *,
    mapping: Mapping[str, Any] | None = None,
) -> Slated:
    """Makes the slate of `election` and drafts its contest file; planning list and rules are recorded under version.

    Raises as `congress.planning.command.make_slate` does, StopError where ballots are out.
    """
    known = round_of(read_entries(workspace), election, FIRST)
    require("slate", known)
    _require_edits_recorded(workspace, election, known.contest)
    folder_name = f"slates/{round_name(election, FIRST)}"
    with drafting(workspace) as folder:
        made = folder / "slate"
        made.mkdir()
        earlier = workspace.root / folder_name / PEOPLE
        if earlier.is_file():
            shutil.copyfile(earlier, made / PEOPLE)  # people without an id of their own keep the one they were given
        slate = make_slate(planning, rules, made, mapping=mapping, lang=workspace.settings.language)
        record_planning(workspace, planning, "planning", by)
        record_planning(workspace, rules, "rules", by)
        draft = made / CONTEST
        draft.write_text(_draft(draft, election, workspace.settings), encoding="utf-8", newline="")
        made_contest = Contest.model_validate(read_toml(draft))
        require_list_free(read_entries(workspace), made_contest)
        files = {f"{folder_name}/{path.name}": path for path in slate.files if path.name != CONTEST}
        if sha256_of(draft) != known.contest:
            archive = f"versions/{round_name(election, FIRST)}.v{known.contest_version + 1}.toml"
            files |= {contest_name(election, FIRST): draft, archive: copied(draft, folder)}
        hashes = {name: sha256_of(path) for name, path in files.items()}
        payload = {
            "planning": [planning.name, sha256_of(planning)],
            "rules": [rules.name, sha256_of(rules)],
            "people": len(slate.plan.slate.people),
        }

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, FIRST)
            require("slate", standing)
            require_list_free(now, made_contest)
            if standing.contest != known.contest:
                raise overtaken(election)
            if hashes.items() <= standing.files.items():
                return None
            number = standing.counts.get("slate", 0) + 1
            return Act("slate", payload, f"slate:{election}:{number}", election, FIRST)

        new = record(workspace, by, decide, files)
    return Slated(
        slate.plan,
        (contest_name(election, FIRST), *sorted(name for name in files if "slates/" in name)),
        new is not None,
    )


def _draft(path: Path, election: str, settings: Settings) -> str:
    """The contest of the slate under the election's id, what it leaves blank taken from `congress.toml`."""
    contest = Contest.model_validate({**read_toml(path), "id": election})
    defaults = settings.model_dump(exclude={"title", "language", "backup"}, exclude_none=True)
    event = {**defaults, **contest.event.model_dump(exclude_defaults=True)}
    return contest_text(Contest.model_validate({**contest.model_dump(exclude_defaults=True), "event": event}))


def _require_edits_recorded(workspace: Workspace, election: str, recorded: str) -> None:
    name = contest_name(election, FIRST)
    path = workspace.root / name
    if path.is_file() and sha256_of(path) != recorded:
        raise StopError(problem("EDIT_NOT_RECORDED", Place(file=name), file=name))
