"""`congress slate` as people run it: files, exit statuses, what is on which stream."""

import csv
import io
import os
import subprocess
import sys
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

import planning_example
import pytest
from click.testing import Result
from openpyxl import load_workbook
from planning_samples import csv_file
from typer.testing import CliRunner

from congress.cli.app import app
from congress.contestfile import read_contest
from congress.i18n import set_language
from tally.contest import Contest
from tally.problems import Lang

EXAMPLE = Path(__file__).parents[3] / "examples" / "dai-hoi-tinh"
RULES = 'regulation = "party-2024"\nkind = "committee"\ntitle = "Bầu Ban Chấp hành"\nseats = 3\nsurplus = 1\n'
OFFICER = '[[event.officer]]\nrole = "counting_head"\nname = "Nguyễn Văn An"\n'
LIST = (
    "id,name,born,sex,ethnicity,unit,sector,incumbent,evaluations,discipline\n"
    "p1,Nguyễn Văn An,12/3/1975,Nam,Kinh,A,X,x,tốt;tốt;tốt,\n"
    "p2,Trần Thị Bình,1980,Nữ,Tày,A,X,,tốt;tốt;tốt,\n"
    "p3,Lê Văn Cúc,3/1985,Nam,Kinh,B,Y,x,tốt;tốt;tốt,\n"
    "p4,Đỗ Văn Ân,12/3/1979,Nam,Kinh,B,Y,,tốt;tốt;hoàn thành,\n"
    "p5,Vũ Thị Ánh,12/3/1988,Nữ,Kinh,C,Y,,tốt;tốt;tốt,\n"
)


def congress(*arguments: object, lang: str = "vi") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "congress", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "CONGRESS_LANG": lang, "COLUMNS": "500"}
    )


def slate(tmp_path: Path, rules: str = RULES, people: str = LIST, lang: Lang = "en") -> Result:
    """The command in this process, on a list and rules given as text."""
    planning = csv_file(tmp_path / "planning.csv", people)
    arguments = ["slate", planning, "--rules", csv_file(tmp_path / "slate.toml", rules), "-o", tmp_path / "out"]
    set_language(lang)
    try:
        return CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "500"})
    finally:
        set_language("vi")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_example_makes_a_list_of_twenty_that_meets_every_target(tmp_path: Path) -> None:
    done = congress("slate", EXAMPLE / "planning.xlsx", "--rules", EXAMPLE / "slate.toml", "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "contest.toml", "notes.csv", "people.csv", "report.pdf", "slate-2.csv", "slate-3.csv", "slate.csv",
        "tests.csv",
    ]  # fmt: skip
    contest = Contest.model_validate(tomllib.loads((tmp_path / "contest.toml").read_text(encoding="utf-8")))
    assert (contest.id, contest.seats, len(contest.candidate), contest.kind) == ("bch-2025", 18, 20, "committee")
    assert contest.event.organisation == "ĐẢNG BỘ TỈNH SÔNG MÂY"
    people = rows(tmp_path / "people.csv")
    assert len(people) == 60
    assert {row["status"] for row in people} == {"slate", "reserve", "excluded", "undecided"}
    assert next(row for row in people if row["id"] == "p053")["reasons"] == "BARRED: Xin rút"
    assert "p011" in [row["id"] for row in rows(tmp_path / "slate.csv")]
    assert "không đạt" not in done.stderr


def test_the_example_is_the_list_its_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning_example, "TARGET", tmp_path / "planning.xlsx")
    planning_example.main()
    made, kept = (load_workbook(path).worksheets[0] for path in (tmp_path / "planning.xlsx", EXAMPLE / "planning.xlsx"))
    assert list(made.values) == list(kept.values)


def test_the_files_begin_as_documented_and_are_in_ballot_order(tmp_path: Path) -> None:
    done = slate(tmp_path)
    assert done.exit_code == 0, done.stderr
    out = tmp_path / "out"
    assert (out / "slate.csv").read_text(encoding="utf-8").startswith("order,id,name,")
    assert (out / "people.csv").read_text(encoding="utf-8").startswith("id,name,status,reasons,")
    names = [row["name"] for row in rows(out / "slate.csv")]
    assert names == [
        name for name in ("Nguyễn Văn An", "Vũ Thị Ánh", "Đỗ Văn Ân", "Trần Thị Bình", "Lê Văn Cúc") if name in names
    ]
    assert [row["order"] for row in rows(out / "slate.csv")] == ["1", "2", "3", "4"]
    assert [row["id"] for row in rows(out / "people.csv")] == ["p1", "p2", "p3", "p4", "p5"]


