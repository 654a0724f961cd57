"""Options that several commands of `congress register` share."""

from datetime import date, datetime
from typing import Annotated

import typer

from congress.i18n import _

ReasonOption = Annotated[str, typer.Option("--reason", help=_("Why, for the journal."))]
OnOption = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help=_("The day, as 2025-09-25; default: today."))
]


def day_given(given: datetime | None) -> date:
    return given.date() if given else datetime.now().astimezone().date()
