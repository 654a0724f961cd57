"""The list of delegates: read with all its faults at once, kept in versions, changed only by acts with a reason."""

from pathlib import Path

import pytest
from delegate_lists import BY, LIST, list_file, workspace_with_list
from hypothesis import given
from hypothesis import strategies as st
from running import congress_here

from congress.custody import differing_files, read_entries
from congress.delegates.allocation_files import record_allocation
from congress.delegates.changing import bar, bring_list, lift, replace_by, restore
from congress.delegates.importing import import_delegates
from congress.delegates.people import KINDS, Delegate, list_text, read_list
from congress.delegates.roll import GROUNDS, Roll, Seat, read_roll
from congress.planning.dates import PartialDate
from congress.workspace import Settings, Workspace, create
from tally.problems import InvalidError, StopError, ToolkitError, UnreadableError


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return workspace_with_list(tmp_path)


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


def standing(workspace: Workspace, *ids: str) -> list[str]:
    roll = read_roll(workspace)
    return [roll.seats[id_].standing for id_ in ids]


# ---- reading


def test_a_list_is_read_with_the_columns_of_people_and_those_of_delegates(tmp_path: Path) -> None:
    found = import_delegates(list_file(tmp_path))
    by_id = {one.id: one for one in found.delegates}
    assert [one.kind for one in found.delegates] == [
        "ex_officio", "ex_officio", "elected", "elected", "alternate", "alternate", "elected", "alternate", "appointed"
    ]  # fmt: skip
    assert [one.number for one in found.delegates] == list(range(1, 10))
    assert by_id["a4"].order == 2
    assert by_id["u2"].born == PartialDate(1975, 5)
    assert (by_id["u1"].committee, by_id["u2"].honours, by_id["a2"].complaint) == (
        "Đảng ủy viên", "Bằng khen", "có 1 đơn"
    )  # fmt: skip
    assert by_id["b1"].discipline == "Khiển trách 2020"
    assert "COLUMN_UNKNOWN" not in codes(InvalidError(found.notes))


def test_all_faults_are_told_at_once_with_their_cells_those_of_people_too(tmp_path: Path) -> None:
    text = (
        LIST.replace("Nam,Kinh,Cơ quan Đảng ủy,Bí thư,Đương nhiên", "Nam,Kinh,Cơ quan Đảng ủy,Bí thư,Đại biểu quý")
        .replace("Dự khuyết,2", "Dự khuyết,hai")
        .replace("4,a2,", "4,a1,")
        .replace("Nghiêm Văn Mốc", "")
    )
    with pytest.raises(InvalidError) as refused:
        import_delegates(list_file(tmp_path, text))
    found = {(one.code, one.place.at) for one in refused.value.problems}
    assert {
        ("DELEGATE_KIND", "I3"),
        ("DELEGATE_NUMBER", "J8"),
        ("ID_TWICE", "C5, C6"),
        ("NAME_MISSING", "C11"),
    } <= found


def test_a_list_without_the_kind_or_with_an_elected_delegate_of_no_unit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        import_delegates(list_file(tmp_path, LIST.replace("Loại đại biểu", "Cột lạ")))
    assert "DELEGATE_NO_KIND_COLUMN" in codes(refused.value)
    with pytest.raises(InvalidError) as refused:
        import_delegates(list_file(tmp_path, LIST.replace("Dao,Đảng bộ xã B", "Dao,")))
    assert codes(refused.value) == ["DELEGATE_NO_UNIT"]


def test_alternates_of_one_place_are_told(tmp_path: Path) -> None:
    found = import_delegates(list_file(tmp_path, LIST.replace("Dự khuyết,2", "Dự khuyết,1")))
    assert "ALTERNATES_SAME_PLACE" in codes(InvalidError(found.notes))


def test_numbers_stay_with_their_people_and_no_number_is_two_peoples(tmp_path: Path) -> None:
    first = import_delegates(list_file(tmp_path)).delegates
    lines = LIST.splitlines(keepends=True)
    fewer = "".join([*lines[:2], "1,n1,Ông Mới Đến,01/02/1981,Nam,Kinh,Đảng bộ xã B,,Bầu,,,,,,,,\n", *lines[3:]])
    second = import_delegates(list_file(tmp_path, fewer), before=first).delegates
    assert {one.id: one.number for one in second if one.id in {f.id for f in first}} == {
        one.id: one.number for one in first if one.id != "u1"
    }
    assert next(one.number for one in second if one.id == "n1") == 10  # 1 was u1's, and stays so
    numbered = LIST.replace("Đơn thư", "Số thẻ").replace("có 1 đơn", "7").replace("Kỷ luật", "Kỷ luật")
    with pytest.raises(InvalidError) as refused:
        import_delegates(list_file(tmp_path, numbered), before=first)
    assert "DELEGATE_NUMBER_TWICE" in codes(refused.value)


