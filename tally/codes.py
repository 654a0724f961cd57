"""The codes of votes files: what a cell may hold on each ballot form, why a ballot is invalid, what a page may be."""

from dataclasses import dataclass

from tally.contest import Form


@dataclass(frozen=True)
class FormCells:
    """The values a candidate's cell may hold. An empty cell is a vote where `empty_is_vote`, else a row without a mark.
    `neutral` values are clear rows that count neither for nor against. `points`: cells hold numbers of votes."""

    votes_for: str = ""
    against: str = ""
    neutral: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    empty_is_vote: bool = False
    points: bool = False

    @property
    def clear(self) -> tuple[str, ...]:
        return tuple(value for value in (self.votes_for, *self.neutral, self.against) if value)

    @property
    def known(self) -> tuple[str, ...]:
        return (*self.clear, *self.unclear)

    @property
    def levels(self) -> tuple[str, ...]:
        """Values whose numbers the result gives one by one."""
        return self.clear if self.neutral else ()


FORMS: dict[Form, FormCells] = {
    "strike": FormCells(against="x", empty_is_vote=True),
    "agree": FormCells(votes_for="yes", against="no", unclear=("both",)),
    "confidence": FormCells(votes_for="high", neutral=("medium",), against="low", unclear=("many",)),
    "points": FormCells(points=True),
}

PAPER_GROUNDS = ("NOT_ISSUED", "MARKED", "SIGNED", "TWO_INKS", "OUTSIDE_NAME")
"""Grounds of invalidity that people find on the paper itself."""
MARK_GROUNDS = ("OVERVOTE", "NONE", "ONE_BOTH_OR_NEITHER", "ALL_ROWS_UNUSABLE")
"""Grounds that follow from the marks."""

STATUSES = ("read", "review", "rejected")
NO_BALLOTS = frozenset(
    {"NOT_A_BALLOT", "OTHER_CONTEST", "OTHER_ROUND", "OTHER_VERSION", "TEST_BALLOT", "BAD_SIGNATURE", "DUPLICATE"}
)
"""Rejected pages that are no ballots of this count: listed, not counted."""
TO_BE_KEYED = frozenset({"UNREADABLE", "DAMAGED"})
"""Rejected ballots of this count that people must key."""
UNOPENED = "UNREADABLE_FILE"
"""A file that may hold any number of ballots."""
