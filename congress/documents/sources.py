"""The files documents are made from: how each is read, and what a document carries of it.

Readers are named, not imported: a command that prints one paper loads what that paper needs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from congress.i18n import _


class Source(Protocol):
    """A file read. `sha256`: lower-case hex of `data`, its bytes. `regulation_id` sets the layout, `ballot_form` tells
    which documents have a place for it (empty: all), `only_kind` the one document it is for (empty: any)."""

    @property
    def data(self) -> bytes: ...
    @property
    def sha256(self) -> str: ...
    @property
    def regulation_id(self) -> str: ...
    @property
    def ballot_form(self) -> str: ...
    @property
    def only_kind(self) -> str: ...
    @property
    def carried(self) -> "tuple[Carried, ...]":
        """What a document has inside: first the file it was made from."""
        ...


@dataclass(frozen=True)
class Carried:
    """A file carried inside a document: its name there, its bytes, what it is."""

    name: str
    data: bytes
    description: str


@dataclass(frozen=True)
class SourceKind:
    """`suffix`: what the names of such files end in. `reader`, `example`: `module:function` from a path, and from the
    name of an example (and of the document)."""

    words: Callable[[], str]
    suffix: str
    reader: str
    example: str

    def read(self, path: Path) -> Source:
        return cast("Source", named(self.reader)(path))

    def example_of(self, example: str, document: str) -> Source:
        return cast("Source", named(self.example)(example, document))


SOURCES: Mapping[str, SourceKind] = {
    "result": SourceKind(
        lambda: _("result file"),
        ".json",
        "congress.documents.resultfile:read_result",
        "congress.documents.example_sources:result",
    ),
    "contest": SourceKind(
        lambda: _("contest file"),
        ".toml",
        "congress.documents.contestsource:read_contest_source",
        "congress.documents.example_sources:contest",
    ),
    "record": SourceKind(
        lambda: _("record file"),
        ".json",
        "congress.documents.recordfile:read_record",
        "congress.documents.example_sources:record",
    ),
    "course": SourceKind(
        lambda: _("course file"),
        ".toml",
        "congress.documents.coursefile:read_course",
        "congress.documents.example_sources:course",
    ),
    "proceedings": SourceKind(
        lambda: _("proceedings file"),
        ".toml",
        "congress.documents.proceedingsfile:read_proceedings",
        "congress.documents.example_sources:proceedings",
    ),
}


def named(name: str) -> Any:
    """The function that `module:function` names; only names written in this program come here."""
    module, _colon, function = name.partition(":")
    return getattr(import_module(module), function)
