"""The desk at the door: what is scanned or typed, line by line, on a full screen or over a pipe."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from congress.custody import read_entries
from congress.delegates.arrivals import check_in, check_out, read_presence, void
from congress.delegates.badges import Issued, is_code, issued_of, seat_of
from congress.delegates.roll import Roll, Seat, read_roll, standing_words
from congress.i18n import _
from congress.keying.session import STOP, UNDO, View, faults
from congress.planning.words import plain
from congress.workspace import Workspace
from tally.problems import ToolkitError

MOST_SHOWN = 12
_LONGEST_NUMBER = 5


@dataclass
class Desk:
    """One desk: `leaving` where it sees people out. `pending`: who was looked up and waits for an empty line."""

    workspace: Workspace
    by: str
    desk: str
    leaving: bool = False
    pending: tuple[Seat, bool] | None = None
    stopped: bool = False
    picture: Path | None = None
    _last: tuple[Seat, str] | None = None
    _roll: Roll = field(init=False)
    _issued: Issued = field(init=False)
    _known: int = field(init=False, default=-1)

    def __post_init__(self) -> None:
        self._renew()

    def _renew(self) -> None:
        """The roll as it stands now: an alternate may have taken a seat meanwhile."""
        entries = read_entries(self.workspace)
        if len(entries) != self._known:
            self._known, self._issued = len(entries), issued_of(entries)
            self._roll = read_roll(self.workspace, entries)

    @property
    def done(self) -> bool:
        return False

    @property
    def title(self) -> str:
        words = _("Check-out, desk {desk}, {name}") if self.leaving else _("Check-in, desk {desk}, {name}")
        return words.format(desk=self.desk, name=self.by)

    @property
    def help(self) -> Sequence[str]:
        return (
            _("Scan a badge. Or type a number or part of a name, look, and press Enter on an empty line."),
            _("-17 number 17 leaves   - takes the last one of this desk back   . stops"),
        )

    @property
    def about(self) -> Sequence[str]:
        presence = read_presence(self.workspace)
        states = Counter(presence.of(seat.id).state for seat in self._roll.officials)
        alternates = sum(
            seat.standing == "alternate" and presence.of(seat.id).state == "in" for seat in self._roll.seats.values()
        )
        text = _(
            "{present} of {summoned} official delegates in the hall; left: {out}; absent: {absent}; alternates: {more}"
        )
        return (
            text.format(
                present=states["in"],
                summoned=len(self._roll.officials),
                out=states["out"],
                absent=states["absent"],
                more=alternates,
            ),
        )

    @property
    def prompt(self) -> str:
        if self.pending:
            seat, leaving = self.pending
            words = _("Enter: {who} leaves") if leaving else _("Enter: {who} comes in")
            return words.format(who=who(seat))
        return _("Badge, number or name")

    def look(self, line: str) -> View:
        text = line.strip().removeprefix(UNDO).strip()
        if not text or is_code(text) or (text.isdecimal() and len(text) > _LONGEST_NUMBER):
            return View()
        return View(tuple(map(who, self._matching(text)[:MOST_SHOWN])))

    def enter(self, line: str) -> View:
        """A refused line is put away: the next scan must not be typed behind it."""
        try:
            self._renew()
            return self._taken(line.strip())
        except ToolkitError as error:
            self.pending = None
            said = faults(error.problems)
            return View(said.rows, said.verdict, "bad", taken=False, put_away=True)

    def _taken(self, text: str) -> View:
        if text == STOP:
            self.stopped = True
            return View()
        if text == UNDO:
            return self._taken_back()
        if not text:
            if self.pending is None:
                return View()
            (seat, leaving), self.pending = self.pending, None
            return self._passed(seat, leaving=leaving, how="keyboard")
        self.pending = None
        if is_code(text):
            return self._passed(seat_of(text, self._roll, self._issued), leaving=self.leaving, how="badge")
        leaving = self.leaving or text.startswith(UNDO)
        found = self._matching(text.removeprefix(UNDO).strip())
        if len(found) == 1:
            self.pending = (found[0], leaving)
            return View((self._card(found[0]),), who(found[0]))
        if not found:
            return View(
                (), _("Nobody on the list is “{text}”.").format(text=text[:40]), "bad", taken=False, put_away=True
            )
        more = (f"… (+{len(found) - MOST_SHOWN})",) if len(found) > MOST_SHOWN else ()
        return View(
            (*map(who, found[:MOST_SHOWN]), *more), _("{count} people: type the number.").format(count=len(found))
        )

    def _matching(self, text: str) -> list[Seat]:
        """The person of a number, or everybody of whose name each typed word begins a word, marks or not."""
        seats = list(self._roll.seats.values())
        if text.isdecimal():
            return [seat for seat in seats if len(text) <= _LONGEST_NUMBER and seat.delegate.number == int(text)]
        words = plain(text).split()
        return [seat for seat in seats if words and _begins(words, plain(seat.name).split())]

    def _passed(self, seat: Seat, *, leaving: bool, how: str) -> View:
        if leaving:
            check_out(self.workspace, seat, self.by, self.desk, how)
            said = _("LEFT: {who}")
        else:
            before = check_in(self.workspace, seat, self.by, self.desk, how)
            said = {"out": _("BACK: {who}"), "absent": _("IN, was marked absent: {who}")}.get(
                before.state, _("IN: {who}")
            )
        last = read_presence(self.workspace).of(seat.id).last
        self._last = (seat, last.hash if last else "")
        rows = () if seat.standing != "alternate" else (_("An alternate: no vote while no seat is taken."),)
        if not leaving and before.state == "absent":
            rows = (*rows, _("Freeze the presence of elections still to come again, if it was frozen."))
        return View(rows, said.format(who=who(seat)), "bad" if rows else "good")

    def _taken_back(self) -> View:
        if self.pending:
            self.pending = None
            return View((), _("Nobody chosen."))
        if self._last is None:
            return View((), _("This desk has nothing to take back."), "bad", taken=False, put_away=True)
        seat, entry = self._last
        void(self.workspace, seat, _("taken back at the desk"), self.by, entry=entry)
        self._last = None
        return View((), _("TAKEN BACK: {who}").format(who=who(seat)), "bad")

    def _card(self, seat: Seat) -> str:
        state = read_presence(self.workspace).of(seat.id).state
        return f"{standing_words(seat.standing)}; {state_words(state)}"


def who(seat: Seat) -> str:
    return f"{seat.delegate.number}  {seat.name}  –  {seat.delegate.unit}"


def state_words(state: str) -> str:
    return {
        "unseen": _("not seen yet"),
        "in": _("in the hall"),
        "out": _("left the hall"),
        "absent": _("absent for the whole congress"),
    }[state]


def _begins(words: Sequence[str], name: Sequence[str]) -> bool:
    left = list(name)
    for word in words:
        match = next((one for one in left if one.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True
