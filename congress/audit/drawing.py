"""How many sheets a hand check takes, and which: the plan before the dice, the draw, and its enlargement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ballots.files import write_text
from ballots.readfile import rows_to_csv
from congress.audit.basis import Basis, SheetPlace, basis_of
from congress.audit.records import to_fetch
from congress.audit.state import SAMPLE, WITHDRAW, Check, history_of
from congress.custody import Act, drafting, read_entries, record
from congress.documents.papers_of_records import write_papers
from congress.elections.batches import require_not_listed
from congress.elections.paper import given_reason
from congress.elections.state import Round, round_name, round_of
from congress.elections.steps import overtaken
from congress.journal import Entry
from congress.messages import problem
from congress.recording import record_of
from congress.workspace import Workspace
from tally.handcheck import nothing_drawn, order_of_draw, sheets_needed
from tally.problems import Place, StopError, UnreadableError

LEAST_DIGITS, MOST_DIGITS = 12, 100
LARGEST_RISK = Fraction(1, 2)
LEADING = ("batch", "position", "ballot", "by", "problem")
"""Columns of the list to fill in, before the candidates: `by` names who read the sheet."""
_BATCH_ORDER = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Plan:
    """What a check would take: `size` of `sheets`."""

    basis: Basis
    risk: Fraction
    size: int

    @property
    def sheets(self) -> int:
        return len(self.basis.records)


@dataclass(frozen=True)
class Drawn:
    """The draw in force: all sheets drawn so far in the order of the draw, the list to fill in for the last ones, and
    the papers. `new`: recorded just now."""

    plan: Plan
    check: Check
    order: tuple[SheetPlace, ...]
    listed: str
    papers: tuple[str, ...]
    new: bool


def plan_of(workspace: Workspace, election: str, round_: int, by: str, risk: Fraction, least: int = 0) -> Plan:
    """What a check that limits the risk to `risk` takes, at least `least` sheets.

    Raises UnreadableError `AUDIT_RISK`; StopError as `basis_of`.
    """
    if not 0 < risk <= LARGEST_RISK:
        raise UnreadableError(problem("AUDIT_RISK"))
    return _planned(basis_of(workspace, election, round_, by), risk, least)


def _planned(basis: Basis, risk: Fraction, least: int) -> Plan:
    sheets = len(basis.records)
    sizes = [
        sheets_needed(nothing_drawn(claim, basis.margins[claim], sheets), claim, sheets, risk) for claim in basis.claims
    ]
    return Plan(basis, risk, min(sheets, max([least, *sizes])))


def draw(workspace: Workspace, election: str, round_: int, by: str, dice: str, risk: Fraction, least: int = 0) -> Drawn:
    """Draws the sheets by the digits thrown, and records the draw before anything is read.

    The same digits again are the same command repeated. Raises UnreadableError `AUDIT_DICE`, StopError `AUDIT_DRAWN`
    where other digits were drawn with before.
    """
    digits = checked_dice(dice)
    plan = plan_of(workspace, election, round_, by, risk, least)
    standing = history_of(read_entries(workspace), election, round_).check
    if standing and standing.dice != digits:
        raise StopError(problem("AUDIT_DRAWN", Place(subject=election), dice=standing.dice))
    if standing:
        require_same_count(plan.basis.known, standing)
        if not (workspace.root / standing.lists[-1]).exists():
            _write_form(workspace, plan.basis, standing)
        return drawn_before(plan, standing)
    return _drawn(workspace, plan, Check(digits, risk, plan.basis.known.count_inputs(), (), ()), plan.size, by)


def draw_more(workspace: Workspace, election: str, round_: int, by: str, size: int) -> Drawn:
    """Enlarges the draw in force to `size` sheets: the next ones by the same digits."""
    check = check_in_force(read_entries(workspace), election, round_)
    basis = basis_of(workspace, election, round_, by)
    require_same_count(basis.known, check)
    plan = _planned(basis, check.risk, 0)
    if check.waits:
        raise StopError(problem("AUDIT_WAITS", Place(subject=election), file=check.lists[-1]))
    if not check.size < size <= plan.sheets:
        values = {"size": size, "drawn": check.size, "sheets": plan.sheets}
        raise UnreadableError(problem("AUDIT_SIZE", Place(subject=election), **values))
    return _drawn(workspace, plan, check, size, by)


def withdraw_draw(workspace: Workspace, election: str, round_: int, reason: str, by: str) -> None:
    """Takes the draw in force out of use, so that dice may be thrown again. Its record stays."""
    reason = given_reason(reason)

    def decide(now: list[Entry]) -> Act | None:
        history = history_of(now, election, round_)
        if history.check is None and history.last_withdrawn == reason:
            return None
        check_in_force(now, election, round_)
        require_not_listed(workspace, round_of(now, election, round_), by)
        return Act(WITHDRAW, {"reason": reason}, f"audit:{election}:{round_}:{history.acts + 1}", election, round_)

    record(workspace, by, decide)


def checked_dice(dice: str) -> str:
    """The digits thrown, without the spaces between them. Raises UnreadableError `AUDIT_DICE`."""
    digits = "".join(dice.split())
    if not (digits.isascii() and digits.isdecimal() and LEAST_DIGITS <= len(digits) <= MOST_DIGITS):
        raise UnreadableError(problem("AUDIT_DICE", least=LEAST_DIGITS, most=MOST_DIGITS))
    return digits


def check_in_force(entries: list[Entry], election: str, round_: int) -> Check:
    """Raises StopError `AUDIT_NOT_DRAWN`."""
    check = history_of(entries, election, round_).check
    if check is None:
        raise StopError(problem("AUDIT_NOT_DRAWN", Place(subject=election), id=election))
    return check


def require_same_count(known: Round, check: Check) -> None:
    """Raises StopError `AUDIT_OTHER_COUNT` where the count is no more the one that was drawn from."""
    if known.count_inputs() != check.inputs:
        raise StopError(problem("AUDIT_OTHER_COUNT", Place(subject=known.election), id=known.election))


def drawn_before(plan: Plan, check: Check) -> Drawn:
    """The draw in force, from the journal."""
    order = order_of_draw(check.dice, plan.basis.records)[: check.size]
    beside = check.lists[-1].removesuffix("csv")
    papers = tuple(f"{beside}{ending}" for ending in ("json", "pdf", "docx"))
    return Drawn(plan, check, tuple(order), check.lists[-1], papers, new=False)


def walking_order(places: Sequence[SheetPlace]) -> list[SheetPlace]:
    """Batch by batch (B2 before B10), from the top of each pile."""

    def natural(place: SheetPlace) -> tuple[list[tuple[int, str]], int]:
        parts = _BATCH_ORDER.split(place[0])
        return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], place[1]

    return sorted(places, key=natural)


def _drawn(workspace: Workspace, plan: Plan, check: Check, size: int, by: str) -> Drawn:
    basis, known = plan.basis, plan.basis.known
    order = order_of_draw(check.dice, basis.records)[:size]
    fresh = walking_order(order[check.size if check.sizes else 0 :])
    number = len(check.lists) + 1
    folder_name = f"audits/{round_name(known.election, known.round)}"
    listed = f"{folder_name}/list-{number}.csv"
    payload: dict[str, Any] = {
        "dice": check.dice,
        "risk": str(check.risk),
        "inputs": check.inputs,
        "result": known.result_hash,
    }
    payload |= {"sheets": plan.sheets, "size": size, "list": listed}
    grown = Check(check.dice, check.risk, check.inputs, (*check.sizes, size), (*check.lists, listed), check.found)
    with drafting(workspace) as folder:
        fetched = to_fetch(basis, grown, fresh)
        said = record_of(basis.contest, read_entries(workspace), "check-list", check=fetched, names={})
        papers = write_papers(folder, said, workspace.settings.language)
        files = {f"{folder_name}/list-{number}{suffix}": path for suffix, path in papers.items()}

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, known.election, known.round)
            history = history_of(now, known.election, known.round)
            if standing.count_inputs() != check.inputs or (history.check.sizes if history.check else ()) != check.sizes:
                raise overtaken(known.election)
            key = f"audit:{known.election}:{known.round}:{history.acts + 1}"
            return Act(SAMPLE, payload, key, known.election, known.round)

        record(workspace, by, decide, files)
    _write_form(workspace, basis, grown)
    return Drawn(plan, grown, tuple(order), listed, tuple(files), new=True)


def form_of(basis: Basis, check: Check) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Columns and rows of the last list to fill in: no reading, no cell filled."""
    columns = (*LEADING, *(one.id for one in basis.contest.candidate))
    before = check.sizes[-2] if len(check.sizes) > 1 else 0
    places = walking_order(order_of_draw(check.dice, basis.records)[before : check.size])
    blank = dict.fromkeys(columns, "")
    return columns, [
        {**blank, "batch": batch, "position": str(at), "ballot": basis.ballots[batch, at]} for batch, at in places
    ]


def _write_form(workspace: Workspace, basis: Basis, check: Check) -> None:
    """The form is for people to write in, so no recorded file: what they wrote is recorded as they hand it in."""
    form = workspace.root / check.lists[-1]
    form.parent.mkdir(parents=True, exist_ok=True)
    write_text(form, rows_to_csv(*form_of(basis, check)))
