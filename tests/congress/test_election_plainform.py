"""Readings kept while a scan runs come back exactly, or not at all."""

import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.pagereader import Crop, PageReading
from congress.elections.plainform import decoded, encoded
from tally.problems import Message, Place, Problem

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.binary(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3) | st.tuples(st.text(max_size=3), st.integers()), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(values)
def test_every_value_comes_back_as_it_was(value: object) -> None:
    back = decoded(json.loads(json.dumps(encoded(value))))
    assert (back, type(back)) == (value, type(value))


def test_a_reading_with_everything_in_it_comes_back() -> None:
    why = Problem("X", Message("vi {a}", "en {a}"), Place("a.jpg", at="1"), {"a": 1.25, "b": "chữ"})
    reading = PageReading(
        page=1, serial="00", cells={"c1": "yes?"}, scores={("c1", "yes"): 0.1 + 0.2}, doubts=(why,),
        crops=(Crop("c1", "yes?", why, b"\x89PNG"),),
    )  # fmt: skip
    assert decoded(json.loads(json.dumps(encoded(reading)))) == reading


def test_numbers_of_the_picture_library_are_numbers() -> None:
    assert decoded(encoded((np.float32(0.5), np.int64(3)))) == (0.5, 3)


@pytest.mark.parametrize("value", [Fraction(1, 2), {1, 2}, object()])
def test_what_could_not_come_back_exactly_is_not_kept(value: object) -> None:
    with pytest.raises(TypeError):
        encoded(value)


@pytest.mark.parametrize(
    "data",
    [
        {"class": "Path", "fields": {}},
        {"class": "PageReading", "fields": {"page": 1}},
        {"class": "Place", "fields": {"file": "", "sheet": "", "at": "", "subject": "", "more": ""}},
        {"bytes": "%%%"},
        {"set": [1]},
    ],
)
def test_what_was_not_written_by_this_program_is_not_read(data: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        decoded(data)
