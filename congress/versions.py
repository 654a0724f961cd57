"""Contest and planning files under version: each one that was ever used is kept, with its hash in the journal."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ballots.files import write_bytes
from congress.contestfile import read_contest
from congress.custody import Act, Decide, copied, drafting, read_entries, record, verified
from congress.elections.state import Release, Round, contest_name, round_name, round_of
from congress.elections.steps import require
from congress.journal import Entry
from congress.messages import problem
from congress.nominations.state import require_list_free
from congress.planning.rules import read_rules
from congress.planning.sheet import read_sheets
from congress.storage import sha256_of
from congress.tomlfile import read_toml
from congress.workspace import Workspace
from tally.contest import Contest
from tally.problems import InvalidError, Place, Problem, StopError, ToolkitError, UnreadableError

_PLANNING_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_LARGEST_MEGABYTES = 100
_LONGEST_NAME = 120
_ROUND_SUFFIX = re.compile(r"-r\d+$")

FREE_AFTER_RELEASE: tuple[str, ...] = (
    "accounts",
    "electorate",
    "count",
    "event.place",
    "event.date",
    "event.closed_at",
    "event.document_no",
    "event.officer",
)
"""What may still be filled in once ballots are out: it stands on no ballot, and is often known only on the day."""


@dataclass(frozen=True)
class Imported:
    """`version` counts from 1; `new` is false where these very bytes were the current version already."""

    name: str
    version: int
    new: bool


def import_files(workspace: Workspace, paths: Sequence[Path], by: str) -> list[Imported]:
    """Takes contest files, planning lists and slate rules in, each under a version; all of them or none.

    Raises a ToolkitError with the problems of every file, StopError `CONTEST_RELEASED` where a changed contest is no
    longer the one on the ballots that are out.
    """
    kinds: dict[Path, str] = {}
    contests: dict[Path, Contest] = {}
    found: list[ToolkitError] = []
    entries = read_entries(workspace)
    for path in paths:
        try:
            kinds[path] = _kind(path)
            _require_readable(path, kinds[path])
            if kinds[path] == "contest":
                contests[path] = _read(path)
                check_against_ballots(workspace, entries, contests[path])
        except ToolkitError as error:
            found.append(error)
    if found:
        worst = max(found, key=lambda error: error.exit_status)
        raise type(worst)([problem for error in found for problem in error.problems])
    return [
        record_contest(workspace, path, contests[path], by)
        if path in contests
        else record_planning(workspace, path, kinds[path], by)
        for path in paths
    ]


def _kind(path: Path) -> str:
    _require_usable(path)
    suffix = path.suffix.lower()
    if suffix in _PLANNING_SUFFIXES:
        return "planning"
    if suffix != ".toml":
        raise UnreadableError(problem("IMPORT_KIND", Place(file=path.name)))
    return "rules" if _is_slate_rules(path) else "contest"


def _require_usable(path: Path) -> None:
    if path.is_dir():
        raise UnreadableError(problem("IMPORT_FOLDER", Place(file=path.name), folder=path.name))
    if not path.is_file():
        raise UnreadableError(problem("INPUT_MISSING", Place(file=path.name), detail="—"))
    if path.name.startswith(".") or not path.name.isprintable() or len(path.name) > _LONGEST_NAME:
        raise UnreadableError(problem("IMPORT_NAME", Place(file=path.name), name=ascii(path.name)))
    megabytes = path.stat().st_size >> 20
    if megabytes > _LARGEST_MEGABYTES:
        raise UnreadableError(
            problem("IMPORT_TOO_LARGE", Place(file=path.name), size=megabytes, most=_LARGEST_MEGABYTES)
        )


def _require_readable(path: Path, kind: str) -> None:
    """What a planning list or slate rules say is checked in full where they are used; here, that they can be read."""
    if kind == "planning":
        read_sheets(path)
    elif kind == "rules":
        read_rules(path)


def _is_slate_rules(path: Path) -> bool:
    """Slate rules list no candidates; a file that is no TOML at all is left to the contest reader to report."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError):
        return False
    return "candidate" not in data and bool({"eligibility", "target", "reference_date", "surplus"} & data.keys())


