"""Clauses on names from the floor and on the adoption of the list, with rows below, at and above each boundary."""

import pytest

from tally.contest import Contest
from tally.electorate import reaches, votes_needed
from tally.lists import surplus_bounds
from tally.nominations import adoption_clause, nomination_clause, support_clause
from tally.problems import InvalidError
from tally.regulation import load_builtin


def contest(regulation: str = "party-2024", body: str | None = "delegates", **values: object) -> Contest:
    electorate = {"electorate": {"body": body}} if body else {}
    people = [{"id": f"c{n}", "name": f"Lê Văn {n}"} for n in range(2)]
    known = {"id": "x", "title": "x", "regulation": regulation, "seats": 1, "kind": "committee", "candidate": people}
    return Contest.model_validate({**known, **electorate, **values})


@pytest.mark.parametrize(
    ("agree", "attending", "expected"),
    [(29, 100, False), (30, 100, False), (31, 100, True), (105, 350, False), (106, 350, True), (1, 3, True),
     (3, 10, False), (4, 10, True), (0, 1, False), (1, 1, True)],
)  # fmt: skip
@pytest.mark.parametrize("regulation", ["party-2014", "party-2024"])
def test_more_than_thirty_per_cent_of_those_attending(
    regulation: str, agree: int, attending: int, *, expected: bool
) -> None:
    share = support_clause(load_builtin(regulation), contest(regulation))
    assert reaches(agree, attending, share) is expected
    assert (agree >= votes_needed(attending, share)) is expected


@pytest.mark.parametrize("regulation", ["party-2014", "party-2024", "majority", "youth-union", "trade-union"])
@pytest.mark.parametrize(("agree", "expected"), [(49, False), (50, False), (51, True)])
def test_a_list_is_adopted_by_more_than_half_of_those_present(regulation: str, agree: int, *, expected: bool) -> None:
    assert reaches(agree, 100, adoption_clause(load_builtin(regulation), contest(regulation))) is expected


@pytest.mark.parametrize("regulation", ["majority", "youth-union", "trade-union", "company-cumulative"])
@pytest.mark.parametrize(("agree", "expected"), [(50, False), (51, True)])
def test_without_a_rule_of_the_party_half_decide_on_the_floor(regulation: str, agree: int, *, expected: bool) -> None:
    assert reaches(agree, 100, support_clause(load_builtin(regulation), contest(regulation))) is expected


def test_a_regulation_that_says_nothing_is_named() -> None:
    state = load_builtin("state-2025")
    for clause in (support_clause, adoption_clause):
        with pytest.raises(InvalidError) as raised:
            clause(state, contest("state-2025", "voters"))
        assert [one.code for one in raised.value.problems] == ["CLAUSE_MISSING"]


def test_the_settings_of_a_contest_hold() -> None:
    own = contest(settings={"floor-support": {"numerator": 50}})
    assert votes_needed(100, support_clause(load_builtin("party-2024"), own)) == 51


@pytest.mark.parametrize(("grassroots", "days"), [(False, 15), (True, 0)])
def test_filing_is_another_thing_at_the_grassroots(days: int, *, grassroots: bool) -> None:
    clause = nomination_clause(load_builtin("party-2024"), contest(), "filed_before_opening", grassroots=grassroots)
    assert clause is not None
    assert clause.working_days == days


@pytest.mark.parametrize(
    ("rule", "body", "kind", "holds"),
    [("by_delegates", "delegates", "committee", True), ("by_delegates", None, "committee", True),
     ("by_delegates", "members", "committee", False), ("committee_keeps_to_its_list", "members", "committee", True),
     ("committee_keeps_to_its_list", "meeting", "standing", False),
     ("filed_before_opening", "delegates", "delegates", False),
     ("consent_of_others", "meeting", "standing", True)],
)  # fmt: skip
def test_where_a_rule_on_names_from_the_floor_holds(rule: str, body: str | None, kind: str, *, holds: bool) -> None:
    found = nomination_clause(load_builtin("party-2024"), contest(body=body, kind=kind), rule)
    assert (found is not None) is holds


@pytest.mark.parametrize(
    ("kind", "seats", "chooses"),
    [("committee", 2, "meeting"), ("committee", 3, "head"), ("standing", 5, "head"), ("committee", 6, "meeting"),
     ("delegates", 4, "meeting")],
)  # fmt: skip
def test_of_three_to_five_seats_the_head_chooses_of_people_level_at_the_end_of_the_list(
    kind: str, seats: int, chooses: str
) -> None:
    bounds = surplus_bounds(load_builtin("party-2024"), kind, seats)
    assert bounds
    assert bounds.tie == chooses


def test_what_the_text_says_of_the_surplus_is_told_apart_from_how_ties_are_taken() -> None:
    said = {one.id: one.confidence for one in load_builtin("party-2024").clause}
    assert (said["surplus-compulsory"], said["list-tie-small"]) == ("verified", "unverified")
