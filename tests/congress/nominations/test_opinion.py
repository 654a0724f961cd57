"""Opinion ballots, one after another: each is kept, which one counts is told, none is left open unseen."""

from pathlib import Path

import pytest
from list_samples import NAMES, approved, checked, contest, counted, done, folder, nominated, run, shown

from congress.contestfile import read_contest
from congress.journal import Entry
from congress.nominations.state import list_record
from congress.workspace import Workspace

FIRST, SECOND = "bch-y-kien", "bch-y-kien-2"
ADOPT = ("adopt", "--agree", 90, "--present", 100)


@pytest.fixture
def tied(here: Workspace) -> Workspace:
    """Three from the floor for two places; two of them with equal votes for the second."""
    approved(here)
    for name in ("Hà Văn Một", "Hà Văn Hai Mươi", "Hà Văn Ba"):
        nominated(here, name)
    done(here, "opinion")
    counted(here, FIRST, {"f01": 40, "f02": 70, "f03": 40})
    done(here, "opinion", "--take")
    return here


def states(here: Workspace) -> list[tuple[str, str, bool]]:
    return [(one["id"], one["state"], one["counts"]) for one in shown(here)["opinions"]]


def on_list(here: Workspace) -> set[str]:
    return {one["id"] for one in shown(here)["list"] if one["id"].startswith("f")}


def test_after_equal_votes_the_tied_alone_are_asked_about_again(tied: Workspace) -> None:
    done(tied, "opinion")
    again = read_contest(tied.root / "contests" / f"{SECOND}.toml")
    assert ({one.id for one in again.candidate}, again.seats) == ({"f01", "f03"}, 1)
    counted(tied, SECOND, {"f01": 30, "f03": 60})
    done(tied, "opinion", "--take")
    assert states(tied) == [(FIRST, "taken", True), (SECOND, "taken", True)]
    done(tied, *ADOPT)
    assert on_list(tied) == {"f02", "f03"}
    screen = run(tied, "list", "show", lang="vi").stdout
    assert "những người bằng phiếu" in screen


def test_everybody_may_be_asked_again_and_then_the_first_counts_no_more(tied: Workspace) -> None:
    done(tied, "opinion", "--everybody")
    counted(tied, SECOND, {"f01": 50, "f02": 10, "f03": 60})
    done(tied, "opinion", "--take")
    assert states(tied) == [(FIRST, "taken", False), (SECOND, "taken", True)]
    assert on_list(tied) == {"f01", "f03"}


def test_who_is_nominated_after_it_is_asked_about_with_all_the_others(tied: Workspace) -> None:
    nominated(tied, "Hà Văn Bốn")
    assert states(tied) == [(FIRST, "taken", False)]
    done(tied, "opinion")
    assert len(read_contest(tied.root / "contests" / f"{SECOND}.toml").candidate) == 4
    counted(tied, SECOND, {"f01": 50, "f02": 10, "f03": 20, "f04": 60})
    done(tied, "opinion", "--take")
    assert on_list(tied) == {"f01", "f04"}


def test_a_ballot_that_is_out_stops_the_adoption_until_taken_or_given_up(tied: Workspace) -> None:
    done(tied, "opinion")
    assert states(tied)[-1] == (SECOND, "drafted", False)
    assert shown(tied)["open"] == ["LIST_OPINION_TIED"]
    done(tied, "opinion")  # nothing is printed yet: the same one is made anew
    assert len(states(tied)) == 2
    counted(tied, SECOND, {"f01": 30, "f03": 60})
    for arguments in ((*ADOPT, "--keep", "f03"), ("opinion",)):
        result = run(tied, "list", *arguments)
        assert (result.exit_code, "LIST_OPINION_OPEN" in result.stderr) == (4, True)
    assert run(tied, "list", "opinion", "--close", " ").exit_code == 2
    done(tied, "opinion", "--close", "Đếm sai")
    assert states(tied) == [(FIRST, "taken", True), (SECOND, "closed", False)]
    assert "LIST_OPINION_NONE" in run(tied, "list", "opinion", "--take").stderr
    done(tied, *ADOPT, "--keep", "f03")
    assert on_list(tied) == {"f02", "f03"}


