"""A contest from the data of its file: every fault found at once, each with its key."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from pydantic import ValidationError

from tally.clauses import BaseClause, OfficersClause, Regulation
from tally.contest import Contest
from tally.messages import problem
from tally.names import same_name, told_apart
from tally.problems import InvalidError, Place, Problem, ToolkitError
from tally.regulation import builtin_ids, load_builtin, with_settings
from tally.shape import key_path, shape_problems, shown

RESERVED_COLUMNS = frozenset(
    {"ballot", "problem", "source", "page", "batch", "position", "status", "why", "weight", "file", "line"}
)
"""Column names of votes files, which no candidate id may be."""

Row = Mapping[str, object]


def parse_contest(data: Mapping[str, object], file: str, regulation: Regulation | None = None) -> Contest:
    """The contest that `data` (a contest file's content) states; `file` is what messages call it.

    `regulation`: the profile named in the data, where it is no built-in one. Raises InvalidError with all faults:
    shape, repeated ids and names, officers who stand, and what the regulation does not know.
    """
    problems: list[Problem] = []
    contest: Contest | None = None
    try:
        contest = Contest.model_validate(data)
    except ValidationError as error:
        problems += shape_problems(error, Contest, data, file)
    if regulation is None and data.get("regulation") in builtin_ids():
        regulation = load_builtin(str(data["regulation"]))
    checks: list[Callable[[Mapping[str, object], str, Regulation | None], Iterator[Problem]]] = [
        _candidate_ids, _candidate_names, _officers, _kind, _body, _reasons, _revote, _settings,
    ]  # fmt: skip
    for check in checks:
        problems += check(data, file, regulation)
    if problems or contest is None:
        raise InvalidError(problems)
    return contest


def _rows(data: Mapping[str, object], *keys: str) -> list[tuple[int, Row]]:
    """The tables of a list at `keys`, with their position from 0, however wrong the rest of the data is."""
    at: object = data
    for key in keys:
        at = at.get(key) if isinstance(at, Mapping) else None
    return [(i, row) for i, row in enumerate(at) if isinstance(row, Mapping)] if isinstance(at, list | tuple) else []


def _candidate_ids(data: Row, file: str, _regulation: Regulation | None) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, row in _rows(data, "candidate"):
        name = row.get("id")
        place = Place(file, at=key_path(("candidate", index, "id")), subject=shown(row.get("name") or ""))
        if not isinstance(name, str):
            continue
        if name in seen:
            yield problem("CANDIDATE_ID_TWICE", place, id=name)
        if name in RESERVED_COLUMNS:
            yield problem("CANDIDATE_ID_RESERVED", place, id=name)
        seen.add(name)


def _candidate_names(data: Row, file: str, _regulation: Regulation | None) -> Iterator[Problem]:
    people: dict[str, list[tuple[object, object]]] = {}
    for index, row in _rows(data, "candidate"):
        name, person = row.get("name"), (row.get("born"), row.get("note"))
        if not isinstance(name, str) or not name.strip():
            continue
        others = people.setdefault(same_name(name), [])
        if not all(told_apart(person, other) for other in others):
            yield problem("CANDIDATE_TWICE", Place(file, at=key_path(("candidate", index, "name"))), name=shown(name))
        others.append(person)


HELPERS = frozenset({"keying_operator", "technician"})
"""People who work at the count without being of its committee: nobody handles ballots on which he himself stands."""


def _officers(data: Row, file: str, regulation: Regulation | None) -> Iterator[Problem]:
    barred = {
        role for clause in (regulation.clause if regulation else ()) if isinstance(clause, OfficersClause)
        for role in clause.roles
    }  # fmt: skip
    standing = {same_name(str(row.get("name"))) for _, row in _rows(data, "candidate")}
    seen: Counter[tuple[object, str]] = Counter()
    for index, row in _rows(data, "event", "officer"):
        name, role = row.get("name"), row.get("role")
        if not isinstance(name, str) or not name.strip():
            continue
        place = Place(file, at=key_path(("event", "officer", index, "name")))
        if same_name(name) in standing and role in barred:
            yield problem("OFFICER_ON_LIST", place, name=shown(name))
        elif same_name(name) in standing and role in HELPERS:
            yield problem("HELPER_ON_LIST", place, name=shown(name))
        seen[role, same_name(name)] += 1
        if seen[role, same_name(name)] == 2:
            yield problem("OFFICER_TWICE", place, name=shown(name))


def _kind(data: Row, file: str, regulation: Regulation | None) -> Iterator[Problem]:
    kind = data.get("kind")
    if regulation and isinstance(kind, str) and kind not in (known := [k.id for k in regulation.kind]):
        yield problem(
            "KIND_UNKNOWN", Place(file, at="kind"), regulation=regulation.id, kind=shown(kind), known=", ".join(known)
        )


def _bases(regulation: Regulation | None) -> list[BaseClause]:
    return [c for c in regulation.clause if isinstance(c, BaseClause)] if regulation else []


def _body(data: Row, file: str, regulation: Regulation | None) -> Iterator[Problem]:
    electorate = data.get("electorate")
    body = electorate.get("body") if isinstance(electorate, Mapping) else None
    bases = _bases(regulation)
    known_here = any(not c.applies.bodies or body in c.applies.bodies for c in bases)
    if not regulation or not bases or not isinstance(body, str) or known_here:
        return
    known = ", ".join(dict.fromkeys(b for c in bases for b in c.applies.bodies))
    yield problem(
        "BODY_UNKNOWN", Place(file, at="electorate.body"), regulation=regulation.id, body=shown(body), known=known
    )


def _reasons(data: Row, file: str, regulation: Regulation | None) -> Iterator[Problem]:
    electorate = data.get("electorate")
    body = electorate.get("body") if isinstance(electorate, Mapping) else None
    bases = [c for c in _bases(regulation) if not c.applies.bodies or body in c.applies.bodies]
    known = list(dict.fromkeys(reason for clause in bases for reason in clause.subtract))
    seen: set[str] = set()
    for index, row in _rows(data, "electorate", "subtract"):
        reason, place = row.get("reason"), Place(file, at=key_path(("electorate", "subtract", index, "reason")))
        if not isinstance(reason, str):
            continue
        if bases and reason not in known:
            yield problem(
                "REASON_UNKNOWN", place, reason=shown(reason), body=shown(body), known=", ".join(known) or "(—)"
            )
        if reason in seen:
            yield problem("REASON_TWICE", place, reason=shown(reason))
        seen.add(reason)


def _revote(data: Row, file: str, _regulation: Regulation | None) -> Iterator[Problem]:
    names, seats = len(_rows(data, "candidate")), data.get("seats")
    if data.get("mode") == "revote" and isinstance(seats, int) and 0 < names <= seats:
        yield problem("REVOTE_LIST", Place(file, at="mode"), names=names, seats=seats)


def _settings(data: Row, file: str, regulation: Regulation | None) -> Iterator[Problem]:
    settings = data.get("settings")
    if regulation and isinstance(settings, Mapping) and all(isinstance(one, Mapping) for one in settings.values()):
        try:
            with_settings(regulation, settings, file)
        except ToolkitError as error:
            yield from error.problems