def _read(path: Path) -> Contest:
    contest = read_contest(path)
    if _ROUND_SUFFIX.search(contest.id):
        raise InvalidError(problem("CONTEST_ID_RESERVED", Place(file=path.name, at="id"), id=contest.id))
    return contest


def current_contest(workspace: Workspace, election: str, round_: int, by: str) -> tuple[Contest, list[Entry]]:
    """The contest file of a round as it stands, its version recorded; and the journal after that.

    A file edited since it was last recorded becomes a new version, in the name of whoever takes the step.
    """
    path = workspace.root / contest_name(election, round_)
    if not path.is_file():
        raise StopError(problem("STEP_NEEDS_CONTEST", Place(subject=election), id=election, round=round_))
    contest = _read(path)
    if (contest.id, contest.round) != (election, round_):
        raise InvalidError(misplaced(path, contest))
    record_contest(workspace, path, contest, by)
    return contest, read_entries(workspace)


def misplaced(path: Path, contest: Contest) -> Problem:
    expected = Path(contest_name(contest.id, contest.round)).name
    place = Place(file=f"contests/{path.name}")
    return problem("CONTEST_MISPLACED", place, id=contest.id, round=contest.round, expected=expected)


def record_contest(
    workspace: Workspace, path: Path, contest: Contest, by: str, along: Decide | None = None
) -> Imported:
    """Records `path` as the current version of its contest, unless it is that already; and before it the regulation
    the contest brings along, if that is a file of its own. `along` is as for `custody.record`.

    Raises StopError `EDIT_NOT_RECORDED` where it would replace a file that was edited and not recorded.
    """
    if contest.regulation.endswith(".toml"):
        _record_regulation(workspace, path.parent, contest, by)
    archive = f"versions/{round_name(contest.id, contest.round)}.v{{version}}.toml"
    new = _New(contest_name(contest.id, contest.round), archive, "contest", contest.id, contest.round)

    def allowed(now: list[Entry]) -> None:
        check_against_ballots(workspace, now, contest)
        require_list_free(now, contest)
        require("import", round_of(now, contest.id, contest.round))

    return _record_version(workspace, path, new, by, allowed, along)


def _record_regulation(workspace: Workspace, folder: Path, contest: Contest, by: str) -> None:
    """A regulation of the committee's own stands beside the contests; what a result rests on includes it."""
    if Path(contest.regulation).name != contest.regulation:
        place = Place(file=contest_name(contest.id, contest.round), at="regulation")
        raise InvalidError(problem("REGULATION_PLACE", place, regulation=contest.regulation))
    archive = f"versions/{round_name(contest.id, contest.round)}-regulation.v{{version}}.toml"
    new = _New(f"contests/{contest.regulation}", archive, "regulation", contest.id, contest.round)

    def allowed(now: list[Entry]) -> None:
        release = round_of(now, contest.id, contest.round).released
        if release:
            raise _released(contest, release, "regulation")
        require("import", round_of(now, contest.id, contest.round))

    _record_version(workspace, folder / contest.regulation, new, by, allowed)


def record_planning(workspace: Workspace, path: Path, kind: str, by: str) -> Imported:
    """Records a planning list or slate rules (`kind`: `planning` | `rules`) as `planning/NAME`."""
    _require_usable(path)
    new = _New(f"planning/{path.name}", f"versions/planning-{path.stem}.v{{version}}{path.suffix}", kind)
    return _record_version(workspace, path, new, by, lambda _now: None)


def record_course(workspace: Workspace, path: Path, name: str, election: str, round_: int, by: str) -> Imported:
    """Records the course file of a round under `name`; what is told of a count never changes the count."""
    _require_usable(path)
    archive = f"versions/course-{round_name(election, round_)}.v{{version}}.toml"
    return _record_version(workspace, path, _New(name, archive, "course", election, round_), by, lambda _now: None)


