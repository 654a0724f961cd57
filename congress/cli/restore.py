"""`congress restore`: a backup made a congress folder again."""

from pathlib import Path
from typing import Annotated

import typer

from congress.cli.common import guarded, say
from congress.i18n import _


@guarded
def restore(
    backup: Annotated[Path, typer.Argument(metavar="DIR", help=_("The backup folder on the second disk."))],
    workspace: Annotated[
        Path, typer.Argument(metavar="WORKSPACE", help=_("The congress folder to make, or to bring up to the backup."))
    ],
) -> None:
    from congress.restoring import restore as restored
    from tally.problems import StopError

    found = restored(backup, workspace)
    say(_("{folder}: {entries} journal entries, {files} files brought back.")
        .format(folder=workspace, entries=found.entries, files=len(found.files)))  # fmt: skip
    if found.lacking:
        raise StopError(found.lacking)
