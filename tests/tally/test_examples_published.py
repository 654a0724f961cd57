"""Published examples and results, by number: bases, rounding and boundaries that others have worked out."""

import polars as pl
import pytest
from tally_cases import agree_ballots, contest, count, count_totals, ids, marks, strike_ballots, verdicts

from tally.clauses import RoundingClause, SupportClause, ThresholdClause
from tally.contest_check import parse_contest
from tally.electorate import percent, reaches, votes_needed
from tally.engine import compute
from tally.lists import check_list, prescribed_form, surplus_bounds
from tally.problems import InvalidError, StopError
from tally.regulation import clause_for, load_builtin, setting_of, with_settings


def rounding():
    return next(one for one in load_builtin("state-2025").clause if isinstance(one, RoundingClause))


def other(profile, names, seats, **keys):
    """A contest under another profile."""
    return contest(names, seats, regulation=profile, **keys)


def test_a1_five_of_eleven_members_is_not_enough_and_six_is():
    for subtract, base in ((0, 11), (1, 10)):
        electorate = {"body": "members", "summoned": 11, "present": 10}
        if subtract:
            electorate["subtract"] = [{"reason": "excused_all", "count": subtract}]
        result = count(contest(2, 1, electorate=electorate), strike_ballots([5, 5], 10, 1))
        assert (result.base.value, result.needed, result.elected) == (base, 6, ())


def test_a1_twelve_members_and_one_excused_need_six():
    electorate = {"body": "members", "summoned": 12, "subtract": [{"reason": "excused_all", "count": 1}]}
    result = count(contest(2, 1, electorate=electorate), strike_ballots([6, 5], 11, 1))
    assert (result.base.value, result.needed, result.elected) == (11, 6, ("c01",))


@pytest.mark.parametrize(
    ("votes", "share", "verdict"), [(8, "44.44", "not_elected"), (9, "50.00", "not_elected"), (10, "55.56", "elected")]
)
def test_a2_the_youth_union_counts_on_ballots_returned_valid_or_not(votes, share, verdict):
    electorate = {"body": "members", "summoned": 20, "present": 19}
    case = other("youth-union", 5, 3, electorate=electorate, accounts={"issued": 19, "returned": 18})
    result = count(case, strike_ballots([votes, 5, 5, 5, 5], 16, 3, ["MARKED"] * 2))
    assert (result.base.kind, result.base.value, result.needed) == ("returned", 18, 10)
    assert (result.ballots.valid, result.ballots.invalid) == (16, 2)
    assert (result.candidates[0].share, result.candidates[0].verdict) == (share, verdict)


def test_a2_above_half_but_fourth_for_three_seats():
    case = other("youth-union", 5, 3, electorate={"body": "members", "summoned": 20, "present": 19})
    result = count(case, strike_ballots([14, 13, 12, 10, 2], 18, 3))
    assert verdicts(result) == ["elected"] * 3 + ["not_seated", "not_elected"]


def test_a2_a_blank_ballot_is_valid_when_one_person_stands():
    electorate = {"body": "members", "summoned": 20}
    one = count(other("youth-union", 1, 1, electorate=electorate), marks([[""], ["yes"], ["both"]]))
    assert (one.ballots.valid, one.ballots.invalid_by_ground) == (2, {"ONE_BOTH_OR_NEITHER": 1})
    two = count(other("youth-union", 2, 2, electorate=electorate), marks([["", ""], ["yes", ""]]))
    assert two.ballots.invalid_by_ground == {"ALL_ROWS_UNUSABLE": 1}


def test_a3_four_names_for_three_seats_is_allowed_though_above_thirty_percent():
    assert check_list(contest(4, 3, kind="committee"), load_builtin("party-2024")) == []
    assert [one.code for one in check_list(contest(5, 3, kind="committee"), load_builtin("party-2024"))] == [
        "LIST_SURPLUS_HIGH"
    ]
    regulation = load_builtin("party-2014")
    assert prescribed_form(contest(4, 3, regulation="party-2014"), regulation) == "strike"
    assert prescribed_form(contest(1, 1, regulation="party-2014"), regulation) == "agree"


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(22566, 100000, "22.57"), (22564, 100000, "22.56"), (22565, 100000, "22.57"), (225649, 1000000, "22.56")],
)
def test_a4_a_third_decimal_of_five_rounds_up(part, whole, share):
    assert percent(part, whole, rounding()) == share


