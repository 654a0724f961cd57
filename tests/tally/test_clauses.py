"""Every clause of every profile, tried with a contest it applies to: just below, at and above its boundary."""

import polars as pl
import pytest
from tally_cases import contest_data, count, ids, marks, verdicts

from tally.codes import MARK_GROUNDS, PAPER_GROUNDS
from tally.contest_check import parse_contest
from tally.electorate import percent, reaches, votes_needed
from tally.lists import order_differs, prescribed_form, surplus_bounds
from tally.nominations import nomination_clause
from tally.problems import InvalidError, StopError
from tally.regulation import builtin_ids, forms_of, load_builtin

PROFILES = {name: load_builtin(name) for name in builtin_ids()}
CASES = [(name, clause) for name, regulation in PROFILES.items() for clause in regulation.clause]
PRESENT = 30
BORN = "1970-01-{:02d}"


def case_for(profile, clause, names=2, seats=1, **keys):
    """A contest of `profile` that `clause` applies to, with thirty people summoned, present and voting."""
    applies = clause.applies
    body = next(
        (one.applies.bodies[0] for one in PROFILES[profile].clause if one.mechanism == "base" and one.applies.bodies),
        "meeting",
    )
    body = "meeting" if profile == "majority" else body
    body = (
        applies.bodies[0]
        if applies.bodies
        else "shares"
        if keys.get("form") == "points" or applies.forms == ("points",)
        else body
    )
    electorate = {
        "voters": {"registered": PRESENT, "voted": PRESENT}, "shares": {"shares": PRESENT},
    }.get(body, {"summoned": PRESENT, "present": PRESENT})  # fmt: skip
    data = contest_data(names, seats, regulation=profile, electorate={"body": body} | electorate)
    for day, one in enumerate(data["candidate"], 1):
        one["born"] = BORN.format(day)
    data |= {"kind": applies.kinds[0]} if applies.kinds else {}
    data |= {"mode": applies.modes[0]} if applies.modes else {}
    data |= {"form": applies.forms[0]} if applies.forms else {}
    data |= keys
    if "form" not in data:
        data["form"] = next((form for form in ("agree", "strike") if form in forms_of(PROFILES[profile])), None) or (
            prescribed_form(parse_contest(data, "x"), PROFILES[profile])
        )
    return parse_contest(data, "x")


YES = {"agree": "yes", "strike": "", "confidence": "high", "points": "1"}
NO = {"agree": "no", "strike": "x", "confidence": "low", "points": "0"}


def ballots_for(case, votes):
    """Thirty ballots that give each candidate `votes` votes, spread so that no ballot votes for more than it need."""
    rows = [set() for _ in range(PRESENT)]
    for position, number in sorted(enumerate(votes), key=lambda pair: -pair[1]):
        for row in sorted(rows, key=len)[:number]:
            row.add(position)
    cells = [[YES[case.form] if n in row else NO[case.form] for n in range(len(votes))] for row in rows]
    return marks(cells).with_columns(weight=pl.lit("1"))


def result_for(profile, clause, votes, seats=1, **keys):
    case = case_for(profile, clause, len(votes), seats, **keys)
    return count(case, ballots_for(case, votes))


def base(profile, clause):
    result = result_for(profile, clause, [20, 10])
    assert result.base.kind == clause.base
    body = result.electorate["body"]
    if clause.base != "summoned":
        return
    for reason in clause.subtract:
        subtract = [{"reason": reason, "count": 3}]
        electorate = {"body": body, "summoned": 33, "present": PRESENT, "subtract": subtract}
        assert result_for(profile, clause, [20, 10], electorate=electorate).base.value == PRESENT
    electorate = {"body": body, "summoned": 33, "present": PRESENT, "subtract": [{"reason": "holiday", "count": 3}]}
    with pytest.raises(InvalidError):
        result_for(profile, clause, [20, 10], electorate=electorate)


def threshold(profile, clause):
    result = result_for(profile, clause, [16, 14])
    least = votes_needed(result.base.value, clause)
    assert result.needed == least
    if clause.numerator == 0:
        assert least == 0
        return
    good = {"elected", "chosen"}
    for votes, passes in ((least - 1, False), (least, True), (least + 1, True)):
        found = result_for(profile, clause, [votes, PRESENT - votes if least > PRESENT / 2 else 0])
        assert (found.candidates[0].verdict in good) == passes


def ranking(profile, clause):
    found = result_for(profile, clause, [24, 19, 17], seats=2)
    assert [one.rank for one in found.candidates] == [1, 2, 3]
    assert found.elected == ("c01", "c02")
    if found.needed:
        assert (verdicts(found)[2], found.candidates[2].clause) == ("not_seated", clause.id)


def tie(profile, clause):
    if profile == "confidence-2023":
        assert result_for(profile, clause, [16, 16]).tied == ()
        return
    below = result_for(profile, clause, [26, 17, 16], seats=2)
    assert (below.elected, below.tied) == (("c01", "c02"), ())
    result = result_for(profile, clause, [26, 17, 17], seats=2)
    if clause.rule == "older":
        assert (result.elected, result.tied) == (("c01", "c02"), ())
        return
    assert (result.elected, result.tied) == (("c01",), ("c02", "c03"))
    assert result.next.action == ("revote" if clause.rule == "revote" else "congress_decides")
    assert (result.next.clause, result.next.seats) == (clause.id, 1)


