"""Makes `examples/quy-tac-mau-thuan/planning.csv`: an invented list that meets each hard rule, but not two of them.

The same file comes out every time.
"""

import random
from pathlib import Path

from planning_example import MEN, MINORITIES, WOMEN

from congress.planning.slatefiles import csv_text

TARGET = Path(__file__).parents[1] / "examples" / "quy-tac-mau-thuan" / "planning.csv"
HEADER = ("Mã", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ", "Đơn vị", "Lĩnh vực", "Cấp ủy đương nhiệm",
          "Xếp loại 2022", "Xếp loại 2023", "Xếp loại 2024", "Kỷ luật")  # fmt: skip
COMMUNES = ("Nậm Lanh", "Tân Khê", "Mường Vạn", "Phú Lương Thượng", "Thanh Vực")
OFFICES = ("Ban Xây dựng Đảng", "Ủy ban Kiểm tra", "Văn phòng Đảng ủy", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội")


def rows() -> list[tuple[str, ...]]:
    """Twelve men at the grassroots, fifteen men and women in the offices: no woman is at the grassroots."""
    chance = random.Random(7)
    men, women = chance.sample(MEN, 20), chance.sample(WOMEN, 9)
    places = [(name, f"Chi bộ {chance.choice(COMMUNES)}", "Cơ sở", "Bí thư") for name in men[:12]]
    places += [(name, chance.choice(OFFICES), "Cơ quan", "Phó Trưởng phòng") for name in (*men[12:], *women)]
    found = []
    for number, (name, unit, sector, post) in enumerate(sorted(places), start=1):
        born = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(1972, 1989)}"
        ethnicity = MINORITIES.get(name.split()[0], "Kinh")
        levels = [chance.choice(("HTXSNV", "HTTNV", "HTTNV")) for _ in range(3)]
        sex = "Nữ" if name in women else "Nam"
        incumbent = "x" if chance.random() < 0.5 else ""
        found.append((f"q{number:02d}", name, born, sex, ethnicity, post, unit, sector, incumbent, *levels, ""))
    return found


def main() -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(csv_text(HEADER, rows()), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
