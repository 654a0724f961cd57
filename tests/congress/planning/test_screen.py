"""The eligibility screen: pass, fail, cannot tell; boundary rows below, at and above."""

from dataclasses import replace
from datetime import date

import pytest
from planning_samples import person, rules

from congress.planning.discipline import after
from congress.planning.finding import clauses
from congress.planning.people import Level
from congress.planning.screen import Finding, screen, verdict_of
from congress.planning.values import read_date


def one(found: tuple[Finding, ...]) -> tuple[str, str]:
    (finding,) = found
    return finding.verdict, finding.reason.code


def months(**values: object) -> tuple[Finding, ...]:
    return screen(person(**values), rules(eligibility={"months_left_first": 60, "months_left_again": 48}))


@pytest.mark.parametrize(
    ("born", "sex", "incumbent", "expected"),
    [
        ((1968, 8, 31), "male", False, ("fail", "MONTHS_SHORT")),  # 59 months
        ((1968, 9, 1), "male", False, ("pass", "MONTHS_ENOUGH")),  # 60
        ((1968, 10, 1), "male", False, ("pass", "MONTHS_ENOUGH")),
        ((1967, 8, 1), "male", True, ("fail", "MONTHS_SHORT")),  # 47
        ((1967, 9, 1), "male", True, ("pass", "MONTHS_ENOUGH")),  # 48
        ((1971, 12, 1), "female", True, ("pass", "MONTHS_ENOUGH")),  # 58 years: 12/2029, 51
        ((1960, 1, 1), "male", True, ("fail", "MONTHS_PAST")),
        ((1968,), "male", False, ("unknown", "MONTHS_UNKNOWN")),  # 52 to 63
        ((1967,), "male", False, ("fail", "MONTHS_SHORT")),  # at most 51
        ((1970,), "male", False, ("pass", "MONTHS_ENOUGH")),  # at least 76
        (None, "male", False, ("unknown", "MONTHS_UNKNOWN")),
        ((1972, 1, 1), None, False, ("unknown", "MONTHS_UNKNOWN")),  # man: enough, woman: short
        ((1980, 1, 1), None, False, ("pass", "MONTHS_ENOUGH")),
        ((1968, 1, 1), "male", None, ("unknown", "MONTHS_UNKNOWN")),  # 52: enough again, too few first
        ((1975, 1, 1), "male", None, ("pass", "MONTHS_ENOUGH")),
        ((1966, 1, 1), "male", None, ("fail", "MONTHS_SHORT")),
    ],
)
def test_months_left(
    born: tuple[int, ...] | None, sex: str | None, incumbent: bool | None, expected: tuple[str, str]
) -> None:
    assert one(months(born=born, sex=sex, incumbent=incumbent)) == expected


def test_the_reason_gives_the_value_used_the_rule_and_when_the_age_is_reached() -> None:
    (finding,) = months(born=(1968, 8, 31))
    assert finding.test == "months_left_first"
    assert (
        finding.reason.text("vi")
        == "còn 59 tháng công tác (sinh 31/08/1968, đến tuổi nghỉ hưu 08/2030), cần ít nhất 60"
    )


def test_what_is_missing_is_named() -> None:
    (finding,) = months(born=(1968,), sex=None)
    assert "tháng sinh, giới tính" in finding.reason.text("vi")


