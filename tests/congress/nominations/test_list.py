"""The list of an election: submitted, approved, the floor, withdrawn, adopted; frozen in between."""

from pathlib import Path

import pytest
from click.testing import Result
from list_samples import NAMES, approved, contest, counted, done, nominated, run, shown
from typer.testing import CliRunner

from congress.cli.app import app
from congress.contestfile import read_contest
from congress.elections.state import Round
from congress.nominations.messages import MESSAGES
from congress.nominations.state import ACTIONS, ALLOWED
from congress.versions import import_files
from congress.workspace import Workspace


def test_each_state_has_who_when_and_the_document(here: Workspace) -> None:
    assert shown(here)["state"] == "draft"
    approved(here)
    done(here, "adopt", "--agree", 90, "--present", 100)
    found = shown(here)
    assert found["state"] == "adopted"
    assert [(act["what"], act["by"], act["document"]) for act in found["acts"]] == [
        ("submit", "Lan", "TTr 05"), ("approve", "Lan", "CV 12"), ("adopt", "Lan", ""),
    ]  # fmt: skip


ARGUMENTS = {
    "submit": ("--document", "x"), "return": ("--reason", "x"), "approve": ("--document", "x"),
    "nominate": ("Hà Văn Mới", "--consent"), "void": ("f01", "--reason", "x"),
    "support": ("f01", "--agree", "1", "--attending", "2"),
    "withdraw": ("c01", "--reason", "x"), "adopt": ("--agree", "9", "--present", "9"), "opinion": (),
    "opinion_close": ("--close", "x"),
}  # fmt: skip


@pytest.mark.parametrize("what", [one for one in ACTIONS if one not in ("support", "void")])
@pytest.mark.parametrize("state", ["draft", "submitted", "adopted"])
def test_an_act_out_of_its_state_is_refused(here: Workspace, what: str, state: str) -> None:
    if state != "draft":
        done(here, "submit", "--document", "x")
    if state == "adopted":
        done(here, "approve", "--document", "x")
        done(here, "adopt", "--agree", 9, "--present", 9)
    result = run(here, "list", what.removesuffix("_close"), *ARGUMENTS[what])
    if state in ALLOWED[what]:
        assert result.exit_code == 0
    else:
        assert (result.exit_code, "LIST_STATE" in result.stderr) == (4, True)


def test_a_frozen_list_is_not_replaced_and_what_is_not_the_list_is(here: Workspace, tmp_path: Path) -> None:
    done(here, "submit", "--document", "TTr 05")
    shorter, dated = tmp_path / "shorter", tmp_path / "dated"
    for folder, text in ((shorter, contest(NAMES[:-1])), (dated, contest(extra='[event]\nplace = "Hội trường"\n'))):
        folder.mkdir()
        (folder / "bch.toml").write_text(text, encoding="utf-8")
    result = run_import(here, shorter / "bch.toml")
    assert (result.exit_code, "LIST_FROZEN" in result.stderr) == (4, True)
    assert run_import(here, dated / "bch.toml").exit_code == 0
    done(here, "return", "--reason", "Sửa cơ cấu")
    assert run_import(here, shorter / "bch.toml").exit_code == 0


def run_import(here: Workspace, path: Path) -> Result:
    return CliRunner().invoke(app, ["import", str(path), "-w", str(here.root), "--as", "L"], env={"COLUMNS": "300"})


def test_a_nominee_with_enough_support_and_room_comes_onto_the_adopted_list(here: Workspace) -> None:
    approved(here)
    nominated(here, "Hà Văn Mới", 31)
    nominated(here, "Cao Thị Ít", 30)
    done(here, "adopt", "--agree", 51, "--present", 100)
    adopted = read_contest(here.root / "contests" / "bch.toml")
    assert [one.id for one in adopted.candidate if one.id.startswith("f")] == ["f01"]
    assert len(adopted.candidate) == 12
    given = [one.name.split()[-1] for one in adopted.candidate]
    assert given[:2] == ["An", "Bé"]
    assert given.index("Mới") == given.index("Mận") + 1
    assert [one["id"] for one in shown(here)["list"]] == [one.id for one in adopted.candidate]


def test_everything_still_open_is_named_at_once(here: Workspace) -> None:
    approved(here)
    done(here, "nominate", "Hà Văn Mới", "--how", "self")
    done(here, "withdraw", "c01", "--reason", "Sức khỏe")
    result = run(here, "list", "adopt", "--agree", 60, "--present", 100)
    assert result.exit_code == 4
    assert "LIST_SUPPORT_OPEN" in result.stderr
    assert "LIST_WITHDRAWAL_OPEN" in result.stderr


@pytest.mark.parametrize(("agree", "code"), [(50, "LIST_NOT_ADOPTED"), (101, "LIST_NUMBERS")])
def test_half_of_those_present_do_not_adopt_a_list(here: Workspace, agree: int, code: str) -> None:
    approved(here)
    assert code in run(here, "list", "adopt", "--agree", agree, "--present", 100).stderr


