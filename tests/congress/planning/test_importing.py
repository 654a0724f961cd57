"""Planning lists in: people, notes, and every fault at once."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from planning_samples import ON, codes, csv_file, fault_of, faults_in, fill, read, workbook

from congress.planning.dates import PartialDate
from congress.planning.importing import import_people
from congress.planning.people import Level
from tally.problems import InvalidError

NEEDS = {
    "born": "months_left_first",
    "sex": "women",
    "incumbent": "new",
    "evaluations": "evaluations_at_least",
    "discipline": "d",
}


def note(imported: object, code: str) -> tuple[str, dict[str, object]]:
    """Place and values of the one note with `code`."""
    found = [problem for problem in imported.notes if problem.code == code]
    assert len(found) == 1, codes(imported.notes)
    return found[0].place.at, dict(found[0].values)


def people(tmp_path: Path, rows: Sequence[Sequence[object]], **options: object) -> tuple[object, ...]:
    return read(workbook(tmp_path / "a.xlsx", rows), **options).people


def test_a_person_is_read_field_by_field(tmp_path: Path) -> None:
    rows = [
        ["Mã", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Quê quán", "Ngày vào Đảng", "Chính thức",
         "Chuyên môn", "LLCT", "Chức vụ", "Đơn vị", "Lĩnh vực", "Chức danh quy hoạch", "Đương nhiệm", "Xếp loại 2022",
         "Xếp loại 2023", "Xếp loại 2024", "Kỷ luật", "Ghi chú"],
        ["p1", "Nguyễn Văn An", date(1975, 3, 12), "Nam", "Tày", "Không", "xã Tân Khê", "5/1998", "5/1999",
         "Thạc sĩ", "Cao cấp",
         "Giám đốc", "Sở Nội vụ", "Chính quyền", "Ủy viên BCH;\nPhó Bí thư", "x", "HTTNV",
         "Hoàn thành xuất sắc nhiệm vụ", "HTNV", "Không", "a"],
    ]  # fmt: skip
    (found,) = people(tmp_path, rows)
    assert found.id == "p1"
    assert found.name == "Nguyễn Văn An"
    assert (found.born, found.sex, found.ethnicity) == (PartialDate(1975, 3, 12), "male", "Tày")
    assert (found.joined, found.official) == (PartialDate(1998, 5), PartialDate(1999, 5))
    assert (found.education, found.theory, found.home, found.religion) == ("Thạc sĩ", "Cao cấp", "xã Tân Khê", "Không")
    assert (found.post, found.unit, found.sector) == ("Giám đốc", "Sở Nội vụ", "Chính quyền")
    assert found.planned_posts == ("Ủy viên BCH", "Phó Bí thư")
    assert found.incumbent is True
    assert found.evaluations == ((2022, Level.good), (2023, Level.excellent), (2024, Level.completed))
    assert (found.discipline, found.note, found.made_id) == ("", "a", False)


def test_birth_dates_in_the_columns_of_men_and_women_say_the_sex(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ngày sinh", None], [None, "Nam", "Nữ"], ["An", "1975", None], ["Bình", None, "3/1980"]]
    an, binh = people(tmp_path, rows)
    assert (an.sex, an.born, binh.sex, binh.born) == ("male", PartialDate(1975), "female", PartialDate(1980, 3))


def test_birth_dates_in_three_columns_are_joined(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Ngày sinh", None, None],
        [None, "Ngày", "Tháng", "Năm"],
        ["An", 12, 3, 1975],
        ["Bình", None, 3, 1980],
    ]
    assert [p.born for p in people(tmp_path, rows)] == [PartialDate(1975, 3, 12), PartialDate(1980, 3)]


def test_an_empty_cell_of_a_marked_column_says_no_and_that_is_noted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Nữ", "Tái cử"], ["An", None, "x"], ["Bình", "x", None]])
    found = read(path)
    assert [(p.sex, p.incumbent) for p in found.people] == [("male", True), ("female", False)]
    assert note(found, "MARK_COLUMN")[0] == "C"


def test_an_empty_cell_says_nothing_where_no_is_written_out(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Đương nhiệm"], ["An", "có"], ["Bình", "không"], ["Cúc", None]]
    assert [p.incumbent for p in people(tmp_path, rows)] == [True, False, None]


def test_a_column_nobody_is_marked_in_says_nothing(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Nữ", "Đương nhiệm", "Dân tộc"], ["An", None, None, "Kinh"]]
    (found,) = people(tmp_path, rows)
    assert (found.sex, found.incumbent) == (None, None)


def test_columns_for_incumbents_and_newcomers_together(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Tái cử", "Lần đầu"], ["An", "x", None], ["Bình", None, "x"], ["Cúc", None, None]]
    assert [p.incumbent for p in people(tmp_path, rows)] == [True, False, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022: HTTNV; 2023: HTXSNV; 2024: HTNV", ((2022, 2), (2023, 3), (2024, 1))),
        ("tốt; tốt; xuất sắc", ((None, 2), (None, 2), (None, 3))),
        ("good,good,failed", ((None, 2), (None, 2), (None, 0))),
        ("HTTNV/HTTNV/KHTNV", ((None, 2), (None, 2), (None, 0))),
        ("2023 HTTNV\n2024 HTTNV", ((2023, 2), (2024, 2))),
        ("chưa xếp loại", ()),
    ],
)
def test_evaluations_in_one_cell(tmp_path: Path, text: str, expected: tuple[tuple[int | None, int], ...]) -> None:
    (found,) = people(tmp_path, [["Họ và tên", "Xếp loại"], ["An", text]])
    assert found.evaluations == tuple((year, Level(level)) for year, level in expected)


def test_a_heading_with_three_years_dates_the_three_values_of_its_cells(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Xếp loại 2022/2023/2024"], ["An", "HTTNV; HTXSNV; HTNV"]]
    assert people(tmp_path, rows)[0].evaluations == (
        (2022, Level.good),
        (2023, Level.excellent),
        (2024, Level.completed),
    )
    rows[1] = ["An", "HTTNV; HTXSNV"]
    assert faults_in(workbook(tmp_path / "a.xlsx", rows), required=NEEDS | {"x": ""})[-1] == ("LEVEL_UNREADABLE", "B2")


def test_rows_that_are_no_people_are_listed_and_never_lost(tmp_path: Path) -> None:
    rows = [
        ["DANH SÁCH"], ["TT", "Họ và tên", "Ngày sinh", "Chức vụ"], ["(1)", "(2)", "(3)", "(4)"],
        ["I", "KHỐI ĐẢNG", None, None], [1, "Nguyễn Văn An", "1975", "Giám đốc"], [],
        ["II. ĐẢNG ỦY B"], [2, "Tống Văn Bình", "1976", "Giám đốc"], [3, "Cộng Thị Cúc", None, None],
        ["TT", "Họ và tên", "Ngày sinh", "Chức vụ"], [4, "Lê Văn Dân", "1977", None], [5, None, None, None],
        ["Cộng", None, 4, None], ["Tổng số: 4 người"], [], [None, "NGƯỜI LẬP BIỂU", None, "T/M BAN THƯỜNG VỤ"],
        [None, None, None, "Trần Văn Ký"],
    ]  # fmt: skip
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert [p.name for p in found.people] == ["Nguyễn Văn An", "Tống Văn Bình", "Cộng Thị Cúc", "Lê Văn Dân"]
    assert [p.section for p in found.people] == ["I KHỐI ĐẢNG", "II. ĐẢNG ỦY B", "II. ĐẢNG ỦY B", "II. ĐẢNG ỦY B"]
    assert note(found, "ROWS_SECTION")[0] == "4, 7"
    assert note(found, "ROWS_TOTAL")[0] == "13, 14"
    assert note(found, "ROWS_HEADER")[0] == "10"
    assert note(found, "ROWS_EMPTY")[0] == "6, 12, 15"
    assert note(found, "ROWS_FOOTER")[0] == "16, 17"
    assert "Trần Văn Ký" in str(note(found, "ROWS_FOOTER")[1]["texts"])


def test_a_total_that_is_not_the_number_of_people_is_noted(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Dân tộc"], [1, "An", "Kinh"], ["Tổng cộng: 2 người"]]
    at, values = note(read(workbook(tmp_path / "a.xlsx", rows)), "TOTAL_DIFFERS")
    assert (at, values["said"], values["count"]) == ("3", 2, 1)


@pytest.mark.parametrize(
    ("heading", "total", "said"),
    [
        (("Năm sinh", None), ("Tổng cộng", 2, 1), None),
        (("Giới tính", None), ("Tổng cộng", 2, 1), None),
        (("Năm sinh", None), ("Tổng cộng", 2, 2), 4),
        (("Năm sinh", None), ("Tổng cộng", None, 1), None),
        (("Năm sinh", None), ("Tổng cộng: 3 người", 2, 1), None),
        (("Năm sinh", None), ("Tổng cộng: 4 người", 2, 1), 4),
    ],
)
def test_totals_under_men_and_women_are_added(
    tmp_path: Path, heading: tuple[str, None], total: tuple[object, ...], said: int | None
) -> None:
    marks = (1975, 1976, 1980) if heading[0] == "Năm sinh" else ("x", "x", "x")
    rows = [
        ["TT", "Họ và tên", *heading, "Dân tộc"], [None, None, "Nam", "Nữ", None],
        [1, "An", marks[0], None, "Kinh"], [2, "Bình", marks[1], None, "Kinh"], [3, "Cúc", None, marks[2], "Tày"],
        [None, *total],
    ]  # fmt: skip
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert [one.sex for one in found.people] == ["male", "male", "female"]
    assert [n.values["said"] for n in found.notes if n.code == "TOTAL_DIFFERS"] == ([said] if said else [])


def test_a_total_under_women_alone_says_nothing_of_all(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Nữ", "Dân tộc"], [1, "An", None, "Kinh"], [2, "Cúc", "x", "Kinh"]]
    found = read(workbook(tmp_path / "a.xlsx", [*rows, [None, "Tổng cộng", 1]]))
    assert "TOTAL_DIFFERS" not in codes(found.notes)


def test_a_row_with_an_id_is_a_person_whatever_else_it_looks_like(tmp_path: Path) -> None:
    rows = [["id", "name", "unit"], ["p1", "Khối Văn An", None], ["p2", "Nhóm Thị Bình", None]]
    assert [p.id for p in people(tmp_path, rows)] == ["p1", "p2"]


def test_a_list_of_names_and_nothing_else_has_no_sections(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ghi chú"], ["Nguyễn Văn An", None], ["Trần Thị Bình", None]]
    assert len(people(tmp_path, rows)) == 2


def test_a_row_with_data_and_no_name_is_an_error(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Ngày sinh", "Dân tộc"], [1, None, "1975", "Kinh"], [2, "An", "1975", "Kinh"]]
    assert faults_in(workbook(tmp_path / "a.xlsx", rows)) == [("NAME_MISSING", "B2")]


def test_every_fault_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    rows = [
        ["id", "Họ và tên", "Ngày sinh", "Giới tính", "Đương nhiệm", "Xếp loại 2024", "Kỷ luật"],
        ["p1", "=1+1", "31/02/1975", "Nm", "có thể", "A", None],
        ["p1", "NguyÔn V¨n A", "12/3/75", "Nữ", "x", "HTTNV", None],
        ["p3", "Lê Văn Cầu", "12/3/2015", "Nam", "x", "HTTNV", None],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert faults_in(path, required=NEEDS, reference=ON) == [
        ("ID_TWICE", "B2, B3"),
        ("CELL_FORMULA", "B2"),
        ("DATE_IMPOSSIBLE", "C2"),
        ("SEX_UNREADABLE", "D2"),
        ("YES_NO_UNREADABLE", "E2"),
        ("LEVEL_UNREADABLE", "F2"),
        ("NAME_OLD_FONT", "B3"),
        ("DATE_SHORT_YEAR", "C3"),
        ("BORN_IMPLAUSIBLE", "C4"),
    ]


def test_a_fault_says_file_sheet_cell_value_and_remedy_in_both_languages(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Ngày sinh"], ["An", "31/02/1975"]], sheet="Tỉnh")
    with pytest.raises(InvalidError) as caught:
        import_people(path, required={"born": "young"})
    (fault,) = caught.value.problems
    assert (fault.place.file, fault.place.sheet, fault.place.at, fault.place.subject) == ("a.xlsx", "Tỉnh", "B2", "An")
    for lang in ("vi", "en"):
        assert "31/02/1975" in fault.text(lang)
        assert fault.fix(lang)


def test_an_unreadable_cell_nothing_depends_on_is_a_note_and_the_value_stays_unknown(tmp_path: Path) -> None:
    found = read(
        workbook(tmp_path / "a.xlsx", [["Họ và tên", "Ngày sinh", "Ngày vào Đảng"], ["An", "31/02/1975", "?"]])
    )
    assert [(n.code, n.place.at) for n in found.notes][:2] == [("DATE_IMPOSSIBLE", "B2"), ("DATE_UNREADABLE", "C2")]
    assert found.people[0].born is None
    assert found.people[0].unreadable == {"born", "joined"}


@pytest.mark.parametrize(
    ("year", "expected"), [(2008, ["BORN_IMPLAUSIBLE"]), (2007, []), (1925, []), (1924, ["BORN_IMPLAUSIBLE"])]
)
def test_ages_under_18_and_over_100_are_slips_of_the_pen(tmp_path: Path, year: int, expected: list[str]) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Ngày sinh"], ["An", year]])
    assert [code for code, _ in faults_in(path, required={"born": "young"}, reference=ON)] == expected


def test_a_needed_column_that_is_missing_is_named_with_the_rule_and_the_columns_there_are(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Dân tộc", "Đánh dấu khác"], ["An", "Kinh", "x"]])
    with pytest.raises(InvalidError) as caught:
        import_people(path, required={"sex": "women", "evaluations": "evaluations_at_least"})
    assert fault_of(caught.value) == [("COLUMN_MISSING", ""), ("COLUMN_MISSING", "")]
    assert caught.value.problems[0].values["rule"] == "women"
    assert "C «Đánh dấu khác»" in caught.value.problems[0].text("vi")


def test_a_needed_column_claimed_twice_is_an_error_and_a_note_otherwise(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Xếp loại 2024", "Xếp loại 2024"], ["An", "HTTNV", "HTNV"]])
    assert faults_in(path, required={"evaluations": "e"}) == [("COLUMN_CONTESTED", "")]
    assert "COLUMN_CONTESTED" in codes(read(path).notes)
    assert read(path).people[0].evaluations == ()


def test_a_filled_column_without_heading_beside_the_names_stops_the_import(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", None, "Dân tộc"], [1, "Nguyễn Văn", "An", "Kinh"]]
    assert faults_in(workbook(tmp_path / "a.xlsx", rows)) == [("NAME_SPLIT", "")]


def test_decomposed_text_no_break_spaces_and_line_breaks_are_mended_and_noted(tmp_path: Path) -> None:
    rows = [["Họ\u00a0và\ntên", "Đơn vị"], [unicodedata.normalize("NFD", "Lê Thị Hường"), "Sở\u00a0Nội\n vụ "]]
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert found.people[0].name == "Lê Thị Hường"
    assert found.people[0].unit == "Sở Nội vụ"
    assert note(found, "TEXT_DECOMPOSED")[0] == "A2"
    assert note(found, "TEXT_SPACES")[0] == "B2"


def test_excel_day_numbers_and_dates_shown_without_their_day_are_noted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Ngày sinh"], ["An", 27465], ["Bình", date(1980, 5, 1)]])
    book = load_workbook(path)
    book.active["B3"].number_format = "mm/yyyy"
    book.save(path)
    found = read(path)
    assert [p.born for p in found.people] == [PartialDate(1975, 3, 12), PartialDate(1980, 5)]
    assert note(found, "DATE_SERIAL") == ("B2", {"count": 1, "dates": "27465 → 12/03/1975"})
    assert note(found, "DATE_SHOWN_SHORT")[0] == "B3"
    assert note(found, "BORN_PARTIAL")[0] == "B3"


def test_equal_names_are_notes_and_an_equal_birth_date_is_said(tmp_path: Path) -> None:
    rows = [
        ["id", "name", "born"],
        ["p1", "Nguyễn Văn An", 1975],
        ["p2", "NGUYỄN VĂN AN", 1976],
        ["p3", "Lê Bình", 1980],
        ["p4", "Lê Bình", 1980],
    ]
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert note(found, "EQUAL_NAMES")[1]["people"] == "p1 (1975); p2 (1976)"
    assert note(found, "PERSON_TWICE")[1]["people"] == "p3 (1980); p4 (1980)"


@pytest.mark.parametrize(
    ("header", "below", "at"),
    [
        (("Ngày sinh", None), ("Nam", "Nữ"), "B4|C4, B5|C5"),
        (("Ngày sinh", "Dân tộc"), (None, None), "B4, B5"),
    ],
)
def test_people_without_a_birth_date_are_named_by_the_empty_cells(
    tmp_path: Path, header: tuple[str, str | None], below: tuple[str | None, str | None], at: str
) -> None:
    rows = [
        ["Họ và tên", *header, "Chức vụ"], [None, *below, None], ["An", "1975", None, "Giám đốc"],
        ["Bình", None, None, "Giám đốc"], ["Cúc", " ", None, "Giám đốc"],
    ]  # fmt: skip
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert note(found, "BORN_EMPTY") == (at, {"count": 2})
    assert [one.born for one in found.people] == [PartialDate(1975), None, None]


def test_a_list_without_a_column_of_birth_dates_has_no_empty_birth_cells(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Dân tộc"], ["An", "Kinh"]]
    assert "BORN_EMPTY" not in codes(read(workbook(tmp_path / "a.xlsx", rows)).notes)


def test_names_in_capitals_are_kept_and_noted(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Dân tộc"], ["NGUYỄN THỊ ÁNH", "Kinh"], ["Lê Văn Bình", "Kinh"], ["Ế Ô", "Tày"]]
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert [one.name for one in found.people] == ["NGUYỄN THỊ ÁNH", "Lê Văn Bình", "Ế Ô"]
    assert note(found, "NAME_CAPITALS") == ("A2, A4", {"count": 2})


def test_people_in_hidden_rows_are_included_and_noted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Dân tộc"], ["An", "Kinh"], ["Bình", "Kinh"]])
    book = load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.save(path)
    found = read(path)
    assert len(found.people) == 2
    assert note(found, "ROWS_HIDDEN")[0] == "3"


def test_the_sheet_with_the_list_is_chosen_and_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Bìa"
    book.active["A1"] = "Danh sách kèm theo"
    fill(book.create_sheet("Danh sách"), [["Họ và tên", "Dân tộc"], ["An", "Kinh"]])
    book.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert found.people[0].place.sheet == "Danh sách"
    assert "SHEET_READ" in codes(found.notes)


def test_several_sheets_with_a_list_are_not_guessed_between(tmp_path: Path) -> None:
    book = Workbook()
    fill(book.active, [["Họ và tên", "Dân tộc"], ["An", "Kinh"]])
    fill(book.create_sheet("Hai"), [["Họ và tên", "Dân tộc"], ["Bình", "Kinh"]])
    book.save(tmp_path / "a.xlsx")
    assert faults_in(tmp_path / "a.xlsx") == [("SEVERAL_SHEETS", "")]
    assert read(tmp_path / "a.xlsx", mapping={"sheet": "Hai"}).people[0].name == "Bình"
    assert faults_in(tmp_path / "a.xlsx", mapping={"sheet": "Ba"}) == [("NO_SUCH_SHEET", "")]
    book["Hai"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").people[0].name == "An"


@pytest.mark.parametrize(
    ("rows", "code"), [([], "SHEET_EMPTY"), ([["a", "b"]], "NO_HEADER"), ([["Họ và tên", "Dân tộc"]], "NO_PEOPLE")]
)
def test_a_file_without_a_list_says_what_it_lacks(tmp_path: Path, rows: list[list[str]], code: str) -> None:
    assert faults_in(workbook(tmp_path / "a.xlsx", rows)) == [(code, "")]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_separator_of_a_text_file_is_found_from_its_header(tmp_path: Path, separator: str, encoding: str) -> None:
    lines = [
        ["Mã", '"Họ, và; tên"', "Ngày sinh", "Chức vụ"],
        ["p1", "Nguyễn Văn An", "12/3/1975", '"Phó Giám đốc, Sở; X"'],
    ]
    path = csv_file(tmp_path / "a.csv", "\r\n".join(separator.join(line) for line in lines), encoding)
    (found,) = read(path).people
    assert (found.id, found.name, found.born, found.post) == (
        "p1",
        "Nguyễn Văn An",
        PartialDate(1975, 3, 12),
        "Phó Giám đốc, Sở; X",
    )
    assert found.place.at == "B2"


def test_ids_are_made_from_unit_and_row_and_never_double(tmp_path: Path) -> None:
    rows = [
        ["Mã", "Họ và tên", "Đơn vị"],
        [None, "An", "Sở Nội vụ"],
        [None, "Bình", None],
        ["so-noi-vu-2", "Cúc", None],
        ["x y", "Dân", None],
    ]
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert [p.id for p in found.people] == ["so-noi-vu-2-2", "row-3", "so-noi-vu-2", "row-5"]
    assert [p.made_id for p in found.people] == [True, True, False, True]
    assert note(found, "ID_UNUSABLE")[1]["value"] == "x y"
    assert note(found, "IDS_MADE")[1]["count"] == 3


def test_ids_of_an_earlier_run_are_kept_when_rows_move(tmp_path: Path) -> None:
    kept = {("an", "12/03/1975", "so noi vu"): "so-noi-vu-2", ("binh", "", ""): "../x"}
    rows = [["Họ và tên", "Ngày sinh", "Đơn vị"], ["Bình", None, None], ["An", "12/3/1975", "Sở Nội vụ"]]
    assert [p.id for p in read(workbook(tmp_path / "a.xlsx", rows), kept=kept).people] == ["row-2", "so-noi-vu-2"]


def test_an_id_once_given_is_never_given_to_another(tmp_path: Path) -> None:
    header = ["Họ và tên", "Ngày sinh", "Đơn vị"]
    an, gone = ("an", "12/03/1975", "so noi vu"), ("cuong", "", "so noi vu")
    kept = {an: "so-noi-vu-2", gone: "so-noi-vu-4"}
    rows = [header, ["Mới", "1/2/1980", "Sở Nội vụ"], ["An", "12/3/1975", "Sở Nội vụ"], ["Hà", None, "Sở Nội vụ"]]
    found = [person.id for person in read(workbook(tmp_path / "a.xlsx", rows), kept=kept).people]
    assert found[1] == "so-noi-vu-2"
    assert len({*found, *kept.values()}) == 4


def test_numbers_as_ids_stay_whole(tmp_path: Path) -> None:
    assert people(tmp_path, [["Mã", "Họ và tên"], [17, "An"], [18.0, "Bình"]])[1].id == "18"


def test_a_bare_day_number_is_not_read_in_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Ngày sinh"], ["An", 27465]])
    book = load_workbook(path)
    book.epoch = datetime(1904, 1, 1)
    book.active["A3"], book.active["B3"] = "Bình", date(1975, 3, 12)
    book.save(path)
    found = read(path)
    assert [p.born for p in found.people] == [None, PartialDate(1975, 3, 12)]
    assert "DATE_UNREADABLE" in codes(found.notes)


def test_a_first_person_without_a_name_is_not_taken_for_a_part_of_the_header(tmp_path: Path) -> None:
    for value in ("1975", "12/3/1975", date(1975, 3, 12)):
        rows = [["Họ và tên", "Ngày sinh", "Xếp loại"], [None, value, "HTTNV"], ["An", "1980", "HTTNV"]]
        assert faults_in(workbook(tmp_path / "a.xlsx", rows)) == [("NAME_MISSING", "A2")]


def test_a_group_title_with_a_number_is_a_section_and_a_person_of_a_like_name_is_not(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Dân tộc"], [1, "Khối Đảng", None], [2, "Đặng Úy Lan", None], [3, "Đảng bộ xã A", None]]
    found = read(workbook(tmp_path / "a.xlsx", rows))
    assert [p.name for p in found.people] == ["Đặng Úy Lan"]
    assert note(found, "ROWS_SECTION")[0] == "2, 4"


def test_two_columns_of_names_are_not_chosen_between(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Họ và tên", "Dân tộc"], ["An", "Bình", "Kinh"]]
    assert faults_in(workbook(tmp_path / "a.xlsx", rows)) == [("COLUMN_CONTESTED", "")]
