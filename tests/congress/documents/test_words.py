"""Numbers, percentages and dates as documents write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.documents.words import clock_time, long_date, number, number_in_words, percent


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (18, "mười tám"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (350, "ba trăm năm mươi"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1587, "một nghìn năm trăm tám mươi bảy"),
        (20_021, "hai mươi nghìn không trăm hai mươi mốt"),
        (1_000_000, "một triệu"),
        (2_000_000_100, "hai tỷ một trăm"),
    ],
)
def test_numbers_in_vietnamese_words(figure: int, words: str) -> None:
    assert number_in_words(figure) == words


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_two_numbers_never_share_their_words(first: int, second: int) -> None:
    assert (number_in_words(first) == number_in_words(second)) == (first == second)


@pytest.mark.parametrize("figure", [-1, 10**12])
def test_numbers_outside_the_range_are_refused(figure: int) -> None:
    with pytest.raises(ValueError, match="cannot be said"):
        number_in_words(figure)


def test_an_unknown_number_is_a_dotted_line_and_thousands_are_parted() -> None:
    assert number(None, "vi") == "………"
    assert (number(1587, "vi"), number(1587, "en"), number(999, "vi")) == ("1.587", "1,587", "999")


def test_a_share_keeps_its_digits_and_takes_the_comma_in_vietnamese() -> None:
    assert (percent("50.34", "vi"), percent("50.30", "en"), percent(None, "vi")) == ("50,34%", "50.30%", "–")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 2, 5), "ngày 05 tháng 02 năm 2025"),
        (date(2025, 3, 9), "ngày 09 tháng 3 năm 2025"),
        (date(2025, 1, 10), "ngày 10 tháng 01 năm 2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_a_zero_stands_before_days_under_ten_and_the_first_two_months(day: date, words: str) -> None:
    assert long_date(day, "vi") == words


def test_a_blank_date_and_an_odd_time_are_left_to_people() -> None:
    assert long_date(None, "vi") == "ngày …… tháng …… năm ………"
    assert clock_time("16:40", "vi") == "16 giờ 40 phút"
    assert clock_time("chiều", "vi") == "chiều"
