"""`congress plan whatif`: the slate with some rules changed, beside the slate of the rules as they are."""

import json
from pathlib import Path

import conflict_example
import pytest
from planning_samples import csv_file
from typer.testing import CliRunner

from congress.cli.app import app
from congress.i18n import set_language
from congress.planning.slatefiles import csv_text
from congress.planning.whatif import Changes, changed_tables, changed_target, what_if
from tally.problems import InvalidError, StopError

CONFLICT = Path(__file__).parents[3] / "examples" / "quy-tac-mau-thuan"
RULES = (
    'regulation = "party-2024"\nkind = "secretary"\ntitle = "Bầu"\nseats = 2\nsurplus = 0\nfixed = ["p1"]\n'
    '[[barred]]\nid = "p4"\nreason = "Xin rút"\n[[target]]\nwho = "women"\nat_least = 1\n'
)
PEOPLE = "id,name,sex,unit\np1,Nguyễn Văn An,Nam,A\np2,Lê Văn Bình,Nam,A\np3,Trần Thị Cúc,Nữ,B\np4,Vũ Thị Dung,Nữ,B\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return csv_file(tmp_path / "a.csv", PEOPLE), csv_file(tmp_path / "s.toml", RULES)


def ids(people: object) -> list[str]:
    return [person.id for person in people]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changes", "out", "in_"),
    [
        (Changes(pin=("p2",)), ["p3"], ["p2"]),
        (Changes(bar=("p3",)), ["p3"], ["p2"]),
        (Changes(bar=("p3",), free=("p4",)), ["p3"], ["p4"]),
        (Changes(bar=("p1",)), ["p1"], ["p2"]),
        (Changes(targets=("women at_least none",)), ["p3"], ["p2"]),
        (Changes(targets=("women at_least 2 hard",), free=("p1", "p4")), ["p1"], ["p4"]),
        (Changes(seats=3), [], ["p2"]),
        (Changes(surplus=1), [], ["p2"]),
    ],
)
def test_a_change_shows_who_leaves_and_who_comes(
    files: tuple[Path, Path], changes: Changes, out: list[str], in_: list[str]
) -> None:
    found = what_if(*files, changes)
    assert (ids(found.out), ids(found.in_)) == (out, in_)


def test_nothing_is_written_and_the_figures_of_both_are_given(files: tuple[Path, Path], tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    found = what_if(*files, Changes(bar=("p3",)))
    assert sorted(tmp_path.iterdir()) == before
    assert found.before is not None
    assert (found.before.shortfall, found.after.shortfall) == (0, 1)
    assert [row.standing for row in (*found.before.rows, *found.after.rows)] == ["met", "not_met"]


def test_a_change_that_cannot_be_ends_in_the_smallest_conflict(files: tuple[Path, Path]) -> None:
    with pytest.raises(StopError) as caught:
        what_if(*files, Changes(targets=("women at_least 2 hard", "unit:* at_most 9 hard")))
    assert [problem.code for problem in caught.value.problems] == ["RULES_CONFLICT"]
    text = caught.value.problems[0].text("en")
    assert "fixed p1" not in text  # one woman is eligible: that alone is the conflict
    assert "women at least 2 (eligible: 1)" in text


def test_every_change_that_makes_no_sense_is_named() -> None:
    changes = Changes(targets=("women 3", "young at_most none", "new at_least 1"))
    with pytest.raises(InvalidError) as caught:
        changed_tables({"target": []}, changes, "s.toml")
    assert [problem.code for problem in caught.value.problems] == ["WHATIF_TARGET", "WHATIF_NO_TARGET"]


def test_no_change_is_refused(files: tuple[Path, Path]) -> None:
    with pytest.raises(InvalidError, match="WHATIF_NOTHING"):
        what_if(*files, Changes())


def test_a_target_is_set_added_made_hard_and_dropped() -> None:
    targets = [{"who": "unit:Sở A", "at_least": 1, "at_most": 3}]
    assert changed_target(targets, "unit:sở  a at_most 2 hard", "s") == [
        {"who": "unit:Sở A", "at_least": 1, "at_most": "2", "hard": True}
    ]
    assert changed_target(targets, "unit:Sở A at_most none", "s") == [{"who": "unit:Sở A", "at_least": 1}]
    assert changed_target(targets, "women at_least 15%", "s")[1] == {"who": "women", "at_least": "15%"}
    assert targets == [{"who": "unit:Sở A", "at_least": 1, "at_most": 3}]


def run(*arguments: object) -> object:
    set_language("en")
    try:
        return CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "500"})
    finally:
        set_language("vi")


def test_the_example_of_conflicting_rules_ends_in_the_explanation(tmp_path: Path) -> None:
    done = run("slate", CONFLICT / "planning.csv", "--rules", CONFLICT / "slate.toml", "-o", tmp_path / "out")
    assert done.exit_code == 4
    words = " ".join(done.stderr.split())
    assert "target 1: women at least 6 (eligible: 9); target 2: sector Cơ sở at least 6 (eligible: 12)" in words
    assert "both groups: 0, so 12 places are needed" in words
    assert "target 3" not in words
    assert not (tmp_path / "out").exists()


def test_what_helps_the_example_is_tried_without_touching_a_file() -> None:
    change = ("--target", "women at_least 5 hard")
    done = run("plan", "whatif", CONFLICT / "planning.csv", "--rules", CONFLICT / "slate.toml", *change, "--json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["before"] is None
    assert len(found["after"]["people"]) == len(found["in"]) == 11


def test_the_list_of_the_example_is_the_one_its_script_makes() -> None:
    kept = (CONFLICT / "planning.csv").read_text(encoding="utf-8")
    assert kept == csv_text(conflict_example.HEADER, conflict_example.rows())
