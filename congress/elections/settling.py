"""What two counts differ on, settled on the paper by a third person, with a reason. The first count stays as it is;
what counts is a file with the settled sheets in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ballots.readfile import DECISION_COLUMNS, csv_rows, rows_to_csv
from congress.custody import Act, drafting, record, verified
from congress.elections.batches import Attempt, require_batch, unknown_batch
from congress.elections.comparing import FIGURES, differences
from congress.elections.counting import counting_act, current, folder_of, require_unchanged
from congress.elections.paper import given_reason
from congress.elections.state import Batch, Round, free_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.messages import problem
from congress.storage import sha256_of
from congress.workspace import Workspace
from tally.problems import Place, StopError, UnreadableError


@dataclass(frozen=True)
class Settlement:
    """What is on the paper of one sheet: `row` maps `problem`, `weight` and candidates to their cells. Of a batch that
    can only be compared by figures (`ballot` empty): which of the two counts is right, 1 or 2."""

    ballot: str
    reason: str
    row: Mapping[str, str]
    count: int = 0


def settle(workspace: Workspace, election: str, round_: int, batch: str, settlement: Settlement, by: str) -> str:
    """Records one settlement; returns the file that counts then. What was settled, and what stood before, is in that
    file: the journal names it by its hash, and holds no vote.

    Raises StopError where this person may not settle this batch, UnreadableError `SETTLE_NOTHING` where the two counts
    do not differ there, `SETTLE_NO_ROW` where the first count does not have the sheet at all.
    """
    reason = given_reason(settlement.reason)
    contest, known = current(workspace, election, round_, by)
    require("settle", known)
    standing = known.batches.get(batch)
    if standing is None:
        raise StopError(unknown_batch(known, batch))
    require_batch("settle", Attempt(known, contest, batch, by))
    found = {one.ballot: one for one in differences(workspace, known, batch)}
    if settlement.ballot not in found:
        raise UnreadableError(problem("SETTLE_NOTHING", Place(subject=batch), batch=batch, ballot=settlement.ballot))
    with drafting(workspace) as folder:
        made = folder / "settled.csv"
        made.write_text(_settled_text(workspace, known, standing, settlement, reason, by), encoding="utf-8", newline="")
        name = free_name(known, f"{folder_of(known)}/{batch}.settled", ".csv", sha256_of(made))
        payload = {
            "batch": batch,
            "ballots": [settlement.ballot],
            "sheet": found[settlement.ballot].sheet,
            "count": settlement.count,
            "votes": name,
            "reason": reason,
        }

        def decide(now: list[Entry]) -> Act:
            later = round_of(now, election, round_)
            require("settle", later)
            require_unchanged(known, later, batch)
            return counting_act("settle", later, payload)

        if record(workspace, by, decide, {name: made}) is None:
            raise overtaken(election)
    return name


def _settled_text(
    workspace: Workspace, known: Round, batch: Batch, settlement: Settlement, reason: str, by: str
) -> str:
    if settlement.ballot == FIGURES:
        right = batch.counts[settlement.count - 1]
        return verified(workspace, right.votes, known.files[right.votes]).read_text(encoding="utf-8")
    columns, rows = csv_rows(verified(workspace, batch.counted, known.files[batch.counted]))
    if settlement.ballot not in {row["ballot"] for row in rows}:
        raise UnreadableError(problem("SETTLE_NO_ROW", Place(subject=batch.name), ballot=settlement.ballot))
    columns = (*columns, *(name for name in DECISION_COLUMNS if name not in columns))
    changed = [_changed(row, settlement.row, reason, by) if row["ballot"] == settlement.ballot else row for row in rows]
    return rows_to_csv(columns, changed)


def _changed(row: Mapping[str, str], settled: Mapping[str, str], reason: str, by: str) -> dict[str, str]:
    """The row as settled; what the first count said stays beside it."""
    before = "; ".join(f"{name}={row.get(name, '')}" for name, value in settled.items() if row.get(name, "") != value)
    noted = dict(zip(DECISION_COLUMNS, (before, by, reason), strict=True))
    notes = {name: " | ".join(part for part in (row.get(name, ""), text) if part) for name, text in noted.items()}
    status = {"status": "read"} if "status" in row else {}
    return {**row, **settled, **status, **notes}
