"""Who may nominate and stand from the floor: what passes, what stops, what cannot be told, what was decided."""

import datetime
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from list_samples import approved, contest, done, run, shown

from congress.contestfile import load_regulation
from congress.delegates.arrivals import mark_absent
from congress.delegates.roll import read_roll
from congress.nominations.who import Asked, Hall, last_filing, look
from congress.planning.dates import parse_date
from congress.terms.milestones import shipped_term, working_days_after
from congress.workspace import Workspace
from tally.contest import Contest


def stopped(here: Workspace, code: str, *arguments: str, status: int = 4) -> None:
    result = run(here, "list", "nominate", *arguments)
    assert (result.exit_code, code in result.stderr) == (status, True), result.stderr
    assert shown(here)["nominees"] == []


def verdicts(here: Workspace) -> dict[str, str]:
    """Of the last nominee: clause → verdict, the worst where a clause was held against two people."""
    (*_before, one) = shown(here)["nominees"]
    order = ("pass", "unknown", "fail")
    found: dict[str, str] = {}
    for finding in one["findings"]:
        worst = max(order.index(finding["verdict"]), order.index(found.get(finding["clause"], "pass")))
        found[finding["clause"]] = order[worst]
    return found


NEW = ("Hà Văn Mới", "--consent")


def test_a_delegate_nominates_by_name_or_number(hall: Workspace) -> None:
    for name, who in (("Hà Văn Mới", "Đinh Văn Phú"), ("Hà Văn Hai Mươi", "5")):
        done(hall, "nominate", name, "--consent", "--nominator", who)
        one = list(shown(hall)["nominees"])[-1]
        assert (one["nominator"], one["nominator_number"], one["delegate"]) == ("Đinh Văn Phú", 5, False)
        assert set(verdicts(hall).values()) == {"pass"}


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [("Tạ Quang Bửu Lâm", "LIST_NOMINATOR_NOT_ON_ROLL", 3), ("Đinh Văn Phu", "LIST_NOMINATOR_NEAR", 3),
     ("6", "LIST_NOMINATOR_NOT_OFFICIAL", 4),
     ("2", "LIST_COMMITTEE_NOMINATES", 4), ("Lưu Thị Thảo", "LIST_TWINS", 3), ("99", "DELEGATE_UNKNOWN", 3)],
)  # fmt: skip
def test_who_may_not_nominate(hall: Workspace, who: str, code: str, status: int) -> None:
    stopped(hall, code, *NEW, "--nominator", who, status=status)


@pytest.mark.parametrize("how", [("--nominator", "5"), ("--how", "self")])
def test_a_member_of_the_convening_committee_does_not_stand(hall: Workspace, how: tuple[str, str]) -> None:
    stopped(hall, "LIST_COMMITTEE_STANDS", "Cao Văn Triệu", *how)
    done(hall, "nominate", "Cao Văn Triệu", "--not-delegate", "--consent", "--received", "1/8/2025", *how)
    assert verdicts(hall)["committee-keeps-to-its-list"] == "pass"


def test_a_decision_takes_what_a_rule_stands_against_and_is_kept(hall: Workspace) -> None:
    told = done(hall, "nominate", *NEW, "--nominator", "2", "--decided", "Đoàn chủ tịch, vì …")
    assert "LIST_COMMITTEE_NOMINATES" in told.stderr
    (one,) = shown(hall)["nominees"]
    assert one["decided"] == "Đoàn chủ tịch, vì …"
    assert verdicts(hall)["committee-keeps-to-its-list"] == "fail"
    screen = run(hall, "list", "show", lang="vi").stdout
    assert "không đạt; quyết định: Đoàn chủ tịch, vì …" in screen
    assert "QĐ 244-QĐ/TW, Đ13; chưa đối chiếu văn bản" in screen


@pytest.mark.parametrize(
    ("more", "number"), [(("--number", "4"), 4), (("--born", "1/2/1980"), 3), (("--born", "1981"), 4)]
)
def test_of_twins_number_or_birth_date_tells_which(hall: Workspace, more: tuple[str, str], number: int) -> None:
    stopped(hall, "LIST_TWINS", "Lưu Thị Thảo", "--nominator", "5", status=3)
    done(hall, "nominate", "Lưu Thị Thảo", "--nominator", "5", *more)
    (one,) = shown(hall)["nominees"]
    assert (one["number"], one["delegate"]) == (number, True)  # who is a delegate needs no written consent


