"""The yearly review of the plan: who stays, who ages out, whom to add, whom to take out, each with its rule.

The review proposes; a named person decides. Nobody is taken out but by a test that the plan rules switch on.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from congress.planning.discipline import after
from congress.planning.finding import Finding, verdict_of
from congress.planning.importing import Imported, import_people
from congress.planning.messages import problem
from congress.planning.people import Person
from congress.planning.rules import Eligibility, Line, Months, Part, Target, dated_faults, needed_fields, parsed
from congress.planning.screen import screen
from congress.planning.targets import Check, bounds_of, check
from congress.planning.words import clean, same
from congress.tomlfile import read_toml
from tally.problems import InvalidError, Place, Problem

Proposal = Literal["keep", "ageing", "take_out", "undecided", "add", "none"]
"""`keep`, `ageing` (eligible now, no longer at the horizon), `take_out`, `undecided` for people in the plan; `add`
(eligible) and `none` for people of the list who are planned for no post."""

PROPOSALS: tuple[Proposal, ...] = ("keep", "ageing", "take_out", "undecided", "add", "none")

Count = Annotated[int, Field(ge=1, le=1000, strict=True)]


class PostRule(Part):
    """How many people are planned for a post, where it is not as for the others."""

    name: Line
    at_least: Annotated[int | None, Field(ge=0, le=1000, strict=True)] = None
    at_most: Count | None = None


class PlanRules(Part):
    """The rules of a review (`PLAN.toml`)."""

    title: Line
    reference_date: date | None = None
    young_under: Annotated[int | None, Field(ge=18, le=100, strict=True)] = None
    horizon_months: Months = 24
    people_a_post_at_least: Annotated[int, Field(ge=0, le=1000, strict=True)] = 1
    people_a_post_at_most: Count = 3
    posts_a_person_at_most: Count = 3
    eligibility: Eligibility = Eligibility()
    target: tuple[Target, ...] = ()
    post: tuple[PostRule, ...] = ()


@dataclass(frozen=True)
class Reviewed:
    """One person. `horizon` holds the failed tests on the day of the horizon, of people who age out."""

    person: Person
    proposal: Proposal
    findings: tuple[Finding, ...]
    horizon: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class PostCount:
    """People planned for a post now, and those left when the proposals are taken; `standing` is of those left."""

    name: str
    planned: int
    left: int
    at_least: int
    at_most: int
    standing: Literal["ok", "few", "many"]


@dataclass(frozen=True)
class Review:
    rules: PlanRules
    people: tuple[Reviewed, ...]
    posts: tuple[PostCount, ...]
    crowded: tuple[Person, ...]
    """People planned for more posts than one may be."""
    before: tuple[Check, ...]
    after: tuple[Check, ...]
    notes: tuple[Problem, ...]

    def of(self, *proposals: Proposal) -> list[Reviewed]:
        return [one for one in self.people if one.proposal in proposals]


def review_file(planning: Path, rules_file: Path, mapping: Mapping[str, Any] | None = None) -> Review:
    """Raises UnreadableError, or InvalidError with every fault of the rules or of the list."""
    rules = parsed(PlanRules, read_toml(rules_file), rules_file.name)
    if faults := dated_faults(Place(rules_file.name), rules):
        raise InvalidError(faults)
    required = {**needed_fields(rules), "planned_posts": "people_a_post_at_most"}
    imported = import_people(planning, required=required, mapping=mapping, reference=rules.reference_date)
    return review(imported, rules)


def review(imported: Imported, rules: PlanRules) -> Review:
    people = tuple(_reviewed(person, rules) for person in imported.people)
    planned = [one.person for one in people if one.person.planned_posts]
    stays = [one.person for one in people if one.proposal in ("keep", "ageing")]
    return Review(
        rules=rules,
        people=people,
        posts=_posts(planned, stays, rules),
        crowded=tuple(person for person in planned if len(_distinct(person)) > rules.posts_a_person_at_most),
        before=_checks(planned, rules),
        after=_checks(stays, rules),
        notes=imported.notes,
    )


def _reviewed(person: Person, rules: PlanRules) -> Reviewed:
    findings = screen(person, rules)
    verdict = verdict_of(findings)
    if not person.planned_posts:
        return Reviewed(person, "add" if verdict == "pass" and findings else "none", findings)
    if verdict != "pass":
        return Reviewed(person, "take_out" if verdict == "fail" else "undecided", findings)
    later = _at_horizon(person, rules)
    return Reviewed(person, "ageing" if later else "keep", findings, later)


def _at_horizon(person: Person, rules: PlanRules) -> tuple[Finding, ...]:
    """The age tests that fail on the day of the horizon. Evaluations and discipline of that day nobody knows."""
    if rules.reference_date is None or not rules.eligibility.tests_months:
        return ()
    ages = Eligibility(
        months_left_first=rules.eligibility.months_left_first, months_left_again=rules.eligibility.months_left_again
    )
    on = after(rules.reference_date, rules.horizon_months)
    later = rules.model_copy(update={"reference_date": on, "eligibility": ages})
    return tuple(finding for finding in screen(person, later) if finding.verdict == "fail")


def _distinct(person: Person) -> list[str]:
    """The posts a person is planned for, each once however it is spelled."""
    found: list[str] = []
    for post in person.planned_posts:
        if not any(same(post, other) for other in found):
            found.append(clean(post))
    return found


def _posts(planned: Sequence[Person], stays: Sequence[Person], rules: PlanRules) -> tuple[PostCount, ...]:
    names: dict[str, str] = {}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for column, people in enumerate((planned, stays)):
        for person in people:
            for post in _distinct(person):
                names.setdefault(post.casefold(), post)
                counts[post.casefold()][column] += 1
    for one in rules.post:
        names.setdefault(clean(one.name).casefold(), clean(one.name))
    own = {clean(one.name).casefold(): one for one in rules.post}
    return tuple(_post(names[key], (counts[key][0], counts[key][1]), own.get(key), rules) for key in sorted(names))


def _post(name: str, counted: tuple[int, int], own: PostRule | None, rules: PlanRules) -> PostCount:
    least = own.at_least if own and own.at_least is not None else rules.people_a_post_at_least
    most = own.at_most if own and own.at_most is not None else rules.people_a_post_at_most
    planned, left = counted
    standing: Literal["ok", "few", "many"] = "few" if left < least else "many" if left > most else "ok"
    return PostCount(name, planned, left, least, most, standing)


def _checks(people: Sequence[Person], rules: PlanRules) -> tuple[Check, ...]:
    return tuple(check(bound, people, rules) for bound in bounds_of(rules, len(people), people))


def proposal_reasons(one: Reviewed, rules: PlanRules) -> list[Problem]:
    """Why the proposal is as it is: tests not passed, tests failed at the horizon, too many posts."""
    found = [finding.reason for finding in one.findings if finding.verdict != "pass"]
    found += [
        problem("AGES_OUT", one.person.place, reason_vi=f.reason.text("vi"), reason_en=f.reason.text("en"),
                months=rules.horizon_months)
        for f in one.horizon
    ]  # fmt: skip
    if one.proposal == "add":
        found.append(problem("MAY_BE_ADDED", one.person.place))
    if one.proposal == "none" and not found:
        found.append(problem("NOT_PLANNED", one.person.place))
    if len(_distinct(one.person)) > rules.posts_a_person_at_most:
        posts = len(_distinct(one.person))
        found.append(problem("POSTS_TOO_MANY", one.person.place, posts=posts, most=rules.posts_a_person_at_most))
    return found
