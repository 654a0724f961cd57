"""`congress tally`: votes or totals in, result out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit, guarded, say
from congress.i18n import _

if TYPE_CHECKING:
    from tally.result import Result


@guarded
def tally(
    contest_file: Annotated[Path, typer.Argument(metavar="CONTEST.toml", help=_("The contest file."))],
    votes_files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="VOTES.csv", help=_("Votes files, CSV or Parquet, one row a ballot.")),
    ] = None,
    totals_file: Annotated[
        Path | None, typer.Option("--totals", metavar="TOTALS.csv", help=_("Hand-tallied totals instead of ballots."))
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option("--previous", metavar="RESULT.json", help=_("The result before, which this round must follow.")),
    ] = None,
    second: Annotated[
        list[Path] | None,
        typer.Option("--second", metavar="FILE", help=_("A second count of the same ballots: it must be equal.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the result as JSON and nothing else."))] = False,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help=_("Write the result file; - for standard output."))
    ] = "",
    unresolved: Annotated[
        bool,
        typer.Option("--unresolved", help=_("Count although ballots are undecided, and say whether they matter.")),
    ] = False,
) -> None:

    from ballots.files import write_text
    from congress.resultscreen import show_result
    from tally.official import with_counts
    from tally.result import result_json

    if previous:
        check_follow_up(contest_file, previous)
    result = result_of_files(contest_file, votes_files or [], totals_file, unresolved=unresolved)
    if second:
        compare_with(result, contest_file, votes_files or [], second)
        result = with_counts(result, result.counts.model_copy(update={"done": 2}))
        say(_("The second count is equal."))
    if output and output != "-":
        write_text(Path(output), result_json(result))
    if as_json or output == "-":
        emit(result_json(result))
    else:
        show_result(result, console(stderr=False))


def result_of_files(
    contest_file: Path, votes_files: list[Path], totals_file: Path | None, *, unresolved: bool
) -> "Result":
    """The result of a contest file with votes files, or with totals. Raises as the readers and the engine do."""
    from congress.contestfile import read_contest, regulation_of
    from congress.messages import problem
    from congress.votesfile import count_votes, read_totals
    from tally.engine import compute_totals
    from tally.problems import UnreadableError

    if bool(votes_files) == bool(totals_file):
        raise UnreadableError(problem("TALLY_INPUT"))
    contest = read_contest(contest_file)
    regulation = regulation_of(contest, contest_file.parent)
    if totals_file:
        return compute_totals(contest, regulation, read_totals(totals_file, contest))
    return count_votes(votes_files, contest, regulation, unresolved=unresolved)


def check_follow_up(contest_file: Path, previous: Path) -> None:
    """Raises InvalidError with all that does not follow from the result before."""
    from congress.contestfile import read_contest
    from congress.documents.resultfile import read_result
    from tally.problems import InvalidError
    from tally.rounds import follow_up_problems

    problems = follow_up_problems(read_contest(contest_file), read_result(previous).result)
    if problems:
        raise InvalidError(problems)


def compare_with(result: "Result", contest_file: Path, votes_files: list[Path], second: list[Path]) -> None:
    """Raises StopError with every difference between the count of `votes_files` (or `result`) and the second count.

    A single second file with the columns of totals is compared by totals.
    """
    from congress.contestfile import read_contest, regulation_of
    from congress.messages import problem
    from congress.votesfile import is_totals, read_totals, read_votes
    from tally.compare import compare_results, compare_votes, comparison_problems
    from tally.engine import compute, compute_totals
    from tally.lists import prescribed_form
    from tally.problems import StopError

    contest = read_contest(contest_file)
    regulation = regulation_of(contest, contest_file.parent)
    form = prescribed_form(contest, regulation)
    if len(second) == 1 and is_totals(second[0]):
        found = compare_results(result, compute_totals(contest, regulation, read_totals(second[0], contest)))
    else:
        again = read_votes(second, contest, form)
        other = compute(contest, regulation, again)
        first = read_votes(votes_files, contest, form) if votes_files else None
        found = (
            compare_votes(first, again, contest, (result, other))
            if first is not None
            else compare_results(result, other)
        )
    if not found.equal:
        raise StopError([problem("COUNTS_DIFFER", number=len(found.differences)), *comparison_problems(found)])