def test_what_the_delegate_list_does_not_know_is_refused(hall: Workspace) -> None:
    stopped(hall, "LIST_NOT_ON_ROLL", "Lạ Văn Ai", "--delegate", "--how", "self", status=3)
    stopped(hall, "LIST_NO_CONSENT", "Lạ Văn Ai", "--nominator", "5")


def test_without_a_delegate_list_it_cannot_be_told_and_that_is_said(here: Workspace) -> None:
    approved(here)
    told = done(here, "nominate", *NEW, "--nominator", "Đinh Văn Phú").stderr
    assert "LIST_ROLL_UNKNOWN" in told
    assert "LIST_COMMITTEE_UNKNOWN" in told
    assert verdicts(here)["nominated-by-delegates"] == "unknown"
    assert "LIST_NOMINATOR_UNKNOWN" in done(here, "nominate", "Hà Văn Ba", "--consent").stderr
    assert "LIST_DELEGATE_UNKNOWN" in done(here, "nominate", "Hà Văn Bốn", "--how", "self").stderr
    own = ("--how", "self", "--not-delegate", "--received", "4/9/2025")
    assert "LIST_OPENING_UNKNOWN" in done(here, "nominate", "Hà Văn Năm", *own).stderr


SELF = ("Hà Văn Mới", "--how", "self", "--not-delegate")


@pytest.mark.parametrize(
    ("received", "more", "code"),
    [("03/09/2025", (), ""), ("04/09/2025", (), ""), ("05/09/2025", (), "LIST_FILED_LATE"),
     ("25/09/2025", (), "LIST_FILED_LATE"), ("", (), "LIST_RECEIVED_MISSING"),
     ("24/09/2025", ("--grassroots",), ""), ("25/09/2025", ("--grassroots",), "LIST_FILED_LATE"),
     ("", ("--grassroots",), "LIST_RECEIVED_MISSING")],
)  # fmt: skip
def test_who_is_no_delegate_files_fifteen_working_days_before_the_opening(
    hall: Workspace, received: str, more: tuple[str, ...], code: str
) -> None:
    """The opening is Thursday 25 September 2025."""
    arguments = (*SELF, *more, *(("--received", received) if received else ()))
    if code:
        stopped(hall, code, *arguments)
        done(hall, "nominate", *arguments, "--decided", "Ban Thường vụ, lý do khách quan")
    else:
        done(hall, "nominate", *arguments)
    clause = "filed-grassroots" if more else "filed-above-grassroots"
    assert verdicts(hall)[clause] == ("fail" if code else "pass")


@pytest.mark.parametrize(
    ("received", "code"),
    [("9/2025", "LIST_RECEIVED_DAY"), ("31/9/2025", "DATE_IMPOSSIBLE"), ("hôm qua", "DATE_UNREADABLE")],
)
def test_a_day_of_receipt_that_is_none_is_refused(hall: Workspace, received: str, code: str) -> None:
    stopped(hall, code, *SELF, "--received", received, status=3)


def test_a_delegate_who_stands_files_nothing(hall: Workspace) -> None:
    done(hall, "nominate", "Đinh Văn Phú", "--how", "self")
    assert "filed-above-grassroots" not in verdicts(hall)


def test_an_opening_after_the_second_of_september_moves_the_last_day() -> None:
    """Monday 1 September 2025 is a day off of the term's list."""
    assert last_filing(datetime.date(2025, 9, 10), 15, shipped_term().holidays) == datetime.date(2025, 8, 18)
    assert last_filing(datetime.date(2025, 9, 10), 15, ()) == datetime.date(2025, 8, 20)


@given(st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31)), st.integers(0, 30))
def test_the_last_day_of_filing_is_in_time_and_the_day_after_is_not(opening: datetime.date, days: int) -> None:
    off = shipped_term().holidays
    last = last_filing(opening, days, off)
    assert last < opening
    assert working_days_after(last, days, off) <= opening
    after = last + datetime.timedelta(days=1)
    assert after >= opening or working_days_after(after, days, off) > opening


