"""Reading contest files, the regulation they name, votes files and totals: what is refused, and with which words."""

import pytest
from tally_cases import codes, contest

from ballots.shipped import shipped
from congress.contestfile import read_contest, regulation_of
from congress.votesfile import count_votes, read_totals, read_votes
from tally.engine import Totals, compute
from tally.problems import InvalidError, ToolkitError, UnreadableError
from tally.regulation import load_builtin

GOOD = """
id = "bch"
title = "Bầu"
regulation = "{regulation}"
seats = 1
[[candidate]]
id = "c01"
name = "An"
[[candidate]]
id = "c02"
name = "Bình"
"""


def written(folder, content, name="contest.toml"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_contest_file_with_a_byte_order_mark_is_read(tmp_path):
    plain = shipped("examples") / "chi-bo" / "bi-thu.toml"
    marked = written(tmp_path, b"\xef\xbb\xbf" + plain.read_bytes())
    assert read_contest(marked) == read_contest(plain)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"id = '\xff'", "TOML_NOT_UTF8"),
        ("id = ", "TOML_SYNTAX"),
        ("id = 'a'\nid = 'b'", "TOML_SYNTAX"),
        ("a=" + "[" * 5000, "TOML_SYNTAX"),
        (b"#" * 5_000_001, "TOML_TOO_LARGE"),
        (b"seats = " + b"9" * 5000, "TOML_SYNTAX"),
        (b"seats = 1e99999999999999999999", "TOML_SYNTAX"),
    ],
)
def test_a_contest_file_that_cannot_be_read(tmp_path, content, code):
    with pytest.raises(UnreadableError) as refused:
        read_contest(written(tmp_path, content))
    assert codes(refused.value.problems) == [code]


@pytest.mark.parametrize("name", ["absent.toml", ".", "a\0b"])
def test_a_contest_file_that_cannot_be_opened(tmp_path, name):
    with pytest.raises(UnreadableError) as refused:
        read_contest(tmp_path / name)
    assert codes(refused.value.problems) == ["TOML_NOT_OPENED"]


@pytest.mark.parametrize(("name", "code"), [("party-2025", "REGULATION_UNKNOWN"), ("own.toml", "TOML_NOT_OPENED")])
def test_a_regulation_that_is_not_there_is_told_with_the_other_faults(tmp_path, name, code):
    with pytest.raises(InvalidError) as refused:
        read_contest(written(tmp_path, GOOD.format(regulation=name) + "nme = 'x'"))
    assert codes(refused.value.problems) == [code, "KEY_UNKNOWN_NEAR"]


def test_a_regulation_of_ones_own_stands_beside_the_contest_file(tmp_path):
    own = """
schema = "regulation/1"
id = "own"
vi = "Nội quy"
en = "Rules"
source = "Nội quy"
[[clause]]
id = "base"
mechanism = "base"
base = "present"
confidence = "verified"
vi = "Tính trên số có mặt."
en = "Of those present."
"""
    written(tmp_path, own, "own.toml")
    case = read_contest(written(tmp_path, GOOD.format(regulation="own.toml")))
    assert regulation_of(case, tmp_path).id == "own"
    written(tmp_path, own.replace('base = "present"', 'base = "presnt"\ndenominator = 0'), "own.toml")
    with pytest.raises(InvalidError) as refused:
        regulation_of(case, tmp_path)
    assert {(one.code, one.place.at) for one in refused.value.problems} == {
        ("VALUE_CHOICE", "clause[1].base"),
        ("KEY_UNKNOWN", "clause[1].denominator"),
    }


CASE = contest(3, 2, base=9)
HEADER = "ballot,problem,c01,c02,c03\n"


def votes(folder, content, name="votes.csv", case=CASE):
    return read_votes([written(folder, content, name)], case, "strike")


@pytest.mark.parametrize(
    ("content", "error", "found"),
    [
        ("", UnreadableError, ["VOTES_EMPTY"]),
        ("\n", UnreadableError, ["VOTES_EMPTY"]),
        (b"\xff\xfeb\x00", UnreadableError, ["VOTES_BROKEN"]),
        (b"PAR1 but no parquet", UnreadableError, ["VOTES_BROKEN"]),
        (HEADER.encode() + b"b1,,\xff,,\n", UnreadableError, ["VOTES_NOT_UTF8"]),
        ('ballot,problem,c01,c02,c03\nb1,,"x,,\n', UnreadableError, ["VOTES_BROKEN"]),
        ("ballot,c01,c02\n", InvalidError, ["COLUMN_MISSING", "COLUMN_MISSING"]),
        ("ballot,problem,c01,c02,c03,c04\n", InvalidError, ["COLUMN_UNKNOWN"]),
        ("ballot,problem,c01,c02,c03,c03\n", InvalidError, ["COLUMN_TWICE"]),
        ("ballot;problem;c01;c02;c03\n", InvalidError, ["COLUMN_MISSING"] * 5 + ["COLUMN_UNKNOWN"]),
        (HEADER + "b1,,x,\n", InvalidError, ["ROW_WIDTH"]),
        (HEADER + "b1,,x,,\nb2,,x", InvalidError, ["ROW_WIDTH"]),
        (HEADER + "b1,,x,,,\n", InvalidError, ["ROW_WIDTH"]),
        (HEADER + "b1,,x,,,\nb2,,x,\n" + "b3,,,x\n" * 60, InvalidError, ["ROW_WIDTH"] * 50 + ["ROWS_MORE"]),
    ],
)
def test_votes_files_that_are_refused(tmp_path, content, error, found):
    with pytest.raises(error) as refused:
        votes(tmp_path, content)
    assert codes(refused.value.problems) == found