def shortfall(profile, clause):
    never_short = profile == "company-cumulative"
    votes = [16, 14] if never_short else [26, 9, 9]
    result = result_for(profile, clause, votes, seats=3, round=clause.from_round)
    assert (result.short, result.next.action) == (1 if never_short else 2, clause.action)
    assert result.next.clause == clause.id
    assert result_for(profile, clause, [26, 17], seats=2, round=clause.from_round).next.action == "none"
    if clause.enough_numerator < clause.enough_denominator:
        enough = result_for(profile, clause, [26, 17, 9], seats=3, round=clause.from_round)
        assert (enough.short, enough.next.action) == (1, "none")


def alternates(profile, clause):
    result = result_for(profile, clause, [25, 20, 17, 15], seats=1, alternates=1, form="agree")
    assert (result.elected, result.alternates) == (("c01",), ("c02",))
    assert verdicts(result)[2:] == ["not_seated", "not_elected"]


def hold(profile, clause):
    for post in clause.posts:
        for votes, held in (([14, 16], True), ([16, 14], False)):
            data = case_for(profile, clause, 2, 2, form="agree").model_dump(mode="json", exclude_none=True)
            data["candidate"][0]["planned"] = post
            case = parse_contest(data, "x")
            assert (count(case, ballots_for(case, votes)).next.action == "hold") == held
    assert result_for(profile, clause, [14, 16], form="agree").next.action != "hold"


def turnout(profile, clause):
    least = votes_needed(PRESENT * 2, clause)
    for voted, recognised in ((least - 1, least == 0), (least, True), (least + 1, True)):
        if voted < 0:
            continue
        electorate = {"body": "voters", "registered": PRESENT * 2, "voted": max(voted, PRESENT)}
        if voted >= PRESENT:
            assert result_for(profile, clause, [16, 14], electorate=electorate).recognised == recognised


def quorum(profile, clause):
    body = case_for(profile, clause).electorate.body
    least = votes_needed(45, clause)
    for present, held in ((least - 1, False), (least, True), (least + 1, True)):
        if not clause.numerator or present < 0:
            continue
        electorate = {"body": body, "summoned": 45, "present": present}
        case = case_for(profile, clause, electorate=electorate)
        ballots = ballots_for(case, [16, 14]).head(20)
        if held:
            assert count(case, ballots).recognised
        else:
            with pytest.raises(StopError):
                count(case, ballots)


def form(profile, clause):
    surplus = clause.applies.surplus
    names, seats = (3, 2) if surplus is not False else (2, 2)
    data = contest_data(names, seats, regulation=profile)
    assert prescribed_form(parse_contest(data, "x"), PROFILES[profile]) == clause.form


MARKS = {
    ("strike", "too_many"): [(["", "x", "x"], None), (["", "", "x"], None), (["", "", ""], "hit")],
    ("agree", "too_many"): [(["yes", "no", "no"], None), (["yes", "yes", "no"], None), (["yes"] * 3, "hit")],
    ("points", "too_many"): [(["1", "", ""], None), (["2", "", ""], None), (["2", "1", ""], "hit")],
    ("strike", "none_chosen"): [(["x", "x", "x"], "hit"), (["x", "x", ""], None)],
    ("points", "none_chosen"): [(["", "0", ""], "hit"), (["1", "", ""], None)],
    ("agree", "one_row_unclear"): [(["yes"], None), (["no"], None), (["both"], "hit"), ([""], "hit")],
    ("agree", "one_row_both"): [(["yes"], None), ([""], None), (["both"], "hit")],
    ("confidence", "one_row_unclear"): [(["high"], None), (["medium"], None), (["many"], "hit"), ([""], "hit")],
    ("agree", "all_rows_unclear"): [(["both", "", ""], "hit"), (["both", "", "no"], None)],
    ("confidence", "all_rows_unclear"): [(["many", "", ""], "hit"), (["many", "", "low"], None)],
    ("agree", "all_rows_against"): [(["no"] * 3, "open"), (["no", "no", ""], None)],
}


def ground(profile, clause):
    if clause.finder == "people":
        case = case_for(profile, clause)
        cells = [YES[case.form], NO[case.form]]
        for code, invalid in ((clause.code, 1), ("", 0)):
            ballots = marks([cells], [code]).with_columns(weight=pl.lit("1"))
            assert count(case, ballots).ballots.invalid_by_ground == ({clause.code: 1} if invalid else {})
        return
    for one in clause.applies.forms:
        for cells, found in MARKS[one, clause.finder]:
            case = case_for(profile, clause, len(cells), min(2, len(cells)), form=one)
            result = count(case, marks([cells]).with_columns(weight=pl.lit("1")))
            assert result.ballots.invalid_by_ground.get(clause.code, 0) == (found == "hit")
            assert (clause.id in {line.id for line in result.clauses}) == (found is not None)


