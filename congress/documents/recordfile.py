"""A record file: what the journal and the count say at one moment, as the source of a paper. Data, no words."""

import datetime
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from congress.documents.listrecord import AdoptedList
from congress.documents.resultfile import MAX_BYTES, strict_json
from congress.documents.sources import Carried
from congress.messages import problem
from tally.contest import Event, Mode
from tally.problems import InvalidError, Place, UnreadableError
from tally.shape import shape_problems

SCHEMA = "congress-record/1"
RecordKind = Literal["zero", "count-journal", "check-list", "check-report", "unused", "adopted-list"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Program(Part):
    """`sha256`: over all files of the program."""

    name: str
    version: str
    sha256: str


class Journal(Part):
    """The journal up to its entry `entries`, whose hash is `head`."""

    entries: int
    head: str


class Zero(Part):
    """Before the first sheet. `style`, `layout`: hashes of the ballot version released, empty where none was printed;
    `copies` of it in ballots; `test_entries`: what the journal has of counting, always 0."""

    contest: str
    regulation_file: str
    style: str
    layout: str
    version: int
    copies: int
    counted: Literal[0]


class PaperLine(Part):
    """A number of the accounts of paper, in ballots: who entered it last, and when (UTC); where nobody did, it is what
    the program printed."""

    what: Literal["printed", "issued", "spoiled", "unused"]
    count: int = Field(ge=0)
    by: str = ""
    at: str = ""


class Line(Part):
    """One entry of the journal about the count. `said`: its payload without hashes of files."""

    seq: int
    at: str
    by: str
    action: str
    said: dict[str, Any]


class Sheet(Part):
    batch: str
    position: int


class SheetSays(Part):
    """What stands for one ballot: null where no sheet lies there."""

    valid: bool
    votes: tuple[str, ...]


class Difference(Sheet):
    ballot: str
    recorded: SheetSays
    found: SheetSays | None


class ClaimLine(Part):
    """A claim of the check. `fewest`: sheets that must be misread for it to be wrong; `risk`: what is left, exact."""

    kind: Literal["passed", "not_passed", "ahead"]
    candidate: str
    other: str = ""
    fewest: int
    risk: str


class Check(Part):
    """A hand check. `count`: hash of the result checked; `listed`: the sheets of the list; the rest of the report."""

    dice: str
    risk_limit: str
    count: str
    sheets: int
    drawn: int
    listed: tuple[Sheet, ...] = ()
    people: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    claims: tuple[ClaimLine, ...] = ()
    tied: tuple[str, ...] = ()
    confirmed: bool = False
    enough: int = 0


class Record(Part):
    """`at`: when it was made, UTC; `offset`: minutes to the time of the place. `names`: candidate id → name."""

    schema_: Literal["congress-record/1"] = Field(default="congress-record/1", alias="schema")
    kind: RecordKind
    contest: str
    title: str
    regulation: str
    round: int
    mode: Mode
    test: bool
    at: datetime.datetime
    offset: int = Field(ge=-1440, le=1440)
    event: Event
    names: dict[str, str]
    program: Program
    journal: Journal
    zero: Zero | None = None
    lines: tuple[Line, ...] = ()
    paper: tuple[PaperLine, ...] = ()
    check: Check | None = None
    adopted: AdoptedList | None = None

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, populate_by_name=True, serialize_by_alias=True
    )


@dataclass(frozen=True)
class RecordFile:
    """A record, and what ties a document to it: the bytes of the file and their SHA-256 (lower-case hex)."""

    record: Record
    data: bytes
    sha256: str
    ballot_form: ClassVar[str] = ""

    @property
    def event(self) -> Event:
        return self.record.event

    @property
    def regulation_id(self) -> str:
        return self.record.regulation

    @property
    def only_kind(self) -> str:
        return self.record.kind

    @property
    def carried(self) -> tuple[Carried, ...]:
        return (Carried("record.json", self.data, SCHEMA),)


def record_json(record: Record) -> bytes:
    return (json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()


def record_file(data: bytes, record: Record) -> RecordFile:
    return RecordFile(record, data, hashlib.sha256(data).hexdigest())


def read_record(path: Path) -> RecordFile:
    """The record in `path`. UnreadableError: no such file, too large, not JSON; InvalidError: every other fault."""
    place = Place(file=path.name)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(problem("RESULT_TOO_LARGE", place, megabytes=MAX_BYTES // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(problem("RESULT_NOT_OPENED", place, reason=error.strerror or str(error))) from error
    document = strict_json(data, path.name)
    if not is_record(document):
        raise InvalidError(problem("RECORD_SCHEMA", place))
    try:
        record = Record.model_validate_json(json.dumps(document))
    except ValidationError as error:
        raise InvalidError(shape_problems(error, Record, document, path.name)) from error
    return record_file(data, record)


def is_record(document: object) -> bool:
    return isinstance(document, dict) and document.get("schema") == SCHEMA
