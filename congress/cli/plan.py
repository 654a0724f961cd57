"""`congress plan`: the planning list looked at from all sides before a slate is decided."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from congress.cli.common import console, emit_json, guarded, say, show_notes, show_problems
from congress.i18n import _, language

if TYPE_CHECKING:
    from congress.planning.people import Person
    from congress.planning.review import Review
    from congress.planning.whatif import Difference, Side

plan_app = typer.Typer(
    help=_("The planning list: its yearly review, and what other slate rules would change."), no_args_is_help=True
)

PlanningArgument = Annotated[Path, typer.Argument(metavar="PLANNING", help=_("The planning list, .xlsx or .csv."))]
MapOption = Annotated[
    Path | None,
    typer.Option("--map", metavar="FILE.toml", help=_("A corrected mapping, in the form --columns prints.")),
]
PlanJsonOption = Annotated[bool, typer.Option("--json", help=_("Print the document as JSON on standard output."))]


@plan_app.command("whatif", help=_("Change some rules of a slate and see the difference; nothing is written."))
@guarded
def whatif(
    planning: PlanningArgument,
    rules: Annotated[Path, typer.Option("--rules", metavar="SLATE.toml", help=_("The slate rules of the committee."))],
    pin: Annotated[list[str] | None, typer.Option("--pin", metavar="ID", help=_("This person is on the list."))] = None,
    bar: Annotated[list[str] | None, typer.Option("--bar", metavar="ID", help=_("This person is not."))] = None,
    free: Annotated[
        list[str] | None, typer.Option("--free", metavar="ID", help=_("No longer fixed, or no longer barred."))
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(
            "--target",
            metavar="CHANGE",
            help=_(
                "A target set, added or dropped: “women at_least 20% hard”, “unit:* at_most 2”, “young at_least none”."
            ),
        ),
    ] = None,
    seats: Annotated[int | None, typer.Option("--seats", min=1, help=_("So many seats."))] = None,
    surplus: Annotated[int | None, typer.Option("--surplus", min=0, help=_("So many more names than seats."))] = None,
    mapping: MapOption = None,
    as_json: PlanJsonOption = False,
) -> None:
    from congress.planning.mapping import read_map
    from congress.planning.whatif import Changes, what_if

    changes = Changes(
        tuple(pin or ()), tuple(bar or ()), tuple(free or ()), tuple(target or ()), seats=seats, surplus=surplus
    )
    found = what_if(planning, rules, changes, read_map(mapping) if mapping else {})
    if as_json:
        emit_json(_plain(found))
    else:
        _show(found)


@plan_app.command(
    "review", help=_("The yearly review: who stays, ages out, may be added or is to be taken out, and why.")
)
@guarded
def review(
    planning: PlanningArgument,
    rules: Annotated[Path, typer.Option("--rules", metavar="PLAN.toml", help=_("The rules of the review."))],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help=_("The folder for the review's files."))
    ],
    mapping: MapOption = None,
) -> None:
    from congress.planning.mapping import read_map
    from congress.planning.review import review_file
    from congress.planning.reviewfiles import write_review
    from congress.planning.slatefiles import NOTES

    found = review_file(planning, rules, read_map(mapping) if mapping else {})
    files = write_review(output, found, planning.name, language())
    show_notes(found.notes, str(output / NOTES))
    _show_review(found)
    for path in files:
        say(str(path))


def _show_review(found: "Review") -> None:
    from rich.table import Table

    from congress.planning.review import PROPOSALS
    from congress.planning.reviewfiles import post_words, proposal_words, share_rows

    counts = ((proposal_words(proposal), len(found.of(proposal))) for proposal in PROPOSALS)
    say("; ".join(f"{words}: {count}" for words, count in counts))
    table = Table(title=_("Structure"), title_justify="left")
    for heading in (_("Target"), _("Asked"), _("The plan now"), _("After the proposals"), _("Outcome")):
        table.add_column(heading, overflow="fold")
    for row in share_rows(found):
        table.add_row(row.who, row.asked, row.before, row.after, row.words)
    if table.row_count:
        console().print(table)
    posts = Table(title=_("Posts with too few or too many people"), title_justify="left")
    for heading in (_("Post"), _("Planned now"), _("After the proposals"), _("Asked"), _("Outcome")):
        posts.add_column(heading, overflow="fold")
    for post in found.posts:
        if post.standing != "ok":
            bounds = f"{post.at_least}–{post.at_most}"
            posts.add_row(post.name, str(post.planned), str(post.left), bounds, post_words(post))
    if posts.row_count:
        console().print(posts)
    if found.crowded:
        named = "; ".join(f"{person.name} ({person.id})" for person in found.crowded)
        say(_("Planned for too many posts: {people}").format(people=named))


def _plain(found: "Difference") -> dict[str, object]:
    def side(one: "Side") -> dict[str, object]:
        structure = [
            {"who": r.who, "asked": r.asked, "hard": r.hard, "found": r.found, "standing": r.standing} for r in one.rows
        ]
        return {
            "people": [p.id for p in one.people],
            "shortfall": str(one.shortfall),
            "points": one.points,
            "structure": structure,
        }

    def named(people: "tuple[Person, ...]") -> list[dict[str, str]]:
        return [{"id": person.id, "name": person.name} for person in people]

    before = side(found.before) if found.before else None
    return {"out": named(found.out), "in": named(found.in_), "before": before, "after": side(found.after)}


def _show(found: "Difference") -> None:
    from rich.table import Table

    from congress.planning.structure import standing_words

    if found.why:
        show_problems(found.why, title=_("With the rules as they are, no slate can be made"))
    for title, people in ((_("Leaves the list"), found.out), (_("Comes onto the list"), found.in_)):
        named = "; ".join(f"{person.name} ({person.id})" for person in people) or _("nobody")
        say(f"{title}: {named}")
    earlier = {(row.who, row.side): row for row in found.before.rows} if found.before else {}
    table = Table(title=_("Structure"), title_justify="left")
    for heading in (_("Target"), _("Asked"), _("Before"), _("After"), _("Outcome")):
        table.add_column(heading, overflow="fold")
    for row in found.after.rows:
        before = earlier.get((row.who, row.side))
        table.add_row(row.who, row.asked, before.found if before else "–", row.found, standing_words(row.standing))
    if found.after.rows:
        console().print(table)
    for label, figure in ((_("Weighted shortfall"), "shortfall"), (_("Points"), "points")):
        was = getattr(found.before, figure) if found.before else "–"
        say(f"{label}: {was} → {getattr(found.after, figure)}")
