"""Retirement ages by birth month and sex (NĐ 135/2020/NĐ-CP): men to 62 in 2028, women to 60 in 2035."""

from datetime import date
from itertools import pairwise

import pytest
from planning_samples import ON

from congress.planning.dates import PartialDate
from congress.planning.retirement import age_on, months_left, retirement_table


def age(year: int, month: int, sex: str) -> tuple[int, int]:
    return divmod(retirement_table().age(year * 12 + month, sex), 12)


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        (1960, 12, (60, 0)), (1961, 1, (60, 3)), (1961, 9, (60, 3)), (1961, 10, (60, 6)),
        (1963, 3, (60, 9)), (1963, 4, (61, 0)),
        (1963, 12, (61, 0)), (1964, 1, (61, 3)), (1966, 3, (61, 9)), (1966, 4, (62, 0)), (1990, 1, (62, 0)),
    ],
)  # fmt: skip
def test_men(year: int, month: int, expected: tuple[int, int]) -> None:
    assert age(year, month, "male") == expected


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        (1965, 12, (55, 0)), (1966, 1, (55, 4)), (1966, 8, (55, 4)), (1966, 9, (55, 8)), (1967, 5, (56, 0)),
        (1970, 1, (57, 4)),
        (1974, 12, (59, 8)), (1975, 4, (59, 8)), (1975, 5, (60, 0)), (1990, 1, (60, 0)),
    ],
)  # fmt: skip
def test_women(year: int, month: int, expected: tuple[int, int]) -> None:
    assert age(year, month, "female") == expected


def test_each_row_of_the_table_begins_in_the_year_after_the_last_reached_its_age() -> None:
    """The steps of the decree are three months a year for men and four for women, from 2021 on."""
    for sex, step in (("male", 3), ("female", 4)):
        rows = retirement_table().ages[sex]
        assert [later[1] - earlier[1] for earlier, later in pairwise(rows[1:])] == [step] * (len(rows) - 2)
        assert [(start + months - 1) // 12 for start, months in rows[1:]] == list(range(2021, 2021 + len(rows) - 1))


def test_the_table_names_its_source_and_is_not_called_verified() -> None:
    assert "135/2020" in retirement_table().source
    assert retirement_table().confidence == "unverified"


def test_months_left_count_from_month_to_month() -> None:
    assert months_left(PartialDate(1968, 9, 30), "male", ON) == (60, 60)
    assert months_left(PartialDate(1968, 9, 1), "male", ON) == (60, 60)
    assert months_left(PartialDate(1968, 8), "male", ON) == (59, 59)
    assert months_left(PartialDate(1960, 1, 1), "male", ON) == (-68, -68)


def test_months_left_of_a_year_alone_is_a_range() -> None:
    assert months_left(PartialDate(1970), "male", ON) == (76, 87)


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        (PartialDate(1983, 9, 25), ON, (42, 42)),
        (PartialDate(1983, 9, 26), ON, (41, 41)),
        (PartialDate(1983, 9), ON, (41, 42)),
        (PartialDate(1983, 8), ON, (42, 42)),
        (PartialDate(1983), ON, (41, 42)),
        (PartialDate(1984, 2, 29), date(2025, 2, 28), (40, 40)),
        (PartialDate(1984, 2, 29), date(2025, 3, 1), (41, 41)),
    ],
)
def test_ages_in_completed_years(born: PartialDate, on: date, expected: tuple[int, int]) -> None:
    assert age_on(born, on) == expected
