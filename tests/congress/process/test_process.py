"""The five steps: quorum, each list from the last result, what is not public, the whole file in one folder."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from congress.cli.app import app
from congress.contestfile import read_contest
from congress.custody import read_entries
from congress.i18n import set_language
from congress.journal import Entry
from congress.process.messages import MESSAGES
from congress.process.steps import kinds
from congress.workspace import Settings, Workspace, create
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
        options = [] if "show" in arguments or "file" in arguments else ["--as", "Lan"]
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
        assert len(kind.steps) == 5
        assert kind.regulation in builtin_ids()
        assert not kind.steps[0].ballot
        assert [one.public for one in kind.steps].count(False) == 1


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
