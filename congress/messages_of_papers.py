"""The words for the papers of a congress folder, the course of an election and the proceedings of a congress."""

from tally.problems import Message

PAPER_MESSAGES: dict[str, Message] = {
    "PAPERS_OUT_OF_DATE": Message(
        vi='Văn bản của "{id}", vòng {round} không còn khớp với số liệu hiện nay: {kinds}.',
        en='Papers of "{id}", round {round} are out of date: {kinds}.',
        fix_vi="Hủy bản đã in, tính lại kết quả nếu cần, rồi: `congress election {id} papers --round {round}`.",
        fix_en="Destroy what was printed of them, compute the result again where needed, then: "
        "`congress election {id} papers --round {round}`.",
    ),
    "CONGRESS_MINUTES_OUT_OF_DATE": Message(
        vi="Biên bản đại hội không còn khớp: có kết quả bầu cử đã thay đổi sau khi lập.",
        en="The minutes of the congress are out of date: a result in them has changed since.",
        fix_vi="Hủy bản đã in; lập lại bản diễn biến bằng `congress proceedings draft` rồi "
        "`congress proceedings minutes`.",
        fix_en="Destroy what was printed; draft the proceedings again with `congress proceedings draft`, then "
        "`congress proceedings minutes`.",
    ),
    "PAPER_OF_CONGRESS": Message(
        vi="Biên bản đại hội (congress-minutes) là của cả đại hội, không của một cuộc bầu cử.",
        en="The minutes of the congress (congress-minutes) are of the whole congress, not of one election.",
        fix_vi="Dùng `congress proceedings draft`, rồi `congress proceedings minutes`.",
        fix_en="Use `congress proceedings draft`, then `congress proceedings minutes`.",
    ),
    "PAPER_NOT_PUBLIC": Message(
        vi="Kết quả bước này của quy trình nhân sự không công khai, nên không lập văn bản để công bố.",
        en="The result of this step of the process is not made public, so no paper is made to show it.",
        fix_vi="Dùng biên bản (minutes) và báo cáo (report) để lưu hồ sơ.",
        fix_en="Use the minutes and the report, for the file.",
    ),
    "PAPER_OF_ELECTIONS": Message(
        vi="Lần bỏ phiếu này không bầu ai (lấy ý kiến, giới thiệu nhân sự hoặc tín nhiệm) nên không có văn bản này.",
        en="Nobody is elected by this vote (an opinion, a step of choosing people, confidence): it has no such paper.",
        fix_vi="Dùng biên bản kiểm phiếu (minutes) và báo cáo (report).",
        fix_en="Use the minutes of the count and the report.",
    ),
    "PAPER_LIST_OPEN": Message(
        vi="Đại hội chưa thông qua danh sách bầu cử.",
        en="The congress has not adopted the election list yet.",
        fix_vi="Xem còn gì: `congress election {id} list show`; thông qua: `congress election {id} list adopt …`.",
        fix_en="See what is open: `congress election {id} list show`; adopt it: `congress election {id} list adopt …`.",
    ),
    "PAPER_LIST_ELSEWHERE": Message(
        vi="Nhật ký không biết danh sách bầu cử được thông qua ra sao.",
        en="The journal does not know how the election list was adopted.",
        fix_vi="Ghi việc thông qua bằng `congress election {id} list …`, hoặc dùng danh sách bầu cử (list).",
        fix_en="Enter its adoption with `congress election {id} list …`, or take the election list (list).",
    ),
    "PAPER_NO_NOMINATIONS": Message(
        vi="Nhật ký không biết ai ứng cử, ai đề cử, ai xin rút.",
        en="The journal does not know who stood, who was nominated, who withdrew.",
        fix_vi="Điền vào bản do `congress election {id} course -o dien-bien.toml` lập, rồi `congress election {id} "
        "course dien-bien.toml`.",
        fix_en="Fill in what `congress election {id} course -o course.toml` makes, then `congress election {id} course "
        "course.toml`.",
    ),
    "PAPER_NO_CADRES": Message(
        vi="Không biết lấy trích ngang từ danh sách cán bộ nào.",
        en="It is not known which cadre list the short biographies are in.",
        fix_vi="Nhập danh sách bằng `congress import TỆP`, rồi ghi planning trong bản do `congress election {id} "
        "course -o dien-bien.toml` lập.",
        fix_en="Bring it in with `congress import FILE`, then name it as planning in what `congress election {id} "
        "course -o course.toml` makes.",
    ),
    "PAPER_NO_ZERO": Message(
        vi="Chưa lập biên bản trước khi kiểm phiếu cho phiếu đang dùng.",
        en="The record before the count has not been drawn up for the ballots in use.",
        fix_vi="Ngay trước khi kiểm tờ phiếu đầu tiên: `congress election {id} zero`.",
        fix_en="Just before the first sheet is counted: `congress election {id} zero`.",
    ),
    "PAPER_NO_CHECK": Message(
        vi="Các phiếu đã rút để đối chiếu chưa được đọc hết.",
        en="The sheets drawn for the hand check have not all been read.",
        fix_vi="Điền {file}, rồi `congress audit found {id} TỆP`.",
        fix_en="Fill in {file}, then `congress audit found {id} FILE`.",
    ),
    "PAPER_COPY_EDITED": Message(
        vi="Tệp này đã được sửa, hoặc không do chương trình lập; chép đè sẽ mất nội dung đó. Chưa chép gì.",
        en="This file was edited, or is none of this program's; a copy would overwrite it. Nothing was copied.",
        fix_vi="Đổi tên hoặc chuyển tệp đó đi, hoặc chọn thư mục khác sau -o.",
        fix_en="Rename it or move it away, or name another folder after -o.",
    ),
    "DRAFT_FILE_THERE": Message(
        vi="Tệp này đã có; có thể đã có người điền vào đó. Chưa ghi gì.",
        en="This file is there already; somebody may have filled it in. Nothing was written.",
        fix_vi="Chọn tên khác sau -o, hoặc dùng tiếp tệp đó.",
        fix_en="Name another file after -o, or go on with that one.",
    ),
    "COURSE_NAMES_ITSELF": Message(
        vi="Trong thư mục đại hội, chương trình tự lấy tệp cuộc bầu cử và kết quả; tệp diễn biến không ghi {key}.",
        en="In a congress folder the program takes contest and result by itself; the course file does not name {key}.",
        fix_vi="Xóa dòng {key} = … trong tệp diễn biến.",
        fix_en="Delete the line {key} = … in the course file.",
    ),
    "COURSE_PLANNING_UNKNOWN": Message(
        vi="Thư mục đại hội không có danh sách cán bộ “{name}”. Hiện có: {known}.",
        en="There is no cadre list “{name}” in the congress folder. There are: {known}.",
        fix_vi="Nhập bằng `congress import TỆP`, hoặc sửa dòng planning.",
        fix_en="Bring it in with `congress import FILE`, or put the line planning right.",
    ),
    "PROCEEDINGS_OTHER_RESULT": Message(
        vi="Kết quả {result} đã thay đổi sau khi lập bản diễn biến: SHA-256 {found}…, bản diễn biến ghi {said}….",
        en="The result {result} has changed since the proceedings were drafted: SHA-256 {found}…, they say {said}….",
        fix_vi="Đối chiếu kết quả mới, rồi sửa dòng sha256 (hoặc lập lại bằng `congress proceedings draft`).",
        fix_en="Compare with the new result, then mend the line sha256 (or draft again: `congress proceedings draft`).",
    ),
    "PROCEEDINGS_NO_ELECTION": Message(
        vi="Trong thư mục này chưa có cuộc bầu cử nào của đại hội có kết quả.",
        en="No election of the congress in this folder has a result yet.",
        fix_vi="Tính kết quả trước: `congress election MÃ result`. Xem `congress status`.",
        fix_en="Compute one first: `congress election ID result`. See `congress status`.",
    ),
    "PROCEEDINGS_LEFT_OUT": Message(
        vi='Cuộc bầu "{id}", vòng {round} không có trong bản diễn biến: {why_vi}.',
        en='Election "{id}", round {round} is not in the proceedings: {why_en}.',
        fix_vi="Bổ sung rồi lập lại, hoặc kể lại bằng lời trong bản diễn biến.",
        fix_en="Complete it and draft again, or tell of it in words in the proceedings.",
    ),
    "PROCEEDINGS_FOREIGN_RESULT": Message(
        vi="{result} không phải là kết quả hiện hành của một cuộc bầu cử trong thư mục này.",
        en="{result} is not the result, as it stands, of an election of this folder.",
        fix_vi="Dùng tệp trong thư mục results/ đúng như `congress proceedings draft` ghi.",
        fix_en="Name the file of the folder results/, as `congress proceedings draft` does.",
    ),
}
