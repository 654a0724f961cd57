"""The words of problems with delegates, badges and presence, in Vietnamese and English."""

from congress.delegates.presence_messages import PRESENCE_MESSAGES
from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
    **PRESENCE_MESSAGES,
    # Tables of units
    "TABLE_NO_HEADER": Message(
        vi="Không tìm thấy dòng tiêu đề có đủ các cột: {columns}.",
        en="No header row with all these columns was found: {columns}.",
        fix_vi="Đặt tên cột ở một dòng, mỗi cột một tên, phía trên dòng dữ liệu đầu tiên.",
        fix_en="Name the columns in one row above the first row of data.",
    ),
    "TABLE_COLUMN_TWICE": Message(
        vi="Có hai cột cùng là «{column}».",
        en="Two columns are both “{column}”.",
        fix_vi="Giữ lại một cột.",
        fix_en="Keep one of them.",
    ),
    "UNIT_TWICE": Message(
        vi="Đơn vị «{unit}» có ở hai dòng.",
        en="The unit “{unit}” stands in two rows.",
        fix_vi="Mỗi đơn vị chỉ một dòng.",
        fix_en="Give each unit one row.",
    ),
    "UNIT_NO_NAME": Message(
        vi="Dòng này không có tên đơn vị.",
        en="This row names no unit.",
        fix_vi="Ghi tên đơn vị, hoặc xóa dòng.",
        fix_en="Write the name of the unit, or remove the row.",
    ),
    "UNIT_NUMBER": Message(
        vi="«{value}» ở cột {column} không phải là số dùng được.",
        en="“{value}” under {column} is no number that can be used.",
        fix_vi="Ghi một số không âm; số đảng viên và số đại biểu là số nguyên, hệ số tối đa 3 chữ số thập phân.",
        fix_en="Write a number not below 0: whole for members and delegates, at most 3 decimals for a weight.",
    ),
    "UNIT_MEMBERS_MISSING": Message(
        vi="Đơn vị «{unit}» chưa có số đảng viên, mà đại biểu được chia theo số đảng viên.",
        en="The unit “{unit}” has no number of members, by which seats are shared.",
        fix_vi="Điền số đảng viên của đơn vị.",
        fix_en="Fill in the number of its members.",
    ),
    "UNITS_TOTAL_DIFFERS": Message(
        vi="Dòng tổng ghi {said} đảng viên, cộng các dòng được {found}.",
        en="The total row says {said} members; the rows add up to {found}.",
        fix_vi="Tìm dòng sai hoặc thiếu, hoặc sửa dòng tổng.",
        fix_en="Find the row that is wrong or missing, or correct the total.",
    ),
    "UNITS_NONE": Message(
        vi="Danh sách không có đơn vị nào.",
        en="The list has no unit.",
        fix_vi="Ghi mỗi đơn vị một dòng dưới dòng tiêu đề.",
        fix_en="Write one unit a row under the header.",
    ),
    # Allocation
    "LEVEL_UNKNOWN": Message(
        vi="Không có cấp «{level}» của nhiệm kỳ {term}.",
        en="There is no level “{level}” of the term {term}.",
        fix_vi="Xem các cấp bằng `congress delegates levels`.",
        fix_en="See the levels with `congress delegates levels`.",
    ),
    "LEVEL_ABOVE": Message(
        vi="Tổng số {total} đại biểu vượt mức tối đa {most} của cấp này ({source}).",
        en="{total} delegates are more than the {most} this level may have ({source}).",
        fix_vi='Giảm tổng số, hoặc ghi `level_decided = "ai cho phép, văn bản nào"` trong tệp quy tắc.',
        fix_en='Lower the total, or put `level_decided = "who allowed it, by which paper"` into the rules.',
    ),
    "LEVEL_BELOW": Message(
        vi="Tổng số {total} đại biểu thấp hơn mức tối thiểu {least} của cấp này ({source}).",
        en="{total} delegates are fewer than the {least} this level is to have ({source}).",
        fix_vi='Tăng tổng số, hoặc ghi `level_decided = "ai cho phép, văn bản nào"` trong tệp quy tắc.',
        fix_en='Raise the total, or put `level_decided = "who allowed it, by which paper"` into the rules.',
    ),
    "LEVEL_UNVERIFIED": Message(
        vi="Mức {bounds} đại biểu theo {source} được đọc từ {seen}, chưa đối chiếu với văn bản gốc.",
        en="The bounds {bounds} of {source} were read in {seen}, not compared with the text itself.",
        fix_vi="Đối chiếu với văn bản gốc trước khi dùng.",
        fix_en="Compare with the text itself before relying on it.",
    ),
    "ALLOCATION_TOO_MANY_FIXED": Message(
        vi="Đại biểu đương nhiên, chỉ định và phân bổ cố định cộng lại {fixed}, nhiều hơn tổng số {total}.",
        en="Ex-officio, appointed and fixed delegates are {fixed} together, more than the total of {total}.",
        fix_vi="Giảm phần cố định hoặc tăng tổng số.",
        fix_en="Lower the fixed parts or raise the total.",
    ),
    "ALLOCATION_NO_WEIGHT": Message(
        vi="Còn {seats} đại biểu chia theo đảng viên nhưng mọi đơn vị đều có 0 đảng viên (đã nhân hệ số).",
        en="{seats} delegates are to be shared by members, but every unit has 0 of them (weighted).",
        fix_vi="Điền số đảng viên, hoặc phân bổ hết bằng phần cố định.",
        fix_en="Fill in the members, or allocate everything as fixed parts.",
    ),
    "ALLOCATION_TIE": Message(
        vi="{units} có quyền ngang nhau với {seats} đại biểu còn lại. Chương trình không tự chọn.",
        en="{units} have equal claims to the {seats} seats left. The program does not choose.",
        fix_vi="Người có thẩm quyền quyết định, rồi ghi [[decision]] units, by, reason trong tệp quy tắc.",
        fix_en="Let those in charge decide, then put [[decision]] units, by, reason into the rules.",
    ),
    "ALLOCATION_DECISION_WRONG": Message(
        vi="Quyết định chọn {chosen}, trong khi cần chọn đúng {seats} trong số: {units}.",
        en="The decision chooses {chosen}; {seats} of these must be chosen: {units}.",
        fix_vi="Sửa [[decision]] cho đúng số đơn vị và đúng tên.",
        fix_en="Correct [[decision]]: as many units as seats, by their names.",
    ),
    "ALLOCATION_DECISION_IDLE": Message(
        vi="Tệp quy tắc có [[decision]] nhưng không có phần nào bằng nhau phải quyết định.",
        en="The rules carry a [[decision]], but nothing is tied.",
        fix_vi="Bỏ [[decision]], hoặc kiểm tra lại số liệu đơn vị.",
        fix_en="Take [[decision]] out, or look at the units' numbers again.",
    ),
    # The list of delegates
    "DELEGATE_NO_KIND_COLUMN": Message(
        vi="Danh sách không có cột «Loại đại biểu».",
        en="The list has no column for the kind of delegate.",
        fix_vi="Thêm cột «Loại đại biểu»: đương nhiên, bầu, chỉ định hoặc dự khuyết.",
        fix_en="Add a column “kind”: ex officio, elected, appointed or alternate.",
    ),
    "DELEGATE_KIND": Message(
        vi="«{value}» không phải là loại đại biểu.",
        en="“{value}” is no kind of delegate.",
        fix_vi="Ghi: đương nhiên, bầu, chỉ định hoặc dự khuyết.",
        fix_en="Write: ex officio, elected, appointed or alternate.",
    ),
    "DELEGATE_NUMBER": Message(
        vi="«{value}» không phải là số dùng được (từ 1 đến {most}).",
        en="“{value}” is no number that can be used (1 to {most}).",
        fix_vi="Ghi một số nguyên, hoặc để trống ô.",
        fix_en="Write a whole number, or leave the cell empty.",
    ),
    "DELEGATE_NUMBER_TWICE": Message(
        vi="Số đại biểu {number} đã là của {other}.",
        en="Delegate number {number} is {other}'s already.",
        fix_vi="Mỗi đại biểu một số; để trống ô thì chương trình cấp số còn trống.",
        fix_en="Give each delegate a number of their own; an empty cell gets a free one.",
    ),
    "DELEGATE_NO_UNIT": Message(
        vi="Không biết đại biểu này thuộc đơn vị nào.",
        en="Nothing says which unit this delegate is of.",
        fix_vi="Ghi đơn vị (đoàn đại biểu) của người này.",
        fix_en="Write the unit (delegation) of this person.",
    ),
    "ALTERNATES_SAME_PLACE": Message(
        vi="Đại biểu dự khuyết cùng thứ tự {order} của đơn vị: {people}.",
        en="Alternates of the unit in the same place {order}: {people}.",
        fix_vi="Ghi thứ tự dự khuyết theo số phiếu; nếu bằng phiếu thì đơn vị quyết định.",
        fix_en="Write the order of the alternates by votes; the unit decides where votes are equal.",
    ),
    "UNIT_SEATS_DIFFER": Message(
        vi="Đơn vị «{unit}» có {found} đại biểu do bầu trong danh sách, được phân bổ {allotted}.",
        en="The unit “{unit}” has {found} elected delegates on the list; {allotted} were allocated to it.",
        fix_vi="Đối chiếu danh sách với bảng phân bổ và với tên đơn vị ở hai nơi.",
        fix_en="Compare the list with the allocation, and the unit's name in both.",
    ),
    "LIST_NONE": Message(
        vi="Thư mục đại hội chưa có danh sách đại biểu.",
        en="The congress folder has no list of delegates yet.",
        fix_vi="Nhập bằng `congress delegates import TỆP`.",
        fix_en="Bring it in with `congress delegates import FILE`.",
    ),
    "LIST_DIFFERS": Message(
        vi="Danh sách mới khác danh sách đang dùng ở {count} người: {people}.",
        en="The new list differs from the one in use in {count} people: {people}.",
        fix_vi='Xem kỹ từng người; nếu đúng, chạy lại với --reason "LÝ DO".',
        fix_en='Look at each of them; if it is as meant, run again with --reason "REASON".',
    ),
    "LIST_LOSES_PEOPLE": Message(
        vi="Danh sách mới không còn những người đã có thay đổi hoặc đã điểm danh: {people}.",
        en="The new list lacks people whose standing was changed or who have checked in: {people}.",
        fix_vi="Giữ họ trong danh sách; ai không được triệu tập thì dùng `congress delegates bar`.",
        fix_en="Keep them on the list; for who may not be summoned use `congress delegates bar`.",
    ),
    "NUMBER_ON_BADGE": Message(
        vi="Danh sách mới trao cho người khác số đại biểu đã in trên thẻ: {people}.",
        en="The new list gives other people numbers that are on badges made already: {people}.",
        fix_vi="Giữ số cũ của từng người, hoặc cho số chưa ai có; để trống ô thì chương trình cấp số còn trống.",
        fix_en="Keep each person's number, or give one nobody had; an empty cell gets a free one.",
    ),
    # Changes
    "DELEGATE_UNKNOWN": Message(
        vi="Không có đại biểu nào có mã hoặc số «{who}».",
        en="No delegate has the id or number “{who}”.",
        fix_vi="Xem `congress delegates list`.",
        fix_en="See `congress delegates list`.",
    ),
    "DELEGATE_AMBIGUOUS": Message(
        vi="«{who}» là mã của {one} và là số của {other}.",
        en="“{who}” is the id of {one} and the number of {other}.",
        fix_vi="Dùng mã hay số khác của người cần chọn.",
        fix_en="Use the other of the two for the person you mean.",
    ),
    "DELEGATE_STANDING": Message(
        vi="{name} hiện là: {standing}. Việc này cần người là: {needed}.",
        en="{name} is now: {standing}. This needs somebody who is: {needed}.",
        fix_vi="Xem `congress delegates list`.",
        fix_en="See `congress delegates list`.",
    ),
    "BAR_NOT_FOR_KIND": Message(
        vi="Lý do «{ground}» chỉ dùng cho cấp ủy viên của cấp triệu tập (đại biểu đương nhiên); {name} là: {kind}.",
        en="The ground “{ground}” is for members of the convening committee (ex officio); {name} is: {kind}.",
        fix_vi="Dùng lý do khác (suspended, charged, elected_irregularly).",
        fix_en="Use another ground (suspended, charged, elected_irregularly).",
    ),
    "REPLACE_UNUSUAL": Message(
        vi="Việc thay này khác thông lệ: {why}.",
        en="This replacement is out of the ordinary: {why}.",
        fix_vi='Nếu cấp có thẩm quyền đã quyết định, chạy lại với --despite "AI, VĂN BẢN NÀO".',
        fix_en='If those in charge decided it, run again with --despite "WHO, BY WHICH PAPER".',
    ),
    "REASON_MISSING": Message(
        vi="Việc này phải có lý do.",
        en="This needs a reason.",
        fix_vi='Ghi --reason "LÝ DO, VĂN BẢN".',
        fix_en='Give --reason "REASON, PAPER".',
    ),
    # The credentials report
    "CREDENTIALS_UNREADABLE": Message(
        vi="Không đọc được tệp số liệu thẩm tra ({why}).",
        en="The file of credentials figures cannot be read ({why}).",
        fix_vi="Dùng tệp .json do `congress delegates report` ghi ra.",
        fix_en="Use the .json that `congress delegates report` wrote.",
    ),
    "CREDENTIALS_WRONG": Message(
        vi="Số liệu thẩm tra không khớp: {why}.",
        en="The credentials figures do not add up: {why}.",
        fix_vi="Sửa số liệu, hoặc lập lại từ thư mục đại hội.",
        fix_en="Correct the figures, or make them anew from the congress folder.",
    ),
    "CREDENTIALS_NO_DATE": Message(
        vi="Chưa biết ngày khai mạc, mà tuổi được tính đến ngày đó.",
        en="The day of the opening is not known, on which ages are counted.",
        fix_vi="Điền `date` trong congress.toml, hoặc thêm --on NGÀY (2025-07-15).",
        fix_en="Fill in `date` in congress.toml, or add --on DAY (2025-07-15).",
    ),
    "CREDENTIALS_BANDS": Message(
        vi="Độ tuổi «{bands}» không dùng được.",
        en="The bands of age “{bands}” cannot be used.",
        fix_vi="Ghi hai tuổi của nhóm giữa, ví dụ 42,52.",
        fix_en="Give the two ends of the middle band, such as 42,52.",
    ),
}

problem = problem_maker(MESSAGES)
