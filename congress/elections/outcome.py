"""From what was counted to the result, and the minutes of it."""

from dataclasses import dataclass

from congress.contestfile import regulation_of
from congress.custody import Act, drafting, read_entries, record, verified
from congress.documents.format import layout_for
from congress.documents.minutes_document import minutes_bytes
from congress.documents.resultfile import read_result
from congress.documents.vote_words import vote_of
from congress.elections.accounts import with_accounts
from congress.elections.accountwords import not_entered, of_contest_file
from congress.elections.batches import official_contest, require_not_listed
from congress.elections.comparing import counts_done
from congress.elections.state import Round, round_name, round_of
from congress.elections.steps import overtaken, require
from congress.journal import Entry
from congress.messages import problem
from congress.storage import sha256_of
from congress.votesfile import read_totals, read_votes
from congress.workspace import Workspace
from tally.contest import Contest
from tally.engine import compute, compute_totals
from tally.lists import prescribed_form
from tally.official import with_counts
from tally.problems import Problem, ToolkitError
from tally.result import Result, result_json

MINUTES = (".pdf", ".docx")


@dataclass(frozen=True)
class Counted:
    """A result, its file in the workspace, and whether it is a new one. `notes`: on what of it people should look."""

    result: Result
    name: str
    new: bool
    notes: tuple[Problem, ...] = ()


def compute_result(workspace: Workspace, election: str, round_: int, by: str) -> Counted:
    """Computes the result from the contest file, the accounts in the journal, and what was counted.

    The same inputs give the same bytes. Raises StopError for a step left out, undecided ballots, and accounts that
    contradict the count.
    """
    contest, entries = official_contest(workspace, election, round_, by)
    known = round_of(entries, election, round_)
    require("result", known)
    inputs = known.count_inputs()
    try:
        result = _computed(workspace, contest, known)
    except ToolkitError as error:
        raise type(error)([_in_workspace(one, known) for one in error.problems]) from error
    name = f"results/{round_name(election, round_)}.json"
    with drafting(workspace) as folder:
        made = folder / "result.json"
        made.write_text(result_json(result), encoding="utf-8", newline="")
        digest = sha256_of(made)

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("result", standing)
            if standing.count_inputs() != inputs:
                raise overtaken(election)
            if standing.outcome and standing.outcome.inputs == inputs and standing.result_hash == digest:
                return None
            payload = {
                "result": name,
                "inputs": inputs,
                "elected": len(result.elected),
                "vote": vote_of(result, layout_for(result.regulation)),
                "next": result.next.action,
                "official": result.official,
            }
            key = f"result:{election}:{round_}:{standing.counts.get('result', 0) + 1}"
            return Act("result", payload, key, election, round_)

        new = record(workspace, by, decide, {name: made})
    return Counted(result, name, new is not None, tuple(not_entered(contest, of_contest_file(contest, known))))


def _in_workspace(found: Problem, known: Round) -> Problem:
    """Of undecided ballots the words name this workspace's command; a result of the workspace leaves none open."""
    if found.code != "UNRESOLVED_BALLOTS":
        return found
    return problem(found.code, found.place, **found.values, id=known.election, round=known.round)


def _computed(workspace: Workspace, contest: Contest, known: Round) -> Result:
    counts = counts_done(workspace, known, contest)
    contest = with_accounts(contest, known)
    regulation = regulation_of(contest, workspace.root / "contests")
    if known.totals:
        file = verified(workspace, known.totals.votes, known.files[known.totals.votes])
        return with_counts(compute_totals(contest, regulation, read_totals(file, contest)), counts)
    names = [batch.counted for batch in known.batches.values()]
    files = [verified(workspace, name, known.files[name]) for name in sorted(names)]
    votes = read_votes(files, contest, prescribed_form(contest, regulation))
    return with_counts(compute(contest, regulation, votes), counts)


def current_result(workspace: Workspace, known: Round) -> Result:
    """The result of a round, known to be the one recorded."""
    require("minutes", known)
    return read_result(verified(workspace, known.result_name, known.result_hash)).result


def print_minutes(workspace: Workspace, election: str, round_: int, by: str) -> tuple[tuple[str, ...], bool]:
    """The minutes as PDF and as Word file; returns their names, and whether they are new."""
    known = round_of(read_entries(workspace), election, round_)
    require("minutes", known)
    require_not_listed(workspace, known, by)
    source = read_result(verified(workspace, known.result_name, known.result_hash))
    with drafting(workspace) as folder:
        files = {}
        for kind in MINUTES:
            made = folder / f"minutes{kind}"
            made.write_bytes(minutes_bytes(source, kind, workspace.settings.language))
            files[f"minutes/{round_name(election, round_)}{kind}"] = made
        hashes = {name: sha256_of(made) for name, made in files.items()}

        def decide(now: list[Entry]) -> Act | None:
            standing = round_of(now, election, round_)
            require("minutes", standing)
            if standing.result_hash != known.result_hash:
                raise overtaken(election)
            if standing.minutes_of == known.result_hash and hashes.items() <= standing.files.items():
                return None
            key = f"minutes:{election}:{round_}:{standing.counts.get('minutes', 0) + 1}"
            return Act("minutes", {"result": known.result_hash}, key, election, round_)

        new = record(workspace, by, decide, files)
    return tuple(hashes), new is not None
