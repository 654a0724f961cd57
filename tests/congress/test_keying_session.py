"""An operator at the keyboard: typed, seen, taken back, handed in; killed in between; at 80 × 24."""

import asyncio
import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import keying_samples as sample
import pytest
import small_election
from keying_samples import ELECTION, FIRST, SECOND, THIRD
from running import PROGRAM, congress
from textual._xterm_parser import XTermParser
from textual.events import Key

from ballots.code import Payload, make
from ballots.keys import signing_key
from congress.custody import PENDING, read_entries
from congress.documents.making import speaking
from congress.documents.slipcode import SlipCode, slip_code
from congress.elections.sheets import rows_of
from congress.elections.slips import declare_batch
from congress.elections.state import Batch, round_of
from congress.keying.desk import entering
from congress.keying.draft import Draft, draft_name, opened_draft
from congress.keying.entering import Entering
from congress.keying.screen import KeyingScreen, Line
from congress.messages import problem
from congress.workspace import Workspace
from tally.problems import StopError, ToolkitError

SHEETS = 4


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return sample.workspace_with(tmp_path, sample.contest_text(), ("B1", SHEETS))


def sit_down(workspace: Workspace, by: str = FIRST, batch: str = "B1", election: str = ELECTION):
    return entering(workspace, election, 1, batch, by)


def counted(workspace: Workspace, election: str = ELECTION) -> tuple[Batch, ...]:
    return round_of(read_entries(workspace), election, 1).batches["B1"].counts


def struck(workspace: Workspace, count: Batch) -> list[str]:
    known = round_of(read_entries(workspace), ELECTION, 1)
    rows = rows_of(workspace, known, count.counted).values()
    ids = [f"c{number:02d}" for number in range(1, 56)]
    return [row["problem"] or " ".join(str(n) for n, one in enumerate(ids, 1) if row[one]) for row in rows]


def draft_file(workspace: Workspace, by: str = FIRST) -> Path:
    return workspace.root / PENDING / draft_name(ELECTION, "B1", by)


# ---- the session


def test_a_batch_is_keyed_undone_corrected_and_handed_in(workspace: Workspace) -> None:
    with sit_down(workspace) as session:
        assert session is not None
        for line in ("3 17 22 41 5", "1 2 3 4 5", "-", "1 2 3 4 55", "/2", "#1 3 17 22 41 6", "0"):
            assert session.enter(line).taken, line
        assert session.enter("+").taken
        assert session.done
    [count] = counted(workspace)
    assert (count.by, count.sheets) == (FIRST, SHEETS)
    assert struck(workspace, count) == ["3 6 17 22 41", "1 2 3 4 55", "OUTSIDE_NAME", ""]
    assert not (workspace.root / PENDING).exists()


