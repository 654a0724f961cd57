"""The paper accounts: figures that cannot be give no result, odd ones a warning."""

import polars as pl
import pytest
from tally_cases import codes, contest, count, count_totals, english, marks, strike_ballots, told

from tally.accounts import stated_faults, stated_warnings
from tally.engine import Totals, compute_totals
from tally.problems import StopError
from tally.regulation import load_builtin

ELECTORATE = {"body": "delegates", "summoned": 150, "present": 145,
              "subtract": [{"reason": "committee_absent", "count": 5}]}  # fmt: skip


def outcome(accounts, electorate=ELECTORATE, valid=100):
    """The codes of one count of 100 valid ballots: of its refusal, or of its warnings."""
    case = contest(3, 2, electorate=electorate, accounts=accounts)
    try:
        return codes(count(case, strike_ballots([90, 80, 30], valid, 2)).warnings)
    except StopError as stopped:
        return codes(stopped.problems)


@pytest.mark.parametrize(
    ("accounts", "code", "refused"),
    [
        ({"issued": 100, "returned": 100}, "F01", False),
        ({"issued": 99, "returned": 100}, "F01", True),
        ({"returned": 100}, "F06", False),
        ({"returned": 101}, "F06", True),
        ({"returned": 99}, "F06", True),
        ({"printed": 120, "issued": 120}, "F07", False),
        ({"printed": 119, "issued": 120}, "F07", True),
        ({"issued": 145}, "F08", False),
        ({"issued": 146}, "F08", True),
        ({"issued": 146, "spoiled": 1}, "F08", False),
        ({"issued": 147, "spoiled": 1}, "F08", True),
        ({"printed": 150, "issued": 120, "unused": 30}, "F19", False),
        ({"printed": 150, "issued": 120, "unused": 31}, "F19", True),
        ({"printed": 30, "unused": 30}, "F19", False),
        ({"printed": 30, "unused": 31}, "F19", True),
        ({"printed": 150, "issued": 120, "unused": 30}, "W24", False),
        ({"printed": 150, "issued": 120, "unused": 29}, "W24", True),
        ({"printed": 150, "issued": 120}, "W24", False),
        ({"issued": 120, "spoiled": 120}, "F13", False),
        ({"issued": 120, "spoiled": 121}, "F13", True),
        ({"issued": 120, "spoiled": 20, "returned": 100}, "W05", False),
        ({"issued": 120, "spoiled": 21, "returned": 100}, "W05", True),
        ({"valid": 100}, "F15", False),
        ({"valid": 99}, "F15", True),
        ({"invalid": 0}, "F15", False),
        ({"invalid": 1}, "F15", True),
        ({"invalid_by_ground": {"OVERVOTE": 0}}, "F15", False),
        ({"invalid_by_ground": {"OVERVOTE": 1}}, "F15", True),
    ],
)
def test_paper(accounts, code, refused):
    assert (code in outcome(accounts)) == refused


@pytest.mark.parametrize(
    ("summoned", "present", "code", "refused"),
    [
        (150, 145, "F09", False), (150, 146, "F09", True),
        (151, 146, "F09", False),
        (144, 144, "F14", False), (144, 145, "F14", True),
        (150, 100, "F10", False), (150, 99, "F10", True),
    ],
)  # fmt: skip
def test_people(summoned, present, code, refused):
    electorate = ELECTORATE | {"summoned": summoned, "present": present}
    if code == "F14":
        electorate["subtract"] = []
    assert (code in outcome({"returned": 100}, electorate)) == refused


def test_all_faults_are_told_together():
    told = outcome({"printed": 90, "issued": 95, "returned": 101})
    assert {"F01", "F06", "F07"} <= set(told)


def agree_totals(rows, **accounts):
    figures = {"valid": 10, "invalid": 0} | accounts
    return count_totals(contest(len(rows), len(rows), base=200, accounts=figures), rows)


@pytest.mark.parametrize(
    ("row", "refused"),
    [((6, 3, 1), False), ((6, 3, 0), True), ((6, 4, 1), True), ((10, 0, 0), False), ((11, 0, 0), True)],
)
def test_the_figures_of_a_row_add_up_to_the_valid_ballots(row, refused):
    rows = [row, (10, 0, 0), (10, 0, 0)]
    if refused:
        with pytest.raises(StopError):
            agree_totals(rows)
    else:
        assert agree_totals(rows).ballots.valid == 10


