"""Problems and results as others read them: codes, words in two languages, places, and the bytes of a result file."""

import json

import pytest
from tally_cases import contest, count, marks

from tally.problems import InvalidError, Message, Place, StopError, UnreadableError, problem_maker
from tally.result import result_json

MESSAGES = {
    "ONE": Message(vi="{name} có {count}", en="{name} has {count}", fix_vi="Sửa {name}", fix_en="Mend {name}"),
    "TWO": Message(vi="hai", en="two"),
}


def test_a_problem_is_a_code_of_its_table_a_place_and_values():
    problem = problem_maker(MESSAGES)
    one = problem("ONE", Place(file="f", at="2:c01", subject="b1"), name="An", count=3)
    assert (one.code, one.place.file, one.place.sheet, one.place.at, one.place.subject) == (
        "ONE",
        "f",
        "",
        "2:c01",
        "b1",
    )
    assert (one.text("en"), one.text("vi"), one.text()) == ("An has 3", "An có 3", "An có 3")
    assert (one.fix("en"), one.fix("vi"), one.fix()) == ("Mend An", "Sửa An", "Sửa An")
    assert problem("TWO").place == Place()
    with pytest.raises(KeyError):
        problem("THREE")


def test_an_error_carries_every_problem_and_says_them_all():
    problem = problem_maker(MESSAGES)
    several = InvalidError([problem("ONE", name="An", count=3), problem("TWO")])
    assert [one.code for one in several.problems] == ["ONE", "TWO"]
    assert str(several) == "ONE: An has 3; TWO: two"
    assert [one.code for one in InvalidError(problem("TWO")).problems] == ["TWO"]


@pytest.mark.parametrize(("error", "status"), [(UnreadableError, 2), (InvalidError, 3), (StopError, 4)])
def test_each_error_has_its_exit_status(error, status):
    assert error(problem_maker(MESSAGES)("TWO")).exit_status == status


def test_a_result_file_is_indented_text_with_plain_letters_and_a_last_newline():
    result = count(contest(2, 1, base=9), marks([["", "x"]]))
    text = result_json(result)
    assert text.startswith('{\n  "schema": "congress-result/1",\n  "contest": "bch",\n')
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert "Trần Văn Thử 1" in text
    assert json.loads(text)["candidates"][0]["name"] == "Trần Văn Thử 1"
    assert "levels" not in text


def test_a_result_file_of_confidence_has_levels():
    case = contest(1, 1, regulation="confidence-2023", electorate={"body": "meeting", "summoned": 9, "present": 9})
    (one,) = json.loads(result_json(count(case, marks([["high"], ["low"]]))))["candidates"]
    assert one["levels"] == {"high": 1, "medium": 0, "low": 1}
