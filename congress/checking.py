"""`congress check`: everything a workspace holds, looked at in one go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from congress import journal
from congress.cited import recorded_files
from congress.contestfile import read_contest, regulation_of
from congress.custody import differing_files, settle
from congress.delegates.arrivals import read_presence
from congress.elections.accounts import impossible
from congress.elections.state import Round, contest_name, rounds_of
from congress.elections.steps import out_of_date
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.checking import about_lists
from congress.papers.state import overtaken_papers
from congress.process.steps import processes, unfounded_steps
from congress.versions import misplaced, regulation_files
from congress.workspace import SETTINGS, Settings, Workspace, read_settings
from tally.contest import Contest
from tally.lists import check_list
from tally.problems import Place, Problem, ToolkitError


@dataclass
class Findings:
    """`wrong`: inputs to be mended (exit status 3). `stops`: what must be cleared up before going on (4)."""

    wrong: list[Problem] = field(default_factory=list)
    stops: list[Problem] = field(default_factory=list)
    contests: int = 0
    entries: int = 0
    files: int = 0

    @property
    def problems(self) -> list[Problem]:
        return [*self.stops, *self.wrong]


def check(root: Path) -> Findings:
    """Reads the whole workspace in `root` and changes nothing in it but what a killed command left to be moved."""
    findings = Findings()
    workspace = Workspace(root.resolve(), _settings(root, findings))
    entries = _journal(workspace, findings)
    rounds = rounds_of(entries)
    contests: dict[tuple[str, int], Contest] = {}
    regulations = regulation_files(entries)
    for path in sorted((workspace.root / "contests").glob("*.toml")):
        if f"contests/{path.name}" in regulations:
            continue
        try:
            contest = read_contest(path)
        except ToolkitError as error:
            findings.wrong.extend(error.problems)
            continue
        contests[contest.id, contest.round] = contest
        findings.wrong.extend(_about_file(path, contest, rounds))
        findings.wrong.extend(_about_list(path, contest, rounds))
    findings.stops.extend(_presence(workspace))
    findings.contests = len(contests)
    for key, known in rounds.items():
        if key in contests:
            findings.stops.extend(impossible(contests[key], known))
        findings.stops.extend(out_of_date(known))
    findings.stops.extend(about_lists(entries, contests.values()))
    findings.stops.extend(overtaken_papers(entries))
    findings.stops.extend(_processes(workspace, entries))
    return findings


def _presence(workspace: Workspace) -> tuple[Problem, ...]:
    try:
        read_presence(workspace)
    except ToolkitError as error:
        return error.problems
    return ()


def _processes(workspace: Workspace, entries: list[Entry]) -> Iterator[Problem]:
    try:
        for process in processes(workspace, entries):
            yield from unfounded_steps(process)
    except ToolkitError as error:
        yield from error.problems


def _about_file(path: Path, contest: Contest, rounds: Mapping[tuple[str, int], Round]) -> Iterator[Problem]:
    name = f"contests/{path.name}"
    if name != contest_name(contest.id, contest.round):
        yield misplaced(path, contest)
    elif (contest.id, contest.round) not in rounds:
        yield problem("CONTEST_NOT_RECORDED", Place(file=name), file=name)


def _about_list(path: Path, contest: Contest, rounds: Mapping[tuple[str, int], Round]) -> list[Problem]:
    """The list rules that a contest breaks, unless its ballots were printed by a decision that says why."""
    known = rounds.get((contest.id, contest.round))
    if known and known.released and known.released.list_decided:
        return []
    broken = check_list(contest, regulation_of(contest, path.parent))
    return [replace(one, place=replace(one.place, file=f"contests/{path.name}")) for one in broken]


def _settings(root: Path, findings: Findings) -> Settings:
    try:
        return read_settings(root / SETTINGS)
    except ToolkitError as error:
        findings.wrong.extend(error.problems)
        return Settings()


def _journal(workspace: Workspace, findings: Findings) -> list[Entry]:
    try:
        with journal.opened(workspace.journal) as connection:
            entries = journal.entries(connection)
        settle(workspace, entries)
    except ToolkitError as error:
        findings.stops.extend(error.problems)
        return []
    findings.entries = len(entries)
    findings.files = len(recorded_files(entries))
    findings.stops.extend(differing_files(workspace, entries))
    return entries