def surplus(profile, clause):
    kind = clause.applies.kinds[0] if clause.applies.kinds else "delegates"
    bounds = surplus_bounds(PROFILES[profile], kind, 20)
    assert (bounds.clause, bounds.most, bounds.least) == (clause.id, 6, int(clause.compulsory))
    assert surplus_bounds(PROFILES[profile], kind, 19).most == 5
    assert [surplus_bounds(PROFILES[profile], kind, seats).most for seats in range(1, 11)] == [1] * 6 + [2] * 3 + [3]


def list_tie(profile, clause):
    for kind in clause.applies.kinds:
        chosen = [surplus_bounds(PROFILES[profile], kind, seats) for seats in (2, 3, 5, 6)]
        assert [(one.tie, one.tie_clause) for one in chosen] == [
            ("meeting", ""), (clause.chooses, clause.id), (clause.chooses, clause.id), ("meeting", ""),
        ]  # fmt: skip


def rounding(_profile, clause):
    shares = [percent(part, 800, clause) for part in (0, 1, 2, 3)]
    assert shares == ["0.00", "0.13", "0.25", "0.38"]


def officers_not_on_list(profile, clause):
    for role in clause.roles:
        data = contest_data(2, 1, regulation=profile)
        data["event"] = {"officer": [{"role": role, "name": data["candidate"][0]["name"]}]}
        with pytest.raises(InvalidError):
            parse_contest(data, "x")
        data["event"]["officer"][0]["role"] = "witness"
        assert parse_contest(data, "x")


def order(profile, clause):
    data = contest_data(2, 1, regulation=profile)
    for names, differs in ((["Lê Văn An", "Lê Văn Ân"], False), (["Lê Văn Ân", "Lê Văn An"], True)):
        for row, name in zip(data["candidate"], names, strict=True):
            row["name"] = name
        assert order_differs(parse_contest(data, "x"), PROFILES[profile]) == differs


def support(profile, clause):
    party = profile.startswith("party")
    least = [44, 45, 46, 46] if party else [73, 75, 76, 76]
    assert [votes_needed(attending, clause) for attending in (145, 149, 150, 151)] == least


def adoption(_profile, clause):
    assert [reaches(agree, 150, clause) for agree in (74, 75, 76)] == [False, False, True]


def nomination(profile, clause):
    case, here = case_for(profile, clause), {"grassroots": bool(clause.grassroots)}
    assert nomination_clause(PROFILES[profile], case, clause.rule, **here) == clause
    if clause.grassroots is not None:
        there = {"grassroots": not clause.grassroots}
        assert nomination_clause(PROFILES[profile], case, clause.rule, **there) != clause
    if clause.applies.bodies:
        elsewhere = case_for(profile, clause, electorate={"body": "meeting", "summoned": PRESENT, "present": PRESENT})
        assert nomination_clause(PROFILES[profile], elsewhere, clause.rule, **here) is None


def selection(profile, clause):
    found = result_for(profile, clause, [16, 14])
    assert found.candidates[0].verdict == "chosen"
    if clause.forward:
        nobody = result_for(profile, clause, [9, 6, 5], seats=1)
        assert verdicts(nobody) == ["forward", "forward", "not_elected"]
        level = result_for(profile, clause, [9, 6, 6], seats=1)
        assert verdicts(level) == ["forward"] * 3


def classes(profile, clause):
    for low, verdict in ((15, "none"), (16, "class_1"), (19, "class_1"), (20, "class_2"), (21, "class_2")):
        assert verdicts(result_for(profile, clause, [PRESENT - low]))[0] == verdict


TRIED = [
    base, threshold, ranking, tie, shortfall, alternates, hold, turnout, quorum, form, ground, surplus, list_tie,
    rounding, officers_not_on_list, order, support, adoption, nomination, selection, classes,
]  # fmt: skip


@pytest.mark.parametrize(("profile", "clause"), CASES, ids=[f"{name}/{clause.id}" for name, clause in CASES])
def test_clause(profile, clause):
    tried = {one.__name__: one for one in TRIED}
    tried[clause.mechanism](profile, clause)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_says_where_each_clause_comes_from(profile):
    regulation = PROFILES[profile]
    for clause in regulation.clause:
        assert clause.vi
        assert clause.en
        assert clause.vi != clause.en
        assert clause.source or regulation.source


def test_ids_are_those_of_the_documentation():
    assert set(PROFILES) == {
        "party-2024", "party-2014", "party-opinion", "party-planning", "party-appointment",
        "party-committee-personnel", "confidence-2023", "state-2025", "youth-union", "trade-union",
        "company-cumulative", "majority",
    }  # fmt: skip
    assert ids(1) == ["c01"]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_has_only_grounds_that_votes_files_know(profile):
    grounds = [clause for clause in PROFILES[profile].clause if clause.mechanism == "ground"]
    for clause in grounds:
        assert clause.code in (PAPER_GROUNDS if clause.finder == "people" else MARK_GROUNDS)
