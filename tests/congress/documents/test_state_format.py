"""Minutes of State elections: the State's head and page, the fields of Đ76, its own signers."""

import io
import re

import docx
import pypdfium2
import pytest

from congress.documents.examples import example_result
from congress.documents.format import layout_for
from congress.documents.minutes_document import minutes_bytes
from congress.documents.resultfile import parse_result
from tally.regulation import builtin_ids


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\x02]+", "", text)


@pytest.fixture(scope="module")
def text() -> str:
    pdf = pypdfium2.PdfDocument(minutes_bytes(parse_result(example_result("state"), "r"), ".pdf", "vi"))
    return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))


@pytest.fixture(scope="module")
def word() -> str:
    document = docx.Document(io.BytesIO(minutes_bytes(parse_result(example_result("state"), "r"), ".docx", "vi")))
    return squeezed("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))


@pytest.mark.parametrize(
    "wanted",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "TỔ BẦU CỬ SỐ 3", "Số: ……/BB-TBC",
        "1.120", "1.108", "98,93%", "1.110", "1.101", "551",
        "TM. TỔ BẦU CỬ", "TỔ TRƯỞNG", "Mạc Thị Khuê", "THƯ KÝ", "Đinh Công Trứ",
        "CỬ TRI CHỨNG KIẾN", "Giàng Thị Sua", "Quách Hữu Tường", "Mạc Thị Khuê, Tổ trưởng",
    ],
)  # fmt: skip
def test_the_fields_of_the_law_stand_in_both_files(text: str, word: str, wanted: str) -> None:
    assert squeezed(wanted) in text
    assert squeezed(wanted) in word


@pytest.mark.parametrize("words", ["ĐẢNG CỘNG SẢN", "BAN KIỂM PHIẾU", "T/M", "ĐOÀN CHỦ TỊCH"])
def test_no_word_of_party_papers_stands_there(text: str, words: str) -> None:
    assert squeezed(words) not in text


def test_which_regulation_has_the_state_layout_is_data() -> None:
    state = {name for name in builtin_ids() if layout_for(name).titles_vi[0].startswith("CỘNG HÒA")}
    assert state == {"state-2025"}
    assert layout_for("rules-of-our-own").titles_vi == ("ĐẢNG CỘNG SẢN VIỆT NAM",)


def test_nothing_goes_beyond_the_margins() -> None:
    pdf = pypdfium2.PdfDocument(minutes_bytes(parse_result(example_result("state"), "r"), ".pdf", "vi"))
    for page in pdf:
        dark = page.render(scale=100 / 72, grayscale=True).to_numpy().squeeze() < 160
        assert not dark[:, : round(30 / 25.4 * 100) - 2].any()
        assert not dark[:, dark.shape[1] - round(15 / 25.4 * 100) + 3 :].any()
