"""The documents there are: one line each. Another one takes a line here, its template in `templates/documents/`, its
typed model with the function that fills it, and who signs it in the layouts' data files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from congress.documents.format import DocumentFormat
from congress.documents.model import Paper
from congress.documents.sources import named
from congress.i18n import _
from tally.problems import Lang

BOTH = (".pdf", ".docx")
_MODULES = "congress.documents."


@dataclass(frozen=True)
class Kind:
    """`reads`: a key of `sources.SOURCES`. `filled_by`: `module:function` of this package, from that file read, the
    layout and the language to the typed model. `pictures_by`: likewise, from the file to PNG by name.
    `not_for`: ballot forms that it has no place for."""

    reads: str
    template: str
    words: Callable[[], str]
    filled_by: str
    made_as: tuple[str, ...] = BOTH
    pictures_by: str = ""
    not_for: tuple[str, ...] = ()

    def fill(self, source: Any, layout: DocumentFormat, lang: Lang) -> Paper:
        return cast("Paper", named(_MODULES + self.filled_by)(source, layout, lang))

    def pictures(self, source: Any) -> dict[str, bytes]:
        return cast("dict[str, bytes]", named(_MODULES + self.pictures_by)(source)) if self.pictures_by else {}


KINDS: Mapping[str, Kind] = {
    "minutes": Kind("result", "counting_minutes.html", lambda: _("Minutes of the count"), "minutes:counting_minutes"),
    "report": Kind(
        "result",
        "result_report.html",
        lambda: _("Report on the result of the count"),
        "result_papers:result_report",
    ),
    "elected": Kind(
        "result",
        "elected_list.html",
        lambda: _("List of the people elected"),
        "result_papers:elected_list",
        not_for=("confidence",),
    ),
    "accounts": Kind(
        "result", "paper_accounts.html", lambda: _("Minutes of the ballot accounts"), "result_papers:paper_accounts"
    ),
    "seal": Kind(
        "result", "seal_minutes.html", lambda: _("Minutes of sealing the ballots"), "result_papers:seal_minutes"
    ),
    "hall": Kind(
        "result",
        "hall_page.html",
        lambda: _("Page for the screen of the hall"),
        "result_papers:hall_page",
        made_as=(".pdf",),
        not_for=("confidence",),
    ),
    "chart": Kind(
        "result",
        "chart.html",
        lambda: _("Chart of the result"),
        "result_papers:hall_page",
        made_as=(".png",),
        not_for=("confidence",),
    ),
    "nominations": Kind(
        "course",
        "nomination_list.html",
        lambda: _("List of self-nominations, nominations and withdrawals"),
        "course_papers:nomination_list",
    ),
    "biographies": Kind(
        "course",
        "biography_list.html",
        lambda: _("Short biographies of the candidates"),
        "course_papers:biography_list",
    ),
    "election-minutes": Kind(
        "course", "election_minutes.html", lambda: _("Minutes of the election"), "course_papers:election_minutes"
    ),
    "congress-minutes": Kind(
        "proceedings", "congress_minutes.html", lambda: _("Minutes of the congress"), "course_papers:congress_minutes"
    ),
    "list": Kind("contest", "election_list.html", lambda: _("Election list"), "contest_papers:election_list"),
    "guide": Kind(
        "contest",
        "voting_guide.html",
        lambda: _("How to vote"),
        "contest_papers:voting_guide",
        pictures_by="contest_papers:specimen_picture",
    ),
    "tally-sheet": Kind(
        "contest",
        "tally_sheet.html",
        lambda: _("Tally sheet for counting by hand"),
        "contest_papers:tally_sheet",
        not_for=("points",),
    ),
    "zero": Kind("record", "zero_record.html", lambda: _("Record before the count"), "record_papers:zero_record"),
    "unused": Kind(
        "record", "unused_record.html", lambda: _("Record of unused and spoiled ballots"), "record_papers:unused_record"
    ),
    "count-journal": Kind(
        "record", "count_journal.html", lambda: _("Journal of the count"), "record_papers:count_journal"
    ),
    "adopted-list": Kind("record", "adopted_list.html", lambda: _("Adopted election list"), "list_papers:adopted_list"),
    "check-list": Kind(
        "record",
        "check_list.html",
        lambda: _("List of ballots to fetch for the hand check"),
        "record_papers:check_list",
    ),
    "check-report": Kind(
        "record", "check_report.html", lambda: _("Minutes of the hand check"), "record_papers:check_report"
    ),
}
