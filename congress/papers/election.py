"""All papers of one round of an election, made of what the folder holds and recorded with what each was made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from congress.audit.state import FOUND, SAMPLE, WITHDRAW
from congress.custody import Act, drafting, read_entries, record, verified
from congress.documents.contestsource import read_contest_source
from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes, kind_named
from congress.documents.resultfile import read_result
from congress.documents.sources import Source
from congress.elections.batches import official_contest
from congress.elections.outcome import print_minutes
from congress.elections.recordings import ZERO, print_journal, unused_record
from congress.elections.state import contest_name, round_of
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.papers import list_papers
from congress.papers.reasons import Here, about, faulty_course, reasons
from congress.papers.state import CONGRESS_MINUTES, PRINTED, MadeOf, made_of, papers_folder
from congress.storage import sha256_of
from congress.workspace import Workspace
from tally.problems import InvalidError, Problem, StopError, ToolkitError, UnreadableError

OF_ELECTIONS = tuple(kind for kind in KINDS if kind != CONGRESS_MINUTES)
COURSE = "course.toml"
_FROM_COURSE = "course"

Told = Callable[[int], None]


@dataclass(frozen=True)
class Paper:
    """A paper and its files in the folder."""

    kind: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Papers:
    """`missing`: why each of the others cannot be made, and what to do. `new`: whether anything was recorded."""

    made: tuple[Paper, ...]
    missing: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    new: bool


@dataclass(frozen=True)
class _Made:
    paper: Paper
    new: bool = False
    notes: tuple[Problem, ...] = ()


def print_papers(
    workspace: Workspace,
    election: str,
    round_: int,
    by: str,
    kinds: Sequence[str] = (),
    on_done: Told = lambda _n: None,
) -> Papers:
    """The papers `kinds`, by default all that can be made. Done again with nothing changed, nothing is recorded.

    Raises UnreadableError for a kind there is none of, StopError with the reasons where a kind asked for by name
    cannot be made.
    """
    asked = _known_kinds(kinds)
    contest, entries = official_contest(workspace, election, round_, by)
    here = Here(workspace, contest, round_of(entries, election, round_), entries, by)
    missing = {kind: found for kind in asked if (found := reasons(kind, here))}
    if kinds and missing:
        raise _refused(here, missing)
    here = replace(here, entries=read_entries(workspace))  # an edited course was recorded while it was looked at
    possible = [kind for kind in asked if kind not in missing]
    done: dict[str, _Made] = {}
    drawn = [kind for kind in possible if kind not in _APART]
    done |= _drawn_up(here, drawn, missing, strict=bool(kinds), on_done=on_done)
    for kind, make in _APART.items():  # the journal of the count comes last: it tells of the others
        if kind in possible:
            done[kind] = make(here)
            on_done(1)
    return Papers(
        tuple(done[kind].paper for kind in asked if kind in done),
        tuple(one for found in missing.values() for one in found),
        tuple({one.code: one for made in done.values() for one in made.notes}.values()),
        any(made.new for made in done.values()),
    )


def _refused(here: Here, missing: dict[str, list[Problem]]) -> ToolkitError:
    """A course file that is wrong is an input to mend; all else stops the procedure."""
    problems = [one for found in missing.values() for one in found]
    wrong_input = all(KINDS[kind].reads == _FROM_COURSE and faulty_course(here) for kind in missing)
    return (InvalidError if wrong_input else StopError)(problems)


def _known_kinds(kinds: Sequence[str]) -> tuple[str, ...]:
    for kind in kinds:
        kind_named(kind)
    if CONGRESS_MINUTES in kinds:
        raise UnreadableError(problem("PAPER_OF_CONGRESS"))
    return tuple(dict.fromkeys(kinds)) or OF_ELECTIONS


def _source_of(kind: str, here: Here) -> tuple[Source, MadeOf]:
    """What a paper is made from, and the recorded files in it."""
    reads, known = KINDS[kind].reads, here.known
    if reads == "course":
        return here.course.source, here.course.made_of
    name, read = (known.result_name, read_result) if reads == "result" else (_contest(here), read_contest_source)
    return read(verified(here.workspace, name, known.files[name])), {name: known.files[name]}


def _contest(here: Here) -> str:
    return contest_name(here.contest.id, here.contest.round)


def _drawn_up(
    here: Here, kinds: Sequence[str], missing: dict[str, list[Problem]], *, strict: bool, on_done: Told
) -> dict[str, _Made]:
    """The papers that only this command makes, recorded as one act. What cannot be printed goes to `missing`."""
    folder = papers_folder(here.contest.id, here.contest.round)
    sources: dict[str, MadeOf] = {}
    files: dict[str, Path] = {}
    with drafting(here.workspace) as drafts:
        for kind in kinds:
            source, used = _source_of(kind, here)
            try:
                made = _written(kind, source, here, drafts)
            except ToolkitError as error:
                if strict:
                    raise
                missing[kind] = about(kind, error.problems)
                continue
            files |= {f"{folder}/{path.name}": path for path in made}
            sources[kind] = used
            on_done(1)
        new = bool(files) and _recorded(here, sources, files)
    named = {kind: tuple(name for name in files if Path(name).stem == kind) for kind in sources}
    return {kind: _Made(Paper(kind, names), new) for kind, names in named.items()}


def _written(kind: str, source: Source, here: Here, drafts: Path) -> list[Path]:
    endings, lang = KINDS[kind].made_as, here.workspace.settings.language
    contents = {f"{kind}{ending}": document_bytes(kind, source, ending, lang) for ending in endings}
    if KINDS[kind].reads == _FROM_COURSE:
        contents[COURSE] = source.data
    for name, data in contents.items():
        (drafts / name).write_bytes(data)
    return [drafts / name for name in contents]


def _recorded(here: Here, sources: dict[str, MadeOf], files: dict[str, Path]) -> bool:
    at = (here.contest.id, here.contest.round)
    hashes = {name: sha256_of(path) for name, path in files.items()}

    def decide(now: list[Entry]) -> Act | None:
        standing = round_of(now, *at)
        same = (standing.contest, standing.result_hash, standing.count_inputs())
        if same != (here.known.contest, here.known.result_hash, here.known.count_inputs()):
            raise overtaken(here.contest.id)
        before = made_of(now).get(at, {})
        if sources.items() <= before.items() and hashes.items() <= standing.files.items():
            return None
        payload = {"kinds": list(sources), "made_of": sources}
        number = standing.counts.get(PRINTED, 0) + 1
        return Act(PRINTED, payload, f"{PRINTED}:{at[0]}:{at[1]}:{number}", *at)

    return record(here.workspace, here.by, decide, files) is not None


def _minutes(here: Here) -> _Made:
    names, new = print_minutes(here.workspace, here.contest.id, here.contest.round, here.by)
    return _Made(Paper("minutes", names), new)


def _unused(here: Here) -> _Made:
    made = unused_record(here.workspace, here.contest.id, here.contest.round, here.by)
    return _Made(Paper("unused", made.names), made.new, made.notes)


def _journal(here: Here) -> _Made:
    made = print_journal(here.workspace, here.contest.id, here.contest.round, here.by)
    return _Made(Paper("count-journal", made.names), made.new, made.notes)


def _adopted_list(here: Here) -> _Made:
    made = list_papers(here.workspace, here.contest.id, here.by)
    return _Made(Paper("adopted-list", made.names), made.new, made.notes)


def _zero(here: Here) -> _Made:
    return _Made(Paper("zero", tuple(here.records(ZERO)[-1].payload["files"])))


def _check_list(here: Here) -> _Made:
    return _Made(Paper("check-list", _of_check(here, SAMPLE)))


def _check_report(here: Here) -> _Made:
    return _Made(Paper("check-report", _of_check(here, FOUND)[-len(KINDS["check-report"].made_as) :]))


def _of_check(here: Here, action: str) -> tuple[str, ...]:
    """The papers of the hand check in force; of a draw that was enlarged, the list of each part."""
    since = max((one.seq for one in here.records(WITHDRAW)), default=0)
    names = [name for one in here.records(action) if one.seq > since for name in one.payload["files"]]
    return tuple(name for name in names if Path(name).suffix in (".pdf", ".docx"))


_APART: dict[str, Callable[[Here], _Made]] = {
    "adopted-list": _adopted_list,
    "minutes": _minutes,
    "zero": _zero,
    "check-list": _check_list,
    "check-report": _check_report,
    "unused": _unused,
    "count-journal": _journal,
}
"""The papers that have a command of their own: made by it, or as it made them, never anew."""
