"""Opinion ballots, steps of choosing people and confidence votes elect nobody, and their papers do not say so."""

import re
from dataclasses import replace

import polars as pl
import pytest

from congress.documents.examples import example_result
from congress.documents.format import layout_for
from congress.documents.kinds import KINDS
from congress.documents.making import example_source, speaking
from congress.documents.minutes import counting_minutes
from congress.documents.model import CountingMinutes
from congress.documents.render_html import render_html
from congress.documents.result_papers import elected_list, hall_page, result_report
from congress.documents.resultfile import parse_result
from tally.contest import Contest
from tally.engine import compute
from tally.regulation import load_builtin
from tally.result import result_json

PEOPLE = ("Lường Thị Pản", "Mạc Đình Khuê", "Nông Văn Hiếu")
AGREE = [("yes", "no", "no")] * 8 + [("no", "yes", "no")] * 4
TRUST = [("high", "low", "low")] * 13 + [("low", "low", "high")] * 5
ELECTS = re.compile(r"elected|trúng cử", re.IGNORECASE)


def source(regulation: str, form: str, cells: list[tuple[str, ...]], body: str = "meeting", seats: int = 1):
    contest = Contest.model_validate({
        "id": "x", "title": "Tiêu đề", "regulation": regulation, "form": form, "seats": seats,
        "electorate": {"body": body, "summoned": len(cells), "present": len(cells)},
        "candidate": [{"id": f"c{at}", "name": name} for at, name in enumerate(PEOPLE)],
    })  # fmt: skip
    rows = [{"ballot": str(at), "problem": "", **{f"c{nth}": cell for nth, cell in enumerate(row)}}
            for at, row in enumerate(cells)]  # fmt: skip
    result = compute(contest, load_builtin(regulation), pl.DataFrame(rows))
    return parse_result(result_json(result).encode(), "r")


def minutes(
    regulation: str, form: str, cells: list[tuple[str, ...]], lang: str = "en", **more: object
) -> CountingMinutes:
    known = source(regulation, form, cells, **more)
    with speaking(lang):
        return counting_minutes(known, layout_for(regulation), lang)


VOTES = {
    "opinion": ("party-opinion", "agree", AGREE, "MINUTES OF THE COUNT OF OPINION BALLOTS"),
    "appointment": ("party-appointment", "agree", AGREE, "MINUTES OF THE COUNT"),
    "personnel": ("party-committee-personnel", "agree", AGREE, "MINUTES OF THE COUNT"),
    "planning": ("party-planning", "agree", AGREE, "MINUTES OF THE COUNT"),
    "confidence": ("confidence-2023", "confidence", TRUST, "MINUTES OF THE COUNT OF A CONFIDENCE VOTE"),
}


