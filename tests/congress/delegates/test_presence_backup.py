"""The presence log on the second disk: kept at each arrival, brought back, never overwritten by an older or another."""

from pathlib import Path

import pytest
from delegate_lists import BY, workspace_with_list

from congress.delegates.arrivals import check_in, read_presence
from congress.delegates.roll import read_roll
from congress.restoring import restore
from congress.workspace import PRESENCE, Workspace, find
from tally.problems import StopError


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = workspace_with_list(tmp_path)
    (tmp_path / "disk").mkdir()
    settings = made.settings.model_copy(update={"backup": str(tmp_path / "disk")})
    return Workspace(made.root, settings)


def come(workspace: Workspace, *ids: str) -> None:
    for one in ids:
        check_in(workspace, read_roll(workspace).seats[one], BY, "A", "badge")


def seen(folder: Path) -> list[str]:
    return sorted(read_presence(find(folder, folder)).people)


def test_each_arrival_is_on_the_second_disk_at_once_and_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    come(workspace, "a1", "a2")
    kept = tmp_path / "disk" / PRESENCE
    assert kept.stat().st_mode & 0o777 == 0o600
    restore(tmp_path / "disk", tmp_path / "again")
    assert seen(tmp_path / "again") == ["a1", "a2"]
    assert (tmp_path / "again" / PRESENCE).stat().st_mode & 0o777 == 0o600


def test_a_folder_behind_is_brought_up_and_one_ahead_keeps_what_it_has(workspace: Workspace, tmp_path: Path) -> None:
    come(workspace, "a1")
    restore(tmp_path / "disk", tmp_path / "again")
    come(workspace, "a2")
    restore(tmp_path / "disk", tmp_path / "again")
    assert seen(tmp_path / "again") == ["a1", "a2"]
    come(find(tmp_path / "again", tmp_path / "again"), "b1")  # no backup set there
    restore(tmp_path / "disk", tmp_path / "again")
    assert seen(tmp_path / "again") == ["a1", "a2", "b1"]


def test_another_log_is_not_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    come(workspace, "a1")
    restore(tmp_path / "disk", tmp_path / "again")
    (tmp_path / "again" / PRESENCE).unlink()
    come(Workspace((tmp_path / "again").resolve(), workspace.settings.model_copy(update={"backup": ""})), "b1")
    with pytest.raises(StopError) as stopped:
        restore(tmp_path / "disk", tmp_path / "again")
    assert [one.code for one in stopped.value.problems] == ["RESTORE_OTHER"]
    assert seen(tmp_path / "again") == ["b1"]
