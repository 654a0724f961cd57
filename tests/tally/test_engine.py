"""From votes to the result: what goes in is carried out again, and every refusal names its place and its figures."""

import polars as pl
import pytest
from tally_cases import codes, contest, contest_data, count, count_totals, english, ids, marks, strike_ballots, told

from tally.contest_check import parse_contest
from tally.electorate import base_of, percent, quorum_problems, turned_out, votes_needed
from tally.engine import Totals, compute, compute_totals
from tally.problems import InvalidError, StopError
from tally.regulation import load_builtin
from tally.result import result_document

PARTY, STATE = load_builtin("party-2024"), load_builtin("state-2025")


def refused(make, *args, error=InvalidError, **keys):
    with pytest.raises(error) as found:
        make(*args, **keys)
    return told(found.value.problems)


def test_the_whole_result_of_a_small_count():
    data = contest_data(
        3, 2, kind="delegates", round=2, alternates=1, test=True,
        event={"organisation": "Đảng bộ xã Thử", "date": "2025-06-01"},
        electorate={"body": "delegates", "summoned": 12, "present": 9,
                    "subtract": [{"reason": "committee_absent", "count": 2}]},
        accounts={"printed": 12, "issued": 9, "spoiled": 1, "returned": 8},
        settings={"two-decimals": {"decimals": 1}},
    )  # fmt: skip
    data["candidate"][0] |= {"born": "1970-01-02", "note": "Bí thư"}
    ballots = marks([["", "", "x"]] * 5 + [["", "x", ""]] + [["", "", ""], ["x", "", ""]], [""] * 7 + ["SIGNED"])
    found = result_document(count(parse_contest(data, "x"), ballots))
    clauses = {one.pop("id"): one for one in found.pop("clauses")}
    warnings = {one["code"]: one for one in found.pop("warnings")}
    people = found.pop("candidates")
    expected = {
        "schema": "congress-result/1", "contest": "bch", "regulation": "party-2024", "title": "Bầu Ban Chấp hành",
        "seats": 2, "round": 2, "mode": "normal", "test": True,
        "event": {"superior": "", "organisation": "Đảng bộ xã Thử", "congress": "", "term": "", "place": "",
                  "date": "2025-06-01", "closed_at": "", "document_no": "", "officer": []},
        "base": {"kind": "summoned", "value": 10, "summoned": 12,
                 "subtractions": [{"reason": "committee_absent", "count": 2}]},
        "needed": 6,
        "ballots": {"issued": 9, "returned": 8, "valid": 6, "invalid": 2,
                    "invalid_by_ground": {"SIGNED": 1, "OVERVOTE": 1}, "printed": 12, "spoiled": 1, "unused": None,
                    "unresolved": 0},
        "elected": ["c01"], "alternates": [], "tied": [], "short": 1,
        "next": {"action": "congress_decides", "seats": 1, "candidates": [], "clause": "short-delegates-again"},
        "recognised": True, "errors": [], "kind": "delegates", "form": "strike", "alternates_wanted": 1,
        "electorate": {"body": "delegates", "summoned": 12, "present": 9, "registered": None, "voted": None,
                       "shares": None, "subtract": [{"reason": "committee_absent", "count": 2}]},
    }  # fmt: skip
    assert {key: found[key] for key in expected} == expected
    assert people == [
        {"id": "c01", "name": "Trần Văn Thử 1", "votes": 6, "against": 0, "unusable": 0, "share": "60.0", "rank": 1,
         "margin": 0, "verdict": "elected", "clause": "more-than-half", "born": "1970-01-02", "note": "Bí thư"},
        {"id": "c02", "name": "Lê Văn Thử 2", "votes": 5, "against": 1, "unusable": 0, "share": "50.0", "rank": 2,
         "margin": -1, "verdict": "not_elected", "clause": "more-than-half", "born": None, "note": ""},
        {"id": "c03", "name": "Phạm Văn Thử 3", "votes": 1, "against": 5, "unusable": 0, "share": "10.0", "rank": 3,
         "margin": -5, "verdict": "not_elected", "clause": "more-than-half", "born": None, "note": ""},
    ]  # fmt: skip
    assert list(clauses) == [
        "base-delegates", "more-than-half", "short-delegates-again", "form-surplus", "ground-signed",
        "ground-overvote", "two-decimals",
    ]  # fmt: skip
    assert clauses["two-decimals"]["overridden"] == {"decimals": 1}
    known = {one.id: one for one in PARTY.clause}
    for name, line in clauses.items():
        assert (line["vi"], line["en"], line["article"]) == (known[name].vi, known[name].en, known[name].article)
        assert line["source"] == (known[name].source or PARTY.source)
        assert line["confidence"] == known[name].confidence
        assert line["overridden"] == ({"decimals": 1} if name == "two-decimals" else {})
    assert list(warnings) == ["W12", "W01"]
    assert warnings["W12"] == {
        "code": "W12",
        "vi": "Thông số của điều khoản đã được thay đổi trong tệp cuộc bầu cử: two-decimals.decimals = 1.",
        "en": "Parameters of clauses were changed in the contest file: two-decimals.decimals = 1.",
        "fix_vi": "Biên bản phải ghi rõ thay đổi này và căn cứ.",
        "fix_en": "The minutes must state the change and its ground.",
    }