@pytest.mark.parametrize("vote", VOTES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_paper_of_a_vote_that_elects_nobody_speaks_of_people_elected(vote: str, lang: str) -> None:
    regulation, form, cells, heading = VOTES[vote]
    layout, known = layout_for(regulation), source(regulation, form, cells)
    with speaking(lang):
        said = counting_minutes(known, layout, lang)
        papers = {"counting_minutes.html": said, "result_report.html": result_report(known, layout, lang)}
        if form != "confidence":
            papers["elected_list.html"] = elected_list(known, layout, lang)
        texts = [render_html(name, model, layout) for name, model in papers.items()]
    if lang == "en":
        assert said.said.minutes == heading
    for text in texts:
        body = re.sub(r"<style>.*?</style>|<title>.*?</title>|<!--.*?-->", "", text, flags=re.DOTALL)
        assert ELECTS.findall(body) == []


def test_an_election_still_speaks_of_people_elected() -> None:
    strikes = [("", "x", "x")] * 8 + [("x", "", "x")] * 4
    said = minutes("party-2024", "strike", strikes, body="delegates").said
    assert said.minutes == "MINUTES OF THE COUNT"
    assert said.conclusions[0] == "People elected: 1 of 1 to be elected."
    assert said.needed.startswith("Only valid ballots give votes. A person needs more than half of 12 ")


def test_who_goes_on_to_the_next_step_is_named() -> None:
    cells = [("yes", "no", "no")] * 6 + [("no", "yes", "no")] * 4 + [("no", "no", "yes")] * 2
    said = minutes("party-appointment", "agree", cells).said
    assert "To the next step: Lường Thị Pản, Mạc Đình Khuê." in said.conclusions


@pytest.mark.parametrize(
    ("low", "sentence"),
    [
        (9, "Nobody has more than half low confidence."),
        (10, "More than half and less than two thirds low confidence: Lường Thị Pản."),
        (11, "More than half and less than two thirds low confidence: Lường Thị Pản."),
        (12, "Two thirds or more low confidence: Lường Thị Pản."),
    ],
)
def test_the_classes_of_low_confidence_are_told_by_name(low: int, sentence: str) -> None:
    cells = [("low", "high", "high")] * low + [("high", "high", "high")] * (18 - low)
    said = minutes("confidence-2023", "confidence", cells).said
    assert said.conclusions == (sentence,)
    assert said.seats == ""
    assert said.share.startswith("Share (%) of high confidence, of 18 ")


@pytest.mark.parametrize("vote", VOTES)
def test_what_a_vote_rests_on_is_a_document_and_not_the_name_of_the_vote(vote: str) -> None:
    regulation, form, cells, _heading = VOTES[vote]
    basis = minutes(regulation, form, cells, "vi").basis
    assert re.match(r"(khoản \d+ )?(Điều [\d, Điều]+ )?(Quy định|Quyết định|Quy chế|Chỉ thị|Luật|Điều lệ) ", basis), (
        basis
    )


def test_the_page_for_the_hall_names_votes_needed_only_where_some_are_and_nobody_elected() -> None:
    def needed(vote: str) -> str:
        regulation, form, cells, _heading = VOTES[vote]
        with speaking("vi"):
            return hall_page(source(regulation, form, cells), layout_for(regulation), "vi").needed

    assert needed("personnel") == "Được lựa chọn: từ 7 phiếu trở lên."
    assert needed("confidence") == ""


def test_minutes_of_a_result_that_is_not_public_are_not_said_to_have_been_read_out() -> None:
    known = source("party-committee-personnel", "agree", AGREE)
    kept = replace(known, event=known.event.model_copy(update={"result_public": False}))
    with speaking("vi"):
        said = [counting_minutes(one, layout_for("party-committee-personnel"), "vi") for one in (known, kept)]
        texts = [render_html("counting_minutes.html", one, layout_for("party-committee-personnel")) for one in said]
    assert ["được công bố trước" in text for text in texts] == [True, False]


def test_a_confidence_ballot_is_not_said_to_have_two_boxes() -> None:
    [line] = minutes("confidence-2023", "confidence", [*TRUST, ("many", "many", "many")], "vi").grounds
    assert (line.words, line.count) == ("không ai trong danh sách được đánh dấu đúng một ô", "1")


def test_how_many_are_elected_is_told_of_cumulative_voting_too() -> None:
    contest = Contest.model_validate({
        "id": "x", "title": "T", "regulation": "company-cumulative", "seats": 1,
        "electorate": {"body": "shares", "shares": 30, "present": 2},
        "candidate": [{"id": "a", "name": "An"}, {"id": "b", "name": "Bé"}],
    })  # fmt: skip
    votes = pl.DataFrame(
        {"ballot": ["1", "2"], "problem": ["", ""], "weight": ["20", "10"], "a": ["20", ""], "b": ["", "10"]}
    )
    known = parse_result(result_json(compute(contest, load_builtin("company-cumulative"), votes)).encode(), "r")
    with speaking("en"):
        said = counting_minutes(known, layout_for("company-cumulative"), "en").said
    assert said.conclusions[0] == "People elected: 1 of 1 to be elected."


def test_a_birth_date_known_in_part_stands_on_the_list_of_the_people_elected_too() -> None:
    known = source("party-2024", "strike", [("", "x", "x")] * 8, body="delegates")
    people = tuple(one.model_copy(update={"note": "sinh 04/1981; Viện trưởng"}) for one in known.result.candidates)
    partly = replace(known, result=known.result.model_copy(update={"candidates": people}))
    with speaking("vi"):
        paper = elected_list(partly, layout_for("party-2024"), "vi")
    assert (paper.born, paper.elected[0].born, paper.elected[0].note) == (True, "04/1981", "Viện trưởng")


@pytest.mark.parametrize(("example", "reduced"), [("typical", True), ("minimal", False)])
def test_a_base_from_which_people_were_taken_off_is_not_called_all_who_were_summoned(
    example: str, *, reduced: bool
) -> None:
    source = parse_result(example_result(example), "r")
    layout = layout_for(source.result.regulation)
    assert bool(source.result.base.subtractions) is reduced
    with speaking("vi"):
        report = result_report(source, layout, "vi")
        course = KINDS["election-minutes"].fill(example_source(KINDS["election-minutes"], example), layout, "vi")
        counted = counting_minutes(source, layout, "vi")
    for said in (report.said, course.outcome.said):
        assert ("được triệu tập làm căn cứ tính" in said.needed) is reduced
        assert ("được triệu tập làm căn cứ tính" in said.share) is reduced
    assert counted.base_words == "đại biểu chính thức được triệu tập" or not reduced  # they print who was taken off
