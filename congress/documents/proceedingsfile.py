"""What a congress did, in order, for its minutes. Results of elections are named, never typed again."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from congress.documents.coursefile import (
    Hands,
    Name,
    Part,
    counted_hands,
    read_named_result,
    shaped,
    too_many_hands,
)
from congress.documents.resultfile import ResultFile
from congress.documents.sources import Carried
from congress.messages import problem
from congress.tomlfile import read_toml
from tally.contest import Electorate, Event, Text, Words
from tally.problems import InvalidError, Place, Problem

Sentence = Annotated[Words, StringConstraints(max_length=5000)]


class Item(Part):
    """One thing done: what, the people it was about, the vote by hands, or the result file of an election. `sha256`:
    of that file, lower-case hex; with another content it is refused."""

    at: Text = ""
    text: Sentence = ""
    people: tuple[Name, ...] = Field(default=(), max_length=500)
    vote: Hands | None = None
    result: str = ""
    sha256: Text = ""


class Chapter(Part):
    heading: Name
    item: tuple[Item, ...] = Field(min_length=1, max_length=500)


class Proceedings(Part):
    """`electorate`: those summoned and present. `part`: the chapters of the minutes."""

    title: Annotated[Words, StringConstraints(min_length=1, max_length=500)]
    regulation: str
    test: bool = False
    opened_at: Text = ""
    event: Event = Event()
    electorate: Electorate
    part: tuple[Chapter, ...] = Field(min_length=1, max_length=100)

    @property
    def round(self) -> int:
        return 1

    @property
    def mode(self) -> Literal["normal"]:
        return "normal"


@dataclass(frozen=True)
class ProceedingsFile:
    """`results`: by the name the file gives each."""

    proceedings: Proceedings
    results: dict[str, ResultFile]
    data: bytes
    ballot_form: ClassVar[str] = ""
    only_kind: ClassVar[str] = ""

    @property
    def event(self) -> Event:
        return self.proceedings.event

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def regulation_id(self) -> str:
        return self.proceedings.regulation

    @property
    def carried(self) -> tuple[Carried, ...]:
        results = (
            Carried(f"result-{place}.json", one.data, one.carried[0].description)
            for place, one in enumerate(self.results.values(), 1)
        )
        return (Carried("proceedings.toml", self.data, "proceedings of a congress"), *results)


def read_proceedings(path: Path) -> ProceedingsFile:
    """The proceedings in `path` and the results they name. UnreadableError, InvalidError with every fault."""
    return proceedings_of(shaped(Proceedings, read_toml(path), path.name), path.read_bytes(), path.name, path.parent)


def proceedings_of(said: Proceedings, data: bytes, name: str, folder: Path) -> ProceedingsFile:
    """As `read_proceedings`, from proceedings read already."""
    items = [(f"part.{at + 1}.item.{nth + 1}", one) for at, part in enumerate(said.part)
             for nth, one in enumerate(part.item)]  # fmt: skip
    faults: list[Problem] = too_many_hands(
        counted_hands((at, one.vote) for at, one in items), said.electorate.present, name
    )
    results: dict[str, ResultFile] = {}
    for at, one in items:
        if not one.result:
            continue
        result = results.get(one.result) or read_named_result(folder, one.result, faults)
        if result is None:
            continue
        if one.sha256 not in ("", result.sha256):
            values = {"result": one.result, "said": one.sha256[:12], "found": result.sha256[:12]}
            faults.append(problem("PROCEEDINGS_OTHER_RESULT", Place(file=name, at=at), **values))
        if one.result in results:
            continue
        results[one.result] = result
        if result.result.test != said.test:
            faults.append(problem("PROCEEDINGS_TEST", Place(file=name, at=at), result=one.result))
    if faults:
        raise InvalidError(faults)
    return ProceedingsFile(said, results, data)
