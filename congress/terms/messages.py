"""The words of problems with a term's calendar, in Vietnamese and English."""

from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
    "TERM_NO_UNITS": Message(
        vi="Thư mục này chưa có danh sách đơn vị của nhiệm kỳ.",
        en="This folder has no list of the term's units yet.",
        fix_vi="Nhập bằng `congress term import TỆP`.",
        fix_en="Bring it in with `congress term import FILE`.",
    ),
    "TERM_LEVEL": Message(
        vi="«{value}» không phải là cấp nào của nhiệm kỳ.",
        en="“{value}” is no level of the term.",
        fix_vi="Dùng một trong: {known}.",
        fix_en="Use one of: {known}.",
    ),
    "TERM_DATE": Message(
        vi="«{value}» không phải là một ngày đầy đủ.",
        en="“{value}” is no complete date.",
        fix_vi="Ghi ngày theo dạng 15/05/2025, hoặc để trống ô.",
        fix_en="Write the day as 15/05/2025, or leave the cell empty.",
    ),
    "TERM_UNIT_TWICE": Message(
        vi="Đơn vị «{unit}» có ở hai dòng.",
        en="The unit “{unit}” stands in two rows.",
        fix_vi="Mỗi đơn vị chỉ một dòng.",
        fix_en="Give each unit one row.",
    ),
    "TERM_UNIT_NAME": Message(
        vi="Dòng này không có tên đơn vị.",
        en="This row names no unit.",
        fix_vi="Ghi tên đơn vị, hoặc xóa dòng.",
        fix_en="Write the name of the unit, or remove the row.",
    ),
    "TERM_UNIT_UNKNOWN": Message(
        vi="Không có đơn vị «{unit}».",
        en="There is no unit “{unit}”.",
        fix_vi="Xem `congress term show`.",
        fix_en="See `congress term show`.",
    ),
    "TERM_UNITS_LOST": Message(
        vi="Danh sách mới không còn những đơn vị đã ghi tiến độ: {units}.",
        en="The new list lacks units whose progress was entered: {units}.",
        fix_vi="Giữ các đơn vị đó trong danh sách.",
        fix_en="Keep them on the list.",
    ),
    "TERM_FUTURE": Message(
        vi="Ngày {day} chưa tới.",
        en="The day {day} is yet to come.",
        fix_vi="Ghi ngày việc đó đã xong.",
        fix_en="Give the day on which it was done.",
    ),
    "TERM_ORDER": Message(
        vi="Ngày {day} trước ngày của bước trước đó ({before}).",
        en="The day {day} is before that of the step before it ({before}).",
        fix_vi="Kiểm tra lại ngày.",
        fix_en="Check the day.",
    ),
    "TERM_BACK": Message(
        vi="Đơn vị đã ở bước «{state}»; lùi lại một bước phải có lý do.",
        en="The unit is at “{state}” already; going back needs a reason.",
        fix_vi='Thêm --note "LÝ DO".',
        fix_en='Add --note "REASON".',
    ),
}

problem = problem_maker(MESSAGES)
