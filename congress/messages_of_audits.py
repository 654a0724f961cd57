"""The words of the hand check, the zero record, the journal of the count, the backup and the rehearsal."""

from tally.problems import Message

AUDIT_MESSAGES: dict[str, Message] = {
    # Papers from records
    "RECORD_SCHEMA": Message(
        vi="Tệp này không phải bản ghi của chương trình (congress-record/1).",
        en="This file is no record of the program (congress-record/1).",
        fix_vi="Dùng tệp .json đứng cạnh văn bản trong thư mục records/ hoặc audits/ của đại hội.",
        fix_en="Use the .json file beside the paper, in the folder records/ or audits/ of the congress.",
    ),
    "RECORD_KIND": Message(
        vi="Văn bản “{name}” không làm được từ bản ghi này: bản ghi này của “{kind}”.",
        en="The document “{name}” is not made from this record: it is one of “{kind}”.",
        fix_vi="Ghi đúng loại văn bản: {kind}.",
        fix_en="Name that kind of document: {kind}.",
    ),
    # Before and of the count
    "STEP_NEEDS_NOTHING_COUNTED": Message(
        vi="Không lập được biên bản trước khi kiểm phiếu: cuộc bầu “{id}”, vòng {round} đã có phiếu được kiểm.",
        en="No record before the count: ballots of “{id}”, round {round}, have been counted already.",
        fix_vi="Biên bản này phải lập trước tờ phiếu đầu tiên. Xem các bước đã làm: `congress election {id} journal`.",
        fix_en="It is drawn up before the first sheet. See what was done: `congress election {id} journal`.",
    ),
    # Hand check
    "AUDIT_RISK": Message(
        vi="Giới hạn rủi ro phải lớn hơn 0 và không quá 50 %.",
        en="The risk limit must be above 0 and at most 50 %.",
        fix_vi="Ví dụ: --risk 5 (phần trăm).",
        fix_en="For one: --risk 5 (percent).",
    ),
    "AUDIT_DICE": Message(
        vi="Dãy số gieo được phải có từ {least} đến {most} chữ số.",
        en="The digits thrown must be {least} to {most} digits.",
        fix_vi="Gieo xúc xắc trước mặt mọi người, đọc to từng mặt và ghi liền nhau, ví dụ --dice 316245661324.",
        fix_en="Throw the dice in public, read each face out and write them in a row: --dice 316245661324.",
    ),
    "AUDIT_DRAWN": Message(
        vi="Đã rút phiếu với dãy số {dice}; không rút lại bằng dãy khác.",
        en="Sheets were drawn with the digits {dice}; they are not drawn again with others.",
        fix_vi="Đọc các phiếu đã rút. Nếu lần rút ấy hỏng, hủy bằng --withdraw LÝ_DO rồi gieo lại trước mặt mọi người.",
        fix_en="Read the sheets drawn. Where that draw went wrong, take it back with --withdraw REASON and throw "
        "again in public.",
    ),
    "AUDIT_NOT_DRAWN": Message(
        vi="Chưa rút phiếu nào để đối chiếu.",
        en="No sheets have been drawn yet.",
        fix_vi="Gieo xúc xắc rồi chạy `congress audit sample {id} --dice DÃY_SỐ`.",
        fix_en="Throw the dice, then run `congress audit sample {id} --dice DIGITS`.",
    ),
    "AUDIT_OTHER_COUNT": Message(
        vi="Số liệu kiểm phiếu đã thay đổi sau khi rút phiếu; lần rút này không nói gì về số liệu mới.",
        en="The count was changed after the draw; the draw says nothing about the new count.",
        fix_vi="Hủy lần rút: `congress audit sample {id} --withdraw LÝ_DO`, tính lại kết quả rồi gieo lại.",
        fix_en="Take the draw back: `congress audit sample {id} --withdraw REASON`, compute the result, throw again.",
    ),
    "AUDIT_WAITS": Message(
        vi="Các phiếu đã rút chưa được đọc hết; đọc xong mới rút thêm.",
        en="The sheets drawn have not been read yet; more are drawn after that.",
        fix_vi="Điền {file} rồi chạy `congress audit found`.",
        fix_en="Fill in {file}, then run `congress audit found`.",
    ),
    "AUDIT_ALL_READ": Message(
        vi="Các phiếu đã rút đều đã đọc và ghi nhận; không ghi đè bằng bản khác.",
        en="All sheets drawn were read and recorded; another reading does not replace them.",
        fix_vi="Muốn kiểm thêm: `congress audit sample {id} --more SỐ_PHIẾU`.",
        fix_en="To check more: `congress audit sample {id} --more SHEETS`.",
    ),
    "AUDIT_SIZE": Message(
        vi="Không rút được {size} phiếu: đã rút {drawn}, tất cả có {sheets}.",
        en="{size} sheets cannot be drawn: {drawn} are drawn, there are {sheets} in all.",
        fix_vi="Ghi tổng số phiếu muốn có, kể cả số đã rút.",
        fix_en="Give the number wanted in all, those drawn before included.",
    ),
    "AUDIT_NO_RECORDS": Message(
        vi="Cuộc bầu này kiểm bằng số cộng tay, không có bản ghi từng phiếu để đối chiếu.",
        en="This count is of hand-tallied totals; there is no record of each sheet to compare with.",
        fix_vi="Kiểm lại toàn bộ phiếu lần thứ hai, độc lập với lần đầu.",
        fix_en="Count all ballots a second time, independently of the first.",
    ),
    "AUDIT_FORM": Message(
        vi="Phép đối chiếu bằng mẫu chỉ dùng cho phiếu gạch tên và phiếu đồng ý, mỗi phiếu một lá một quyền.",
        en="The check by a sample is for ballots with names struck or agreed to, each of one vote.",
        fix_vi="Kiểm lại toàn bộ phiếu lần thứ hai.",
        fix_en="Count all ballots a second time.",
    ),
    "AUDIT_NOT_RECOGNISED": Message(
        vi="Cuộc bầu không được công nhận vì số người đi bầu; không có kết quả để đối chiếu.",
        en="The election is not recognised for its turnout; there is no outcome to check.",
        fix_vi="Đối chiếu số cử tri đi bầu với danh sách.",
        fix_en="Compare the number of people who voted with the roll.",
    ),
    "AUDIT_RECORDS_DIFFER": Message(
        vi="Bản ghi từng phiếu ({records}) không cộng thành kết quả ({returned} phiếu thu về); không đối chiếu được.",
        en="The records of the sheets ({records}) do not add up to the result ({returned} ballots returned).",
        fix_vi="Tính lại kết quả rồi chạy lại.",
        fix_en="Compute the result again, then run this again.",
    ),
    "AUDIT_COLUMNS": Message(
        vi="Sai cột. Thiếu: {lacking}. Lạ: {strange}.",
        en="Wrong columns. Missing: {lacking}. Unknown: {strange}.",
        fix_vi="Điền vào chính tệp list-….csv mà lệnh rút phiếu đã lập, giữ nguyên dòng đầu.",
        fix_en="Fill in the very file list-….csv that the draw made, and leave its first line alone.",
    ),
    "AUDIT_SHEET_OTHER": Message(
        vi="Tờ thứ {position} của tập {batch} không nằm trong danh sách rút lần này.",
        en="The sheet of batch {batch}, position {position} is not on this list.",
        fix_vi="Chỉ ghi các phiếu có trong danh sách.",
        fix_en="Enter the sheets of the list only.",
    ),
    "AUDIT_SHEET_TWICE": Message(
        vi="Tờ thứ {position} của tập {batch} ghi hai lần.",
        en="The sheet of batch {batch}, position {position} is there twice.",
        fix_vi="Giữ lại một dòng.",
        fix_en="Keep one row.",
    ),
    "AUDIT_SHEET_LACKING": Message(
        vi="Thiếu tờ thứ {position} của tập {batch}.",
        en="The sheet of batch {batch}, position {position} is missing.",
        fix_vi="Đọc tờ ấy; nếu không có tờ nào ở chỗ đó thì ghi MISSING ở cột problem.",
        fix_en="Read it; where no sheet lies there, write MISSING in the column problem.",
    ),
    "AUDIT_UNREAD": Message(
        vi="Tờ thứ {position} của tập {batch} chưa ghi ai đọc.",
        en="Nobody is named as having read the sheet of batch {batch}, position {position}.",
        fix_vi="Ghi tên người đọc ở cột by, cho từng phiếu.",
        fix_en="Name who read it in the column by, for each sheet.",
    ),
}
