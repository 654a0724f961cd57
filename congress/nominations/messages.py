"""The words about the election list, in Vietnamese and English."""

from tally.problems import Message, problem_maker

STATES = {
    "draft": ("dự thảo", "draft"),
    "submitted": ("đã trình", "submitted"),
    "approved": ("đã được phê duyệt", "approved"),
    "adopted": ("đại hội đã thông qua", "adopted by the congress"),
}


def state_values(key: str, *states: str) -> dict[str, str]:
    """The values `key_vi` and `key_en` of a message that names states of a list."""
    vi, en = ((", ".join(STATES[state][side] for state in states)) for side in (0, 1))
    return {f"{key}_vi": vi, f"{key}_en": en}


MESSAGES: dict[str, Message] = {
    "LIST_FROZEN": Message(
        vi="Danh sách bầu cử của “{id}” đã chốt (trạng thái: {state_vi}); danh sách này khác.",
        en="The list of “{id}” is frozen (state: {state_en}); this one is another.",
        fix_vi="Nếu phải sửa, trả lại trước: `congress election {id} list return --reason …`.",
        fix_en="If it must change, return it first: `congress election {id} list return --reason …`.",
    ),
    "LIST_STATE": Message(
        vi=(
            "Danh sách của “{id}” đang ở trạng thái: {state_vi}; việc này chỉ làm khi danh sách ở trạng thái: "
            "{needed_vi}."
        ),
        en="The list of “{id}” is: {state_en}; this needs it to be: {needed_en}.",
        fix_vi="Xem `congress election {id} list show`.",
        fix_en="See `congress election {id} list show`.",
    ),
    "LIST_NEEDS_DOCUMENT": Message(
        vi="Phải ghi văn bản hoặc lý do làm căn cứ.",
        en="The document, or the reason, it stands on must be given.",
        fix_vi="Thêm --document hoặc --reason.",
        fix_en="Add --document or --reason.",
    ),
    "LIST_NOMINEE": Message(
        vi="Không in lên phiếu được: họ tên phải có 1–200 ký tự, ghi chú nhiều nhất 500, không có ký tự điều khiển.",
        en="It cannot stand on a ballot: a name has 1 to 200 letters, a note at most 500, neither a control character.",
        fix_vi="Gõ lại họ tên và ghi chú.",
        fix_en="Type name and note again.",
    ),
    "LIST_NO_SUCH": Message(
        vi="Không có ai mang mã “{id}” trong danh sách hay trong số người được đề cử, ứng cử.",
        en="Nobody on the list or from the floor has the id “{id}”.",
        fix_vi="Xem mã ở `list show`.",
        fix_en="See the ids in `list show`.",
    ),
    "LIST_NAMED_ALREADY": Message(
        vi="“{name}” đã có trong danh sách ({id}).",
        en="“{name}” is on the list already ({id}).",
        fix_vi="Nếu là người khác cùng tên, ghi ngày sinh và --other-person.",
        fix_en="If it is another person of that name, give the birth date and --other-person.",
    ),
    "LIST_NO_CONSENT": Message(
        vi="Đề cử “{name}”, không phải đại biểu, phải có văn bản đồng ý của người ấy.",
        en="A nomination of “{name}”, who is no delegate, needs that person's written consent.",
        fix_vi="Thêm --consent khi đã có; là đại biểu thì ghi --delegate hoặc --number.",
        fix_en="Add --consent once there is one; of a delegate give --delegate or --number.",
    ),
    "LIST_TWINS": Message(
        vi="Danh sách đại biểu có nhiều người tên “{name}”: số {people}.",
        en="The delegate list has several people named “{name}”: no. {people}.",
        fix_vi=(
            "Người được giới thiệu: thêm --number SỐ (hoặc --born, hoặc --not-delegate); người đề cử: ghi số "
            "thay cho tên ở --nominator."
        ),
        fix_en=(
            "Of a nominee add --number N (or --born, or --not-delegate); of a nominator give the number as --nominator."
        ),
    ),
    "LIST_NOT_ON_ROLL": Message(
        vi="“{name}” không có trong danh sách đại biểu.",
        en="“{name}” is not on the delegate list.",
        fix_vi="Gõ đúng họ tên như trong danh sách, hoặc ghi --number SỐ; không phải đại biểu thì ghi --not-delegate.",
        fix_en="Type the name as the list has it, or give --number N; of somebody else give --not-delegate.",
    ),
    "LIST_RECEIVED_DAY": Message(
        vi="Ngày nhận hồ sơ “{value}” phải có đủ ngày, tháng, năm.",
        en="The day of receipt “{value}” needs day, month and year.",
        fix_vi="Ghi như --received 04/09/2025.",
        fix_en="Give it like --received 04/09/2025.",
    ),
    "LIST_NOMINATOR_UNKNOWN": Message(
        vi="Chưa ghi ai đề cử “{name}”: không rõ đó có phải là đại biểu chính thức hay không.",
        en="Nobody is named who nominates “{name}”: whether that is an official delegate cannot be told.",
        fix_vi="Đoàn chủ tịch kiểm tra; muốn ghi: `list void MÃ --reason …`, rồi nhập lại với --nominator.",
        fix_en=(
            "The presidium checks it; to name somebody: `list void ID --reason …`, then enter it again with "
            "--nominator."
        ),
    ),
    "LIST_ROLL_UNKNOWN": Message(
        vi=(
            "Không rõ “{name}” có phải là đại biểu chính thức hay không: thư mục chưa có danh sách đại biểu của "
            "cuộc bầu cử này."
        ),
        en=(
            "Whether “{name}” is an official delegate cannot be told: the folder has no delegate list for this "
            "election."
        ),
        fix_vi="Đoàn chủ tịch kiểm tra; hoặc nhập danh sách bằng `congress delegates import`.",
        fix_en="The presidium checks it; or bring the list in with `congress delegates import`.",
    ),
    "LIST_NOMINATOR_NOT_ON_ROLL": Message(
        vi=(
            "Người đề cử “{name}” không có trong danh sách đại biểu; tại đại hội đại biểu, người đề cử là đại "
            "biểu chính thức."
        ),
        en=(
            "“{name}”, who nominates, is not on the delegate list; at a congress of delegates an official "
            "delegate nominates."
        ),
        fix_vi="Gõ lại họ tên hoặc số đại biểu; nếu có người quyết định khác: --decided “AI QUYẾT ĐỊNH, VÌ SAO”.",
        fix_en="Type name or number again; where somebody decided otherwise: --decided “WHO AND WHY”.",
    ),
    "LIST_NOMINATOR_NOT_OFFICIAL": Message(
        vi=(
            "Người đề cử “{name}” (số {number}) không phải là đại biểu chính thức: dự khuyết, đã thay thế hoặc "
            "không được triệu tập."
        ),
        en="“{name}” (no. {number}), who nominates, is no official delegate: an alternate, replaced, or not summoned.",
        fix_vi="Đại biểu chính thức đề cử; nếu có người quyết định khác: --decided “AI QUYẾT ĐỊNH, VÌ SAO”.",
        fix_en="An official delegate nominates; where somebody decided otherwise: --decided “WHO AND WHY”.",
    ),
    "LIST_COMMITTEE_UNKNOWN": Message(
        vi=(
            "Không rõ “{name}” có thuộc cấp ủy triệu tập hay không: không có danh sách đại biểu của cuộc bầu cử "
            "này, hoặc danh sách không ghi đại biểu đương nhiên."
        ),
        en=(
            "Whether “{name}” is of the convening committee cannot be told: there is no delegate list for this "
            "election, or nobody on it is one ex officio."
        ),
        fix_vi=(
            "Đoàn chủ tịch kiểm tra: ủy viên cấp ủy triệu tập không đề cử, ứng cử, nhận đề cử ngoài danh sách "
            "của cấp ủy."
        ),
        fix_en=(
            "The presidium checks it: members of the convening committee neither nominate nor stand outside its list."
        ),
    ),
    "LIST_NOT_OF_COMMITTEE": Message(
        vi="“{name}” không thuộc cấp ủy triệu tập, theo danh sách đại biểu.",
        en="“{name}” is not of the convening committee, by the delegate list.",
        fix_vi="Không phải làm gì.",
        fix_en="Nothing is to be done.",
    ),
    "LIST_COMMITTEE_STANDS": Message(
        vi=(
            "“{name}” (đại biểu đương nhiên, số {number}) là ủy viên cấp ủy triệu tập: không được ứng cử, nhận "
            "đề cử khi không có tên trong danh sách cấp ủy đề cử."
        ),
        en=(
            "“{name}” (ex officio, no. {number}) is a member of the convening committee: they neither stand nor "
            "accept a nomination when not on the committee's list."
        ),
        fix_vi=(
            "Không nhận đề cử này; là người khác cùng tên thì ghi --not-delegate; nếu có người quyết định khác: "
            "--decided “AI QUYẾT ĐỊNH, VÌ SAO”."
        ),
        fix_en=(
            "Do not take it; of another person of that name give --not-delegate; where somebody decided "
            "otherwise: --decided “WHO AND WHY”."
        ),
    ),
    "LIST_COMMITTEE_NOMINATES": Message(
        vi=(
            "Người đề cử “{name}” (đại biểu đương nhiên, số {number}) là ủy viên cấp ủy triệu tập: không được đề "
            "cử người ngoài danh sách cấp ủy đề cử."
        ),
        en=(
            "“{name}” (ex officio, no. {number}), who nominates, is a member of the convening committee: they do "
            "not nominate outside the committee's list."
        ),
        fix_vi="Một đại biểu khác đề cử; nếu có người quyết định khác: --decided “AI QUYẾT ĐỊNH, VÌ SAO”.",
        fix_en="Another delegate nominates; where somebody decided otherwise: --decided “WHO AND WHY”.",
    ),
    "LIST_DELEGATE_UNKNOWN": Message(
        vi=(
            "Không rõ “{name}” có phải là đại biểu hay không: người không phải đại biểu phải nộp hồ sơ ứng cử "
            "trước ngày khai mạc (chậm nhất {days} ngày làm việc)."
        ),
        en=(
            "Whether “{name}” is a delegate cannot be told: somebody else must have filed to stand before the "
            "opening (at least {days} working days)."
        ),
        fix_vi=(
            "Đoàn chủ tịch kiểm tra; muốn ghi: `list void MÃ --reason …`, rồi nhập lại với --delegate, hoặc "
            "--not-delegate và --received NGÀY."
        ),
        fix_en=(
            "The presidium checks it; to say so: `list void ID --reason …`, then enter it again with --delegate, "
            "or --not-delegate and --received DATE."
        ),
    ),
    "LIST_RECEIVED_MISSING": Message(
        vi=(
            "“{name}” tự ứng cử và không phải đại biểu: phải nộp hồ sơ trước ngày khai mạc (chậm nhất {days} "
            "ngày làm việc), nhưng chưa ghi ngày nhận."
        ),
        en=(
            "“{name}” stands and is no delegate: the papers must be in before the opening (at least {days} "
            "working days), and no day of receipt is given."
        ),
        fix_vi=(
            "Thêm --received NGÀY; đại hội cấp cơ sở thì thêm --grassroots; nếu có người quyết định khác: "
            "--decided “AI QUYẾT ĐỊNH, VÌ SAO”."
        ),
        fix_en=(
            "Add --received DATE; at the grassroots add --grassroots; where somebody decided otherwise: "
            "--decided “WHO AND WHY”."
        ),
    ),
    "LIST_OPENING_UNKNOWN": Message(
        vi=(
            "Không rõ “{name}” nộp hồ sơ có kịp hay không (chậm nhất {days} ngày làm việc trước ngày khai mạc): "
            "chưa có ngày khai mạc."
        ),
        en=(
            "Whether “{name}” filed in time cannot be told (at least {days} working days before the opening): "
            "the day of the opening is not given."
        ),
        fix_vi="Ghi `date` vào congress.toml hoặc [event] của tệp cuộc bầu cử; đoàn chủ tịch tự kiểm tra nếu đã nhập.",
        fix_en=(
            "Write `date` into congress.toml or [event] of the contest file; where it is entered already, the "
            "presidium checks it."
        ),
    ),
    "LIST_FILED_LATE": Message(
        vi=(
            "Hồ sơ ứng cử của “{name}” nhận ngày {received}; khai mạc ngày {opening}, phải nhận chậm nhất ngày "
            "{latest} ({days} ngày làm việc trước khai mạc). Không tính thứ bảy, chủ nhật và các ngày nghỉ: "
            "{off}. Chương trình chỉ biết ngày nghỉ lễ đến {until}; ngày nghỉ khác không biết."
        ),
        en=(
            "The papers of “{name}” came in on {received}; the opening is on {opening}, they must be in by "
            "{latest} ({days} working days before it). Not counted: Saturdays, Sundays and {off}. Holidays are "
            "known until {until} only; other days off are not known."
        ),
        fix_vi=(
            "Kiểm tra ngày nhận và lịch nghỉ; đại hội cấp cơ sở thì thêm --grassroots; nếu có người quyết định "
            "khác: --decided “AI QUYẾT ĐỊNH, VÌ SAO”."
        ),
        fix_en=(
            "Check the day and the days off; at the grassroots add --grassroots; where somebody decided "
            "otherwise: --decided “WHO AND WHY”."
        ),
    ),
    "LIST_FILED_IN_TIME": Message(
        vi=(
            "Hồ sơ ứng cử của “{name}” nhận ngày {received}, chậm nhất ngày {latest} ({days} ngày làm việc trước "
            "khai mạc {opening}). Không tính thứ bảy, chủ nhật và các ngày nghỉ: {off}. Chương trình chỉ biết "
            "ngày nghỉ lễ đến {until}; ngày nghỉ khác không biết."
        ),
        en=(
            "The papers of “{name}” came in on {received}, at the latest {latest} ({days} working days before "
            "the opening on {opening}). Not counted: Saturdays, Sundays and {off}. Holidays are known until "
            "{until} only; other days off are not known."
        ),
        fix_vi="Nếu còn ngày nghỉ khác trong khoảng đó, hạn sớm hơn.",
        fix_en="Where there were other days off in between, the last day is earlier.",
    ),
    "LIST_NUMBERS": Message(
        vi="Số đồng ý {agree} lớn hơn số có mặt {attending}, hoặc không ai có mặt.",
        en="{agree} who agree are more than {attending} attending, or nobody attends.",
        fix_vi="Kiểm tra lại số đếm.",
        fix_en="Check the figures.",
    ),
    "LIST_NOT_ADOPTED": Message(
        vi="Danh sách không được thông qua: {agree} trên {present} người có mặt đồng ý, cần {needed}.",
        en="The list is not adopted: {agree} of {present} present agree; {needed} are needed.",
        fix_vi="Bàn lại danh sách rồi biểu quyết lại.",
        fix_en="Discuss the list and vote again.",
    ),
    "LIST_SUPPORT_OPEN": Message(
        vi="Chưa hỏi ý kiến đại hội về: {people}.",
        en="The congress was not asked about: {people}.",
        fix_vi="Nhập kết quả biểu quyết bằng `list support ID --agree … --attending …`.",
        fix_en="Enter the vote with `list support ID --agree … --attending …`.",
    ),
    "LIST_WITHDRAWAL_OPEN": Message(
        vi="Đại hội chưa quyết định việc xin rút của: {people}.",
        en="The congress has not decided on the withdrawal of: {people}.",
        fix_vi="Nhập quyết định bằng `list withdraw ID --granted` hoặc `--refused`.",
        fix_en="Enter the decision with `list withdraw ID --granted` or `--refused`.",
    ),
    "LIST_OPINION_NEEDED": Message(
        vi="Danh sách có số dư {surplus}, nhiều nhất {most}: phải xin ý kiến về người được đề cử, ứng cử.",
        en="The list has a surplus of {surplus}, at most {most}: the congress is asked about those from the floor.",
        fix_vi="Lập phiếu bằng `list opinion`, kiểm phiếu, rồi `list opinion --take`.",
        fix_en="Make the ballot with `list opinion`, count it, then `list opinion --take`.",
    ),
    "LIST_OPINION_TIED": Message(
        vi="Bằng phiếu ở chỗ cuối: {people}; còn {places} chỗ.",
        en="Equal votes at the cut: {people}; places: {places}.",
        fix_vi=(
            "Đại hội quyết định; ghi --keep cho từng người được giữ, hoặc xin ý kiến lại: `congress election "
            "{id} list opinion`."
        ),
        fix_en=(
            "The congress decides; give --keep for each who stays, or ask again: `congress election {id} list opinion`."
        ),
    ),
    "LIST_TIED_HEAD": Message(
        vi=(
            "Bằng phiếu ở cuối danh sách giới thiệu: {people}; còn {places} chỗ. Nơi bầu từ 3 đến 5 người, người "
            "đứng đầu cấp ủy chọn."
        ),
        en=(
            "Equal votes at the end of the list: {people}; places: {places}. Of 3 to 5 seats, the head of the "
            "committee chooses."
        ),
        fix_vi=(
            "Ghi --keep cho người được chọn và --decided “AI CHỌN”; hoặc xin ý kiến lại: `congress election {id} "
            "list opinion`."
        ),
        fix_en=(
            "Give --keep for who is chosen and --decided “WHO CHOSE”; or ask again: `congress election {id} list "
            "opinion`."
        ),
    ),
    "LIST_NO_SURPLUS_NOW": Message(
        vi="Danh sách có {names} người cho {seats} người cần bầu; danh sách này phải có số dư.",
        en="The list has {names} names for {seats} to be elected; this list must have a surplus.",
        fix_vi=(
            "Giới thiệu thêm (giới thiệu lại nếu chưa đủ số dư), hoặc không cho rút; nếu có người quyết định "
            "khác: --decided “AI QUYẾT ĐỊNH, VÌ SAO”."
        ),
        fix_en=(
            "Nominate more, again where it was not enough, or refuse a withdrawal; where somebody decided "
            "otherwise: --decided “WHO AND WHY”."
        ),
    ),
    "LIST_OPINION_OPEN": Message(
        vi="Phiếu xin ý kiến “{ballot}” đã in hoặc đang kiểm, chưa lấy kết quả.",
        en="The opinion ballot “{ballot}” is out or being counted, and its result is not taken.",
        fix_vi=(
            "Lấy kết quả: `congress election {id} list opinion --take`; hoặc bỏ: `congress election {id} list "
            "opinion --close “LÝ DO”`."
        ),
        fix_en=(
            "Take it: `congress election {id} list opinion --take`; or give it up: `congress election {id} list "
            "opinion --close “WHY”`."
        ),
    ),
    "LIST_OPINION_OPTIONS": Message(
        vi="Chỉ ghi một trong ba: --take, --close, --everybody.",
        en="Give one of --take, --close and --everybody.",
        fix_vi="Chạy lại với một tùy chọn.",
        fix_en="Run it again with one of them.",
    ),
    "LIST_OPINION_NONE": Message(
        vi="Không có phiếu xin ý kiến nào đang chờ lấy kết quả.",
        en="There is no opinion ballot whose result is still to be taken.",
        fix_vi="Lập phiếu bằng `congress election {id} list opinion`; xem `list show`.",
        fix_en="Make one with `congress election {id} list opinion`; see `list show`.",
    ),
    "LIST_OPINION_NOT_ALL": Message(
        vi="Cuộc xin ý kiến “{id}” không hỏi về: {people}.",
        en="The opinion “{id}” did not ask about: {people}.",
        fix_vi="Bỏ phiếu này bằng `list opinion --close “LÝ DO”`, lập phiếu mới bằng `list opinion`.",
        fix_en="Give it up with `list opinion --close “WHY”`, and make a new one with `list opinion`.",
    ),
    "LIST_COMMITTEE_ABOVE": Message(
        vi="Riêng danh sách của cấp ủy đã có số dư {surplus}, nhiều nhất {most}.",
        en="The committee's own list has a surplus of {surplus}, at most {most}.",
        fix_vi="Trả lại danh sách để cấp ủy rút bớt.",
        fix_en="Return the list for the committee to shorten it.",
    ),
    "LIST_TOO_SHORT_NOW": Message(
        vi="Danh sách chỉ còn {names} người cho {seats} người cần bầu.",
        en="Names left on the list: {names}, for {seats} to be elected.",
        fix_vi="Không cho rút thêm, hoặc giới thiệu thêm.",
        fix_en="Refuse a withdrawal, or nominate more.",
    ),
    "LIST_OPINION_NOBODY": Message(
        vi="Không có ai được đề cử, ứng cử để xin ý kiến.",
        en="There is nobody from the floor to be asked about.",
        fix_vi="Không cần phiếu xin ý kiến.",
        fix_en="No opinion ballot is needed.",
    ),
    "LIST_OPINION_NO_RESULT": Message(
        vi="Cuộc xin ý kiến “{id}” chưa có kết quả chính thức.",
        en="The opinion “{id}” has no official result yet.",
        fix_vi="Kiểm phiếu và chạy `congress election {id} result`.",
        fix_en="Count the ballots and run `congress election {id} result`.",
    ),
}

problem = problem_maker(MESSAGES)
