"""The mapping of columns: printed, corrected, read again."""

import tomllib
from pathlib import Path

import pytest
from planning_samples import codes, csv_file, fault_of, faults_in, read, workbook

from congress.planning.importing import choose_table
from congress.planning.mapping import mapping_text, read_map
from congress.planning.sheet import read_sheets
from tally.problems import InvalidError, UnreadableError

NOTES = {"known": "known", "unknown": "unknown", "contested": "contested"}
ROWS = [
    ["Danh sách"],
    ["TT", "Họ và tên", "Sinh", "Chức danh khác", "Ghi chú", "Ghi chú"],
    [1, "Nguyễn Văn An", "1975", "Sở Nội vụ", "a", "b"],
]


def mapped(tmp_path: Path, text: str) -> dict[str, object]:
    return read_map(csv_file(tmp_path / "map.toml", text))


def test_what_columns_prints_is_a_mapping_that_gives_the_same_table(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS)
    text = mapping_text(choose_table(read_sheets(path), {}), NOTES)
    assert tomllib.loads(text) == {"sheet": "Danh sách", "header_rows": [2], "columns": {"name": "B"}}
    assert '# note = "E+F"' in text
    assert "# C: Sinh" in text
    assert read(path, mapping=mapped(tmp_path, text)).people == read(path).people


def test_a_mapping_sends_fields_to_letters_headings_and_joined_columns(tmp_path: Path) -> None:
    text = '[columns]\nborn = "C"\nunit = "Chức danh khác"\nnote = "E+F"\n'
    (found,) = read(workbook(tmp_path / "a.xlsx", ROWS), mapping=mapped(tmp_path, text)).people
    assert (str(found.born), found.unit, found.note) == ("1975", "Sở Nội vụ", "a; b")


def test_a_mapping_can_leave_a_column_out(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ngày sinh"], ["An", "31/02/1975"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    found = read(path, mapping=mapped(tmp_path, '[columns]\nborn = ""\n'))
    assert "DATE_IMPOSSIBLE" not in codes(found.notes)
    assert found.people[0].born is None


def test_the_header_rows_and_the_meaning_of_sections_can_be_stated(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Dân tộc"], ["Tên gọi", "Năm", "Gốc"], ["Sở Nội vụ"], ["An", "1975", "Tày"]]
    path = workbook(tmp_path / "a.xlsx", rows, merges=["A3:C3"])
    text = 'header_rows = [2]\nsection = "unit"\n[columns]\nname = "A"\nborn = "B"\nethnicity = "C"\n'
    found = read(path, mapping=mapped(tmp_path, text)).people
    assert [(p.name, str(p.born), p.ethnicity) for p in found if p.born] == [("An", "1975", "Tày")]


def test_section_titles_become_units_only_where_the_mapping_says_so(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Dân tộc"], ["I. Sở Nội vụ"], [1, "An", "Kinh"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert read(path).people[0].unit == ""
    assert read(path, mapping={"section": "unit"}).people[0].unit == "I. Sở Nội vụ"


def test_every_fault_of_a_mapping_is_named_with_the_key_that_may_be_meant(tmp_path: Path) -> None:
    text = 'shet = "A"\nheader_rows = "2"\nsection = "post"\n[columns]\nbron = "C"\nunit = 3\n'
    with pytest.raises(InvalidError) as caught:
        mapped(tmp_path, text)
    assert codes(caught.value.problems) == ["MAP_KEY", "MAP_KEY", "MAP_VALUE", "MAP_VALUE", "MAP_VALUE"]
    assert "«born»" in caught.value.problems[1].text("vi")
    assert "“sheet”" in caught.value.problems[0].text("en")


@pytest.mark.parametrize("value", ["Z", "Không có", "B+Z", "B-C"])
def test_a_mapping_to_a_column_that_is_not_there_is_an_error(tmp_path: Path, value: str) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS)
    assert faults_in(path, mapping={"columns": {"unit": value}}) == [("MAP_HEADING", "")]


def test_a_mapping_that_is_missing_or_no_toml_is_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", csv_file(tmp_path / "a.toml", "columns = [")):
        with pytest.raises(UnreadableError) as caught:
            read_map(path)
        assert fault_of(caught.value)[0][0] in ("TOML_NOT_OPENED", "TOML_SYNTAX")
