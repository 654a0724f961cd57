"""What holds for every planning list: the order of rows changes nothing, no hard rule is broken, nobody is lost."""

from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from planning_samples import person, rules

from congress.planning.header import Table
from congress.planning.importing import Imported
from congress.planning.people import Person
from congress.planning.rules import SlateRules
from congress.planning.sheet import Sheet
from congress.planning.slatefiles import people_text, slate_text
from congress.planning.slating import Plan, make_plan
from congress.planning.surplus import regulation_of, surplus_of
from tally.problems import StopError

TABLE = Table(Sheet("a.xlsx", "A", ()), (0, 0), 1, {}, {})
NAMES = ("Nguyễn Văn An", "Trần Thị Ánh", "Lê Văn Bình", "Đỗ Thị Cúc", "Vũ Văn Đạt")

LEVELS = st.sampled_from([("good",) * 3, ("good", "failed", "good"), ("excellent",) * 3, ("", "good", "good")])
TESTS = st.sampled_from([{}, {"evaluations_at_least": "good"}, {"months_left_first": 60, "months_left_again": 48}])

who = st.sampled_from(["women", "young", "minority", "new", "unit:A", "sector:X", "age:40-50"])
amount = st.sampled_from(["10%", "1/3", "50%", 1, 2])
target = st.fixed_dictionaries(
    {"who": who, "hard": st.booleans(), "weight": st.integers(1, 3)}, optional={"at_least": amount, "at_most": amount}
).filter(lambda found: "at_least" in found or "at_most" in found)


@st.composite
def planning(draw: st.DrawFn) -> tuple[list[Person], SlateRules]:
    people = [
        person(
            f"p{number}",
            draw(st.sampled_from(NAMES)),
            born=draw(st.sampled_from([(1968, 3, 1), (1975, 6), (1983,), (1990, 1, 1), None])),
            sex=draw(st.sampled_from(["male", "female", None])),
            ethnicity=draw(st.sampled_from(["Kinh", "Tày", ""])),
            unit=draw(st.sampled_from(["A", "B", ""])),
            sector=draw(st.sampled_from(["X", "Y"])),
            incumbent=draw(st.sampled_from([True, False, None])),
            levels=draw(LEVELS),
        )
        for number in range(draw(st.integers(3, 14)))
    ]
    eligibility = draw(TESTS)
    barred = [{"id": "p1", "reason": "Xin rút"}] if draw(st.booleans()) else []
    return people, rules(
        seats=draw(st.integers(1, 4)),
        fixed=["p0"] if draw(st.booleans()) else [],
        barred=barred,
        eligibility=eligibility,
        target=draw(st.lists(target, max_size=4)),
    )


def plan_of(people: list[Person], found: SlateRules) -> Plan | tuple[str, ...]:
    """The plan, or the codes and words of what stops it."""
    file = Path("slate.toml")
    surplus, notes = surplus_of(found, regulation_of(found, file), file)
    try:
        return make_plan(Imported(TABLE, tuple(people), ()), found, surplus, notes, file.name)
    except StopError as error:
        return tuple(problem.code + problem.text("en") for problem in error.problems)


@given(planning(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_rows_changes_nothing(data: tuple[list[Person], SlateRules], random: Random) -> None:
    people, found = data
    shuffled = random.sample(people, len(people))
    one, other = plan_of(people, found), plan_of(shuffled, found)
    if isinstance(one, Plan) and isinstance(other, Plan):
        assert one.slates == other.slates
        assert sorted(people_text(one.standings, "vi").splitlines()) == sorted(
            people_text(other.standings, "vi").splitlines()
        )
    else:
        assert one == other


@given(planning())
@settings(max_examples=80, deadline=None)
def test_no_hard_rule_is_broken_and_everyone_stands_in_the_list_once(data: tuple[list[Person], SlateRules]) -> None:
    people, found = data
    plan = plan_of(people, found)
    if not isinstance(plan, Plan):
        return
    size = found.seats + plan.surplus.people
    status = {standing.person.id: standing.status for standing in plan.standings}
    assert [standing.person.id for standing in plan.standings] == [one.id for one in people]
    assert sorted(id_ for id_, value in status.items() if value == "slate") == sorted(
        one.id for one in plan.slate.people
    )
    for slate in plan.slates:
        ids = [one.id for one in slate.people]
        assert len(set(ids)) == len(ids) == size
        assert set(found.fixed) <= set(ids)
        assert not set(ids) & {entry.id for entry in found.barred}
        assert all(status[id_] in ("slate", "reserve") for id_ in ids)
        assert all(check.standing == "met" for check in slate.checks if check.bound.target.hard)
        assert slate_text(slate).count("\n") == size + 1
    costs = [slate.cost for slate in plan.slates]
    assert costs == sorted(costs)
    assert len({frozenset(one.id for one in slate.people) for slate in plan.slates}) == len(plan.slates)


def test_people_told_apart_by_their_units_alone_are_interchangeable() -> None:
    people = [
        replace(person(f"row-{row}", "Nguyễn Văn An", born=None, unit=f"Sở {row}"), made_id=True) for row in range(2, 9)
    ]
    plan = plan_of(people, rules(seats=3))
    assert isinstance(plan, Plan)
    assert len(plan.slate.people) == 4