@pytest.mark.parametrize(("unusable", "refused"), [(20, False), (21, True)])
def test_no_more_unusable_rows_than_valid_ballots_allow(unusable, refused):
    rows = [(10 - n, 0, n) for n in (10, unusable - 10 if unusable <= 20 else 10, 0 if unusable <= 20 else 1)]
    if refused:
        with pytest.raises(StopError) as stopped:
            agree_totals(rows)
        assert "F16" in codes(stopped.value.problems)
    else:
        assert agree_totals(rows).ballots.valid == 10


def test_one_row_unclear_makes_the_ballot_invalid_so_totals_of_one_person_have_none():
    with pytest.raises(StopError):
        agree_totals([(6, 3, 1)])
    assert agree_totals([(6, None, None)]).candidates[0].against == 4


def test_what_totals_do_not_tell_stays_unknown():
    result = agree_totals([(6, None, None), (7, 2, None), (8, None, 1)])
    assert [(one.against, one.unusable) for one in result.candidates] == [(None, None), (2, 1), (1, 1)]


@pytest.mark.parametrize(
    ("parts", "refused"), [({"OVERVOTE": 1, "NONE": 1}, False), ({"OVERVOTE": 1}, True), ({}, False)]
)
def test_invalid_ballots_by_ground_add_up(parts, refused):
    case = contest(3, 2, base=145, accounts={"valid": 100, "invalid": 2, "invalid_by_ground": parts})
    if refused:
        with pytest.raises(StopError) as stopped:
            count_totals(case, [90, 80, 30])
        assert codes(stopped.value.problems) == ["F11"]
    else:
        assert count_totals(case, [90, 80, 30]).ballots.invalid == 2


@pytest.mark.parametrize(
    ("valid", "invalid", "warned"), [(97, 2, False), (97, 3, True), (98, 3, False), (10, 2, False), (10, 3, True)]
)
def test_many_invalid_ballots_are_remarked_on(valid, invalid, warned):
    case = contest(2, 1, base=145)
    result = count(case, strike_ballots([valid - 1, 1], valid, 1, ["MARKED"] * invalid))
    assert ("W02" in codes(result.warnings)) == warned


def test_nobody_voted_for_and_nothing_valid():
    case = contest(3, 2, base=145)
    result = count(case, strike_ballots([10, 5, 0], 10, 2))
    assert "W04" in codes(result.warnings)
    empty = count(case, strike_ballots([0, 0, 0], 0, 2, ["MARKED", "SIGNED"]))
    assert "W03" in codes(empty.warnings)
    assert (empty.elected, empty.short, empty.ballots.valid) == ((), 2, 0)


def test_no_ballot_at_all_is_a_result_too():
    case = contest(3, 2, base=145)
    result = count(case, marks([["", "", ""]]).head(0))
    assert (result.ballots.returned, result.short) == (0, 2)
    assert result.candidates[0].share == "0.00"


def test_a_base_of_nobody_has_no_shares():
    result = count(contest(3, 2, base=0), marks([["", "", ""]]).head(0))
    assert (result.candidates[0].share, result.needed, result.elected) == (None, 1, ())


@pytest.mark.parametrize(
    ("clear", "unusable", "warned"), [(98, 2, False), (98, 3, False), (97, 3, True), (2, 2, False)]
)
def test_many_unusable_rows_of_one_person_are_remarked_on(clear, unusable, warned):
    cells = [["yes", "yes"]] * clear + [["both", "yes"]] * unusable
    result = count(contest(2, 2, base=145), marks(cells))
    assert ("W20" in codes(result.warnings)) == warned


@pytest.mark.parametrize(("unclear", "warned"), [("2", False), ("3", True)])
def test_unusable_rows_of_shares_are_held_against_the_shares(unclear, warned):
    case = contest(2, 2, regulation="majority", form="agree", electorate={"body": "shares", "shares": 200})
    votes = marks([["yes", "no"], ["both", "no"]]).with_columns(weight=pl.Series([str(100 - int(unclear)), unclear]))
    found = [one for one in count(case, votes).warnings if one.code == "W20"]
    assert [one.en for one in found] == ([f"{case.candidate[0].name}: 3 of 100 shares of valid ballots give no clear "
                                          "vote, more than usual."] if warned else [])  # fmt: skip


