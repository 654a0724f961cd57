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
    # Backup
    "BACKUP_MISSING": Message(
        vi="KHÔNG SAO LƯU ĐƯỢC: không thấy thư mục sao lưu này (ổ đĩa thứ hai có thể chưa cắm). Việc vừa làm KHÔNG "
        "mất: đã ghi đủ trong thư mục đại hội, đến mục {entry}.",
        en="NO BACKUP WAS MADE: this backup folder is not there (the second disk may not be connected). The step is "
        "NOT lost: it is recorded in the congress folder, up to entry {entry}.",
        fix_vi="Cắm ổ đĩa thứ hai, tạo thư mục nếu chưa có; bước tiếp theo sẽ tự sao lưu bù.",
        fix_en="Connect the second disk, make the folder where there is none; the next step catches up by itself.",
    ),
    "BACKUP_FULL": Message(
        vi="KHÔNG SAO LƯU ĐƯỢC: ổ đĩa sao lưu đã đầy. Việc vừa làm KHÔNG mất: đã ghi đủ trong thư mục đại hội, đến mục "
        "{entry}; bản sao lưu mới có đến mục {kept}.",
        en="NO BACKUP WAS MADE: the disk of the backup is full. The step is NOT lost: it is recorded in the congress "
        "folder, up to entry {entry}; the backup has entries up to {kept}.",
        fix_vi="Giải phóng chỗ trên ổ sao lưu, hoặc chỉ sang ổ khác bằng --backup; bước tiếp theo sẽ tự sao lưu bù.",
        fix_en="Free space on that disk, or name another one with --backup; the next step catches up by itself.",
    ),
    "BACKUP_FAULT": Message(
        vi="KHÔNG SAO LƯU ĐƯỢC: ổ đĩa sao lưu báo lỗi ({detail}). Việc vừa làm KHÔNG mất: đã ghi đủ trong thư mục đại "
        "hội, đến mục {entry}; bản sao lưu mới có đến mục {kept}.",
        en="NO BACKUP WAS MADE: the disk of the backup reports a fault ({detail}). The step is NOT lost: it is "
        "recorded in the congress folder, up to entry {entry}; the backup has entries up to {kept}.",
        fix_vi="Kiểm tra ổ đĩa, hoặc chỉ sang ổ khác bằng --backup; bước tiếp theo sẽ tự sao lưu bù.",
        fix_en="Check the disk, or name another one with --backup; the next step catches up by itself.",
    ),
    "BACKUP_NOT_EMPTY": Message(
        vi="KHÔNG SAO LƯU ĐƯỢC: thư mục này có sẵn thứ khác. Việc vừa làm đã ghi đủ trong thư mục đại hội.",
        en="NO BACKUP WAS MADE: other things stand in this folder. The step is recorded in the congress folder.",
        fix_vi="Chỉ sang một thư mục trống trên ổ đĩa thứ hai.",
        fix_en="Name an empty folder on the second disk.",
    ),
    "BACKUP_OTHER": Message(
        vi="KHÔNG SAO LƯU ĐƯỢC: thư mục này giữ bản sao lưu của một sổ nhật ký khác. Không ghi đè lên đó. Việc vừa làm "
        "đã ghi đủ trong thư mục đại hội.",
        en="NO BACKUP WAS MADE: this folder holds the backup of another journal, which is not overwritten. The step is "
        "recorded in the congress folder.",
        fix_vi="Chỉ sang một thư mục trống. Nếu đúng là đại hội này thì hai sổ đã rẽ nhánh: lập biên bản, giữ cả hai.",
        fix_en="Name an empty folder. If it is the same congress, its journals have parted: put that on record, and "
        "keep both.",
    ),
    "BACKUP_SAME_DISK": Message(
        vi="Bản sao lưu nằm cùng ổ đĩa với thư mục đại hội: ổ này hỏng thì mất cả hai.",
        en="The backup is on the same disk as the congress folder: if that disk fails, both are lost.",
        fix_vi="Chỉ sang một thư mục trên ổ đĩa thứ hai; xem ổ ấy đã được gắn vào máy chưa.",
        fix_en="Name a folder on a second disk; see whether that disk is mounted.",
    ),
    "BACKUP_NONE": Message(
        vi="Thư mục này không phải bản sao lưu của chương trình.",
        en="This folder is no backup of the program.",
        fix_vi="Chỉ đúng thư mục đã ghi ở --backup hoặc ở dòng backup trong congress.toml.",
        fix_en="Name the folder that was given with --backup or in the line backup of congress.toml.",
    ),
    "BACKUP_LACKS": Message(
        vi="Bản sao lưu không có (hoặc có bản hỏng của) {name}, tuy nhật ký có nhắc đến.",
        en="The backup lacks {name}, or has it damaged, though the journal names it.",
        fix_vi="Mọi thứ khác đã được khôi phục. Lấy lại tệp này từ nơi khác, hoặc chạy lại lệnh đã tạo ra nó.",
        fix_en="All else was restored. Bring this file back from elsewhere, or run the command that made it again.",
    ),
    "RESTORE_NEWER": Message(
        vi="Thư mục này mới hơn bản sao lưu ({here} mục, bản sao lưu {kept} mục); không ghi đè.",
        en="This folder is newer than the backup ({here} entries, the backup {kept}); it is not overwritten.",
        fix_vi="Dùng thư mục này để làm tiếp; hoặc khôi phục vào một thư mục mới.",
        fix_en="Go on with this folder; or restore into a new one.",
    ),
    "RESTORE_OTHER": Message(
        vi="Thư mục này giữ một sổ nhật ký khác với bản sao lưu; không ghi đè.",
        en="This folder holds another journal than the backup; it is not overwritten.",
        fix_vi="Khôi phục vào một thư mục mới rồi đối chiếu hai bên.",
        fix_en="Restore into a new folder and compare the two.",
    ),
    "RESTORE_EDITED": Message(
        vi="{name} ở đây khác mọi bản đã ghi trong nhật ký; khôi phục sẽ ghi đè mất.",
        en="{name} here is none of the versions in the journal; restoring would overwrite it.",
        fix_vi="Chuyển tệp ấy đi nơi khác rồi chạy lại, hoặc khôi phục vào một thư mục mới.",
        fix_en="Move it elsewhere and run this again, or restore into a new folder.",
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
