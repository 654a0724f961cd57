"""Makes `units.csv` and `delegates.csv` of `examples/dai-hoi-tinh`: invented units and people, the same every time.

356 official delegates of 40 units, as `allocation.toml` shares them out, and an alternate or two of each unit.
"""

import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path

from congress.delegates.allocating import allocate, read_rules, read_units
from tally.names import ballot_order_key

FOLDER = Path(__file__).parents[1] / "examples" / "dai-hoi-tinh"
SEED = 356

FAMILIES = ("Âu", "Bạch", "Cấn", "Chử", "Doãn", "Đào", "Giáp", "Hứa", "Kha", "Khổng", "Kiều", "Liêu", "Lục", "Mạc",
            "Nghiêm", "Ngụy", "Ông", "Phí", "Quản", "Sầm", "Tăng", "Thân", "Tiêu", "Tô", "Triệu", "Từ", "Ung", "Viên",
            "Vi", "Vương")  # fmt: skip
MINORITY_FAMILIES = (("Lò", "Thái"), ("Giàng", "Mông"), ("Nông", "Tày"), ("Lường", "Thái"), ("Vàng", "Mông"),
                     ("Quách", "Mường"), ("Phàn", "Dao"))  # fmt: skip
MEN = ("Bách", "Chấn", "Duệ", "Đoan", "Giao", "Hàm", "Khiết", "Luân", "Mậu", "Nhượng", "Phiệt", "Quyết", "Sáng", "Thắc",
       "Thuyên", "Trác", "Tước", "Ưng", "Vịnh", "Xưởng")  # fmt: skip
WOMEN = ("Ánh", "Bưởi", "Chuyên", "Diễm", "Én", "Gấm", "Hiên", "Khuê", "Lam", "Mận", "Ngà", "Oanh", "Phấn", "Quỳnh",
         "Sim", "Thắm", "Tuyết", "Uyên", "Vóc", "Xoan")  # fmt: skip
MEN_MIDDLE = ("Bá", "Công", "Duy", "Đình", "Hữu", "Khắc", "Ngọc", "Quý", "Sỹ", "Thế", "Trọng", "Văn", "Viết", "Xuân")
WOMEN_MIDDLE = ("Thị", "Thị Bích", "Thị Hồng", "Thị Kim", "Thị Lệ", "Thị Minh", "Thị Thanh", "Thị Thu")
PLACES = ("Thanh Vực", "Nậm Lanh", "Tân Khê", "Phú Lương Thượng", "Đông Hà Trung", "Mường Vạn", "Bản Chạ", "Cẩm Sơn Hạ",
          "Đồng Xuyên", "Hưng Trạch", "Kim Phố", "Lũng Pù", "Mai Đồi", "Nà Rắn", "Pắc Mò", "Quế Lâm Nội", "Sơn Trà Tây",
          "Tà Nung", "Thượng Cốc", "Vĩnh Ngàn", "Xuân Bãi", "Yên Thượng Cát", "Bình Hồ", "Chiềng Vân", "Đại Lãnh Bắc",
          "Hòa Mạc", "Khánh Nhai", "Liên Hà Đoài", "Minh Rộc", "Nghĩa Đô Thượng", "Phúc Rừng", "Tam Khói")  # fmt: skip
BODIES = ("Đảng bộ các cơ quan Đảng tỉnh", "Đảng bộ Ủy ban nhân dân tỉnh", "Đảng bộ Quân sự tỉnh",
          "Đảng bộ Công an tỉnh", "Đảng bộ Bộ đội Biên phòng", "Đảng bộ Trường Đại học Sông Mây",
          "Đảng bộ Bệnh viện tỉnh", "Đảng bộ Khu công nghiệp")  # fmt: skip
EDUCATION = ("Đại học",) * 11 + ("Thạc sĩ",) * 6 + ("Kỹ sư",) * 2 + ("Tiến sĩ", "Cao đẳng", "Trung cấp")
THEORY = ("Cao cấp",) * 9 + ("Trung cấp",) * 6 + ("Cử nhân", "Sơ cấp")
HEADINGS = ("TT", "Mã", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Đơn vị", "Chức vụ",
            "Loại đại biểu", "Thứ tự dự khuyết", "Cấp ủy", "Ngày vào Đảng", "Trình độ chuyên môn", "Lý luận chính trị",
            "Danh hiệu", "Kỷ luật")  # fmt: skip