texts = st.text("aăâđ \"',;\nXY-", max_size=8).map(str.strip).filter(lambda text: text != "-")
dates = st.none() | st.builds(PartialDate, st.integers(1930, 2005), st.integers(1, 12), st.just(0))
people = st.lists(
    st.builds(
        Delegate, number=st.integers(1, 9999), id=texts, name=texts, unit=texts, kind=st.sampled_from(KINDS),
        order=st.integers(0, 9), born=dates, sex=st.sampled_from(("male", "female", None)), ethnicity=texts,
        incumbent=st.sampled_from((True, False, None)), discipline=st.none() | texts, honours=texts, joined=dates,
    ),
    max_size=4,
)  # fmt: skip


@given(people)
def test_what_is_kept_of_a_list_is_read_back_the_same(delegates: list[Delegate]) -> None:
    assert read_list(list_text(delegates)) == tuple(delegates)


# ---- versions


def test_a_list_brought_in_again_is_nothing_new_and_a_changed_one_needs_a_reason(
    workspace: Workspace, tmp_path: Path
) -> None:
    same = bring_list(workspace, tmp_path / "delegates.csv", BY)
    assert (same.version, same.new) == (1, False)
    changed = list_file(tmp_path, LIST.replace("Giáp Thị Én", "Giáp Thị Yến"), "new.csv")
    with pytest.raises(StopError) as stopped:
        bring_list(workspace, changed, BY)
    assert codes(stopped.value) == ["LIST_DIFFERS"]
    assert "Giáp Thị Yến (name)" in stopped.value.problems[0].text("vi")
    assert bring_list(workspace, changed, BY, reason="sửa tên theo lý lịch").version == 2
    entry = read_entries(workspace)[-1]
    assert (entry.by, entry.payload["reason"], entry.payload["different"]) == (
        BY, "sửa tên theo lý lịch", {"a2": ["name"]}
    )  # fmt: skip
    assert (workspace.root / "versions/delegates.v1.csv").is_file()
    assert list(differing_files(workspace, read_entries(workspace))) == []


def test_nobody_whom_a_change_is_about_can_vanish_from_the_list(workspace: Workspace, tmp_path: Path) -> None:
    bar(workspace, "b1", "charged", "QĐ khởi tố số 5", BY)
    without = list_file(tmp_path, "".join(line for line in LIST.splitlines(True) if ",b1," not in line), "less.csv")
    with pytest.raises(StopError) as stopped:
        bring_list(workspace, without, BY, reason="bỏ")
    assert codes(stopped.value) == ["LIST_LOSES_PEOPLE"]


def test_units_with_other_numbers_than_allocated_are_told(tmp_path: Path) -> None:
    workspace = create(tmp_path / "congress", settings=Settings(), by=BY)
    (tmp_path / "u.csv").write_text("Đơn vị,Số đảng viên\nĐảng bộ xã A,20\nĐảng bộ xã B,20\n", encoding="utf-8")
    (tmp_path / "r.toml").write_text('total = 4\nrule = "dhondt"\n', encoding="utf-8")
    record_allocation(workspace, tmp_path / "u.csv", tmp_path / "r.toml", BY)
    found = bring_list(workspace, list_file(tmp_path), BY)
    told = [one for one in found.notes if one.code == "UNIT_SEATS_DIFFER"]
    assert [(one.values["unit"], one.values["found"], one.values["allotted"]) for one in told] == [
        ("Đảng bộ xã B", 1, 2)
    ]


def test_a_list_edited_in_the_folder_is_not_believed(workspace: Workspace) -> None:
    path = workspace.root / "delegates/list.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Chót", "Khác"), encoding="utf-8")
    with pytest.raises(StopError) as stopped:
        read_roll(workspace)
    assert codes(stopped.value) == ["FILE_CHANGED"]


# ---- who may not be summoned, who takes whose seat


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_ground_for_committee_members_bars_nobody_else(workspace: Workspace, ground: str) -> None:
    bar(workspace, "u1", ground, "QĐ số 1", BY)
    assert standing(workspace, "u1") == ["barred"]
    if ground in ("retired", "transferred"):
        with pytest.raises(StopError) as stopped:
            bar(workspace, "a1", ground, "QĐ số 2", BY)
        assert codes(stopped.value) == ["BAR_NOT_FOR_KIND"]
        return
    bar(workspace, "a1", ground, "QĐ số 2", BY)
    assert standing(workspace, "a1") == ["barred"]