def refused(case, ballots, **options):
    with pytest.raises(StopError) as stopped:
        count(case, ballots, **options)
    return told(stopped.value.problems)


THREE = ["", "x", "x"]


@pytest.mark.parametrize(
    ("accounts", "told_of"),
    [
        ({"printed": 8, "issued": 9}, [("F07", "accounts.issued", {"issued": 9, "printed": 8})]),
        ({"printed": 9, "issued": 8, "unused": 2},
         [("F19", "accounts.unused", {"issued": 8, "unused": 2, "printed": 9})]),
        ({"printed": 9, "unused": 10}, [("F19", "accounts.unused", {"issued": 0, "unused": 10, "printed": 9})]),
        ({"issued": 8, "spoiled": 9}, [("F13", "accounts.spoiled", {"spoiled": 9, "issued": 8})]),
        ({"issued": 2, "returned": 3}, [("F01", "accounts.returned", {"returned": 3, "issued": 2})]),
        ({"issued": 12, "spoiled": 1}, [("F08", "accounts.issued", {"issued": 11, "present": 10})]),
        ({"issued": 11}, [("F08", "accounts.issued", {"issued": 11, "present": 10})]),
        ({"returned": 4}, [("F06", "accounts.returned", {"rows": 3, "returned": 4})]),
        ({"returned": 2}, [("F06", "accounts.returned", {"rows": 3, "returned": 2})]),
        ({"valid": 2}, [("F15", "accounts.valid", {"key": "accounts.valid", "stated": 2, "counted": 3})]),
        ({"invalid": 1}, [("F15", "accounts.invalid", {"key": "accounts.invalid", "stated": 1, "counted": 0})]),
        (
            {"invalid_by_ground": {"MARKED": 2}},
            [("F15", "accounts.invalid_by_ground.MARKED",
              {"key": "accounts.invalid_by_ground.MARKED", "stated": 2, "counted": 0})],
        ),
    ],
)  # fmt: skip
def test_a_fault_of_the_paper_names_its_key_and_both_figures(accounts, told_of):
    case = contest(3, 1, electorate={"body": "delegates", "summoned": 10, "present": 10}, accounts=accounts)
    found = refused(case, marks([THREE] * 3))
    assert found == [(code, at, "", figures) for code, at, figures in told_of]


@pytest.mark.parametrize(
    ("electorate", "told_of"),
    [
        ({"summoned": 9, "present": 10}, ("F14", "electorate", {"present": 10, "summoned": 9})),
        (
            {"summoned": 11, "present": 10, "subtract": [{"reason": "committee_absent", "count": 2}]},
            ("F09", "electorate.present", {"present": 10, "base": 9}),
        ),
        ({"summoned": 9, "present": 2}, ("F10", "accounts.returned", {"returned": 3, "present": 2})),
    ],
)
def test_a_fault_of_the_people_names_its_key_and_both_figures(electorate, told_of):
    case = contest(3, 1, electorate={"body": "delegates"} | electorate, accounts={"returned": 3})
    code, at, figures = told_of
    assert refused(case, marks([THREE] * 3)) == [(code, at, "", figures)]


@pytest.mark.parametrize(
    ("voters", "code"),
    [({"registered": 3, "voted": 3}, None), ({"registered": 2, "voted": 3}, "F14"),
     ({"registered": 9, "voted": 2}, "F10")],
)  # fmt: skip
def test_voters_registered_and_voting_are_held_together_like_people_summoned_and_present(voters, code):
    case = contest(
        3, 1, regulation="state-2025", form="strike", electorate={"body": "voters"} | voters, accounts={"returned": 3}
    )
    if code:
        assert [one[0] for one in refused(case, marks([THREE] * 3))] == [code]
    else:
        assert count(case, marks([THREE] * 3)).base.value == 3