def test_a_rule_for_one_group_does_not_test_the_other() -> None:
    only_first = rules(eligibility={"months_left_first": 60})
    assert screen(person(born=(1960, 1, 1), incumbent=True), only_first) == ()
    assert one(screen(person(born=(1960, 1, 1), incumbent=None), only_first)) == ("unknown", "MONTHS_UNKNOWN")
    assert one(screen(person(born=(1990, 1, 1), incumbent=None), only_first)) == ("pass", "MONTHS_ENOUGH")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (("good", "good", "good"), ("pass", "LEVELS_ENOUGH")),
        (("excellent", "good", "excellent"), ("pass", "LEVELS_ENOUGH")),
        (("good", "completed", "good"), ("fail", "LEVEL_LOW")),
        (("good", "good", "failed"), ("fail", "LEVEL_LOW")),
        (("", "good", "good"), ("unknown", "LEVEL_ABSENT")),
        (("", "", ""), ("unknown", "LEVEL_ABSENT")),
        (("", "completed", "good"), ("fail", "LEVEL_LOW")),
    ],
)
def test_evaluations_of_each_of_the_last_three_years(levels: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert one(screen(person(levels=levels), rules(eligibility={"evaluations_at_least": "good"}))) == expected


def test_years_before_the_last_three_do_not_count() -> None:
    earlier = ((2020, Level.good), (2021, Level.failed), (2022, Level.good), (2023, Level.good))
    found = screen(replace(person(), evaluations=earlier), rules(eligibility={"evaluations_at_least": "good"}))
    assert one(found) == ("unknown", "LEVEL_ABSENT")


def test_evaluations_without_years_count_from_the_last() -> None:
    def undated(*levels: Level) -> tuple[str, str]:
        found = replace(person(), evaluations=tuple((None, level) for level in levels))
        return one(screen(found, rules(eligibility={"evaluations_at_least": "good"})))

    assert undated(Level.failed, Level.good, Level.good, Level.excellent) == ("pass", "LEVELS_ENOUGH")
    assert undated(Level.good, Level.good) == ("unknown", "LEVEL_ABSENT")
    assert undated(Level.good, Level.completed) == ("fail", "LEVEL_LOW")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("pass", "DISCIPLINE_NONE")),
        ("Khiển trách, hết hiệu lực 24/9/2025", ("pass", "DISCIPLINE_OVER")),
        ("Khiển trách, có hiệu lực đến 24/9/2025", ("pass", "DISCIPLINE_OVER")),
        ("Khiển trách, có hiệu lực đến 25/9/2025", ("fail", "DISCIPLINE_IN_FORCE")),
        ("Khiển trách đến ngày 26/9/2025", ("fail", "DISCIPLINE_IN_FORCE")),
        ("Khiển trách đến 9/2025", ("unknown", "DISCIPLINE_UNKNOWN")),
        ("Khiển trách đến 8/2025", ("pass", "DISCIPLINE_OVER")),
        ("Khiển trách đến 10/2025", ("fail", "DISCIPLINE_IN_FORCE")),
        ("Cảnh cáo (2023)", ("unknown", "DISCIPLINE_UNKNOWN")),
        ("Cảnh cáo, đã hết hiệu lực", ("pass", "DISCIPLINE_OVER")),
        ("Cảnh cáo, đang còn hiệu lực", ("fail", "DISCIPLINE_IN_FORCE")),
        ("Cảnh cáo, chưa hết hiệu lực", ("fail", "DISCIPLINE_IN_FORCE")),
        ("Khiển trách (liên quan đến đất đai 2015), đang thi hành", ("fail", "DISCIPLINE_IN_FORCE")),
        ("Khiển trách (liên quan đến 2015)", ("unknown", "DISCIPLINE_UNKNOWN")),
        ("Cảnh cáo toàn ngành 05/2024", ("unknown", "DISCIPLINE_UNKNOWN")),
        ("Cảnh cáo, hết hạn kể từ ngày 24/9/2025", ("pass", "DISCIPLINE_OVER")),
        ("Cảnh cáo, đến hết ngày 25/9/2025", ("fail", "DISCIPLINE_IN_FORCE")),
        ("Khiển trách đến 24/9/2025, đang thi hành", ("unknown", "DISCIPLINE_UNKNOWN")),  # the two contradict
        ("Khiển trách đến 25/9/2025, đang thi hành", ("fail", "DISCIPLINE_IN_FORCE")),
        (None, ("unknown", "DISCIPLINE_UNKNOWN")),
    ],
)
def test_discipline_in_force(text: str | None, expected: tuple[str, str]) -> None:
    assert one(screen(person(discipline=text), rules(eligibility={"no_discipline_in_force": True}))) == expected


def test_nothing_is_tested_that_is_not_switched_on() -> None:
    assert screen(person(born=(1950, 1, 1), levels=("failed",), discipline="Khai trừ"), rules()) == ()


def test_one_failed_test_fails_whatever_else_cannot_be_told() -> None:
    all_on = rules(
        eligibility={"months_left_first": 60, "evaluations_at_least": "good", "no_discipline_in_force": True}
    )
    assert verdict_of(screen(person(born=None, levels=("failed", "", "")), all_on)) == "fail"
    assert verdict_of(screen(person(born=None), all_on)) == "unknown"
    assert verdict_of(screen(person(), all_on)) == "pass"
    assert verdict_of(()) == "pass"


