"""The words about who nominates and who stands from the floor, in Vietnamese and English."""

from tally.problems import Message

WHO_MESSAGES: dict[str, Message] = {
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
    "LIST_NOMINATOR_NEAR": Message(
        vi="Người đề cử “{name}” không có trong danh sách đại biểu. Có phải “{near}” (số {number})?",
        en="“{name}”, who nominates, is not on the delegate list. Did you mean “{near}” (no. {number})?",
        fix_vi=(
            "Ghi --nominator {number}, hoặc gõ lại họ tên; nếu có người quyết định khác: --decided “AI QUYẾT ĐỊNH, "
            "VÌ SAO”."
        ),
        fix_en=(
            "Give --nominator {number}, or type the name again; where somebody decided otherwise: --decided "
            "“WHO AND WHY”."
        ),
    ),
    "LIST_NOMINATOR_ABSENT": Message(
        vi="Người đề cử “{name}” (số {number}) được ghi là vắng mặt suốt đại hội.",
        en="“{name}” (no. {number}), who nominates, is marked absent for the whole congress.",
        fix_vi=(
            "Gõ lại người đề cử, hoặc sửa ở `congress presence` nếu người ấy có mặt; nếu có người quyết định khác: "
            "--decided “AI QUYẾT ĐỊNH, VÌ SAO”."
        ),
        fix_en=(
            "Name another, or correct `congress presence` where the person has come; where somebody decided "
            "otherwise: --decided “WHO AND WHY”."
        ),
    ),
    "LIST_SELF_ABSENT": Message(
        vi="“{name}” (số {number}) tự ứng cử nhưng được ghi là vắng mặt suốt đại hội.",
        en="“{name}” (no. {number}) stands, and is marked absent for the whole congress.",
        fix_vi=(
            "Sửa ở `congress presence` nếu người ấy có mặt; nếu có người quyết định khác: --decided “AI QUYẾT "
            "ĐỊNH, VÌ SAO”."
        ),
        fix_en=(
            "Correct `congress presence` where the person has come; where somebody decided otherwise: --decided "
            "“WHO AND WHY”."
        ),
    ),
    "LIST_BORN_FUTURE": Message(
        vi="Ngày sinh {born} còn ở phía trước.",
        en="The birth date {born} is still to come.",
        fix_vi="Gõ lại --born.",
        fix_en="Type --born again.",
    ),
    "LIST_TOO_YOUNG": Message(
        vi="“{name}” sinh {born} chưa đủ {years} tuổi vào ngày {on}; đảng viên từ đủ {years} tuổi ({source_vi}).",
        en="“{name}”, born {born}, is not {years} years old on {on}; a Party member is, at least ({source_en}).",
        fix_vi="Gõ lại --born.",
        fix_en="Type --born again.",
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
    "LIST_FILED_UNKNOWN": Message(
        vi=(
            "Không rõ “{name}” nộp hồ sơ có kịp hay không: nhận ngày {received}, khai mạc ngày {opening}, hạn là "
            "{days} ngày làm việc trước đó, tức ngày {latest} nếu không còn ngày nghỉ nào ngoài các ngày đã biết "
            "({off}). Chương trình chỉ biết ngày nghỉ lễ đến {until}."
        ),
        en=(
            "Whether “{name}” filed in time cannot be told: the papers came in on {received}, the opening is on "
            "{opening}; {days} working days before it is {latest}, if there are no days off but those known ({off}). "
            "Holidays are known until {until} only."
        ),
        fix_vi="Đoàn chủ tịch kiểm tra lịch nghỉ; còn ngày nghỉ khác trong khoảng đó thì hạn sớm hơn.",
        fix_en="The presidium checks the days off; where there are others in between, the last day is earlier.",
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
}
