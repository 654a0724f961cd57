"""`congress election ID list …`: the election list from the committee's draft to what the congress adopts."""

from typing import Annotated, Literal

import typer

from congress.cli.common import emit_json, guarded, say, show_problems
from congress.cli.workspace import AsOption, JsonOption, WorkspaceOption, doer, opened
from congress.i18n import _

list_app = typer.Typer(
    help=_("The list: submitted, approved, from the floor, withdrawn, adopted; each with who and when."),
    no_args_is_help=True,
)

DocumentOption = Annotated[
    str, typer.Option("--document", help=_("The document it stands on, such as “TTr 05-TTr/TU”."))
]
DecidedOption = Annotated[
    str, typer.Option("--decided", metavar="TEXT", help=_("Who decided against what a rule says, and why."))
]
PersonArgument = Annotated[
    str, typer.Argument(metavar="PERSON", help=_("The id of a person, as `list show` gives it."))
]


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
    nominator: Annotated[
        str, typer.Option("--nominator", metavar="DELEGATE", help=_("The delegate who nominates: name or number."))
    ] = "",
    consent: Annotated[bool, typer.Option("--consent", help=_("The written consent is there."))] = False,
    number: Annotated[
        str, typer.Option("--number", metavar="N", help=_("Of a nominee who is a delegate: the number on the badge."))
    ] = "",
    delegate: Annotated[
        bool | None,
        typer.Option("--delegate/--not-delegate", show_default=False, help=_("Whether the nominee is a delegate.")),
    ] = None,
    received: Annotated[
        str, typer.Option("--received", metavar="DATE", help=_("When the papers of who stands came in, day first."))
    ] = "",
    grassroots: Annotated[
        bool, typer.Option("--grassroots", help=_("The congress is one of the grassroots: an application is enough."))
    ] = False,
    decided: DecidedOption = "",
    other_person: Annotated[
        bool, typer.Option("--other-person", help=_("Not the person of that name on the list already."))
    ] = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.steps import Typed
    from congress.nominations.steps import nominate as nominated

    typed = Typed(name.strip(), how, born, note.strip(), nominator.strip(), consent, number.strip(), delegate,
                  received.strip(), grassroots, decided, other_person)  # fmt: skip
    made = nominated(opened(workspace), ctx.obj, typed, doer(by))
    say(_("{name} is {id}.").format(name=made.nominee.name, id=made.nominee.id))
    if made.nominee.number:
        say(
            _("Taken for delegate no. {number} of the list; another person of that name: --not-delegate.").format(
                number=made.nominee.number
            )
        )
    if made.notes:
        show_problems(made.notes, title=_("Worth knowing:"))


@list_app.command("void", help=_("A nomination was entered by mistake: it is taken out, and may be entered again."))
@guarded
def void(
    ctx: typer.Context,
    person: PersonArgument,
    reason: Annotated[str, typer.Option("--reason", help=_("Why, for the journal."))] = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.steps import void as voided

    voided(opened(workspace), ctx.obj, person, reason, doer(by))
    say(_("Taken out; it stays in the journal."))


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
    from congress.nominations.steps import support as supported

    found = supported(opened(workspace), ctx.obj, person, agree, attending, doer(by))
    text = _("Enough: put to the congress.") if found.enough else _("Not enough: not put to the congress.")
    least = _("At least {needed} are needed.").format(needed=found.needed)
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
    "opinion", help=_("The opinion ballot on those from the floor: make its contest, take its result, or give it up.")
)
@guarded
def opinion(
    ctx: typer.Context,
    take: Annotated[bool, typer.Option("--take", help=_("Take the result of the opinion ballot."))] = False,
    close: Annotated[
        str | None, typer.Option("--close", metavar="REASON", help=_("Give the opinion ballot up, and why."))
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--everybody", help=_("After equal votes: ask about everybody again, not only the tied."))
    ] = False,
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.messages import problem
    from congress.nominations.opinion import close_opinion, draft_opinion, take_opinion
    from tally.problems import UnreadableError

    if take + (close is not None) + everybody > 1:
        raise UnreadableError(problem("LIST_OPINION_OPTIONS"))
    here = opened(workspace)
    if take:
        id_, votes = take_opinion(here, ctx.obj, doer(by))
        counted = "; ".join(
            f"{one}: {count}" for one, count in sorted(votes.items(), key=lambda one: (-one[1], one[0]))
        )
        say(_("{id} counts: {votes}.").format(id=id_, votes=counted))
    elif close is not None:
        say(_("{id} is given up; it is kept.").format(id=close_opinion(here, ctx.obj, close, doer(by))))
    else:
        id_, name = draft_opinion(here, ctx.obj, doer(by), everybody=everybody)
        text = _("{name} is made. Print, read and count it: congress election {id} print …")
        say(text.format(name=name, id=id_))


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
    decided: DecidedOption = "",
    document: DocumentOption = "",
    workspace: WorkspaceOption = None,
    by: AsOption = "",
) -> None:
    from congress.nominations.steps import Adoption
    from congress.nominations.steps import adopt as adopted

    said = Adoption(agree, present, document, tuple(keep or ()), decided)
    name = adopted(opened(workspace), ctx.obj, said, doer(by))
    say(_("The list is adopted: {name}.").format(name=name))


@list_app.command(
    "paper", help=_("The adopted election list, and the nominations and withdrawals, as PDF and as Word file.")
)
@guarded
def paper(ctx: typer.Context, workspace: WorkspaceOption = None, by: AsOption = "") -> None:
    from congress.cli.election_step import tell_papers
    from congress.nominations.papers import list_papers

    tell_papers(list_papers(opened(workspace), ctx.obj, doer(by)))


@list_app.command("show", help=_("The list as it stands, who put it there, and what keeps it from being adopted."))
@guarded
def show(ctx: typer.Context, workspace: WorkspaceOption = None, by: AsOption = "", as_json: JsonOption = False) -> None:
    from congress.cli.election_list_show import plain, show_list
    from congress.nominations.standing import standing

    now = standing(opened(workspace), ctx.obj, doer(by))
    if as_json:
        emit_json(plain(now))
    else:
        show_list(now)
