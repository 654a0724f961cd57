"""Makes `examples/dai-hoi-tinh/planning.xlsx`: an invented planning list, laid out as secretariats lay theirs out.

Needs openpyxl. Everyone in it is invented; the same file comes out every time.
"""

import random
import re
import unicodedata
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

TARGET = Path(__file__).parents[1] / "examples" / "dai-hoi-tinh" / "planning.xlsx"

MEN = (
    "Nguyễn Hữu Bách", "Trần Quốc Cầm", "Lê Đình Chiến", "Phạm Công Đạt", "Hoàng Văn Điển", "Vũ Xuân Đoàn",
    "Đặng Minh Giáp",
    "Bùi Thế Hanh", "Đỗ Trọng Hiển", "Ngô Quang Hoạt", "Dương Viết Huấn", "Lý A Sáng", "Tống Khắc Kiên", "Phan Bá Lãm",
    "Nông Văn Lịch", "Hà Đăng Luyện", "Trịnh Ngọc Mẫn", "Đinh Công Nghiệp", "Lương Đức Nhân", "Cao Tiến Phác",
    "Mai Sỹ Quảng",
    "Lò Văn Quyền", "Tạ Duy Sửu", "Chu Đức Tải", "Nguyễn Chí Thạc", "Trần Nhật Thiều", "Lê Sỹ Thục", "Phạm Đăng Tiệp",
    "Hoàng Khắc Toại", "Vũ Đình Trác", "Giàng A Páo", "Bùi Quý Tuấn", "Đỗ Hồng Tưởng", "Ngô Văn Ước", "Dương Đình Vinh",
    "Hồ Sỹ Vượng", "Nguyễn Văn Xá", "Quách Công Yên", "Trần Văn Bình", "Lê Trung An", "Phạm Ngọc Ánh", "Đàm Quang Ấn",
)  # fmt: skip
WOMEN = (
    "Nguyễn Thị Hương Bưởi", "Trần Thị Diệp", "Lê Thị Thu Giang", "Phạm Thị Hậu", "Hoàng Thị Khuyên", "Vũ Thị Mai Lan",
    "Bế Thị Lụa", "Đặng Thị Ngát", "Bùi Thị Oanh", "Đỗ Thị Phượng", "Ngô Thị Quế", "Lường Thị Sen", "Dương Thị Thoa",
    "Phan Thị Tuyến", "Trịnh Thị Uyên", "Vàng Thị Xuân", "Mai Thị Yến", "Hà Thị Bình",
)  # fmt: skip
MINORITIES = {
    "Nông": "Tày",
    "Bế": "Tày",
    "Lò": "Thái",
    "Lường": "Thái",
    "Giàng": "Mông",
    "Lý": "Dao",
    "Vàng": "Mông",
    "Quách": "Mường",
}
SECTIONS = (
    ("I. CÁC CƠ QUAN ĐẢNG, ĐOÀN THỂ TỈNH", "Đảng, đoàn thể", (
        ("Ban Tổ chức Tỉnh ủy", "Trưởng ban"), ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Trưởng ban"),
        ("Ủy ban Kiểm tra Tỉnh ủy", "Chủ nhiệm"), ("Văn phòng Tỉnh ủy", "Chánh Văn phòng"), ("Tỉnh đoàn", "Bí thư"),
        ("Hội Nông dân tỉnh", "Chủ tịch"), ("Liên đoàn Lao động tỉnh", "Chủ tịch"))),
    ("II. CÁC CƠ QUAN CHÍNH QUYỀN TỈNH", "Chính quyền", (
        ("Sở Tài chính", "Giám đốc"), ("Sở Nội vụ", "Giám đốc"), ("Sở Nông nghiệp và Môi trường", "Giám đốc"),
        ("Sở Xây dựng", "Giám đốc"), ("Sở Y tế", "Giám đốc"), ("Sở Giáo dục và Đào tạo", "Giám đốc"),
        ("Sở Khoa học và Công nghệ", "Giám đốc"), ("Thanh tra tỉnh", "Chánh Thanh tra"))),
    ("III. LỰC LƯỢNG VŨ TRANG, TƯ PHÁP", "Nội chính", (
        ("Bộ Chỉ huy Quân sự tỉnh", "Chỉ huy trưởng"), ("Công an tỉnh", "Giám đốc"),
        ("Viện Kiểm sát nhân dân tỉnh", "Viện trưởng"), ("Tòa án nhân dân tỉnh", "Chánh án"))),
    ("IV. CÁC ĐẢNG BỘ XÃ, PHƯỜNG, ĐẶC KHU", "Cơ sở", (
        ("Đảng bộ phường Thanh Vực", "Bí thư"), ("Đảng bộ xã Nậm Lanh", "Bí thư"), ("Đảng bộ xã Tân Khê", "Bí thư"),
        ("Đảng bộ xã Phú Lương Thượng", "Bí thư"), ("Đảng bộ phường Đông Hà Trung", "Bí thư"),
        ("Đảng bộ xã Mường Vạn", "Bí thư"))),
)  # fmt: skip
HOMES = ("xã Tân Khê", "xã Nậm Lanh", "phường Thanh Vực", "xã Mường Vạn", "xã Phú Lương Thượng")
LEVELS = ("HTXSNV", "HTTNV", "HTTNV", "HTTNV")
TITLES = (
    ("A1", "TỈNH ỦY SÔNG MÂY"), ("A2", "BAN TỔ CHỨC"), ("A3", "*"), ("K1", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("K2", "Sông Mây, ngày 12 tháng 8 năm 2025"),
    ("A5", "DANH SÁCH QUY HOẠCH BAN CHẤP HÀNH ĐẢNG BỘ TỈNH NHIỆM KỲ 2025-2030"),
    ("A6", "(Kèm theo Tờ trình của Ban Tổ chức Tỉnh ủy)"),
)  # fmt: skip
SINGLE = (
    (1, "TT"), (2, "Mã"), (3, "Họ và tên"), (6, "Dân tộc"), (7, "Tôn giáo"), (8, "Quê quán"),
    (11, "Chức vụ, đơn vị công tác"),
    (12, "Đơn vị"), (13, "Lĩnh vực"), (14, "Chức danh quy hoạch"), (20, "Cấp uỷ đương nhiệm"),
    (24, "Kỷ luật"), (25, "Ghi chú"),
)  # fmt: skip
GROUPS = (
    (4, "Ngày, tháng, năm sinh", ("Nam", "Nữ")),
    (9, "Ngày vào Đảng", ("Dự bị", "Chính thức")),
    (15, "Trình độ", ("Phổ thông", "Chuyên môn", "LLCT", "Ngoại ngữ", "Tin học")),
    (21, "Xếp loại", ("2022", "2023", "2024")),
)  # fmt: skip
WIDTH = 25


def people(chance: random.Random) -> list[dict[str, object]]:
    """About 60 invented people, the awkward cases among them in fixed places."""
    names = [(name, "Nam") for name in MEN] + [(name, "Nữ") for name in WOMEN]
    chance.shuffle(names)
    units = [(section, sector, *unit) for section, sector, held in SECTIONS for unit in held]
    found: list[dict[str, object]] = []
    heads: set[str] = set()
    for index, (name, sex) in enumerate(names):
        section, sector, unit, head_post = units[index * len(units) // len(names)]
        incumbent = chance.random() < 0.45
        oldest = (1967 if incumbent else 1969) + (5 if sex == "Nữ" else 0)
        year = chance.randint(oldest, 1979 if incumbent else 1988)
        post = head_post if unit not in heads else f"Phó {head_post}"
        heads.add(unit)
        joined = date(min(2014, year + chance.randint(24, 30)), chance.randint(1, 12), chance.choice((3, 19, 22)))
        found.append({
            "id": f"p{index + 1:03d}", "name": name, "sex": sex,
            "born": date(year, chance.randint(1, 12), chance.randint(1, 28)),
            "ethnicity": MINORITIES.get(name.split()[0], "Kinh"), "home": chance.choice(HOMES), "joined": joined,
            "post": post, "unit": unit, "sector": sector, "section": section, "incumbent": "x" if incumbent else "",
            "levels": [chance.choice(LEVELS) for _ in range(3)], "discipline": "", "note": "",
        })  # fmt: skip
    awkward(found)
    return found


def awkward(found: list[dict[str, object]]) -> None:
    """What real lists hold: partial dates, texts for dates, odd characters, people who do not qualify."""
    born = {3: "3/1976", 8: "1979", 12: "12-3-1980", 17: "5.9.1974", 22: "07/11/1978", 30: "1972", 41: "04/1981"}
    for index, text in born.items():
        found[index]["born"] = text
    found[5]["born"] = date(1965, 2, 11)
    found[5]["incumbent"] = ""
    found[14]["born"] = date(1966, 1, 30)
    found[14]["incumbent"] = "x"
    found[19]["levels"] = ["HTTNV", "HTNV", "HTTNV"]
    found[26]["levels"] = ["HTTNV", "HTTNV", "KHTNV"]
    found[33]["levels"] = ["", "HTTNV", "HTTNV"]
    found[37]["discipline"] = "Khiển trách, có hiệu lực đến 15/3/2026"
    found[45]["discipline"] = "Cảnh cáo (2023)"
    found[50]["discipline"] = "Khiển trách, hết hiệu lực 01/6/2023"
    found[52]["note"] = "Xin rút khỏi danh sách"
    found[10]["born"] = date(1974, 3, 8)
    found[10]["name"] = str(found[10]["name"]).replace(" ", "\u00a0")
    found[24]["name"] = unicodedata.normalize("NFD", str(found[24]["name"]))
    found[39]["post"] = str(found[39]["post"]) + "\nkiêm Trưởng phòng"


def write(sheet: Worksheet, found: list[dict[str, object]]) -> None:
    write_head(sheet)
    row = 11
    section = ""
    for number, person in enumerate(found, start=1):
        if person["section"] != section:
            section = str(person["section"])
            sheet.cell(row, 1, section).font = Font(name="Times New Roman", bold=True)
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=WIDTH)
            row += 1
        write_person(sheet, row, number, person)
        row += 1
        if number == 28:
            row += 1
    sheet.cell(row, 1, f"Tổng cộng: {len(found)} người").font = Font(name="Times New Roman", bold=True)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=WIDTH)
    sheet.cell(row + 2, 3, "NGƯỜI LẬP BIỂU")
    sheet.cell(row + 2, 11, "T/M BAN TỔ CHỨC TỈNH ỦY")