def test_printed_ballots_are_out(here: Workspace) -> None:
    approved(here)
    for name in ("Hà Văn Một", "Hà Văn Hai Mươi", "Hà Văn Ba"):
        nominated(here, name)
    done(here, "opinion")
    assert run(here, "print", "--copies", 1, election=FIRST).exit_code == 0
    assert states(here) == [(FIRST, "printed", False)]
    assert "LIST_OPINION_OPEN" in shown(here)["open"]


def test_a_result_that_is_not_about_all_of_them_is_not_taken(here: Workspace) -> None:
    approved(here)
    for name in ("Hà Văn Một", "Hà Văn Hai Mươi", "Hà Văn Ba"):
        nominated(here, name)
    done(here, "opinion")
    counted(here, FIRST, {"f01": 40, "f02": 70, "f03": 50})
    nominated(here, "Hà Văn Bốn")
    result = run(here, "list", "opinion", "--take")
    assert (result.exit_code, "LIST_OPINION_NOT_ALL" in result.stderr, "f04" in result.stderr) == (4, True, True)


def test_one_option_at_a_time(tied: Workspace) -> None:
    assert "LIST_OPINION_OPTIONS" in run(tied, "list", "opinion", "--take", "--everybody").stderr


def recounted(here: Workspace, election: str, votes: dict[str, int]) -> None:
    assert run(here, "totals", "--withdraw", "Đếm nhầm", election=election).exit_code == 0
    counted(here, election, votes)


def test_an_opinion_whose_result_changed_stops_the_adoption_until_it_is_taken_again(tied: Workspace) -> None:
    done(tied, "opinion")
    counted(tied, SECOND, {"f01": 30, "f03": 60})
    done(tied, "opinion", "--take")
    assert run(tied, "totals", "--withdraw", "Đếm nhầm", election=SECOND).exit_code == 0
    assert states(tied) == [(FIRST, "taken", True), (SECOND, "recounted", False)]  # withdrawn, and nothing counted yet
    assert "LIST_OPINION_NO_RESULT" in run(tied, "list", "opinion", "--take").stderr
    counted(tied, SECOND, {"f01": 60, "f03": 30})
    for arguments in (ADOPT, ("opinion",)):
        result = run(tied, "list", *arguments)
        assert (result.exit_code, "LIST_OPINION_RECOUNTED" in result.stderr) == (4, True)
    assert "LIST_OPINION_RECOUNTED" in checked(tied)
    assert "đã kiểm lại" in run(tied, "list", "show", lang="vi").stdout
    done(tied, "opinion", "--take")
    assert states(tied) == [(FIRST, "taken", True), (SECOND, "taken", True)]
    done(tied, *ADOPT)
    assert on_list(tied) == {"f01", "f02"}


def test_the_first_opinion_counted_anew_leaves_those_after_it(tied: Workspace) -> None:
    done(tied, "opinion")
    counted(tied, SECOND, {"f01": 30, "f03": 60})
    done(tied, "opinion", "--take")
    recounted(tied, FIRST, {"f01": 41, "f02": 70, "f03": 41})
    done(tied, "opinion", "--take")
    assert states(tied) == [(FIRST, "taken", True), (SECOND, "taken", True)]
    done(tied, *ADOPT)
    assert on_list(tied) == {"f02", "f03"}
    recounted(tied, FIRST, {"f01": 50, "f02": 70, "f03": 41})  # after the adoption: the check says it
    assert "LIST_OPINION_RECOUNTED" in checked(tied)


def test_an_opinion_counted_anew_may_be_given_up(tied: Workspace) -> None:
    recounted(tied, FIRST, {"f01": 50, "f02": 70, "f03": 41})
    done(tied, "opinion", "--close", "Kiểm phiếu sai")
    assert states(tied) == [(FIRST, "closed", False)]
    assert shown(tied)["open"] == ["LIST_OPINION_NEEDED"]


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """Three seats: one name more at most, and the committee has proposed three."""
    here = folder(tmp_path, contest(NAMES[:3], seats=3))
    approved(here)
    return here


