"""Verdicts, seats left and what comes next."""

import pytest
from tally_cases import (
    codes,
    contest,
    contest_data,
    count,
    count_totals,
    english,
    ids,
    marks,
    strike_ballots,
    told,
    verdicts,
)

from tally.contest_check import parse_contest
from tally.engine import Totals, compute_totals
from tally.outcome import decide, not_recognised, rules_for
from tally.problems import InvalidError
from tally.regulation import load_builtin

STATE = load_builtin("state-2025")


def decided(votes, seats, base=100, valid=100, **keys):
    case = contest(len(votes), seats, base=base, accounts={"valid": valid, "invalid": 0}, form="agree", **keys)
    return count_totals(case, votes)


def delegates(votes, seats, alternates, **keys):
    return decided(votes, seats, kind="delegates", alternates=alternates, **keys)


def test_alternates_are_those_who_passed_without_a_seat_from_high_to_low():
    result = delegates([90, 80, 51, 70, 60, 50], 2, 2)
    assert (result.elected, result.alternates) == (("c01", "c02"), ("c04", "c05"))
    assert verdicts(result) == ["elected", "elected", "not_seated", "alternate", "alternate", "not_elected"]
    assert result.next.action == "none"


def test_too_few_alternates_are_for_the_congress():
    result = delegates([90, 80, 70, 50, 50], 2, 2)
    assert (result.alternates, result.next.action, result.next.seats) == (("c03",), "congress_decides", 1)
    assert "W11" in codes(result.warnings)


def test_no_alternates_while_official_seats_are_open():
    result = delegates([90, 50, 50, 40], 2, 2)
    assert (result.alternates, result.short, result.next.action) == ((), 1, "another_round")


def test_a_tie_at_the_last_official_seat_comes_before_the_alternates():
    result = delegates([90, 70, 70, 60], 2, 1)
    assert (result.elected, result.tied, result.alternates) == (("c01",), ("c02", "c03"), ())
    assert (result.next.action, result.next.seats) == ("revote", 1)


def test_a_tie_at_the_last_alternate_is_voted_again():
    result = delegates([90, 80, 60, 60], 2, 1)
    assert (result.elected, result.alternates, result.tied) == (("c01", "c02"), (), ("c03", "c04"))
    assert (result.next.action, result.next.seats) == ("revote", 1)


def test_a_tie_among_alternates_is_for_the_places_that_are_left():
    result = delegates([90, 80, 70, 60, 60], 2, 2)
    assert (result.alternates, result.tied) == (("c03",), ("c04", "c05"))
    assert (result.next.action, result.next.seats) == ("revote", 1)


def test_alternates_asked_for_without_a_kind_are_taken_too():
    assert decided([90, 80, 70], 2, alternates=1).alternates == ("c03",)


def test_alternates_of_a_committee_are_refused():
    with pytest.raises(InvalidError) as refused:
        decided([90, 80, 70], 2, alternates=1, kind="committee")
    assert codes(refused.value.problems) == ["CLAUSE_MISSING"]


@pytest.mark.parametrize(
    ("kind", "number", "action", "again"),
    [
        ("delegates", 1, "another_round", ("c02", "c03")),
        ("delegates", 2, "congress_decides", ()),
        ("delegates", 3, "congress_decides", ()),
        ("committee", 1, "congress_decides", ()),
        (None, 1, "congress_decides", ()),
    ],
)
def test_what_follows_a_shortfall(kind, number, action, again):
    result = decided([90, 50, 40], 2, **({"kind": kind} if kind else {}), round=number)
    assert (result.short, result.next.action, result.next.seats) == (1, action, 1)
    assert result.next.candidates == again


def test_fewer_people_than_seats():
    result = decided([90, 80], 4)
    assert (result.elected, result.short) == (("c01", "c02"), 2)


@pytest.mark.parametrize(
    ("votes", "action"),
    [([90, 80, 60], "none"), ([60, 80, 90], "hold"), ([50, 80, 90], "hold"), ([80, 80, 80], "revote")],
)
def test_the_procedure_holds_when_the_planned_secretary_is_not_elected(votes, action):
    data = contest_data(3, 2, base=100, kind="standing", accounts={"valid": 100, "invalid": 0}, form="agree")
    data["candidate"][0]["planned"] = "secretary"
    result = count_totals(parse_contest(data, "f"), [min(v, 100) for v in votes][:3])
    assert result.next.action == action
    assert ("W14" in codes(result.warnings)) == (action == "hold")