def write_head(sheet: Worksheet) -> None:
    for cell, text in TITLES:
        sheet[cell] = text
        sheet[cell].font = Font(name="Times New Roman", bold=cell != "A6", italic=cell in ("A6", "K2"))
    for column, text in SINGLE:
        head(sheet, 8, column, text)
        sheet.merge_cells(start_row=8, start_column=column, end_row=9, end_column=column)
    for column, text, parts in GROUPS:
        head(sheet, 8, column, text)
        sheet.merge_cells(start_row=8, start_column=column, end_row=8, end_column=column + len(parts) - 1)
        for offset, part in enumerate(parts):
            head(sheet, 9, column + offset, int(part) if part.isdigit() else part)
    for column in range(1, WIDTH + 1):
        head(sheet, 10, column, f"({column})")
        sheet.column_dimensions[sheet.cell(10, column).column_letter].width = 14
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["C"].width = 26
    sheet.freeze_panes = "D11"


def head(sheet: Worksheet, row: int, column: int, text: object) -> None:
    cell = sheet.cell(row, column, text)
    line = Side(style="thin")
    cell.font = Font(name="Times New Roman", bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = Border(left=line, right=line, top=line, bottom=line)


def write_person(sheet: Worksheet, row: int, number: int, person: dict[str, object]) -> None:
    joined = person["joined"]
    values: dict[int, object] = {
        1: number, 2: person["id"], 3: person["name"], 4 if person["sex"] == "Nam" else 5: person["born"],
        6: person["ethnicity"],
        7: "Không", 8: person["home"], 9: joined, 10: joined.replace(year=joined.year + 1), 11: person["post"],
        12: person["unit"],
        13: person["sector"], 14: "Ủy viên Ban Chấp hành Đảng bộ tỉnh", 15: "12/12",
        16: "Thạc sĩ" if number % 3 else "Đại học",
        17: "Cao cấp", 18: "Anh B", 19: "Cơ bản", 20: person["incumbent"], 24: person["discipline"], 25: person["note"],
    }  # fmt: skip
    values |= dict(zip((21, 22, 23), person["levels"], strict=True))
    for column, value in values.items():
        if value not in ("", None):
            cell = sheet.cell(row, column, value)
            cell.font = Font(name="Times New Roman")
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"


def settle_times(path: Path) -> None:
    """Zip entries and properties without the clock, so that the same list is the same file."""
    with ZipFile(path) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", b"2025-08-12T08:00:00Z", data)
            archive.writestr(ZipInfo(name, (2025, 8, 12, 8, 0, 0)), data, ZIP_DEFLATED)


def main() -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Quy hoạch BCH"
    write(sheet, people(random.Random(20)))
    notes = workbook.create_sheet("Ghi chú")
    notes["A1"] = "Danh sách này là dữ liệu ví dụ; người và địa danh đều không có thật."
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(TARGET)
    settle_times(TARGET)


if __name__ == "__main__":
    main()
