"""A scanner's streaks run through the whole picture; a table's rules, however wide, do not."""

import numpy as np
import pytest
from reader_samples import Sheet

from ballots.blankprint import PX
from ballots.streaks import without_streaks

ROW = 1300
"""A row of pixels in the table, and in none of its rules."""


@pytest.mark.parametrize("people", [3, 15])
@pytest.mark.parametrize("form", ["strike", "agree", "confidence"])
def test_the_rules_of_a_sheet_that_lies_quite_straight_stay(form: str, people: int) -> None:
    picture = Sheet(form, people).picture
    for fed in (picture, np.ascontiguousarray(picture.T)):
        assert (without_streaks(fed, PX) == fed).all()


@pytest.mark.parametrize(("start", "taken_out"), [(0, True), (80, False)])
def test_a_streak_is_taken_out_where_it_runs_through_the_margin(start: int, taken_out: bool) -> None:
    picture = Sheet("agree").picture
    streaked = picture.copy()
    streaked[ROW : ROW + 2, start:] = np.minimum(streaked[ROW : ROW + 2, start:], 150)
    healed = without_streaks(streaked, PX)
    assert bool((healed[ROW, 300:400] > 240).all()) is taken_out


@pytest.mark.parametrize("end", [slice(0, 100), slice(-100, None)])
def test_a_streak_cannot_be_seen_on_the_scanners_dark_backing(end: slice) -> None:
    streaked = Sheet("agree").picture.copy()
    streaked[ROW : ROW + 2] = np.minimum(streaked[ROW : ROW + 2], 150)
    streaked[:, end] = 20
    assert (without_streaks(streaked, PX)[ROW, 300:400] > 240).all()
