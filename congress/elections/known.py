"""Which elections and rounds a workspace has."""

from pydantic import TypeAdapter, ValidationError

from congress.custody import read_entries
from congress.elections.state import rounds_of
from congress.messages import problem
from congress.versions import regulation_files
from congress.workspace import Workspace
from tally.contest import Identifier
from tally.problems import Place, UnreadableError


def known_rounds(workspace: Workspace) -> dict[str, list[int]]:
    """Election → its rounds, by the journal and by the contest files that stand there unrecorded."""
    rounds: dict[str, set[int]] = {}
    entries = read_entries(workspace)
    for election, number in rounds_of(entries):
        rounds.setdefault(election, set()).add(number)
    regulations = regulation_files(entries)
    for path in (workspace.root / "contests").glob("*.toml"):
        if f"contests/{path.name}" in regulations:
            continue
        election, _, digits = path.stem.rpartition("-r")
        if election and digits.isdecimal():
            rounds.setdefault(election, set()).add(int(digits))
        else:
            rounds.setdefault(path.stem, set()).add(1)
    return {election: sorted(numbers) for election, numbers in sorted(rounds.items())}


def require_id(election: str) -> None:
    """Raises UnreadableError `ELECTION_ID` for what cannot be a contest's id, and so no file's name."""
    try:
        TypeAdapter(Identifier).validate_python(election)
    except ValidationError as error:
        raise UnreadableError(problem("ELECTION_ID", id=ascii(election)[:80])) from error


def require_known(workspace: Workspace, election: str) -> None:
    """Raises UnreadableError `ELECTION_UNKNOWN`."""
    rounds = known_rounds(workspace)
    if election not in rounds:
        place = Place(subject=election)
        raise UnreadableError(problem("ELECTION_UNKNOWN", place, id=election, known=", ".join(rounds) or "—"))


def round_meant(workspace: Workspace, election: str, asked: int, *, with_result: bool = False) -> int:
    """The round asked for, or (0) the latest one begun, or the latest that has a result.

    Raises UnreadableError `ROUND_UNKNOWN`.
    """
    rounds = known_rounds(workspace).get(election, [1])
    if asked and asked not in rounds:
        known = ", ".join(str(number) for number in rounds)
        raise UnreadableError(problem("ROUND_UNKNOWN", Place(subject=election), round=asked, known=known))
    if asked or not with_result:
        return asked or rounds[-1]
    states = rounds_of(read_entries(workspace))
    counted = [number for number in rounds if (election, number) in states and states[election, number].outcome]
    return counted[-1] if counted else rounds[-1]
