"""The five steps: quorum, each list from the last result, what is not public, the whole file in one folder."""

import datetime
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from congress import custody
from congress.cli.app import app
from congress.contestfile import read_contest
from congress.custody import read_entries
from congress.documents.format import layout_for
from congress.documents.making import speaking
from congress.documents.minutes import counting_minutes
from congress.documents.render_html import render_html
from congress.documents.resultfile import read_result
from congress.i18n import set_language
from congress.journal import Entry
from congress.process import steps
from congress.process.kinds import kinds
from congress.process.messages import MESSAGES
from congress.process.steps import Approval, Process, take_step
from congress.process.timing import timing_of
from congress.terms.milestones import shipped_term
from congress.workspace import Settings, Workspace, create
from tally.problems import StopError
from tally.regulation import builtin_ids

PEOPLE = "order,id,name,post\n1,p1,Nguyễn Văn An,A\n2,p2,Lê Thị Bé,B\n3,p3,Trần Văn Cả,C\n4,p4,Vũ Thị Dung,D\n"


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    (tmp_path / "slate.csv").write_text(PEOPLE, encoding="utf-8")
    workspace = create(tmp_path / "ws", settings=Settings(title="A"), by="Tấn")
    done(workspace, "process", "new", "bch", tmp_path / "slate.csv", "--kind", "committee", "--title", "Nhân sự BCH",
         "--seats", 3)  # fmt: skip
    return workspace


def run(here: Workspace, *arguments: object) -> Result:
    set_language("en")
    try:
        options = [] if {"show", "file", "list", "status"} & set(arguments) else ["--as", "Lan"]
        given = [*map(str, arguments), "--workspace", str(here.root), *options]
        return CliRunner().invoke(app, given, env={"COLUMNS": "300"})
    finally:
        set_language("vi")


def done(here: Workspace, *arguments: object) -> Result:
    result = run(here, *arguments)
    assert result.exit_code == 0, result.stderr
    return result


def step(here: Workspace, summoned: int, present: int, *options: object) -> Result:
    return run(here, "process", "step", "bch", "--summoned", summoned, "--present", present, *options)


def counted(here: Workspace, number: int, votes: dict[str, int], returned: int) -> None:
    """Hand-tallied totals for a step's ballot, up to its official result."""
    election = f"bch-b{number}"
    totals = here.root.parent / f"totals-{number}.csv"
    lines = [f"{id_},{count},{returned - count},0" for id_, count in votes.items()]
    totals.write_text("\n".join(["candidate,votes,against,unusable", *lines]), encoding="utf-8")
    numbers = ("--issued", returned, "--returned", returned, "--valid", returned, "--invalid", 0)
    done(here, "election", election, "accounts", "--printed", returned, "--spoiled", 0, "--unused", 0, *numbers)
    done(here, "election", election, "totals", totals)
    done(here, "election", election, "result")


def shown(here: Workspace) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(done(here, "process", "show", "bch", "--json").stdout)
    return found


def test_every_process_has_five_steps_and_a_regulation_of_this_program() -> None:
    for kind in kinds().values():
        assert len(kind.step) == 5
        assert kind.regulation in builtin_ids()
        assert not kind.step[0].ballot
        assert [one.public for one in kind.step].count(False) == 1


@pytest.mark.parametrize(("summoned", "present", "status"), [(9, 5, 4), (9, 6, 0), (9, 7, 0), (10, 6, 4), (9, 10, 3)])
def test_two_thirds_of_those_summoned_must_be_present(
    here: Workspace, summoned: int, present: int, status: int
) -> None:
    result = step(here, summoned, present)
    assert result.exit_code == status
    assert len(shown(here)) == (status == 0)


def test_the_first_step_settles_the_list_and_the_next_has_a_ballot(here: Workspace) -> None:
    assert step(here, 9, 9, "--keep", "p1", "--keep", "p2", "--keep", "p4").exit_code == 0
    assert step(here, 30, 25).exit_code == 0
    contest = read_contest(here.root / "contests" / "bch-b2.toml")
    assert [one.id for one in contest.candidate] == ["p1", "p2", "p4"]
    assert (contest.seats, contest.form, contest.regulation) == (3, "agree", "party-committee-personnel")
    assert contest.electorate is not None
    assert (contest.electorate.summoned, contest.electorate.present) == (30, 25)


