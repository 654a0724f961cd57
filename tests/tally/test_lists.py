"""List rules: how many names, which form, in which order. Rows below, at and above each bound."""

import pytest
from tally_cases import codes, contest, contest_data, count, ids, strike_ballots, told

from tally.contest_check import parse_contest
from tally.lists import check_list, order_differs, prescribed_form, same_names, surplus_bounds
from tally.problems import InvalidError
from tally.regulation import load_builtin, with_settings

PARTY = load_builtin("party-2024")


def found(names, seats, **keys):
    return codes(check_list(contest(names, seats, **keys), PARTY))


@pytest.mark.parametrize(
    ("names", "code"),
    [(14, ["LIST_TOO_SHORT"]), (15, ["LIST_NO_SURPLUS"]), (16, []), (19, []), (20, ["LIST_SURPLUS_HIGH"])],
)
@pytest.mark.parametrize("kind", ["committee", "standing"])
def test_committees_need_a_surplus_of_at_most_thirty_percent(kind, names, code):
    assert found(names, 15, kind=kind) == code


@pytest.mark.parametrize(("seats", "names", "code"), [
    (1, 2, []), (1, 3, ["LIST_SURPLUS_HIGH"]), (2, 3, []), (2, 4, ["LIST_SURPLUS_HIGH"]),
    (3, 4, []), (3, 5, ["LIST_SURPLUS_HIGH"]), (5, 6, []), (5, 7, ["LIST_SURPLUS_HIGH"]), (6, 7, []),
    (6, 8, ["LIST_SURPLUS_HIGH"]), (7, 9, []), (7, 10, ["LIST_SURPLUS_HIGH"]),
])  # fmt: skip
def test_small_bodies_have_a_surplus_of_one(seats, names, code):
    assert found(names, seats, kind="committee") == code


@pytest.mark.parametrize("kind", ["secretary", "deputy-secretary", "inspection", "delegates"])
@pytest.mark.parametrize(("names", "code"), [(9, ["LIST_TOO_SHORT"]), (10, []), (13, []), (14, ["LIST_SURPLUS_HIGH"])])
def test_other_lists_may_do_without_a_surplus(kind, names, code):
    assert found(names, 10, kind=kind) == code


@pytest.mark.parametrize(("names", "code"), [(14, []), (17, []), (18, ["LIST_SURPLUS_HIGH"])])
def test_alternates_stand_on_the_list_of_delegates_and_are_no_surplus(names, code):
    assert found(names, 10, kind="delegates", alternates=4) == code


def test_without_a_kind_no_list_rule_is_tested():
    assert found(40, 15) == []


def test_a_revote_has_its_own_list():
    assert found(2, 1, kind="committee", mode="revote") == []


@pytest.mark.parametrize(
    ("names", "seats", "form", "code"),
    [(16, 15, None, []), (16, 15, "strike", []), (16, 15, "agree", ["LIST_FORM"]), (5, 5, "strike", ["LIST_FORM"]),
     (5, 5, "agree", []), (5, 5, None, [])],
)  # fmt: skip
def test_the_form_is_that_of_the_list(names, seats, form, code):
    assert found(names, seats, kind="inspection", **({"form": form} if form else {})) == code


@pytest.mark.parametrize(
    ("names", "seats", "form"), [(1, 1, "agree"), (3, 3, "agree"), (4, 3, "strike"), (2, 3, "agree")]
)
def test_the_prescribed_form(names, seats, form):
    assert prescribed_form(contest(names, seats), PARTY) == form


def test_a_form_in_the_contest_file_is_taken():
    assert prescribed_form(contest(3, 3, form="strike"), PARTY) == "strike"


def test_broken_list_rules_are_warnings_of_the_count():
    result = count(contest(5, 3, base=9, kind="committee"), strike_ballots([5, 3, 2, 1, 1], 5, 3))
    assert "LIST_SURPLUS_HIGH" in codes(result.warnings)


def test_a_setting_moves_the_bound():
    settings = {"surplus-compulsory": {"numerator": 50, "small_most": 2}}
    assert found(22, 15, kind="committee", settings=settings) == []
    assert found(5, 3, kind="committee", settings=settings) == []
    assert found(23, 15, kind="committee", settings=settings) == ["LIST_SURPLUS_HIGH"]