@pytest.mark.parametrize(("valid", "present", "refuses"), [(3, 3, False), (3, 2, True)])
def test_a_base_of_the_paper_says_nothing_about_the_people(valid, present, refuses):
    """Nobody present more than summoned, though more than the valid ballots."""
    case = contest(
        3, 1, regulation="majority", form="strike", settings={"base": {"base": "valid"}},
        electorate={"body": "meeting", "summoned": 9, "present": present}, accounts={"returned": valid},
    )  # fmt: skip
    if refuses:
        assert [one[0] for one in refused(case, marks([THREE] * 3))] == ["F10"]
    else:
        assert count(case, marks([THREE] * 3)).base.value == 3


def test_without_an_electorate_the_paper_is_checked_all_the_same():
    case = contest(
        3, 1, regulation="majority", form="strike", settings={"base": {"base": "valid"}}, accounts={"issued": 2}
    )
    assert count(case, marks([THREE] * 3)).ballots.issued == 2
    case = case.model_copy(update={"accounts": case.accounts.model_copy(update={"returned": 3})})
    assert [one[0] for one in refused(case, marks([THREE] * 3))] == ["F01"]


def shareholders(weights, shares, seats=1, **keys):
    electorate = {"body": "shares", "shares": shares} | keys.pop("electorate", {})
    case = contest(2, seats, regulation="company-cumulative", form="points", electorate=electorate, **keys)
    ballots = marks([[str(weight), ""] for weight in weights])
    return case, ballots.with_columns(weight=pl.Series([str(one) for one in weights]))


@pytest.mark.parametrize(("shares", "refuses"), [(6, False), (5, True), (7, False)])
def test_ballots_never_bear_more_than_the_shares_attending(shares, refuses):
    case, ballots = shareholders([4, 2], shares)
    if refuses:
        assert refused(case, ballots) == [("F18", "electorate.shares", "", {"weight": 6, "shares": 5})]
    else:
        assert count(case, ballots).candidates[0].votes == 6


def test_few_holders_of_many_shares_may_return_few_ballots():
    case, ballots = shareholders([4, 2], 9, electorate={"summoned": 9, "present": 1}, accounts={"returned": 2})
    assert count(case, ballots).ballots.returned == 2


@pytest.mark.parametrize(("votes", "refuses"), [((12, 6), False), ((12, 7), True)])
def test_cumulative_votes_by_hand_never_exceed_the_shares_times_the_seats(votes, refuses):
    case, _ballots = shareholders([1], 9, seats=2, accounts={"valid": 3, "invalid": 0})
    if refuses:
        with pytest.raises(StopError) as stopped:
            count_totals(case, votes)
        assert told(stopped.value.problems) == [("F04", "", "", {"sum": 19, "most": 18})]
    else:
        assert [one.votes for one in count_totals(case, votes).candidates] == [12, 6]


def test_cumulative_votes_by_hand_still_need_the_paper_to_add_up():
    case, _ballots = shareholders([1], 9, accounts={"valid": 3, "invalid": 0, "returned": 4})
    with pytest.raises(StopError) as stopped:
        count_totals(case, [5, 4])
    assert told(stopped.value.problems) == [
        ("F02", "accounts.returned", "", {"valid": 3, "invalid": 0, "returned": 4}),
    ]


def strike_totals(votes, seats=2, valid=10, **accounts):
    case = contest(len(votes), seats, base=20, accounts={"valid": valid, "invalid": 0} | accounts, form="strike")
    with pytest.raises(StopError) as stopped:
        count_totals(case, votes)
    return told(stopped.value.problems)


@pytest.mark.parametrize(
    ("votes", "found"),
    [
        ([11, 5, 0], ("F03", "c01", "Trần Văn Thử 1", {"name": "Trần Văn Thử 1", "votes": 11, "valid": 10})),
        ([10, 10, 1], ("F04", "", "", {"sum": 21, "most": 20})),
        ([5, 4, 0], ("F12", "", "", {"sum": 9, "valid": 10})),
        (
            [(6, 5, 0), 5, 5],
            ("F05", "c01", "Trần Văn Thử 1", {"name": "Trần Văn Thử 1", "sum": 11, "valid": 10}),
        ),
    ],
)
def test_a_total_that_cannot_be_names_the_person_and_the_figures(votes, found):
    assert strike_totals(votes) == [found]


