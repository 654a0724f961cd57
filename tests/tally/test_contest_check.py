"""What a contest file may not say: all faults at once, each with its key."""

import pytest
from tally_cases import contest_data, count, strike_ballots, told

from tally.clauses import BaseClause
from tally.contest_check import parse_contest
from tally.problems import InvalidError
from tally.regulation import load_builtin


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


def found(data, regulation=None):
    with pytest.raises(InvalidError) as refused:
        parse_contest(data, "contest.toml", regulation)
    problems = refused.value.problems
    assert {one.place.file for one in problems} == {"contest.toml"}
    return told(problems)


LONG, CUT = "x" * 501, "x" * 57 + "…"
WHOLE = {"wanted_vi": "một số nguyên", "wanted_en": "a whole number"}
WORDS = {"wanted_vi": "chữ trong dấu nháy", "wanted_en": "text in quotes"}
TABLE = {"wanted_vi": "một bảng các khóa", "wanted_en": "a table of keys"}
DATE = {"wanted_vi": "một ngày, ví dụ 2025-09-25", "wanted_en": "a date such as 2025-09-25"}
LIST = {"wanted_vi": "một danh sách", "wanted_en": "a list"}
BOOL = {"wanted_vi": "true hoặc false", "wanted_en": "true or false"}


@pytest.mark.parametrize(
    ("keys", "code", "at", "values"),
    [
        ({"seats": 0}, "VALUE_LOW", "seats", {"value": "0", "bound": "1"}),
        ({"seats": 1001}, "VALUE_HIGH", "seats", {"value": "1001", "bound": "1000"}),
        ({"seats": "2"}, "VALUE_KIND", "seats", {"value": "2"} | WHOLE),
        ({"seats": 2.5}, "VALUE_KIND", "seats", {"value": "2.5"} | WHOLE),
        ({"title": 5}, "VALUE_KIND", "title", {"value": "5"} | WORDS),
        ({"title": ["a"]}, "VALUE_KIND", "title", {"value": "…"} | WORDS),
        ({"title": {"a": 1}}, "VALUE_KIND", "title", {"value": "…"} | WORDS),
        ({"title": ""}, "VALUE_LENGTH", "title", {"value": ""}),
        ({"title": LONG}, "VALUE_LENGTH", "title", {"value": CUT}),
        ({"id": "a b"}, "VALUE_ID", "id", {"value": "a b"}),
        ({"id": "a\n b  c" + "d" * 70}, "VALUE_ID", "id", {"value": "a b c" + "d" * 52 + "…"}),
        ({"test": "maybe"}, "VALUE_KIND", "test", {"value": "maybe"} | BOOL),
        ({"event": 5}, "VALUE_KIND", "event", {"value": "5"} | TABLE),
        ({"event": {"date": "soon"}}, "VALUE_KIND", "event.date", {"value": "soon"} | DATE),
        ({"settings": 3}, "VALUE_KIND", "settings", {"value": "3"} | TABLE),
        ({"settings": {"a": 3}}, "VALUE_KIND", "settings.a", {"value": "3"} | TABLE),
        ({"candidate": "x"}, "VALUE_KIND", "candidate", {"value": "x"} | LIST),
        ({"candidate": []}, "LIST_EMPTY", "candidate", {}),
        ({"form": "cross"}, "VALUE_CHOICE", "form",
         {"value": "cross", "choices": "strike, agree, confidence, points"}),
        ({"ballot": {"paper": "A3"}}, "VALUE_CHOICE", "ballot.paper", {"value": "A3", "choices": "A4, A5"}),
        ({"seatz": 1}, "KEY_UNKNOWN_NEAR", "seatz", {"near": "seats"}),
        ({"zzz": 1}, "KEY_UNKNOWN", "zzz", {"near": ""}),
        ({"accounts": {"invalid_by_ground": {"MARKED": -1}}}, "VALUE_LOW", "accounts.invalid_by_ground.MARKED",
         {"value": "-1", "bound": "0"}),
        ({"accounts": {"valid": 1_000_000_001}}, "VALUE_HIGH", "accounts.valid",
         {"value": "1000000001", "bound": "1000000000"}),
        ({"decision": {"elected": [], "by": "x", "reason": "x"}}, "LIST_EMPTY", "decision.elected", {}),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_told_with_what_is_wanted(keys, code, at, values):
    key = at.rsplit(".", 1)[-1]
    assert found(contest_data(2, 1) | keys) == [(code, at, "", {"key": key} | values)]


@pytest.mark.parametrize(
    ("keys", "code", "key", "subject", "values"),
    [
        ({"name": ""}, "VALUE_LENGTH", "name", "c02", {"value": ""}),
        ({"name": "x" * 201}, "VALUE_LENGTH", "name", CUT, {"value": CUT}),
        ({"name": "A\nB"}, "VALUE_REFUSED", "name", "A B", {"value": "A B"}),
        ({"note": LONG}, "VALUE_LENGTH", "note", "Lê Văn Thử 2", {"value": CUT}),
        ({"nane": "y"}, "KEY_UNKNOWN_NEAR", "nane", "Lê Văn Thử 2", {"near": "name"}),
        ({"zzz": "y"}, "KEY_UNKNOWN", "zzz", "Lê Văn Thử 2", {"near": ""}),
        ({"seats": 5}, "KEY_UNKNOWN", "seats", "Lê Văn Thử 2", {"near": ""}),
        ({"id": 5}, "VALUE_KIND", "id", "Lê Văn Thử 2", {"value": "5"} | WORDS),
        ({"born": "spring"}, "VALUE_KIND", "born", "Lê Văn Thử 2", {"value": "spring"} | DATE),
    ],
)
def test_a_fault_of_a_candidate_names_the_person(keys, code, key, subject, values):
    data = contest_data(2, 1)
    data["candidate"][1] |= keys
    assert found(data) == [(code, f"candidate[2].{key}", subject, {"key": key} | values)]


def test_people_that_are_no_tables_are_told_one_by_one_and_the_list_is_not_called_empty():
    assert found(contest_data(2, 1) | {"candidate": [5, 6]}) == [
        ("VALUE_KIND", f"candidate[{n}]", "", {"key": f"[{n}]", "value": str(n + 4)} | TABLE) for n in (1, 2)
    ]


@pytest.mark.parametrize(("names", "refused"), [(2000, False), (2001, True)])
def test_a_list_of_at_most_two_thousand(names, refused):
    data = contest_data(2, 1) | {"candidate": [{"id": f"c{n}", "name": f"Lê Văn {n}"} for n in range(names)]}
    if refused:
        assert found(data) == [("LIST_LONG", "candidate", "", {"key": "candidate"})]
    else:
        assert len(parse_contest(data, "f").candidate) == names


def test_all_that_is_missing_is_named():
    assert found({"seats": 1}) == [
        ("KEY_MISSING", key, "", {"key": key}) for key in ("id", "title", "regulation", "candidate")
    ]


@pytest.mark.parametrize(("length", "text"), [(60, "y" * 60), (61, "y" * 57 + "…")])
def test_long_values_are_cut_in_messages(length, text):
    data = contest_data(2, 1, kind="y" * length)
    ((_code, _at, _subject, values),) = found(data)
    assert values["kind"] == text


def test_unknown_kinds_bodies_and_reasons_are_answered_with_those_known():
    electorate = {"body": "voters", "registered": 9, "voted": 9, "subtract": [{"reason": "ill", "count": 1}]}
    assert found(contest_data(2, 1, kind="chairman", electorate=electorate)) == [
        (
            "KIND_UNKNOWN", "kind", "",
            {"regulation": "party-2024", "kind": "chairman",
             "known": "committee, standing, secretary, deputy-secretary, inspection, inspection-head, delegates"},
        ),
        (
            "BODY_UNKNOWN", "electorate.body", "",
            {"regulation": "party-2024", "body": "voters", "known": "members, delegates, meeting"},
        ),
    ]  # fmt: skip


def test_every_wrong_reason_is_told_with_its_row():
    electorate = {"body": "delegates", "summoned": 9, "subtract": [
        {"reason": "committee_absent", "count": 1}, {"reason": "ill", "count": 1}, {"reason": 5, "count": 1},
        {"reason": "absent_no_alternate", "count": 1}, {"reason": "committee_absent", "count": 2},
    ]}  # fmt: skip
    told_of = [one for one in found(contest_data(2, 1, electorate=electorate)) if one[0].startswith("REASON")]
    assert told_of == [
        ("REASON_UNKNOWN", "electorate.subtract[2].reason", "",
         {"reason": "ill", "body": "delegates", "known": "committee_absent, absent_no_alternate"}),
        ("REASON_TWICE", "electorate.subtract[5].reason", "", {"reason": "committee_absent"}),
    ]  # fmt: skip


def test_every_wrong_id_is_told_with_its_person():
    data = contest_data(5, 1)
    for row, name in zip(data["candidate"], ("c01", 7, "c01", "weight", "c01"), strict=True):
        row["id"] = name
    told_of = [one for one in found(data) if one[0].startswith("CANDIDATE")]
    assert told_of == [
        ("CANDIDATE_ID_TWICE", "candidate[3].id", "Phạm Văn Thử 3", {"id": "c01"}),
        ("CANDIDATE_ID_RESERVED", "candidate[4].id", "Vũ Văn Thử 4", {"id": "weight"}),
        ("CANDIDATE_ID_TWICE", "candidate[5].id", "Đặng Văn Thử 5", {"id": "c01"}),
    ]


@pytest.mark.parametrize(
    "name", ["ballot", "problem", "source", "page", "batch", "position", "status", "why", "weight", "file", "line"]
)
def test_columns_of_votes_files_are_no_ids(name):
    data = contest_data(1, 1)
    data["candidate"][0]["id"] = name
    assert found(data) == [("CANDIDATE_ID_RESERVED", "candidate[1].id", "Trần Văn Thử 1", {"id": name})]


def test_every_repeated_name_is_told():
    data = contest_data(6, 1)
    for row, name in zip(data["candidate"], ("Lê An", 5, "LÊ  AN", "Lê Ba", " ", "Lê An"), strict=True):
        row["name"] = name
    told_of = [one for one in found(data) if one[0] == "CANDIDATE_TWICE"]
    assert told_of == [
        ("CANDIDATE_TWICE", "candidate[3].name", "", {"name": "LÊ AN"}),
        ("CANDIDATE_TWICE", "candidate[6].name", "", {"name": "Lê An"}),
    ]


def test_a_third_of_one_name_must_differ_from_both():
    data = contest_data(3, 1)
    for row, day in zip(data["candidate"], ("1970-01-01", "1971-01-01", "1970-01-01"), strict=True):
        row |= {"name": "Lê An", "born": day}
    assert found(data) == [("CANDIDATE_TWICE", "candidate[3].name", "", {"name": "Lê An"})]


def test_every_officer_who_may_not_serve_is_told():
    officers = [
        {"role": "counting_head", "name": 5}, {"role": "counting_head", "name": " "},
        {"role": "witness", "name": "Hồ Thị Sáu"}, {"role": "secretary", "name": "Hồ Thị Sáu"},
        {"role": "witness", "name": "HỒ THỊ  SÁU"}, {"role": "witness", "name": "Hồ Thị Sáu"},
        {"role": "counting_member", "name": "lê văn thử 2"},
    ]  # fmt: skip
    told_of = [one for one in found(contest_data(3, 1, event={"officer": officers})) if one[0].startswith("OFFICER")]
    assert told_of == [
        ("OFFICER_TWICE", "event.officer[5].name", "", {"name": "HỒ THỊ SÁU"}),
        ("OFFICER_ON_LIST", "event.officer[7].name", "", {"name": "lê văn thử 2"}),
    ]


@pytest.mark.parametrize(("names", "seats", "mode", "refused"), [
    (1, 1, "revote", True), (2, 1, "revote", False), (2, 2, "revote", True), (2, 3, "revote", True),
    (2, 2, "normal", False),
])  # fmt: skip
def test_a_revote_has_more_people_than_seats(names, seats, mode, refused):
    data = contest_data(names, seats, mode=mode)
    if refused:
        assert found(data) == [("REVOTE_LIST", "mode", "", {"names": names, "seats": seats})]
    else:
        assert parse_contest(data, "f").mode == mode


@pytest.mark.parametrize(
    "keys",
    [
        {"candidate": 5}, {"candidate": {"a": 1}}, {"candidate": [5, "x"]}, {"event": 5}, {"event": {"officer": 5}},
        {"event": {"officer": [5]}}, {"electorate": 5}, {"electorate": {"body": 5}}, {"electorate": {"subtract": [5]}},
        {"kind": 5}, {"settings": 5}, {"settings": {"x": 5}}, {"regulation": 5}, {"regulation": ["x"]},
        {"seats": "x", "mode": "revote"}, {"mode": 5},
    ],
)  # fmt: skip
def test_data_of_any_shape_is_refused_in_words(keys):
    assert found(contest_data(2, 1) | keys)


def test_an_unknown_regulation_is_no_matter_of_the_file_alone():
    case = parse_contest(contest_data(2, 1, regulation="own.toml", kind="anything"), "f")
    assert (case.regulation, case.kind) == ("own.toml", "anything")


def test_a_regulation_given_goes_before_the_one_named():
    state = load_builtin("state-2025")
    case = parse_contest(contest_data(2, 1, kind="national-assembly"), "f", state)
    assert case.kind == "national-assembly"
    ((code, _at, _subject, values),) = found(contest_data(2, 1, kind="committee"), state)
    assert (code, values["regulation"]) == ("KIND_UNKNOWN", "state-2025")


def test_a_regulation_whose_base_is_for_every_body_knows_every_body():
    own = load_builtin("majority")
    assert any(not one.applies.bodies for one in own.clause if isinstance(one, BaseClause))
    assert parse_contest(contest_data(2, 1, regulation="majority", electorate={"body": "members"}), "f").electorate


def test_a_regulation_without_a_base_says_nothing_about_bodies_and_reasons():
    party = load_builtin("party-2024")
    without = party.model_copy(update={"clause": tuple(c for c in party.clause if not isinstance(c, BaseClause))})
    electorate = {"body": "voters", "subtract": [{"reason": "anything", "count": 1}]}
    assert parse_contest(contest_data(2, 1, electorate=electorate), "f", without).electorate


def test_text_is_composed_and_trimmed_and_its_spaces_are_plain():
    data = contest_data(1, 1, title="\u00a0 Ba\u0302\u0300u\u00a0cử ")
    assert parse_contest(data, "f").title == "Bầu cử"


@pytest.mark.parametrize("sign", ["\t", "\u200b", "\ud800", "\u2028", "\u2029", "\U000e0fff"])
def test_signs_that_cannot_be_seen_are_refused(sign):
    assert {one[1] for one in found(contest_data(1, 1, title=f"Bầu{sign}cử"))} == {"title"}


@pytest.mark.parametrize("reason", ["", "x" * 65])
def test_a_reason_too_short_or_too_long(reason):
    electorate = {"body": "delegates", "summoned": 9, "subtract": [{"reason": reason, "count": 1}]}
    (first, *_rest) = found(contest_data(2, 1, electorate=electorate))
    assert first[:2] == ("VALUE_LENGTH", "electorate.subtract[1].reason")
