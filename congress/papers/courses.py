"""The course of an election in a congress folder: `courses/ID.toml` as people filled it in, or what the journal knows.

Its papers are made of one file that has that and names contest or result as they stand: `papers/ID/course.toml`. Who
has that file can print the papers again, or check one against it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from congress.custody import read_entries, verified
from congress.documents.coursefile import Course, CourseFile, course_of, shaped
from congress.elections.batches import official_contest
from congress.elections.state import Round, contest_name, round_name, round_of
from congress.journal import Entry
from congress.messages import problem
from congress.papers.coursedraft import course_text, known_course, planning_lists
from congress.papers.state import MadeOf
from congress.storage import sha256_of
from congress.tomlfile import read_toml, toml_text
from congress.versions import Imported, record_course
from congress.workspace import Workspace
from tally.contest import Contest
from tally.problems import InvalidError, Place, Problem

_UP = "../../"
_OWN_FILES = ("result", "contest")
"""What a course file outside a folder names, and the folder knows by itself."""


@dataclass(frozen=True)
class FolderCourse:
    """`source`: what papers are made from; its bytes are those of `papers/ID/course.toml`. `made_of`: what it has in
    it."""

    source: CourseFile
    made_of: MadeOf


def course_name(election: str, round_: int) -> str:
    return f"courses/{round_name(election, round_)}.toml"


def draft_course(workspace: Workspace, election: str, round_: int, by: str) -> str:
    """The course file as it was recorded last, or else the draft of it from the journal."""
    contest, entries = official_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    name = course_name(election, round_)
    if name in known.files:
        return verified(workspace, name, known.files[name]).read_text(encoding="utf-8-sig")
    return course_text(contest, known_course(workspace, contest, entries), planning_lists(entries))


def take_course(workspace: Workspace, election: str, round_: int, path: Path, by: str) -> Imported:
    """Takes a course file in as the current version of `courses/ID.toml`. InvalidError with every fault."""
    contest, entries = official_contest(workspace, election, round_, by)
    folder_course(workspace, contest, entries, path)
    return record_course(workspace, path, course_name(election, round_), election, round_, by)


def course_here(workspace: Workspace, contest: Contest, by: str) -> FolderCourse:
    """The course as it stands, an edit of the file in the folder recorded first."""
    path = workspace.root / course_name(contest.id, contest.round)
    known = round_of(read_entries(workspace), contest.id, contest.round)
    if path.is_file() and known.files.get(course_name(contest.id, contest.round)) != sha256_of(path):
        take_course(workspace, contest.id, contest.round, path, by)
    return folder_course(workspace, contest, read_entries(workspace), path if path.is_file() else None)


def folder_course(workspace: Workspace, contest: Contest, entries: list[Entry], path: Path | None) -> FolderCourse:
    """The course in `path`, or what the journal knows of it, with the contest or the result as it stands."""
    known = round_of(entries, contest.id, contest.round)
    said = _read(path, entries) if path else known_course(workspace, contest, entries)
    named = _named(workspace, known)
    made_of = {name: known.files[name] for name in named.values()}
    if said.get("planning"):
        planning = f"planning/{said['planning']}"
        made_of[planning] = _recorded(workspace, entries, planning)
        named["planning"] = planning
    name = course_name(contest.id, contest.round)
    course = Course.model_validate({**said, **named})
    text = toml_text({**{key: f"{_UP}{file}" for key, file in named.items()}, **_without_names(said)})
    source = course_of(course, text.encode(), path.name if path else name, workspace.root)
    return FolderCourse(source, {**made_of, name: known.files.get(name, "") if path else ""})


def _without_names(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key not in (*_OWN_FILES, "planning")}


def _read(path: Path, entries: list[Entry]) -> dict[str, Any]:
    course = shaped(Course, read_toml(path), path.name)
    place = Place(file=path.name)
    faults: list[Problem] = [
        problem("COURSE_NAMES_ITSELF", Place(file=path.name, at=key), key=key)
        for key in _OWN_FILES
        if getattr(course, key)
    ]
    lists = planning_lists(entries)
    if course.planning and course.planning not in lists:
        values = {"name": course.planning, "known": ", ".join(lists) or "—"}
        faults.append(problem("COURSE_PLANNING_UNKNOWN", place, **values))
    if faults:
        raise InvalidError(faults)
    said: dict[str, Any] = course.model_dump(by_alias=True, exclude_unset=True)
    return said


def _named(workspace: Workspace, known: Round) -> dict[str, str]:
    """The result where there is one of the counts as they stand, else the contest; known to be what was recorded."""
    if known.has_current_result:
        verified(workspace, known.result_name, known.result_hash)
        return {"result": known.result_name}
    name = contest_name(known.election, known.round)
    verified(workspace, name, known.files[name])
    return {"contest": name}


def _recorded(workspace: Workspace, entries: list[Entry], name: str) -> str:
    digest = next(one.payload["files"][name] for one in reversed(entries) if name in one.payload.get("files", {}))
    verified(workspace, name, digest)
    return str(digest)