@pytest.mark.parametrize(
    ("typed", "line", "code"),
    [
        ([], "99", "LINE_NUMBER"),
        ([], "", "LINE_EMPTY"),
        ([], "-", "TYPED_NOTHING"),
        ([], "#1 3", "TYPED_NOT_YET"),
        ([], "#x 3", "TYPED_SHEET"),
        ([], f"#{'1' * 5000} 3", "TYPED_SHEET"),
        (["1 2 3 4 5"], "#2 3", "TYPED_NOT_YET"),
        (["1 2 3 4 5"] * 3, "+", "SLIP_TOO_FEW"),
        (["1 2 3 4 5"] * 4, "1 2 3 4 5", "TYPED_TOO_MANY"),
        ([], "PS1AAAA", "CODE_UNREADABLE"),
        ([], "PB1AAAA", "CODE_WITHOUT_BALLOTS"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_kept_out(
    workspace: Workspace, typed: list[str], line: str, code: str
) -> None:
    from congress.messages import MESSAGES

    with sit_down(workspace) as session:
        assert session is not None
        for one in typed:
            assert session.enter(one).taken
        view = session.enter(line)
        assert (view.taken, len(session.sheets), session.done) == (False, len(typed), False)
        assert max(re.split(r"\{\w+\}", MESSAGES[code].vi), key=len) in view.verdict


def test_a_slip_corrected_meanwhile_lets_the_operator_go_on(workspace: Workspace) -> None:
    with sit_down(workspace) as session:
        assert session is not None
        for _sheet in range(SHEETS):
            session.enter("1 2 3 4 5")
        assert not session.enter("1 2 3 4 6").taken
        declare_batch(workspace, ELECTION, 1, "B1", SHEETS + 1, sample.HEAD, replace="hai tờ dính nhau")
        assert session.enter("1 2 3 4 6").taken
        assert session.enter("+").taken
    assert counted(workspace)[0].sheets == SHEETS + 1


def test_looking_at_a_line_records_nothing(workspace: Workspace) -> None:
    with sit_down(workspace) as session, speaking("en"):
        assert session is not None
        view = session.look("3 17 22 41 5")
        assert view.verdict == "VALID: votes for 50 of 55, 50 to elect"
        assert view.rows[1] == "   5  Hoàng Công Huyền Tôn Nữ An Bình  –  struck"
        assert session.look("3 99").taken is False
        assert (session.look(""), session.look("-"), len(session.sheets)) == (session.look("+"), session.look("."), 0)


def test_the_same_person_cannot_key_twice_and_nobody_else_sees_their_draft(workspace: Workspace) -> None:
    with sit_down(workspace) as session:
        assert session is not None
        session.enter("1 2 3 4 5")
        with pytest.raises(StopError, match="DRAFT_IN_USE"), sit_down(workspace):
            pass
        with sit_down(workspace, SECOND) as other:
            assert other is not None
            assert (other.sheets, other.prompt) != (session.sheets, session.prompt)
        for line in ("0", "0", "0", "+"):
            session.enter(line)
    with pytest.raises(StopError, match="BATCH_NEEDS_OTHER_PERSON"), sit_down(workspace, FIRST.upper()):
        pass
    with pytest.raises(StopError, match="BATCH_NO_CANDIDATE"), sit_down(workspace, sample.names(55)[3]):
        pass


def test_two_operators_who_finish_together_are_the_first_and_the_second_count(workspace: Workspace) -> None:
    with sit_down(workspace, FIRST) as one, sit_down(workspace, SECOND) as other:
        assert one is not None
        assert other is not None
        for session in (one, other):
            for _sheet in range(SHEETS):
                session.enter("1 2 3 4 5")
        assert one.enter("+").taken
        assert other.enter("+").taken
    assert [count.by for count in counted(workspace)] == [FIRST, SECOND]


# ---- codes of a scanner in keyboard mode


@pytest.fixture
def printed(printed_election: Path, tmp_path: Path) -> Workspace:
    made = small_election.copy(printed_election, tmp_path)
    declare_batch(made, "bch", 1, "B1", 3, small_election.BY)
    return made


def code_of(workspace: Workspace, key_file: Path, **other: object) -> str:
    from congress.elections.paper import released_layout

    known = round_of(read_entries(workspace), "bch", 1)
    assert known.released
    layout = released_layout(workspace, known, known.released)
    said = {"contest": "bch", "round": 1, "page": 1, "pages": 1, "style": layout.style, "test": True, **other}
    return make(Payload(**said), signing_key(key_file))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({}, ""),
        ({"contest": "khac"}, "cuộc bầu cử khác"),
        ({"round": 2}, "vòng khác"),
        ({"style": "00" * 32}, "bản in khác"),
        ({"page": 2, "pages": 2}, "bản in khác"),
        ({"test": False}, "phiếu thử"),
    ],
)
def test_a_ballots_code_is_told_or_refused_in_words(
    printed: Workspace, printed_election: Path, other: dict[str, object], words: str
) -> None:
    with sit_down(printed, election="bch") as session:
        assert session is not None
        view = session.enter(code_of(printed, printed_election / "key.pem", **other))
        assert (view.taken, words in view.verdict, bool(session.about)) == (not words, True, not words)


def test_a_code_of_another_key_is_refused(printed: Workspace, tmp_path: Path) -> None:
    with sit_down(printed, election="bch") as session:
        assert session is not None
        view = session.enter(code_of(printed, tmp_path / "other.pem"))
        assert (view.taken, "chữ ký số" in view.verdict) == (False, True)


def test_a_serial_is_known_again_and_is_itself_not_kept_beside_the_votes(
    printed: Workspace, printed_election: Path
) -> None:
    serials = [code_of(printed, printed_election / "key.pem", serial=f"{number:016x}") for number in (1, 2)]
    with sit_down(printed, election="bch") as session:
        assert session is not None
        session.enter(serials[0])
        session.enter("0")
        assert not session.enter(serials[0]).taken
        session.enter(serials[1])
        session.enter("2")
    with sit_down(printed, election="bch") as session:
        assert session is not None
        assert len({sheet.marks for sheet in session.sheets}) == 2
        assert not session.enter(serials[1]).taken
        assert not session.enter(serials[0]).taken
    [draft] = (printed.root / PENDING).iterdir()
    assert f"{1:016x}" not in draft.read_text(encoding="utf-8")


def test_a_serial_of_another_batch_is_refused_at_once_and_at_the_end(
    printed: Workspace, printed_election: Path
) -> None:
    serials = [code_of(printed, printed_election / "key.pem", serial=f"{number:016x}") for number in (1, 2, 3, 4)]
    declare_batch(printed, "bch", 1, "B2", 1, small_election.BY)
    with sit_down(printed, SECOND, "B2", "bch") as late:
        assert late is not None
        assert late.enter(serials[1]).taken
        late.enter("0")
        with sit_down(printed, election="bch") as session:
            assert session is not None
            for code in serials[:3]:
                assert session.enter(code).taken
                assert session.enter("0").taken
            assert session.enter("+").taken
        refused = late.enter("+")
        assert (refused.taken, "B1-0002" in refused.verdict) == (False, True)
    with sit_down(printed, THIRD, "B2", "bch") as other:
        assert other is not None
        assert not other.enter(serials[1]).taken
        assert other.enter(serials[3]).taken
    with sit_down(printed, THIRD, "B1", "bch") as second_count:
        assert second_count is not None
        assert second_count.enter(serials[1]).taken, "the same sheet, counted the second time"


@pytest.mark.parametrize(
    ("slip", "taken"),
    [
        (SlipCode("bch", 1, "B1", 3), True),
        (SlipCode("bch", 1, "B2", 3), False),
        (SlipCode("bch", 2, "B1", 3), False),
        (SlipCode("bch", 1, "B1", 4), False),
    ],
)
def test_the_slip_of_another_pile_is_refused(printed: Workspace, slip: SlipCode, taken: bool) -> None:
    with sit_down(printed, election="bch") as session:
        assert session is not None
        assert session.enter(slip_code(slip)).taken == taken


# ---- what a stop costs


def test_a_torn_last_line_costs_that_line_alone(workspace: Workspace) -> None:
    lines = ["1 2 3 4 5", "2 3 4 5 6", "3 4 5 6 7"]
    with sit_down(workspace) as session:
        assert session is not None
        for line in lines:
            session.enter(line)
    path = draft_file(workspace)
    whole = path.read_bytes()
    last = len(whole) - whole.rindex(b"\n")
    for cut in (1, last // 2, last - 1, last):
        path.write_bytes(whole[:-cut])
        with sit_down(workspace) as session:
            assert session is not None
            assert [sheet.line for sheet in session.sheets] == lines[:2]
            session.enter("7 8 9 10 11")
        with sit_down(workspace) as session:
            assert session is not None
            assert [sheet.line for sheet in session.sheets] == [*lines[:2], "7 8 9 10 11"]


def test_other_commands_leave_a_draft_alone_whatever_the_election_is_called(tmp_path: Path) -> None:
    text = sample.contest_text().replace(f'id = "{ELECTION}"', 'id = "4194305"')
    workspace = sample.workspace_with(tmp_path, text)
    declare_batch(workspace, "4194305", 1, "B1", 2, sample.HEAD)
    with sit_down(workspace, election="4194305") as session:
        assert session is not None
        session.enter("1 2 3 4 5")
    declare_batch(workspace, "4194305", 1, "B2", 2, sample.HEAD)
    assert congress("status", "-w", workspace.root, cwd=tmp_path).returncode == 0
    with sit_down(workspace, election="4194305") as session:
        assert session is not None
        assert len(session.sheets) == 1


def test_a_record_missing_in_the_middle_stops_the_work(workspace: Workspace) -> None:
    with sit_down(workspace) as session:
        assert session is not None
        for line in ("1 2 3 4 5", "2 3 4 5 6", "3 4 5 6 7"):
            session.enter(line)
    path = draft_file(workspace)
    rows = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*rows[:3], *rows[4:]]))
    with pytest.raises(StopError, match="DRAFT_BROKEN"), sit_down(workspace):
        pass


