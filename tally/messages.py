"""The words of every coded problem of `tally`, in Vietnamese and English."""

from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
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
        vi="“{name}” có trong danh sách hai lần với cùng ngày sinh, hoặc không ghi ngày sinh để phân biệt.",
        en="“{name}” stands on the list twice with the same birth date, or with none to tell them apart.",
        fix_vi="Xóa dòng thừa; nếu là hai người cùng tên thì ghi “born” của từng người.",
        fix_en="Remove the extra row; if they are two people of one name, give “born” for each.",
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
        fix_vi="Ghi lại danh sách, số ghế ({seats}) và số lần bầu theo kết quả lần trước.",
        fix_en="Correct the list, the seats ({seats}) and the round after the result before.",
    ),
    # Votes
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
    # Accounts and sums that cannot be (F): no result
    "F01": Message(
        vi="Số phiếu thu về ({returned}) nhiều hơn số phiếu phát ra ({issued}).",
        en="More ballots returned ({returned}) than issued ({issued}).",
        fix_vi="Dừng kiểm phiếu, đếm lại số phiếu phát ra và thu về; báo cáo đoàn chủ tịch.",
        fix_en="Stop, count the issued and the returned ballots again, and report to the presidium.",
    ),
    "F02": Message(
        vi="Hợp lệ ({valid}) + không hợp lệ ({invalid}) không bằng số phiếu thu về ({returned}).",
        en="Valid ({valid}) + invalid ({invalid}) is not the number returned ({returned}).",
        fix_vi="Đếm lại từng loại phiếu.",
        fix_en="Count each pile again.",
    ),
    "F03": Message(
        vi="Số phiếu bầu cho {name} ({votes}) nhiều hơn số phiếu hợp lệ ({valid}).",
        en="The votes for {name} ({votes}) exceed the valid ballots ({valid}).",
        fix_vi="Đếm lại phiếu của người này.",
        fix_en="Count this person's votes again.",
    ),
    "F04": Message(
        vi="Tổng số phiếu bầu ({sum}) nhiều hơn số phiếu hợp lệ nhân số lượng cần bầu ({most}).",
        en="The votes add up to {sum}, more than valid ballots times seats ({most}).",
        fix_vi="Đếm lại phiếu của từng người và số phiếu hợp lệ.",
        fix_en="Count each person's votes and the valid ballots again.",
    ),
    "F05": Message(
        vi="{name}: các số của dòng này cộng lại là {sum}, không bằng số phiếu hợp lệ ({valid}).",
        en="{name}: the figures of this row add up to {sum}, not to the valid ballots ({valid}).",
        fix_vi="Đếm lại dòng này.",
        fix_en="Count this row again.",
    ),
    "F06": Message(
        vi="Tệp phiếu có {rows} phiếu, nhưng số phiếu thu về là {returned}.",
        en="The votes files hold {rows} ballots, but {returned} were returned.",
        fix_vi="Tìm phiếu thiếu hoặc thừa; kiểm tra lại accounts.returned.",
        fix_en="Find the missing or extra ballots; check accounts.returned.",
    ),
    "F07": Message(
        vi="Số phiếu phát ra ({issued}) nhiều hơn số phiếu đã in ({printed}).",
        en="More ballots issued ({issued}) than printed ({printed}).",
        fix_vi="Kiểm tra lại số phiếu in và phát ra.",
        fix_en="Check the numbers printed and issued.",
    ),
    "F08": Message(
        vi="Số phiếu phát ra, không kể phiếu hỏng ({issued}), nhiều hơn số người có mặt ({present}).",
        en="The ballots issued, less those spoiled ({issued}), exceed the people present ({present}).",
        fix_vi="Kiểm tra lại số người có mặt và số phiếu phát ra.",
        fix_en="Check the people present and the ballots issued.",
    ),
    "F09": Message(
        vi="Số người có mặt ({present}) nhiều hơn số được triệu tập sau khi trừ ({base}).",
        en="More people present ({present}) than summoned less those subtracted ({base}).",
        fix_vi="Kiểm tra lại số triệu tập, số có mặt và các khoản trừ.",
        fix_en="Check the numbers summoned, present and subtracted.",
    ),
    "F10": Message(
        vi="Số phiếu thu về ({returned}) nhiều hơn số người có mặt ({present}).",
        en="More ballots returned ({returned}) than people present ({present}).",
        fix_vi="Dừng kiểm phiếu, đếm lại; báo cáo đoàn chủ tịch.",
        fix_en="Stop, count again, and report to the presidium.",
    ),
    "F11": Message(
        vi="Số phiếu không hợp lệ theo từng căn cứ cộng lại là {sum}, không bằng số phiếu không hợp lệ ({invalid}).",
        en="The invalid ballots by ground add up to {sum}, not to the invalid ballots ({invalid}).",
        fix_vi="Đếm lại phiếu không hợp lệ theo từng căn cứ.",
        fix_en="Count the invalid ballots again, ground by ground.",
    ),
    "F12": Message(
        vi=(
            "Tổng số phiếu bầu ({sum}) ít hơn số phiếu hợp lệ ({valid}), trong khi mỗi phiếu hợp lệ phải bầu "
            "ít nhất một người."
        ),
        en=(
            "The votes add up to {sum}, fewer than the valid ballots ({valid}), though each valid ballot "
            "votes for someone."
        ),
        fix_vi="Đếm lại phiếu của từng người và số phiếu hợp lệ.",
        fix_en="Count each person's votes and the valid ballots again.",
    ),
    "F13": Message(
        vi="Số phiếu hỏng đã đổi ({spoiled}) nhiều hơn số phiếu phát ra ({issued}).",
        en="More ballots spoiled ({spoiled}) than issued ({issued}).",
        fix_vi="Kiểm tra lại accounts.spoiled và accounts.issued.",
        fix_en="Check accounts.spoiled and accounts.issued.",
    ),
    "F14": Message(
        vi="Số người có mặt ({present}) nhiều hơn số được triệu tập ({summoned}).",
        en="More people present ({present}) than summoned ({summoned}).",
        fix_vi="Kiểm tra lại electorate.present và electorate.summoned.",
        fix_en="Check electorate.present and electorate.summoned.",
    ),
    "F15": Message(
        vi="Tệp cuộc bầu cử ghi {key} = {stated}, nhưng các phiếu cho {counted}.",
        en="The contest file says {key} = {stated}, but the ballots give {counted}.",
        fix_vi="Đếm lại; hai con số phải bằng nhau.",
        fix_en="Count again; the two must be equal.",
    ),
    "F16": Message(
        vi="Số dòng không dùng được cộng lại là {sum}, nhiều hơn mức có thể ({most}).",
        en="The unusable rows add up to {sum}, more than there can be ({most}).",
        fix_vi="Đếm lại các dòng không dùng được; phiếu mà mọi dòng đều không dùng được là phiếu không hợp lệ.",
        fix_en="Count the unusable rows again; a ballot with every row unusable is invalid.",
    ),
    "F17": Message(
        vi=(
            "Có mặt {present} trên {summoned} người được triệu tập; phải có ít nhất {fewest} người mới tổ "
            "chức được hội nghị."
        ),
        en="{present} of {summoned} summoned are present; the meeting needs at least {fewest}.",
        fix_vi="Hội nghị không đủ điều kiện tiến hành; kết quả này không có giá trị.",
        fix_en="The meeting cannot be held; this count has no effect.",
    ),
    "F18": Message(
        vi="Các phiếu mang {weight} cổ phần, nhiều hơn số cổ phần dự họp ({shares}).",
        en="The ballots bear {weight} shares, more than the shares attending ({shares}).",
        fix_vi="Kiểm tra lại cột weight và electorate.shares.",
        fix_en="Check the column weight and electorate.shares.",
    ),
    # Warnings (W): the result stands, people should know
    "W01": Message(
        vi="Kết quả dựa vào điều khoản chưa đối chiếu được với nguyên văn: {clauses}.",
        en="The result rests on clauses not checked against the official text: {clauses}.",
        fix_vi="Đối chiếu các điều khoản này với văn bản trước khi ký biên bản.",
        fix_en="Check these clauses against the text before signing.",
    ),
    "W02": Message(
        vi="Có {invalid} phiếu không hợp lệ trên {returned} phiếu thu về, nhiều hơn thường lệ.",
        en="{invalid} of {returned} returned ballots are invalid, more than usual.",
        fix_vi="Xem lại các phiếu không hợp lệ trước khi công bố.",
        fix_en="Look at the invalid ballots again before announcing.",
    ),
    "W03": Message(
        vi="Không có phiếu hợp lệ nào.",
        en="There is no valid ballot.",
        fix_vi="Kiểm tra lại trước khi công bố.",
        fix_en="Check before announcing.",
    ),
    "W04": Message(
        vi="{name} không được phiếu nào.",
        en="{name} has no votes at all.",
        fix_vi="Kiểm tra lại cột hoặc dòng của người này.",
        fix_en="Check this person's column or row.",
    ),
    "W05": Message(
        vi="Có {returned} phiếu thu về, nhiều hơn số phiếu phát ra trừ phiếu hỏng ({net}).",
        en="{returned} ballots returned, more than issued less spoiled ({net}).",
        fix_vi="Xác nhận phiếu hỏng đã được đổi và không nằm trong hòm phiếu.",
        fix_en="Make sure the spoiled ballots were exchanged and are not in the box.",
    ),
    "W06": Message(
        vi="Trường hợp quy chế để ngỏ: {count} phiếu không đồng ý với tất cả mọi người, được tính là {treated_vi}.",
        en="A case the rules leave open: {count} ballots disagree with everyone, counted as {treated_en}.",
        fix_vi="Ban kiểm phiếu xem xét, kết luận và ghi vào biên bản.",
        fix_en="The counting committee decides and records it in the minutes.",
    ),
    "W07": Message(
        vi=(
            "{count} phiếu (loại phiếu đồng ý) đồng ý với nhiều người hơn số lượng cần bầu; quy chế không "
            "quy định, các phiếu này được tính hợp lệ."
        ),
        en=(
            "{count} ballots (form agree) agree with more people than there are seats; the rules do not "
            "cover it, they count as valid."
        ),
        fix_vi="Ban kiểm phiếu xem xét; danh sách có số dư nên dùng phiếu gạch tên.",
        fix_en="The counting committee should decide; a list with a surplus should use the strike form.",
    ),
    "W08": Message(
        vi="Còn {count} phiếu chưa kết luận; chúng có thể làm thay đổi người trúng cử: {names}.",
        en="{count} ballots are undecided and could change who is elected: {names}.",
        fix_vi="Kết quả này chưa chính thức. Xem xét các phiếu đó trước khi công bố.",
        fix_en="This result is not official. Decide those ballots before announcing.",
    ),
    "W09": Message(
        vi="Còn {count} phiếu chưa kết luận; dù kết luận thế nào cũng không làm thay đổi người trúng cử.",
        en="{count} ballots are undecided; however they are decided, the same people are elected.",
        fix_vi="Kết quả này chưa chính thức cho đến khi mọi phiếu được kết luận.",
        fix_en="This result is not official until every ballot is decided.",
    ),
    "W10": Message(
        vi="Cuộc bầu cử ngày {date} nằm ngoài thời gian hiệu lực của quy chế “{regulation}”.",
        en="The contest of {date} is outside the time the regulation “{regulation}” is in force.",
        fix_vi="Kiểm tra lại khóa “regulation” và event.date.",
        fix_en="Check the key “regulation” and event.date.",
    ),
    "W11": Message(
        vi="Mới có {found} đại biểu dự khuyết trên {wanted} cần có.",
        en="{found} of {wanted} alternates were found.",
        fix_vi="Có bầu tiếp đại biểu dự khuyết hay không do đại hội quyết định.",
        fix_en="The congress decides whether to vote for more alternates.",
    ),
    "W12": Message(
        vi="Thông số của điều khoản đã được thay đổi trong tệp cuộc bầu cử: {changes}.",
        en="Parameters of clauses were changed in the contest file: {changes}.",
        fix_vi="Biên bản phải ghi rõ thay đổi này và căn cứ.",
        fix_en="The minutes must state the change and its ground.",
    ),
    "W13": Message(
        vi="Còn tệp ảnh không mở được, không rõ trong đó có bao nhiêu phiếu: {which}.",
        en="Some files could not be opened, so it is unknown how many ballots they hold: {which}.",
        fix_vi="Quét lại hoặc nhập tay các phiếu đó.",
        fix_en="Scan those ballots again or key them.",
    ),
    "W14": Message(
        vi="{name}, dự kiến làm {post}, không trúng cử.",
        en="{name}, planned as {post}, is not elected.",
        fix_vi="Dừng lại, xin ý kiến cấp trên trực tiếp.",
        fix_en="Stop and ask the superior body.",
    ),
    "W15": Message(
        vi="{count} trang trong tệp phiếu không phải là phiếu của cuộc kiểm này ({kinds}); được liệt kê, không tính.",
        en="{count} pages in the votes file are no ballots of this count ({kinds}); listed, not counted.",
        fix_vi="Xem lại các trang đó.",
        fix_en="Look at those pages.",
    ),
    "W16": Message(
        vi="Không có số người có mặt hoặc được triệu tập nên không kiểm tra được điều kiện tiến hành hội nghị.",
        en="The number present or summoned is not given, so the quorum cannot be checked.",
        fix_vi="Ghi electorate.summoned và electorate.present.",
        fix_en="Give electorate.summoned and electorate.present.",
    ),
    "W18": Message(
        vi="Người bằng phiếu ở ghế cuối được xác định theo quyết định của {by}: {names}. Lý do: {reason}.",
        en="The tie at the last seat was decided by {by}: {names}. Reason: {reason}.",
        fix_vi="Biên bản phải ghi rõ quyết định này.",
        fix_en="The minutes must state this decision.",
    ),
    "W19": Message(
        vi="Các khoản trừ trong electorate.subtract không có tác dụng, vì cơ sở tính là “{base}”.",
        en="The subtractions have no effect: the base is “{base}”.",
        fix_vi="Bỏ các khoản trừ, hoặc kiểm tra lại quy chế.",
        fix_en="Remove them, or check the regulation.",
    ),
    # The list (checked before printing; a warning in the tally)
    "LIST_NO_SURPLUS": Message(
        vi="Danh sách có {names} người để bầu {seats}: quy chế bắt buộc có số dư.",
        en="{names} names for {seats} seats: the regulation requires a surplus.",
        fix_vi="Thêm người vào danh sách ({low} đến {high} người dư).",
        fix_en="Add names ({low} to {high} more than seats).",
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
        vi="Có {count} người cùng tên “{name}”.",
        en="{count} people are named “{name}”.",
        fix_vi="In thêm ngày sinh sau tên trên phiếu.",
        fix_en="Print the birth date after the name on the ballot.",
    ),
}

problem = problem_maker(MESSAGES)
