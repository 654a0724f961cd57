"""Sheets that stand in another batch of the round: none of them counts twice (ballots.traces)."""

from collections.abc import Iterable

from ballots.traces import Trace, Traces, from_lines
from congress.custody import verified
from congress.elections.state import Batch, Round
from congress.messages import problem
from congress.workspace import Workspace
from tally.problems import Place, StopError


def files_of_others(known: Round, batch: str) -> tuple[str, ...]:
    """The files of traces of all batches but `batch`."""
    return tuple(
        one.traces
        for other in known.batches.values()
        if other.name != batch
        for one in other.counts
        if one.traces
    )  # fmt: skip


def traces_of_others(workspace: Workspace, known: Round, batch: str) -> list[Trace]:
    """The sheets of all batches but `batch`, in the order in which the batches were recorded."""
    return [trace for name in files_of_others(known, batch) for trace in _read(workspace, known, name)]


def require_seen_once(workspace: Workspace, known: Round, batch: str, traces: Iterable[Trace]) -> None:
    """Raises StopError `SERIAL_COUNTED` for every keyed sheet whose serial stands in another batch."""
    elsewhere = Traces(traces_of_others(workspace, known, batch))
    twins = {trace.ballot: twin for trace in traces if (twin := elsewhere.same(trace))}
    if twins:
        raise StopError(
            [problem("SERIAL_COUNTED", Place(subject=mine), ballot=mine, twin=twin) for mine, twin in twins.items()]
        )


def require_no_twins(workspace: Workspace, known: Round, gone: Iterable[Batch]) -> None:
    """Raises StopError `BATCH_HAS_TWINS` where a sheet of another batch was left out, or doubted, because it stands in
    one of the counts that are to go: it would be counted nowhere."""
    for count in gone:
        if not count.traces:
            continue
        mine = {trace.ballot for trace in _read(workspace, known, count.traces)}
        others = {
            other.name: sum(trace.twin in mine for trace in _read(workspace, known, one.traces))
            for other in known.batches.values()
            if other.name != count.name
            for one in other.counts
            if one.traces
        }
        if any(others.values()):
            named = ", ".join(f'"{name}"' for name, sheets in others.items() if sheets)
            values = {"batch": count.name, "others": named, "sheets": sum(others.values()), "id": known.election}
            raise StopError(problem("BATCH_HAS_TWINS", Place(subject=count.name), **values))


def _read(workspace: Workspace, known: Round, name: str) -> list[Trace]:
    return from_lines(verified(workspace, name, known.files[name]))
