"""The words of problems with badges, check-in and presence, in Vietnamese and English."""

from tally.problems import Message

_NOTHING_VI = "Chưa ghi nhận gì."
_NOTHING_EN = "Nothing was recorded."

PRESENCE_MESSAGES: dict[str, Message] = {
    # Badges
    "BADGE_IS_BALLOT": Message(
        vi="Đây là mã của phiếu bầu hoặc tờ kê lô phiếu, không phải thẻ đại biểu. " + _NOTHING_VI,
        en="This is the code of a ballot or of a batch's slip, no badge. " + _NOTHING_EN,
        fix_vi="Quét thẻ đại biểu. Phiếu không được rời nơi kiểm phiếu.",
        fix_en="Scan the badge. Ballots do not leave the place of the count.",
    ),
    "BADGE_NO_BADGE": Message(
        vi="Mã này không phải của thẻ đại biểu. " + _NOTHING_VI,
        en="This is no badge's code. " + _NOTHING_EN,
        fix_vi="Quét lại; nếu thẻ hỏng, gõ số hoặc tên đại biểu.",
        fix_en="Scan again; where the badge is damaged, type the delegate's number or name.",
    ),
    "BADGE_OTHER_CONGRESS": Message(
        vi="Thẻ này không phải của đại hội này. " + _NOTHING_VI,
        en="This badge is not of this congress. " + _NOTHING_EN,
        fix_vi="Mời người mang thẻ gặp ban thẩm tra tư cách đại biểu.",
        fix_en="Ask its bearer to see the credentials committee.",
    ),
    "BADGE_FORGED": Message(
        vi="Thẻ giả hoặc mã bị sửa: chữ ký không đúng. " + _NOTHING_VI,
        en="Forged, or its code altered: the signature does not hold. " + _NOTHING_EN,
        fix_vi="Giữ thẻ và mời người mang thẻ gặp ban thẩm tra tư cách đại biểu.",
        fix_en="Keep the badge and ask its bearer to see the credentials committee.",
    ),
    "BADGE_OF_NOBODY": Message(
        vi="Không có đại biểu số {number} trong danh sách. " + _NOTHING_VI,
        en="Nobody on the list has the number {number}. " + _NOTHING_EN,
        fix_vi="Đối chiếu thẻ với danh sách đang dùng.",
        fix_en="Compare the badge with the list in use.",
    ),
    "BADGE_WITHDRAWN": Message(
        vi="Thẻ lần cấp {issue} của {name} không còn dùng; thẻ đang dùng là lần cấp {good}. " + _NOTHING_VI,
        en="Badge issue {issue} of {name} is no longer good; issue {good} is. " + _NOTHING_EN,
        fix_vi="Hỏi người mang thẻ; đúng là đại biểu thì tìm theo số hoặc tên.",
        fix_en="Ask its bearer; if it is the delegate, look them up by number or name.",
    ),
    "BADGE_REASON": Message(
        vi="Cấp lại thẻ làm thẻ cũ mất hiệu lực, nên phải có lý do.",
        en="A badge made anew ends the earlier one, which needs a reason.",
        fix_vi='Thêm --reason "LÝ DO".',
        fix_en='Add --reason "REASON".',
    ),
    "BADGE_OTHER_KEY": Message(
        vi="Các thẻ đã cấp được ký bằng khóa {made}…, khóa này là {given}….",
        en="The badges that are out were signed with the key {made}…; this key is {given}….",
        fix_vi='Dùng đúng khóa cũ (--key TỆP), hoặc cấp lại tất cả: bỏ --only và thêm --reason "LÝ DO".',
        fix_en='Use that key (--key FILE), or make all badges anew: without --only and with --reason "REASON".',
    ),
    "BADGE_ISSUES": Message(
        vi="Một thẻ không thể cấp quá {most} lần.",
        en="A badge cannot be issued more than {most} times.",
        fix_vi="Tìm đại biểu theo số hoặc tên.",
        fix_en="Look the delegate up by number or name.",
    ),
    "BADGES_NONE": Message(
        vi="Chưa cấp thẻ nào, nên chưa quét thẻ được.",
        en="No badge was made yet, so none can be scanned.",
        fix_vi="In thẻ bằng `congress delegates badges`, hoặc gõ số, tên đại biểu.",
        fix_en="Make them with `congress delegates badges`, or type numbers or names.",
    ),
    # The desk
    "CHECKED_IN_ALREADY": Message(
        vi="{number} {name} đã vào lúc {at}, bàn {desk}, người ghi: {by}. " + _NOTHING_VI,
        en="{number} {name} came in already at {at}, desk {desk}, seen by {by}. " + _NOTHING_EN,
        fix_vi="Nếu người đang đứng đây là người khác, giữ thẻ và báo ban thẩm tra tư cách đại biểu.",
        fix_en="If it is somebody else who stands here, keep the badge and call the credentials committee.",
    ),
    "NOT_SUMMONED": Message(
        vi="{number} {name} hiện là: {standing}. " + _NOTHING_VI,
        en="{number} {name} is now: {standing}. " + _NOTHING_EN,
        fix_vi="Mời người này gặp ban thẩm tra tư cách đại biểu.",
        fix_en="Ask them to see the credentials committee.",
    ),
    "NOT_IN_THE_HALL": Message(
        vi="{name} không có trong hội trường theo sổ điểm danh. " + _NOTHING_VI,
        en="{name} is not in the hall by the log. " + _NOTHING_EN,
        fix_vi="Kiểm tra lại số; nếu đã vào mà chưa điểm danh thì điểm danh vào trước.",
        fix_en="Check the number; who came in unseen is checked in first.",
    ),
    "SEEN_AND_ABSENT": Message(
        vi="{name} đã có mặt lúc {at}, nên không vắng suốt thời gian đại hội.",
        en="{name} was seen at {at}, and so is not absent for the whole congress.",
        fix_vi="Nếu điểm danh nhầm người, dùng `congress presence void` trước.",
        fix_en="If somebody else was checked in by mistake, use `congress presence void` first.",
    ),
    "NOTHING_TO_TAKE_BACK": Message(
        vi="Không có lần ghi nào của {name} để lấy lại, hoặc đã có lần ghi mới hơn.",
        en="There is no event of {name} to take back, or a newer one stands.",
        fix_vi="Xem `congress presence show`.",
        fix_en="See `congress presence show`.",
    ),
    "PRESENCE_BROKEN": Message(
        vi="Sổ điểm danh đã bị sửa, xóa hoặc chèn: chuỗi không còn khớp.",
        en="The presence log was changed, cut or added to: its chain does not hold.",
        fix_vi="Giữ nguyên tệp làm bằng chứng; điểm danh lại bằng một sổ mới (đổi tên tệp này).",
        fix_en="Keep the file as evidence; take the presence anew in another (rename this one).",
    ),
    # Freezing the presence of an election
    "FREEZE_NOBODY": Message(
        vi="Chưa có đại biểu chính thức nào có mặt.",
        en="No official delegate has checked in.",
        fix_vi="Điểm danh bằng `congress checkin` trước.",
        fix_en="Check them in with `congress checkin` first.",
    ),
    "FREEZE_BODY": Message(
        vi="Cuộc bầu cử này không phải của đại biểu (body = {body}).",
        en="Those who vote in this election are not delegates (body = {body}).",
        fix_vi='Chỉ chốt điểm danh cho các cuộc bầu cử có body = "delegates".',
        fix_en='Freeze the presence only of elections whose body is "delegates".',
    ),
    "FREEZE_DIFFERS": Message(
        vi="Điểm danh của cuộc bầu cử này đã chốt khác: {before}; nay là: {after}.",
        en="The presence of this election was frozen as: {before}; now it would be: {after}.",
        fix_vi='Nếu phải chốt lại, thêm --replace "LÝ DO".',
        fix_en='If it must be frozen anew, add --replace "REASON".',
    ),
    "FREEZE_OTHER_PEOPLE": Message(
        vi="Điểm danh của cuộc bầu cử này đã chốt cũng: {figures}; nhưng ai có mặt, vắng, đã ra ngoài thì nay khác.",
        en="The presence of this election was frozen as: {figures}; the same figures, but of other people.",
        fix_vi='Nếu phải chốt lại, thêm --replace "LÝ DO".',
        fix_en='If it must be frozen anew, add --replace "REASON".',
    ),
    "FREEZE_NOT_ASKED": Message(
        vi="Chưa ghi gì: cần người xác nhận số liệu trên.",
        en="Nothing was written: somebody has to confirm the figures above.",
        fix_vi="Chạy lại và trả lời có, hoặc thêm --yes.",
        fix_en="Run again and answer yes, or add --yes.",
    ),
    "FREEZE_NOT_WRITTEN": Message(
        vi="Không thay được khối [electorate] mà không động đến phần khác của tệp.",
        en="The [electorate] block cannot be put in without touching other parts of the file.",
        fix_vi="Tự chép khối đã in ở trên vào tệp, rồi chạy lại.",
        fix_en="Copy the block printed above into the file by hand, then run again.",
    ),
    "FREEZE_UNSEEN": Message(
        vi="{count} đại biểu chính thức chưa đến, chưa ghi là vắng suốt đại hội: họ vẫn được tính trong căn cứ.",
        en="{count} official delegates have not come, nor are marked absent for the whole congress: the base has them.",
        fix_vi="Ai vắng suốt thời gian đại hội thì ghi bằng `congress presence absent`.",
        fix_en="Mark who is absent for the whole congress with `congress presence absent`.",
    ),
}
