"""The adopted list on paper: what the journal knows of it, and nothing typed again."""

import io
import re
from pathlib import Path

import docx
import pypdfium2
from list_samples import approved, contest, done, folder, nominated, run

from congress.documents.verifying import verify
from congress.workspace import Workspace

RECORDS = "records/bch/adopted-list-1"


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pdf))


def adopted(here: Workspace) -> None:
    approved(here)
    nominated(here, "Hà Văn Mới", 31)
    nominated(here, "Cao Thị Ít", 30, "--how", "self")
    done(here, "withdraw", "c07", "--reason", "Sức khỏe", "--granted")
    done(here, "withdraw", "c08", "--reason", "Việc nhà", "--refused")
    done(here, "adopt", "--agree", 90, "--present", 100, "--document", "NQ 01")


def test_it_says_who_adopted_it_on_what_documents_and_who_came_and_went(here: Workspace) -> None:
    adopted(here)
    done(here, "paper")
    said = text_of(here.root / f"{RECORDS}.pdf")
    for words in (
        "90 trong số 100 đại biểu chính thức có mặt đồng ý (90,00%); NQ 01", "Văn bản trình: TTr 05",
        "Văn bản phê duyệt: CV 12", "31/100, cần 31", "30/100, cần 31", "Đại hội cho rút", "Đại hội không cho rút",
        "Hồ Văn Hai", "gồm 11 (mười một) người, có số dư 1 người",
    ):  # fmt: skip
        assert words in said, words
    assert said.index("Ngô Thị Mận") < said.index("Hà Văn Mới") < said.index("Phan Văn Nam")
    word = docx.Document(io.BytesIO((here.root / f"{RECORDS}.docx").read_bytes()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert {"Hồ Văn Hai", "Sức khỏe", "được đề cử", "Cao Thị Ít (01/02/1975)"} <= set(cells)
    assert verify(here.root / f"{RECORDS}.pdf", here.root / f"{RECORDS}.json").kind == "adopted-list"


def test_made_again_it_is_the_same_until_the_contest_file_changes(here: Workspace) -> None:
    adopted(here)
    first = done(here, "paper").stderr
    assert "Recorded before" in done(here, "paper").stderr
    assert len(list((here.root / "records" / "bch").iterdir())) == 3
    path = here.root / "contests" / "bch.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n[event]\nplace = 'Sông Mây'\n", encoding="utf-8")
    assert "adopted-list-2" in done(here, "paper").stderr
    assert "adopted-list-2" not in first


def test_before_the_adoption_there_is_none(here: Workspace) -> None:
    result = run(here, "list", "paper")
    assert (result.exit_code, "LIST_STATE" in result.stderr) == (4, True)
    assert not (here.root / "records").exists()


def test_another_day_than_the_congress_is_told(tmp_path: Path) -> None:
    here = folder(tmp_path, contest(event="[event]\ndate = 2001-02-03\n"))
    adopted(here)
    assert "RECORD_OTHER_DAY" in done(here, "paper").stderr
