"""The words for result files and the documents made from them."""

from tally.problems import Message

DOCUMENT_MESSAGES: dict[str, Message] = {
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
}
