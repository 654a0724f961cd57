"""Makes `examples/dai-hoi-tinh/register.xlsx`: 600 invented people in 40 units, with all a register holds.

The same file comes out every time. What is wrong in it is wrong on purpose: gaps, contradictions, a person entered
twice, relatives who are put forward for posts of one sector.
"""

import random
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from planning_example import settle_times

TARGET = Path(__file__).parents[1] / "examples" / "dai-hoi-tinh" / "register.xlsx"
FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ngô",
    "Dương",
    "Đinh",
    "Nông",
    "Lò",
    "Giàng",
)
MIDDLES = {
    "male": ("Văn", "Đình", "Quang", "Hữu", "Trọng", "Khắc", "Bá"),
    "female": ("Thị", "Thị Thu", "Thị Mai", "Ngọc"),
}
GIVEN = {
    "male": ("An", "Bách", "Chiến", "Dũng", "Đạt", "Giáp", "Hải", "Khoa", "Lâm", "Mạnh", "Nghĩa", "Phong", "Quyết",
             "Sơn", "Thạch", "Vinh"),
    "female": ("Ánh", "Bích", "Cúc", "Diệp", "Giang", "Hạnh", "Liên", "Nga", "Oanh", "Phượng", "Sen", "Thảo", "Uyên",
               "Vân", "Xuân", "Yến"),
}  # fmt: skip
ETHNICITIES = {"Nông": "Tày", "Lò": "Thái", "Giàng": "Mông"}
OFFICES = ("Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy", "Văn phòng Tỉnh ủy", "Sở Tài chính", "Sở Nội vụ",
           "Sở Y tế", "Sở Xây dựng", "Thanh tra tỉnh", "Công an tỉnh", "Tòa án nhân dân tỉnh")  # fmt: skip
SECTORS = ("Đảng, đoàn thể", "Nội chính", "Đảng, đoàn thể", "Tài chính", "Tổ chức", "Y tế", "Xây dựng", "Thanh tra",
           "Nội chính", "Nội chính")  # fmt: skip
PLACES = ("Tân Khê", "Nậm Lanh", "Mường Vạn", "Phú Lương", "Thanh Vực", "Đông Hà", "Khe Sặt", "Bản Lầu", "Suối Đá",
          "Đồi Thông", "Vực Trám", "Hang Dơi", "Cầu Treo", "Bãi Sậy", "Núi Voi", "Ao Sen", "Bến Đò", "Giếng Cạn",
          "Rừng Lim", "Dốc Nắng", "Đèo Mây", "Ruộng Mới", "Hồ Trong", "Bờ Sông", "Chợ Phiên", "Cây Đa", "Gò Đồng",
          "Thác Bạc", "Lũng Pù")  # fmt: skip
HEADERS = {
    "Đơn vị": ("Mã đơn vị", "Tên đơn vị", "Loại hình", "Mã đơn vị cấp trên", "Từ ngày", "Đến ngày"),
    "Sắp xếp đơn vị": ("Ngày", "Hình thức", "Từ đơn vị", "Thành đơn vị", "Quyết định"),
    "Nhân sự": ("Mã", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Quê quán", "Ngày vào Đảng",
                "Ngày chính thức", "Trình độ phổ thông", "Chuyên môn", "Lý luận chính trị", "Chức vụ", "Mã đơn vị",
                "Lĩnh vực", "Cấp ủy đương nhiệm", "Số nhiệm kỳ liên tiếp"),
    "Chức vụ đã giữ": ("Mã người", "Chức vụ", "Mã đơn vị", "Từ ngày", "Đến ngày"),
    "Quy hoạch": ("Mã người", "Chức danh quy hoạch", "Nhiệm kỳ", "Ngày phê duyệt", "Mã đơn vị"),
    "Xếp loại": ("Mã người", "Năm", "Mức xếp loại"),
    "Khen thưởng, kỷ luật": ("Mã người", "Loại", "Hình thức", "Ngày quyết định", "Hiệu lực đến", "Cấp quyết định"),
    "Đào tạo, bồi dưỡng": ("Mã người", "Lớp", "Loại lớp", "Từ ngày", "Đến ngày"),
    "Đơn thư": ("Mã người", "Ngày nhận", "Nội dung", "Tình trạng", "Kết luận"),
    "Nhân sự dự kiến": ("Mã người", "Chức vụ dự kiến", "Mã đơn vị", "Tập thể", "Lĩnh vực"),
    "Quan hệ gia đình": ("Mã người", "Quan hệ", "Mã người thân", "Họ tên người thân", "Chức vụ, đơn vị người thân"),
}  # fmt: skip
COUNT = 600
Rows = dict[str, list[tuple[object, ...]]]


