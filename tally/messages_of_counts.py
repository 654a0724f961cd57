"""The words for accounts and sums: F… figures that cannot be, W… figures that people should look at."""

from tally.problems import Message

COUNT_MESSAGES: dict[str, Message] = {
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
        fix_vi="Tìm phiếu thiếu hoặc thừa; kiểm tra lại số phiếu thu về đã ghi (accounts.returned).",
        fix_en="Find the missing or extra ballots; check the number returned as entered (accounts.returned).",
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
        fix_vi="Đếm lại phiếu hỏng đã thu lại và phiếu phát ra (kể cả phiếu đổi cho phiếu hỏng).",
        fix_en="Count the spoiled ballots taken back, and the ballots issued (those given in exchange too).",
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
    "F19": Message(
        vi="Số phiếu phát ra ({issued}) cộng số phiếu không dùng ({unused}) nhiều hơn số phiếu đã in ({printed}).",
        en="The ballots issued ({issued}) and those unused ({unused}) are more than were printed ({printed}).",
        fix_vi="Đếm lại phiếu không dùng và phiếu phát ra. Vẫn thừa thì dừng lại, tìm phiếu lạ, báo cáo đoàn chủ tịch.",
        fix_en="Count the unused and the issued ballots again. Where there still are too many, stop, look for ballots "
        "from elsewhere and report to the presidium.",
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
        vi="Còn {count} phiếu chưa kết luận; chúng có thể làm thay đổi kết quả đối với: {names}.",
        en="{count} ballots are undecided and could change the outcome for: {names}.",
        fix_vi="Kết quả này chưa chính thức. Xem xét các phiếu đó trước khi công bố.",
        fix_en="This result is not official. Decide those ballots before announcing.",
    ),
    "W09": Message(
        vi="Còn {count} phiếu chưa kết luận; dù kết luận thế nào, kết quả của từng người vẫn như vậy"
        " (trúng cử, được chọn, dự khuyết, bằng phiếu nhau).",
        en="{count} ballots are undecided; however they are decided, nobody's outcome changes"
        " (elected, chosen, alternate, tied).",
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
    "W20": Message(
        vi="{name}: {unusable} trên {valid} {of_vi} không cho ý kiến rõ ràng, nhiều hơn thường lệ.",
        en="{name}: {unusable} of {valid} {of_en} give no clear vote, more than usual.",
        fix_vi="Xem lại các phiếu đó và cách đánh dấu.",
        fix_en="Look at those ballots and at how they are marked.",
    ),
    "W21": Message(
        vi="Điều khoản “{clause}” không có hiệu lực vào ngày {date}.",
        en="The clause “{clause}” is not in force on {date}.",
        fix_vi="Kiểm tra lại quy chế và ngày bầu cử.",
        fix_en="Check the regulation and the date of the contest.",
    ),
    "W22": Message(
        vi="Kết quả chưa chính thức: đã kiểm độc lập {done} lần, cần {required} lần.",
        en="The result is not official: {done} independent count(s) made, {required} required.",
        fix_vi="Kiểm lần thứ hai bằng cách khác hoặc người khác.",
        fix_en="Count a second time, in another way or by other people.",
    ),
    "W23": Message(
        vi="Kết quả chưa chính thức: hai lần kiểm còn {open} chỗ khác nhau chưa đối chiếu.",
        en="The result is not official: {open} differences between the two counts are not settled.",
        fix_vi="Người thứ ba đối chiếu từng chỗ trên phiếu giấy.",
        fix_en="A third person settles each of them on the paper.",
    ),
    "W24": Message(
        vi="Thiếu {missing} phiếu: đã in {printed}, phát ra {issued}, không dùng {unused}.",
        en="{missing} ballots are missing: {printed} printed, {issued} issued, {unused} unused.",
        fix_vi="Tìm số phiếu này và ghi rõ trong biên bản; phiếu lọt ra ngoài có thể bị bỏ vào hòm phiếu.",
        fix_en="Find them and name them in the record; a ballot that got away may end up in the box.",
    ),
}