@pytest.mark.parametrize("summoned", range(1, 12))
def test_more_than_half_of_any_base(summoned):
    half, more = summoned // 2, summoned // 2 + 1
    case = contest(1, 1, electorate={"body": "meeting", "summoned": summoned})
    below = count(case, marks([["yes"]] * half + [["no"]]))
    assert (below.needed, verdicts(below)) == (more, ["not_elected"])
    assert verdicts(count(case, marks([["yes"]] * more))) == ["elected"]


@pytest.mark.parametrize(
    ("votes", "base", "share"),
    [
        (1, 8, "12.50"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 800, "0.13"),
        (1, 801, "0.12"),
        (3, 800, "0.38"),
        (7, 7, "100.00"),
    ],
)
def test_shares_are_rounded_half_up_from_the_exact_fraction(votes, base, share):
    case = contest(1, 1, base=base, form="strike", accounts={"valid": 7, "invalid": 0} if base > 6 else {})
    if base > 6:
        assert count_totals(case, [votes]).candidates[0].share == share
    else:
        assert count(case, strike_ballots([votes], votes, 1)).candidates[0].share == share


def test_the_result_names_the_clause_behind_every_verdict():
    result = decided([90, 80, 70, 70, 50], 3, kind="committee")
    explained = {line.id for line in result.clauses}
    assert {one.clause for one in result.candidates} | {result.next.clause} <= explained
    assert [one.clause for one in result.candidates] == [
        "more-than-half", "more-than-half", "tie-revote", "tie-revote", "more-than-half",
    ]  # fmt: skip


def test_unverified_clauses_are_told_once():
    result = decided([90, 80, 70, 70, 50], 3, kind="committee")
    (one,) = [w for w in result.warnings if w.code == "W01"]
    assert "tie-revote" in one.en
    assert "more-than-half" not in one.en


def test_equal_ranks_and_margins():
    result = decided([90, 70, 70, 51, 50], 3)
    assert [one.rank for one in result.candidates] == [1, 2, 2, 4, 5]
    assert [one.margin for one in result.candidates] == [39, 19, 19, 0, -1]


def test_a_contest_out_of_the_regulations_time_is_told():
    for day, warned in (("2024-10-09", True), ("2024-10-10", False), (None, False)):
        result = decided([90, 80], 1, event={"date": day} if day else {})
        assert ("W10" in codes(result.warnings)) == warned


def test_the_test_flag_is_carried_into_the_result():
    assert decided([90, 80], 1, test=True).test is True


def test_the_order_of_candidates_does_not_matter():
    votes = dict(zip(ids(4), [90, 70, 70, 20], strict=True))
    data = contest_data(4, 2, base=100, accounts={"valid": 100, "invalid": 0}, form="agree")
    forward = count_totals(parse_contest(data, "f"), list(votes.values()))
    data["candidate"].reverse()
    backward = compute_totals(
        parse_contest(data, "f"), load_builtin("party-2024"), {k: Totals(v) for k, v in votes.items()}
    )
    assert {one.id: one.verdict for one in forward.candidates} == {one.id: one.verdict for one in backward.candidates}
    assert backward.tied == ("c03", "c02")


def opinion(decision=None, votes=(20, 15, 15)):
    """Two places on the list for three nominees; the regulation leaves a tie to the body in charge."""
    keys = {"decision": decision} if decision else {}
    case = contest(
        3, 2, regulation="party-opinion", kind="list-cut", form="agree",
        electorate={"body": "delegates", "summoned": 30, "present": 30}, accounts={"valid": 30, "invalid": 0}, **keys,
    )  # fmt: skip
    return count_totals(case, list(votes))


DECISION = {"elected": ["c03"], "by": "Đoàn chủ tịch", "reason": "Đại hội biểu quyết giơ tay"}


def test_a_tie_left_to_the_body_in_charge_waits_for_its_decision():
    result = opinion()
    assert (result.elected, result.tied, result.next.action) == (("c01",), ("c02", "c03"), "congress_decides")


def test_a_decision_on_the_tie_is_used_and_told_with_its_reason():
    result = opinion(DECISION)
    assert (result.elected, result.tied, verdicts(result)) == (("c01", "c03"), (), ["chosen", "not_elected", "chosen"])
    (told,) = [one for one in result.warnings if one.code == "W18"]
    assert "Đoàn chủ tịch" in told.vi
    assert "giơ tay" in told.vi