def units() -> list[tuple[object, ...]]:
    """The province, ten offices, and twenty-nine communes, of which two ended when they were merged."""
    found: list[tuple[object, ...]] = [("dbt", "Đảng bộ tỉnh Sông Mây", "Đảng bộ tỉnh", "", "01/01/2010", "")]
    found += [
        (f"cq{n:02d}", name, "Đảng bộ cơ quan", "dbt", "01/01/2010", "") for n, name in enumerate(OFFICES, start=1)
    ]
    for number, place in enumerate(PLACES, start=1):
        ended = "30/06/2025" if number in (27, 28) else ""
        since = "01/07/2025" if number == 29 else "01/01/2010"
        found.append((f"xa{number:02d}", f"Đảng bộ xã {place}", "Đảng bộ xã", "dbt", since, ended))
    return found


def rows() -> Rows:
    chance = random.Random(600)
    found: Rows = {name: [] for name in HEADERS}
    found["Đơn vị"] = units()
    found["Sắp xếp đơn vị"] = [("01/07/2025", "Sáp nhập", source, "xa29", "QĐ 12-QĐ/TU") for source in ("xa27", "xa28")]
    places = [str(unit[0]) for unit in units()[1:] if unit[0] not in ("xa27", "xa28")]
    names = {str(unit[0]): str(unit[1]) for unit in units()}
    for number in range(1, COUNT + 1):
        _person(found, chance, number, places[(number - 1) % len(places)], names)
    _relations(found, chance)
    _proposals(found)
    _wrong(found)
    return found


def _person(found: Rows, chance: random.Random, number: int, unit: str, names: dict[str, str]) -> None:
    id_ = f"s{number:03d}"
    sex = "female" if chance.random() < 0.3 else "male"
    family = chance.choice(FAMILIES)
    name = f"{family} {chance.choice(MIDDLES[sex])} {chance.choice(GIVEN[sex])}"
    incumbent = chance.random() < 0.4
    born = date(chance.randint(1968, 1980 if incumbent else 1990), chance.randint(1, 12), chance.randint(1, 28))
    joined = date(born.year + chance.randint(22, 29), chance.randint(1, 12), chance.randint(1, 28))
    head = number <= 38
    office = unit.startswith("cq")
    posts = ("Trưởng đơn vị", "Phó trưởng đơn vị") if office else ("Bí thư Đảng ủy", "Phó Bí thư")
    post = posts[0 if head else 1]
    sector = SECTORS[int(unit[2:]) - 1] if office else "Cơ sở"
    found["Nhân sự"].append((
        id_, name, _day(born), "Nam" if sex == "male" else "Nữ", ETHNICITIES.get(family, "Kinh"), "Không",
        f"xã {chance.choice(PLACES)}, tỉnh Sông Mây", _day(joined), _day(joined.replace(year=joined.year + 1)),
        "12/12", chance.choice(("Đại học", "Thạc sĩ", "Đại học")),
        chance.choice(("Cao cấp", "Cao cấp", "Trung cấp")), post, unit,
        sector, "x" if incumbent else "không", chance.choice((1, 1, 2)) if incumbent else 0,
    ))  # fmt: skip
    found["Chức vụ đã giữ"].append((id_, post, unit, f"01/0{chance.randint(1, 9)}/{chance.randint(2015, 2023)}", ""))
    for year in (2022, 2023, 2024):
        found["Xếp loại"].append((id_, year, chance.choice(("HTXSNV", "HTTNV", "HTTNV", "HTTNV", "HTNV"))))
    if chance.random() < 0.6:
        found["Đào tạo, bồi dưỡng"].append((id_, "Bồi dưỡng đối tượng 3", "Quốc phòng", "05/2021", "06/2021"))
    if head or chance.random() < 0.08:
        found["Quy hoạch"].append((id_, "Ủy viên Ban Chấp hành Đảng bộ tỉnh", "2025-2030", "15/06/2023", ""))
    if not head and chance.random() < 0.15:
        found["Quy hoạch"].append((id_, f"Bí thư, trưởng đơn vị {names[unit]}", "2025-2030", "15/06/2023", unit))
    if chance.random() < 0.02:
        found["Khen thưởng, kỷ luật"].append(
            (id_, "Kỷ luật", "Khiển trách", "10/03/2024", "10/03/2025", "UBKT Tỉnh ủy")
        )
    elif chance.random() < 0.2:
        found["Khen thưởng, kỷ luật"].append((id_, "Khen thưởng", "Bằng khen", "02/09/2023", "", "UBND tỉnh"))
    if chance.random() < 0.01:
        found["Đơn thư"].append((id_, "12/05/2025", "Kê khai tài sản", "Đang xác minh", ""))


