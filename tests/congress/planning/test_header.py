"""The header of a list, wherever and however it stands."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from planning_samples import csv_file, workbook

from congress.planning.header import Table, find_table, is_numbering
from congress.planning.sheet import read_sheets


def table_of(path: Path) -> Table:
    table = find_table(read_sheets(path)[0])
    assert table is not None
    return table


def columns_of(
    tmp_path: Path, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()
) -> dict[str, tuple[int, ...]]:
    return table_of(workbook(tmp_path / "a.xlsx", rows, merges=merges)).columns


TITLES = [["ĐẢNG BỘ TỈNH SÔNG MÂY"], ["DANH SÁCH QUY HOẠCH"], [], ["(Họ và tên cán bộ, xếp theo vần)"]]
TOP = ["TT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Dân tộc", "Trình độ", None, None, "Xếp loại", None, None]
LOW = [None, None, "Nam", "Nữ", None, "Phổ thông", "Chuyên môn", "LLCT", 2022, 2023, 2024]
PERSON = [1, "Nguyễn Văn An", "12/3/1975", None, "Kinh", "12/12", "Đại học", "Cao cấp", "HTTNV", "HTTNV", "HTTNV"]
EXPECTED = {
    "-number": (0,), "name": (1,), "born.male": (2,), "born.female": (3,), "ethnicity": (4,), "-schooling": (5,),
    "education": (6,), "theory": (7,), "evaluations.2022": (8,), "evaluations.2023": (9,), "evaluations.2024": (10,),
}  # fmt: skip
MERGES = ["A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:H5", "I5:K5"]


def test_a_merged_two_row_header_below_a_title_block_is_read(tmp_path: Path) -> None:
    assert columns_of(tmp_path, [*TITLES, TOP, LOW, PERSON], MERGES) == EXPECTED


def test_the_same_header_without_a_single_merge_is_read(tmp_path: Path) -> None:
    assert columns_of(tmp_path, [*TITLES, TOP, LOW, PERSON]) == EXPECTED


def test_group_headings_above_the_row_with_the_names_are_read(tmp_path: Path) -> None:
    above = [None, None, "Ngày, tháng, năm sinh", None, None, "Trình độ", None, None, "Xếp loại", None, None]
    below = ["TT", "Họ và tên", "Nam", "Nữ", "Dân tộc", "Phổ thông", "Chuyên môn", "LLCT", "2022", "2023", "2024"]
    assert columns_of(tmp_path, [*TITLES, above, below, PERSON]) == EXPECTED


def test_a_three_row_header_is_read(tmp_path: Path) -> None:
    rows = [
        ["TT", "Họ và tên", "Trình độ", None, None],
        [None, None, "Chuyên môn", "Lý luận chính trị", "Ngoại ngữ"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Nguyễn Văn An", "Đại học", "Cao cấp", "Anh B"],
    ]
    table = table_of(workbook(tmp_path / "a.xlsx", rows))
    assert table.header == (0, 1)
    assert table.data_row == 3
    assert table.columns == {"-number": (0,), "name": (1,), "education": (2,), "theory": (3,), "-language": (4,)}


def test_a_section_row_right_below_the_header_is_no_part_of_it(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Ngày sinh"], ["I. ĐẢNG ỦY A"], [1, "Nguyễn Văn An", "1975"]]
    table = table_of(workbook(tmp_path / "a.xlsx", rows, merges=["A2:C2"]))
    assert (table.header, table.data_row) == ((0, 0), 1)


def test_a_name_over_two_merged_columns_is_joined(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", None, "Ngày sinh"], [1, "Nguyễn Văn", "An", "1975"]]
    assert columns_of(tmp_path, rows, ["B1:C1"])["name"] == (1, 2)


def test_family_and_given_names_in_columns_of_their_own_are_joined(tmp_path: Path) -> None:
    rows = [["TT", "Họ đệm", "Tên", "Ngày sinh"], [1, "Nguyễn Văn", "An", "1975"]]
    assert columns_of(tmp_path, rows)["name"] == (1, 2)


def test_two_columns_of_one_heading_are_contested_and_not_used(tmp_path: Path) -> None:
    table = table_of(workbook(tmp_path / "a.xlsx", [["Họ và tên", "Ghi chú", "Ghi chú"], ["An", "a", "b"]]))
    assert table.contested == (("note", (1, 2)),)
    assert "note" not in table.columns


def test_columns_without_a_known_heading_are_named_if_they_hold_anything(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Dân tộc", "Số phiếu", None, None], ["An", "Kinh", "5", None, "x"]]
    table = table_of(workbook(tmp_path / "a.xlsx", rows))
    assert table.unknown == (2, 4)


def test_canonical_field_names_are_headings_too(tmp_path: Path) -> None:
    text = "id,name,born,sex,ethnicity,unit,incumbent,evaluations\np1,An,1975,Nam,Kinh,A,x,good\n"
    table = table_of(csv_file(tmp_path / "a.csv", text))
    assert set(table.columns) == {"id", "name", "born", "sex", "ethnicity", "unit", "incumbent", "evaluations"}


@pytest.mark.parametrize("rows", [[["a", "b"], ["c", "d"]], [["Họ và tên"], ["An", "x"]], [["Dân tộc", "Tôn giáo"]]])
def test_no_header_is_no_table(tmp_path: Path, rows: list[list[str]]) -> None:
    assert find_table(read_sheets(workbook(tmp_path / "a.xlsx", rows))[0]) is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("(1)", "(2)", "(3)"), True),
        (("1", "2", "3"), True),
        (("A", "B", "1"), True),
        (("1", "2"), False),
        (("1", "An", "3"), False),
    ],
)
def test_the_row_that_numbers_the_columns_is_known(row: tuple[str, ...], *, expected: bool) -> None:
    assert is_numbering(row) is expected


def test_unknown_sub_columns_do_not_end_the_header(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Trình độ", None, None],
        [None, "Chuyên môn", "LLCT", "Khác"],
        ["An", "Đại học", "Cao cấp", "x"],
    ]
    table = table_of(workbook(tmp_path / "a.xlsx", rows, merges=["B1:D1"]))
    assert table.header == (0, 1)
    assert table.unknown == (3,)
