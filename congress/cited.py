"""The files that a journal cites, and where each of them stands in the workspace.

A name may be recorded again with another content (`results/bch.json`, computed anew). The latest form stands under that
name; an earlier one that stands nowhere else is kept under `versions/`, so that no form is left as a hash alone.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from congress.journal import Entry

Form = tuple[str, str]
"""Name and SHA-256 of a recorded file."""

_DIGITS = 12


def recorded_files(entries: Iterable[Entry]) -> dict[str, str]:
    """Name → SHA-256 of every file that should stand in the workspace, by its latest entry."""
    files: dict[str, str] = {}
    for entry in entries:
        files.update(entry.payload.get("files", {}))
    return files


def cited_files(entries: Iterable[Entry]) -> dict[Form, None]:
    """Every form of every file that was ever recorded."""
    return {(name, digest): None for entry in entries for name, digest in entry.payload.get("files", {}).items()}


def earlier_files(entries: Iterable[Entry]) -> dict[Form, str]:
    """Form → the place it is kept in, of all that were replaced and stand under no other name."""
    entries = list(entries)
    latest = recorded_files(entries)
    standing = set(latest.values())
    return {form: earlier_name(*form) for form in cited_files(entries) if form[1] not in standing}


def earlier_name(name: str, digest: str) -> str:
    """`results/bch.json` → `versions/results-bch.3fa9c1b2d0e4.json`."""
    path = PurePosixPath(name)
    return f"versions/{'-'.join(path.with_suffix('').parts)}.{digest[:_DIGITS]}{path.suffix}"


def is_inside(name: str) -> bool:
    """Whether a name stays inside the workspace and hides nothing; a journal may come from outside."""
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not name.startswith(("/", "."))
