"""The words of every coded problem of `congress`, in Vietnamese and English."""

from congress.messages_of_audits import AUDIT_MESSAGES
from congress.messages_of_documents import DOCUMENT_MESSAGES
from congress.messages_of_elections import ELECTION_MESSAGES
from congress.messages_of_papers import PAPER_MESSAGES
from congress.messages_of_signing import SIGNING_MESSAGES
from congress.messages_of_table import TABLE_MESSAGES
from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
    **AUDIT_MESSAGES,
    **DOCUMENT_MESSAGES,
    **SIGNING_MESSAGES,
    **ELECTION_MESSAGES,
    **PAPER_MESSAGES,
    **TABLE_MESSAGES,
    # Disk, journal and workspace
    "DISK_FULL": Message(
        vi="Không ghi được: ổ đĩa đã đầy ({detail}). Chưa có gì được ghi nhận.",
        en="Cannot write: the disk is full ({detail}). Nothing was recorded.",
        fix_vi="Giải phóng dung lượng rồi chạy lại đúng lệnh này; những gì đã ghi nhận trước đó vẫn còn nguyên.",
        fix_en="Free some space and run the same command again; what was recorded before is safe.",
    ),
    "FILE_NOT_WRITTEN": Message(
        vi="Không ghi hoặc không mở được tệp, thư mục này: {detail}.",
        en="This file or folder cannot be written or opened: {detail}.",
        fix_vi="Kiểm tra đường dẫn, quyền ghi và chỗ trống trên ổ đĩa rồi chạy lại.",
        fix_en="Check the path, the permission to write and the free space, then run the command again.",
    ),
    "DISK_FAULT": Message(
        vi="Ổ đĩa hoặc thư mục báo lỗi khi đọc, ghi: {detail}. Chưa có gì được ghi nhận.",
        en="The disk or folder reported a fault: {detail}. Nothing was recorded.",
        fix_vi="Kiểm tra ổ đĩa và kết nối rồi chạy lại đúng lệnh này.",
        fix_en="Check the disk and its connection, then run the same command again.",
    ),
    "FOLDER_NOT_WRITABLE": Message(
        vi="Không có quyền ghi vào thư mục này ({detail}).",
        en="This folder cannot be written to ({detail}).",
        fix_vi="Cấp quyền ghi, hoặc chép thư mục đại hội sang nơi ghi được.",
        fix_en="Give write permission, or copy the congress folder to a place that can be written to.",
    ),
    "FOLDER_NOT_EMPTY": Message(
        vi="Thư mục này đã có nội dung; thư mục đại hội mới phải lập ở chỗ trống.",
        en="Something stands here already; a new congress folder needs an empty place.",
        fix_vi="Chọn tên thư mục khác, hoặc chuyển nội dung hiện có đi nơi khác.",
        fix_en="Choose another name, or move what is there elsewhere.",
    ),
    "INPUT_MISSING": Message(
        vi="Không mở được tệp này ({detail}).",
        en="This file cannot be opened ({detail}).",
        fix_vi="Kiểm tra lại đường dẫn và quyền đọc.",
        fix_en="Check the path and the permission to read it.",
    ),
    "JOURNAL_MISSING": Message(
        vi="Thư mục này không có sổ nhật ký (journal.db).",
        en="This folder has no journal (journal.db).",
        fix_vi="Lấy lại tệp từ bản sao lưu; nếu chưa có đại hội nào ở đây, dùng `congress new`.",
        fix_en="Bring the file back from a copy; where no congress was begun, use `congress new`.",
    ),
    "JOURNAL_DAMAGED": Message(
        vi="Tệp nhật ký hỏng, không đọc được ({detail}).",
        en="The journal file is damaged and cannot be read ({detail}).",
        fix_vi="Giữ nguyên tệp hỏng làm bằng chứng, lấy lại journal.db từ bản sao lưu.",
        fix_en="Keep the damaged file as evidence and bring journal.db back from a copy.",
    ),
    "JOURNAL_BUSY": Message(
        vi="Một lệnh khác đang ghi nhật ký quá lâu ({detail}). Chưa có gì được ghi nhận.",
        en="Another command has been writing to the journal for too long ({detail}). Nothing was recorded.",
        fix_vi="Chờ lệnh kia xong rồi chạy lại.",
        fix_en="Wait until it has finished, then run this command again.",
    ),
    "JOURNAL_BROKEN": Message(
        vi="Chuỗi nhật ký đứt tại mục {seq}: từ mục này trở đi đã bị sửa, xóa hoặc chèn.",
        en="The chain of the journal is broken at entry {seq}: something was changed, removed or put in there.",
        fix_vi="Không làm tiếp trên thư mục này. Đối chiếu với bản sao lưu và lập biên bản.",
        fix_en="Do not go on in this folder. Compare it with a copy and put the finding on record.",
    ),
    "NAME_UNUSABLE": Message(
        vi="Tên người thực hiện {name} không dùng được: trống, quá dài hoặc có ký tự không in được.",
        en="The name {name} cannot be used: empty, too long, or with characters that cannot be printed.",
        fix_vi='Ghi họ tên người thực hiện: --as "HỌ TÊN".',
        fix_en='Give the person\'s name: --as "NAME".',
    ),
    "NO_WORKSPACE": Message(
        vi="Không tìm thấy thư mục đại hội (có congress.toml và journal.db) tại đây và các thư mục cấp trên.",
        en="No congress folder (congress.toml and journal.db) was found here or in the folders above.",
        fix_vi="Vào thư mục đại hội, dùng --workspace THƯ_MỤC, hoặc lập mới bằng `congress new THƯ_MỤC`.",
        fix_en="Go into the congress folder, give --workspace DIR, or make one with `congress new DIR`.",
    ),
    "FILE_MISSING": Message(
        vi="Tệp đã ghi trong nhật ký nay không còn.",
        en="A file that the journal names is not there.",
        fix_vi="Lấy lại từ bản sao lưu, hoặc chạy lại lệnh đã tạo ra tệp.",
        fix_en="Bring it back from a copy, or run the command that made it again.",
    ),
    "FILE_CHANGED": Message(
        vi="Nội dung tệp khác với bản đã ghi trong nhật ký.",
        en="The file is not what the journal recorded.",
        fix_vi="Tệp cuộc bầu cử, danh sách: ghi nhận bản mới bằng `congress import TỆP`. Tệp khác: lấy lại từ bản "
        "sao lưu hoặc chạy lại lệnh đã tạo ra tệp.",
        fix_en="A contest or planning file: record the new version with `congress import FILE`. Another file: bring "
        "it back from a copy or run the command that made it again.",
    ),
    "IMPORT_FOLDER": Message(
        vi="Đây là thư mục; lệnh này nhận từng tệp.",
        en="This is a folder; files are taken one by one.",
        fix_vi="Ghi tên các tệp trong đó, ví dụ: `congress import {folder}/*.toml`.",
        fix_en="Name the files in it: `congress import {folder}/*.toml` for one.",
    ),
    "IMPORT_KIND": Message(
        vi="Không biết đây là tệp gì: chỉ nhận danh sách quy hoạch (.xlsx, .csv), tệp cuộc bầu cử hoặc quy tắc danh "
        "sách (.toml).",
        en="It is not clear what this file is: planning lists (.xlsx, .csv), contest files and slate rules (.toml) "
        "are taken.",
        fix_vi="Lưu lại theo một trong các dạng trên.",
        fix_en="Save it in one of these formats.",
    ),
    "IMPORT_NAME": Message(
        vi='Tên tệp "{name}" không dùng được trong thư mục đại hội.',
        en='The file name "{name}" cannot be used in the congress folder.',
        fix_vi="Đổi tên tệp: không bắt đầu bằng dấu chấm, không có ký tự điều khiển, dài không quá 120 ký tự.",
        fix_en="Rename the file: no dot at the beginning, no control characters, at most 120 characters.",
    ),
    "IMPORT_TOO_LARGE": Message(
        vi="Tệp quá lớn ({size} MB; nhiều nhất {most} MB).",
        en="The file is too large ({size} MB; at most {most} MB).",
        fix_vi="Kiểm tra xem có đúng tệp danh sách không.",
        fix_en="Check that this is the list and not something else.",
    ),
    "CONTEST_ID_RESERVED": Message(
        vi='Mã cuộc bầu cử "{id}" kết thúc bằng -r và số, là cách đặt tên các vòng.',
        en='The contest id "{id}" ends in -r and a number, which names rounds.',
        fix_vi="Đặt mã khác; vòng bầu ghi ở `round`.",
        fix_en="Choose another id; the round is written in `round`.",
    ),
    "CONTEST_MISPLACED": Message(
        vi='Tệp này ghi cuộc bầu cử "{id}", vòng {round}, nên phải có tên {expected}.',
        en='This file holds contest "{id}", round {round}, so its name must be {expected}.',
        fix_vi="Đổi tên tệp, hoặc nhập lại bằng `congress import`.",
        fix_en="Rename it, or bring it in again with `congress import`.",
    ),
    "CONTEST_NOT_RECORDED": Message(
        vi="Tệp cuộc bầu cử này chưa được ghi vào nhật ký.",
        en="This contest file is not recorded in the journal.",
        fix_vi="Chạy `congress import {file}`.",
        fix_en="Run `congress import {file}`.",
    ),
    "CONTEST_RELEASED": Message(
        vi='Phiếu của cuộc bầu cử "{id}", vòng {round} đã phát hành (bản {style}); không được đổi: {changed}.',
        en='Ballots of "{id}", round {round} were released (version {style}); these may not change: {changed}.',
        fix_vi='Giữ nguyên, hoặc thu hồi phiếu đã in: `congress election {id} print --withdraw "LÝ DO"`.',
        fix_en='Leave it as it is, or withdraw the ballots: `congress election {id} print --withdraw "REASON"`.',
    ),
    # Contest files, votes files and totals
    "TOML_NOT_OPENED": Message(
        vi="Không mở được tệp này: {reason}.",
        en="This file cannot be opened: {reason}.",
        fix_vi="Kiểm tra lại đường dẫn và quyền đọc.",
        fix_en="Check the path and the permission to read it.",
    ),
    "TOML_TOO_LARGE": Message(
        vi="Tệp lớn hơn {megabytes} MB, không thể là tệp loại này.",
        en="The file is larger than {megabytes} MB; it cannot be a file of this kind.",
        fix_vi="Kiểm tra xem có chọn nhầm tệp không.",
        fix_en="Check that it is the right file.",
    ),
    "TOML_NOT_UTF8": Message(
        vi="Dòng {line}: tệp không ở bảng mã UTF-8.",
        en="Line {line}: the file is not UTF-8.",
        fix_vi="Lưu lại tệp với bảng mã UTF-8.",
        fix_en="Save the file as UTF-8.",
    ),
    "TOML_SYNTAX": Message(
        vi="Tệp sai cú pháp TOML: {reason}.",
        en="The file is not valid TOML: {reason}.",
        fix_vi="Sửa dòng được nêu; chữ phải đặt trong dấu nháy kép, ngày viết 2025-09-25.",
        fix_en="Mend the line named; text goes in double quotes, dates as 2025-09-25.",
    ),
    "VOTES_NOT_OPENED": Message(
        vi="Không mở được tệp này: {reason}.",
        en="This file cannot be opened: {reason}.",
        fix_vi="Kiểm tra lại đường dẫn và quyền đọc.",
        fix_en="Check the path and the permission to read it.",
    ),
    "VOTES_EMPTY": Message(
        vi="Tệp trống, không có cả dòng tên cột.",
        en="The file is empty: not even a line of column names.",
        fix_vi="Kiểm tra xem có chọn nhầm tệp không.",
        fix_en="Check that it is the right file.",
    ),
    "VOTES_BROKEN": Message(
        vi="Không đọc được tệp: {reason}.",
        en="The file cannot be read: {reason}.",
        fix_vi="Tệp phải là CSV (UTF-8, dấu phẩy) hoặc Parquet, còn nguyên vẹn.",
        fix_en="It must be an intact CSV (UTF-8, commas) or Parquet file.",
    ),
    "VOTES_NOT_UTF8": Message(
        vi="Dòng {line}: tệp không ở bảng mã UTF-8.",
        en="Line {line}: the file is not UTF-8.",
        fix_vi="Lưu lại tệp với bảng mã UTF-8 (trong Excel: “CSV UTF-8”).",
        fix_en="Save the file as UTF-8 (in Excel: “CSV UTF-8”).",
    ),
    "VOTES_FILE_TWICE": Message(
        vi="Tệp này được đưa vào hai lần.",
        en="This file is given twice.",
        fix_vi="Chỉ nêu mỗi tệp một lần.",
        fix_en="Name each file once.",
    ),
    "COLUMN_MISSING": Message(
        vi="Thiếu cột “{column}”.",
        en="The column “{column}” is missing.",
        fix_vi="Thêm cột này; mỗi người trong danh sách có một cột mang mã của mình.",
        fix_en="Add the column; each candidate has a column named by the id.",
    ),
    "COLUMN_UNKNOWN": Message(
        vi="Không rõ cột “{column}” là gì.",
        en="The column “{column}” is not known.",
        fix_vi="Sửa tên cột hoặc xóa cột. Các cột của tệp này: {known}.",
        fix_en="Correct its name or remove it. The columns of this file: {known}.",
    ),
    "COLUMN_TWICE": Message(
        vi="Cột “{column}” có hai lần.",
        en="The column “{column}” stands there twice.",
        fix_vi="Xóa cột thừa.",
        fix_en="Remove the extra column.",
    ),
    "ROW_WIDTH": Message(
        vi="Dòng {line} có {fields} ô, phải có {columns}.",
        en="Line {line} has {fields} fields, there must be {columns}.",
        fix_vi="Có thể tệp bị cắt cụt, hoặc thừa, thiếu dấu phẩy; sửa dòng này.",
        fix_en="The file may be cut short, or a comma is missing or too many; mend the line.",
    ),
    "ROWS_MORE": Message(
        vi="Và {more} dòng khác cũng sai số ô.",
        en="And {more} more rows have the wrong number of fields.",
        fix_vi="Sửa các dòng đã liệt kê rồi chạy lại.",
        fix_en="Mend those listed, then run again.",
    ),
    "FIGURE_WRONG": Message(
        vi="Dòng {line}, cột “{column}”: “{value}” không phải là số phiếu.",
        en="Line {line}, column “{column}”: “{value}” is not a number of ballots.",
        fix_vi="Chỉ ghi chữ số, không dấu, không phần thập phân, không dấu chấm hàng nghìn.",
        fix_en="Digits only: no sign, no decimals, no thousands separator.",
    ),
    "TOTALS_ID_UNKNOWN": Message(
        vi="Dòng {line}: không có ai mang mã “{id}” trong danh sách.",
        en="Line {line}: nobody on the list has the id “{id}”.",
        fix_vi="Sửa mã theo tệp cuộc bầu cử.",
        fix_en="Correct the id after the contest file.",
    ),
    "TOTALS_ID_TWICE": Message(
        vi="Dòng {line}: mã “{id}” đã có ở dòng trước.",
        en="Line {line}: the id “{id}” stands in an earlier row.",
        fix_vi="Giữ một dòng đúng.",
        fix_en="Keep the one right row.",
    ),
    "TOTALS_ROW_MISSING": Message(
        vi="Thiếu dòng của {name} ({id}).",
        en="The row of {name} ({id}) is missing.",
        fix_vi="Ghi thêm dòng của người này, kể cả khi không có phiếu nào.",
        fix_en="Add this person's row, even with no votes.",
    ),
    "COUNTS_DIFFER": Message(
        vi="Hai lần kiểm khác nhau ở {number} chỗ; kết quả chưa chính thức.",
        en="The two counts differ in {number} places; the result is not official.",
        fix_vi="Xem lại từng chỗ dưới đây, sửa lần kiểm sai rồi chạy lại.",
        fix_en="Look at each place below, mend the count that is wrong, and run again.",
    ),
    "TALLY_INPUT": Message(
        vi="Cần nêu tệp phiếu, hoặc --totals với một tệp tổng hợp; không dùng cả hai.",
        en="Name votes files, or --totals with a totals file; not both.",
        fix_vi="Ví dụ: congress tally cuoc-bau.toml phieu.csv",
        fix_en="For example: congress tally contest.toml votes.csv",
    ),
}

problem = problem_maker(MESSAGES)
