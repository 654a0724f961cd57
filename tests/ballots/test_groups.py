"""Places of a page that are compared with the blank print together."""

from hypothesis import given
from hypothesis import strategies as st

from ballots.blankprint import Rect
from ballots.groups import groups

SIDES = st.tuples(*(st.integers(0, 60) for _ in range(2)), *(st.integers(1, 12) for _ in range(2)))


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
    )  # fmt: skip


def test_two_columns_of_a_page_are_two_groups_in_the_ballots_order() -> None:
    areas = {f"c{n}": Rect(100 * (n % 2), 30 * n, 100 * (n % 2) + 40, 30 * n + 70) for n in range(6)}
    found = sorted((list(group.candidates), group.area) for group in groups(areas))
    assert found == [(["c0", "c2", "c4"], Rect(0, 0, 40, 190)), (["c1", "c3", "c5"], Rect(100, 30, 140, 220))]


@given(st.lists(SIDES, max_size=12))
def test_each_candidate_is_in_one_group_whose_area_holds_his_and_no_two_areas_overlap(
    sides: list[tuple[int, ...]],
) -> None:
    areas = {f"c{n}": Rect(x, y, x + width, y + height) for n, (x, y, width, height) in enumerate(sides)}
    found = groups(areas)
    assert sorted(candidate for group in found for candidate in group.candidates) == sorted(areas)
    assert all(group.area.joined(areas[candidate]) == group.area for group in found for candidate in group.candidates)
    assert not any(overlap(one.area, other.area) for n, one in enumerate(found) for other in found[n + 1 :])
