"""What a reader of signed minutes must not have to guess: which of two people of one name, and why a re-vote elects."""

import json
from typing import Any

from sample_results import candidates, result

from congress.documents.figures import named_apart
from congress.documents.format import party_format
from congress.documents.minutes import counting_minutes
from congress.documents.render_html import render_html
from congress.documents.resultfile import ResultFile, parse_result
from congress.i18n import set_language

TWO = ["Mạc Văn Đĩnh", "mạc văn  đĩnh", "Lò Văn An"]


def people(born: tuple[str | None, str | None]) -> list[dict[str, Any]]:
    rows = candidates([80, 60, 40], TWO, base=100, needed=51, valid=99, seats=2)
    for row, date in zip(rows, born, strict=False):
        row["born"] = date
    return rows


def parsed(document: dict[str, Any]) -> ResultFile:
    return parse_result(json.dumps(document).encode(), "result.json")


def names(born: tuple[str | None, str | None]) -> list[str]:
    set_language("vi")
    base = {"kind": "summoned", "value": 100, "summoned": 100, "subtractions": []}
    paper = {"issued": 100, "returned": 99, "valid": 99, "invalid": 0, "invalid_by_ground": {}}
    document = result(people(born), seats=2, needed=51, base=base, ballots=paper, short=0)
    return [one.name for one in named_apart(parsed(document).result).candidates]


def test_people_of_one_name_bear_their_birth_dates() -> None:
    assert names(("1978-03-12", "1981-11-02")) == [
        "Mạc Văn Đĩnh (12/03/1978)",
        "mạc văn  đĩnh (02/11/1981)",
        "Lò Văn An",
    ]


def test_where_dates_do_not_tell_them_apart_they_bear_their_numbers() -> None:
    assert names(("1978-03-12", None)) == ["Mạc Văn Đĩnh (số 1)", "mạc văn  đĩnh (số 2)", "Lò Văn An"]
    assert names(("1978-03-12", "1978-03-12"))[:2] == ["Mạc Văn Đĩnh (số 1)", "mạc văn  đĩnh (số 2)"]


def test_the_minutes_of_a_revote_say_that_the_higher_votes_win() -> None:
    set_language("vi")
    rows = candidates([48, 45], ["Phùng Văn Tám", "Lò Văn An"], base=100, needed=0, valid=93, seats=1)
    base = {"kind": "summoned", "value": 100, "summoned": 100, "subtractions": []}
    paper = {"issued": 100, "returned": 93, "valid": 93, "invalid": 0, "invalid_by_ground": {}}
    for row in rows[1:]:
        row["verdict"] = "not_elected"
    revote = result(rows, seats=1, needed=0, base=base, ballots=paper, short=0, mode="revote", round=2)
    html = render_html("counting_minutes.html", counting_minutes(parsed(revote), party_format(), "vi"), party_format())
    assert "người có số phiếu cao hơn trúng cử, không cần quá một nửa" in html
    assert "vòng 2" in html
