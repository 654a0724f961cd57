"""Lists of people that give no ids: who is who, again and again; and the cells that hold several records."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from congress.cli.app import app
from congress.i18n import set_language
from congress.register.identity import Listed, tell
from congress.register.reading import Incoming, read_incoming
from congress.register.records import load
from congress.register.register import Register, whole_row
from congress.register.tables import BY_NAME
from congress.workspace import Settings, create, find
from tally.problems import InvalidError, Place

HEAD = "TT,Họ và tên,Ngày sinh,Giới tính,Đơn vị"
AN = "Nguyễn Văn An,12/3/1975,Nam,u1"
BE = "Lê Thị Bé,1980,Nữ,u1"
CA = "Vũ Văn Cả,1/1/1990,Nam,u2"


def listed(path: Path, *rows: str, head: str = HEAD) -> Path:
    lines = [head, *(f"{number},{row}" for number, row in enumerate(rows, start=1))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def person(id_: str, name: str, born: str = "", unit: str = "") -> dict[str, str]:
    return dict(whole_row(BY_NAME["people"], {"id": id_, "name": name, "born": born, "unit": unit}))


def known(*people: dict[str, str]) -> Register:
    return Register({"people": {one["id"]: one for one in people}})


def read(path: Path, register: Register, *rows: str, head: str = HEAD, given: frozenset[str] = frozenset()) -> Incoming:
    return read_incoming(listed(path / "Trích ngang.csv", *rows, head=head), register=register, given=given)


def ids(found: Incoming) -> list[str]:
    return [row["id"] for row in found.tables["people"]]


def refused(path: Path, register: Register, *rows: str, head: str = HEAD) -> list[tuple[str, str]]:
    with pytest.raises(InvalidError) as caught:
        read(path, register, *rows, head=head)
    assert all(id_ in p.text("vi") for p in caught.value.problems for id_ in register.rows("people"))
    return [(p.code, p.place.at) for p in caught.value.problems]


def test_people_are_found_again_though_rows_come_in_above_and_the_order_turns(tmp_path: Path) -> None:
    first = read(tmp_path, Register(), AN, BE)
    assert ids(first) == ["u1-2", "u1-3"]
    register = known(*(person(r["id"], r["name"], r["born"], r["unit"]) for r in first.tables["people"]))
    again = read(tmp_path, register, CA, BE.upper().replace("NỮ,U1", "Nữ,u1"), AN)
    assert ids(again) == ["u2-2", "u1-3", "u1-2"]
    assert [n.values for n in again.notes if n.code == "REGISTER_IDS_TOLD"] == [{"found": 2, "made": 1}]


def test_an_id_that_was_ever_given_is_nobody_elses(tmp_path: Path) -> None:
    assert ids(read(tmp_path, Register(), AN, given=frozenset({"u1-2"}))) == ["u1-2-2"]
    assert ids(read(tmp_path, known(person("u1-2", "Ai Đó", "1960", "u1")), AN)) == ["u1-2-2"]


@pytest.mark.parametrize(
    "record",
    [
        person("a1", "Nguyễn Văn An", "12/03/1975", "u9"),  # moved
        person("a1", "Nguyễn Văn An", "12/03/1976", "u1"),  # birth date put right
        person("a1", "Nguyễn Văn An", "1975", ""),  # may be
        person("a1", "Nguyễn Văn Ân", "12/03/1975", "u1"),  # a mark put right
    ],
)
def test_somebody_who_may_be_known_is_asked_about(tmp_path: Path, record: dict[str, str]) -> None:
    assert refused(tmp_path, known(record), AN, BE) == [("REGISTER_WHO", "2")]


@pytest.mark.parametrize(
    "record",
    [
        person("a1", "Nguyễn Văn An", "1975", "u9"),
        person("a1", "Nguyễn Văn An", "12/03/1976", "u9"),
        person("a1", "Nguyễn Văn Anh", "12/03/1975", "u1"),
    ],
)
def test_somebody_else_is_a_new_person(tmp_path: Path, record: dict[str, str]) -> None:
    assert ids(read(tmp_path, known(record), AN)) == ["u1-2"]


def test_two_records_or_two_rows_that_nothing_tells_apart_are_asked_about(tmp_path: Path) -> None:
    one, other = (person(id_, "Nguyễn Văn An", "12/03/1975", "u1") for id_ in ("a1", "a2"))
    assert refused(tmp_path, known(one, other), AN) == [("REGISTER_WHO", "2")]
    assert refused(tmp_path, known(one), AN, BE, AN) == [("REGISTER_ROWS_ALIKE", "2, 4")]
    assert refused(tmp_path, Register(), AN, AN) == [("REGISTER_ROWS_ALIKE", "2, 3")]


def test_an_id_in_the_row_is_the_answer_and_other_rows_need_none(tmp_path: Path) -> None:
    head = HEAD + ",Mã"
    moved = known(person("a1", "Nguyễn Văn An", "12/03/1975", "u9"))
    assert ids(read(tmp_path, moved, AN + ",a1", BE + ",", head=head)) == ["a1", "u1-3"]
    assert ids(read(tmp_path, moved, AN + ",moi", BE + ",", head=head)) == ["moi", "u1-3"]
    twice = known(*(person(id_, "Nguyễn Văn An", "12/03/1975", "u1") for id_ in ("a1", "a2")))
    assert ids(read(tmp_path, twice, AN + ",a2", AN + ",a1", head=head)) == ["a2", "a1"]
    assert refused(tmp_path, twice, AN + ",a1", AN + ",", head=head) == [("REGISTER_ROWS_ALIKE", "2, 3")]


def test_a_row_without_a_name_is_a_fault_and_the_others_keep_their_ids(tmp_path: Path) -> None:
    assert refused(tmp_path, Register(), ",12/3/1975,Nam,u1", BE) == [("REGISTER_KEY_EMPTY", "B2")]


@settings(max_examples=40, deadline=None)
@given(
    people=st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from(("", "1975", "12/03/1975")), st.sampled_from(("", "u1"))),
        unique=True,
    ),
    data=st.data(),
)
def test_a_list_taken_in_once_is_found_again_whole_in_any_order(
    people: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    def rows(of: list[tuple[str, str, str]]) -> list[Listed]:
        return [Listed(person("", *one), Place(at=str(number))) for number, one in enumerate(of, start=2)]

    first = tell(rows(people), {}, ())
    assert (first.made, len(set(first.ids))) == (len(people), len(people))
    register = {id_: person(id_, *one) for id_, one in zip(first.ids, people, strict=True)}
    turned = data.draw(st.permutations(people))
    again = tell(rows(turned), register, register)
    assert (again.faults, again.made) == ((), 0)
    assert dict(zip(turned, again.ids, strict=True)) == dict(zip(people, first.ids, strict=True))


def test_the_command_takes_a_list_without_ids_twice_and_nothing_differs(tmp_path: Path) -> None:
    create(tmp_path / "ws", settings=Settings(title="A"), by="Khúc Văn Tấn")
    path = listed(tmp_path / "ds.csv", AN, BE)
    set_language("en")
    arguments = ["register", "import", str(path), "--as", "Lan", "--reason", "N", "--yes", "-w", str(tmp_path / "ws")]
    first, again = (CliRunner().invoke(app, arguments, env={"COLUMNS": "300"}) for _ in range(2))
    set_language("vi")
    assert (first.exit_code, again.exit_code) == (0, 0), first.stderr
    assert "Nothing differs" in again.stderr
    assert list(load(find(tmp_path / "ws", tmp_path / "ws")).rows("people")) == ["u1-2", "u1-3"]


def cell(path: Path, heading: str, text: str) -> tuple[dict[str, list[tuple[str, ...]]], list[tuple[str, str]]]:
    """What one cell under one heading comes to: rows by table without their person, and the cells named as left."""
    row = f'{AN},"{text}"'
    found = read(path, Register(), row, head=f"{HEAD},{heading}")
    rows = {
        name: [tuple(value for key, value in row.items() if key != "person") for row in rows]
        for name, rows in found.tables.items() if name != "people"
    }  # fmt: skip
    return rows, [(note.code, note.place.at) for note in found.notes if note.code.endswith("_LEFT")]


PLAN, DISCIPLINE, REWARD, COURSE = "Quy hoạch nhiệm kỳ 2025-2030", "Kỷ luật", "Khen thưởng", "Bồi dưỡng"


@pytest.mark.parametrize(
    ("heading", "text", "table", "rows"),
    [
        (PLAN, "Bí thư; Phó Bí thư", "plans", [("Bí thư", "2025-2030"), ("Phó Bí thư", "2025-2030")]),
        (PLAN, "Bí thư (nhiệm kỳ 2030 - 2035)", "plans", [("Bí thư", "2030-2035")]),
        ("Chức danh quy hoạch", "Bí thư nhiệm kỳ 2025-2030", "plans", [("Bí thư", "2025-2030")]),
        (DISCIPLINE, "Khiển trách ngày 12/3/2020, hiệu lực đến 12/03/2021", "awards",
         [("discipline", "Khiển trách", "12/03/2020", "12/03/2021")]),
        (DISCIPLINE, "Cảnh cáo (01/2019); Khiển trách năm 2021", "awards",
         [("discipline", "Cảnh cáo", "01/2019", ""), ("discipline", "Khiển trách", "2021", "")]),
        (REWARD, "Bằng khen của tỉnh 2022; Huân chương hạng 3 năm 2023", "awards",
         [("reward", "Bằng khen của tỉnh", "2022"), ("reward", "Huân chương hạng 3", "2023")]),
        (COURSE, "Quốc phòng đối tượng 2; Chuyên viên chính", "training",
         [("Quốc phòng đối tượng 2",), ("Chuyên viên chính",)]),
    ],
)  # fmt: skip
def test_a_cell_that_says_all_becomes_rows_of_its_table(
    tmp_path: Path, heading: str, text: str, table: str, rows: list[tuple[str, ...]]
) -> None:
    assert cell(tmp_path, heading, text) == ({table: rows}, [])


@pytest.mark.parametrize(
    ("heading", "text", "code"),
    [
        ("Chức danh quy hoạch", "Bí thư", "REGISTER_PLANS_LEFT"),
        (PLAN, "x", "REGISTER_PLANS_LEFT"),
        (PLAN, "Bí thư 2025-2030; Phó Bí thư 2025-2030 và 2030-2035", "REGISTER_PLANS_LEFT"),
        (PLAN, "Bí thư 2030-2025", "REGISTER_PLANS_LEFT"),
        (PLAN, "Bí thư | Chủ tịch", "REGISTER_PLANS_LEFT"),
        (DISCIPLINE, "Khiển trách", "REGISTER_DISCIPLINE_LEFT"),
        (DISCIPLINE, "Khiển trách ngày 31/2/2020", "REGISTER_DISCIPLINE_LEFT"),
        (DISCIPLINE, "Liên quan đất đai 2015", "REGISTER_DISCIPLINE_LEFT"),
        (DISCIPLINE, "Khiển trách ngày 12/3/2020; đang xem xét", "REGISTER_DISCIPLINE_LEFT"),
        (DISCIPLINE, "Khiển trách ngày 12/3/2020 và 5/6/2021", "REGISTER_DISCIPLINE_LEFT"),
        (REWARD, "Chiến sĩ thi đua 2018, 2019", "REGISTER_REWARDS_LEFT"),
        (REWARD, "Bằng khen", "REGISTER_REWARDS_LEFT"),
        (COURSE, "x", "REGISTER_TRAINING_LEFT"),
    ],
)
def test_a_cell_that_does_not_is_named_and_nothing_of_it_is_taken(
    tmp_path: Path, heading: str, text: str, code: str
) -> None:
    assert cell(tmp_path, heading, text) == ({}, [(code, "F2")])


@pytest.mark.parametrize("heading", [PLAN, DISCIPLINE, REWARD, COURSE])
@pytest.mark.parametrize("text", ["", "Không", "-"])
def test_a_cell_that_says_none_is_neither_a_row_nor_named(tmp_path: Path, heading: str, text: str) -> None:
    assert cell(tmp_path, heading, text) == ({}, [])


def test_every_cell_left_of_a_column_is_in_one_note(tmp_path: Path) -> None:
    found = read(tmp_path, Register(), AN + ",Bí thư", BE + ",", CA + ",x", head=HEAD + ",Quy hoạch")
    [note] = [note for note in found.notes if note.code == "REGISTER_PLANS_LEFT"]
    assert (note.place.at, note.values["count"], note.values["heading"]) == ("F2, F4", 2, "Quy hoạch")


def test_what_a_list_says_in_cells_is_never_the_whole_table(tmp_path: Path) -> None:
    found = read(tmp_path, Register(), AN + ",Chuyên viên", head=HEAD + ",Bồi dưỡng")
    assert (set(found.tables), found.partial) == ({"people", "training"}, {"training"})


def test_a_unit_name_that_the_register_and_the_file_give_to_two_units_tells_neither(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    units, people = book.active, book.create_sheet("Trích ngang")
    assert units is not None
    units.title = "Đơn vị"
    for row in (("Mã đơn vị", "Tên đơn vị"), ("u2", "Chi bộ Một")):
        units.append(row)
    people.title = "Nhân sự"
    for row in (("TT", "Họ và tên", "Ngày sinh", "Đơn vị"), ("1", "Nguyễn Văn An", "12/3/1975", "Chi bộ Một")):
        people.append(row)
    book.save(tmp_path / "both.xlsx")
    there = Register({"units": {"u1": dict(whole_row(BY_NAME["units"], {"id": "u1", "name": "Chi bộ Một"}))}})
    with pytest.raises(InvalidError, match="REGISTER_UNIT"):
        read_incoming(tmp_path / "both.xlsx", register=there)
    assert read_incoming(tmp_path / "both.xlsx").tables["people"][0]["unit"] == "u2"


@pytest.mark.parametrize("name", ["people", "Trích ngang"])
@pytest.mark.parametrize(
    "lines",
    [
        ["DANH SÁCH NHÂN SỰ,,,", "Mã,Họ và tên,Ngày sinh,Đơn vị", "a1,Nguyễn Văn An,12/3/1975,Chi bộ Một"],
        ["Mã,Họ và tên,Ngày sinh,Đơn vị", "a1,Nguyễn Văn An,12/3/1975,Chi bộ Một"],
        ["DANH SÁCH TRÍCH NGANG,,,", "TT,Họ và tên,Ngày sinh,Đơn vị", "1,Nguyễn Văn An,12/3/1975,Chi bộ Một"],
    ],
)
def test_a_list_with_a_title_or_with_units_by_name_is_taken_whatever_it_is_called(
    tmp_path: Path, name: str, lines: list[str]
) -> None:
    (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    there = Register({"units": {"u1": dict(whole_row(BY_NAME["units"], {"id": "u1", "name": "Chi bộ Một"}))}})
    (row,) = read_incoming(tmp_path / f"{name}.csv", register=there).tables["people"]
    assert (row["name"], row["unit"]) == ("Nguyễn Văn An", "u1")
    assert row["id"] == ("u1-3" if lines[-1].startswith("1,") else "a1")