@pytest.mark.parametrize("votes", [[10, 10, 0], [5, 5, 0], [(6, 4, 0), 5, 5]])
def test_totals_at_their_limits_can_be(votes):
    case = contest(3, 2, base=20, accounts={"valid": 10, "invalid": 0}, form="strike")
    assert count_totals(case, votes).ballots.valid == 10


def test_totals_held_against_the_ballots_returned_and_the_invalid_by_ground():
    assert strike_totals([6, 5, 5], returned=11, invalid=2, invalid_by_ground={"MARKED": 1, "SIGNED": 2}) == [
        ("F02", "accounts.returned", "", {"valid": 10, "invalid": 2, "returned": 11}),
        ("F11", "accounts.invalid_by_ground", "", {"sum": 3, "invalid": 2}),
    ]


def test_more_unusable_rows_than_valid_ballots_allow_are_told_with_the_most_there_can_be():
    with pytest.raises(StopError) as stopped:
        agree_totals([(0, 0, 10), (0, 0, 10), (9, 0, 1)])
    assert told(stopped.value.problems) == [("F16", "", "", {"sum": 21, "most": 20})]


def test_agree_totals_may_exceed_the_seats_and_fall_short_of_the_ballots():
    case = contest(3, 1, base=20, accounts={"valid": 10, "invalid": 0}, form="agree")
    assert [one.votes for one in count_totals(case, [10, 10, 10]).candidates] == [10, 10, 10]
    assert [one.votes for one in count_totals(case, [2, 0, 0]).candidates] == [2, 0, 0]


def test_warnings_name_the_person_and_the_figures():
    result = count(contest(2, 2, base=145), marks([["yes", "no"]] * 97 + [["both", "no"]] * 3 + [["", ""]] * 4))
    assert english(result, "W02") == ["4 of 104 returned ballots are invalid, more than usual."]
    assert english(result, "W04") == ["Lê Văn Thử 2 has no votes at all."]
    assert english(result, "W20") == ["Trần Văn Thử 1: 3 of 100 valid ballots give no clear vote, more than usual."]
    spoilt = contest(3, 2, base=145, accounts={"issued": 120, "spoiled": 21, "returned": 100})
    found = english(count(spoilt, strike_ballots([90, 80, 30], 100, 2)), "W05")
    assert found == ["100 ballots returned, more than issued less spoiled (99)."]
    lost = contest(3, 2, base=145, accounts={"printed": 120, "issued": 100, "unused": 18, "returned": 100})
    found = english(count(lost, strike_ballots([90, 80, 30], 100, 2)), "W24")
    assert found == ["2 ballots are missing: 120 printed, 100 issued, 18 unused."]


def test_ballots_for_more_people_than_seats_are_counted_in_the_warning():
    result = count(contest(2, 1, base=9, form="agree"), marks([["yes", "yes"]] * 2 + [["yes", "no"]]))
    assert [one[:9] for one in english(result, "W07")] == ["2 ballots"]


def test_pages_that_are_no_ballots_are_listed_by_kind():
    frame = marks([THREE] * 4, ["", "TEST_BALLOT", "DUPLICATE", "TEST_BALLOT"])
    result = count(contest(3, 1, base=9), frame.with_columns(status=pl.Series(["read", *["rejected"] * 3])))
    assert english(result, "W15") == [
        "3 pages in the votes file are no ballots of this count (DUPLICATE: 1, TEST_BALLOT: 2); listed, not counted."
    ]


def test_while_ballots_are_undecided_the_stated_valid_ones_may_still_come():
    frame = marks([THREE] * 3).with_columns(status=pl.Series(["read", "read", "review"]))
    case = contest(3, 1, base=9, accounts={"valid": 3, "invalid_by_ground": {"MARKED": 1}})
    assert count(case, frame, unresolved=True).ballots.valid == 2


