"""The words of problems with badges, check-in and presence, in Vietnamese and English."""

from tally.problems import Message

_NOTHING_VI = "Chưa ghi nhận gì. "
_NOTHING_EN = "Nothing was recorded. "

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
}
