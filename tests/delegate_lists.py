"""A small list of delegates, as a unit's clerk writes it, and a congress folder that has it."""

from datetime import date
from pathlib import Path

from congress.delegates.changing import bring_list
from congress.workspace import Settings, Workspace, create

BY = "Tạ Thị Sắp"
LIST = """\
DANH SÁCH ĐẠI BIỂU,,,,,,,,,,,,,,,,
TT,Mã,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Đơn vị,Chức vụ,Loại đại biểu,Thứ tự dự khuyết,Cấp ủy,Ngày vào Đảng,Trình độ chuyên môn,Lý luận chính trị,Danh hiệu,Kỷ luật,Đơn thư
1,u1,Bạch Văn Chót,12/03/1968,Nam,Kinh,Cơ quan Đảng ủy,Bí thư,Đương nhiên,,Đảng ủy viên,03/02/1990,Thạc sĩ Luật,Cao cấp,,Không,
2,u2,Cấn Thị Dự,05/1975,Nữ,Tày,Cơ quan Đảng ủy,Phó Bí thư,Đương nhiên,,Đảng ủy viên,19/05/1999,Đại học,Cử nhân,Bằng khen,Không,
3,a1,Doãn Văn Đầu,01/01/1980,Nam,Kinh,Đảng bộ xã A,Bí thư,Bầu,,,22/12/2003,Kỹ sư,Trung cấp,,Không,
4,a2,Giáp Thị Én,15/08/1990,Nữ,Mông,Đảng bộ xã A,,Bầu,,,03/02/2012,Cao đẳng,Sơ cấp,,Không,có 1 đơn
5,a3,Hứa Văn Gạch,20/11/1985,Nam,Kinh,Đảng bộ xã A,,Dự khuyết,1,,03/02/2010,Trung cấp,,,,
6,a4,Khổng Thị Hạt,02/02/1988,Nữ,Kinh,Đảng bộ xã A,,Dự khuyết,2,,03/02/2011,Đại học,Trung cấp,,,
7,b1,Liêu Văn Khởi,1979,Nam,Dao,Đảng bộ xã B,,Bầu,,,02/09/2001,Đại học,Trung cấp,,Khiển trách 2020,
8,b2,Mạc Thị Lành,09/09/1972,Nữ,Kinh,Đảng bộ xã B,,Dự khuyết,1,,02/09/1996,Đại học,Cao cấp,,,
9,c1,Nghiêm Văn Mốc,30/04/1970,Nam,Kinh,Quân sự xã,,Chỉ định,,,03/02/1993,Đại học,Cao cấp,,Không,
"""  # noqa: E501


def list_file(folder: Path, text: str = LIST, name: str = "delegates.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def workspace_with_list(folder: Path, text: str = LIST) -> Workspace:
    settings = Settings(title="Đại hội thử", organisation="ĐẢNG BỘ XÃ THỬ", date=date(2025, 7, 15))
    workspace = create(folder / "congress", settings=settings, by=BY)
    bring_list(workspace, list_file(folder, text), BY)
    return workspace
