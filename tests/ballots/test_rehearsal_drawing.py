"""What a rehearsal voter puts on the paper: exactly what the cells say, where they say it, and nothing else."""

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rehearsal_samples import PER_MM, area, blank, ink_added, inked_targets, layout_of, square_mm, target

from ballots.layout import LayoutPage
from ballots.rehearsal.draw import draw_ballot
from ballots.rehearsal.hands import HANDS, MARKS, STRIKES, pick_voter
from ballots.rehearsal.pens import PEN_KINDS

PLAIN_STRIKES = sorted(set(STRIKES) - {"half", "underline", "overline", "ringed"})
PLAIN_MARKS = sorted(set(MARKS) - {"dot", "circle", "corrected"})
HANDS_WITH_TRUTH = ("ordinary", "careless")


def drawn(form, cells, *, seed=1, colour=False, **options):
    page = layout_of(form).pages[0]
    before = blank(form, colour=colour)
    after = draw_ballot(before, page, cells, np.random.default_rng(seed), **options)
    return page, before, after


def away_from_targets(ink, page: LayoutPage, wanted, room: float):
    rest = ink.copy()
    for candidate, option in wanted:
        rest[area(target(page, candidate, option).box, room)] = False
    return square_mm(rest)


@pytest.mark.parametrize("strike", PLAIN_STRIKES)
@pytest.mark.parametrize("pen", ["ballpoint", "gel", "felt", "pencil"])
def test_a_strike_crosses_the_whole_name_and_goes_past_both_ends(strike, pen):
    for seed in range(4):
        rng = np.random.default_rng(seed)
        voter = pick_voter(rng, "ordinary", pen=pen, strike=strike)
        page, before, after = drawn("strike", {"c02": "x"}, voter=voter, seed=seed)
        x, y, width, height = target(page, "c02", "name").box
        stroke = np.abs(after.astype(int) - before)[area((x - 7, y, width + 14, height))].max(axis=0) > 20
        columns = np.flatnonzero(stroke) / PER_MM + x - 7
        assert columns.min() < x - 0.5
        assert columns.max() > x + width + 0.5
        assert np.diff(columns).max() < 6.0


@pytest.mark.parametrize("hand", HANDS_WITH_TRUTH)
@pytest.mark.parametrize("seed", range(6))
def test_a_strike_stays_on_its_own_name(hand, seed):
    page, before, after = drawn("strike", {"c01": "x", "c04": "x"}, hand=hand, seed=seed)
    ink = ink_added(before, after)
    assert inked_targets(ink, page) == {("c01", "name"), ("c04", "name")}
    assert away_from_targets(ink, page, {("c01", "name"), ("c04", "name")}, room=8.0) == 0


@pytest.mark.parametrize("mark", PLAIN_MARKS)
@pytest.mark.parametrize("pen", sorted(PEN_KINDS))
def test_a_mark_is_seen_in_its_box_and_ends_near_it(mark, pen):
    for seed in range(4):
        voter = pick_voter(np.random.default_rng(seed), "ordinary", pen=pen, mark=mark)
        page, before, after = drawn("agree", {"c03": "yes"}, voter=voter, seed=seed)
        ink = ink_added(before, after)
        assert inked_targets(ink, page) == {("c03", "yes")}
        assert away_from_targets(ink, page, {("c03", "yes")}, room=1.2) == 0


@pytest.mark.parametrize(
    ("form", "cell", "options"),
    [
        ("strike", "", set()),
        ("strike", "x", {"name"}),
        ("agree", "", set()),
        ("agree", "yes", {"yes"}),
        ("agree", "no", {"no"}),
        ("agree", "both", {"yes", "no"}),
        ("confidence", "", set()),
        ("confidence", "high", {"high"}),
        ("confidence", "medium", {"medium"}),
        ("confidence", "low", {"low"}),
    ],
)
@pytest.mark.parametrize("hand", HANDS_WITH_TRUTH)
def test_each_cell_value_puts_ink_where_it_says_and_nowhere_else(form, cell, options, hand):
    for seed in range(8):
        page, before, after = drawn(form, {"c02": cell}, hand=hand, seed=seed)
        ink = ink_added(before, after)
        assert inked_targets(ink, page) == {("c02", option) for option in options}
        if not options:
            assert np.array_equal(before, after)


