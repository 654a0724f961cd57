"""Ballots of any length of list, form, paper, print and content: nothing cut, nothing overlapping.

A round is one ballot of every form, paper and print, the length of its list and what stands in it drawn by lot from a
seed. `CONGRESS_SIZES=12 pytest tests/ballots/test_press_sizes.py` goes through twelve rounds
with lists of up to 200; a normal run through one, of up to 60.
"""

import os
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pypdfium2
import pytest
from ballot_contests import KEY, LONG_NAME, contest_of, name_of, plain
from ballot_geometry import check

from ballots.press import print_ballots
from ballots.typeset import Typeset
from tally.problems import InvalidError

ROUNDS = int(os.environ.get("CONGRESS_SIZES", "1"))
MOST = 200
POSTS = (
    "Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã",
    "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy",
    "Trưởng thôn",
)


def people(rng: Random, count: int, content: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        person: dict[str, Any] = {"id": f"c{number:03d}", "name": name_of(number)}
        if content == "long names":
            person["name"] = f"{LONG_NAME[:-2]}{chr(97 + number // 26)}{chr(97 + number % 26)}"
        if content in ("birth dates", "birth dates and posts"):
            person["born"] = f"19{rng.randint(55, 99)}-0{rng.randint(1, 9)}-{rng.randint(10, 28)}"
        if content in ("posts", "birth dates and posts"):
            person["note"] = rng.choice(POSTS)
        listed.append(person)
    return listed


def people_by_lot(turn: int, number: int) -> int:
    return round((MOST if turn else 60) ** Random(f"{turn} {number}").random())


CONTENTS = ("names", "long names", "birth dates", "posts", "birth dates and posts")
KINDS = tuple(product(("strike", "agree", "confidence", "points"), ("A4", "A5"), (False, True)))
CASES = [
    (form, paper, large, CONTENTS[(number + turn) % len(CONTENTS)], people_by_lot(turn, number))
    for turn in range(ROUNDS)
    for number, (form, paper, large) in enumerate(KINDS)
]


@pytest.mark.parametrize(("form", "paper", "large", "content", "count"), CASES)
def test_a_list_of_any_length_is_neither_cut_nor_overlapping(
    form: str, paper: str, large: bool, content: str, count: int
) -> None:
    listed = people(Random(f"{form} {count}"), count, content)
    made = checked(count, form, ballot={"paper": paper, "large": large}, candidate=listed)
    assert len(made.pages) % 2 == 0 or len(made.pages) in (1, count)


def checked(count: int, form: str, **changed: Any) -> Typeset:
    """On one sheet where it fits, else on several that bear a serial."""
    try:
        return check(contest_of(count, form, **changed))
    except InvalidError as refused:
        if [problem.code for problem in refused.problems] != ["LIST_TOO_LONG"]:
            raise
    return check(contest_of(count, form, identity="serial", **changed))


def test_the_longest_list_in_the_largest_print_on_the_smallest_paper_is_printed() -> None:
    listed = people(Random(1), MOST, "names")
    check(contest_of(MOST, "confidence", identity="serial", ballot={"paper": "A5", "large": True}, candidate=listed))


def test_a_ballot_with_a_name_a_side_and_an_odd_last_one_is_printed_on_one_side_of_each_sheet(tmp_path: Path) -> None:
    """Else the next ballot would begin on its back."""
    listed = people(Random(1), 3, "long names")
    ballot = {"paper": "A5", "large": True, "colour": "hồng"}
    contest = contest_of(3, "confidence", identity="serial", round=3, ballot=ballot, candidate=listed)
    layout = print_ballots(contest, "confidence", 2, tmp_path, KEY, plain)
    assert len(layout.pages) == 3
    with pikepdf.open(tmp_path / "ballots.pdf") as pdf:
        assert (len(pdf.pages), str(pdf.Root.ViewerPreferences.Duplex)) == (6, "/Simplex")
    with pypdfium2.PdfDocument(tmp_path / "ballots.pdf") as document:
        words = [page.get_textpage().get_text_range() for page in document]
    assert [("next sheet" in text, "overleaf" in text) for text in words[:3]] == [(True, False)] * 2 + [(False, False)]


def test_a_list_too_long_for_its_sheet_is_set_in_two_columns_and_nothing_of_it_is_left_out() -> None:
    made = check(contest_of(72, "agree"))
    assert (len(made.pages), made.details_left_out) == (2, False)


def test_where_posts_do_not_fit_they_are_printed_only_beside_equal_names() -> None:
    listed = people(Random(57), 57, "birth dates and posts")
    listed[1]["name"] = listed[0]["name"]
    made = check(contest_of(57, "strike", candidate=listed))
    assert (len(made.pages), made.details_left_out) == (2, True)
    with pypdfium2.PdfDocument(made.pdf) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert text.count("/19") == 2, "the birth dates of two of one name"


def test_a_list_that_fits_with_its_posts_keeps_them() -> None:
    assert not check(contest_of(8, "strike", candidate=people(Random(3), 8, "posts"))).details_left_out
