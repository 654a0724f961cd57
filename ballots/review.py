"""People's decisions on what the machine read: `ballot,candidate,value,by,reason` (the counting committee concludes on
doubtful ballots, QĐ 190-QĐ/TW Đ8, and may overrule the machine on any of them, with a reason and a name).

The reading stays beside the decision: column `reading` keeps what the machine had, `decided_by` and `decided_reason`
say who decided and why. A ballot leaves `review` only when each of its doubts is decided.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ballots.messages import problem
from ballots.readfile import DECISION_COLUMNS, ReadFile, csv_rows
from ballots.record import waiting
from tally.codes import FORMS, PAPER_GROUNDS, FormCells
from tally.problems import InvalidError, Place, Problem

Allowed = Callable[[str], bool]

COLUMNS = ("ballot", "candidate", "value", "by", "reason")
SHOWN = ("reading", "why", "picture", "source", "page")
"""Columns of `review.csv` beside them: what was read and where to look; they decide nothing."""
GROUNDS = frozenset(PAPER_GROUNDS)
FINE = "ok"
"""Whole-ballot value: what is doubtful beside the marks (stray ink, a possible twin) is of no consequence."""
TWIN = "DUPLICATE"
"""Whole-ballot value: the same sheet as another one, listed and not counted."""
BALLOT_DOUBTS = re.compile(r"\b(STRAY_INK|SAME_SHEET)\b")
"""Doubts about the ballot as a whole, which no cell decides."""


@dataclass(frozen=True)
class Decision:
    """One line of the decisions file; `candidate` is empty where the whole ballot is meant."""

    line: int
    ballot: str
    candidate: str
    value: str
    by: str
    reason: str


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """Raises UnreadableError when the file cannot be read, InvalidError when columns are missing or unknown."""
    columns, rows = csv_rows(path)
    missing = [name for name in COLUMNS if name not in columns]
    unknown = [name for name in columns if name not in (*COLUMNS, *SHOWN)]
    faults = []
    if missing:
        faults.append(problem("CSV_COLUMNS", Place(file=path.name, at="1"), columns=", ".join(missing)))
    if unknown:
        faults.append(problem("CSV_COLUMNS_UNKNOWN", Place(file=path.name, at="1"), columns=", ".join(unknown)))
    if faults:
        raise InvalidError(faults)
    return tuple(Decision(number, *(row[name].strip() for name in COLUMNS)) for number, row in enumerate(rows, 2))


def apply(read: ReadFile, decisions: Sequence[Decision], *, file: str = "") -> ReadFile:
    """The read file with the decisions in it. Raises InvalidError with every fault of the decisions at once."""
    faults = _faults(read, decisions, file)
    if faults:
        raise InvalidError(faults)
    of_ballot: dict[str, list[Decision]] = {}
    for decision in decisions:
        of_ballot.setdefault(decision.ballot, []).append(decision)
    columns = (*read.columns, *(name for name in DECISION_COLUMNS if name not in read.columns))
    rows = tuple(_decided(dict(row), of_ballot.get(row["ballot"], []), read.candidates) for row in read.rows)
    return ReadFile(columns, read.candidates, rows)


def undecided(read: ReadFile) -> int:
    """Number of ballots that still wait for people: to be decided, or to be keyed."""
    return waiting((row["status"], row["problem"]) for row in read.rows)


# ---- checking


def _faults(read: ReadFile, decisions: Sequence[Decision], file: str) -> list[Problem]:
    rows = {row["ballot"]: row for row in read.rows}
    allowed = _values(read)
    faults: list[Problem] = []
    for decision in decisions:
        place = Place(file=file, at=str(decision.line), subject=f"{decision.ballot} {decision.candidate}".strip())
        faults += [
            problem(code, place, value=decision.value) for code in _codes(decision, rows, read.candidates, allowed)
        ]
    return faults + _conflicts(decisions, file) + _incomplete(rows, decisions, read.candidates, file)


def _codes(
    decision: Decision, rows: Mapping[str, dict[str, str]], candidates: Sequence[str], allowed: Allowed
) -> list[str]:
    checks = (
        (decision.ballot not in rows, "DECISION_BALLOT"),
        (bool(decision.candidate) and decision.candidate not in candidates, "DECISION_CANDIDATE"),
        (bool(decision.candidate) and not allowed(decision.value), "DECISION_VALUE"),
        (not decision.candidate and decision.value not in GROUNDS | {FINE, TWIN}, "DECISION_GROUND"),
        (not decision.by, "DECISION_BY"),
        (not decision.reason, "DECISION_REASON"),
    )
    return [code for wrong, code in checks if wrong]


def _values(read: ReadFile) -> Allowed:
    """Whether a cell may hold a value, on the form that the file's cells show; on any form where they show none."""
    seen = {row[candidate].removesuffix("?") for row in read.rows for candidate in read.candidates} - {""}
    shown = [form for form in FORMS.values() if seen and all(_may_hold(form, value) for value in seen)]
    forms = shown or list(FORMS.values())
    return lambda value: not value or any(_may_hold(form, value) for form in forms)


