"""Ballots tallied by hand: the totals that count."""

from pathlib import Path

from congress.custody import Act, copied, drafting, record
from congress.elections.batches import require_no_candidate
from congress.elections.counting import counting_act, current, folder_of
from congress.elections.state import round_of
from congress.elections.steps import require
from congress.journal import Entry
from congress.storage import sha256_of
from congress.votesfile import read_totals
from congress.workspace import Workspace


def enter_totals(workspace: Workspace, election: str, round_: int, file: Path, by: str) -> str:
    """Records hand-tallied totals (`valid` and `invalid` come with the accounts); returns the file that counts."""
    contest, known = current(workspace, election, round_, by)
    require("totals", known)
    require_no_candidate(contest, [by])
    name = f"{folder_of(known)}/totals.csv"
    with drafting(workspace) as folder:
        made = copied(file, folder)
        read_totals(made, contest)
        source = [file.name, sha256_of(made)]

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("totals", standing)
            if standing.totals and list(standing.totals.source) == source:
                return None
            return counting_act("totals", standing, {"source": source, "votes": name})

        record(workspace, by, decide, {name: made})
    return name
