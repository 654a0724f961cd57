"""People's decisions on doubtful ballots, applied to the batches they are in (QĐ 190-QĐ/TW Đ8: the counting committee
concludes on invalid ballots). The reading stays as it was; what counts is a second file, with both in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ballots.readfile import ReadFile, load, rows_to_csv
from ballots.record import waiting
from ballots.review import Decision, apply, load_decisions
from congress.custody import Act, copied, drafting, read_entries, record, verified
from congress.elections.batches import require_no_candidate
from congress.elections.state import Round, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.storage import sha256_of
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.problems import InvalidError, Problem

PEOPLE = "; "
"""Between the names of people who decided together."""


@dataclass(frozen=True)
class Reviewed:
    """`ballots` decided now, and how many still wait for people."""

    ballots: int
    left: int
    new: bool


def review(workspace: Workspace, election: str, round_: int, file: Path, by: str) -> Reviewed:
    """Applies the decisions in `file` to all scanned batches at once, or to none. The same file given twice in a row is
    the same command repeated.

    Raises InvalidError with every fault of the decisions, StopError where somebody on the list of candidates decides.
    """
    require("review", round_of(read_entries(workspace), election, round_))
    contest, entries = current_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    with drafting(workspace) as folder:
        kept = copied(file, folder)
        digest = sha256_of(kept)
        folder_name = f"counts/{round_name(election, round_)}"
        same = f"review:{election}:{round_}:{digest}:" + ".".join(str(batch.seq) for batch in known.batches.values())
        decisions = load_decisions(kept)
        require_no_candidate(contest, [by, *(name for one in decisions for name in one.by.split(PEOPLE))])
        before = _read(workspace, known)
        if _is_last(entries, same):
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
            if _is_last(now, same):
                return None
            if standing.batches != known.batches:
                raise overtaken(election)
            return Act("review", payload, f"{same}:{number}", election, round_)

        new = record(workspace, by, decide, files)
    return Reviewed(_ballots(decisions), _left({**before, **decided}), new=new is not None)


def _is_last(entries: Sequence[Entry], same: str) -> bool:
    """Whether the latest decisions are these. (Earlier versions wrote the key without a number at its end.)"""
    election, round_ = same.split(":")[1:3]
    reviews = [
        one for one in entries if one.action == "review" and (one.election, str(one.round)) == (election, round_)
    ]
    return bool(reviews) and same in (reviews[-1].key, reviews[-1].key.rpartition(":")[0])


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
