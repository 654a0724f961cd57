"""The tables of the register: what each column is called, what it holds, and what says that two rows are the same.

A register is a handful of plain CSV files. A row is told by its key; everything else in it may change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from congress.planning.columns import field_of
from congress.planning.words import plain
from congress.register.values import (
    read_choice,
    read_count,
    read_day,
    read_id,
    read_level,
    read_name,
    read_sex,
    read_text,
    read_yes_no,
)

Reader = Callable[[str], str]
"""The text of a cell → the one way the register writes it. Raises UnreadableCellError."""


@dataclass(frozen=True)
class Column:
    """`refers` names the table whose ids the column holds. `required`: empty, it is a gap; in a key, a fault."""

    name: str
    vi: str
    en: str
    read: Reader = read_text
    refers: str = ""
    required: bool = False
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    name: str
    vi: str
    en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def key_of(self, row: Mapping[str, str]) -> str:
        """The key as one text. Parts are joined by `|`, which no cell of a key may hold (reading refuses it)."""
        return "|".join(row.get(name, "") for name in self.key)


CHANGES = ("merge", "split", "rename", "move")
AWARDS = ("reward", "discipline")
COMPLAINTS = ("received", "verifying", "concluded", "closed")
RELATIONS = ("spouse", "parent", "child", "sibling", "parent_in_law", "child_in_law", "sibling_in_law")
COURSES = ("theory", "management", "defence", "position", "other")

VETTING = ("ok", "open", "problem")
CONCLUSIONS = ("eligible", "not_eligible", "postponed")

_VETTING_WORDS = {"đạt": "ok", "đủ": "ok", "in order": "ok", "chưa có": "open", "thiếu": "open",
                  "cần xem xét": "problem"}  # fmt: skip
_CONCLUSION_WORDS = {"đủ điều kiện": "eligible", "không đủ điều kiện": "not_eligible", "chưa xem xét": "postponed"}
_CHANGE_WORDS = {"sáp nhập": "merge", "hợp nhất": "merge", "chia tách": "split", "tách": "split", "đổi tên": "rename",
                 "chuyển": "move"}  # fmt: skip
_AWARD_WORDS = {"khen thưởng": "reward", "kỷ luật": "discipline"}
_COMPLAINT_WORDS = {"đã nhận": "received", "đang xác minh": "verifying", "đã kết luận": "concluded",
                    "đã đóng": "closed", "kết thúc": "closed"}  # fmt: skip
_RELATION_WORDS = {
    "vợ": "spouse", "chồng": "spouse", "vợ chồng": "spouse",
    "cha": "parent", "bố": "parent", "mẹ": "parent", "cha đẻ": "parent", "mẹ đẻ": "parent", "con": "child",
    "con đẻ": "child", "con nuôi": "child", "cha nuôi": "parent", "mẹ nuôi": "parent",
    "anh": "sibling", "chị": "sibling", "em": "sibling", "anh ruột": "sibling", "chị ruột": "sibling",
    "em ruột": "sibling", "bố vợ": "parent_in_law", "mẹ vợ": "parent_in_law", "bố chồng": "parent_in_law",
    "mẹ chồng": "parent_in_law", "con dâu": "child_in_law", "con rể": "child_in_law",
    "anh rể": "sibling_in_law", "chị dâu": "sibling_in_law", "em rể": "sibling_in_law", "em dâu": "sibling_in_law",
    "anh vợ": "sibling_in_law", "chị vợ": "sibling_in_law", "em vợ": "sibling_in_law", "anh chồng": "sibling_in_law",
    "chị chồng": "sibling_in_law", "em chồng": "sibling_in_law",
}  # fmt: skip
_COURSE_WORDS = {"lý luận chính trị": "theory", "quản lý nhà nước": "management", "quốc phòng": "defence",
                 "an ninh quốc phòng": "defence", "chức danh": "position", "khác": "other"}  # fmt: skip

_PERSON = Column("person", "Mã người", "Person", read_id, "people", required=True, other_names=("Mã", "Mã cán bộ"))

TABLES: tuple[Table, ...] = (
    Table("units", "Đơn vị", "Units", ("id",), (
        Column("id", "Mã đơn vị", "Id", read_id, required=True, other_names=("Mã",)),
        Column("name", "Tên đơn vị", "Name", required=True, other_names=("Đơn vị", "Tổ chức đảng")),
        Column("kind", "Loại hình", "Kind"),
        Column("parent", "Mã đơn vị cấp trên", "Parent", read_id, "units", other_names=("Cấp trên",)),
        Column("since", "Từ ngày", "Since", read_day),
        Column("until", "Đến ngày", "Until", read_day),
    )),
    Table("changes", "Sắp xếp đơn vị", "Changes of units", ("date", "source", "target"), (
        Column("date", "Ngày", "Date", read_day, required=True),
        Column("kind", "Hình thức", "Kind", read_choice(CHANGES, _CHANGE_WORDS), required=True),
        Column("source", "Từ đơn vị", "From", read_id, "units", required=True),
        Column("target", "Thành đơn vị", "To", read_id, "units", required=True),
        Column("decision", "Quyết định", "Decision"),
    )),
    Table("people", "Nhân sự", "People", ("id",), (
        Column("id", "Mã", "Id", read_id, required=True, other_names=("Mã cán bộ", "Mã người")),
        Column("name", "Họ và tên", "Name", read_name, required=True, other_names=("Họ tên",)),
        Column("other_name", "Tên gọi khác", "Other name"),
        Column("born", "Ngày sinh", "Born", read_day, required=True, other_names=("Ngày, tháng, năm sinh",)),
        Column("sex", "Giới tính", "Sex", read_sex, required=True),
        Column("ethnicity", "Dân tộc", "Ethnicity", required=True),
        Column("religion", "Tôn giáo", "Religion"),
        Column("home", "Quê quán", "Home", required=True),
        Column("residence", "Nơi ở hiện nay", "Residence"),
        Column("joined", "Ngày vào Đảng", "Joined", read_day, required=True),
        Column("official", "Ngày chính thức", "Official", read_day, required=True),
        Column("schooling", "Trình độ phổ thông", "Schooling", other_names=("Phổ thông",)),
        Column("education", "Chuyên môn", "Education", required=True, other_names=("Trình độ chuyên môn",)),
        Column("theory", "Lý luận chính trị", "Theory", required=True, other_names=("LLCT",)),
        Column("language", "Ngoại ngữ", "Language"),
        Column("computing", "Tin học", "Computing"),
        Column("post", "Chức vụ", "Post", required=True, other_names=("Chức vụ hiện tại",)),
        Column("unit", "Mã đơn vị", "Unit", read_id, "units", required=True, other_names=("Đơn vị",)),
        Column("sector", "Lĩnh vực", "Sector"),
        Column("incumbent", "Cấp ủy đương nhiệm", "Incumbent", read_yes_no),
        Column("terms", "Số nhiệm kỳ liên tiếp", "Terms", read_count),
        Column("career", "Tóm tắt quá trình công tác", "Career"),
        Column("note", "Ghi chú", "Note"),
    )),
    Table("posts", "Chức vụ đã giữ", "Posts held", ("person", "post", "since"), (
        _PERSON,
        Column("post", "Chức vụ", "Post", required=True),
        Column("unit", "Mã đơn vị", "Unit", read_id, "units"),
        Column("since", "Từ ngày", "Since", read_day, required=True),
        Column("until", "Đến ngày", "Until", read_day),
    )),
    Table("plans", "Quy hoạch", "Planned posts", ("person", "post", "term"), (
        _PERSON,
        Column("post", "Chức danh quy hoạch", "Post", required=True, other_names=("Chức danh",)),
        Column("term", "Nhiệm kỳ", "Term", required=True),
        Column("decided", "Ngày phê duyệt", "Decided", read_day),
        Column("unit", "Mã đơn vị", "Unit", read_id, "units"),
    )),
    Table("evaluations", "Xếp loại", "Evaluations", ("person", "year"), (
        _PERSON,
        Column("year", "Năm", "Year", read_count, required=True),
        Column("level", "Mức xếp loại", "Level", read_level, required=True, other_names=("Xếp loại",)),
    )),
    Table("awards", "Khen thưởng, kỷ luật", "Rewards and discipline", ("person", "kind", "what", "decided"), (
        _PERSON,
        Column("kind", "Loại", "Kind", read_choice(AWARDS, _AWARD_WORDS), required=True),
        Column("what", "Hình thức", "What", required=True),
        Column("decided", "Ngày quyết định", "Decided", read_day, required=True),
        Column("until", "Hiệu lực đến", "Until", read_day),
        Column("by", "Cấp quyết định", "By"),
    )),
    Table("training", "Đào tạo, bồi dưỡng", "Training", ("person", "course"), (
        _PERSON,
        Column("course", "Lớp", "Course", required=True),
        Column("kind", "Loại lớp", "Kind", read_choice(COURSES, _COURSE_WORDS)),
        Column("since", "Từ ngày", "Since", read_day),
        Column("until", "Đến ngày", "Until", read_day),
    )),
    Table("complaints", "Đơn thư", "Complaints", ("person", "received", "about"), (
        _PERSON,
        Column("received", "Ngày nhận", "Received", read_day, required=True),
        Column("about", "Nội dung", "About", required=True),
        Column("state", "Tình trạng", "State", read_choice(COMPLAINTS, _COMPLAINT_WORDS), required=True),
        Column("conclusion", "Kết luận", "Conclusion"),
    )),
    Table("vetting", "Thẩm định", "Vetting", ("person", "item"), (
        _PERSON,
        Column("item", "Nội dung", "Item", required=True),
        Column("state", "Tình trạng", "State", read_choice(VETTING, _VETTING_WORDS), required=True),
        Column("date", "Ngày", "Date", read_day),
        Column("note", "Ghi chú", "Note"),
    )),
    Table("opinions", "Ý kiến thẩm định", "Opinions", ("person", "body"), (
        _PERSON,
        Column("body", "Cơ quan", "Body", required=True),
        Column("asked", "Ngày hỏi", "Asked", read_day, required=True),
        Column("received", "Ngày trả lời", "Received", read_day),
        Column("opinion", "Ý kiến", "Opinion"),
    )),
    Table("conclusions", "Kết luận thẩm định", "Conclusions", ("person", "date"), (
        _PERSON,
        Column("date", "Ngày", "Date", read_day, required=True),
        Column("conclusion", "Kết luận", "Conclusion", read_choice(CONCLUSIONS, _CONCLUSION_WORDS), required=True),
        Column("by", "Cấp kết luận", "By"),
        Column("note", "Ghi chú", "Note"),
    )),
    Table("proposals", "Nhân sự dự kiến", "Posts proposed", ("person", "post"), (
        _PERSON,
        Column("post", "Chức vụ dự kiến", "Post", required=True, other_names=("Chức danh dự kiến",)),
        Column("unit", "Mã đơn vị", "Unit", read_id, "units"),
        Column("body", "Tập thể", "Body"),
        Column("sector", "Lĩnh vực", "Sector"),
    )),
    Table("relations", "Quan hệ gia đình", "Family relations", ("person", "relation", "other", "other_name"), (
        _PERSON,
        Column("relation", "Quan hệ", "Relation", read_choice(RELATIONS, _RELATION_WORDS), required=True),
        Column("other", "Mã người thân", "Relative", read_id, "people"),
        Column("other_name", "Họ tên người thân", "Name of the relative"),
        Column("other_post", "Chức vụ, đơn vị người thân", "Post of the relative"),
    )),
)  # fmt: skip

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}


def table_named(words: str) -> Table | None:
    """The table of a sheet's or a file's name, in either language: `Nhân sự`, `people`."""
    said = plain(words)
    return next((t for t in TABLES if said in (plain(t.name), plain(t.vi), plain(t.en))), None)


def column_named(table: Table, heading: str) -> Column | None:
    """The column of a heading, in either language; for people also what planning lists call it."""
    said = plain(heading)
    if not said:
        return None
    for column in table.columns:
        if said in {plain(name) for name in (column.name, column.vi, column.en, *column.other_names)}:
            return column
    known = field_of([heading]) if table.name == "people" else None
    return next((column for column in table.columns if column.name == known), None)
