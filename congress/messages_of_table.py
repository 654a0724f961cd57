"""The words said at the counting table: batches and their slips, keying, two counts of the same sheets."""

from tally.problems import Message

TABLE_MESSAGES: dict[str, Message] = {
    # Batches and slips
    "SLIP_BEFORE_BALLOTS": Message(
        vi='Chương trình chưa in phiếu nào của "{id}", vòng {round}.',
        en='This program has printed no ballots of "{id}", round {round}.',
        fix_vi="Phiếu in ở nơi khác thì nhập bằng `key`, không quét được; nếu không phải vậy: xem lại mã cuộc bầu và "
        "vòng, rút tờ kê này bằng --withdraw.",
        fix_en="Ballots printed elsewhere are keyed with `key`, not scanned. If that is not so, look at the election's "
        "id and round, and withdraw this slip with --withdraw.",
    ),
    "SLIP_SHEETS": Message(
        vi="Số tờ của một tập phải từ 1 đến {most}, không phải {sheets}.",
        en="A batch has 1 to {most} sheets, not {sheets}.",
        fix_vi="Ghi số tờ đã đếm bằng tay: --sheets N.",
        fix_en="Give the number of sheets counted by hand: --sheets N.",
    ),
    "SLIP_DIFFERS": Message(
        vi='Tờ kê của tập "{batch}" đã ghi {declared} tờ ({by} đếm), không phải {sheets}.',
        en='The slip of batch "{batch}" says {declared} sheets (counted by {by}), not {sheets}.',
        fix_vi="Đếm lại tập này; nếu tờ kê sai: congress election {id} batch {batch} --sheets {sheets} "
        '--replace "LÝ DO".',
        fix_en="Count the pile again; where the slip is wrong: congress election {id} batch {batch} --sheets {sheets} "
        '--replace "REASON".',
    ),
    "SLIP_COUNTED": Message(
        vi='Tập "{batch}" đã kiểm với {found} tờ; tờ kê không ghi {sheets} tờ được.',
        en='Batch "{batch}" was counted with {found} sheets; its slip cannot say {sheets}.',
        fix_vi='Bỏ lần kiểm đó trước: congress election {id} batch {batch} --withdraw "LÝ DO", rồi kiểm lại.',
        fix_en='Take that count out first: congress election {id} batch {batch} --withdraw "REASON", then count again.',
    ),
    "SLIP_TOO_MANY": Message(
        vi='Tập "{batch}": có {found} tờ, tờ kê ghi {declared} tờ ({by} đếm): thừa {off} tờ. Chưa ghi nhận gì.',
        en='Batch "{batch}": {found} sheets, its slip says {declared} (counted by {by}): {off} too many. Nothing was '
        "recorded.",
        fix_vi="Đếm lại tập bằng tay. Có tờ quét hoặc nhập hai lần: làm lại cả tập; có tờ của tập khác: trả về tập đó; "
        'tờ kê sai: congress election {id} batch {batch} --sheets N --replace "LÝ DO".',
        fix_en="Count the pile by hand again. A sheet scanned or keyed twice: do the batch anew; a sheet of another "
        'batch: put it back; the slip is wrong: congress election {id} batch {batch} --sheets N --replace "REASON".',
    ),
    "SLIP_TOO_FEW": Message(
        vi='Tập "{batch}": có {found} tờ, tờ kê ghi {declared} tờ ({by} đếm): thiếu {off} tờ. Chưa ghi nhận gì.',
        en='Batch "{batch}": {found} sheets, its slip says {declared} (counted by {by}): {off} too few. Nothing was '
        "recorded.",
        fix_vi="Đếm lại tập bằng tay. Có tờ dính nhau hoặc bỏ sót: làm lại cả tập; tìm tờ rơi quanh bàn kiểm phiếu; "
        'tờ kê sai: congress election {id} batch {batch} --sheets N --replace "LÝ DO".',
        fix_en="Count the pile by hand again. Sheets stuck together or left out: do the batch anew; look for fallen "
        'sheets; the slip is wrong: congress election {id} batch {batch} --sheets N --replace "REASON".',
    ),
    "STEP_NEEDS_SLIPS_COUNTED": Message(
        vi="Tờ kê và các tập đã kiểm chưa khớp: {batches}.",
        en="Slips and counted batches do not match: {batches}.",
        fix_vi="Kiểm các tập còn thiếu, lập tờ kê cho tập chưa có, hoặc bỏ tập lập nhầm (`congress status` cho biết).",
        fix_en="Count the batches that are missing, make the slip of a batch without one, or withdraw a batch made by "
        "mistake (`congress status` tells).",
    ),
    "SHEET_UNKNOWN": Message(
        vi='Tập "{batch}" không có tờ số {sheet}; các tờ đánh số từ 1 đến {most}.',
        en='Batch "{batch}" has no sheet {sheet}; its sheets are 1 to {most}.',
        fix_vi="Kiểm tra lại tên tập và số tờ.",
        fix_en="Check the batch and the number of the sheet.",
    ),
    # Who may do what with a batch, and when
    "BATCH_NO_CANDIDATE": Message(
        vi="{by} có tên trong danh sách bầu cử nên không được tham gia kiểm phiếu.",
        en="{by} is on the list of candidates and cannot take part in the count.",
        fix_vi="Để người khác trong ban kiểm phiếu làm. Nếu chỉ trùng tên, thêm điều phân biệt vào --as, ví dụ đơn vị.",
        fix_en="Let another member of the counting committee do it. Somebody who only has the same name adds what "
        "tells them apart to --as, such as the unit.",
    ),
    "BATCH_NEEDS_SLIP_LIKE_OTHERS": Message(
        vi='Tập "{batch}" chưa có tờ kê, trong khi các tập khác đã có.',
        en='Batch "{batch}" has no slip, and other batches have one.',
        fix_vi="Đếm tập bằng tay rồi lập tờ kê: congress election {id} batch {batch} --sheets N.",
        fix_en="Count the pile by hand and make its slip: congress election {id} batch {batch} --sheets N.",
    ),
    "BATCH_NEEDS_SLIP": Message(
        vi='Tập "{batch}" chưa có tờ kê nên chưa nhập phiếu được.',
        en='Batch "{batch}" has no slip, so its ballots cannot be keyed yet.',
        fix_vi="Đếm tập bằng tay rồi lập tờ kê: congress election {id} batch {batch} --sheets N.",
        fix_en="Count the pile by hand and make its slip: congress election {id} batch {batch} --sheets N.",
    ),
    "BATCH_NEEDS_COUNT": Message(
        vi='Tập "{batch}" chưa kiểm lần nào, nên chưa có lần kiểm thứ hai.',
        en='Batch "{batch}" was not counted yet, so there is no second count.',
        fix_vi="Chạy lại không có --second.",
        fix_en="Run it without --second.",
    ),
    "BATCH_NEEDS_ROOM": Message(
        vi='Tập "{batch}" đã kiểm hai lần ({people}).',
        en='Batch "{batch}" was counted twice already ({people}).',
        fix_vi="Nếu phải làm lại một lần: congress election {id} key --batch {batch} --count 2 --withdraw "
        '"LÝ DO" (1: lần thứ nhất).',
        fix_en="To do one of them anew: congress election {id} key --batch {batch} --count 2 --withdraw "
        '"REASON" (1: the first).',
    ),
    "BATCH_NEEDS_KEYED_COUNT": Message(
        vi='Tập "{batch}" đã quét; quét lần nữa không phải là lần kiểm độc lập.',
        en='Batch "{batch}" was scanned; scanning it again is no independent count.',
        fix_vi="Lần thứ hai để người nhập: congress election {id} key --batch {batch}.",
        fix_en="Let people key it as the second count: congress election {id} key --batch {batch}.",
    ),
    "BATCH_NEEDS_OTHER_PERSON": Message(
        vi='{by} đã nhập tập "{batch}" rồi; lần thứ hai phải do người khác nhập.',
        en='{by} keyed batch "{batch}" already; somebody else must key it the second time.',
        fix_vi='Người khác chạy: congress election {id} key --batch {batch} --as "HỌ TÊN".',
        fix_en='Somebody else runs: congress election {id} key --batch {batch} --as "NAME".',
    ),
    "BATCH_NEEDS_TWO_COUNTS": Message(
        vi='Tập "{batch}" chưa được kiểm hai lần, nên chưa có gì để đối chiếu.',
        en='Batch "{batch}" was not counted twice, so there is nothing to compare.',
        fix_vi="Kiểm lần thứ hai: congress election {id} key --batch {batch}.",
        fix_en="Count it a second time: congress election {id} key --batch {batch}.",
    ),
    "BATCH_NEEDS_NOTHING_WAITING": Message(
        vi='Tập "{batch}" còn phiếu máy đọc chưa rõ, chưa có người kết luận.',
        en='Batch "{batch}" has doubtful ballots that nobody has decided.',
        fix_vi="Kết luận các phiếu đó trước: congress election {id} review.",
        fix_en="Decide them first: congress election {id} review.",
    ),
    "BATCH_NEEDS_THIRD_PERSON": Message(
        vi='{by} đã kiểm tập "{batch}"; chỗ khác nhau phải do người thứ ba đối chiếu trên phiếu giấy.',
        en='{by} counted batch "{batch}"; a third person settles differences on the paper.',
        fix_vi="Người không thuộc {people} chạy lệnh này với --as của mình.",
        fix_en="Somebody other than {people} runs this, with their own --as.",
    ),
    # A typed line
    "LINE_EMPTY": Message(
        vi="Dòng trống không phải là một phiếu.",
        en="An empty line is no ballot.",
        fix_vi="Phiếu không có gì để ghi thì gõ 0.",
        fix_en="Where there is nothing to note, type 0.",
    ),
    "LINE_NUMBER": Message(
        vi="Không có số {number}; danh sách đánh số từ 1 đến {most}.",
        en="There is no number {number}; the list runs from 1 to {most}.",
        fix_vi="Xem lại số trên phiếu.",
        fix_en="Look at the number on the ballot.",
    ),
    "LINE_TWICE": Message(
        vi="Số {number} gõ hai lần.",
        en="Number {number} was typed twice.",
        fix_vi="Xem lại phiếu; mỗi số gõ một lần.",
        fix_en="Look at the ballot; type each number once.",
    ),
    "LINE_RANGE": Message(
        vi="{said}: số sau nhỏ hơn số trước.",
        en="{said}: the second number is smaller than the first.",
        fix_vi="Gõ số nhỏ trước, ví dụ 5-9.",
        fix_en="Type the smaller one first, such as 5-9.",
    ),
    "LINE_TOKEN_STRIKE": Message(
        vi="Không hiểu “{said}”.",
        en="“{said}” is not understood.",
        fix_vi="Gõ số của những người bị gạch: 3 17 22; 5-9; 0 không gạch ai; * gạch hết.",
        fix_en="Type the numbers of the struck names: 3 17 22; 5-9; 0 nobody; * everybody.",
    ),
    "LINE_TOKEN_AGREE": Message(
        vi="Không hiểu “{said}”.",
        en="“{said}” is not understood.",
        fix_vi="Gõ các dòng không phải đồng ý: 4 không đồng ý; 4+ cả hai ô; 4- bỏ trống; 0 đồng ý hết.",
        fix_en="Type the rows that are not agree: 4 do not agree; 4+ both boxes; 4- neither; 0 all agree.",
    ),
    "LINE_TOKEN_POINTS": Message(
        vi="Không hiểu “{said}”.",
        en="“{said}” is not understood.",
        fix_vi="Gõ số dòng = số phiếu bầu: 3=500 7=250; 0 không bầu cho ai.",
        fix_en="Type row = votes: 3=500 7=250; 0 nobody.",
    ),
    "LINE_LEVEL": Message(
        vi="Không hiểu “{said}”.",
        en="“{said}” is not understood.",
        fix_vi="Mỗi dòng một chữ số: 1 tín nhiệm cao, 2 tín nhiệm, 3 tín nhiệm thấp, 0 bỏ trống, 4 nhiều ô.",
        fix_en="One digit a row: 1 high, 2 medium, 3 low, 0 no mark, 4 several marks.",
    ),
    "LINE_LENGTH": Message(
        vi="Đã gõ {typed} chữ số, phiếu có {rows} dòng.",
        en="{typed} digits typed, the ballot has {rows} rows.",
        fix_vi="Gõ đủ mỗi dòng một chữ số, theo thứ tự từ trên xuống.",
        fix_en="Type one digit for every row, from top to bottom.",
    ),
    "LINE_SHARES": Message(
        vi="Phiếu này cần một số cổ phần.",
        en="This ballot needs one number of shares.",
        fix_vi="Gõ thêm w và số cổ phần, một lần, ví dụ w1200.",
        fix_en="Add w and the shares, once, such as w1200.",
    ),
    "LINE_GROUND": Message(
        vi="Không có căn cứ “{said}”; các căn cứ là /1 đến /{most}.",
        en="There is no ground “{said}”; the grounds are /1 to /{most}.",
        fix_vi="Xem danh sách căn cứ ở cuối màn hình.",
        fix_en="See the list of grounds below.",
    ),
    "LINE_GROUND_ALONE": Message(
        vi="Căn cứ không hợp lệ phải đứng một mình trên dòng: {said}",
        en="A ground stands alone on the line: {said}",
        fix_vi="Phiếu có căn cứ ngoài dấu bầu thì chỉ gõ căn cứ, ví dụ /2.",
        fix_en="A ballot with a ground beside its marks is keyed as that ground alone, such as /2.",
    ),
    # Keying a batch
    "KEYING_TERMINAL": Message(
        vi="Màn hình nhập phiếu cần một cửa sổ dòng lệnh.",
        en="The keying screen needs a terminal.",
        fix_vi="Chạy trong cửa sổ dòng lệnh, hoặc thêm --plain để nhập từng dòng.",
        fix_en="Run it in a terminal, or add --plain to key line by line.",
    ),
    "KEYING_UNFINISHED": Message(
        vi='Tập "{batch}" chưa ghi nhận: đã nhập {keyed} trong {sheets} tờ. Những tờ đã nhập vẫn được giữ.',
        en='Batch "{batch}" is not recorded: {keyed} of {sheets} sheets keyed. They are kept.',
        fix_vi="Chạy lại đúng lệnh này để nhập tiếp; đủ tờ thì gõ + để ghi nhận.",
        fix_en="Run the same command to go on; type + to hand in when all are keyed.",
    ),
    "SETTLE_UNFINISHED": Message(
        vi="Còn {left} chỗ lệch chưa xác định (tập, tờ): {where}. Những chỗ đã ghi lý do thì đã ghi nhận.",
        en="{left} differences are still open (batch, sheet): {where}. Those given a reason are recorded.",
        fix_vi="Chạy lại đúng lệnh này để làm tiếp.",
        fix_en="Run the same command to go on.",
    ),
    "TYPED_TOO_MANY": Message(
        vi='Tờ kê của tập "{batch}" ghi {sheets} tờ, đã nhập đủ. Tờ này là tờ thừa: chưa ghi.',
        en='The slip of batch "{batch}" says {sheets} sheets, and all are keyed. This one is too many: not recorded.',
        fix_vi="Dừng lại, đếm tập bằng tay. Nhập lặp một tờ thì bỏ bớt bằng -; tờ kê sai thì sửa tờ kê rồi nhập tiếp.",
        fix_en="Stop and count the pile by hand. One was keyed twice: take sheets back with -; the slip is wrong: "
        "correct it, then go on.",
    ),
    "TYPED_NOT_YET": Message(
        vi="Chưa nhập tờ {sheet}; mới nhập đến tờ {keyed}.",
        en="Sheet {sheet} is not keyed yet; {keyed} are.",
        fix_vi="Nhập lần lượt từng tờ.",
        fix_en="Key the sheets one after the other.",
    ),
    "TYPED_NOTHING": Message(
        vi="Chưa nhập tờ nào để bỏ.",
        en="No sheet is keyed that could be taken back.",
    ),
    "TYPED_SHEET": Message(
        vi="Không hiểu “{said}”.",
        en="“{said}” is not understood.",
        fix_vi="Nhập lại tờ 7: gõ #7, dấu cách, rồi phiếu.",
        fix_en="To key sheet 7 again: #7, a space, then the ballot.",
    ),
    "DRAFT_IN_USE": Message(
        vi="Phần đang nhập này đang mở ở một cửa sổ khác.",
        en="This draft is open in another window.",
        fix_vi="Nhập tiếp ở cửa sổ kia, hoặc đóng cửa sổ kia trước.",
        fix_en="Go on in the other window, or close it first.",
    ),
    "DRAFT_BROKEN": Message(
        vi="Tệp đang nhập bị hỏng ở giữa (mất bản ghi {number}); không nhập tiếp vào tệp này.",
        en="The draft is broken in the middle (record {number} is missing); nothing is added to it.",
        fix_vi="Đổi tên tệp này để giữ lại, kiểm tra ổ đĩa, rồi nhập lại tập phiếu từ đầu.",
        fix_en="Move the file away to keep it, check the disk, and key the batch from the beginning.",
    ),
    "DRAFT_OTHER_LIST": Message(
        vi='Phần đang nhập của tập "{batch}" theo một danh sách bầu cử khác danh sách hiện nay.',
        en='What was keyed of batch "{batch}" was keyed by another list than the present one.',
        fix_vi="Đưa danh sách về như trước; nếu danh sách mới đúng, đổi tên tệp này rồi nhập lại từ đầu.",
        fix_en="Bring the earlier list back; where the new one is right, move this file away and key from the start.",
    ),
    "CODE_UNREADABLE": Message(
        vi="Mã vừa quét không phải mã của chương trình này, hoặc bàn phím làm sai mã.",
        en="The code is none of this program's, or the keyboard changed it.",
        fix_vi="Tắt bộ gõ tiếng Việt, để máy quét ở bàn phím kiểu Mỹ, rồi quét lại.",
        fix_en="Switch the input method for Vietnamese off, set the scanner to a US keyboard, and scan it again.",
    ),
    "CODE_WITHOUT_BALLOTS": Message(
        vi="Ở đây chưa in phiếu nào nên không kiểm tra được mã trên phiếu.",
        en="No ballots were printed here, so their codes cannot be checked.",
        fix_vi="Nhập phiếu không cần quét mã.",
        fix_en="Key the ballots without their codes.",
    ),
    "CODE_OTHER_SLIP": Message(
        vi="Đây là tờ kê của tập {batch}, {sheets} tờ, vòng {round}: không phải tập đang nhập.",
        en="This is the slip of batch {batch}, {sheets} sheets, round {round}: not the batch being keyed.",
        fix_vi="Trả tập phiếu này về chỗ cũ, lấy đúng tập; hoặc dừng và nhập tập kia.",
        fix_en="Put this pile back and take the right one; or stop and key the other batch.",
    ),
    "CODE_TWICE": Message(
        vi="Phiếu có số {serial} đã nhập ở tờ {sheet}; một phiếu không nhập hai lần.",
        en="The ballot with serial {serial} was keyed as sheet {sheet}; none is keyed twice.",
        fix_vi="Báo trưởng ban kiểm phiếu nếu có hai tờ cùng một số.",
        fix_en="Tell the head of the counting committee where two sheets bear one serial.",
    ),
    "SERIAL_COUNTED": Message(
        vi="Phiếu {ballot} có cùng số với phiếu {twin} của tập khác; một phiếu không tính hai lần.",
        en="Ballot {ballot} bears the serial of ballot {twin} in another batch; none counts twice.",
        fix_vi="Tìm cả hai tờ. Một tờ lẫn giữa hai tập thì trả về đúng tập; có hai tờ cùng số thì báo trưởng ban.",
        fix_en="Fetch both. A sheet that went from pile to pile: put it back; two sheets of one serial: tell the head.",
    ),
    # Deciding doubtful ballots
    "REVIEW_TWO_PEOPLE": Message(
        vi="Phiếu chưa rõ do hai người cùng kết luận; mới có {by}.",
        en="Two people decide doubtful ballots together; {by} is alone.",
        fix_vi='Thêm người thứ hai: congress election {id} review --as "{by}" --with "HỌ TÊN".',
        fix_en='Name the second person: congress election {id} review --as "{by}" --with "NAME".',
    ),
    "REVIEW_UNREAD": Message(
        vi="Máy không đọc được phiếu này nên không có gì để theo.",
        en="No machine could read this ballot; there is no reading to accept.",
        fix_vi="Lấy tờ phiếu ra xem rồi gõ phiếu như khi nhập, hoặc căn cứ không hợp lệ.",
        fix_en="Look at the sheet and key it, or its ground.",
    ),
    "REVIEW_NOT_IN_DOUBT": Message(
        vi="Dòng {numbers} máy đọc rõ nên không hỏi.",
        en="Row {numbers} was read clearly and is not asked about.",
        fix_vi="Chỉ gõ các dòng chưa rõ; nếu máy đọc sai, gõ = rồi cả phiếu, ví dụ = 3 17.",
        fix_en="Type only rows in doubt; where the machine is wrong, type = and the whole ballot, such as = 3 17.",
    ),
    # Settling differences
    "SETTLE_NOTHING": Message(
        vi='Hai lần kiểm tập "{batch}" không khác nhau ở phiếu {ballot}.',
        en='The two counts of batch "{batch}" do not differ on ballot {ballot}.',
        fix_vi="Xem danh sách: congress election … settle --list.",
        fix_en="See the list: congress election … settle --list.",
    ),
    "SETTLE_NO_ROW": Message(
        vi="Lần kiểm thứ nhất không có phiếu {ballot}, nên không đối chiếu riêng phiếu này được.",
        en="The first count does not have ballot {ballot}, so this ballot alone cannot be settled.",
        fix_vi="Đếm lại tập, bỏ lần kiểm thiếu phiếu và kiểm lại lần đó.",
        fix_en="Count the sheets again, withdraw the count that lacks it, and do that count anew.",
    ),
    "SETTLE_CHOICE": Message(
        vi="Gõ {first} hoặc {second}: lần kiểm nào đúng với phiếu giấy.",
        en="Type {first} or {second}: which count is as the paper is.",
    ),
    # Steps with two counts
    "STEP_NEEDS_SECOND_COUNT": Message(
        vi='Vòng {round} của "{id}" chưa có tập nào được kiểm hai lần.',
        en='In round {round} of "{id}" no batch was counted twice.',
        fix_vi="Người thứ hai nhập: congress election {id} key --batch TẬP.",
        fix_en="A second person keys: congress election {id} key --batch BATCH.",
    ),
    "STEP_NEEDS_OFFICIAL": Message(
        vi='Kết quả vòng {round} của "{id}" chưa chính thức.',
        en='The result of round {round} of "{id}" is not official.',
        fix_vi="Kiểm đủ hai lần, đối chiếu hết chỗ khác nhau (`congress status`), rồi `congress election {id} result`.",
        fix_en="Count twice and settle every difference (`congress status`), then `congress election {id} result`.",
    ),
}