def test_a_form_named_in_the_contest_file_rests_on_no_clause():
    result = count(contest(3, 2, base=9, form="strike"), strike_ballots([5, 3, 2], 5, 2))
    assert "form-surplus" not in {one.id for one in result.clauses}


def test_classes_need_no_threshold_and_carry_their_levels():
    case = contest(1, 1, regulation="confidence-2023", electorate={"body": "meeting", "summoned": 9, "present": 9})
    result = count(case, marks([["high"]] * 2 + [["medium"], ["low"], ["many"]]))
    (one,) = result.candidates
    assert one.levels == {"high": 2, "medium": 1, "low": 1}
    mechanisms = {clause.id: clause.mechanism for clause in load_builtin("confidence-2023").clause}
    assert "threshold" not in {mechanisms[clause.id] for clause in result.clauses}
    assert {"classes", "base", "rounding"} <= {mechanisms[clause.id] for clause in result.clauses}


def test_classes_cannot_be_told_from_totals():
    case = contest(
        1, 1, regulation="confidence-2023", electorate={"body": "meeting", "summoned": 9, "present": 9},
        accounts={"valid": 5, "invalid": 0},
    )  # fmt: skip
    assert refused(count_totals, case, [5]) == [("TOTALS_NOT_FOR_FORM", "form", "", {"form": "confidence"})]


def test_a_form_without_rules_is_refused_with_those_there_are():
    case = contest(2, 1, form="points", electorate={"body": "meeting", "summoned": 9})
    assert refused(count, case, marks([["", ""]])) == [
        ("FORM_NOT_COUNTED", "form", "", {"form": "points", "regulation": "party-2024", "known": "strike, agree"})
    ]


def test_a_contest_without_an_electorate_is_told_to_give_one():
    assert refused(count, contest(2, 1), marks([["", "x"]])) == [
        ("BASE_MISSING", "electorate", "", {"key": "electorate"})
    ]


@pytest.mark.parametrize("mechanism", ["base", "rounding"])
def test_a_regulation_without_a_base_or_rounding_is_told(mechanism):
    without = PARTY.model_copy(update={"clause": tuple(one for one in PARTY.clause if one.mechanism != mechanism)})
    assert refused(compute, contest(2, 1, base=9), without, marks([["", "x"]])) == [
        ("CLAUSE_MISSING", "", "", {"regulation": "party-2024", "mechanism": mechanism, "detail": "body=delegates"})
    ]


def test_every_unknown_reason_to_subtract_is_told_with_those_known():
    reasons = [{"reason": "holiday", "count": 1}, {"reason": "ill", "count": 1}]
    electorate = {"body": "delegates", "summoned": 9, "present": 5, "subtract": reasons}
    case = contest(2, 1, base=9).model_copy(
        update={"electorate": contest(2, 1, base=9).electorate.model_validate(electorate)}
    )
    known = ", ".join(next(one for one in PARTY.clause if one.id == "base-delegates").subtract)
    assert refused(count, case, marks([["", "x"]])) == [
        ("REASON_UNKNOWN", "", "", {"reason": reason, "body": "delegates", "known": known})
        for reason in ("holiday", "ill")
    ]