@pytest.mark.parametrize(
    ("elected", "votes"),
    [(["c01"], (20, 15, 15)), (["c02", "c03"], (20, 15, 15)), (["c03", "c03"], (20, 15, 15)), (["c09"], (20, 15, 15)),
     (["c03"], (20, 16, 15))],
)  # fmt: skip
def test_a_decision_that_does_not_fit_the_tie_is_refused(elected, votes):
    with pytest.raises(InvalidError) as refused:
        opinion(DECISION | {"elected": elected}, votes)
    assert codes(refused.value.problems) == ["DECISION_MISFIT"]


def test_a_tie_that_the_regulation_settles_cannot_be_decided_by_hand():
    with pytest.raises(InvalidError):
        decided([90, 70, 70], 2, decision=DECISION)


def test_alternates_on_a_ballot_of_their_own_are_not_taken_from_the_runners_up():
    settings = {"alternates": {"alternates": "separate_ballot"}}
    result = delegates([90, 80, 70], 2, 1, settings=settings)
    assert (result.alternates, verdicts(result)[2], result.next.action) == ((), "not_seated", "none")


def test_subtractions_without_effect_are_told():
    electorate = {"body": "meeting", "summoned": 9, "subtract": [{"reason": "excused", "count": 1}]}
    for base, warned in (("valid", True), ("summoned", False)):
        case = contest(2, 1, regulation="majority", electorate=electorate, settings={"base": {"base": base}})
        assert ("W19" in codes(count(case, strike_ballots([5, 3], 8, 1)).warnings)) == warned


@pytest.mark.parametrize(
    ("form", "profile"), [("points", "party-2024"), ("confidence", "majority"), ("agree", "state-2025")]
)
def test_a_form_the_regulation_has_no_rules_for(form, profile):
    data = contest_data(2, 1, regulation=profile, form=form, electorate={"body": "voters", "registered": 9, "voted": 9})
    if profile == "party-2024":
        data["electorate"] = {"body": "meeting", "summoned": 9}
    with pytest.raises(InvalidError) as refused:
        count(parse_contest(data, "x"), marks([["", ""]]))
    assert codes(refused.value.problems) == ["FORM_NOT_COUNTED"]


@pytest.mark.parametrize(
    ("electorate", "missing"),
    [
        ({"body": "voters"}, {"electorate.registered", "electorate.voted"}),
        ({"body": "voters", "registered": 9}, {"electorate.voted"}),
        ({"body": "voters", "registered": 9, "voted": 5}, set()),
    ],
)
def test_a_turnout_that_cannot_be_worked_out_names_the_keys(electorate, missing):
    case = contest(2, 1, regulation="state-2025", electorate=electorate)
    ballots = strike_ballots([3, 2], 5, 1)
    if missing:
        with pytest.raises(InvalidError) as refused:
            count(case, ballots)
        assert {one.place.at for one in refused.value.problems} == missing
    else:
        assert count(case, ballots).recognised


@pytest.mark.parametrize(("elected", "action"), [(3, "another_round"), (4, "none"), (5, "none"), (6, "none")])
def test_a_peoples_council_is_filled_enough_at_two_thirds_of_its_seats(elected, action):
    case = contest(
        7, 6, regulation="state-2025", kind="peoples-council", form="strike",
        electorate={"body": "voters", "registered": 100, "voted": 100}, accounts={"valid": 100, "invalid": 0},
    )  # fmt: skip
    result = count_totals(case, [60 + n for n in range(elected)] + [40] * (7 - elected))
    assert (len(result.elected), result.next.action) == (elected, action)


@pytest.mark.parametrize(
    ("days", "seats", "elected", "tied"),
    [
        ([1, 2, 2, 3], 2, {"c01"}, {"c02", "c03"}),
        ([1, 2, 2, 3], 3, {"c01", "c02", "c03"}, set()),
        ([2, 2, 2, 1], 2, {"c04"}, {"c01", "c02", "c03"}),
        ([1, 1, 2, 3], 2, {"c01", "c02"}, set()),
        ([1, 1, 2, 3], 1, set(), {"c01", "c02"}),
    ],
)
def test_where_the_older_wins_only_those_born_on_the_day_of_the_cut_stay_tied(days, seats, elected, tied):
    data = contest_data(
        4, seats, regulation="state-2025", electorate={"body": "voters", "registered": 99, "voted": 99},
        accounts={"valid": 99, "invalid": 0}, form="strike",
    )  # fmt: skip
    for one, day in zip(data["candidate"], days, strict=True):
        one["born"] = f"1970-01-{day:02d}"
    result = decide(
        parse_contest(data, "x"), dict.fromkeys(ids(4), 60), 50, rules_for(STATE, parse_contest(data, "x"), "strike")
    )
    assert (set(result.elected), set(result.tied)) == (elected, tied)