def test_a_date_known_in_part_stands_in_the_note_and_the_contest_holds_nothing_of_the_committee_s_own(
    tmp_path: Path,
) -> None:
    extra = LIST.replace("discipline\n", "discipline,note\n", 1).replace("tốt,\n", "tốt,,đang xem xét\n")
    assert slate(tmp_path, people=extra).exit_code == 0
    text = (tmp_path / "out" / "contest.toml").read_text(encoding="utf-8")
    candidates = {one["id"]: one for one in tomllib.loads(text)["candidate"]}
    assert str(candidates["p1"]["born"]) == "1975-03-12"
    assert "born" not in candidates["p2"]
    assert "born" not in candidates["p3"]
    assert candidates["p1"]["note"] == "A"
    assert candidates["p2"]["note"] == "sinh 1980; A"
    assert candidates["p3"]["note"] == "sinh 03/1985; B"
    assert "xem xét" not in text


def test_a_person_on_two_rows_is_undecided_on_both_and_on_no_list(tmp_path: Path) -> None:
    without = "\n".join(line.partition(",")[2] for line in LIST.splitlines())
    twice = "\nVũ Thị Ánh,12/3/1988,Nữ,Kinh,C,Y,,tốt;tốt;tốt,\nPhạm Văn Dũng,1/1/1981,Nam,Kinh,C,Y,,tốt;tốt;tốt,\n"
    done = slate(tmp_path, people=without + twice, rules=RULES)
    assert done.exit_code == 0, done.stderr
    found = [(row["name"], row["status"]) for row in rows(tmp_path / "out" / "people.csv")]
    assert len(found) == 7
    assert [name for name, status in found if status == "undecided"] == ["Vũ Thị Ánh"] * 2
    assert len(read_contest(tmp_path / "out" / "contest.toml").candidate) == 4


@pytest.mark.parametrize(
    ("rules_text", "people", "code"),
    [(RULES, LIST.replace("p1,", "page,"), "CANDIDATE_ID_RESERVED"),
     ('fixed = ["p1"]\n' + RULES + OFFICER, LIST, "OFFICER_ON_LIST")],
)  # fmt: skip
def test_a_contest_our_own_checks_would_refuse_is_not_written(
    tmp_path: Path, rules_text: str, people: str, code: str
) -> None:
    fixed = 'fixed = ["page"]\n' if "page," in people else ""
    done = slate(tmp_path, rules=fixed + rules_text, people=people)
    assert done.exit_code == 3
    assert code in done.stderr
    assert not (tmp_path / "out").exists()


def test_event_and_electorate_of_the_rules_go_into_the_contest(tmp_path: Path) -> None:
    tables = (
        'id = "bch"\n' + RULES + '[event]\norganisation = "ĐẢNG BỘ \\"A\\""\ndate = 2025-09-25\n[[event.officer]]\n'
        'role = "counting_head"\nname = "Trần B"\n[electorate]\nbody = "delegates"\nsummoned = 150\n'
        '[[electorate.subtract]]\nreason = "committee_absent"\ncount = 2\n'
    )
    assert slate(tmp_path, rules=tables).exit_code == 0
    contest = Contest.model_validate(tomllib.loads((tmp_path / "out" / "contest.toml").read_text(encoding="utf-8")))
    assert (contest.id, contest.event.organisation, contest.event.officer[0].name) == ("bch", 'ĐẢNG BỘ "A"', "Trần B")
    assert contest.electorate is not None
    assert contest.electorate.subtract[0].count == 2


def test_hard_targets_in_conflict_end_with_status_4_no_files_and_the_smallest_set(tmp_path: Path) -> None:
    targets = (
        '[[target]]\nwho = "women"\nat_least = "75%"\nhard = true\n'
        '[[target]]\nwho = "minority"\nat_least = 1\nhard = true\n'
        '[[target]]\nwho = "sector:X"\nat_least = 1\nhard = true\n'
    )
    done = slate(tmp_path, rules=RULES + targets)
    assert done.exit_code == 4
    assert "RULES_CONFLICT" in done.stderr
    assert "women at least 75% = 3 (eligible: 2)" in " ".join(done.stderr.split())
    assert "minority" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_rules_that_only_together_are_too_much_are_both_named(tmp_path: Path) -> None:
    targets = (
        '[[target]]\nwho = "sector:X"\nat_least = 2\nhard = true\n'
        '[[target]]\nwho = "unit:A"\nat_most = 1\nhard = true\n'
    )
    done = slate(tmp_path, rules=RULES + targets)
    assert done.exit_code == 4
    assert "sector X at least 2" in done.stderr
    assert "unit A at most 1" in done.stderr


