"""The province's README, run as it stands: from 600 people in the register to the ballots read back and the minutes."""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import province_example
import pypdfium2
import pytest
from running import PROGRAM, congress_here

from ballots.shipped import shipped
from congress.contestfile import read_contest
from congress.custody import read_entries
from congress.process.steps import process_of
from congress.workspace import find

EXAMPLE = shipped("examples") / "dai-hoi-tinh"
BLOCKS = re.findall(r"^```sh\n(.*?)^```", (EXAMPLE / "README.md").read_text(encoding="utf-8"), flags=re.M | re.S)


def test_the_whole_preparation_runs_as_the_readme_prints_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = run_as_printed(tmp_path, monkeypatch)
    everybody_is_screened_and_three_slates_differ(folder)
    the_counts_of_the_example_are_those_its_script_makes(folder)
    each_step_begins_with_who_the_last_one_chose(folder)
    the_small_meetings_ballots_were_read_as_they_were_marked(folder)
    the_adopted_list_is_what_the_ballots_bear(folder)
    the_electorate_is_who_came_to_the_door(folder)
    the_printed_ballots_are_read_back_to_the_letter(folder)
    exactly_half_does_not_elect_and_the_minutes_name_who_is_elected(folder)


def run_as_printed(root: Path, patch: pytest.MonkeyPatch) -> Path:
    """The congress folder after the last command. Commands of the program run in this process, all else in a shell."""
    shutil.copytree(EXAMPLE, root / "example")
    here = root / "example"
    for name in ("HOME", "XDG_CONFIG_HOME"):
        patch.setenv(name, str(root / "home"))
    patch.setenv("PATH", f"{PROGRAM.parent}:{os.environ['PATH']}")
    for line in (line for block in BLOCKS for line in block.splitlines()):
        here = here / line.removeprefix("cd ") if line.startswith("cd ") else _done(line, here)
    return here


def _done(line: str, here: Path) -> Path:
    if line.startswith("congress "):
        status, said = congress_here(*shlex.split(line)[1:], cwd=here, lang="vi")
    else:
        done = subprocess.run(["bash", "-eo", "pipefail", "-c", line], cwd=here, capture_output=True, text=True)
        status, said = done.returncode, done.stderr
    assert status == 0, f"{line}\n{said}"
    return here


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def ids(path: Path) -> list[str]:
    return [row["id"] for row in rows(path)]


def everybody_is_screened_and_three_slates_differ(folder: Path) -> None:
    slates = folder / "slates" / "bch-2025"
    status = Counter(row["status"] for row in rows(slates / "people.csv"))
    assert status == {"slate": 66, "reserve": 38, "excluded": 415, "undecided": 81}
    assert len(ids(folder / "planning.csv")) == status.total() == 600
    lists = [frozenset(ids(slates / name)) for name in ("slate.csv", "slate-2.csv", "slate-3.csv")]
    assert len(set(lists)) == 3
    assert {len(one) for one in lists} == {66}


def the_counts_of_the_example_are_those_its_script_makes(folder: Path) -> None:
    made = province_example.files(ids(folder / "slates" / "bch-2025" / "slate.csv"))
    assert {name: (EXAMPLE / name).read_text(encoding="utf-8") for name in made} == made


def each_step_begins_with_who_the_last_one_chose(folder: Path) -> None:
    here = find(folder)
    taken = process_of(here, read_entries(here), "nhan-su").taken
    assert [(one.summoned, len(one.people), len(one.goes_on or ())) for one in taken] == [
        (15, 66, 65), (120, 65, 64), (55, 64, 64), (15, 64, 64), (55, 64, 64)]  # fmt: skip
    slate = ids(folder / "slates" / "bch-2025" / "slate.csv")
    assert set(slate) - {one.id for one in taken[1].people} == {province_example.LEFT_OUT}
    assert {one.id for one in taken[1].people} - set(taken[1].goes_on or ()) == {slate[province_example.FALLS]}
    filed = folder.parent / "ho-so-nhan-su"
    assert [row["public"] for row in rows(filed / "steps.csv")].count("NOT PUBLIC") == 1
    assert (filed / "buoc-4" / "minutes-nhan-su-b4.pdf").is_file()


def the_small_meetings_ballots_were_read_as_they_were_marked(folder: Path) -> None:
    marked = rows(EXAMPLE / "buoc-4.csv")
    read = {row["ballot"]: row for row in rows(folder / "counts" / "nhan-su-b4" / "B1.csv")}
    people = [name for name in marked[0] if name not in ("ballot", "problem")]
    counts = [{one: Counter(row[one] for row in table) for one in people} for table in (marked, list(read.values()))]
    assert len(read) == len(marked) == 15
    assert counts[0] == counts[1]


def the_adopted_list_is_what_the_ballots_bear(folder: Path) -> None:
    here = find(folder)
    (adopted,) = [entry for entry in read_entries(here) if entry.action == "list_adopt"]
    people = [one["id"] for one in adopted.payload["people"]]
    contest = read_contest(folder / "contests" / "bch-2025.toml")
    layout = json.loads((folder / "ballots" / "bch-2025-v1" / "layout.json").read_text(encoding="utf-8"))
    printed = list(dict.fromkeys(target["candidate"] for page in layout["pages"] for target in page["targets"]))
    assert people == [one.id for one in contest.candidate] == printed
    assert len(people) == 66
    assert {"f01", "f02", "f05"} <= set(people)
    assert not {"f03", "f04", province_example.WITHDRAWN, province_example.LEFT_OUT} & set(people)
    with pypdfium2.PdfDocument(folder / "ballots" / "bch-2025-v1" / "ballots.pdf") as pdf:
        assert len(pdf) == 2 * 356
        text = " ".join(" ".join(pdf[page].get_textpage().get_text_range() for page in (0, 1)).split())
    assert [one.name for one in contest.candidate if one.name not in text] == []


def the_electorate_is_who_came_to_the_door(folder: Path) -> None:
    electorate = read_contest(folder / "contests" / "bch-2025.toml").electorate
    assert electorate
    frozen = rows(folder / "presence" / "bch-2025.csv")
    assert electorate.present == sum(row["state"] == "present" for row in frozen) == 252
    assert (electorate.summoned, [(one.reason, one.count) for one in electorate.subtract]) == (
        356, [("absent_no_alternate", 2)])  # fmt: skip


def the_printed_ballots_are_read_back_to_the_letter(folder: Path) -> None:
    marked, read = rows(EXAMPLE / "bau-thu.csv"), rows(folder.parent / "doc-thu.csv")
    assert [row["status"] for row in read] == ["read"] * len(marked)
    people = [name for name in marked[0] if name not in ("ballot", "problem")]
    assert [[row[one] for one in people] for row in read] == [[row[one] for one in people] for row in marked]


def exactly_half_does_not_elect_and_the_minutes_name_who_is_elected(folder: Path) -> None:
    result = json.loads((folder / "results" / "bch-2025.json").read_text(encoding="utf-8"))
    assert (result["base"]["value"], result["needed"], len(result["elected"])) == (354, 178, 51)
    (half,) = [one for one in result["candidates"] if one["votes"] == 177]
    assert (half["margin"], half["verdict"]) == (-1, "not_elected")
    with pypdfium2.PdfDocument(folder / "minutes" / "bch-2025.pdf") as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    names = {one["id"]: one["name"] for one in result["candidates"]}
    assert [names[one] for one in result["elected"] if names[one] not in text] == []