def test_a_small_committee_has_one_name_more_and_its_head_chooses_of_the_tied(small: Workspace) -> None:
    assert (shown(small)["most_surplus"], shown(small)["open"]) == (1, ["LIST_NO_SURPLUS_NOW"])
    for name in ("Hà Văn Một", "Hà Văn Hai Mươi"):
        nominated(small, name)
    assert shown(small)["open"] == ["LIST_OPINION_NEEDED"]
    done(small, "opinion")
    counted(small, FIRST, {"f01": 40, "f02": 40})
    done(small, "opinion", "--take")
    result = run(small, "list", *ADOPT, "--keep", "f02")
    assert (result.exit_code, "LIST_TIED_HEAD" in result.stderr) == (4, True)  # who chose is not said
    words = run(small, "list", "show", lang="vi").stdout
    assert "thì người đứng đầu cấp ủy chọn" in words
    done(small, *ADOPT, "--keep", "f02", "--decided", "Bí thư chọn")
    assert on_list(small) == {"f02"}
    assert shown(small)["adoption"]["decided"] == "Bí thư chọn"


def test_a_list_that_must_have_a_surplus_is_not_adopted_without_unless_decided(small: Workspace) -> None:
    assert "LIST_NO_SURPLUS_NOW" in run(small, "list", *ADOPT).stderr
    done(small, *ADOPT, "--decided", "Cấp trên đồng ý")
    assert shown(small)["state"] == "adopted"


def test_one_from_the_floor_makes_the_surplus_of_a_small_committee(small: Workspace) -> None:
    nominated(small, "Hà Văn Một")
    assert shown(small)["open"] == []
    done(small, *ADOPT)


@pytest.mark.parametrize(("floor", "code"), [(1, ""), (2, ""), (3, "LIST_OPINION_NEEDED")])
def test_up_to_the_surplus_the_congress_decides_and_above_it_is_asked(here: Workspace, floor: int, code: str) -> None:
    """Ten seats, eleven of the committee: 30 % are three names more."""
    approved(here)
    for number in range(floor):
        nominated(here, f"Hà Văn {['Một', 'Hai', 'Ba'][number]}")
    assert shown(here)["open"] == ([code] if code else [])


def test_a_journal_of_before_further_opinions_is_played_back_as_it_was() -> None:
    said = {"nominee": {"id": "f01", "name": "Hà Văn Một", "how": "floor", "born": "", "note": "", "nominator": "Bé",
                        "consent": True, "support": None, "attending": None}}  # fmt: skip
    entries = [entry(1, "nominate", said), entry(2, "opinion", {"votes": {"f01": 9}, "result": "x"})]
    known = list_record(entries, "bch")
    assert known.votes == ({"f01": 9},)
    assert known.opinions[0].id == FIRST
    assert known.nominees["f01"].findings == ()


def test_what_another_station_entered_about_somebody_taken_out_meanwhile_is_played_back() -> None:
    said = {"nominee": {"id": "f01", "name": "Hà Văn Một", "how": "floor"}}
    entries = [
        entry(1, "nominate", said), entry(2, "withdraw", {"id": "f01", "reason": "x", "granted": None}),
        entry(3, "void", {"id": "f01", "reason": "Nhầm"}),
        entry(4, "support", {"id": "f01", "agree": 1, "attending": 2}),
        entry(5, "withdraw", {"id": "f01", "reason": "", "granted": True}),
    ]  # fmt: skip
    known = list_record(entries, "bch")
    assert (known.nominees, len(known.acts)) == ({}, 5)


def entry(seq: int, what: str, payload: dict[str, object]) -> Entry:
    return Entry(seq, "2025-09-25T01:00:00Z", "Lan", f"list_{what}", "bch", 1, payload)


def test_the_opinion_ballot_of_an_election_that_subtracts_absent_people_is_counted_all_the_same(
    tmp_path: Path,
) -> None:
    absent = '[event]\nclosed_at = "16:05"\n[[electorate.subtract]]\nreason = "committee_absent"\ncount = 1\n'
    here = folder(tmp_path, contest(event=absent))
    approved(here)
    for name in ("Hà Văn Một", "Hà Văn Hai Mươi", "Hà Văn Ba"):
        nominated(here, name)
    done(here, "opinion")
    counted(here, FIRST, {"f01": 40, "f02": 70, "f03": 30})
    done(here, "opinion", "--take")
    assert on_list(here) == {"f01", "f02"}
    drafted = read_contest(here.root / "contests" / f"{FIRST}.toml")
    assert drafted.electorate
    assert (drafted.electorate.present, drafted.electorate.subtract) == (100, ())
    assert drafted.event.closed_at == ""  # the opinion was not asked when the election ended
