"""Settling the differences of two counts, sheet by sheet: a third person looks at the paper and keys what is there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from congress.documents.legal_words import ground_words
from congress.elections.comparing import Differing
from congress.i18n import _
from congress.keying.ballot import Rules, ground_list, shown, votes_row
from congress.keying.concluding import Concluding
from congress.keying.grammar import grammar
from congress.keying.line import LineError, parse
from congress.keying.session import STOP, UNDO, View, ballot_view, faults
from congress.keying.words import listed_names, mark_words
from congress.messages import problem

FIRST, SECOND = "1", "2"


@dataclass(frozen=True)
class Paper:
    """Who settles, the sheets on which two counts differ, and how a settlement is recorded: the row of the sheet, or
    which of the two counts is right where there are only figures (0: a row). `rows` gives the row of a sheet as each
    count has it; empty where a count has not got the sheet."""

    title: str
    rules: Rules
    sheets: Sequence[Differing]
    record: Callable[[Differing, Mapping[str, str], int, str], None]
    rows: Callable[[Differing], Sequence[Mapping[str, str]]]


Settled = tuple[Mapping[str, str], int]
"""The row of a sheet, or which count is right, as `Paper.record` takes them."""


class Settling(Concluding[Differing, Settled]):
    """Differences of two counts (see congress.keying.concluding); keyed is the whole ballot as it is on the paper."""

    picture: Path | None = None

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper.sheets)
        self._paper = paper

    @property
    def title(self) -> str:
        return self._paper.title

    @property
    def help(self) -> Sequence[str]:
        back = _("The whole ballot is keyed as it is on the paper. {undo} back to the sheet before   {stop} stops")
        return [
            *grammar(self._paper.rules),
            _("On the paper: {grounds}").format(grounds="; ".join(ground_list(self._paper.rules))),
            back.format(undo=UNDO, stop=STOP),
        ]

    def _ask(self) -> str:
        if not self._case.ballot:
            return _("Which count is right: {first} or {second}?").format(first=FIRST, second=SECOND)
        number = _("difference {number} of {count}").format(number=self._at + 1, count=len(self._cases))
        return _("Batch {batch}, sheet {sheet} ({number})").format(
            batch=self._case.batch, sheet=self._case.sheet, number=number
        )

    def _said_at_stop(self) -> str:
        return _("Stopped; {count} settled.").format(count=self._at)

    @property
    def about(self) -> Sequence[str]:
        if self.done:
            return []
        where = [_("Scan: {where}").format(where=self._case.where)] if self._case.where else []
        rules = self._paper.rules
        return [*where, *(difference_words(rules, column, *said) for column, said in self._case.columns.items())]

    def look(self, line: str) -> View:
        if self._conclusion is not None or line.strip() in ("", STOP, UNDO) or not self._case.ballot:
            return View()
        try:
            return ballot_view(shown(parse(line, self._paper.rules.paper), self._paper.rules))
        except LineError as error:
            return faults(error.problems)

    def _conclude(self, text: str) -> tuple[Settled, View]:
        rules = self._paper.rules
        if not self._case.ballot:
            if text not in (FIRST, SECOND):
                raise LineError([problem("SETTLE_CHOICE", first=FIRST, second=SECOND)])
            return ({}, int(text)), View()
        keyed = parse(text, rules.paper)
        row = votes_row(keyed, rules)
        view = ballot_view(shown(keyed, rules))
        return (row, 0), View(view.rows, f"{view.verdict} · {self._as_which_count(row)}", view.tone)

    def _as_which_count(self, row: Mapping[str, str]) -> str:
        """Whether the paper is as the first count has it, as the second, or as neither: then one looks once more."""
        columns = ["problem"] if row["problem"] else list(row)
        names = (_("as the first count"), _("as the second count"))
        for said, words in zip(self._paper.rows(self._case), names, strict=True):
            if said and all(said.get(column, "").strip().casefold() == row[column].casefold() for column in columns):
                return words
        return _("AS NEITHER COUNT: look at the paper once more")

    def _record(self, conclusion: Settled, reason: str) -> str:
        row, count = conclusion
        self._paper.record(self._case, row, count, reason)
        return _("Batch {batch}, sheet {sheet}: settled.").format(batch=self._case.batch, sheet=self._case.sheet)


def difference_words(rules: Rules, column: str, first: str, second: str) -> str:
    """One thing the counts differ on: the row's number and name, and what each count says."""
    text = _("{what}: 1st {first}, 2nd {second}")
    if column in rules.paper.ids:
        number = rules.paper.ids.index(column)
        what = f"{number + 1} {listed_names(rules.contest)[number]}"
        said = [mark_words(rules.form, cell) for cell in (first, second)]
    elif column == "problem":
        what = _("ground")
        said = [ground_words(code) if code else _("none") for code in (first, second)]
    elif column == "ballot":
        what = _("counted as a ballot")
        said = [_("yes") if value == "1" else _("no") for value in (first, second)]
    else:
        what, said = column, [first, second]
    return text.format(what=what, first=said[0], second=said[1])
