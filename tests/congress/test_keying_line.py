"""One typed line, one ballot: every form, every mistake, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_contests import a_contest

from congress.documents.making import speaking
from congress.keying.ballot import Rules, in_short, rules_of, shown, votes_row
from congress.keying.line import Keyed, LineError, Paper, line_of, parse
from congress.keying.words import marked_rows
from tally.contest import Form
from tally.problems import Problem
from tally.regulation import load_builtin

GROUNDS = ("NOT_ISSUED", "MARKED", "SIGNED")


def paper(form: Form, rows: int = 5, *, weighted: bool = False) -> Paper:
    return Paper(tuple(f"c{number}" for number in range(1, rows + 1)), form, GROUNDS, weighted)


def cells(line: str, form: Form, rows: int = 5) -> str:
    return ",".join(parse(line, paper(form, rows)).cells.values())


def codes(line: str, where: Paper) -> list[str]:
    with pytest.raises(LineError) as refused:
        parse(line, where)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("form", "line", "expected"),
    [
        ("strike", "2 5", ",x,,,x"),
        ("strike", "5,2;", ",x,,,x"),
        ("strike", "  02   05 ", ",x,,,x"),
        ("strike", "2-4", ",x,x,x,"),
        ("strike", "2-2 4-5", ",x,,x,x"),
        ("strike", "0", ",,,,"),
        ("strike", "*", "x,x,x,x,x"),
        ("agree", "0", "yes,yes,yes,yes,yes"),
        ("agree", "4", "yes,yes,yes,no,yes"),
        ("agree", "4+ 1-", ",yes,yes,both,yes"),
        ("agree", "1-3+ 5-", "both,both,both,yes,"),
        ("agree", "2-3-", "yes,,,yes,yes"),
        ("agree", "*", "no,no,no,no,no"),
        ("agree", "*-", ",,,,"),
        ("agree", "*+", "both,both,both,both,both"),
        ("confidence", "12304", "high,medium,low,,many"),
        ("confidence", "123 04", "high,medium,low,,many"),
        ("points", "3=500 1=20", "20,,500,,"),
        ("points", "3=0", ",,,,"),
        ("points", "0", ",,,,"),
    ],
)  # fmt: skip
def test_a_line_gives_the_cells_of_the_ballot(form: Form, line: str, expected: str) -> None:
    assert cells(line, form) == expected


@pytest.mark.parametrize("form", ["strike", "agree", "confidence", "points"])
@pytest.mark.parametrize(("line", "ground"), [("/1", "NOT_ISSUED"), (" /3 ", "SIGNED"), ("/02", "MARKED")])
def test_a_ground_stands_for_the_whole_ballot_in_every_form(form: Form, line: str, ground: str) -> None:
    keyed = parse(line, paper(form))
    assert (keyed.problem, set(keyed.cells.values())) == (ground, {""})


@pytest.mark.parametrize(
    ("form", "line", "expected"),
    [
        ("strike", "", ["LINE_EMPTY"]),
        ("strike", " , ;", ["LINE_EMPTY"]),
        ("strike", "6", ["LINE_NUMBER"]),
        ("strike", "0 3", ["LINE_NUMBER"]),
        ("strike", "1 7 9", ["LINE_NUMBER", "LINE_NUMBER"]),
        ("strike", "3 3", ["LINE_TWICE"]),
        ("strike", "2-4 3", ["LINE_TWICE"]),
        ("strike", "4-2", ["LINE_RANGE"]),
        ("strike", "4-9", ["LINE_NUMBER"]),
        ("strike", "317", ["LINE_NUMBER"]),
        ("strike", "3 x", ["LINE_TOKEN_STRIKE"]),
        ("strike", "3+", ["LINE_TOKEN_STRIKE"]),
        ("strike", "*-", ["LINE_TOKEN_STRIKE"]),
        ("strike", "* 3", ["LINE_TOKEN_STRIKE"]),
        ("strike", "٣", ["LINE_TOKEN_STRIKE"]),
        ("strike", "/4", ["LINE_GROUND"]),
        ("strike", "/0", ["LINE_GROUND"]),
        ("strike", "/", ["LINE_GROUND"]),
        ("strike", "/2 3", ["LINE_GROUND_ALONE"]),
        ("strike", "w5 3", ["LINE_TOKEN_STRIKE"]),
        ("agree", "4x", ["LINE_TOKEN_AGREE"]),
        ("agree", "4 4+", ["LINE_TWICE"]),
        ("confidence", "1230", ["LINE_LENGTH"]),
        ("confidence", "123040", ["LINE_LENGTH"]),
        ("confidence", "12305", ["LINE_LEVEL"]),
        ("points", "3", ["LINE_TOKEN_POINTS"]),
        ("points", "6=2", ["LINE_NUMBER"]),
        ("points", "3=-2", ["LINE_TOKEN_POINTS"]),
        ("points", "3=1 3=2", ["LINE_TWICE"]),
        ("points", "3=2000000000", ["LINE_TOKEN_POINTS"]),
    ],
)  # fmt: skip
def test_every_mistake_of_a_line_is_named(form: Form, line: str, expected: list[str]) -> None:
    assert codes(line, paper(form)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("3", ["LINE_SHARES"]), ("w0 3", ["LINE_SHARES"]), ("w5 w6 3", ["LINE_SHARES"]), ("w5", ["LINE_EMPTY"])],
)
def test_a_ballot_that_bears_shares_needs_their_number(line: str, expected: list[str]) -> None:
    assert codes(line, paper("strike", weighted=True)) == expected
    assert parse("w0120 3", paper("strike", weighted=True)).weight == "120"


CELLS: dict[Form, list[str]] = {
    "strike": ["", "x"],
    "agree": ["yes", "no", "both", ""],
    "confidence": ["high", "medium", "low", "", "many"],
    "points": ["", "1", "250", "1000000000"],
}


@st.composite
def ballots(draw: st.DrawFn) -> tuple[Paper, Keyed]:
    form: Form = draw(st.sampled_from(list(CELLS)))
    where = paper(form, draw(st.integers(1, 60)), weighted=draw(st.booleans()))
    marks = draw(st.lists(st.sampled_from(CELLS[form]), min_size=len(where.ids), max_size=len(where.ids)))
    weight = str(draw(st.integers(1, 10**9))) if where.weighted else ""
    ground = draw(st.sampled_from(["", "", *GROUNDS]))
    given_cells = dict.fromkeys(where.ids, "") if ground else dict(zip(where.ids, marks, strict=True))
    return where, Keyed(given_cells, ground, weight)


@given(ballots())
def test_every_ballot_can_be_typed_and_comes_back_as_it_was(case: tuple[Paper, Keyed]) -> None:
    where, keyed = case
    assert parse(line_of(keyed, where), where) == keyed


def parsed(line: str, where: Paper) -> tuple[Keyed | None, tuple[Problem, ...]]:
    try:
        return parse(line, where), ()
    except LineError as error:
        return None, error.problems


@given(st.sampled_from(list(CELLS)), st.text(alphabet="0123456789 -+*/=w,;#x\u0300é", max_size=40), st.booleans())
def test_any_line_is_a_whole_ballot_or_is_refused_with_words(form: Form, line: str, weighted: bool) -> None:
    where = paper(form, weighted=weighted)
    keyed, faults = parsed(line, where)
    if keyed is None:
        assert faults
        assert all(one.text("vi") and one.text("en") for one in faults)
        return
    assert set(keyed.cells) == set(where.ids)
    assert set(keyed.cells.values()) <= set(CELLS[form]) or form == "points"
    assert parse(line_of(keyed, where), where) == keyed


# ---- the ballot as it will count


def rules(form: Form = "strike", rows: int = 5, seats: int = 3) -> Rules:
    contest = a_contest(form, rows, seats)
    return rules_of(contest, load_builtin(contest.regulation))


@pytest.mark.parametrize(
    ("form", "line", "valid", "ground"),
    [
        ("strike", "1 2", True, ""),
        ("strike", "1", False, "OVERVOTE"),
        ("strike", "0", False, "OVERVOTE"),
        ("strike", "1-4", True, ""),
        ("strike", "*", False, "NONE"),
        ("strike", "/1", False, "NOT_ISSUED"),
        ("agree", "0", True, ""),
        ("agree", "1+", True, ""),
        ("agree", "*-", False, "ALL_ROWS_UNUSABLE"),
    ],
)  # fmt: skip
def test_the_ballot_shown_is_valid_or_not_as_it_will_count(form: Form, line: str, valid: bool, ground: str) -> None:
    these = rules(form, 5 if form == "strike" else 3)
    found = shown(parse(line, these.paper), these)
    assert (found.valid, found.ground) == (valid, ground)


@pytest.mark.parametrize(
    ("form", "line", "echo"),
    [("agree", "1+ 2- 4", "1+ 2- 4 · "), ("strike", "1-2 4", "1 2 4 · "), ("confidence", "12304", "12304 · ")],
)
def test_what_was_keyed_is_said_again_with_its_marks(form: Form, line: str, echo: str) -> None:
    found = rules(form)
    assert in_short(parse(line, found.paper), found).startswith(echo)


def test_the_rows_shown_are_the_struck_ones_with_numbers_and_names() -> None:
    these = rules()
    keyed = parse("2 5", these.paper)
    with speaking("en"):
        words = in_short(keyed, these)
        rows = marked_rows(these.contest, "strike", keyed.cells)
    assert [(row.number, row.name, row.mark) for row in rows] == [
        (2, "Người Số 2", "struck"),
        (5, "Người Số 5", "struck"),
    ]
    assert words == "2 5 · VALID: votes for 3 of 5, 3 to elect"
    assert votes_row(keyed, these) == {"problem": "", "c1": "", "c2": "x", "c3": "", "c4": "", "c5": "x"}