def test_a_base_without_subtractions_knows_no_reason():
    own = PARTY.model_copy(
        update={
            "clause": tuple(
                one.model_copy(update={"subtract": ()}) if one.mechanism == "base" else one for one in PARTY.clause
            )
        }
    )
    electorate = {"body": "delegates", "summoned": 9, "subtract": [{"reason": "committee_absent", "count": 1}]}
    found = refused(compute, contest(2, 1, electorate=electorate), own, marks([["", "x"]]))
    assert [one[3]["known"] for one in found] == ["(—)"]


@pytest.mark.parametrize(("number", "end"), [(20, "b19."), (21, "b19 … (+1)."), (23, "b19 … (+3).")])
def test_twenty_undecided_ballots_are_named_and_the_rest_counted(number, end):
    rows = marks([["?", "?"]] * number).with_columns(status=pl.lit("review"))
    with pytest.raises(StopError) as stopped:
        count(contest(2, 1, base=99), rows)
    (one,) = stopped.value.problems
    assert one.values["count"] == number
    assert one.text("en").endswith(end)
    assert ": b0, b1, b2" in one.text("en")


def waiting(*rows):
    """(status, problem) → a read file of ballots for the first of two."""
    frame = marks([["", "x"] for _row in rows], [problem for _status, problem in rows])
    return frame.with_columns(status=pl.Series([status for status, _problem in rows]))


def test_undecided_ballots_and_unopened_files_are_told_together():
    rows = waiting(("read", ""), ("review", ""), ("rejected", "UNREADABLE_FILE"), ("rejected", "DAMAGED"))
    assert refused(count, contest(2, 1, base=9), rows, error=StopError) == [
        ("UNRESOLVED_BALLOTS", "", "", {"count": 2, "which": "b1, b3"}),
        ("W13", "", "", {"which": "b2"}),
    ]
    result = count(contest(2, 1, base=9), rows, unresolved=True)
    assert result.ballots.unresolved == 2
    assert english(result, "W13") == [
        "Some files could not be opened, so it is unknown how many ballots they hold: b2."
    ]


def test_what_the_undecided_could_change_is_told_by_name():
    rows = waiting(*[("read", "")] * 4, ("review", ""))
    result = count(contest(2, 1, base=9), rows, unresolved=True)
    assert [(one[0], one.split(": ")[1]) for one in english(result, "W08")] == [("1", "Trần Văn Thử 1.")]
    settled = count(contest(2, 1, base=9), waiting(*[("read", "")] * 6, ("review", "")), unresolved=True)
    assert [one.split(";")[0] for one in english(settled, "W09")] == ["1 ballots are undecided"]


def test_an_unopened_file_of_unknown_size_could_change_anything():
    rows = waiting(*[("read", "")] * 6, ("rejected", "UNREADABLE_FILE"))
    result = count(contest(2, 1, base=9), rows, unresolved=True)
    assert (result.ballots.unresolved, codes(result.warnings)[0]) == (0, "W13")
    known = count(contest(2, 1, base=9, accounts={"returned": 8}), rows, unresolved=True)
    assert [one.split(";")[0] for one in english(known, "W09")] == ["2 ballots are undecided"]
    more = count(contest(2, 1, base=19, accounts={"returned": 10}), rows, unresolved=True)
    assert [(one[0], one.split(": ")[1]) for one in english(more, "W08")] == [("4", "Trần Văn Thử 1.")]


def test_an_unopened_file_of_shares_could_change_anything():
    electorate = {"body": "shares", "shares": 100}
    case = contest(
        2, 1, regulation="company-cumulative", form="points", electorate=electorate, accounts={"returned": 2}
    )
    rows = waiting(("read", ""), ("rejected", "UNREADABLE_FILE")).with_columns(
        c01=pl.lit("50"), c02=pl.lit(""), weight=pl.Series(["50", None])
    )
    assert [(one[0], one.split(": ")[1]) for one in english(count(case, rows, unresolved=True), "W08")] == [
        ("1", "Trần Văn Thử 1, Lê Văn Thử 2.")
    ]


def test_an_election_of_too_few_voters_stays_so_whatever_the_undecided():
    case = contest(
        2, 1, regulation="state-2025", form="strike", electorate={"body": "voters", "registered": 9, "voted": 4}
    )
    result = count(case, waiting(("read", ""), ("read", ""), ("review", "")), unresolved=True)
    assert ("W09" in codes(result.warnings), result.recognised) == (True, False)