def test_a5_a_shareholder_divides_shares_times_seats_freely():
    case = other("company-cumulative", 6, 5, electorate={"body": "shares", "shares": 900})
    rows = [["2500", "", "", "", "", ""], ["500", "500", "500", "300", "200", "0"]]
    ballots = marks(rows).with_columns(weight=pl.Series(["500", "400"]))
    result = count(case, ballots)
    assert [one.votes for one in result.candidates] == [3000, 500, 500, 300, 200, 0]
    assert (result.ballots.valid, result.needed, result.short) == (2, 0, 0)
    over = ballots.with_columns(c06=pl.Series(["1", "0"]))
    assert count(case, over).ballots.invalid_by_ground == {"OVERVOTE": 1}


B1_2014 = [(390, "78.47"), (380, "76.46"), (365, "73.44"), (362, "72.84"), (356, "71.63"), (351, "70.62"),
           (344, "69.22"), (340, "68.41"), (325, "65.39"), (323, "64.99"), (320, "64.39"), (317, "63.78")]  # fmt: skip


@pytest.mark.parametrize(("votes", "share"), B1_2014)
def test_b1_shares_are_of_all_deputies_not_of_the_ballots(votes, share):
    case = other("confidence-2023", 1, 1, electorate={"body": "meeting", "summoned": 497, "present": 485})
    cells = [["high"]] * votes + [["low"]] * (480 - votes)
    result = count(case, marks(cells))
    assert (result.base.value, result.candidates[0].share) == (497, share)


@pytest.mark.parametrize(
    ("high", "medium", "low", "unusable"), [(448, 29, 4, 0), (437, 32, 11, 1), (426, 49, 3, 3), (410, 65, 6, 0)]
)
def test_b1_rows_that_add_up_to_less_than_the_ballots_have_unusable_rows(high, medium, low, unusable):
    case = other("confidence-2023", 2, 2, electorate={"body": "meeting", "summoned": 494, "present": 481},
                 accounts={"issued": 481, "returned": 481})  # fmt: skip
    column = ["high"] * high + ["medium"] * medium + ["low"] * low + ["many", "", "many"][:unusable]
    result = count(case, marks([[cell, "high"] for cell in column]))
    first = result.candidates[0]
    assert first.levels == {"high": high, "medium": medium, "low": low}
    assert (first.unusable, result.ballots.valid) == (unusable, 481)
    assert first.verdict == "none"


def test_b1_the_lowest_of_2018_is_below_half():
    case = other("confidence-2023", 1, 1, electorate={"body": "meeting", "summoned": 485, "present": 485})
    result = count(case, marks([["high"]] * 140 + [["medium"]] * 194 + [["low"]] * 137))
    assert result.candidates[0].verdict == "none"


@pytest.mark.parametrize(("base", "share"), [("present", "99.28"), ("summoned", "86.82")])
def test_b2_the_base_makes_the_percentage(base, share):
    electorate = {"body": "meeting", "summoned": 478, "present": 418}
    case = other("majority", 1, 1, electorate=electorate, settings={"base": {"base": base}})
    result = count(case, agree_ballots([(415, 3, 0)]))
    assert result.candidates[0].share == share


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(43, 175, "24.57"), (400, 2468, "16.21"), (167, 2468, "6.77"), (798, 2468, "32.33")]
)
def test_b3_and_b4_published_figures_recomputed(part, whole, share):
    assert percent(part, whole, rounding()) == share


def test_b3_forty_three_more_than_175_seats_is_within_the_surplus():
    assert surplus_bounds(load_builtin("party-2024"), "committee", 175).most == 52


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(93, 95, "97.89"), (25, 109, "22.94"), (273, 2468, "11.06"), (1372, 2468, "55.59")]
)
def test_b4_and_b5_published_figures_recomputed(part, whole, share):
    assert percent(part, whole, rounding()) == share


