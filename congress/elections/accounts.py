"""The accounts of paper: ballots printed, issued, spoiled and returned, with who and when (QĐ 190-QĐ/TW Đ8)."""

from collections.abc import Callable, Mapping
from typing import Any

from congress.custody import Act, record
from congress.elections.state import Release, Round, round_of
from congress.elections.steps import require
from congress.journal import Entry
from congress.messages import problem
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.contest import Accounts, Contest
from tally.problems import Place, Problem, StopError

Numbers = Mapping[str, Any]
"""Entered counts in ballots (`present` in people): printed, issued, spoiled, returned, present, valid, invalid,
invalid_by_ground."""


def enter_accounts(workspace: Workspace, election: str, round_: int, numbers: Numbers, by: str) -> dict[str, Any]:
    """Records `numbers` over those entered before, and returns the accounts as they then stand.

    Raises StopError with every sum that cannot be: nothing is recorded then.
    """
    contest, _entries = current_contest(workspace, election, round_, by)
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
    """Every pair of numbers that cannot both be true, in words for the hall."""
    numbers = {key: value for key, value in accounts.items() if isinstance(value, int)}
    if "present" not in numbers and contest and contest.electorate and contest.electorate.present is not None:
        numbers["present"] = contest.electorate.present
    if release:
        numbers["recorded"] = release.copies
        numbers.setdefault("printed", release.copies)
    place = Place(subject=contest.id if contest else "")
    found = [
        problem(code, place, more=numbers[more], most=numbers[most])
        for code, more, most in _NEVER_MORE
        if more in numbers and most in numbers and numbers[more] > numbers[most]
    ]
    found += [problem(code, place, **numbers) for code, wrong in _SUMS if wrong(numbers)]
    grounds = accounts.get("invalid_by_ground") or {}
    if grounds and "invalid" in numbers and sum(grounds.values()) != numbers["invalid"]:
        found.append(problem("GROUNDS_SUM", place, grounds=sum(grounds.values()), invalid=numbers["invalid"]))
    return found


_NEVER_MORE: tuple[tuple[str, str, str], ...] = (
    ("PRINTED_ABOVE_RECORDED", "printed", "recorded"),
    ("ISSUED_ABOVE_PRINTED", "issued", "printed"),
    ("ISSUED_ABOVE_PRESENT", "issued", "present"),
    ("RETURNED_ABOVE_ISSUED", "returned", "issued"),
    ("SPOILED_ABOVE_PRINTED", "spoiled", "printed"),
)
"""Code, the number that may not be more, the number it may not pass."""

_SUMS: tuple[tuple[str, Callable[[dict[str, int]], bool]], ...] = (
    (
        "VALID_INVALID_SUM",
        lambda n: {"valid", "invalid", "returned"} <= n.keys() and n["valid"] + n["invalid"] != n["returned"],
    ),
)
