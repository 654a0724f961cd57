"""A term's calendar: how far each unit is, with who and when; what is late on a day; one page for the level above."""

import datetime
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import congress_here

from congress.custody import read_entries
from congress.documents.making import speaking
from congress.terms.milestones import STATES, State, read_term, shipped_term, working_days_after
from congress.terms.page import MOST_LATE, page_pdf, term_page
from congress.terms.recording import import_units, read_progress, set_state
from congress.terms.standing import Progress, Reached, Unit, as_of, dues, late_on
from congress.workspace import Settings, Workspace, create
from tally.problems import InvalidError, StopError, ToolkitError, UnreadableError

BY = "Tạ Thị Sắp"
TODAY = datetime.date(2025, 12, 31)
UNITS = """\
TT,Mã,Đơn vị,Cấp,Ngày dự kiến
1,xa-a,Đảng bộ xã A,"Xã, phường, đặc khu",20/07/2025
2,xa-b,Đảng bộ xã B,commune,
3,cs-c,Chi bộ C,grassroots,10/05/2025
"""
OWN = """\
[[term]]
id = "2025-2030"
source = "Kế hoạch của Tỉnh ủy"
confidence = "verified"
report_working_days = 5
approve_working_days = 10
deadline_source = "Kế hoạch của Tỉnh ủy"
[[term.level]]
id = "commune"
vi = "Xã"
en = "Commune"
by = { documents = 2025-05-31, slate_approved = 2025-06-30, held = 2025-08-15 }
[[term.level]]
id = "grassroots"
vi = "Cơ sở"
en = "Grassroots"
"""


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = create(tmp_path / "c", settings=Settings(organisation="ĐẢNG BỘ TỈNH SÔNG MÂY"), by=BY)
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    import_units(workspace, tmp_path / "units.csv", BY)
    return workspace


def reached(workspace: Workspace, unit: str, state: State, on: str, note: str = "") -> Progress:
    return set_state(workspace, unit, state, day(on), BY, note=note, today=TODAY)[0]


# ---- working days


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2025-07-18", 0, "2025-07-18"),
        ("2025-07-18", 1, "2025-07-21"),  # Friday to Monday
        ("2025-07-14", 7, "2025-07-23"),
        ("2025-08-29", 1, "2025-09-03"),  # 1 and 2 September are days off
        ("2025-12-31", 1, "2026-01-02"),
    ],
)
def test_working_days_leave_out_weekends_and_days_off(start: str, count: int, end: str) -> None:
    assert working_days_after(day(start), count, shipped_term().holidays) == day(end)


