"""Every form of date that planning lists hold, and those that cannot be one."""

from datetime import date

import pytest

from congress.planning.dates import DateError, PartialDate, is_serial, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/3/1975", (1975, 3, 12)),
        ("12/03/1975", (1975, 3, 12)),
        ("12-3-1975", (1975, 3, 12)),
        ("12.3.1975", (1975, 3, 12)),
        ("12 / 3 / 1975", (1975, 3, 12)),
        (" 12/3/1975 ", (1975, 3, 12)),
        ("1975-03-12", (1975, 3, 12)),
        ("1975-03-12 00:00:00", (1975, 3, 12)),
        ("1975-03-12T00:00:00", (1975, 3, 12)),
        ("ngày 12 tháng 3 năm 1975", (1975, 3, 12)),
        ("27465", (1975, 3, 12)),
        ("27465.0", (1975, 3, 12)),
        ("03/1975", (1975, 3)),
        ("3-1975", (1975, 3)),
        ("3.1975", (1975, 3)),
        ("tháng 3/1975", (1975, 3)),
        ("T3/1975", (1975, 3)),
        ("1975-03", (1975, 3)),
        ("1975", (1975,)),
        ("năm 1975", (1975,)),
        ("1975.0", (1975,)),
        ("29/2/1976", (1976, 2, 29)),
        ("1/1/1900", (1900, 1, 1)),
        ("31/12/2100", (2100, 12, 31)),
    ],
)
def test_a_date_is_read_day_first(text: str, expected: tuple[int, ...]) -> None:
    assert parse_date(text) == PartialDate(*expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/1975", "DATE_IMPOSSIBLE"),
        ("29/2/1975", "DATE_IMPOSSIBLE"),
        ("12/13/1975", "DATE_IMPOSSIBLE"),
        ("00/03/1975", "DATE_IMPOSSIBLE"),
        ("0/1975", "DATE_IMPOSSIBLE"),
        ("13/1975", "DATE_IMPOSSIBLE"),
        ("12/3/1899", "DATE_IMPOSSIBLE"),
        ("2101", "DATE_IMPOSSIBLE"),
        ("12/3/75", "DATE_SHORT_YEAR"),
        ("3/75", "DATE_SHORT_YEAR"),
        ("75", "DATE_SHORT_YEAR"),
        ("1975?", "DATE_UNREADABLE"),
        ("khoảng 1975", "DATE_UNREADABLE"),
        ("12/3/1975; 12/3/1976", "DATE_UNREADABLE"),
        ("99999", "DATE_UNREADABLE"),
        ("03653", "DATE_UNREADABLE"),
        ("x", "DATE_UNREADABLE"),
    ],
)
def test_what_is_no_date_says_why(text: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.code == code


def test_a_partial_date_knows_its_first_and_last_day() -> None:
    assert (PartialDate(1975).earliest, PartialDate(1975).latest) == (date(1975, 1, 1), date(1975, 12, 31))
    assert (PartialDate(1976, 2).earliest, PartialDate(1976, 2).latest) == (date(1976, 2, 1), date(1976, 2, 29))
    assert PartialDate(1975, 12).latest == date(1975, 12, 31)
    assert PartialDate(1975, 3, 12).earliest == PartialDate(1975, 3, 12).latest == PartialDate(1975, 3, 12).exact
    assert PartialDate(1975, 3).exact is None


@pytest.mark.parametrize(("parts", "text"), [((1975, 3, 12), "12/03/1975"), ((1975, 3), "03/1975"), ((1975,), "1975")])
def test_a_date_prints_as_vietnamese_documents_write_it(parts: tuple[int, ...], text: str) -> None:
    assert str(PartialDate(*parts)) == text


def test_a_year_is_no_excel_day_number() -> None:
    assert is_serial("27465")
    assert not is_serial("1975")