def test_a_bar_is_lifted_and_neither_is_done_twice(workspace: Workspace) -> None:
    bar(workspace, "3", "suspended", "QĐ số 1", BY)
    with pytest.raises(StopError) as stopped:
        bar(workspace, "a1", "suspended", "QĐ số 1", BY)
    assert codes(stopped.value) == ["DELEGATE_STANDING"]
    lift(workspace, "a1", "QĐ số 3", BY)
    assert standing(workspace, "a1") == ["official"]
    with pytest.raises(StopError):
        lift(workspace, "a1", "QĐ số 3", BY)


def test_an_alternate_takes_the_seat_and_gives_it_back(workspace: Workspace) -> None:
    before = len(read_roll(workspace).officials)
    replace_by(workspace, "a1", "a3", "ốm nặng", BY)
    roll = read_roll(workspace)
    assert (roll.seats["a1"].standing, roll.seats["a3"].standing) == ("replaced", "official")
    assert (roll.seats["a1"].taken_by, roll.seats["a3"].for_) == ("a3", "a1")
    assert len(roll.officials) == before
    with pytest.raises(StopError):
        replace_by(workspace, "a1", "a4", "ốm nặng", BY)
    restore(workspace, "a1", "đã khỏe", BY)
    assert standing(workspace, "a1", "a3") == ["official", "alternate"]
    assert [(change.change, change.reason, change.by) for change in read_roll(workspace).changes] == [
        ("replace", "ốm nặng", BY), ("restore", "đã khỏe", BY)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "other", "why"),
    [("a1", "a4", "Hứa Văn Gạch"), ("b1", "a3", "another unit"), ("u1", "a3", "ex officio")],
)
def test_a_replacement_out_of_the_ordinary_needs_who_decided_it(
    workspace: Workspace, who: str, other: str, why: str
) -> None:
    from congress.i18n import set_language

    set_language("en")
    try:
        with pytest.raises(StopError) as stopped:
            replace_by(workspace, who, other, "bận", BY)
    finally:
        set_language("vi")
    assert codes(stopped.value) == ["REPLACE_UNUSUAL"]
    assert why in stopped.value.problems[0].text("en")
    replace_by(workspace, who, other, "bận", BY, despite="Ban Thường vụ, TB số 9")
    assert read_roll(workspace).changes[-1].despite == "Ban Thường vụ, TB số 9"


def test_a_barred_delegates_seat_can_be_taken_and_the_bar_stays(workspace: Workspace) -> None:
    bar(workspace, "a1", "charged", "khởi tố", BY)
    replace_by(workspace, "a1", "a3", "thay", BY)
    assert standing(workspace, "a1", "a3") == ["barred", "official"]
    lift(workspace, "a1", "đình chỉ vụ án", BY)
    assert standing(workspace, "a1", "a3") == ["replaced", "official"]


def test_who_is_named_by_id_or_number_and_nobody_by_a_guess(workspace: Workspace) -> None:
    roll = read_roll(workspace)
    assert roll.found("7").id == roll.found("b1").id == "b1"
    for unknown in ("77", "zz", "", "-1", "1e1"):
        with pytest.raises(UnreadableError) as refused:
            roll.found(unknown)
        assert codes(refused.value) == ["DELEGATE_UNKNOWN"]
    one, other = Delegate(1, "2", "Một", "X", "elected"), Delegate(2, "k", "Hai", "X", "elected")
    both = Roll(1, "", {one.id: Seat(one, "official"), other.id: Seat(other, "official")})
    with pytest.raises(UnreadableError) as refused:
        both.found("2")
    assert codes(refused.value) == ["DELEGATE_AMBIGUOUS"]


def test_the_commands_say_what_they_did_and_refuse_in_words(workspace: Workspace) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        return congress_here("delegates", *arguments, cwd=workspace.root)

    status, said = run("replace", "a1", "--with", "a3", "--reason", "ốm nặng", "--as", BY)
    assert (status, "takes the seat of Doãn Văn Đầu" in said) == (0, True)
    assert run("bar", "b1", "--ground", "unlucky", "--reason", "x")[0] == 2
    assert run("bar", "b1", "--ground", "charged")[0] == 2
    status, said = run("list")
    assert (status, "official delegate: 6" in said) == (0, True)
