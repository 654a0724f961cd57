"""Whether undecided ballots could change the outcome, held against trying every decision, regulation by regulation."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tally_cases import ids

from tally.bounds import classes_could_change, could_change
from tally.clauses import ClassesClause, TieClause
from tally.confidence import class_of
from tally.contest_check import parse_contest
from tally.count import Count, grounds_for
from tally.electorate import votes_needed
from tally.outcome import decide, rules_for
from tally.regulation import load_builtin
from tally.result import Base

quick = settings(max_examples=120, deadline=None)
VALID, BASE = 6, 8
GAINED = ("elected", "chosen", "alternate", "tied", "forward")


def case_of(profile, names, seats, form, born=(), **keys):
    candidates = [{"id": name, "name": f"Người {name}"} for name in ids(names)]
    for one, day in zip(candidates, born, strict=False):
        one["born"] = f"1970-01-{day:02d}"
    return parse_contest(
        {"id": "x", "title": "X", "regulation": profile, "seats": seats, "form": form, "candidate": candidates} | keys,
        "x",
    )


def tally(votes, more, weight=None, *, freely=False, levels=None):
    none = dict.fromkeys(votes, 0)
    return Count(
        valid=VALID, invalid=0, by_ground={}, votes=votes, against=none, unusable=none, unresolved=more,
        undecided_weight=more if weight is None else weight, freely_divided=freely, levels=levels or {},
    )  # fmt: skip


def valid_ballots(case, finders, weight=1):
    """Every way one valid ballot can add votes: name → votes."""
    names = ids(len(case.candidate))
    if case.form == "points":
        every = itertools.product(range(weight * case.seats + 1), repeat=len(names))
        return [dict(zip(names, one, strict=True)) for one in every if sum(one) <= weight * case.seats]
    most = case.seats if "too_many" in finders else len(names)
    least = 1 if "none_chosen" in finders else 0
    sizes = range(least, min(most, len(names)) + 1)
    return [dict.fromkeys(one, 1) for size in sizes for one in itertools.combinations(names, size)]


def outcomes(case, votes, more, kind, rules, finders, weight=1):
    """The verdicts of every decision: each sheet no ballot of this count, invalid, or valid with any marks."""
    gone, invalid = object(), object()
    choices = [gone, invalid, *valid_ballots(case, finders, weight)]
    for picks in itertools.combinations_with_replacement(choices, more):
        marked = [pick for pick in picks if pick is not gone and pick is not invalid]
        total = {name: votes[name] + sum(pick.get(name, 0) for pick in marked) for name in votes}
        ballots = VALID + sum(pick is not gone for pick in picks)
        base = {"valid": VALID + len(marked), "returned": ballots}.get(kind, BASE)
        if kind == "returned" and case.accounts.returned not in (None, ballots):
            continue
        yield decide(case, total, votes_needed(base, rules.threshold), rules).verdicts


def changing(found, names):
    seen = [{name: (one[name][0] if one[name][0] in GAINED else "nothing") for name in names} for one in found]
    return {name for name in names if len({one[name] for one in seen}) > 1}


def agrees(case, votes, more, kind, weight=None, tie=None):
    regulation = load_builtin(case.regulation)
    rules = rules_for(regulation, case, case.form)
    if tie:
        rules = replace(rules, tie=TieClause.model_validate(rules.tie.model_dump() | {"rule": tie}))
    finders = {one.finder for one in grounds_for(regulation, case, case.form) if one.counts_as == "invalid"}
    totals = dict(zip(ids(len(votes)), votes, strict=True))
    exact = changing(outcomes(case, totals, more, kind, rules, finders, weight or 1), list(totals))
    value = {"valid": VALID, "returned": VALID + more}.get(kind, BASE)
    count = tally(totals, more, weight, freely=case.form == "points")
    assert set(could_change(case, count, Base(kind=kind, value=value), rules, finders)) == exact


@st.composite
def races(draw, names=4, most=6):
    """(votes, seats, undecided ballots)"""
    number = draw(st.integers(1, names))
    votes = draw(st.lists(st.integers(0, most), min_size=number, max_size=number))
    return votes, draw(st.integers(1, number)), draw(st.integers(1, 3 if number < 3 else 2))


birthdays = st.lists(st.integers(1, 2), min_size=4, max_size=4)
FORMS = st.sampled_from(["strike", "agree"])


@quick
@given(races(), birthdays)
def test_state_elections_where_the_base_grows_and_the_older_wins(drawn, born):
    votes, seats, more = drawn
    agrees(case_of("state-2025", len(votes), seats, "strike", born), votes, more, "valid")


@quick
@given(races(), FORMS, st.integers(0, 2))
def test_party_elections_with_alternates(drawn, form, alternates):
    votes, seats, more = drawn
    case = case_of("party-2024", len(votes), seats, form, kind="delegates", alternates=alternates)
    agrees(case, votes, more, "summoned")


@quick
@given(races(), FORMS, st.booleans())
def test_a_sheet_may_turn_out_to_be_no_ballot_where_the_returned_are_the_base(drawn, form, told):
    votes, seats, more = drawn
    accounts = {"accounts": {"returned": VALID + more}} if told else {}
    agrees(case_of("youth-union", len(votes), seats, form, **accounts), votes, more, "returned")


@settings(max_examples=300, deadline=None)
@given(
    races(), FORMS, birthdays, st.integers(0, 2), st.sampled_from(["valid", "returned", "present"]),
    st.sampled_from(["revote", "older", "operator"]), st.sampled_from([(1, 2, True), (2, 3, False), (0, 1, False)]),
)  # fmt: skip
def test_any_association_whatever_its_settings(drawn, form, born, alternates, kind, tie, part):
    votes, seats, more = drawn
    threshold = dict(zip(("numerator", "denominator", "strict"), part, strict=True))
    case = case_of("majority", len(votes), seats, form, born, kind="delegates", alternates=alternates,
                   settings={"threshold": threshold})  # fmt: skip
    agrees(case, votes, more, kind, tie=tie)


@quick
@given(races(names=3), st.integers(1, 2))
def test_points_are_divided_freely(drawn, weight):
    votes, seats, _more = drawn
    agrees(case_of("company-cumulative", len(votes), seats, "points"), votes, 1, "shares", weight)


@quick
@given(races())
def test_steps_where_the_two_highest_go_on(drawn):
    votes, seats, more = drawn
    agrees(case_of("party-planning", len(votes), seats, "agree"), votes, more, "summoned")


@pytest.mark.parametrize(
    ("votes", "alternates", "open_for"),
    [
        ([9, 7, 5, 5], 1, set()),
        ([9, 7, 6, 5], 1, {"c02", "c03"}),
        ([9, 6, 6, 5], 1, {"c02", "c03", "c04"}),
        ([9, 7, 7, 4], 2, set()),
        ([9, 7, 5, 4], 2, {"c04", "c03"}),
        ([9, 7, 4, 4], 2, {"c03", "c04"}),
        ([9, 7, 3, 3], 2, set()),
    ],
)
def test_one_undecided_ballot_may_decide_who_is_an_alternate(votes, alternates, open_for):
    case = case_of("party-2024", 4, 1, "strike", kind="delegates", alternates=alternates)
    rules = rules_for(load_builtin("party-2024"), case, "strike")
    totals = dict(zip(ids(4), votes, strict=True))
    found = could_change(case, tally(totals, 1), Base(kind="summoned", value=8), rules, {"too_many", "none_chosen"})
    assert set(found) == open_for


@quick
@given(st.integers(0, 12), st.integers(0, 3), st.sampled_from(["summoned", "valid"]))
def test_classes_of_confidence(low, more, kind):
    case = case_of("confidence-2023", 1, 1, "confidence")
    clause = next(one for one in load_builtin("confidence-2023").clause if isinstance(one, ClassesClause))
    levels = {"high": 12 - low, "medium": 0, "low": low}
    classes = {
        class_of({**levels, "low": low + lows}, 12 + (valid if kind == "valid" else 0), clause)
        for valid in range(more + 1)
        for lows in range(valid + 1)
    }
    count = tally({"c01": 12 - low}, more, levels={"c01": levels})
    found = classes_could_change(case, count, Base(kind=kind, value=12), clause)
    assert found == (("c01",) if len(classes) > 1 else ())


def test_undecided_shares_of_unknown_weight_could_change_everything():
    case = case_of("company-cumulative", 2, 1, "points")
    rules = rules_for(load_builtin("company-cumulative"), case, "points")
    unknown = Count(valid=1, invalid=0, by_ground={}, votes={"c01": 9, "c02": 0}, against={}, unusable={}, unresolved=1)
    assert could_change(case, unknown, Base(kind="shares", value=9), rules, {"too_many"}) == ("c01", "c02")
