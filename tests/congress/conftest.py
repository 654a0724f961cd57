"""What the tests of workspaces share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def printed_election(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """See `small_election.make`; not to be changed: `small_election.copy` it."""
    import small_election

    return small_election.make(tmp_path_factory.mktemp("printed-election"))