@pytest.mark.parametrize(
    ("attending", "support", "passes"),
    [(145, 43, False), (145, 44, True), (150, 44, False), (150, 45, False), (150, 46, True)],
)
def test_c10_a_floor_nominee_needs_more_than_thirty_percent_of_those_attending(attending, support, passes):
    electorate = {"body": "delegates", "summoned": 160, "present": attending}
    case = other("party-opinion", 1, 1, kind="opinion", electorate=electorate)
    result = count(case, agree_ballots([(support, attending - support, 0)]))
    assert result.base.value == attending
    assert verdicts(result) == ["chosen" if passes else "not_elected"]
    party = load_builtin("party-2024")
    clause = clause_for(party, SupportClause, setting_of(case, "agree"))
    assert (support >= votes_needed(attending, clause)) == passes


STATE = {"body": "voters", "registered": 2000}


def c11(voted, votes, days, **keys):
    """Four for three seats; the last two born on `days`; form strike, 980 valid ballots."""
    data = [
        {"id": name, "name": f"Người {name}", "born": f"1970-01-{day:02d}"}
        for name, day in zip(ids(4), days, strict=True)
    ]
    case = parse_contest(
        {"id": "x", "title": "X", "regulation": "state-2025", "seats": 3, "kind": "national-assembly",
         "candidate": data, "electorate": STATE | {"voted": voted},
         "accounts": {"valid": 980, "invalid": 20}} | keys, "x"
    )  # fmt: skip
    return count_totals(case, votes)


VOTES = [700, 600, 495, 495]


def test_c11_a_turnout_of_exactly_half_is_not_recognised():
    result = c11(1000, VOTES, [1, 2, 3, 4])
    assert (result.recognised, result.elected, result.tied, result.next.action) == (False, (), (), "repeat")
    assert (result.base.value, result.needed, [one.votes for one in result.candidates]) == (980, 491, VOTES)


def test_c11_one_voter_more_and_the_older_of_the_two_is_elected():
    result = c11(1001, VOTES, [1, 2, 3, 4])
    assert (result.recognised, result.base.kind, result.needed) == (True, "valid", 491)
    assert result.elected == ("c01", "c02", "c03")
    assert c11(1001, VOTES, [1, 2, 4, 3]).elected == ("c01", "c02", "c04")


def test_c11_people_born_on_the_same_day_stay_tied():
    result = c11(1001, VOTES, [1, 2, 3, 3])
    assert (result.elected, result.tied) == (("c01", "c02"), ("c03", "c04"))


def test_c11_a_missing_birth_date_matters_only_at_the_cut():
    data = [{"id": name, "name": f"Người {name}"} for name in ids(4)]
    base = {"id": "x", "title": "X", "regulation": "state-2025", "seats": 3, "candidate": data,
            "electorate": STATE | {"voted": 1001}, "accounts": {"valid": 980, "invalid": 20}}  # fmt: skip
    with pytest.raises(InvalidError) as refused:
        count_totals(parse_contest(base, "x"), VOTES)
    assert [one.code for one in refused.value.problems] == ["BORN_MISSING"] * 2
    assert count_totals(parse_contest(base, "x"), [700, 600, 495, 494]).elected == ("c01", "c02", "c03")


@pytest.mark.parametrize("voted", [1000, 400])
def test_c11_a_repeated_election_is_recognised_whatever_the_turnout(voted):
    result = c11(voted, [190, 180, 170, 30], [1, 2, 3, 4], mode="repeat", accounts={"valid": 380, "invalid": 0})
    assert (result.recognised, result.elected) == (True, ())


def c13(a, b, present):
    case = other("party-appointment", 2, 1, electorate={"body": "meeting", "summoned": 12, "present": present})
    rows = [["yes", "no"]] * a + [["no", "yes"]] * b + [["no", "no"]] * (present - a - b)
    return count(case, marks(rows))


def test_c13_half_is_not_above_half_so_the_two_highest_go_on():
    result = c13(6, 4, 10)
    assert verdicts(result) == ["forward", "forward"]
    assert (result.candidates[0].share, result.next.action, result.next.candidates) == (
        "50.00",
        "another_round",
        ("c01", "c02"),
    )


def test_c13_seven_of_twelve_is_chosen():
    result = c13(7, 3, 10)
    assert (verdicts(result), result.candidates[0].share, result.elected) == (
        ["chosen", "not_elected"],
        "58.33",
        ("c01",),
    )


