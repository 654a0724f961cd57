"""`congress election ID list …`: the election list from the committee's draft to what the congress adopts."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from congress.cli.common import console, emit_json, guarded, say, show_problems
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _

if TYPE_CHECKING:
    from congress.nominations.state import ListState
    from congress.nominations.steps import Standing

list_app = typer.Typer(
    help=_("The list: submitted, approved, from the floor, withdrawn, adopted; each with who and when."),
    no_args_is_help=True,
)

DocumentOption = Annotated[
    str, typer.Option("--document", help=_("The document it stands on, such as “TTr 05-TTr/TU”."))
]
PersonArgument = Annotated[
    str, typer.Argument(metavar="PERSON", help=_("The id of a person, as `list show` gives it."))
]


def state_words(state: "ListState") -> str:
    words: dict[ListState, str] = {
        "draft": _("draft"),
        "submitted": _("submitted"),
        "approved": _("approved"),
        "adopted": _("adopted by the congress"),
    }
    return words[state]


@list_app.command("submit", help=_("The list goes to the superior committee; from here on it is frozen."))
@guarded
def submit(
    ctx: typer.Context, document: DocumentOption = "", workspace: WorkspaceOption = None, by: AsOption = ""
) -> None:
    from congress.nominations.steps import submit as submitted

    submitted(opened(workspace), ctx.obj, document, doer(by))
    say(_("Submitted; the list is frozen."))


@list_app.command("approve", help=_("The superior committee has approved the list."))
@guarded
def approve(
    ctx: typer.Context, document: DocumentOption = "", workspace: WorkspaceOption = None, by: AsOption = ""
) -> None:
    from congress.nominations.steps import approve as approved

    approved(opened(workspace), ctx.obj, document, doer(by))
    say(_("Approved."))


@list_app.command("return", help=_("The list is a draft again, and may be changed."))
@guarded
def give_back(
    ctx: typer.Context,
    reason: Annotated[str, typer.Option("--reason", help=_("Why, for the journal."))] = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.steps import give_back as returned

    returned(opened(workspace), ctx.obj, reason, doer(by))
    say(_("Returned; the list is a draft again."))


@list_app.command("nominate", help=_("Somebody from the floor: nominated by a delegate, or standing for themselves."))
@guarded
def nominate(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("Family and given name."))],
    how: Annotated[Literal["floor", "self"], typer.Option("--how", help=_("Nominated, or standing."))] = "floor",
    born: Annotated[str, typer.Option("--born", help=_("Birth date, day first."))] = "",
    note: Annotated[str, typer.Option("--note", help=_("Post and unit, as the ballot prints them."))] = "",
    nominator: Annotated[str, typer.Option("--nominator", help=_("The delegate who nominates."))] = "",
    consent: Annotated[bool, typer.Option("--consent", help=_("The written consent is there."))] = False,
    other_person: Annotated[
        bool, typer.Option("--other-person", help=_("Not the person of that name on the list already."))
    ] = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.state import Nominee
    from congress.nominations.steps import nominate as nominated

    asked = Nominee("", name.strip(), how, born, note.strip(), nominator.strip(), consent)
    made = nominated(opened(workspace), ctx.obj, asked, doer(by), other_person=other_person)
    say(_("{name} is {id}.").format(name=made.name, id=made.id))


@list_app.command("support", help=_("Of those attending, how many agree that a nominee is put to the congress."))
@guarded
def support(
    ctx: typer.Context,
    person: PersonArgument,
    agree: Annotated[int, typer.Option("--agree", min=0, help=_("So many agree."))],
    attending: Annotated[int, typer.Option("--attending", min=0, help=_("So many attend."))],
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.arithmetic import needed_support
    from congress.nominations.steps import support as supported

    enough = supported(opened(workspace), ctx.obj, person, agree, attending, doer(by))
    text = _("More than 30 %: put to the congress.") if enough else _("Not more than 30 %: not put to the congress.")
    least = _("At least {needed} are needed.").format(needed=needed_support(attending))
    say(f"{text} {least}")


@list_app.command("withdraw", help=_("Somebody asks to withdraw; the congress grants or refuses it."))
@guarded
def withdraw(
    ctx: typer.Context,
    person: PersonArgument,
    reason: Annotated[str, typer.Option("--reason", help=_("Why, for the journal."))] = "",
    granted: Annotated[
        bool | None, typer.Option("--granted/--refused", show_default=False, help=_("What the congress decided."))
    ] = None,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.steps import withdraw as withdrawn

    withdrawn(opened(workspace), ctx.obj, person, reason, granted, doer(by))
    say(_("Entered."))


@list_app.command(
    "opinion", help=_("The opinion ballot on those from the floor: make its contest, or take its result.")
)
@guarded
def opinion(
    ctx: typer.Context,
    take: Annotated[bool, typer.Option("--take", help=_("Take the result of the opinion ballot."))] = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.steps import draft_opinion, opinion_id, take_opinion

    here = opened(workspace)
    if take:
        votes = take_opinion(here, ctx.obj, doer(by))
        say("; ".join(f"{id_}: {count}" for id_, count in sorted(votes.items(), key=lambda one: (-one[1], one[0]))))
        return
    name = draft_opinion(here, ctx.obj, doer(by))
    say(_("{name} is made. Print, read and count it: congress election {id} print …").format(
        name=name, id=opinion_id(ctx.obj)))  # fmt: skip


@list_app.command(
    "adopt", help=_("The congress adopts number and list by a show of hands; the contest becomes this list.")
)
@guarded
def adopt(
    ctx: typer.Context,
    agree: Annotated[int, typer.Option("--agree", min=0, help=_("So many agree."))],
    present: Annotated[int, typer.Option("--present", min=0, help=_("So many are present."))],
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="ID", help=_("Of equal votes at the cut: this one comes on."))
    ] = None,
    document: DocumentOption = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.steps import adopt as adopted

    name = adopted(opened(workspace), ctx.obj, agree, present, document, doer(by), tuple(keep or ()))
    say(_("The list is adopted: {name}.").format(name=name))


@list_app.command("show", help=_("The list as it stands, who put it there, and what keeps it from being adopted."))
@guarded
def show(ctx: typer.Context, workspace: WorkspaceOption = None, by: AsOption = "", as_json: JsonOption = False) -> None:
    from congress.nominations.steps import standing

    now = standing(opened(workspace), ctx.obj, doer(by))
    if as_json:
        emit_json(_plain(now))
    else:
        _show(now)


def _plain(now: "Standing") -> dict[str, object]:
    known = now.known
    return {
        "state": known.state,
        "seats": now.contest.seats,
        "most_surplus": now.bounds.most if now.bounds else None,
        "list": [{"id": one.id, "name": one.name} for one in now.people],
        "acts": [vars(act) for act in known.acts],
        "nominees": [vars(one) for one in known.nominees.values()],
        "withdrawals": [vars(one) for one in known.withdrawals.values()],
        "opinion": known.opinion,
        "open": [problem.code for problem in now.problems],
    }


def _show(now: "Standing") -> None:
    from rich.table import Table

    from congress.journalwords import action_words
    from congress.nominations.arithmetic import supported
    from congress.nominations.state import PREFIX

    known = now.known
    surplus = len(now.people) - now.contest.seats - now.contest.alternates
    most = str(now.bounds.most) if now.bounds else "–"
    text = _("{state}; {names} names for {seats} seats, surplus {surplus} (at most {most})")
    names, seats = len(now.people), now.contest.seats
    say(text.format(state=state_words(known.state), names=names, seats=seats, surplus=surplus, most=most))
    table = Table(title=_("The list, in ballot order"), title_justify="left")
    for heading in (_("No."), _("Id"), _("Name"), _("From")):
        table.add_column(heading, overflow="fold")
    for number, one in enumerate(now.people, start=1):
        how = known.nominees[one.id].how if one.id in known.nominees else "committee"
        table.add_row(str(number), one.id, one.name, _how_words(how))
    console(stderr=False).print(table)
    if known.nominees:
        floor = Table(title=_("From the floor"), title_justify="left")
        for heading in (_("Id"), _("Name"), _("From"), _("Agree, of those attending"), _("Outcome"), _("Votes")):
            floor.add_column(heading, overflow="fold")
        for person in known.nominees.values():
            asked = person.support is not None
            enough = asked and supported(person.support or 0, person.attending or 0)
            outcome = (_("put to the congress") if enough else _("not put to the congress")) if asked else "–"
            votes = str(known.opinion.get(person.id, "–")) if known.opinion else "–"
            agreed = f"{person.support}/{person.attending}" if asked else "–"
            floor.add_row(person.id, person.name, _how_words(person.how), agreed, outcome, votes)
        console(stderr=False).print(floor)
    for act in known.acts:
        why = act.document or act.reason
        say(f"{act.at} {act.by}: {action_words(PREFIX + act.what)}{f' ({why})' if why else ''}")
    if now.problems:
        show_problems(now.problems, title=_("Still open"))


def _how_words(how: str) -> str:
    return {"committee": _("the committee"), "floor": _("nominated"), "self": _("standing for themselves")}[how]
