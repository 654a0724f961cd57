"""Result, minutes and the next round of an election in a workspace."""

import json
from pathlib import Path

import pytest
import small_election
from running import congress
from small_election import BY, CONTEST, ELECTION

from congress.checking import check
from congress.contestfile import read_contest
from congress.custody import read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.keyed import key_batch
from congress.elections.outcome import compute_result, current_result, print_minutes
from congress.elections.rounds import Asked, close_round, next_round, reopen_round
from congress.elections.state import Round, round_of
from congress.versions import import_files
from congress.workspace import Settings, Workspace, create
from tally.problems import InvalidError, StopError


@pytest.fixture
def scanned(scanned_election: Path, tmp_path: Path) -> Workspace:
    workspace = small_election.copy(scanned_election, tmp_path)
    enter_accounts(workspace, ELECTION, 1, small_election.ACCOUNTS, BY)
    return workspace


def now(workspace: Workspace, number: int = 1) -> Round:
    return round_of(read_entries(workspace), ELECTION, number)


def actions(workspace: Workspace) -> list[str]:
    return [entry.action for entry in read_entries(workspace)]


# ---- result


def test_the_result_is_that_of_the_same_files_without_a_workspace(scanned: Workspace, tmp_path: Path) -> None:
    counted = compute_result(scanned, ELECTION, 1, BY)
    accounts = "\n[accounts]\nprinted = 20\nissued = 9\nspoiled = 0\nreturned = 8\n"
    contest = tmp_path / "bch.toml"
    contest.write_text(CONTEST.replace("\n[[candidate]]", accounts + "\n[[candidate]]", 1), encoding="utf-8")
    without = congress("tally", contest, scanned.root / "counts/bch/B1.csv", "--json", cwd=tmp_path)
    assert without.returncode == 0
    assert without.stdout.encode() == (scanned.root / counted.name).read_bytes()


def test_the_same_inputs_give_the_same_bytes_and_one_entry(scanned: Workspace) -> None:
    first = compute_result(scanned, ELECTION, 1, BY)
    data = (scanned.root / first.name).read_bytes()
    (scanned.root / first.name).unlink()
    again = compute_result(scanned, ELECTION, 1, BY)
    assert (first.new, again.new) == (True, False)
    assert (scanned.root / first.name).read_bytes() == data
    assert actions(scanned).count("result") == 1


def test_the_journal_ties_a_result_to_all_it_was_computed_from(scanned: Workspace) -> None:
    compute_result(scanned, ELECTION, 1, BY)
    said = read_entries(scanned)[-1].payload
    known = now(scanned)
    assert said["inputs"] == {
        "contest": known.contest,
        "accounts": {"printed": 20, "issued": 9, "spoiled": 0, "returned": 8},
        "votes": {"counts/bch/B1.csv": known.files["counts/bch/B1.csv"]},
    }
    assert said["files"] == {"results/bch.json": known.result_hash}


# ---- minutes


def test_minutes_are_of_the_current_result_only(scanned: Workspace) -> None:
    compute_result(scanned, ELECTION, 1, BY)
    names, new = print_minutes(scanned, ELECTION, 1, BY)
    assert (names, new) == (("minutes/bch.pdf", "minutes/bch.docx"), True)
    before = [(scanned.root / name).read_bytes() for name in names]
    (scanned.root / names[0]).unlink()
    assert print_minutes(scanned, ELECTION, 1, BY)[1] is False
    assert [(scanned.root / name).read_bytes() for name in names] == before
    enter_accounts(scanned, ELECTION, 1, {"spoiled": 1}, BY)
    with pytest.raises(StopError, match="STEP_NEEDS_CURRENT_RESULT"):
        print_minutes(scanned, ELECTION, 1, BY)
    compute_result(scanned, ELECTION, 1, BY)
    assert print_minutes(scanned, ELECTION, 1, BY)[1] is True
    assert actions(scanned).count("minutes") == 2


def test_check_names_results_and_minutes_of_figures_that_have_changed(scanned: Workspace) -> None:
    def named() -> list[tuple[str, str]]:
        return [(found.code, found.place.file) for found in check(scanned.root).problems]

    compute_result(scanned, ELECTION, 1, BY)
    print_minutes(scanned, ELECTION, 1, BY)
    assert named() == []
    enter_accounts(scanned, ELECTION, 1, {"spoiled": 1}, BY)
    minutes = [("MINUTES_OUT_OF_DATE", f"minutes/bch.{kind}") for kind in ("docx", "pdf")]
    assert named() == [("RESULT_OUT_OF_DATE", "results/bch.json"), *minutes]
    compute_result(scanned, ELECTION, 1, BY)
    assert named() == minutes
    small_election.fix(scanned)
    begun = congress("election", ELECTION, "round", "--decision", "Bầu", "-w", scanned.root, cwd=scanned.root.parent)
    assert "MINUTES_OUT_OF_DATE" in begun.stderr
    print_minutes(scanned, ELECTION, 1, BY)
    assert named() == []


