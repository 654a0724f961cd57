"""Deciding doubtful scanned ballots, one after the other: what the machine read, what two people see, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ballots.review import FINE, TWIN
from congress.i18n import _
from congress.keying.ballot import Rules, ground_list, shown
from congress.keying.concluding import Concluding
from congress.keying.grammar import grammar
from congress.keying.line import GROUND, Keyed, LineError, parse
from congress.keying.session import STOP, UNDO, View, ballot_view, faults
from congress.keying.words import doubts_in_words, listed_names, mark_words
from congress.messages import problem

AS_READ, SAME_SHEET, WHOLE = "ok", "dup", "="


@dataclass(frozen=True)
class Doubt:
    """A ballot that waits for people. `open`: the candidates whose cells are in doubt; `whole`: something beside the
    marks is. `unread`: no machine could read it, so that there is no reading to accept."""

    ballot: str
    where: str
    why: str
    cells: Mapping[str, str]
    open: tuple[str, ...]
    whole: bool
    unread: bool
    pictures: tuple[Path, ...]


Decided = Sequence[tuple[str, str]]
"""Candidate (empty: the ballot as a whole) and value, as a decisions file has them."""


@dataclass(frozen=True)
class Table:
    """The two people, the ballots that wait, and how a decision is recorded."""

    title: str
    rules: Rules
    doubts: Sequence[Doubt]
    record: Callable[[Doubt, Decided, str], None]


class Reviewing(Concluding[Doubt, Decided]):
    """Doubtful ballots (see congress.keying.concluding)."""

    def __init__(self, table: Table) -> None:
        super().__init__(table.doubts)
        self._table = table

    @property
    def title(self) -> str:
        return self._table.title

    @property
    def help(self) -> Sequence[str]:
        only = _("Only rows in doubt are typed; {whole} first: the whole ballot.   {ok} as read   {dup} scanned twice")
        back = _("{undo} back to the ballot before   {stop} stops; every decision is recorded at once")
        return [
            *grammar(self._table.rules),
            only.format(whole=WHOLE, ok=AS_READ, dup=SAME_SHEET),
            _("On the paper: {grounds}").format(grounds="; ".join(ground_list(self._table.rules))),
            back.format(undo=UNDO, stop=STOP),
        ]

    def _ask(self) -> str:
        return _("Ballot {number} of {count}").format(number=self._at + 1, count=len(self._cases))

    def _said_at_stop(self) -> str:
        return _("Stopped; {count} decided.").format(count=self._at)

    @property
    def about(self) -> Sequence[str]:
        if self.done:
            return []
        doubt, contest, form = self._case, self._table.rules.contest, self._table.rules.form
        names = dict(zip(self._table.rules.paper.ids, listed_names(contest), strict=True))
        found = doubts_in_words(contest, form, doubt.why)
        rows, listed = [], {} if doubt.unread else {one: self._number(one) for one in doubt.open}
        whole = [said.line for said in found if said.number not in listed.values()]
        for one, number in listed.items():
            row = f"{number:>4}  {names[one]}  –  {mark_words(form, doubt.cells[one])}"
            rows.append(": ".join([row, *(said.words for said in found if said.number == number)]))
        return [f"{doubt.ballot}  ({doubt.where})", *whole, *rows, *(str(path) for path in doubt.pictures)]

    @property
    def picture(self) -> Path | None:
        return None if self.done else next(iter(self._case.pictures), None)

    def _number(self, candidate: str) -> int:
        return self._table.rules.paper.ids.index(candidate) + 1

    def look(self, line: str) -> View:
        text = line.strip()
        begun = any(word.startswith(text) and word != text for word in (AS_READ, SAME_SHEET))
        if self._conclusion is not None or begun or text in (STOP, UNDO):
            return View()
        try:
            return self._as_it_would_count(self._decision(text))
        except LineError as error:
            return faults(error.problems)

    def _conclude(self, text: str) -> tuple[Decided, View]:
        decided = self._decision(text)
        return decided, self._as_it_would_count(decided)

    def _record(self, conclusion: Decided, reason: str) -> str:
        self._table.record(self._case, conclusion, reason)
        return _("{ballot} decided.").format(ballot=self._case.ballot)

    def _decision(self, text: str) -> Decided:
        """Raises LineError for what is no decision on this ballot."""
        doubt = self._case
        if text == SAME_SHEET:
            return [("", TWIN)]
        if text == AS_READ:
            if doubt.unread:
                raise LineError([problem("REVIEW_UNREAD")])
            cells = [(one, doubt.cells[one].removesuffix("?")) for one in doubt.open]
            return [*cells, *([("", FINE)] if doubt.whole or not cells else [])]
        paper = self._table.rules.paper
        if text.startswith(WHOLE):
            keyed, asked = parse(text[len(WHOLE) :], paper), paper.ids
        elif paper.form == "confidence" and not text.startswith(GROUND):
            keyed, asked = parse(text, replace(paper, ids=doubt.open)), doubt.open
        else:
            keyed, asked = parse(text, paper), doubt.open
            self._require_in_doubt(keyed)
        if keyed.problem:
            return [("", keyed.problem)]
        return [*((one, keyed.cells[one]) for one in asked), *([("", FINE)] if doubt.whole else [])]

    def _require_in_doubt(self, keyed: Keyed) -> None:
        usual = "yes" if self._table.rules.form == "agree" else ""
        sure = [one for one, cell in keyed.cells.items() if cell != usual and one not in self._case.open]
        if sure and not keyed.problem:
            numbers = ", ".join(str(self._number(one)) for one in sure)
            raise LineError([problem("REVIEW_NOT_IN_DOUBT", numbers=numbers)])

    def _as_it_would_count(self, decided: Decided) -> View:
        ground = next((value for candidate, value in decided if not candidate and value != FINE), "")
        if ground == TWIN:
            return View((), _("Not counted: the same sheet as another one."))
        cells = {one: cell.removesuffix("?") for one, cell in self._case.cells.items()}
        cells.update({candidate: value for candidate, value in decided if candidate})
        weight = "1" if self._table.rules.paper.weighted else ""
        return ballot_view(shown(Keyed(cells, ground, weight), self._table.rules))
