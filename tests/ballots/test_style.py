"""What a ballot shows: heading, instruction and columns of its form, and the list in the file's order."""

from datetime import date

import pytest
from ballot_contests import contest_of, plain

from ballots.style import style_of


def test_the_list_is_numbered_in_the_files_order() -> None:
    contest = contest_of(3, names=["Trần Thị Yến", "Bùi An", "Lê Bình"])
    rows = style_of(contest, "strike", plain).rows
    assert [(row.number, row.candidate, row.pieces[0][0]) for row in rows] == [
        (1, "c01", "Trần"),
        (2, "c02", "Bùi"),
        (3, "c03", "Lê"),
    ]


@pytest.mark.parametrize(
    ("form", "options"),
    [("strike", []), ("agree", ["yes", "no"]), ("confidence", ["high", "medium", "low"]), ("points", ["points"])],
)
def test_each_form_has_the_columns_of_its_cell_values(form: str, options: list[str]) -> None:
    style = style_of(contest_of(4, form), form, plain)
    assert [choice.option for choice in style.choices] == options


def test_the_strike_form_says_how_many_names_may_be_left() -> None:
    style = style_of(contest_of(7, seats=5), "strike", plain)
    assert any("at most 5" in sentence for sentence in style.instruction)
    assert "To be elected: 5" in style.facts


def test_one_person_to_agree_on_is_asked_without_speaking_of_each() -> None:
    assert "For each" not in style_of(contest_of(1, "agree"), "agree", plain).instruction[0]
    assert "For each" in style_of(contest_of(2, "agree"), "agree", plain).instruction[0]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Bầu Ban Chấp hành", "Ban Chấp hành"),
        ("Phiếu bầu ban thường vụ", "Ban thường vụ"),
        ("Ban Chấp hành", "Ban Chấp hành"),
    ],
)
def test_the_subject_does_not_repeat_the_heading(title: str, subject: str) -> None:
    assert style_of(contest_of(2, title=title), "strike", plain).subject == subject


@pytest.mark.parametrize(
    ("round_", "kind", "words"),
    [
        (1, "committee", ()),
        (2, "committee", ("Election, second round",)),
        (10, "committee", ("Election, tenth round",)),
        (11, "committee", ("Election, round 11",)),
        (2, "opinion", ("Opinion, second round",)),
        (2, "list-cut", ("Opinion, second round",)),
        (2, "confidence", ("Vote of confidence, second round",)),
    ],
)
def test_rounds_after_the_first_are_said_in_words(round_: int, kind: str, words: tuple[str, ...]) -> None:
    assert style_of(contest_of(3, round=round_, kind=kind), "strike", plain).tags == words


@pytest.mark.parametrize("colour", ["vàng", "màu vàng", "Phiếu màu vàng", "Giấy màu vàng"])
def test_the_colour_of_the_paper_is_said_once_however_it_is_given(colour: str) -> None:
    style = style_of(contest_of(3, ballot={"colour": colour}), "strike", plain)
    assert style.tags == ("Colour of this ballot: vàng",)


def test_ballots_without_a_colour_say_none() -> None:
    assert style_of(contest_of(3), "strike", plain).tags == ()


def test_birth_date_and_note_follow_the_name_where_given() -> None:
    contest = contest_of(1, "agree")
    person = contest.candidate[0].model_copy(update={"born": date(1970, 2, 1), "note": "Bí thư Huyện ủy"})
    style = style_of(contest.model_copy(update={"candidate": (person,)}), "agree", plain)
    assert style.rows[0].detail == "01/02/1970; Bí thư Huyện ủy"


def test_a_word_too_long_for_any_line_may_be_broken() -> None:
    row = style_of(contest_of(1, names=["X" * 30 + " Y"]), "strike", plain).rows[0]
    assert row.pieces == (("X" * 12, False), ("X" * 12, False), ("X" * 6, True), ("Y", True))


@pytest.mark.parametrize(("version", "said"), [(1, ()), (2, ("Print version 2",)), (3, ("Print version 3",))])
def test_a_printing_in_place_of_a_withdrawn_one_says_which_it_is(version: int, said: tuple[str, ...]) -> None:
    contest = contest_of(3)
    first, later = style_of(contest, "strike", plain), style_of(contest, "strike", plain, version)
    assert later.facts == (*first.facts, *said)
