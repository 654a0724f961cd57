"""`congress demo`: the chain on a small cut of the bundled example, and what it refuses."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from running import congress

from ballots.rehearsal.votes import Filling
from ballots.shipped import shipped
from congress.contestfile import read_contest
from congress.demo import Made, check_list, compare, decisions_on, prepare, run_demo, same
from tally.problems import StopError, UnreadableError

EXAMPLE = shipped("examples") / "dai-hoi-tinh"
KEPT = 12


@contextmanager
def no_bar(_total: int, _label: str) -> Iterator[Callable[[int], None]]:
    yield lambda _amount: None


@pytest.fixture(scope="module")
def small_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its first ballots and every ballot that bears a physical ground."""
    folder = tmp_path_factory.mktemp("example")
    for name in ("planning.xlsx", "slate.toml"):
        shutil.copy(EXAMPLE / name, folder / name)
    header, *rows = (EXAMPLE / "votes.csv").read_text(encoding="utf-8").splitlines()
    kept = rows[:KEPT] + [row for row in rows[KEPT:] if row.split(",")[1]]
    (folder / "votes.csv").write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")
    contest = (EXAMPLE / "contest.toml").read_text(encoding="utf-8")
    contest = contest.replace("printed = 360", f"printed = {len(kept) + 2}").replace(
        "returned = 349", f"returned = {len(kept)}"
    )
    contest = contest.replace("issued = 351", f"issued = {len(kept)}").replace("spoiled = 1", "spoiled = 0")
    contest = contest.replace("unused = 9", "unused = 2")
    (folder / "contest.toml").write_text(contest, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def demo(small_example: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    folder = tmp_path_factory.mktemp("run") / "demo"
    return folder, run_demo(small_example, folder, no_bar, workers=1)


def test_every_file_it_names_is_there(demo: tuple[Path, Made]) -> None:
    folder, made = demo
    assert all(path.exists() for path in made.files)
    assert {path.suffix for path in made.files} >= {".csv", ".pdf", ".docx", ".json", ".toml", ".png"}
    assert {path.name for path in folder.iterdir()} == {
        ".congress-demo", "contest.toml", "votes.csv", "slate", "ballots", "scans", "read", "result",
    }  # fmt: skip


def test_the_result_is_that_of_the_votes_file(demo: tuple[Path, Made], tmp_path: Path) -> None:
    folder, made = demo
    done = congress("tally", folder / "contest.toml", folder / "votes.csv", "--json", cwd=tmp_path)
    assert json.loads(done.stdout) == json.loads((folder / "result" / "result.json").read_text(encoding="utf-8"))
    assert made.result.ballots.invalid_by_ground["SIGNED"] == 1


def test_ballots_with_a_physical_ground_are_left_to_people_who_decide_with_name_and_reason(
    demo: tuple[Path, Made],
) -> None:
    folder, made = demo
    with (folder / "read" / "decisions.csv").open(encoding="utf-8") as file:
        decisions = list(csv.DictReader(file))
    assert {row["value"] for row in decisions} >= {"SIGNED", "MARKED"}
    assert all(row["by"] == "Lục Thế Vĩnh" and row["reason"] for row in decisions)
    with (folder / "read" / "read.csv").open(encoding="utf-8") as file:
        open_ones = {row["ballot"] for row in csv.DictReader(file) if row["status"] == "review"}
    assert {row["ballot"] for row in decisions} == open_ones
    assert made.reviewed == len(open_ones)


def test_the_minutes_say_it_is_a_test_and_name_everyone(demo: tuple[Path, Made]) -> None:
    folder, made = demo
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(folder / "result" / "minutes.pdf")]
    text = "".join("".join(pages).split())
    assert all("".join(one.name.split()) in text for one in made.result.candidates)
    assert all("KHÔNG CÓ GIÁ TRỊ" in page for page in pages)


def test_no_signing_key_is_left_behind(demo: tuple[Path, Made]) -> None:
    folder, _made = demo
    texts = [path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".jpg"]
    assert not any(b"PRIVATE KEY" in text for text in texts)


def test_a_folder_of_an_earlier_demo_is_used_again_and_emptied(small_example: Path, tmp_path: Path) -> None:
    (tmp_path / ".congress-demo").touch()
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "old.jpg").write_bytes(b"old")
    prepare(tmp_path, small_example)
    assert {path.name for path in tmp_path.iterdir()} == {".congress-demo", "contest.toml", "votes.csv"}