def test_withdrawals_are_decided_by_the_congress(here: Workspace) -> None:
    approved(here)
    done(here, "withdraw", "c01", "--reason", "Sức khỏe")
    done(here, "withdraw", "c01", "--granted")
    done(here, "withdraw", "c02", "--reason", "Việc nhà")
    done(here, "withdraw", "c02", "--refused")
    assert next(one["id"] for one in shown(here)["list"]) == "c02"
    done(here, "withdraw", "c03", "--reason", "x", "--granted")
    assert "LIST_TOO_SHORT_NOW" in shown(here)["open"]


def test_what_cannot_be_nominated(here: Workspace) -> None:
    approved(here)
    assert "LIST_NO_CONSENT" in run(here, "list", "nominate", "Hà Văn Mới").stderr
    assert "LIST_NAMED_ALREADY" in run(here, "list", "nominate", "LÊ THỊ  BÉ", "--consent").stderr
    assert "DATE_IMPOSSIBLE" in run(here, "list", "nominate", "Hà Văn Mới", "--consent", "--born", "31/2/1970").stderr
    other = ("Lê Thị Bé", "--consent", "--born", "1/1/1980", "--other-person")
    assert run(here, "list", "nominate", *other).exit_code == 0
    assert "LIST_NO_SUCH" in run(here, "list", "support", "f09", "--agree", 1, "--attending", 2).stderr
    assert "LIST_NUMBERS" in run(here, "list", "support", "f01", "--agree", 3, "--attending", 2).stderr


def test_above_the_surplus_the_opinion_ballot_cuts_the_list(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten seats, eleven of the committee, three at most beyond the seats: of three from the floor two come on."""
    approved(here)
    for name in ("Hà Văn Một", "Hà Văn Hai Mươi", "Hà Văn Ba"):
        nominated(here, name)
    assert "LIST_OPINION_NEEDED" in run(here, "list", "adopt", "--agree", 90, "--present", 100).stderr
    done(here, "opinion")
    opinion = read_contest(here.root / "contests" / "bch-y-kien.toml")
    assert (len(opinion.candidate), opinion.seats, opinion.kind) == (3, 2, "list-cut")
    assert "LIST_OPINION_NO_RESULT" in run(here, "list", "opinion", "--take").stderr
    counted(here, "bch-y-kien", {"f01": 40, "f02": 70, "f03": 40})
    with monkeypatch.context() as unofficial:
        unofficial.setattr(Round, "has_official_result", False)
        assert "LIST_OPINION_NO_RESULT" in run(here, "list", "opinion", "--take").stderr
    done(here, "opinion", "--take")
    tied = run(here, "list", "adopt", "--agree", 90, "--present", 100)
    assert (tied.exit_code, "LIST_OPINION_TIED" in tied.stderr) == (4, True)
    done(here, "adopt", "--agree", 90, "--present", 100, "--keep", "f03")
    adopted = read_contest(here.root / "contests" / "bch.toml")
    assert sorted(one.id for one in adopted.candidate if one.id[0] == "f") == ["f02", "f03"]
    assert {"f02", "f03"} <= {one["id"] for one in shown(here)["list"]}
    assert shown(here)["open"] == []


def test_messages_say_the_same_in_both_languages() -> None:
    import re

    for code, message in MESSAGES.items():
        for vi, en in ((message.vi, message.en), (message.fix_vi, message.fix_en)):
            named = [{re.sub("_(vi|en)$", "", one) for one in re.findall(r"\{(\w+)\}", text)} for text in (vi, en)]
            assert named[0] == named[1], code
        assert message.fix_vi, code


def test_an_id_from_the_floor_names_one_person_for_ever(here: Workspace) -> None:
    approved(here)
    assert nominated(here, "Hà Văn Mới") == "f01"
    done(here, "return", "--reason", "Sửa cơ cấu")
    approved(here)
    assert nominated(here, "Cao Thị Khác") == "f02"


@pytest.mark.parametrize(
    ("name", "note"), [("", ""), ("H" * 201, ""), ("Hà\x07Văn Mới", ""), ("Hà Văn Mới", "n" * 501)]
)
def test_who_cannot_stand_on_a_ballot_is_refused_when_named(here: Workspace, name: str, note: str) -> None:
    approved(here)
    result = run(here, "list", "nominate", name, "--consent", "--note", note)
    assert (result.exit_code, "LIST_NOMINEE" in result.stderr) == (3, True), result.stderr
    assert shown(here)["nominees"] == []


def test_the_opinion_ballot_asks_those_attending_whoever_is_subtracted_from_the_base_of_the_election(
    tmp_path: Path, here: Workspace
) -> None:
    away = '[[electorate.subtract]]\nreason = "absent_no_alternate"\ncount = 2\n[[candidate]]'
    (tmp_path / "bch.toml").write_text(contest().replace("[[candidate]]", away, 1), encoding="utf-8")
    import_files(here, [tmp_path / "bch.toml"], "Tấn")
    approved(here)
    nominated(here, "Hà Văn Mới")
    done(here, "opinion")
    printed = run(here, "print", "--copies", 5, election="bch-y-kien")
    assert printed.exit_code == 0, printed.stderr
