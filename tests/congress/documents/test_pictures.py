"""Documents look as they were accepted to look, in both formats and with every kind of content."""

import json

import numpy as np
import pytest
from document_pictures import CASES, FOLDER, accepted, page_of, printed
from golden import differences

from congress.documents.examples import example_result
from congress.documents.kinds import KINDS
from congress.documents.making import document_bytes
from congress.documents.resultfile import parse_result


@pytest.mark.parametrize("name", CASES)
def test_the_document_looks_as_accepted(name: str) -> None:
    assert differences(printed(name), accepted(name)) == []


def test_the_accepted_pictures_are_those_of_the_cases_small_and_of_every_kind() -> None:
    files = {path.stem: path.stat().st_size for path in FOLDER.iterdir()}
    assert files.keys() == CASES.keys()
    assert max(files.values()) < 60_000
    assert {kind for kind, _example, _page in CASES.values()} == KINDS.keys()


@pytest.mark.parametrize(
    ("printed_so", "instead"),
    [("Trần Quốc Bảo", "Trần Quốc Bao"), ("Lê Minh Ánh", "Lê Minh Anh"), ("Hoàng Văn Đức", "Hoàng Văn Dức")],
)
def test_a_diacritic_missing_is_seen(printed_so: str, instead: str) -> None:
    document = json.loads(example_result("typical"))
    (person,) = [one for one in document["candidates"] if one["name"] == printed_so]
    person["name"] = instead
    changed = document_bytes("minutes", parse_result(json.dumps(document).encode(), "r"), ".pdf", "vi")
    found = differences(page_of(changed, 2), accepted("minutes-table"))
    assert any(y < 1150 for _x, y in found)  # above the hash in the footer, which is another too


def test_a_figure_changed_or_a_page_moved_by_a_millimetre_is_seen() -> None:
    picture = printed("minutes-table")
    moved = np.roll(picture, 4, axis=1)
    assert differences(moved, accepted("minutes-table"))
    document = json.loads(example_result("typical"))
    document["ballots"]["printed"] = 166
    changed = document_bytes("accounts", parse_result(json.dumps(document).encode(), "r"), ".pdf", "vi")
    assert any(y < 1150 for _x, y in differences(page_of(changed, 0), accepted("accounts")))