@pytest.mark.parametrize(
    ("votes", "forward"),
    [([1, 0, 0], {"c01"}), ([1, 1, 0], {"c01", "c02"}), ([2, 1, 1], {"c01", "c02", "c03"}), ([0, 0, 0], set())],
)
def test_nobody_without_a_vote_goes_on_to_the_next_step(votes, forward):
    case = contest(
        3, 1, regulation="party-planning", electorate={"body": "meeting", "summoned": 9, "present": 9},
        accounts={"valid": 9, "invalid": 0}, form="agree",
    )  # fmt: skip
    result = count_totals(case, votes)
    assert {one.id for one in result.candidates if one.verdict == "forward"} == forward
    assert result.next.action == ("another_round" if forward else "congress_decides")


def refused(make, *args, **keys):
    with pytest.raises(InvalidError) as found:
        make(*args, **keys)
    return told(found.value.problems)


def test_a_threshold_that_is_missing_is_named_with_the_contest():
    party = load_builtin("party-2024")
    for mechanism in ("threshold", "tie"):
        without = party.model_copy(update={"clause": tuple(c for c in party.clause if c.mechanism != mechanism)})
        case = contest(3, 2, kind="committee")
        assert refused(rules_for, without, case, "strike") == [
            ("CLAUSE_MISSING", "", "", {"regulation": "party-2024", "mechanism": mechanism,
                                        "detail": "kind=committee, mode=normal, form=strike"})
        ]  # fmt: skip


def test_alternates_that_a_regulation_does_not_take_are_refused_with_the_key():
    assert refused(decided, [90, 80, 70], 2, alternates=1, kind="committee") == [
        ("CLAUSE_MISSING", "alternates", "", {"regulation": "party-2024", "mechanism": "alternates",
                                              "detail": "kind=committee, alternates=1"})
    ]  # fmt: skip


def with_shortfalls(*clauses):
    """The clause on a shortfall that holds, of those given as (id, kinds, from_round), in round 2 for `delegates`."""
    party = load_builtin("party-2024")
    pattern = next(one for one in party.clause if one.id == "short-delegates")
    made = [
        pattern.model_copy(
            update={"id": name, "applies": pattern.applies.model_copy(update={"kinds": kinds}), "from_round": number}
        )
        for name, kinds, number in clauses
    ]
    others = [one for one in party.clause if one.mechanism != "shortfall"]
    regulation = party.model_copy(update={"clause": (*others, *made)})
    found = rules_for(regulation, contest(3, 2, kind="delegates", round=2), "strike").short
    return found.id if found else None


@pytest.mark.parametrize(
    ("clauses", "holds"),
    [
        ([("all", (), 2), ("delegates", ("delegates",), 1)], "delegates"),
        ([("delegates", ("delegates",), 1), ("later", ("delegates",), 2)], "later"),
        ([("later", ("delegates",), 2), ("delegates", ("delegates",), 1)], "later"),
        ([("first", (), 1), ("second", (), 1)], "first"),
        ([("all", (), 1), ("too-late", ("delegates",), 3)], "all"),
        ([("too-late", (), 3)], None),
        ([], None),
    ],
)
def test_of_clauses_on_a_shortfall_the_special_then_the_latest_then_the_first_holds(clauses, holds):
    assert with_shortfalls(*clauses) == holds


def test_a_shortfall_no_clause_speaks_of_leaves_nothing_to_do():
    party = load_builtin("party-2024")
    without = party.model_copy(update={"clause": tuple(c for c in party.clause if c.mechanism != "shortfall")})
    case = contest(2, 2)
    found = decide(case, {"c01": 5, "c02": 1}, 3, rules_for(without, case, "strike"))
    assert (found.short, found.next.action, found.next_clause) == (1, "none", None)