def test_undecided_marks_of_confidence_could_change_a_class():
    case = contest(1, 1, regulation="confidence-2023", electorate={"body": "meeting", "summoned": 4, "present": 4})
    rows = marks([["low"], ["low"], ["high"], ["?"]]).with_columns(status=pl.Series(["read", "read", "read", "review"]))
    assert [(one[0], one.split(": ")[1]) for one in english(count(case, rows, unresolved=True), "W08")] == [
        ("1", "Trần Văn Thử 1.")
    ]


def test_the_open_case_is_told_with_its_number_and_how_it_was_counted():
    result = count(contest(2, 2, base=9), marks([["no", "no"], ["no", "no"], ["yes", "no"]]))
    (found,) = [one for one in result.warnings if one.code == "W06"]
    assert found.en == "A case the rules leave open: 2 ballots disagree with everyone, counted as valid."
    assert found.vi.endswith("được tính là hợp lệ.")
    assert "open-all-against" in {one.id for one in result.clauses}


def test_missing_alternates_are_told_with_their_number():
    case = contest(3, 2, base=100, kind="delegates", alternates=2, form="agree",
                   accounts={"valid": 100, "invalid": 0})  # fmt: skip
    assert english(count_totals(case, [90, 80, 70]), "W11") == ["1 of 2 alternates were found."]
    assert english(count_totals(case, [90, 80, 40]), "W11") == ["0 of 2 alternates were found."]
    assert english(count_totals(case, [90, 40, 40]), "W11") == []


@pytest.mark.parametrize(
    ("day", "told_of"),
    [("2024-10-09", ["The contest of 2024-10-09 is outside the time the regulation “party-2024” is in force."]),
     ("2024-10-10", [])],
)  # fmt: skip
def test_the_day_outside_the_regulations_time_is_named(day, told_of):
    result = count(contest(2, 1, base=9, event={"date": day}), marks([["", "x"]]))
    assert english(result, "W10") == told_of


@pytest.mark.parametrize(("day", "number"), [("2019-12-31", 0), ("2020-01-01", 0), ("2020-01-02", 1)])
def test_a_regulation_and_its_clauses_end_after_their_last_day(day, number):
    until = {"valid_from": None, "valid_to": contest(2, 1, event={"date": "2020-01-01"}).event.date}
    ended = PARTY.model_copy(update=until)
    case = contest(2, 1, base=9, event={"date": day})
    assert len(english(compute(case, ended, marks([["", "x"]])), "W10")) == number
    clauses = tuple(one.model_copy(update=until) if one.id == "more-than-half" else one for one in PARTY.clause)
    found = compute(case, PARTY.model_copy(update={"clause": clauses, "valid_from": None}), marks([["", "x"]]))
    assert english(found, "W21") == [f"The clause “more-than-half” is not in force on {day}."] * number


@pytest.mark.parametrize(("day", "number"), [("2019-12-31", 1), ("2020-01-01", 0)])
def test_a_clause_begins_on_its_first_day(day, number):
    begins = {"valid_from": contest(2, 1, event={"date": "2020-01-01"}).event.date}
    clauses = tuple(one.model_copy(update=begins) if one.id == "more-than-half" else one for one in PARTY.clause)
    found = compute(
        contest(2, 1, base=9, event={"date": day}), PARTY.model_copy(update={"clause": clauses}), marks([["", "x"]])
    )
    assert len(english(found, "W21")) == number


def test_changed_parameters_are_all_listed():
    settings = {"two-decimals": {"decimals": 1}, "surplus-optional": {"numerator": 40, "denominator": 90}}
    assert english(count(contest(2, 1, base=9, settings=settings), marks([["", "x"]])), "W12") == [
        "Parameters of clauses were changed in the contest file: two-decimals.decimals = 1; "
        "surplus-optional.numerator = 40; surplus-optional.denominator = 90."
    ]


def test_subtractions_without_effect_name_the_base():
    electorate = {"body": "meeting", "summoned": 9}
    for subtract, told_of in (
        ([{"reason": "excused", "count": 1}], ["The subtractions have no effect: the base is “valid”."]),
        ([], []),
    ):
        case = contest(
            2, 1, regulation="majority", electorate=electorate | {"subtract": subtract},
            settings={"base": {"base": "valid"}},
        )  # fmt: skip
        assert english(count(case, strike_ballots([5, 3], 8, 1)), "W19") == told_of


