"""Keying a batch, sheet by sheet: what one operator types, and what stands in their draft."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ballots.layout import Layout
from ballots.traces import marks_of_serial
from congress.documents.slipcode import PREFIX as SLIP_PREFIX
from congress.documents.slipcode import SlipCode
from congress.i18n import _
from congress.keying.ballot import Rules, ground_list, in_short, shown, votes_row
from congress.keying.codes import ballot_code, is_code, require_slip
from congress.keying.draft import Draft, Record
from congress.keying.grammar import grammar
from congress.keying.line import Keyed, LineError, parse
from congress.keying.session import FINISH, STOP, UNDO, View, ballot_view, faults
from congress.messages import problem
from tally.problems import Place, StopError, ToolkitError

CORRECT = "#"
_SHEET_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True)
class Sheet:
    """A keyed sheet; `marks` of its serial (ballots.traces) where it has one and its code was scanned. The serial
    itself is not kept: the draft would have it beside the votes."""

    line: str
    keyed: Keyed
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """What is keyed: which batch, by whom, by which rules. `declared` tells the sheets of the slip as it stands now,
    `twin_of` the ballot of another batch that bears the marks of a serial, `hand_in` records the batch and says what
    came of it."""

    slip: SlipCode
    by: str
    rules: Rules
    layout: Layout | None
    declared: Callable[[], int]
    twin_of: Callable[[tuple[str, ...]], str]
    hand_in: Callable[[Sequence[Sheet]], str]


class Entering:
    """See congress.keying.session. The draft holds all that this object knows, so that it can be made anew from it.

    `sheets` are those keyed so far, `declared` is their number by the slip, `result` says what came of it in the end.
    """

    picture: Path | None = None

    def __init__(self, job: Job, draft: Draft) -> None:
        self._job = job
        self._draft = draft
        self._marks: tuple[str, ...] = ()
        self._code = ""
        self.declared = job.slip.sheets
        self.result = ""
        self.done = self.stopped = False
        if not draft.records:
            draft.append(_header(job))
        self.sheets = _replayed(draft.records, job)

    @property
    def title(self) -> str:
        return _("{election}, round {round} · batch {batch} · {name}").format(
            election=self._job.slip.contest, round=self._job.slip.round, batch=self._job.slip.batch, name=self._job.by
        )

    @property
    def help(self) -> Sequence[str]:
        rules = self._job.rules
        return [
            *grammar(rules),
            _("On the paper: {grounds}").format(grounds="; ".join(ground_list(rules))),
            _(
                "{undo} takes the last sheet back; {correct}7 … keys sheet 7 again; {finish} hands in; {stop} stops"
            ).format(undo=UNDO, correct=CORRECT, finish=FINISH, stop=STOP),
        ]

    @property
    def prompt(self) -> str:
        if self._is_full:
            return _("All {sheets} sheets keyed: {finish} hands in").format(sheets=self.declared, finish=FINISH)
        return _("Sheet {sheet} of {sheets}").format(sheet=len(self.sheets) + 1, sheets=self.declared)

    @property
    def about(self) -> Sequence[str]:
        return [self._code] if self._code else []

    def look(self, line: str) -> View:
        text = line.strip()
        if not text or text in (UNDO, FINISH, STOP) or is_code(text):
            return View()
        try:
            return ballot_view(shown(parse(_split(text)[1], self._job.rules.paper), self._job.rules))
        except LineError as error:
            return faults(error.problems)

    def enter(self, line: str) -> View:
        text = line.strip()
        try:
            if is_code(text):
                return self._scanned(text)
            if text in _COMMANDS:
                return _COMMANDS[text](self)
            return self._keyed(*_split(text))
        except (LineError, ToolkitError) as error:
            return faults(error.problems)

    # ---- what a line does

    @property
    def _is_full(self) -> bool:
        return len(self.sheets) >= self.declared

    def _keyed(self, number: int, line: str) -> View:
        keyed = parse(line, self._job.rules.paper)
        if number:
            return self._corrected(number, line, keyed)
        if self._is_full:
            self.declared = self._job.declared()
        if self._is_full:
            found = faults([problem("TYPED_TOO_MANY", sheets=self.declared, batch=self._job.slip.batch)])
            return replace(found, put_away=True)
        sheet = Sheet(line, keyed, self._marks)
        self._draft.append({"line": line, "marks": list(self._marks)})
        self.sheets.append(sheet)
        self._marks, self._code = (), ""
        return self._said(len(self.sheets), keyed)

    def _corrected(self, number: int, line: str, keyed: Keyed) -> View:
        if number > len(self.sheets):
            raise LineError([problem("TYPED_NOT_YET", sheet=number, keyed=len(self.sheets))])
        self._draft.append({"sheet": number, "line": line})
        self.sheets[number - 1] = Sheet(line, keyed, self.sheets[number - 1].marks)
        return self._said(number, keyed)

    def _said(self, number: int, keyed: Keyed) -> View:
        found = ballot_view(shown(keyed, self._job.rules))
        words = _("Sheet {sheet} recorded: {ballot}").format(sheet=number, ballot=in_short(keyed, self._job.rules))
        return View(found.rows, words, found.tone)

    def _undone(self) -> View:
        if not self.sheets:
            raise LineError([problem("TYPED_NOTHING")])
        self._draft.append({"undo": len(self.sheets)})
        gone = self.sheets.pop()
        return View(
            (), _("Sheet {sheet} taken back; it read: {line}").format(sheet=len(self.sheets) + 1, line=gone.line)
        )

    def _finished(self) -> View:
        self.declared = self._job.declared()
        self.result = self._job.hand_in(self.sheets)
        self.done = True
        return View((), self.result, "good")

    def _left(self) -> View:
        self.stopped = True
        sheet = min(len(self.sheets) + 1, self.declared)
        return View((), _("Stopped at sheet {sheet}; what was keyed is kept.").format(sheet=sheet))

    def _scanned(self, text: str) -> View:
        slip = self._job.slip
        if text.upper().startswith(SLIP_PREFIX):
            require_slip(text, SlipCode(slip.contest, slip.round, slip.batch, self.declared))
            return View((), _("The slip of this batch: {sheets} sheets.").format(sheets=self.declared), "good")
        payload = ballot_code(text, self._job.layout)
        marks = marks_of_serial(self._job.layout, payload.serial) if self._job.layout and payload.serial else ()
        if twin := next((number for number, one in enumerate(self.sheets, 1) if marks and one.marks == marks), 0):
            raise LineError([problem("CODE_TWICE", sheet=twin, serial=payload.serial)])
        if other := self._job.twin_of(marks):
            raise LineError([problem("SERIAL_COUNTED", ballot=payload.serial, twin=other)])
        self._marks = marks
        self._code = _("Code read: {election}, round {round}{serial}").format(
            election=payload.contest, round=payload.round, serial=f" · {payload.serial}" if payload.serial else ""
        )
        return View((), self._code, "good")


_COMMANDS: Mapping[str, Callable[[Entering], View]] = {
    UNDO: Entering._undone,
    FINISH: Entering._finished,
    STOP: Entering._left,
}


def _split(text: str) -> tuple[int, str]:
    """`#7 3 17` → sheet 7, `3 17`; a line without `#` is about the next sheet (0)."""
    if not text.startswith(CORRECT):
        return 0, text
    number, _space, line = text[1:].partition(" ")
    if not _SHEET_NUMBER.fullmatch(number):
        raise LineError([problem("TYPED_SHEET", said=text[:20])])
    return int(number), line


def _header(job: Job) -> Record:
    """What the lines mean depends on all of this."""
    paper = job.rules.paper
    return {
        "schema": "congress-keying/1",
        "election": job.slip.contest,
        "round": job.slip.round,
        "batch": job.slip.batch,
        "by": job.by,
        "form": paper.form,
        "list": list(paper.ids),
        "grounds": list(paper.grounds),
    }


def _replayed(records: Sequence[Record], job: Job) -> list[Sheet]:
    head, *rest = records
    if {key: value for key, value in head.items() if key != "n"} != _header(job):
        raise StopError(problem("DRAFT_OTHER_LIST", Place(subject=job.slip.batch), batch=job.slip.batch))
    sheets: list[Sheet] = []
    for record in rest:
        if "undo" in record:
            sheets.pop()
            continue
        keyed = parse(record["line"], job.rules.paper)
        if "sheet" in record:
            before = sheets[record["sheet"] - 1]
            sheets[record["sheet"] - 1] = Sheet(record["line"], keyed, before.marks)
        else:
            sheets.append(Sheet(record["line"], keyed, tuple(record["marks"])))
    return sheets


def columns_of(rules: Rules) -> tuple[str, ...]:
    weight = ("weight",) if rules.paper.weighted else ()
    return ("ballot", "batch", "position", "problem", *weight, *rules.paper.ids)


def votes_rows(sheets: Sequence[Sheet], batch: str, rules: Rules) -> list[dict[str, str]]:
    """The rows of the votes file; a ballot's id is its batch and its position, as of a scanned one."""
    return [
        {"ballot": f"{batch}-{number:04d}", "batch": batch, "position": str(number), **votes_row(sheet.keyed, rules)}
        for number, sheet in enumerate(sheets, 1)
    ]
