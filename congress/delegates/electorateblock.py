"""The `[electorate]` block of a contest file: written, and put in place of the one that stands there, nothing else
touched."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from congress.tomlfile import toml_text
from tally.contest import Electorate

_OURS = re.compile(r"\s*\[{1,2}\s*electorate\s*(\.\s*subtract\s*)?\]{1,2}\s*(#.*)?")
_ANY = re.compile(r"\s*\[.*")
_CANDIDATE = re.compile(r"\s*\[\[\s*candidate\s*\]\].*")


class CannotReplaceError(ValueError):
    """The block cannot be put in without touching something else."""


def values_of(electorate: Electorate) -> dict[str, Any]:
    values = electorate.model_dump(mode="json", exclude_none=True)
    if not values["subtract"]:
        del values["subtract"]
    return values


def block_text(electorate: Electorate) -> str:
    return toml_text({"electorate": values_of(electorate)}).strip() + "\n"


def with_electorate(text: str, electorate: Electorate) -> str:
    """`text` (TOML) with the block in it. Raises CannotReplaceError where the file would say anything else too."""
    lines = text.splitlines(keepends=True)
    kept: list[str] = []
    place = None
    inside = False
    for line in lines:
        if _ANY.fullmatch(line.rstrip("\r\n")):
            inside = bool(_OURS.fullmatch(line.rstrip("\r\n")))
            if inside and place is None:
                place = len(kept)
        if not inside or (line.lstrip().startswith("#") or not line.strip()):
            kept.append(line)
    if place is None:
        place = next((at for at, line in enumerate(kept) if _CANDIDATE.fullmatch(line.rstrip("\r\n"))), len(kept))
    parts = ("".join(kept[:place]).rstrip("\n"), block_text(electorate).rstrip("\n"), "".join(kept[place:]).strip("\n"))
    made = "\n\n".join(part for part in parts if part.strip()) + "\n"
    if _parsed(made) != {**_parsed(text), "electorate": values_of(electorate)}:
        raise CannotReplaceError
    return made


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise CannotReplaceError from error
