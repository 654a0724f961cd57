"""The presence of an election, frozen: the electorate exactly as the rules say, shown first, and nothing of when."""

import random
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from delegate_lists import BY, LIST, workspace_with_list
from running import congress_here

from congress.contestfile import read_contest
from congress.custody import differing_files, read_entries, recorded_files
from congress.delegates.arrivals import check_in, check_out, mark_absent, read_presence
from congress.delegates.changing import bar, replace_by
from congress.delegates.electorateblock import CannotReplaceError, with_electorate
from congress.delegates.presence import Counted, counted, freeze
from congress.delegates.roll import read_roll
from congress.versions import import_files
from congress.workspace import Workspace, find
from tally.clauses import BaseClause
from tally.contest import Electorate, Subtraction
from tally.electorate import base_of
from tally.problems import StopError, ToolkitError
from tally.regulation import clause_for, load_builtin, setting_of

CONTEST = """\
# Bầu Ban Chấp hành: do Văn phòng soạn
id = "bch"
title = "Bầu Ban Chấp hành"
regulation = "party-2024"
seats = 3
form = "agree"

[electorate]  # dự kiến
body = "delegates"
summoned = 99
present = 98
# đã báo cáo cấp trên
[[electorate.subtract]]
reason = "committee_absent"
count = 1

[[candidate]]
id = "c1"
name = "Đỗ Thị Ánh Hạ"
[[candidate]]
id = "c2"
name = "Lê Quang Bồi"
[[candidate]]
id = "c3"
name = "Võ Thành Mạch"
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("presence")
    workspace = workspace_with_list(folder)
    (folder / "bch.toml").write_text(CONTEST, encoding="utf-8")
    import_files(workspace, [folder / "bch.toml"], BY)
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(made / "congress", tmp_path / "congress")
    return find(tmp_path, tmp_path / "congress")


def codes(error: ToolkitError) -> list[str]:
    return [problem.code for problem in error.problems]


def come(workspace: Workspace, *ids: str) -> None:
    roll = read_roll(workspace)
    for one in ids:
        check_in(workspace, roll.seats[one], BY, "bàn số 9", "badge")


def absent(workspace: Workspace, *ids: str) -> None:
    roll = read_roll(workspace)
    for one in ids:
        mark_absent(workspace, roll.seats[one], "ốm", BY)


def now(workspace: Workspace) -> Electorate:
    return counted(read_roll(workspace), read_presence(workspace)).electorate


# ---- what is counted


def test_absent_committee_members_and_absent_delegates_without_alternates_are_subtracted_replaced_ones_are_not(
    workspace: Workspace,
) -> None:
    replace_by(workspace, "a1", "a3", "ốm", BY)
    absent(workspace, "u1", "b1")
    come(workspace, "u2", "a2", "a3", "a4")  # a4: an alternate, in nobody's place
    found = now(workspace)
    assert (found.summoned, found.present) == (6, 3)
    assert found.subtract == (
        Subtraction(reason="committee_absent", count=1), Subtraction(reason="absent_no_alternate", count=1)
    )  # fmt: skip


def test_the_published_example_of_150_delegates_comes_out_at_a_base_of_145(tmp_path: Path) -> None:
    """Summoned 150; 2 committee members and 3 delegates absent for the whole congress, 1 replaced by an alternate."""
    head = "".join(LIST.splitlines(keepends=True)[:2])
    kinds = ["Đương nhiên"] * 20 + ["Bầu"] * 130 + ["Dự khuyết"]
    rows = [f"{n},p{n},Người Thứ {chr(65 + n % 26)}ình {'A' * (n // 26)},1970,Nam,Kinh,Đảng bộ A,,{kind},,,,,,,,"
            for n, kind in enumerate(kinds, 1)]  # fmt: skip
    workspace = workspace_with_list(tmp_path, head + "\n".join(rows) + "\n")
    absent(workspace, "p1", "p2", "p21", "p22", "p23")
    replace_by(workspace, "p24", "p151", "vắng", BY)
    (tmp_path / "bch.toml").write_text(CONTEST, encoding="utf-8")
    import_files(workspace, [tmp_path / "bch.toml"], BY)
    come(workspace, "p3", "p151")
    freeze(workspace, "bch", 1, BY)
    contest = read_contest(workspace.root / "contests/bch.toml")
    clause = clause_for(load_builtin("party-2024"), BaseClause, setting_of(contest, contest.form))
    assert clause
    assert base_of(contest, clause, returned=0, valid=0).value == 145


def test_who_has_not_come_or_has_left_stays_in_the_base(workspace: Workspace) -> None:
    come(workspace, "a1", "a2")
    check_out(workspace, read_roll(workspace).seats["a2"], BY, "1", "badge")
    found = counted(read_roll(workspace), read_presence(workspace))
    assert (found.electorate.summoned, found.electorate.present, found.unseen, found.out) == (6, 1, 4, 1)
    assert found.electorate.subtract == ()


def test_who_is_barred_is_not_summoned_though_seen_before(workspace: Workspace) -> None:
    come(workspace, "a1", "a2")
    bar(workspace, "a1", "charged", "khởi tố", BY)
    assert (now(workspace).summoned, now(workspace).present) == (5, 1)


# ---- what is written


def test_a_presence_is_shown_first_then_recorded_and_written_into_the_contest_file(workspace: Workspace) -> None:
    come(workspace, "u2", "a1", "a2", "b1", "c1")
    absent(workspace, "u1")
    shown: list[Counted] = []

    def refuse(found: Counted, _contest: object) -> bool:
        shown.append(found)
        return False

    with pytest.raises(StopError) as stopped:
        freeze(workspace, "bch", 1, BY, approve=refuse)
    assert codes(stopped.value) == ["FREEZE_NOT_ASKED"]
    assert [entry.action for entry in read_entries(workspace)][-1] == "import"
    found = freeze(workspace, "bch", 1, BY)
    assert shown[0] == found.counted
    text = (workspace.root / "contests/bch.toml").read_text(encoding="utf-8")
    expected = {"body": "delegates", "summoned": 6, "present": 5,
                "subtract": [{"reason": "committee_absent", "count": 1}]}  # fmt: skip
    assert tomllib.loads(text) == {**tomllib.loads(CONTEST), "electorate": expected}
    assert "# Bầu Ban Chấp hành: do Văn phòng soạn" in text
    assert "# đã báo cáo cấp trên" in text
    presence, imported = read_entries(workspace)[-2:]
    assert (presence.action, presence.by, presence.election) == ("presence", BY, "bch")
    assert imported.action == "import"
    assert list(differing_files(workspace, read_entries(workspace))) == []


def test_frozen_it_stays_whoever_comes_later_and_is_frozen_anew_only_with_a_reason(workspace: Workspace) -> None:
    come(workspace, "a1")
    assert freeze(workspace, "bch", 1, BY).new
    assert not freeze(workspace, "bch", 1, BY).new
    come(workspace, "a2")
    assert read_contest(workspace.root / "contests/bch.toml").electorate == Electorate(
        body="delegates", summoned=6, present=1
    )
    with pytest.raises(StopError) as stopped:
        freeze(workspace, "bch", 1, BY)
    assert codes(stopped.value) == ["FREEZE_DIFFERS"]
    assert freeze(workspace, "bch", 1, BY, replace="bầu lại từ đầu").file == "presence/bch-2.csv"
    assert (workspace.root / "presence/bch.csv").is_file()
    assert read_contest(workspace.root / "contests/bch.toml").electorate.present == 2  # type: ignore[union-attr]


def test_as_many_other_people_are_another_presence(workspace: Workspace) -> None:
    come(workspace, "a1")
    freeze(workspace, "bch", 1, BY)
    come(workspace, "a2")
    check_out(workspace, read_roll(workspace).seats["a1"], BY, "1", "badge")
    assert now(workspace).present == 1
    with pytest.raises(StopError) as stopped:
        freeze(workspace, "bch", 1, BY)
    assert codes(stopped.value) == ["FREEZE_OTHER_PEOPLE"]
    assert freeze(workspace, "bch", 1, BY, replace="a1 về").file == "presence/bch-2.csv"


@pytest.mark.parametrize("replace", ["", "chốt lại"])
def test_of_two_who_freeze_at_once_the_second_writes_over_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, replace: str
) -> None:
    from congress.delegates import presence

    come(workspace, "a1")
    real = presence.record

    def after_another(*arguments: Any) -> Any:
        monkeypatch.setattr(presence, "record", real)
        freeze(workspace, "bch", 1, "Người khác")
        come(workspace, "a2")
        return real(*arguments)

    monkeypatch.setattr(presence, "record", after_another)
    with pytest.raises(StopError) as stopped:
        freeze(workspace, "bch", 1, BY, replace=replace)
    assert codes(stopped.value) == ["OVERTAKEN"]
    frozen = [entry for entry in read_entries(workspace) if entry.action == "presence"]
    assert [(entry.by, list(entry.payload["files"])) for entry in frozen] == [("Người khác", ["presence/bch.csv"])]
    assert list(differing_files(workspace, read_entries(workspace))) == []


def test_killed_between_the_entry_and_the_contest_file_the_same_command_goes_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from congress.delegates import presence

    come(workspace, "a1")
    with monkeypatch.context() as patched:
        patched.setattr(presence, "record_contest", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            freeze(workspace, "bch", 1, BY)
    assert not freeze(workspace, "bch", 1, BY).new
    assert read_contest(workspace.root / "contests/bch.toml").electorate.present == 1  # type: ignore[union-attr]
    assert sum(entry.action == "presence" for entry in read_entries(workspace)) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CONTEST.replace('"delegates"', '"members"').replace("committee_absent", "excused_all"), "FREEZE_BODY"),
        (CONTEST.replace("[electorate]  # dự kiến\n", "electorate.body='delegates'\nelectorate.summoned=9\n[event]\n")
         .replace('body = "delegates"\nsummoned = 99\npresence = 98\n', "")
         .split("body =")[0] + CONTEST[CONTEST.index("[[candidate]]"):], "FREEZE_NOT_WRITTEN"),
    ],
)  # fmt: skip
def test_what_cannot_be_frozen_is_said(workspace: Workspace, text: str, code: str) -> None:
    come(workspace, "a1")
    (workspace.root / "contests/bch.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StopError) as stopped:
        freeze(workspace, "bch", 1, BY)
    assert codes(stopped.value) == [code]


def test_nobody_there_and_a_candidate_at_work_are_refused(workspace: Workspace) -> None:
    with pytest.raises(StopError) as stopped:
        freeze(workspace, "bch", 1, BY)
    assert codes(stopped.value) == ["FREEZE_NOBODY"]
    come(workspace, "a1")
    with pytest.raises(ToolkitError):
        freeze(workspace, "bch", 1, "Lê Quang Bồi")


# ---- nothing of when and in which order


def test_no_time_desk_or_order_of_an_arrival_is_in_the_journal_or_in_any_recorded_file(
    made: Path, tmp_path: Path
) -> None:
    ids = ["u1", "u2", "a1", "a2", "b1", "c1"]
    said = []
    for number in range(2):
        shutil.copytree(made / "congress", tmp_path / f"{number}")
        workspace = find(tmp_path, tmp_path / f"{number}")
        random.Random(number).shuffle(ids)
        come(workspace, *ids)
        freeze(workspace, "bch", 1, BY)
        times = [read_presence(workspace).of(one).first.at for one in ids]  # type: ignore[union-attr]
        entries = read_entries(workspace)
        texts = [str(entry.payload) for entry in entries]
        texts += [(workspace.root / name).read_text(encoding="utf-8") for name in recorded_files(entries)]
        for text in texts:
            assert "bàn số 9" not in text
            assert not any(time in text for time in times)
        said.append((texts, [entry.payload for entry in entries][1:]))
    assert said[0] == said[1], "another order of arrival leaves no trace"


# ---- the block


ONE = Electorate(body="delegates", summoned=7, present=6)


@pytest.mark.parametrize(
    "text",
    [
        'id = "x"\n',
        'id = "x"\n\n[[candidate]]\nid = "c"\n',
        'id = "x"\n[event]\nplace = "A"\n[electorate]\nbody = "delegates"\n[accounts]\nissued = 3\n',
        'id = "x"\n[[electorate.subtract]]\nreason = "r"\ncount = 1\n[electorate]\nbody = "members"\n',
        '[electorate]\nbody = "delegates"\n',
        'note = """\n[electorate]\n"""\n[electorate]\nbody = "members"\n',
    ],
)
def test_the_block_is_put_in_and_nothing_else_is_touched(text: str) -> None:
    try:
        made = with_electorate(text, ONE)
    except CannotReplaceError:
        assert '"""' in text  # told to people, never guessed
        return
    assert tomllib.loads(made) == {
        **tomllib.loads(text), "electorate": {"body": "delegates", "summoned": 7, "present": 6}
    }  # fmt: skip
    assert with_electorate(made, ONE) == made


def test_an_inline_electorate_is_left_to_people() -> None:
    with pytest.raises(CannotReplaceError):
        with_electorate('electorate = {body = "members"}\n', ONE)


def test_the_command_asks_and_writes_nothing_unasked(workspace: Workspace) -> None:
    come(workspace, "a1")
    status, said = congress_here("presence", "freeze", "bch", "--as", BY, cwd=workspace.root)
    assert (status, "FREEZE_NOT_ASKED" in said, "summoned = 6" in said) == (4, True, True)
    status, said = congress_here("presence", "freeze", "bch", "--yes", "--as", BY, cwd=workspace.root)
    assert (status, "presence/bch.csv" in said) == (0, True)
