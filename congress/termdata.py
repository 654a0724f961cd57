"""What the data files of terms have in common: strict parts, words in two languages, reading the terms of one."""

import tomllib
from importlib.resources import files
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from tally.problems import Lang


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NamedLevel(Part):
    """A level of Party organisations, by id and in words."""

    id: str
    vi: str
    en: str

    def words(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en


class SourcedTerm(Part):
    """`seen_in`: where the numbers were read, where that is not the source itself."""

    id: str
    source: str
    seen_in: str = ""
    confidence: Literal["verified", "unverified"]


T = TypeVar("T", bound=SourcedTerm)


def shipped_terms(kind: type[T], package: str, name: str) -> tuple[T, ...]:
    """The `[[term]]` tables of a data file of the program, in its order: the latest term first."""
    found = tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
    return tuple(kind.model_validate(one) for one in found["term"])
