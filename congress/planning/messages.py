"""The words of planning data and slates, in Vietnamese and English: faults of files, rows and cells, and notes."""

from congress.planning.slate_messages import SLATE_MESSAGES
from tally.problems import Message, problem_maker

_MEND_CELL_VI = "Sửa ô này trong tệp nguồn rồi chạy lại."
_MEND_CELL_EN = "Correct this cell in the source file and run again."
_MEND_DATE_VI = "Ghi ngày theo dạng 12/03/1975, hoặc 03/1975, hoặc 1975."
_MEND_DATE_EN = "Write the date as 12/03/1975, or 03/1975, or 1975."
_NO_ACTION_VI = "Không phải làm gì, nếu đúng như vậy."
_NO_ACTION_EN = "Nothing to do, if this is as meant."

MESSAGES: dict[str, Message] = {
    # The file as a whole
    "FILE_UNREADABLE": Message(
        vi="Không mở được tệp: {why}.",
        en="The file cannot be opened: {why}.",
        fix_vi="Kiểm tra đường dẫn, tên tệp và quyền đọc.",
        fix_en="Check the path, the file name and the permission to read it.",
    ),
    "SHEET_BROKEN": Message(
        vi="Tệp bảng tính bị hỏng hoặc không phải .xlsx ({why}).",
        en="The workbook is broken, or is no .xlsx ({why}).",
        fix_vi="Mở tệp bằng Excel hoặc LibreOffice và lưu lại thành .xlsx, hoặc lấy lại bản gốc.",
        fix_en="Open the file in Excel or LibreOffice and save it again as .xlsx, or get the original anew.",
    ),
    "SHEET_OLD_OR_LOCKED": Message(
        vi="Đây là tệp .xls kiểu cũ, hoặc tệp .xlsx có đặt mật khẩu.",
        en="This is an old .xls file, or an .xlsx file locked with a password.",
        fix_vi="Mở tệp, bỏ mật khẩu nếu có, và lưu thành .xlsx.",
        fix_en="Open the file, remove the password if there is one, and save it as .xlsx.",
    ),
    "SHEET_TOO_LARGE": Message(
        vi="Tệp lớn quá mức của một danh sách quy hoạch (tối đa {rows_vi} dòng, {columns} cột).",
        en="The file is larger than any planning list (at most {rows_en} rows, {columns} columns).",
        fix_vi="Chép phần danh sách sang một tệp mới rồi chạy lại.",
        fix_en="Copy the list itself to a new file and run again.",
    ),
    "CSV_NOT_UTF8": Message(
        vi="Tệp chữ này không phải UTF-8 (byte thứ {position}).",
        en="This text file is not UTF-8 (byte {position}).",
        fix_vi="Lưu lại từ Excel thành “CSV UTF-8 (Comma delimited)”, hoặc dùng tệp .xlsx.",
        fix_en="Save it from Excel as “CSV UTF-8 (Comma delimited)”, or use an .xlsx file.",
    ),
    "CSV_BROKEN": Message(
        vi="Tệp CSV sai cấu trúc: {why}.",
        en="The CSV file is malformed: {why}.",
        fix_vi="Kiểm tra các dấu nháy kép chưa đóng, hoặc lưu lại tệp từ Excel.",
        fix_en="Look for a double quote left open, or save the file from Excel again.",
    ),
    "SHEET_EMPTY": Message(
        vi="Tệp không có nội dung.",
        en="The file holds nothing.",
        fix_vi="Kiểm tra xem có đúng tệp cần dùng không.",
        fix_en="Check that this is the right file.",
    ),
    "NO_SUCH_SHEET": Message(
        vi="Không có trang tính “{sheet}”.",
        en="There is no sheet “{sheet}”.",
        fix_vi="Ghi đúng tên trang tính trong tệp ánh xạ.",
        fix_en="Write the name of the sheet as it stands in the workbook.",
    ),
    "NO_HEADER": Message(
        vi="Không tìm thấy dòng tiêu đề có cột “Họ và tên” và ít nhất một cột khác.",
        en="No header row with a column “Họ và tên” and at least one more was found.",
        fix_vi="Đặt tên cột “Họ và tên”, hoặc chỉ rõ dòng và cột bằng --map (khóa header_rows và [columns]).",
        fix_en="Name the column “Họ và tên”, or state rows and columns with --map (header_rows and [columns]).",
    ),
    "SEVERAL_SHEETS": Message(
        vi="Nhiều trang tính đều là danh sách: {sheets}. Không rõ phải dùng trang nào.",
        en="Several sheets hold a list: {sheets}. It is not clear which is meant.",
        fix_vi='Ghi trang cần dùng vào tệp ánh xạ, ví dụ sheet = "Tỉnh ủy", và chạy với --map.',
        fix_en='Name the sheet in a mapping file, such as sheet = "Tỉnh ủy", and run with --map.',
    ),
    "SHEET_READ": Message(
        vi="Đã đọc {count} người từ trang tính này.",
        en="People read from this sheet: {count}.",
    ),
    "NO_PEOPLE": Message(
        vi="Dưới dòng tiêu đề không có người nào.",
        en="There is nobody below the header.",
        fix_vi="Kiểm tra xem có đúng tệp, đúng trang tính không.",
        fix_en="Check that this is the right file and sheet.",
    ),
    # The mapping file
    "MAP_KEY": Message(
        vi="Tệp ánh xạ có khóa lạ “{key}”.{near_vi}",
        en="The mapping file has an unknown key “{key}”.{near_en}",
        fix_vi="Sửa tên khóa. `congress slate TỆP --columns` in ra một tệp ánh xạ mẫu.",
        fix_en="Correct the key. `congress slate FILE --columns` prints a mapping to start from.",
    ),
    "MAP_VALUE": Message(
        vi="Giá trị của “{key}” trong tệp ánh xạ không dùng được: {value}.",
        en="The value of “{key}” in the mapping file cannot be used: {value}.",
        fix_vi='Cột ghi bằng chữ, ví dụ "C" hoặc "B+C"; header_rows: các số dòng; section: "unit" hoặc "sector".',
        fix_en='Columns are letters such as "C" or "B+C"; header_rows: row numbers; section: "unit" or "sector".',
    ),
    "MAP_HEADING": Message(
        vi="Tệp ánh xạ chỉ “{key}” vào “{value}”, nhưng trang tính không có cột ấy.",
        en="The mapping sends “{key}” to “{value}”, but the sheet has no such column.",
        fix_vi="Ghi chữ của cột hoặc đúng chữ của tiêu đề.",
        fix_en="Write the letters of the column, or its heading exactly.",
    ),
    # Columns
    "COLUMN_MISSING": Message(
        vi="Không có cột {field_vi} ({field}), mà quy tắc {rule} cần đến. Các cột chưa nhận ra: {headings}.",
        en="There is no column {field_en} ({field}), which the rule {rule} needs. Columns not recognised: {headings}.",
        fix_vi="Thêm cột, hoặc chỉ cột bằng --map, hoặc bỏ quy tắc ấy khỏi tệp quy tắc.",
        fix_en="Add the column, or point to it with --map, or take that rule out of the slate rules.",
    ),
    "COLUMN_CONTESTED": Message(
        vi="Nhiều cột ({columns}) cùng có thể là {field_vi} ({field}); không cột nào được dùng.",
        en="Several columns ({columns}) could be {field_en} ({field}); none of them is used.",
        fix_vi="Chỉ rõ cột cần dùng bằng --map.",
        fix_en="State with --map which one is meant.",
    ),
    "COLUMN_UNKNOWN": Message(
        vi="Cột “{heading}” không được nhận ra; nội dung của cột không được dùng.",
        en="The column “{heading}” is not recognised; what it holds is not used.",
        fix_vi="Nếu cần dùng, chỉ cột này bằng --map.",
        fix_en="If it is needed, point to it with --map.",
    ),
    "NAME_SPLIT": Message(
        vi="Bên phải cột họ và tên ({first}) là cột {second} có nội dung mà không có tiêu đề: tên có thể ở hai cột.",
        en="Right of the name column ({first}) is column {second}, filled, without a heading: names may stand in both.",
        fix_vi='Ghi vào tệp ánh xạ name = "{first}+{second}" (nối hai cột) hoặc name = "{first}" (một cột).',
        fix_en='Write in the mapping name = "{first}+{second}" (both together) or name = "{first}" (one column).',
    ),
    "MARK_COLUMN": Message(
        vi="Cột này chỉ đánh dấu người thuộc diện; ô trống được hiểu là không.",
        en="This column only marks those it applies to; an empty cell is read as no.",
        fix_vi="Nếu ô trống nghĩa là chưa biết, hãy ghi rõ “không” vào những ô cần thiết.",
        fix_en="If an empty cell means not known, write “không” (no) where it applies.",
    ),
    # Rows set aside, and the text of cells (notes)
    "ROWS_SECTION": Message(
        vi="{count} dòng là tiêu đề nhóm, không phải người: {texts}.",
        en="Rows that are section titles, not people: {count} ({texts}).",
        fix_vi="Nếu có dòng là một người, hãy ghi số thứ tự hoặc mã cho dòng đó.",
        fix_en="If one of them is a person, give that row a number or an id.",
    ),
    "ROWS_TOTAL": Message(
        vi="{count} dòng là dòng tổng cộng: {texts}.",
        en="Rows that are totals: {count} ({texts}).",
        fix_vi=_NO_ACTION_VI,
        fix_en=_NO_ACTION_EN,
    ),
    "ROWS_HEADER": Message(
        vi="{count} dòng lặp lại tiêu đề hoặc đánh số cột: {texts}.",
        en="Rows that repeat the header or number the columns: {count} ({texts}).",
        fix_vi=_NO_ACTION_VI,
        fix_en=_NO_ACTION_EN,
    ),
    "ROWS_FOOTER": Message(
        vi="{count} dòng ngoài danh sách (ký tên, ghi chú): {texts}.",
        en="Rows outside the list, such as signatures and remarks: {count} ({texts}).",
        fix_vi="Nếu có dòng là một người, hãy ghi số thứ tự hoặc mã cho dòng đó.",
        fix_en="If one of them is a person, give that row a number or an id.",
    ),
    "ROWS_EMPTY": Message(
        vi="{count} dòng trống.",
        en="Empty rows: {count}.",
        fix_vi=_NO_ACTION_VI,
        fix_en=_NO_ACTION_EN,
    ),
    "ROWS_HIDDEN": Message(
        vi="{count} người nằm ở dòng bị ẩn trong trang tính; vẫn được đưa vào.",
        en="People in hidden rows of the sheet: {count}; they are included.",
        fix_vi="Bỏ ẩn để xem; nếu không dùng những dòng ấy, hãy xóa khỏi tệp.",
        fix_en="Show the rows to see them; delete them from the file if they are not meant.",
    ),
    "TOTAL_DIFFERS": Message(
        vi="Dòng tổng ghi {said}, nhưng đọc được {count} người.",
        en="The total says {said}, but the people read number {count}.",
        fix_vi="Đối chiếu danh sách; xem các dòng không được coi là người ở trên.",
        fix_en="Check the list; see above which rows were not taken for people.",
    ),
    "TEXT_SPACES": Message(
        vi="{count} ô có dấu cách không ngắt hoặc ký tự ẩn; đã thay bằng dấu cách thường.",
        en="Cells with no-break spaces or invisible characters: {count}; plain spaces were put in their place.",
        fix_vi=_NO_ACTION_VI,
        fix_en=_NO_ACTION_EN,
    ),
    "TEXT_DECOMPOSED": Message(
        vi="{count} ô dùng Unicode tổ hợp; đã chuyển thành dựng sẵn.",
        en="Cells in decomposed Unicode: {count}; they were composed.",
        fix_vi=_NO_ACTION_VI,
        fix_en=_NO_ACTION_EN,
    ),
    "DATE_SERIAL": Message(
        vi="{count} ngày ghi bằng số ngày của Excel; đã đổi ra ngày: {dates}.",
        en="Excel day numbers turned into dates: {count} ({dates}).",
        fix_vi="Kiểm tra lại các ngày này trong people.csv.",
        fix_en="Check these dates in people.csv.",
    ),
    "DATE_SHOWN_SHORT": Message(
        vi="{count} ô ngày chỉ hiển thị tháng và năm (hoặc năm); phần không hiển thị coi như chưa biết.",
        en="Date cells that show no day: {count}; what they do not show is taken as not known.",
        fix_vi="Nếu biết ngày, hãy ghi đủ ngày, tháng, năm.",
        fix_en="If the day is known, write the whole date.",
    ),
    "BORN_PARTIAL": Message(
        vi="{count} người chỉ có năm, hoặc tháng và năm sinh.",
        en="People with only a year, or a month and year, of birth: {count}.",
        fix_vi="Bổ sung ngày sinh; việc gì phụ thuộc phần còn thiếu sẽ ghi là chưa xác định được.",
        fix_en="Add the birth dates; what depends on the missing part is reported as not known.",
    ),
    "BORN_EMPTY": Message(
        vi="{count} người không ghi ngày sinh: các ô này trống.",
        en="People without a birth date: {count}; these cells are empty.",
        fix_vi="Bổ sung ngày sinh; việc gì phụ thuộc ngày sinh sẽ ghi là chưa xác định được.",
        fix_en="Add the birth dates; what depends on them is reported as not known.",
    ),
    "NAME_CAPITALS": Message(
        vi="{count} họ tên viết toàn chữ in hoa; được giữ nguyên như vậy, kể cả trên phiếu bầu.",
        en="Names all in capitals: {count}; they are kept as written, on the ballot too.",
        fix_vi="Nếu phiếu bầu cần chữ thường, sửa họ tên trong tệp nguồn.",
        fix_en="If the ballot should not print capitals, write the names otherwise in the source file.",
    ),
    "EQUAL_NAMES": Message(
        vi="Trùng họ tên: {people}.",
        en="People of one name: {people}.",
        fix_vi="Ghi đủ ngày sinh, chức vụ, đơn vị của từng người (phiếu bầu in các mục này sau tên); "
        "ai không phân biệt được thì chưa được đưa vào danh sách.",
        fix_en="Write the whole birth date, post and unit of each (the ballot prints them after the name); "
        "who cannot be told apart does not come onto a list.",
    ),
    "PERSON_TWICE": Message(
        vi="Trùng cả họ tên và ngày sinh, có thể là một người ghi hai lần: {people}.",
        en="Equal name and birth date, perhaps one person entered twice: {people}.",
        fix_vi="Kiểm tra hồ sơ; nếu là một người, xóa một dòng. Nếu là hai người, ghi cho từng người mã riêng và "
        "chức vụ, đơn vị; chưa phân biệt được thì không ai trong số đó được đưa vào danh sách.",
        fix_en="Check the records; if it is one person, delete one row. If they are two, give each an id of their own "
        "and the post and unit; none of them comes onto a list until they can be told apart.",
    ),
    "ID_UNUSABLE": Message(
        vi="Mã “{value}” không dùng được (chỉ chữ không dấu, số, dấu . _ -, tối đa 64 ký tự); đã đặt mã khác.",
        en="The id “{value}” cannot be used (letters without marks, digits, . _ -, at most 64); another was made.",
        fix_vi="Sửa mã trong tệp nguồn, ví dụ p001.",
        fix_en="Correct the id in the source file, such as p001.",
    ),
    "ID_TWICE": Message(
        vi="Mã “{id}” được dùng cho nhiều người.",
        en="The id “{id}” is used for several people.",
        fix_vi="Mỗi người một mã; sửa trong tệp nguồn.",
        fix_en="Give every person an id of their own in the source file.",
    ),
    "IDS_MADE": Message(
        vi="{count} người không có mã; mã được đặt từ đơn vị và số dòng, ghi trong people.csv.",
        en="People without an id: {count}; ids were made from unit and row, see people.csv.",
        fix_vi="Chép mã từ people.csv vào một cột “Mã” của tệp nguồn để mã không đổi khi thêm bớt dòng.",
        fix_en="Copy the ids from people.csv into a column “Mã” of the source, so that they stay when rows move.",
    ),
    "KEPT_IDS_UNREADABLE": Message(
        vi="Không đọc được people.csv của lần lập trước, nên không biết mã đã đặt cho từng người.",
        en="The people.csv of an earlier run cannot be read, so the ids given to people are not known.",
        fix_vi="Nếu tệp đã được mở và lưu bằng chương trình khác, lấy lại bản cũ; hoặc chọn thư mục khác cho -o.",
        fix_en="If another program has opened and saved it, bring the old one back; or give another folder with -o.",
    ),
    # Cells that cannot be read
    "NAME_MISSING": Message(
        vi="Dòng có số liệu mà không có họ tên: {row}.",
        en="The row holds data but no name: {row}.",
        fix_vi="Ghi họ và tên, hoặc xóa dòng.",
        fix_en="Write the name, or delete the row.",
    ),
    "NAME_UNREADABLE": Message(
        vi="“{value}” không phải họ tên.",
        en="“{value}” is no name.",
        fix_vi=_MEND_CELL_VI,
        fix_en=_MEND_CELL_EN,
    ),
    "NAME_OLD_FONT": Message(
        vi="Họ tên “{value}” gõ bằng bảng mã cũ (TCVN3/.VnTime), không phải Unicode.",
        en="The name “{value}” is typed in an old encoding (TCVN3/.VnTime), not Unicode.",
        fix_vi="Chuyển tệp sang Unicode bằng công cụ chuyển mã rồi chạy lại.",
        fix_en="Convert the file to Unicode and run again.",
    ),
    "DATE_UNREADABLE": Message(
        vi="“{value}” không phải ngày tháng ({field_vi}).",
        en="“{value}” is no date ({field_en}).",
        fix_vi=_MEND_DATE_VI,
        fix_en=_MEND_DATE_EN,
    ),
    "DATE_IMPOSSIBLE": Message(
        vi="Không có ngày “{value}” ({field_vi}).",
        en="There is no such date as “{value}” ({field_en}).",
        fix_vi="Đối chiếu hồ sơ và ghi lại theo thứ tự ngày/tháng/năm.",
        fix_en="Check the record and write it again, day first.",
    ),
    "DATE_SHORT_YEAR": Message(
        vi="“{value}” chỉ ghi hai chữ số của năm ({field_vi}).",
        en="“{value}” gives only two digits of the year ({field_en}).",
        fix_vi="Ghi đủ bốn chữ số của năm.",
        fix_en="Write all four digits of the year.",
    ),
    "BORN_IMPLAUSIBLE": Message(
        vi="Ngày sinh “{value}” cho tuổi dưới 18 hoặc trên 100.",
        en="The birth date “{value}” gives an age under 18 or over 100.",
        fix_vi="Đối chiếu hồ sơ; Excel có thể đã hiểu sai năm hai chữ số.",
        fix_en="Check the record; Excel may have misread a two-digit year.",
    ),
    "BORN_TWICE": Message(
        vi="Có hai ngày sinh cho một người: “{value}”.",
        en="One person has two birth dates: “{value}”.",
        fix_vi="Chỉ để ngày sinh ở một trong hai cột Nam, Nữ.",
        fix_en="Leave the birth date in one of the columns (men, women) only.",
    ),
    "SEX_UNREADABLE": Message(
        vi="“{value}” không phải giới tính.",
        en="“{value}” is no sex.",
        fix_vi="Ghi Nam hoặc Nữ.",
        fix_en="Write Nam (man) or Nữ (woman).",
    ),
    "SEX_CONTRADICTED": Message(
        vi="Các cột nói khác nhau về giới tính (“{value}”).",
        en="The columns disagree about the sex (“{value}”).",
        fix_vi=_MEND_CELL_VI,
        fix_en=_MEND_CELL_EN,
    ),
    "YES_NO_UNREADABLE": Message(
        vi="“{value}” không phải có hay không ({field_vi}).",
        en="“{value}” is neither yes nor no ({field_en}).",
        fix_vi="Đánh dấu x, hoặc ghi có, không, tái cử, lần đầu.",
        fix_en="Mark x, or write có, không, tái cử, lần đầu.",
    ),
    "YES_NO_CONTRADICTED": Message(
        vi="Các cột nói khác nhau về tái cử và lần đầu.",
        en="The columns disagree whether the person is an incumbent.",
        fix_vi=_MEND_CELL_VI,
        fix_en=_MEND_CELL_EN,
    ),
    "LEVEL_UNREADABLE": Message(
        vi="“{value}” không phải mức xếp loại.",
        en="“{value}” is no evaluation level.",
        fix_vi="Ghi HTXSNV, HTTNV, HTNV hoặc KHTNV (hay đủ chữ); nhiều năm thì ghi 2023: HTTNV; 2024: HTTNV.",
        fix_en="Write HTXSNV, HTTNV, HTNV or KHTNV (or in full); several years as 2023: HTTNV; 2024: HTTNV.",
    ),
    "COUNT_UNREADABLE": Message(
        vi="“{value}” không phải một số đếm ({field_vi}).",
        en="“{value}” is no count ({field_en}).",
        fix_vi="Ghi một số, ví dụ 2.",
        fix_en="Write a number, such as 2.",
    ),
    "CELL_ERROR": Message(
        vi="Ô báo lỗi {value} ({field_vi}).",
        en="The cell holds the error {value} ({field_en}).",
        fix_vi=_MEND_CELL_VI,
        fix_en=_MEND_CELL_EN,
    ),
    "CELL_FORMULA": Message(
        vi="Ô có công thức {value} mà tệp không lưu kết quả ({field_vi}).",
        en="The cell has the formula {value}, and the file holds no result for it ({field_en}).",
        fix_vi="Mở tệp bằng Excel, lưu lại; hoặc dán giá trị thay cho công thức.",
        fix_en="Open the file in Excel and save it again, or paste the value in place of the formula.",
    ),
    **SLATE_MESSAGES,
}

problem = problem_maker(MESSAGES)