# ---- the next round


LIST = CONTEST.replace('"agree"', '"strike"').replace("test = true", 'test = true\nkind = "{kind}"')


def counted(folder: Path, kind: str, seats: int, rows: list[str]) -> Workspace:
    """An election of `seats` among three, its ballots keyed: one row a ballot, `x` a name struck."""
    folder.mkdir(exist_ok=True)
    workspace = create(folder / "congress", settings=Settings(), by=BY)
    contest = folder / "bch.toml"
    contest.write_text(LIST.replace("{kind}", kind).replace("seats = 3", f"seats = {seats}"), encoding="utf-8")
    import_files(workspace, [contest], BY)
    votes = folder / "votes.csv"
    lines = [f"{number},,{row}" for number, row in enumerate(rows, 1)]
    votes.write_text("\n".join(["ballot,problem,c1,c2,c3", *lines]) + "\n", encoding="utf-8")
    key_batch(workspace, ELECTION, 1, votes, "K1", BY)
    enter_accounts(workspace, ELECTION, 1, {"issued": 9, "returned": len(rows)}, BY)
    compute_result(workspace, ELECTION, 1, BY)
    small_election.fix(workspace)
    return workspace


def test_tied_people_stand_again_for_the_seats_left(tmp_path: Path) -> None:
    workspace = counted(tmp_path, "committee", 2, [",,x"] * 3 + [",x,"] * 3 + ["x,,", "x,,"])
    result = current_result(workspace, now(workspace))
    assert (result.elected, result.tied, result.next.action) == (("c1",), ("c2", "c3"), "revote")
    contest, name = next_round(workspace, ELECTION, 1, Asked(), BY)
    assert (name, contest.round, contest.mode, contest.seats) == ("contests/bch-r2.toml", 2, "revote", 1)
    assert [person.id for person in contest.candidate] == ["c2", "c3"]
    assert read_contest(workspace.root / name) == contest
    assert now(workspace, 2).contest_version == 1


def test_where_the_congress_decides_its_decision_is_asked_for_and_kept(tmp_path: Path) -> None:
    workspace = counted(tmp_path, "committee", 2, ["x,,x"] * 5 + ["x,x,"] * 3)
    assert current_result(workspace, now(workspace)).next.action == "congress_decides"
    with pytest.raises(StopError, match="DECISION_MISSING"):
        next_round(workspace, ELECTION, 1, Asked(), BY)
    with pytest.raises(InvalidError, match="CANNOT_STAND"):
        next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp", keep=["c2", "c9"]), BY)
    asked = Asked(decision="Đại hội biểu quyết bầu tiếp một người", keep=["c3"])
    contest, _name = next_round(workspace, ELECTION, 1, asked, BY)
    assert (contest.seats, contest.mode, [person.id for person in contest.candidate]) == (1, "normal", ["c3"])
    entry = read_entries(workspace)[-1]
    assert (entry.action, entry.round, entry.payload["decision"]) == ("round", 2, asked.decision)


def test_the_next_round_begins_with_clean_accounts_and_a_date_only(tmp_path: Path) -> None:
    workspace = counted(tmp_path, "delegates", 2, ["x,,x"] * 5 + ["x,x,"] * 3)
    contest, _name = next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)
    assert contest.accounts.model_dump(exclude_defaults=True) == {}
    assert contest.event.organisation == "CHI BỘ BẾN TRE NAM"
    assert (contest.event.closed_at, contest.event.document_no) == ("", "")
    assert contest.electorate
    assert (contest.electorate.summoned, contest.electorate.present) == (10, None)
    assert [(one.reason, one.count) for one in contest.electorate.subtract] == [("excused_all", 1)]


def test_no_round_follows_where_all_seats_are_filled(tmp_path: Path) -> None:
    workspace = counted(tmp_path, "committee", 2, [",,x"] * 8)
    with pytest.raises(StopError, match="NO_NEXT_ROUND") as refused:
        next_round(workspace, ELECTION, 1, Asked(), BY)
    assert "none" not in refused.value.problems[0].text("vi")


def test_the_same_round_asked_for_twice_is_made_once(tmp_path: Path) -> None:
    workspace = counted(tmp_path, "delegates", 2, ["x,,x"] * 5 + ["x,x,"] * 3)
    first = next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)
    assert next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), BY) == first
    assert actions(workspace).count("round") == 1


@pytest.mark.parametrize(
    "other",
    [Asked(decision="Không bầu nữa"), Asked(decision="Bầu tiếp", keep=["c2"]), Asked(mode="repeat")],
    ids=["decision", "list", "mode"],
)
def test_another_decision_on_a_round_that_stands_is_not_taken_as_accepted(tmp_path: Path, other: Asked) -> None:
    workspace = counted(tmp_path, "delegates", 2, ["x,,x"] * 5 + ["x,x,"] * 3)
    made = next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)
    with pytest.raises(StopError, match="ROUND_MADE") as refused:
        next_round(workspace, ELECTION, 1, other, BY)
    assert "Bầu tiếp" in refused.value.problems[0].text("vi")
    assert next_round(workspace, ELECTION, 1, Asked(), BY) == made