def test_a_nomination_entered_by_mistake_is_taken_out_and_entered_again(hall: Workspace) -> None:
    done(hall, "nominate", *NEW, "--nominator", "5")
    assert run(hall, "list", "void", "f01").exit_code == 2
    assert "LIST_NO_SUCH" in run(hall, "list", "void", "f02", "--reason", "x").stderr
    done(hall, "void", "f01", "--reason", "Nhập nhầm")
    assert shown(hall)["nominees"] == []
    done(hall, "nominate", *NEW, "--nominator", "5")
    assert [one["id"] for one in shown(hall)["nominees"]] == ["f02"]


def test_the_journal_has_what_was_found(hall: Workspace) -> None:
    done(hall, "nominate", *NEW, "--nominator", "5")
    found = json.dumps(shown(hall)["nominees"], ensure_ascii=False)
    assert "LIST_NOT_OF_COMMITTEE" in found


def test_a_nominator_typed_without_marks_is_asked_about(hall: Workspace) -> None:
    told = run(hall, "list", "nominate", *NEW, "--nominator", "dinh van phu", lang="vi")
    assert told.exit_code == 3
    assert "Có phải “Đinh Văn Phú” (số 5)?" in told.stderr
    done(hall, "nominate", *NEW, "--nominator", "dinh van phu", "--decided", "Đoàn chủ tịch")  # a guest, it was decided
    assert verdicts(hall)["nominated-by-delegates"] == "fail"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((*NEW, "--nominator", "5"), "LIST_NOMINATOR_ABSENT"), (("Đinh Văn Phú", "--how", "self"), "LIST_SELF_ABSENT")],
)
def test_who_is_absent_for_the_whole_congress_neither_nominates_nor_stands(
    hall: Workspace, arguments: tuple[str, ...], code: str
) -> None:
    mark_absent(hall, read_roll(hall).found("5"), "Ốm", "Lan")
    stopped(hall, code, *arguments)
    done(hall, "nominate", *arguments, "--decided", "Đoàn chủ tịch")
    assert code in json.dumps(shown(hall)["nominees"])
    assert code == "LIST_SELF_ABSENT" or verdicts(hall)["nominated-by-delegates"] == "fail"


@pytest.mark.parametrize(
    ("born", "code"),
    [("1/2/2075", "LIST_BORN_FUTURE"), ("2099", "LIST_BORN_FUTURE"), ("1/2/2015", "LIST_TOO_YOUNG"),
     ("26/9/2007", "LIST_TOO_YOUNG"), ("10/2007", "LIST_TOO_YOUNG"), ("25/9/2007", ""), ("24/9/2007", ""),
     ("9/2007", ""), ("2007", "")],
)  # fmt: skip
def test_a_birth_date_of_nobody_who_can_stand_is_refused(hall: Workspace, born: str, code: str) -> None:
    """The opening is on 25 September 2025."""
    arguments = (*NEW, "--nominator", "5", "--born", born)
    if code:
        stopped(hall, code, *arguments, "--decided", "x", status=3)
    else:
        done(hall, "nominate", *arguments)


@pytest.mark.parametrize(
    ("opening", "received", "code"),
    [("2026-12-31", "1/12/2026", "LIST_FILED_IN_TIME"), ("2027-01-01", "1/12/2026", "LIST_FILED_UNKNOWN"),
     ("2027-02-19", "26/1/2027", "LIST_FILED_UNKNOWN"), ("2027-02-19", "1/2/2027", "LIST_FILED_LATE"),
     ("2025-02-25", "31/12/2024", "LIST_FILED_UNKNOWN")],
)  # fmt: skip
def test_in_time_is_not_said_of_days_whose_holidays_are_not_known(opening: str, received: str, code: str) -> None:
    clause = "filed-above-grassroots"
    text = contest(event=f"[event]\ndate = {opening}\n")
    regulation = load_regulation("party-2024", Path())
    held = Hall(
        Contest.model_validate(tomllib.loads(text)),
        regulation,
        None,
        datetime.date.fromisoformat(opening),
        shipped_term(),
    )
    asked = Asked("Hà Văn Mới", "self", delegate=False, received=parse_date(received).exact)
    found = look(held, asked)
    [one] = [one for one in found.findings if one.clause == clause]
    assert one.code == code
    if code == "LIST_FILED_UNKNOWN":
        assert one.values["until"] == "31/12/2026"
