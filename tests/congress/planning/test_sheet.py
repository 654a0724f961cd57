"""Files as they come: cells with their places, and files that cannot be read."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from planning_samples import codes, csv_file, workbook

from congress.planning.guard import MAX_COLUMNS, MAX_ROWS, address, cell_name, column_index, column_letters
from congress.planning.sheet import read_sheets
from tally.problems import ToolkitError, UnreadableError


def refused(path: Path) -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        read_sheets(path)
    return codes(caught.value.problems)


def patched(path: Path, part: str, before: str, after: str) -> Path:
    """The workbook with one replacement in one of its parts."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    assert before.encode() in entries[part]
    entries[part] = entries[part].replace(before.encode(), after.encode(), 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_cells_keep_their_places_when_the_first_rows_and_columns_are_empty(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[], [], [None, None, "c3"], [None, None, None, "d4"]])
    rows = read_sheets(path)[0].rows
    assert rows[2][2] == "c3"
    assert rows[3][3] == "d4"
    assert rows[0] == ("", "", "", "")


def test_dates_and_numbers_come_as_text(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[date(1975, 3, 12), 1975, 27465, 1.5, "12/3/1975"]])
    assert read_sheets(path)[0].rows[0] == ("1975-03-12 00:00:00", "1975", "27465", "1.5", "12/3/1975")


def test_a_date_cell_shown_without_its_day_is_known_as_such(tmp_path: Path) -> None:
    book = Workbook()
    for column, form in enumerate(("dd/mm/yyyy", "mm/yyyy", "mmm-yy", "yyyy", '[$-42A]"tháng "m" năm "yyyy'), start=1):
        book.active.cell(1, column, date(1975, 3, 1)).number_format = form
    book.save(tmp_path / "a.xlsx")
    assert read_sheets(tmp_path / "a.xlsx")[0].shown == {
        (0, 1): "month",
        (0, 2): "month",
        (0, 3): "year",
        (0, 4): "month",
    }


def test_error_values_and_formulas_without_a_value_do_not_read_as_empty(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x", "=A1&B2"], ["#REF!", "y"]])
    sheet = read_sheets(path)[0]
    assert sheet.faults == {(0, 1): "=A1&B2", (1, 0): "#REF!"}
    assert sheet.rows == (("x", "=A1&B2"), ("#REF!", "y"))


def test_merged_cells_and_hidden_rows_are_known(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a", None, "c"], ["d"]], merges=["A1:B1"])
    book = load_workbook(path)
    book.active.row_dimensions[2].hidden = True
    book.save(path)
    sheet = read_sheets(path)[0]
    assert sheet.merges == (((0, 0), (0, 1)),)
    assert sheet.hidden_rows == {1}


def test_every_sheet_is_read_and_hidden_ones_are_known(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "x"
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden, sheet.empty) for sheet in read_sheets(tmp_path / "a.xlsx")] == [
        ("Sheet", False, False),
        ("Ẩn", True, True),
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_text_file_is_read_with_each_separator_it_holds(tmp_path: Path, separator: str, encoding: str) -> None:
    text = separator.join(("id", "Họ và tên")) + "\r\n" + separator.join(("p1", '"An, Nguyễn"')) + "\r\n"
    rows = [sheet.rows for sheet in read_sheets(csv_file(tmp_path / "a.csv", text, encoding))]
    assert (("id", "Họ và tên"), ("p1", "An, Nguyễn")) in rows


def test_a_missing_file_and_a_folder_are_said_to_be_unreadable(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx") == ["FILE_UNREADABLE"]
    assert refused(tmp_path) == ["FILE_UNREADABLE"]


def test_a_broken_workbook_is_said_to_be_broken(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    whole = path.read_bytes()
    for cut in (5, 100, len(whole) // 2, len(whole) - 10):
        path.write_bytes(whole[:cut])
        assert refused(path) == ["SHEET_BROKEN"]
    path.write_bytes(b"hello")
    assert refused(path) == ["SHEET_BROKEN"]
    path.write_bytes(b"")
    assert refused(path) == ["SHEET_BROKEN"]


def test_any_zip_that_is_no_workbook_is_said_to_be_broken(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "x")
    assert refused(tmp_path / "a.xlsx") == ["SHEET_BROKEN"]


def test_damaged_bytes_anywhere_never_end_in_a_traceback(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Họ và tên", "Ngày sinh"], ["An", "1975"]])
    whole = path.read_bytes()
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            read_sheets(path)
        except ToolkitError as error:
            assert codes(error.problems) == ["SHEET_BROKEN"]  # noqa: PT017


def test_an_old_or_locked_workbook_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refused(tmp_path / "a.xls") == ["SHEET_OLD_OR_LOCKED"]


@pytest.mark.parametrize("data", ["Họ và tên".encode("utf-16"), "Hä vµ tªn".encode("latin-1"), b"a\0b,c"])
def test_a_text_file_that_is_not_utf8_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert refused(tmp_path / "a.csv") == ["CSV_NOT_UTF8"]


def test_a_text_file_with_an_open_quote_is_refused(tmp_path: Path) -> None:
    assert refused(csv_file(tmp_path / "a.csv", 'id,name\np1,"An\n')) == ["CSV_BROKEN"]


def test_one_value_in_the_last_cell_of_excel_does_not_fill_the_memory(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "x"
    book.active["XFD1048576"] = "y"
    book.save(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx") == ["SHEET_TOO_LARGE"]


def test_formatting_far_away_is_no_content(tmp_path: Path) -> None:
    from openpyxl.styles import Font

    book = Workbook()
    book.active["A1"] = "x"
    book.active["XFD1048576"].font = Font(bold=True)
    book.save(tmp_path / "a.xlsx")
    assert read_sheets(tmp_path / "a.xlsx")[0].rows == (("x",),)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", bytes(210_000_000))
    assert path.stat().st_size < 1_000_000
    assert refused(path) == ["SHEET_TOO_LARGE"]


def test_a_long_text_shared_by_many_cells_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 2001))
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    entries["xl/sharedStrings.xml"] = f'<sst xmlns="{space}"><si><t>{"a" * 32_000}</t></si></sst>'.encode()
    entries["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    assert refused(path) == ["SHEET_TOO_LARGE"]


def test_entities_in_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["x"]])
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/workbook.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + entries["xl/workbook.xml"].replace(
        b"<?xml", b"<?xml", 1
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    assert refused(path) == ["SHEET_BROKEN"]


def test_too_many_rows_or_columns_of_text_are_refused(tmp_path: Path) -> None:
    long = csv_file(tmp_path / "a.csv", "a,b\n" * (MAX_ROWS + 1))
    assert refused(long) == ["SHEET_TOO_LARGE"]
    with pytest.raises(UnreadableError) as caught:
        read_sheets(long)
    assert "20.000 dòng" in caught.value.problems[0].text("vi")
    assert "20,000 rows" in caught.value.problems[0].text("en")
    assert refused(csv_file(tmp_path / "b.csv", "a," * (MAX_COLUMNS + 1))) == ["SHEET_TOO_LARGE"]


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_named_as_excel_names_them(index: int, letters: str) -> None:
    assert column_letters(index) == letters
    assert column_index(letters) == index
    assert address(f"{letters}7") == (6, index)
    assert cell_name(6, index) == f"{letters}7"
