"""Whether a contest's ballots may be printed: the list rules before paper is spent."""

from dataclasses import dataclass, replace

from pydantic import ValidationError

from ballots.layout import Layout
from congress.messages import problem
from tally.clauses import Regulation
from tally.contest import BallotPaper, Contest, Form
from tally.lists import check_list, order_differs, prescribed_form, same_names
from tally.problems import NOWHERE, Place, Problem, StopError, UnreadableError
from tally.shape import shape_problems


@dataclass(frozen=True)
class PrintOrder:
    """What may be printed: the form, what people should know first, and why a list that breaks a rule is printed."""

    contest: Contest
    form: Form
    warnings: tuple[Problem, ...]
    list_decided: str = ""


def print_order(contest: Contest, regulation: Regulation, file: str = "", list_decided: str = "") -> PrintOrder:
    """The order to print `contest`. A list that breaks a rule of the regulation (size: QĐ 190-QĐ/TW Đ14; form: Đ15)
    raises StopError with every rule broken, unless `list_decided` says who decided so and why: then they are warnings.

    InvalidError where neither contest nor regulation names a form.
    """
    form = prescribed_form(contest, regulation)
    broken = [_placed(found, file) for found in check_list(contest, regulation)]
    reason = list_decided.strip()
    if broken and not reason:
        raise StopError([*broken, problem("LIST_STOPS_PRINT", Place(file=file))])
    warnings = [*broken, *_warnings(contest, regulation, file)]
    return PrintOrder(contest, form, tuple(warnings), reason if broken else "")


def as_laid_out(layout: Layout, file: str = "") -> tuple[Problem, ...]:
    """What the layout of the ballots had to leave out of the list."""
    if not layout.details_left_out:
        return ()
    return (problem("DETAILS_LEFT_OUT", Place(file=file, at="candidate"), names=len(layout.candidates)),)


def on_paper(
    contest: Contest,
    *,
    paper: str | None = None,
    large: bool | None = None,
    colour: str | None = None,
    columns: int | None = None,
) -> Contest:
    """`contest` with what is given here in place of its table `[ballot]`. UnreadableError for what cannot be meant."""
    given = {"paper": paper, "large": large, "colour": colour, "columns": columns}
    values = contest.ballot.model_dump() | {key: value for key, value in given.items() if value is not None}
    try:
        return contest.model_copy(update={"ballot": BallotPaper.model_validate(values)})
    except ValidationError as error:
        raise UnreadableError(shape_problems(error, BallotPaper, values, "")) from error


def _warnings(contest: Contest, regulation: Regulation, file: str) -> list[Problem]:
    found = [_placed(same, file) for same in same_names(contest)]
    if contest.kind is None:
        found.append(problem("LIST_NOT_CHECKED", Place(file=file, at="kind")))
    if order_differs(contest, regulation):
        found.append(problem("BALLOT_ORDER", Place(file=file, at="candidate")))
    if contest.identity == "serial":
        found.append(problem("BALLOTS_NUMBERED", Place(file=file, at="identity")))
    return found


def _placed(found: Problem, file: str) -> Problem:
    return found if found.place.file else replace(found, place=replace(found.place or NOWHERE, file=file))
