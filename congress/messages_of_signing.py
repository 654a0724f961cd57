"""The words for keys, tokens, signing and what is found of signatures."""

from tally.problems import Message

SIGNING_MESSAGES: dict[str, Message] = {
    "KEY_NOT_OPENED": Message(
        vi="Không mở được tệp khóa này: không phải tệp PKCS#12 có khóa riêng, hoặc mật khẩu sai.",
        en="This key file cannot be opened: it is no PKCS#12 file with a private key, or the password is wrong.",
        fix_vi="Chỉ đúng tệp .p12 hoặc .pfx của người ký và nhập lại mật khẩu.",
        fix_en="Name the signer's .p12 or .pfx file and give the password again.",
    ),
    "KEY_FILE_NOT_OPENED": Message(
        vi="Không mở được tệp khóa: {reason}.",
        en="The key file cannot be opened: {reason}.",
        fix_vi="Kiểm tra đường dẫn và quyền đọc tệp .p12 hoặc .pfx của người ký.",
        fix_en="Check the path of the signer's .p12 or .pfx file and the right to read it.",
    ),
    "SECRET_NOT_OPENED": Message(
        vi="Không mở được tệp mật khẩu hoặc mã PIN: {reason}.",
        en="The file of the password or PIN cannot be opened: {reason}.",
        fix_vi="Kiểm tra đường dẫn và quyền đọc; không nêu tệp thì được hỏi trên màn hình.",
        fix_en="Check the path and the right to read it; without such a file it is asked for.",
    ),
    "SECRET_NOT_TEXT": Message(
        vi="Tệp mã PIN không phải văn bản UTF-8; chưa thử mã nào.",
        en="The file of the PIN is no UTF-8 text; no PIN was tried.",
        fix_vi="Ghi lại tệp bằng bảng mã UTF-8, chỉ một dòng là mã PIN.",
        fix_en="Save it again as UTF-8, with the PIN as its only line.",
    ),
    "SECRET_NO_TERMINAL": Message(
        vi="Không có cửa sổ lệnh để hỏi mật khẩu hoặc mã PIN mà không hiện lên màn hình. Chưa ký.",
        en="There is no terminal to ask for the password or PIN without showing it. Nothing was signed.",
        fix_vi="Chạy trong cửa sổ lệnh; hoặc ghi vào tệp chỉ mình đọc được (chmod 600) và nêu bằng --password-file (mã"
        " PIN: --pin-file).",
        fix_en="Run this in a terminal, or name a file only you can read (chmod 600) with --password-file (a PIN:"
        " --pin-file).",
    ),
    "DESPITE_NOT_NEEDED": Message(
        vi="Chứng thư số mang tên {name}, đúng người của ô {words}: không phải ký thay. Chưa ký.",
        en="The certificate says {name}, whose place {words} is: nobody signs for another. Nothing was signed.",
        fix_vi="Ký lại, bỏ --despite.",
        fix_en="Sign without --despite.",
    ),
    "CERTIFICATE_TIME": Message(
        vi="Chứng thư số của {name} không còn (hoặc chưa có) hiệu lực lúc ký; hết hạn ngày {until}.",
        en="The certificate of {name} is not valid at the time of signing; it ends on {until}.",
        fix_vi="Kiểm tra đồng hồ của máy; nếu đúng, dùng chứng thư số còn hiệu lực.",
        fix_en="Check the clock of this computer; where it is right, use a certificate that is valid.",
    ),
    "CERTIFICATE_NOT_READ": Message(
        vi="Tệp này không phải chứng thư số đọc được (PEM hoặc DER).",
        en="This file is not a certificate that can be read (PEM or DER).",
        fix_vi="Chỉ đúng tệp chứng thư số của tổ chức cấp.",
        fix_en="Name the certificate of the authority that issues them.",
    ),
    "NOTHING_TO_SIGN": Message(
        vi="Văn bản này không còn ô chữ ký nào trống.",
        en="This document has no place left to sign.",
        fix_vi="Kiểm tra có đúng văn bản cần ký không; xem các ô: chạy `congress sign` không có --key.",
        fix_en="See whether it is the right document; `congress sign` without --key tells its places.",
    ),
    "FIELD_UNKNOWN": Message(
        vi="Không có ô chữ ký trống tên “{name}”. Còn trống: {known}.",
        en="There is no free place to sign named “{name}”. Free: {known}.",
        fix_vi="Nêu tên ô của người ký bằng --field.",
        fix_en="Name the signer's place with --field.",
    ),
    "SIGNED_ALREADY": Message(
        vi="Đã có {signed}; ký đè lên sẽ mất chữ ký trong tệp đó. Chưa ghi gì.",
        en="{signed} is there already; the signature in it would be lost. Nothing was written.",
        fix_vi="Ký tiếp vào tệp đã ký: `congress sign {signed}`; hoặc nêu tên tệp khác bằng -o.",
        fix_en="Sign the signed file: `congress sign {signed}`; or name another file with -o.",
    ),
    "NOT_SIGNED": Message(
        vi="Không ký được văn bản này: {reason}.",
        en="This document cannot be signed: {reason}.",
        fix_vi="Lập lại văn bản bằng `congress document` rồi ký lại.",
        fix_en="Make the document again with `congress document`, then sign it.",
    ),
    "SIGNER_NOT_THE_PERSON": Message(
        vi="Chứng thư số mang tên {name}; ô chữ ký này là của {words}. Chưa ký.",
        en="The certificate says {name}; this place is that of {words}. Nothing was signed.",
        fix_vi=(
            "Dùng khóa của đúng người, hoặc chọn đúng ô bằng --field. Có căn cứ để ký thay thì nêu bằng --despite "
            "LÝ-DO; lý do được ký kèm."
        ),
        fix_en=(
            "Use that person's key, or name the right place with --field. Where another may sign, state why with "
            "--despite REASON; it is signed too."
        ),
    ),
    "SIGNATURE_OF_ANOTHER": Message(
        vi="{name} ký vào ô của {words} mà chữ ký không nêu lý do.",
        en="{name} signed in the place of {words}, and the signature states no reason.",
        fix_vi=(
            "Không dùng văn bản này khi chưa rõ ai được ký; ký lại bản in bằng khóa của đúng người, hoặc `congress "
            "sign --despite LÝ-DO`."
        ),
        fix_en=(
            "Do not use this document until it is clear who may sign; sign the print again with that person's key, or "
            "by `congress sign --despite REASON`."
        ),
    ),
    "SIGNATURE_NOT_OF_KEY": Message(
        vi="Khóa vừa ký không phải khóa của chứng thư số: chữ ký không có giá trị. Chưa ghi gì.",
        en="The key that signed is not that of the certificate: the signature does not hold. Nothing was written.",
        fix_vi="Chọn đúng chứng thư số của khóa; nếu chỉ có một, nhờ nơi cấp kiểm tra lại thiết bị.",
        fix_en="Choose the certificate of that key; where there is one only, have its issuer look at it.",
    ),
    "SIGN_ONE_KEY": Message(
        vi="{options} không dùng được như vậy.",
        en="{options} cannot be given so.",
        fix_vi=(
            "Ký bằng tệp khóa: --key (và --password-file). Ký bằng thiết bị: --token (và --token-label, --cert-label, "
            "--cert-id, --pin-file)."
        ),
        fix_en=(
            "With a key file: --key (and --password-file). With a token: --token (and --token-label, --cert-label, "
            "--cert-id, --pin-file)."
        ),
    ),
    "DESPITE_EMPTY": Message(
        vi="--despite phải nêu lý do.",
        en="--despite wants a reason.",
        fix_vi="Nêu căn cứ để ký thay, ví dụ số văn bản ủy quyền.",
        fix_en="State what allows another to sign, the number of a delegation for one.",
    ),
    "SECRET_OPEN_TO_OTHERS": Message(
        vi="Người khác trên máy này đọc được tệp mật khẩu hoặc mã PIN (quyền {mode}).",
        en="Others on this computer can read this file of a password or PIN (mode {mode}).",
        fix_vi="Chạy `chmod 600` với tệp đó; nếu đã có người đọc được, đổi mật khẩu hoặc mã PIN.",
        fix_en="Run `chmod 600` on it; where others may have read it, change the password or PIN.",
    ),
    "TOKEN_MODULE": Message(
        vi="Không nạp được thư viện PKCS#11 này: không có tệp, hoặc không phải thư viện của thiết bị.",
        en="This PKCS#11 library cannot be loaded: no such file, or it is no token's library.",
        fix_vi="Chỉ đường dẫn tệp .so (.dll, .dylib) do bộ cài của thiết bị ký số để lại, đúng loại máy 64 bit.",
        fix_en=(
            "Give the path of the .so (.dll, .dylib) that the token's own installer left, for the same kind of machine."
        ),
    ),
    "TOKEN_NONE": Message(
        vi="Chưa cắm thiết bị ký số, hoặc thiết bị chưa khởi tạo.",
        en="No token is plugged in, or it was never set up.",
        fix_vi="Cắm thiết bị rồi chạy lại; nếu đã cắm, kiểm tra có đúng thư viện của thiết bị đó không.",
        fix_en="Plug it in and run this again; where it is in, check that the library is that token's.",
    ),
    "TOKEN_UNKNOWN": Message(
        vi="Không có thiết bị tên hoặc số “{name}”. Đang cắm: {known}.",
        en="No token has the label or serial number “{name}”. Plugged in: {known}.",
        fix_vi="Nêu đúng tên hoặc số bằng --token-label.",
        fix_en="Give one of them with --token-label.",
    ),
    "TOKENS_SEVERAL": Message(
        vi="Có nhiều thiết bị ký số: {known}.",
        en="There are several tokens: {known}.",
        fix_vi="Nêu tên, hoặc số trong ngoặc nếu trùng tên, bằng --token-label; hoặc rút bớt.",
        fix_en=(
            "Give the label, or the number in brackets where labels are the same, with --token-label; or unplug the "
            "others."
        ),
    ),
    "TOKEN_CERTIFICATE_NONE": Message(
        vi="Thiết bị không có chứng thư số như vậy để ký. Đang có: {known}.",
        en="The token has no such certificate to sign with. It has: {known}.",
        fix_vi="Nêu đúng tên bằng --cert-label hoặc id bằng --cert-id.",
        fix_en="Give its label with --cert-label or its id with --cert-id.",
    ),
    "TOKEN_CERTIFICATES_SEVERAL": Message(
        vi="Thiết bị có nhiều chứng thư số: {known}.",
        en="The token has several certificates: {known}.",
        fix_vi="Chọn một bằng --cert-label hoặc --cert-id.",
        fix_en="Choose one with --cert-label or --cert-id.",
    ),
    "TOKEN_KEY_NONE": Message(
        vi="Thiết bị không có đúng một khóa riêng cho chứng thư số này.",
        en="The token does not have exactly one private key for this certificate.",
        fix_vi="Chọn chứng thư số khác bằng --cert-id; nếu không có, nhờ nơi cấp kiểm tra lại thiết bị.",
        fix_en="Choose another certificate with --cert-id; where there is none, have its issuer look at the token.",
    ),
    "TOKEN_PIN_WRONG": Message(
        vi="Sai mã PIN. Chỉ thử một lần, không thử lại.",
        en="The PIN is wrong. It was tried once and is not tried again.",
        fix_vi="Kiểm tra bàn phím, bộ gõ rồi chạy lại. Sai vài lần nữa thiết bị sẽ bị khóa.",
        fix_en="Check the keyboard and run this again. A few more wrong ones lock the token.",
    ),
    "TOKEN_PIN_EMPTY": Message(
        vi="Mã PIN trống; không thử.",
        en="The PIN is empty; it was not tried.",
        fix_vi="Nhập mã PIN của thiết bị, hoặc ghi vào tệp của --pin-file.",
        fix_en="Type the token's PIN, or write it into the file of --pin-file.",
    ),
    "TOKEN_PIN_LAST_TRY": Message(
        vi="Chỉ còn một lần thử mã PIN; không dùng lần đó cho mã trong tệp.",
        en="One try of the PIN is left; it is not spent on a PIN from a file.",
        fix_vi="Chạy lại không có --pin-file và tự nhập mã PIN, thật cẩn thận; hoặc nhờ nơi cấp đặt lại mã.",
        fix_en="Run this without --pin-file and type the PIN with care, or have the issuer set it anew.",
    ),
    "TOKEN_PIN_LOCKED": Message(
        vi="Thiết bị đã bị khóa vì sai mã PIN nhiều lần.",
        en="The token is locked after too many wrong PINs.",
        fix_vi="Nhờ nơi cấp thiết bị mở khóa (mã PUK/SO).",
        fix_en="Have the token's issuer unlock it (PUK or SO PIN).",
    ),
    "TOKEN_PIN_NOT_SET": Message(
        vi="Mã PIN của thiết bị chưa được đặt hoặc đã hết hạn.",
        en="The token's PIN was never set, or it has expired.",
        fix_vi="Đặt mã PIN bằng phần mềm của thiết bị rồi ký lại.",
        fix_en="Set the PIN with the token's own program, then sign again.",
    ),
    "TOKEN_GONE": Message(
        vi="Thiết bị ký số bị rút ra hoặc không trả lời ({reason}). Chưa ghi gì.",
        en="The token was taken out or does not answer ({reason}). Nothing was written.",
        fix_vi="Cắm lại thiết bị, chờ đèn sáng rồi chạy lại.",
        fix_en="Plug it in again and run this again.",
    ),
    "TOKEN_FAILED": Message(
        vi="Thiết bị ký số từ chối ({reason}). Chưa ghi gì.",
        en="The token refused ({reason}). Nothing was written.",
        fix_vi="Thử ký bằng phần mềm của thiết bị; báo mã trong ngoặc cho nơi cấp.",
        fix_en="Try the token's own program; give its issuer the word in brackets.",
    ),
    "SIGNATURE_BROKEN": Message(
        vi="Chữ ký số của {name} không đúng: nội dung đã ký bị thay đổi hoặc chữ ký hỏng.",
        en="The digital signature of {name} does not hold: what was signed was changed, or the signature is damaged.",
        fix_vi="Không dùng văn bản này; lấy bản gốc hoặc lập và ký lại.",
        fix_en="Do not use this document; take the original, or make and sign it again.",
    ),
    "SIGNATURE_CHANGED_AFTER": Message(
        vi="Văn bản bị thêm nội dung sau khi {name} ký, ngoài các chữ ký khác.",
        en="After {name} signed, something other than signatures was added to the document.",
        fix_vi="Không dùng văn bản này; lấy bản ngay sau khi ký.",
        fix_en="Do not use this document; take it as it was when signed.",
    ),
    "SIGNATURE_NOT_TRUSTED": Message(
        vi="Chứng thư số của {name} không do tổ chức được tin cậy nêu trên cấp.",
        en="The certificate of {name} was not issued by an authority that was named as trusted.",
        fix_vi="Kiểm tra tệp chứng thư số tin cậy; nếu đúng, không công nhận chữ ký này.",
        fix_en="Check the certificate named as trusted; where it is right, do not accept this signature.",
    ),
}
