"""Rows equal in name: what may be one person twice is held back, and no contest file is one that we refuse."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_samples import person, rules

from congress.planning.header import Table
from congress.planning.importing import Imported
from congress.planning.people import Person
from congress.planning.rules import SlateRules
from congress.planning.sheet import Sheet
from congress.planning.slatefiles import contest_text, reasons_text
from congress.planning.slating import Plan, make_plan
from congress.planning.surplus import regulation_of, surplus_of
from tally.contest_check import parse_contest
from tally.problems import StopError
from tally.regulation import load_builtin

TABLE = Table(Sheet("a.xlsx", "A", ()), (0, 0), 1, {}, {})
OTHERS = [person(f"q{number}", name) for number, name in enumerate(("Lê Văn Bình", "Đỗ Thị Cúc", "Vũ Văn Đạt"))]
DAY, MONTH, YEAR, OTHER_DAY = (1975, 3, 12), (1975, 3), (1975,), (1976, 1, 2)


def plan_of(people: list[Person], found: SlateRules | None = None) -> Plan:
    found = found or rules(seats=2)
    file = Path("slate.toml")
    surplus, notes = surplus_of(found, regulation_of(found, file), file)
    return make_plan(Imported(TABLE, tuple(people), ()), found, surplus, notes, file.name)


def statuses(*pair: Person, found: SlateRules | None = None) -> list[str]:
    plan = plan_of([*pair, *OTHERS], found)
    return ["listed" if s.status in ("slate", "reserve") else s.status for s in plan.standings[: len(pair)]]


def twins(births: tuple[object, object], units: tuple[str, str], *, made: bool = False) -> tuple[Person, Person]:
    one, other = (
        replace(person(f"p{number}", "Trần Thị Hoà" if number else "Trần Thị Hòa", born=born, unit=unit), made_id=made)
        for number, (born, unit) in enumerate(zip(births, units, strict=True))
    )
    return one, other


@pytest.mark.parametrize(
    ("births", "units", "made", "held"),
    [
        ((DAY, DAY), ("A", "A"), False, True),
        ((DAY, DAY), ("", ""), False, True),
        ((DAY, DAY), ("A", ""), False, True),
        ((DAY, DAY), ("A", "B"), False, False),
        ((DAY, DAY), ("A", "B"), True, True),
        ((DAY, OTHER_DAY), ("A", "A"), True, False),
        ((DAY, OTHER_DAY), ("", ""), True, False),
        ((DAY, YEAR), ("A", "A"), False, True),
        ((MONTH, YEAR), ("A", "A"), False, True),
        ((DAY, None), ("A", "A"), False, True),
        ((None, None), ("", ""), False, True),
        ((None, None), ("A", "B"), True, False),
        ((YEAR, (1980,)), ("", ""), True, False),
        ((DAY, (1980,)), ("", ""), True, True),
        ((DAY, (1980,)), ("A", "A"), True, False),
    ],
)
def test_people_of_one_name_are_listed_only_where_the_list_tells_them_apart(
    births: tuple[object, object], units: tuple[str, str], *, made: bool, held: bool
) -> None:
    assert statuses(*twins(births, units, made=made)) == (["undecided"] * 2 if held else ["listed"] * 2)


def test_the_reason_names_the_other_row_and_what_to_do() -> None:
    plan = plan_of([*twins((DAY, DAY), ("A", "A")), *OTHERS])
    for lang, words in (("vi", "xóa dòng thừa"), ("en", "delete the extra row")):
        text = reasons_text(plan.standings[0], lang)
        assert text.startswith("SAME_PERSON: ")
        assert "p1" in text
        assert words in text


def test_barring_one_of_two_rows_leaves_the_other() -> None:
    found = rules(seats=2, barred=[{"id": "p1", "reason": "ghi hai lần"}])
    assert statuses(*twins((DAY, DAY), ("A", "A")), found=found) == ["listed", "excluded"]


def test_a_row_that_fails_a_test_leaves_its_double_undecided() -> None:
    one, other = twins((DAY, DAY), ("A", "A"))
    bad = replace(other, evaluations=person(levels=("failed",) * 3).evaluations)
    assert statuses(one, bad, found=rules(seats=2, eligibility={"evaluations_at_least": "good"})) == [
        "undecided",
        "excluded",
    ]


def test_a_fixed_person_written_twice_stops_the_slate() -> None:
    with pytest.raises(StopError) as caught:
        plan_of([*twins((DAY, DAY), ("A", "A")), *OTHERS], rules(seats=2, fixed=["p0"]))
    assert [problem.code for problem in caught.value.problems] == ["FIXED_UNDECIDED"]


@st.composite
def crowd(draw: st.DrawFn) -> list[Person]:
    """People of few names, with all the gaps and half-differences that real lists have."""
    found = [
        person(
            f"p{number}",
            draw(st.sampled_from(["Trần Thị Hòa", "Trần Thị Hoà", "TRẦN THỊ HÒA", "Lê An"])),
            born=draw(st.sampled_from([DAY, MONTH, YEAR, OTHER_DAY, (1980,), None])),
            post=draw(st.sampled_from(["Giám đốc", "giám đốc", ""])),
            unit=draw(st.sampled_from(["Sở A", "Sở  A", "Sở B", ""])),
        )
        for number in range(draw(st.integers(2, 6)))
    ]
    return [replace(one, made_id=draw(st.booleans())) for one in found]


@given(crowd())
@settings(max_examples=150, deadline=None)
def test_no_slate_is_a_contest_that_our_own_checks_refuse(people: list[Person]) -> None:
    plan = plan_of([*people, *OTHERS], rules(seats=2))
    assert len(plan.standings) == len(people) + len(OTHERS)
    regulation = load_builtin("party-2024")
    for slate in plan.slates:
        text = contest_text(replace(plan, slates=(slate,)), {}, regulation.id)
        assert len(parse_contest(tomllib.loads(text), "contest.toml", regulation).candidate) == len(slate.people)
