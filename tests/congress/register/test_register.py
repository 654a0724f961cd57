"""The register: in, differences, edits, out, and who has changed or read whose record."""

import csv
import json
from pathlib import Path

import pytest
import register_example
from click.testing import Result
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from congress.cli.app import app
from congress.custody import read_entries
from congress.i18n import set_language
from congress.planning.command import make_slate
from congress.planning.hints import hint
from congress.planning.importing import import_people
from congress.register.conflictfiles import write_conflicts
from congress.register.gapfiles import write_gaps
from congress.register.reading import read_incoming
from congress.register.records import load
from congress.register.register import Register
from congress.register.tables import TABLES
from congress.workspace import Settings, create, find
from tally.problems import InvalidError

EXAMPLE = Path(__file__).parents[3] / "examples" / "dai-hoi-tinh" / "register.xlsx"
PEOPLE = (
    "Mã,Họ và tên,Ngày sinh,Giới tính,Mã đơn vị,Số hiệu\n"
    "a1,Nguyễn Văn An,12/3/1975,Nam,u1,7\na2,Lê Thị Bé,1980,Nữ,u1,8\n"
)
UNITS = "id,name\nu1,Đảng bộ xã A\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "ws", settings=Settings(title="A"), by="Khúc Văn Tấn")
    return tmp_path / "ws"


def run(folder: Path, *arguments: object) -> Result:
    set_language("en")
    try:
        given = [*map(str, arguments), "--workspace", str(folder)]
        return CliRunner().invoke(app, ["register", *given], env={"COLUMNS": "300"})
    finally:
        set_language("vi")


def file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def taken_in(folder: Path, path: Path, *options: str) -> Result:
    return run(folder, "import", path, "--as", "Lan", "--reason", "Nhập", "--yes", *options)


@pytest.fixture
def filled(folder: Path, tmp_path: Path) -> Path:
    for name, text in (("people.csv", PEOPLE), ("units.csv", UNITS)):
        done = taken_in(folder, file(tmp_path / name, text))
        assert done.exit_code == 0, done.stderr
    return folder


def test_a_table_is_taken_in_and_what_is_not_of_it_is_named(folder: Path, tmp_path: Path) -> None:
    done = taken_in(folder, file(tmp_path / "people.csv", PEOPLE))
    assert done.exit_code == 0
    assert "Số hiệu" in done.stderr
    register = load(find(folder, folder))
    assert list(register.rows("people")) == ["a1", "a2"]
    assert register.rows("people")["a2"] | {"home": ""} == {
        **dict.fromkeys(next(t for t in TABLES if t.name == "people").names, ""),
        "id": "a2", "name": "Lê Thị Bé", "born": "1980", "sex": "female", "unit": "u1",
    }  # fmt: skip


def test_nothing_is_written_before_somebody_has_said_yes(folder: Path, tmp_path: Path) -> None:
    before = len(read_entries(find(folder, folder)))
    path = file(tmp_path / "people.csv", PEOPLE)
    done = run(folder, "import", path, "--as", "Lan", "--reason", "Nhập")
    assert (done.exit_code, "REGISTER_NOT_CONFIRMED" in done.stderr) == (4, True)
    done = run(folder, "import", path, "--as", "Lan", "--yes")
    assert (done.exit_code, "REGISTER_NEEDS_REASON" in done.stderr) == (2, True)
    assert len(read_entries(find(folder, folder))) == before
    assert not (folder / "register").exists()


def test_a_second_import_shows_only_what_differs_and_keeps_what_it_leaves_out(filled: Path, tmp_path: Path) -> None:
    again = taken_in(filled, file(tmp_path / "people.csv", PEOPLE))
    assert "Nothing differs" in again.stderr
    changed = "Mã,Họ và tên,Ngày sinh\na1,Nguyễn Văn An,13/3/1975\na3,Vũ Văn Cả,1/1/1990\n"
    done = taken_in(filled, file(tmp_path / "people.csv", changed))
    assert "12/03/1975" in done.stderr
    assert "13/03/1975" in done.stderr
    people = load(find(filled, filled)).rows("people")
    assert sorted(people) == ["a1", "a2", "a3"]
    assert people["a1"]["unit"] == "u1"
    entry = read_entries(find(filled, filled))[-1]
    assert (entry.by, entry.payload["reason"]) == ("Lan", "Nhập")
    assert entry.payload["changed"] == [
        {"table": "people", "key": "a1", "field": "born", "old": "12/03/1975", "new": "13/03/1975"}
    ]
    assert entry.payload["added"] == {"people": ["a3"]}


