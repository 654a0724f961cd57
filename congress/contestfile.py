"""Reading contest files and the regulation they name."""

from collections.abc import Mapping
from pathlib import Path

from congress.tomlfile import read_toml
from tally.contest import Contest
from tally.contest_check import parse_contest
from tally.problems import InvalidError, Place, Problem, ToolkitError
from tally.regulation import Regulation, builtin_ids, load_builtin, parse_regulation


def read_contest(path: Path) -> Contest:
    """The contest in `path`, checked against the regulation it names.

    UnreadableError (exit status 2) where the file cannot be read at all; InvalidError (3) with every fault otherwise.
    """
    data = read_toml(path)
    problems: list[Problem] = []
    regulation: Regulation | None = None
    try:
        regulation = _named_regulation(data, path)
    except ToolkitError as error:
        problems += error.problems
    try:
        contest = parse_contest(data, path.name, regulation)
    except InvalidError as error:
        problems += error.problems
    if problems:
        raise InvalidError(problems)
    return contest


def regulation_of(contest: Contest, folder: Path) -> Regulation:
    """The regulation a contest names: a built-in id, or the path of a .toml file, from `folder` (the contest file's).

    UnreadableError where it cannot be read or is not known; InvalidError where it is wrong.
    """
    return load_regulation(contest.regulation, folder)


def load_regulation(name: str, folder: Path) -> Regulation:
    """As `regulation_of`, by name."""
    if not name.endswith(".toml"):
        return load_builtin(name)
    path = folder / name
    return parse_regulation(read_toml(path), path.name)


def _named_regulation(data: Mapping[str, object], path: Path) -> Regulation | None:
    name = data.get("regulation")
    if not isinstance(name, str):
        return None
    if not name.endswith(".toml") and name not in builtin_ids():
        from tally.messages import problem as tally_problem

        place = Place(file=path.name, at="regulation")
        raise InvalidError(tally_problem("REGULATION_UNKNOWN", place, regulation=name, known=", ".join(builtin_ids())))
    return load_regulation(name, path.parent)
