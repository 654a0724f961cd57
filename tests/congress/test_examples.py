"""The bundled examples say what their README lines say."""

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from day_example import contest_text, slate_of_the_example, votes_text
from running import congress

from ballots.shipped import shipped
from congress.contestfile import read_contest
from congress.planning.command import make_slate

PROVINCE = shipped("examples") / "dai-hoi-tinh"
BRANCH = shipped("examples") / "chi-bo"
CONTESTS = [PROVINCE / "contest.toml", BRANCH / "bi-thu.toml", BRANCH / "dai-bieu.toml"]


def counted(contest: Path, votes: Path, tmp_path: Path) -> dict[str, Any]:
    done = congress("tally", contest, votes, "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_contest_holds_the_slate_of_the_planning_list(tmp_path: Path) -> None:
    make_slate(PROVINCE / "planning.xlsx", PROVINCE / "slate.toml", tmp_path, lang="en")
    slate, contest = read_contest(tmp_path / "contest.toml"), read_contest(PROVINCE / "contest.toml")
    assert contest.candidate == slate.candidate
    assert (len(contest.candidate), contest.seats, contest.kind) == (20, slate.seats, slate.kind)
    assert (contest.id, contest.title) == (slate.id, slate.title)


def test_the_days_files_are_those_their_script_makes() -> None:
    slate = slate_of_the_example()
    assert (PROVINCE / "contest.toml").read_text(encoding="utf-8") == contest_text(slate)
    assert (PROVINCE / "votes.csv").read_text(encoding="utf-8") == votes_text(slate)


@pytest.mark.parametrize("path", CONTESTS, ids=lambda path: path.stem)
def test_officers_do_not_stand_and_the_example_is_a_rehearsal(path: Path) -> None:
    contest = read_contest(path)
    assert contest.test
    assert not {officer.name for officer in contest.event.officer} & {one.name for one in contest.candidate}
    assert [officer.role for officer in contest.event.officer].count("counting_head") == 1


def test_the_province_congress_tells_the_story_of_the_threshold(tmp_path: Path) -> None:
    result = counted(PROVINCE / "contest.toml", PROVINCE / "votes.csv", tmp_path)
    assert (result["base"]["value"], result["needed"], result["seats"]) == (350, 176, 18)
    assert result["ballots"]["invalid_by_ground"] == {"OVERVOTE": 4, "NONE": 1, "SIGNED": 1, "MARKED": 1}
    assert (result["ballots"]["returned"], result["ballots"]["valid"]) == (349, 342)
    (half,) = [one for one in result["candidates"] if one["votes"] == 175]
    assert (half["share"], half["margin"], half["verdict"]) == ("50.00", -1, "not_elected")
    assert (len(result["elected"]), result["short"], result["next"]["action"]) == (17, 1, "congress_decides")


def test_the_votes_of_the_province_are_counted_as_a_plain_loop_counts_them(tmp_path: Path) -> None:
    result = counted(PROVINCE / "contest.toml", PROVINCE / "votes.csv", tmp_path)
    with (PROVINCE / "votes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    ids = [one["id"] for one in result["candidates"]]
    kept = [[one for one in ids if row[one] == ""] for row in rows if row["problem"] == ""]
    valid = [names for names in kept if 1 <= len(names) <= 18]
    assert {one["id"]: one["votes"] for one in result["candidates"]} == {
        one: sum(one in names for names in valid) for one in ids
    }


def test_one_person_in_the_branch_is_elected_though_two_ballots_are_invalid(tmp_path: Path) -> None:
    result = counted(BRANCH / "bi-thu.toml", BRANCH / "bi-thu-votes.csv", tmp_path)
    assert (result["form"], result["base"]["value"], result["needed"]) == ("agree", 17, 9)
    assert result["ballots"]["invalid_by_ground"] == {"ONE_BOTH_OR_NEITHER": 2}
    assert [(one["votes"], one["verdict"]) for one in result["candidates"]] == [(13, "elected")]


def test_of_two_people_in_the_branch_half_of_the_ballots_does_not_elect_one(tmp_path: Path) -> None:
    result = counted(BRANCH / "dai-bieu.toml", BRANCH / "dai-bieu-votes.csv", tmp_path)
    assert (result["ballots"]["returned"], result["ballots"]["invalid"]) == (16, 0)
    rows = [(one["votes"], one["against"], one["unusable"], one["verdict"]) for one in result["candidates"]]
    assert rows == [(14, 1, 1, "elected"), (8, 7, 1, "not_elected")]


@pytest.mark.parametrize("folder", [PROVINCE, BRANCH], ids=lambda folder: folder.name)
def test_every_file_of_an_example_is_named_in_its_readme(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in folder.iterdir() if path.name != "README.md"]
    assert [name for name in files if f"`{name}`" not in text] == []


@pytest.mark.parametrize("path", CONTESTS, ids=lambda path: path.stem)
def test_contest_files_are_plain_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))["regulation"] == "party-2024"
