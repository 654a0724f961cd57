"""The words of every coded problem of `ballots`, in Vietnamese and English."""

from tally.problems import Message, problem_maker

MESSAGES: dict[str, Message] = {
    # Reading: the files
    "SCAN_MISSING": Message(
        "không tìm thấy tệp ảnh quét",
        "no such scan file",
        "kiểm tra tên tệp hoặc thư mục",
        "check the name of the file or folder",
    ),
    "SCAN_KIND": Message(
        "không phải loại tệp ảnh quét đọc được ({kind})",
        "not a kind of scan file that can be read ({kind})",
        "dùng PDF, TIFF, JPEG hoặc PNG",
        "use PDF, TIFF, JPEG or PNG",
    ),
    "SCAN_BROKEN": Message(
        "tệp ảnh quét hỏng hoặc bị cắt cụt{detail}",
        "the scan file is broken or cut short{detail}",
        "quét lại, hoặc chép lại tệp; thêm --keep-going để ghi nhận và đọc tiếp các tệp khác",
        "scan again, or copy the file again; add --keep-going to record it and go on with the other files",
    ),
    "SCAN_TOO_LARGE": Message(
        "ảnh quét lớn quá giới hạn {limit}",
        "the scan is larger than the limit of {limit}",
        "quét lại ở 200–300 dpi",
        "scan again at 200–300 dpi",
    ),
    "SCAN_NONE": Message(
        "không có trang nào để đọc",
        "there is no page to read",
        "đưa vào tệp ảnh quét hoặc thư mục chứa chúng",
        "give scan files, or a folder that holds some",
    ),
    "SCAN_FAULT": Message(
        "trang này làm chương trình đọc dừng đột ngột",
        "this page stopped the reading program",
        "nhập tay lá phiếu này và giữ lại tệp",
        "key this ballot, and keep the file",
    ),
    "SCAN_NO_BALLOT": Message(
        "không trang nào trong {pages} trang là phiếu của cuộc bầu cử này",
        "none of the {pages} pages is a ballot of this contest",
        "xem cột `problem` và `why` trong tệp kết quả",
        "see the columns `problem` and `why` of the read file",
    ),
    "LAYOUT_KEY": Message(
        "khóa công khai trong layout không dùng được",
        "the public key in the layout cannot be used",
        "dùng layout.json mà `congress ballots print` đã ghi",
        "use the layout.json that `congress ballots print` wrote",
    ),
    "LAYOUT_NO_BLANK": Message(
        "layout thiếu ảnh phiếu trắng của trang {page}",
        "the layout has no blank print of page {page}",
        "in lại phiếu bằng chương trình này để có layout.json đầy đủ",
        "print the ballots again for a complete layout.json",
    ),
    # decisions and read files
    "CSV_UNREADABLE": Message(
        "tệp CSV không đọc được: {detail}",
        "the CSV file cannot be read: {detail}",
        "kiểm tra tên tệp; lưu tệp dạng CSV UTF-8",
        "check the file's name; save it as CSV UTF-8",
    ),
    "CSV_EMPTY": Message(
        "tệp CSV trống", "the CSV file is empty", "kiểm tra đúng tệp chưa", "check that it is the right file"
    ),
    "CSV_COLUMNS": Message(
        "thiếu cột: {columns}",
        "columns missing: {columns}",
        "thêm các cột ấy vào dòng đầu",
        "add them to the first line",
    ),
    "CSV_COLUMNS_UNKNOWN": Message(
        "cột lạ: {columns}", "unknown columns: {columns}", "sửa tên hoặc bỏ cột", "correct the name or drop the column"
    ),
    "CSV_COLUMN_TWICE": Message(
        "cột {column} có hai lần", "column {column} is there twice", "giữ lại một cột", "keep one of them"
    ),
    "CSV_ROW_LENGTH": Message(
        "dòng có {cells} ô, cần {columns}",
        "the row has {cells} cells, {columns} are needed",
        "đặt ô có dấu phẩy trong dấu ngoặc kép",
        "put cells that hold a comma in quotation marks",
    ),
    "BALLOT_TWICE": Message(
        "phiếu {ballot} có hai dòng",
        "ballot {ballot} has two rows",
        "đặt tên tập khác nhau (--batch) cho mỗi lần quét",
        "give each scan a batch name of its own (--batch)",
    ),
    "DECISION_BALLOT": Message(
        "không có phiếu này trong tệp đã đọc",
        "no such ballot in the read file",
        "chép mã phiếu từ cột `ballot`",
        "copy the id from the column `ballot`",
    ),
    "DECISION_CANDIDATE": Message(
        "không có người này trên phiếu",
        "no such candidate on the ballot",
        "chép mã từ dòng đầu của tệp đã đọc",
        "copy the id from the first line of the read file",
    ),
    "DECISION_VALUE": Message(
        "giá trị `{value}` không dùng được cho một ô",
        "`{value}` is no value of a cell",
        "dạng gạch tên: để trống hoặc x; dạng đồng ý: yes, no, both hoặc để trống; "
        "tín nhiệm: high, medium, low, many hoặc để trống",
        "strike: empty or x; agree: yes, no, both or empty; confidence: high, medium, low, many or empty",
    ),
    "DECISION_GROUND": Message(
        "`{value}` không phải căn cứ đối với cả lá phiếu",
        "`{value}` is no ground for a whole ballot",
        "dùng NOT_ISSUED, MARKED, SIGNED, TWO_INKS, OUTSIDE_NAME; DUPLICATE nếu là tờ quét hai lần; "
        "ok nếu không có gì đáng ngại",
        "use NOT_ISSUED, MARKED, SIGNED, TWO_INKS, OUTSIDE_NAME; DUPLICATE for a sheet scanned twice; "
        "ok where nothing is wrong",
    ),
    "DECISION_BY": Message(
        "thiếu tên người quyết định", "nobody is named as having decided", "điền cột `by`", "fill in the column `by`"
    ),
    "DECISION_REASON": Message(
        "thiếu lý do", "the reason is missing", "điền cột `reason`", "fill in the column `reason`"
    ),
    "DECISION_CONFLICT": Message(
        "mâu thuẫn với dòng {line}: `{value}` và `{other}`",
        "contradicts line {line}: `{value}` and `{other}`",
        "giữ lại một quyết định",
        "keep one decision",
    ),
    "DECISION_INCOMPLETE": Message(
        "phiếu máy không đọc được, còn thiếu: {missing}",
        "the machine read nothing on this ballot; still missing: {missing}",
        "ghi đủ mọi người, hoặc một căn cứ cho cả lá phiếu",
        "give a value for every candidate, or a ground for the whole ballot",
    ),
    "BATCH_NAME": Message(
        "tên tập `{name}` không dùng được",
        "the batch name `{name}` cannot be used",
        "dùng chữ, số, dấu `.`, `_`, `-`, không quá 40 ký tự",
        "use letters, digits, `.`, `_`, `-`, at most 40 characters",
    ),
    # Reading: the pages
    "NOT_A_BALLOT": Message("không phải phiếu bầu", "not a ballot"),
    "PAGE_BLANK": Message("trang trắng", "blank page"),
    "PAGE_NO_CODE": Message(
        "trông như phiếu nhưng không đọc được mã QR", "looks like a ballot, but no QR code can be read"
    ),
    "PAGE_TWO_BALLOTS": Message(
        "hai mã QR trên trang không khớp nhau", "the two QR codes of the page contradict each other"
    ),
    "PAGE_NOT_FOUND": Message(
        "các dấu góc không ở đúng chỗ, không khớp được trang",
        "the corner marks are not where they should be; the page cannot be fitted",
    ),
    "PAGE_CUT": Message("một phần phiếu nằm ngoài ảnh", "part of the ballot lies outside the picture"),
    "PAGE_BLURRED": Message(
        "ảnh mờ, không phân biệt được mực với chữ in: quét hoặc chụp lại",
        "the picture is too blurred to tell ink from print: scan or photograph it again",
    ),
    "PAGE_FADED": Message(
        "chữ in ở một đầu trang nhạt hơn hẳn đầu kia: tệp ảnh hỏng hoặc máy quét bị lỗi; quét lại",
        "the print of one end of the page is much paler than the other's: a damaged picture or a faulty scanner; "
        "scan it again",
    ),
    "PAGE_BENT": Message(
        "giấy cong hoặc ảnh méo đến mức không chắc các ô và tên nằm ở đâu: làm phẳng tờ phiếu rồi quét hoặc chụp lại",
        "the paper is bent or the picture distorted so much that places are not certain: flatten the sheet and scan or "
        "photograph it again",
    ),
    "PAGE_TOO_COARSE": Message(
        "ảnh chỉ có {dpi} dpi, cần ít nhất {least}", "the picture has only {dpi} dpi, at least {least} are needed"
    ),
    "PAGE_SCALE": Message(
        "phiếu bị in hoặc quét ở tỉ lệ {percent} %", "the ballot was printed or scanned at {percent} % of its size"
    ),
    "BAD_SIGNATURE": Message("chữ ký số trong mã QR không đúng", "the signature in the QR code is not of this count"),
    "OTHER_CONTEST": Message("phiếu của cuộc bầu cử khác ({found})", "a ballot of another contest ({found})"),
    "OTHER_ROUND": Message("phiếu của vòng khác ({found})", "a ballot of another round ({found})"),
    "OTHER_VERSION": Message("phiếu của bản in khác ({found})", "a ballot of another printing ({found})"),
    "TEST_BALLOT": Message(
        "phiếu thử lẫn với phiếu chính thức ({found})",
        "a test ballot among official ones, or the other way round ({found})",
    ),
    "DUPLICATE": Message("trùng với phiếu {first}", "the same as ballot {first}"),
    "SAME_SHEET": Message(
        "có thể là cùng một tờ với phiếu {first}, quét hai lần",
        "may be the same sheet as ballot {first}, scanned twice",
    ),
    "TRACES_UNREADABLE": Message(
        "Tệp dấu vết của một đợt phiếu đã quét bị hỏng; không biết được tờ nào đã quét rồi.",
        "The file of traces of a batch scanned before is broken; which sheets were scanned already cannot be told.",
        "Rút đợt đó ra khỏi kết quả kiểm phiếu rồi quét lại.",
        "Take that batch out of the count, then scan it again.",
    ),
    "PAGE_MISSING": Message("thiếu trang {pages} của lá phiếu này", "page {pages} of this ballot is missing"),
    "BACK_OF": Message("mặt sau trắng của phiếu {ballot}", "blank back of ballot {ballot}"),
    # Reading: the doubts
    "BOX_TORN": Message(
        "khung ô in sẵn không còn nguyên trên ảnh", "part of the printed frame of a box is missing in the picture"
    ),
    "POINTS_TO_KEY": Message("số viết tay: người đọc và nhập", "a number written by hand: for people to read and key"),
    "MARK_DOT": Message("chấm nhỏ trong ô `{option}`", "only a dot in the box `{option}`"),
    "MARK_RING": Message(
        "vòng quanh ô `{option}`, hoặc nét không qua giữa ô",
        "a ring around the box `{option}`, or ink that misses its middle",
    ),
    "MARK_LONG": Message("nét ở ô `{option}` kéo quá xa", "the mark in the box `{option}` runs on too far"),
    "MARK_BESIDE": Message("dấu nằm lệch ngoài ô `{option}`", "the mark lies beside the box `{option}`"),
    "MARK_THIN": Message(
        "chỉ một đường thẳng mảnh qua ô `{option}`, có thể là vệt máy quét hoặc nếp gấp",
        "only a thin straight line through the box `{option}`: maybe a scanner's streak or a fold",
    ),
    "MARK_FAINT": Message("vết mờ trong ô `{option}`", "something faint in the box `{option}`"),
    "STRIKE_FAINT": Message("nét gạch rất mờ", "a very faint line"),
    "MARK_FILLED_OVER": Message(
        "một ô bị tô kín và một ô khác cũng có dấu", "one box is filled over and another is marked too"
    ),
    "STRIKE_PART": Message("nét gạch chỉ phủ một phần tên", "the line covers only part of the name"),
    "STRIKE_UNDER": Message("nét gạch dưới tên", "a line under the name"),
    "STRIKE_OVER": Message("nét gạch trên tên", "a line over the name"),
    "STRIKE_CIRCLE": Message("tên bị khoanh", "a ring around the name"),
    "STRIKE_SMALL": Message("nét nhỏ ở tên", "a small mark at the name"),
    "STRIKE_SHARED": Message("nét gạch của tên khác lấn vào tên này", "the strike of another name runs into this one"),
    "STRIKE_FOLD": Message("nếp gấp chạy dọc tên", "a fold runs along the name"),
    "STRAY_INK": Message(
        "có nét mực ngoài chỗ đánh dấu, cách mép trái {x} mm, cách mép trên {y} mm",
        "ink outside the places for marks, {x} mm from the left and {y} mm from the top",
    ),
    # ---- the press
    "COPIES_COUNT": Message(
        "Số bản in {copies} không dùng được.",
        "{copies} copies cannot be printed.",
        "Cho số phiếu cần in, từ 1 đến {most_vi}.",
        "Give the number of ballots to print, from 1 to {most_en}.",
    ),
    "LIST_TOO_LONG": Message(
        "Danh sách {count} người không in đủ trên {sides} mặt giấy {paper}.",
        "A list of {count} people does not fit on {sides} sides of {paper}.",
        'Dùng khổ A4, chữ thường; rút gọn tên, ghi chú; phiếu nhiều tờ chỉ in được với identity = "serial".',
        'Use A4 and normal print; shorten names or notes; ballots of several sheets need identity = "serial".',
    ),
    "COLUMNS_TOO_NARROW": Message(
        "Giấy {paper} với dạng phiếu và cỡ chữ này không đủ chỗ cho {columns} cột.",
        "{paper} is too narrow for {columns} columns in this form and print.",
        "Bỏ `columns` trong [ballot] (hoặc --columns), dùng khổ A4, hoặc chữ thường.",
        "Leave out `columns` of [ballot] (or --columns), or use A4 or normal print.",
    ),
    "FONT_MISSING": Message(
        "Phông chữ {font} chưa được cài đặt (chỉ có: {found}); phiếu in ra sẽ sai kích thước hoặc thiếu dấu.",
        "The font {font} is not installed (found: {found}); ballots would have wrong sizes or lack letters.",
        "Cài gói phông chữ: apt install fonts-croscore.",
        "Install the fonts: apt install fonts-croscore.",
    ),
    "FONT_LACKS_LETTERS": Message(
        "Phông chữ {font} không có các chữ: {letters}.",
        "The font {font} has no letters for: {letters}.",
        "Viết lại tên, chức vụ hoặc tiêu đề bằng chữ Việt hoặc chữ La-tinh.",
        "Write names, notes and titles in Vietnamese or other Latin letters.",
    ),
    "FOLDER_UNWRITABLE": Message(
        "Không ghi được vào thư mục ({detail}).",
        "The folder cannot be written ({detail}).",
        "Chọn thư mục khác, hoặc xem quyền ghi và chỗ trống trên đĩa.",
        "Choose another folder, or see to its permissions and the free space.",
    ),
    "FOLDER_IS_FILE": Message(
        "Đường dẫn này là một tệp, không phải thư mục.",
        "This path is a file, not a folder.",
        "Cho tên thư mục khác.",
        "Name another folder.",
    ),
    "FOLDER_OTHER_PDF": Message(
        "Thư mục đã có tệp PDF khác: {names}.",
        "The folder holds other PDF files: {names}.",
        "Chọn thư mục mới, để không in nhầm tệp khác với phiếu.",
        "Choose a new folder, so that nothing else is printed along with the ballots.",
    ),
    "KEY_BESIDE_BALLOTS": Message(
        "Tệp khóa ký nằm trong thư mục phiếu.",
        "The signing key is in the folder of the ballots.",
        "Để khóa ở nơi khác: ai có khóa thì làm được phiếu giả.",
        "Keep the key elsewhere: whoever has it can make ballots.",
    ),
    "KEY_OPEN_TO_OTHERS": Message(
        "Người khác đọc được tệp khóa ký (quyền {mode}).",
        "Others can read the signing key (mode {mode}).",
        "Chạy chmod 600 cho tệp này; nếu có thể đã lộ thì xóa đi để tạo khóa mới rồi in lại phiếu.",
        "Run chmod 600 on it; if it may have been read, delete it so that a new one is made, and print again.",
    ),
    "KEY_NOT_A_KEY": Message(
        "Tệp không phải khóa ký Ed25519 (PEM, không mật khẩu).",
        "The file is not an Ed25519 signing key (PEM, without password).",
        "Chỉ đúng tệp khóa, hoặc chỉ một tệp chưa có để chương trình tạo khóa mới.",
        "Name the right file, or one that does not exist yet: a new key is made there.",
    ),
    "KEY_UNREACHABLE": Message(
        "Không đọc hoặc không tạo được tệp khóa ký ({detail}).",
        "The signing key can be neither read nor made ({detail}).",
        "Chọn tệp khác bằng --key, hoặc xem lại quyền truy cập.",
        "Choose another file with --key, or see to the permissions.",
    ),
    # Layout files
    "LAYOUT_UNREADABLE": Message(
        "Không mở được tệp bố cục phiếu ({detail}).",
        "The layout file cannot be opened ({detail}).",
        "Chỉ đúng đường dẫn đến tệp layout.json do lệnh “congress ballots print” tạo ra.",
        "Give the path of the layout.json that “congress ballots print” made.",
    ),
    "LAYOUT_WRONG": Message(
        "Tệp bố cục phiếu có chỗ sai: {detail}",
        "The layout file is wrong here: {detail}",
        "Không sửa tay tệp này; hãy in lại phiếu để có tệp mới.",
        "Do not edit this file by hand; print the ballots again to get a new one.",
    ),
    # Rehearsal
    "FILL_OFFICIAL_LAYOUT": Message(
        "Bố cục của cuộc bầu cử “{contest}” là phiếu chính thức, không phải phiếu chạy thử.",
        "The layout of contest “{contest}” is of official ballots, not of test ballots.",
        "Đặt test = true trong tệp cuộc bầu cử rồi in lại phiếu vào một thư mục khác để chạy thử.",
        "Set test = true in the contest file and print again into another folder to rehearse.",
    ),
    "FILL_MORE": Message(
        "Còn {count} chỗ sai nữa.",
        "There are {count} more faults.",
        "Sửa những chỗ trên rồi chạy lại; nếu chỗ nào cũng sai thì đây là tệp của cuộc bầu cử khác.",
        "Mend those above and run again; if everything is wrong, this is the file of another contest.",
    ),
    "FILL_CHOICE": Message(
        "Không có lựa chọn “{value}”.",
        "There is no choice “{value}”.",
        "Chọn một trong: {known}.",
        "Choose one of: {known}.",
    ),
    "FILL_PRINT_MISSING": Message(
        "Không thấy tệp phiếu in cạnh tệp bố cục.",
        "The printed ballots are not beside the layout.",
        "Để layout.json và ballots.pdf của cùng một lần in trong một thư mục, hoặc chạy lại “congress ballots print”.",
        "Keep layout.json and ballots.pdf of one print in one folder, or run “congress ballots print” again.",
    ),
    "FILL_PRINT_BROKEN": Message(
        "Tệp phiếu in bị hỏng hoặc không phải PDF.",
        "The file of printed ballots is broken or no PDF.",
        "Chạy lại “congress ballots print”.",
        "Run “congress ballots print” again.",
    ),
    "FILL_PRINT_OTHER": Message(
        "Tệp phiếu in không khớp với bố cục (khổ giấy hoặc số trang khác).",
        "The printed ballots do not fit the layout (another paper size or number of pages).",
        "Dùng layout.json và ballots.pdf của cùng một lần in.",
        "Use layout.json and ballots.pdf of the same print.",
    ),
    "FILL_PRINT_SHORT": Message(
        "Chỉ có {printed} phiếu in (mỗi phiếu một số riêng) cho {wanted} phiếu cần điền.",
        "There are only {printed} printed ballots, each with its own number, for {wanted} to fill.",
        "In thêm phiếu, hoặc bớt dòng trong tệp phiếu bầu.",
        "Print more copies, or take rows out of the votes file.",
    ),
    "FILL_OUT_NO_FOLDER": Message(
        "Nơi ghi ảnh quét là một tệp, không phải thư mục.",
        "The place for the scans is a file, not a folder.",
        "Chọn tên thư mục khác sau -o.",
        "Give another folder after -o.",
    ),
    "FILL_OTHER_PICTURES": Message(
        "Thư mục đã có {count} ảnh khác (ví dụ {first}); chúng sẽ bị đọc lẫn với phiếu lần này.",
        "The folder already holds {count} other pictures (such as {first}); they would be read as ballots too.",
        "Chọn thư mục trống sau -o, hoặc dọn thư mục này trước.",
        "Give an empty folder after -o, or clear this one first.",
    ),
    "FILL_VOTES_UNREADABLE": Message(
        "Không đọc được tệp phiếu bầu ({detail}).",
        "The votes file cannot be read ({detail}).",
        "Kiểm tra đường dẫn; lưu tệp dạng CSV, mã UTF-8, dấu phẩy ngăn cột.",
        "Check the path; save the file as CSV, UTF-8, columns parted by commas.",
    ),
    "FILL_VOTES_EMPTY": Message(
        "Tệp phiếu bầu không có phiếu nào.",
        "The votes file holds no ballots.",
        "Cần một dòng tiêu đề (ballot,problem,rồi mã từng người) và mỗi phiếu một dòng.",
        "It needs a header (ballot,problem, then the candidates' ids) and one row a ballot.",
    ),
    "FILL_COLUMN_UNKNOWN": Message(
        "Không rõ cột “{column}”.",
        "Unknown column “{column}”.",
        "Các cột được dùng: ballot, problem, {known}.",
        "The columns are: ballot, problem, {known}.",
    ),
    "FILL_COLUMN_TWICE": Message(
        "Cột “{column}” có hai lần.",
        "Column “{column}” is there twice.",
        "Bỏ bớt một cột.",
        "Take one of them out.",
    ),
    "FILL_COLUMN_MISSING": Message(
        "Thiếu cột “{column}”.",
        "Column “{column}” is missing.",
        "Thêm cột này vào dòng tiêu đề, đúng mã như trong tệp bố cục.",
        "Add it to the header, spelt as in the layout.",
    ),
    "FILL_ROW_LENGTH": Message(
        "Dòng có {found} ô, tiêu đề có {wanted} cột.",
        "The row has {found} cells, the header {wanted} columns.",
        "Thêm hoặc bớt dấu phẩy cho khớp với dòng tiêu đề.",
        "Make the commas agree with the header.",
    ),
    "FILL_BALLOT_ID": Message(
        "Mã phiếu “{ballot}” không dùng làm tên tệp được.",
        "Ballot id “{ballot}” cannot be a file name.",
        "Dùng chữ cái không dấu, chữ số, “.”, “_”, “-”; bắt đầu bằng chữ hoặc số; không quá 64 ký tự.",
        "Use plain letters, digits, “.”, “_”, “-”; begin with a letter or digit; at most 64 characters.",
    ),
    "FILL_BALLOT_TWICE": Message(
        "Mã phiếu “{ballot}” đã có ở dòng {first}.",
        "Ballot id “{ballot}” is already in row {first}.",
        "Mỗi phiếu một mã; chữ hoa và chữ thường không phân biệt, vì mã là tên tệp.",
        "One id a ballot; capitals do not make a difference, since ids name files.",
    ),
    "FILL_GROUND_UNKNOWN": Message(
        "Không rõ lý do “{ground}” ở cột problem.",
        "Unknown ground “{ground}” in column problem.",
        "Để trống hoặc dùng một trong: {known}.",
        "Leave it empty or use one of: {known}.",
    ),
    "FILL_CELL_UNKNOWN": Message(
        "Ô “{value}” ở cột {column} không có trong phiếu dạng “{form}”.",
        "Cell “{value}” in column {column} does not exist for ballots of form “{form}”.",
        "Để trống hoặc dùng một trong: {known}.",
        "Leave it empty or use one of: {known}.",
    ),
}

problem = problem_maker(MESSAGES)