def test_a_row_too_long_and_a_row_too_short_do_not_cancel_out(tmp_path):
    with pytest.raises(ToolkitError) as refused:
        compute(CASE, load_builtin("party-2024"), votes(tmp_path, HEADER + "b1,,x,\nb2,,x,,,\n"))
    assert refused.value.exit_status in (2, 3)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n\n", "\r\n\r\n", ""])
def test_line_ends_and_blank_lines_make_no_ballots(tmp_path, ending):
    frame = votes(tmp_path, HEADER + "b1,,x,," + ending).collect()
    assert frame.get_column("ballot").to_list() == ["b1"]


def test_a_row_says_where_it_stands(tmp_path):
    frame = votes(tmp_path, "\ufeff" + HEADER + 'b1,,x,,\n"b2",,,x,\n').collect()
    assert frame.select("file", "line", "ballot").rows() == [("votes.csv", 2, "b1"), ("votes.csv", 3, "b2")]


def test_columns_may_stand_in_any_order(tmp_path):
    frame = votes(tmp_path, "c03,ballot,c01,problem,c02\nx,b1,,MARKED,\n").collect()
    assert frame.row(0, named=True) | {"file": "", "line": 0} == {
        "file": "", "line": 0, "ballot": "b1", "problem": "MARKED", "c01": None, "c02": None, "c03": "x",
    }  # fmt: skip


def test_faults_of_several_files_are_told_together(tmp_path):
    paths = [written(tmp_path, "ballot,problem,c01,c02\n", "a.csv"), written(tmp_path, HEADER + "b1,,\n", "b.csv")]
    with pytest.raises(InvalidError) as refused:
        read_votes(paths, CASE, "strike")
    assert [(one.code, one.place.file) for one in refused.value.problems] == [
        ("COLUMN_MISSING", "a.csv"),
        ("ROW_WIDTH", "b.csv"),
    ]


def test_totals(tmp_path):
    path = written(tmp_path, "\ufeffcandidate,votes,against,unusable\nc02,5,,\nc01,4,3,1\nc03,0,7,\n", "totals.csv")
    assert read_totals(path, CASE) == {"c02": Totals(5), "c01": Totals(4, 3, 1), "c03": Totals(0, 7)}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("c01,1\nc02,2\n", ["TOTALS_ROW_MISSING"]),
        ("c01,1\nc02,2\nc03,3\nc04,4\n", ["TOTALS_ID_UNKNOWN"]),
        ("c01,1\nc02,2\nc03,3\nc03,3\n", ["TOTALS_ID_TWICE"]),
        ("c01,1\nc02,2\nc03,\n", ["FIGURE_WRONG"]),
        ("c01,-1\nc02,1.5\nc03,1e3\n", ["FIGURE_WRONG"] * 3),
        ("c01,1.000\nc02,+2\nc03,²\n", ["FIGURE_WRONG"] * 3),
        ("c01,1\nc02,2\nc03,1000000001\n", ["FIGURE_WRONG"]),
        ("c01,1\nc02,2,3\nc03,3\n", ["ROW_WIDTH", "TOTALS_ROW_MISSING"]),
    ],
)
def test_totals_that_are_refused(tmp_path, rows, found):
    with pytest.raises(InvalidError) as refused:
        read_totals(written(tmp_path, "candidate,votes\n" + rows, "totals.csv"), CASE)
    assert codes(refused.value.problems) == found


@pytest.mark.parametrize(
    ("content", "error", "found"),
    [
        ("", UnreadableError, ["VOTES_EMPTY"]),
        (b"\xff", UnreadableError, ["VOTES_BROKEN"]),
        ("id,votes\n", InvalidError, ["COLUMN_MISSING", "COLUMN_UNKNOWN"]),
        ("candidate,votes,votes\n", InvalidError, ["COLUMN_TWICE"]),
    ],
)
def test_totals_files_that_are_refused(tmp_path, content, error, found):
    with pytest.raises(error) as refused:
        read_totals(written(tmp_path, content, "totals.csv"), CASE)
    assert codes(refused.value.problems) == found


def test_one_ballot_id_in_two_files_is_refused_with_its_place(tmp_path):
    paths = [
        written(tmp_path, HEADER + "b1,,x,,\nb2,,x,,\n", "a.csv"),
        written(tmp_path, HEADER + "b2,,,x,\n", "b.csv"),
    ]
    for files in (paths, paths[::-1]):
        with pytest.raises(InvalidError) as refused:
            count_votes(files, CASE, load_builtin("party-2024"))
        (one,) = refused.value.problems
        assert (one.code, one.place.subject) == ("BALLOT_TWICE", "b2")
        assert one.place.file == files[1].name


@pytest.mark.parametrize("quoted", [False, True])
def test_quick_and_careful_reading_give_the_same_result(tmp_path, quoted):
    rows = "".join(
        f"b{n},{'MARKED' if n == 3 else ''},{'x' if n % 2 else ''},,{'x' if n % 3 else ''}\n" for n in range(9)
    )
    path = written(tmp_path, HEADER + (rows.replace("x", '"x"') if quoted else rows), "votes.csv")
    regulation = load_builtin("party-2024")
    careful = compute(CASE, regulation, read_votes([path], CASE, "strike"))
    assert count_votes([path], CASE, regulation) == careful
    assert careful.ballots.invalid_by_ground == {"OVERVOTE": 2, "MARKED": 1}


def test_a_quoted_line_break_in_a_cell_is_one_row(tmp_path):
    header = "ballot,source,page,batch,position,status,problem,why,c01,c02,c03\n"
    frame = votes(tmp_path, header + 'b1,a.pdf,1,,1,read,,"one\ntwo",x,,\n').collect()
    assert frame.get_column("ballot").to_list() == ["b1"]
