"""What holds of every count."""

from decimal import ROUND_HALF_UP, Decimal

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from tally_cases import contest_data, count, ids, marks, verdicts

from tally.contest_check import parse_contest
from tally.result import result_document

FORMS = {"strike": ["", "x"], "agree": ["yes", "no", "both", ""]}


@st.composite
def elections(draw, forms=("strike", "agree")):
    """(contest data, ballots)"""
    form = draw(st.sampled_from(forms))
    names, seats = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    cells = st.lists(st.sampled_from(FORMS[form]), min_size=names, max_size=names)
    rows = draw(st.lists(cells, min_size=1, max_size=12))
    base = len(rows) + draw(st.integers(0, 4))
    data = contest_data(names, seats, base=base, form=form)
    problems = draw(st.lists(st.sampled_from(["", "", "", "MARKED"]), min_size=len(rows), max_size=len(rows)))
    return data, marks(rows, problems)


def result_of(data, ballots):
    return count(parse_contest(data, "x"), ballots)


quick = settings(max_examples=60, deadline=None)


@quick
@given(elections())
def test_no_figure_exceeds_its_limit(election):
    result = result_of(*election)
    paper = result.ballots
    assert paper.valid + paper.invalid == paper.returned == len(election[1])
    assert sum(paper.invalid_by_ground.values()) == paper.invalid
    for one in result.candidates:
        assert one.votes + one.against + one.unusable == paper.valid
        assert min(one.votes, one.against, one.unusable) >= 0
    assert len(result.elected) + result.short <= result.seats
    assert len(set(result.elected) | set(result.tied)) == len(result.elected) + len(result.tied)


@quick
@given(elections())
def test_shares_can_be_worked_out_again(election):
    result = result_of(*election)
    for one in result.candidates:
        exact = Decimal(one.votes) * 100 / Decimal(result.base.value)
        assert one.share == str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
        assert one.margin == one.votes - result.needed


@quick
@given(elections(), st.randoms())
def test_the_order_of_ballots_and_candidates_changes_nothing_but_the_order(election, random):
    data, ballots = election
    shuffled = data | {"candidate": random.sample(data["candidate"], len(data["candidate"]))}
    other = result_of(shuffled, ballots.sample(fraction=1, shuffle=True, seed=3))
    result = result_of(data, ballots)
    assert {one.id: one for one in result.candidates} == {one.id: one for one in other.candidates}
    assert set(result.elected) == set(other.elected)
    assert set(result.tied) == set(other.tied)
    assert (result.ballots, result.short, result.next.action) == (other.ballots, other.short, other.next.action)


@quick
@given(elections())
def test_the_ids_of_candidates_change_nothing(election):
    data, ballots = election
    names = {name: f"z{n}" for n, name in enumerate(reversed(ids(len(data["candidate"]))))}
    renamed = data | {"candidate": [one | {"id": names[one["id"]]} for one in data["candidate"]]}
    assert verdicts(result_of(data, ballots)) == verdicts(result_of(renamed, ballots.rename(names)))


@quick
@given(elections(forms=["agree"]), st.data())
def test_one_more_vote_never_makes_an_elected_person_lose(election, data):
    contest, ballots = election
    before = result_of(contest, ballots)
    if not before.elected:
        return
    name = data.draw(st.sampled_from(before.elected))
    row = data.draw(st.integers(0, len(ballots) - 1))
    counted = ballots.with_row_index("n").with_columns(
        pl.when((pl.col("n") == row) & (pl.col("problem") == ""))
        .then(pl.lit("yes"))
        .otherwise(pl.col(name))
        .alias(name)
    )
    after = result_of(contest, counted.drop("n"))
    assert name in after.elected


@quick
@given(elections())
def test_a_count_made_twice_is_the_same(election):
    assert result_document(result_of(*election)) == result_document(result_of(*election))
