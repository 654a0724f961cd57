"""The votes file of a rehearsal: every fault at once, with line and column."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rehearsal_samples import layout_of

from ballots.rehearsal.votes import Filling, fillings_of, read_votes
from tally.problems import InvalidError, ToolkitError, UnreadableError

HEADER = "ballot,problem,c00,c01,c02,c03,c04,c05\n"


def votes(folder: Path, text: str, *, form="strike", encoding="utf-8") -> list[Filling]:
    path = folder / "votes.csv"
    path.write_bytes(text.encode(encoding))
    return read_votes(path, layout_of(form))


def faults(error: pytest.ExceptionInfo[ToolkitError]) -> list[tuple[str, str]]:
    return [(fault.code, fault.place.at) for fault in error.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_rows_become_fillings(tmp_path, encoding, newline):
    text = (HEADER + "b1,,x,,,,,x\nb2,SIGNED,,,,,,\n\n").replace("\n", newline)
    first, second = votes(tmp_path, text, encoding=encoding)
    assert first == Filling("b1", "", {"c00": "x", "c01": "", "c02": "", "c03": "", "c04": "", "c05": "x"})
    assert (second.ballot, second.problem) == ("b2", "SIGNED")


def test_every_fault_is_told_at_once(tmp_path):
    text = "ballot,problem,c00,c01,c02,c03,c04,c09,c04\nb1,,x,X,,,,,\nb1,DRUNK,,,,,,,\n../b,,yes,,,,,,\nb4,,,\n"
    with pytest.raises(InvalidError) as error:
        votes(tmp_path, text)
    assert set(faults(error)) == {
        ("FILL_COLUMN_UNKNOWN", "1:8"),
        ("FILL_COLUMN_TWICE", "1:9"),
        ("FILL_COLUMN_MISSING", "1"),
        ("FILL_CELL_UNKNOWN", "2:4"),
        ("FILL_BALLOT_TWICE", "3"),
        ("FILL_GROUND_UNKNOWN", "3:2"),
        ("FILL_BALLOT_ID", "4:1"),
        ("FILL_CELL_UNKNOWN", "4:3"),
        ("FILL_ROW_LENGTH", "5"),
    }
    for fault in error.value.problems:
        for lang in ("vi", "en"):
            assert fault.text(lang)
            assert fault.fix(lang)


def test_a_file_of_another_contest_is_told_once_not_a_thousand_times(tmp_path):
    rows = "".join(f"b{n},,yes,no,yes,no,yes,no\n" for n in range(100))
    with pytest.raises(InvalidError) as error:
        votes(tmp_path, HEADER + rows)
    assert len(error.value.problems) == 51
    assert error.value.problems[-1].code == "FILL_MORE"
    assert error.value.problems[-1].values["count"] == 550


def test_all_missing_columns_are_one_fault(tmp_path):
    with pytest.raises(InvalidError) as error:
        votes(tmp_path, "problem,c00,c01\n,,x\n")
    missing = [fault for fault in error.value.problems if fault.code == "FILL_COLUMN_MISSING"]
    assert [fault.values["column"] for fault in missing] == ["ballot, c02, c03, c04, c05"]


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        ("strike", ["", "x"], ["X", "yes", "1", "x?"]),
        ("agree", ["", "yes", "no", "both"], ["x", "many", "?"]),
        ("confidence", ["", "high", "medium", "low", "many"], ["both", "yes"]),
    ],
)
def test_each_form_has_its_cells(tmp_path, form, good, bad):
    for cell in good:
        assert votes(tmp_path, HEADER + f"b1,,{cell},,,,,\n", form=form)[0].cells["c00"] == cell
    for cell in bad:
        with pytest.raises(InvalidError) as error:
            votes(tmp_path, HEADER + f"b1,,{cell},,,,,\n", form=form)
        assert faults(error) == [("FILL_CELL_UNKNOWN", "2:3")]


@pytest.mark.parametrize(
    "ground", ["OVERVOTE", "NONE", "ONE_BOTH_OR_NEITHER", "ALL_ROWS_UNUSABLE", "NOT_ISSUED", "MARKED"]
)
def test_grounds_of_the_votes_format_are_known(tmp_path, ground):
    assert votes(tmp_path, HEADER + f"b1,{ground},,,,,,\n")[0].problem == ground


@pytest.mark.parametrize("ballot", ["", ".", "..", "a/b", "a\\b", "-x", ".hidden", "đ1", "a b", "x" * 65, "a\0b"])
def test_an_id_that_cannot_name_a_file_is_refused(tmp_path, ballot):
    with pytest.raises(InvalidError) as error:
        votes(tmp_path, HEADER + f'"{ballot}",,x,,,,,\n')
    assert faults(error) == [("FILL_BALLOT_ID", "2:1")]
    with pytest.raises(InvalidError):
        Filling(ballot, "", {})


@pytest.mark.parametrize("ballot", ["1", "x" * 64, "lo-3_37.a"])
def test_an_id_that_can_name_a_file_is_kept(tmp_path, ballot):
    assert votes(tmp_path, HEADER + f"{ballot},,x,,,,,\n")[0].ballot == ballot


def test_ids_that_differ_in_capitals_only_would_name_one_file(tmp_path):
    with pytest.raises(InvalidError) as error:
        votes(tmp_path, HEADER + "b1,,,,,,,\nB1,,,,,,,\n")
    assert faults(error) == [("FILL_BALLOT_TWICE", "3")]


def test_the_line_is_that_of_the_file_even_after_a_cell_of_several_lines(tmp_path):
    with pytest.raises(InvalidError) as error:
        votes(tmp_path, HEADER + '"b\n1",,,,,,,\nb2,,y,,,,,\n')
    assert faults(error) == [("FILL_BALLOT_ID", "2:1"), ("FILL_CELL_UNKNOWN", "4:3")]


@pytest.mark.parametrize("text", ["", "\n\n", HEADER])
def test_a_file_without_ballots_is_refused(tmp_path, text):
    with pytest.raises(InvalidError) as error:
        votes(tmp_path, text)
    assert [code for code, _ in faults(error)] == ["FILL_VOTES_EMPTY"]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00b", b'ballot,"c00\nb1'])
def test_what_is_no_csv_cannot_be_read(tmp_path, data):
    path = tmp_path / "votes.csv"
    path.write_bytes(data)
    with pytest.raises(UnreadableError):
        read_votes(path, layout_of("strike"))


def test_a_missing_file_cannot_be_read(tmp_path):
    with pytest.raises(UnreadableError):
        read_votes(tmp_path / "none.csv", layout_of("strike"))
    with pytest.raises(UnreadableError):
        read_votes(tmp_path, layout_of("strike"))


def test_rows_of_a_frame_are_fillings_too():
    frame = pl.DataFrame({"ballot": ["b1", "b2"], **{f"c{n:02}": ["x", None] for n in range(6)}})
    first, second = fillings_of(frame.iter_rows(named=True), layout_of("strike"))
    assert set(first.cells.values()) == {"x"}
    assert set(second.cells.values()) == {""}


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_bring_it_down(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("fuzz") / "votes.csv"
    for begin in (b"", HEADER.encode()):
        path.write_bytes(begin + data)
        try:
            read = read_votes(path, layout_of("strike"))
        except ToolkitError:
            continue
        assert all(set(row.cells) == set(layout_of("strike").candidates) for row in read)
