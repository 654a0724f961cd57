"""The words about the election list, in Vietnamese and English."""

from congress.nominations.who_messages import WHO_MESSAGES
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


_COMES_BY = {
    "draft": "return --reason …",
    "submitted": "submit --document …",
    "approved": "approve --document …",
    "adopted": "adopt --agree … --present …",
}
"""State → the command of `list` that brings a list to it."""


def way_values(election: str, state: str, needed: str) -> dict[str, str]:
    """The values `way_vi` and `way_en`: the commands that bring a list from `state` to the one `needed`."""
    states = list(STATES)
    at, to = states.index(state), states.index(needed)
    if state == "adopted":
        look = f"`congress election {election} list show`"
        return {
            "way_vi": f"Danh sách đã được thông qua thì không đổi nữa; xem {look}.",
            "way_en": f"An adopted list is not changed any more; see {look}.",
        }
    back = to < at
    steps = [states[0], *states[1 : to + 1]] if back else states[at + 1 : to + 1]
    commands = [f"`congress election {election} list {_COMES_BY[one]}`" for one in steps]
    vi, en = (f"{then}".join(commands) for then in (", rồi ", ", then "))
    if back:
        return {"way_vi": f"Nếu phải làm lại: {vi}.", "way_en": f"If it must be done again: {en}."}
    return {"way_vi": f"Làm trước: {vi}.", "way_en": f"Before that: {en}."}


MESSAGES: dict[str, Message] = {
    **WHO_MESSAGES,
    "LIST_NOT_YET_ADOPTED": Message(
        vi="Danh sách của “{id}” đang ở trạng thái: {state_vi}; đại hội chưa thông qua thì chưa in, chưa lập biên bản.",
        en="The list of “{id}” is: {state_en}; nothing is printed or drawn up of it before the congress adopts it.",
        fix_vi="{way_vi}",
        fix_en="{way_en}",
    ),
    "LIST_NOT_THE_ADOPTED": Message(
        vi="Tệp cuộc bầu cử “{id}” không phải là danh sách đại hội đã thông qua.",
        en="The contest file of “{id}” does not hold the list the congress adopted.",
        fix_vi="Xem `congress election {id} list show`; nhập lại tệp với đúng danh sách đó: `congress import`.",
        fix_en="See `congress election {id} list show`; bring the file in again with that list: `congress import`.",
    ),
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
        fix_vi="{way_vi}",
        fix_en="{way_en}",
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
    "LIST_NUMBERS": Message(
        vi="Số đồng ý {agree} lớn hơn số có mặt {attending}, hoặc không ai có mặt.",
        en="{agree} who agree are more than {attending} attending, or nobody attends.",
        fix_vi="Kiểm tra lại số đếm.",
        fix_en="Check the figures.",
    ),
    "LIST_ABOVE_SUMMONED": Message(
        vi="Số có mặt {attending} lớn hơn số được triệu tập {summoned} của cuộc bầu cử.",
        en="{attending} attending are more than the {summoned} summoned of the election.",
        fix_vi="Kiểm tra lại số đếm; nếu số triệu tập sai, sửa [electorate] trong tệp cuộc bầu cử.",
        fix_en="Check the figures; where the number summoned is wrong, correct [electorate] in the contest file.",
    ),
    "LIST_KEEP": Message(
        vi="--keep ghi {kept}; phải ghi đúng {places} trong số những người bằng phiếu ở chỗ cuối: {people}.",
        en="--keep names {kept}; it must name {places} of those level at the cut: {people}.",
        fix_vi="Ghi --keep một lần cho từng người được giữ.",
        fix_en="Give --keep once for each who stays.",
    ),
    "LIST_KEEP_NO_TIE": Message(
        vi="--keep ghi {kept}, nhưng không có ai bằng phiếu ở chỗ cuối.",
        en="--keep names {kept}, but nobody is level at the cut.",
        fix_vi="Bỏ --keep; xem `congress election {id} list show`.",
        fix_en="Leave --keep out; see `congress election {id} list show`.",
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
    "LIST_OPINION_RECOUNTED": Message(
        vi="Kết quả xin ý kiến “{ballot}” đã đổi hoặc đã bị rút sau khi lấy; danh sách còn tính theo kết quả cũ.",
        en="The opinion “{ballot}” was counted anew, or its count withdrawn, after it was taken; the list rests on it.",
        fix_vi=(
            "Tính lại kết quả nếu chưa có (`congress election {ballot} result`), rồi lấy lại: `congress election {id} "
            "list opinion --take`; hoặc bỏ: `… list opinion --close “LÝ DO”`."
        ),
        fix_en=(
            "Compute it where there is none (`congress election {ballot} result`), then take it again: `congress "
            "election {id} list opinion --take`; or give it up: `… list opinion --close “WHY”`."
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