@pytest.mark.parametrize(
    ("seats", "least", "low", "high", "most"),
    [(3, 1, 1, 1, 1), (9, 1, 1, 1, 2), (10, 1, 1, 1, 3), (11, 1, 2, 2, 3), (15, 1, 2, 2, 4), (18, 1, 2, 2, 5),
     (20, 1, 2, 3, 6), (21, 1, 3, 3, 6), (27, 1, 3, 4, 8), (53, 1, 6, 7, 15), (55, 1, 6, 8, 16)],
)  # fmt: skip
def test_bounds_and_band_of_the_surplus(seats, least, low, high, most):
    bounds = surplus_bounds(PARTY, "committee", seats)
    assert (bounds.least, bounds.low, bounds.high, bounds.most) == (least, low, high, most)
    assert bounds.band == (str(low) if low == high else f"{low}–{high}")


def test_a_regulation_without_a_rule_on_the_surplus():
    assert surplus_bounds(load_builtin("state-2025"), "peoples-council", 5) is None


def test_the_order_of_the_file_against_that_of_the_regulation():
    data = contest_data(3, 2)
    for row, name in zip(data["candidate"], ["Lê Văn Ân", "Lê Văn An", "Bùi Thị Bình"], strict=True):
        row["name"] = name
    assert order_differs(parse_contest(data, "x"), PARTY)
    data["candidate"][0], data["candidate"][1] = data["candidate"][1], data["candidate"][0]
    assert not order_differs(parse_contest(data, "x"), PARTY)


@pytest.mark.parametrize(
    ("born", "told"),
    [(("1970-01-01", "1971-01-01"), False), (("1970-01-01", "1970-01-01"), True), (("1970-01-01", None), True),
     ((None, None), True)],
)  # fmt: skip
def test_people_of_one_name_are_told_where_birth_dates_do_not_tell_them_apart(born, told):
    data = contest_data(3, 2)
    names = ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa")
    for row, name, day, note in zip(data["candidate"][:2], names, born, ("Sở A", "Sở B"), strict=True):
        row |= {"name": name, "note": note} | ({"born": day} if day else {})
    found = same_names(parse_contest(data, "x"))
    assert [one.values for one in found] == ([{"names": "Nguyễn Thị Hoà (2)"}] if told else [])


def test_all_names_borne_by_several_stand_in_one_warning():
    data = contest_data(6, 4)
    names = ("Lê An", "Lê An", "Lê Bình", "Lê Bình", "Lê Bình", "Lê Cúc")
    for place, (row, name) in enumerate(zip(data["candidate"], names, strict=True)):
        row |= {"name": name, "note": f"Sở {place}"}
    (one,) = same_names(parse_contest(data, "x"))
    assert one.values == {"names": "Lê An (2); Lê Bình (3)"}


@pytest.mark.parametrize(
    ("names", "seats", "keys", "found"),
    [
        (14, 15, {"kind": "committee"}, ("LIST_TOO_SHORT", "candidate", "", {"names": 14, "seats": 15})),
        (15, 15, {"kind": "committee"}, ("LIST_NO_SURPLUS", "candidate", "", {"names": 15, "seats": 15, "band": "2"})),
        (
            20, 20, {"kind": "committee"},
            ("LIST_NO_SURPLUS", "candidate", "", {"names": 20, "seats": 20, "band": "2–3"}),
        ),
        (
            20, 15, {"kind": "committee"},
            ("LIST_SURPLUS_HIGH", "candidate", "", {"names": 20, "seats": 15, "surplus": 5, "most": 4}),
        ),
        (
            19, 10, {"kind": "delegates", "alternates": 5},
            ("LIST_SURPLUS_HIGH", "candidate", "", {"names": 19, "seats": 10, "surplus": 4, "most": 3}),
        ),
        (
            5, 5, {"kind": "inspection", "form": "strike"},
            ("LIST_FORM", "form", "", {"form": "strike", "prescribed": "agree"}),
        ),
    ],
)  # fmt: skip
def test_a_list_rule_broken_names_its_figures(names, seats, keys, found):
    assert told(check_list(contest(names, seats, **keys), PARTY)) == [found]


def test_every_rule_broken_is_told():
    assert found(5, 3, kind="committee", form="agree") == ["LIST_SURPLUS_HIGH", "LIST_FORM"]


