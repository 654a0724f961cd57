"""Whatever stands in the cells, a list is read or refused in words, and every row is a person or listed."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from planning_samples import ON, csv_file

from congress.planning.importing import import_people
from congress.planning.rows import row_kinds
from tally.problems import ToolkitError

HEADERS = [
    "TT",
    "Mã",
    "Họ và tên",
    "Ngày sinh",
    "Nam",
    "Nữ",
    "Giới tính",
    "Dân tộc",
    "Đơn vị",
    "Tái cử",
    "Kỷ luật",
    "?",
]
WORDS = [
    "", "", "1", "2", "I", "x", "Nguyễn Văn An", "Tổng cộng: 2", "II. KHỐI A", "12/3/1975", "31/02/1975", "27465", "Nữ",
    "Kinh", "HTTNV", "không", "Người lập biểu", "\u00a0", "=1+1", "Họ và tên", "(1)", "Xếp loại",
]  # fmt: skip
cell = st.sampled_from(WORDS) | st.text(max_size=12).filter(str.isprintable)
row = st.lists(cell, min_size=1, max_size=8)


@given(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=8), st.lists(row, max_size=8))
@settings(max_examples=150, deadline=None)
def test_a_list_is_read_or_refused_and_no_row_is_lost(header: list[str], rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = csv_file(Path(folder) / "a.csv", out.getvalue())
        try:
            found = import_people(path, required={"born": "young"}, reference=ON)
        except ToolkitError as error:
            for problem in error.problems:
                assert problem.text("vi")
                assert problem.text("en")
            return
    kinds = [kind for _, kind in row_kinds(found.table)]
    aside = [note for note in found.notes if note.code.startswith("ROWS_") and note.code != "ROWS_HIDDEN"]
    listed = sum(int(str(note.values["count"])) for note in aside)
    assert len(found.people) == kinds.count("person")
    assert listed + len(found.people) == len(kinds) == len(found.table.sheet.rows) - found.table.data_row
    assert len({person.id for person in found.people}) == len(found.people)
    for note in found.notes:
        assert note.text("vi")
        assert note.fix("en") is not None