@pytest.mark.parametrize(("returned", "refuses"), [(5, False), (2, False), (1, True)])
def test_a_file_that_could_not_be_opened_may_hold_the_ballots_missing(returned, refuses):
    frame = marks([THREE] * 3, ["", "", "UNREADABLE_FILE"]).with_columns(status=pl.Series(["read", "read", "rejected"]))
    case = contest(3, 1, base=9, accounts={"returned": returned})
    if refuses:
        assert refused(case, frame, unresolved=True) == [("F06", "accounts.returned", "", {"rows": 2, "returned": 1})]
    else:
        result = count(case, frame, unresolved=True)
        assert (result.ballots.returned, result.ballots.unresolved) == (returned, returned - 2)


def test_what_the_contest_file_itself_states_is_held_together_before_any_count():
    electorate = {"body": "delegates", "summoned": 20, "present": 21}
    case = contest(3, 1, electorate=electorate, accounts={"returned": 5, "valid": 4, "invalid": 2,
                                                          "invalid_by_ground": {"MARKED": 1}})  # fmt: skip
    assert told(stated_faults(case)) == [
        ("F14", "electorate", "", {"present": 21, "summoned": 20}),
        ("F02", "accounts.returned", "", {"valid": 4, "invalid": 2, "returned": 5}),
        ("F11", "accounts.invalid_by_ground", "", {"sum": 1, "invalid": 2}),
    ]


@pytest.mark.parametrize(
    "accounts",
    [
        {}, {"returned": 2, "valid": 0, "invalid": 2}, {"returned": 2, "valid": 2, "invalid": 0}, {"valid": 9},
        {"returned": 1, "valid": 9}, {"returned": 1, "invalid": 9}, {"invalid_by_ground": {"MARKED": 1}},
        {"valid": 1, "invalid": 1, "invalid_by_ground": {"MARKED": 1}}, {"invalid": 3},
    ],
)  # fmt: skip
def test_figures_not_yet_stated_contradict_nothing(accounts):
    assert stated_faults(contest(3, 1, base=20, accounts=accounts)) == []


@pytest.mark.parametrize(
    ("accounts", "found"),
    [
        ({"valid": 0, "returned": 3}, ["W03"]), ({}, []), ({"valid": 1, "returned": 1}, []),
        ({"valid": 97, "invalid": 3, "returned": 100}, ["W02"]), ({"valid": 9, "invalid": 2, "returned": 11}, []),
        ({"valid": 98, "invalid": 3, "returned": 101}, []), ({"returned": 0}, []),
        ({"issued": 9, "spoiled": 2, "returned": 8}, ["W05"]), ({"issued": 9, "spoiled": 1, "returned": 8}, []),
        ({"printed": 20, "issued": 9, "unused": 11}, []), ({"printed": 20, "issued": 9, "unused": 10}, ["W24"]),
        ({"printed": 20, "unused": 10}, []), ({"issued": 9, "unused": 10}, []),
    ],
)  # fmt: skip
def test_figures_stated_are_remarked_on_before_any_count(accounts, found):
    assert codes(stated_warnings(contest(3, 1, base=200, accounts=accounts).accounts)) == found


def test_without_a_ground_for_unclear_ballots_every_row_may_be_unusable():
    own = load_builtin("party-2024")
    without = own.model_copy(update={"clause": tuple(one for one in own.clause if "unclear" not in one.id)})
    case = contest(2, 1, base=20, form="agree", accounts={"valid": 5, "invalid": 0})
    result = compute_totals(case, without, {name: Totals(0, 0, 5) for name in ("c01", "c02")})
    assert [one.unusable for one in result.candidates] == [5, 5]


def test_unusable_rows_counted_by_hand_are_remarked_on():
    found = english(agree_totals([(7, 0, 3), (8, 2, 0)]), "W20")
    assert found == ["Trần Văn Thử 1: 3 of 10 valid ballots give no clear vote, more than usual."]
    assert english(agree_totals([(97, 0, 3), (97, 1, 2)], valid=100), "W20") == [
        "Trần Văn Thử 1: 3 of 100 valid ballots give no clear vote, more than usual."
    ]


def test_ballots_spoiled_and_still_in_the_box_are_told_with_key_and_figures():
    paper = contest(3, 1, base=20, accounts={"issued": 9, "spoiled": 2, "returned": 8}).accounts
    assert told(stated_warnings(paper)) == [("W05", "accounts.spoiled", "", {"returned": 8, "net": 7})]
