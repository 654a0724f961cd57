"""The accounts of paper: ballots printed, issued, spoiled and returned, with who and when (QĐ 190-QĐ/TW Đ8)."""

from collections.abc import Callable, Mapping
from typing import Any

from congress.contestfile import regulation_of
from congress.custody import Act, record
from congress.elections.state import Release, Round, round_of
from congress.elections.steps import require
from congress.journal import Entry
from congress.messages import problem
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.accounts import MANY_LEAST, MANY_PERCENT
from tally.clauses import GroundClause
from tally.contest import Accounts, Contest
from tally.count import grounds_for
from tally.lists import prescribed_form
from tally.messages import problem as tally_problem
from tally.problems import InvalidError, Place, Problem, StopError
from tally.regulation import Regulation

Numbers = Mapping[str, Any]
"""Entered counts in ballots (`present` in people): printed, issued, spoiled, returned, present, valid, invalid,
invalid_by_ground."""


def enter_accounts(workspace: Workspace, election: str, round_: int, numbers: Numbers, by: str) -> dict[str, Any]:
    """Records `numbers` over those entered before, and returns the accounts as they then stand.

    Grounds are those of the regulation, in capitals or not. Raises InvalidError `GROUND_NOT_KNOWN` for others,
    StopError with every sum that cannot be: nothing is recorded then.
    """
    contest, _entries = current_contest(workspace, election, round_, by)
    if "invalid_by_ground" in numbers:
        regulation = regulation_of(contest, workspace.root / "contests")
        numbers = {**numbers, "invalid_by_ground": known_grounds(numbers["invalid_by_ground"], contest, regulation)}
    standing: dict[str, Any] = {}

    def decide(entries: list[Entry]) -> Act | None:
        known = round_of(entries, election, round_)
        require("accounts", known)
        standing.update(known.accounts)
        standing.update(numbers)
        if faults := impossible(standing, contest, known.released):
            raise StopError(faults)
        if standing == known.accounts:
            return None
        key = f"accounts:{election}:{round_}:{known.counts.get('accounts', 0) + 1}"
        return Act("accounts", {"accounts": dict(standing), "entered": dict(numbers)}, key, election, round_)

    record(workspace, by, decide)
    return standing


def known_grounds(given: Mapping[str, int], contest: Contest, regulation: Regulation) -> dict[str, int]:
    """`given` (code → ballots) with the codes as the regulation writes them. Raises InvalidError `GROUND_NOT_KNOWN`."""
    form = prescribed_form(contest, regulation)
    clauses: dict[str, GroundClause] = {}
    for clause in grounds_for(regulation, contest, form):
        clauses.setdefault(clause.code, clause)
    unknown = [code for code in given if code.upper() not in clauses]
    if unknown:
        listed = {
            "known_vi": "; ".join(f"{code}: {clause.vi.rstrip('.')}" for code, clause in clauses.items()),
            "known_en": "; ".join(f"{code}: {clause.en.rstrip('.')}" for code, clause in clauses.items()),
        }
        place = Place(subject=contest.id)
        raise InvalidError([problem("GROUND_NOT_KNOWN", place, ground=ascii(code)[1:-1], **listed) for code in unknown])
    counts: dict[str, int] = {}
    for code, number in given.items():
        counts[code.upper()] = counts.get(code.upper(), 0) + number
    return counts


def to_look_at(accounts: Numbers) -> list[Problem]:
    """Numbers that can be, but that people should look at. The codes and words are those that `tally` says later."""
    numbers = _numbers(accounts, None, None)
    found = []
    if numbers.get("spoiled") and "net" in numbers and numbers.get("returned", 0) > numbers["net"]:
        found.append(tally_problem("W05", returned=numbers["returned"], net=numbers["net"]))
    if numbers.get("valid") == 0:
        found.append(tally_problem("W03"))
    invalid, returned = numbers.get("invalid", 0), numbers.get("returned")
    if returned and invalid >= MANY_LEAST and invalid * 100 >= returned * MANY_PERCENT:
        found.append(tally_problem("W02", invalid=invalid, returned=returned))
    return found


def with_accounts(contest: Contest, known: Round) -> Contest:
    """`contest` with the accounts that the journal holds; what was never entered stays as the contest file has it."""
    entered = dict(known.accounts)
    present = entered.pop("present", None)
    if known.released and "printed" not in entered:
        entered["printed"] = known.released.copies
    accounts = Accounts.model_validate({**contest.accounts.model_dump(exclude_unset=True), **entered})
    electorate = contest.electorate
    if electorate and present is not None:
        electorate = electorate.model_copy(update={"present": present})
    return contest.model_copy(update={"accounts": accounts, "electorate": electorate})


def impossible(accounts: Numbers, contest: Contest | None, release: Release | None) -> list[Problem]:
    """Every pair of numbers that cannot both be true. The codes and words are those that `tally` says at the result."""
    numbers = _numbers(accounts, contest, release)
    place = Place(subject=contest.id if contest else "")
    return [
        said(code, place, **{name: numbers[source] for name, source in names.items()})
        for said, code, names, wrong in _RULES
        if numbers.keys() >= set(names.values()) and wrong(numbers)
    ]


def _numbers(accounts: Numbers, contest: Contest | None, release: Release | None) -> dict[str, int]:
    numbers = {key: value for key, value in accounts.items() if isinstance(value, int)}
    electorate = contest.electorate if contest else None
    if electorate and electorate.present is not None:
        numbers.setdefault("present", electorate.present)
    if electorate and electorate.summoned is not None:
        numbers["summoned"] = electorate.summoned
    if release:
        numbers["recorded"] = release.copies
        numbers.setdefault("printed", release.copies)
    if "issued" in numbers:
        numbers["net"] = numbers["issued"] - numbers.get("spoiled", 0)
    if grounds := accounts.get("invalid_by_ground"):
        numbers["grounds"] = sum(grounds.values())
    return numbers


Wrong = Callable[[Mapping[str, int]], bool]


def _more(part: str, whole: str) -> Wrong:
    return lambda numbers: numbers[part] > numbers[whole]


_RULES: tuple[tuple[Callable[..., Problem], str, Mapping[str, str], Wrong], ...] = (
    (problem, "PRINTED_ABOVE_RECORDED", {"printed": "printed", "recorded": "recorded"}, _more("printed", "recorded")),
    (tally_problem, "F07", {"issued": "issued", "printed": "printed"}, _more("issued", "printed")),
    (tally_problem, "F13", {"spoiled": "spoiled", "issued": "issued"}, _more("spoiled", "issued")),
    (tally_problem, "F01", {"returned": "returned", "issued": "issued"}, _more("returned", "issued")),
    (tally_problem, "F14", {"present": "present", "summoned": "summoned"}, _more("present", "summoned")),
    (tally_problem, "F08", {"issued": "net", "present": "present"}, _more("net", "present")),
    (tally_problem, "F10", {"returned": "returned", "present": "present"}, _more("returned", "present")),
    (
        tally_problem,
        "F02",
        {"valid": "valid", "invalid": "invalid", "returned": "returned"},
        lambda numbers: numbers["valid"] + numbers["invalid"] != numbers["returned"],
    ),
    (
        tally_problem,
        "F11",
        {"sum": "grounds", "invalid": "invalid"},
        lambda numbers: numbers["grounds"] != numbers["invalid"],
    ),
)
"""Who words it, its code, the numbers named in the words, and whether they contradict each other."""
