"""The words of every coded problem of `congress`, in Vietnamese and English."""

from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
    # Printing ballots
    "LIST_STOPS_PRINT": Message(
        vi="Chưa in phiếu: danh sách bầu trái quy định nêu trên.",
        en="Nothing was printed: the list breaks the rules above.",
        fix_vi='Sửa danh sách; nếu cấp có thẩm quyền đã quyết định như vậy, thêm --list-decided "ai quyết định, lý '
        'do".',
        fix_en='Mend the list; if the competent body decided so, add --list-decided "who decided, and why".',
    ),
    "LIST_NOT_CHECKED": Message(
        vi="Tệp không ghi loại cuộc bầu (kind) nên số dư và hình thức phiếu không được kiểm tra.",
        en="The file names no kind of election, so surplus and ballot form were not checked.",
        fix_vi='Ghi kind, ví dụ kind = "committee".',
        fix_en='State the kind, kind = "committee" for one.',
    ),
    "BALLOT_ORDER": Message(
        vi="Danh sách in theo thứ tự trong tệp, không đúng thứ tự quy định (tên theo vần A, B, C).",
        en="The list is printed in the file's order, which is not the regulation's (given names by the alphabet).",
        fix_vi="Xếp lại các mục [[candidate]] theo thứ tự quy định nếu không cố ý xếp khác.",
        fix_en="Put the [[candidate]] tables in the regulation's order, unless the other order is meant.",
    ),
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
    # Result files and the documents made from them
    "RESULT_NOT_OPENED": Message(
        vi="Không mở được tệp kết quả: {reason}.",
        en="The result file cannot be opened: {reason}.",
        fix_vi="Kiểm tra tên tệp và quyền đọc; tệp này do `congress tally … --json` lập.",
        fix_en="Check the name and the right to read it; `congress tally … --json` makes such a file.",
    ),
    "RESULTS_NONE": Message(
        vi="Trong thư mục này không có tệp kết quả (.json) nào.",
        en="No result file (.json) stands in this folder.",
        fix_vi="Chỉ đúng thư mục chứa các tệp kết quả do `congress tally … --json` lập.",
        fix_en="Name the folder of the result files that `congress tally … --json` made.",
    ),
    "MINUTES_FOLDER_OUTPUT": Message(
        vi="Lập biên bản cho cả thư mục thì phải ghi vào thư mục, không ghi vào {name}.",
        en="The minutes of a folder of results go into a folder, not to {name}.",
        fix_vi="Ghi tên thư mục sau -o, ví dụ -o bien-ban; chọn loại tệp bằng --format.",
        fix_en="Name a folder after -o, -o minutes for one; choose the type of file with --format.",
    ),
    "RESULT_TOO_LARGE": Message(
        vi="Tệp lớn hơn {megabytes} MB nên không thể là tệp kết quả.",
        en="The file is larger than {megabytes} MB and cannot be a result file.",
        fix_vi="Chọn đúng tệp do `congress tally … --json` lập.",
        fix_en="Give the file that `congress tally … --json` made.",
    ),
    "RESULT_NOT_JSON": Message(
        vi="Tệp không phải JSON đúng quy cách.",
        en="The file is not proper JSON.",
        fix_vi="Lập lại tệp kết quả bằng `congress tally … --json`; không sửa tay.",
        fix_en="Make the result file again with `congress tally … --json`; do not edit it by hand.",
    ),
    "RESULT_SCHEMA": Message(
        vi="Tệp không phải tệp kết quả `congress-result/1`.",
        en="The file is not a result file of the schema `congress-result/1`.",
        fix_vi="Chọn đúng tệp do `congress tally … --json` lập.",
        fix_en="Give the file that `congress tally … --json` made.",
    ),
    "RESULT_NEGATIVE": Message(
        vi="Tệp kết quả có số âm hoặc số người cần bầu bằng 0.",
        en="The result file holds a number below zero, or no seats.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_SUM": Message(
        vi="Tệp kết quả tự mâu thuẫn: {what}, nhưng {left} ≠ {right}.",
        en="The result file contradicts itself: {what}, but {left} ≠ {right}.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_ABOVE": Message(
        vi="Tệp kết quả tự mâu thuẫn: {what} = {left} vượt quá {limit} = {right}.",
        en="The result file contradicts itself: {what} = {left} is above {limit} = {right}.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_ID_TWICE": Message(
        vi="Một mã người ứng cử có hai lần trong tệp kết quả.",
        en="One candidate id stands twice in the result file.",
        fix_vi="Lập lại tệp kết quả từ tệp bầu cử đúng.",
        fix_en="Make the result again from the right contest file.",
    ),
    "RESULT_UNKNOWN_ID": Message(
        vi="{what} nêu một mã không có trong danh sách bầu cử.",
        en="{what} names an id that is not on the list of candidates.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_LIST": Message(
        vi="Danh sách {what} không khớp với kết luận của từng người.",
        en="The list {what} does not match the verdicts of the candidates.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_NOT_RECOGNISED": Message(
        vi="Cuộc bầu cử không được công nhận mà tệp kết quả vẫn có người trúng cử.",
        en="The election is not recognised, yet the result file names people as elected.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_RANK": Message(
        vi="Thứ bậc {rank} không khớp với {votes} phiếu.",
        en="Rank {rank} does not match {votes} votes.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_VERDICT": Message(
        vi="Kết luận của người này không khớp với {votes} phiếu.",
        en="The verdict of this person does not match {votes} votes.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_MARGIN": Message(
        vi="Chênh lệch {margin} không bằng {votes} phiếu trừ {needed} phiếu cần có.",
        en="Margin {margin} is not {votes} votes less the {needed} needed.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "RESULT_SHARE": Message(
        vi="Tỷ lệ {share} không khớp với {votes} phiếu trên {base}.",
        en="Share {share} does not match {votes} votes of {base}.",
        fix_vi="Lập lại tệp kết quả từ phiếu; tệp này không được in.",
        fix_en="Make the result again from the ballots; this file is not printed.",
    ),
    "DOCUMENT_FONT": Message(
        vi="Văn bản phải in bằng phông {font}, nhưng máy thiếu phông này hoặc phông không có chữ cần in ({found}).",
        en="The document is to be set in {font}; the machine lacks it, or it lacks letters that are needed ({found}).",
        fix_vi="Cài gói fonts-croscore; nếu đã cài, xem lại những chữ lạ trong tên người, tiêu đề, ghi chú.",
        fix_en="Install the package fonts-croscore; if it is there, look for foreign letters in names and titles.",
    ),
    "VERIFY_NOT_PDF": Message(
        vi="Tệp này không phải PDF đọc được.",
        en="This file is not a PDF that can be read.",
        fix_vi="Chỉ đúng tệp PDF đã lập bằng `congress minutes` hoặc `congress document`.",
        fix_en="Name the PDF that `congress minutes` or `congress document` made.",
    ),
    "VERIFY_ATTACHED": Message(
        vi="Tệp kèm trong văn bản ({inside}) không phải tệp được đối chiếu ({digest}…).",
        en="The file inside the document ({inside}) is not the one it is compared with ({digest}…).",
        fix_vi="Tìm đúng tệp kết quả của văn bản này; nếu không có, coi văn bản là không đáng tin cậy.",
        fix_en="Find the result file of this document; where there is none, do not rely on the document.",
    ),
    "VERIFY_HASH": Message(
        vi="Các trang nêu trên không ghi (hoặc ghi khác) mã SHA-256 của tệp được đối chiếu ({digest}…).",
        en="The pages named do not bear the SHA-256 of the file they are compared with ({digest}…).",
        fix_vi="Tìm đúng tệp kết quả của văn bản này; trang bị thay thì lập lại văn bản.",
        fix_en="Find the result file of this document; where pages were exchanged, make the document again.",
    ),
    "VERIFY_CHANGED": Message(
        vi="Mã SHA-256 đúng, nhưng nội dung văn bản không giống hệt bản chương trình này lập từ {source}.",
        en="The SHA-256 is right, but the document is not, to the letter, what this program makes of {source}.",
        fix_vi="Văn bản đã bị sửa hoặc do phiên bản khác lập: lập lại từ {source} rồi so từng số.",
        fix_en="It was changed, or another version made it: make it again from {source} and compare every figure.",
    ),
    "DOCUMENT_UNKNOWN": Message(
        vi="Không có loại văn bản “{name}”.",
        en="There is no document “{name}”.",
        fix_vi="Chọn một trong: {known}. Xem `congress template list`.",
        fix_en="Choose one of: {known}. See `congress template list`.",
    ),
    "DOCUMENT_NOT_FOR_FORM": Message(
        vi="Văn bản “{name}” không dùng cho hình thức phiếu này ({form}).",
        en="The document “{name}” is not for this form of ballot ({form}).",
        fix_vi="Dùng biên bản (minutes) hoặc báo cáo (report).",
        fix_en="Use the minutes or the report.",
    ),
    "DOCUMENT_PDF_ONLY": Message(
        vi="Văn bản này chỉ lập thành PDF, không lập thành {name}.",
        en="This document is made as PDF only, not as {name}.",
        fix_vi="Đặt tên tệp kết thúc bằng .pdf.",
        fix_en="Let the name end in .pdf.",
    ),
    "EXAMPLE_UNKNOWN": Message(
        vi="Không có ví dụ “{name}”.",
        en="There is no example “{name}”.",
        fix_vi="Chọn một trong: {known}.",
        fix_en="Choose one of: {known}.",
    ),
    "DOCUMENT_TYPE": Message(
        vi="Không biết lập loại tệp này: {name}.",
        en="Documents of this type are not made: {name}.",
        fix_vi="Đặt tên tệp kết thúc bằng .pdf (để ký) hoặc .docx (để biên tập).",
        fix_en="Let the name end in .pdf (to be signed) or .docx (to be edited).",
    ),
    "DEMO_FOLDER_IN_USE": Message(
        vi="Thư mục này có tệp khác, không phải kết quả chạy thử trước đó.",
        en="This folder holds other files, and is not an earlier demo.",
        fix_vi="Chọn một thư mục khác hoặc một thư mục trống.",
        fix_en="Choose another folder, or an empty one.",
    ),
    "DEMO_LIST_DIFFERS": Message(
        vi="Danh sách nhân sự vừa lập khác danh sách trong {contest}: {difference}.",
        en="The slate just made differs from the list in {contest}: {difference}.",
        fix_vi="Tệp ví dụ đã bị sửa; lấy lại tệp gốc đi kèm chương trình.",
        fix_en="The example was changed; bring back the files that ship with the program.",
    ),
    "DEMO_READ_DIFFERS": Message(
        vi="Phiếu đọc lại khác phiếu đã bỏ ở {count} phiếu, ví dụ: {example}.",
        en="The ballots read back differ from those cast on {count} ballot(s), for example: {example}.",
        fix_vi="Đây là lỗi của chương trình hoặc của môi trường máy; gửi thư mục này cho người bảo trì.",
        fix_en="This is a fault of the program or of this machine's set-up; send this folder to the maintainers.",
    ),
    # Steps of an election in a workspace
    "OVERTAKEN": Message(
        vi="Trong lúc lệnh này chạy, một lệnh khác đã ghi nhận thay đổi ở đây. Chưa có gì được ghi nhận.",
        en="While this command ran, another one recorded a change here. Nothing was recorded.",
        fix_vi="Xem `congress status` rồi chạy lại.",
        fix_en="Look at `congress status`, then run it again.",
    ),
    "EDIT_NOT_RECORDED": Message(
        vi="{file} đã được sửa mà chưa ghi nhận; lệnh này sẽ ghi đè mất bản sửa.",
        en="{file} was edited and not recorded; this command would overwrite the edit.",
        fix_vi="Ghi nhận bản sửa bằng `congress import {file}`, hoặc đổi tên tệp đó, rồi chạy lại.",
        fix_en="Record the edit with `congress import {file}`, or move it away, then run this again.",
    ),
    "ELECTION_UNKNOWN": Message(
        vi='Không có cuộc bầu cử "{id}" trong thư mục này. Hiện có: {known}.',
        en='There is no election "{id}" in this folder. Known: {known}.',
        fix_vi="Kiểm tra lại mã; lập mới bằng `congress election {id} slate …` hoặc `congress import TỆP.toml`.",
        fix_en="Check the id; begin one with `congress election {id} slate …` or `congress import FILE.toml`.",
    ),
    "REASON_MISSING": Message(
        vi="Việc này phải có lý do để ghi vào nhật ký.",
        en="This needs a reason, which goes into the journal.",
        fix_vi="Ghi lý do bằng chữ, không để trống.",
        fix_en="Give the reason in words, not blank.",
    ),
    "STEP_NEEDS_CONTEST": Message(
        vi='Cuộc bầu cử "{id}", vòng {round} chưa có tệp cuộc bầu cử.',
        en='Election "{id}", round {round} has no contest file yet.',
        fix_vi="Lập danh sách bằng `congress election {id} slate …`, hoặc nhập tệp bằng `congress import`.",
        fix_en="Make the list with `congress election {id} slate …`, or bring a file in with `congress import`.",
    ),
    "STEP_NEEDS_NOT_RELEASED": Message(
        vi='Phiếu của "{id}", vòng {round} đã phát hành; danh sách không được lập lại.',
        en='Ballots of "{id}", round {round} are out; the list cannot be made anew.',
        fix_vi='Muốn đổi danh sách phải thu hồi phiếu: `congress election {id} print --withdraw "LÝ DO"`.',
        fix_en='To change the list, withdraw the ballots: `congress election {id} print --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_BALLOTS": Message(
        vi='Chưa có phiếu nào của "{id}", vòng {round} được phát hành (hoặc đã thu hồi).',
        en='No ballots of "{id}", round {round} are out (or they were withdrawn).',
        fix_vi="In phiếu trước: `congress election {id} print --copies SỐ`.",
        fix_en="Print them first: `congress election {id} print --copies N`.",
    ),
    "STEP_NEEDS_SCAN": Message(
        vi='"{id}", vòng {round} chưa có tập phiếu nào được quét để xem xét.',
        en='"{id}", round {round} has no scanned batch to decide on.',
        fix_vi="Đọc phiếu trước: `congress election {id} scan THƯ_MỤC --batch TẬP`.",
        fix_en="Read the ballots first: `congress election {id} scan FOLDER --batch B1`.",
    ),
    "STEP_NEEDS_NO_TOTALS": Message(
        vi='"{id}", vòng {round} đã có bảng kiểm tay; không cộng thêm tập phiếu vào đó.',
        en='"{id}", round {round} has hand-tallied totals; batches cannot be counted on top of them.',
        fix_vi='Bỏ bảng kiểm tay trước: `congress election {id} totals --withdraw "LÝ DO"`.',
        fix_en='Withdraw the totals first: `congress election {id} totals --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_NO_BATCHES": Message(
        vi='"{id}", vòng {round} đã có tập phiếu được kiểm; việc này không làm được nữa.',
        en='"{id}", round {round} has counted batches; this cannot be done any more.',
        fix_vi='Bỏ từng tập trước: `congress election {id} scan --batch TẬP --withdraw "LÝ DO"`.',
        fix_en='Withdraw each batch first: `congress election {id} scan --batch B1 --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_RETURNED": Message(
        vi='"{id}", vòng {round} chưa có số phiếu thu vào.',
        en='For "{id}", round {round} the number of ballots returned was not entered.',
        fix_vi="Nhập: `congress election {id} accounts --issued SỐ --returned SỐ`.",
        fix_en="Enter it: `congress election {id} accounts --issued N --returned N`.",
    ),
    "STEP_NEEDS_COUNT": Message(
        vi='"{id}", vòng {round} chưa có phiếu nào được kiểm.',
        en='In "{id}", round {round} nothing has been counted.',
        fix_vi="Đọc phiếu bằng `scan`, nhập phiếu bằng `key`, hoặc nhập bảng kiểm tay bằng `totals`.",
        fix_en="Read ballots with `scan`, enter them with `key`, or enter hand-tallied totals with `totals`.",
    ),
    "STEP_NEEDS_RESULT": Message(
        vi='"{id}", vòng {round} chưa có kết quả.',
        en='"{id}", round {round} has no result yet.',
        fix_vi="Tính kết quả trước: `congress election {id} result`.",
        fix_en="Compute it first: `congress election {id} result`.",
    ),
    "STEP_NEEDS_CURRENT_RESULT": Message(
        vi='Sau khi tính kết quả của "{id}", vòng {round}, số liệu đầu vào đã thay đổi.',
        en='What the result of "{id}", round {round} was computed from has changed since.',
        fix_vi="Tính lại: `congress election {id} result`.",
        fix_en="Compute it again: `congress election {id} result`.",
    ),
    "STEP_NEEDS_OPEN_ROUND": Message(
        vi='Vòng {round} của "{id}" đã khép lại: vòng sau đã bắt đầu.',
        en='Round {round} of "{id}" is closed: the next round has begun.',
        fix_vi="Kết quả và giấy tờ của vòng này giữ nguyên. Bỏ --round: lệnh sẽ làm với vòng mới nhất.",
        fix_en="Its result and papers stay as they are. Leave --round out: the command takes the latest round.",
    ),
    "STEP_NEEDS_NOT_ENDED": Message(
        vi='Cuộc bầu cử "{id}" đã khép lại sau vòng {round} theo quyết định: {reason}.',
        en='Election "{id}" was closed after round {round} by decision: {reason}.',
        fix_vi='Nếu ghi nhầm: `congress election {id} round --round {round} --withdraw "LÝ DO"`.',
        fix_en='Where that was a mistake: `congress election {id} round --round {round} --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_ENDED": Message(
        vi='Cuộc bầu cử "{id}", vòng {round} chưa ghi quyết định khép lại nào để bỏ.',
        en='Election "{id}", round {round} was not closed; there is nothing to take back.',
        fix_vi="Xem `congress status`.",
        fix_en="See `congress status`.",
    ),
    "BALLOTS_WAIT": Message(
        vi='"{id}", vòng {round}: {count} phiếu chờ xem xét, kết luận.',
        en='"{id}", round {round}: {count} ballots wait for decisions.',
        fix_vi="Xem ảnh trong counts/, điền review.csv, rồi: `congress election {id} review KẾT_LUẬN.csv`.",
        fix_en="Look at the pictures in counts/, fill in review.csv, then: `congress election {id} review "
        "DECISIONS.csv`.",
    ),
    "UNRESOLVED_BALLOTS": Message(
        vi='"{id}", vòng {round} còn {count} phiếu chưa được xem xét, kết luận: {which}.',
        en='In "{id}", round {round}, {count} ballots are not decided yet: {which}.',
        fix_vi="Xem xét các phiếu này rồi ghi kết luận: `congress election {id} review KẾT_LUẬN.csv`; sau đó tính lại.",
        fix_en="Decide them: `congress election {id} review DECISIONS.csv`; then compute again.",
    ),
    "RESULT_OUT_OF_DATE": Message(
        vi='Kết quả này của "{id}", vòng {round} không còn khớp: sau khi tính, số liệu đầu vào đã thay đổi.',
        en='This result of "{id}", round {round} is out of date: what it was computed from has changed since.',
        fix_vi="Tính lại: `congress election {id} result --round {round}`.",
        fix_en="Compute it again: `congress election {id} result --round {round}`.",
    ),
    "MINUTES_OUT_OF_DATE": Message(
        vi='Biên bản này của "{id}", vòng {round} không còn khớp với kết quả: lập từ số liệu cũ.',
        en='These minutes of "{id}", round {round} are out of date: they are of a result that has changed since.',
        fix_vi="Hủy bản đã in, tính lại kết quả nếu cần, rồi: `congress election {id} minutes --round {round}`.",
        fix_en="Destroy what was printed of them, compute the result again where needed, then: "
        "`congress election {id} minutes --round {round}`.",
    ),
    # Accounts of paper
    "PRINTED_ABOVE_RECORDED": Message(
        vi="Số phiếu in {printed} nhiều hơn số phiếu đã in theo nhật ký ({recorded}).",
        en="{printed} ballots printed, but the journal records only {recorded}.",
        fix_vi="Đếm lại; phiếu in thêm phải in bằng lệnh `print` để có trong nhật ký.",
        fix_en="Count again; further ballots must be printed with `print`, so that the journal has them.",
    ),
    "OTHER_VERSION_OUT": Message(
        vi='Phiếu bản {version} ({old}) của "{id}", vòng {round} đang được dùng; không được in bản khác ({new}).',
        en='Version {version} ({old}) of the ballots of "{id}", round {round} is in use; another one ({new}) may '
        "not be printed.",
        fix_vi='Thu hồi và hủy phiếu bản cũ trước: `congress election {id} print --withdraw "LÝ DO"`.',
        fix_en='Collect and withdraw the old version first: `congress election {id} print --withdraw "REASON"`.',
    ),
    "PRINTED_BEFORE": Message(
        vi='Phiếu của "{id}", vòng {round} đã in: {printed}. Lệnh này ghi {copies}; chưa in thêm gì.',
        en='{printed} ballots of "{id}", round {round} were printed already; this command says {copies}. None were '
        "added.",
        fix_vi="Muốn in thêm {copies} phiếu nữa: thêm --more. Nếu chỉ gõ nhầm, không phải làm gì.",
        fix_en="For {copies} more: add --more. Where it was a slip, nothing needs to be done.",
    ),
    "COUNTING_BEGUN": Message(
        vi='Việc kiểm phiếu của "{id}", vòng {round} đã bắt đầu.',
        en='The count of "{id}", round {round} has begun.',
        fix_vi="Phiếu in sau lúc này phải được ban kiểm phiếu quản lý và ghi rõ trong biên bản.",
        fix_en="Ballots printed from now on must be kept by the counting committee and named in the minutes.",
    ),
    "OTHER_KEY": Message(
        vi='Phiếu của "{id}", vòng {round} đã in được ký bằng khóa khác; phiếu in bằng khóa này sẽ bị máy đọc loại.',
        en='The ballots of "{id}", round {round} that are out were signed with another key; the reader would '
        "reject these.",
        fix_vi="Dùng đúng khóa đã in lần đầu (--key), hoặc thu hồi phiếu cũ.",
        fix_en="Use the key of the first printing (--key), or withdraw the old ballots.",
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
    # Counting and rounds in a workspace
    "FILE_COUNTED": Message(
        vi='{files_vi} đã nằm trong tập "{batch}"; không tính lần nữa vào tập "{new}".',
        en='{files_en} in batch "{batch}" already; nothing is counted again in batch "{new}".',
        fix_vi="Bỏ ra khỏi thư mục quét của tập mới; kiểm tra xem có quét nhầm tập phiếu không.",
        fix_en="Take what is counted out of the new batch's scans; check that the right pile was scanned.",
    ),
    "FILE_KEYED": Message(
        vi='{files_vi} đã nhập vào tập "{batch}"; không tính lần nữa vào tập "{new}".',
        en='{files_en} keyed as batch "{batch}" already; nothing is counted again as batch "{new}".',
        fix_vi='Kiểm tra lại tên tệp sau --from; nếu tập "{batch}" đặt sai tên, bỏ tập đó bằng --withdraw trước.',
        fix_en='Check the file after --from; where batch "{batch}" has the wrong name, --withdraw it first.',
    ),
    "KEYED_NOT_VOTES": Message(
        vi="Đây không phải tệp phiếu: dòng đầu không có cột ballot.",
        en="This is no votes file: its first line has no column ballot.",
        fix_vi="Tệp phiếu là CSV (UTF-8), dòng đầu: ballot,problem và mã từng người ứng cử; mỗi phiếu một dòng.",
        fix_en="A votes file is CSV (UTF-8), its first line ballot,problem and each candidate's id; one row a ballot.",
    ),
    "SCAN_NO_BALLOT": Message(
        vi='Không trang nào trong {pages} trang là phiếu của "{id}". Các trang này là: {listed}.',
        en='None of the {pages} pages is a ballot of "{id}". They are: {listed}.',
        fix_vi="Kiểm tra xem có quét nhầm tập phiếu hoặc gõ nhầm mã cuộc bầu cử không. Chưa có gì được ghi nhận.",
        fix_en="Check that the right pile was scanned and the right election was named. Nothing was recorded.",
    ),
    "BATCH_DIFFERS": Message(
        vi='Tập "{batch}" đã được ghi nhận từ các tệp khác.',
        en='Batch "{batch}" was recorded from other files.',
        fix_vi='Đặt tên khác cho tập mới; nếu phải làm lại cả tập: thêm --replace "LÝ DO".',
        fix_en='Give the new batch another name; to do the whole batch anew: --replace "REASON".',
    ),
    "BATCH_UNKNOWN": Message(
        vi='Không có tập "{batch}". Các tập đã ghi nhận: {known}.',
        en='There is no batch "{batch}". Recorded: {known}.',
        fix_vi="Kiểm tra lại tên tập.",
        fix_en="Check the name of the batch.",
    ),
    "KEYED_IS_READ": Message(
        vi="Đây là tệp máy đọc (có cột status), không phải phiếu do người nhập.",
        en="This is a file read by machine (it has a column status), not ballots keyed by a person.",
        fix_vi="Đưa ảnh quét vào bằng lệnh `scan`; tệp nhập tay chỉ có cột ballot, problem và mã người ứng cử.",
        fix_en="Bring the scans in with `scan`; a keyed file has ballot, problem and the candidates' ids only.",
    ),
    "NO_NEXT_ROUND": Message(
        vi='Kết quả vòng {round} của "{id}" không dẫn đến vòng bầu tiếp theo (bước tiếp theo: {action}).',
        en='The result of round {round} of "{id}" leads to no further round (next: {action}).',
        fix_vi="Xem lại kết quả; nếu vẫn phải bầu, lập cuộc bầu cử mới.",
        fix_en="Look at the result again; to elect nevertheless, begin a new election.",
    ),
    "DECISION_MISSING": Message(
        vi='Sau vòng {round} của "{id}", có bầu tiếp hay không do đại hội quyết định.',
        en='After round {round} of "{id}" the congress decides whether to go on.',
        fix_vi='Ghi quyết định của đại hội: `congress election {id} round --decision "…"` (cùng --keep MÃ, --mode '
        'nếu có). Không bầu nữa: `congress election {id} round --close "LÝ DO"`.',
        fix_en='Give the decision: `congress election {id} round --decision "…"` (with --keep ID, --mode if decided). '
        'Not to vote again: `congress election {id} round --close "REASON"`.',
    ),
    "ROUND_MADE": Message(
        vi='Vòng {next} của "{id}" đã lập theo quyết định khác ({by} ghi): {decision}. Cách bầu: {mode}; danh sách: '
        "{listed}. Lệnh này không thay đổi gì.",
        en='Round {next} of "{id}" was made by another decision (recorded by {by}): {decision}. Mode: {mode}; list: '
        "{listed}. This command changed nothing.",
        fix_vi="Sửa danh sách của vòng {next} trong contests/{id}-r{next}.toml trước khi in phiếu vòng đó.",
        fix_en="Mend the list of round {next} in contests/{id}-r{next}.toml before its ballots are printed.",
    ),
    "ROUND_OPTIONS": Message(
        vi="--close, --withdraw và các tùy chọn của vòng sau (--decision, --keep, --mode) không dùng cùng nhau.",
        en="--close, --withdraw and the options of a further round (--decision, --keep, --mode) exclude each other.",
        fix_vi="Chọn một: bầu tiếp, không bầu nữa, hoặc bỏ quyết định đã ghi nhầm.",
        fix_en="Choose one: vote again, not vote again, or take a decision back.",
    ),
    "CANNOT_STAND": Message(
        vi='"{id}" không thể có trong danh sách vòng sau: đã trúng cử hoặc không có trong danh sách vòng trước.',
        en='"{id}" cannot be on the next list: elected already, or not on the last list.',
        fix_vi="Chọn trong số: {known}. Người mới thêm vào tệp cuộc bầu cử của vòng sau.",
        fix_en="Choose from: {known}. New people are added in the contest file of the next round.",
    ),
    "NOBODY_LEFT": Message(
        vi='Danh sách vòng {round} của "{id}" không còn ai để bầu tiếp.',
        en='Nobody on the list of round {round} of "{id}" is left for a further one.',
        fix_vi="Lập cuộc bầu cử mới với danh sách mới.",
        fix_en="Begin a new election with a new list.",
    ),
    "ROUND_UNKNOWN": Message(
        vi="Không có vòng {round}. Các vòng hiện có: {known}.",
        en="There is no round {round}. Known: {known}.",
        fix_vi="Kiểm tra lại --round.",
        fix_en="Check --round.",
    ),
    "COMMAND_INCOMPLETE": Message(
        vi="Lệnh còn thiếu: {what}.",
        en="The command lacks: {what}.",
        fix_vi='Thêm {what}, hoặc --withdraw "LÝ DO" để bỏ ra khỏi kết quả kiểm.',
        fix_en='Add {what}, or --withdraw "REASON" to take it out of the count.',
    ),
    "GROUND_OPTION": Message(
        vi="--ground phải có dạng MÃ=SỐ, mỗi mã một lần; không đọc được: {given}.",
        en="--ground reads CODE=N, each code once; not understood: {given}.",
        fix_vi="Ví dụ: --ground OVERVOTE=1 --ground NONE=1.",
        fix_en="For example: --ground OVERVOTE=1 --ground NONE=1.",
    ),
    "MODE_UNKNOWN": Message(
        vi='Không có cách bầu "{mode}".',
        en='There is no mode "{mode}".',
        fix_vi="Các cách bầu: {known}.",
        fix_en="Known: {known}.",
    ),
    "ELECTION_ID": Message(
        vi="{id} không dùng làm mã cuộc bầu cử được.",
        en="{id} cannot be the id of an election.",
        fix_vi="Mã gồm chữ không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; dài không quá 64.",
        fix_en="An id has letters without accents, digits, `.`, `_` and `-`, at most 64 of them.",
    ),
    "REGULATION_PLACE": Message(
        vi='Quy chế "{regulation}" phải nằm cùng thư mục với tệp cuộc bầu cử.',
        en='The regulation "{regulation}" must stand in the same folder as the contest file.',
        fix_vi="Chép tệp quy chế vào cạnh tệp cuộc bầu cử và ghi `regulation` bằng tên tệp.",
        fix_en="Put the file beside the contest file, and give `regulation` its name alone.",
    ),
}

problem = problem_maker(MESSAGES)
