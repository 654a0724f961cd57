"""Delegates for each unit: fixed parts, the rest by members, totals within the level, ties decided by people."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from running import congress_here

from congress.custody import read_entries
from congress.delegates.allocating import Allocation, allocate, read_rules, read_units
from congress.delegates.allocation_files import CSV, csv_text, plain, record_allocation
from congress.delegates.levels import terms
from congress.workspace import Settings, create
from tally.problems import InvalidError, StopError, ToolkitError

UNITS = """\
TT,Đơn vị,Số đảng viên,Cố định,Hệ số,Ghi chú
1,Đảng bộ xã A,1.200,1,1,xã biên giới
2,Đảng bộ xã B,800,,"1,5",
3,Đảng bộ xã C,310,,,
Tổng,,2310,,,
"""
RULES = """\
title = "Phân bổ"
level = "commune"
total = 61
ex_officio = 20
per_unit = 2
rule = "largest-remainder"
"""


def made(folder: Path, units: str = UNITS, rules: str = RULES) -> tuple[Path, Path]:
    (folder / "units.csv").write_text(units, encoding="utf-8")
    (folder / "rules.toml").write_text(rules, encoding="utf-8")
    return folder / "units.csv", folder / "rules.toml"


def allocated(folder: Path, units: str = UNITS, rules: str = RULES) -> Allocation:
    table, decided = made(folder, units, rules)
    return allocate(read_rules(decided), read_units(table), decided.name)


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


def test_fixed_parts_come_first_and_the_rest_is_shared_by_weighted_members(tmp_path: Path) -> None:
    found = allocated(tmp_path)
    # 61 - 20 - 3*2 - 1 = 34 by 1200 : 1200 : 310, exact shares 15.06, 15.06, 3.89
    assert [(one.per_unit, one.unit.fixed, one.by_members, one.seats) for one in found.allotments] == [
        (2, 1, 15, 18), (2, 0, 15, 17), (2, 0, 4, 6)
    ]  # fmt: skip
    assert found.elected + 20 == 61
    assert found.shared == 34


def test_a_workbook_says_the_same_as_the_csv(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH ĐẢNG BỘ TRỰC THUỘC"])
    sheet.append(["TT", "Đơn vị", "Số đảng viên", "Cố định", "Hệ số"])
    for row in ([1, "Đảng bộ xã A", 1200, 1, 1], [2, "Đảng bộ xã B", 800, None, 1.5], [3, "Đảng bộ xã C", 310]):
        sheet.append(row)
    book.save(tmp_path / "units.xlsx")
    from_book = read_units(tmp_path / "units.xlsx")
    table, _rules = made(tmp_path)
    from_csv = read_units(table)
    assert [(u.name, u.members, u.fixed, u.weight) for u in from_book] == [
        (u.name, u.members, u.fixed, u.weight) for u in from_csv
    ]


def test_a_tie_stops_until_people_decide_and_the_decision_stands_in_the_outcome(tmp_path: Path) -> None:
    tied = RULES.replace("largest-remainder", "dhondt").replace("total = 61", "total = 59")
    with pytest.raises(StopError) as stopped:
        allocated(tmp_path, rules=tied)
    assert codes(stopped.value) == ["ALLOCATION_TIE"]
    assert "Đảng bộ xã A, Đảng bộ xã B" in stopped.value.problems[0].text("vi")
    decision = '[[decision]]\nunits = ["Đảng bộ xã B"]\nby = "Ban Thường vụ"\nreason = "xã mới sáp nhập"\n'
    found = allocated(tmp_path, rules=tied + decision)
    assert [one.by_members for one in found.allotments] == [14, 15, 3]
    assert [one.chosen for one in found.allotments] == [False, True, False]
    assert plain(found)["decision"][0]["reason"] == "xã mới sáp nhập"
    wrong = decision.replace("xã B", "xã C")
    with pytest.raises(InvalidError) as refused:
        allocated(tmp_path, rules=tied + wrong)
    assert codes(refused.value) == ["ALLOCATION_DECISION_WRONG"]
    with pytest.raises(InvalidError) as refused:
        allocated(tmp_path, rules=RULES + decision)
    assert codes(refused.value) == ["ALLOCATION_DECISION_IDLE"]


@pytest.mark.parametrize(("total", "stops"), [(249, False), (250, False), (251, True)])
def test_the_level_bounds_the_total_and_its_numbers_are_told_to_be_unverified(
    tmp_path: Path, total: int, stops: bool
) -> None:
    rules = RULES.replace("total = 61", f"total = {total}").replace("1,5", "1")
    units = UNITS.replace('"1,5"', "1")
    if not stops:
        assert codes(InvalidError(allocated(tmp_path, units, rules).notes)) == ["LEVEL_UNVERIFIED"]
        return
    with pytest.raises(StopError) as stopped:
        allocated(tmp_path, units, rules)
    assert codes(stopped.value) == ["LEVEL_ABOVE"]
    allowed = allocated(tmp_path, units, 'level_decided = "Ban Bí thư, TB số 1"\n' + rules)
    assert codes(InvalidError(allowed.notes)) == ["LEVEL_ABOVE", "LEVEL_UNVERIFIED"]
    assert plain(allowed)["level_decided"] == "Ban Bí thư, TB số 1"


def test_a_total_below_the_least_of_its_level_stops_too(tmp_path: Path) -> None:
    with pytest.raises(StopError) as stopped:
        allocated(tmp_path, rules=RULES.replace("commune", "police"))
    assert codes(stopped.value) == ["LEVEL_BELOW"]


def test_all_faults_of_the_units_are_told_at_once_each_with_its_cell(tmp_path: Path) -> None:
    units = "Đơn vị,Số đảng viên,Hệ số\nA,12x,1\nA,5,abc\n,7,\nB,,\nTổng,99,\n"
    with pytest.raises(InvalidError) as refused:
        allocated(tmp_path, units)
    assert [(one.code, one.place.at) for one in refused.value.problems] == [
        ("UNIT_NUMBER", "B2"), ("UNIT_NUMBER", "C3"), ("UNIT_NO_NAME", "B4"), ("UNIT_MEMBERS_MISSING", "A5"),
        ("UNIT_TWICE", ""),
    ]  # fmt: skip


def test_a_total_row_that_does_not_add_up_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        allocated(tmp_path, UNITS.replace("Tổng,,2310", "Tổng,,2301"))
    assert codes(refused.value) == ["UNITS_TOTAL_DIFFERS"]


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (RULES.replace("ex_officio = 20", "ex_officio = 55"), "ALLOCATION_TOO_MANY_FIXED"),
        (RULES.replace("commune", "komune"), "LEVEL_UNKNOWN"),
        (RULES.replace("largest-remainder", "lottery"), None),
        (RULES + "surprise = 1\n", None),
    ],
)
def test_rules_that_cannot_be_are_refused(tmp_path: Path, rules: str, code: str | None) -> None:
    with pytest.raises(InvalidError) as refused:
        allocated(tmp_path, rules=rules)
    assert code is None or codes(refused.value) == [code]


def test_fixed_parts_may_take_exactly_all_there_is(tmp_path: Path) -> None:
    found = allocated(tmp_path, rules=RULES.replace("ex_officio = 20", "ex_officio = 54"))
    assert [one.seats for one in found.allotments] == [3, 2, 2]


def test_every_level_has_its_source_and_none_claims_to_be_verified() -> None:
    assert [term.id for term in terms()] == ["2025-2030", "2020-2025"]
    for term in terms():
        assert term.source
        assert term.confidence == "unverified"
        assert len({level.id for level in term.level}) == len(term.level)
        assert all(0 <= level.least < level.most for level in term.level)


def test_an_allocation_is_recorded_with_what_it_came_from_and_only_once(tmp_path: Path) -> None:
    workspace = create(tmp_path / "c", settings=Settings(), by="Tạ Thị Sắp")
    units, rules = made(tmp_path)
    found, new = record_allocation(workspace, units, rules, "Tạ Thị Sắp")
    assert new
    assert (workspace.root / CSV).read_text(encoding="utf-8") == csv_text(found)
    assert sorted(read_entries(workspace)[-1].payload["files"]) == [
        "delegates/allocation.csv", "delegates/allocation.json", "delegates/rules.toml", "delegates/units.csv"
    ]  # fmt: skip
    assert not record_allocation(workspace, units, rules, "Tạ Thị Sắp")[1]
    assert [entry.action for entry in read_entries(workspace)] == ["create", "allocation"]


def test_the_command_prints_the_table_and_leaves_no_file_where_people_must_decide(tmp_path: Path) -> None:
    made(tmp_path)
    command = ("delegates", "allocate", "units.csv", "--rules", "rules.toml", "-o")
    status, said = congress_here(*command, "out.json", cwd=tmp_path)
    assert status == 0, said
    assert "61 official delegates: 20 ex officio, 0 appointed, 41 elected" in said
    assert [unit["delegates"] for unit in json.loads((tmp_path / "out.json").read_text())["units"]] == [18, 17, 6]
    made(tmp_path, rules=RULES.replace("largest-remainder", "dhondt").replace("total = 61", "total = 59"))
    status, said = congress_here(*command, "tied.csv", cwd=tmp_path)
    assert status == 4
    assert "ALLOCATION_TIE" in said
    assert not (tmp_path / "tied.csv").exists()
