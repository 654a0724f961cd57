"""Contests and ballots made to order for the tests of the count."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from tally.contest import Contest
from tally.contest_check import parse_contest
from tally.engine import Totals, compute, compute_totals
from tally.problems import Problem
from tally.regulation import load_builtin
from tally.result import Result

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")


def ids(names: int) -> list[str]:
    return [f"c{n:02d}" for n in range(1, names + 1)]


def contest_data(names: int, seats: int, **keys: Any) -> dict[str, Any]:
    """A contest file's content. `base` is short for delegates summoned and present."""
    base = keys.pop("base", None)
    data: dict[str, Any] = {
        "id": "bch",
        "title": "Bầu Ban Chấp hành",
        "regulation": "party-2024",
        "seats": seats,
        "candidate": [{"id": name, "name": f"{FAMILY[n % 10]} Văn Thử {n}"} for n, name in enumerate(ids(names), 1)],
    }
    if base is not None:
        data["electorate"] = {"body": "delegates", "summoned": base, "present": base}
    return data | keys


def contest(names: int, seats: int, **keys: Any) -> Contest:
    return parse_contest(contest_data(names, seats, **keys), "contest.toml")


def kept_rows(votes: Sequence[int], valid: int, seats: int) -> list[set[int]]:
    """For each of `valid` ballots the positions voted for, so that position i is voted for `votes[i]` times and every
    ballot votes for 1 to `seats` people."""
    rows: list[set[int]] = [set() for _ in range(valid)]
    for position, number in sorted(enumerate(votes), key=lambda pair: -pair[1]):
        for row in sorted(rows, key=len)[:number]:
            row.add(position)
    assert all(1 <= len(row) <= seats for row in rows), "no such ballots"
    return rows


def strike_ballots(votes: Sequence[int], valid: int, seats: int, problems: Sequence[str] = ()) -> pl.DataFrame:
    """Ballots of form strike giving `votes`, then one ballot for each code of `problems`."""
    names = ids(len(votes))
    kept = [*kept_rows(votes, valid, seats), *[{0} for _ in problems]]
    codes = [*[""] * valid, *problems]
    return pl.DataFrame({
        "ballot": [f"b{n}" for n in range(len(kept))],
        "problem": codes,
        **{name: ["" if n in row else "x" for row in kept] for n, name in enumerate(names)},
    })  # fmt: skip


def marks(cells: Sequence[Sequence[str]], problems: Sequence[str] | None = None) -> pl.DataFrame:
    """Ballots row by row, one cell a candidate."""
    names = ids(len(cells[0]))
    return pl.DataFrame({
        "ballot": [f"b{n}" for n in range(len(cells))],
        "problem": list(problems) if problems else [""] * len(cells),
        **{name: [row[n] for row in cells] for n, name in enumerate(names)},
    })  # fmt: skip


def agree_ballots(rows: Mapping[str, Sequence[int]] | Sequence[tuple[int, int, int]]) -> pl.DataFrame:
    """Ballots of form agree with (yes, no, neither) per candidate; the sums must be equal."""
    triples = list(rows.values()) if isinstance(rows, Mapping) else list(rows)
    columns = [["yes"] * yes + ["no"] * no + [""] * neither for yes, no, neither in triples]
    return marks([list(row) for row in zip(*columns, strict=True)])


def count(case: Contest, ballots: pl.DataFrame, **options: Any) -> Result:
    return compute(case, load_builtin(case.regulation), ballots, **options)


def count_totals(case: Contest, votes: Sequence[int | tuple[int, int, int]]) -> Result:
    totals = {
        name: Totals(*number) if isinstance(number, tuple) else Totals(number)
        for name, number in zip(ids(len(votes)), votes, strict=True)
    }
    return compute_totals(case, load_builtin(case.regulation), totals)


def verdicts(result: Result) -> list[str]:
    return [one.verdict for one in result.candidates]


def codes(findings: Sequence[Any]) -> list[str]:
    return [one.code for one in findings]


def told(problems: Sequence[Problem]) -> list[tuple[str, str, str, dict[str, object]]]:
    """Code, place, subject and figures of each problem, whose words in both languages can be made of them."""
    for one in problems:
        assert one.text("vi") != one.text("en")
        assert isinstance(one.fix("vi") + one.fix("en"), str)
    return [(one.code, one.place.at, one.place.subject, dict(one.values)) for one in problems]


def english(result: Result, code: str) -> list[str]:
    """What the warnings of one code say."""
    return [one.en for one in result.warnings if one.code == code]