@dataclass(frozen=True)
class _New:
    """A file under version: its place, the place of each version, and the election it belongs to."""

    name: str
    archive: str
    kind: str
    election: str = ""
    round: int = 0

    def versions(self, entries: list[Entry]) -> list[str]:
        """The hashes of its versions so far, oldest first."""
        mine = (entry for entry in entries if (entry.election, entry.round) == (self.election, self.round))
        return [entry.payload["files"][self.name] for entry in mine if self.name in entry.payload.get("files", {})]


def _record_version(
    workspace: Workspace,
    path: Path,
    new: _New,
    by: str,
    allowed: Callable[[list[Entry]], None],
    along: Decide | None = None,
) -> Imported:
    place = workspace.root / new.name
    digest = sha256_of(path)
    standing = sha256_of(place) if place.is_file() else ""
    versions = new.versions(read_entries(workspace))
    version = len(versions)
    if standing not in ("", digest, *versions[-1:]):
        raise StopError(problem("EDIT_NOT_RECORDED", Place(file=new.name), file=new.name))
    if versions and digest == versions[-1]:
        if standing != digest:
            write_bytes(place, path.read_bytes())
        if along:
            record(workspace, by, along)
        return Imported(new.name, version, new=False)

    def decide(now: list[Entry]) -> Act:
        allowed(now)
        if new.versions(now) != versions:
            raise StopError(problem("OVERTAKEN", Place(file=new.name)))
        payload = {"kind": new.kind, "version": version + 1, "from": workspace.relative(path)}
        key = f"import:{new.election}:{new.round}:{new.name}:v{version + 1}"
        return Act("import", payload, key, new.election, new.round)

    with drafting(workspace) as folder:
        archived = new.archive.format(version=version + 1)
        copies = {name: copied(path, folder) for name in (new.name, archived)}
        if any(sha256_of(copy) != digest for copy in copies.values()):  # edited while this ran
            raise StopError(problem("OVERTAKEN", Place(file=new.name)))
        record(workspace, by, decide, copies, along=along)
    return Imported(new.name, version + 1, new=True)


def regulation_files(entries: Iterable[Entry]) -> set[str]:
    """The files beside the contests that are regulations."""
    mine = (entry for entry in entries if entry.payload.get("kind") == "regulation")
    return {name for entry in mine for name in entry.payload["files"] if name.startswith("contests/")}


def check_against_ballots(workspace: Workspace, entries: list[Entry], contest: Contest) -> None:
    """Raises StopError `CONTEST_RELEASED` where `contest` changes what ballots that are out or their count rest on."""
    known = round_of(entries, contest.id, contest.round)
    release = known.released
    if release is None:
        return
    printed = released_contest(workspace, known, release)
    before, after = _frozen(printed), _frozen(contest)
    changed = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    if changed:
        raise _released(contest, release, ", ".join(changed))


def _released(contest: Contest, release: Release, changed: str) -> StopError:
    place = Place(file=contest_name(contest.id, contest.round))
    values = {"id": contest.id, "round": contest.round, "style": release.style[:12], "changed": changed}
    return StopError(problem("CONTEST_RELEASED", place, **values))


def released_contest(workspace: Workspace, known: Round, release: Release) -> Contest:
    """The contest as it stood when its ballots were printed."""
    return contest_version(workspace, known, release.contest)


def contest_version(workspace: Workspace, known: Round, digest: str) -> Contest:
    """The version of the contest file whose SHA-256 is `digest`."""
    name = next(name for name, recorded in known.files.items() if recorded == digest and "versions/" in name)
    return Contest.model_validate(read_toml(verified(workspace, name, digest)))


def _frozen(contest: Contest) -> dict[str, object]:
    values = contest.model_dump(mode="json")
    values.update({f"event.{key}": value for key, value in values.pop("event").items()})
    return {key: value for key, value in values.items() if key not in FREE_AFTER_RELEASE}
