"""The example of 356 delegates: made by its script, allocated, brought in, frozen as the example's contest says."""

import shutil
import tomllib
from pathlib import Path

import delegates_example
import pytest
from delegate_lists import BY
from delegates_example import FOLDER

from congress.delegates.allocation_files import record_allocation
from congress.delegates.arrivals import Presence, Whereabouts
from congress.delegates.changing import Brought, bring_list
from congress.delegates.presence import counted
from congress.delegates.roll import read_roll
from congress.terms.recording import import_units
from congress.workspace import Settings, Workspace, create


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Brought]:
    folder = tmp_path_factory.mktemp("example")
    workspace = create(folder / "c", settings=Settings(title="Đại hội"), by=BY)
    record_allocation(workspace, FOLDER / "units.csv", FOLDER / "allocation.toml", BY)
    return workspace, bring_list(workspace, FOLDER / "delegates.csv", BY)


def test_the_files_are_what_their_script_makes(tmp_path: Path) -> None:
    shutil.copyfile(FOLDER / "allocation.toml", tmp_path / "allocation.toml")
    delegates_example.make(tmp_path)
    for name in ("units.csv", "delegates.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


def test_the_list_is_as_many_of_each_unit_as_were_allocated(brought: tuple[Workspace, Brought]) -> None:
    workspace, found = brought
    assert [note.code for note in found.notes if note.code in ("UNIT_SEATS_DIFFER", "ALTERNATES_SAME_PLACE")] == []
    assert len(read_roll(workspace).officials) == 356


def test_its_presence_is_the_electorate_of_the_examples_contest(brought: tuple[Workspace, Brought]) -> None:
    roll = read_roll(brought[0])
    by_kind = {
        kind: [seat.id for seat in roll.officials if seat.delegate.kind == kind] for kind in ("ex_officio", "elected")
    }
    absent = {*by_kind["ex_officio"][:2], *by_kind["elected"][:4]}
    presence = Presence({seat.id: Whereabouts("absent" if seat.id in absent else "in") for seat in roll.officials})
    stated = tomllib.loads((FOLDER / "contest.toml").read_text(encoding="utf-8"))["electorate"]
    assert counted(roll, presence).electorate.model_dump(mode="json", exclude_none=True) == stated


def test_its_units_have_a_level_of_the_term(brought: tuple[Workspace, Brought]) -> None:
    assert import_units(brought[0], FOLDER / "units.csv", BY) == (40, True)
