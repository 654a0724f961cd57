"""The words about slate rules, what stops a slate, and the reasons of the screen, in Vietnamese and English."""

from tally.problems import Message

_MEND_RULES_VI = "Sửa tệp quy tắc danh sách rồi chạy lại."
_MEND_RULES_EN = "Correct the slate rules and run again."

SLATE_MESSAGES: dict[str, Message] = {
    "OUTPUT_FAILED": Message(
        vi="Không ghi được vào thư mục này: {why}.",
        en="This folder cannot be written to: {why}.",
        fix_vi="Chọn thư mục khác, hoặc cấp quyền ghi, hoặc giải phóng dung lượng đĩa.",
        fix_en="Choose another folder, give write permission, or free disk space.",
    ),
    "SLATE_USAGE": Message(
        vi="Lập danh sách cần cả --rules SLATE.toml và -o THƯ_MỤC.",
        en="A slate needs both --rules SLATE.toml and -o DIR.",
        fix_vi="Thêm hai tùy chọn ấy; để chỉ xem ánh xạ cột, dùng --columns.",
        fix_en="Add both options; to see the mapping of columns only, use --columns.",
    ),
    # Slate rules
    "RULES_VALUE": Message(
        vi="Giá trị “{value}” không dùng được ở đây; chấp nhận: {why}.",
        en="The value “{value}” cannot stand here; accepted: {why}.",
        fix_vi=_MEND_RULES_VI,
        fix_en=_MEND_RULES_EN,
    ),
    "RULES_NO_BOUND": Message(
        vi="Chỉ tiêu “{who}” không có at_least hay at_most.",
        en="The target “{who}” has neither at_least nor at_most.",
        fix_vi='Thêm, ví dụ, at_least = "15%".',
        fix_en='Add, for one, at_least = "15%".',
    ),
    "RULES_NEED": Message(
        vi="Thiếu khóa “{key}”, mà {rule} cần đến.",
        en="The key “{key}” is missing, and {rule} needs it.",
        fix_vi="Thêm khóa này; chương trình không bao giờ lấy ngày hôm nay hay một số ngầm định thay thế.",
        fix_en="Add the key; the program never takes today's date or a number of its own instead.",
    ),
    "RULES_FIXED_AND_BARRED": Message(
        vi="“{id}” vừa ở fixed vừa ở barred.",
        en="“{id}” is both fixed and barred.",
        fix_vi="Bỏ một trong hai.",
        fix_en="Take one of the two away.",
    ),
    "RULES_TWICE": Message(
        vi="“{id}” có hai lần trong {key}.",
        en="“{id}” stands twice in {key}.",
        fix_vi="Bỏ bớt một lần.",
        fix_en="Take one away.",
    ),
    "RULES_NO_SUCH_PERSON": Message(
        vi="Không có ai mang mã “{id}” trong danh sách.{near_vi}",
        en="Nobody in the list has the id “{id}”.{near_en}",
        fix_vi="Sửa mã; mã của mọi người có trong people.csv.",
        fix_en="Correct the id; people.csv has everybody's.",
    ),
    "RULES_MADE_ID": Message(
        vi="Quy tắc dùng mã “{id}”, là mã do chương trình đặt: mã này chỉ {id} vào người nêu ở đây.",
        en="The rules use the id “{id}”, which the program made: it means the person named here.",
        fix_vi="Kiểm tra đúng người; nên chép mã vào tệp nguồn để mã không đổi.",
        fix_en="Check that this is the person meant; copy the id into the source so that it stays.",
    ),
    "RULES_REGULATION": Message(
        vi="Không có quy chế “{value}”.{near_vi}",
        en="There is no regulation “{value}”.{near_en}",
        fix_vi="Ghi một mã có sẵn (`congress regulation list`), hoặc đường dẫn tới tệp .toml.",
        fix_en="Write a built-in id (`congress regulation list`), or the path of a .toml file.",
    ),
    "RULES_KIND": Message(
        vi="Quy chế này không có loại “{value}”.{near_vi}",
        en="The regulation has no kind “{value}”.{near_en}",
        fix_vi=_MEND_RULES_VI,
        fix_en=_MEND_RULES_EN,
    ),
    "WHATIF_TARGET": Message(
        vi="Không hiểu thay đổi “{value}”.",
        en="The change “{value}” cannot be understood.",
        fix_vi="Viết NHÓM at_least|at_most MỨC [hard|soft], ví dụ “women at_least 20% hard”; MỨC none là bỏ.",
        fix_en="Write GROUP at_least|at_most AMOUNT [hard|soft], as in “women at_least 20% hard”; none drops it.",
    ),
    "WHATIF_NO_TARGET": Message(
        vi="Không có chỉ tiêu “{who}” {side} để bỏ.",
        en="There is no target “{who}” {side} to drop.",
        fix_vi="Xem các [[target]] trong tệp quy tắc.",
        fix_en="See the [[target]] tables of the rules.",
    ),
    "WHATIF_NOTHING": Message(
        vi="Chưa nêu thay đổi nào.",
        en="No change was given.",
        fix_vi="Thêm --pin, --bar, --free, --target, --seats hoặc --surplus.",
        fix_en="Add --pin, --bar, --free, --target, --seats or --surplus.",
    ),
    "SURPLUS_DEFAULT": Message(
        vi="Số dư không được ghi; lấy một phần mười của {seats}, làm tròn lên: {people} người.",
        en="No surplus was given; a tenth of {seats}, rounded up, was taken: {people}.",
        fix_vi="Ghi khóa surplus nếu cấp ủy đã quyết định số khác.",
        fix_en="Write the key surplus if the committee decided another number.",
    ),
    "SURPLUS_ABOVE": Message(
        vi="Số dư {people} vượt mức tối đa {most} người đối với {seats} người cần bầu ({source}).",
        en="A surplus of {people} is above the most allowed: {most} (seats: {seats}; {source}).",
        fix_vi="Giảm số dư; nếu giữ nguyên, lệnh in phiếu sẽ dừng trừ khi ghi lý do.",
        fix_en="Lower the surplus; if it stays, printing ballots stops unless a reason is given.",
    ),
    "SURPLUS_NONE": Message(
        vi="Danh sách này phải có số dư ({source}), nhưng số dư đang là 0.",
        en="This list must have a surplus ({source}), but it is 0.",
        fix_vi="Tăng số dư lên ít nhất 1.",
        fix_en="Raise the surplus to at least 1.",
    ),
    "SURPLUS_OUTSIDE_BAND": Message(
        vi="Số dư {people} nằm ngoài mức nên chuẩn bị {band} người đối với {seats} người cần bầu ({source}).",
        en="A surplus of {people} is outside what should be prepared: {band} (seats: {seats}; {source}).",
        fix_vi="Xem lại số dư nếu không phải chủ trương.",
        fix_en="Look at the surplus again, unless it is meant.",
    ),
    "TARGET_NOBODY": Message(
        vi="Không ai trong danh sách thuộc “{who}”.{near_vi}",
        en="Nobody in the list belongs to “{who}”.{near_en}",
        fix_vi="Kiểm tra cách viết tên trong quy tắc và trong danh sách.",
        fix_en="Check the spelling in the rules and in the list.",
    ),
    "TARGET_OPEN": Message(
        vi="{count} người chưa đủ dữ liệu để biết có thuộc “{who}” hay không; khi chọn không tính có lợi cho chỉ tiêu.",
        en="People whose data does not tell “{who}” from not: {count}; they never count in a target's favour.",
        fix_vi="Bổ sung dữ liệu.",
        fix_en="Complete the data.",
    ),
    # What stops a slate
    "TOO_FEW_ELIGIBLE": Message(
        vi="Danh sách cần {size} người nhưng chỉ {eligible} người đủ điều kiện"
        " (loại {excluded}, chưa xác định {undecided}: {reasons}).",
        en="The list needs {size}, but the eligible number {eligible}"
        " ({excluded} excluded, {undecided} undecided: {reasons}).",
        fix_vi="Bổ sung nguồn hoặc dữ liệu còn thiếu, hoặc xem lại các điều kiện đã bật.",
        fix_en="Add people or the missing data, or look again at the tests switched on.",
    ),
    "RULES_CONFLICT": Message(
        vi="Không lập được danh sách {size} người: các quy tắc sau không thể cùng thỏa mãn: {rules_vi}.",
        en="No list of {size} can be made: these rules cannot hold together: {rules_en}.",
        fix_vi="Nới một trong {count} quy tắc này (bỏ hard, giảm mức, bỏ cố định), hoặc bổ sung nguồn.",
        fix_en="Relax one of these rules ({count}): not hard, another number, not fixed; or add people.",
    ),
    "FIXED_NOT_ELIGIBLE": Message(
        vi="“{id}” được cố định trong danh sách nhưng không đạt điều kiện đã bật: {reason_vi}.",
        en="“{id}” is fixed on the list but fails a test switched on: {reason_en}.",
        fix_vi="Bỏ khỏi fixed, hoặc không bật điều kiện ấy.",
        fix_en="Take the person out of fixed, or leave that test off.",
    ),
    "FIXED_UNDECIDED": Message(
        vi="“{id}” được cố định trong danh sách nhưng chưa xác định được điều kiện: {reason_vi}.",
        en="“{id}” is fixed on the list but a test cannot be decided: {reason_en}.",
        fix_vi="Bổ sung dữ liệu của người này, hoặc bỏ khỏi fixed.",
        fix_en="Complete this person's data, or take the person out of fixed.",
    ),
    # Reasons of the screen
    "BARRED": Message(vi="{reason}", en="{reason}"),
    "FIXED": Message(vi="cố định theo quyết định của cấp ủy", en="fixed by the committee"),
    "NOT_TAKEN": Message(vi="đủ điều kiện, không có trong danh sách", en="eligible, not on the list"),
    "SAME_PERSON": Message(
        vi="cùng họ tên với {others} và có thể là cùng một người, hoặc không phân biệt được trên phiếu: "
        "nếu là một người, xóa dòng thừa hoặc ghi mã thừa vào barred; nếu là hai người, ghi đủ ngày sinh, "
        "mã riêng và chức vụ, đơn vị của từng người",
        en="of one name with {others} and perhaps the same person, or not to be told apart on a ballot: "
        "if it is one person, delete the extra row or bar its id; if they are two, write for each the whole "
        "birth date, an id of their own, and post and unit",
    ),
    "AGES_OUT": Message(
        vi="đến {months} tháng sau: {reason_vi}",
        en="by {months} months from now: {reason_en}",
    ),
    "MAY_BE_ADDED": Message(
        vi="đạt mọi điều kiện đã bật, chưa được quy hoạch chức danh nào",
        en="passes every test switched on, and is planned for no post",
    ),
    "NOT_PLANNED": Message(vi="không được quy hoạch chức danh nào", en="planned for no post"),
    "POSTS_TOO_MANY": Message(
        vi="được quy hoạch {posts} chức danh, nhiều nhất {most}",
        en="planned for {posts} posts, at most {most}",
    ),
    "MONTHS_ENOUGH": Message(
        vi="còn {left} tháng công tác (sinh {born}, đến tuổi nghỉ hưu {until}), cần ít nhất {needed}",
        en="{left} months of work left (born {born}, retirement age in {until}), at least {needed} needed",
    ),
    "MONTHS_SHORT": Message(
        vi="còn {left} tháng công tác (sinh {born}, đến tuổi nghỉ hưu {until}), cần ít nhất {needed}",
        en="{left} months of work left (born {born}, retirement age in {until}), at least {needed} needed",
    ),
    "MONTHS_PAST": Message(
        vi="đã quá tuổi nghỉ hưu (sinh {born}, đến tuổi nghỉ hưu {until}), cần còn ít nhất {needed} tháng công tác",
        en="past the retirement age (born {born}, reached in {until}), at least {needed} months of work needed",
    ),
    "MONTHS_UNKNOWN": Message(
        vi="chưa xác định được số tháng công tác còn lại ({left}, cần ít nhất {needed}): thiếu {gap_vi}",
        en="months of work left cannot be told ({left}, at least {needed} needed): {gap_en} missing",
    ),
    "LEVELS_ENOUGH": Message(
        vi="ba năm gần nhất đều từ mức {needed_vi} trở lên",
        en="all of the last three years at least {needed_en}",
    ),
    "LEVEL_LOW": Message(
        vi="xếp loại dưới mức {needed_vi} ({low_vi})",
        en="evaluated below {needed_en} ({low_en})",
    ),
    "LEVEL_ABSENT": Message(
        vi="không có xếp loại năm {years}, cần từ mức {needed_vi} trở lên",
        en="no evaluation for {years}, at least {needed_en} needed",
    ),
    "WINDOWS_OVER": Message(
        vi="đã qua thời gian chờ sau kỷ luật ({waits})",
        en="the wait after discipline is over ({waits})",
    ),
    "WINDOWS_RUN": Message(
        vi="còn trong thời gian chờ sau kỷ luật ({text}; số tháng: {waits})",
        en="the wait after discipline is not over ({text}; months: {waits})",
    ),
    "WINDOWS_UNKNOWN": Message(
        vi="chưa xác định được thời gian chờ sau kỷ luật ({text}): cần hình thức và ngày quyết định",
        en="the wait after discipline cannot be told ({text}): kind and day of the decision are needed",
    ),
    "TERMS_WITHIN": Message(
        vi="đã giữ chức vụ {held} nhiệm kỳ liên tiếp, nhiệm kỳ tới là thứ {coming}, nhiều nhất {most}",
        en="terms held in a row: {held}; the next is number {coming}, at most {most}",
    ),
    "TERMS_ABOVE": Message(
        vi="đã giữ chức vụ {held} nhiệm kỳ liên tiếp, nhiệm kỳ tới là thứ {coming}, nhiều nhất {most}",
        en="terms held in a row: {held}; the next is number {coming}, at most {most}",
    ),
    "TERMS_UNKNOWN": Message(
        vi="không ghi số nhiệm kỳ liên tiếp, nhiều nhất {most}",
        en="terms held in a row not given, at most {most}",
    ),
    "THEORY_ENOUGH": Message(
        vi="lý luận chính trị: {text}, cần từ {needed_vi}",
        en="political theory: {text}, at least {needed_en} needed",
    ),
    "THEORY_LOW": Message(
        vi="lý luận chính trị: {text}, cần từ {needed_vi}",
        en="political theory: {text}, at least {needed_en} needed",
    ),
    "THEORY_UNKNOWN": Message(
        vi="chưa xác định được trình độ lý luận chính trị ({text}), cần từ {needed_vi}",
        en="political theory cannot be told ({text}), at least {needed_en} needed",
    ),
    "TRAINING_ATTENDED": Message(vi="đã học: {courses}", en="attended: {courses}"),
    "TRAINING_ABSENT": Message(vi="chưa học: {courses}", en="not attended: {courses}"),
    "TRAINING_UNKNOWN": Message(
        vi="không ghi đào tạo, bồi dưỡng, cần: {courses}",
        en="no training is written down, needed: {courses}",
    ),
    "OFFICIAL_ENOUGH": Message(
        vi="đảng viên chính thức từ {official}, đủ {months} tháng, cần {needed}",
        en="official member since {official}, months: {months}, needed {needed}",
    ),
    "OFFICIAL_SHORT": Message(
        vi="đảng viên chính thức từ {official}, mới {months} tháng, cần {needed}",
        en="official member since {official}, months: {months}, needed {needed}",
    ),
    "OFFICIAL_UNKNOWN_DAY": Message(
        vi="ngày chính thức chỉ ghi một phần ({official}): {months} tháng, cần {needed}",
        en="the day of official membership is known in part ({official}), months: {months}, needed {needed}",
    ),
    "OFFICIAL_UNKNOWN": Message(
        vi="không ghi ngày công nhận đảng viên chính thức, cần đủ {needed} tháng",
        en="no day of official membership, months needed: {needed}",
    ),
    "DISCIPLINE_NONE": Message(vi="không có kỷ luật", en="no discipline"),
    "DISCIPLINE_OVER": Message(vi="kỷ luật đã hết hiệu lực ({text})", en="discipline no longer in force ({text})"),
    "DISCIPLINE_IN_FORCE": Message(vi="kỷ luật đang có hiệu lực ({text})", en="discipline in force ({text})"),
    "DISCIPLINE_UNKNOWN": Message(
        vi="chưa xác định được kỷ luật còn hiệu lực hay không ({text})",
        en="whether discipline is in force cannot be told ({text})",
    ),
}