@pytest.mark.parametrize(("present", "held"), [(7, False), (8, True), (9, True)])
def test_c13_the_meeting_needs_two_thirds_of_those_summoned(present, held):
    if held:
        assert c13(5, 2, present).recognised
    else:
        with pytest.raises(StopError) as stopped:
            c13(5, 2, present)
        assert [one.code for one in stopped.value.problems] == ["F17"]


@pytest.mark.parametrize(
    ("low", "verdict"),
    [(29, "none"), (30, "none"), (31, "class_1"), (39, "class_1"), (40, "class_2"), (41, "class_2"), (60, "class_2")],
)
def test_c14_classes_of_confidence_of_sixty(low, verdict):
    case = other("confidence-2023", 1, 1, electorate={"body": "meeting", "summoned": 60, "present": 60})
    result = count(case, marks([["low"]] * low + [["medium"]] * (60 - low)))
    assert (verdicts(result), result.elected, result.next.action) == ([verdict], (), "none")


@pytest.mark.parametrize(
    ("base", "numerator", "denominator", "strict", "needed"),
    [(9, 2, 3, False, 6), (8, 1, 2, True, 5), (9, 1, 2, True, 5), (9, 2, 3, True, 7), (8, 2, 3, False, 6),
     (4, 3, 4, False, 3), (5, 3, 4, False, 4), (0, 1, 2, True, 1), (7, 0, 1, False, 0)],
)  # fmt: skip
def test_peers_two_thirds_of_nine_is_six_and_half_of_eight_needs_five(base, numerator, denominator, strict, needed):
    case = other(
        "majority", 2, 1, settings={"threshold": {"numerator": numerator, "denominator": denominator, "strict": strict}}
    )
    regulation = with_settings(load_builtin("majority"), case.settings)
    clause = clause_for(regulation, ThresholdClause, setting_of(case, "strike"))
    assert votes_needed(base, clause) == needed


def test_peers_exactly_half_is_compared_as_a_part_not_as_a_number_of_votes():
    at_least = {"threshold": {"strict": False}}
    result = count(other("majority", 2, 2, settings=at_least, form="agree"), agree_ballots([(50, 50, 0), (49, 51, 0)]))
    assert verdicts(result) == ["elected", "not_elected"]


def test_peers_the_base_is_the_ballots_and_not_the_sum_of_approvals():
    result = count(other("majority", 3, 3, form="agree"), agree_ballots([(80, 20, 0), (70, 30, 0), (40, 60, 0)]))
    assert verdicts(result) == ["elected", "elected", "not_elected"]
    assert [one.share for one in result.candidates] == ["80.00", "70.00", "40.00"]


def test_peers_a_quorum_that_is_not_met_elects_nobody():
    settings = {"quorum": {"numerator": 1, "denominator": 2, "strict": True}}
    for present, held in ((5, False), (6, True)):
        case = other(
            "majority", 1, 1, settings=settings, electorate={"body": "meeting", "summoned": 10, "present": present}
        )
        if held:
            assert count(case, marks([["yes"]] * 5)).elected == ("c01",)
        else:
            with pytest.raises(StopError):
                count(case, marks([["yes"]] * 5))


def test_peers_votes_belong_to_ids_so_the_order_of_names_moves_nothing():
    ballots = strike_ballots([3, 2, 1], 5, 2)
    case = contest(3, 2, base=9)
    turned = case.model_copy(update={"candidate": tuple(reversed(case.candidate))})
    first = {one.id: one.votes for one in count(case, ballots).candidates}
    assert first == {one.id: one.votes for one in compute(turned, load_builtin("party-2024"), ballots).candidates}


def test_peers_unknown_numbers_are_none_and_never_enter_a_division():
    case = contest(2, 2, base=9, accounts={"valid": 5, "invalid": 0})
    result = count_totals(case, [3, 2])
    assert [(one.against, one.unusable, one.share) for one in result.candidates] == [
        (None, None, "33.33"),
        (None, None, "22.22"),
    ]


def test_turnout_and_quorum_boundaries_are_exact_for_large_numbers():
    turnout = next(one for one in load_builtin("state-2025").clause if one.id == "turnout")
    assert not reaches(35_000_000, 70_000_000, turnout)
    assert reaches(35_000_001, 70_000_000, turnout)
