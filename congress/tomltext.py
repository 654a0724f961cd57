"""Writing TOML: the small part of it that contest files use."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any


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
