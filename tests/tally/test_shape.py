"""Faults of any model's data as coded problems: in lists and tables, each with its path, person and nearest key."""

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError
from tally_cases import told

from tally.shape import key_path, shape_problems, shown


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Person(Part):
    name: str
    weight: int = 0


class Group(Part):
    id: str
    members: tuple[Person, ...] = ()
    leader: Person | None = None


class Plan(Part):
    group: list[Group] = []


def faults(data):
    with pytest.raises(ValidationError) as refused:
        Plan.model_validate(data)
    return told(shape_problems(refused.value, Plan, data, "plan.toml"))


def test_a_key_is_compared_with_those_known_at_its_own_place():
    data = {"group": [{"id": "g", "leadr": 1, "leader": {"name": "An", "wieght": 1}}], "wieght": 1}
    near = {(at, values.get("near")) for code, at, _subject, values in faults(data)}
    assert near == {("group[1].leadr", "leader"), ("group[1].leader.wieght", "weight"), ("wieght", "")}


def test_the_innermost_name_is_the_subject():
    data = {"group": [{"id": "g", "leader": {"name": "An", "wieght": 1}, "members": [{"name": "Ba", "age": 2}, {}]}]}
    subjects = {(code, subject, values["key"]) for code, _at, subject, values in faults(data)}
    assert {("KEY_UNKNOWN_NEAR", "g", "wieght"), ("KEY_UNKNOWN", "Ba", "age"), ("KEY_MISSING", "g", "name")} <= subjects


@pytest.mark.parametrize(
    ("loc", "path"),
    [((), ""), (("a",), "a"), (("a", 0), "a[1]"), (("a", 0, "b", "c"), "a[1].b.c"), ((2,), "[3]"), ((0, "b"), "[1].b")],
)
def test_a_key_is_written_as_people_count(loc, path):
    assert key_path(loc) == path


@pytest.mark.parametrize(
    ("value", "text"),
    [(" a\n b ", "a b"), (5, "5"), (None, "None"), ({"a": 1}, "…"), ([1], "…"), ((1,), "…"), ("x" * 60, "x" * 60),
     ("x" * 61, "x" * 57 + "…")],
)  # fmt: skip
def test_a_value_is_shown_short_and_on_one_line(value, text):
    assert shown(value) == text


def test_a_value_of_a_kind_without_words_of_its_own():
    class Scale(Part):
        factor: float

    with pytest.raises(ValidationError) as refused:
        Scale.model_validate({"factor": "much"})
    assert told(shape_problems(refused.value, Scale, {"factor": "much"}, "x")) == [
        ("VALUE_KIND", "factor", "",
         {"key": "factor", "value": "much", "wanted_vi": "một giá trị khác", "wanted_en": "another value"})
    ]  # fmt: skip
