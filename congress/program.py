"""Which program this is: its name, version, and one hash over all its files."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from ballots.shipped import shipped

NAME = "congress-toolkit"
_PACKAGES = ("ballots", "congress", "tally")
_LEFT_OUT = frozenset({".pyc", ".po"})


def program_version() -> str:
    return version(NAME)


@cache
def program_hash() -> str:
    """SHA-256 over name and SHA-256 of every file the program runs with, in order of name: the same program, the same
    hash, on whichever machine."""
    whole = hashlib.sha256()
    roots = {name: Path(str(files(name))) for name in _PACKAGES} | {"templates": shipped("templates")}
    for name, root in sorted(roots.items()):
        for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix not in _LEFT_OUT):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{name}/{path.relative_to(root).as_posix()} {digest}\n".encode())
    return whole.hexdigest()