def test_rows_are_removed_only_where_the_table_is_said_to_be_whole(filled: Path, tmp_path: Path) -> None:
    fewer = file(tmp_path / "people.csv", "Mã,Họ và tên\na1,Nguyễn Văn An\n")
    assert "Nothing differs" in taken_in(filled, fewer).stderr
    done = taken_in(filled, fewer, "--whole")
    assert done.exit_code == 0
    assert list(load(find(filled, filled)).rows("people")) == ["a1"]
    assert read_entries(find(filled, filled))[-1].payload["removed"] == {"people": ["a2"]}
    old = sorted((filled / "versions").glob("register-people.*"))[0].read_text(encoding="utf-8")
    assert "Lê Thị Bé" in old


def test_the_mapping_is_kept_beside_and_used_again(folder: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Tờ 1"
    for row in (["DANH SÁCH"], ["Số hồ sơ", "Tên", "Năm"], ["a1", "Nguyễn Văn An", 1975]):
        book.active.append(row)
    book.save(tmp_path / "cu.xlsx")
    mapping = file(
        tmp_path / "m.toml",
        '[sheets]\n"Tờ 1" = "people"\n[people]\n"Số hồ sơ" = "id"\n"Tên" = "name"\n"Năm" = "born"\n',
    )
    assert taken_in(folder, tmp_path / "cu.xlsx").exit_code == 3
    assert taken_in(folder, tmp_path / "cu.xlsx", "--map", str(mapping)).exit_code == 0
    again = taken_in(folder, tmp_path / "cu.xlsx")
    assert (again.exit_code, "Nothing differs" in again.stderr) == (0, True)
    assert load(find(folder, folder)).rows("people")["a1"]["born"] == "1975"


def test_every_fault_of_a_file_and_of_a_mapping_is_named(tmp_path: Path) -> None:
    text = "Mã,Họ và tên,Ngày sinh,Giới tính\na1,An,31/2/1975,X\n,,2/2/1970,Nữ\na1,Cả,,\n"
    with pytest.raises(InvalidError) as caught:
        read_incoming(file(tmp_path / "people.csv", text))
    assert sorted((p.code, p.place.at) for p in caught.value.problems) == [
        ("REGISTER_CELL", "C2"), ("REGISTER_CELL", "D2"), ("REGISTER_KEY_EMPTY", "B3"), ("REGISTER_KEY_TWICE", "2, 4"),
    ]  # fmt: skip
    with pytest.raises(InvalidError, match="REGISTER_NOTHING"):
        read_incoming(file(tmp_path / "other.csv", "a,b\n1,2\n"))
    with pytest.raises(InvalidError, match="REGISTER_NO_HEADER"):
        read_incoming(file(tmp_path / "units.csv", "a,b\n1,2\n"))


def test_a_bar_in_a_cell_of_a_key_is_refused_with_the_cell(tmp_path: Path) -> None:
    text = "person,post,body\na1,Ủy viên A/B,x|y\na1,Ủy viên A|B,x\n"
    with pytest.raises(InvalidError) as caught:
        read_incoming(file(tmp_path / "proposals.csv", text))
    assert [(p.code, p.place.at) for p in caught.value.problems] == [("REGISTER_KEY_BAR", "B3")]


def test_one_field_is_changed_with_who_why_old_and_new(filled: Path) -> None:
    done = run(filled, "set", "people", "a1", "post", "Bí thư", "--as", "Minh", "--reason", "QĐ 5", "--yes")
    assert done.exit_code == 0, done.stderr
    touches = json.loads(run(filled, "history", "a1", "--json").stdout)
    assert [(t["by"], t["reason"], t["details"]) for t in touches][1] == (
        "Minh", "QĐ 5", ["people a1: post: – → Bí thư"]
    )  # fmt: skip
    assert len(json.loads(run(filled, "history", "a2", "--json").stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("persons", "a1", "post", "x"), "REGISTER_NO_TABLE"),
        (("people", "a9", "post", "x"), "REGISTER_NO_ROW"),
        (("people", "a1", "age", "x"), "REGISTER_NO_COLUMN"),
        (("people", "a1", "id", "x"), "REGISTER_KEY_FIXED"),
        (("people", "a1", "born", "31/2/1970"), "REGISTER_CELL"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(filled: Path, arguments: tuple[str, ...], code: str) -> None:
    done = run(filled, "set", *arguments, "--as", "M", "--reason", "x", "--yes")
    assert done.exit_code == 3
    assert code in done.stderr.replace("\n", "")


def test_an_export_holds_the_columns_asked_for_and_leaves_who_read_whom(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    options = ("--as", "Minh", "--reason", "Họp", "-o", out)
    assert run(filled, "export", "--fields", "id,born", *options).exit_code == 0
    assert out.read_text(encoding="utf-8") == "id,born\na1,12/03/1975\na2,1980\n"
    last = json.loads(run(filled, "history", "a2", "--json").stdout)[-1]
    assert (last["by"], last["what"], last["details"]) == ("Minh", "register_export", ["people: id, born → list.csv"])
    assert "REGISTER_NO_FIELDS" in run(filled, "export", *options).stderr
    assert "REGISTER_NO_COLUMN" in run(filled, "export", "--fields", "id,salary", *options).stderr
    assert "REGISTER_NEEDS_REASON" in run(filled, "export", "--fields", "id", "-o", out).stderr
    assert "REGISTER_NO_ROW" in run(filled, "export", "--fields", "id", "--unit", "u9", *options).stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--planning", "--unit", "u1"), ("--planning", "--fields", "id"), ("--planning", "--table", "people"),
        ("--planning", "--on", "2025-09-25"), ("--table", "units", "--fields", "id", "--unit", "u1"),
        ("--table", "changes", "--fields", "date", "--unit", "u1"),
    ],
)  # fmt: skip
def test_an_export_that_would_hold_more_than_was_asked_for_is_refused(
    filled: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    out = tmp_path / "list.csv"
    done = run(filled, "export", *options, "--as", "Minh", "--reason", "Họp", "-o", out)
    assert (done.exit_code, "REGISTER_OPTIONS" in done.stderr, out.exists()) == (2, True, False)


def test_what_a_check_writes_is_an_entry_and_what_it_shows_is_none(filled: Path, tmp_path: Path) -> None:
    before = len(read_entries(find(filled, filled)))
    assert run(filled, "check").exit_code == 0
    assert run(filled, "check", "-o", tmp_path / "gaps").exit_code == 2
    assert len(read_entries(find(filled, filled))) == before
    assert not (tmp_path / "gaps").exists()
    assert run(filled, "check", "-o", tmp_path / "gaps", "--as", "Minh", "--reason", "Bổ sung").exit_code == 0
    last = json.loads(run(filled, "history", "a2", "--json").stdout)[-1]
    assert (last["by"], last["reason"], last["details"]) == (
        "Minh",
        "Bổ sung",
        ["check: name, unit, problem, evaluations.year → gaps"],
    )


def test_the_journal_names_the_dates_that_a_finding_quotes(filled: Path, tmp_path: Path) -> None:
    people = "id,name,born,joined,official\na1,Nguyễn Văn An,12/3/1975,1/2/1990,1/3/1990\n"
    awards = "person,kind,what,decided,until\na2,ky luat,Khiển trách,1/2/2020,1/2/2019\n"
    for name, text in (("people.csv", people), ("awards.csv", awards)):
        assert taken_in(filled, file(tmp_path / name, text)).exit_code == 0
    out = tmp_path / "gaps"
    assert run(filled, "check", "-o", out, "--as", "M", "--reason", "R").exit_code == 0
    text = (out / "gaps.csv").read_text(encoding="utf-8")
    assert all(day in text for day in ("12/03/1975", "01/02/1990", "01/03/1990", "01/02/2020", "01/02/2019"))
    fields = read_entries(find(filled, filled))[-1].payload["fields"]
    assert {"name", "born", "joined", "official", "awards.decided", "awards.until"} <= set(fields)


def test_files_on_people_are_their_owners_alone(filled: Path, tmp_path: Path) -> None:
    for name in ("list.csv", "list.xlsx"):
        done = run(filled, "export", "--fields", "id", "--as", "M", "--reason", "x", "-o", tmp_path / name)
        assert done.exit_code == 0
    write_conflicts(tmp_path / "conflicts.csv", Register(), (), "vi")
    made = [tmp_path / "list.csv", tmp_path / "list.xlsx", tmp_path / "conflicts.csv"]
    made += write_gaps(tmp_path / "gaps", Register(), (), "vi")
    made += [*(filled / "register").glob("*.csv"), *(filled / "versions").glob("register-*")]
    assert len(made) == 8
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}


def test_a_workbook_written_here_is_read_by_others_and_taken_in_again(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "people.xlsx"
    run(filled, "set", "people", "a1", "note", '=1+1 <b> & "x"', "--as", "M", "--reason", "x", "--yes")
    done = run(filled, "export", "--fields", "id,name,born,note", "--as", "M", "--reason", "x", "-o", out)
    assert done.exit_code == 0
    sheet = load_workbook(out).active
    rows = list(sheet.values)
    assert rows[0] == ("Mã", "Họ và tên", "Ngày sinh", "Ghi chú")
    assert rows[1][3] == '=1+1 <b> & "x"'
    assert sheet["D2"].data_type != "f"
    assert "Nothing differs" in taken_in(filled, out).stderr


def test_a_file_changed_by_hand_is_noticed(filled: Path) -> None:
    (filled / "register" / "people.csv").write_text("id,name\n", encoding="utf-8")
    done = run(filled, "set", "people", "a1", "post", "x", "--as", "M", "--reason", "x", "--yes")
    assert (done.exit_code, "FILE_CHANGED" in done.stderr) == (4, True)


def test_without_a_register_it_is_said_how_to_begin(folder: Path) -> None:
    assert "REGISTER_EMPTY" in run(folder, "units").stderr


def test_the_example_is_the_workbook_its_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_example, "TARGET", tmp_path / "register.xlsx")
    register_example.main()
    assert (tmp_path / "register.xlsx").read_bytes() == EXAMPLE.read_bytes()


def test_the_planning_list_of_the_example_is_read_by_the_slate(folder: Path, tmp_path: Path) -> None:
    assert taken_in(folder, EXAMPLE).exit_code == 0
    register = load(find(folder, folder))
    assert (len(register.rows("people")), len(register.rows("units"))) == (600, 40)
    out = tmp_path / "list.csv"
    done = run(folder, "export", "--planning", "--term", "2025-2030", "--as", "L", "--reason", "x", "-o", out)
    assert done.exit_code == 0, done.stderr
    people = {person.id: person for person in import_people(out).people}
    assert len(people) == 600
    rows = register.rows("people")
    assert all(str(person.born or "") == rows[person.id]["born"] for person in people.values())
    assert all((person.sex or "") == rows[person.id]["sex"] for person in people.values())
    planned = {row["person"] for row in register.rows("plans").values()}
    assert {person.id for person in people.values() if person.planned_posts} == planned
    with out.open(encoding="utf-8", newline="") as stream:
        assert sum(1 for _ in csv.reader(stream)) == 601
    plan = make_slate(out, EXAMPLE.parent / "slate-600.toml", tmp_path / "slate").plan
    assert [len(slate.people) for slate in plan.slates] == [66, 66, 66]
    assert all(check.standing == "met" for slate in plan.slates for check in slate.checks if check.bound.target.hard)


def personnel_list(path: Path, unit: str = "ĐẢNG BỘ XÃ A", sheet: str = "Trích ngang") -> Path:
    """A list as a secretariat keeps it: title, headings over two rows, a section, a total, a signature."""
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in (
        ["DANH SÁCH TRÍCH NGANG"],
        ["TT", "Mã", "Họ và tên", "Ngày sinh", None, "Trình độ", None, None, "Đơn vị", "Nơi ở hiện nay", "Xếp loại",
         None, "Kỷ luật"],
        [None, None, None, "Nam", "Nữ", "CM", "LLCT", "Ngoại ngữ", None, None, 2023, 2024, None],
        ["I", "CÁC CƠ QUAN ĐẢNG"],
        [1, "a1", "Nguyễn Văn An", "12/3/1975", None, "Đại học", "Cao cấp", "Anh B", unit, "Sông Mây", "HTTNV",
         "HTXSNV", None],
        [2, "a2", "Lê Thị Bé", None, "1980", "Thạc sĩ", "Trung cấp", None, "u1", None, "HTTNV", None, "Khiển trách"],
        ["Tổng cộng: 2 người"],
        [None, None, "NGƯỜI LẬP BIỂU"],
    ):  # fmt: skip
        page.append(row)
    page["B4"], page["A4"] = None, "I. CÁC CƠ QUAN ĐẢNG"
    for cells in ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:H2", "I2:I3", "J2:J3", "K2:L2", "M2:M3", "A4:M4", "A7:M7"):
        page.merge_cells(cells)
    book.save(path)
    return path


@pytest.mark.parametrize("sheet", ["Trích ngang", "Nhân sự"])
def test_a_list_with_a_title_merged_headings_and_totals_is_taken_in(folder: Path, tmp_path: Path, sheet: str) -> None:
    assert taken_in(folder, file(tmp_path / "units.csv", UNITS)).exit_code == 0
    done = taken_in(folder, personnel_list(tmp_path / "ds.xlsx", sheet=sheet))
    assert done.exit_code == 0, done.stderr
    assert ("REGISTER_SHEET_IS_PEOPLE" in done.stderr) == (sheet == "Trích ngang")
    assert "Tổng cộng" in done.stderr
    assert "Kỷ luật" in done.stderr  # not taken: the register asks for more than the cell says
    register = load(find(folder, folder))
    people = register.rows("people")
    assert {name: value for name, value in people["a1"].items() if value} == {
        "id": "a1", "name": "Nguyễn Văn An", "born": "12/03/1975", "sex": "male", "education": "Đại học",
        "theory": "Cao cấp", "language": "Anh B", "unit": "u1", "residence": "Sông Mây",
    }  # fmt: skip
    assert (people["a2"]["born"], people["a2"]["sex"], people["a2"]["unit"]) == ("1980", "female", "u1")
    levels = {key: row["level"] for key, row in register.rows("evaluations").items()}
    assert levels == {"a1|2023": "good", "a1|2024": "excellent", "a2|2023": "good"}
    assert "Nothing differs" in taken_in(folder, personnel_list(tmp_path / "ds.xlsx", sheet=sheet)).stderr


def test_a_unit_that_nobody_knows_or_two_bear_is_named_with_its_cell(folder: Path, tmp_path: Path) -> None:
    units = "id,name\nu1,Đảng bộ xã A\nu2,Đảng bộ xã B\nu3,Đảng bộ xã B\n"
    assert taken_in(folder, file(tmp_path / "units.csv", units)).exit_code == 0
    for unit in ("Đảng bộ xã Á", "Đảng bộ xã B"):
        done = taken_in(folder, personnel_list(tmp_path / "ds.xlsx", unit))
        assert (done.exit_code, "REGISTER_UNIT" in done.stderr, "I5" in done.stderr) == (3, True, True)
    assert not load(find(folder, folder)).rows("people")


def test_the_history_of_somebody_nobody_knows_is_no_empty_table(filled: Path) -> None:
    done = run(filled, "history", "a9")
    assert (done.exit_code, "REGISTER_NO_PERSON" in done.stderr) == (3, True)


def test_a_code_stays_whole_on_a_narrow_terminal(filled: Path) -> None:
    done = CliRunner().invoke(app, ["register", "export", "-o", "x.csv", "--fields", "id", "--table", "poeple",
                                    "--reason", "R", "-w", str(filled)], env={"COLUMNS": "40"})  # fmt: skip
    assert "REGISTER_NO_TABLE" in done.stderr


def test_a_long_list_of_known_words_says_how_many_it_leaves_out() -> None:
    known = [f"k{number:03}" for number in range(43)]
    assert "… (+3)" in hint("zzzzzz", known)["near_vi"]
    assert "…" not in hint("zzzzzz", known[:40])["near_vi"]


def test_the_counts_of_vetting_go_into_a_file(filled: Path, tmp_path: Path) -> None:
    asked = "person,body,asked\na1,Công an tỉnh,1/8/2025\n"
    assert taken_in(filled, file(tmp_path / "opinions.csv", asked)).exit_code == 0
    done = run(filled, "vetting", "--on", "2025-09-25", "-o", tmp_path / "counts.csv")
    assert done.exit_code == 0, done.stderr
    rows = {row["figure"]: row["count"] for row in csv.DictReader((tmp_path / "counts.csv").open(encoding="utf-8"))}
    assert (rows["files"], rows["opinions_asked"], rows["opinions_late"]) == ("1", "1", "1")
    refused = run(filled, "vetting", "a1", "-o", tmp_path / "x.csv", "--reason", "R")
    assert (refused.exit_code, (tmp_path / "x.csv").exists()) == (2, False)