def test_without_a_clause_on_the_ranking_the_threshold_explains_who_got_no_seat():
    party = load_builtin("party-2024")
    without = party.model_copy(update={"clause": tuple(c for c in party.clause if c.mechanism != "ranking")})
    case = contest(2, 1)
    votes = {"c01": 5, "c02": 4}
    assert decide(case, votes, 3, rules_for(without, case, "strike")).verdicts["c02"][1].id == "more-than-half"
    assert decide(case, votes, 3, rules_for(party, case, "strike")).verdicts["c02"][1].id == "highest-first"


def test_in_a_revote_nobody_left_out_had_passed_anything():
    result = decided([60, 40], 1, mode="revote")
    assert verdicts(result) == ["elected", "not_elected"]
    assert [one.clause for one in result.candidates] == ["revote-highest", "revote-highest"]


@pytest.mark.parametrize(
    ("elected", "votes", "seats", "tied"),
    [(["c01"], (20, 15, 15), 1, "c02, c03"), (["c02", "c03"], (20, 15, 15), 1, "c02, c03"),
     (["c03", "c03"], (20, 15, 15), 1, "c02, c03"), (["c03"], (20, 16, 15), 0, "–"), (["c03"], (15, 15, 15), 2,
      "c01, c02, c03")],
)  # fmt: skip
def test_a_misfitting_decision_is_answered_with_the_tied_and_the_seats_left(elected, votes, seats, tied):
    assert refused(opinion, DECISION | {"elected": elected}, votes) == [
        ("DECISION_MISFIT", "decision.elected", "", {"seats": seats, "tied": tied})
    ]


def test_a_decision_on_two_of_three_tied():
    result = opinion(DECISION | {"elected": ["c03", "c01"]}, (15, 15, 15))
    assert (result.elected, result.tied, result.next.action) == (("c01", "c03"), (), "none")
    assert english(result, "W18") == [
        "The tie at the last seat was decided by Đoàn chủ tịch: Trần Văn Thử 1, Phạm Văn Thử 3. "
        "Reason: Đại hội biểu quyết giơ tay."
    ]


def test_a_missing_birth_date_is_named_by_key_and_person():
    case = contest(
        3, 1, regulation="state-2025", electorate={"body": "voters", "registered": 99, "voted": 99}, form="strike",
        candidate=[{"id": "c01", "name": "Lê An"}, {"id": "c02", "name": "Lê Ba", "born": "1970-01-01"},
                   {"id": "c03", "name": "Lê Chi"}],
    )  # fmt: skip
    assert refused(decide, case, dict.fromkeys(ids(3), 60), 50, rules_for(STATE, case, "strike")) == [
        ("BORN_MISSING", "candidate.c01.born", "", {"name": "Lê An"}),
        ("BORN_MISSING", "candidate.c03.born", "", {"name": "Lê Chi"}),
    ]


def planned(votes, posts, seats=2, **keys):
    data = contest_data(len(votes), seats, base=100, accounts={"valid": 100, "invalid": 0}, form="agree", **keys)
    for one, post in zip(data["candidate"], posts, strict=False):
        one["planned"] = post
    return count_totals(parse_contest(data, "f"), votes)


def test_the_hold_names_the_planned_people_not_elected_the_seats_open_and_its_clause():
    result = planned([60, 40, 70, 30], ["secretary", "deputy-secretary", "", "inspection-head"], 3, kind="standing")
    assert (result.next.action, result.next.candidates, result.next.seats) == ("hold", ("c02", "c04"), 1)
    assert result.next.clause == "planned-person-not-elected"
    assert result.next.clause in {line.id for line in result.clauses}
    assert english(result, "W14") == [
        "Lê Văn Thử 2, planned as deputy-secretary, is not elected.",
        "Vũ Văn Thử 4, planned as inspection-head, is not elected.",
    ]


@pytest.mark.parametrize("post", ["", "member", "Secretary"])
def test_only_the_posts_of_the_regulation_hold_the_procedure(post):
    assert planned([60, 40], [post, post], 1, kind="standing").next.action == "none"


def test_a_planned_person_taken_as_an_alternate_is_not_elected():
    data = [90, 80, 70]
    result = planned(data, ["", "", "secretary"], 2, kind="delegates", alternates=1)
    assert (result.alternates, result.next.action) == (("c03",), "hold")


def test_a_planned_person_who_is_tied_waits_for_the_revote():
    assert planned([90, 70, 70], ["", "secretary", ""], 2, kind="standing").next.action == "revote"