def test_too_few_eligible_people_end_with_status_4_and_the_counts(tmp_path: Path) -> None:
    done = slate(tmp_path, rules=RULES.replace("seats = 3", "seats = 9"))
    assert done.exit_code == 4
    assert "TOO_FEW_ELIGIBLE" in done.stderr


def test_a_fixed_person_who_fails_a_test_stops_the_slate(tmp_path: Path) -> None:
    tested = 'fixed = ["p4"]\nreference_date = 2025-09-25\n' + RULES.replace("seats = 3", "seats = 2")
    done = slate(tmp_path, rules=tested + '[eligibility]\nevaluations_at_least = "good"\n')
    assert done.exit_code == 4
    assert "FIXED_NOT_ELIGIBLE" in done.stderr


def test_ids_in_the_rules_that_nobody_has_are_named_with_the_nearest(tmp_path: Path) -> None:
    done = slate(tmp_path, rules='fixed = ["p11", "p1"]\n' + RULES + '[[barred]]\nid = "q2"\nreason = "x"\n')
    assert done.exit_code == 3
    assert done.stderr.count("RULES_NO_SUCH_PERSON") == 2


def test_unreadable_cells_end_with_status_3_all_in_one_table_and_no_files(tmp_path: Path) -> None:
    bad = LIST.replace("12/3/1975", "31/02/1975").replace("Nữ,Tày", "Nử,Tày")
    target = "reference_date = 2025-09-25\n" + RULES + '[[target]]\nwho = "age:30-60"\nat_least = 1\nhard = true\n'
    done = slate(tmp_path, rules=target + '[[target]]\nwho = "women"\nat_least = 1\nhard = true\n', people=bad)
    assert done.exit_code == 3
    assert "DATE_IMPOSSIBLE" in done.stderr
    assert "C2" in done.stderr
    assert "SEX_UNREADABLE" not in done.stderr  # "Nử" is a slip of the keyboard for "Nữ", the letters are the same
    assert not (tmp_path / "out").exists()


def test_a_broken_workbook_ends_with_status_2(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no more")
    done = congress("slate", tmp_path / "a.xlsx", "--rules", EXAMPLE / "slate.toml", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "SHEET_BROKEN" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["--rules", "x.toml"], ["-o", "out"], ["--surplus", "3"]])
def test_wrong_usage_ends_with_status_2(tmp_path: Path, arguments: list[str]) -> None:
    planning = csv_file(tmp_path / "planning.csv", LIST)
    assert congress("slate", planning, *arguments).returncode == 2


def test_columns_prints_a_mapping_and_nothing_else_on_standard_output(tmp_path: Path) -> None:
    done = congress("slate", EXAMPLE / "planning.xlsx", "--columns")
    assert done.returncode == 0
    mapping = tomllib.loads(done.stdout)
    assert mapping["header_rows"] == [8, 9]
    assert mapping["columns"]["evaluations.2024"] == "W"
    kept = csv_file(tmp_path / "map.toml", done.stdout)
    again = congress("slate", EXAMPLE / "planning.xlsx", "--columns", "--map", kept)
    assert tomllib.loads(again.stdout) == mapping


def test_a_further_run_replaces_the_files_and_takes_away_lists_that_are_no_more(tmp_path: Path) -> None:
    assert slate(tmp_path).exit_code == 0
    assert (tmp_path / "out" / "slate-3.csv").exists()
    fixed = 'fixed = ["p1", "p2", "p3", "p4"]\n' + RULES
    assert slate(tmp_path, rules=fixed).exit_code == 0
    assert [path.name for path in sorted((tmp_path / "out").glob("slate*.csv"))] == ["slate.csv"]
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


