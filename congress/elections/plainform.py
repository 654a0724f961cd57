"""What the reader says of a page as JSON, and back again exactly: no pickle, only the classes named here."""

import base64
from dataclasses import fields, is_dataclass
from typing import Any

from ballots.pagereader import Crop, PageReading
from tally.problems import Message, Place, Problem

CLASSES = {kind.__name__: kind for kind in (PageReading, Crop, Problem, Message, Place)}
_PLAIN = (str, int, float, bool, type(None))


def encoded(value: object) -> Any:
    """`value` in JSON's types. Raises TypeError for anything that could not be brought back exactly."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode("ascii")}
    if isinstance(value, tuple | list):
        return {"tuple" if isinstance(value, tuple) else "list": [encoded(part) for part in value]}
    if isinstance(value, dict):
        return {"dict": [[encoded(key), encoded(part)] for key, part in value.items()]}
    name = type(value).__name__
    if is_dataclass(value) and type(value) is CLASSES.get(name):
        return {"class": name, "fields": {one.name: encoded(getattr(value, one.name)) for one in fields(value)}}
    if hasattr(value, "item"):
        return encoded(value.item())  # one of numpy's numbers
    raise TypeError(type(value).__name__)


def decoded(data: Any) -> Any:
    """What `encoded` made `data` of. Raises KeyError, TypeError or ValueError for anything else."""
    if not isinstance(data, dict):
        return data
    if "class" in data:
        kind, given = CLASSES[data["class"]], {name: decoded(part) for name, part in data["fields"].items()}
        if given.keys() != {one.name for one in fields(kind)}:
            raise KeyError(data["class"])
        return kind(**given)
    (tag, parts), *_rest = data.items()
    if tag == "bytes":
        return base64.b64decode(parts, validate=True)
    if tag == "dict":
        return {decoded(key): decoded(part) for key, part in parts}
    return {"tuple": tuple, "list": list}[tag](decoded(part) for part in parts)
