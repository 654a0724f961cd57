"""The words of every coded problem of `tally`, in Vietnamese and English."""

from tally.messages_of_counts import COUNT_MESSAGES
from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = COUNT_MESSAGES | {
    # Shape of a contest or regulation file
    "KEY_UNKNOWN": Message(
        vi="Khóa “{key}” không có trong quy cách của tệp này.",
        en="The key “{key}” is not known here.",
        fix_vi="Xóa khóa này, hoặc xem lại tên khóa.",
        fix_en="Remove the key, or check its name.",
    ),
    "KEY_UNKNOWN_NEAR": Message(
        vi="Khóa “{key}” không có trong quy cách của tệp này; có phải là “{near}”?",
        en="The key “{key}” is not known here; is “{near}” meant?",
        fix_vi="Sửa thành “{near}”, hoặc xóa khóa này.",
        fix_en="Change it to “{near}”, or remove it.",
    ),
    "KEY_MISSING": Message(
        vi="Thiếu khóa “{key}”.",
        en="The key “{key}” is missing.",
        fix_vi="Ghi thêm khóa “{key}”.",
        fix_en="Add the key “{key}”.",
    ),
    "VALUE_CHOICE": Message(
        vi="“{value}” không phải là giá trị dùng được của “{key}”.",
        en="“{value}” is not a value that “{key}” can have.",
        fix_vi="Chọn một trong các giá trị: {choices}.",
        fix_en="Use one of: {choices}.",
    ),
    "VALUE_KIND": Message(
        vi="“{key}” phải là {wanted_vi}, nhưng tệp ghi “{value}”.",
        en="“{key}” must be {wanted_en}, but the file says “{value}”.",
        fix_vi="Ghi lại giá trị của “{key}”.",
        fix_en="Correct the value of “{key}”.",
    ),
    "VALUE_LOW": Message(
        vi="“{key}” = {value}, nhỏ hơn mức thấp nhất cho phép là {bound}.",
        en="“{key}” = {value} is below {bound}, the least there can be.",
        fix_vi="Ghi lại “{key}”, từ {bound} trở lên.",
        fix_en="Correct “{key}”: {bound} or more.",
    ),
    "VALUE_HIGH": Message(
        vi="“{key}” = {value}, lớn hơn mức cao nhất cho phép là {bound}.",
        en="“{key}” = {value} is above {bound}, the most there can be.",
        fix_vi="Ghi lại “{key}”, không quá {bound}.",
        fix_en="Correct “{key}”: {bound} at most.",
    ),
    "VALUE_ID": Message(
        vi="“{value}” không dùng được làm “{key}”.",
        en="“{value}” cannot be used as “{key}”.",
        fix_vi=(
            "Chỉ dùng chữ cái không dấu, chữ số, dấu chấm, gạch dưới và gạch nối; bắt đầu bằng chữ hoặc số; "
            "tối đa 64 ký tự."
        ),
        fix_en="Use unaccented letters, digits, dot, underscore and hyphen only, a letter or digit first, at most 64.",
    ),
    "VALUE_LENGTH": Message(
        vi="“{key}” trống hoặc quá dài.",
        en="“{key}” is empty or too long.",
        fix_vi="Ghi lại “{key}”.",
        fix_en="Correct “{key}”.",
    ),
    "VALUE_REFUSED": Message(
        vi="“{key}” chứa ký tự hoặc giá trị không dùng được: “{value}”.",
        en="“{key}” holds characters or a value that cannot be used: “{value}”.",
        fix_vi="Gõ lại, không có ký tự điều khiển, ký tự ẩn và không có giá trị trùng nhau.",
        fix_en="Type it again, without control or invisible characters and without repeated values.",
    ),
    "LIST_EMPTY": Message(
        vi="“{key}” đang trống.",
        en="“{key}” is empty.",
        fix_vi="Ghi ít nhất một mục.",
        fix_en="Give at least one item.",
    ),
    "LIST_LONG": Message(
        vi="“{key}” có quá nhiều mục.",
        en="“{key}” has too many items.",
        fix_vi="Kiểm tra lại tệp.",
        fix_en="Check the file.",
    ),
    # Regulations
    "REGULATION_UNKNOWN": Message(
        vi="Không có quy chế nào mang mã “{regulation}”.",
        en="There is no regulation with the id “{regulation}”.",
        fix_vi="Dùng một trong các mã: {known}; hoặc ghi đường dẫn đến một tệp .toml.",
        fix_en="Use one of: {known}; or give the path of a .toml file.",
    ),
    "DATES_REVERSED": Message(
        vi="Ngày hết hiệu lực {end} đứng trước ngày có hiệu lực {start}.",
        en="“valid_to” {end} is before “valid_from” {start}.",
        fix_vi="Sửa lại một trong hai ngày.",
        fix_en="Correct one of the two dates.",
    ),
    "REGULATION_ID_TWICE": Message(
        vi="Mã “{id}” được dùng cho nhiều hơn một [[{table}]].",
        en="The id “{id}” is used for more than one [[{table}]].",
        fix_vi="Đặt cho mỗi mục một mã riêng.",
        fix_en="Give each an id of its own.",
    ),
    "CLAUSE_KIND_UNKNOWN": Message(
        vi="Điều khoản nói đến loại bầu cử “{kind}” mà quy chế không liệt kê.",
        en="The clause names the kind “{kind}”, which the regulation does not list.",
        fix_vi="Thêm [[kind]] có id này, hoặc sửa lại applies.kinds.",
        fix_en="Add a [[kind]] with this id, or correct applies.kinds.",
    ),
    "CLAUSE_MISSING": Message(
        vi="Quy chế “{regulation}” không có điều khoản về “{mechanism}” cho cuộc bầu cử này ({detail}).",
        en="The regulation “{regulation}” has no clause on “{mechanism}” for this contest ({detail}).",
        fix_vi="Kiểm tra electorate.body, kind, form và mode; hoặc bổ sung điều khoản vào tệp quy chế.",
        fix_en="Check electorate.body, kind, form and mode; or add the clause to the regulation file.",
    ),
    "SETTING_CLAUSE_UNKNOWN": Message(
        vi="Quy chế không có điều khoản “{clause}” để thay đổi.",
        en="The regulation has no clause “{clause}” to change.",
        fix_vi="Xem mã các điều khoản bằng: congress regulation show {regulation}.",
        fix_en="See the clause ids with: congress regulation show {regulation}.",
    ),
    "SETTING_KEY_FIXED": Message(
        vi="Không thể đổi “{key}” của điều khoản “{clause}”: chỉ đổi được thông số.",
        en="“{key}” of the clause “{clause}” cannot be changed: only parameters can.",
        fix_vi="Các thông số của điều khoản này: {known}.",
        fix_en="The parameters of this clause: {known}.",
    ),
    # Contest file
    "CANDIDATE_ID_TWICE": Message(
        vi="Mã “{id}” dùng cho hơn một người trong danh sách.",
        en="The id “{id}” is used for more than one candidate.",
        fix_vi="Cho mỗi người một mã riêng.",
        fix_en="Give each person an id of their own.",
    ),
    "CANDIDATE_ID_RESERVED": Message(
        vi="Mã “{id}” trùng với tên một cột có sẵn của tệp phiếu.",
        en="The id “{id}” is the name of a column that votes files already have.",
        fix_vi="Đổi mã khác, ví dụ c01.",
        fix_en="Use another id, for example c01.",
    ),
    "CANDIDATE_TWICE": Message(
        vi="“{name}” có trong danh sách hai lần mà không phân biệt được bằng ngày sinh hay ghi chú.",
        en="“{name}” stands on the list twice, and neither birth dates nor notes tell the two apart.",
        fix_vi=(
            "Xóa dòng thừa; nếu là hai người cùng tên thì ghi “born” của từng người, hoặc “note” khác nhau "
            "(chức vụ, đơn vị) cho từng người."
        ),
        fix_en=(
            "Remove the extra row; if they are two people of one name, give “born” for each, or a “note” for each "
            "(post, unit) that differs."
        ),
    ),
    "OFFICER_ON_LIST": Message(
        vi="“{name}” là thành viên ban kiểm phiếu nhưng có tên trong danh sách bầu cử.",
        en="“{name}” is a member of the counting committee and stands on the election list.",
        fix_vi=(
            "Thay người trong ban kiểm phiếu. Nếu chỉ trùng tên thì ghi thêm năm sinh sau tên của thành viên "
            "ban kiểm phiếu."
        ),
        fix_en=(
            "Replace the counting member. If they only share a name, add the year of birth after the officer's name."
        ),
    ),
    "HELPER_ON_LIST": Message(
        vi="“{name}” nhập phiếu hoặc làm kỹ thuật khi kiểm phiếu nhưng có tên trong danh sách bầu cử.",
        en="“{name}” keys ballots or does technical work at the count and stands on the election list.",
        fix_vi="Phân công người khác. Nếu chỉ trùng tên thì ghi thêm năm sinh sau tên của người làm việc kiểm phiếu.",
        fix_en="Give the work to somebody else. If only the names are equal, add the year of birth to that person's.",
    ),
    "OFFICER_TWICE": Message(
        vi="“{name}” được ghi hai lần với cùng một nhiệm vụ.",
        en="“{name}” is listed twice with the same role.",
        fix_vi="Xóa dòng thừa.",
        fix_en="Remove the extra entry.",
    ),
    "KIND_UNKNOWN": Message(
        vi="Quy chế “{regulation}” không có loại bầu cử “{kind}”.",
        en="The regulation “{regulation}” knows no kind “{kind}”.",
        fix_vi="Dùng một trong: {known}.",
        fix_en="Use one of: {known}.",
    ),
    "BODY_UNKNOWN": Message(
        vi="Quy chế “{regulation}” không quy định cơ sở tính cho “{body}”.",
        en="The regulation “{regulation}” gives no base for the body “{body}”.",
        fix_vi="Dùng một trong: {known}.",
        fix_en="Use one of: {known}.",
    ),
    "REASON_UNKNOWN": Message(
        vi="“{reason}” không phải là lý do được trừ đối với “{body}”.",
        en="“{reason}” is not a reason to subtract for the body “{body}”.",
        fix_vi="Dùng một trong: {known}.",
        fix_en="Use one of: {known}.",
    ),
    "REASON_TWICE": Message(
        vi="Lý do “{reason}” được ghi hai lần.",
        en="The reason “{reason}” is given twice.",
        fix_vi="Gộp lại thành một dòng với tổng số.",
        fix_en="Join them into one entry with the sum.",
    ),
    "SUBTRACTED_TOO_MANY": Message(
        vi="Tổng số được trừ là {subtracted}, nhiều hơn số được triệu tập {summoned}.",
        en="{subtracted} are subtracted, more than the {summoned} summoned.",
        fix_vi="Kiểm tra lại electorate.summoned và các dòng electorate.subtract.",
        fix_en="Check electorate.summoned and the electorate.subtract entries.",
    ),
    "BASE_MISSING": Message(
        vi="Chưa có “{key}”: không có số này thì không xác định được số phiếu cần để trúng cử.",
        en="“{key}” is missing: without it the votes needed cannot be worked out.",
        fix_vi="Ghi “{key}” vào tệp cuộc bầu cử.",
        fix_en="Give “{key}” in the contest file.",
    ),
    "BORN_MISSING": Message(
        vi="“{name}” bằng phiếu ở ghế cuối, quy định lấy người nhiều tuổi hơn, nhưng không có ngày sinh.",
        en="“{name}” is tied at the last seat where the older wins, but has no birth date.",
        fix_vi="Ghi “born” của người này vào tệp cuộc bầu cử.",
        fix_en="Give this person's “born” in the contest file.",
    ),
    "GROUND_UNKNOWN": Message(
        vi="Quy chế “{regulation}” không có căn cứ phiếu không hợp lệ “{ground}”.",
        en="The regulation “{regulation}” knows no ground of invalidity “{ground}”.",
        fix_vi="Dùng một trong: {known}.",
        fix_en="Use one of: {known}.",
    ),
    "FORM_NOT_COUNTED": Message(
        vi="Chưa biết cách kiểm loại phiếu “{form}” theo quy chế “{regulation}”.",
        en="The form “{form}” cannot be counted under the regulation “{regulation}”.",
        fix_vi="Dùng một trong: {known}; hoặc bỏ khóa “form” để dùng loại phiếu quy chế quy định.",
        fix_en="Use one of: {known}; or leave the key “form” out to use the prescribed form.",
    ),
    "POINTS_NEED_SHARES": Message(
        vi="Bầu dồn phiếu tính theo cổ phần; tệp ghi electorate.body = “{body}”.",
        en="Votes divided freely are counted by shares; the file says electorate.body = “{body}”.",
        fix_vi='Ghi body = "shares" và số cổ phần vào “electorate”, hoặc dùng loại phiếu khác.',
        fix_en='Write body = "shares" and the number of shares under “electorate”, or use another form.',
    ),
    "REVOTE_LIST": Message(
        vi="Bầu lại {names} người cho {seats} ghế: phải có nhiều người hơn số ghế.",
        en="A re-vote of {names} people for {seats} seats: there must be more people than seats.",
        fix_vi="Danh sách bầu lại gồm đúng những người bằng phiếu nhau, “seats” là số ghế còn lại.",
        fix_en="The list is exactly the tied people, and “seats” the seats left.",
    ),
    "DECISION_MISFIT": Message(
        vi=(
            "Mục “decision” không khớp: còn {seats} ghế giữa những người bằng phiếu {tied}, do nơi có thẩm "
            "quyền quyết định."
        ),
        en=(
            "The “decision” does not fit: {seats} seats are left among the tied ({tied}) for the body in "
            "charge to decide."
        ),
        fix_vi="Ghi đúng những người được chọn trong số đó, hoặc xóa mục này.",
        fix_en="Name exactly those chosen among them, or remove the entry.",
    ),
    "TOTALS_NOT_FOR_FORM": Message(
        vi="Loại phiếu “{form}” không kiểm được từ bảng tổng hợp.",
        en="The form “{form}” cannot be counted from totals.",
        fix_vi="Nhập từng phiếu vào tệp phiếu.",
        fix_en="Key the ballots into a votes file.",
    ),
    "REVOTE_NOT_THE_TIED": Message(
        vi="Danh sách bầu lại khác với những người bằng phiếu nhau ở lần trước: {tied}.",
        en="The re-vote list is not the people tied before: {tied}.",
        fix_vi="Ghi lại danh sách theo kết quả lần trước.",
        fix_en="Correct the list after the result before.",
    ),
    "ROUND_SEATS": Message(
        vi="Tệp ghi bầu {seats} người; theo kết quả lần trước phải bầu {left} người.",
        en="The file says {seats} seats; by the result before it must be {left}.",
        fix_vi="Ghi lại “seats” theo kết quả lần trước.",
        fix_en="Correct “seats” after the result before.",
    ),
    "ROUND_NOT_DUE": Message(
        vi="Sau kết quả lần {before} không còn lần bầu nào nữa: đã bầu đủ, hoặc phải dừng lại.",
        en="Nothing is left to vote on after the result of round {before}: all are elected, or the procedure stops.",
        fix_vi='Kiểm tra kết quả lần trước; bầu lại toàn bộ thì ghi mode = "repeat".',
        fix_en='Check the result before; for an election held again as a whole write mode = "repeat".',
    ),
    "ROUND_OF_ANOTHER": Message(
        vi="Kết quả lần trước là của cuộc bầu “{before}”, không phải “{contest}”.",
        en="The result before is of the election “{before}”, not of “{contest}”.",
        fix_vi="Đưa đúng tệp kết quả lần trước của cuộc bầu này.",
        fix_en="Give the result before of this election.",
    ),
    "ROUND_SKIPS": Message(
        vi="Tệp ghi lần bầu {round}; sau kết quả đã cho phải là lần {expected}.",
        en="The file says round {round}; after the given result it must be {expected}.",
        fix_vi="Ghi lại “round”, hoặc dùng đúng kết quả lần trước.",
        fix_en="Correct “round”, or give the right result before.",
    ),
    "ELECTED_ALREADY": Message(
        vi="{name} đã trúng cử ở lần trước.",
        en="{name} is elected already.",
        fix_vi="Bỏ người này khỏi danh sách bầu tiếp.",
        fix_en="Take this person off the list of the further round.",
    ),
    # Votes
    "VOTES_COLUMN_MISSING": Message(
        vi="Các phiếu không có cột “{column}”.",
        en="The ballots have no column “{column}”.",
        fix_vi="Thêm cột này; mỗi người trong danh sách có một cột mang mã của mình.",
        fix_en="Add the column; every person on the list has one, named by the id.",
    ),
    "GROUND_UNKNOWN_LINE": Message(
        vi="Dòng {line}: quy chế “{regulation}” không có căn cứ phiếu không hợp lệ “{ground}” cho loại phiếu này.",
        en="Line {line}: the regulation “{regulation}” knows no ground “{ground}” for this ballot form.",
        fix_vi="Dùng một trong: {known}; hoặc để trống.",
        fix_en="Use one of: {known}; or leave it empty.",
    ),
    "CELL_UNKNOWN": Message(
        vi="Dòng {line}: “{value}” không phải là giá trị dùng được ở cột “{column}”.",
        en="Line {line}: “{value}” is not a value of the column “{column}”.",
        fix_vi="Dùng một trong: {known}; hoặc để trống.",
        fix_en="Use one of: {known}; or leave it empty.",
    ),
    "CELL_MISSING": Message(
        vi="Dòng {line}: thiếu giá trị ở cột “{column}”.",
        en="Line {line}: the column “{column}” has no value.",
        fix_vi="Ghi giá trị vào ô này.",
        fix_en="Fill in the cell.",
    ),
    "WEIGHT_WRONG": Message(
        vi="Dòng {line}: “{value}” không phải là số cổ phần.",
        en="Line {line}: “{value}” is not a number of shares.",
        fix_vi="Cột weight ghi số cổ phần của phiếu, là số nguyên dương.",
        fix_en="The column weight holds the shares of the ballot, a whole number above 0.",
    ),
    "BALLOT_TWICE": Message(
        vi="Phiếu “{ballot}” có ở {times} dòng.",
        en="The ballot “{ballot}” stands in {times} rows.",
        fix_vi="Tìm tờ phiếu, giữ một dòng đúng; nếu là hai tờ khác nhau thì cho mã khác nhau.",
        fix_en="Find the sheet and keep the one right row; if they are two sheets, give them two ids.",
    ),
    "AND_MORE": Message(
        vi="Và {more} lỗi cùng loại nữa.",
        en="And {more} more of the same kind.",
        fix_vi="Sửa các lỗi đã liệt kê rồi chạy lại.",
        fix_en="Mend those listed, then run again.",
    ),
    "UNRESOLVED_BALLOTS": Message(
        vi="Còn {count} phiếu chưa được xem xét, kết luận: {which}.",
        en="{count} ballots are not decided yet: {which}.",
        fix_vi=(
            "Xem xét các phiếu này (congress ballots review) rồi chạy lại; hoặc dùng --unresolved để biết "
            "chúng có thể làm thay đổi kết quả hay không."
        ),
        fix_en=(
            "Decide them (congress ballots review) and run again; or use --unresolved to see whether they "
            "could change the outcome."
        ),
    ),
    "VOTES_UNREADABLE": Message(
        vi="Không đọc được tệp phiếu: {reason}.",
        en="The votes cannot be read: {reason}.",
        fix_vi="Tệp phải là CSV (UTF-8, dấu phẩy) hoặc Parquet, còn nguyên vẹn.",
        fix_en="It must be an intact CSV (UTF-8, commas) or Parquet file.",
    ),
    "TOTAL_MISSING": Message(
        vi="Bảng tổng hợp không có dòng của {name}.",
        en="The totals have no row for {name}.",
        fix_vi="Ghi thêm dòng của người này, kể cả khi không có phiếu nào.",
        fix_en="Add this person's row, even with no votes.",
    ),
    "TOTAL_UNKNOWN": Message(
        vi="Bảng tổng hợp có mã “{id}” không có trong danh sách bầu cử.",
        en="The totals name “{id}”, who is not on the list.",
        fix_vi="Sửa mã, hoặc xóa dòng này.",
        fix_en="Correct the id, or remove the row.",
    ),
    "TOTAL_NEGATIVE": Message(
        vi="Bảng tổng hợp có số âm ở dòng “{id}”.",
        en="The totals of “{id}” hold a negative number.",
        fix_vi="Ghi lại số phiếu: 0 hoặc lớn hơn.",
        fix_en="Write the number of ballots again: 0 or more.",
    ),
    # Two counts
    "COUNTS_BALLOT_ONCE": Message(
        vi="Phiếu “{ballot}” chỉ có ở lần kiểm thứ {count}.",
        en="The ballot “{ballot}” is in count {count} only.",
        fix_vi="Tìm tờ phiếu và kiểm tra lại cả hai lần kiểm.",
        fix_en="Find the sheet and check both counts.",
    ),
    "COUNTS_DIFFER_BALLOT": Message(
        vi="Phiếu “{ballot}”, {column}: lần một “{first}”, lần hai “{second}”.",
        en="Ballot “{ballot}”, {column}: the first count has “{first}”, the second “{second}”.",
        fix_vi="Xem lại tờ phiếu, sửa lần kiểm sai.",
        fix_en="Look at the sheet and mend the count that is wrong.",
    ),
    "COUNTS_DIFFER_TOTAL": Message(
        vi="{column}: lần một {first}, lần hai {second}.",
        en="{column}: the first count has {first}, the second {second}.",
        fix_vi="Kiểm lại cả hai lần; kết quả chỉ chính thức khi hai lần bằng nhau.",
        fix_en="Count both again; the result is official only when they agree.",
    ),
    # The list (checked before printing; a warning in the tally)
    "LIST_NO_SURPLUS": Message(
        vi="Danh sách có {names} người để bầu {seats}: quy chế bắt buộc có số dư.",
        en="{names} names for {seats} seats: the regulation requires a surplus.",
        fix_vi="Thêm người vào danh sách ({band} người dư).",
        fix_en="Add names (more than seats by {band}).",
    ),
    "LIST_SURPLUS_HIGH": Message(
        vi="Danh sách có {names} người để bầu {seats}: dư {surplus}, tối đa được {most}.",
        en="{names} names for {seats} seats: a surplus of {surplus}, at most {most} allowed.",
        fix_vi="Lấy phiếu xin ý kiến để rút danh sách, từ cao xuống thấp.",
        fix_en="Ask the congress's opinion and cut the list from high to low.",
    ),
    "LIST_TOO_SHORT": Message(
        vi="Danh sách có {names} người, ít hơn số lượng cần bầu ({seats}).",
        en="{names} names, fewer than the {seats} seats.",
        fix_vi="Bổ sung danh sách, hoặc sửa “seats”.",
        fix_en="Add names, or correct “seats”.",
    ),
    "LIST_FORM": Message(
        vi="Loại phiếu “{form}” khác với loại quy chế quy định cho danh sách này: “{prescribed}”.",
        en="The form “{form}” is not the one prescribed for this list: “{prescribed}”.",
        fix_vi="Bỏ khóa “form” để dùng loại phiếu quy định.",
        fix_en="Leave the key “form” out to use the prescribed form.",
    ),
    "LIST_SAME_NAME": Message(
        vi="Trùng họ tên mà ngày sinh thiếu hoặc bằng nhau: {names}.",
        en="Names borne by several, with birth dates missing or equal: {names}.",
        fix_vi="Ghi đủ “born” của từng người (phiếu in ngày sinh sau tên); nếu ngày sinh bằng nhau, kiểm tra “note” "
        "có phân biệt được không.",
        fix_en="Give “born” for each (the ballot prints it after the name); where birth dates are equal, check that "
        "“note” tells the people apart.",
    ),
}

problem = problem_maker(MESSAGES)
