"""docs/documents.md tells the truth: its files can be read as they stand, and its papers are those there are."""

import re
import tomllib
from pathlib import Path

from congress.documents.coursefile import Course
from congress.documents.kinds import KINDS
from congress.documents.proceedingsfile import Proceedings
from congress.documents.sources import SOURCES

TEXT = (Path(__file__).parents[3] / "docs" / "documents.md").read_text(encoding="utf-8")


def test_its_course_and_its_proceedings_can_be_read() -> None:
    course, proceedings = (tomllib.loads(one) for one in re.findall(r"^```toml\n(.*?)^```", TEXT, re.M | re.S))
    assert [one.by for one in Course.model_validate(course).nomination] == ["committee", "floor"]
    assert Proceedings.model_validate(proceedings).part[1].item[0].result == "result.json"


def test_every_file_a_paper_is_made_from_is_told() -> None:
    assert {kind.reads for kind in KINDS.values()} == set(SOURCES)
    for name in SOURCES:
        assert re.search(rf"^\| a {name}\b", TEXT, re.M), name
