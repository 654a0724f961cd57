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
    # Rehearsal in the hall
    "REHEARSE_SHEETS": Message(
        vi="Bộ phiếu thử phải có từ {least} đến {most} phiếu.",
        en="A test deck has {least} to {most} ballots.",
        fix_vi="Ví dụ: --sheets 8.",
        fix_en="For one: --sheets 8.",
    ),
    "REHEARSE_SCALE": Message(
        vi="{count} trang có kích thước {percent} % so với thật: máy in (hoặc máy quét) đã thu, phóng.",
        en="{count} pages are {percent} % of their true size: the printer (or the scanner) scaled them.",
        fix_vi="Tắt “vừa khít trang” (fit to page), chọn kích thước thật 100 %, in lại; đo vạch 100 mm ở tờ kiểm tra.",
        fix_en="Switch off “fit to page”, choose actual size 100 %, print again; measure the 100 mm lines.",
    ),
    "REHEARSE_COARSE": Message(
        vi="{count} trang chỉ được quét ở khoảng {dpi} dpi; cần ít nhất {least}.",
        en="{count} pages were scanned at about {dpi} dpi only; at least {least} are needed.",
        fix_vi="Đặt máy quét 200 hoặc 300 dpi rồi quét lại.",
        fix_en="Set the scanner to 200 or 300 dpi and scan again.",
    ),
    "REHEARSE_STREAK": Message(
        vi="{count} trang có vệt chạy dọc trang: kính máy quét bẩn hoặc xước.",
        en="{count} pages have a streak down the page: the scanner's glass is dirty or scratched.",
        fix_vi="Lau dải kính hẹp của khay nạp giấy ở chỗ vệt đỏ trong ảnh kèm theo, rồi quét lại.",
        fix_en="Clean the narrow glass of the feeder where the picture shows a red line, and scan again.",
    ),
    "REHEARSE_MARK": Message(
        vi="Dấu góc {corner_vi} bị che hoặc mất trên {count} trang (dấu đóng đè lên, giấy gấp, in thiếu mép).",
        en="The {corner_en} corner mark is covered or lost on {count} pages (stamped over, folded, cut off).",
        fix_vi="Đóng dấu trong vùng dành cho dấu, không đè lên ô vuông ở góc; xem máy in có cắt mép giấy không.",
        fix_en="Stamp inside its area, clear of the corner square; see whether the printer cuts the edge.",
    ),
    "REHEARSE_CODE": Message(
        vi="Không đọc được mã QR {corner_vi} trên {count} trang: in mờ, vấy bẩn hoặc bị che.",
        en="The {corner_en} QR code cannot be read on {count} pages: printed poorly, smeared or covered.",
        fix_vi="Thay mực hoặc làm sạch máy in, không đóng dấu lên mã; in lại rồi thử lại.",
        fix_en="Change the toner or clean the printer, keep stamps off the code; print and try again.",
    ),
    "REHEARSE_NO_CODE": Message(
        vi="{count} trang trông như phiếu nhưng không mã QR nào đọc được.",
        en="{count} pages look like ballots, but none of their QR codes can be read.",
        fix_vi="Xem chất lượng in của mã và độ phân giải quét; lau kính; in và quét lại.",
        fix_en="Look at the print of the codes and the resolution of the scan; clean the glass; print and scan again.",
    ),
    "REHEARSE_NOT_FOUND": Message(
        vi="{count} trang không khớp được với phiếu: các dấu góc không ở đúng chỗ (bị che, nhăn, kéo lệch).",
        en="{count} pages cannot be fitted: their corner marks are not in place (covered, creased, pulled).",
        fix_vi="Vuốt phẳng phiếu, không đóng dấu lên các ô vuông ở góc, chỉnh khay nạp giấy rồi quét lại.",
        fix_en="Flatten the ballots, keep stamps off the corner squares, adjust the feeder and scan again.",
    ),
    "REHEARSE_BLANK": Message(
        vi="{count} trang trắng.",
        en="{count} pages are blank.",
        fix_vi="Đặt mặt in đúng chiều; tắt quét hai mặt nếu phiếu chỉ có một mặt.",
        fix_en="Put the printed side the right way; switch off two-sided scanning where ballots have one side.",
    ),
    "REHEARSE_UNREADABLE": Message(
        vi="{count} trang không phải phiếu của bộ thử này hoặc không đọc được.",
        en="{count} pages are no ballots of this test deck, or cannot be read.",
        fix_vi="Chỉ quét các phiếu thử vừa in từ thư mục này.",
        fix_en="Scan only the test ballots printed from this folder.",
    ),
    "REHEARSE_FOLDED": Message(
        vi="Nếp gấp chạy qua tên ở dòng {rows} làm {count} phiếu thử bị đọc sai hoặc phải chờ người xem.",
        en="A fold through the names of row {rows} made {count} test ballots misread or left to people.",
        fix_vi="Gấp phiếu vào khoảng giữa hai dòng, hoặc đừng miết mạnh; vuốt phẳng trước khi quét rồi thử lại.",
        fix_en="Fold between two rows, or do not crease hard; flatten the ballots before scanning and try again.",
    ),
    "REHEARSE_MISREAD": Message(
        vi="Phiếu thử số {sheet} bị đọc sai ở dòng {rows}.",
        en="Test ballot {sheet} was misread in row {rows}.",
        fix_vi="Xem ảnh kèm theo: nếp gấp, vết bẩn ở dòng ấy. Vuốt phẳng, lau máy, quét lại; chưa đạt thì nhập tay.",
        fix_en="See the picture: a fold or dirt in that row. Flatten, clean, scan again; if it stays, key by hand.",
    ),
    "REHEARSE_DOUBTFUL": Message(
        vi="{doubtful} trong {sheets} phiếu thử phải chờ người xem ({why}).",
        en="{doubtful} of {sheets} test ballots would wait for people ({why}).",
        fix_vi="Giảm nếp gấp, lau kính, tăng độ phân giải hoặc độ sáng rồi quét lại.",
        fix_en="Fold less, clean the glass, raise resolution or brightness, and scan again.",
    ),
    "REHEARSE_FEW_DOUBTFUL": Message(
        vi="{count} phiếu thử phải chờ người xem; còn chấp nhận được.",
        en="{count} test ballots would wait for people; that can be borne.",
        fix_vi="Khi kiểm phiếu thật, Ban Kiểm phiếu xem những phiếu như vậy.",
        fix_en="In the real count the committee looks at such ballots.",
    ),
    "REHEARSE_NO_DPI": Message(
        vi="Máy quét không ghi độ phân giải vào tệp nên không kiểm tra được tỉ lệ in.",
        en="The scanner states no resolution in its files, so the scale of the print cannot be checked.",
        fix_vi="Đo hai vạch 100 mm trên tờ kiểm tra bằng thước.",
        fix_en="Measure the two 100 mm lines of the test sheet with a ruler.",
    ),
    "REHEARSE_MISSING": Message(
        vi="Không thấy {count} phiếu thử (số {sheets}) trong ảnh quét.",
        en="{count} test ballots (number {sheets}) are in no scan.",
        fix_vi="Xem máy quét có kéo hai tờ một lần không; tách rời các tờ rồi quét lại.",
        fix_en="See whether the scanner pulls two sheets at once; part the sheets and scan again.",
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
    "RESTORE_OUTSIDE": Message(
        vi="Bản sao lưu muốn ghi {name}, nằm ngoài thư mục đại hội: không khôi phục gì cả.",
        en="The backup would write {name}, outside the congress folder: nothing was restored.",
        fix_vi="Bản sao lưu này không do chương trình làm ra. Dùng bản khác và lập biên bản.",
        fix_en="This backup was not made by the program. Use another one and put the finding on record.",
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
    "COUNTS_UNSETTLED": Message(
        vi='Hai lần kiểm vòng {round} của "{id}" còn khác nhau ở tập: {batches}.',
        en='The two counts of round {round} of "{id}" still differ in batch: {batches}.',
        fix_vi="Người thứ ba đối chiếu trên phiếu: congress election {id} settle.",
        fix_en="A third person settles it on the paper: congress election {id} settle.",
    ),
    "AUDIT_NOT_HELD": Message(
        vi='Đối chiếu bằng tay vòng {round} của "{id}" ({drawn} phiếu) chưa xác nhận được kết quả.',
        en='The hand check of round {round} of "{id}" ({drawn} ballots) has not confirmed the result.',
        fix_vi="Rút thêm cho đủ {enough} phiếu (congress audit sample {id} --more {enough}), "
        "hoặc kiểm lại toàn bộ phiếu lần thứ hai.",
        fix_en="Draw up to {enough} ballots (congress audit sample {id} --more {enough}), "
        "or count all ballots a second time.",
    ),
    "AUDIT_NO_FILE": Message(
        vi="Lệnh chưa cho biết tệp ghi nội dung các phiếu đã đọc.",
        en="The command lacks the file with what was read on the ballots.",
        fix_vi="Chạy `congress audit found {id} {file}`, hoặc nhập tại đây: `congress audit found {id} --keyed`.",
        fix_en="Run `congress audit found {id} {file}`, or type them here: `congress audit found {id} --keyed`.",
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
    "AUDIT_ALL_UNREAD": Message(
        vi="Danh sách này chưa được điền: không tờ nào ghi tên người đọc.",
        en="This list is not filled in: nobody is named as having read any sheet.",
        fix_vi="Lấy phiếu theo danh sách, điền nội dung từng tờ và tên người đọc ở cột by; hoặc dùng --keyed.",
        fix_en="Fetch the sheets, enter what is on each and who read it in the column by; or use --keyed.",
    ),
    "AUDIT_UNREAD": Message(
        vi="Tờ thứ {position} của tập {batch} chưa ghi ai đọc.",
        en="Nobody is named as having read the sheet of batch {batch}, position {position}.",
        fix_vi="Ghi tên người đọc ở cột by, cho từng phiếu.",
        fix_en="Name who read it in the column by, for each sheet.",
    ),
}