def test_a_record_written_but_not_confirmed_is_typed_again(workspace: Workspace) -> None:
    with opened_draft(workspace, "key-x.lines") as draft:
        draft.append({"line": "1"})
        draft.append({"line": "2"})
        draft.records.pop()
        draft.append({"line": "3"})
    with opened_draft(workspace, "key-x.lines") as draft:
        assert [record["line"] for record in draft.records] == ["1", "3"]


def test_a_line_that_does_not_reach_a_full_disk_is_no_sheet() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        draft = Draft(full, Path("nhap.lines"))
        with pytest.raises(ToolkitError, match="DISK_FULL"):
            draft.append({"line": "1 2 3 4 5"})
        assert draft.records == []


def keying(workspace: Workspace, folder: Path) -> "subprocess.Popen[str]":
    home = str(folder / "home")
    return subprocess.Popen(
        [
            PROGRAM,
            "--lang",
            "en",
            "election",
            ELECTION,
            "key",
            "--batch",
            "B1",
            "--as",
            FIRST,
            "--plain",
            "-w",
            workspace.root,
        ],
        env={"PATH": os.environ["PATH"], "HOME": home, "XDG_CONFIG_HOME": home},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def test_kill_9_while_keying_loses_no_sheet_that_was_confirmed(tmp_path: Path) -> None:
    sheets = 300
    workspace = sample.workspace_with(tmp_path, sample.contest_text(), ("B1", sheets))
    lines = [f"{1 + number % 51}-{5 + number % 51}" for number in range(sheets)]
    rng = random.Random(7)
    kept = 0
    for _kill in range(6):
        process = keying(workspace, tmp_path)
        assert process.stdin
        assert process.stdout
        while not process.stdout.readline().startswith("Sheet "):
            pass
        process.stdin.write("\n".join(lines[kept : kept + 40]) + "\n")
        process.stdin.flush()
        time.sleep(rng.uniform(0.02, 0.5))
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
        process.wait()
        confirmed = kept + sum(" recorded: " in line for line in said.splitlines())
        with sit_down(workspace) as session:
            assert session is not None
            assert confirmed <= len(session.sheets) <= kept + 40
            assert [sheet.line for sheet in session.sheets] == lines[: len(session.sheets)]
            kept = len(session.sheets)
    rest = "\n".join([*lines[kept:], "+"]) + "\n"
    process = keying(workspace, tmp_path)
    process.communicate(rest, timeout=120)
    assert (process.returncode, counted(workspace)[0].sheets) == (0, sheets)


def test_handed_in_and_killed_before_the_draft_went_is_recorded_once(workspace: Workspace, tmp_path: Path) -> None:
    with sit_down(workspace) as session:
        assert session is not None
        for _sheet in range(SHEETS):
            session.enter("1 2 3 4 5")
        draft = draft_file(workspace).read_bytes()
        session.enter("+")
    (workspace.root / PENDING).mkdir()
    draft_file(workspace).write_bytes(draft)
    before = len(read_entries(workspace))
    again = congress(
        "election", ELECTION, "key", "--batch", "B1", "--as", FIRST, "--plain", "-w", workspace.root, cwd=tmp_path
    )
    assert (again.returncode, "Recorded before" in again.stderr) == (0, True)
    assert (len(read_entries(workspace)), draft_file(workspace).exists()) == (before, False)


def test_a_batch_left_unfinished_says_how_to_go_on(workspace: Workspace, tmp_path: Path) -> None:
    arguments = ("election", ELECTION, "key", "--batch", "B1", "--as", FIRST, "-w", workspace.root)
    no_terminal = congress(*arguments, cwd=tmp_path)
    assert (no_terminal.returncode, "--plain" in no_terminal.stderr) == (2, True)
    left = congress(*arguments, "--plain", cwd=tmp_path)
    assert (left.returncode, "KEYING_UNFINISHED" in left.stderr) == (4, True)


# ---- the screen


def test_what_is_wrong_with_the_backup_stands_over_the_screen(workspace: Workspace) -> None:
    async def operate(session: Entering) -> list[str]:
        screen = KeyingScreen(session)
        async with screen.run_test(size=(80, 24), notifications=True) as pilot:
            screen.warn(problem("BACKUP_MISSING", entry=7))
            await pilot.pause()
            return [str(toast.render()) for toast in screen.query("Toast")]

    with sit_down(workspace) as session:
        assert session is not None
        [shown] = asyncio.run(operate(session))
        assert problem("BACKUP_MISSING", entry=7).text() in shown


def test_why_a_line_is_refused_stays_on_the_screen_however_fast_it_was_typed(workspace: Workspace) -> None:
    async def operate(session: Entering) -> list[str]:
        screen = KeyingScreen(session)
        said = []
        async with screen.run_test(size=(80, 24)) as pilot:
            for line in ("+", "#9 0"):
                screen.query_one(Line).value = line
                screen._enter(line)
                await pilot.pause()
                said.append(str(screen.query_one("#verdict").render()))  # type: ignore[attr-defined]
        return said

    with sit_down(workspace) as session:
        assert session is not None
        early, beyond = asyncio.run(operate(session))
        assert ("tờ kê ghi" in early, "Chưa nhập tờ 9" in beyond) == (True, True)


def test_at_80_by_24_everything_typed_in_a_burst_is_taken_in_order(workspace: Workspace) -> None:
    async def operate(session: Entering) -> tuple[str, str, str]:
        screen = KeyingScreen(session)
        async with screen.run_test(size=(80, 24)) as pilot:
            for keys in ("3 17 22 41 5", "\r", "9 9", "\r"):
                await pilot.press(*["enter" if key == "\r" else "space" if key == " " else key for key in keys])
            line = screen.query_one(Line).value
            refused = str(screen.query_one("#verdict").render())  # type: ignore[attr-defined]
            await pilot.press("escape", "0", "enter", "ctrl+z")
            last = str(screen.query_one("#last").render())  # type: ignore[attr-defined]
            assert screen.query_one("#rows").size.height >= 8
            await pilot.press("ctrl+q")
        return line, refused, last

    with sit_down(workspace) as session:
        assert session is not None
        line, refused, last = asyncio.run(operate(session))
        assert (line, "hai lần" in refused, "Đã bỏ tờ 2" in last) == ("9 9", True, True)
        assert ([sheet.line for sheet in session.sheets], session.stopped) == (["3 17 22 41 5"], True)


def test_a_backspace_in_a_burst_takes_back_the_key_before_it_and_no_other(workspace: Workspace) -> None:
    async def operate(session: Entering) -> str:
        screen = KeyingScreen(session)
        async with screen.run_test(size=(80, 24)) as pilot:
            for event in XTermParser().feed("1\x7f2\r3 4\x08\x7f\x7f5\r6\x1b[D\x1b[3~7\r9 9\x158\r"):
                assert isinstance(event, Key)
                screen.post_message(event)
            await pilot.pause()
            return screen.query_one(Line).value

    with sit_down(workspace) as session:
        assert session is not None
        assert asyncio.run(operate(session)) == ""
        assert [sheet.line for sheet in session.sheets] == ["2", "5", "7", "8"]


def test_a_ballot_too_many_is_refused_on_the_screen_and_put_away(workspace: Workspace) -> None:
    async def operate(session: Entering) -> tuple[str, str]:
        screen = KeyingScreen(session)
        async with screen.run_test(size=(80, 24)) as pilot:
            await pilot.press(*["enter" if key == " " else key for key in "0 0 0 0 5 "])
            await pilot.pause()
            refused = str(screen.query_one("#verdict").render())  # type: ignore[attr-defined]
            line = screen.query_one(Line).value
            await pilot.press("+", "enter")
        return refused, line

    with sit_down(workspace) as session:
        assert session is not None
        refused, line = asyncio.run(operate(session))
        assert ("Tờ này là tờ thừa" in refused, line) == (True, "")
        assert (len(session.sheets), session.done) == (SHEETS, True)


def test_a_draft_of_another_list_is_not_gone_on_with(workspace: Workspace, tmp_path: Path) -> None:
    from congress.versions import import_files

    with sit_down(workspace) as session:
        assert session is not None
        session.enter("1 2 3 4 5")
    file = tmp_path / "contest.toml"
    file.write_text(sample.contest_text(54), encoding="utf-8")
    import_files(workspace, [file], sample.HEAD)
    with pytest.raises(ToolkitError, match="DRAFT_OTHER_LIST"), sit_down(workspace):
        pass
