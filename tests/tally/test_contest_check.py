"""What a contest file may not say: all faults at once, each with its key."""

import pytest
from tally_cases import contest_data, count, strike_ballots

from tally.contest_check import parse_contest
from tally.problems import InvalidError


def faults(data):
    with pytest.raises(InvalidError) as refused:
        parse_contest(data, "contest.toml")
    return {(one.code, one.place.at) for one in refused.value.problems}


def test_every_fault_of_a_file_is_told_at_once():
    data = contest_data(3, 2, base=9, kind="chairman")
    data["seats"] = 0
    data["seat"] = 2
    data["candidate"][1]["id"] = "c01"
    data["candidate"][2]["born"] = "tháng 3"
    data["electorate"]["subtract"] = [{"reason": "excused_all", "count": 1}]
    assert faults(data) == {
        ("VALUE_LOW", "seats"),
        ("KEY_UNKNOWN_NEAR", "seat"),
        ("CANDIDATE_ID_TWICE", "candidate[2].id"),
        ("VALUE_KIND", "candidate[3].born"),
        ("KIND_UNKNOWN", "kind"),
        ("REASON_UNKNOWN", "electorate.subtract[1].reason"),
    }


@pytest.mark.parametrize("seats", [-1, 0, 1001, 1.5, "2", True])
def test_seats_that_cannot_be(seats):
    assert {at for _code, at in faults(contest_data(3, 1) | {"seats": seats})} == {"seats"}


@pytest.mark.parametrize("seats", [1, 1000])
def test_seats_at_the_limits(seats):
    assert parse_contest(contest_data(3, seats), "f").seats == seats


def test_an_unknown_key_is_named_with_the_nearest_known_one():
    data = contest_data(2, 1)
    data["candidate"][0]["nmae"] = "x"
    with pytest.raises(InvalidError) as refused:
        parse_contest(data, "contest.toml")
    (one,) = refused.value.problems
    assert "“name”" in one.text("en")
    assert one.place.subject == data["candidate"][0]["name"]


@pytest.mark.parametrize(
    ("officer", "listed", "refused"),
    [
        ("Lê Văn Thử 2", "counting_head", True),
        ("  lê  văn thử 2", "counting_member", True),
        ("Le\u0302 Va\u0306n Thử 2", "counting_member", True),
        ("Lê Văn Thử 2 (1981)", "counting_member", False),
        ("Lê Văn Thử 2", "presidium", False),
    ],
)
def test_members_of_the_counting_committee_may_not_stand(officer, listed, refused):
    data = contest_data(3, 2, event={"officer": [{"role": listed, "name": officer}]})
    if refused:
        assert faults(data) == {("OFFICER_ON_LIST", "event.officer[1].name")}
    else:
        assert parse_contest(data, "f").event.officer[0].role == listed


@pytest.mark.parametrize("role", ["keying_operator", "technician"])
@pytest.mark.parametrize(("helper", "refused"), [("LÊ VĂN THỬ 2", True), ("Lê Văn Thử 2 (1981)", False)])
def test_people_who_key_and_technicians_may_not_stand_under_any_regulation(role, helper, refused):
    data = contest_data(3, 2, regulation="state-2025", event={"officer": [{"role": role, "name": helper}]})
    data |= {"kind": "peoples-council"}
    if refused:
        assert faults(data) == {("HELPER_ON_LIST", "event.officer[1].name")}
    else:
        assert parse_contest(data, "f").event.officer[0].role == role


def test_an_officer_given_twice_with_one_role():
    officers = [{"role": "witness", "name": "Hồ Thị Sáu"}] * 2
    assert faults(contest_data(3, 2, event={"officer": officers})) == {("OFFICER_TWICE", "event.officer[2].name")}


@pytest.mark.parametrize(
    ("born", "refused"),
    [((None, None), True), (("1970-01-01", None), True), (("1970-01-01", "1970-01-01"), True),
     (("1970-01-01", "1970-01-02"), False)],
)  # fmt: skip
def test_people_of_one_name_must_differ_in_birth_date_where_notes_say_nothing(born, refused):
    data = contest_data(2, 1)
    for row, day in zip(data["candidate"], born, strict=True):
        row |= {"name": "Nguyễn Thị Hoa"} | ({"born": day} if day else {})
    if refused:
        assert faults(data) == {("CANDIDATE_TWICE", "candidate[2].name")}
    else:
        assert len(parse_contest(data, "f").candidate) == 2