@pytest.mark.parametrize("earlier", [True, False], ids=["an earlier demo", "no demo"])
def test_a_folder_with_other_files_is_refused_and_left_alone(
    small_example: Path, tmp_path: Path, *, earlier: bool
) -> None:
    if earlier:
        (tmp_path / ".congress-demo").touch()
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(UnreadableError):
        prepare(tmp_path, small_example)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_the_command_refuses_a_folder_in_use_with_status_2(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file.txt").write_text("kept", encoding="utf-8")
    done = congress("demo", "other", cwd=tmp_path)
    assert done.returncode == 2
    assert "DEMO_FOLDER_IN_USE" in done.stderr
    assert (tmp_path / "other" / "file.txt").read_text(encoding="utf-8") == "kept"


def test_a_file_in_the_place_of_the_folder_is_refused(small_example: Path, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("a file", encoding="utf-8")
    with pytest.raises(UnreadableError):
        prepare(tmp_path / "demo", small_example)


def test_a_contest_with_another_list_than_the_slate_stops() -> None:
    contest = read_contest(EXAMPLE / "contest.toml")
    check_list(contest, contest)
    turned = contest.model_copy(update={"candidate": contest.candidate[::-1]})
    for other in (turned, contest.model_copy(update={"seats": 17})):
        with pytest.raises(StopError):
            check_list(other, contest)


FILLED = Filling("b001", "", {"p1": "x", "p2": ""})
READ = {"ballot": "1-0001", "source": "b001.jpg", "status": "read", "problem": "", "p1": "x", "p2": ""}


@pytest.mark.parametrize(
    ("change", "equal"),
    [
        ({}, True),
        ({"p1": ""}, False),
        ({"p2": "x"}, False),
        ({"p2": "?"}, False),
        ({"status": "review"}, False),
        ({"problem": "SIGNED"}, False),
    ],
)
def test_a_ballot_is_read_back_only_when_every_mark_is_as_filled(change: dict[str, str], equal: bool) -> None:
    assert same(READ | change, FILLED) is equal


def test_a_ballot_with_a_ground_is_read_back_with_that_ground_alone() -> None:
    signed = replace(FILLED, problem="SIGNED")
    assert same(READ | {"problem": "SIGNED", "p1": ""}, signed)
    assert not same(READ, signed)


@pytest.mark.parametrize(
    "rows",
    [[], [READ, READ], [READ | {"source": "b002.jpg"}], [READ | {"p1": ""}]],
    ids=["missing", "twice", "another", "changed"],
)
def test_a_reading_that_differs_stops_the_demo(rows: list[dict[str, str]]) -> None:
    compare([READ], {"b001": FILLED})
    with pytest.raises(StopError):
        compare(rows, {"b001": FILLED})


def test_people_decide_only_what_the_machine_left_open() -> None:
    doubtful = READ | {"status": "review", "p2": "?"}
    decisions = decisions_on([READ, doubtful], ["p1", "p2"], {"b001": FILLED}, "Lan")
    assert [(candidate, value) for _ballot, candidate, value, _by, _reason in decisions] == [("p2", ""), ("", "ok")]


def test_a_page_that_could_not_be_read_is_keyed_whole() -> None:
    torn = READ | {"status": "rejected", "problem": "DAMAGED", "p1": "", "p2": ""}
    decisions = decisions_on([torn], ["p1", "p2"], {"b001": FILLED}, "Lan")
    assert [(candidate, value) for _ballot, candidate, value, _by, _reason in decisions] == [("p1", "x"), ("p2", "")]