def test_who_goes_on_has_more_than_half_of_those_summoned(here: Workspace) -> None:
    step(here, 9, 9)
    step(here, 30, 28)
    waiting = step(here, 20, 20)
    assert (waiting.exit_code, "PROCESS_STEP_OPEN" in waiting.stderr) == (4, True)
    counted(here, 2, {"p1": 16, "p2": 15, "p3": 20, "p4": 14}, 28)  # 15 of 30 is not more than half
    assert shown(here)[1]["goes_on"] == ["p3", "p1"]
    assert step(here, 20, 20).exit_code == 0
    assert [one.id for one in read_contest(here.root / "contests" / "bch-b3.toml").candidate] == ["p1", "p3"]


def test_where_nobody_passes_the_two_highest_go_on(here: Workspace) -> None:
    step(here, 9, 9)
    step(here, 30, 28)
    counted(here, 2, {"p1": 12, "p2": 15, "p3": 10, "p4": 13}, 28)
    assert shown(here)[1]["goes_on"] == ["p2", "p4"]


def test_equal_votes_at_the_last_place_wait_for_a_decision(here: Workspace) -> None:
    step(here, 9, 9)
    step(here, 30, 28)
    counted(here, 2, {"p1": 20, "p2": 20, "p3": 20, "p4": 20}, 28)
    result = step(here, 20, 20)
    assert (result.exit_code, "PROCESS_TIED" in result.stderr) == (4, True)


def test_all_five_steps_and_the_whole_file_in_one_folder(here: Workspace, tmp_path: Path) -> None:
    step(here, 9, 9)
    for number, summoned in ((2, 30), (3, 20), (4, 9), (5, 20)):
        assert step(here, summoned, summoned).exit_code == 0
        people = shown(here)[-1]["list"]
        votes = {id_: summoned - place for place, id_ in enumerate(people)}  # type: ignore[arg-type,var-annotated]
        counted(here, number, votes, summoned)
    assert [one["step"] for one in shown(here)] == [1, 2, 3, 4, 5]
    ended = step(here, 9, 9)
    assert (ended.exit_code, "PROCESS_ENDED" in ended.stderr) == (4, True)
    assert "NOT PUBLIC" in done(here, "process", "show", "bch").stdout
    out = tmp_path / "file"
    done(here, "process", "file", "bch", "-o", out)
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert "steps.csv" in names
    for number in (2, 3, 4, 5):
        mine = {name for name in names if name.startswith(f"buoc-{number}/")}
        assert {"contests", "results"} <= {name.split("/")[1].split("-")[0] for name in mine}
    assert (out / "steps.csv").read_text(encoding="utf-8").count("NOT PUBLIC") == 1
    assert {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (out, *out.rglob("*")) if path.is_dir()} == {0o700}


def test_what_cannot_begin(here: Workspace, tmp_path: Path) -> None:
    def begin(id_: str, text: str) -> str:
        path = tmp_path / "x.csv"
        path.write_text(text, encoding="utf-8")
        options = ("--kind", "appointment", "--title", "T", "--seats", 1)
        return run(here, "process", "new", id_, path, *options).stderr

    assert "PROCESS_KNOWN" in begin("bch", PEOPLE)
    assert "PROCESS_ID" in begin("Bch 1", PEOPLE)
    assert "PROCESS_PEOPLE" in begin("b2", "id,ten\n1,An\n")
    assert "PROCESS_PEOPLE" in begin("b2", "id,name\np1,An\np1,Bé\n")
    assert "PROCESS_PEOPLE" in begin("b2", "id,name\n")
    assert "PROCESS_UNKNOWN" in run(here, "process", "show", "bhc").stderr
    assert "PROCESS_NOT_ON_LIST" in step(here, 9, 9, "--keep", "p9").stderr