def _may_hold(form: FormCells, value: str) -> bool:
    return value.isascii() and value.isdecimal() if form.points else value in form.known


def _conflicts(decisions: Sequence[Decision], file: str) -> list[Problem]:
    first: dict[tuple[str, str], Decision] = {}
    faults = []
    for decision in decisions:
        earlier = first.setdefault((decision.ballot, decision.candidate), decision)
        if earlier.value != decision.value:
            place = Place(file=file, at=str(decision.line), subject=f"{decision.ballot} {decision.candidate}".strip())
            faults.append(
                problem("DECISION_CONFLICT", place, line=earlier.line, value=decision.value, other=earlier.value)
            )
    return faults


def _incomplete(
    rows: Mapping[str, dict[str, str]], decisions: Sequence[Decision], candidates: Sequence[str], file: str
) -> list[Problem]:
    """A rejected page holds no reading: it becomes a ballot only by a ground or by a value for every candidate."""
    faults = []
    for name in dict.fromkeys(decision.ballot for decision in decisions):
        mine = [decision for decision in decisions if decision.ballot == name]
        whole = {decision.value for decision in mine if not decision.candidate}
        missing = sorted(set(candidates) - {decision.candidate for decision in mine}, key=list(candidates).index)
        if rows.get(name, {}).get("status") == "rejected" and missing and not whole & (GROUNDS | {TWIN}):
            faults.append(problem("DECISION_INCOMPLETE", Place(file=file, subject=name), missing=", ".join(missing)))
    return faults


# ---- applying


def _decided(row: dict[str, str], decisions: Sequence[Decision], candidates: Sequence[str]) -> dict[str, str]:
    for column in DECISION_COLUMNS:
        row.setdefault(column, "")
    if not decisions:
        return row
    before = dict(row)
    whole = {decision.value for decision in decisions if not decision.candidate}
    for decision in decisions:
        if decision.candidate:
            row[decision.candidate] = decision.value
    ground = next(iter(whole & GROUNDS), "")
    open_cells = [candidate for candidate in candidates if row[candidate].endswith("?")]
    if TWIN in whole:
        row["status"], row["problem"] = "rejected", TWIN
    elif ground:
        row["status"], row["problem"] = "read", ground
    elif not open_cells and (FINE in whole or not BALLOT_DOUBTS.search(row["why"])):
        row["status"], row["problem"] = "read", ""
    if row["status"] == "read":
        row.update({candidate: row[candidate].removesuffix("?") for candidate in open_cells})
    _note(row, before, decisions)
    return row


def _note(row: dict[str, str], before: Mapping[str, str], decisions: Sequence[Decision]) -> None:
    """Keeps the machine's reading, and who decided and why, behind the ballot."""
    cells = [f"{decision.candidate}={before[decision.candidate]}" for decision in decisions if decision.candidate]
    machine = [" ".join(part for part in (before["status"], before["problem"]) if part), *dict.fromkeys(cells)]
    row["reading"] = _appended(before.get("reading", ""), "; ".join(machine))
    row["decided_by"] = _appended(before.get("decided_by", ""), "; ".join(dict.fromkeys(d.by for d in decisions)))
    row["decided_reason"] = _appended(
        before.get("decided_reason", ""), "; ".join(dict.fromkeys(d.reason for d in decisions))
    )


def _appended(earlier: str, new: str) -> str:
    return f"{earlier} | {new}" if earlier else new
