"""TOML as people and this program write it: read with every fault in words, written plainly."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from congress.messages import problem
from tally.problems import Place, UnreadableError

MAX_BYTES = 5_000_000


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file, its decimals exact. UnreadableError: no such file, too large, not UTF-8, not TOML."""
    place = Place(file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(problem("TOML_NOT_OPENED", place, reason=reason)) from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(problem("TOML_TOO_LARGE", place, megabytes=MAX_BYTES // 1_000_000))
    try:
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(problem("TOML_NOT_UTF8", Place(file=path.name, at=str(line)), line=line)) from error
    except (ValueError, ArithmeticError, RecursionError) as error:  # Also numbers of thousands of digits.
        raise UnreadableError(problem("TOML_SYNTAX", place, reason=str(error))) from error


def toml_text(values: Mapping[str, Any], path: tuple[str, ...] = ()) -> str:
    """Plain keys first, then tables, then lists of tables, each under its own heading."""
    plain = {key: value for key, value in values.items() if not isinstance(value, Mapping) and not _is_tables(value)}
    parts = ["".join(f"{_key(key)} = {_value(value)}\n" for key, value in plain.items())]
    for key, value in values.items():
        heading = ".".join(_key(part) for part in (*path, key))
        if isinstance(value, Mapping):
            parts.append(f"\n[{heading}]\n{toml_text(value, (*path, key))}")
        elif _is_tables(value):
            parts += [f"\n[[{heading}]]\n{toml_text(entry, (*path, key))}" for entry in value]
    return "".join(parts)


def toml_string(value: object) -> str:
    """A string in quotes: JSON's escapes are all TOML's, which asks for one more."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _is_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(entry, Mapping) for entry in value)


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else toml_string(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    return toml_string(value)
