"""How many delegates a congress of each level may have: data with its source, by term."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tally.problems import Lang


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Level(Part):
    """`least` and `most` are official delegates; `least` is 0 where the directive names no lower bound."""

    id: str
    most: int
    least: int = 0
    vi: str
    en: str

    def words(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en


class Term(Part):
    """`seen_in`: where the numbers were read, where that is not the directive itself."""

    id: str
    source: str
    seen_in: str = ""
    confidence: Literal["verified", "unverified"]
    level: tuple[Level, ...]


@cache
def terms() -> tuple[Term, ...]:
    """The latest term first."""
    text = files("congress.delegates").joinpath("levels.toml").read_text(encoding="utf-8")
    return tuple(Term.model_validate(one) for one in tomllib.loads(text)["term"])


def level_named(term: str, level: str) -> tuple[Term, Level] | None:
    """The level `level` of `term` (an id; empty: the latest)."""
    for one in terms():
        if term in ("", one.id):
            return next(((one, found) for found in one.level if found.id == level), None)
    return None
