"""What every way of counting shares: scanned, keyed, tallied by hand, settled, and taken out again."""

from collections.abc import Mapping, Sequence
from typing import Any

from congress.custody import Act
from congress.elections.state import Batch, Round, Source, round_name, round_of
from congress.elections.steps import overtaken
from congress.messages import problem
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.contest import Contest
from tally.problems import Place, Problem, StopError


def current(workspace: Workspace, election: str, round_: int, by: str) -> tuple[Contest, Round]:
    contest, entries = current_contest(workspace, election, round_, by)
    return contest, round_of(entries, election, round_)


def folder_of(known: Round) -> str:
    return f"counts/{round_name(known.election, known.round)}"


def recorded_count(
    known: Round, kind: str, batch: str, files: Sequence[Source], reason: str, *, second: bool
) -> Batch | None:
    """The count of `batch` that is exactly these files, or None where they may be recorded.

    Raises StopError where the files, or the place of this count, belong to others.
    """
    digests = {digest for _, digest in files}
    existing = known.batches.get(batch)
    for one in existing.counts if existing and not (second and existing.second is None) else ():
        if one.kind == kind and {digest for _, digest in one.sources} == digests:
            return one
    elsewhere = {
        digest: other.name
        for other in known.batches.values()
        for one in other.counts
        for _name, digest in one.sources
        if other.name != batch or second
    }
    counted: dict[str, list[str]] = {}
    for name, digest in files:
        if digest in elsewhere:
            counted.setdefault(elsewhere[digest], []).append(name)
    if counted:
        raise StopError([_counted_before(kind, names, other, batch) for other, names in counted.items()])
    is_free = existing is None or (second and existing.second is None)
    if not is_free and not reason:
        raise StopError(problem("BATCH_DIFFERS", Place(subject=batch), batch=batch, id=known.election))
    return None


def require_unchanged(known: Round, standing: Round, batch: str) -> None:
    """Raises StopError where somebody else recorded a count of this batch meanwhile."""
    if standing.batches.get(batch) != known.batches.get(batch):
        raise overtaken(known.election)


def _counted_before(kind: str, names: Sequence[str], other: str, batch: str) -> Problem:
    span = f"{names[0]} … {names[-1]}"
    values = {
        "files_vi": f"Tệp {names[0]}" if len(names) == 1 else f"{len(names)} tệp ({span})",
        "files_en": f"The file {names[0]} is" if len(names) == 1 else f"{len(names)} files ({span}) are",
    }
    place = Place(file=names[0] if len(names) == 1 else span)
    return problem("FILE_KEYED" if kind == "key" else "FILE_COUNTED", place, batch=other, new=batch, **values)


def counting_act(action: str, known: Round, payload: Mapping[str, Any]) -> Act:
    """An act of counting; the number of such acts before it makes its key."""
    acts = sum(known.counts.get(name, 0) for name in ("scan", "key", "totals", "withdraw_count", "settle"))
    key = f"{action}:{known.election}:{known.round}:{acts + 1}"
    return Act(action, payload, key, known.election, known.round)