@given(st.dates(day("2020-01-01"), day("2030-01-01")), st.integers(0, 40))
def test_a_deadline_is_that_many_weekdays_on(start: datetime.date, count: int) -> None:
    end = working_days_after(start, count, ())
    between = [start + datetime.timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(one.weekday() < 5 for one in between) == count
    assert not count or end.weekday() < 5


# ---- milestones


def test_the_milestones_have_their_source_and_do_not_claim_to_be_verified() -> None:
    term = shipped_term()
    assert term.confidence == "unverified"
    assert {one.id: one.by.get("held") for one in term.level} == {
        "grassroots": day("2025-06-30"), "above-grassroots": None, "commune": day("2025-08-31"),
        "central": day("2025-10-31"),
    }  # fmt: skip


@pytest.mark.parametrize(("on", "late"), [("2025-08-30", 0), ("2025-08-31", 0), ("2025-09-01", 1)])
def test_a_congress_is_late_the_day_after_its_levels_date(on: str, late: int) -> None:
    one = Progress(Unit("b", "B", "commune"))
    assert len(late_on(day(on), [one], shipped_term())) == late


@pytest.mark.parametrize(
    ("state", "before", "due"), [("reported", "held", "2025-07-29"), ("approved", "reported", "2025-08-08")]
)
@pytest.mark.parametrize("after", [0, 1])
def test_report_and_approval_are_due_in_working_days_after_the_step_before(
    state: State, before: State, due: str, after: int
) -> None:
    known = {before: Reached(day("2025-07-18"), BY, "")}
    one = Progress(Unit("b", "B", "commune"), before, known)
    assert [(found.state, found.day, found.why) for found in dues(one, shipped_term())] == [(state, day(due), "after")]
    assert len(late_on(day(due) + datetime.timedelta(days=after), [one], shipped_term())) == after


def test_what_is_reached_is_never_late_and_what_is_approved_has_nothing_due() -> None:
    known = {state: Reached(day("2025-07-18"), BY, "") for state in STATES[1:]}
    one = Progress(Unit("b", "B", "commune", day("2025-07-01")), "approved", known)
    assert dues(one, shipped_term()) == []


def test_a_committees_own_milestones_take_the_place_of_the_programs(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "units2.csv").write_text(UNITS.replace('"Xã, phường, đặc khu"', "Xã"), encoding="utf-8")
    import_units(workspace, tmp_path / "units2.csv", BY, tmp_path / "own.toml")
    term, known = read_progress(workspace)
    assert [(due.state, due.day) for due in dues(known["xa-b"], term)] == [
        ("documents", day("2025-05-31")), ("slate_approved", day("2025-06-30")), ("held", day("2025-08-15"))
    ]  # fmt: skip
    for wrong in (OWN.replace("held =", "celebrated ="), OWN.replace("5\n", "0\n", 1), OWN + OWN, ""):
        (tmp_path / "wrong.toml").write_text(wrong, encoding="utf-8")
        with pytest.raises(InvalidError):
            read_term(tmp_path / "wrong.toml")


# ---- states


def test_a_state_is_recorded_with_who_and_when_and_only_once(workspace: Workspace) -> None:
    assert reached(workspace, "Đảng bộ xã A", "documents", "2025-06-10").state == "documents"
    entries = len(read_entries(workspace))
    assert set_state(workspace, "xa-a", "documents", day("2025-06-10"), BY, today=TODAY)[1] is False
    assert len(read_entries(workspace)) == entries
    found = reached(workspace, "xa-a", "held", "2025-07-21")
    assert [(state, when.on, when.by) for state, when in found.reached.items()] == [
        ("documents", day("2025-06-10"), BY), ("held", day("2025-07-21"), BY)
    ]  # fmt: skip


def test_days_that_cannot_be_are_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidError) as refused:
        set_state(workspace, "xa-a", "held", day("2026-01-01"), BY, today=TODAY)
    assert codes(refused.value) == ["TERM_FUTURE"]
    reached(workspace, "xa-a", "slate_approved", "2025-07-10")
    with pytest.raises(InvalidError) as refused:
        reached(workspace, "xa-a", "held", "2025-07-09")
    assert codes(refused.value) == ["TERM_ORDER"]
    assert reached(workspace, "xa-a", "held", "2025-07-10").state == "held"


def test_going_back_needs_a_reason_and_forgets_what_came_after(workspace: Workspace) -> None:
    reached(workspace, "xa-a", "documents", "2025-06-10")
    reached(workspace, "xa-a", "held", "2025-07-21")
    with pytest.raises(StopError) as stopped:
        reached(workspace, "xa-a", "slate_approved", "2025-07-01")
    assert codes(stopped.value) == ["TERM_BACK"]
    found = reached(workspace, "xa-a", "slate_approved", "2025-07-01", note="hoãn đại hội")
    assert (found.state, list(found.reached)) == ("slate_approved", ["documents", "slate_approved"])


def test_a_past_day_is_shown_as_things_stood_then(workspace: Workspace) -> None:
    reached(workspace, "xa-a", "documents", "2025-06-10")
    reached(workspace, "xa-a", "held", "2025-07-21")
    _term, known = read_progress(workspace)
    states = [as_of(day(on), known)[0].state for on in ("2025-06-09", "2025-06-10", "2025-07-20", "2025-07-21")]
    assert states == ["not_begun", "documents", "documents", "held"]


# ---- the list of units


def test_all_faults_of_the_list_are_told_at_once(workspace: Workspace, tmp_path: Path) -> None:
    wrong = "Đơn vị,Cấp,Ngày dự kiến\nA,lạ,\nA,commune,7/2025\n,commune,\n"
    (tmp_path / "wrong.csv").write_text(wrong, encoding="utf-8")
    with pytest.raises(InvalidError) as refused:
        import_units(workspace, tmp_path / "wrong.csv", BY)
    assert [(one.code, one.place.at) for one in refused.value.problems] == [
        ("TERM_LEVEL", "B2"), ("TERM_DATE", "C3"), ("TERM_UNIT_NAME", "B4"), ("TERM_UNIT_TWICE", "")
    ]  # fmt: skip


