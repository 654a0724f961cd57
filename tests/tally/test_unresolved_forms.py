"""Whether undecided ballots could change who is elected, held against trying every decision, form by form."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from tally_cases import ids

from tally.bounds import classes_could_change, could_change
from tally.clauses import ClassesClause
from tally.confidence import class_of
from tally.contest_check import parse_contest
from tally.count import Count
from tally.electorate import votes_needed
from tally.outcome import decide, rules_for
from tally.regulation import load_builtin
from tally.result import Base

quick = settings(max_examples=80, deadline=None)


def case_of(profile, names, seats, form, born=()):
    candidates = [{"id": name, "name": f"Người {name}"} for name in ids(names)]
    for one, day in zip(candidates, born, strict=False):
        one["born"] = f"1970-01-{day:02d}"
    return parse_contest(
        {"id": "x", "title": "X", "regulation": profile, "seats": seats, "form": form, "candidate": candidates}, "x"
    )


def tally(votes, more, weight=None, *, seats=1, freely=False, levels=None):
    none = dict.fromkeys(votes, 0)
    return Count(
        valid=6, invalid=0, by_ground={}, votes=votes, against=none, unusable=none, unresolved=more,
        undecided_weight=more if weight is None else weight, seats=seats, freely_divided=freely, levels=levels or {},
    )  # fmt: skip


def ballots_of(form, names, seats, weight=1):
    """Every way one ballot can add votes: name → votes."""
    if form == "points":
        every = itertools.product(range(weight * seats + 1), repeat=len(names))
        return [dict(zip(names, one, strict=True)) for one in every if sum(one) <= weight * seats]
    most = seats if form == "strike" else len(names)
    return [dict.fromkeys(one, 1) for size in range(most + 1) for one in itertools.combinations(names, size)]


def outcomes(case, votes, more, form, kind, base, weight=1):
    """The verdicts of every decision. Valid ballots widen a base of valid ballots; the empty choice is an invalid one,
    and for form agree also a valid one against everybody."""
    rules = rules_for(load_builtin(case.regulation), case, form)
    names = list(votes)
    for picks in itertools.combinations_with_replacement(ballots_of(form, names, case.seats, weight), more):
        total = {name: votes[name] + sum(pick.get(name, 0) for pick in picks) for name in names}
        filled = sum(bool(pick) and any(pick.values()) for pick in picks)
        for valid in {filled, more if form == "agree" else filled}:
            needed = votes_needed(base + (valid if kind == "valid" else 0), rules.threshold)
            yield decide(case, total, needed, rules)


def changing(found, names, verdicts=("elected", "chosen")):
    seen = [{name: one.verdicts[name][0] for name in names} for one in found]
    good = {name for name in names if len({one[name] in verdicts for one in seen}) == 2}
    return good | {name for name in names if len({one[name] == "forward" for one in seen}) == 2}


small = st.integers(2, 3).flatmap(
    lambda n: st.tuples(st.lists(st.integers(0, 6), min_size=n, max_size=n), st.integers(1, n), st.integers(1, 2))
)


@quick
@given(small, st.lists(st.integers(1, 3), min_size=3, max_size=3))
def test_state_elections_where_the_base_grows_and_the_older_wins(drawn, born):
    votes, seats, more = drawn
    case = case_of("state-2025", len(votes), seats, "strike", born)
    totals = dict(zip(ids(len(votes)), votes, strict=True))
    rules = rules_for(load_builtin("state-2025"), case, "strike")
    exact = changing(outcomes(case, totals, more, "strike", "valid", 6), list(totals))
    assert set(could_change(case, tally(totals, more), Base(kind="valid", value=6), rules)) == exact


@quick
@given(small)
def test_form_agree_with_a_fixed_base(drawn):
    votes, seats, more = drawn
    case = case_of("party-2024", len(votes), seats, "agree")
    totals = dict(zip(ids(len(votes)), votes, strict=True))
    rules = rules_for(load_builtin("party-2024"), case, "agree")
    exact = changing(outcomes(case, totals, more, "agree", "summoned", 8), list(totals))
    assert set(could_change(case, tally(totals, more), Base(kind="summoned", value=8), rules)) == exact


@quick
@given(small, st.integers(1, 2))
def test_points_are_divided_freely(drawn, weight):
    votes, seats, _more = drawn
    case = case_of("company-cumulative", len(votes), seats, "points")
    totals = dict(zip(ids(len(votes)), votes, strict=True))
    rules = rules_for(load_builtin("company-cumulative"), case, "points")
    exact = changing(outcomes(case, totals, 1, "points", "shares", 20, weight), list(totals))
    count = tally(totals, 1, weight, seats=seats, freely=True)
    assert set(could_change(case, count, Base(kind="shares", value=20), rules)) == exact


@quick
@given(small)
def test_steps_where_the_two_highest_go_on(drawn):
    votes, seats, more = drawn
    case = case_of("party-planning", len(votes), seats, "agree")
    totals = dict(zip(ids(len(votes)), votes, strict=True))
    rules = rules_for(load_builtin("party-planning"), case, "agree")
    exact = changing(outcomes(case, totals, more, "agree", "summoned", 8), list(totals))
    assert set(could_change(case, tally(totals, more), Base(kind="summoned", value=8), rules)) == exact


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
    assert could_change(case, unknown, Base(kind="shares", value=9), rules) == ("c01", "c02")
