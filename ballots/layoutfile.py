"""`layout.json`: reading it back."""

from pathlib import Path

from pydantic import ValidationError

from ballots.layout import Layout
from ballots.messages import problem
from tally.problems import InvalidError, Place, UnreadableError

MAX_BYTES = 64 * 1024 * 1024


def read_layout(path: Path) -> Layout:
    """The layout at `path`. Raises UnreadableError when it cannot be opened or is no JSON, InvalidError with every
    field that is wrong."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError as error:
        raise UnreadableError(
            problem("LAYOUT_UNREADABLE", Place(file=str(path)), detail=error.strerror or "")
        ) from error
    try:
        return Layout.model_validate_json(data)
    except ValidationError as error:
        faults = error.errors()
        if any(fault["type"] == "json_invalid" for fault in faults):
            raise UnreadableError(problem("LAYOUT_UNREADABLE", Place(file=str(path)), detail="JSON")) from error
        raise InvalidError(
            [
                problem("LAYOUT_WRONG", Place(file=str(path), at=".".join(map(str, fault["loc"]))), detail=fault["msg"])
                for fault in faults
            ]
        ) from error