def test_the_decision_not_to_vote_again_is_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    workspace = counted(tmp_path, "committee", 2, ["x,,x"] * 5 + ["x,x,"] * 3)
    assert close_round(workspace, ELECTION, 1, "Đại hội biểu quyết không bầu nữa", BY) is True
    assert close_round(workspace, ELECTION, 1, "Đại hội biểu quyết không bầu nữa", BY) is False
    for step in (
        lambda: close_round(workspace, ELECTION, 1, "lý do khác", BY),
        lambda: next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), BY),
    ):
        with pytest.raises(StopError, match="STEP_NEEDS_NOT_ENDED") as refused:
            step()
        assert "không bầu nữa" in refused.value.problems[0].text("vi")
    reopen_round(workspace, ELECTION, 1, "ghi nhầm", BY)
    next_round(workspace, ELECTION, 1, Asked(decision="Bầu tiếp"), BY)
    assert actions(workspace)[-3:] == ["close", "reopen", "round"]


def test_a_round_is_closed_by_command_and_status_says_so(tmp_path: Path) -> None:
    workspace = counted(tmp_path, "committee", 2, ["x,,x"] * 5 + ["x,x,"] * 3)
    where = ("-w", workspace.root, "--as", BY)
    both = congress("election", ELECTION, "round", "--close", "a", "--decision", "b", *where, cwd=tmp_path)
    assert (both.returncode, "ROUND_OPTIONS" in both.stderr) == (2, True)
    print_minutes(workspace, ELECTION, 1, BY)
    assert congress("election", ELECTION, "round", "--close", "thôi", *where, cwd=tmp_path).returncode == 0
    standing = json.loads(congress("status", "--json", "-w", workspace.root, cwd=tmp_path).stdout)
    assert [(one["done"], one["next"]) for one in standing] == [("close", "")]


# ---- all of it, as commands


def test_an_election_from_slate_to_minutes_by_commands(tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples" / "dai-hoi-tinh"
    assert congress("new", "dh", "--title", "Đại hội XX", "--organisation", "ĐẢNG BỘ", cwd=tmp_path).returncode == 0
    where = ("-w", "dh", "--as", BY)

    def step(*arguments: str | Path) -> str:
        done = congress("election", "bch", *arguments, *where, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    step("slate", examples / "planning.xlsx", "--rules", examples / "slate.toml")
    step("slate", examples / "planning.xlsx", "--rules", examples / "slate.toml")
    entries = json.loads(congress("journal", "--json", "-w", "dh", cwd=tmp_path).stdout)
    assert [entry["action"] for entry in entries] == ["create", "import", "import", "slate"]
    contest = read_contest(tmp_path / "dh/contests/bch.toml")
    ids = [person.id for person in contest.candidate]
    votes = tmp_path / "votes.csv"
    struck = [
        ",".join("x" if place == number % len(ids) or place == 0 else "" for place in range(len(ids)))
        for number in range(30)
    ]
    lines = [f"{number},,{row}" for number, row in enumerate(struck, 1)]
    votes.write_text("\n".join([f"ballot,problem,{','.join(ids)}", *lines]) + "\n", encoding="utf-8")
    refused = congress("election", "bch", "result", *where, cwd=tmp_path)
    assert (refused.returncode, "STEP_NEEDS_COUNT" in refused.stderr) == (4, True)
    step("print", "--copies", "40")
    step("key", "--batch", "K1", "--from", votes)
    contest_file = tmp_path / "dh/contests/bch.toml"
    electorate = '\n[electorate]\nbody = "delegates"\nsummoned = 30\n'
    contest_file.write_text(contest_file.read_text(encoding="utf-8") + electorate, encoding="utf-8")
    step("accounts", "--issued", "31", "--spoiled", "1", "--returned", "30")
    first = step("result", "--json")
    assert json.loads(first)["ballots"]["returned"] == 30
    assert first.encode() == (tmp_path / "dh/results/bch.json").read_bytes()
    assert step("result", "--json") == first
    step("minutes")
    assert (tmp_path / "dh/minutes/bch.pdf").read_bytes().startswith(b"%PDF")
    assert congress("check", "-w", "dh", cwd=tmp_path).returncode == 0
    wrong = congress("election", "khac", "result", *where, cwd=tmp_path)
    assert (wrong.returncode, "ELECTION_UNKNOWN" in wrong.stderr) == (2, True)
    lacking = congress("election", "bch", "totals", *where, cwd=tmp_path)
    assert (lacking.returncode, "COMMAND_INCOMPLETE" in lacking.stderr) == (2, True)
