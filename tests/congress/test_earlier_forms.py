"""A file recorded anew under its name does not take the earlier form away: that stays, under the name of its hash."""

from pathlib import Path

import pytest
import small_election
from small_election import ACCOUNTS, BY, ELECTION

from congress.backup import OBJECTS, back_up
from congress.checking import check
from congress.cited import earlier_files, earlier_name
from congress.custody import _staged, read_entries
from congress.elections.accounts import enter_accounts
from congress.elections.outcome import compute_result, print_minutes
from congress.restoring import restore
from congress.storage import sha256_of
from congress.workspace import Workspace

RESULT = "results/bch.json"


@pytest.fixture
def scanned(scanned_election: Path, tmp_path: Path) -> Workspace:
    workspace = small_election.copy(scanned_election, tmp_path)
    enter_accounts(workspace, ELECTION, 1, ACCOUNTS, BY)
    return workspace


def replaced(workspace: Workspace) -> tuple[bytes, str]:
    """A result computed, and computed anew; the bytes of the first one and the name they are kept under."""
    compute_result(workspace, ELECTION, 1, BY)
    first = (workspace.root / RESULT).read_bytes()
    kept = earlier_name(RESULT, sha256_of(workspace.root / RESULT))
    enter_accounts(workspace, ELECTION, 1, {"spoiled": 1}, BY)
    compute_result(workspace, ELECTION, 1, BY)
    assert (workspace.root / RESULT).read_bytes() != first
    return first, kept


def test_an_earlier_result_and_its_minutes_stay(scanned: Workspace) -> None:
    compute_result(scanned, ELECTION, 1, BY)
    minutes, _new = print_minutes(scanned, ELECTION, 1, BY)
    before = {name: (scanned.root / name).read_bytes() for name in (RESULT, *minutes)}
    replaced(scanned)
    print_minutes(scanned, ELECTION, 1, BY)
    kept = {name: kept for (name, _digest), kept in earlier_files(read_entries(scanned)).items()}
    assert {name: (scanned.root / kept[name]).read_bytes() for name in kept} == before
    assert check(scanned.root).problems == []


def test_an_earlier_form_is_kept_where_the_disk_knows_no_links(
    scanned: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    first, kept = replaced(scanned)
    assert (scanned.root / kept).read_bytes() == first
    assert not (scanned.root / ".pending").exists()


def test_a_form_overtaken_before_it_was_in_place_goes_to_the_earlier_ones(scanned: Workspace) -> None:
    first, kept = replaced(scanned)
    (scanned.root / kept).unlink()
    [form] = [form for form, place in earlier_files(read_entries(scanned)).items() if place == kept]
    folder = scanned.root / ".pending/ready-999999999-killed"
    folder.mkdir(parents=True)
    (folder / _staged(*form)).write_bytes(first)
    read_entries(scanned)
    assert (scanned.root / kept).read_bytes() == first
    assert not folder.exists()


def test_a_changed_earlier_form_is_named_and_a_missing_one_is_not(scanned: Workspace) -> None:
    _first, kept = replaced(scanned)
    (scanned.root / kept).unlink()
    assert check(scanned.root).problems == []
    (scanned.root / kept).write_text("{}", encoding="utf-8")
    assert [(found.code, found.place.file) for found in check(scanned.root).problems] == [("FILE_CHANGED", kept)]


def test_a_backup_brings_earlier_forms_back_as_far_as_it_goes(scanned: Workspace, tmp_path: Path) -> None:
    first, kept = replaced(scanned)
    disk = tmp_path / "disk"
    disk.mkdir()
    back_up(scanned, read_entries(scanned), disk)
    assert kept in restore(disk, tmp_path / "again").files
    assert (tmp_path / "again" / kept).read_bytes() == first
    (disk / OBJECTS / sha256_of(scanned.root / kept)).unlink()
    without = restore(disk, tmp_path / "third")
    assert (without.lacking, kept in without.files) == ((), False)


def test_the_place_of_an_earlier_form_is_told_by_its_name_and_hash() -> None:
    assert earlier_name("results/bch.json", "3fa9c1b2d0e4" + "0" * 52) == "versions/results-bch.3fa9c1b2d0e4.json"
    assert earlier_name("counts/bch/B1.v2.csv", "f" * 64) == f"versions/counts-bch-B1.v2.{'f' * 12}.csv"
