"""A whole-number program for HiGHS: columns, rows, and costs that may be changed between two solutions.

Everything is whole: bounds, coefficients, costs and what comes out; a value of the solver is taken to the nearest
whole number, and those who use it count anew what must hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FREE = float("inf")
_OPTIONS = (
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 0.5),
    ("presolve", "off"),  # lists of 2,000 people are solved four times as fast without
)


@dataclass(frozen=True)
class Column:
    lower: int
    upper: int


@dataclass(frozen=True)
class Row:
    """`terms`: column → coefficient; their sum is from `lower` to `upper`."""

    terms: Mapping[int, int]
    lower: float = -FREE
    upper: float = FREE


@dataclass(frozen=True)
class Solution:
    value: int
    columns: tuple[int, ...]


class Program:
    """A program the solver keeps: what changes is told to it, the rest it knows."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        import highspy
        import numpy as np

        self._optimal = highspy.HighsModelStatus.kOptimal
        self._columns = list(columns)
        self._rows = list(rows)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(columns), len(rows)
        model.col_cost_ = np.zeros(len(columns))
        model.col_lower_ = np.array([column.lower for column in columns], dtype=float)
        model.col_upper_ = np.array([column.upper for column in columns], dtype=float)
        model.row_lower_ = np.array([row.lower for row in rows], dtype=float)
        model.row_upper_ = np.array([row.upper for row in rows], dtype=float)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in rows)])
        model.a_matrix_.index_ = np.array([column for row in rows for column in row.terms], dtype=np.int32)
        model.a_matrix_.value_ = np.array([value for row in rows for value in row.terms.values()], dtype=float)
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.silent()
        for option, value in _OPTIONS:
            self._solver.setOptionValue(option, value)
        self._solver.passModel(model)

    def minimise(self, costs: Mapping[int, int]) -> Solution | None:
        """The solution of the least `costs` (column → cost of one; others cost nothing), None where there is none."""
        import numpy as np

        count = len(self._columns)
        values = np.zeros(count)
        for column, cost in costs.items():
            values[column] = cost
        self._solver.changeColsCost(count, np.arange(count, dtype=np.int32), values)
        self._solver.run()
        if self._solver.getModelStatus() != self._optimal:
            return None
        found = tuple(round(value) for value in self._solver.getSolution().col_value)
        return Solution(sum(found[column] * cost for column, cost in costs.items()), found)

    def keep(self, costs: Mapping[int, int], most: int) -> int:
        """From now on `costs` stay within `most`; returns the number of the row, for `allow`."""
        import numpy as np

        indices = np.array(list(costs), dtype=np.int32)
        self._solver.addRow(-FREE, most, len(costs), indices, np.array(list(costs.values()), dtype=float))
        self._rows.append(Row(costs, upper=most))
        return len(self._rows) - 1

    def allow(self, row: int) -> None:
        """The row no longer binds."""
        self._solver.changeRowBounds(row, -FREE, FREE)

    def bind(self, row: int) -> None:
        """The row binds again as it was made."""
        self._solver.changeRowBounds(row, self._rows[row].lower, self._rows[row].upper)

    def fix(self, column: int, value: int) -> None:
        self._solver.changeColBounds(column, value, value)

    def unfix(self, column: int) -> None:
        self._solver.changeColBounds(column, self._columns[column].lower, self._columns[column].upper)
