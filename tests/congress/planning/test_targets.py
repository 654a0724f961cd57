"""Structure targets: who belongs, and met / not met / cannot be checked."""

import pytest
from planning_samples import person, rules

from congress.planning.targets import belongs, bounds_of, check


@pytest.mark.parametrize(
    ("who", "values", "expected"),
    [
        ("women", {"sex": "female"}, True),
        ("women", {"sex": "male"}, False),
        ("women", {"sex": None}, None),
        ("minority", {"ethnicity": "Tày"}, True),
        ("minority", {"ethnicity": "Kinh"}, False),
        ("minority", {"ethnicity": "KINH "}, False),
        ("minority", {"ethnicity": ""}, None),
        ("minority", {"ethnicity": "–"}, None),
        ("new", {"incumbent": False}, True),
        ("new", {"incumbent": True}, False),
        ("new", {"incumbent": None}, None),
        ("unit:Sở Nội vụ", {"unit": "SỞ NỘI VỤ"}, True),
        ("unit:Sở Nội vụ", {"unit": "Sở Nội vụ tỉnh"}, False),
        ("unit:Sở Nội vụ", {"unit": ""}, None),
        ("sector:Nội chính", {"sector": "Nội\u0020chính"}, True),
        ("young", {"born": (1983, 9, 26)}, True),
        ("young", {"born": (1983, 9, 25)}, False),
        ("young", {"born": (1983, 9)}, None),
        ("young", {"born": (1984,)}, True),
        ("young", {"born": None}, None),
        ("age:42-52", {"born": (1983, 9, 25)}, True),
        ("age:42-52", {"born": (1983, 9, 26)}, False),
        ("age:42-52", {"born": (1972, 9, 26)}, True),
        ("age:42-52", {"born": (1972, 9, 25)}, False),
        ("age:42-52", {"born": (1972,)}, None),
        ("age:42-52", {"born": (1975,)}, True),
    ],
)
def test_who_belongs_to_a_group(who: str, values: dict[str, object], expected: bool | None) -> None:
    assert belongs(person(**values), who, rules()) is expected


def standing(amount: dict[str, object], women: int, unknown: int, size: int = 10) -> str:
    sexes = ["female"] * women + [None] * unknown + ["male"] * (size - women - unknown)
    found = rules(target=[{"who": "women", **amount}])
    return check(bounds_of(found, size)[0], [person(sex=sex) for sex in sexes], found).standing


@pytest.mark.parametrize(
    ("women", "unknown", "expected"),
    [
        (2, 0, "met"),
        (1, 0, "not_met"),
        (3, 0, "met"),
        (1, 1, "unknown"),
        (0, 1, "not_met"),
        (2, 8, "met"),
        (0, 10, "unknown"),
    ],
)
def test_at_least(women: int, unknown: int, expected: str) -> None:
    assert standing({"at_least": "15%"}, women, unknown) == expected


@pytest.mark.parametrize(
    ("women", "unknown", "expected"),
    [(3, 0, "met"), (4, 0, "not_met"), (3, 1, "unknown"), (4, 6, "not_met"), (0, 10, "unknown")],
)
def test_at_most(women: int, unknown: int, expected: str) -> None:
    assert standing({"at_most": 3}, women, unknown) == expected


def test_a_check_keeps_the_values_it_used() -> None:
    found = rules(target=[{"who": "women", "at_least": "1/3"}])
    result = check(bounds_of(found, 3)[0], [person(sex="female"), person(sex=None), person()], found)
    assert (result.certain, result.open, result.size, result.bound.limit) == (1, 1, 3, 1)
    assert str(result.share) == "1/3"


def test_a_target_for_each_unit_is_a_bound_for_each_however_it_is_spelled() -> None:
    people = [person(unit="Sở B"), person(unit="Sở A"), person(unit="SỞ A"), person(unit="")]
    found = rules(target=[{"who": "unit:*", "at_least": 1, "at_most": 2}, {"who": "women", "at_least": 1}])
    bounds = bounds_of(found, 4, people)
    assert [(bound.who, bound.side, bound.rule) for bound in bounds] == [
        ("unit:SỞ A", "at_least", 0), ("unit:Sở B", "at_least", 0),
        ("unit:SỞ A", "at_most", 1), ("unit:Sở B", "at_most", 1), ("women", "at_least", 2),
    ]  # fmt: skip
    assert bounds == bounds_of(found, 4, reversed(people))
    assert check(bounds[0], people, found).certain == 2
