"""What the tests of workspaces share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def printed_election(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """See `small_election.make`; not to be changed: `small_election.copy` it."""
    import small_election

    return small_election.make(tmp_path_factory.mktemp("printed-election"))


@pytest.fixture(scope="session")
def scanned_election(printed_election: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with its ballots read as batch B1."""
    import small_election

    from congress.elections.scanning import scan

    folder = tmp_path_factory.mktemp("scanned-election")
    workspace = small_election.copy(printed_election, folder)
    scan(workspace, "bch", 1, [printed_election / "scans"], "B1", small_election.BY, workers=1)
    return folder
