"""The vetting file: checklist, opinions asked and received, conclusion, and the counts of the periodic report."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from congress.cli.app import app
from congress.custody import read_entries
from congress.register.reading import Incoming, read_incoming
from congress.register.records import commit, history, propose
from congress.register.register import Register, applied
from congress.register.tables import TABLES
from congress.register.vetting import checklist, counts, file_of, people_vetted, wait_days
from congress.workspace import Settings, create
from tally.problems import InvalidError

ON = date(2025, 9, 25)
PEOPLE = [{"id": "a1", "name": "Nguyễn Văn An"}, {"id": "a2", "name": "Lê Thị Bé"}]


def register(**rows: list[dict[str, str]]) -> Register:
    return applied(Register({table.name: {} for table in TABLES}), {"people": PEOPLE, **rows}, ())


def whole(person: str, state: str = "ok") -> list[dict[str, str]]:
    return [{"person": person, "item": item.id, "state": state} for item in checklist()]


def test_a_file_is_complete_when_every_item_is_in_order() -> None:
    assert file_of(register(vetting=whole("a1")), "a1", ON).complete
    assert not file_of(register(vetting=whole("a1")[1:]), "a1", ON).complete
    assert not file_of(register(vetting=[*whole("a1")[1:], *whole("a1", "problem")[:1]]), "a1", ON).complete
    beyond = [*whole("a1"), {"person": "a1", "item": "Bản cam kết", "state": "open"}]
    assert not file_of(register(vetting=beyond), "a1", ON).complete


@pytest.mark.parametrize(
    ("asked", "received", "late"),
    [("10/09/2025", "", False), ("09/09/2025", "", True), ("09/09/2025", "24/09/2025", False), ("9/2025", "", False)],
)
def test_an_opinion_is_late_after_the_days_of_waiting(asked: str, received: str, late: bool) -> None:
    assert wait_days() == 15
    row = {"person": "a1", "body": "Công an tỉnh", "asked": asked, "received": received}
    assert bool(file_of(register(opinions=[row]), "a1", ON).late) is late


def test_the_latest_conclusion_counts() -> None:
    rows = [
        {"person": "a1", "date": "01/09/2025", "conclusion": "eligible"},
        {"person": "a1", "date": "15/03/2025", "conclusion": "postponed"},
        {"person": "a2", "date": "01/08/2025", "conclusion": "not_eligible"},
    ]
    opinions = [{"person": "a1", "body": "UBKT", "asked": "01/08/2025"}]
    found = register(conclusions=rows, opinions=opinions, vetting=whole("a2"))
    assert people_vetted(found) == ["a1", "a2"]
    assert counts([file_of(found, one, ON) for one in people_vetted(found)]) == {
        "files": 2, "complete": 1, "opinions_asked": 1, "opinions_received": 0, "opinions_late": 1, "eligible": 1,
        "not_eligible": 1, "postponed": 0, "without_conclusion": 0,
    }  # fmt: skip


def test_looking_at_a_file_is_in_the_journal(tmp_path: Path) -> None:
    here = create(tmp_path / "ws", settings=Settings(title="A"), by="Tấn")
    commit(here, propose(here, {"people": PEOPLE, "vetting": whole("a1")}), "Tấn", "Nhập")
    options = ["--workspace", str(here.root), "--as", "Lan"]
    without = CliRunner().invoke(app, ["register", "vetting", "a1", *options])
    assert (without.exit_code, "REGISTER_NEEDS_REASON" in without.stderr.replace("\n", "")) == (2, True)
    assert CliRunner().invoke(app, ["register", "vetting", "a1", "--reason", "Họp", *options]).exit_code == 0
    assert [(one.by, one.reason) for one in history(read_entries(here), "a1")][-1] == ("Lan", "Họp")
    assert CliRunner().invoke(app, ["register", "vetting", *options]).exit_code == 0
    assert CliRunner().invoke(app, ["register", "vetting", "a9", *options]).exit_code == 3


def read(path: Path, state: str, person: str = "a1") -> Incoming:
    (path / "vetting.csv").write_text(f"Mã người,Nội dung,Tình trạng\n{person},Lý lịch,{state}\n", encoding="utf-8")
    return read_incoming(path / "vetting.csv", register=register())


@pytest.mark.parametrize(
    ("state", "known"),
    [("đạt", "ok"), ("Đủ", "ok"), ("ok", "ok"), ("in order", "ok"), ("chưa có", "open"), ("open", "open"),
     ("cần xem xét", "problem"), ("problem", "problem")],
)  # fmt: skip
def test_every_state_that_the_documentation_names_is_taken(tmp_path: Path, state: str, known: str) -> None:
    assert read(tmp_path, state).tables["vetting"][0]["state"] == known


def test_a_state_that_is_none_is_told_with_those_that_are_and_without_a_code(tmp_path: Path) -> None:
    with pytest.raises(InvalidError) as raised:
        read(tmp_path, "tốt")
    said = raised.value.problems[0].text("vi")
    assert all(word in said for word in ("đạt", "chưa có", "cần xem xét", "open"))
    assert "REGISTER" not in said


def test_a_vetting_row_of_nobody_is_noted_when_it_comes_in(tmp_path: Path) -> None:
    assert not read(tmp_path, "đạt").notes
    (note,) = read(tmp_path, "đạt", "a9").notes
    assert (note.code, note.values["ids"]) == ("REGISTER_PERSON_UNKNOWN", "a9")
