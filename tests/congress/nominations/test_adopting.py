"""The adoption and the contest it makes are one entry; nothing is printed of a list that is not adopted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from list_samples import approved, checked, contest, counted, done, folder, nominated, run, shown

from congress.contestfile import read_contest
from congress.custody import Act, read_entries, record
from congress.elections.state import contest_name
from congress.nominations import steps
from congress.nominations.steps import support, withdraw
from congress.papers.election import print_papers
from congress.workspace import Workspace
from tally.problems import StopError

ADOPT = ("adopt", "--agree", 90, "--present", 100)
PRINT = ("print", "--copies", 1)


def test_an_adoption_whose_contest_is_refused_is_none(here: Workspace) -> None:
    assert run(here, *PRINT).exit_code == 0  # before the list is begun in the folder
    approved(here)
    nominated(here, "Hà Văn Mới")
    refused = run(here, "list", *ADOPT)
    assert (refused.exit_code, "CONTEST_RELEASED" in refused.stderr) == (4, True)
    assert (shown(here)["state"], shown(here)["adoption"]) == ("approved", None)
    assert run(here, "print", "--withdraw", "Danh sách đổi").exit_code == 0
    done(here, *ADOPT)
    assert "f01" in {one.id for one in read_contest(here.root / contest_name("bch", 1)).candidate}


def test_the_entry_of_the_adoption_brings_the_contest_file(here: Workspace) -> None:
    approved(here)
    nominated(here, "Hà Văn Mới")
    done(here, *ADOPT)
    last = read_entries(here)[-1]
    assert (last.action, set(last.payload["files"])) == ("list_adopt", {"contests/bch.toml", "versions/bch.v2.toml"})
    again = run(here, "list", "adopt", "--agree", 80, "--present", 100)
    assert (again.exit_code, "LIST_STATE" in again.stderr) == (4, True)
    assert shown(here)["adoption"]["agree"] == 90
    assert run(here, *PRINT).exit_code == 0


@pytest.mark.parametrize("step", [PRINT, ("zero",), ("list", "paper")])
def test_nothing_is_printed_while_the_list_is_under_way(here: Workspace, step: tuple[object, ...]) -> None:
    done(here, "submit", "--document", "x")
    for after in ("approve", "return"):
        result = run(here, *step)
        assert result.exit_code == 4
        assert "LIST_NOT_YET_ADOPTED" in result.stderr
        done(here, after, "--document" if after == "approve" else "--reason", "x")
    assert "LIST_NOT_YET_ADOPTED" in run(here, *step).stderr
    assert not (here.root / "records").exists()


@pytest.fixture
def halved(here: Workspace) -> Workspace:
    """A journal in which the adoption stands without the contest it names."""
    approved(here)
    people = [{"id": "c01", "name": "Nguyễn Văn An"}]
    said = {"list": "0" * 64, "people": people, "agree": 90, "present": 100, "kept": [], "decided": "", "document": ""}
    record(here, "Lan", lambda _now: Act("list_adopt", said, "list_bch:3", "bch", 1))
    return here


@pytest.mark.parametrize("step", [PRINT, ("zero",), ("list", "paper")])
def test_nothing_is_printed_of_another_list_than_the_adopted(halved: Workspace, step: tuple[object, ...]) -> None:
    result = run(halved, *step)
    assert (result.exit_code, "LIST_NOT_THE_ADOPTED" in result.stderr) == (4, True)
    assert not (halved.root / "records").exists()


@pytest.mark.parametrize("kind", ["list", "adopted-list"])
def test_no_paper_is_made_of_another_list_than_the_adopted(halved: Workspace, kind: str) -> None:
    with pytest.raises(StopError, match="LIST_NOT_THE_ADOPTED"):
        print_papers(halved, "bch", 1, "Lan", [kind])


def test_the_check_compares_the_contest_with_what_was_adopted(halved: Workspace) -> None:
    assert "LIST_NOT_THE_ADOPTED" in checked(halved)


def test_the_check_of_an_adopted_list_finds_nothing(tmp_path: Path) -> None:
    here = folder(tmp_path, contest())
    approved(here)
    done(here, *ADOPT)
    assert "LIST_NOT_THE_ADOPTED" not in checked(here)


@pytest.mark.parametrize(
    "act",
    [lambda here: support(here, "bch", "f01", 60, 100, "B"), lambda here: withdraw(here, "bch", "f01", "x", None, "B")],
)
def test_what_is_entered_about_somebody_taken_out_meanwhile_is_refused(
    here: Workspace, monkeypatch: pytest.MonkeyPatch, act: Callable[[Workspace], object]
) -> None:
    approved(here)
    done(here, "nominate", "Hà Văn Mới", "--consent")
    written = steps.record_act

    def another_station_first(*arguments: Any) -> None:
        monkeypatch.setattr(steps, "record_act", written)
        steps.void(here, "bch", "f01", "Nhầm", "C")
        written(*arguments)

    monkeypatch.setattr(steps, "record_act", another_station_first)
    with pytest.raises(StopError, match="OVERTAKEN"):
        act(here)
    assert shown(here)["nominees"] == []


@pytest.mark.parametrize(
    ("kept", "code"), [(("f02",), "LIST_KEEP"), (("f01", "f03"), "LIST_KEEP"), (("f01", "f01"), "LIST_KEEP"),
                       (("f01", "zzz"), "LIST_KEEP"), (("f01",), "")],
)  # fmt: skip
def test_who_is_kept_is_exactly_who_has_a_place_among_the_tied(
    here: Workspace, kept: tuple[str, ...], code: str
) -> None:
    approved(here)
    for name in ("Hà Văn Một", "Hà Văn Hai Mươi", "Hà Văn Ba"):
        nominated(here, name)
    done(here, "opinion")
    counted(here, "bch-y-kien", {"f01": 40, "f02": 70, "f03": 40})
    done(here, "opinion", "--take")
    result = run(here, "list", *ADOPT, *(word for one in kept for word in ("--keep", one)))
    assert (result.exit_code, code in result.stderr) == (3 if code else 0, True), result.stderr


def test_nobody_is_kept_where_nobody_is_tied(here: Workspace) -> None:
    approved(here)
    result = run(here, "list", *ADOPT, "--keep", "c05", "--keep", "zzz")
    assert (result.exit_code, "LIST_KEEP_NO_TIE" in result.stderr) == (3, True)
    assert shown(here)["state"] == "approved"


@pytest.mark.parametrize(("present", "code"), [(99, 0), (100, 0), (101, 3)])
def test_no_more_are_present_than_were_summoned(here: Workspace, present: int, code: int) -> None:
    approved(here)
    done(here, "nominate", "Hà Văn Mới", "--consent")
    for arguments in (("support", "f01", "--agree", 90, "--attending", present),
                      ("adopt", "--agree", 90, "--present", present)):  # fmt: skip
        result = run(here, "list", *arguments)
        assert (result.exit_code, "LIST_ABOVE_SUMMONED" in result.stderr) == (code, bool(code))
        if code:
            done(here, "support", "f01", "--agree", 1, "--attending", 100)


def test_what_is_open_and_too_few_votes_are_told_at_once(here: Workspace) -> None:
    approved(here)
    done(here, "nominate", "Hà Văn Mới", "--consent")
    told = run(here, "list", "adopt", "--agree", 50, "--present", 100).stderr
    assert ("LIST_SUPPORT_OPEN" in told, "LIST_NOT_ADOPTED" in told) == (True, True)


@pytest.mark.parametrize(
    ("before", "act", "way"),
    [((), ("nominate", "A B"), ("list submit --document …`, then", "list approve --document …")),
     ((), ("approve", "--document", "x"), ("list submit --document …",)),
     (("submit", "approve"), ("submit", "--document", "x"), ("list return --reason …",))],
)  # fmt: skip
def test_an_act_out_of_its_state_is_told_with_the_commands_that_lead_there(
    here: Workspace, before: tuple[str, ...], act: tuple[str, ...], way: tuple[str, ...]
) -> None:
    for one in before:
        done(here, one, "--document", "x")
    told = " ".join(run(here, "list", *act).stderr.split())
    assert all(command in told for command in way), told