def test_the_next_step_names_its_seats_people_and_clause():
    tied = decided([90, 70, 70, 60], 2, kind="committee").next
    assert (tied.action, tied.seats, tied.candidates, tied.clause) == ("revote", 1, ("c02", "c03"), "tie-revote")
    alternate = delegates([90, 80, 60, 60, 55], 2, 1).next
    assert (alternate.seats, alternate.candidates, alternate.clause) == (1, ("c03", "c04"), "tie-revote")
    short = delegates([90, 50, 40], 2, 1).next
    assert (short.action, short.seats, short.candidates) == ("another_round", 1, ("c02", "c03"))
    assert short.clause == "short-delegates"
    missing = delegates([90, 80, 70], 2, 3).next
    assert (missing.action, missing.seats, missing.candidates, missing.clause) == (
        "congress_decides", 2, (), "alternates",
    )  # fmt: skip


def test_the_shortfall_comes_before_the_missing_alternates():
    result = delegates([90, 50, 40], 2, 1, round=2)
    assert (result.next.action, result.next.seats, result.next.clause) == (
        "congress_decides", 1, "short-delegates-again",
    )  # fmt: skip


def test_a_step_onward_names_its_seats_people_and_clause():
    case = contest(
        4, 2, regulation="party-planning", electorate={"body": "meeting", "summoned": 9, "present": 9},
        accounts={"valid": 9, "invalid": 0}, form="agree",
    )  # fmt: skip
    result = count_totals(case, [1, 4, 2, 2])
    selection = next(one for one in load_builtin("party-planning").clause if one.mechanism == "selection")
    assert (result.next.action, result.next.seats, result.next.candidates, result.next.clause) == (
        "another_round", 2, ("c02", "c03", "c04"), selection.id,
    )  # fmt: skip
    assert [one.clause for one in result.candidates if one.verdict == "forward"] == [selection.id] * 3
    assert (result.elected, result.short, result.recognised) == ((), 2, True)


def test_somebody_who_passes_ends_the_step_for_those_below():
    case = contest(
        3, 2, regulation="party-planning", electorate={"body": "meeting", "summoned": 9, "present": 9},
        accounts={"valid": 9, "invalid": 0}, form="agree",
    )  # fmt: skip
    assert verdicts(count_totals(case, [5, 4, 4])) == ["chosen", "not_elected", "not_elected"]


def test_an_election_of_too_few_voters_is_held_again_for_all_seats():
    case = contest(
        2, 1, regulation="state-2025", form="strike", accounts={"valid": 50, "invalid": 0},
        electorate={"body": "voters", "registered": 100, "voted": 50},
    )  # fmt: skip
    result = count_totals(case, [35, 15])
    turnout = next(one for one in STATE.clause if one.mechanism == "turnout" and one.numerator)
    assert (result.recognised, result.short, result.elected) == (False, 1, ())
    assert (result.next.action, result.next.seats, result.next.clause) == ("repeat", 1, turnout.id)
    assert [(one.verdict, one.clause) for one in result.candidates] == [("not_elected", turnout.id)] * 2
    assert not_recognised(case, turnout).next_clause == turnout


def test_the_elected_stand_from_high_to_low_and_of_equal_votes_in_ballot_order():
    assert decided([60, 80, 70, 80], 3).elected == ("c02", "c04", "c03")
    assert delegates([90, 60, 80, 60, 70], 1, 3).alternates == ("c03", "c05")
    assert delegates([90, 60, 80, 60, 70], 1, 4).alternates == ("c03", "c05", "c02", "c04")


def test_alternates_of_a_regulation_that_takes_none_are_refused_without_a_kind_too():
    case = contest(3, 2, regulation="state-2025", form="strike", alternates=1)
    assert [one[:2] for one in refused(rules_for, STATE, case, "strike")] == [("CLAUSE_MISSING", "alternates")]


@pytest.mark.parametrize(("form", "known"), [("agree", True), ("strike", False)])
def test_alternates_may_be_for_one_form(form, known):
    party = load_builtin("party-2024")
    clauses = tuple(
        one.model_copy(update={"applies": one.applies.model_validate({"forms": ("agree",), "kinds": ("delegates",)})})
        if one.mechanism == "alternates"
        else one
        for one in party.clause
    )
    regulation = party.model_copy(update={"clause": clauses})
    case = contest(3, 1, kind="delegates", alternates=1)
    if known:
        assert rules_for(regulation, case, form).alternates.id == "alternates"
    else:
        assert [one[0] for one in refused(rules_for, regulation, case, form)] == ["CLAUSE_MISSING"]
