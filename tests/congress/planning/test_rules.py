"""The slate rules file: every key, and every way of getting it wrong."""

from fractions import Fraction
from pathlib import Path

import pytest
from planning_samples import codes, csv_file, rules

from congress.planning.rules import needed_fields, read_rules
from congress.planning.surplus import regulation_of, surplus_of
from tally.problems import InvalidError, Problem, UnreadableError

BASE = 'regulation = "party-2024"\nkind = "committee"\ntitle = "Bầu Ban Chấp hành"\nseats = 15\n'


def faults(tmp_path: Path, text: str) -> list[Problem]:
    with pytest.raises(InvalidError) as caught:
        read_rules(csv_file(tmp_path / "slate.toml", text))
    return list(caught.value.problems)


def test_the_example_of_the_documentation_is_read(tmp_path: Path) -> None:
    text = """
regulation = "party-2024"
kind = "committee"
title = "Ban Chấp hành Đảng bộ tỉnh khóa XX"
seats = 15
surplus = 2
reference_date = 2025-09-25
young_under = 42
fixed = ["p007"]
[[barred]]
id = "p013"
reason = "Xin rút"
[eligibility]
months_left_first = 60
months_left_again = 48
evaluations_at_least = "good"
no_discipline_in_force = true
[[target]]
who = "women"
at_least = "15%"
hard = false
weight = 1
"""
    found, _ = read_rules(csv_file(tmp_path / "slate.toml", text))
    assert found.contest_id == "ban-chap-hanh-dang-bo-tinh-khoa-xx"
    assert found.target[0].at_least is not None
    assert found.target[0].at_least.share == Fraction(15, 100)
    assert set(needed_fields(found)) == {"born", "sex", "incumbent", "evaluations", "discipline"}


def test_every_fault_is_named_at_once_with_its_key_and_the_key_that_may_be_meant(tmp_path: Path) -> None:
    text = (
        'regulation = "party-2024"\nkind = "committee"\nseats = 0\nsurpluss = 2\nreference_date = "hôm nay"\n'
        '[eligibility]\nmonths_left_frist = 60\nevaluations_at_least = "tốt"\n'
        '[[target]]\nwho = "men"\nat_least = "150%"\n[[target]]\nwho = "women"\nat_leest = 3\n[[barred]]\nid = "p1"\n'
    )
    found = faults(tmp_path, text)
    assert {(fault.place.at, fault.code) for fault in found} == {
        ("title", "KEY_MISSING"),
        ("seats", "VALUE_LOW"),
        ("surpluss", "KEY_UNKNOWN_NEAR"),
        ("reference_date", "VALUE_KIND"),
        ("eligibility.months_left_frist", "KEY_UNKNOWN_NEAR"),
        ("eligibility.evaluations_at_least", "RULES_VALUE"),
        ("target[1].who", "RULES_VALUE"),
        ("target[1].at_least", "RULES_VALUE"),
        ("target[2].at_leest", "KEY_UNKNOWN_NEAR"),
        ("barred[1].reason", "KEY_MISSING"),
    }
    words = " ".join(fault.text("en") for fault in found)
    assert "surplus" in words
    assert "months_left_first" in words
    assert "excellent | good | completed | failed" in words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[[target]]\nwho = "women"\n', "RULES_NO_BOUND"),
        ('[[target]]\nwho = "young"\nat_least = 1\n', "RULES_NEED"),
        ("[eligibility]\nmonths_left_first = 60\n", "RULES_NEED"),
        ("[eligibility]\nno_discipline_in_force = true\n", "RULES_NEED"),
        ('[[target]]\nwho = "age:30-40"\nat_least = 1\n', "RULES_NEED"),
        ('fixed = ["p1"]\n[[barred]]\nid = "p1"\nreason = "x"\n', "RULES_FIXED_AND_BARRED"),
        ('fixed = ["p1", "p1"]\n', "RULES_TWICE"),
    ],
)
def test_rules_that_contradict_themselves_or_lack_what_they_need(tmp_path: Path, text: str, code: str) -> None:
    assert code in codes(faults(tmp_path, BASE + text))


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("15%", 3, 3),
        ("33.3%", 7, 6),
        ("33,3 %", 7, 6),
        ("1/3", 7, 6),
        ("0%", 0, 0),
        ("100%", 20, 20),
        (3, 3, 3),
        ("3", 3, 3),
    ],
)
def test_a_share_of_twenty_people_is_exact_and_rounded_to_the_stricter_side(
    value: object, least: int, most: int
) -> None:
    target = rules(target=[{"who": "women", "at_least": value, "at_most": value}]).target[0]
    assert target.at_least is not None
    assert target.at_most is not None
    assert (target.at_least.at_least(20), target.at_most.at_most(20)) == (least, most)