def test_a_unit_whose_progress_is_known_cannot_vanish(workspace: Workspace, tmp_path: Path) -> None:
    assert import_units(workspace, tmp_path / "units.csv", BY) == (3, False)
    reached(workspace, "xa-a", "documents", "2025-06-10")
    (tmp_path / "less.csv").write_text("".join(UNITS.splitlines(keepends=True)[::2]), encoding="utf-8")
    with pytest.raises(StopError) as stopped:
        import_units(workspace, tmp_path / "less.csv", BY)
    assert codes(stopped.value) == ["TERM_UNITS_LOST"]
    with pytest.raises(UnreadableError):
        reached(workspace, "xa-z", "documents", "2025-06-10")


# ---- the page


def test_one_page_holds_three_hundred_late_units_and_says_how_many_it_leaves_out() -> None:
    units = [Progress(Unit(f"u{n}", f"Đảng bộ xã có cái tên rất dài thứ {n} " * 3, "commune")) for n in range(300)]
    settings = Settings(organisation="ĐẢNG BỘ TỈNH SÔNG MÂY", superior="BAN CHẤP HÀNH TRUNG ƯƠNG")
    with pypdfium2.PdfDocument(page_pdf(settings, shipped_term(), units, day("2025-09-10"), "vi")) as pdf:
        assert len(pdf) == 1
    page = term_page(settings, shipped_term(), units, day("2025-09-10"), "en")
    assert len(page.late) == MOST_LATE
    assert str(300 - MOST_LATE) in page.late_more
    assert page.late_count == "300"


def test_the_figures_of_the_page_add_up(workspace: Workspace) -> None:
    reached(workspace, "xa-a", "held", "2025-07-21")
    term, known = read_progress(workspace)
    with speaking("en"):
        page = term_page(workspace.settings, term, as_of(day("2025-08-20"), known), day("2025-08-20"), "en")
    assert [(row.words, row.units, row.held, row.late) for row in page.levels] == [
        ("Grassroots", "1", "0.00%", "1"), ("Commune, ward, special zone", "2", "50.00%", "1"),
        ("Together", "3", "33.33%", "2"),
    ]  # fmt: skip
    assert [(row.unit, row.due) for row in page.coming] == [("Đảng bộ xã B", "31/08/2025")]


def test_the_commands_tell_what_is_late(workspace: Workspace) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        return congress_here("term", *arguments, cwd=workspace.root)

    assert run("set", "xa-a", "held", "--on", "21/07/2025", "--as", BY)[0] == 0
    assert run("set", "xa-a", "celebrated", "--as", BY)[0] == 2
    assert run("set", "xa-a", "held", "--on", "tomorrow", "--as", BY)[0] == 2
    status, said = run("late", "--on", "2025-08-01")
    assert (status, "Đảng bộ xã A" in said, "Chi bộ C" in said, "7 working days" in said) == (0, True, True, True)
    assert run("page", "--on", "2025-08-01", "-o", "page.pdf")[0] == 0
    assert run("page", "-o", "page.txt")[0] == 2
    assert (workspace.root / "page.pdf").is_file()
    assert run("levels")[0] == run("show")[0] == 0


def test_a_unit_two_dates_of_which_have_passed_is_late_once_by_the_earlier() -> None:
    one = Progress(Unit("b", "B", "commune", day("2025-07-01")))
    (late,) = late_on(day("2025-09-02"), [one], shipped_term())
    assert (late.due.why, late.due.day, late.days) == ("planned", day("2025-07-01"), 63)


@pytest.mark.parametrize(("held", "known"), [("2026-12-16", True), ("2026-12-25", False)])
def test_a_date_whose_days_off_are_not_known_says_so_on_the_screen_and_the_page(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, held: str, known: bool
) -> None:
    unit = Unit("x", "Xã X", "central")
    progress = Progress(unit, "held", {"held": Reached(day(held), BY, "")})
    [late] = late_on(day("2027-03-01"), [progress], shipped_term())
    assert late.due.days_off_known is known
    with speaking("vi"):
        page = term_page(Settings(), shipped_term(), [progress], day("2027-03-01"), "vi")
    assert (page.late[0].why.endswith("*"), bool(page.days_off)) == (not known, not known)
    monkeypatch.setattr("congress.terms.recording.read_progress", lambda _here: (shipped_term(), {"x": progress}))
    _status, said = congress_here("term", "late", "--on", "2027-03-01", cwd=workspace.root)
    assert ("days off of that time are not all known" in said) is not known
