"""The words for the steps of an election in a workspace: what each needs, its paper, its counts, its rounds."""

from tally.problems import Message

ELECTION_MESSAGES: dict[str, Message] = {
    # Printing ballots
    "LIST_STOPS_PRINT": Message(
        vi="Chưa in phiếu: danh sách bầu trái quy định nêu trên.",
        en="Nothing was printed: the list breaks the rules above.",
        fix_vi='Sửa danh sách; nếu cấp có thẩm quyền đã quyết định như vậy, thêm --list-decided "ai quyết định, lý '
        'do".',
        fix_en='Mend the list; if the competent body decided so, add --list-decided "who decided, and why".',
    ),
    "LIST_NOT_CHECKED": Message(
        vi="Tệp không ghi loại cuộc bầu (kind) nên số dư và hình thức phiếu không được kiểm tra.",
        en="The file names no kind of election, so surplus and ballot form were not checked.",
        fix_vi='Ghi kind, ví dụ kind = "committee".',
        fix_en='State the kind, kind = "committee" for one.',
    ),
    "BALLOT_ORDER": Message(
        vi="Danh sách in theo thứ tự trong tệp, không đúng thứ tự quy định (tên theo vần A, B, C).",
        en="The list is printed in the file's order, which is not the regulation's (given names by the alphabet).",
        fix_vi="Xếp lại các mục [[candidate]] theo thứ tự quy định nếu không cố ý xếp khác.",
        fix_en="Put the [[candidate]] tables in the regulation's order, unless the other order is meant.",
    ),
    "BALLOTS_NUMBERED": Message(
        vi="Mỗi phiếu mang một số riêng. Phát phiếu theo thứ tự in thì có thể biết số nào của ai.",
        en="Each ballot bears a serial of its own. Handed out in the order of printing, it could be tied to a person.",
        fix_vi="Trộn đều các phiếu trước khi phát; không ghi lại ai nhận phiếu nào.",
        fix_en="Mix the ballots well before handing them out, and keep no record of who got which.",
    ),
    "DETAILS_LEFT_OUT": Message(
        vi="Danh sách {names} người không đủ chỗ cho ngày sinh, chức vụ: chỉ in cạnh những người trùng họ tên.",
        en="A list of {names} leaves no room for birth dates and posts: they stand only beside equal names.",
        fix_vi="Xem specimen.png trước khi in. Nếu phải in đủ, rút gọn ghi chú của danh sách.",
        fix_en="See specimen.png before printing. Where all must be printed, shorten the notes of the list.",
    ),
    # Steps of an election in a workspace
    "OVERTAKEN": Message(
        vi="Trong lúc lệnh này chạy, một lệnh khác đã ghi nhận thay đổi ở đây. Chưa có gì được ghi nhận.",
        en="While this command ran, another one recorded a change here. Nothing was recorded.",
        fix_vi="Xem `congress status` rồi chạy lại.",
        fix_en="Look at `congress status`, then run it again.",
    ),
    "EDIT_NOT_RECORDED": Message(
        vi="{file} đã được sửa mà chưa ghi nhận; lệnh này sẽ ghi đè mất bản sửa.",
        en="{file} was edited and not recorded; this command would overwrite the edit.",
        fix_vi="Ghi nhận bản sửa bằng `congress import {file}`, hoặc đổi tên tệp đó, rồi chạy lại.",
        fix_en="Record the edit with `congress import {file}`, or move it away, then run this again.",
    ),
    "ELECTION_UNKNOWN": Message(
        vi='Không có cuộc bầu cử "{id}" trong thư mục này. Hiện có: {known}.',
        en='There is no election "{id}" in this folder. Known: {known}.',
        fix_vi="Kiểm tra lại mã; lập mới bằng `congress election {id} slate …` hoặc `congress import TỆP.toml`.",
        fix_en="Check the id; begin one with `congress election {id} slate …` or `congress import FILE.toml`.",
    ),
    "REASON_MISSING": Message(
        vi="Việc này phải có lý do để ghi vào nhật ký.",
        en="This needs a reason, which goes into the journal.",
        fix_vi="Ghi lý do bằng chữ, không để trống.",
        fix_en="Give the reason in words, not blank.",
    ),
    "STEP_NEEDS_CONTEST": Message(
        vi='Cuộc bầu cử "{id}", vòng {round} chưa có tệp cuộc bầu cử.',
        en='Election "{id}", round {round} has no contest file yet.',
        fix_vi="Lập danh sách bằng `congress election {id} slate …`, hoặc nhập tệp bằng `congress import`.",
        fix_en="Make the list with `congress election {id} slate …`, or bring a file in with `congress import`.",
    ),
    "STEP_NEEDS_NOT_RELEASED": Message(
        vi='Phiếu của "{id}", vòng {round} đã phát hành; danh sách không được lập lại.',
        en='Ballots of "{id}", round {round} are out; the list cannot be made anew.',
        fix_vi='Muốn đổi danh sách phải thu hồi phiếu: `congress election {id} print --withdraw "LÝ DO"`.',
        fix_en='To change the list, withdraw the ballots: `congress election {id} print --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_BALLOTS": Message(
        vi='Chưa có phiếu nào của "{id}", vòng {round} được phát hành (hoặc đã thu hồi).',
        en='No ballots of "{id}", round {round} are out (or they were withdrawn).',
        fix_vi="In phiếu trước: `congress election {id} print --copies SỐ`.",
        fix_en="Print them first: `congress election {id} print --copies N`.",
    ),
    "STEP_NEEDS_SCAN": Message(
        vi='"{id}", vòng {round} chưa có tập phiếu nào được quét để xem xét.',
        en='"{id}", round {round} has no scanned batch to decide on.',
        fix_vi="Đọc phiếu trước: `congress election {id} scan THƯ_MỤC --batch TẬP`.",
        fix_en="Read the ballots first: `congress election {id} scan FOLDER --batch B1`.",
    ),
    "STEP_NEEDS_NO_TOTALS": Message(
        vi='"{id}", vòng {round} đã có bảng kiểm tay; không cộng thêm tập phiếu vào đó.',
        en='"{id}", round {round} has hand-tallied totals; batches cannot be counted on top of them.',
        fix_vi='Bỏ bảng kiểm tay trước: `congress election {id} totals --withdraw "LÝ DO"`.',
        fix_en='Withdraw the totals first: `congress election {id} totals --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_NO_BATCHES": Message(
        vi='"{id}", vòng {round} đã có tập phiếu được kiểm; việc này không làm được nữa.',
        en='"{id}", round {round} has counted batches; this cannot be done any more.',
        fix_vi='Bỏ từng tập trước: `congress election {id} scan --batch TẬP --withdraw "LÝ DO"`.',
        fix_en='Withdraw each batch first: `congress election {id} scan --batch B1 --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_RETURNED": Message(
        vi='"{id}", vòng {round} chưa có số phiếu thu về.',
        en='For "{id}", round {round} the number of ballots returned was not entered.',
        fix_vi="Nhập: `congress election {id} accounts --issued SỐ --returned SỐ`.",
        fix_en="Enter it: `congress election {id} accounts --issued N --returned N`.",
    ),
    "STEP_NEEDS_COUNT": Message(
        vi='"{id}", vòng {round} chưa có phiếu nào được kiểm.',
        en='In "{id}", round {round} nothing has been counted.',
        fix_vi="Đọc phiếu bằng `scan`, nhập phiếu bằng `key`, hoặc nhập bảng kiểm tay bằng `totals`.",
        fix_en="Read ballots with `scan`, enter them with `key`, or enter hand-tallied totals with `totals`.",
    ),
    "STEP_NEEDS_RESULT": Message(
        vi='"{id}", vòng {round} chưa có kết quả.',
        en='"{id}", round {round} has no result yet.',
        fix_vi="Tính kết quả trước: `congress election {id} result`.",
        fix_en="Compute it first: `congress election {id} result`.",
    ),
    "STEP_NEEDS_CURRENT_RESULT": Message(
        vi='Sau khi tính kết quả của "{id}", vòng {round}, số liệu đầu vào đã thay đổi.',
        en='What the result of "{id}", round {round} was computed from has changed since.',
        fix_vi="Tính lại: `congress election {id} result`.",
        fix_en="Compute it again: `congress election {id} result`.",
    ),
    "STEP_NEEDS_OPEN_ROUND": Message(
        vi='Vòng {round} của "{id}" đã khép lại: vòng sau đã bắt đầu.',
        en='Round {round} of "{id}" is closed: the next round has begun.',
        fix_vi="Kết quả và giấy tờ của vòng này giữ nguyên. Bỏ --round: lệnh sẽ làm với vòng mới nhất.",
        fix_en="Its result and papers stay as they are. Leave --round out: the command takes the latest round.",
    ),
    "STEP_NEEDS_NOT_ENDED": Message(
        vi='Cuộc bầu cử "{id}" đã khép lại sau vòng {round} theo quyết định: {reason}.',
        en='Election "{id}" was closed after round {round} by decision: {reason}.',
        fix_vi='Nếu ghi nhầm: `congress election {id} round --round {round} --withdraw "LÝ DO"`.',
        fix_en='Where that was a mistake: `congress election {id} round --round {round} --withdraw "REASON"`.',
    ),
    "STEP_NEEDS_NOT_FIXED": Message(
        vi='Kết quả vòng {round} của "{id}" đã chốt ({people} xác nhận); không thay đổi được nữa.',
        en='The result of round {round} of "{id}" is fixed (confirmed by {people}); nothing of it can be changed.',
        fix_vi='Nếu phải sửa, hai người trong số đó mở lại: `congress election {id} confirm --withdraw "LÝ DO" '
        '--name "HỌ TÊN" --name "HỌ TÊN"`.',
        fix_en='Where it must be, two of them unlock it: `congress election {id} confirm --withdraw "REASON" '
        '--name "NAME" --name "NAME"`.',
    ),
    "STEP_NEEDS_FIXED": Message(
        vi='Kết quả vòng {round} của "{id}" chưa được xác nhận và chốt.',
        en='The result of round {round} of "{id}" is not confirmed and fixed yet.',
        fix_vi='Chốt kết quả: `congress election {id} confirm --name "HỌ TÊN" --name "HỌ TÊN"` (từ hai người trở lên).',
        fix_en='Fix it: `congress election {id} confirm --name "NAME" --name "NAME"` (two people or more).',
    ),
    "CONFIRM_TOO_FEW": Message(
        vi="Kết quả phải được ít nhất hai người xác nhận; mới có {count}.",
        en="A result is confirmed by two different people at least; {count} given.",
        fix_vi='Ghi tên từng người: `congress election {id} confirm --name "HỌ TÊN" --name "HỌ TÊN"`.',
        fix_en='Name each of them: `congress election {id} confirm --name "NAME" --name "NAME"`.',
    ),
    "CONFIRM_NOT_NAMED": Message(
        vi="{by} không có trong danh sách những người ký của cuộc bầu cử này ({people}).",
        en="{by} is none of the people who sign for this election ({people}).",
        fix_vi="Kiểm tra lại họ tên; nếu còn thiếu người, thêm vào [[event.officer]] của tệp cuộc bầu cử rồi tính lại "
        "kết quả.",
        fix_en="Check the name; somebody missing is added to [[event.officer]] of the contest file, and the result "
        "computed again.",
    ),
    "CONFIRM_WITHOUT_HEAD": Message(
        vi="Trưởng ban kiểm phiếu ({head}) chưa xác nhận kết quả này.",
        en="The head of the counting committee ({head}) does not confirm this result yet.",
        fix_vi='Thêm: --name "{head}".',
        fix_en='Add: --name "{head}".',
    ),
    "UNLOCK_TOO_FEW": Message(
        vi="Mở lại kết quả đã chốt phải có hai người trong số đã xác nhận ({people}); mới có {count}.",
        en="A fixed result is unlocked by two of those who confirmed it ({people}); {count} given.",
        fix_vi='`congress election {id} confirm --round {round} --withdraw "LÝ DO" --name "HỌ TÊN" --name "HỌ TÊN"`.',
        fix_en='`congress election {id} confirm --round {round} --withdraw "REASON" --name "NAME" --name "NAME"`.',
    ),
    "UNLOCK_BY_OTHERS": Message(
        vi="{by} không phải người đã xác nhận kết quả này ({people}).",
        en="{by} is none of those who confirmed this result ({people}).",
        fix_vi="Chỉ những người đã xác nhận mới mở lại được.",
        fix_en="Only those who confirmed it can unlock it.",
    ),
    "STEP_NEEDS_ENDED": Message(
        vi='Cuộc bầu cử "{id}", vòng {round} chưa ghi quyết định khép lại nào để bỏ.',
        en='Election "{id}", round {round} was not closed; there is nothing to take back.',
        fix_vi="Xem `congress status`.",
        fix_en="See `congress status`.",
    ),
    "BALLOTS_WAIT": Message(
        vi='"{id}", vòng {round}: {count} phiếu chờ xem xét, kết luận.',
        en='"{id}", round {round}: {count} ballots wait for decisions.',
        fix_vi="Hai người cùng kết luận: `congress election {id} review`; hoặc xem ảnh trong counts/, điền review.csv, "
        "rồi: `congress election {id} review KẾT_LUẬN.csv`.",
        fix_en="Two people decide them: `congress election {id} review`; or look at the pictures in counts/, fill in "
        "review.csv, then: `congress election {id} review DECISIONS.csv`.",
    ),
    "UNRESOLVED_BALLOTS": Message(
        vi='"{id}", vòng {round} còn {count} phiếu chưa được xem xét, kết luận: {which}.',
        en='In "{id}", round {round}, {count} ballots are not decided yet: {which}.',
        fix_vi="Xem xét các phiếu này rồi ghi kết luận: `congress election {id} review KẾT_LUẬN.csv`; sau đó tính lại.",
        fix_en="Decide them: `congress election {id} review DECISIONS.csv`; then compute again.",
    ),
    "RESULT_OUT_OF_DATE": Message(
        vi='Kết quả này của "{id}", vòng {round} không còn khớp: sau khi tính, số liệu đầu vào đã thay đổi.',
        en='This result of "{id}", round {round} is out of date: what it was computed from has changed since.',
        fix_vi="Tính lại: `congress election {id} result --round {round}`.",
        fix_en="Compute it again: `congress election {id} result --round {round}`.",
    ),
    "MINUTES_OUT_OF_DATE": Message(
        vi='Biên bản này của "{id}", vòng {round} không còn khớp với kết quả: lập từ số liệu cũ.',
        en='These minutes of "{id}", round {round} are out of date: they are of a result that has changed since.',
        fix_vi="Hủy bản đã in, tính lại kết quả nếu cần, rồi: `congress election {id} minutes --round {round}`.",
        fix_en="Destroy what was printed of them, compute the result again where needed, then: "
        "`congress election {id} minutes --round {round}`.",
    ),
    # Accounts of paper
    "STEP_NEEDS_PAPER_COUNTED": Message(
        vi='"{id}", vòng {round} chưa đủ số phiếu phát ra, số phiếu hỏng đã đổi và số phiếu không dùng.',
        en='For "{id}", round {round} the ballots issued, spoiled and unused were not all entered.',
        fix_vi="Đếm rồi nhập: `congress election {id} accounts --issued SỐ --spoiled SỐ --unused SỐ`.",
        fix_en="Count and enter them: `congress election {id} accounts --issued N --spoiled N --unused N`.",
    ),
    "ACCOUNTS_OF_FILE": Message(
        vi="Chưa ai nhập những số này; đang dùng số dự kiến trong tệp cuộc bầu cử: {listed_vi}.",
        en="Nobody has entered these numbers; those planned in the contest file are used: {listed_en}.",
        fix_vi="Đếm trên giấy rồi nhập: `congress election {id} accounts`, mỗi số một tùy chọn.",
        fix_en="Count them on the paper and enter them: `congress election {id} accounts`, an option for each.",
    ),
    "RECORD_OTHER_DAY": Message(
        vi="Văn bản ghi ngày {clock} theo đồng hồ máy; tệp cuộc bầu cử ghi đại hội ngày {planned}.",
        en="The paper bears the day of this machine's clock, {clock}; the contest file says {planned}.",
        fix_vi="Nếu đồng hồ máy sai: chỉnh lại rồi mới làm tiếp; nếu ngày trong tệp sai: sửa [event] date.",
        fix_en="Where the clock is wrong, set it before going on; where the file is, mend [event] date.",
    ),
    "PRINTED_ABOVE_RECORDED": Message(
        vi="Số phiếu in {printed} nhiều hơn số phiếu đã in theo nhật ký ({recorded}).",
        en="{printed} ballots printed, but the journal records only {recorded}.",
        fix_vi="Đếm lại; phiếu in thêm phải in bằng lệnh `print` để có trong nhật ký.",
        fix_en="Count again; further ballots must be printed with `print`, so that the journal has them.",
    ),
    "OTHER_VERSION_OUT": Message(
        vi='Phiếu bản {version} ({old}) của "{id}", vòng {round} đang được dùng; không được in bản khác ({new}).',
        en='Version {version} ({old}) of the ballots of "{id}", round {round} is in use; another one ({new}) may '
        "not be printed.",
        fix_vi='Thu hồi và hủy phiếu bản cũ trước: `congress election {id} print --withdraw "LÝ DO"`.',
        fix_en='Collect and withdraw the old version first: `congress election {id} print --withdraw "REASON"`.',
    ),
    "PRINTED_BEFORE": Message(
        vi='Phiếu của "{id}", vòng {round} đã in: {printed}. Lệnh này ghi {copies}; chưa in thêm gì.',
        en='{printed} ballots of "{id}", round {round} were printed already; this command says {copies}. None were '
        "added.",
        fix_vi="Muốn in thêm {copies} phiếu nữa: thêm --more. Nếu chỉ gõ nhầm, không phải làm gì.",
        fix_en="For {copies} more: add --more. Where it was a slip, nothing needs to be done.",
    ),
    "COUNTING_BEGUN": Message(
        vi='Việc kiểm phiếu của "{id}", vòng {round} đã bắt đầu.',
        en='The count of "{id}", round {round} has begun.',
        fix_vi="Phiếu in sau lúc này phải được ban kiểm phiếu quản lý và ghi rõ trong biên bản.",
        fix_en="Ballots printed from now on must be kept by the counting committee and named in the minutes.",
    ),
    "OTHER_KEY": Message(
        vi='Phiếu của "{id}", vòng {round} đã in được ký bằng khóa khác; phiếu in bằng khóa này sẽ bị máy đọc loại.',
        en='The ballots of "{id}", round {round} that are out were signed with another key; the reader would '
        "reject these.",
        fix_vi="Dùng đúng khóa đã in lần đầu (--key), hoặc thu hồi phiếu cũ.",
        fix_en="Use the key of the first printing (--key), or withdraw the old ballots.",
    ),
    # Counting and rounds in a workspace
    "FILE_COUNTED": Message(
        vi='{files_vi} đã nằm trong tập "{batch}"; không tính lần nữa vào tập "{new}".',
        en='{files_en} in batch "{batch}" already; nothing is counted again in batch "{new}".',
        fix_vi="Bỏ ra khỏi thư mục quét của tập mới; kiểm tra xem có quét nhầm tập phiếu không.",
        fix_en="Take what is counted out of the new batch's scans; check that the right pile was scanned.",
    ),
    "FILE_KEYED": Message(
        vi='{files_vi} đã nhập vào tập "{batch}"; không tính lần nữa vào tập "{new}".',
        en='{files_en} keyed as batch "{batch}" already; nothing is counted again as batch "{new}".',
        fix_vi='Kiểm tra lại tên tệp sau --from; nếu tập "{batch}" đặt sai tên, bỏ tập đó bằng --withdraw trước.',
        fix_en='Check the file after --from; where batch "{batch}" has the wrong name, --withdraw it first.',
    ),
    "KEYED_NOT_VOTES": Message(
        vi="Đây không phải tệp phiếu: dòng đầu không có cột ballot.",
        en="This is no votes file: its first line has no column ballot.",
        fix_vi="Tệp phiếu là CSV (UTF-8), dòng đầu: ballot,problem và mã từng người ứng cử; mỗi phiếu một dòng.",
        fix_en="A votes file is CSV (UTF-8), its first line ballot,problem and each candidate's id; one row a ballot.",
    ),
    "SCAN_NO_BALLOT": Message(
        vi='Không trang nào trong {pages} trang là phiếu của "{id}". Các trang này là: {listed}.',
        en='None of the {pages} pages is a ballot of "{id}". They are: {listed}.',
        fix_vi="Kiểm tra xem có quét nhầm tập phiếu hoặc gõ nhầm mã cuộc bầu cử không. Chưa có gì được ghi nhận.",
        fix_en="Check that the right pile was scanned and the right election was named. Nothing was recorded.",
    ),
    "BATCH_DIFFERS": Message(
        vi='Tập "{batch}" đã được ghi nhận từ các tệp khác.',
        en='Batch "{batch}" was recorded from other files.',
        fix_vi='Đặt tên khác cho tập mới; nếu phải làm lại cả tập: thêm --replace "LÝ DO".',
        fix_en='Give the new batch another name; to do the whole batch anew: --replace "REASON".',
    ),
    "BATCH_HAS_TWINS": Message(
        vi='{sheets} tờ của tập {others} không được tính hoặc còn nghi vấn vì trùng với tờ của tập "{batch}". Rút tập '
        '"{batch}" thì các tờ đó không còn được tính ở đâu nữa.',
        en='{sheets} sheets of batch {others} were left out, or doubted, because they stand in batch "{batch}". '
        'Without batch "{batch}" they would count nowhere.',
        fix_vi="Rút tập {others} trước, rồi làm việc này, sau đó quét lại tập {others}.",
        fix_en="Withdraw batch {others} first, then do this, then scan batch {others} again.",
    ),
    "BATCH_UNKNOWN": Message(
        vi='Không có tập "{batch}". Các tập đã ghi nhận: {known}.',
        en='There is no batch "{batch}". Recorded: {known}.',
        fix_vi="Kiểm tra lại tên tập; tập mới thì lập tờ kê: congress election {id} batch {batch} --sheets N.",
        fix_en="Check the name; for a new batch, make its slip: congress election {id} batch {batch} --sheets N.",
    ),
    "KEYED_IS_READ": Message(
        vi="Đây là tệp máy đọc (có cột status), không phải phiếu do người nhập.",
        en="This is a file read by machine (it has a column status), not ballots keyed by a person.",
        fix_vi="Đưa ảnh quét vào bằng lệnh `scan`; tệp nhập tay chỉ có cột ballot, problem và mã người ứng cử.",
        fix_en="Bring the scans in with `scan`; a keyed file has ballot, problem and the candidates' ids only.",
    ),
    "NO_NEXT_ROUND": Message(
        vi='Kết quả vòng {round} của "{id}" không dẫn đến vòng bầu tiếp theo ({action_vi}).',
        en='The result of round {round} of "{id}" leads to no further round ({action_en}).',
        fix_vi="Xem lại kết quả; nếu vẫn phải bầu, lập cuộc bầu cử mới.",
        fix_en="Look at the result again; to elect nevertheless, begin a new election.",
    ),
    "DECISION_MISSING": Message(
        vi='Sau vòng {round} của "{id}", có bầu tiếp hay không do đại hội quyết định.',
        en='After round {round} of "{id}" the congress decides whether to go on.',
        fix_vi='Ghi quyết định của đại hội: `congress election {id} round --decision "…"` (cùng --keep MÃ, --mode '
        'nếu có). Không bầu nữa: `congress election {id} round --close "LÝ DO"`.',
        fix_en='Give the decision: `congress election {id} round --decision "…"` (with --keep ID, --mode if decided). '
        'Not to vote again: `congress election {id} round --close "REASON"`.',
    ),
    "ROUND_MADE": Message(
        vi='Vòng {next} của "{id}" đã lập theo quyết định khác ({by} ghi): {decision}. Cách bầu: {mode}; danh sách: '
        "{listed}. Lệnh này không thay đổi gì.",
        en='Round {next} of "{id}" was made by another decision (recorded by {by}): {decision}. Mode: {mode}; list: '
        "{listed}. This command changed nothing.",
        fix_vi="Sửa danh sách của vòng {next} trong contests/{id}-r{next}.toml trước khi in phiếu vòng đó.",
        fix_en="Mend the list of round {next} in contests/{id}-r{next}.toml before its ballots are printed.",
    ),
    "ROUND_OPTIONS": Message(
        vi="--close, --withdraw và các tùy chọn của vòng sau (--decision, --keep, --mode) không dùng cùng nhau.",
        en="--close, --withdraw and the options of a further round (--decision, --keep, --mode) exclude each other.",
        fix_vi="Chọn một: bầu tiếp, không bầu nữa, hoặc bỏ quyết định đã ghi nhầm.",
        fix_en="Choose one: vote again, not vote again, or take a decision back.",
    ),
    "CANNOT_STAND": Message(
        vi='"{id}" không thể có trong danh sách vòng sau: đã trúng cử hoặc không có trong danh sách vòng trước.',
        en='"{id}" cannot be on the next list: elected already, or not on the last list.',
        fix_vi="Chọn trong số: {known}. Người mới thêm vào tệp cuộc bầu cử của vòng sau.",
        fix_en="Choose from: {known}. New people are added in the contest file of the next round.",
    ),
    "NOBODY_LEFT": Message(
        vi='Danh sách vòng {round} của "{id}" không còn ai để bầu tiếp.',
        en='Nobody on the list of round {round} of "{id}" is left for a further one.',
        fix_vi="Lập cuộc bầu cử mới với danh sách mới.",
        fix_en="Begin a new election with a new list.",
    ),
    "ROUND_UNKNOWN": Message(
        vi="Không có vòng {round}. Các vòng hiện có: {known}.",
        en="There is no round {round}. Known: {known}.",
        fix_vi="Kiểm tra lại --round.",
        fix_en="Check --round.",
    ),
    "COMMAND_INCOMPLETE": Message(
        vi="Lệnh còn thiếu: {what}.",
        en="The command lacks: {what}.",
        fix_vi='Thêm {what}, hoặc --withdraw "LÝ DO" để bỏ ra khỏi kết quả kiểm.',
        fix_en='Add {what}, or --withdraw "REASON" to take it out of the count.',
    ),
    "GROUND_NOT_KNOWN": Message(
        vi="Quy chế không có căn cứ phiếu không hợp lệ “{ground}”.",
        en="The regulation knows no ground of invalidity “{ground}”.",
        fix_vi="Các căn cứ: {known_vi}.",
        fix_en="The grounds are: {known_en}.",
    ),
    "GROUND_OPTION": Message(
        vi="--ground phải có dạng MÃ=SỐ, mỗi mã một lần; không đọc được: {given}.",
        en="--ground reads CODE=N, each code once; not understood: {given}.",
        fix_vi="Ví dụ: --ground OVERVOTE=1 --ground NONE=1.",
        fix_en="For example: --ground OVERVOTE=1 --ground NONE=1.",
    ),
    "MODE_UNKNOWN": Message(
        vi='Không có cách bầu "{mode}".',
        en='There is no mode "{mode}".',
        fix_vi="Các cách bầu: {known}.",
        fix_en="Known: {known}.",
    ),
    "ELECTION_ID": Message(
        vi="{id} không dùng làm mã cuộc bầu cử được.",
        en="{id} cannot be the id of an election.",
        fix_vi="Mã gồm chữ không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; dài không quá 64.",
        fix_en="An id has letters without accents, digits, `.`, `_` and `-`, at most 64 of them.",
    ),
    "REGULATION_PLACE": Message(
        vi='Quy chế "{regulation}" phải nằm cùng thư mục với tệp cuộc bầu cử.',
        en='The regulation "{regulation}" must stand in the same folder as the contest file.',
        fix_vi="Chép tệp quy chế vào cạnh tệp cuộc bầu cử và ghi `regulation` bằng tên tệp.",
        fix_en="Put the file beside the contest file, and give `regulation` its name alone.",
    ),
}