def test_unverified_clauses_are_listed_with_their_sources():
    case = contest(4, 2, base=20, form="strike")
    result = count(case, strike_ballots([15, 12, 12, 1], 20, 2))
    unverified = [one for one in result.clauses if one.confidence == "unverified"]
    (found,) = english(result, "W01")
    assert found.count(";") == len(unverified) - 1
    assert all(f"{one.id} ({one.source}" in found for one in unverified)


# ---- totals counted by hand


def by_hand(totals, **accounts):
    case = contest(2, 1, base=20, form="agree", accounts=accounts)
    return compute_totals(case, PARTY, totals)


def test_everything_missing_or_unknown_in_totals_is_told_at_once():
    totals = {"c02": Totals(5), "c07": Totals(1)}
    grounds = ", ".join(
        dict.fromkeys(
            one.code for one in PARTY.clause
            if one.mechanism == "ground" and (not one.applies.forms or "agree" in one.applies.forms)
            and one.applies.several is not False
        )
    )  # fmt: skip
    assert refused(by_hand, totals, invalid_by_ground={"MARKED": 1, "UGLY": 2}) == [
        ("BASE_MISSING", "accounts.valid", "", {"key": "accounts.valid"}),
        ("BASE_MISSING", "accounts.invalid", "", {"key": "accounts.invalid"}),
        ("TOTAL_MISSING", "c01", "Trần Văn Thử 1", {"name": "Trần Văn Thử 1"}),
        ("TOTAL_UNKNOWN", "c07", "", {"id": "c07"}),
        ("GROUND_UNKNOWN", "accounts.invalid_by_ground.UGLY", "",
         {"ground": "UGLY", "regulation": "party-2024", "known": grounds}),
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["valid", "invalid"])
def test_one_missing_account_of_totals_is_named_alone(key):
    accounts = {"valid": 9, "invalid": 0}
    del accounts[key]
    found = refused(by_hand, {"c01": Totals(5), "c02": Totals(5)}, **accounts)
    assert found == [("BASE_MISSING", f"accounts.{key}", "", {"key": f"accounts.{key}"})]


def test_totals_by_ground_are_carried_in_the_regulations_order_without_empty_ones():
    totals = {"c01": Totals(5), "c02": Totals(5)}
    result = by_hand(totals, valid=9, invalid=3, invalid_by_ground={"SIGNED": 1, "MARKED": 2, "TWO_INKS": 0})
    assert list(result.ballots.invalid_by_ground.items()) == [("MARKED", 2), ("SIGNED", 1)]
    assert (result.ballots.valid, result.ballots.invalid, result.ballots.returned) == (9, 3, 12)


@pytest.mark.parametrize(
    ("form", "names", "row", "expected"),
    [
        ("strike", 2, Totals(6), (3, 0)),
        ("agree", 1, Totals(6), (3, 0)),
        ("agree", 2, Totals(6), (None, None)),
        ("agree", 2, Totals(6, 2), (2, 1)),
        ("agree", 2, Totals(6, None, 1), (2, 1)),
        ("agree", 2, Totals(6, 3), (3, 0)),
        ("agree", 2, Totals(6, None, 0), (3, 0)),
    ],
)
def test_what_follows_from_the_other_figures_of_a_row_is_filled_in(form, names, row, expected):
    case = contest(names, 1, base=20, form=form, accounts={"valid": 9, "invalid": 0})
    totals = {name: row if n == 0 else Totals(3, 3, 3) for n, name in enumerate(ids(names))}
    if form == "strike":
        totals["c02"] = Totals(3)
    first = compute_totals(case, PARTY, totals).candidates[0]
    assert (first.against, first.unusable) == expected


def test_a_row_beyond_the_valid_ballots_is_refused_rather_than_filled_in_below_zero():
    case = contest(2, 1, base=20, form="agree", accounts={"valid": 9, "invalid": 0})
    rows = {"c01": Totals(6, 4), "c02": Totals(6, None, 4)}
    found = refused(compute_totals, case, PARTY, rows, error=StopError)
    assert [(one[0], one[1], one[3]["sum"]) for one in found] == [("F05", "c01", 10), ("F05", "c02", 10)]


# ---- bases, parts and shares


def test_a_base_that_the_electorate_lacks_is_named_by_key():
    clause = next(one for one in PARTY.clause if one.id == "base-delegates")
    case = contest(2, 1, electorate={"body": "delegates"})
    key = "electorate.summoned"
    assert refused(base_of, case, clause, returned=1, valid=1) == [("BASE_MISSING", key, "", {"key": key})]
    assert refused(base_of, contest(2, 1), clause, returned=1, valid=1) == [
        ("BASE_MISSING", "electorate", "", {"key": "electorate"})
    ]


