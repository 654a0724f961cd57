"""The desk: badges and typed lines, nobody in twice, nothing that was said is lost, several desks at once."""

import asyncio
import multiprocessing
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from delegate_lists import BY, workspace_with_list
from running import PROGRAM, congress_here
from textual.events import Key

from ballots.code import Payload
from ballots.code import make as ballot_code
from ballots.keys import signing_key
from congress.checking import check
from congress.custody import read_entries
from congress.delegates import arrivals
from congress.delegates.arrivals import Whereabouts, check_in, check_out, mark_absent, read_presence, void
from congress.delegates.badge_code import Badge, make
from congress.delegates.badges import issue_badges, issued_of
from congress.delegates.changing import bar, replace_by
from congress.delegates.desk import Desk
from congress.delegates.roll import read_roll
from congress.keying.screen import KeyingScreen, Line
from congress.keying.session import View
from congress.workspace import Workspace, find
from tally.problems import InvalidError, StopError

PEOPLE = ("u1", "u2", "a1", "a2", "a3", "a4", "b1", "b2", "c1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    workspace = workspace_with_list(folder)
    issue_badges(workspace, BY, key_file=folder / "badge.pem")
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(made / "congress", tmp_path / "congress")
    return find(tmp_path, tmp_path / "congress")


@pytest.fixture(autouse=True)
def english() -> object:
    from congress.i18n import set_language

    set_language("en")
    yield
    set_language("vi")


def badge(made: Path, workspace: Workspace, number: int) -> str:
    congress_id = issued_of(read_entries(workspace)).congress
    return make(Badge(congress_id, number, 1), signing_key(made / "badge.pem"))


def state(workspace: Workspace, id_: str) -> str:
    return read_presence(workspace).of(id_).state


def entered(desk: Desk, *lines: str) -> list[View]:
    return [desk.enter(line) for line in lines]


def came(workspace: Workspace, who: str) -> Whereabouts:
    return check_in(workspace, read_roll(workspace).found(who), BY, "1", "badge")


# ---- badges


def test_a_scanned_badge_is_in_at_once_and_refused_the_second_time_with_when_it_was_seen(
    made: Path, workspace: Workspace
) -> None:
    desk = Desk(workspace, BY, "A")
    first, second = entered(desk, badge(made, workspace, 3), badge(made, workspace, 3))
    assert (first.taken, first.verdict) == (True, "IN: 3  Doãn Văn Đầu  –  Đảng bộ xã A")
    assert state(workspace, "a1") == "in"
    assert not second.taken
    assert second.put_away, "the next scan must not be typed behind a refused one"
    at = arrivals.time_here(read_presence(workspace).of("a1").last.at)  # type: ignore[union-attr]
    assert f"came in already at {at}, desk A, seen by {BY}" in second.verdict
    assert read_presence(workspace).events == 1


def test_a_code_scanned_before_badges_were_made_is_told_so(tmp_path: Path) -> None:
    workspace = workspace_with_list(tmp_path)
    code = make(Badge(issued_of(read_entries(workspace)).congress, 3, 1), signing_key(tmp_path / "badge.pem"))
    assert "No badge was made yet" in entered(Desk(workspace, BY, "A"), code)[0].verdict


def test_what_is_no_good_badge_is_refused_and_nothing_recorded(
    made: Path, workspace: Workspace, tmp_path: Path
) -> None:
    good = badge(made, workspace, 3)
    forged = make(Badge(issued_of(read_entries(workspace)).congress, 3, 1), signing_key(tmp_path / "forger.pem"))
    other = make(Badge("00" * 8, 3, 1), signing_key(made / "badge.pem"))
    ballot = ballot_code(Payload("bch", 1, 1, 1, "00" * 12), signing_key(made / "badge.pem"))
    altered = good[:-1] + str((int(good[-1]) + 1) % 10)
    views = entered(Desk(workspace, BY, "A"), forged, other, ballot, altered, good[:100], good + good)
    assert [view.taken for view in views] == [False] * 6
    assert [word in view.verdict for word, view in zip(
        ("signature", "not of this congress", "a ballot", "signature", "no badge's code", "no badge's code"), views,
        strict=True,
    )] == [True] * 6  # fmt: skip
    assert read_presence(workspace).events == 0


def test_who_is_barred_or_replaced_is_not_let_in(made: Path, workspace: Workspace) -> None:
    bar(workspace, "b1", "charged", "khởi tố", BY)
    replace_by(workspace, "a1", "a3", "ốm", BY)
    views = entered(Desk(workspace, BY, "A"), *(badge(made, workspace, number) for number in (7, 3, 5)))
    assert [view.taken for view in views] == [False, False, True]
    assert "not summoned" in views[0].verdict
    assert "replaced by an alternate" in views[1].verdict


def test_a_desk_that_is_open_knows_of_a_replacement_made_meanwhile(made: Path, workspace: Workspace) -> None:
    desk = Desk(workspace, BY, "A")
    assert "0 of 6" in desk.about[0]
    replace_by(workspace, "a1", "a3", "ốm", BY)
    (view,) = entered(desk, badge(made, workspace, 5))
    assert view.rows == ()
    assert "1 of 6" in desk.about[0]


# ---- the keyboard


def test_a_number_or_a_name_is_shown_before_it_counts(workspace: Workspace) -> None:
    desk = Desk(workspace, BY, "A")
    entered(desk, "4")
    assert state(workspace, "a2") == "unseen"
    assert desk.prompt == "Enter: 4  Giáp Thị Én  –  Đảng bộ xã A comes in"
    entered(desk, "")
    assert state(workspace, "a2") == "in"
    entered(desk, "mac lanh", "")
    assert state(workspace, "b2") == "in"


def test_several_of_a_name_are_listed_and_none_chosen(workspace: Workspace) -> None:
    desk = Desk(workspace, BY, "A")
    view = entered(desk, "van")[0]
    assert view.verdict == "5 people: type the number."
    entered(desk, "")
    assert read_presence(workspace).events == 0
    assert desk.look("thi e").rows == ("4  Giáp Thị Én  –  Đảng bộ xã A",)
    assert not entered(desk, "Nguyễn")[0].taken
    assert not entered(desk, "77")[0].taken


def test_a_badge_scanned_while_somebody_is_chosen_counts_for_its_bearer_alone(made: Path, workspace: Workspace) -> None:
    desk = Desk(workspace, BY, "A")
    entered(desk, "4", badge(made, workspace, 3), "")
    assert (state(workspace, "a1"), state(workspace, "a2")) == ("in", "unseen")


def test_the_last_one_of_a_desk_is_taken_back_and_stays_in_the_log(workspace: Workspace) -> None:
    desk = Desk(workspace, BY, "A")
    assert not entered(desk, "-")[0].taken
    entered(desk, "4", "-")
    assert desk.pending is None
    entered(desk, "4", "", "-")
    assert state(workspace, "a2") == "unseen"
    assert read_presence(workspace).events == 2
    assert not entered(desk, "-")[0].taken


# ---- coming and going


def test_people_leave_and_come_back_and_the_first_time_stays(made: Path, workspace: Workspace) -> None:
    desk, door = Desk(workspace, BY, "A"), Desk(workspace, BY, "B", leaving=True)
    code = badge(made, workspace, 3)
    assert not entered(door, code)[0].taken
    entered(desk, code)
    first = read_presence(workspace).of("a1").first
    assert entered(door, code)[0].verdict.startswith("LEFT")
    assert state(workspace, "a1") == "out"
    assert entered(desk, code)[0].verdict.startswith("BACK")
    assert read_presence(workspace).of("a1").first == first
    entered(desk, "-3", "")
    assert state(workspace, "a1") == "out"


def test_absent_for_the_whole_congress_needs_a_reason_and_ends_when_the_person_comes(workspace: Workspace) -> None:
    seat = read_roll(workspace).found("a1")
    with pytest.raises(InvalidError):
        mark_absent(workspace, seat, " ", BY)
    mark_absent(workspace, seat, "đi công tác nước ngoài", BY)
    assert state(workspace, "a1") == "absent"
    assert came(workspace, "a1").state == "absent"
    assert state(workspace, "a1") == "in"
    with pytest.raises(InvalidError) as refused:
        mark_absent(workspace, seat, "vắng", BY)
    assert [one.code for one in refused.value.problems] == ["SEEN_AND_ABSENT"]
    void(workspace, seat, "nhầm người", BY)
    assert state(workspace, "a1") == "absent"


# ---- nothing lost


def test_two_desks_at_once_let_each_badge_in_once(made: Path, workspace: Workspace) -> None:
    lines = "\n".join(badge(made, workspace, number) for number in range(1, 10)) + "\n.\n"
    environment = {"PATH": os.environ["PATH"], "HOME": str(workspace.root)}
    desks = [
        subprocess.Popen(
            [PROGRAM, "--lang", "en", "checkin", "--plain", "--desk", name, "--as", BY], cwd=workspace.root,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
        )
        for name in ("A", "B")
    ]  # fmt: skip
    for desk in desks:
        assert desk.stdin
        desk.stdin.write(lines)
        desk.stdin.flush()
    said = [desk.communicate(timeout=120)[0] for desk in desks]
    assert sum(text.count("IN: ") for text in said) == 9
    assert sum(text.count("came in already") for text in said) == 9
    assert [desk.returncode for desk in desks] == [0, 0]
    assert {state(workspace, one) for one in PEOPLE} == {"in"}


def endless(root: Path, told: str) -> None:
    """Somebody in and out again and again; each is told only after it was recorded."""
    workspace = find(root, root)
    seat = read_roll(workspace).found("a1")
    with Path(told).open("a", encoding="utf-8", buffering=1) as out:
        while True:
            check_in(workspace, seat, BY, "A", "badge")
            out.write("in\n")
            check_out(workspace, seat, BY, "A", "badge")
            out.write("out\n")


def test_what_a_desk_said_survives_kill_9_at_any_moment(workspace: Workspace, tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    for number in range(6):
        told = tmp_path / f"told{number}"
        before = read_presence(workspace).events
        process = context.Process(target=endless, args=(workspace.root, str(told)))
        process.start()
        while not told.exists() and process.is_alive():
            time.sleep(0.002)
        time.sleep(0.01 * number)
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        said = len(told.read_text(encoding="utf-8").split())
        assert read_presence(workspace).events - before in (said, said + 1)
        if state(workspace, "a1") == "in":
            check_out(workspace, read_roll(workspace).found("a1"), BY, "A", "badge")


def test_a_log_that_was_changed_is_not_believed(workspace: Workspace) -> None:
    came(workspace, "a1")
    came(workspace, "a2")
    with sqlite3.connect(workspace.root / "presence.db") as connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute("""UPDATE entry SET payload = replace(payload, '"a2"', '"c1"')""")
    with pytest.raises(StopError) as stopped:
        read_presence(workspace)
    assert [one.code for one in stopped.value.problems] == ["PRESENCE_BROKEN"]
    assert [one.code for one in check(workspace.root).stops] == ["PRESENCE_BROKEN"]


def test_the_log_is_its_owners_alone(workspace: Workspace) -> None:
    came(workspace, "a1")
    assert (workspace.root / "presence.db").stat().st_mode & 0o777 == 0o600
    assert not (workspace.root / ".pending").exists()


def test_the_commands_show_and_correct(workspace: Workspace) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        return congress_here(*arguments, cwd=workspace.root)

    came(workspace, "a1")
    assert run("presence", "absent", "a2", "--reason", "ốm", "--as", BY)[0] == 0
    status, said = run("presence", "show", "--people")
    assert (status, "absent for the whole congress: ốm" in said) == (0, True)
    assert run("presence", "void", "3", "--reason", "nhầm", "--as", BY) == (0, "Doãn Văn Đầu: not seen yet\n")
    assert run("checkin")[0] == 2


def test_badges_scanned_in_one_burst_on_the_full_screen_are_all_taken(made: Path, workspace: Workspace) -> None:
    desk = Desk(workspace, BY, "A")
    codes = [badge(made, workspace, number) for number in (3, 3, 4)]

    async def operate() -> str:
        screen = KeyingScreen(desk)
        async with screen.run_test(size=(100, 30)) as pilot:
            for code in codes:
                for key in (*code, "enter"):
                    screen.query_one(Line).post_message(Key(key, None if key == "enter" else key))
            for _ in range(200):
                if read_presence(workspace).events == 2:
                    break
                await pilot.pause(0.05)
            said = str(screen.query_one("#last").render())  # type: ignore[attr-defined]
            await pilot.press("ctrl+q")
        return said

    assert "IN: 4" in asyncio.run(operate())
    assert [state(workspace, one) for one in ("a1", "a2")] == ["in", "in"]
    assert read_presence(workspace).events == 2
    assert desk.stopped