def test_made_ids_stay_when_rows_move(tmp_path: Path) -> None:
    without = "\n".join(line.partition(",")[2] for line in LIST.splitlines())
    assert slate(tmp_path, people=without).exit_code == 0
    before = {row["name"]: row["id"] for row in rows(tmp_path / "out" / "people.csv")}
    head, *people = without.splitlines()
    assert slate(tmp_path, people="\n".join([head, *reversed(people)])).exit_code == 0
    assert {row["name"]: row["id"] for row in rows(tmp_path / "out" / "people.csv")} == before


def test_text_that_a_spreadsheet_would_run_is_written_as_text(tmp_path: Path) -> None:
    people = LIST.replace(",A,X,x", ',"=HYPERLINK(""http://x"")",+1,x')
    assert slate(tmp_path, people=people).exit_code == 0
    for name in ("people.csv", "slate.csv"):
        cells = [
            cell
            for row in csv.reader(io.StringIO((tmp_path / "out" / name).read_text(encoding="utf-8")))
            for cell in row
        ]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
    assert "'=HYPERLINK" in (tmp_path / "out" / "people.csv").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_files_to_the_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        assert slate(tmp_path / name).exit_code == 0
    for path in (tmp_path / "a" / "out").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / "out" / path.name).read_bytes()


def test_messages_are_in_the_language_asked_for(tmp_path: Path) -> None:
    assert "The birth dates" not in slate(tmp_path, lang="vi").stderr
    assert "Chỉ" not in slate(tmp_path, lang="en").stderr


def test_a_regulation_of_one_s_own_is_named_as_seen_from_the_contest(tmp_path: Path) -> None:
    profile = (files("tally") / "regulations" / "party-2024.toml").read_text(encoding="utf-8")
    csv_file(tmp_path / "own.toml", profile)
    assert slate(tmp_path, rules=RULES.replace("party-2024", "own.toml")).exit_code == 0
    contest = tomllib.loads((tmp_path / "out" / "contest.toml").read_text(encoding="utf-8"))
    assert contest["regulation"] == "../own.toml"


def test_a_folder_that_cannot_be_written_ends_with_status_2_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder", encoding="utf-8")
    done = slate(tmp_path)
    assert done.exit_code == 2
    assert "OUTPUT_FAILED" in done.stderr
    (tmp_path / "out").unlink()
    (tmp_path / "out" / "report.pdf").mkdir(parents=True)
    assert slate(tmp_path).exit_code == 2
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == []


def test_notes_on_the_data_are_shown_where_no_slate_can_be_made_too(tmp_path: Path) -> None:
    people = "TT,Họ và tên,Dân tộc\n1,Nguyễn Văn An,Kinh\n,Lê Văn Cầu,\n"
    done = slate(tmp_path, people=people)
    assert done.exit_code == 4
    assert "Lê Văn Cầu" in done.stderr


def test_ids_of_an_earlier_run_that_cannot_be_read_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "people.csv").write_bytes("mã;họ tên\n1;Đức\n".encode("utf-16"))
    done = slate(tmp_path)
    assert done.exit_code == 2
    assert "KEPT_IDS_UNREADABLE" in done.stderr


@pytest.mark.parametrize("pairs", [5, 6, 40])
def test_of_many_notes_of_a_kind_a_few_are_shown_and_all_are_in_the_file(tmp_path: Path, pairs: int) -> None:
    names = [f"Nguyễn Văn {letter}{other}" for letter in "ABCDEFG" for other in "abcdefg"][:pairs]
    people = "".join(
        f"p{n}-{year},{name},{n % 28 + 1}/1/{year}\n" for n, name in enumerate(names) for year in (1970, 1971)
    )
    (tmp_path / "planning.csv").write_text("id,name,born\n" + people, encoding="utf-8")
    rules = 'regulation = "party-2024"\nkind = "committee"\ntitle = "T"\nseats = 3\nreference_date = 2025-09-25\n'
    (tmp_path / "slate.toml").write_text(rules, encoding="utf-8")
    done = congress("slate", tmp_path / "planning.csv", "--rules", tmp_path / "slate.toml", "-o", tmp_path / "slate")
    assert done.returncode == 0, done.stderr
    kinds = Counter(row["code"] for row in rows(tmp_path / "slate" / "notes.csv"))
    code = kinds.most_common(1)[0][0]
    assert kinds[code] == pairs
    shown = [line for line in done.stderr.splitlines() if line.startswith(f"│ {code} ")]
    assert len(shown) == min(pairs, 5), done.stderr
    assert (f"{code}: còn {pairs - 5} mục nữa trong" in done.stderr) == (pairs > 5)
