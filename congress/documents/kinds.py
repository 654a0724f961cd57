"""The documents there are: one line each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from congress.documents.contest_papers import election_list, specimen_picture, tally_sheet, voting_guide
from congress.documents.minutes import counting_minutes
from congress.documents.model import Paper
from congress.documents.record_papers import check_list, check_report, count_journal, unused_record, zero_record
from congress.documents.result_papers import elected_list, hall_page, paper_accounts, result_report, seal_minutes
from congress.i18n import _

BOTH = (".pdf", ".docx")


def _no_pictures(_source: Any) -> dict[str, bytes]:
    return {}


@dataclass(frozen=True)
class Kind:
    """`reads`: the file it is made from. `fill`: that file read, the layout and the language to the typed model.
    `not_for`: ballot forms that it has no place for."""

    reads: Literal["result", "contest", "record"]
    template: str
    words: Callable[[], str]
    fill: Callable[..., Paper]
    made_as: tuple[str, ...] = BOTH
    pictures: Callable[[Any], dict[str, bytes]] = _no_pictures
    not_for: tuple[str, ...] = ()


KINDS: Mapping[str, Kind] = {
    "minutes": Kind("result", "counting_minutes.html", lambda: _("Minutes of the count"), counting_minutes),
    "report": Kind("result", "result_report.html", lambda: _("Report on the result of the count"), result_report),
    "elected": Kind(
        "result", "elected_list.html", lambda: _("List of the people elected"), elected_list, not_for=("confidence",)
    ),
    "accounts": Kind("result", "paper_accounts.html", lambda: _("Minutes of the ballot accounts"), paper_accounts),
    "seal": Kind("result", "seal_minutes.html", lambda: _("Minutes of sealing the ballots"), seal_minutes),
    "hall": Kind(
        "result",
        "hall_page.html",
        lambda: _("Page for the screen of the hall"),
        hall_page,
        (".pdf",),
        not_for=("confidence",),
    ),
    "list": Kind("contest", "election_list.html", lambda: _("Election list"), election_list),
    "guide": Kind("contest", "voting_guide.html", lambda: _("How to vote"), voting_guide, pictures=specimen_picture),
    "tally-sheet": Kind(
        "contest", "tally_sheet.html", lambda: _("Tally sheet for counting by hand"), tally_sheet, not_for=("points",)
    ),
    "zero": Kind("record", "zero_record.html", lambda: _("Record before the count"), zero_record),
    "unused": Kind("record", "unused_record.html", lambda: _("Record of unused and spoiled ballots"), unused_record),
    "count-journal": Kind("record", "count_journal.html", lambda: _("Journal of the count"), count_journal),
    "check-list": Kind(
        "record", "check_list.html", lambda: _("List of ballots to fetch for the hand check"), check_list
    ),
    "check-report": Kind("record", "check_report.html", lambda: _("Minutes of the hand check"), check_report),
}
