"""Sitting down at the doubtful ballots of a scan, two people together (QĐ 190-QĐ/TW Đ8: the committee concludes)."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ballots.readfile import ReadFile, csv_rows, load, rows_to_csv
from ballots.record import waiting
from ballots.review import BALLOT_DOUBTS, COLUMNS
from congress.contestfile import regulation_of
from congress.custody import drafting, verified
from congress.elections.batches import require_no_candidate
from congress.elections.deciding import PEOPLE, review
from congress.elections.state import Batch, round_name, round_of
from congress.elections.steps import require
from congress.i18n import _
from congress.journal import person
from congress.keying.ballot import rules_of
from congress.keying.reviewing import Decided, Doubt, Reviewing, Table
from congress.messages import problem
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.names import same_name
from tally.problems import StopError


def reviewing(workspace: Workspace, election: str, round_: int, batch: str, by: str, other: str) -> Reviewing:
    """The session over all ballots that wait, of one batch or (empty) of all.

    Raises StopError `REVIEW_TWO_PEOPLE` where one person sits there alone, `BATCH_NO_CANDIDATE`.
    """
    by = person(by)
    contest, entries = current_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require("review", known)
    if not other or same_name(other) == same_name(by):
        raise StopError(problem("REVIEW_TWO_PEOPLE", id=election, by=by))
    both = [by, person(other)]
    require_no_candidate(contest, both)

    def record(doubt: Doubt, decided: Decided, reason: str) -> None:
        row = {"ballot": doubt.ballot, "by": PEOPLE.join(both), "reason": reason}
        rows = [{**row, "candidate": candidate, "value": value} for candidate, value in decided]
        with drafting(workspace) as folder:
            file = folder / "decisions.csv"
            file.write_text(rows_to_csv(COLUMNS, rows), encoding="utf-8", newline="")
            review(workspace, election, round_, file, by)

    doubts = [
        doubt
        for name, one in known.batches.items()
        if one.kind == "scan" and batch in ("", name)
        for doubt in _doubts(
            load(verified(workspace, one.votes, known.files[one.votes])),
            _pictures(workspace, one, known.election, known.round),
        )
    ]
    title = _("{election}, round {round} · doubtful ballots · {people}").format(
        election=election, round=round_, people=PEOPLE.join(both)
    )
    return Reviewing(
        Table(title, rules_of(contest, regulation_of(contest, workspace.root / "contests")), doubts, record)
    )


def _doubts(read: ReadFile, pictures: Mapping[str, tuple[Path, ...]]) -> Iterator[Doubt]:
    for row in read.rows:
        if not waiting([(row["status"], row["problem"])]):
            continue
        unread = row["status"] == "rejected"
        yield Doubt(
            ballot=row["ballot"],
            where=_("{file}, page {page}").format(file=row["source"], page=row["page"]),
            why=row["why"],
            cells={one: "" if unread else row[one] for one in read.candidates},
            open=tuple(one for one in read.candidates if unread or row[one].endswith("?")),
            whole=bool(BALLOT_DOUBTS.search(row["why"])),
            unread=unread,
            pictures=pictures.get(row["ballot"], ()),
        )


def _pictures(workspace: Workspace, batch: Batch, election: str, round_: int) -> dict[str, tuple[Path, ...]]:
    """Ballot → the pictures of its doubtful places. They are a help; without them people look at the paper."""
    folder = workspace.root / f"counts/{round_name(election, round_)}/{batch.name}-review"
    if not (folder / "review.csv").is_file():
        return {}
    _columns, rows = csv_rows(folder / "review.csv")
    found: dict[str, tuple[Path, ...]] = {}
    for row in rows:
        path = folder / Path(row.get("picture", "")).name
        if path.suffix == ".png" and path.is_file():
            found[row["ballot"]] = (*found.get(row["ballot"], ()), path)
    return found