@pytest.mark.parametrize("born", [(None, None), ("1970-01-01", None), ("1970-01-01", "1970-01-01")])
@pytest.mark.parametrize(
    ("notes", "refused"),
    [(("Giám đốc, Sở A", "Giám đốc, Sở B"), False), (("Giám đốc, Sở A", " giám đốc,  Sở A"), True),
     (("Giám đốc, Sở A", ""), True), (("", ""), True)],
)  # fmt: skip
def test_notes_tell_people_of_one_name_apart_where_birth_dates_do_not(born, notes, refused):
    data = contest_data(2, 1)
    for row, day, note in zip(data["candidate"], born, notes, strict=True):
        row |= {"name": "Nguyễn Thị Hoa", "note": note} | ({"born": day} if day else {})
    if refused:
        assert faults(data) == {("CANDIDATE_TWICE", "candidate[2].name")}
    else:
        assert len(parse_contest(data, "f").candidate) == 2


@pytest.mark.parametrize("name", ["", "a b", "../x", "đ1", "ballot", "status", "x" * 65])
def test_ids_that_cannot_name_a_column(name):
    data = contest_data(2, 1)
    data["candidate"][0]["id"] = name
    assert {at for _code, at in faults(data)} == {"candidate[1].id"}


@pytest.mark.parametrize("name", ["", "   ", "An\nBình", "An\u200bBình", "An\u202eBình", "x" * 201])
def test_names_that_cannot_be_printed(name):
    data = contest_data(2, 1)
    data["candidate"][0]["name"] = name
    assert "candidate[1].name" in {at for _code, at in faults(data)}


def test_names_are_composed():
    data = contest_data(2, 1)
    data["candidate"][0]["name"] = " Nguye\u0302\u0303n\u00a0An "
    assert parse_contest(data, "f").candidate[0].name == "Nguyễn An"


def test_a_reason_given_twice_is_not_added_up_silently():
    data = contest_data(2, 1, base=9)
    data["electorate"]["subtract"] = [{"reason": "committee_absent", "count": 1}] * 2
    assert faults(data) == {("REASON_TWICE", "electorate.subtract[2].reason")}


def test_a_revote_needs_more_people_than_seats():
    assert faults(contest_data(2, 2, mode="revote")) == {("REVOTE_LIST", "mode")}


def test_no_candidates():
    assert faults(contest_data(2, 1) | {"candidate": []}) == {("LIST_EMPTY", "candidate")}


@pytest.mark.parametrize("electorate", [None, {"body": "delegates"}])
def test_a_count_without_a_base_names_the_missing_key(electorate):
    case = parse_contest(contest_data(2, 1, **({"electorate": electorate} if electorate else {})), "f")
    with pytest.raises(InvalidError) as refused:
        count(case, strike_ballots([2, 1], 3, 1))
    assert [one.code for one in refused.value.problems] == ["BASE_MISSING"]


def test_more_subtracted_than_summoned():
    data = contest_data(2, 1, base=3)
    data["electorate"] |= {"present": 0, "subtract": [{"reason": "committee_absent", "count": 4}]}
    with pytest.raises(InvalidError) as refused:
        count(parse_contest(data, "f"), strike_ballots([2, 1], 3, 1))
    assert [one.code for one in refused.value.problems] == ["SUBTRACTED_TOO_MANY"]


def test_a_setting_must_be_a_parameter_of_a_clause():
    data = contest_data(
        3, 2, settings={"no-such": {"a": 1}, "two-decimals": {"decimals": 9, "id": "x"}, "more-than-half": {"strct": 1}}
    )
    assert faults(data) == {
        ("SETTING_CLAUSE_UNKNOWN", "settings.no-such"),
        ("VALUE_HIGH", "settings.two-decimals.decimals"),
        ("SETTING_KEY_FIXED", "settings.two-decimals.id"),
        ("SETTING_KEY_FIXED", "settings.more-than-half.strct"),
    }
