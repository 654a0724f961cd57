"""The yearly review of the plan: who stays, ages out, may be added, is to be taken out; posts and shares."""

import csv
from pathlib import Path

import pytest
from planning_samples import ON, csv_file, person
from pydantic import ValidationError
from typer.testing import CliRunner

from congress.cli.app import app
from congress.i18n import set_language
from congress.planning.header import Table
from congress.planning.importing import Imported
from congress.planning.people import Person
from congress.planning.review import PlanRules, Review, proposal_reasons, review
from congress.planning.reviewfiles import review_model
from congress.planning.sheet import Sheet

EXAMPLE = Path(__file__).parents[3] / "examples" / "dai-hoi-tinh"
TABLE = Table(Sheet("a.xlsx", "A", ()), (0, 0), 1, {}, {})
AGES = {"months_left_first": 60, "months_left_again": 48}
COMMITTEE = ("Ủy viên BCH",)


def reviewed(people: list[Person], **values: object) -> Review:
    base = {"title": "Rà soát", "reference_date": ON, "eligibility": AGES}
    try:
        rules = PlanRules.model_validate({**base, **values})
    except ValidationError as error:
        raise AssertionError(error) from error
    return review(Imported(TABLE, tuple(people), ()), rules)


@pytest.mark.parametrize(
    ("born", "posts", "expected"),
    [
        ((1968, 8, 1), COMMITTEE, "take_out"),  # 59 months left
        ((1968, 9, 1), COMMITTEE, "ageing"),  # 60 now
        ((1970, 8, 1), COMMITTEE, "ageing"),  # 59 in 24 months
        ((1970, 9, 1), COMMITTEE, "keep"),  # 60 in 24 months
        ((1968,), COMMITTEE, "undecided"),
        ((1970, 9, 1), (), "add"),
        ((1968, 8, 1), (), "none"),
        ((1968,), (), "none"),
    ],
)
def test_the_proposal_follows_from_the_age(born: tuple[int, ...], posts: tuple[str, ...], expected: str) -> None:
    (one,) = reviewed([person(born=born, planned_posts=posts)]).people
    assert one.proposal == expected
    assert bool(proposal_reasons(one, reviewed([]).rules)) == (expected != "keep")


def test_nobody_is_taken_out_by_a_test_that_is_not_switched_on() -> None:
    people = [
        person(born=(1950, 1, 1), levels=("failed",) * 3, discipline="Cách chức 1/1/2025", planned_posts=COMMITTEE)
    ]
    assert reviewed(people, eligibility={}).people[0].proposal == "keep"
    assert reviewed([person()], eligibility={}).people[0].proposal == "none"


@pytest.mark.parametrize(("count", "standing"), [(0, "few"), (1, "ok"), (3, "ok"), (4, "many")])
def test_not_more_than_three_people_a_post_and_at_least_one(count: int, standing: str) -> None:
    people = [person(f"p{n}", planned_posts=("Bí  thư",)) for n in range(count)]
    (post,) = reviewed(people, post=[{"name": "bí thư"}]).posts
    assert (post.planned, post.left, post.standing) == (count, count, standing)


def test_posts_are_counted_after_those_taken_out_have_left() -> None:
    people = [
        person(f"p{n}", born=(1950, 1, 1) if n else (1980, 1, 1), planned_posts=("A", "a", "B")) for n in range(4)
    ]
    found = reviewed(people, post=[{"name": "B", "at_least": 2}])
    assert [(p.name, p.planned, p.left, p.standing) for p in found.posts] == [("A", 4, 1, "ok"), ("B", 4, 1, "few")]


@pytest.mark.parametrize(("count", "crowded"), [(3, 0), (4, 1)])
def test_not_more_than_three_posts_a_person(count: int, crowded: int) -> None:
    found = reviewed([person(planned_posts=tuple(f"Chức danh {n}" for n in range(count)))])
    assert len(found.crowded) == crowded
    codes = [reason.code for reason in proposal_reasons(found.people[0], found.rules)]
    assert codes == ["POSTS_TOO_MANY"] * crowded


def test_shares_are_of_the_plan_now_and_after_the_proposals() -> None:
    people = [
        person("p1", sex="female", born=(1966, 1, 1), planned_posts=COMMITTEE),
        person("p2", sex="female", planned_posts=COMMITTEE),
        person("p3", planned_posts=COMMITTEE),
        person("p4", planned_posts=COMMITTEE),
        person("p5", sex="female"),
    ]
    found = reviewed(people, target=[{"who": "women", "at_least": "50%"}])
    assert [(check.certain, check.size, check.standing) for check in (*found.before, *found.after)] == [
        (2, 4, "met"), (1, 3, "not_met"),
    ]  # fmt: skip


def test_the_example_is_reviewed_by_command(tmp_path: Path) -> None:
    set_language("en")
    try:
        arguments = ["plan", "review", EXAMPLE / "planning.xlsx", "--rules", EXAMPLE / "plan.toml", "-o", tmp_path]
        done = CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "300"})
    finally:
        set_language("vi")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.csv", "posts.csv", "review.csv", "review.pdf"]
    with (tmp_path / "review.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 60
    assert {row["proposal"] for row in rows} == {"keep", "ageing", "take_out", "undecided"}
    assert all(row["reasons"] and row["clauses"] for row in rows if row["proposal"] != "keep")
    assert "too many" in done.stderr


def test_rules_that_need_a_day_and_cells_that_cannot_be_read_are_all_named(tmp_path: Path) -> None:
    people = csv_file(tmp_path / "a.csv", "id,name,planned_posts,discipline\np1,Nguyễn Văn An,A,\n")
    rules = csv_file(
        tmp_path / "p.toml", 'title = "A"\n[eligibility]\nmonths_left_first = 60\n[[target]]\nwho = "young"\n'
    )
    arguments = ["plan", "review", str(people), "--rules", str(rules), "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(app, arguments, env={"COLUMNS": "300"})
    assert done.exit_code == 3
    assert done.stderr.count("RULES_NEED") == 2
    assert "RULES_NO_BOUND" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_report_marks_the_tests_that_were_not_compared_with_the_official_text() -> None:
    model = review_model(reviewed([person(planned_posts=COMMITTEE)]), "a.csv", "vi")
    assert len(model.tests) == 2
    assert all("chưa đối chiếu" in test for test in model.tests)
