"""Whatever result the count gives can be printed: the checks on a result file refuse none of them."""

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.documents.format import party_format
from congress.documents.minutes import counting_minutes
from congress.documents.render_html import render_html
from congress.documents.resultfile import parse_result
from tally.contest import Contest
from tally.engine import Totals, compute, compute_totals
from tally.regulation import load_builtin
from tally.result import Result, result_json

OTHERS = (
    ("confidence-2023", "meeting", "confidence"),
    ("state-2025", "voters", "strike"),
    ("company-cumulative", "shares", "points"),
    ("youth-union", "delegates", "strike"),
    ("party-appointment", "meeting", "agree"),
    ("party-planning", "meeting", "strike"),
)
"""Regulation, who votes, form."""
PARTY = load_builtin("party-2024")
CELLS = {
    "strike": ["", "x"],
    "agree": ["", "yes", "no", "both"],
    "confidence": ["high", "medium", "low", "", "many"],
    "points": ["0", "1", "2", "3"],
}
PARTY_FORMS = ("strike", "agree")
GROUNDS = ["", "", "", "", "MARKED", "SIGNED"]


@st.composite
def contests(draw: st.DrawFn) -> Contest:
    listed = draw(st.integers(1, 6))
    absent = draw(st.integers(0, 3))
    summoned = draw(st.integers(absent + 1, 40))
    form = draw(st.sampled_from(PARTY_FORMS))
    return Contest.model_validate(
        {
            "id": "c", "title": "Bầu", "regulation": "party-2024", "form": form,
            "kind": draw(st.sampled_from([None, "committee", "delegates", "secretary"])),
            "seats": draw(st.integers(1, listed)),
            "mode": draw(st.sampled_from(["normal", "normal", "revote"])),
            "round": draw(st.integers(1, 3)),
            "electorate": {
                "body": "delegates", "summoned": summoned, "present": summoned - absent,
                "subtract": [{"reason": "committee_absent", "count": absent}] if absent else [],
            },
            "candidate": [{"id": f"p{number}", "name": f"Người {number}"} for number in range(listed)],
        }
    )  # fmt: skip


def fits(contest: Contest, result: Result) -> None:
    """The result goes through its file and its minutes."""
    source = parse_result(result_json(result).encode(), "result.json")
    assert source.result == result
    for lang in ("vi", "en"):
        html = render_html("counting_minutes.html", counting_minutes(source, party_format(), lang), party_format())
        assert all(one.name in html for one in contest.candidate)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contests(), st.data())
def test_results_of_ballots_can_be_printed(contest: Contest, data: st.DataObject) -> None:
    assert contest.electorate
    assert contest.form
    present = contest.electorate.present or 0
    cells = st.sampled_from(CELLS[contest.form])
    rows = data.draw(st.lists(st.tuples(st.sampled_from(GROUNDS), *[cells] * len(contest.candidate)), max_size=present))
    columns = ["problem", *(one.id for one in contest.candidate)]
    votes = pl.DataFrame(
        [{"ballot": str(number)} | dict(zip(columns, row, strict=True)) for number, row in enumerate(rows)],
        schema={"ballot": pl.String} | dict.fromkeys(columns, pl.String),
    )
    fits(contest, compute(contest, PARTY, votes))


@settings(max_examples=60, deadline=None)
@given(contests(), st.data())
def test_results_of_totals_can_be_printed_though_not_every_figure_is_told(
    contest: Contest, data: st.DataObject
) -> None:
    assert contest.electorate
    valid = data.draw(st.integers(0, contest.electorate.present or 0))
    accounts = contest.accounts.model_copy(update={"valid": valid, "invalid": 0, "returned": valid})
    whole = contest.model_copy(update={"accounts": accounts, "form": "agree"})
    totals = {one.id: Totals(data.draw(st.integers(0, valid))) for one in contest.candidate}
    fits(whole, compute_totals(whole, PARTY, totals))


@pytest.mark.parametrize(("regulation", "body", "form"), OTHERS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_results_under_other_regulations_can_be_printed(
    regulation: str, body: str, form: str, data: st.DataObject
) -> None:
    listed, voters = data.draw(st.integers(2, 5)), data.draw(st.integers(1, 20))
    electorate = {
        "voters": {"body": body, "registered": voters + data.draw(st.integers(0, 20)), "voted": voters},
        "shares": {"body": body, "shares": voters * 10},
    }.get(body, {"body": body, "summoned": voters, "present": voters})
    names = [{"id": f"p{place}", "name": f"Người {place}", "born": f"197{place}-01-01"} for place in range(listed)]
    contest = Contest.model_validate(
        {
            "id": "c", "title": "Bầu", "regulation": regulation, "form": form, "seats": data.draw(st.integers(1, 2)),
            "electorate": electorate, "candidate": names,
        }
    )  # fmt: skip
    cells = st.sampled_from(CELLS[form])
    columns = ["problem", *(["weight"] if form == "points" else []), *(one.id for one in contest.candidate)]
    before = ["", "10"] if form == "points" else [""]
    rows = [[*before, *(data.draw(cells) for _one in names)] for _ballot in range(voters)]
    votes = pl.DataFrame(
        [{"ballot": str(number)} | dict(zip(columns, row, strict=True)) for number, row in enumerate(rows)]
    )
    fits(contest, compute(contest, load_builtin(regulation), votes))
