"""The words about the steps of a personnel process, in Vietnamese and English."""

from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
    "PROCESS_KNOWN": Message(
        vi="Quy trình “{id}” đã có.",
        en="The process “{id}” exists already.",
        fix_vi="Chọn mã khác.",
        fix_en="Choose another id.",
    ),
    "PROCESS_ELECTION_TAKEN": Message(
        vi="Quy trình “{id}” cần cuộc bầu cử “{election}”, nhưng mã ấy đã có việc khác dùng; không ghi gì.",
        en="The process “{id}” needs the election “{election}”, but something else has that id; nothing was recorded.",
        fix_vi="Bắt đầu quy trình với mã khác. Nếu contests/{election}.toml là tệp thừa chưa nhập thì bỏ tệp ấy đi.",
        fix_en="Begin the process with another id. A contests/{election}.toml that was never imported may be removed.",
    ),
    "PROCESS_ID": Message(
        vi="Mã “{id}” không dùng được: cần chữ thường không dấu, số, gạch nối, tối đa 40 ký tự.",
        en="The id “{id}” cannot be used: small letters without marks, digits, hyphens, at most 40.",
        fix_vi="Chọn mã khác, ví dụ nhan-su-bch.",
        fix_en="Choose another id, such as nhan-su-bch.",
    ),
    "PROCESS_UNKNOWN": Message(
        vi="Không có quy trình “{id}”.{near_vi}",
        en="There is no process “{id}”.{near_en}",
        fix_vi="Bắt đầu bằng `congress process new`.",
        fix_en="Begin with `congress process new`.",
    ),
    "PROCESS_PEOPLE": Message(
        vi="Danh sách phải có cột id và name, mỗi người một mã, ít nhất một người.",
        en="The list needs the columns id and name, an id of their own for each, and at least one person.",
        fix_vi="Dùng slate.csv, hoặc tệp .csv có hai cột ấy.",
        fix_en="Use a slate.csv, or a .csv with those two columns.",
    ),
    "PROCESS_ENDED": Message(
        vi="Quy trình “{id}” đã đủ {steps} bước.",
        en="All steps of the process “{id}” are taken: {steps}.",
        fix_vi="Không còn bước nào.",
        fix_en="There is no further step.",
    ),
    "PROCESS_STEP_OPEN": Message(
        vi="Bước {step} chưa có kết quả chính thức ({election}).",
        en="Step {step} has no official result yet ({election}).",
        fix_vi="In, kiểm phiếu và chạy `congress election {election} result`.",
        fix_en="Print and count the ballots and run `congress election {election} result`.",
    ),
    "PROCESS_TIED": Message(
        vi="Bước {step}: bằng phiếu ở vị trí cuối: {people}.",
        en="Step {step}: equal votes at the last place: {people}.",
        fix_vi="Ghi [decision] vào contests/{election}.toml, rồi chạy lại `congress election {election} result`.",
        fix_en="Write [decision] into contests/{election}.toml and run `congress election {election} result` again.",
    ),
    "PROCESS_QUORUM": Message(
        vi="Có mặt {present} trên {summoned} người được triệu tập, cần ít nhất {fewest}: hội nghị không tiến hành được."
        " {clause_vi} ({source})",
        en="{present} of {summoned} summoned are present, at least {fewest} are needed: the meeting cannot be held."
        " {clause_en} ({source})",
        fix_vi="Triệu tập lại.",
        fix_en="Summon it again.",
    ),
    "PROCESS_NUMBERS": Message(
        vi="Số có mặt {present} lớn hơn số triệu tập {summoned}, hoặc không ai được triệu tập.",
        en="{present} present are more than {summoned} summoned, or nobody is summoned.",
        fix_vi="Kiểm tra lại số đếm.",
        fix_en="Check the figures.",
    ),
    "PROCESS_FUTURE": Message(
        vi="Ngày {day} chưa tới.",
        en="The day {day} is yet to come.",
        fix_vi="Ghi ngày việc đó đã diễn ra.",
        fix_en="Give the day on which it took place.",
    ),
    "PROCESS_NOBODY_LEFT": Message(
        vi="Không ai được chọn ở bước {step}: danh sách bước sau trống.",
        en="Nobody was chosen in step {step}: the next list is empty.",
        fix_vi="Tập thể có thẩm quyền quyết định bước tiếp theo.",
        fix_en="The body in charge decides what follows.",
    ),
    "PROCESS_NOT_ON_LIST": Message(
        vi="“{id}” không có trong danh sách của bước này.",
        en="“{id}” is not on the list of this step.",
        fix_vi="Xem `congress process show`.",
        fix_en="See `congress process show`.",
    ),
    "PROCESS_NOT_ENDED": Message(
        vi="Quy trình “{id}” chưa xong: còn bước {step}.",
        en="The process “{id}” has not ended: step {step} is still to come.",
        fix_vi="Làm tiếp bằng `congress process step {id}`.",
        fix_en="Go on with `congress process step {id}`.",
    ),
    "PROCESS_REHEARSED": Message(
        vi="Quy trình “{id}” là diễn tập; “{election}” là cuộc bầu thật.",
        en="The process “{id}” was a rehearsal; “{election}” is a real election.",
        fix_vi="Làm quy trình thật, hoặc ghi test = true ở tệp cuộc bầu.",
        fix_en="Hold the real process, or make the election a rehearsal too (test = true).",
    ),
    "PROCESS_NOBODY_KEPT": Message(
        vi="Không còn ai trong danh sách: mọi người đều bị để lại.",
        en="Nobody is left on the list: everybody is left out.",
        fix_vi="Giữ ít nhất một người bằng --keep, hoặc bớt --leave-out.",
        fix_en="Keep at least one person with --keep, or leave fewer out.",
    ),
    "PROCESS_RESULT_CHANGED": Message(
        vi="Quy trình “{id}”: bước {next} theo danh sách {listed}, nhưng kết quả bước {step} ({election}) đã thay đổi"
        " sau đó và nay là: {now}.",
        en="Process “{id}”: step {next} went by the list {listed}, but the result of step {step} ({election}) changed"
        " afterwards and now says: {now}.",
        fix_vi="Nếu kết quả trước là đúng: sửa số liệu rồi chạy lại `congress election {election} result`. Nếu kết quả"
        " mới là đúng: các bước từ bước {next} không có căn cứ, làm lại từ đó bằng `congress process new` với mã khác.",
        fix_en="If the earlier result was right, correct the figures and run `congress election {election} result`"
        " again. If the new one is, the steps from {next} on have no ground: hold them again in a process with another"
        " id (`congress process new`).",
    ),
    "PROCESS_KEEP_AT_BALLOT": Message(
        vi="Bước {step} bỏ phiếu về mọi người bước trước đưa sang; không bớt ai được.",
        en="Step {step} votes on everybody the step before sent on; nobody is left out.",
        fix_vi="Bỏ --keep, --leave-out.",
        fix_en="Do without --keep and --leave-out.",
    ),
}

problem = problem_maker(MESSAGES)