def test_messages_say_the_same_in_both_languages() -> None:
    import re

    for code, message in MESSAGES.items():
        for vi, en in ((message.vi, message.en), (message.fix_vi, message.fix_en)):
            said = [{re.sub("_(vi|en)$", "", name) for name in re.findall(r"\{(\w+)\}", text)} for text in (vi, en)]
            assert said[0] == said[1], code
        assert message.fix_vi, code


def test_nobody_is_left_out_of_a_ballot_with_keep(here: Workspace) -> None:
    assert step(here, 9, 9).exit_code == 0
    refused = step(here, 9, 9, "--keep", "p1")
    assert (refused.exit_code, "PROCESS_KEEP_AT_BALLOT" in refused.stderr) == (4, True)


def test_the_quorum_is_that_of_the_regulation_and_its_clause_is_told(here: Workspace) -> None:
    quorum = kinds()["committee"].quorum
    assert quorum is not None
    assert (quorum.numerator, quorum.denominator, quorum.strict) == (2, 3, False)
    refused = step(here, 10, 6).stderr
    assert "at least 7 are needed" in refused
    assert quorum.en in refused


def test_killed_between_the_contest_and_its_step_neither_is_there(here: Workspace) -> None:
    step(here, 9, 9)
    before = len(read_entries(here))
    child = os.fork()
    if child == 0:
        written = custody._write

        def one_and_no_more(*arguments: Any) -> Any:
            written(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)

        custody._write = one_and_no_more
        take_step(here, "bch", 30, 25, "Lan")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert len(read_entries(here)) == before
    assert not (here.root / "contests" / "bch-b2.toml").exists()
    assert step(here, 30, 24).exit_code == 0
    assert [entry.action for entry in read_entries(here)[before:]] == ["import", "process_step"]