def unit_rows(chance: random.Random) -> list[list[object]]:
    names = [
        *BODIES,
        *(f"Đảng bộ {'phường' if number % 4 == 0 else 'xã'} {place}" for number, place in enumerate(PLACES)),
    ]
    rows: list[list[object]] = []
    for name in names:
        border = name.endswith(("Lũng Pù", "Pắc Mò"))
        commune = not name.startswith(BODIES)
        level = "Xã, phường, đặc khu" if commune else "Cấp trên trực tiếp cơ sở"
        day = date(2025, 7, 14) + timedelta(days=chance.randrange(35)) if commune else date(2025, 6, 25)
        note = "xã biên giới" if border else ""
        members, fixed = chance.randrange(420, 2600), 1 if border else ""
        rows.append([len(rows) + 1, name, level, members, fixed, day.strftime("%d/%m/%Y"), note])
    return rows


class People:
    """Invented people of different names."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.used: set[str] = set()

    def one(self, unit: str, kind: str, order: int | str = "", post: str = "") -> list[object]:
        chance = self.chance
        woman = chance.random() < 0.22
        family, ethnicity = (
            chance.choice(MINORITY_FAMILIES) if chance.random() < 0.17 else (chance.choice(FAMILIES), "Kinh")
        )
        while True:
            middle = chance.choice(WOMEN_MIDDLE if woman else MEN_MIDDLE)
            name = f"{family} {middle} {chance.choice(WOMEN if woman else MEN)}"
            if name not in self.used:
                break
        self.used.add(name)
        year = min(1994, round(chance.triangular(1966, 1994, 1977)))
        born = date(year, chance.randint(1, 12), chance.randint(1, 28))
        joined = date(min(2019, year + chance.randint(21, 32)), chance.randint(1, 12), chance.choice((3, 19, 22)))
        return [
            name, born.strftime("%d/%m/%Y"), "Nữ" if woman else "Nam", ethnicity,
            "Công giáo" if chance.random() < 0.02 else "Không", unit, post, kind, order,
            "Tỉnh ủy viên" if kind == "Đương nhiên" else "Đảng ủy viên" if chance.random() < 0.7 else "",
            joined.strftime("%d/%m/%Y"), chance.choice(EDUCATION), chance.choice(THEORY),
            "Bằng khen" if chance.random() < 0.12 else "", "Không" if chance.random() < 0.97 else "Khiển trách (2021)",
        ]  # fmt: skip


def delegate_rows(chance: random.Random, units: Path) -> list[list[object]]:
    rules = read_rules(FOLDER / "allocation.toml")
    found = allocate(rules, read_units(units))
    people = People(chance)
    rows = [
        people.one("Ban Chấp hành Đảng bộ tỉnh", "Đương nhiên", "", "Tỉnh ủy viên") for _ in range(rules.ex_officio)
    ]
    rows += [people.one("Đảng bộ Quân sự tỉnh", "Chỉ định", "", "Chỉ huy") for _ in range(rules.appointed)]
    for one in found.allotments:
        elected = [people.one(one.unit.name, "Bầu") for _ in range(one.seats)]
        elected[0][6] = "Bí thư"
        rows += sorted(elected, key=lambda row: ballot_order_key(str(row[0])))
        rows += [people.one(one.unit.name, "Dự khuyết", place) for place in range(1, 2 + (one.seats > 8))]
    return [[number, f"d{number:03d}", *row] for number, row in enumerate(rows, start=1)]


def text(headings: tuple[str, ...], rows: list[list[object]], title: str = "") -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    if title:
        table.writerow([title])
    table.writerow(headings)
    table.writerows(rows)
    return written.getvalue()


def make(folder: Path) -> None:
    """Writes both files into `folder`."""
    chance = random.Random(SEED)
    units = unit_rows(chance)
    total = ["", "Tổng cộng", "", sum(int(str(row[3])) for row in units), "", "", ""]
    headings = ("TT", "Đơn vị", "Cấp", "Số đảng viên", "Cố định", "Ngày dự kiến", "Ghi chú")
    (folder / "units.csv").write_text(text(headings, [*units, total]), encoding="utf-8")
    rows = delegate_rows(chance, folder / "units.csv")
    title = "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI"
    (folder / "delegates.csv").write_text(text(HEADINGS, rows, title), encoding="utf-8")


if __name__ == "__main__":
    make(FOLDER)
