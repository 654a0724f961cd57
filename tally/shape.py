"""Turns pydantic's findings about a file's shape into coded problems that name the key, in words."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tally.messages import problem
from tally.problems import Place, Problem

LIMIT = 50
"""At most so many problems of one kind are listed; the rest is counted."""

_CHOICE = {"literal_error", "enum", "union_tag_invalid", "union_tag_not_found"}
_RANGE = {"greater_than_equal": "ge", "less_than_equal": "le"}
_TEXT = {"string_too_short", "string_too_long", "string_pattern_mismatch"}
_KIND_WORDS = {
    "int": ("một số nguyên", "a whole number"),
    "string": ("chữ trong dấu nháy", "text in quotes"),
    "bool": ("true hoặc false", "true or false"),
    "date": ("một ngày, ví dụ 2025-09-25", "a date such as 2025-09-25"),
    "model": ("một bảng các khóa", "a table of keys"),
    "dict": ("một bảng các khóa", "a table of keys"),
    "tuple": ("một danh sách", "a list"),
}


def key_path(loc: Sequence[int | str]) -> str:
    """`("candidate", 1, "id")` → `candidate[2].id`; items count from 1, as people count."""
    path = ""
    for part in loc:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def shape_problems(error: ValidationError, model: type[BaseModel], data: object, file: str) -> list[Problem]:
    """Every finding of one validation as a problem that names its key."""
    return [
        _problem_of(detail, model, data, file)
        for detail in error.errors(include_url=False)
        if not _items_are_wrong(detail)
    ]


def _items_are_wrong(detail: ErrorDetails) -> bool:
    """pydantic calls a list too short when all its items are wrong; those are told already."""
    return detail["type"] == "too_short" and isinstance(detail["input"], list | tuple) and bool(detail["input"])


def _problem_of(detail: ErrorDetails, model: type[BaseModel], data: object, file: str) -> Problem:
    loc, kind, context = _without_tags(detail["loc"], data), detail["type"], detail.get("ctx", {})
    place = Place(file=file, at=key_path(loc), subject=_subject(loc, data))
    key = key_path(loc[-1:])
    value = shown(detail.get("input"))
    if kind == "extra_forbidden":
        near = get_close_matches(str(loc[-1]), _known_keys(model, loc[:-1], data))
        code = "KEY_UNKNOWN_NEAR" if near else "KEY_UNKNOWN"
        return problem(code, place, key=key, near=near[0] if near else "")
    if kind == "missing":
        return problem("KEY_MISSING", place, key=key)
    if kind in _CHOICE:
        expected = str(context.get("expected") or context.get("expected_tags") or context.get("discriminator"))
        choices = expected.replace("'", "").replace(" or ", ", ")
        return problem("VALUE_CHOICE", place, key=key, value=value, choices=choices)
    if kind in _RANGE:
        bound = str(context[_RANGE[kind]])
        return problem("VALUE_LOW" if "greater" in kind else "VALUE_HIGH", place, key=key, value=value, bound=bound)
    if kind in _TEXT:
        return problem("VALUE_ID" if kind == "string_pattern_mismatch" else "VALUE_LENGTH", place, key=key, value=value)
    if kind in {"too_short", "too_long"} and isinstance(detail.get("input"), str):
        return problem("VALUE_LENGTH", place, key=key, value=value)
    if kind in {"too_short", "too_long"}:
        return problem("LIST_EMPTY" if kind == "too_short" else "LIST_LONG", place, key=key)
    if kind == "value_error":
        return problem("VALUE_REFUSED", place, key=key, value=value)
    vi, en = _KIND_WORDS.get(kind.split("_")[0], ("một giá trị khác", "another value"))
    return problem("VALUE_KIND", place, key=key, value=value, wanted_vi=vi, wanted_en=en)


def shown(value: object) -> str:
    """A value for a message: short, on one line."""
    text = " ".join(str(value).split()) if not isinstance(value, Mapping | list | tuple) else "…"
    return text if len(text) <= 60 else text[:57] + "…"


def _without_tags(loc: tuple[int | str, ...], data: object) -> tuple[int | str, ...]:
    """pydantic puts the tag of a union into the location; a file has no such key."""
    kept: list[int | str] = []
    for position, part in enumerate(loc):
        is_tag = (
            isinstance(part, str)
            and position > 0
            and isinstance(loc[position - 1], int)
            and isinstance(data, Mapping)
            and part == data.get("mechanism")
        )
        if not is_tag:
            kept.append(part)
            data = _step(data, part)
    return tuple(kept)


def _step(data: object, part: int | str) -> object:
    if isinstance(part, int):
        return data[part] if isinstance(data, list | tuple) and 0 <= part < len(data) else None
    return data.get(part) if isinstance(data, Mapping) else None


def _subject(loc: Sequence[int | str], data: object) -> str:
    """The name or id of the innermost list item a key belongs to that has one."""
    subject = ""
    for part in loc[:-1]:
        data = _step(data, part)
        if isinstance(part, int) and isinstance(data, Mapping):
            subject = shown(data.get("name") or data.get("id") or subject)
    return subject


def _known_keys(model: type[BaseModel], loc: Sequence[int | str], data: object) -> list[str]:
    """The keys a model knows at `loc`; of a union, those of the member that `mechanism` names."""
    found: list[Any] = [model]
    for part in loc:
        if isinstance(part, str):
            found = [m for f in found if (field := _field(f, part)) is not None for m in _models(field)]
        data = _step(data, part)
        found = [model for model in found if _is_meant(model, data)]
    return sorted({field.alias or name for m in found for name, field in m.model_fields.items()})


def _is_meant(model: type[BaseModel], data: object) -> bool:
    tag = model.model_fields.get("mechanism")
    return tag is None or not isinstance(data, Mapping) or data.get("mechanism") in get_args(tag.annotation)


def _field(model: type[BaseModel], name: str) -> object:
    field = model.model_fields.get(name)
    return field.annotation if field else None


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models(inner)]