@pytest.mark.parametrize(("kind", "value"), [("returned", 8), ("valid", 7), ("present", 11), ("summoned", 10)])
def test_each_base_is_its_own_number(kind, value):
    clause = next(one for one in PARTY.clause if one.id == "base-delegates").model_copy(update={"base": kind})
    subtract = [{"reason": "committee_absent", "count": 2}, {"reason": "absent_no_alternate", "count": 1}]
    electorate = {"body": "delegates", "summoned": 13, "present": 11, "subtract": subtract}
    found = base_of(contest(2, 1, electorate=electorate), clause, returned=8, valid=7)
    assert (found.kind, found.value) == (kind, value)
    assert [(one.reason, one.count) for one in found.subtractions] == (
        [("committee_absent", 2), ("absent_no_alternate", 1)] if kind == "summoned" else []
    )
    assert found.summoned == (13 if kind == "summoned" else None)


@pytest.mark.parametrize(("summoned", "refuses"), [(4, False), (3, True)])
def test_everybody_may_be_subtracted_but_no_more(summoned, refuses):
    electorate = {"body": "delegates", "summoned": summoned, "subtract": [{"reason": "committee_absent", "count": 4}]}
    clause = next(one for one in PARTY.clause if one.id == "base-delegates")
    case = contest(2, 1, electorate=electorate)
    if refuses:
        assert refused(base_of, case, clause, returned=0, valid=0) == [
            ("SUBTRACTED_TOO_MANY", "electorate.subtract", "", {"subtracted": 4, "summoned": 3})
        ]
    else:
        assert base_of(case, clause, returned=0, valid=0).value == 0


@pytest.mark.parametrize(
    ("base", "numerator", "denominator", "strict", "needed"),
    [(10, 1, 2, True, 6), (11, 1, 2, True, 6), (10, 1, 2, False, 5), (11, 1, 2, False, 6), (9, 2, 3, False, 6),
     (10, 2, 3, False, 7), (9, 2, 3, True, 7), (0, 1, 2, True, 1), (0, 1, 2, False, 0), (7, 0, 1, False, 0)],
)  # fmt: skip
def test_the_fewest_votes_that_reach_a_part(base, numerator, denominator, strict, needed):
    clause = next(one for one in PARTY.clause if one.id == "more-than-half").model_copy(
        update={"numerator": numerator, "denominator": denominator, "strict": strict}
    )
    assert votes_needed(base, clause) == needed


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "share"),
    [(1, 8, 0, "13"), (1, 8, 1, "12.5"), (1, 16, 2, "6.25"), (1, 200, 2, "0.50"), (1, 20000, 2, "0.01"),
     (1, 20001, 2, "0.00"), (3, 3, 0, "100"), (0, 5, 2, "0.00"), (5, 0, 2, None), (1, 3, 6, "33.333333"),
     (1, 2000, 0, "0"), (1, 1, 1, "100.0")],
)  # fmt: skip
def test_a_share_has_as_many_decimals_as_the_regulation_says(part, whole, decimals, share):
    clause = next(one for one in PARTY.clause if one.id == "two-decimals").model_copy(update={"decimals": decimals})
    assert percent(part, whole, clause) == share


def voting(registered, voted):
    numbers = {"registered": registered, "voted": voted}
    given = {key: value for key, value in numbers.items() if value is not None}
    return contest(2, 1, regulation="state-2025", electorate={"body": "voters"} | given)


def turnout_clause(**update):
    clause = next(one for one in STATE.clause if one.mechanism == "turnout" and one.numerator)
    return clause.model_copy(update=update)


@pytest.mark.parametrize(
    ("case", "missing"),
    [
        (voting(None, None), ["registered", "voted"]),
        (voting(9, None), ["voted"]),
        (voting(None, 5), ["registered"]),
        (contest(2, 1), ["registered", "voted"]),
    ],
)
def test_a_turnout_without_its_numbers_names_every_key(case, missing):
    assert refused(turned_out, case, turnout_clause()) == [
        ("BASE_MISSING", f"electorate.{key}", "", {"key": f"electorate.{key}"}) for key in missing
    ]
    assert turned_out(case, None)
    assert turned_out(case, turnout_clause(numerator=0))


