"""`congress demo`: the whole main job on the bundled example."""

from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import bar, console, guarded, say
from congress.i18n import _

WORKERS = 2


@guarded
def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=_("Folder for what is made."))] = Path("demo"),
) -> None:
    from ballots.shipped import shipped
    from congress.demo import run_demo
    from congress.resultscreen import show_result

    made = run_demo(shipped("examples") / "dai-hoi-tinh", folder, bar, WORKERS)
    say(
        _(
            "{returned} ballots were read as they were filled. The machine left {reviewed} of them to people; "
            "the counting committee's decision on each is in {file}."
        ).format(returned=made.result.ballots.returned, reviewed=made.reviewed, file=folder / "read" / "decisions.csv")
    )
    show_result(made.result, console(stderr=False))
    say(_("Made:"))
    for path in made.files:
        say(f"  {path}")
