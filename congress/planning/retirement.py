"""How many months of work a person has left, from the table of retirement ages by birth month and sex."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from congress.planning.dates import PartialDate
from congress.planning.people import Sex


@dataclass(frozen=True)
class RetirementTable:
    """Ages in months by the first birth month (counted from year 0) they hold for, ascending."""

    source: str
    confidence: str
    ages: dict[Sex, tuple[tuple[int, int], ...]]

    def age(self, born_month: int, sex: Sex) -> int:
        """The retirement age, in months, of a person born in month `born_month` (year x 12 + month)."""
        return next(months for start, months in reversed(self.ages[sex]) if start <= born_month)


@cache
def retirement_table() -> RetirementTable:
    found = tomllib.loads((Path(__file__).parent / "retirement.toml").read_text(encoding="utf-8"))
    sexes: tuple[Sex, ...] = ("male", "female")
    return RetirementTable(
        source=found["source"],
        confidence=found["confidence"],
        ages={
            sex: (
                (0, _months(found[sex]["before"])),
                *((_month(row["born_from"]), _months(row["age"])) for row in found[sex]["rows"]),
            )
            for sex in sexes
        },
    )


def months_left(born: PartialDate, sex: Sex, on: date) -> tuple[int, int]:
    """The fewest and the most months from the month of `on` to the month the retirement age is reached.

    Both are equal where the month of birth is known; the table goes by the month, so the day does not matter.
    """
    table = retirement_table()
    months = [born.month] if born.month else list(range(1, 13))
    left = [(birth := born.year * 12 + month) + table.age(birth, sex) - (on.year * 12 + on.month) for month in months]
    return min(left), max(left)


def age_on(born: PartialDate, on: date) -> tuple[int, int]:
    """The least and the greatest age in completed years on the day `on`, as far as the birth date is known."""
    return _completed(born.latest, on), _completed(born.earliest, on)


def _completed(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _months(text: str) -> int:
    years, months = re.fullmatch(r"(\d+)y(\d+)m", text).groups()  # type: ignore[union-attr]
    return int(years) * 12 + int(months)


def _month(text: str) -> int:
    year, month = text.split("-")
    return int(year) * 12 + int(month)
