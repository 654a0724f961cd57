"""People's decisions: applied all or not at all, the machine's reading kept beside them."""

from pathlib import Path

import pytest

from ballots.readfile import load, rows_to_csv
from ballots.review import apply, load_decisions, undecided
from tally.problems import InvalidError, UnreadableError

HEAD = "ballot,source,page,batch,position,status,problem,why,c1,c2,c3\n"
READ = HEAD + (
    "1-0001,a.jpg,1,1,1,read,,,x,,\n"
    "1-0002,b.jpg,1,1,2,review,,STRIKE_UNDER c2: a line; STRIKE_PART c3: half,x,?,x?\n"
    "1-0003,c.jpg,1,1,3,review,,STRAY_INK: ink,,x,\n"
    "1-0004,d.jpg,1,1,4,rejected,UNREADABLE,PAGE_NO_CODE: no code,,,\n"
)


def decided(tmp_path: Path, *lines: str, read: str = READ) -> dict[str, dict[str, str]]:
    (tmp_path / "read.csv").write_text(read, encoding="utf-8")
    (tmp_path / "d.csv").write_text("\n".join(["ballot,candidate,value,by,reason", *lines, ""]), encoding="utf-8-sig")
    result = apply(load(tmp_path / "read.csv"), load_decisions(tmp_path / "d.csv"))
    return {row["ballot"]: row for row in result.rows}


def codes(tmp_path: Path, *lines: str) -> list[str]:
    with pytest.raises(InvalidError) as error:
        decided(tmp_path, *lines)
    return [problem.code for problem in error.value.problems]


def test_a_ballot_leaves_review_when_every_doubt_is_decided(tmp_path: Path) -> None:
    row = decided(tmp_path, "1-0002,c2,,An,not struck", "1-0002,c3,x,Bình,meant so")["1-0002"]
    assert (row["status"], row["c1"], row["c2"], row["c3"]) == ("read", "x", "", "x")
    assert (row["decided_by"], row["decided_reason"]) == ("An; Bình", "not struck; meant so")
    assert row["reading"] == "review; c2=?; c3=x?"


def test_a_ballot_stays_in_review_while_a_doubt_is_open(tmp_path: Path) -> None:
    row = decided(tmp_path, "1-0002,c2,,An,not struck")["1-0002"]
    assert (row["status"], row["c2"], row["c3"]) == ("review", "", "x?")


def test_a_ground_makes_the_whole_ballot_decided(tmp_path: Path) -> None:
    row = decided(tmp_path, "1-0003,,SIGNED,An,a signature")["1-0003"]
    assert (row["status"], row["problem"], row["c2"]) == ("read", "SIGNED", "x")


def test_stray_ink_of_no_consequence_is_said_so_with_ok(tmp_path: Path) -> None:
    row = decided(tmp_path, "1-0003,,ok,An,a slip of the pen")["1-0003"]
    assert (row["status"], row["problem"]) == ("read", "")


def test_deciding_a_cell_does_not_settle_stray_ink(tmp_path: Path) -> None:
    assert decided(tmp_path, "1-0003,c2,x,An,struck")["1-0003"]["status"] == "review"


def test_the_machine_may_be_overruled_on_a_ballot_it_read(tmp_path: Path) -> None:
    row = decided(tmp_path, "1-0001,c1,,An,looked at the paper")["1-0001"]
    assert (row["status"], row["c1"], row["reading"]) == ("read", "", "read; c1=x")


def test_an_unreadable_ballot_is_keyed_cell_by_cell(tmp_path: Path) -> None:
    row = decided(tmp_path, *(f"1-0004,{c},{v},An,keyed" for c, v in (("c1", "x"), ("c2", ""), ("c3", ""))))["1-0004"]
    assert (row["status"], row["problem"], row["c1"]) == ("read", "", "x")
    assert row["reading"].startswith("rejected UNREADABLE")


def test_an_unreadable_ballot_keyed_in_part_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, "1-0004,c1,x,An,keyed") == ["DECISION_INCOMPLETE"]


def test_a_sheet_scanned_twice_can_be_taken_out(tmp_path: Path) -> None:
    row = decided(tmp_path, "1-0003,,DUPLICATE,An,the same as 1-0001")["1-0003"]
    assert (row["status"], row["problem"]) == ("rejected", "DUPLICATE")


def test_all_faults_are_told_at_once_and_nothing_is_applied(tmp_path: Path) -> None:
    found = codes(
        tmp_path,
        "9-0001,c1,x,An,r",
        "1-0002,c9,x,An,r",
        "1-0002,c2,yes,An,r",
        "1-0002,,OVERVOTE,An,r",
        "1-0002,c3,x,,r",
        "1-0002,c1,x,An,",
    )
    assert found == [
        "DECISION_BALLOT", "DECISION_CANDIDATE", "DECISION_VALUE", "DECISION_GROUND", "DECISION_BY", "DECISION_REASON",
    ]  # fmt: skip


def test_decisions_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, "1-0002,c2,x,An,r", "1-0002,c2,,Bình,r") == ["DECISION_CONFLICT"]


def test_the_same_decision_twice_is_no_contradiction(tmp_path: Path) -> None:
    assert decided(tmp_path, "1-0002,c2,x,An,r", "1-0002,c2,x,Bình,r")["1-0002"]["c2"] == "x"


def test_ballots_nobody_decided_on_stay_as_they_are(tmp_path: Path) -> None:
    rows = decided(tmp_path, "1-0001,c1,,An,r")
    assert (rows["1-0002"]["c3"], rows["1-0002"]["reading"]) == ("x?", "")


def test_a_second_round_of_decisions_keeps_the_first(tmp_path: Path) -> None:
    (tmp_path / "read.csv").write_text(READ, encoding="utf-8")
    (tmp_path / "d.csv").write_text("ballot,candidate,value,by,reason\n1-0002,c2,,An,first\n", encoding="utf-8")
    once = apply(load(tmp_path / "read.csv"), load_decisions(tmp_path / "d.csv"))
    assert undecided(once) == 3, "two to be decided, one to be keyed"
    again = rows_to_csv(once.columns, once.rows)
    row = decided(tmp_path, "1-0002,c3,,Bình,second", read=again)["1-0002"]
    assert (row["status"], row["decided_by"]) == ("read", "An | Bình")
    assert row["reading"] == "review; c2=? | review; c3=x?"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ballot,candidate,value,by\n", "CSV_COLUMNS"),
        ("ballot,candidate,value,by,reason,extra\n", "CSV_COLUMNS_UNKNOWN"),
        ("ballot,candidate,value,by,reason\n1,2,3\n", "CSV_ROW_LENGTH"),
        ("", "CSV_EMPTY"),
    ],
)
def test_a_decisions_file_of_another_shape_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "d.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidError) as error:
        load_decisions(tmp_path / "d.csv")
    assert error.value.problems[0].code == code


def test_two_rows_of_one_ballot_are_refused(tmp_path: Path) -> None:
    (tmp_path / "read.csv").write_text(READ + READ.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(InvalidError) as error:
        load(tmp_path / "read.csv")
    assert error.value.problems[0].code == "BALLOT_TWICE"


def test_an_unclosed_quote_swallows_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text('ballot,candidate,value,by,reason\nb1,c01,x,An,"seen\nb2,c01,x,An,seen\n', encoding="utf-8")
    with pytest.raises(UnreadableError):
        load_decisions(path)
