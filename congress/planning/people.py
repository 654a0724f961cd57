"""A person as planning data states them. Nothing here judges."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from congress.planning.dates import PartialDate
from tally.problems import NOWHERE, Place

Sex = Literal["male", "female"]

FIELDS = (
    "id", "name", "born", "sex", "ethnicity", "religion", "home", "joined", "official", "education", "theory", "post",
    "unit", "sector", "planned_posts", "incumbent", "evaluations", "discipline", "terms",
    "training", "note",
)  # fmt: skip


FIELD_WORDS: dict[str, tuple[str, str]] = {
    "id": ("mã", "id"),
    "name": ("họ và tên", "name"),
    "born": ("ngày sinh", "birth date"),
    "sex": ("giới tính", "sex"),
    "ethnicity": ("dân tộc", "ethnicity"),
    "religion": ("tôn giáo", "religion"),
    "home": ("quê quán", "home"),
    "joined": ("ngày vào Đảng", "date of joining"),
    "official": ("ngày chính thức", "date of official membership"),
    "education": ("trình độ chuyên môn", "education"),
    "theory": ("lý luận chính trị", "political theory"),
    "post": ("chức vụ", "post"),
    "unit": ("đơn vị", "unit"),
    "sector": ("lĩnh vực", "sector"),
    "planned_posts": ("chức danh quy hoạch", "planned posts"),
    "incumbent": ("tái cử", "incumbent"),
    "evaluations": ("xếp loại", "evaluations"),
    "discipline": ("kỷ luật", "discipline"),
    "terms": ("số nhiệm kỳ liên tiếp", "terms held"),
    "training": ("bồi dưỡng", "training"),
    "note": ("ghi chú", "note"),
}
"""Each field in words, Vietnamese and English."""


def field_words(key: str) -> dict[str, str]:
    """The values a message about the field of a key needs: `field`, `field_vi`, `field_en`."""
    vi, en = FIELD_WORDS.get(key.split(".")[0], (key, key))
    return {"field": key, "field_vi": vi, "field_en": en}


class Level(IntEnum):
    """A yearly evaluation (xếp loại), the better the higher."""

    failed = 0
    completed = 1
    good = 2
    excellent = 3


class Theory(IntEnum):
    """A level of political theory (lý luận chính trị)."""

    none = 0
    elementary = 1
    intermediate = 2
    advanced = 3


Evaluations = tuple[tuple[int | None, Level], ...]
"""Year and level; the year is None where the list does not say it: then the order is the order in time."""


@dataclass(frozen=True)
class Person:
    """One row. A value that is absent, or that could not be read (`unreadable` names the field), is None or empty."""

    id: str
    name: str
    born: PartialDate | None = None
    sex: Sex | None = None
    ethnicity: str = ""
    religion: str = ""
    home: str = ""
    joined: PartialDate | None = None
    official: PartialDate | None = None
    education: str = ""
    theory: str = ""
    post: str = ""
    unit: str = ""
    sector: str = ""
    planned_posts: tuple[str, ...] = ()
    incumbent: bool | None = None
    evaluations: Evaluations = ()
    discipline: str | None = None
    terms: int | None = None
    """Terms in a row that the post has been held for."""
    training: tuple[str, ...] = ()
    note: str = ""
    section: str = ""
    place: Place = NOWHERE
    made_id: bool = False
    unreadable: frozenset[str] = field(default_factory=frozenset)