def test_of_two_who_take_a_step_at_once_one_is_refused_and_leaves_no_contest(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(here, 9, 9)
    draft = steps._draft

    def after_somebody_else(*arguments: Any) -> None:
        monkeypatch.setattr(steps, "_draft", draft)
        take_step(here, "bch", 30, 30, "Hoa")
        draft(*arguments)

    monkeypatch.setattr(steps, "_draft", after_somebody_else)
    with pytest.raises(StopError, match="OVERTAKEN"):
        take_step(here, "bch", 30, 25, "Lan")
    electorate = read_contest(here.root / "contests" / "bch-b2.toml").electorate
    assert electorate is not None
    assert electorate.present == 30


@pytest.mark.parametrize(
    ("approved", "days"),
    [("2017-12-18", None), ("2017-12-19", 15), ("2022-08-17", 15), ("2022-08-18", 30), ("2025-03-03", 30)],
)
def test_the_deadline_is_that_of_the_rule_in_force_at_the_approval(approved: str, days: int | None) -> None:
    rule = kinds()["appointment"].deadline_for(datetime.date.fromisoformat(approved))
    assert (rule.working_days if rule else None) == days
    assert kinds()["committee"].deadline_for(datetime.date(2025, 3, 3)) is None


@pytest.mark.parametrize(("today", "late"), [("2025-04-14", 0), ("2025-04-15", 0), ("2025-04-16", 1)])
def test_a_process_is_late_the_day_after_its_last_day(today: str, late: int) -> None:
    approval = Approval(datetime.date(2025, 3, 3), "TB 12")  # a Monday; 7/4/2025 is a day off
    process = Process("a", "appointment", "T", 1, (), (), approval)
    timing = timing_of(process, shipped_term(), datetime.date.fromisoformat(today))
    assert timing is not None
    assert (timing.last, timing.days_late, timing.days_off_known) == (datetime.date(2025, 4, 15), late, True)


def test_days_off_that_are_not_known_are_said_to_be_unknown() -> None:
    process = Process("a", "appointment", "T", 1, (), (), Approval(datetime.date(2023, 3, 3), ""))
    timing = timing_of(process, shipped_term(), datetime.date(2023, 3, 4))
    assert timing is not None
    assert not timing.days_off_known


def test_the_approval_is_entered_shown_and_may_be_corrected(here: Workspace, tmp_path: Path) -> None:
    options = ("--kind", "appointment", "--title", "T", "--seats", 1)
    done(here, "process", "new", "bn", tmp_path / "slate.csv", *options)
    assert "PROCESS_FUTURE" in run(here, "process", "approval", "bn", "--on", "1/1/2100").stderr
    done(here, "process", "approval", "bn", "--on", "3/3/2025")
    done(here, "process", "approval", "bn", "--on", "4/3/2025", "--document", "TB 12")
    said = done(here, "process", "show", "bn").stdout
    assert "04/03/2025" in said
    assert "16/04/2025" in said
    assert "LATE" in said
    listed = json.loads(done(here, "process", "list", "--json").stdout)
    assert [(one["process"], one["last_day"]) for one in listed] == [("bch", None), ("bn", "2025-04-16")]


def test_the_papers_of_a_step_that_is_not_public_say_so_and_status_does(here: Workspace) -> None:
    step(here, 9, 9)
    step(here, 30, 28)
    counted(here, 2, {"p1": 20, "p2": 19, "p3": 20, "p4": 14}, 28)
    step(here, 20, 20, "--on", "3/3/2025")
    counted(here, 3, {"p1": 15, "p2": 14, "p3": 13}, 20)
    found = {}
    for number in (2, 3):
        source = read_result(here.root / "results" / f"bch-b{number}.json")
        layout = layout_for(source.result.regulation)
        with speaking("vi"):
            found[number] = render_html("counting_minutes.html", counting_minutes(source, layout, "vi"), layout)
    assert "KẾT QUẢ KHÔNG CÔNG BỐ".replace(" ", "\u00a0") in found[2]  # one mark, never broken
    assert "CÔNG\u00a0BỐ" not in found[3]
    assert "03 tháng 3 năm 2025" in found[3]
    said = json.loads(done(here, "status", "--json").stdout)
    assert [(one["process"], one["step"], one["result_public"]) for one in said] == [
        ("bch", 2, False),
        ("bch", 3, True),
    ]
    text = done(here, "status").stdout
    assert "NOT PUBLIC" in text
    assert "3 go on" in text


def finished(here: Workspace) -> None:
    """All five steps; everybody on the list passes but p4, who falls in step 2."""
    assert step(here, 9, 9).exit_code == 0
    for number, summoned in ((2, 30), (3, 20), (4, 9), (5, 20)):
        assert step(here, summoned, summoned).exit_code == 0
        people = [one for one in ("p1", "p2", "p3", "p4") if number == 2 or one != "p4"]
        counted(here, number, {id_: 3 if id_ == "p4" else summoned - n for n, id_ in enumerate(people)}, summoned)


def election(here: Workspace, test: str = "false") -> None:
    listed = (("p1", "Nguyễn Văn An"), ("p2", "Lê Thị Bé"), ("p4", "Vũ Thị Dung"))
    people = (f'[[candidate]]\nid = "{id_}"\nname = "{name}"\nborn = 1970-02-0{id_[1]}\n' for id_, name in listed)
    head = f'id = "bau"\ntitle = "Bầu BCH"\nregulation = "party-2024"\nseats = 2\nkind = "committee"\ntest = {test}\n'
    path = here.root.parent / "bau.toml"
    path.write_text(head + "".join(people), encoding="utf-8")
    done(here, "import", path)


def last_entry(here: Workspace) -> Entry:
    return read_entries(here)[-1]


def test_who_the_last_step_chose_becomes_the_list_of_the_election_unless_it_is_frozen(here: Workspace) -> None:
    election(here)
    finished(here)
    done(here, "election", "bau", "list", "submit", "--document", "TTr 05")
    refused = run(here, "election", "bau", "from-process", "bch")
    assert (refused.exit_code, "LIST_FROZEN" in refused.stderr) == (4, True)
    done(here, "election", "bau", "list", "return", "--reason", "Bổ sung")
    told = done(here, "election", "bau", "from-process", "bch").stderr
    assert "Vũ Thị Dung (p4)" in told
    contest = read_contest(here.root / "contests" / "bau.toml")
    born = [(one.id, str(one.born)) for one in contest.candidate]
    assert born == [("p1", "1970-02-01"), ("p2", "1970-02-02"), ("p3", "None")]
    assert (contest.seats, contest.title) == (2, "Bầu BCH")
    before = last_entry(here)
    assert (before.action, before.payload["process"]) == ("slate", "bch")
    done(here, "election", "bau", "from-process", "bch")
    assert last_entry(here) == before, "the same again is nothing new"
    done(here, "election", "bau", "list", "submit", "--document", "TTr 06")


def test_an_election_whose_list_came_out_of_a_process_has_its_course_and_papers(here: Workspace) -> None:
    election(here)
    finished(here)
    done(here, "election", "bau", "from-process", "bch")
    assert 'by = "committee"' in done(here, "election", "bau", "course").stdout
    assert "Internal" not in run(here, "election", "bau", "papers").stderr


def test_no_list_comes_out_of_a_process_that_has_not_ended(here: Workspace) -> None:
    election(here)
    assert step(here, 9, 9).exit_code == 0
    refused = run(here, "election", "bau", "from-process", "bch")
    assert (refused.exit_code, "PROCESS_NOT_ENDED" in refused.stderr) == (4, True)


def test_a_rehearsal_makes_test_ballots_and_no_list_of_a_real_election(tmp_path: Path) -> None:
    (tmp_path / "slate.csv").write_text(PEOPLE, encoding="utf-8")
    here = create(tmp_path / "ws", settings=Settings(title="A"), by="Tấn")
    done(here, "process", "new", "bch", tmp_path / "slate.csv", "--kind", "committee", "--title", "Thử", "--seats", 3,
         "--test")  # fmt: skip
    finished(here)
    assert read_contest(here.root / "contests" / "bch-b5.toml").test
    election(here)
    refused = run(here, "election", "bau", "from-process", "bch")
    assert (refused.exit_code, "PROCESS_REHEARSED" in refused.stderr) == (4, True)
    election(here, "true")
    done(here, "election", "bau", "from-process", "bch")


def test_the_first_meeting_leaves_one_person_out_by_name(here: Workspace) -> None:
    unknown = step(here, 9, 9, "--leave-out", "p9")
    assert (unknown.exit_code, "PROCESS_NOT_ON_LIST" in unknown.stderr) == (3, True)
    assert step(here, 9, 9, "--leave-out", "p1", "--keep", "p2").exit_code == 2
    assert step(here, 9, 9, "--leave-out", "p3").exit_code == 0
    assert shown(here)[0]["goes_on"] == ["p1", "p2", "p4"]


def test_nobody_kept_is_refused_and_nobody_is_kept_twice(here: Workspace) -> None:
    everybody = [option for id_ in ("p1", "p2", "p3", "p4") for option in ("--leave-out", id_)]
    refused = step(here, 9, 9, *everybody)
    assert (refused.exit_code, "PROCESS_NOBODY_KEPT" in refused.stderr) == (3, True)
    assert shown(here) == []
    assert step(here, 9, 9, "--keep", "p3", "--keep", "p1", "--keep", "p3").exit_code == 0
    assert shown(here)[0]["goes_on"] == ["p1", "p3"]


def recounted(here: Workspace, number: int, votes: dict[str, int], returned: int) -> None:
    done(here, "election", f"bch-b{number}", "totals", "--withdraw", "đếm sai")
    counted(here, number, votes, returned)


def test_a_result_that_changes_after_the_next_step_began_is_found_and_nothing_goes_on(here: Workspace) -> None:
    first, other = {"p1": 25, "p2": 5, "p3": 20, "p4": 3}, {"p1": 5, "p2": 25, "p3": 20, "p4": 3}
    step(here, 9, 9)
    step(here, 30, 28)
    counted(here, 2, first, 28)
    assert step(here, 20, 20).exit_code == 0
    counted(here, 3, {"p1": 19, "p3": 15}, 20)
    recounted(here, 2, {**first, "p1": 24}, 28)  # another result, the same people
    assert "PROCESS_RESULT_CHANGED" not in run(here, "process", "show", "bch").stderr
    recounted(here, 2, other, 28)
    told = run(here, "process", "show", "bch").stderr
    assert "p1, p3" in told
    assert "p2, p3" in told
    found = CliRunner().invoke(app, ["check", "--workspace", str(here.root)])
    assert (found.exit_code, "PROCESS_RESULT_CHANGED" in found.stderr) == (4, True)
    refused = step(here, 9, 9)
    assert (refused.exit_code, "PROCESS_RESULT_CHANGED" in refused.stderr) == (4, True)
    recounted(here, 2, first, 28)
    assert step(here, 9, 9).exit_code == 0


def test_a_result_that_changes_while_the_next_step_is_taken_is_not_its_ground(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(here, 9, 9)
    step(here, 30, 28)
    counted(here, 2, {"p1": 25, "p2": 5, "p3": 20, "p4": 3}, 28)
    draft = steps._draft

    def after_a_recount(*arguments: Any) -> None:
        recounted(here, 2, {"p1": 5, "p2": 25, "p3": 20, "p4": 3}, 28)
        draft(*arguments)

    monkeypatch.setattr(steps, "_draft", after_a_recount)
    with pytest.raises(StopError, match="OVERTAKEN"):
        take_step(here, "bch", 20, 20, "Lan")
    assert not (here.root / "contests" / "bch-b3.toml").exists()


def other_election(here: Workspace, id_: str) -> None:
    text = f'id = "{id_}"\ntitle = "Khác"\nregulation = "party-2024"\nseats = 1\n'
    people = "".join(f'[[candidate]]\nid = "c{one}"\nname = "Người {one}"\n' for one in ("A", "B"))
    path = here.root.parent / f"{id_}.toml"
    path.write_text(text + people, encoding="utf-8")
    done(here, "import", path)


def test_an_election_that_has_the_name_of_a_steps_is_never_replaced(here: Workspace, tmp_path: Path) -> None:
    other_election(here, "bch-b2")
    other_election(here, "tv-b3")
    assert step(here, 9, 9).exit_code == 0  # settles the list, without a ballot
    before, contest = len(read_entries(here)), (here.root / "contests" / "bch-b2.toml").read_bytes()
    refused = step(here, 9, 9)
    options = ("--kind", "committee", "--title", "T", "--seats", 3)
    also = run(here, "process", "new", "tv", tmp_path / "slate.csv", *options)
    assert ("PROCESS_ELECTION_TAKEN" in refused.stderr, refused.exit_code) == (True, 4)
    assert ("tv-b3" in also.stderr, "PROCESS_ELECTION_TAKEN" in also.stderr, also.exit_code) == (True, True, 4)
    assert len(read_entries(here)) == before
    assert (here.root / "contests" / "bch-b2.toml").read_bytes() == contest


def test_an_election_that_comes_in_while_a_step_is_taken_is_not_replaced(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(here, 9, 9)
    draft = steps._draft

    def after_an_import(*arguments: Any) -> None:
        other_election(here, "bch-b2")
        draft(*arguments)

    monkeypatch.setattr(steps, "_draft", after_an_import)
    with pytest.raises(StopError, match="PROCESS_ELECTION_TAKEN"):
        take_step(here, "bch", 30, 25, "Lan")
    assert "Khác" in (here.root / "contests" / "bch-b2.toml").read_text(encoding="utf-8")


def test_a_contest_file_nobody_imported_is_not_replaced_either(here: Workspace) -> None:
    step(here, 9, 9)
    (here.root / "contests").mkdir(exist_ok=True)
    (here.root / "contests" / "bch-b2.toml").write_text("x", encoding="utf-8")
    assert "PROCESS_ELECTION_TAKEN" in step(here, 9, 9).stderr
    assert (here.root / "contests" / "bch-b2.toml").read_text(encoding="utf-8") == "x"
