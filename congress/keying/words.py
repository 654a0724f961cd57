"""The marks of one ballot in words: the rows a person looks at to see that the ballot is the one on the paper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from congress.documents.legal_words import ground_words
from congress.i18n import _
from tally.contest import Contest, Form
from tally.names import same_name

USUAL: Mapping[Form, str] = {"strike": "", "agree": "yes"}
"""The cell that most rows hold, and that is not listed; other forms list every row that has a mark."""


@dataclass(frozen=True)
class Row:
    """One row of a ballot: its number on the paper, the person, and what is marked, in words."""

    number: int
    name: str
    mark: str


def listed_names(contest: Contest) -> tuple[str, ...]:
    """The candidates' names in ballot order; people of one name bear their birth date or their note."""
    names = [one.name for one in contest.candidate]
    alike = [same_name(name) for name in names]
    return tuple(
        f"{one.name} ({one.born:%d/%m/%Y})"
        if alike.count(key) > 1 and one.born
        else f"{one.name} ({one.note})"
        if alike.count(key) > 1 and one.note
        else one.name
        for one, key in zip(contest.candidate, alike, strict=True)
    )


def marked_rows(contest: Contest, form: Form, cells: Mapping[str, str]) -> list[Row]:
    """The rows of a ballot that are not as most are, in ballot order. A doubtful cell (`x?`) says so."""
    names = listed_names(contest)
    usual = USUAL.get(form, "" if form == "points" else None)
    return [
        Row(number, names[number - 1], mark_words(form, cells.get(one.id, "")))
        for number, one in enumerate(contest.candidate, 1)
        if cells.get(one.id, "") != usual
    ]


def mark_words(form: Form, cell: str) -> str:
    known = cell.removesuffix("?")
    words = _mark_names(form).get(known, known)
    return _("{mark} (doubtful)").format(mark=words) if cell.endswith("?") else words


def _mark_names(form: Form) -> dict[str, str]:
    return {
        "strike": {"x": _("struck"), "": _("kept")},
        "agree": {"yes": _("agree"), "no": _("do not agree"), "both": _("both marked"), "": _("no mark")},
        "confidence": {
            "high": _("high"), "medium": _("medium"), "low": _("low"), "many": _("several marks"), "": _("no mark"),
        },
        "points": {"": "0"},
    }[form]  # fmt: skip


@dataclass(frozen=True)
class DoubtWords:
    """One doubt of the reader for the eye: the row and the person (0 and empty: the whole ballot), and what it is."""

    number: int
    name: str
    words: str

    @property
    def line(self) -> str:
        return f"{self.number} {self.name}: {self.words}" if self.number else self.words


_DOUBT = re.compile(r"(?P<code>[A-Z][A-Z_]+)(?: (?P<candidate>[^\s:]+))?: (?P<words>.*)", re.DOTALL)
_CELL = re.compile(r"`([a-z]+)`")
NEXT_DOUBT = re.compile(r"; (?=[A-Z][A-Z_]+(?: [^\s:]+)?: )")


def doubts_in_words(contest: Contest, form: Form, why: str) -> list[DoubtWords]:
    """The `why` of a read ballot (`MARK_DOT p06: only a dot in the box `no`; …`) with numbers, names and marks as the
    paper has them, for people who never see a code. What is not of that shape stays as it is."""
    numbers = {one.id: number for number, one in enumerate(contest.candidate, 1)}
    names = listed_names(contest)
    found = []
    for text in filter(None, NEXT_DOUBT.split(why)):
        said = _DOUBT.fullmatch(text)
        words = said["words"] if said else text
        number = numbers.get((said["candidate"] or "") if said else "", 0)
        if said and said["candidate"] and not number:
            words = text
        words = _CELL.sub(lambda cell: f"“{mark_words(form, cell[1])}”", words)
        found.append(DoubtWords(number, names[number - 1] if number else "", words))
    return found


def in_one_line(contest: Contest, form: Form, row: Mapping[str, str]) -> str:
    """A row of a votes file for a table: its ground, or the marks as `3 Nguyễn Văn An: struck; …`."""
    if row.get("problem"):
        return ground_words(row["problem"])
    rows = marked_rows(contest, form, row)
    return "; ".join(f"{one.number} {one.name}: {one.mark}" for one in rows) or nothing_marked(form)


def nothing_marked(form: Form) -> str:
    return {
        "strike": _("nothing struck"),
        "agree": _("agree in every row"),
        "confidence": "",
        "points": _("no votes given"),
    }[form]
