"""The words of the register, in Vietnamese and English."""

from congress.register.values import NoChoiceError
from tally.problems import Message, Place, Problem, problem_maker

_MEND_VI = "Sửa tệp nguồn rồi nhập lại."
_MEND_EN = "Correct the source file and import it again."
_UNIT_VI = "Bổ sung hoặc sửa hồ sơ."
_UNIT_EN = "Complete or correct the record."

MESSAGES: dict[str, Message] = {
    # Reading a file
    "REGISTER_MAPPING": Message(
        vi="Tệp ánh xạ: “{value}” phải là bảng tên = “tên”.",
        en="Mapping file: “{value}” must be a table of name = “name”.",
        fix_vi="Xem mẫu trong tài liệu của lệnh nhập.",
        fix_en="See the sample in the documentation of the import.",
    ),
    "REGISTER_NO_TABLE": Message(
        vi="Không có bảng “{value}”.{near_vi}",
        en="There is no table “{value}”.{near_en}",
        fix_vi="Sửa tên bảng.",
        fix_en="Correct the name of the table.",
    ),
    "REGISTER_NO_COLUMN": Message(
        vi="Bảng {table} không có cột “{value}”.{near_vi}",
        en="The table {table} has no column “{value}”.{near_en}",
        fix_vi="Sửa tên cột.",
        fix_en="Correct the name of the column.",
    ),
    "REGISTER_SHEET_LEFT": Message(
        vi="Không nhập “{sheet}”: tên này không phải tên bảng nào.",
        en="“{sheet}” was not taken: no table has that name.",
        fix_vi="Đặt tên như tên bảng, hoặc ghi vào [sheets] của tệp ánh xạ.",
        fix_en="Name it like a table, or write it into [sheets] of the mapping file.",
    ),
    "REGISTER_SHEET_IS_PEOPLE": Message(
        vi="“{sheet}” được đọc như danh sách nhân sự.",
        en="“{sheet}” was read as a list of people.",
        fix_vi='Nếu không phải, ghi trang này là "" trong [sheets] của tệp ánh xạ.',
        fix_en='If it is none, write it as "" into [sheets] of the mapping file.',
    ),
    "REGISTER_COLUMN_LEFT": Message(
        vi="Không nhập cột “{heading}”.",
        en="The column “{heading}” was not taken.",
        fix_vi="Nếu cần, ghi cột này vào tệp ánh xạ.",
        fix_en="If it is needed, write it into the mapping file.",
    ),
    "REGISTER_TABLE_TWICE": Message(
        vi="Hai trang tính cùng là bảng {table}.",
        en="Two sheets are the table {table}.",
        fix_vi='Để lại một trang, hoặc ghi trang kia là "" trong [sheets].',
        fix_en='Leave one, or write the other as "" in [sheets].',
    ),
    "REGISTER_NO_HEADER": Message(
        vi="Không thấy dòng tiêu đề của bảng {table} (cần các cột: {columns}).",
        en="No header of the table {table} was found (columns needed: {columns}).",
        fix_vi="Ghi dòng tiêu đề, hoặc dùng tệp ánh xạ.",
        fix_en="Write a header row, or use a mapping file.",
    ),
    "REGISTER_NOTHING": Message(
        vi="Tệp không có bảng nào của sổ. Các bảng: {tables}.",
        en="The file holds no table of the register. Tables: {tables}.",
        fix_vi="Đặt tên tệp .csv hoặc trang tính như tên bảng.",
        fix_en="Name the .csv file or the sheet like a table.",
    ),
    "REGISTER_KEY_TWICE": Message(
        vi="Bảng {table} có hai dòng cùng là “{key}”.",
        en="Two rows of the table {table} are “{key}”.",
        fix_vi=_MEND_VI,
        fix_en=_MEND_EN,
    ),
    "REGISTER_KEY_EMPTY": Message(
        vi="Bảng {table}: ô {column} trống, không biết dòng này là của ai.",
        en="Table {table}: {column} is empty, so whose row this is cannot be told.",
        fix_vi=_MEND_VI,
        fix_en=_MEND_EN,
    ),
    "REGISTER_KEY_BAR": Message(
        vi="“{value}”: cột {column} không được có dấu |, vì | ngăn các phần của khóa.",
        en="“{value}”: the column {column} cannot hold |, which stands between the parts of a key.",
        fix_vi=_MEND_VI,
        fix_en=_MEND_EN,
    ),
    "REGISTER_CELL_FAULT": Message(
        vi="Ô có lỗi hoặc công thức không có kết quả: {value}.",
        en="The cell holds an error, or a formula without a result: {value}.",
        fix_vi=_MEND_VI,
        fix_en=_MEND_EN,
    ),
    "REGISTER_CELL": Message(
        vi="“{value}” không dùng được ở cột {column}: {why_vi}.",
        en="“{value}” cannot stand in the column {column}: {why_en}.",
        fix_vi=_MEND_VI,
        fix_en=_MEND_EN,
    ),
    "REGISTER_PERSON_UNKNOWN": Message(
        vi="Bảng {table}: sổ và tệp không có người nào mang mã {ids}.",
        en="Table {table}: neither the register nor the file has a person of the id {ids}.",
        fix_vi="Sửa mã, hoặc nhập hồ sơ của người ấy vào bảng Nhân sự.",
        fix_en="Correct the id, or import that person's record into the table People.",
    ),
    "REGISTER_UNIT": Message(
        vi="Sổ không có đơn vị tên “{value}”, hoặc có hai đơn vị cùng tên ấy.",
        en="The register has no unit called “{value}”, or two of that name.",
        fix_vi="Nhập bảng đơn vị trước, hoặc ghi mã đơn vị vào ô.",
        fix_en="Import the table of units first, or write the id of the unit into the cell.",
    ),
    "REGISTER_IDS_TOLD": Message(
        vi="Người không ghi mã: {found} người nhận ra trong sổ theo họ tên, ngày sinh, đơn vị; {made} người mới được"
        " đặt mã theo đơn vị và số dòng.",
        en="People without an id: {found} found in the register by name, birth date and unit; {made} new ones given an"
        " id from unit and row.",
        fix_vi="Xem các thay đổi bên dưới trước khi xác nhận.",
        fix_en="Look at the changes below before you confirm.",
    ),
    "REGISTER_ROWS_ALIKE": Message(
        vi="Các dòng này cùng là “{who}”, không biết ai là ai. Trong sổ: {records}.",
        en="These rows are all “{who}”; who is who cannot be told. In the register: {records}.",
        fix_vi="Bỏ dòng thừa, hoặc thêm cột “Mã” và ghi cho mỗi dòng một mã: mã đang có trong sổ (trong ngoặc vuông)"
        " hoặc mã mới. Các dòng khác để trống.",
        fix_en="Take the row out that is too many, or add a column “Mã” and give each row an id: the one in the"
        " register (in square brackets) or a new one. Other rows may stay empty.",
    ),
    "REGISTER_WHO": Message(
        vi="“{who}” có thể là người đã có trong sổ: {records}.",
        en="“{who}” may be somebody in the register: {records}.",
        fix_vi="Thêm cột “Mã”: ghi mã trong ngoặc vuông nếu đúng là người ấy, ghi mã mới nếu là người khác. Các dòng"
        " khác để trống.",
        fix_en="Add a column “Mã”: the id in square brackets if it is that person, a new id if it is somebody else."
        " Other rows may stay empty.",
    ),
    "REGISTER_LIST_LEFT": Message(
        vi="Bảng {table} lấy từ trang riêng của nó; điều danh sách ghi về việc này không nhập.",
        en="The table {table} is taken from its own sheet; what the list says of it was not taken.",
        fix_vi="Nếu danh sách đúng hơn, sửa trang kia rồi nhập lại.",
        fix_en="If the list is the better one, correct the other sheet and import again.",
    ),
    "REGISTER_PLANS_LEFT": Message(
        vi="{count} ô ở cột “{heading}” không nhập: không ghi rõ chức danh quy hoạch và một nhiệm kỳ.",
        en="Cells of the column “{heading}” not taken: {count}; they do not state a post and one term.",
        fix_vi="Ghi nhiệm kỳ vào tiêu đề cột hoặc vào ô, như “Phó Bí thư nhiệm kỳ 2025-2030”; các chức danh cách nhau"
        " bằng dấu chấm phẩy.",
        fix_en="Write the term into the heading or the cell, as “Phó Bí thư nhiệm kỳ 2025-2030”; a semicolon between"
        " posts.",
    ),
    "REGISTER_DISCIPLINE_LEFT": Message(
        vi="{count} ô ở cột “{heading}” không nhập: không ghi rõ hình thức kỷ luật và ngày quyết định.",
        en="Cells of the column “{heading}” not taken: {count}; they do not state the kind and the day of decision.",
        fix_vi="Ghi như “Khiển trách ngày 12/3/2020, hiệu lực đến 12/3/2021”; nhiều quyết định cách nhau bằng dấu chấm"
        " phẩy. Hoặc nhập vào bảng Khen thưởng, kỷ luật.",
        fix_en="Write “Khiển trách ngày 12/3/2020, hiệu lực đến 12/3/2021”; a semicolon between decisions. Or use the"
        " table of rewards and discipline.",
    ),
    "REGISTER_REWARDS_LEFT": Message(
        vi="{count} ô ở cột “{heading}” không nhập: không ghi rõ hình thức khen thưởng và ngày (hoặc năm).",
        en="Cells of the column “{heading}” not taken: {count}; they do not state the reward and its day or year.",
        fix_vi="Ghi như “Bằng khen của tỉnh 2022”; nhiều hình thức cách nhau bằng dấu chấm phẩy. Hoặc nhập vào bảng"
        " Khen thưởng, kỷ luật.",
        fix_en="Write “Bằng khen của tỉnh 2022”; a semicolon between rewards. Or use the table of rewards and"
        " discipline.",
    ),
    "REGISTER_TRAINING_LEFT": Message(
        vi="{count} ô ở cột “{heading}” không nhập: không ghi tên lớp.",
        en="Cells of the column “{heading}” not taken: {count}; they do not name a course.",
        fix_vi="Ghi tên lớp; nhiều lớp cách nhau bằng dấu chấm phẩy. Hoặc nhập vào bảng Đào tạo, bồi dưỡng.",
        fix_en="Write the name of the course; a semicolon between courses. Or use the table of training.",
    ),
    "REGISTER_NO_PERSON": Message(
        vi="Sổ và nhật ký không có người nào mã “{person}”.{near_vi}",
        en="Neither the register nor the journal knows a person “{person}”.{near_en}",
        fix_vi="Sửa mã người.",
        fix_en="Correct the id of the person.",
    ),
    # Changing and reading
    "REGISTER_EMPTY": Message(
        vi="Thư mục đại hội này chưa có sổ.",
        en="This congress folder has no register yet.",
        fix_vi="Bắt đầu bằng `congress register import`.",
        fix_en="Begin with `congress register import`.",
    ),
    "REGISTER_NOT_CONFIRMED": Message(
        vi="{count} thay đổi chưa được xác nhận; không ghi gì.",
        en="Changes not confirmed: {count}; nothing was written.",
        fix_vi="Xem các thay đổi; nếu đúng, chạy lại với --yes.",
        fix_en="Look at the changes; if they are right, run again with --yes.",
    ),
    "REGISTER_NEEDS_REASON": Message(
        vi="Thay đổi hay đọc hồ sơ cá nhân phải ghi lý do.",
        en="Changing or reading personal records needs a reason.",
        fix_vi="Thêm --reason.",
        fix_en="Add --reason.",
    ),
    "REGISTER_NO_ROW": Message(
        vi="Bảng {table} không có “{key}”.{near_vi}",
        en="The table {table} has no “{key}”.{near_en}",
        fix_vi="Sửa khóa; khóa nhiều phần viết cách nhau bằng |.",
        fix_en="Correct the key; the parts of a key are joined by |.",
    ),
    "REGISTER_KEY_FIXED": Message(
        vi="Cột {column} là một phần của khóa, không sửa được.",
        en="The column {column} is part of the key and cannot be changed.",
        fix_vi="Nhập dòng mới và bỏ dòng cũ.",
        fix_en="Import a new row and remove the old one.",
    ),
    "REGISTER_CHANGED": Message(
        vi="Sổ vừa có người khác thay đổi.",
        en="Somebody else has just changed the register.",
        fix_vi="Chạy lại lệnh.",
        fix_en="Run the command again.",
    ),
    "REGISTER_NO_FIELDS": Message(
        vi="Phải nêu các cột cần xuất; không xuất toàn bộ hồ sơ.",
        en="The columns to export must be named; whole records are not exported.",
        fix_vi="Thêm --fields, ví dụ --fields id,name,born.",
        fix_en="Add --fields, such as --fields id,name,born.",
    ),
    "REGISTER_OPTIONS": Message(
        vi="{option} không dùng được cùng {other}; không xuất gì.",
        en="{option} cannot be used with {other}; nothing was exported.",
        fix_vi="Bỏ một trong hai tùy chọn.",
        fix_en="Leave one of the two out.",
    ),
    "NO_SUCH_CONFLICT": Message(
        vi="Không có xung đột “{conflict}”. Đang có: {known}.",
        en="There is no conflict “{conflict}”. Known: {known}.",
        fix_vi="Chép mã từ bảng của `congress register conflicts`.",
        fix_en="Copy the id from the table of `congress register conflicts`.",
    ),
    # Missing and contradictory
    "GAP": Message(vi="thiếu {column_vi}", en="{column_en} missing", fix_vi=_UNIT_VI, fix_en=_UNIT_EN),
    "NO_SUCH_ID": Message(
        vi="{column_vi}: không có “{value}” trong sổ",
        en="{column_en}: the register has no “{value}”",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "UNIT_ENDED": Message(
        vi="đơn vị {unit} đã kết thúc ngày {until}; nay là: {now}",
        en="the unit {unit} ended on {until}; now: {now}",
        fix_vi="Chuyển người sang đơn vị mới.",
        fix_en="Move the person to the new unit.",
    ),
    "UNIT_LOOP": Message(
        vi="đơn vị {unit} nằm dưới chính nó ({path})",
        en="the unit {unit} is below itself ({path})",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "DATES_ORDER": Message(
        vi="{first_vi} ({first}) sau {second_vi} ({second})",
        en="{first_en} ({first}) is after {second_en} ({second})",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "JOINED_YOUNG": Message(
        vi="vào Đảng ngày {joined} khi chưa đủ 18 tuổi (sinh {born})",
        en="joined on {joined}, under 18 (born {born})",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "OFFICIAL_EARLY": Message(
        vi="chính thức ngày {official}, chưa đủ 12 tháng từ ngày kết nạp {joined}",
        en="official on {official}, less than 12 months after joining on {joined}",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "EVALUATION_ABSENT": Message(
        vi="không có xếp loại năm {years}",
        en="no evaluation for {years}",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "DISCIPLINE_OPEN": Message(
        vi="kỷ luật {what} ngày {decided} không ghi hiệu lực đến khi nào",
        en="discipline {what} of {decided} has no end of force",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "PLANS_TOO_MANY": Message(
        vi="được quy hoạch {count} chức danh nhiệm kỳ {term}, nhiều nhất {most} ({source_vi})",
        en="planned for {count} posts of the term {term}, at most {most} ({source_en})",
        fix_vi="Rà soát lại quy hoạch.",
        fix_en="Review the plan.",
    ),
    "POST_CROWDED": Message(
        vi="chức danh {post} nhiệm kỳ {term} có {count} người quy hoạch, nhiều nhất {most} ({source_vi})",
        en="people planned for {post}, term {term}: {count}, at most {most} ({source_en})",
        fix_vi="Rà soát lại quy hoạch.",
        fix_en="Review the plan.",
    ),
    "RELATION_ONE_SIDED": Message(
        vi="khai {other} là {relation}, nhưng {other} không khai lại",
        en="names {other} as {relation}, but {other} does not name this person",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "RELATION_CONTRADICTS": Message(
        vi="khai {other} là {relation}, nhưng {other} khai ngược lại là {said}",
        en="names {other} as {relation}, but {other} says {said}",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "RELATIVE_UNNAMED": Message(
        vi="quan hệ {relation} không ghi mã hay họ tên người thân",
        en="the relation {relation} names nobody",
        fix_vi=_UNIT_VI,
        fix_en=_UNIT_EN,
    ),
    "SAME_PERSON_PERHAPS": Message(
        vi="có thể cùng một người với {other} ({name}): {why_vi}",
        en="perhaps the same person as {other} ({name}): {why_en}",
        fix_vi="Đối chiếu hồ sơ; chương trình không tự gộp.",
        fix_en="Compare the records; the program merges nothing by itself.",
    ),
}

problem = problem_maker(MESSAGES)

_WHY: dict[str, tuple[str, str]] = {
    "DATE_UNREADABLE": ("không phải ngày tháng", "no date"),
    "DATE_IMPOSSIBLE": ("không có ngày ấy", "there is no such day"),
    "DATE_SHORT_YEAR": ("năm phải đủ bốn chữ số", "the year needs four digits"),
    "NAME_UNREADABLE": ("không phải họ tên", "no name"),
    "NAME_OLD_FONT": ("gõ bằng bảng mã cũ, không phải Unicode", "typed in an old encoding, not Unicode"),
    "SEX_UNREADABLE": ("ghi Nam hoặc Nữ", "write Nam (man) or Nữ (woman)"),
    "SEX_CONTRADICTED": ("hai cột giới tính trái nhau", "the two columns of the sex contradict each other"),
    "BORN_TWICE": ("ngày sinh ghi ở cả hai cột", "the birth date stands in both columns"),
    "YES_NO_UNREADABLE": ("ghi có hoặc không", "write yes or no"),
    "YES_NO_CONTRADICTED": ("hai cột trái nhau", "two columns contradict each other"),
    "LEVEL_UNREADABLE": ("không phải mức xếp loại", "no evaluation level"),
    "COUNT_UNREADABLE": ("không phải một số đếm", "no count"),
    "CELL_FORMULA": ("công thức không có kết quả", "a formula without a result"),
    "CELL_ERROR": ("ô báo lỗi", "the cell holds an error"),
    "REGISTER_TOO_LONG": ("quá 2.000 ký tự", "longer than 2,000 letters"),
    "REGISTER_ID": (
        "mã chỉ gồm chữ không dấu, số, dấu chấm, gạch dưới, gạch nối",
        "an id has letters without marks, digits, full stops, underscores and hyphens",
    ),
    "REGISTER_CHOICE": ("ghi một trong: {words} ({choices})", "write one of: {choices} ({words})"),
}
_UNKNOWN = ("không đọc được", "it cannot be read")


def cell_problem(place: Place, value: str, column: str, code: str, error: NoChoiceError | None = None) -> Problem:
    """What is wrong with a cell, by the `code` of an UnreadableCellError, in words."""
    known = {"words": ", ".join(error.words), "choices": ", ".join(error.choices)} if error else {}
    why_vi, why_en = (words.format(**known) if known else words for words in _WHY.get(code, _UNKNOWN))
    return problem("REGISTER_CELL", place, value=value, column=column, why_vi=why_vi, why_en=why_en)
