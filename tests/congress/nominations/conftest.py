"""Folders with a list of eleven for ten seats."""

from pathlib import Path

import pytest
from list_samples import ROLL, approved, contest, folder

from congress.delegates.changing import bring_list
from congress.workspace import Workspace


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    return folder(tmp_path, contest())


@pytest.fixture
def hall(tmp_path: Path) -> Workspace:
    """A folder with an approved list, a delegate list and the day of the opening."""
    workspace = folder(tmp_path, contest(event="[event]\ndate = 2025-09-25\n"))
    (tmp_path / "roll.csv").write_text(ROLL, encoding="utf-8")
    bring_list(workspace, tmp_path / "roll.csv", "Tấn")
    approved(workspace)
    return workspace