@pytest.mark.parametrize(
    ("voted", "strict", "enough"), [(4, False, False), (5, False, True), (5, True, False), (6, True, True)]
)
def test_enough_voted(voted, strict, enough):
    assert turned_out(voting(10, voted), turnout_clause(numerator=1, denominator=2, strict=strict)) == enough


@pytest.mark.parametrize(
    ("electorate", "found"),
    [
        (
            {"summoned": 9, "present": 5},
            [("F17", "electorate.present", "", {"present": 5, "summoned": 9, "fewest": 6})],
        ),
        ({"summoned": 9, "present": 6}, []),
        ({"summoned": 9}, "W16"),
        ({"present": 9}, "W16"),
        (None, "W16"),
    ],
)
def test_a_quorum_of_two_thirds(electorate, found):
    clause = next(one for one in load_builtin("party-planning").clause if one.mechanism == "quorum")
    case = contest(2, 1, **({"electorate": {"body": "meeting"} | electorate} if electorate else {}))
    faults, warnings = quorum_problems(case, clause)
    if found == "W16":
        assert (faults, told(warnings)) == ([], [("W16", "electorate.present", "", {})])
    else:
        assert (told(faults), warnings) == (found, [])
    assert quorum_problems(case, None) == ([], [])
    assert quorum_problems(case, clause.model_copy(update={"numerator": 0})) == ([], [])


def test_a_quorum_that_is_missed_stands_before_the_other_faults():
    case = contest(
        2, 1, regulation="party-planning", form="agree", accounts={"returned": 4},
        electorate={"body": "meeting", "summoned": 9, "present": 5},
    )  # fmt: skip
    assert [one[0] for one in refused(count, case, marks([["yes", "no"]] * 3), error=StopError)] == ["F17", "F06"]


def test_a_quorum_that_cannot_be_checked_is_the_first_warning():
    case = contest(2, 1, regulation="party-planning", form="agree", electorate={"body": "meeting", "summoned": 9})
    assert codes(count(case, marks([["yes", "no"]] * 5)).warnings)[0] == "W16"


@pytest.mark.parametrize("row", [Totals(-1), Totals(3, -1), Totals(3, None, -1), Totals(3, 7, -1), Totals(3, -1, 7)])
def test_no_figure_of_a_total_is_below_zero(row):
    assert refused(by_hand, {"c01": row, "c02": Totals(5)}, valid=9, invalid=0) == [
        ("TOTAL_NEGATIVE", "c01", "", {"id": "c01"})
    ]


def shareholders(counts_as):
    """Nine of ten shares are for the first of two; who holds the tenth has not been decided."""
    clause = next(c for c in load_builtin("company-cumulative").clause if getattr(c, "finder", "") == "too_many")
    case = contest(
        2, 1, regulation="company-cumulative", form="points", electorate={"body": "shares", "shares": 10},
        settings={clause.id: {"counts_as": counts_as}},
    )  # fmt: skip
    rows = marks([["9", ""], ["", ""]]).with_columns(weight=pl.Series(["9", "1"]), status=pl.Series(["read", "review"]))
    return codes(count(case, rows, unresolved=True).warnings)


def test_where_too_many_votes_make_no_ballot_invalid_one_ballot_could_give_any_number():
    assert "W09" in shareholders("invalid")
    assert "W08" in shareholders("valid")


def test_the_base_of_ballots_returned_may_shrink_to_those_settled():
    """Of four ballots returned two are low, of five if the fifth is a ballot at all."""
    profile = load_builtin("confidence-2023")
    returned = profile.model_copy(
        update={
            "clause": tuple(
                one.model_copy(update={"base": "returned"}) if one.mechanism == "base" else one
                for one in profile.clause
            )
        }
    )
    electorate = {"body": "meeting", "summoned": 9, "present": 9}
    cells = [["low"], ["low"], ["low"], ["high"], ["high"], ["?"]]
    rows = marks(cells).with_columns(status=pl.Series([*["read"] * 5, "review"]))
    for accounts, changes in (({}, True), ({"returned": 6}, True)):
        case = contest(1, 1, regulation="confidence-2023", electorate=electorate, accounts=accounts)
        found = codes(compute(case, returned, rows, unresolved=True).warnings)
        assert ("W08" in found) == changes
