"""Under mutation (`make mutate`) the tests of the changed module come first: the first failure ends the run."""

import os

import pytest

TESTED_BY = {
    "bounds": "unresolved", "confidence": "engine", "contest": "contest_check", "count": "votes",
    "electorate": "engine", "handcheck": "claims", "regulation": "own_regulation", "result": "problems",
    "sheetvotes": "claims", "validity": "votes",
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    module = os.environ.get("MUTANT_UNDER_TEST", "").removeprefix("tally.").partition(".")[0]
    first = f"test_{TESTED_BY.get(module, module)}"
    items.sort(key=lambda item: item.path.stem != first)