def test_every_finding_has_the_value_it_used_and_a_clause() -> None:
    everything = {
        "months_left_first": 60, "evaluations_at_least": "good", "no_discipline_in_force": True,
        "discipline_windows": True, "terms_at_most": 2, "theory_at_least": "advanced", "training": ["Đối tượng 3"],
        "official_months_at_least": 36,
    }  # fmt: skip
    known = person(
        discipline="Khiển trách ngày 1/3/2020, đến 1/3/2021",
        terms=1, theory="Cao cấp", training=("ĐỐI TƯỢNG 3 (2022)",),
        official=read_date("19/5/2005"),
    )  # fmt: skip
    found = screen(known, rules(eligibility=everything))
    assert [finding.verdict for finding in found] == ["pass"] * 8
    assert all(finding.value for finding in found)
    assert {finding.test for finding in found} <= clauses().keys()
    assert {clause.confidence for clause in clauses().values()} <= {"verified", "unverified", "own"}
    empty = screen(person(levels=(), born=None, discipline=None, sex=None), rules(eligibility=everything))
    assert [finding.verdict for finding in empty] == ["unknown"] * 8


def only(test: str, asked: object, **values: object) -> str:
    (finding,) = screen(person(**values), rules(eligibility={test: asked}))
    return finding.verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "pass"),
        (None, "unknown"),
        ("Khiển trách 26/9/2023", "fail"),  # two years are over on 26/9/2025
        ("Khiển trách 25/9/2023", "pass"),
        ("Khiển trách 24/9/2023", "pass"),
        ("Cảnh cáo ngày 26/9/2022", "fail"),
        ("Cảnh cáo ngày 25/9/2022", "pass"),
        ("Cách chức 26/9/2020", "fail"),
        ("Cách chức 25/9/2020", "pass"),
        ("Khai trừ 1/1/1999", "fail"),
        ("Khiển trách 9/2023", "unknown"),  # the 25th decides, and only the month is known
        ("Khiển trách 8/2023", "pass"),
        ("Khiển trách 10/2023", "fail"),
        ("Khiển trách, có hiệu lực đến 15/3/2026", "unknown"),
        ("Kiểm điểm 1/1/2001", "unknown"),
        ("Cảnh cáo, sau giảm còn khiển trách 1/1/2001", "unknown"),
        ("Khiển trách 1/1/2001; Cảnh cáo 1/1/2025", "fail"),
        ("Khiển trách 1/1/2001\nCảnh cáo 1/1/2002", "pass"),
        ("Khiển trách 1/1/2024, đến 1/1/2025", "fail"),
    ],
)
def test_the_wait_after_discipline(text: str | None, expected: str) -> None:
    assert only("discipline_windows", True, discipline=text) == expected


def test_the_day_after_so_many_months_is_the_last_of_a_month_that_has_no_such_day() -> None:
    assert after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert after(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert after(date(2023, 11, 30), 1) == date(2023, 12, 30)


@pytest.mark.parametrize(("terms", "expected"), [(0, "pass"), (1, "pass"), (2, "fail"), (3, "fail"), (None, "unknown")])
def test_terms_count_the_one_to_come(terms: int | None, expected: str) -> None:
    assert only("terms_at_most", 2, terms=terms) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Cao cấp", "pass"), ("Cử nhân", "pass"), ("Trung cấp", "fail"), ("Sơ cấp", "fail"), ("Chưa qua", "fail"),
     ("", "unknown"), ("A", "unknown")],
)  # fmt: skip
def test_political_theory(text: str, expected: str) -> None:
    assert only("theory_at_least", "advanced", theory=text) == expected


@pytest.mark.parametrize(
    ("official", "expected"),
    [("25/9/2022", "pass"), ("26/9/2022", "fail"), ("24/9/2022", "pass"), ("9/2022", "unknown"), ("2023", "fail"),
     ("2021", "pass"), ("", "unknown")],
)  # fmt: skip
def test_months_as_an_official_member(official: str, expected: str) -> None:
    values = {"official": read_date(official)} if official else {}
    assert only("official_months_at_least", 36, **values) == expected


def test_each_course_must_be_among_those_attended() -> None:
    attended = ("Bồi dưỡng đối tượng 3 (2021)", "Quản lý nhà nước ngạch chuyên viên chính")
    assert only("training", ["đối tượng 3", "chuyên viên chính"], training=attended) == "pass"
    assert only("training", ["đối tượng 3", "chuyên viên cao cấp"], training=attended) == "fail"
    assert only("training", ["đối tượng 3"], training=()) == "unknown"
