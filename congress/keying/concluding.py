"""People conclude on cases, one after the other: what is on the paper in one line, the reason in the next."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from congress.i18n import _
from congress.keying.line import LineError
from congress.keying.session import STOP, UNDO, View, faults
from tally.problems import ToolkitError

Case = TypeVar("Case")
Conclusion = TypeVar("Conclusion")


class Concluding(ABC, Generic[Case, Conclusion]):
    """What reviewing and settling share (see congress.keying.session). `concluded`: cases done since it began.

    The last reason is offered again. Going back from a case leaves the one before it as it was recorded, until
    something else is recorded for it.
    """

    def __init__(self, cases: Sequence[Case]) -> None:
        self._cases = cases
        self._at = 0
        self._conclusion: Conclusion | None = None
        self._reason = _("as the paper shows")
        self.stopped = False

    @abstractmethod
    def _conclude(self, text: str) -> tuple[Conclusion, View]:
        """What a line concludes on this case, and how it is shown. Raises LineError."""

    @abstractmethod
    def _record(self, conclusion: Conclusion, reason: str) -> str:
        """Records it; returns that it is, in words. Raises ToolkitError."""

    @abstractmethod
    def _ask(self) -> str:
        """What is to be typed for this case."""

    @abstractmethod
    def _said_at_stop(self) -> str:
        """How far these people came, in words."""

    @property
    def done(self) -> bool:
        return self._at >= len(self._cases)

    @property
    def concluded(self) -> int:
        return self._at

    @property
    def left(self) -> Sequence[Case]:
        return self._cases[self._at :]

    @property
    def prompt(self) -> str:
        if self.done:
            return ""
        if self._conclusion is not None:
            return _("Reason (Enter: {reason})").format(reason=self._reason)
        return self._ask()

    @property
    def _case(self) -> Case:
        return self._cases[self._at]

    def enter(self, line: str) -> View:
        text = line.strip()
        try:
            if text == STOP:
                self.stopped = True
                return View((), self._said_at_stop())
            if text == UNDO:
                return self._back()
            if self._conclusion is None:
                self._conclusion, view = self._conclude(text)
                return view
            return self._recorded(self._conclusion, text)
        except (LineError, ToolkitError) as error:
            return faults(error.problems)

    def _back(self) -> View:
        if self._conclusion is None:
            self._at = max(0, self._at - 1)
        self._conclusion = None
        return View()

    def _recorded(self, conclusion: Conclusion, reason: str) -> View:
        self._reason = reason or self._reason
        words = self._record(conclusion, self._reason)
        self._conclusion = None
        self._at += 1
        return View((), words, "good")
