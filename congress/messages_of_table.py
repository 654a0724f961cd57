"""The words said at the counting table: batches and their slips, keying, two counts of the same sheets."""

from tally.problems import Message

TABLE_MESSAGES: dict[str, Message] = {
    # Batches and slips
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
