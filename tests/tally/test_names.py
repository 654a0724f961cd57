"""The order of Vietnamese names on a ballot."""

import datetime
import random
import unicodedata

import pytest

from tally.contest import Candidate
from tally.names import ballot_order_key, in_ballot_order, same_name, told_apart


def ordered(names):
    shuffled = list(names)
    random.Random(7).shuffle(shuffled)
    return sorted(shuffled, key=ballot_order_key)


@pytest.mark.parametrize(
    "given",
    [
        ["An", "Ánh", "Ân", "Bình", "Dũng", "Đạt", "Em", "Giang"],
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"],
        ["o", "ọ", "ô", "ộ", "ơ", "ợ", "p", "u", "ụ", "ư", "ự", "v", "y"],
        ["Ba", "Bá", "Ban", "Bàn", "Bản"],
        ["Hoa", "Hòa", "Hóa", "Hương", "Hường"],
        ["Dung", "Dũng", "Đông"],
    ],
)
def test_letters_stand_in_the_vietnamese_alphabet_and_tones_in_dictionary_order(given):
    names = [f"Nguyễn Văn {name}" for name in given]
    assert ordered(names) == names


def test_the_letter_that_bears_the_tone_does_not_matter():
    assert ballot_order_key("Lê Hoà") == ballot_order_key("Lê Hòa")
    assert same_name("Lê Hoà") == same_name("Lê Hòa") != same_name("Lê Hoa")


def test_the_given_name_comes_first_then_family_then_middle_then_age():
    names = ["Trần Thị An", "Nguyễn Văn Bình", "Trần Anh Bình", "Trần Văn Bình", "Lê Chi"]
    assert ordered(names) == names


def test_of_one_name_the_elder_stands_first():
    people = [
        Candidate(id=n, name="Lê Văn An", born=datetime.date(year, 1, 1)) for n, year in (("a", 1980), ("b", 1970))
    ]
    assert [one.id for one in in_ballot_order(people)] == ["b", "a"]


def test_decomposed_names_sort_like_composed_ones():
    name = "Đặng Thị Hường"
    assert ballot_order_key(unicodedata.normalize("NFD", name)) == ballot_order_key(name)
    assert same_name(unicodedata.normalize("NFD", name).upper()) == same_name(name)


@pytest.mark.parametrize("name", ["A", "", "H'Hen Niê", "Nguyễn Văn 3", "王 An", "O’Brien"])
def test_unusual_names_have_a_place_too(name):
    assert ballot_order_key(name) == ballot_order_key(name)
    assert ordered([name, "Lê An"]) == ordered(["Lê An", name])


def test_no_name_stands_before_any():
    assert ordered(["", "A", "Lê An"]) == ["", "A", "Lê An"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("1970-01-01", None), ("1971-01-01", None), True),
        (("1970-01-01", None), ("1970-01-01", None), False),
        (("1970-01-01", "Sở A"), (None, "Sở B"), True),
        ((None, "Sở A"), (None, "sở  a"), False),
        ((None, "Sở A"), (None, None), False),
        ((None, None), (None, "Sở A"), False),
        ((None, None), (None, None), False),
    ],
)
def test_two_birth_dates_or_two_notes_that_differ_tell_people_apart(one, other, apart):
    assert told_apart(one, other) == apart
