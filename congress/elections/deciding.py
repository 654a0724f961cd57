"""People's decisions on doubtful ballots, applied to the batches they are in (QĐ 190-QĐ/TW Đ8: the counting committee
concludes on invalid ballots). The reading stays as it was; what counts is a second file, with both in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ballots.readfile import ReadFile, load, rows_to_csv
from ballots.record import waiting
from ballots.review import Decision, apply, load_decisions
from congress.custody import Act, copied, drafting, read_entries, record, verified
from congress.elections.state import Round, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.storage import sha256_of
from congress.workspace import Workspace
from tally.problems import InvalidError, Problem


@dataclass(frozen=True)
class Reviewed:
    """`ballots` decided now, and how many still wait for people."""

    ballots: int
    left: int
    new: bool


def review(workspace: Workspace, election: str, round_: int, file: Path, by: str) -> Reviewed:
    """Applies the decisions in `file` to all scanned batches at once, or to none.

    Raises InvalidError with every fault of the decisions.
    """
    known = round_of(read_entries(workspace), election, round_)
    require("review", known)
    with drafting(workspace) as folder:
        kept = copied(file, folder)
        digest = sha256_of(kept)
        folder_name = f"counts/{round_name(election, round_)}"
        key = f"review:{election}:{round_}:{digest}:" + ".".join(str(batch.seq) for batch in known.batches.values())
        decisions = load_decisions(file)
        before = _read(workspace, known)
        if any(entry.key == key for entry in read_entries(workspace)):
            return Reviewed(_ballots(decisions), _left(before), new=False)
        decided = _decided(before, decisions, file.name)
        number = known.counts.get("review", 0) + 1
        votes = {batch: f"{folder_name}/{batch}.decided-{number}.csv" for batch in decided}
        files = {f"{folder_name}/decisions-{number}.csv": kept}
        for batch, read in decided.items():
            files[votes[batch]] = folder / f"{batch}.csv"
            text = rows_to_csv(read.columns, read.rows)
            files[votes[batch]].write_text(text, encoding="utf-8", newline="")
        payload = {
            "from": file.name,
            "decisions": len(decisions),
            "ballots": _ballots(decisions),
            "people": sorted({decision.by for decision in decisions}),
            "votes": votes,
            "waiting": {batch: _waiting(read) for batch, read in decided.items()},
        }

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("review", standing)
            if any(entry.key == key for entry in now):
                return None
            if standing.batches != known.batches:
                raise overtaken(election)
            return Act("review", payload, key, election, round_)

        new = record(workspace, by, decide, files)
    return Reviewed(_ballots(decisions), _left({**before, **decided}), new=new is not None)


def _read(workspace: Workspace, known: Round) -> dict[str, ReadFile]:
    """What counts now of each scanned batch."""
    scanned = {batch.name: batch for batch in known.batches.values() if batch.kind == "scan"}
    return {name: load(verified(workspace, batch.votes, known.files[batch.votes])) for name, batch in scanned.items()}


def _decided(batches: Mapping[str, ReadFile], decisions: Sequence[Decision], file: str) -> dict[str, ReadFile]:
    """The batches that the decisions change, with the decisions in them."""
    where = {row["ballot"]: name for name, read in batches.items() for row in read.rows}
    nowhere = [decision for decision in decisions if decision.ballot not in where]
    decided: dict[str, ReadFile] = {}
    faults: list[Problem] = []
    for number, (name, read) in enumerate(batches.items()):
        mine = [decision for decision in decisions if where.get(decision.ballot) == name]
        try:
            # A ballot of no batch is reported once, in the words of the review itself.
            if mine or (number == 0 and nowhere):
                decided[name] = apply(read, [*mine, *(nowhere if number == 0 else ())], file=file)
        except InvalidError as error:
            faults.extend(error.problems)
    if faults:
        raise InvalidError(faults)
    return decided


def _ballots(decisions: Sequence[Decision]) -> int:
    return len({decision.ballot for decision in decisions})


def _left(batches: Mapping[str, ReadFile]) -> int:
    return sum(_waiting(read) for read in batches.values())


def _waiting(read: ReadFile) -> int:
    return waiting((row["status"], row["problem"]) for row in read.rows)