def test_many_is_two_or_three_marks_in_one_row():
    seen = set()
    for seed in range(20):
        page, before, after = drawn("confidence", {"c02": "many"}, seed=seed)
        marked = inked_targets(ink_added(before, after), page)
        assert {candidate for candidate, _ in marked} == {"c02"}
        seen.add(len(marked))
    assert seen == {2, 3}


def test_two_marks_in_a_row_are_never_filled_boxes():
    voter = pick_voter(np.random.default_rng(1), "ordinary", mark="filled")
    page, before, both = drawn("agree", {"c02": "both"}, voter=voter)
    _, _, one = drawn("agree", {"c02": "yes"}, voter=voter)
    box = area(target(page, "c02", "yes").box)
    assert ink_added(before, one)[box].mean() > 0.5
    assert ink_added(before, both)[box].mean() < 0.5


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    cells=st.fixed_dictionaries({f"c{n:02}": st.sampled_from(["", "yes", "no", "both"]) for n in range(6)}),
    seed=st.integers(0, 2**32),
    hand=st.sampled_from(HANDS_WITH_TRUTH),
)
def test_any_ballot_bears_exactly_its_marks(cells, seed, hand):
    page, before, after = drawn("agree", cells, seed=seed, hand=hand)
    wanted = {
        (candidate, option) for candidate, cell in cells.items() for option in ("yes", "no") if cell in (option, "both")
    }
    ink = ink_added(before, after)
    assert inked_targets(ink, page) == wanted
    assert away_from_targets(ink, page, wanted, room=4.0) == 0


@pytest.mark.parametrize("hand", sorted(HANDS))
def test_the_same_chances_draw_the_same_ballot_and_leave_the_blank_print_alone(hand):
    before = blank("strike").copy()
    _, _, once = drawn("strike", {"c01": "x"}, seed=5, hand=hand)
    _, _, again = drawn("strike", {"c01": "x"}, seed=5, hand=hand)
    _, _, other = drawn("strike", {"c01": "x"}, seed=6, hand=hand)
    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)
    assert np.array_equal(before, blank("strike"))


@pytest.mark.parametrize("ground", ["SIGNED", "MARKED", "OUTSIDE_NAME"])
def test_added_writing_is_there_and_keeps_clear_of_names_and_stamp(ground):
    for seed in range(6):
        page, before, after = drawn("strike", {}, problem=ground, seed=seed)
        ink = ink_added(before, after)
        assert square_mm(ink) > 5.0
        assert not inked_targets(ink, page)
        assert not ink[area((0, 0, 65, 52))].any()
        near = np.zeros_like(ink)
        for place in page.targets:
            near[area(place.box, 8.0)] = True
        assert not (ink & near).any()


@pytest.mark.parametrize("cells", [{"c01": "x", "c02": "x", "c03": "x"}, {"c01": "x"}, {}])
def test_two_inks_are_two_colours(cells):
    for seed in range(5):
        _, before, after = drawn("strike", cells, problem="TWO_INKS", seed=seed, colour=True)
        blue, _, red = after[ink_added(before, after) & (before.min(axis=2) > 250)].astype(int).T
        assert (red > blue + 60).sum() > 50
        assert (red < blue + 10).sum() > 50


def test_a_ballot_not_issued_carries_no_codes():
    _, before, after = drawn("strike", {"c01": "x"}, problem="NOT_ISSUED")
    assert zxingcpp.read_barcodes(np.ascontiguousarray(before))
    assert not zxingcpp.read_barcodes(np.ascontiguousarray(after))


def test_a_name_on_two_lines_is_struck_on_both():
    page = layout_of("strike").pages[0]
    x, y, width, _ = target(page, "c02", "name").box
    first, second = (area((x, y - 0.5, width, 6.0)), area((x, y + 7.0, width, 6.0)))
    paper = np.full_like(blank("strike"), 255)
    for rows, columns in (first, second):
        cv2.putText(paper, "Nguyen Thi", (columns.start, rows.stop - 12), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 3)
    two_lines = target(page, "c02", "name").model_copy(update={"box": (x, y - 0.5, width, 13.5)})
    after = draw_ballot(
        paper, page.model_copy(update={"targets": (two_lines,)}), {"c02": "x"}, np.random.default_rng(3)
    )
    ink = ink_added(paper, after)
    assert square_mm(ink[first]) > 3.0
    assert square_mm(ink[second]) > 3.0
