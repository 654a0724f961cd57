"""A contest file as the source of a document: what it says, the regulation it names, its bytes and their hash."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from congress.contestfile import read_contest, regulation_of
from congress.documents.sources import Carried
from tally.clauses import Regulation
from tally.contest import Contest, Event, Form
from tally.lists import prescribed_form


@dataclass(frozen=True)
class ContestFile:
    """`form`: the file's, or what the regulation prescribes for the list. `sha256`: lower-case hex."""

    contest: Contest
    regulation: Regulation
    form: Form
    data: bytes
    sha256: str
    only_kind: ClassVar[str] = ""

    @property
    def event(self) -> Event:
        return self.contest.event

    @property
    def regulation_id(self) -> str:
        return self.contest.regulation

    @property
    def ballot_form(self) -> str:
        return self.form

    @property
    def carried(self) -> tuple[Carried, ...]:
        return (Carried("contest.toml", self.data, "contest file"),)


def read_contest_source(path: Path) -> ContestFile:
    """The contest in `path`. UnreadableError, InvalidError as `read_contest` and `regulation_of` raise them."""
    contest = read_contest(path)
    return contest_source(contest, regulation_of(contest, path.parent), path.read_bytes())


def contest_source(contest: Contest, regulation: Regulation, data: bytes) -> ContestFile:
    form = prescribed_form(contest, regulation)
    return ContestFile(contest, regulation, form, data, hashlib.sha256(data).hexdigest())