def _relations(found: Rows, chance: random.Random) -> None:
    """Couples and brothers among the people, each named by both; and relatives who are in no register."""
    people = found["Nhân sự"]
    men, women = [str(row[0]) for row in people if row[3] == "Nam"], _women(found)
    for husband, wife in zip(chance.sample(men[40:], 12), chance.sample(women[20:], 12), strict=True):
        found["Quan hệ gia đình"] += [(husband, "Vợ", wife, "", ""), (wife, "Chồng", husband, "", "")]
    one, other, third = "s001", "s011", women[1]  # two heads, and the woman between them
    found["Quan hệ gia đình"] += [
        (one, "Em ruột", third, "", ""), (third, "Anh ruột", one, "", ""),
        (third, "Chồng", other, "", ""), (other, "Vợ", third, "", ""),
        ("s030", "Vợ", "", "Lý Thị Sương", "Kế toán trưởng, Sở Tài chính"),
    ]  # fmt: skip


def _women(found: Rows) -> list[str]:
    return [str(row[0]) for row in found["Nhân sự"] if row[3] == "Nữ"]


def _proposals(found: Rows) -> None:
    """Whom the standing committee and some offices are put forward with."""
    standing = "Ban Thường vụ Tỉnh ủy"
    found["Nhân sự dự kiến"] = [
        *((one, "Ủy viên Ban Thường vụ", "dbt", standing, "") for one in ("s001", "s002", "s003", _women(found)[1])),
        ("s001", "Trưởng đơn vị", "cq05", "", "Nội vụ"), ("s011", "Trưởng đơn vị", "cq04", "", "Tài chính"),
        ("s030", "Bí thư Đảng ủy", "xa20", "", ""),
    ]  # fmt: skip


def _wrong(found: Rows) -> None:
    """What a unit is to be asked about."""
    people = found["Nhân sự"]
    people[49] = (*people[49][:2], "", *people[49][3:])  # no birth date
    people[59] = (*people[59][:7], "", "", *people[59][9:])  # no day of joining
    people[69] = (*people[69][:13], "xa27", *people[69][14:])  # still in a commune that was merged
    people[79] = (*people[79][:13], "xa99", *people[79][14:])  # in a unit nobody knows
    twin = people[89]
    people[119] = ("s120", str(twin[1]).replace("ạ", "a"), *twin[2:])  # entered twice, once with a slip of the pen
    found["Xếp loại"] = [row for row in found["Xếp loại"] if (row[0], row[1]) != ("s100", 2023)]
    found["Khen thưởng, kỷ luật"].append(("s110", "Kỷ luật", "Cảnh cáo", "01/02/2023", "", "Tỉnh ủy"))
    found["Quan hệ gia đình"].append(("s130", "Con", "s131", "", ""))  # and s131 names no parent


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def main() -> None:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, found in rows().items():
        sheet = workbook.create_sheet(name)
        for row in (HEADERS[name], *found):
            sheet.append([None if value == "" else value for value in row])
    workbook.save(TARGET)
    settle_times(TARGET)


if __name__ == "__main__":
    main()