@pytest.mark.parametrize("value", ["101%", "4/3", "1/0", "-1", -1, 0.15, "abc", "", "15 phần trăm", True])
def test_an_amount_that_is_neither_count_nor_share_is_refused(value: object) -> None:
    with pytest.raises(AssertionError, match="15%"):
        rules(target=[{"who": "women", "at_least": value}])


@pytest.mark.parametrize(
    "who", ["women", "young", "minority", "new", "unit:Sở Nội vụ", "sector:Nội chính", "age:42-52", "age: 42 - 52"]
)
def test_groups_that_can_be_named(who: str) -> None:
    assert rules(target=[{"who": who, "at_least": 1}]).target[0].who == who.replace(
        " ", "" if who.startswith("age") else " "
    )


@pytest.mark.parametrize("who", ["men", "unit:", "sector: ", "age:52-42", "age:42", "age:-52", "", 3])
def test_groups_that_cannot(who: object) -> None:
    with pytest.raises(AssertionError):
        rules(target=[{"who": who, "at_least": 1}])


def test_a_rules_file_that_is_missing_or_broken_is_unreadable(tmp_path: Path) -> None:
    for path in (
        tmp_path / "none.toml",
        csv_file(tmp_path / "a.toml", "seats = = 3"),
        csv_file(tmp_path / "b.toml", "a = 'Bầu'", "utf-16"),
    ):
        with pytest.raises(UnreadableError):
            read_rules(path)


def surplus(tmp_path: Path, **values: object) -> tuple[int, list[str]]:
    found = rules(**values)
    file = tmp_path / "slate.toml"
    decided, notes = surplus_of(found, regulation_of(found, file), file)
    return decided.people, codes(notes)


@pytest.mark.parametrize(
    ("seats", "expected"), [(3, 1), (5, 1), (7, 1), (9, 1), (10, 1), (11, 2), (15, 2), (18, 2), (53, 6)]
)
def test_the_default_surplus_is_a_tenth_rounded_up_within_the_most_allowed(
    tmp_path: Path, seats: int, expected: int
) -> None:
    people, notes = surplus(tmp_path, seats=seats)
    assert people == expected
    assert notes[0] == "SURPLUS_DEFAULT"


@pytest.mark.parametrize(
    ("seats", "given", "expected"),
    [
        (20, 2, []), (20, 3, []), (20, 1, ["SURPLUS_OUTSIDE_BAND"]), (20, 4, ["SURPLUS_OUTSIDE_BAND"]),
        (20, 6, ["SURPLUS_OUTSIDE_BAND"]), (20, 7, ["SURPLUS_ABOVE"]),
        (20, 0, ["SURPLUS_NONE"]), (3, 1, []), (3, 2, ["SURPLUS_ABOVE"]),
    ],
)  # fmt: skip
def test_a_surplus_outside_what_the_rule_says_is_a_warning(
    tmp_path: Path, seats: int, given: int, expected: list[str]
) -> None:
    assert surplus(tmp_path, seats=seats, surplus=given) == (given, expected)


@pytest.mark.parametrize(("seats", "band"), [(18, "2"), (20, "2–3")])
def test_a_band_of_one_number_is_one_number(tmp_path: Path, seats: int, band: str) -> None:
    csv_file(tmp_path / "slate.toml", "")
    found = rules(seats=seats, surplus=4)
    _, (note,) = surplus_of(found, regulation_of(found, tmp_path / "slate.toml"), tmp_path / "slate.toml")
    assert f"chuẩn bị {band} người" in note.text("vi")
    assert f"prepared: {band} (" in note.text("en")


def test_an_unknown_regulation_or_kind_is_named_with_the_nearest(tmp_path: Path) -> None:
    for values, code, near in (
        ({"regulation": "party-2023"}, "RULES_REGULATION", "party-2024"),
        ({"kind": "comittee"}, "RULES_KIND", "committee"),
    ):
        with pytest.raises(InvalidError) as caught:
            surplus(tmp_path, **values)
        assert codes(caught.value.problems) == [code]
        assert near in caught.value.problems[0].text("vi")


@pytest.mark.parametrize("weight", [0, -1, 1001, "2", True])
def test_weights_that_cannot_be_added_exactly_are_refused(weight: object) -> None:
    with pytest.raises(AssertionError, match="weight"):
        rules(target=[{"who": "women", "at_least": 1, "weight": weight}])


def test_weights_are_exact(tmp_path: Path) -> None:
    text = BASE + '[[target]]\nwho = "women"\nat_least = 1\nweight = 0.1\n'
    assert read_rules(csv_file(tmp_path / "a.toml", text))[0].target[0].weight == Fraction(1, 10)
    assert "RULES_VALUE" in codes(faults(tmp_path, text.replace("0.1", "0.0001")))