def test_a_rule_on_the_surplus_that_is_for_kinds_does_not_hold_without_one():
    assert surplus_bounds(PARTY, None, 10).most == 3
    assert surplus_bounds(PARTY, None, 10).least == 0


def test_the_bounds_name_their_clause():
    assert surplus_bounds(PARTY, "committee", 15).clause == "surplus-compulsory"


@pytest.mark.parametrize(("names", "code"), [(3, ["LIST_TOO_SHORT"]), (4, []), (40, [])])
def test_a_list_without_a_rule_on_the_surplus_only_needs_a_name_for_each_seat(names, code):
    electorate = {"body": "voters", "registered": 9, "voted": 9}
    case = contest(names, 4, regulation="state-2025", kind="peoples-council", form="strike", electorate=electorate)
    assert codes(check_list(case, load_builtin("state-2025"))) == code


def test_a_regulation_that_prescribes_no_form_leaves_it_to_the_contest_file():
    state = load_builtin("majority")
    without = state.model_copy(update={"clause": tuple(one for one in state.clause if one.mechanism != "form")})
    case = contest(3, 2, regulation="majority", kind=None, form="agree")
    assert check_list(case.model_copy(update={"kind": "x"}), without) == []
    with pytest.raises(InvalidError) as refused:
        prescribed_form(case.model_copy(update={"form": None}), without)
    assert told(refused.value.problems) == [
        ("CLAUSE_MISSING", "", "", {"regulation": "majority", "mechanism": "form", "detail": "kind=None"})
    ]


def test_without_a_rule_on_the_order_any_order_will_do():
    party = PARTY.model_copy(update={"clause": tuple(one for one in PARTY.clause if one.mechanism != "order")})
    case = contest(3, 2)
    reversed_ = case.model_copy(update={"candidate": case.candidate[::-1]})
    assert order_differs(case, PARTY) or order_differs(reversed_, PARTY)
    assert not order_differs(case, party)
    assert not order_differs(reversed_, party)


def test_one_bearer_of_a_name_without_a_birth_date_is_no_matter():
    assert same_names(contest(3, 2)) == []
    people = [{"id": name, "name": "Lê An", "note": f"Sở {name}"} for name in ids(2)]
    assert told(same_names(contest(2, 1, candidate=people))) == [
        ("LIST_SAME_NAME", "candidate", "", {"names": "Lê An (2)"})
    ]


@pytest.mark.parametrize(
    ("applies", "holds"),
    [({"modes": ("normal",), "several": True, "surplus": True}, True), ({"modes": ("revote",)}, False),
     ({"several": False}, False), ({"surplus": False}, False), ({"kinds": ("committee",)}, True),
     ({"kinds": ("standing",)}, False)],
)  # fmt: skip
def test_the_bounds_are_those_of_a_first_vote_on_a_list_with_a_surplus(applies, holds):
    clauses = [one for one in PARTY.clause if one.mechanism != "surplus"]
    surplus = next(one for one in PARTY.clause if one.mechanism == "surplus")
    surplus = surplus.model_copy(update={"applies": surplus.applies.model_validate(applies)})
    bounds = surplus_bounds(PARTY.model_copy(update={"clause": (*clauses, surplus)}), "committee", 10)
    assert (bounds is not None) == holds


@pytest.mark.parametrize(("form", "differs"), [("strike", True), ("agree", False)])
def test_a_rule_on_the_order_may_be_for_one_form(form, differs):
    clauses = tuple(
        one.model_copy(update={"applies": one.applies.model_validate({"forms": ("strike",)})})
        if one.mechanism == "order"
        else one
        for one in PARTY.clause
    )
    people = [{"id": "c01", "name": "Lê Bình"}, {"id": "c02", "name": "Lê An"}]
    case = contest(2, 1, candidate=people, form=form)
    assert order_differs(case, PARTY.model_copy(update={"clause": clauses})) == differs


@pytest.mark.parametrize(("seats", "most"), [(3, 0), (4, 1), (10, 1), (11, 3)])
def test_small_bodies_are_those_from_and_up_to_the_seats_named(seats, most):
    settings = {"surplus-optional": {"small_from": 4, "small_to": 10, "small_most": 1}}
    regulation = with_settings(PARTY, settings)
    assert surplus_bounds(regulation, "delegates", seats).most == most
