"""`congress tally` and `congress regulation` as a user meets them."""

import json

import pytest
from running import congress
from tally_cases import marks

CONTEST = """
id = "bch"
title = "Bầu Ban Chấp hành"
regulation = "party-2024"
seats = 2
kind = "committee"
[electorate]
body = "delegates"
summoned = 9
present = 9
{more}
[[candidate]]
id = "c01"
name = "Nguyễn Văn An"
[[candidate]]
id = "c02"
name = "Trần Thị Bình"
[[candidate]]
id = "c03"
name = "Lê Đức Chính"
"""
ROWS = [["", "", "x"], ["", "", "x"], ["", "x", ""], ["", "", "x"], ["", "x", "x"], ["x", "", "x"]]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "contest.toml").write_text(CONTEST.format(more=""), encoding="utf-8")
    marks(ROWS).write_csv(tmp_path / "votes.csv")
    return tmp_path


def test_the_result_in_words_with_the_base_beside_every_percentage(folder):
    done = congress("tally", "contest.toml", "votes.csv", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "5/9 = 55.56%" in done.stdout
    assert "Votes needed: 5" in done.stdout
    assert "Elected: 1 of 2" in done.stdout


def test_vietnamese_by_default_writes_numbers_the_vietnamese_way(folder):
    done = congress("tally", "contest.toml", "votes.csv", cwd=folder, lang="vi")
    assert "5/9 = 55,56%" in done.stdout
    assert "Nguyễn Văn An" in done.stdout


@pytest.mark.parametrize(
    ("born", "told"),
    [
        (("1975-03-12", "1980-01-02"), ("Nguyễn Văn An (12/03/1975)", "Nguyễn Văn An (02/01/1980)")),
        (("1975-03-12", "1975-03-12"), ("Nguyễn Văn An (no. 1)", "Nguyễn Văn An (no. 2)")),
        (("1975-03-12", None), ("Nguyễn Văn An (no. 1)", "Nguyễn Văn An (no. 2)")),
    ],
)
def test_people_of_one_name_are_told_apart_in_the_result(folder, born, told):
    for name, day, unit in zip(("Nguyễn Văn An", "Trần Thị Bình"), born, ("Sở A", "Sở B"), strict=True):
        lines = f'name = "Nguyễn Văn An"\nnote = "{unit}"\n' + (f"born = {day}\n" if day else "")
        text = (folder / "contest.toml").read_text(encoding="utf-8")
        (folder / "contest.toml").write_text(text.replace(f'name = "{name}"\n', lines, 1), encoding="utf-8")
    done = congress("tally", "contest.toml", "votes.csv", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert all(name in done.stdout for name in told)
    assert "Lê Đức Chính (" not in done.stdout


def test_json_stands_alone_on_stdout_and_is_the_same_every_time(folder):
    first = congress("tally", "contest.toml", "votes.csv", "--json", cwd=folder)
    again = congress("tally", "contest.toml", "votes.csv", "-o", "-", cwd=folder, lang="vi")
    assert first.stdout == again.stdout
    document = json.loads(first.stdout)
    assert list(document)[:21] == [
        "schema", "contest", "regulation", "title", "seats", "round", "mode", "test", "event", "base", "needed",
        "ballots", "candidates", "elected", "alternates", "tied", "short", "next", "recognised", "errors", "warnings",
    ]  # fmt: skip
    assert document["schema"] == "congress-result/1"
    assert list(document["candidates"][0])[:10] == [
        "id", "name", "votes", "against", "unusable", "share", "rank", "margin", "verdict", "clause",
    ]  # fmt: skip
    assert document["elected"] == ["c01"]
    assert first.stdout.endswith("}\n")
    assert "Nguyễn" in first.stdout


def test_the_result_file_is_the_json(folder):
    done = congress("tally", "contest.toml", "votes.csv", "-o", "result.json", cwd=folder)
    assert done.returncode == 0
    assert "Elected" in done.stdout
    shown = congress("tally", "contest.toml", "votes.csv", "--json", cwd=folder).stdout
    assert (folder / "result.json").read_text(encoding="utf-8") == shown


def test_a_refused_count_leaves_no_result_file_and_nothing_on_stdout(folder):
    (folder / "contest.toml").write_text(CONTEST.format(more="[accounts]\nreturned = 7"), encoding="utf-8")
    done = congress("tally", "contest.toml", "votes.csv", "--json", "-o", "result.json", cwd=folder)
    assert (done.returncode, done.stdout) == (4, "")
    assert "F06" in done.stderr
    assert not (folder / "result.json").exists()


@pytest.mark.parametrize(
    ("files", "status", "word"),
    [
        ([], 2, "TALLY_INPUT"),
        (["votes.csv", "--totals", "totals.csv"], 2, "TALLY_INPUT"),
        (["absent.csv"], 2, "VOTES_NOT_OPENED"),
        (["."], 2, "VOTES_NOT_OPENED"),
        (["votes.csv", "votes.csv"], 3, "VOTES_FILE_TWICE"),
        (["--totals", "absent.csv"], 2, "VOTES_NOT_OPENED"),
    ],
)
def test_what_is_given_wrong_ends_with_its_status(folder, files, status, word):
    done = congress("tally", "contest.toml", *files, cwd=folder)
    assert (done.returncode, done.stdout) == (status, "")
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_parquet_and_csv_together_count_as_one(folder):
    marks(ROWS[:2]).write_parquet(folder / "a.parquet")
    marks(ROWS).tail(4).write_csv(folder / "b.csv", include_bom=True)
    apart = congress("tally", "contest.toml", "a.parquet", "b.csv", "--json", cwd=folder)
    assert apart.stdout == congress("tally", "contest.toml", "votes.csv", "--json", cwd=folder).stdout


def test_totals(folder):
    more = "[accounts]\nissued = 9\nreturned = 8\nvalid = 7\ninvalid = 1\n[accounts.invalid_by_ground]\nOVERVOTE = 1"
    (folder / "contest.toml").write_text(CONTEST.format(more=more), encoding="utf-8")
    (folder / "totals.csv").write_text("candidate,votes\nc01,5\nc02,4\nc03,3\n", encoding="utf-8")
    done = congress("tally", "contest.toml", "--totals", "totals.csv", "--json", cwd=folder)
    document = json.loads(done.stdout)
    assert document["elected"] == ["c01"]
    assert document["ballots"]["invalid_by_ground"] == {"OVERVOTE": 1}


def test_undecided_ballots(folder):
    (folder / "read.csv").write_text(
        "ballot,source,page,batch,position,status,problem,why,c01,c02,c03\n"
        "r1,a.pdf,1,1,1,read,,,,x,x\n"
        'r2,a.pdf,2,1,2,review,,"c01: faint; c02: faint",?,x?,x\n'
        "r3,a.pdf,3,1,3,rejected,UNREADABLE,,,,\n",
        encoding="utf-8",
    )
    done = congress("tally", "contest.toml", "read.csv", cwd=folder)
    assert done.returncode == 4
    assert "r2, r3" in done.stderr
    asked = congress("tally", "contest.toml", "read.csv", "--unresolved", "--json", cwd=folder)
    document = json.loads(asked.stdout)
    assert (asked.returncode, document["ballots"]["unresolved"]) == (0, 2)
    assert "W09" in {warning["code"] for warning in document["warnings"]}


def test_the_profiles_and_their_clauses_are_shown(tmp_path):
    listed = json.loads(congress("regulation", "list", "--json", cwd=tmp_path).stdout)
    assert "party-2024" in {one["id"] for one in listed}
    shown = json.loads(congress("regulation", "show", "party-2024", "--json", cwd=tmp_path).stdout)
    clause = next(one for one in shown["clause"] if one["id"] == "more-than-half")
    assert (clause["article"], clause["confidence"], clause["mechanism"]) == ("Đ30.2", "verified", "threshold")
    table = congress("regulation", "show", "party-2024", cwd=tmp_path)
    assert "more-than-half" in table.stdout
    assert "NOT verified" in table.stdout


def test_an_unknown_profile(tmp_path):
    done = congress("regulation", "show", "party-1930", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "REGULATION_UNKNOWN" in done.stderr


def test_a_second_count_that_is_equal_is_said_to_be(folder):
    marks(ROWS).reverse().write_csv(folder / "again.csv")
    done = congress("tally", "contest.toml", "votes.csv", "--second", "again.csv", cwd=folder)
    assert done.returncode == 0
    assert "equal" in done.stderr


def test_a_second_count_that_differs_stops_and_names_the_ballot(folder):
    marks([["", "", ""], *ROWS[1:]]).write_csv(folder / "again.csv")
    done = congress("tally", "contest.toml", "votes.csv", "--second", "again.csv", "-o", "r.json", cwd=folder)
    assert (done.returncode, done.stdout) == (4, "")
    assert "COUNTS_DIFFER_BALLOT" in done.stderr
    assert "Lê Đức Chính" in done.stderr
    assert not (folder / "r.json").exists()


@pytest.mark.parametrize(("votes", "status"), [("5", 0), ("4", 4)])
def test_a_second_count_by_hand_is_compared_by_totals(folder, votes, status):
    more = "[accounts]\nvalid = 6\ninvalid = 0"
    (folder / "contest.toml").write_text(CONTEST.format(more=more), encoding="utf-8")
    (folder / "hand.csv").write_text(f"candidate,votes\nc01,{votes}\nc02,4\nc03,1\n", encoding="utf-8")
    done = congress("tally", "contest.toml", "votes.csv", "--second", "hand.csv", cwd=folder)
    assert done.returncode == status, done.stderr


def test_many_wrong_cells_of_a_large_file_are_told_like_those_of_a_small_one(folder):
    rows = [["", "", "x"]] * 70
    rows[3], rows[60] = ["X", "", "x"], ["", "v", "x"]
    marks(rows).write_csv(folder / "wrong.csv")
    done = congress("tally", "contest.toml", "wrong.csv", cwd=folder)
    assert done.returncode == 3
    assert "5:c01" in done.stderr
    assert "62:c02" in done.stderr


def test_a_setting_of_the_contest_file_is_used_and_told(folder):
    more = "[settings.two-decimals]\ndecimals = 1"
    (folder / "contest.toml").write_text(CONTEST.format(more=more), encoding="utf-8")
    document = json.loads(congress("tally", "contest.toml", "votes.csv", "--json", cwd=folder).stdout)
    assert document["candidates"][0]["share"] == "55.6"
    assert "W12" in {one["code"] for one in document["warnings"]}
    assert {one["id"]: one["overridden"] for one in document["clauses"]}["two-decimals"] == {"decimals": 1}


def test_a_regulation_of_ones_own_that_is_wrong_is_told_by_key(folder):
    (folder / "own.toml").write_text('schema = "regulation/1"\nid = "own"\nvi = "Nội quy"\n', encoding="utf-8")
    done = congress("regulation", "show", "own.toml", cwd=folder)
    assert done.returncode == 3
    for key in ("en", "source", "clause"):
        assert f"“{key}”" in done.stderr


def test_a_revote_must_be_among_the_tied_of_the_result_before(folder):
    tied = [["", "x", "x"]] * 5 + [["x", "", "x"]] * 4
    one_seat = CONTEST.format(more="").replace("seats = 2", "seats = 1")
    (folder / "contest.toml").write_text(one_seat.replace("summoned = 9", "summoned = 9"), encoding="utf-8")
    marks(tied).write_csv(folder / "first.csv")
    assert congress("tally", "contest.toml", "first.csv", "-o", "first.json", cwd=folder).returncode == 0
    again = one_seat.replace('kind = "committee"', 'kind = "committee"\nmode = "revote"\nround = 2')
    (folder / "again.toml").write_text(again, encoding="utf-8")
    done = congress("tally", "again.toml", "votes.csv", "--previous", "first.json", cwd=folder)
    assert done.returncode == 3
    assert "REVOTE_NOT_THE_TIED" in done.stderr
