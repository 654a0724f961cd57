"""The words about the election list, in Vietnamese and English."""

from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
    "LIST_FROZEN": Message(
        vi="Danh sách bầu cử của “{id}” đã chốt (trạng thái: {state}); danh sách này khác.",
        en="The list of “{id}” is frozen (state: {state}); this one is another.",
        fix_vi="Nếu phải sửa, trả lại trước: `congress election {id} list return --reason …`.",
        fix_en="If it must change, return it first: `congress election {id} list return --reason …`.",
    ),
    "LIST_STATE": Message(
        vi="Danh sách của “{id}” đang ở trạng thái {state}; việc này cần trạng thái: {needed}.",
        en="The list of “{id}” is {state}; this needs it to be: {needed}.",
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
        vi="Đề cử người phải có văn bản đồng ý của người ấy.",
        en="A nomination needs the written consent of the person.",
        fix_vi="Thêm --consent khi đã có.",
        fix_en="Add --consent once there is one.",
    ),
    "LIST_NUMBERS": Message(
        vi="Số đồng ý {agree} lớn hơn số có mặt {attending}, hoặc không ai có mặt.",
        en="{agree} who agree are more than {attending} attending, or nobody attends.",
        fix_vi="Kiểm tra lại số đếm.",
        fix_en="Check the figures.",
    ),
    "LIST_NOT_ADOPTED": Message(
        vi="Danh sách không được thông qua: {agree} trên {present} người có mặt đồng ý, phải quá nửa.",
        en="The list is not adopted: {agree} of {present} present agree; more than half are needed.",
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
        fix_vi="Đại hội quyết định; ghi --keep cho từng người được giữ.",
        fix_en="The congress decides; give --keep for each who stays.",
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
        vi="Cuộc xin ý kiến “{id}” chưa có kết quả của những người này.",
        en="The opinion “{id}” has no result about these people yet.",
        fix_vi="Kiểm phiếu và chạy `congress election {id} result`.",
        fix_en="Count the ballots and run `congress election {id} result`.",
    ),
}

problem = problem_maker(MESSAGES)
