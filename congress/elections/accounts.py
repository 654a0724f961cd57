"""The accounts of paper: ballots printed, issued, spoiled, unused and returned, with who and when (QĐ 190-QĐ/TW Đ8)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from congress.contestfile import regulation_of
from congress.custody import Act, read_entries, record
from congress.elections.accountwords import not_entered, of_contest_file
from congress.elections.batches import require_no_candidate
from congress.elections.state import Round, round_of
from congress.elections.steps import require
from congress.journal import Entry
from congress.messages import problem
from congress.versions import current_contest
from congress.workspace import Workspace
from tally.accounts import stated_faults, stated_warnings
from tally.clauses import GroundClause
from tally.contest import Accounts, Contest
from tally.count import grounds_for
from tally.lists import prescribed_form
from tally.problems import InvalidError, Place, Problem, StopError
from tally.regulation import Regulation
from tally.shape import shape_problems

Numbers = Mapping[str, Any]
"""Entered counts in ballots (`present` in people): printed, issued (those given for spoiled ones too), spoiled, unused,
returned, present, valid, invalid, invalid_by_ground."""


def enter_accounts(workspace: Workspace, election: str, round_: int, numbers: Numbers, by: str) -> Round:
    """Records `numbers` over those entered before, and returns the round with the accounts as they then stand; what
    nobody entered is not among them (accountwords.of_contest_file).

    Grounds are those of the regulation, in capitals or not. Raises InvalidError `GROUND_NOT_KNOWN` for others,
    or numbers that no account can have, StopError with every sum that cannot be: nothing is recorded then.
    """
    contest, _entries = current_contest(workspace, election, round_, by)
    if "invalid_by_ground" in numbers:
        regulation = regulation_of(contest, workspace.root / "contests")
        numbers = {**numbers, "invalid_by_ground": known_grounds(numbers["invalid_by_ground"], contest, regulation)}

    def decide(entries: list[Entry]) -> Act | None:
        known = round_of(entries, election, round_)
        if numbers:
            require_no_candidate(contest, [by])
            require("accounts", known)
        standing = {**known.accounts, **numbers}
        if faults := impossible(contest, replace(known, accounts=standing)):
            raise StopError(faults)
        if standing == known.accounts:
            return None
        key = f"accounts:{election}:{round_}:{known.counts.get('accounts', 0) + 1}"
        return Act("accounts", {"accounts": standing, "entered": dict(numbers)}, key, election, round_)

    record(workspace, by, decide)
    return round_of(read_entries(workspace), election, round_)


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


def to_look_at(known: Round) -> list[Problem]:
    """Numbers entered that can be, but that people should look at, as `tally` says them at the result."""
    return stated_warnings(_paper(known.paper))


def with_accounts(contest: Contest, known: Round) -> Contest:
    """`contest` with the accounts that the journal holds; what was never entered stays as the contest file has it.
    Those present are, of voters, those who voted."""
    entered = dict(known.paper)
    present = entered.pop("present", None)
    accounts = _paper({**contest.accounts.model_dump(exclude_unset=True), **entered})
    electorate = contest.electorate
    if electorate and present is not None:
        key = "voted" if electorate.body == "voters" else "present"
        electorate = electorate.model_copy(update={key: present})
    return contest.model_copy(update={"accounts": accounts, "electorate": electorate})


def _paper(numbers: Numbers) -> Accounts:
    """The accounts of paper in `numbers`. InvalidError: a number that no account can have."""
    given = {key: value for key, value in numbers.items() if key != "present"}
    try:
        return Accounts.model_validate(given)
    except ValidationError as error:
        raise InvalidError(shape_problems(error, Accounts, given, "")) from None


def impossible(contest: Contest, known: Round) -> list[Problem]:
    """Every contradiction among the accounts of a round: those that `tally` says at the result, and more ballots said
    to be printed than the journal has; and which of the numbers nobody entered."""
    faults = [replace(one, place=Place(subject=contest.id)) for one in stated_faults(with_accounts(contest, known))]
    found = [*faults, *not_entered(contest, of_contest_file(contest, known))] if faults else []
    printed, recorded = known.accounts.get("printed", 0), known.released.copies if known.released else None
    if recorded is not None and printed > recorded:
        place = Place(subject=contest.id)
        found.insert(0, problem("PRINTED_ABOVE_RECORDED", place, printed=printed, recorded=recorded))
    return found
